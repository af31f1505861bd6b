/*
 * test_choose.c: which form the tables are made on (form/choose.c): signs bid, the rows that are
 * missing decide between equals, and nobody wins with too little.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

#define FORM(id, signs, rows) FORM_WITH(id, signs, rows, "")
#define FORM_WITH(id, signs, rows, more)                                                           \
    "{'schema':'nianbao.mapping/1','id':'" id "','version':'1','name':'n','signs':[" signs "],"    \
    "'tables':[{'key':'t','name':'t','blocks':[{'columns':[{'key':'c','labels':['数量']}],"      \
    "'rows':[" rows "]}]}]" more "}"
#define SIGN(words, weight) "{'words':'" words "','weight':" weight "}"
#define ROW(key, label) "{'key':'" key "','labels':['" label "',{'别名" key "':'甲县 2012'}]}"
#define OPTIONAL(key, label) "{'key':'" key "','labels':['" label "'],'optional':true}"

static const char *const forms[] = {
    FORM("a", SIGN("甲类事项", "3") "," SIGN("共有事项", "2") "," SIGN("新条例", "-2"),
        ROW("r", "规章制度") "," ROW("s", "行政许可")),
    FORM("b", SIGN("乙类事项", "4") "," SIGN("共有事项", "2"), ROW("r", "规章制度")),
    FORM("c", SIGN("丙类（事项）", "5"), ROW("r", "规章制度") "," ROW("s", "行政许可")),
    FORM("d", SIGN("丙类（事项）", "5"), ROW("r", "规章制度") "," OPTIONAL("s", "行政处罚")),
    FORM("e", SIGN("资讯公开", "3"), ROW("r", "规章制度")),
    FORM_WITH(
        "f", SIGN("丁类事项", "4") "," SIGN("丁类数量", "2"), ROW("r", "丁类事项"), ",'least':6"),
};

static const struct {
    const char *notation, *form; /* empty: none */
} cases[] = {
    {"", ""},
    {"甲类事项 共有事项\n", ""}, /* signs count in tables only */
    {"| 甲类事项 | 1\n", "a"},
    {"| 乙类事项 | 1\n", "b"},
    {"| 甲类事项 | 乙类事项\n", "b"},
    {"| 乙类事项 | 共有事项 | 甲类事项\n", "b"},
    {"| 共有事项 | 1\n", ""},                          /* two are too few */
    {"| 甲类事项 | 新条例\n", ""},                     /* three less two */
    {"| 甲类事项 | 新条例 | 共有事项\n", "a"},         /* three again */
    {"| 本年甲类　事⏎项（件） | 1\n", "a"},            /* within a longer cell, over two lines */
    {"| 丙类(事项) | 1\n", "d"},                       /* one row missing; c misses two */
    {"| 丙类（事项）\n| 行政许可\n", "c"},             /* one each: the first */
    {"| 丙类（事项）\n| 行政许可\n| 规章制度\n", "c"}, /* none each: the first */
    {"| 丙类（事项）\n| 规章制度\n", "d"},
    {"| 丙类（事项）\n| 行政处罚\n", "d"},          /* an optional row is not asked for */
    {"| 丙类（事项）\n| 行政许可\n| 别名r\n", "c"}, /* the official wording is */
    {"| 甲类 | 1\n| 事项 | 2\n", "a"},              /* cut in two rows */
    {"| 甲类 | 1\n\n| 事项 | 2\n", ""},             /* not over the end of a table */
    {"| 甲类 | 1\n| 2 | 事项\n", ""},               /* nor in another column */
    {"| 丁类事项 | 1\n", ""},                       /* four, but this form asks for six */
    {"| 丁类事项 | 甲类事项\n", "a"},               /* no bid does not win over a smaller one */
    {"| 丁类事项 | 丁类数量\n", "f"},
    {"| 甲類事項 | 1\n", "a"}, /* traditional characters, as nothing else bids */
    {"| 甲類事項 | 乙类事项\n", "b"},
};

static struct mappings *forms_load(struct arena *arena, struct problems *problems) {
    struct mappings *mappings = fixture_load(arena, forms, sizeof forms / sizeof *forms, problems);
    cr_assert_not_null(mappings, "%s", problems_show(arena, problems));
    return mappings;
}

Test(choose, cases) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    const struct mappings *mappings = forms_load(arena, &problems);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_choose(mappings, cases[i].notation);
        struct text id = fixture->work.mapping == NULL ? TEXT_NONE : fixture->work.mapping->id;
        cr_expect(text_equal(id, text_from(cases[i].form)), "%s -> %.*s", cases[i].notation,
            (int)id.length, id.bytes);
        fixture_free(fixture);
    }
    arena_free(arena);
}

/* The reasons of every bid, those that lost too. */
Test(choose, reasons) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct fixture *fixture =
        fixture_choose(forms_load(arena, &problems), "| 乙类事项 | 共有事项 | 甲类事项 | 新条例\n");
    expect_text("Chinese", text_copy(arena, buffer_text(&fixture->work.explanation)).bytes,
        "格式 a 得分 3 (甲类事项 +3; 共有事项 +2; 新条例 -2)\n"
        "格式 b 得分 6 (乙类事项 +4; 共有事项 +2)\n");
    expect_text("English", text_copy(arena, buffer_text(&fixture->work.explanation_en)).bytes,
        "form a bids 3 (甲类事项 +3; 共有事项 +2; 新条例 -2)\n"
        "form b bids 6 (乙类事项 +4; 共有事项 +2)\n");
    fixture_free(fixture);
    arena_free(arena);
}

#define FUJIAN "| 指标名称 | 计量单位 | 2011年度 | 历年累计\n"

/* The forms by their tables, whatever year stands above them; near relatives are told apart, and a
 * form that nobody knows is none of them. */
Test(choose, builtin_forms) {
    static const struct {
        const char *notation, *form;
    } reports[] = {
        {"某局2021年政府信息公开工作年度报告\n| 信息内容 | 本年新⏎制作数量 | 本年新⏎公开数量 | "
         "对外公开总数量\n",
            "2019"},
        {"某局2020年政府信息公开工作年度报告\n| 信息内容 | 本年制发件数 | 本年废止件数 | "
         "现行有效件数\n"
         "| 规章 | 0 | 0 | 0\n",
            "2021"},
        {"| （六）其他处理 | 1.申请人无正当理由逾期不补正 | 0\n| 一、本年新收政府信息公开申请数量 "
         "| 0\n",
            "2021"},
        {FUJIAN "| 主动公开信息数 | 条 | 1 | 2\n| 受理依申请公开信息总数 | 条 | 1 | 2\n"
                "| 3.电子邮件申请数 | 条 | 1 | 2\n| 3.否决公开答复数 | 条 | 1 | 2\n",
            "fujian-2009"},
        {FUJIAN "| 主动公开文件数 | 条 | 1 | 2\n| 受理依申请公开信息总数 | 条 | 1 | 2\n"
                "| 3、信函、传真申请数 | 条 | 1 | 2\n| 3、不予公开答复数 | 条 | 1 | 2\n",
            "fujian-2014"},
        /* not even with the years and the channels of Fujian's */
        {FUJIAN
            "| 公开文件 | 件 | 1 | 2\n| 1.当面申请数 | 件 | 1 | 2\n| 2.传真申请数 | 件 | 1 | 2\n"
            "| 3.电子邮件申请数 | 件 | 1 | 2\n| 行政申诉数 | 件 | 1 | 2\n",
            ""},
        {"| 指标名称 | 计算单位 | 代码 | 本月累计 | 本年累计\n| 主动信息公开 | 条 | 01 | 1 | 2\n"
         "| 不予公开答复总数 | 条 | 27 | 1 | 2\n| 重复申请数 | 条 | 26 | 1 | 2\n",
            "shanghai-2008"},
        {"| 指标名称 | 计量单位 | 代码 | 本期实际 | 本年累计\n| 否决公开答复总数 | 条 | 20 | 1 | "
         "2\n"
         "| （5）“免予公开范围1”数 | 条 | 25 | 1 | 2\n",
            "dingxi-2009"},
        {"| 指标名称 | 计量单位 | 代码 | 本季累计 | 本年累计\n| 主动公开信息数 | 条 | 01 | 1 | 2\n"
         "| 申请总数 | 条 | 02 | 1 | 2\n| 电子邮件申请数 | 条 | 03 | 1 | 2\n",
            ""},
        {"| 统计指标 | 单位 | 统计数\n| 主动公开政府信息数 | 条 | 1\n| 申请答复数 | 件 | 1\n",
            "2014"},
        {"| 统计指标 | 单位 | 统计数\n| 网站访问量 | 次 | 1\n| 信访答复 | 件 | 1\n", ""},
    };
    struct arena *arena = arena_new();
    const struct mappings *mappings = mappings_builtin();
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        struct fixture *fixture = fixture_choose(mappings, reports[i].notation);
        struct text id = fixture->work.mapping == NULL ? TEXT_NONE : fixture->work.mapping->id;
        cr_expect(text_equal(id, text_from(reports[i].form)), "%s -> %.*s", reports[i].notation,
            (int)id.length, id.bytes);
        fixture_free(fixture);
    }
    arena_free(arena);
}
