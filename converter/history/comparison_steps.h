/*
 * comparison_steps.h: the steps of a comparison, in their order; comparison.c calls them. Only
 * history/ may include this.
 */
#ifndef NIANBAO_HISTORY_COMPARISON_STEPS_H
#define NIANBAO_HISTORY_COMPARISON_STEPS_H

#include "history/comparison.h"

/* A report and where it belongs. */
struct placed {
    const struct year_head *head;
    struct text agency, key; /* what it goes by; empty: it names none */
    size_t order;            /* in which it was given */
};

/* Reports of one agency: so many from first on. */
struct group {
    size_t first, count;
};

struct groups {
    struct placed *placed;
    struct group *items;
    size_t count;
};

/* group.c: which reports are one agency's, years in order. Says which names look alike. */
struct groups groups_make(struct arena *arena, const struct knowledge *knowledge,
    const struct year_head *heads, size_t count, struct comparison *comparison);
/* The agency of a group with its reports read, missing years, and what is to be said of both;
 * versions: several reports a year stay. false: no report could be read. */
bool agency_gather(struct arena *arena, const struct placed *placed, size_t count, bool versions,
    const struct year_reader *reader, struct year_agency *agency);

/* agency_lines.c: what figures speak of, remembered over all agencies. */
struct line_maker;
struct line_maker *line_maker_new(struct arena *arena, const struct knowledge *knowledge);
void agency_lines_make(struct line_maker *maker, struct arena *arena, struct year_agency *agency);

/* Numbers in two units that do not compare: 元 against 万元, or against a bare number; 条 and 件
 * are the same to a count. */
bool units_differ(struct text a, struct text b);

/* copied_figures.c: tables whose figures are last year's. Marks their links. */
void copies_find(struct arena *arena, const struct mappings *mappings, struct year_agency *agency);

/* copied_text.c: text that is last year's. */
void repeats_find(struct arena *arena, struct year_agency *agency);

/* marks.c: what fails, said once: of the agency, of each report, of each figure. */
void marks_make(struct arena *arena, struct year_agency *agency);

/* totals.c: sums over the agencies. */
struct totals;
struct totals *totals_new(struct arena *arena, int first_year, int last_year);
void totals_add(struct totals *totals, const struct year_agency *agency);
void totals_finish(const struct totals *totals, struct arena *arena, struct comparison *comparison);

/* A year as text. */
struct text year_text(struct arena *arena, int year);

#endif
