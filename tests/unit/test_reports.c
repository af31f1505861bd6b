/*
 * test_reports.c: several reports in one file (form/reports.c): which is read, what is told of the
 * others, and titles that begin no report.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

#define TITLE(agency, year) agency year "年政府信息公开工作年度报告\n"
#define HEAD "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n"
#define ROW(label, figure) "| " label " | " figure " | 0 | 0 | " figure "\n"
#define UPPER(figure)                                                                              \
    HEAD ROW("一、本年新收申请数量", figure) ROW("（一）予以公开", figure)                         \
        ROW("1.属于国家秘密", figure)
#define LOWER(figure)                                                                              \
    ROW("3.要求提供公开出版物", figure) ROW("（六）其他处理", figure) ROW("（七）总计", figure)
#define WHOLE(figure) UPPER(figure) LOWER(figure) "\n"
/* As those above, with other labels and other columns. */
#define OLD(figure)                                                                                \
    "| 指标 | 数\n| 主动公开数 | " figure "\n| 受理数 | " figure "\n| 答复数 | " figure "\n\n"

static const struct {
    const char *what, *notation, *told, *title;
    int year;
    const char *received;
} cases[] = {
    {"two years", TITLE("甲县", "2022") WHOLE("7") TITLE("甲县", "2021") WHOLE("5"),
        "reports-several「甲县2021年政府信息公开工作年度报告」@2.0.0",
        "甲县2022年政府信息公开工作年度报告", 2022, "7"},
    {"a title in compatibility ideographs",
        TITLE("甲县", "2022") WHOLE("7") "甲县2021\uF98E政府信息公开工作\uF98E报\n" WHOLE("5"),
        "reports-several「甲县2021\uF98E政府信息公开工作\uF98E报」@2.0.0",
        "甲县2022年政府信息公开工作年度报告", 2022, "7"},
    {"two agencies, one of them in two lines",
        TITLE("甲县", "2022") WHOLE("7") "乙镇2022年\n政府信息公开工作年度报告\n" WHOLE("5"),
        "reports-several「乙镇2022年政府信息公开工作年度报告」@2.0.0",
        "甲县2022年政府信息公开工作年度报告", 2022, "7"},
    {"three",
        TITLE("甲县", "2022") WHOLE("7") TITLE("乙镇", "2022") WHOLE("5") TITLE("丙镇", "2022")
            WHOLE("6"),
        "reports-several「乙镇2022年政府信息公开工作年度报告」@2.0.0 "
        "reports-several「丙镇2022年政府信息公开工作年度报告」@3.0.0",
        "甲县2022年政府信息公开工作年度报告", 2022, "7"},
    {"a few figures before the whole report",
        TITLE("甲县", "2023") "| 指标 | 数\n| 主动公开数 | 1\n| 受理数 | 2\n| 答复数 | 3\n\n" TITLE(
            "甲县", "2022") UPPER("5") LOWER("5") ROW("1.其他情形", "5"),
        "reports-several「甲县2023年政府信息公开工作年度报告」@1.0.0",
        "甲县2022年政府信息公开工作年度报告", 2022, "5"},
    {"years on forms of different times",
        TITLE("甲县", "2021") WHOLE("5") TITLE("甲县", "2014") OLD("3"),
        "reports-several「甲县2014年政府信息公开工作年度报告」@2.0.0",
        "甲县2021年政府信息公开工作年度报告", 2021, "5"},
    {"the title at the top of each page",
        TITLE("甲县", "2022") UPPER("7") "\n" TITLE("甲县", "2022") LOWER("7"), NULL,
        "甲县2022年政府信息公开工作年度报告", 2022, "7"},
    {"a title in a list behind the tables",
        TITLE("甲县", "2022") WHOLE("7") "相关链接\n" TITLE("甲县", "2021") TITLE("甲县", "2020"),
        NULL, "甲县2022年政府信息公开工作年度报告", 2022, "7"},
    {"a heading that ends like one",
        TITLE("甲县", "2022") UPPER("7") "\n（五）编制政府信息公开工作年度报告\n" LOWER("7"), NULL,
        "甲县2022年政府信息公开工作年度报告", 2022, "7"},
    {"two agencies whose labels are not alike",
        TITLE("甲县", "2022") WHOLE("7") TITLE("乙镇", "2022") OLD("3"),
        "reports-several「乙镇2022年政府信息公开工作年度报告」@2.0.0",
        "甲县2022年政府信息公开工作年度报告", 2022, "7"},
    {"the agency's short name at the top of a page",
        TITLE("云溪县水利局", "2022") UPPER("7") "\n" TITLE("水利局", "2022") LOWER("7"), NULL,
        "云溪县水利局2022年政府信息公开工作年度报告", 2022, "7"},
    {"a date is no line of the title behind it",
        TITLE("甲县", "2022") WHOLE("7") "2023年1月20日\n政府信息公开工作年度报告\n" WHOLE("5"),
        "reports-several「政府信息公开工作年度报告」@2.0.0", "甲县2022年政府信息公开工作年度报告",
        2022, "7"},
    {"a table of the page before the next title goes with it",
        TITLE("甲县", "2022")
            WHOLE("7") "甲县\n| 索引号 | 发布日期\n| A/B | 2024年2月2日\n\n" TITLE("乙镇", "2022")
                WHOLE("5"),
        "reports-several「乙镇2022年政府信息公开工作年度报告」@3.0.0",
        "甲县2022年政府信息公开工作年度报告", 2022, "7"},
    {"the same report twice", TITLE("甲县", "2022") WHOLE("7") TITLE("甲县", "2022") WHOLE("7"),
        NULL, "甲县2022年政府信息公开工作年度报告", 2022, "7"},
};

/* Of the problems only those that are told of reports. */
static const char *reports_told(struct arena *arena, const struct problems *problems) {
    struct problems some = {.arena = arena};
    some.items = arena_array(arena, problems->count + 1, sizeof *some.items);
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].code == PROBLEM_REPORTS_SEVERAL) {
            some.items[some.count] = problems->items[i];
            some.items[some.count++].place.raw = TEXT_NONE;
        }
    return problems_show(arena, &some);
}

static const struct figure *figure_find(const struct report *report, const char *field) {
    for (size_t i = 0; i < report->figure_count; i++)
        if (text_equal(report->figures[i].field, text_from(field)))
            return &report->figures[i];
    return NULL;
}

Test(reports, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_read(NULL, cases[i].notation, STEP_ALL);
        const char *told = reports_told(fixture->arena, &fixture->report.problems);
        expect_text(cases[i].what, told, cases[i].told == NULL ? "" : cases[i].told);
        cr_expect_eq(
            fixture->report.year, cases[i].year, "%s: %d", cases[i].what, fixture->report.year);
        expect_text(
            cases[i].what, text_copy(fixture->arena, fixture->report.title).bytes, cases[i].title);
        const struct figure *figure = figure_find(&fixture->report, "r.received.p");
        cr_assert_not_null(figure);
        expect_text(
            cases[i].what, text_copy(fixture->arena, figure->value).bytes, cases[i].received);
        fixture_free(fixture);
    }
}

#define WIDE(text) "<tr><td colspan=4>" text "</td></tr>"
#define IN_ONE_TABLE(agency, figure)                                                               \
    WIDE(agency "2022年政府信息公开工作年度报告")                                                  \
    WIDE("第二十条第（一）项")                                                                     \
    "<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr><tr><td>规章<td>" figure \
    "<td>0<td>1</tr><tr><td>行政规范性文件<td>" figure "<td>0<td>1</tr>"                           \
    "<tr><td>信息内容<td colspan=3>本年处理决定数量</tr><tr><td>行政许可<td colspan=3>" figure     \
    "</tr>"

/* Two reports that are rows of one table. */
Test(reports, in_one_table) {
    struct arena *arena = arena_new();
    struct report *report = convert_report(arena, mappings_builtin(),
        TEXT("<table>" IN_ONE_TABLE("甲县", "7") IN_ONE_TABLE("乙镇", "5") "</table>"));
    expect_text("told", reports_told(arena, &report->problems),
        "reports-several「乙镇2022年政府信息公开工作年度报告」@1.0.0");
    const struct figure *figure = figure_find(report, "disclosure.licensing.decisions");
    cr_assert_not_null(figure);
    cr_expect(text_equal(figure->value, TEXT("7")));
    arena_free(arena);
}

/* Nor is what a page says above the next title: the date in it is another report's. */
Test(reports, head) {
    struct fixture *fixture = fixture_read(NULL,
        TITLE("甲县", "2022")
            WHOLE("7") "甲县\n| 发布日期 | 二〇二四年二月二日\n\n" TITLE("乙镇", "2022") WHOLE("5"),
        STEP_ALL);
    expect_text("published", text_copy(fixture->arena, fixture->report.published).bytes, "");
    fixture_free(fixture);
}

/* The prose of the others is not mixed into the sections either. */
Test(reports, sections) {
    struct fixture *fixture = fixture_read(NULL,
        TITLE("甲县", "2022") "一、总体情况\n甲\n" WHOLE("7")
            TITLE("乙镇", "2022") "一、总体情况\n乙\n" WHOLE("5"),
        STEP_ALL);
    cr_expect_eq(fixture->report.section_count, 1);
    cr_expect_eq(fixture->report.sections[0].paragraph_count, 1);
    cr_expect_eq(fixture->report.sections[0].table_count, 1);
    fixture_free(fixture);
}
