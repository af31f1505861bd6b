/* test_comparison.c: what is said of a whole comparison: whether two reports differ, whether a
 * check between years fails, how many reports stand side by side; reports that cannot be read. */
#include <criterion/criterion.h>

#include "series_fixture.h"

#define IN "requests.carried_in.total="
#define OUT "requests.carried_out.total="

static const struct {
    const char *what, *reports;
    bool differs, fails;
    size_t agencies, side_by_side;
} cases[] = {
    {"the same twice", "甲 2021 2021 | a=1 | 一: 无\n甲 2021 2021 | a=1 | 一: 无", false, false, 1,
        2},
    {"a figure", "甲 2021 2021 | a=1\n甲 2022 2021 | a=2", true, false, 1, 2},
    {"a figure and a blank", "甲 2021 2021 | a=1\n甲 2022 2021 | a=", true, false, 1, 2},
    {"1 and 1.0 are one number", "甲 2021 2021 | a=1\n甲 2022 2021 | a=1.0", false, false, 1, 2},
    {"the prose", "甲 2021 2021 | a=1 | 一: 无\n甲 2022 2021 | a=1 | 一: 有", true, false, 1, 2},
    {"a heading", "甲 2021 2021 | a=1 | 一: 无\n甲 2022 2021 | a=1 | 二: 无", true, false, 1, 2},
    {"a section more", "甲 2021 2021 | a=1 | 一: 无\n甲 2022 2021 | a=1 | 一: 无; 二: 无", true,
        false, 1, 2},
    {"a carry-over", "甲 2021 2021 | " OUT "103\n甲 2022 2021 | " IN "77", true, true, 1, 2},
    {"a sound one", "甲 2021 2021 | " OUT "77\n甲 2022 2021 | " IN "77", true, false, 1, 2},
    {"over a missing year nothing is carried", "甲 2021 2021 | " OUT "103\n甲 2023 2021 | " IN "77",
        true, false, 1, 2},
    {"over a change of form it is", "甲 2020 2019 | " OUT "103\n甲 2021 2021 | " IN "77", true,
        true, 1, 2},
    {"a warning is no failure",
        "甲 2022 2021 | disclosure.rules.in_force=470 disclosure.rules.issued=1 "
        "disclosure.rules.repealed=1\n"
        "甲 2023 2021 | disclosure.rules.in_force=440 disclosure.rules.issued=62 "
        "disclosure.rules.repealed=33",
        true, false, 1, 2},
    {"two agencies", "甲 2021 2021 | a=1\n乙 2022 2021 | a=2", false, false, 2, 2},
    {"of three reports it is not said whether they differ",
        "甲 2021 2021 | a=1\n甲 2022 2021 | a=2\n甲 2022 2021 | a=3", false, false, 1, 2},
};

Test(comparison, verdicts) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct series series;
        series_compare(&series, cases[i].reports, NULL);
        const struct comparison *comparison = series.comparison;
        cr_expect_eq(comparison->differs, cases[i].differs, "%s", cases[i].what);
        cr_expect_eq(comparison->fails, cases[i].fails, "%s", cases[i].what);
        cr_expect_eq(comparison->agency_count, cases[i].agencies, "%s", cases[i].what);
        cr_expect_eq(comparison->report_count, cases[i].side_by_side, "%s", cases[i].what);
        series_free(&series);
    }
}

static struct year_report *report_refuse(
    void *context, struct arena *arena, const struct year_head *head) {
    (void)context, (void)arena, (void)head;
    return NULL;
}

/* Files that vanish between the two readings: their agency is passed over, the years stay. */
Test(comparison, unreadable) {
    struct series series;
    series_compare(&series, "甲 2021 2021 | a=1\n乙 2023 2021 | a=2\n丙 2022 2021 | a=2", NULL);
    struct year_head heads[] = {{TEXT("甲"), 2021, NULL}, {TEXT("乙"), 2023, NULL}};
    struct year_reader reader = {report_refuse, NULL};
    struct comparison *comparison = comparison_open(series.arena, &series.knowledge, heads, 2);
    cr_expect_eq(comparison_next(comparison, series.arena, &reader), NULL);
    cr_expect_eq(comparison->report_count, 0);
    cr_expect_eq(comparison->first_year, 2021);
    cr_expect_eq(comparison->last_year, 2023);
    series_free(&series);
}
