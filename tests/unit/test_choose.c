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
#define ROW(key, label) "{'key':'" key "','labels':['" label "','别名" key "']}"
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

/* The forms of the state by their tables, whatever year stands above them. */
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
    };
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    const struct mappings *mappings = mappings_builtin(arena, &problems);
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        struct fixture *fixture = fixture_choose(mappings, reports[i].notation);
        cr_assert_not_null(fixture->work.mapping, "%s", reports[i].notation);
        cr_expect(text_equal(fixture->work.mapping->id, text_from(reports[i].form)), "%s",
            reports[i].notation);
        fixture_free(fixture);
    }
    arena_free(arena);
}
