/*
 * year_slip.h: years in the prose that show that a sentence was copied from another report, by the
 * patterns of mappings/year_slips.tsv. history/ and output/ may include this.
 */
#ifndef NIANBAO_HISTORY_YEAR_SLIP_H
#define NIANBAO_HISTORY_YEAR_SLIP_H

#include "base/problem.h"

/* A pattern: words before and behind a year. */
struct year_slip {
    struct text *sections; /* words of headings; none: anywhere */
    size_t section_count;
    bool introduction; /* only before the first heading */
    struct text *before, *after, *unless;
    size_t before_count, after_count, unless_count;
    bool later; /* the year must be later than the report's, else the report's own */
    struct text name, name_en;
};

struct year_slips {
    struct year_slip *items;
    size_t count;
};

/* Reads the table. false with problems where a row is refused. */
bool year_slips_read(
    struct arena *arena, struct text content, struct problems *problems, struct year_slips *slips);

/* Adds a problem for each sentence of the paragraph with a wrong year. heading: of the section,
 * empty before the first; part: the path of the report. */
void year_slips_find(const struct year_slips *slips, struct text heading, struct text paragraph,
    int year, struct text part, struct problems *problems);

#endif
