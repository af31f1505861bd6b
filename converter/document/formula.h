/*
 * formula.h: the parts of an equation -> one line of text: 1/2, 10^2, x_1, √2. Brackets around more
 * than a number or a name keep numbers apart. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_FORMULA_H
#define NIANBAO_DOCUMENT_FORMULA_H

#include "document/runs.h"

enum formula_part {
    FORMULA_NONE,
    FORMULA_WHOLE,       /* a fraction, a power ...: a space keeps it from the text beside it */
    FORMULA_GROUP,       /* a part in brackets, where it is more than one term */
    FORMULA_DENOMINATOR, /* "/" before it */
    FORMULA_RAISED,      /* "^" */
    FORMULA_LOWERED,     /* "_" */
    FORMULA_ROOT,        /* "√" */
    FORMULA_DEGREE,      /* of a root: "[3]" */
    FORMULA_ROW,         /* of a matrix or of equations: ";" between them */
    FORMULA_LINES,       /* equations below each other, each a row */
    FORMULA_ITEM,        /* of a row: " " between them */
    FORMULA_FENCE,       /* "(" and ")", or what the equation says; FORMULA_FENCED within it */
    FORMULA_FENCED,      /* "," between them */
    FORMULA_SIGN         /* a large operator, which stands before its limits: "∑" */
};

enum { DEEPEST_FORMULA = 32 }; /* deeper parts keep only their text */

struct formula {
    struct formula_open {
        enum formula_part part;
        size_t start, count; /* where its text begins; parts within it so far */
        struct text open, close;
        bool opened;
    } open[DEEPEST_FORMULA];
    int depth, overflow;
    size_t end; /* where the last whole ended, 0: none */
};

void formula_open(struct formula *formula, struct run_buffer *into, enum formula_part part);
void formula_close(struct formula *formula, struct run_buffer *into);
/* Sets the brackets of the open fence, or the open sign. The text must outlive the formula. */
void formula_brackets(struct formula *formula, struct text open, struct text close);
/* After text was added from `start` on: puts a space between a fraction and a number. */
void formula_text_added(struct formula *formula, struct run_buffer *into, size_t start);

#endif
