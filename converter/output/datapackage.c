/*
 * datapackage.c: which files an export wrote, with their hashes, and what each column is: a
 * Frictionless Data Package (version 2), which Python and R packages read to get the types right.
 * What a missing value means has its label there, as have the codes. Made from row_table alone.
 */
#include "output/datapackage.h"

#include "base/json_writer.h"
#include "nianbao.h"

#define PROFILE "https://datapackage.org/profiles/2.0/"

static void write_text(struct json_writer *writer, const char *key, const char *text) {
    json_key(writer, key);
    json_string(writer, text_from(text));
}

/* A title in Chinese, a description in English. */
static void write_meaning(struct json_writer *writer, const char *zh, const char *en) {
    write_text(writer, "title", zh);
    write_text(writer, "description", en);
}

static void write_codes(struct json_writer *writer, const struct row_code *codes) {
    json_key(writer, "categories");
    json_array_open(writer);
    for (; codes->code != NULL; codes++) {
        json_object_open(writer);
        write_text(writer, "value", codes->code);
        write_text(writer, "label", codes->zh);
        write_text(writer, "description", codes->en);
        json_object_close(writer);
    }
    json_array_close(writer);
}

static void write_field(struct json_writer *writer, const struct row_column *column) {
    static const char *const types[] = {
        [ROW_STRING] = "string",
        [ROW_INTEGER] = "integer",
        [ROW_NUMBER] = "number",
        [ROW_BOOLEAN] = "boolean",
    };
    json_object_open(writer);
    write_text(writer, "name", column->name);
    write_text(writer, "type", types[column->type]);
    write_meaning(writer, column->zh, column->en);
    if (column->codes != NULL)
        write_codes(writer, column->codes);
    json_key(writer, "constraints");
    json_object_open(writer);
    json_key(writer, "required");
    json_bool(writer, (column->flags & ROW_REQUIRED) != 0);
    json_object_close(writer);
    json_object_close(writer);
}

static void write_keys(struct json_writer *writer, const struct row_table *table) {
    json_key(writer, "primaryKey");
    json_array_open(writer);
    for (size_t i = 0; i < 2 && table->keys[i] != NULL; i++)
        json_string(writer, text_from(table->keys[i]));
    json_array_close(writer);
    if (table == row_table(ROWS_REPORTS) || table == row_table(ROWS_FIELDS))
        return;
    json_key(writer, "foreignKeys");
    json_array_open(writer);
    json_object_open(writer);
    json_key(writer, "fields");
    json_array_open(writer);
    json_string(writer, TEXT("report_id"));
    json_array_close(writer);
    json_key(writer, "reference");
    json_object_open(writer);
    write_text(writer, "resource", "reports");
    json_key(writer, "fields");
    json_array_open(writer);
    json_string(writer, TEXT("report_id"));
    json_array_close(writer);
    json_object_close(writer);
    json_object_close(writer);
    json_array_close(writer);
}

static void write_schema(struct json_writer *writer, const struct package_file *file) {
    json_key(writer, "schema");
    json_object_open(writer);
    write_text(writer, "$schema", PROFILE "tableschema.json");
    json_key(writer, "fields");
    json_array_open(writer);
    for (size_t i = 0; i < file->table->column_count; i++)
        write_field(writer, &file->table->columns[i]);
    json_array_close(writer);
    json_key(writer, "missingValues");
    json_array_open(writer);
    json_object_open(writer);
    write_text(writer, "value", "");
    write_text(writer, "label",
        "报告中没有，绝不是 0；数字缺失的原因见 state 和 obs_status "
        "(not in the report, never 0; why a figure is missing: state, obs_status)");
    json_object_close(writer);
    json_array_close(writer);
    write_keys(writer, file->table);
    json_object_close(writer);
}

/* "observations", "observations-jsonl" */
static void write_name(
    struct json_writer *writer, struct arena *arena, const struct package_file *file) {
    struct buffer name = {.arena = arena};
    buffer_add(&name, text_from(file->table->name));
    buffer_add(&name, file->json_lines ? TEXT("-jsonl") : TEXT_NONE);
    json_key(writer, "name");
    json_string(writer, buffer_text(&name));
}

static void write_resource(
    struct json_writer *writer, struct arena *arena, const struct package_file *file) {
    struct buffer hash = {.arena = arena};
    buffer_add(&hash, TEXT("sha256:"));
    buffer_add(&hash, file->sha256);
    json_object_open(writer);
    write_text(writer, "$schema", PROFILE "dataresource.json");
    write_name(writer, arena, file);
    json_key(writer, "path");
    json_string(writer, file->name);
    write_text(writer, "type", "table");
    write_meaning(writer, file->table->zh, file->table->en);
    write_text(writer, "format", file->json_lines ? "jsonl" : "csv");
    write_text(writer, "mediatype", file->json_lines ? "application/jsonl" : "text/csv");
    write_text(writer, "encoding", "utf-8");
    json_key(writer, "bytes");
    json_integer(writer, (long long)file->bytes);
    json_key(writer, "hash");
    json_string(writer, buffer_text(&hash));
    if (!file->json_lines) {
        json_key(writer, "dialect");
        json_object_open(writer);
        write_text(writer, "$schema", PROFILE "tabledialect.json");
        write_text(writer, "delimiter", ",");
        write_text(writer, "lineTerminator", file->excel ? "\r\n" : "\n");
        json_object_close(writer);
    }
    write_schema(writer, file);
    json_object_close(writer);
}

struct text datapackage_json(struct arena *arena, const struct package_file *files, size_t count) {
    struct buffer out = {.arena = arena};
    struct json_writer writer = {.out = &out};
    json_object_open(&writer);
    write_text(&writer, "$schema", PROFILE "datapackage.json");
    write_text(&writer, "name", "nianbao");
    write_meaning(&writer, "政府信息公开工作年度报告数据",
        "Figures of annual reports on government information disclosure, as printed");
    write_text(&writer, "nianbao", NIANBAO_VERSION);
    json_key(&writer, "resources");
    json_array_open(&writer);
    for (size_t i = 0; i < count; i++)
        write_resource(&writer, arena, &files[i]);
    json_array_close(&writer);
    json_object_close(&writer);
    buffer_add_byte(&out, '\n');
    return buffer_text(&out);
}
