/*
 * test_columns.c: which cells of a header are which columns (form/columns.c). A header is shown as
 * its leaves in order: key@first-last grid column; ? is a leaf that is no column.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

struct header_case {
    const char *what, *notation, *leaves, *problems;
};

static const char *header_show(struct fixture *fixture, int block) {
    struct header header = {.count = 0};
    struct label_place place = {.table = 0, .block = block};
    struct buffer buffer = {.arena = fixture->arena};
    const struct mapping_block *home = &fixture->work.mapping->tables[0].blocks[block];
    if (!header_read(&fixture->work, &place, 0, fixture->work.line_count, &header))
        return "none";
    for (size_t i = 0; i < header.count; i++) {
        const struct leaf *leaf = &header.leaves[i];
        buffer_add(&buffer, i == 0 ? TEXT_NONE : TEXT(" "));
        buffer_add(&buffer, leaf->column < 0 ? TEXT("?") : home->columns[leaf->column].key);
        if (header.table != NULL)
            buffer_format(&buffer, "@%d-%d", leaf->start, leaf->end - 1);
    }
    return text_copy(fixture->arena, buffer_text(&buffer)).bytes;
}

static void expect_headers(const char *form, const struct header_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct fixture *fixture = fixture_read(form, cases[i].notation, STEP_LINES);
        expect_text(cases[i].what, header_show(fixture, 0), cases[i].leaves);
        expect_text(cases[i].what, problems_show(fixture->arena, &fixture->report.problems),
            cases[i].problems);
        fixture_free(fixture);
    }
}

static const struct header_case requests[] = {
    {"one line", "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n", "p@2-2 e@3-3 o@4-4 t@5-5", ""},
    {"two lines",
        "|=1x2 办理情况 |=1x2 自然⏎人 |=2 法人或其他组织 |=1x2 总 计\n| 商业企业 | 其他\n",
        "p@2-2 e@3-3 o@4-4 t@5-5", ""},
    {"another wording", "| 办理情况 | 自然人 | 商业企业 | 其他 | 合计\n", "p@2-2 e@3-3 o@4-4 t@5-5",
        ""},
    {"words cut in two rows", "|=1x2 办理情况 | 自然 | 商业 | 其他 | 总计\n| 人 | 企业 | |\n",
        "p@2-2 e@3-3 o@4-4 t@5-5", ""},
    {"edges that do not meet",
        "|=1x2 办理情况 |=2x2 自然人 |=4 法人或其他组织 |=2x2 总计\n|=3 商业企业 | 其他\n",
        "p@2-3 e@4-6 o@7-7 t@8-9", ""},
    {"a cell of the lower row reaches over the edge of the upper",
        "| 办理情况 |=2 自然人 |=4 法人或其他组织 |=2 总计\n| |=2 |=3 商业企业 |=2 其他 |\n",
        "p@2-3 e@4-6 o@7-8 t@9-9", ""},
    {"padding at the end", "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计 | |\n",
        "p@2-2 e@3-3 o@4-4 t@5-5 ?@6-6 ?@7-7", ""},
    {"labels in three columns", "|=3 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n",
        "p@4-4 e@5-5 o@6-6 t@7-7", ""},
    {"out of order", "| 办理情况 | 总计 | 自然人 | 商业企业 | 其他\n", "t@2-2 p@3-3 e@4-4 o@5-5",
        "column-out-of-order@1.1.2"},
    {"a typing error", "| 办理情况 | 自然人 | 商业企亚 | 其他 | 总计\n", "p@2-2 e@3-3 o@4-4 t@5-5",
        "label-typo「商业企业」@1.1.3"},
    {"by position", "| 办理情况 | 自然人 | 公司 | 其他 | 总计\n", "p@2-2 e@3-3 o@4-4 t@5-5",
        "column-by-position「商业企业」@1.1.3"},
    {"by position, the first and the last", "| 办理情况 | 公民 | 商业企业 | 其他 | 共\n",
        "p@2-2 e@3-3 o@4-4 t@5-5",
        "column-by-position「自然人」@1.1.2 column-by-position「总计」@1.1.5"},
    {"not by position: two cells for one column",
        "| 办理情况 | 自然人 | 公司 | 工厂 | 其他 | 总计\n", "p@2-2 ?@3-3 ?@4-4 o@5-5 t@6-6",
        "column-unknown@1.1.3 column-unknown@1.1.4"},
    {"a column of the county's own", "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计 | 备注\n",
        "p@2-2 e@3-3 o@4-4 t@5-5 ?@6-6", "column-unknown@1.1.6"},
    {"a column that is not there", "| 办理情况 | 自然人 | 商业企业 | 总计\n", "p@2-2 e@3-3 t@4-4",
        ""},
    {"the last header counts, a corner begins it anew",
        "| 办理情况 | 总计 | 其他\n| 办理情况 | 自然人 | 商业企业\n", "p@2-2 e@3-3", ""},
    {"a header in another table counts for itself",
        "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n\n| 商业企业 | 其他\n", "e@1-1 o@2-2", ""},
    {"a line with a number is no header", "| 办理情况 | 自然人 | 商业企业 | 3 | 总计\n", "none",
        ""},
    {"a group's row with marks for figures is no second line",
        "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n| （三）不予公开 | —— | —— | —— | ——\n",
        "p@2-2 e@3-3 o@4-4 t@5-5", ""},
    {"no labels", "| 甲 | 乙 | 丙\n", "none", ""},
    {"labels of rows alone are no header", "| 总计 | 其他 | 总计\n", "none", ""},
};

static const struct header_case dumps[] = {
    {"all labels over two lines, no grid",
        "!| 办理情况 | 自然人 | 法人或其他组织 | 总计\n| 商业企业 | 其他\n", "p e o t", ""},
    {"in one line, a corner of two cells", "!| 办理情况 | | 自然人 | 商业企业 | 其他 | 总计\n",
        "p e o t", ""},
    {"two columns in another order, no grid",
        "!| 办理情况 | 自然人 | 法人或其他组织 | 总计\n| 其他 | 商业企业\n", "p o e t",
        "column-out-of-order@1.2.1 column-out-of-order@1.2.2"},
};

/* Two groups with the same labels below: the group above decides. */
static const char *const groups =
    "{'schema':'nianbao.mapping/1','id':'g','version':'1','name':'n','signs':[],"
    "'tables':[{'key':'v','name':'v','blocks':[{'column_groups':['行政复议','行政诉讼','未经复议','"
    "复议后起诉'"
    "],"
    "'columns':[{'key':'ru','labels':['结果维持'],'groups':['行政复议']},"
    "{'key':'rt','labels':['总计'],'groups':['行政复议']},"
    "{'key':'du','labels':['结果维持'],'groups':['行政诉讼','未经复议']},"
    "{'key':'dt','labels':['总计'],'groups':['行政诉讼','未经复议']},"
    "{'key':'au','labels':['结果维持'],'groups':['行政诉讼','复议后起诉']},"
    "{'key':'at','labels':['总计'],'groups':['行政诉讼','复议后起诉']}]}]}]}";

static const struct header_case reviews[] = {
    {"whole",
        "|=2 行政复议 |=4 行政诉讼\n|=1x2 结果维持 |=1x2 总计 |=2 未经复议 |=2 复议后起诉\n"
        "| 结果维持 | 总计 | 结果维持 | 总计\n",
        "ru@1-1 rt@2-2 du@3-3 dt@4-4 au@5-5 at@6-6", ""},
    {"the last group alone", "|=2 复议后起诉\n| 结果维持 | 总计\n", "au@1-1 at@2-2", ""},
    {"the second group alone", "|=2 行政诉讼\n| 结果维持 | 总计\n", "du@1-1 dt@2-2", ""},
    {"groups in another order",
        "|=2 行政诉讼 |=2x2 行政复议\n|=2 未经复议\n| 结果维持 | 总计 | 结果维持 | 总计\n",
        "du@1-1 dt@2-2 ru@3-3 rt@4-4", "column-out-of-order@1.3.3 column-out-of-order@1.3.4"},
    {"groups in another order, half of one: it may be either",
        "|=2 行政诉讼 |=2 行政复议\n| 结果维持 | 总计 | 结果维持 | 总计\n",
        "?@1-1 ?@2-2 ru@3-3 rt@4-4", "column-unknown@1.2.1 column-unknown@1.2.2"},
    {"the groups and the first words cut off: as many cells as columns stand in their places",
        "| | | 结果维持 | 总计 | 结果维持 | 总计\n", "ru@1-1 rt@2-2 du@3-3 dt@4-4 au@5-5 at@6-6",
        "column-by-position「结果维持」@1.1.1 column-by-position「总计」@1.1.2"},
    {"under the wrong group because edges do not meet: not taken for a column further on",
        "|=2 行政复议 |=6 行政诉讼\n| 结果维持 |=3 总计 |=2 未经复议 |=2 复议后起诉\n"
        "| |=3 | 结果维持 | 总计 |=2 结果维持总计\n",
        "ru@1-1 rt@2-4 du@5-5 dt@6-6 ?@7-8",
        "column-by-position「总计」@1.3.2 column-unknown@1.3.7"},
    {"the words of two columns in one cell, as their figures are",
        "|=2 行政复议 | 行政诉讼\n| 结果维持 | 总计 | 结果维持总计\n", "ru@1-1 rt@2-2 ?@3-3",
        "column-unknown@1.2.3"},
    {"a group without one of its columns", "| 行政复议 |=2 行政诉讼\n| 总计 | 结果维持 | 总计\n",
        "rt@1-1 du@2-2 dt@3-3", ""},
};

Test(columns, headers) {
    expect_headers(NULL, requests, sizeof requests / sizeof *requests);
    expect_headers(NULL, dumps, sizeof dumps / sizeof *dumps);
    expect_headers(groups, reviews, sizeof reviews / sizeof *reviews);
}

Test(columns, header_lines_are_told_from_rows) {
    static const struct {
        const char *line;
        bool header;
    } lines[] = {
        {"| 办理情况 |\n", true},
        {"| 法人或其他组织\n", true},
        {"| | 商业企业 |\n", true},
        {"| 总计 | 其他\n", false},
        {"| 商业企业 | 3\n", false},
        {"| （一）予以公开 | |\n", false},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct fixture *fixture = fixture_read(NULL, lines[i].line, STEP_LINES);
        cr_expect_eq(line_is_header(&fixture->work, &fixture->work.lines[0], 0), lines[i].header,
            "%s", lines[i].line);
        fixture_free(fixture);
    }
}

Test(columns, without_a_header_the_form_s_order_counts) {
    struct fixture *fixture = fixture_read(NULL, "", STEP_LINES);
    struct header header;
    header_default(fixture->work.mapping->tables[0].blocks[0].layouts, &header);
    cr_assert_eq(header.count, 4);
    cr_expect_null(header.table);
    for (int i = 0; i < 4; i++)
        cr_expect_eq(header.leaves[i].column, i);
    fixture_free(fixture);
}
