/* test_text_overlap.c: how much of a text stood in another: runs of thirteen signs, numbers alike.
 */
#include <criterion/criterion.h>

#include "history/text_overlap.h"

static const struct {
    const char *what, *before, *now;
    size_t characters, repeated;
    const char *passage; /* the first; NULL: none */
} cases[] = {
    {"twelve are a stock phrase", "政府信息公开工作年度报告", "政府信息公开工作年度报告", 12, 0,
        NULL},
    {"thirteen are a run", "甲政府信息公开工作年度报告乙", "丙政府信息公开工作年度报告乙丁", 15, 13,
        "政府信息公开工作年度报告乙"},
    {"punctuation and spaces do not count", "公开内容不够全面，形式较为单一。",
        "公开 内容不够全面形式较为，单一", 14, 14, "公开 内容不够全面形式较为，单一"},
    {"any number is any other", "全年共收到申请26件，均按时办结",
        "全年共收到申请1,340件，均按时办结", 14, 14, "全年共收到申请1,340件，均按时办结"},
    {"radicals are the ideographs that they look like", "政府信息公开工作年度报告人民",
        "政府信息公开\u2F2F作年度报告\u2F08\u2EA0", 14, 14,
        "政府信息公开\u2F2F作年度报告\u2F08\u2EA0"},
    {"nothing before", "", "公开内容不够全面形式较为单一", 14, 0, NULL},
    {"nothing now", "公开内容不够全面形式较为单一", "", 0, 0, NULL},
};

Test(text_overlap, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct text before = text_from(cases[i].before);
        struct repetition result = {0};
        repetition_add(arena, runs_make(arena, &before, 1), text_from(cases[i].now), &result);
        cr_expect_eq(
            result.characters, cases[i].characters, "%s: %zu", cases[i].what, result.characters);
        cr_expect_eq(result.repeated, cases[i].repeated, "%s: %zu", cases[i].what, result.repeated);
        cr_expect_eq(result.passage_count, cases[i].passage != NULL, "%s", cases[i].what);
        if (cases[i].passage != NULL && result.passage_count != 0)
            cr_expect(text_equal(result.passages[0], text_from(cases[i].passage)), "%s: %.*s",
                cases[i].what, (int)result.passages[0].length, result.passages[0].bytes);
        arena_free(arena);
    }
}

/* A run reaches over the end of no paragraph. */
Test(text_overlap, paragraphs) {
    struct arena *arena = arena_new();
    struct text before[] = {TEXT_INIT("公开内容不够全面"), TEXT_INIT("形式较为单一有待改进")};
    struct repetition result = {0};
    const struct runs *runs = runs_make(arena, before, 2);
    repetition_add(arena, runs, TEXT("公开内容不够全面形式较为单一有待改进"), &result);
    cr_expect_eq(result.characters, 18);
    cr_expect_eq(result.repeated, 0);
    arena_free(arena);
}
