/*
 * series_fixture.h: a few reports written down in a line each, compared with the forms compiled in,
 * and what comes out as text, so that a case is two strings.
 *
 * A report: "AGENCY YEAR FORM published=2021-04-12 sha=x | field=3 field=/ field= field=! |
 * heading: paragraph; heading: paragraph". Figures: a number (with its unit behind a blank written
 * as `~`),
 * `/` does not apply, nothing a blank, `!` absent, words are words. `-` stands for none of AGENCY,
 * YEAR, FORM. The checks of its form are made of it.
 */
#ifndef SERIES_FIXTURE_H
#define SERIES_FIXTURE_H

#include "../builtin.h"
#include "history/comparison.h"
#include "output/comparison_writer.h"

struct series {
    struct arena *arena;
    struct knowledge knowledge;
    struct problems problems; /* of the knowledge */
    struct year_report *reports[8];
    size_t count;
    struct comparison *comparison;
    const struct year_agency *agencies[8];
    size_t agency_count;
};

/* Compares the reports, a line each; aliases: a table without its head, or NULL. */
void series_compare(struct series *series, const char *reports, const char *aliases);
void series_free(struct series *series);

/* "甲局 2019 2020 -2021 2022; 乙局 2020": agencies, their years and the missing ones. */
struct text series_agencies(const struct series *series);
/* The codes of all problems, in order, each with what its message says of `%1`: not the wording. */
struct text series_problems(const struct series *series);
/* A line a link of the first agency: "field: a -> b difference ratio relation flags". */
struct text series_links(const struct series *series);

/* The whole comparison in a format; all: see struct comparison_options. */
struct text series_write(const struct series *series, const struct comparison_format *format,
    enum nianbao_language language, bool all);

#endif
