/* test_year_report.c: what is kept of a report: years, dates, the sections below their top, the
 * checks that fail; and nothing of it is the report's own. */
#include <criterion/criterion.h>

#include "../builtin.h"
#include "history/comparison.h"

Test(year_report, years) {
    static const int cases[][2] = {{2021, 2021}, {1990, 1990}, {2099, 2099}, {1989, 0}, {2100, 0},
        {0, 0}, {-5, 0}, {1000000000, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(year_of_report(cases[i][0]), cases[i][1], "%d", cases[i][0]);
}

Test(year_report, kept) {
    struct arena *arena = arena_new(), *own = arena_new();
    struct text top[] = {text_copy(own, TEXT("甲"))}, below[] = {text_copy(own, TEXT("乙"))};
    struct section sections[] = {
        {.parent = -1,
            .heading = text_copy(own, TEXT("总体情况")),
            .paragraphs = top,
            .paragraph_count = 1},
        {.parent = 0,
            .heading = text_copy(own, TEXT("（一）")),
            .paragraphs = below,
            .paragraph_count = 1},
        {.parent = 1, .paragraphs = top, .paragraph_count = 1},
        {.parent = -1,
            .heading = text_copy(own, TEXT("其他")),
            .paragraphs = below,
            .paragraph_count = 1},
    };
    struct figure figures[] = {
        {.field = text_copy(own, TEXT("requests.received.total")),
            .value = text_copy(own, TEXT("26")),
            .raw = text_copy(own, TEXT("26")),
            .table = 2,
            .row = 4,
            .column = 10},
        {.field = text_copy(own, TEXT("disclosure.fees.amount")),
            .state = STATE_NUMBER,
            .value = text_copy(own, TEXT("59237.2449")),
            .raw = text_copy(own, TEXT("59237.2449万元"))},
    };
    struct check checks[] = {
        {.id = text_copy(own, TEXT("requests.balance")),
            .column = text_copy(own, TEXT("enterprise")),
            .state = CHECK_FAILS,
            .formula = text_copy(own, TEXT("1 ≠ 2"))},
        {.id = text_copy(own, TEXT("requests.balance")), .state = CHECK_HOLDS},
        {.id = text_copy(own, TEXT("no.such")), .state = CHECK_FAILS},
    };
    struct report report = {.agency = text_copy(own, TEXT("甲局")),
        .year = 2021,
        .form = text_copy(own, TEXT("2021")),
        .published = text_copy(own, TEXT("2022-04-01")),
        .figures = figures,
        .figure_count = 2,
        .checks = checks,
        .check_count = 3,
        .sections = sections,
        .section_count = 4,
        .problems = {.arena = own}};
    problem_add(&report.problems, PROBLEM_COLUMN_UNKNOWN, (struct place){0}, TEXT_NONE, TEXT_NONE);
    struct year_report *kept =
        year_report_make(arena, mappings_builtin(), &report, text_copy(own, TEXT("2021.json")));
    arena_free(own); /* under the address sanitizer, what is still its own shows */
    cr_expect(text_equal(kept->agency, TEXT("甲局")) && text_equal(kept->path, TEXT("2021.json")));
    cr_expect(kept->late && !kept->form_of_other_years);
    cr_expect_eq(kept->section_count, 2);
    cr_expect_eq(kept->sections[0].paragraph_count, 3);
    cr_expect(text_equal(kept->sections[0].paragraphs[1], TEXT("乙")));
    cr_expect(text_equal(kept->sections[1].heading, TEXT("其他")));
    cr_expect(text_equal(kept->figures[0].field, TEXT("requests.received.total")));
    cr_expect(text_equal(kept->figures[1].raw, TEXT("59237.2449万元")));
    cr_expect_eq(kept->figures[0].row, 4);
    cr_expect_eq(kept->checks[CHECK_FAILS], 2);
    cr_expect_eq(kept->failing_count, 2);
    cr_expect(text_equal(kept->failing[0].formula, TEXT("1 ≠ 2")));
    cr_expect_neq(kept->failing_made[0], NULL);
    cr_expect_eq(kept->failing_made[1], NULL);
    cr_expect_eq(kept->problems[SEVERITY_WARNING], 1);
    arena_free(arena);
}
