/*
 * date.c: reads printed dates. Zero among Chinese numerals is written 〇, ○, Ｏ, O, 0 or 零; months
 * and days also as 十二, 二十, 三十一. A date that does not exist (2021年13月) is not read at all.
 */
#include "form/date.h"

#include <uchar.h>

#include "form/words.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2099 };

/* The digit that a code point is in a Chinese year, or -1. */
static int numeral(uint32_t codepoint) {
    static const char32_t zeros[] = U"〇○◯Oo零", digits[] = U"〇一二三四五六七八九";
    if (is_digit(codepoint))
        return (int)(codepoint - '0');
    for (size_t i = 0; zeros[i] != 0; i++)
        if (zeros[i] == codepoint)
            return 0;
    for (int i = 1; digits[i] != 0; i++)
        if (digits[i] == codepoint)
            return i;
    return -1;
}

/* Four digits of a year; returns the bytes read. */
static size_t read_four(struct text key, int *year) {
    size_t offset = 0;
    *year = 0;
    for (int i = 0; i < 4; i++) {
        if (offset >= key.length)
            return 0;
        int digit = numeral(text_next(key, &offset));
        if (digit < 0)
            return 0;
        *year = *year * 10 + digit;
    }
    return *year >= FIRST_YEAR && *year <= LAST_YEAR ? offset : 0;
}

size_t date_find_year(struct text key, size_t from, size_t *length, int *year) {
    static const struct text mark = TEXT_INIT("年");
    for (size_t after = from, found; after < key.length; after = found + mark.length) {
        found = text_find(text_tail(key, after), mark);
        if (found == SIZE_MAX)
            return SIZE_MAX;
        found += after;
        size_t start = found;
        for (int digits = 0; digits < 4 && start > from; digits++)
            while (--start > from && ((unsigned char)key.bytes[start] & 0xC0) == 0x80)
                continue;
        *length = read_four(text_tail(key, start), year);
        if (*length != 0 && text_starts(text_tail(key, start + *length), mark))
            return start;
    }
    return SIZE_MAX;
}

/* A month or day: 7, 07, 七, 十, 十二, 二十, 三十一. */
static size_t read_small(struct text key, size_t offset, int *number) {
    size_t start = offset;
    int tens = -1, last = -1;
    while (offset < key.length && offset - start < 12) {
        size_t before = offset;
        uint32_t codepoint = text_next(key, &offset);
        int digit = numeral(codepoint);
        if (codepoint == 0x5341) { /* 十 */
            if (tens >= 0)
                return 0;
            tens = last < 0 ? 1 : last;
            last = -1;
        } else if (digit >= 0) {
            if (last >= 0 && tens >= 0) { /* 2021-01-20 10:01 without its space */
                offset = before;
                break;
            }
            if (last >= 0)
                tens = last;
            last = digit;
        } else {
            offset = before;
            break;
        }
    }
    *number = (tens < 0 ? 0 : tens * 10) + (last < 0 ? 0 : last);
    return tens < 0 && last < 0 ? 0 : offset - start;
}

/* A month, a mark, a day and a mark, which may be empty. */
static size_t read_month_day(
    struct text key, struct date *date, struct text mark, struct text end) {
    size_t month = read_small(key, 0, &date->month), day = month + mark.length;
    if (month == 0 || !text_starts(text_tail(key, month), mark))
        return 0;
    size_t length = read_small(key, day, &date->day);
    if (length == 0 || !text_starts(text_tail(key, day + length), end))
        return 0;
    return day + length + end.length;
}

static bool exists(const struct date *date) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (date->year % 4 == 0 && date->year % 100 != 0) || date->year % 400 == 0;
    return date->month >= 1 && date->month <= 12 && date->day >= 1 &&
           date->day <= days[date->month - 1] + (date->month == 2 && leap);
}

size_t date_read_day(struct text key, struct date *date) {
    struct date read = *date;
    size_t length = read_month_day(key, &read, TEXT("月"), TEXT("日"));
    if (length == 0 || !exists(&read))
        return 0;
    *date = read;
    return length;
}

size_t date_read(struct text key, struct date *date) {
    static const struct {
        struct text year, month, day;
    } styles[] = {
        {TEXT_INIT("年"), TEXT_INIT("月"), TEXT_INIT("日")},
        {TEXT_INIT("-"), TEXT_INIT("-"), TEXT_INIT("")},
        {TEXT_INIT("/"), TEXT_INIT("/"), TEXT_INIT("")},
        {TEXT_INIT("."), TEXT_INIT("."), TEXT_INIT("")},
    };
    struct date read = {0};
    size_t year = read_four(key, &read.year);
    for (size_t i = 0; year != 0 && i < sizeof styles / sizeof *styles; i++) {
        struct text rest = text_tail(key, year);
        if (!text_starts(rest, styles[i].year))
            continue;
        rest = text_tail(rest, styles[i].year.length);
        size_t length = read_month_day(rest, &read, styles[i].month, styles[i].day);
        if (length == 0 || !exists(&read))
            continue;
        *date = read;
        return year + styles[i].year.length + length;
    }
    return 0;
}

struct text date_write(struct arena *arena, struct date date) {
    struct buffer buffer = {.arena = arena};
    buffer_format(&buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
    return buffer_text(&buffer);
}
