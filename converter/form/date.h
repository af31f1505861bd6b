/*
 * date.h: dates and years as Chinese reports print them: 2021年1月20日, 2021-01-20, 二○一二年二月
 * 二十日. Only form/ may include this.
 */
#ifndef NIANBAO_FORM_DATE_H
#define NIANBAO_FORM_DATE_H

#include "base/text.h"

struct date {
    int year, month, day;
};

/* Reads a whole date at the start of a folded text (base/unicode.h: no white space, plain digits);
 * returns its length in bytes, 0 where there is none or it does not exist in the calendar. */
size_t date_read(struct text key, struct date *date);

/* As date_read, without a year: 12月31日. date->year is left as it is. */
size_t date_read_day(struct text key, struct date *date);

/* Finds the first year with 年 behind it, in digits or Chinese numerals, at or behind an offset;
 * returns where it begins, or SIZE_MAX. *length is without 年. */
size_t date_find_year(struct text key, size_t from, size_t *length, int *year);

/* ISO 8601, in the arena. */
struct text date_write(struct arena *arena, struct date date);

#endif
