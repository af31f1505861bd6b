/* test_agency_lines.c: which figures of two reports stand side by side, and what may be said of
 * them: over blanks, marks, units, changes of form and years between. */
#include <criterion/criterion.h>

#include "series_fixture.h"

static const struct {
    const char *what, *reports, *links;
} cases[] = {
    {"a change, none, from zero, to zero, an outlier, no outlier below ten",
        "甲 2021 2021 | a=4 b=7 c=0 d=3 e=2 f=1\n"
        "甲 2022 2021 | a=5 b=7 c=4 d=0 e=11 f=9",
        "a: 4 -> 5 1 1.25 same changed\n"
        "b: 7 -> 7 0 1 same\n"
        "c: 0 -> 4 4  same changed zero_base\n"
        "d: 3 -> 0 -3 0 same changed\n"
        "e: 2 -> 11 9 5.5 same changed outlier\n"
        "f: 1 -> 9 8 9 same changed\n"},
    {"from nothing as to nothing, where ten or more are one side",
        "甲 2021 2021 | a=0 b=341 c=0\n甲 2022 2021 | a=341 b=0 c=9",
        "a: 0 -> 341 341  same changed zero_base outlier\n"
        "b: 341 -> 0 -341 0 same changed outlier\n"
        "c: 0 -> 9 9  same changed zero_base\n"},
    {"decimals keep their digits; a negative base",
        "甲 2021 2021 | a=7730.28 b=-18\n甲 2022 2021 | a=24252.311082 b=4",
        "a: 7730.28 -> 24252.311082 16522.031082 3.137313 same changed\n"
        "b: -18 -> 4 22 -0.222222 same changed\n"},
    {"no number on a side: no difference, never nought",
        "甲 2021 2021 | a=341 b= c=/ d=见附件 e=!\n甲 2022 2021 | a= b=469 c=0 d=1 e=3",
        "a: 341 -> blank   same changed no_number\n"
        "b: blank -> 469   same changed no_number\n"
        "c: / -> 0   same changed no_number\n"
        "d: words -> 1   same changed no_number\n"
        "e: absent -> 3   same changed no_number\n"},
    {"yuan and ten thousand yuan; items and pieces are counted alike",
        "甲 2019 2019 | a=75394432.52~元 b=3~条 c=8040\n甲 2020 2019 | a=976.81~万元 b=4~件 "
        "c=9~万元",
        "a: 75394432.52 -> 976.81   not_comparable changed break\n"
        "b: 3 -> 4 1 1.333333 same changed\n"
        "c: 8040 -> 9   not_comparable changed break\n"},
    {"a year between", "甲 2019 2019 | a=3\n甲 2021 2019 | a=4",
        "a: 3 -> 4 1 1.333333 same changed years_between\n"},
    {"three rows against one, either way; their sum where both have three",
        "甲 2020 2019 | requests.other.total.total=5\n"
        "甲 2021 2021 | requests.other.correction_overdue.total=1 "
        "requests.other.fee_overdue.total=2 "
        "requests.other.other.total=4 requests.other.total.total=!\n"
        "甲 2022 2021 | requests.other.correction_overdue.total=! "
        "requests.other.fee_overdue.total=! "
        "requests.other.other.total=! requests.other.total.total=9",
        "requests.other.correction_overdue.total: none -> 1   new changed no_number break\n"
        "requests.other.correction_overdue.total: 1 -> absent   same changed no_number\n"
        "requests.other.fee_overdue.total: none -> 2   new changed no_number break\n"
        "requests.other.fee_overdue.total: 2 -> absent   same changed no_number\n"
        "requests.other.other.total: none -> 4   new changed no_number break\n"
        "requests.other.other.total: 4 -> absent   same changed no_number\n"
        "requests.other.total.total: 5 -> 7(sum) 2 1.4 sum_of changed\n"
        "requests.other.total.total: 7(sum) -> 9 2 1.285714 sum_of changed\n"},
    {"fees: a number of items, an amount of money",
        "甲 2020 2019 | disclosure.fees.items_last_year=8\n甲 2021 2021 | disclosure.fees.amount=8",
        "disclosure.fees.amount: none -> 8   new changed no_number break\n"
        "disclosure.fees.items_last_year: 8 -> none   discontinued changed no_number break\n"},
    {"redefined and narrowed: a difference and no ratio, under this year's name",
        "甲 2020 2019 | disclosure.licensing.decisions=8 "
        "disclosure.normative_documents.newly_made=3\n"
        "甲 2021 2021 | disclosure.licensing.decisions=16 disclosure.normative_documents.issued=2",
        "disclosure.licensing.decisions: 8 -> 16 8  redefined changed caution\n"
        "disclosure.normative_documents.issued: 3 -> 2 -1  narrowed changed caution\n"},
    {"before 2019: side by side at best",
        "甲 2018 2014 | statistics.requests.received=8 statistics.complaints=2\n"
        "甲 2019 2019 | requests.received.total=16 requests.received.enterprise=1",
        "requests.received.total: 8 -> 16   loose changed break\n"
        "requests.received.enterprise: none -> 1   not_comparable changed no_number break\n"
        "statistics.complaints: 2 -> none   not_comparable changed no_number break\n"},
    {"a line keeps the name that the reports of the pair have",
        "甲 2017 2014 | statistics.requests.received=8\n"
        "甲 2018 2014 | statistics.requests.received=9\n甲 2019 2019 | requests.received.total=16",
        "statistics.requests.received: 8 -> 9 1 1.125 same changed\n"
        "requests.received.total: 9 -> 16   loose changed break\n"},
    {"a year without a table", "甲 2012 x | a=1\n甲 2013 - | | 一: 无",
        "a: 1 -> none   not_comparable changed no_number break\n"},
    {"forms that nobody has said anything of", "甲 2012 x | a=1\n甲 2013 y | a=1",
        "a: none -> 1   not_comparable changed no_number break\n"
        "a: 1 -> none   not_comparable changed no_number break\n"},
};

Test(agency_lines, links) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct series series;
        series_compare(&series, cases[i].reports, NULL);
        struct text links = series_links(&series);
        cr_expect(
            text_equal(links, text_from(cases[i].links)), "%s:\n%s", cases[i].what, links.bytes);
        series_free(&series);
    }
}

/* A sum with a blank part is no number, one with a mark is. */
Test(agency_lines, sums_with_blanks) {
    struct series series;
    series_compare(&series,
        "甲 2020 2019 | requests.other.total.total=5 requests.other.total.enterprise=5\n"
        "甲 2021 2021 | requests.other.correction_overdue.total=1 "
        "requests.other.fee_overdue.total= "
        "requests.other.other.total=4 requests.other.correction_overdue.enterprise=1 "
        "requests.other.fee_overdue.enterprise=/ requests.other.other.enterprise=4 ",
        NULL);
    struct text links = series_links(&series);
    cr_expect_neq(text_find(links, TEXT("requests.other.total.total: 5 -> blank(sum)")), SIZE_MAX,
        "%s", links.bytes);
    cr_expect_neq(text_find(links, TEXT("requests.other.total.enterprise: 5 -> 5(sum) 0 1 sum_of")),
        SIZE_MAX, "%s", links.bytes);
    series_free(&series);
}

/* A sum is there to be seen beside a figure, and nowhere else. */
static const struct {
    const char *what, *reports, *field, *shown;
} sums[] = {
    {"one that is not exact, beside a printed figure",
        "甲 2017 2014 | statistics.requests.refused_trade_secret=1 "
        "statistics.requests.refused_privacy=2\n"
        "甲 2018 2014 | statistics.requests.refused_trade_secret=3 "
        "statistics.requests.refused_privacy=4\n"
        "甲 2019 2019 | requests.refused.third_party_rights.total=9\n"
        "甲 2020 2019 | requests.refused.third_party_rights.total=8",
        "requests.refused.third_party_rights.total", "- 7 9 8"},
    {"an exact one beside another",
        "甲 2019 2019 | requests.other.total.total=5\n甲 2020 - | | 一: 无\n"
        "甲 2021 2021 | requests.other.correction_overdue.total=1 "
        "requests.other.fee_overdue.total=2 requests.other.other.total=4\n"
        "甲 2022 2021 | requests.other.correction_overdue.total=1 "
        "requests.other.fee_overdue.total=2 requests.other.other.total=3",
        "requests.other.total.total", "5 - 7 6"},
    {"an exact one alone",
        "甲 2019 2019 | requests.other.total.total=5\n甲 2020 - | | 一: 无\n"
        "甲 2021 2021 | requests.other.correction_overdue.total=1 "
        "requests.other.fee_overdue.total=2 requests.other.other.total=4",
        "requests.other.total.total", "5 - -"},
};

Test(agency_lines, sums_shown) {
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        struct series series;
        series_compare(&series, sums[i].reports, NULL);
        const struct year_agency *agency = series.agencies[0];
        const struct line *line = agency->lines;
        while (!text_equal(line->field, text_from(sums[i].field)))
            line++;
        struct buffer shown = {.arena = series.arena};
        for (size_t r = 0; r < agency->report_count; r++) {
            buffer_add(&shown, r == 0 ? TEXT_NONE : TEXT(" "));
            bool is_shown = point_is_shown(agency, line, r);
            buffer_add(&shown, is_shown ? line->points[r].value : TEXT("-"));
        }
        cr_expect(text_equal(buffer_text(&shown), text_from(sums[i].shown)), "%s: %s", sums[i].what,
            buffer_text(&shown).bytes);
        series_free(&series);
    }
}

/* What every format says of a change in percent; nothing where there is no such thing. */
static const struct {
    const char *what, *before, *now, *percent;
} percents[] = {
    {"more", "4", "5", "25"},
    {"rounded half away from zero", "800", "801", "0.1"},
    {"less", "800", "799", "-0.1"},
    {"a third", "3", "4", "33.3"},
    {"decimals", "7730.28", "24252.311082", "213.7"},
    {"no change", "7", "7", "0"},
    {"a change too small to show", "84606", "84607", "0"},
    {"all of it", "31", "0", "-100"},
    {"not quite all of it", "84606", "9", "-99.9"},
    {"of nothing", "0", "28", ""},
    {"of a negative figure", "-18", "4", ""},
    {"below nothing", "4", "-2", "-150"},
    {"of a blank", "", "3", ""},
    {"to words", "3", "见附件", ""},
};

Test(agency_lines, percent) {
    for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
        struct arena *arena = arena_new();
        struct buffer reports = {.arena = arena};
        struct series series;
        buffer_format(&reports, "甲 2021 2021 | a=%s\n甲 2022 2021 | a=%s", percents[i].before,
            percents[i].now);
        series_compare(&series, buffer_text(&reports).bytes, NULL);
        struct text percent = series.agencies[0]->lines[0].links[1].percent;
        cr_expect(text_equal(percent, text_from(percents[i].percent)), "%s: %.*s", percents[i].what,
            (int)percent.length, percent.length == 0 ? "" : percent.bytes);
        series_free(&series);
        arena_free(arena);
    }
}
