/* test_comparison_writer.c: a comparison in its four formats: what a line of text and a row of CSV
 * say, that JSON and the page's data are JSON, and that no name of a report is taken for markup. */
#include <criterion/criterion.h>

#include "base/json_reader.h"
#include "series_fixture.h"

#define HOSTILE "甲,\"局\"</script><b>"

static const struct {
    const char *what, *reports;
    enum nianbao_language language;
    bool all;
    const char *there[4], *not_there[3];
} texts[] = {
    {"a carry-over that fails, with its numbers and its label",
        "甲 2021 2021 | requests.carried_out.total=103\n甲 2022 2021 | "
        "requests.carried_in.total=77",
        NIANBAO_CHINESE, false,
        {"history.carried_over  2021 → 2022  二、上年结转政府信息公开申请数量/总计  103 ≠ 77",
            "2021 → 2022："},
        {"requests.carried_in"}},
    {"the same in English",
        "甲 2021 2021 | requests.carried_out.total=103\n甲 2022 2021 | "
        "requests.carried_in.total=77",
        NIANBAO_ENGLISH, false,
        {"requests.carried_in.total  103 ≠ 77  carried out last year = carried in this year"},
        {"总计"}},
    {"percentages: of a number, not of nought, of a blank, of a negative one",
        "甲 2021 2021 | a=4 b=0 c= d=-18\n甲 2022 2021 | a=5 b=4 c=3 d=4", NIANBAO_ENGLISH, false,
        {"  a             4     5          +1     +25%  \n",
            "  b             0     4          +4           \n",
            "  c       (blank)     3                       \n",
            "  d           -18     4         +22           \n"},
        {NULL}},
    {"a blank, a row that is not there and one that the form does not have are told apart",
        "甲 2021 2021 | a= b=!\n甲 2022 2021 | a=1 b=2 c=3", NIANBAO_CHINESE, true,
        {"  a     （空）     1 ", "  b          ×     2 ", "  c                3 "}, {NULL}},
    {"a sum of which a part is no number",
        "甲 2020 2019 | requests.other.total.total=5\n甲 2021 "
        "2021 | requests.other.other.total=4 "
        "requests.other.correction_overdue.total= requests.other.fee_overdue.total=2",
        NIANBAO_ENGLISH, false, {"     5    Σ? "}, {NULL}},
    {"a figure of a check that fails is marked, and the mark is told",
        "甲 2021 2021 | requests.carried_out.total=103\n甲 2022 2021 | "
        "requests.carried_in.total=77 requests.received.total=3\n甲 2023 2021 | "
        "requests.carried_in.total=9 requests.received.total=4",
        NIANBAO_ENGLISH, false,
        {"   !77     9 ", "     3     4 ", "  ! part of a check that fails\n"}, {"!3 ", "!9 "}},
    {"and no mark is told where there is none", "甲 2021 2021 | a=4\n甲 2022 2021 | a=5",
        NIANBAO_ENGLISH, false, {"     4     5 "}, {"!"}},
    {"a sum is no printed figure",
        "甲 2020 2019 | requests.other.total.total=5\n甲 2021 2021 | requests.other.other.total=4 "
        "requests.other.correction_overdue.total=1 requests.other.fee_overdue.total=2",
        NIANBAO_CHINESE, false, {"5    Σ7    +2  +40%  [1]\n", "  [1] （六）其他处理", "另有 3 项"},
        {NULL}},
    {"what did not change is only listed when asked for", "甲 2021 2021 | a=4\n甲 2022 2021 | a=4",
        NIANBAO_ENGLISH, false, {"2021 → 2022: no changes\n"}, {"  a "}},
    {"and here it is", "甲 2021 2021 | a=4\n甲 2022 2021 | a=4", NIANBAO_ENGLISH, true,
        {"  a          4     4           0       0%  \n"}, {"no changes"}},
    {"of several agencies: what is wrong is counted, then the agencies by year",
        "甲 2020 2019 | a=1\n甲 2022 2021 published=2023-05-01 | a=9\n乙 2021 2021 | a=3",
        NIANBAO_ENGLISH, false,
        {"missing years       1         1\n  published late      1         1\n",
            "  乙      -     2021  -\n  甲      2019  -     2021 L\n"},
        {"  a "}},
};

Test(comparison_writer, text) {
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct series series;
        series_compare(&series, texts[i].reports, NULL);
        struct text text = series_write(&series, &comparison_text, texts[i].language, texts[i].all);
        for (size_t k = 0; k < 4 && texts[i].there[k] != NULL; k++)
            cr_expect_neq(text_find(text, text_from(texts[i].there[k])), SIZE_MAX,
                "%s: no \"%s\" in\n%s", texts[i].what, texts[i].there[k], text.bytes);
        for (size_t k = 0; k < 3 && texts[i].not_there[k] != NULL; k++)
            cr_expect_eq(text_find(text, text_from(texts[i].not_there[k])), SIZE_MAX, "%s:\n%s",
                texts[i].what, text.bytes);
        series_free(&series);
    }
}

static const char *const reports = HOSTILE " 2020 2019 | disclosure.fees.items_last_year=8 "
                                           "requests.received.total=3 | 五: <b>一是\n" HOSTILE
                                           " 2021 2021 | disclosure.fees.amount=2.50~万元 "
                                           "requests.received.total= | 五: </script>\n"
                                           "乙 2021 2021 | requests.received.total=4";

Test(comparison_writer, csv) {
    struct series series;
    series_compare(&series, reports, NULL);
    struct text csv = series_write(&series, &comparison_csv, NIANBAO_CHINESE, false);
    static const char *const rows[] = {
        ",requests.received.total,一、本年新收政府信息公开申请数量/总计,2020,2021,3,,number,blank,",
        "\"甲,\"\"局\"\"</script><b>\",requests.received.total,",
        "blank,,,same,changed no_number,,requests.received.total,,,\n",
        "2020,2021,8,,number,absent,,,discontinued,changed no_number break,2019年",
        "2020,2021,,2.50,absent,number,,,new,changed no_number break,2021年格式是收费金额（万元）",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cr_expect_neq(text_find(csv, text_from(rows[i])), SIZE_MAX, "%s\n%s", rows[i], csv.bytes);
    size_t lines = 0;
    for (size_t i = 0; i < csv.length; i++)
        lines += csv.bytes[i] == '\n';
    cr_expect_eq(lines, 4);
    series_free(&series);
}

Test(comparison_writer, json) {
    struct series series;
    series_compare(&series, reports, NULL);
    struct wording error;
    struct text text = series_write(&series, &comparison_json, NIANBAO_CHINESE, false);
    const struct json *root = json_read(series.arena, text, &error);
    cr_assert_not_null(root, "%s", error.en);
    const struct json *agency = json_member(json_member(root, "agencies"), "agencies");
    cr_expect_eq(agency, NULL);
    agency = json_member(root, "agencies")->child;
    cr_expect_eq(json_member(root, "agencies")->count, 2);
    cr_expect(text_equal(json_member_string(agency->next, "agency"), TEXT(HOSTILE)) ||
              text_equal(json_member_string(agency, "agency"), TEXT(HOSTILE)));
    cr_expect_gt(json_member(root, "totals")->count, 0);
    for (; agency != NULL; agency = agency->next) {
        static const char *const keys[] = {"agency", "names", "years", "missing_years", "reports",
            "problems", "checks", "copied", "text", "changes"};
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            cr_expect_not_null(json_member(agency, keys[i]), "%s", keys[i]);
    }
    series_free(&series);
}

/* Each block of the page is JSON that holds no `<`, and all that the page fills in is filled in. */
Test(comparison_writer, html) {
    struct series series;
    series_compare(&series, reports, NULL);
    struct text page = series_write(&series, &comparison_html, NIANBAO_CHINESE, false);
    struct text open = TEXT("<script type=\"application/json\" id=\""), close = TEXT("</script>");
    size_t blocks = 0;
    for (struct text rest = page; text_find(rest, open) != SIZE_MAX; blocks++) {
        rest = text_slice(rest, text_find(rest, open), rest.length);
        struct text json = text_slice(rest, text_find(rest, TEXT(">")) + 1, rest.length);
        json = text_slice(json, 0, text_find(json, close));
        struct wording error;
        cr_expect_not_null(json_read(series.arena, json, &error), "%s", error.en);
        cr_expect_eq(text_find(json, TEXT("<")), SIZE_MAX);
        rest = text_slice(rest, open.length + json.length, rest.length);
    }
    cr_expect_eq(blocks, 3); /* two agencies, the index */
    static const char *const marks[] = {"@POLICY@", "@STYLE@", "@DATA@", "@SCRIPT@", "<b>"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        cr_expect_eq(text_find(page, text_from(marks[i])), SIZE_MAX, "%s", marks[i]);
    cr_expect(text_ends(text_trim(page), TEXT("</html>")));
    series_free(&series);
}

/* A list that is full says so in every format that people read, of all agencies and of one. */
Test(comparison_writer, problems_left_out) {
    static const struct comparison_format *const formats[] = {&comparison_text, &comparison_html};
    for (size_t i = 0; i < 2; i++) {
        struct series series;
        series_compare(&series, "甲 2021 2021 | a=4\n甲 2022 2021 | a=5", NULL);
        struct text text = series_write(&series, formats[i], NIANBAO_CHINESE, false);
        cr_expect_eq(text_find(text, TEXT("另有")), SIZE_MAX);
        series.comparison->problems.left_out = 4321;
        ((struct year_agency *)series.agencies[0])->problems.left_out = 1234;
        text = series_write(&series, formats[i], NIANBAO_CHINESE, false);
        cr_expect_neq(text_find(text, TEXT("另有 4321 ")), SIZE_MAX, "%s", text.bytes);
        cr_expect_neq(text_find(text, TEXT("另有 1234 ")), SIZE_MAX, "%s", text.bytes);
        series_free(&series);
    }
}
