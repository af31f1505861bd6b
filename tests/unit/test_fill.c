/*
 * test_fill.c: the cells of rows into figures (form/fill.c): each way of placing them, and the rows
 * that must not be placed. The form is form_fixture.c's small one, or one with a column of units.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

struct fill_case {
    const char *what, *notation, *figures, *problems;
};

#define HEAD "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n"
/* In this header and its rows edges do not meet, so that the grid cannot tell. */
#define WIDE "|=3 办理情况 |=2 自然人 |=2 商业企业 |=2 其他 |=2 总计\n"
#define GRANTED "r.granted.p=1 r.granted.e=2 r.granted.o=3 r.granted.t=6"

static const struct fill_case small[] = {
    {"by the grid", HEAD "| （一）予以公开 | 1 | 2 | 3 | 6\n", GRANTED, ""},
    {"by the grid, behind a group's label",
        "|=2 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n"
        "| （三）不予公开 | 1.属于国家秘密 | 1 | | / | 约6件\n",
        "r.secret.p=1 r.secret.e=_ r.secret.o=/ r.secret.t=?", "value-is-words@1.2.6"},
    {"by the grid of the table before", HEAD "\n| （一）予以公开 | 1 | 2 | 3 | 6\n", GRANTED, ""},
    {"by order: edges do not meet", WIDE "| （一）予以公开 | 1 |=2 2 | 3 |=5 6\n", GRANTED, ""},
    {"by order: blank cells behind", WIDE "| （一）予以公开 | 1 | 2 | 3 | 6 | | |\n", GRANTED, ""},
    {"by order: padding in the header too",
        "|=2 办理情况 |=2 自然人 | 商业企业 | 其他 | 总计 |\n| （一）予以公开 | 1 | 2 | 3 | 6\n",
        GRANTED, ""},
    {"from the end: label columns that the row does not use",
        WIDE "| （一）予以公开 | | | 1 | 2 | 3 | 6\n", GRANTED, ""},
    {"by cover: a cell is missing", WIDE "|=3 （一）予以公开 |=2 1 |=2 2 |=2 3\n",
        "r.granted.p=1 r.granted.e=2 r.granted.o=3", "cell-missing「总计」@1.2.1"},
    {"a number over two columns is nobody's", HEAD "| （一）予以公开 |=2 3 | 3 | 6\n",
        "r.granted.p=? r.granted.e=? r.granted.o=3 r.granted.t=6", "value-merged@1.2.2"},
    {"a number over all columns is not the total's either", HEAD "| （一）予以公开 |=4 3\n",
        "r.granted.p=? r.granted.e=? r.granted.o=? r.granted.t=?", "value-merged@1.2.2"},
    {"0 over all columns is 0 in each, said once a table",
        HEAD "| （一）予以公开 |=4 0\n| （七）总计 |=4 0件\n",
        "r.granted.p=0 r.granted.e=0 r.granted.o=0 r.granted.t=0 r.handled.p=0件 r.handled.e=0件 "
        "r.handled.o=0件 r.handled.t=0件",
        "value-shared「0」@1.2.2"},
    {"0 over some columns that add up with the others", HEAD "| （一）予以公开 | 6 |=2 0 | 6\n",
        "r.granted.p=6 r.granted.e=0 r.granted.o=0 r.granted.t=6", "value-shared「0」@1.2.3"},
    {"the same in a piece of the table", HEAD "\n| （一）予以公开 | 6 |=2 0 | 6\n",
        "r.granted.p=6 r.granted.e=0 r.granted.o=0 r.granted.t=6", "value-shared「0」@2.1.3"},
    {"the same without a header", "| （一）予以公开 |=4 0\n",
        "r.granted.p=0 r.granted.e=0 r.granted.o=0 r.granted.t=0",
        "header-missing@1.1.0 value-shared「0」@1.1.2"},
    {"0 over all columns of two rows", HEAD "| （一）予以公开 |=4x2 0\n| （七）总计\n",
        "r.granted.p=0 r.granted.e=0 r.granted.o=0 r.granted.t=0 r.handled.p=0 r.handled.e=0 "
        "r.handled.o=0 r.handled.t=0",
        "value-shared「0」@1.2.2"},
    {"a number over two rows is nobody's, told once",
        HEAD "| （一）予以公开 |=1x2 5 | 1 | 1 | 7\n| （七）总计 | 1 | 0 | 6\n",
        "r.granted.p=? r.granted.e=1 r.granted.o=1 r.granted.t=7 r.handled.p=? r.handled.e=1 "
        "r.handled.o=0 r.handled.t=6",
        "value-merged@1.2.2"},
    {"a figure merged over both parts of a label is that row's",
        HEAD "| 3.要求提供公开出版 |=1x2 1 |=1x2 2 |=1x2 3 |=1x2 6\n| 物\n",
        "r.books.p=1 r.books.e=2 r.books.o=3 r.books.t=6",
        "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"a mark over all columns", HEAD "| （一）予以公开 |=4 /\n",
        "r.granted.p=/ r.granted.e=/ r.granted.o=/ r.granted.t=/", "value-shared「/」@1.2.2"},
    {"words over all columns, told once", HEAD "| （一）予以公开 |=4 详见附件\n",
        "r.granted.p=? r.granted.e=? r.granted.o=? r.granted.t=?", "value-is-words@1.2.2"},
    {"a blank over all columns", HEAD "| （一）予以公开 |=4 \n| （七）总计 | 0 | 0 | 0 | 0\n",
        "r.granted.p=_ r.granted.e=_ r.granted.o=_ r.granted.t=_ r.handled.p=0 r.handled.e=0 "
        "r.handled.o=0 r.handled.t=0",
        ""},
    {"by cover: a merged blank is both columns'", HEAD "| （一）予以公开 |=2 | 3 | 3\n",
        "r.granted.p=_ r.granted.e=_ r.granted.o=3 r.granted.t=3", ""},
    {"by name: a blank cell of the header is no column",
        "| 办理情况 | 自然人 |=2 商业企业 | | 其他 |=2 总计\n| （一）予以公开 |=2 1 | 2 |=2 3 | "
        "6\n",
        GRANTED, ""},
    {"not placed: fewer cells than half", HEAD "| （一）予以公开 | 5 | 6\n", "",
        "cells-not-placed@1.2.1"},
    {"not placed: one cell too many, all filled", WIDE "| （一）予以公开 | 1 | 2 | 3 | 6 | 7\n", "",
        "cells-not-placed@1.2.1"},
    {"a figure beyond the columns", HEAD "| （一）予以公开 | 1 | 2 | 3 | 6 | 9\n", GRANTED,
        "cell-left-over@1.2.6"},
    {"columns out of order",
        "| 办理情况 | 总计 | 自然人 | 商业企业 | 其他\n"
        "| （一）予以公开 | 6 | 1 | 2 | 3\n",
        GRANTED, "column-out-of-order@1.1.2"},
    {"an unknown column is left out, and told",
        "| 办理情况 | 自然人 | 商业企业 | 备注 | 其他 | 总计\n| （一）予以公开 | 1 | 2 | 9 | 3 | "
        "6\n",
        GRANTED, "column-unknown@1.1.4 cell-left-over@1.2.4"},
    {"no header", "| （一）予以公开 | 1 | 2 | 3 | 6\n| （七）总计 | 1 | 2 | 3 | 6\n",
        GRANTED " r.handled.p=1 r.handled.e=2 r.handled.o=3 r.handled.t=6", "header-missing@1.1.0"},
    {"an unknown column over two cells",
        "| 办理情况 | 自然人 |=2 所有的单位 | 总计\n| （一）予以公开 | 1 | 2 | 3 | 6\n",
        "r.granted.p=1 r.granted.t=6",
        "column-unknown@1.1.3 cell-left-over@1.2.3 cell-left-over@1.2.4"},
    {"no spans, a header understood in part above the form's four columns: the form's order",
        "!| 办理情况 | 自然人 | 所有的单位 | 总计\n| （一）予以公开 | 1 | 2 | 3 | 6\n", GRANTED,
        "header-missing@1.2.0"},
    {"no header: the first whole row shows where the columns are",
        "| （一）予以公开 | 1 | 2 | 3 | 6\n| （七）总计 | 1 | 2 | 3\n",
        GRANTED " r.handled.p=1 r.handled.e=2 r.handled.o=3",
        "header-missing@1.1.0 cell-missing「总计」@1.2.1"},
    {"each row by the header above it",
        HEAD "| （一）予以公开 | 1 | 2 | 3 | 6\n| 办理情况 | 总计 | 自然人 | 商业企业 | 其他\n"
             "| （七）总计 | 6 | 1 | 2 | 3\n",
        GRANTED " r.handled.p=1 r.handled.e=2 r.handled.o=3 r.handled.t=6",
        "column-out-of-order@1.3.2"},
    {"a header that tells less than the one in force",
        HEAD "| （一）予以公开 | 1 | 2 | 3 | 6\n\n| | | 商业企业 | 其他\n| （七）总计 | 1 | 2 | "
             "3 | 6\n",
        GRANTED " r.handled.p=1 r.handled.e=2 r.handled.o=3 r.handled.t=6", ""},

    {"parts: values beside the rest of the label",
        HEAD "| 3.要求提供公开出版 | | | |\n| 物 | 1 | 2 | 3 | 6\n",
        "r.books.p=1 r.books.e=2 r.books.o=3 r.books.t=6",
        "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"parts: values in both", HEAD "| 3.要求提供公开出版 | 1 | | 3 |\n| 物 | | 2 | | 6\n",
        "r.books.p=1 r.books.e=2 r.books.o=3 r.books.t=6",
        "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"parts: the rest without its blank cells", HEAD "| 3.要求提供公开出版 | 1 | 2 | 3 | 6\n| 物\n",
        "r.books.p=1 r.books.e=2 r.books.o=3 r.books.t=6",
        "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"values in the row below the label", HEAD "|=1x2 （一）予以公开 | | | |\n| 1 | 2 | 3 | 6\n",
        GRANTED, ""},
    {"a row of values below that is not the label's",
        HEAD "| （一）予以公开 | | | |\n| | 1 | 2 | 3 | 6\n",
        "r.granted.p=_ r.granted.e=_ r.granted.o=_ r.granted.t=_", ""},

    {"a unit in the cell, spaces in a number", HEAD "| （一）予以公开 | 1件 | 1 2 | 3 | 16\n",
        "r.granted.p=1件 r.granted.e=? r.granted.o=3 r.granted.t=16", "value-doubtful@1.2.3"},
    {"an automatic number in the cell", HEAD "| （一）予以公开 | {1.}1 | 2 | 3 | 6\n", GRANTED,
        "value-numbered@1.2.2"},
    {"a carrier without spans",
        "!" HEAD "| （三）不予公开 | 1.属于国家秘密 | 1 | 2 | 3 | 6\n"
        "| 2.其他情形 | 1 | 2 | 3 | 6\n",
        "r.secret.p=1 r.secret.e=2 r.secret.o=3 r.secret.t=6 "
        "r.refused.p=1 r.refused.e=2 r.refused.o=3 r.refused.t=6",
        ""},
};

/* Columns of units, of codes and of amounts; a block with a title of its own. */
static const char *const units =
    "{'schema':'nianbao.mapping/1','id':'u','version':'1','name':'n','signs':[],"
    "'tables':[{'key':'s','name':'s','blocks':["
    "{'titles':['第一部分'],'corner':['统计指标'],'columns':["
    "{'role':'ignored','labels':['代码']},{'role':'unit','labels':['单位']},"
    "{'key':'n','labels':['统计数']}],'rows':[{'key':'a','labels':['主动公开数']},"
    "{'key':'b','unit':'元','labels':['收费总金额']}]},"
    "{'titles':['第二部分'],'corner':['统计指标'],'columns':["
    "{'key':'m','labels':['总金额（单位：万元）'],'unit':'万元'}],"
    "'rows':[{'key':'c','labels':['专项经费']}]}]}]}";

static const struct fill_case statistics[] = {
    {"units from a column, the cell's own first",
        "| 统计指标 | 代码 | 单位 | 统计数\n| 主动公开数 | 01 | 条 | 12\n| 收费总金额 | 02 | 万元 "
        "| 3元\n",
        "s.a.n=12条 s.b.n=3元", ""},
    {"no unit in print: the form's", "| 统计指标 | 统计数\n| 主动公开数 | 12\n| 收费总金额 | 3\n",
        "s.a.n=12 s.b.n=3元", ""},
    {"a unit in the header, the cell's own first",
        "|=2 第二部分\n| 统计指标 | 总金额（单位：万元）\n| 专项经费 | 1.50\n", "s.c.m=1.50万元",
        ""},
    {"a unit in the header that is not the form's",
        "| 统计指标 | 总金额（单位：元）\n| 专项经费 | 1.50\n", "s.c.m=1.50元",
        "unit-differs「元」@1.1.2"},
    {"a unit in the header below its words", "| 统计指标 | 总金额\n| | （元）\n| 专项经费 | 1.50\n",
        "s.c.m=1.50元", "unit-differs「元」@1.2.2"},
    {"a unit in brackets in the cell", "| 统计指标 | 总金额（万元）\n| 专项经费 | 15000（元）\n",
        "s.c.m=15000元", ""},
    {"a unit in the row's label, nearer than the header's",
        "| 统计指标 | 总金额（万元）\n| 专项经费（元） | 15000\n", "s.c.m=15000元",
        "unit-differs「元」@1.2.1"},
    {"a unit in the label of a row to which the form gives one",
        "| 统计指标 | 统计数\n| 收费总金额（万元） | 3\n", "s.b.n=3万元",
        "unit-differs「万元」@1.2.1"},
    {"a unit in the header, another in the cell",
        "| 统计指标 | 总金额（单位：万元）\n| 专项经费 | 15000元\n", "s.c.m=15000元", ""},
};

#define NATIONAL                                                                                   \
    "| 办理情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"

/* Columns of two kinds. */
static const struct fill_case procurement[] = {
    {"a header's unit is that of its column",
        "| 信息内容 | 采购项目数量（个） | 采购总金额（万元）\n| 政府集中采购 | 13 | 477.35\n",
        "disclosure.procurement.items=13个 disclosure.procurement.amount=477.35万元", ""},
    {"a row's unit is of neither, when they are two",
        "| 信息内容 | 采购项目数量 | 采购总金额\n| 政府集中采购（万元） | 13 | 477.35\n",
        "disclosure.procurement.items=13 disclosure.procurement.amount=477.35", ""},
    {"0 over columns that do not add up is nobody's",
        "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量\n| 行政许可 |=3 0\n",
        "disclosure.licensing.items_last_year=? disclosure.licensing.items_change=? "
        "disclosure.licensing.decisions=?",
        "value-merged@1.2.2"},
    {"without spans",
        "!| 信息内容 | 采购项目数量 | 采购总金额（单位：元）\n| 政府集中采购 | 13 | 477.35\n",
        "disclosure.procurement.items=13 disclosure.procurement.amount=477.35元", ""},
};

static const struct fill_case national[] = {
    {"by cover: a number over two columns is nobody's",
        NATIONAL "| （一）予以公开 |=2 3 | 0 | 1 | 2 | 4 | 10\n",
        "requests.granted.natural_person=? requests.granted.enterprise=? "
        "requests.granted.research_institution=0 requests.granted.public_welfare=1 "
        "requests.granted.legal_service=2 requests.granted.other_organization=4 "
        "requests.granted.total=10",
        "value-merged@1.2.2"},
};

/* One data row without a label, in one table or in pieces. */
static const char *const unlabelled =
    "{'schema':'nianbao.mapping/1','id':'v','version':'1','name':'n','signs':[],"
    "'tables':[{'key':'v','name':'v','blocks':[{'column_groups':['行政复议','行政诉讼'],"
    "'columns':[{'key':'ru','labels':['结果维持'],'groups':['行政复议']},"
    "{'key':'rt','labels':['总计'],'groups':['行政复议']},"
    "{'key':'du','labels':['结果维持'],'groups':['行政诉讼']},"
    "{'key':'dt','labels':['总计'],'groups':['行政诉讼']}]}]}]}";

#define REVIEWS "|=2 行政复议 |=2 行政诉讼\n| 结果维持 | 总计 | 结果维持 | 总计\n"

static const struct fill_case reviews[] = {
    {"whole", REVIEWS "| 1 | 2 | 3 | 4\n", "v.ru=1 v.rt=2 v.du=3 v.dt=4", ""},
    {"blank lines between", REVIEWS "| | | |\n| 1 | 2 | 3 | 4\n", "v.ru=1 v.rt=2 v.du=3 v.dt=4",
        ""},
    {"all blank", REVIEWS "| | | |\n", "v.ru=_ v.rt=_ v.du=_ v.dt=_", ""},
    {"no data line", REVIEWS, "", ""},
    {"the data in the next table", REVIEWS "\n| 1 | 2 | 3 | 4\n", "v.ru=1 v.rt=2 v.du=3 v.dt=4",
        ""},
    {"in two pieces",
        "|=2 行政复议\n| 结果维持 | 总计\n| 1 | 2\n\n|=2 行政诉讼\n| 结果维持 | 总计\n| 3 | 4\n",
        "v.ru=1 v.rt=2 v.du=3 v.dt=4", ""},
    {"in two pieces without groups: in order, none filled twice",
        "| 结果维持 | 总计\n| 1 | 2\n\n| 结果维持 | 总计\n| 3 | 4\n", "v.ru=1 v.rt=2 v.du=3 v.dt=4",
        ""},
    {"one label is no header", "| 总计 | 甲\n| 5 | 6\n", "", "column-unknown@1.1.2"},
    {"one cell short", REVIEWS "| 1 | 2 | 3\n", "v.ru=1 v.rt=2 v.du=3",
        "cell-missing「总计」@1.3.1"},
};

#define OUTCOMES "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
#define FIFTEEN "|=5 行政复议 |=5 未经复议直接起诉 |=5 复议后起诉\n" OUTCOMES OUTCOMES OUTCOMES "\n"
#define FIVE(review, value)                                                                        \
    "review." review ".upheld=" value " review." review ".corrected=" value " review." review      \
    ".other=" value " review." review ".pending=" value " review." review ".total=" value
#define ALL(value)                                                                                 \
    FIVE("reconsideration", value)                                                                 \
    " " FIVE("litigation_direct", value) " " FIVE("litigation_after_reconsideration", value)

static const struct fill_case merged_reviews[] = {
    {"0 over a block of outcomes", FIFTEEN "|=5 0 |=5 0 |=5 0\n", ALL("0"),
        "value-shared「0」@1.3.1"},
    {"0 over all of them is no page number", FIFTEEN "|=15 0\n", ALL("0"),
        "value-shared「0」@1.3.1"},
    {"a number over a block of outcomes", FIFTEEN "|=5 3 |=5 0 |=5 0\n",
        FIVE("reconsideration", "?") " " FIVE("litigation_direct", "0") " " FIVE(
            "litigation_after_reconsideration", "0"),
        "value-merged@1.3.1 value-shared「0」@1.3.6"},
};

static void expect_filled(const char *form, const struct fill_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct fixture *fixture = fixture_read(form, cases[i].notation, STEP_FILL);
        expect_text(cases[i].what, figures_show(fixture), cases[i].figures);
        expect_text(cases[i].what, problems_show(fixture->arena, &fixture->report.problems),
            cases[i].problems);
        fixture_free(fixture);
    }
}

Test(fill, cases) {
    expect_filled(NULL, small, sizeof small / sizeof *small);
    expect_filled(units, statistics, sizeof statistics / sizeof *statistics);
    expect_filled("2019", procurement, sizeof procurement / sizeof *procurement);
    expect_filled("2021", national, sizeof national / sizeof *national);
    expect_filled("2021", merged_reviews, sizeof merged_reviews / sizeof *merged_reviews);
    expect_filled(unlabelled, reviews, sizeof reviews / sizeof *reviews);
}

/* Where a figure stood, and what was printed there. */
Test(fill, places) {
    struct fixture *fixture = fixture_read(NULL,
        HEAD "| 3.要求提供公开出版 | 1 | | 3 |\n\n| 物 | | 2 | | 6\n\n"
             "| （七）总计 |=2 \n7,0⏎ | 3 | 3\n",
        STEP_FILL);
    const struct mapping_block *block = &fixture->work.mapping->tables[0].blocks[0];
    static const struct {
        size_t row, column;
        int place[3];
        const char *raw;
    } figures[] = {{5, 0, {1, 2, 2}, "1"}, {5, 1, {2, 1, 3}, "2"}, {5, 3, {2, 1, 5}, "6"}};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        const struct figure *figure =
            &fixture->work.figures[mapping_figure(block, figures[i].row, figures[i].column)];
        cr_expect_eq(figure->table, figures[i].place[0]);
        cr_expect_eq(figure->row, figures[i].place[1]);
        cr_expect_eq(figure->column, figures[i].place[2]);
        cr_expect(text_equal(figure->raw, text_from(figures[i].raw)));
    }
    fixture_free(fixture);
}
