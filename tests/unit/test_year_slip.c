/* test_year_slip.c: years that give away a copied sentence, by the patterns compiled in; sentences
 * of last year that are none; and tables that are refused. */
#include <criterion/criterion.h>

#include "series_fixture.h"

static const struct {
    const char *heading, *paragraph; /* of the report of 2021 */
    const char *found;               /* the sentence; NULL: nothing */
} cases[] = {
    {"存在的主要问题及改进情况", "下一步要改进。2021年，我区将继续推进政务公开。",
        "2021年，我区将继续推进政务公开"},
    {"存在的主要问题及改进情况", "2020年，我区将继续推进政务公开。",
        "2020年，我区将继续推进政务公开"},
    {"存在的主要问题及改进情况", "2022年，我区将继续推进政务公开。", NULL},
    {"存在的主要问题及改进情况", "2021 年，我区将进一步加强培训。",
        "2021 年，我区将进一步加强培训"},
    {"存在的主要问题及改进情况", "2021年，我区将政务公开纳入考核。", NULL}, /* 将 is 把 */
    {"总体情况", "2020年以来，我区认真贯彻落实条例。", NULL},
    {"总体情况", "根据2019年要求，将各项任务分解到位。", NULL},
    {"", "现将2020年政府信息公开工作情况报告如下。", "现将2020年政府信息公开工作情况报告如下"},
    {"", "现将2021年政府信息公开工作情况报告如下。", NULL},
    {"", "现将2020\uF98E政府信息公开工作情况报告如下。",
        "现将2020\uF98E政府信息公开工作情况报告如下"}, /* 年 of another set */
    {"存在的主要问题及改进情况", "针对2020年考核中发现的不足，将在2022年继续改进。",
        NULL}, /* the plan names its own year */
    {"存在的主要问题及改进情况", "根据《某省2019年规章》将予以修订。", NULL}, /* a title's year */
    {"存在的主要问题及改进情况", "按照《2021年政务公开工作要点》，将继续推进公开。", NULL},
    {"存在的主要问题及改进情况", "落实《条例》，2021年将继续推进公开。",
        "落实《条例》，2021年将继续推进公开"},
    {"存在的主要问题及改进情况", "2021年，我区的各有关公开机构将继续公开。",
        "2021年，我区的各有关公开机构将继续公开"}, /* twelve characters between them, the most */
    {"存在的主要问题及改进情况", "2021年，我区的各有关的公开机构将继续公开。", NULL},
    {"", "现将我区政府信息公开工作2020年政府信息公开情况报告如下。",
        "现将我区政府信息公开工作2020年政府信息公开情况报告如下"}, /* the same before it */
    {"", "现将我区政府信息的公开工作2020年政府信息公开情况报告如下。", NULL},
    {"总体情况", "办理12021年将继续的事项。", NULL}, /* no year */
};

Test(year_slip, cases) {
    struct series series;
    series_compare(&series, "甲 2021 2021 | a=1\n甲 2022 2021 | a=1", NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct problems problems = {.arena = series.arena};
        year_slips_find(&series.knowledge.slips, text_from(cases[i].heading),
            text_from(cases[i].paragraph), 2021, TEXT("x.json"), &problems);
        cr_expect_eq(problems.count, cases[i].found != NULL, "%s", cases[i].paragraph);
        if (problems.count == 1 && cases[i].found != NULL)
            cr_expect(text_equal(problems.items[0].place.raw, text_from(cases[i].found)), "%.*s",
                (int)problems.items[0].place.raw.length, problems.items[0].place.raw.bytes);
    }
    series_free(&series);
}

Test(year_slip, refused) {
    static const char *const rows[] = {
        "a\tb\tc\t\tnever\tn\tn", /* neither this nor later */
        "a\tb\t\t\tthis\tn\tn",   /* nothing behind the year */
        "a\tb||c\td\t\tthis\tn\tn",
        "a\tb\tc",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        struct buffer table = {.arena = arena};
        struct year_slips slips;
        buffer_format(&table, "section\tbefore\tafter\tunless\tyear\tname\tname_en\n%s\n", rows[i]);
        cr_expect(!year_slips_read(arena, buffer_text(&table), &problems, &slips), "%zu", i);
        cr_expect_eq(problems.count, 1, "%zu", i);
        arena_free(arena);
    }
}
