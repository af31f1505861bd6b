/*
 * tsv.h: small tables that people keep (comparability, aliases of agencies) as tab-separated text:
 * UTF-8, a header line, a row a line, no quoting; empty lines and lines that begin with # are
 * comments. Everyone may include this.
 */
#ifndef NIANBAO_BASE_TSV_H
#define NIANBAO_BASE_TSV_H

#include "base/text.h"

struct tsv_row {
    int line;           /* in the file, from 1 */
    struct text *cells; /* as many as there are columns, white space at their ends taken off */
};

struct tsv {
    struct tsv_row *rows;
    size_t count;
};

/* Reads a table whose header line is columns (ended by NULL), in this order. The cells point into
 * text. false: *error says what is wrong and *line where. */
bool tsv_read(struct arena *arena, struct text text, const char *const *columns, struct tsv *table,
    struct wording *error, int *line);

#endif
