/*
 * datapackage.c: the files of an export, their hashes and the types, meanings and codes of their
 * columns, as a Frictionless Data Package (version 2). Written from row_table alone.
 */
#include "output/datapackage.h"

#include "base/json_writer.h"
#include "nianbao.h"

#define PROFILE "https://datapackage.org/profiles/2.0/"

/* A title in Chinese, a description in English. */
static void write_meaning(struct json_writer *writer, const char *zh, const char *en) {
    json_member_exact(writer, "title", text_from(zh));
    json_member_exact(writer, "description", text_from(en));
}

static void write_field(struct json_writer *writer, const struct row_column *column) {
    static const char *const types[] = {
        [ROW_STRING] = "string",
        [ROW_INTEGER] = "integer",
        [ROW_NUMBER] = "number",
        [ROW_BOOLEAN] = "boolean",
    };
    json_object_open(writer);
    json_member_exact(writer, "name", text_from(column->name));
    json_member_exact(writer, "type", text_from(types[column->type]));
    write_meaning(writer, column->zh, column->en);
    if (column->codes != NULL) {
        json_member_array(writer, "categories");
        for (const struct row_code *code = column->codes; code->code != NULL; code++) {
            json_object_open(writer);
            json_member_exact(writer, "value", text_from(code->code));
            json_member_exact(writer, "label", text_from(code->zh));
            json_member_exact(writer, "description", text_from(code->en));
            json_object_close(writer);
        }
        json_array_close(writer);
    }
    json_member_object(writer, "constraints");
    json_member_bool(writer, "required", (column->flags & ROW_REQUIRED) != 0);
    json_object_close(writer);
    json_object_close(writer);
}

static void write_keys(struct json_writer *writer, const struct row_table *table) {
    json_member_array(writer, "primaryKey");
    for (size_t i = 0; i < 2 && table->keys[i] != NULL; i++)
        json_string(writer, text_from(table->keys[i]));
    json_array_close(writer);
    if (table == row_table(ROWS_REPORTS) || table == row_table(ROWS_FIELDS))
        return;
    json_member_array(writer, "foreignKeys");
    json_object_open(writer);
    json_member_array(writer, "fields");
    json_string(writer, TEXT("report_id"));
    json_array_close(writer);
    json_member_object(writer, "reference");
    json_member_exact(writer, "resource", TEXT("reports"));
    json_member_array(writer, "fields");
    json_string(writer, TEXT("report_id"));
    json_array_close(writer);
    json_object_close(writer);
    json_object_close(writer);
    json_array_close(writer);
}

static void write_schema(struct json_writer *writer, const struct package_file *file) {
    json_member_object(writer, "schema");
    json_member_exact(writer, "$schema", TEXT(PROFILE "tableschema.json"));
    json_member_array(writer, "fields");
    for (size_t i = 0; i < file->table->column_count; i++)
        write_field(writer, &file->table->columns[i]);
    json_array_close(writer);
    json_member_array(writer, "missingValues");
    json_object_open(writer);
    json_member_exact(writer, "value", TEXT(""));
    json_member_exact(writer, "label",
        TEXT("报告中没有，绝不是 0；数字缺失的原因见 state 和 obs_status "
             "(not in the report, never 0; why a figure is missing: state, obs_status)"));
    json_object_close(writer);
    json_array_close(writer);
    write_keys(writer, file->table);
    json_object_close(writer);
}

static void write_resource(
    struct json_writer *writer, struct arena *arena, const struct package_file *file) {
    struct buffer hash = {.arena = arena}, name = {.arena = arena};
    buffer_format(&name, file->json_lines ? "%s-jsonl" : "%s", file->table->name);
    buffer_add(&hash, TEXT("sha256:"));
    buffer_add(&hash, file->sha256);
    json_object_open(writer);
    json_member_exact(writer, "$schema", TEXT(PROFILE "dataresource.json"));
    json_member_exact(writer, "name", buffer_text(&name));
    json_member_exact(writer, "path", file->name);
    json_member_exact(writer, "type", TEXT("table"));
    write_meaning(writer, file->table->zh, file->table->en);
    json_member_exact(writer, "format", text_from(file->json_lines ? "jsonl" : "csv"));
    json_member_exact(
        writer, "mediatype", text_from(file->json_lines ? "application/jsonl" : "text/csv"));
    json_member_exact(writer, "encoding", TEXT("utf-8"));
    json_member_size(writer, "bytes", file->bytes);
    json_member_exact(writer, "hash", buffer_text(&hash));
    if (!file->json_lines) {
        json_member_object(writer, "dialect");
        json_member_exact(writer, "$schema", TEXT(PROFILE "tabledialect.json"));
        json_member_exact(writer, "delimiter", TEXT(","));
        json_member_exact(writer, "lineTerminator", text_from(file->excel ? "\r\n" : "\n"));
        json_object_close(writer);
    }
    write_schema(writer, file);
    json_object_close(writer);
}

struct text datapackage_json(struct arena *arena, const struct package_file *files, size_t count) {
    struct buffer out = {.arena = arena};
    struct json_writer writer = {.out = &out};
    json_object_open(&writer);
    json_member_exact(&writer, "$schema", TEXT(PROFILE "datapackage.json"));
    json_member_exact(&writer, "name", TEXT("nianbao"));
    write_meaning(&writer, "政府信息公开工作年度报告数据",
        "Figures of annual reports on government information disclosure, as printed");
    json_member_exact(&writer, "nianbao", TEXT(NIANBAO_VERSION));
    json_member_array(&writer, "resources");
    for (size_t i = 0; i < count; i++)
        write_resource(&writer, arena, &files[i]);
    json_array_close(&writer);
    json_object_close(&writer);
    buffer_add_byte(&out, '\n');
    return buffer_text(&out);
}
