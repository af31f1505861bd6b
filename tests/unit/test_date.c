/*
 * test_date.c: printed dates (form/date.c), folded as the reader folds them.
 */
#include <criterion/criterion.h>

#include "base/unicode.h"
#include "form/date.h"

static const struct {
    const char *printed, *iso; /* iso empty: no date */
} cases[] = {
    {"2021年1月20日", "2021-01-20"},
    {"2022年01月24日", "2022-01-24"},
    {"２０２１年 1 月 20 日", "2021-01-20"},
    {"2021-01-20 10:01", "2021-01-20"},
    {"2021/1/20", "2021-01-20"},
    {"2021.01.20", "2021-01-20"},
    {"二○一二年二月二十日", "2012-02-20"},
    {"二〇一四年一月十日", "2014-01-10"},
    {"二00八年九月七日", "2008-09-07"},
    {"二零二一年十二月三十一日", "2021-12-31"},
    {"二Ｏ二一年十月十五日", "2021-10-15"},
    {"2021年13月1日", ""},
    {"2021年2月29日", ""},
    {"2020年2月29日", "2020-02-29"},
    {"202111日", ""},
    {"2021年", ""},
    {"1月1日", ""},
};

Test(date, reads_printed_dates) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date date = {0};
        size_t length = date_read(key_fold(arena, text_from(cases[i].printed)), &date);
        cr_expect_eq(length != 0, cases[i].iso[0] != '\0', "%s", cases[i].printed);
        if (length != 0)
            cr_expect(text_equal(date_write(arena, date), text_from(cases[i].iso)), "%s",
                cases[i].printed);
    }
    arena_free(arena);
}

/* A day without its year, and a year: what is read and how much of the text that takes. */
Test(date, parts_of_dates) {
    static const struct {
        const char *printed;
        int month, day; /* 0: none */
        const char *rest;
    } days[] = {{"12月31日止", 12, 31, "止"}, {"十二月三十一日", 12, 31, ""}, {"1月1日", 1, 1, ""},
        {"2月29日", 2, 29, ""}, {"2月30日", 0, 0, "2月30日"}, {"1231日", 0, 0, "1231日"},
        {"12月", 0, 0, "12月"}, {"13月1日", 0, 0, "13月1日"}};
    static const struct {
        const char *printed;
        size_t from;
        int year; /* 0: none */
        size_t start, length;
    } years[] = {{"2021年度", 0, 2021, 0, 4}, {"二〇二一年", 0, 2021, 0, 12},
        {"二零一九年", 0, 2019, 0, 12}, {"2021", 0, 0, 0, 0}, {"2021-", 0, 0, 0, 0},
        {"202年", 0, 0, 0, 0}, {"1989年", 0, 0, 0, 0}, {"2100年", 0, 0, 0, 0},
        {"二十一年", 0, 0, 0, 0}, {"", 0, 0, 0, 0}, {"年", 0, 0, 0, 0},
        {"本年新收2020年", 0, 2020, 12, 4}, {"2019年2020年", 1, 2020, 7, 4},
        {"12014年", 0, 2014, 1, 4}, {"2021年二〇二二年", 7, 2022, 7, 12}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct text key = text_from(days[i].printed);
        struct date date = {.year = 2020};
        size_t length = date_read_day(key, &date);
        cr_expect(date.year == 2020 && date.month == days[i].month && date.day == days[i].day,
            "%s: %d %d", days[i].printed, date.month, date.day);
        cr_expect(text_equal(text_slice(key, length, key.length), text_from(days[i].rest)));
    }
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        int year = 0;
        size_t length = 0,
               start = date_find_year(text_from(years[i].printed), years[i].from, &length, &year);
        cr_expect_eq(start != SIZE_MAX, years[i].year != 0, "%s", years[i].printed);
        if (start != SIZE_MAX)
            cr_expect(year == years[i].year && start == years[i].start && length == years[i].length,
                "%s: %d %zu %zu", years[i].printed, year, start, length);
    }
}
