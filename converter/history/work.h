/*
 * work.h: the steps of a comparison, in their order; comparison.c calls them. Only history/ may
 * include this.
 */
#ifndef NIANBAO_HISTORY_WORK_H
#define NIANBAO_HISTORY_WORK_H

#include "history/comparison.h"

/* group.c: agencies with their reports by year, missing years, and what is to be said of both. */
void reports_group(struct arena *arena, const struct knowledge *knowledge,
    struct year_report **reports, size_t count, struct comparison *comparison);

/* agency_lines.c: what figures speak of, remembered over all agencies. */
struct line_maker;
struct line_maker *line_maker_new(struct arena *arena, const struct knowledge *knowledge);
/* How many things figures spoke of so far. */
size_t line_maker_subjects(const struct line_maker *maker);
void agency_lines_make(struct line_maker *maker, struct year_agency *agency);

/* copies.c: tables whose figures are last year's. Marks their links. */
void copies_find(struct arena *arena, const struct mappings *mappings, struct year_agency *agency);

/* repeats.c: text that is last year's. */
void repeats_find(struct arena *arena, struct year_agency *agency);

/* totals.c: sums over the agencies. */
void totals_make(struct arena *arena, size_t subject_count, struct comparison *comparison);

/* A year as text. */
struct text year_text(struct arena *arena, int year);

#endif
