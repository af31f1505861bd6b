/*
 * numbering.h: automatic numbers: the "1." or "（一）" before a paragraph that is nowhere in its
 * text. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_NUMBERING_H
#define NIANBAO_DOCUMENT_NUMBERING_H

#include "document/styles.h"

struct numbering;

/* Never NULL; without the part there are no numbers. Styles: for lists that are tied to one. */
struct numbering *numbering_read(
    struct arena *arena, struct package *package, struct text part, const struct styles *styles);

/* A paragraph's number. */
struct number {
    struct text text;           /* may be empty */
    bool hidden;                /* it is not printed */
    struct text format_unknown; /* the name of a format in it that is written in digits, once */
};

/* Counts the next paragraph of that list and level (-1: the level that is tied to the paragraph's
 * style, else 0). A number is hidden where its level is, and where the level says nothing, where
 * the paragraph's mark is. It counts all the same: Word skips numbers by paragraphs that are
 * hidden. */
struct number numbering_next(
    struct numbering *numbering, int num_id, int level, struct text style, bool mark_hidden);

#endif
