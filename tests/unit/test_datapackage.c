/* test_datapackage.c: what datapackage.json says of files, as Frictionless Data Package 2 has it.
 */
#include <criterion/criterion.h>

#include "base/json_reader.h"
#include "form_fixture.h"
#include "output/datapackage.h"

static const struct json *item_at(const struct json *array, size_t index) {
    const struct json *item = array->child;
    while (index-- != 0)
        item = item->next;
    return item;
}

static const struct json *named(const struct json *array, const char *name) {
    for (const struct json *item = array->child; item != NULL; item = item->next)
        if (text_equal(json_member_string(item, "name"), text_from(name)))
            return item;
    return NULL;
}

static const struct json *package_read(struct arena *arena) {
    const struct package_file files[] = {
        {.table = row_table(ROWS_OBSERVATIONS),
            .name = TEXT("observations.jsonl"),
            .json_lines = true,
            .bytes = 12,
            .sha256 = TEXT("ab")},
        {.table = row_table(ROWS_OBSERVATIONS),
            .name = TEXT("observations.csv"),
            .bytes = 7,
            .sha256 = TEXT("cd")},
        {.table = row_table(ROWS_REPORTS), .name = TEXT("reports.csv"), .excel = true},
        {.table = row_table(ROWS_FIELDS), .name = TEXT("fields.csv")},
    };
    struct wording error;
    struct text json = datapackage_json(arena, files, sizeof files / sizeof *files);
    const struct json *root = json_read(arena, json, &error);
    cr_assert_not_null(root, "%s", error.en);
    cr_expect(text_ends(json, TEXT("}\n")));
    return json_member(root, "resources");
}

static void expect_member(const struct json *object, const char *key, const char *value) {
    struct text got = json_member_string(object, key);
    cr_expect(text_equal(got, text_from(value)), "%s: %.*s, not %s", key, (int)got.length,
        got.bytes, value);
}

Test(datapackage, files) {
    struct arena *arena = arena_new();
    const struct json *resources = package_read(arena);
    cr_expect_eq(resources->count, 4);
    const struct json *lines = item_at(resources, 0), *csv = item_at(resources, 1),
                      *excel = item_at(resources, 2);
    expect_member(lines, "name", "observations-jsonl");
    expect_member(lines, "path", "observations.jsonl");
    expect_member(lines, "format", "jsonl");
    expect_member(lines, "hash", "sha256:ab");
    cr_expect_eq(json_member(lines, "bytes")->number, 12);
    cr_expect_null(json_member(lines, "dialect"));
    expect_member(csv, "name", "observations");
    expect_member(csv, "format", "csv");
    expect_member(csv, "encoding", "utf-8");
    expect_member(json_member(csv, "dialect"), "lineTerminator", "\n");
    expect_member(json_member(excel, "dialect"), "lineTerminator", "\r\n");
    arena_free(arena);
}

/* Only tables with a report's id point to reports; what is missing has a label. */
Test(datapackage, keys) {
    static const struct {
        const char *resource, *first, *second;
        bool foreign;
    } keys[] = {{"observations-jsonl", "report_id", "field", true},
        {"observations", "report_id", "field", true}, {"reports", "report_id", NULL, false},
        {"fields", "form", "field", false}};
    struct arena *arena = arena_new();
    const struct json *resources = package_read(arena);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct json *schema = json_member(named(resources, keys[i].resource), "schema");
        const struct json *primary = json_member(schema, "primaryKey");
        cr_expect(text_equal(primary->child->string, text_from(keys[i].first)));
        cr_expect_eq(primary->count, keys[i].second == NULL ? 1u : 2u);
        if (keys[i].second != NULL)
            cr_expect(text_equal(primary->child->next->string, text_from(keys[i].second)));
        const struct json *foreign = json_member(schema, "foreignKeys");
        cr_expect_eq(foreign != NULL, keys[i].foreign, "%s", keys[i].resource);
        if (foreign != NULL)
            expect_member(json_member(foreign->child, "reference"), "resource", "reports");
        const struct json *missing = json_member(schema, "missingValues");
        cr_expect_eq(missing->count, 1);
        expect_member(missing->child, "value", "");
        cr_expect_neq(json_member_string(missing->child, "label").length, 0);
    }
    arena_free(arena);
}

/* A field a column, in order, with its type; every code of the table is a category. */
Test(datapackage, fields) {
    static const char *const types[] = {
        [ROW_STRING] = "string",
        [ROW_INTEGER] = "integer",
        [ROW_NUMBER] = "number",
        [ROW_BOOLEAN] = "boolean",
    };
    struct arena *arena = arena_new();
    const struct json *resources = package_read(arena);
    const struct row_table *table = row_table(ROWS_OBSERVATIONS);
    const struct json *fields =
        json_member(json_member(named(resources, "observations"), "schema"), "fields");
    cr_assert_eq(fields->count, table->column_count);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct row_column *column = &table->columns[i];
        const struct json *field = item_at(fields, i);
        size_t codes = 0;
        while (column->codes != NULL && column->codes[codes].code != NULL)
            codes++;
        expect_member(field, "name", column->name);
        expect_member(field, "type", types[column->type]);
        const struct json *required = json_member(json_member(field, "constraints"), "required");
        cr_expect_eq(
            required->kind == JSON_TRUE, (column->flags & ROW_REQUIRED) != 0, "%s", column->name);
        const struct json *categories = json_member(field, "categories");
        cr_expect_eq(categories == NULL ? 0 : categories->count, codes, "%s", column->name);
        for (size_t code = 0; code < codes; code++)
            expect_member(item_at(categories, code), "value", column->codes[code].code);
    }
    arena_free(arena);
}
