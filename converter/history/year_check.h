/*
 * year_check.h: checks between the reports of two consecutive years, by mappings/history.tsv.
 * history/ and output/ may include this.
 */
#ifndef NIANBAO_HISTORY_YEAR_CHECK_H
#define NIANBAO_HISTORY_YEAR_CHECK_H

#include "form/equation.h"
#include "history/comparability.h"

/* A term of an equation between years. */
struct year_term {
    struct text pattern; /* "requests.carried_out.*" */
    enum term kind;
    bool before; /* of the report of the year before: written [-1] */
};

struct year_rule {
    struct text id; /* "history.carried_over" */
    enum severity severity;
    struct text name, name_en;
    struct year_term *terms; /* left of the equals sign, then right of it */
    size_t left_count, count;
};

struct year_rules {
    struct year_rule *items;
    size_t count;
};

/* A rule applied to two reports. */
struct year_check {
    struct check check; /* as in a report */
    const struct year_rule *rule;
    int years[2];
    const struct figure **figures; /* one a term; NULL where the report has none */
};

struct year_checks {
    struct year_check *items;
    size_t count, capacity;
};

/* Reads the table. false with problems where a row is refused. */
bool year_rules_read(
    struct arena *arena, struct text content, struct problems *problems, struct year_rules *rules);

struct year_figures {
    int year;
    struct text form;
    const struct figure *figures;
    size_t count;
};

/* The figure of that field; NULL: there is none. */
const struct figure *figure_find(const struct figure *figures, size_t count, struct text field);

/* Adds every check whose figures both reports have. Figures whose meaning differs between the two
 * forms give none. */
void year_checks_make(struct arena *arena, const struct year_rules *rules,
    const struct comparability *comparability, const struct year_figures *before,
    const struct year_figures *now, struct year_checks *checks);

#endif
