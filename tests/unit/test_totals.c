/* test_totals.c: sums over agencies: only where every report of the year has a number, and of how
 * many. */
#include <criterion/criterion.h>

#include "series_fixture.h"

static const struct {
    const char *what, *reports, *totals; /* "field year sum numbers/reports" */
} cases[] = {
    {"numbers add up, year by year",
        "甲 2021 2021 | a=1 b=0.5\n乙 2021 2021 | a=2 b=7730.28\n乙 2022 2021 | a=9",
        "a 2021 3 2/2; b 2021 7730.78 2/2; a 2022 9 1/1"},
    {"a blank, a mark, words, a row that is not there: no sum",
        "甲 2021 2021 | a=1 b=1 c=1 d=1\n乙 2021 2021 | a= b=/ c=见附件",
        "a 2021 - 1/2; b 2021 - 1/2; c 2021 - 1/2; d 2021 - 1/2"},
    {"one thing under two names is one sum, of three rows too",
        "甲 2021 2019 | requests.other.total.total=5\n乙 2021 2021 | requests.other.other.total=4 "
        "requests.other.correction_overdue.total=1 requests.other.fee_overdue.total=2 "
        "requests.other.total.total=!",
        "requests.other.other.total 2021 - 1/2; requests.other.correction_overdue.total 2021 - "
        "1/2; "
        "requests.other.fee_overdue.total 2021 - 1/2; requests.other.total.total 2021 12 2/2"},
    {"a sum is called as the reports of its year call it",
        "甲 2018 2014 | statistics.requests.received=8\n甲 2019 2019 | requests.received.total=16\n"
        "乙 2018 2014 | statistics.requests.received=1\n乙 2019 2019 | requests.received.total=2",
        "statistics.requests.received 2018 9 2/2; requests.received.total 2019 18 2/2"},
    {"what only corresponds loosely is in no sum",
        "甲 2018 2014 | statistics.requests.refused_trade_secret=1 "
        "statistics.requests.refused_privacy=2\n"
        "甲 2019 2019 | requests.refused.third_party_rights.total=5\n"
        "乙 2018 2014 | statistics.requests.refused_trade_secret=3 "
        "statistics.requests.refused_privacy=4\n"
        "乙 2019 2019 | requests.refused.third_party_rights.total=6",
        "statistics.requests.refused_trade_secret 2018 4 2/2; statistics.requests.refused_privacy "
        "2018 6 2/2; requests.refused.third_party_rights.total 2019 11 2/2"},
    {"of yuan and ten thousand yuan there is no sum; items and pieces are counted alike",
        "甲 2021 2021 | a=1~万元 b=3~条 c=5~万元\n乙 2021 2021 | a=2~元 b=4~件 c=6~万元",
        "a 2021 - 2/2; b 2021 7 2/2; c 2021 11 2/2"},
    {"of one agency there is none", "甲 2021 2021 | a=1\n甲 2022 2021 | a=1", ""},
    {"of two reports of one year one counts",
        "甲 2021 2021 | a=1\n甲 2021 2021 | a=5\n乙 2021 2021 | a=2", "a 2021 3 2/2"},
};

Test(totals, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct series series;
        series_compare(&series, cases[i].reports, NULL);
        struct buffer text = {.arena = series.arena};
        for (size_t t = 0; t < series.comparison->total_count; t++) {
            const struct total *total = &series.comparison->totals[t];
            buffer_add(&text, t == 0 ? TEXT_NONE : TEXT("; "));
            buffer_add(&text, total->field);
            buffer_format(&text, " %d ", total->year);
            buffer_add(&text, total->sum.length == 0 ? TEXT("-") : total->sum);
            buffer_format(&text, " %zu/%zu", total->numbers, total->reports);
        }
        cr_expect(text_equal(buffer_text(&text), text_from(cases[i].totals)), "%s: %s",
            cases[i].what, buffer_text(&text).bytes);
        series_free(&series);
    }
}
