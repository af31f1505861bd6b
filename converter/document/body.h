/*
 * body.h: WordprocessingML stories (the body, notes, headers, footers) -> blocks and tables. Only
 * document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_BODY_H
#define NIANBAO_DOCUMENT_BODY_H

#include "document/document.h"
#include "document/numbering.h"
#include "document/styles.h"

/* What the stories of one document are read with, and into. */
struct stories {
    struct arena *arena;
    struct problems *problems;
    size_t first_problem; /* of the list: what was there before is not about this document */
    struct package *package;
    const struct styles *styles;
    struct numbering *numbering;
    struct document *document; /* blocks and tables grow here; ordinals come from tables_order */
    size_t block_capacity, table_capacity;
    size_t cell_count; /* of all tables */
    size_t text_bytes;
    size_t picture_count;
    int footnotes, endnotes; /* that were called */
    size_t held_before;      /* of the arena, before the document */
    bool stopped;            /* a limit was reached */
};

/* Reads one part. keep_blocks: its paragraphs are part of the report. false with a problem where it
 * cannot be read through (then nothing of it is kept): an error for the body, else a warning. */
bool story_read(
    struct stories *stories, struct text part, enum table_where where, bool keep_blocks);

/* Puts the tables into the contract's order (body, text boxes, notes, headers, footers) and numbers
 * them; parents, blocks and the places of problems follow. */
void tables_order(struct stories *stories);

#endif
