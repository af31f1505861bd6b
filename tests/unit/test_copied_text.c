/* test_copied_text.c: which sections say what last year's report said, and what is said of them. */
#include <criterion/criterion.h>

#include "series_fixture.h"

#define LONG                                                                                                                                     \
    "一是健全工作机制明确专人负责信息公开事项的日常维护随时更新。二是强化队伍建设开展业务培训并组" \
    "织跟班"                                                                                                                                  \
    "学习提升能力年年如此。"
#define OTHER                                                                                                                                    \
    "基层站所目录尚未完全对应岗位历史文件补录进度落后于计划解读稿件读者不多群众提问回复时间偏长部" \
    "门"                                                                                                                                        \
    "之间口径有出入需要会商。"

static const struct {
    const char *what, *reports;
    int told;           /* problems about text */
    const char *shares; /* "heading repeated/characters", the whole first */
} cases[] = {
    {"all of a section", "甲 2021 2021 | a=1 | 五: " LONG "\n甲 2022 2021 | a=2 | 五: " LONG, 1,
        NULL},
    {"new words", "甲 2021 2021 | a=1 | 五: " LONG "\n甲 2022 2021 | a=2 | 五: " OTHER, 0,
        "- 0/58; 五 0/58"},
    {"in another section", "甲 2021 2021 | a=1 | 一: " LONG "\n甲 2022 2021 | a=2 | 五: " LONG, 1,
        NULL},
    {"the heading alone",
        "甲 2021 2021 | a=1 | 存在的主要问题及改进情况与下一步: " LONG
        "\n甲 2022 2021 | a=2 | 存在的主要问题及改进情况与下一步: " OTHER,
        0, NULL},
    {"less than fifty characters",
        "甲 2021 2021 | a=1 | 六: 本年度没有其他需要报告的事项和情况\n"
        "甲 2022 2021 | a=2 | 六: 本年度没有其他需要报告的事项和情况",
        0, "- 17/17; 六 17/17"},
    {"the opening is prescribed",
        "甲 2021 2021 | a=1 | -: " LONG "\n甲 2022 2021 | a=2 | -: " LONG "; 五: " OTHER, 0,
        "- 58/116; - 58/58; 五 0/58"},
    {"half of the whole, and of no section",
        "甲 2021 2021 | a=1 | -: " LONG OTHER "; 五: 另有一些不同的话\n"
        "甲 2022 2021 | a=2 | -: " LONG OTHER "; 五: 今年说的是别的事，与往年不同",
        0, NULL},
    {"a whole report without headings is no opening",
        "甲 2021 2021 | a=1 | -: " LONG OTHER LONG OTHER LONG OTHER
        "\n甲 2022 2021 | a=2 | -: " LONG OTHER LONG OTHER LONG OTHER,
        1, NULL},
    {"half and no more is not over the line",
        "甲 2021 2021 | a=1 | 五: " LONG "\n甲 2022 2021 | a=2 | 五: " LONG OTHER, 0,
        "- 58/116; 五 58/116"},
    {"not over a year that is missing",
        "甲 2021 2021 | a=1 | 五: " LONG "\n甲 2023 2021 | a=2 | 五: " LONG, 0, ""},
};

Test(copied_text, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct series series;
        series_compare(&series, cases[i].reports, NULL);
        const struct year_agency *agency = series.agencies[0];
        struct buffer shares = {.arena = series.arena};
        int told = 0, over = 0, whole = 0, whole_over = 0;
        for (size_t p = 0; p < agency->problems.count; p++)
            if (agency->problems.items[p].code == PROBLEM_COMPARE_TEXT_REPEATED)
                told++;
            else if (agency->problems.items[p].code == PROBLEM_COMPARE_REPORT_REPEATED)
                whole++;
        for (size_t r = 0; r < agency->repeat_count; r++) {
            const struct repeat *repeat = &agency->repeats[r];
            cr_expect_eq(repeat->whole, r == 0);
            over += !repeat->whole && repeat->over_half;
            whole_over += repeat->whole && repeat->over_half;
            buffer_add(&shares, r == 0 ? TEXT_NONE : TEXT("; "));
            buffer_add(&shares, repeat->heading.length == 0 ? TEXT("-") : repeat->heading);
            buffer_format(&shares, " %zu/%zu", repeat->repeated, repeat->characters);
        }
        cr_expect_eq(told, cases[i].told, "%s: %d", cases[i].what, told);
        cr_expect_eq(over, cases[i].told, "%s: %d over half", cases[i].what, over);
        cr_expect_eq(whole, whole_over, "%s: the whole told %d", cases[i].what, whole);
        if (cases[i].shares != NULL)
            cr_expect(text_equal(buffer_text(&shares), text_from(cases[i].shares)), "%s: %s",
                cases[i].what, shares.length == 0 ? "" : buffer_text(&shares).bytes);
        series_free(&series);
    }
}
