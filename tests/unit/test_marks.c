/* test_marks.c: the checks that fail, in one list: of what kind, of which figures, of which report;
 * and which reports repeat the year before. */
#include <criterion/criterion.h>

#include "series_fixture.h"

#define APPLICANTS(row, total)                                                                     \
    "requests." row ".natural_person=3 requests." row ".enterprise=1 requests." row                \
    ".research_institution=0 requests." row ".public_welfare=0 requests." row                      \
    ".legal_service=0 requests." row ".other_organization=0 requests." row ".total=" total

#define SENTENCE                                                                                                                                 \
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出" \
    "昆"                                                                                                                                        \
    "冈剑号巨阙珠称夜光"

static const struct {
    const char *what, *reports, *marks;
} cases[] = {
    {"a carry-over: the figure carried out and the one carried in",
        "甲 2021 2021 | requests.carried_out.total=4 requests.carried_in.total=9\n"
        "甲 2022 2021 | requests.carried_in.total=11 requests.carried_out.total=4",
        "carried 2021-2022 history.carried_over requests.carried_in.total\n"
        "requests.carried_in.total: 1[0]\nrequests.carried_out.total: 0[0]\n"
        "0: 0 0 0\n1: 1 0 0\n"},
    {"one that holds, one over a missing year, one with a blank: none fails",
        "甲 2020 2019 | requests.carried_out.total=4\n"
        "甲 2022 2021 | requests.carried_in.total=11 requests.carried_out.total=4 "
        "requests.carried_out.enterprise=\n"
        "甲 2023 2021 | requests.carried_in.total=4 requests.carried_in.enterprise=3",
        "0: 0 0 0\n1: 0 0 0\n2: 0 0 0\n"},
    {"a sum within a report: its terms and no other figure",
        "甲 2021 2021 | " APPLICANTS("received", "5") " requests.carried_in.total=2",
        "own 0-2021 requests.total_sum requests.received.total\n"
        "requests.received.natural_person: 0[0]\nrequests.received.enterprise: 0[0]\n"
        "requests.received.research_institution: 0[0]\nrequests.received.public_welfare: 0[0]\n"
        "requests.received.legal_service: 0[0]\nrequests.received.other_organization: 0[0]\n"
        "requests.received.total: 0[0]\n"
        "0: 0 1 0\n"},
    {"a stock that does not follow may have a reason",
        "甲 2021 2021 | disclosure.rules.in_force=20\n"
        "甲 2022 2021 | disclosure.rules.in_force=33 disclosure.rules.issued=0 "
        "disclosure.rules.repealed=1",
        "doubt 2021-2022 history.in_force disclosure.rules.in_force\n"
        "disclosure.rules.in_force: 0[0] 1[0]\ndisclosure.rules.issued: 1[0]\n"
        "disclosure.rules.repealed: 1[0]\n"
        "0: 0 0 0\n1: 0 0 1\n"},
    {"the gravest first, and a figure of two of them has both",
        "甲 2021 2021 | requests.carried_out.total=4 disclosure.rules.in_force=20\n"
        "甲 2022 2021 | disclosure.rules.in_force=33 disclosure.rules.issued=0 "
        "disclosure.rules.repealed=1 " APPLICANTS("carried_in", "5"),
        "carried 2021-2022 history.carried_over requests.carried_in.total\n"
        "own 0-2022 requests.total_sum requests.carried_in.total\n"
        "doubt 2021-2022 history.in_force disclosure.rules.in_force\n"
        "disclosure.rules.in_force: 0[2] 1[2]\ndisclosure.rules.issued: 1[2]\n"
        "disclosure.rules.repealed: 1[2]\n"
        "requests.carried_in.natural_person: 1[1]\nrequests.carried_in.enterprise: 1[1]\n"
        "requests.carried_in.research_institution: 1[1]\n"
        "requests.carried_in.public_welfare: 1[1]\n"
        "requests.carried_in.legal_service: 1[1]\nrequests.carried_in.other_organization: 1[1]\n"
        "requests.carried_in.total: 1[0 1]\nrequests.carried_out.total: 0[0]\n"
        "0: 0 0 0\n1: 1 1 1\n"},
    {"two versions of one year: each has its own",
        "甲 2021 2021 | " APPLICANTS("received", "4") "\n甲 2021 2021 | disclosure.licensing."
                                                      "decisions=-1",
        "own 0-2021 disclosure.non_negative disclosure.licensing.decisions\n"
        "disclosure.licensing.decisions: 1[0]\n"
        "0: 0 0 0\n1: 0 1 0\n"},
    {"a report that says again what last year's said; too little of it does not count",
        "甲 2021 2021 | | 一: " SENTENCE "; 二: 无其他需要报告的事项\n"
        "甲 2022 2021 | | 一: 另有不同的话; 二: 无其他需要报告的事项\n"
        "甲 2023 2021 | | 一: " SENTENCE "; 二: 无其他需要报告的事项\n"
        "甲 2024 2021 | | 一: " SENTENCE "; 二: 无其他需要报告的事项",
        "0: 0 0 0\n1: 0 0 0\n2: 0 0 0\n3: 0 0 0 repeats\n"},
};

static void point_write(struct buffer *text, const struct point *point, size_t r) {
    if (point->failure_count == 0)
        return;
    buffer_format(text, " %zu[", r);
    for (size_t i = 0; i < point->failure_count; i++)
        buffer_format(text, i == 0 ? "%zu" : " %zu", point->failures[i]);
    buffer_add_byte(text, ']');
}

static void line_write(struct buffer *text, const struct line *line, size_t reports) {
    size_t head = text->length, name;
    buffer_format(text, "%.*s:", (int)line->field.length, line->field.bytes);
    name = text->length;
    for (size_t r = 0; r < reports; r++)
        point_write(text, &line->points[r], r);
    if (text->length == name)
        text->length = head;
    else
        buffer_add_byte(text, '\n');
}

/* The failures, the figures that are part of them, the counts of each report. */
static struct text marks_write(const struct series *series) {
    static const char *const kinds[] = {"carried", "own", "doubt"};
    const struct year_agency *agency = series->agencies[0];
    struct buffer text = {.arena = series->arena};
    for (size_t i = 0; i < agency->failure_count; i++) {
        const struct failure *failure = &agency->failures[i];
        buffer_format(&text, "%s %d-%d %.*s %.*s\n", kinds[failure->kind], failure->years[0],
            failure->years[1], (int)failure->check->id.length, failure->check->id.bytes,
            (int)failure->about->field.length, failure->about->field.bytes);
    }
    for (size_t i = 0; i < agency->line_count; i++)
        line_write(&text, &agency->lines[i], agency->report_count);
    for (size_t r = 0; r < agency->report_count; r++) {
        const struct report_marks *marks = &agency->marks[r];
        buffer_format(&text, "%zu: %zu %zu %zu%s\n", r, marks->failing[FAILURE_CARRIED],
            marks->failing[FAILURE_OWN], marks->failing[FAILURE_DOUBT],
            marks->repeats ? " repeats" : "");
    }
    return buffer_text(&text);
}

Test(marks, made) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct series series;
        series_compare(&series, cases[i].reports, NULL);
        struct text marks = marks_write(&series);
        cr_expect(
            text_equal(marks, text_from(cases[i].marks)), "%s:\n%s", cases[i].what, marks.bytes);
        series_free(&series);
    }
}
