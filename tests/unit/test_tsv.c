/* test_tsv.c: tables as tab-separated text, and what is refused in them. */
#include <criterion/criterion.h>

#include "base/tsv.h"

static const char *const columns[] = {"name", "year", "why", NULL};

Test(tsv, rows) {
    struct arena *arena = arena_new();
    struct tsv table;
    struct wording error;
    int line;
    struct text text = TEXT("\xEF\xBB\xBF# a comment\r\nname\tyear\twhy\r\n\r\n 甲县 \t2019\t\r\n"
                            "# another\nb\t\tmoved, \"as it was\"");
    cr_assert(tsv_read(arena, text, columns, &table, &error, &line));
    cr_assert_eq(table.count, 2);
    cr_expect(text_equal(table.rows[0].cells[0], TEXT("甲县")));
    cr_expect(text_equal(table.rows[0].cells[1], TEXT("2019")));
    cr_expect_eq(table.rows[0].cells[2].length, 0);
    cr_expect_eq(table.rows[0].line, 4);
    cr_expect(text_equal(table.rows[1].cells[2], TEXT("moved, \"as it was\"")));
    cr_expect_eq(table.rows[1].line, 6);
    arena_free(arena);
}

Test(tsv, refused) {
    static const struct {
        const char *text, *error;
        int line;
    } cases[] = {
        {"", "there is no header line", 0},
        {"# only a comment\n", "there is no header line", 1},
        {"name\twhy\tyear\n", "the header line is not the one described", 1},
        {"name\tyear\n", "the header line is not the one described", 1},
        {"name\tyear\twhy\na\tb\n", "the row has too few or too many columns (they end at tabs)",
            2},
        {"name\tyear\twhy\na\tb\tc\td\n",
            "the row has too few or too many columns (they end at tabs)", 2},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tsv table;
        struct wording error;
        int line;
        cr_assert(!tsv_read(arena, text_from(cases[i].text), columns, &table, &error, &line));
        cr_expect_str_eq(error.en, cases[i].error);
        cr_expect_eq(line, cases[i].line, "%s", cases[i].text);
    }
    arena_free(arena);
}
