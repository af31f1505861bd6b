/*
 * test_schema.c: the validator that is compiled in knows every keyword that the schema uses, so
 * that none is passed over in silence, and names the place of what is wrong. What it refuses is
 * held against an independent validator by tests/project/schema_test.py.
 */
#include <criterion/criterion.h>

#include "output/schema.h"

/* Keys below these name things of the report; they are no keywords. */
static bool is_name(const struct json *node) {
    struct text holder = node->parent->key;
    return text_equal(holder, TEXT("properties")) || text_equal(holder, TEXT("$defs"));
}

Test(schema, keywords) {
    static const char *const known[] = {"$schema", "$id", "$defs", "$ref", "title", "description",
        "type", "const", "enum", "pattern", "minimum", "maximum", "minLength", "required",
        "properties", "additionalProperties", "items", "anyOf"};
    struct arena *arena = arena_new();
    struct wording error;
    const struct json *schema = json_read(arena, schema_text(), &error);
    cr_assert_not_null(schema);
    size_t objects = 0, closed = 0;
    for (const struct json *node = schema; node != NULL; node = json_following(node)) {
        bool found = node->key.length == 0 || is_name(node);
        for (size_t i = 0; i < sizeof known / sizeof *known && !found; i++)
            found = text_equal(node->key, text_from(known[i]));
        cr_expect(found, "keyword %s is unknown to schema.c", node->key.bytes);
        if (text_equal(json_member_string(node, "type"), TEXT("object"))) {
            objects++;
            closed += json_member(node, "additionalProperties") != NULL;
        }
    }
    cr_expect(objects >= 9 && objects == closed, "every object says what else it may hold");
    arena_free(arena);
}

/* The problems of a JSON text, "code path" each, in one line. */
static const char *check_text(struct arena *arena, const char *json) {
    struct problems problems = {.arena = arena};
    struct buffer line = {.arena = arena};
    struct wording error;
    const struct json *value = json_read(arena, text_from(json), &error);
    cr_assert_not_null(value, "%s", json);
    struct schema *schema = schema_open(arena);
    schema_check(schema, arena, value, &problems);
    schema_close(schema);
    for (size_t i = 0; i < problems.count && i < 3; i++)
        buffer_format(&line, "%s %s|", problem_name(problems.items[i].code),
            problems.items[i].message_en.bytes);
    return buffer_text(&line).bytes;
}

Test(schema, places) {
    static const struct {
        const char *json, *says;
    } cases[] = {
        {"5", "type-wrong at $ the type is wrong, object"},
        {"{}", "key-missing at $ the key schema is missing"},
        {"{\"cells\": [1]}", "key-missing"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(
            text_starts(text_from(check_text(arena, cases[i].json)), text_from(cases[i].says)),
            "%s gave %s", cases[i].json, check_text(arena, cases[i].json));
    const char *deep = "{\"schema\": \"nianbao.report/1\", \"report\": {}, \"source\": {}, "
                       "\"converter\": {}, \"data\": {\"a\": {\"b\": \"x\"}}, \"cells\": [], "
                       "\"sections\": [{\"number\": null, \"heading\": null, \"paragraphs\": [], "
                       "\"tables\": [], \"sections\": [5]}], \"checks\": [], \"problems\": []}";
    struct problems problems = {.arena = arena};
    struct wording error;
    struct schema *schema = schema_open(arena);
    schema_check(schema, arena, json_read(arena, text_from(deep), &error), &problems);
    schema_close(schema);
    size_t found = 0;
    for (size_t i = 0; i < problems.count; i++)
        found +=
            text_find(problems.items[i].message_en, TEXT("at data.a.b the type")) == 0 ||
            text_find(problems.items[i].message_en, TEXT("at sections[0].sections[0] the")) == 0;
    cr_expect_eq(found, 2, "%zu", found);
    arena_free(arena);
}
