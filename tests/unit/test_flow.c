/*
 * test_flow.c: the report as it is read from top to bottom, and what a heading is (form/flow.c).
 * A flow is shown as its paragraphs, folded, and [tables].
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

static const char *flow_show(struct fixture *fixture) {
    struct flow flow = flow_make(&fixture->work);
    struct buffer shown = {.arena = fixture->arena};
    for (size_t i = 0; i < flow.count; i++) {
        if (flow.items[i].block->kind == BLOCK_TABLE)
            buffer_format(&shown, "[%d]", flow.items[i].block->held_table);
        else
            buffer_format(&shown, "(%.*s)", (int)flow.items[i].key.length, flow.items[i].key.bytes);
    }
    return text_copy(fixture->arena, buffer_text(&shown)).bytes;
}

#define HEAD "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n"
#define ROW(label) "| " label " | 1 | 2 | 3 | 6\n"

static const struct {
    const char *what, *notation, *flow;
} cases[] = {
    {"paragraphs and tables", "一、甲 乙\n| 丙 | 1\n丁\n", "(一,甲乙)[1](丁)"},
    {"what is inside a table of the form stays out", "甲\n" HEAD ROW("（一）予以公开") "乙\n",
        "(甲)[1](乙)"},
    {"prose in a row of the form's table comes in",
        HEAD ROW("（七）总计") "|=5 四、存在的主要问题\n|=5 没有。\n乙\n",
        "[1](四,存在的主要问题)(没有.)(乙)"},
    {"a table that lays the page out is dissolved",
        "> 甲\n> " HEAD "> " ROW("（一）予以公开") "> 乙\n丙\n", "(甲)[2](乙)(丙)"},
};

Test(flow, blocks) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_read(NULL, cases[i].notation, STEP_LEFTOVER);
        expect_text(cases[i].what, flow_show(fixture), cases[i].flow);
        fixture_free(fixture);
    }
}

#define TEN "一二三四五六七八九十"

static const struct {
    const char *paragraph;
    enum heading_kind kind;
    int ordinal;
    const char *number, *words;
} headings[] = {
    {"一、总体情况", HEADING_CHAPTER, 1, "一", "总体情况"},
    {" 一 、 总体情况 ", HEADING_CHAPTER, 1, "一", "总体情况"},
    {"十二、附则", HEADING_CHAPTER, 12, "十二", "附则"},
    {"二十一．附则", HEADING_CHAPTER, 21, "二十一", "附则"},
    {"（一）主动公开", HEADING_SECTION, 1, "（一）", "主动公开"},
    {"(三)依申请公开", HEADING_SECTION, 3, "(三)", "依申请公开"},
    {"（5） 监督保障", HEADING_SUBITEM, 5, "（5）", "监督保障"},
    {"1.公开内容", HEADING_ITEM, 1, "1", "公开内容"},
    {"１０．公开内容", HEADING_ITEM, 10, "１０", "公开内容"},
    {"3、公开内容", HEADING_ITEM, 3, "3", "公开内容"},
    {"①公开内容", HEADING_POINT, 0, "①", "公开内容"},
    {"{四、}结转情况", HEADING_CHAPTER, 4, "四", "结转情况"},
    {"{（二）}1.公开", HEADING_SECTION, 2, "（二）", "1.公开"},
    {"总体情况", HEADING_UNNUMBERED, 0, "", "总体情况"}, /* a section of the form */
    {"总　体 情况", HEADING_UNNUMBERED, 0, "", "总　体 情况"},
    {"<2>工作成效", HEADING_UNNUMBERED, 0, "", "工作成效"}, /* by its style */
    {"<0>1.工作成效", HEADING_ITEM, 1, "1", "工作成效"},
    {"## 一、总体情况", HEADING_CHAPTER, 1, "一", "总体情况"}, /* Markdown */
    {"**（一）主动公开**", HEADING_SECTION, 1, "（一）", "主动公开"},
    {"\u2F06、总体情况", HEADING_CHAPTER, 2, "\u2F06", "总体情况"}, /* radicals */
    {"（\u2F17\u2F00）主动公开", HEADING_SECTION, 11, "（\u2F17\u2F00）", "主动公开"},
    {"\uF9D1、其他", HEADING_CHAPTER, 6, "\uF9D1", "其他"}, /* 六 of another set */
    {"### 工作成效", HEADING_UNNUMBERED, 0, "", "工作成效"},
    {"工作成效", HEADING_NONE, 0, "", "工作成效"},
    {"2021年工作", HEADING_NONE, 0, "", "2021年工作"},
    {"1.5万条", HEADING_NONE, 0, "", "1.5万条"},
    {"一、本年没有收费。", HEADING_NONE, 0, "", "本年没有收费。"}, /* sentences */
    {"一、加强领导。健全机制", HEADING_NONE, 0, "", "加强领导。健全机制"},
    {"（一）收到申请；", HEADING_NONE, 0, "", "收到申请；"},
    {"1.收到申请，", HEADING_NONE, 0, "", "收到申请，"},
    {"<0>本年没有收费。", HEADING_NONE, 0, "", "本年没有收费。"},
    {"一、" TEN TEN TEN TEN, HEADING_CHAPTER, 1, "一", TEN TEN TEN TEN},
    {"一、" TEN TEN TEN TEN "一", HEADING_NONE, 0, "", TEN TEN TEN TEN "一"},
    {"一、", HEADING_NONE, 0, "", "一、"},
};

Test(flow, headings) {
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        struct fixture *fixture = fixture_read(NULL, headings[i].paragraph, STEP_LINES);
        struct flow flow = flow_make(&fixture->work);
        cr_assert_eq(flow.count, 1);
        struct heading heading = flow.items[0].heading;
        cr_expect_eq(heading.kind, headings[i].kind, "%s: %d", headings[i].paragraph, heading.kind);
        cr_expect(text_equal(heading.words, text_from(headings[i].words)), "%s: %.*s",
            headings[i].paragraph, (int)heading.words.length, heading.words.bytes);
        if (heading.kind != HEADING_NONE) {
            cr_expect_eq(heading.ordinal, headings[i].ordinal, "%s: %d", headings[i].paragraph,
                heading.ordinal);
            cr_expect(text_equal(heading.number, text_from(headings[i].number)), "%s: %.*s",
                headings[i].paragraph, (int)heading.number.length, heading.number.bytes);
        }
        fixture_free(fixture);
    }
}

/* A table is no heading; without a form no section has a name. */
Test(flow, no_headings) {
    struct fixture *fixture = fixture_read(NULL, "| 甲 | 乙\n总体情况\n", STEP_LINES);
    struct flow flow = flow_make(&fixture->work);
    cr_assert_eq(flow.count, 2);
    cr_expect_eq(flow.items[0].heading.kind, HEADING_NONE);
    cr_expect_eq(flow.items[1].heading.kind, HEADING_UNNUMBERED);
    fixture->work.mapping = NULL;
    cr_expect_eq(flow_make(&fixture->work).items[1].heading.kind, HEADING_NONE);
    fixture_free(fixture);
}
