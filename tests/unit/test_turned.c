/* test_turned.c: tables on their side: which are, their figures, and places as in print. */
#include <criterion/criterion.h>

#include "form_fixture.h"

/* A statistics table of six rows and two columns of figures. */
static const char *const form =
    "{'schema': 'nianbao.mapping/1', 'id': 's', 'version': '1', 'name': 's', 'signs': [{'words': "
    "'指标名称', 'weight': 1}], 'tables': [{'key': 's', 'name': '统计表', 'blocks': [{'corner': "
    "['指标名称'], 'columns': [{'role': 'unit', 'labels': ['单位']}, {'key': 'y', 'labels': "
    "['本年度']}, {'key': 'c', 'labels': ['历年累计']}], 'rows': [{'key': 'a', 'labels': "
    "['公开信息数']}, "
    "{'key': 'b', 'labels': ['网站公开数']}, {'key': 'd', 'labels': ['公报公开数']}, {'key': 'e', "
    "'labels': "
    "['受理申请数']}, {'key': 'f', 'labels': ['行政复议数']}, {'key': 'g', 'labels': "
    "['行政诉讼数']}]}]}], "
    "'checks': []}";

static const struct {
    const char *what, *notation, *figures, *problems;
} cases[] = {
    {"rows across, columns down",
        "| 指标名称 | 公开信息数 | 网站公开数 | 公报公开数 | 受理申请数 | 行政复议数 | 行政诉讼数\n"
        "| 单位 | 条 | 条 | 条 | 件 | 件 | 件\n| 本年度 | 1 | 2 | 3 | 4 | | /\n"
        "| 历年累计 | 10 | 20 | 30 | 40 | 50 | 60\n",
        "s.a.y=1条 s.a.c=10条 s.b.y=2条 s.b.c=20条 s.d.y=3条 s.d.c=30条 s.e.y=4件 s.e.c=40件 "
        "s.f.y=_件 "
        "s.f.c=50件 s.g.y=/件 s.g.c=60件",
        ""},
    {"in two bands below each other",
        "| 指标名称 | 公开信息数 | 网站公开数 | 公报公开数 | 受理申请数\n| 单位 | 条 | 条 | 条 | "
        "件\n"
        "| 本年度 | 1 | 2 | 3 | 4\n| 历年累计 | 10 | 20 | 30 | 40\n"
        "| 指标名称 | 行政复议数 | 行政诉讼数 | | \n| 单位 | 件 | 件 | |\n| 本年度 | 5 | 6 | |\n"
        "| 历年累计 | 50 | 60 | |\n",
        "s.a.y=1条 s.a.c=10条 s.b.y=2条 s.b.c=20条 s.d.y=3条 s.d.c=30条 s.e.y=4件 s.e.c=40件 "
        "s.f.y=5件 "
        "s.f.c=50件 s.g.y=6件 s.g.c=60件",
        ""},
    {"a title over all of it stays a line of its own",
        "|=5 政府信息公开情况统计表\n| 指标名称 | 公开信息数 | 网站公开数 | 公报公开数 | "
        "受理申请数\n"
        "| 本年度 | 1 | 2 | 3 | 4\n| 历年累计 | 10 | 20 | 30 | 40\n",
        "s.a.y=1 s.a.c=10 s.b.y=2 s.b.c=20 s.d.y=3 s.d.c=30 s.e.y=4 s.e.c=40", ""},
    {"words for a number are told where they are printed",
        "| 指标名称 | 公开信息数 | 网站公开数 | 公报公开数 | 受理申请数\n"
        "| 本年度 | 1 | 见附件 | 3 | 4\n| 历年累计 | 10 | 20 | 30 | 40\n",
        "s.a.y=1 s.a.c=10 s.b.y=? s.b.c=20 s.d.y=3 s.d.c=30 s.e.y=4 s.e.c=40",
        "value-is-words@1.2.3"},
    {"an upright table stays upright",
        "| 指标名称 | 本年度 | 历年累计\n| 公开信息数 | 1 | 10\n| 网站公开数 | 2 | 20\n",
        "s.a.y=1 s.a.c=10 s.b.y=2 s.b.c=20", ""},
    {"labels beside numbers as well: the table stands upright, whatever its first line is",
        "| 公开信息数 | 网站公开数 | 公报公开数 | 受理申请数\n| 指标名称 | 本年度 | 历年累计\n"
        "| 行政复议数 | 2 | 20\n| 行政诉讼数 | 3 | 30\n",
        "s.f.y=2 s.f.c=20 s.g.y=3 s.g.c=30", NULL},
    {"three labels side by side are too few to turn a table by",
        "| 指标名称 | 公开信息数 | 网站公开数 | 公报公开数\n| 本年度 | 1 | 2 | 3\n", "", NULL},
};

Test(turned, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_read(form, cases[i].notation, STEP_FILL);
        expect_text(cases[i].what, figures_show(fixture), cases[i].figures);
        if (cases[i].problems != NULL)
            expect_text(cases[i].what, problems_show(fixture->arena, &fixture->report.problems),
                cases[i].problems);
        fixture_free(fixture);
    }
}

/* Table, row and column of the print, of the second band too. */
Test(turned, places) {
    struct fixture *fixture = fixture_read(form, cases[1].notation, STEP_FILL);
    static const struct {
        const char *field;
        int row, column;
    } places[] = {
        {"s.a.y", 3, 2}, {"s.a.c", 4, 2}, {"s.e.y", 3, 5}, {"s.f.y", 7, 2}, {"s.g.c", 8, 3}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        for (size_t f = 0; f < fixture->report.figure_count; f++) {
            const struct figure *figure = &fixture->report.figures[f];
            if (!text_equal(figure->field, text_from(places[i].field)))
                continue;
            cr_expect_eq(figure->row, places[i].row, "%s: %d", places[i].field, figure->row);
            cr_expect_eq(
                figure->column, places[i].column, "%s: %d", places[i].field, figure->column);
        }
    fixture_free(fixture);
}
