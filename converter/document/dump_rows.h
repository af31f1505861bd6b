/*
 * dump_rows.h: where the rows of a text dump end. text_dump.c only may include this.
 */
#ifndef NIANBAO_DOCUMENT_DUMP_ROWS_H
#define NIANBAO_DOCUMENT_DUMP_ROWS_H

#include "base/text.h"

/* A cell as it stands in a dump, in the order of the file. */
struct dump_cell {
    struct text text;
    int blank; /* blank lines behind it */
    bool last; /* of its table in any case */
    int end;   /* result: 0 the row goes on behind it, 1 the row ends, 2 the table ends */
    bool kept; /* result: the row goes on over a blank line, which is an empty paragraph */
};

/* Finds end and kept of every cell. */
void dump_rows_find(struct dump_cell *cells, size_t count);

/* Whether the text is a figure (26, -18, 12件, 22（其中延续16件）) or a mark for none (/ —). */
bool dump_is_figure(struct text text);

#endif
