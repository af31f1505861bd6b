/*
 * test_portal.c: which lines are a portal's index table (form/portal.c). A document is shown as its
 * lines: I of the index, - any other. What the index says of the report is tested in test_facts.c.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

static const struct {
    const char *what, *notation, *lines;
} cases[] = {
    {"label and value side by side", "| 索引号 | 123 | 分类 | 年报\n| 发布机构 | 教育局 | 文号 |\n",
        "II"},
    {"labels above what they say", "| 索引号 | 分类 | 有效性\n| 123 | 年报 | 有效\n", "II"},
    {"in one cell with a colon", "| 索 引 号： 123 | 主题词： 年报\n| 有效性：有效 | 文号：\n",
        "II"},
    {"labels in brackets", "| 【索引号】 | 123 | 【主题分类】 | 年报\n", "I"},
    {"traditional characters", "| 索引號 | 123 | 發布機構 | 教育局\n", "I"},
    {"a blank line between", "| 索引号 | 123\n| |\n| 文号 | 无\n", "I-I"},
    {"one label is none", "| 索引号 | 123\n", "-"},
    {"two cells behind a label", "| 索引号 | 123 | 456\n| 文号 | 1号 | 2号\n", "--"},
    {"a table that says something else as well", "| 索引号 | 123\n| 文号 | 1号\n| 网站 | 好\n",
        "---"},
    {"at the top of a page in one table",
        "| 索引号 | 123 | 分类 | 年报\n| 文号 | 1号 | 有效性 | 有效\n|=4 云溪县年报\n| 规章 | 1 | "
        "2 | 3\n",
        "II--"},
    {"a list of documents", "| 名称 | 文号 | 发布日期\n| 甲 | 1号 | 一月\n| 乙 | 2号 | 二月\n",
        "---"},
    {"rows of the form", "| 行政许可 | 1\n| 行政处罚 | 2\n", "--"},
    {"values that are numbers", "| 索引号 | 0143 | 浏览次数 | 26\n", "I"},
};

Test(portal, lines) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_read("2021", cases[i].notation, STEP_LINES);
        struct buffer shown = {.arena = fixture->arena};
        for (size_t l = 0; l < fixture->work.line_count; l++)
            buffer_add_byte(&shown, fixture->work.lines[l].role == LINE_INDEX ? 'I' : '-');
        expect_text(
            cases[i].what, text_copy(fixture->arena, buffer_text(&shown)).bytes, cases[i].lines);
        fixture_free(fixture);
    }
}

static const struct {
    const char *what, *notation, *problems;
} told[] = {
    {"an index is no unknown table", "| 索引号 | 123\n| 文号 | 1号\n\n| 甲 | 乙\n",
        "table-unknown@2.1.1"},
    {"nor with a caption and a label that is not listed",
        "|=4 政府信息公开信息\n| 索引号 | 123 | 分类 | 年报\n| 发布机构 | 教育局 | 文号 | 1号\n"
        "| 归档编码 | 7 | 有效性 | 有效\n| 主题词 |\n\n| 甲 | 乙\n",
        "table-unknown@2.1.1"},
    {"its lines are no unknown rows",
        "| 索引号 | 123\n| 文号 | 1号\n| 主题词 |\n| 规章 | 1 | 2 | 3\n| 其他文件 | 1 | 2 | 3\n",
        "row-unknown@1.5.1"},
};

Test(portal, leftovers) {
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        struct fixture *fixture = fixture_read("2021", told[i].notation, STEP_LEFTOVER);
        const char *shown = problems_show(fixture->arena, &fixture->report.problems);
        struct text problems = text_from(shown);
        cr_expect(text_find(problems, text_from(told[i].problems)) != SIZE_MAX, "%s: got %s",
            told[i].what, shown);
        size_t unknown = text_find(problems, TEXT("-unknown"));
        struct text rest = text_slice(problems, unknown + 1, problems.length);
        cr_expect(text_find(rest, TEXT("-unknown")) == SIZE_MAX, "%s: got %s", told[i].what, shown);
        fixture_free(fixture);
    }
}
