/*
 * body.h: WordprocessingML stories (the body, notes, headers, footers) -> blocks and tables. Only
 * document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_BODY_H
#define NIANBAO_DOCUMENT_BODY_H

#include "document/builder.h"
#include "document/numbering.h"
#include "document/styles.h"

/* What the stories of one document are read with, and into. */
struct stories {
    struct builder builder;
    struct package *package;
    const struct styles *styles;
    struct numbering *numbering;
    const struct relationship *relationships; /* of the body: pictures; NULL: there are none */
    size_t relationship_count;
    int footnotes, endnotes; /* that were called */
};

/* Reads one part. keep_blocks: its paragraphs are part of the report. false with a problem where it
 * cannot be read through, an error for the body, else a warning; nothing of it is kept then. */
bool story_read(
    struct stories *stories, struct text part, enum table_where where, bool keep_blocks);

#endif
