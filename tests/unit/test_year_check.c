/* test_year_check.c: equations between two years: their table, what they come to, what they are
 * about. */
#include <criterion/criterion.h>

#include "history/year_check.h"

#define HEAD "id\tseverity\tequation\tname\tname_en\tsource\n"

static struct figure figure(const char *field, const char *value) {
    struct figure figure = {.field = text_from(field), .raw = text_from(value)};
    figure.state = value[0] == '\0'  ? STATE_BLANK
                   : value[0] == '/' ? STATE_NOT_APPLICABLE
                                     : STATE_NUMBER;
    figure.value = figure.state == STATE_NUMBER ? figure.raw : TEXT_NONE;
    return figure;
}

static const struct {
    const char *equation;
    const char *before[2], *now[2]; /* of a.x and b.x; "": blank, "/": does not apply */
    enum check_state state;
    const char *formula;
} cases[] = {
    {"a.*[-1] = b.*", {"103", "0"}, {"0", "103"}, CHECK_HOLDS, "103 = 103"},
    {"a.*[-1] = b.*", {"103", "0"}, {"0", "77"}, CHECK_FAILS, "103 ≠ 77"},
    {"a.*[-1] = b.*", {"", "0"}, {"0", "77"}, CHECK_NOT_ASSESSABLE, "? ?= 77"},
    {"a.*[-1] = b.*", {"", "0"}, {"0", "0"}, CHECK_HOLDS, NULL},
    {"a.*[-1] = b.*", {"/", "0"}, {"0", "77"}, CHECK_FAILS, NULL},
    {"a.* = a.*[-1] + b.*", {"89", "0"}, {"166", "77"}, CHECK_HOLDS, "166 = 89 + 77"},
    {"a.* = a.*[-1] - b.*", {"10", "0"}, {"8", ""}, CHECK_NOT_ASSESSABLE, NULL},
    {"a.* = a.*[-1] - b.*", {"10", "0"}, {"12", ""}, CHECK_FAILS, NULL},
    {"a.* = a.*[-1] ± b.*", {"10", "0"}, {"12", ""}, CHECK_NOT_ASSESSABLE, NULL},
    {"a.* = a.*[-1] ± b.*", {"10", "0"}, {"4", "-6"}, CHECK_HOLDS, NULL},
};

Test(year_check, states) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        struct buffer table = {.arena = arena};
        struct year_rules rules;
        buffer_format(&table, HEAD "history.x\terror\t%s\t名\tname\tsource\n", cases[i].equation);
        cr_assert(year_rules_read(arena, buffer_text(&table), &problems, &rules));
        struct figure before[] = {
            figure("a.x", cases[i].before[0]), figure("b.x", cases[i].before[1])};
        struct figure now[] = {figure("a.x", cases[i].now[0]), figure("b.x", cases[i].now[1])};
        struct year_figures reports[] = {{2020, TEXT("f"), before, 2}, {2021, TEXT("f"), now, 2}};
        struct year_checks checks = {0};
        struct comparability none = {0};
        year_checks_make(arena, &rules, &none, &reports[0], &reports[1], &checks);
        cr_assert_eq(checks.count, 1, "%zu", i);
        const struct check *made = &checks.items[0].check;
        cr_expect_eq(made->state, cases[i].state, "%zu: %.*s", i, (int)made->formula.length,
            made->formula.bytes);
        cr_expect(text_equal(made->column, TEXT("x")), "%zu", i);
        cr_expect_eq(checks.items[0].years[0], 2020);
        cr_expect_eq(checks.items[0].years[1], 2021);
        if (cases[i].formula != NULL)
            cr_expect(text_equal(made->formula, text_from(cases[i].formula)), "%zu: %.*s", i,
                (int)made->formula.length, made->formula.bytes);
        arena_free(arena);
    }
}

Test(year_check, refused) {
    static const char *const rows[] = {
        "carried\terror\ta[-1] = b",   /* no history. */
        "history.x\tgrave\ta[-1] = b", /* no such severity */
        "history.x\terror\ta = b",     /* one year alone */
        "history.x\terror\ta[-1] + b", /* no equals sign */
        "history.x\terror\ta[-1] = b = c",
        "history.x\terror\ta[-2] = b",
        "history.x\terror\ta[-1] * b = c",
        "history.x\terror\t",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        struct buffer table = {.arena = arena};
        struct year_rules rules;
        buffer_format(&table, HEAD "%s\t名\tname\tsource\n", rows[i]);
        cr_expect(!year_rules_read(arena, buffer_text(&table), &problems, &rules), "%s", rows[i]);
        cr_expect_gt(problems.count, 0, "%s", rows[i]);
        arena_free(arena);
    }
}
