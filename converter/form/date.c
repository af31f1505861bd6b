/*
 * date.c: reads printed dates. Zero among Chinese numerals is written 〇, ○, Ｏ, O, 0 or 零; months
 * and days also as 十二, 二十, 三十一. A date that does not exist (2021年13月) is not read at all.
 */
#include "form/date.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2099 };

/* The digit that a code point is in a Chinese year, or -1. */
static int numeral(uint32_t codepoint) {
    static const struct {
        uint32_t codepoint;
        int digit;
    } numerals[] = {
        {0x3007, 0},
        {0x25CB, 0},
        {0x25EF, 0},
        {'O', 0},
        {'o', 0},
        {0x96F6, 0},
        {0x4E00, 1},
        {0x4E8C, 2},
        {0x4E09, 3},
        {0x56DB, 4},
        {0x4E94, 5},
        {0x516D, 6},
        {0x4E03, 7},
        {0x516B, 8},
        {0x4E5D, 9},
    };
    if (codepoint >= '0' && codepoint <= '9')
        return (int)(codepoint - '0');
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (numerals[i].codepoint == codepoint)
            return numerals[i].digit;
    return -1;
}

static size_t skip(struct text key, size_t offset, struct text literal) {
    return text_starts(text_slice(key, offset, key.length), literal) ? literal.length : 0;
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

/* A year with 年 behind it; its length without 年. */
static size_t read_year(struct text key, int *year) {
    size_t length = read_four(key, year);
    return length != 0 && skip(key, length, TEXT("年")) != 0 ? length : 0;
}

size_t date_find_year(struct text key, size_t from, size_t *length, int *year) {
    static const struct text mark = TEXT_INIT("年");
    for (size_t behind = from, found; behind < key.length; behind = found + mark.length) {
        found = text_find(text_slice(key, behind, key.length), mark);
        if (found == SIZE_MAX)
            return SIZE_MAX;
        found += behind;
        size_t start = found;
        for (int digits = 0; digits < 4 && start > from; digits++)
            while (--start > from && ((unsigned char)key.bytes[start] & 0xC0) == 0x80)
                continue;
        *length = read_year(text_slice(key, start, key.length), year);
        if (*length != 0)
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

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* month, a mark, day, a mark (which may be empty). */
static size_t read_month_day(
    struct text key, struct date *date, struct text mark, struct text end) {
    size_t length = read_small(key, 0, &date->month);
    size_t marked = length == 0 ? 0 : skip(key, length, mark);
    if (marked == 0)
        return 0;
    length += marked;
    size_t day = read_small(key, length, &date->day);
    if (day == 0)
        return 0;
    length += day;
    if (end.length != 0 && skip(key, length, end) == 0)
        return 0;
    return length + end.length;
}

static bool exists(const struct date *date) {
    return date->month >= 1 && date->month <= 12 && date->day >= 1 &&
           date->day <= days_in_month(date->year, date->month);
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
        size_t length = year + skip(key, year, styles[i].year);
        if (length == year)
            continue;
        size_t rest = read_month_day(
            text_slice(key, length, key.length), &read, styles[i].month, styles[i].day);
        if (rest == 0 || !exists(&read))
            continue;
        *date = read;
        return length + rest;
    }
    return 0;
}

struct text date_write(struct arena *arena, struct date date) {
    struct buffer buffer = {.arena = arena};
    buffer_format(&buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
    return buffer_text(&buffer);
}
