/* test_json_reader.c: the tree of a JSON text, and every trap of cJSON that must not pass. */
#include <criterion/criterion.h>

#include "base/json_reader.h"
#include "base/limits.h"

Test(json_reader, tree) {
    struct arena *arena = arena_new();
    struct wording error;
    const struct json *root = json_read(arena,
        TEXT(
            " {\"a\": [1, -2.5, true, false, null, \"年\\n\\u5e74\"], \"A\": {}, \"b\": \"x\"} \n"),
        &error);
    cr_assert_not_null(root);
    const struct json *a = json_member(root, "a");
    cr_assert(a != NULL && a->kind == JSON_ARRAY && a->count == 6 && a->parent == root);
    const enum json_kind kinds[] = {
        JSON_NUMBER, JSON_NUMBER, JSON_TRUE, JSON_FALSE, JSON_NULL, JSON_STRING};
    const struct json *item = a->child;
    for (size_t i = 0; i < 6; i++, item = item->next)
        cr_expect_eq(item->kind, kinds[i], "item %zu", i);
    cr_expect_null(item);
    cr_expect(a->child->next->number < -2.4 && a->child->next->number > -2.6);
    cr_expect(text_equal(a->child->next->next->next->next->next->string, TEXT("年\n年")));
    cr_expect_eq(json_member(root, "A")->kind, JSON_OBJECT, "case matters");
    cr_expect(text_equal(json_member_string(root, "b"), TEXT("x")));
    cr_expect_eq(json_member_string(root, "a").length, 0);
    cr_expect_null(json_member(root, "c"));
    cr_expect_null(json_member(NULL, "c"));
    cr_expect_null(json_member(a, "c"));
    arena_free(arena);
}

Test(json_reader, refused) {
    static const struct text wrong[] = {TEXT_INIT(""), TEXT_INIT(" "), TEXT_INIT("{"),
        TEXT_INIT("{} {}"), TEXT_INIT("{}x"), TEXT_INIT("{}\0"), TEXT_INIT("\xEF\xBB\xBF{}"),
        TEXT_INIT("{\"a\":1,\"a\":2}"), TEXT_INIT("[{\"x\":{\"a\":1,\"b\":2,\"a\":2}}]"),
        TEXT_INIT("\"\xFF\""), TEXT_INIT("\"\xED\xA0\x80\""), TEXT_INIT("\"\\u0000\""),
        TEXT_INIT("{\"a\\u0000b\":1}"), TEXT_INIT("nul"), TEXT_INIT("{'a':1}"), TEXT_INIT("[1,]")};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct wording error;
        cr_expect_null(json_read(arena, wrong[i], &error), "case %zu", i);
        cr_expect_not_null(error.en, "case %zu", i);
    }
    struct wording error;
    cr_expect_not_null(json_read(arena, TEXT("\"\\\\u0000\""), &error), "a backslash, then u0000");
    arena_free(arena);
}

Test(json_reader, depth) {
    struct arena *arena = arena_new();
    static const size_t depths[] = {150, 202, 203, 900, 100000};
    for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
        struct buffer text = {.arena = arena};
        struct wording error;
        for (size_t depth = 0; depth < depths[i]; depth++)
            buffer_add_byte(&text, '[');
        for (size_t depth = 0; depth < depths[i]; depth++)
            buffer_add_byte(&text, ']');
        cr_expect_eq(json_read(arena, buffer_text(&text), &error) != NULL, depths[i] <= 202,
            "depth %zu", depths[i]);
    }
    arena_free(arena);
}

/* The piece that often between two brackets; whether it is read. */
static bool is_read(const char *piece, size_t count) {
    struct arena *arena = arena_new();
    struct buffer text = {.arena = arena};
    struct wording error;
    buffer_add_byte(&text, '[');
    for (size_t i = 0; i < count; i++)
        buffer_add(&text, text_from(piece));
    buffer_add(&text, TEXT("1]"));
    bool read = json_read(arena, buffer_text(&text), &error) != NULL;
    cr_expect(read || strcmp(error.en, "is too large") == 0);
    arena_free(arena);
    return read;
}

Test(json_reader, limits) {
    cr_expect(is_read("1,", LIMIT_JSON_VALUES - 2), "a list and its items");
    cr_expect_not(is_read("1,", LIMIT_JSON_VALUES - 1));
    cr_expect(is_read("[],", LIMIT_JSON_VALUES / 2 - 1), "each counted for its bracket and comma");
    cr_expect_not(is_read("{},", LIMIT_JSON_VALUES / 2));
    cr_expect(is_read("\",[{\\\",\",", 100000), "what stands in a string is no value");
    cr_expect_not(is_read("        ", LIMIT_JSON_BYTES / 8));
}
