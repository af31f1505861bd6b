/* test_copied_figures.c: tables whose figures are last year's, and small offices whose figures
 * merely are alike. */
#include <criterion/criterion.h>

#include "series_fixture.h"

/* Figures of the table of requests of form 2021. */
#define R "requests.received."
static const struct {
    const char *what, *reports;
    size_t copies, equal, compared;
    bool whole;
} cases[] = {
    {"three different numbers, all of them last year's",
        "甲 2021 2021 | " R "total=12 " R "natural_person=7 " R "enterprise=5 " R
        "legal_service=0\n"
        "甲 2022 2021 | " R "total=12 " R "natural_person=7 " R "enterprise=5 " R "legal_service=0",
        1, 3, 3, true},
    {"a 1 is no figure to be copied: it and two others are not three",
        "甲 2021 2021 | " R "total=12 " R "natural_person=5 " R "enterprise=1\n"
        "甲 2022 2021 | " R "total=12 " R "natural_person=5 " R "enterprise=1",
        0, 0, 0, false},
    {"four in five are equal, but only four of them have two digits",
        "甲 2021 2021 | " R "total=112 " R "natural_person=71 " R "enterprise=52 " R
        "legal_service=33 " R "public_welfare=4 " R "research_institution=15\n"
        "甲 2022 2021 | " R "total=112 " R "natural_person=71 " R "enterprise=52 " R
        "legal_service=33 " R "public_welfare=4 " R "research_institution=16",
        0, 0, 0, false},
    {"two different numbers may well be the same",
        "甲 2021 2021 | " R "total=12 " R "natural_person=12 " R "enterprise=5\n"
        "甲 2022 2021 | " R "total=12 " R "natural_person=12 " R "enterprise=5",
        0, 0, 0, false},
    {"one request, granted, year after year",
        "甲 2021 2021 | " R "total=1 " R "natural_person=1 " R
        "enterprise=0 requests.granted.total=1\n"
        "甲 2022 2021 | " R "total=1 " R "natural_person=1 " R
        "enterprise=0 requests.granted.total=1",
        0, 0, 0, false},
    {"one of four is another: no copy of a small table",
        "甲 2021 2021 | " R "total=12 " R "natural_person=7 " R "enterprise=5 " R
        "legal_service=3\n"
        "甲 2022 2021 | " R "total=12 " R "natural_person=7 " R "enterprise=5 " R "legal_service=4",
        0, 0, 0, false},
    {"five of six large ones",
        "甲 2021 2021 | " R "total=112 " R "natural_person=71 " R "enterprise=52 " R
        "legal_service=33 " R "public_welfare=24 " R "research_institution=15\n"
        "甲 2022 2021 | " R "total=112 " R "natural_person=71 " R "enterprise=52 " R
        "legal_service=33 " R "public_welfare=24 " R "research_institution=16",
        1, 5, 6, false},
    {"not over a year that is missing",
        "甲 2021 2021 | " R "total=12 " R "natural_person=7 " R "enterprise=5\n"
        "甲 2023 2021 | " R "total=12 " R "natural_person=7 " R "enterprise=5",
        0, 0, 0, false},
    {"not over a change of meaning",
        "甲 2020 2019 | disclosure.licensing.decisions=12 disclosure.penalties.decisions=13 "
        "disclosure.compulsory_measures.decisions=14\n"
        "甲 2021 2021 | disclosure.licensing.decisions=12 disclosure.penalties.decisions=13 "
        "disclosure.compulsory_measures.decisions=14",
        0, 0, 0, false},
};

Test(copied_figures, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct series series;
        series_compare(&series, cases[i].reports, NULL);
        const struct year_agency *agency = series.agencies[0];
        cr_expect_eq(
            agency->copy_count, cases[i].copies, "%s: %zu", cases[i].what, agency->copy_count);
        if (agency->copy_count == 1) {
            const struct copy *copy = &agency->copies[0];
            cr_expect(text_equal(copy->table, TEXT("requests")), "%s", cases[i].what);
            cr_expect_eq(copy->equal, cases[i].equal, "%s: %zu", cases[i].what, copy->equal);
            cr_expect_eq(
                copy->compared, cases[i].compared, "%s: %zu", cases[i].what, copy->compared);
            cr_expect_eq(copy->whole, cases[i].whole, "%s", cases[i].what);
            cr_expect_neq(text_find(series_links(&series), TEXT("same copied")), SIZE_MAX);
        }
        series_free(&series);
    }
}
