/* test_json_lines.c: rows as lines of JSON: null is no empty text, numbers keep their digits, what
 * would end a line is escaped. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "form_fixture.h"
#include "output/rows.h"

static const struct row_column columns[] = {
    {.name = "words", .type = ROW_STRING},
    {.name = "number", .type = ROW_NUMBER},
    {.name = "yes", .type = ROW_BOOLEAN},
    {.name = "place", .type = ROW_INTEGER},
};
static const struct row_table table = {.name = "t", .columns = columns, .column_count = 4};

Test(json_lines, rows) {
    struct arena *arena = arena_new();
    struct row_set set = {.arena = arena, .table = &table};
    struct buffer out = {.arena = arena};
    row_exact(&set, TEXT_NONE), row_exact(&set, TEXT("24252.3110820"));
    row_boolean(&set, true), row_ordinal(&set, 7);
    row_text(&set, TEXT_NONE), row_null(&set);
    row_boolean(&set, false), row_ordinal(&set, 0);
    row_exact(&set, TEXT("a\n\"b\"\\\t\xE4\xB8\x80")), row_exact(&set, TEXT("-0.50"));
    row_null(&set), row_integer(&set, -9007199254740993);
    for (size_t row = 0; row < 3; row++)
        row_write_json(&out, &set, row);
    expect_text("lines", buffer_text(&out).bytes,
        "{\"words\": \"\", \"number\": 24252.3110820, \"yes\": true, \"place\": 7}\n"
        "{\"words\": null, \"number\": null, \"yes\": false, \"place\": null}\n"
        "{\"words\": \"a\\n\\\"b\\\"\\\\\\t一\", \"number\": -0.50, \"yes\": null, "
        "\"place\": -9007199254740993}\n");
    arena_free(arena);
}

/* Rows that outgrow what was set aside for them. */
Test(json_lines, many) {
    enum { MANY = 5000 };
    struct arena *arena = arena_new();
    struct row_set set = {.arena = arena, .table = &table};
    for (int i = 0; i < MANY; i++)
        row_integer(&set, i), row_null(&set), row_null(&set), row_ordinal(&set, i);
    cr_expect_eq(set.count, MANY * 4);
    for (int i = 0; i < MANY; i++) {
        char digits[16];
        snprintf(digits, sizeof digits, "%d", i);
        cr_expect(text_equal(set.values[i * 4].text, text_from(digits)), "row %d", i);
    }
    arena_free(arena);
}
