/*
 * equation.h: one side of an equation between printed figures, and whether two sides agree. form/
 * and history/ may include this.
 */
#ifndef NIANBAO_FORM_EQUATION_H
#define NIANBAO_FORM_EQUATION_H

#include "base/decimal.h"
#include "form/report.h"

enum term {
    TERM_PLUS,   /* counted, never negative: an unknown number can only add */
    TERM_MINUS,  /* the same, taken off */
    TERM_SIGNED, /* added, and may itself be negative */
};

/* Zero-initialise all but formula.arena. */
struct side {
    struct decimal sum; /* of the known numbers */
    bool overflow;
    size_t terms, absent;
    size_t unknown;    /* blanks and words */
    size_t rise, fall; /* of these: may raise the sum, may lower it */
    struct buffer formula;
};

/* Adds a figure; NULL: the report has none. */
void side_add(struct side *side, const struct figure *figure, enum term term);

/* The sum as a JSON number; empty where nothing of it is known. */
struct text side_number(struct arena *arena, const struct side *side);

/* Fills in state, left, right, formula and blanks_as_zero of a check that says left = right, or
 * left <= right (at_most). */
void sides_compare(
    struct arena *arena, struct side *left, struct side *right, bool at_most, struct check *check);

/* "1 + 2 ≥ 0" from the side's formula. */
struct text formula_write(
    struct arena *arena, struct side *left, const char *relation, struct text right);

#endif
