/*
 * text_table.c: cells -> lines. Widths are those of a terminal.
 */
#include "output/text_table.h"

#include <assert.h>

#include "output/report_text.h"

void text_table_add(struct text_table *table, const struct text *cells) {
    for (size_t i = 0; i < table->columns; i++)
        *ARRAY_APPEND(table->arena, table->cells, table->count, table->capacity) =
            text_on_line(table->arena, cells[i]);
}

static void spaces_add(struct buffer *out, size_t count) {
    for (size_t i = 0; i < count; i++)
        buffer_add_byte(out, ' ');
}

void text_table_write(struct buffer *out, const struct text_table *table) {
    size_t widths[TEXT_TABLE_COLUMNS] = {0};
    assert(table->columns <= TEXT_TABLE_COLUMNS);
    for (size_t i = 0; i < table->count; i++) {
        size_t width = text_width(table->cells[i]), *most = &widths[i % table->columns];
        *most = width > *most ? width : *most;
    }
    for (size_t i = 0; i < table->count; i++) {
        size_t column = i % table->columns, gap = widths[column] - text_width(table->cells[i]);
        bool last = column + 1 == table->columns, right = (table->right >> column & 1) != 0;
        spaces_add(out, 2 + (right ? gap : 0));
        buffer_add(out, table->cells[i]);
        spaces_add(out, right || last ? 0 : gap);
        if (last)
            buffer_add_byte(out, '\n');
    }
}
