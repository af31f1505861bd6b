/* test_json_writer.c: the bytes that are written, line breaks and commas included. */
#include <criterion/criterion.h>

#include "base/json_writer.h"

static void write_sample(struct json_writer *writer) {
    json_object_open(writer);
    json_key(writer, "empty");
    json_array_open(writer);
    json_array_close(writer);
    json_key(writer, "list");
    json_array_open(writer);
    json_integer(writer, -12);
    json_number(writer, TEXT("7730.280"));
    json_number(writer, TEXT_NONE);
    json_bool(writer, true);
    json_null(writer);
    json_array_close(writer);
    json_key_text(writer, TEXT("名"));
    json_object_open(writer);
    json_key(writer, "a");
    json_string_or_null(writer, TEXT_NONE);
    json_object_close(writer);
    json_object_close(writer);
}

Test(json_writer, indented) {
    struct arena *arena = arena_new();
    struct buffer out = {.arena = arena};
    struct json_writer writer = {.out = &out};
    write_sample(&writer);
    cr_expect_str_eq(buffer_text(&out).bytes,
        "{\n  \"empty\": [],\n  \"list\": [\n    -12,\n    7730.280,\n    null,\n    true,\n"
        "    null\n  ],\n  \"名\": {\n    \"a\": null\n  }\n}");
    arena_free(arena);
}

Test(json_writer, compact) {
    struct arena *arena = arena_new();
    struct buffer out = {.arena = arena};
    struct json_writer writer = {.out = &out, .compact = true};
    write_sample(&writer);
    cr_expect_str_eq(buffer_text(&out).bytes,
        "{\"empty\": [], \"list\": [-12, 7730.280, null, true, null], \"名\": {\"a\": null}}");
    arena_free(arena);
}

Test(json_writer, strings) {
    static const struct {
        struct text from;
        const char *to;
    } cases[] = {
        {TEXT_INIT(""), "\"\""},
        {TEXT_INIT("3.要求提供公开出版\n物"), "\"3.要求提供公开出版\\n物\""},
        {TEXT_INIT("\"\\\t\r\b\f"), "\"\\\"\\\\\\t\\r\\b\\f\""},
        {TEXT_INIT("a\0b\x1f"), "\"a\\u0000b\\u001f\""},
        {TEXT_INIT("\xEF\xBF\xBD"), "\"\xEF\xBF\xBD\""},
        {TEXT_INIT("x\xFFy\xE4\xB8"), "\"x\xEF\xBF\xBDy\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {TEXT_INIT("\xE0\x80\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""}, /* overlong */
        {TEXT_INIT("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {TEXT_INIT("\xF0\xA0\x80\x80"), "\"\xF0\xA0\x80\x80\""},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {.arena = arena};
        struct json_writer writer = {.out = &out};
        json_string(&writer, cases[i].from);
        cr_expect_str_eq(buffer_text(&out).bytes, cases[i].to);
    }
    arena_free(arena);
}

Test(json_writer, members_and_lines) {
    struct arena *arena = arena_new();
    struct buffer out = {.arena = arena};
    struct json_writer writer = {.out = &out};
    json_array_open(&writer);
    json_line_open(&writer);
    json_member_text(&writer, "t", TEXT("一"));
    json_member_text(&writer, "e", TEXT_NONE);
    json_member_number(&writer, "n", TEXT("0.10"));
    json_member_integer(&writer, "i", -3);
    json_member_bool(&writer, "b", false);
    json_member_ordinal(&writer, "o", 2);
    json_member_ordinal(&writer, "z", 0);
    json_line_close(&writer);
    json_integer(&writer, 1);
    json_array_close(&writer);
    cr_expect_str_eq(buffer_text(&out).bytes,
        "[\n  {\"t\": \"一\", \"e\": null, \"n\": 0.10, \"i\": -3, \"b\": false, \"o\": 2, "
        "\"z\": null},\n  1\n]");
    arena_free(arena);
}
