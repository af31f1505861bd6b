/*
 * test_label.c: which label a printed text is, and by which stage it was found (form/label.c):
 * the strongest first, the weaker ones only where none is certain.
 */
#include <criterion/criterion.h>

#include "form/label.h"
#include "form_fixture.h"

struct label_case {
    const char *printed;
    enum match_quality quality;
    const char *words; /* of the first label found; empty: none */
};

static void expect_labels(const char *form, const struct label_case *cases, size_t count) {
    struct fixture *fixture = fixture_read(form, "", STEP_LINES);
    for (size_t i = 0; i < count; i++) {
        int weak_left = 1;
        struct match match = label_match(
            fixture->arena, fixture->work.mapping, text_from(cases[i].printed), &weak_left);
        cr_expect_eq(match.quality, cases[i].quality, "%s: %d", cases[i].printed, match.quality);
        struct text words = match.labels == NULL ? TEXT_NONE : match.labels->words;
        cr_expect(text_equal(words, text_from(cases[i].words)), "%s -> %.*s", cases[i].printed,
            (int)words.length, words.bytes);
    }
    fixture_free(fixture);
}

static const struct label_case official[] = {
    {"第二十条第（一）项", MATCH_EXACT, "第二十条第（一）项"},
    {" 第二十条 第(一)项", MATCH_EXACT, "第二十条第（一）项"},
    {"规　 章\n", MATCH_EXACT, "规章"},
    {"1．属于国家秘密", MATCH_EXACT, "1.属于国家秘密"},
    {"属于国家秘密", MATCH_EXACT, "1.属于国家秘密"},
    {"三\n、\n本\n年\n度办理结果", MATCH_EXACT, "三、本年度办理结果"},
    {"3.危及\"三安全一稳定\"", MATCH_EXACT, "3.危及“三安全一稳定”"},
    {"危及三安全一稳定", MATCH_EXACT, "3.危及“三安全一稳定”"},
    {"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", MATCH_EXACT,
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"},
    {"规章（设区的市应提供）", MATCH_PLAIN, "规章"},
    {"本年收费金额(单位:元)", MATCH_PLAIN, "本年收费金额"},
    {"（二）部分公开（区分处理的，只计这一情况", MATCH_PLAIN, "（二）部分公开"},
    {"規章", MATCH_SCRIPT, "规章"},
    {"行政處罰（件）", MATCH_SCRIPT, "行政处罚"},
    {"規範性檔案", MATCH_SCRIPT, "规范性文件"},
    {"（三）不予公开1.属于国家秘密", MATCH_LONGER, "1.属于国家秘密"},
    {"现行有效件数填报时点为年末", MATCH_LONGER, "现行有效件数"},
    {"3.要求提供公开", MATCH_CUT, "3.要求提供公开出版物"},
    {"要求提供", MATCH_CUT, "3.要求提供公开出版物"},
    {"要求提", MATCH_NONE, ""},
    {"2.其他法律行政止公开", MATCH_FUZZY, "2.其他法律行政法规禁止公开"},
    {"本年处理绝对数量", MATCH_FUZZY, "本年处理决定数量"},
    {"本年处分绝对数量", MATCH_NONE, ""}, /* three of eight */
    {"现行有校件数", MATCH_FUZZY, "现行有效件数"},
    {"现行有校件书", MATCH_NONE, ""}, /* two of six */
    {"行政处法", MATCH_FUZZY, "行政处罚"},
    {"行政许罚", MATCH_NONE, ""}, /* as near to 行政许可 as to 行政处罚 */
    {"规程", MATCH_NONE, ""},     /* of two characters none may differ */
    {"", MATCH_NONE, ""},
    {" \n　", MATCH_NONE, ""},
    {"本机关年内没有此类事项", MATCH_NONE, ""},
};

/* A stage must not be tried before a stronger one. */
static const char *const stages = "{'schema':'nianbao.mapping/1','id':'s','version':'1','name':'n',"
                                  "'signs':[],'tables':[{'key':'t','name':'t','blocks':[{"
                                  "'columns':[{'key':'c','labels':['总计数量']}],'rows':["
                                  "{'key':'a','labels':['收到申请']},"
                                  "{'key':'b','labels':['收到申请数']},"
                                  "{'key':'c','labels':['收到申请数量与总计']},"
                                  "{'key':'d','labels':['甲乙丙丁戊']},"
                                  "{'key':'e','labels':['甲乙丙（子丑）']},"
                                  "{'key':'f','labels':['甲乙丙丁己',{'甲乙丙庚己':'甲县 2012'}]}]}]}]}";

static const struct label_case ordered[] = {
    {"收到申请数（含上年）", MATCH_PLAIN, "收到申请数"}, /* not 收到申请 with more behind it */
    {"收到申请数合计", MATCH_LONGER, "收到申请数"},      /* the longest that it begins with */
    {"收到申请数量与", MATCH_LONGER, "收到申请数"}, /* not the cut 收到申请数量与总计 */
    {"甲乙丙（子丑）", MATCH_EXACT, "甲乙丙（子丑）"},
    {"甲乙丙", MATCH_EXACT, "甲乙丙（子丑）"}, /* a wording of its own without the brackets */
    {"甲乙丙丁", MATCH_NONE, ""},              /* the beginning of two, one character off both */
    {"甲乙丙庚戊", MATCH_NONE, ""},            /* one character off two rows */
    {"甲乙丙辛己", MATCH_FUZZY, "甲乙丙丁己"}, /* one off two wordings of one row */
};

/* Which year is printed, and 其中 before a part of the row above, are no part of a label. */
static const char *const older = "{'schema':'nianbao.mapping/1','id':'s','version':'1','name':'n',"
                                 "'signs':[],'tables':[{'key':'t','name':'t','blocks':[{"
                                 "'columns':[{'key':'c','labels':['2011年度']}],'rows':["
                                 "{'key':'a','labels':['1.网站公开']},"
                                 "{'key':'b','labels':['其中']}]}]}]}";

static const struct label_case any_year[] = {
    {"2011年度", MATCH_EXACT, "2011年度"},
    {" 2008 年度", MATCH_EXACT, "2011年度"},
    {"二○一三年⏎度", MATCH_NONE, ""},
    {"二○一三年\n度", MATCH_EXACT, "2011年度"},
    {"年度", MATCH_NONE, ""},
    {"211年度", MATCH_NONE, ""},
    {"本年度", MATCH_NONE, ""},
    {"其中：1、网站公开", MATCH_EXACT, "1.网站公开"},
    {"其 中:（1）网站公开", MATCH_EXACT, "1.网站公开"},
    {"其中网站公开", MATCH_EXACT, "1.网站公开"},
    {"1.其中：网站公开", MATCH_EXACT, "1.网站公开"},
    {"其中", MATCH_EXACT, "其中"},
    {"其中：", MATCH_NONE, ""},
};

Test(label, stages) {
    expect_labels(older, any_year, sizeof any_year / sizeof *any_year);
    expect_labels("2021", official, sizeof official / sizeof *official);
    expect_labels(stages, ordered, sizeof ordered / sizeof *ordered);
}

/* The weaker stages compare with every label; a document may ask for them only so often. */
Test(label, weak_stages_are_counted) {
    struct fixture *fixture = fixture_read("2021", "", STEP_LINES);
    const struct mapping *mapping = fixture->work.mapping;
    struct text typo = TEXT("本年处理绝对数量"), exact = TEXT("规章");
    int weak_left = 1;
    cr_expect_eq(label_match(fixture->arena, mapping, exact, &weak_left).quality, MATCH_EXACT);
    cr_expect_eq(weak_left, 1);
    cr_expect_eq(label_match(fixture->arena, mapping, typo, &weak_left).quality, MATCH_FUZZY);
    cr_expect_eq(weak_left, 0);
    cr_expect_eq(label_match(fixture->arena, mapping, typo, &weak_left).quality, MATCH_NONE);
    cr_expect_eq(label_match(fixture->arena, mapping, exact, &weak_left).quality, MATCH_EXACT);
    cr_expect_eq(weak_left, 0);
    fixture_free(fixture);
}

/* 总计 is a row, a column of requests and three columns of reviews. */
Test(label, same_words_hang_together) {
    struct fixture *fixture = fixture_read("2021", "", STEP_LINES);
    const struct label *labels = label_find(fixture->work.mapping, TEXT("总计"));
    cr_assert_not_null(labels);
    static const struct {
        enum label_kind kind;
        int table, count;
    } kinds[] = {{LABEL_ROW, 1, 1}, {LABEL_ROW, 2, 0}, {LABEL_COLUMN, 0, 0}, {LABEL_COLUMN, 1, 1},
        {LABEL_COLUMN, 2, 4}, {LABEL_COLUMN, -1, 5}, {LABEL_TITLE, -1, 0}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        int count = 0;
        for (const struct label *label = label_next(labels, kinds[i].kind, kinds[i].table);
             label != NULL; label = label_next(label->next, kinds[i].kind, kinds[i].table))
            count++;
        cr_expect_eq(count, kinds[i].count, "%zu: %d", i, count);
    }
    cr_expect_null(label_find(fixture->work.mapping, TEXT("总")));
    cr_expect_null(label_next(NULL, LABEL_ROW, -1));
    fixture_free(fixture);
}

Test(label, distance) {
    static const struct {
        const char *a, *b;
        size_t limit, distance;
    } cases[] = {
        {"", "", 3, 0}, {"甲乙", "甲乙", 0, 0}, {"甲乙", "乙甲", 3, 2}, {"甲乙丙", "乙丙", 3, 1},
        {"甲乙丙", "甲丁乙丙", 3, 1}, {"决定数量", "绝对数量", 2, 2},
        {"决定数量", "绝对数目", 2, 3},   /* limit + 1: more */
        {"甲乙丙丁戊己", "子丑寅", 2, 3}, /* likewise */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t found = label_distance(text_from(cases[i].a), text_from(cases[i].b), cases[i].limit);
        cr_expect_eq(found, cases[i].distance, "%s %s: %zu", cases[i].a, cases[i].b, found);
    }
}

Test(label, keys) {
    static const struct {
        const char *printed, *key, *plain;
    } cases[] = {
        {"（二）部分公开（区分处理的，", "部分公开(区分处理的,", "部分公开"},
        {"2①", "21", "21"},
        {"①5", "5", "5"},
        {"本年增/减", "本年增/减", "本年增/减"},
        {"a(b(c)d)e)f", "a(b(c)d)e)f", "ae)f"},
        {"26", "26", "26"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text key = label_key(arena, text_from(cases[i].printed));
        struct text plain = label_key_plain(arena, key);
        cr_expect(text_equal(key, text_from(cases[i].key)), "%s -> %.*s", cases[i].printed,
            (int)key.length, key.bytes);
        cr_expect(text_equal(plain, text_from(cases[i].plain)), "%s -> %.*s", cases[i].printed,
            (int)plain.length, plain.bytes);
    }
    arena_free(arena);
}
