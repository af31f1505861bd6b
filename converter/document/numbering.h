/*
 * numbering.h: automatic numbers: the "1." or "（一）" before a paragraph, which its text does not
 * hold. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_NUMBERING_H
#define NIANBAO_DOCUMENT_NUMBERING_H

#include "document/styles.h"

struct numbering;

/* Never NULL; without the part there are no numbers. Lists may be tied to a style. */
struct numbering *numbering_read(
    struct arena *arena, struct package *package, struct text part, const struct styles *styles);

/* A paragraph's number. */
struct number {
    struct text text;           /* may be empty */
    bool hidden;                /* it is not printed */
    struct text format_unknown; /* an unknown format in it, written in digits; reported once */
};

/* Counts the next paragraph of that list and level (-1: the level of the paragraph's style, else
 * 0). A number is hidden as its level says, else as the paragraph's mark is. A hidden number
 * counts, as in Word. */
struct number numbering_next(
    struct numbering *numbering, int num_id, int level, struct text style, bool mark_hidden);

#endif
