/*
 * comparison_steps.h: the steps of a comparison, in their order; comparison.c calls them. Only
 * history/ may include this.
 */
#ifndef NIANBAO_HISTORY_COMPARISON_STEPS_H
#define NIANBAO_HISTORY_COMPARISON_STEPS_H

#include "history/comparison.h"

/* A report and its agency. */
struct placed {
    const struct year_head *head;
    struct text agency, key; /* by the aliases; empty: it names none */
    size_t order;            /* of the command line */
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

/* group.c: reports by agency and year. Reports names that look alike. */
struct groups groups_make(struct arena *arena, const struct knowledge *knowledge,
    const struct year_head *heads, size_t count, struct comparison *comparison);
/* Reads the reports of a group and finds missing years. versions: several reports a year stay.
 * false: no report could be read. */
bool agency_gather(struct arena *arena, const struct placed *placed, size_t count, bool versions,
    const struct year_reader *reader, struct year_agency *agency);

/* agency_lines.c: lines, points and links. The maker keeps the subjects of all agencies. */
struct line_maker;
struct line_maker *line_maker_new(struct arena *arena, const struct knowledge *knowledge);
void agency_lines_make(struct line_maker *maker, struct arena *arena, struct year_agency *agency);

/* Whether numbers in two units do not compare: 元 and 万元, or 元 and none; 条 and 件 count alike.
 */
bool units_differ(struct text a, struct text b);

/* copied_figures.c: tables whose figures are last year's. Marks their links. */
void copies_find(struct arena *arena, const struct mappings *mappings, struct year_agency *agency);

/* copied_text.c: text that is last year's. */
void repeats_find(struct arena *arena, struct year_agency *agency);

/* marks.c: failures and marks, and the failures of each point. */
void marks_make(struct arena *arena, struct year_agency *agency);

/* totals.c: sums over the agencies. */
struct totals;
struct totals *totals_new(struct arena *arena, int first_year, int last_year);
void totals_add(struct totals *totals, const struct year_agency *agency);
void totals_finish(const struct totals *totals, struct arena *arena, struct comparison *comparison);

/* A year as text. */
struct text year_text(struct arena *arena, int year);

#endif
