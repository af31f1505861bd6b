/*
 * text_table.h: a table for a terminal, its columns aligned; Chinese characters are two columns
 * wide. Only output/ may include this.
 */
#ifndef NIANBAO_OUTPUT_TEXT_TABLE_H
#define NIANBAO_OUTPUT_TEXT_TABLE_H

#include "base/text.h"

enum { TEXT_TABLE_COLUMNS = 40 };

/* Zero-initialise all but arena, columns and right. */
struct text_table {
    struct arena *arena;
    size_t columns;
    uint64_t right; /* bit by column: set against the right */
    struct text *cells;
    size_t count, capacity; /* cells */
};

/* Adds a row, one cell a column; control characters, which could steer a terminal, become spaces.
 */
void text_table_add(struct text_table *table, const struct text *cells);

/* Writes the rows, indented by two. */
void text_table_write(struct buffer *out, const struct text_table *table);

#endif
