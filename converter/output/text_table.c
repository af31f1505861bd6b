/*
 * text_table.c: cells -> lines. Widths are those of a terminal.
 */
#include "output/text_table.h"

#include <assert.h>

static struct text cell_clean(struct arena *arena, struct text cell) {
    struct buffer clean = {.arena = arena};
    for (size_t offset = 0; offset < cell.length;) {
        uint32_t code = text_next(cell, &offset);
        buffer_add_codepoint(&clean, codepoint_steers(code) ? ' ' : code);
    }
    return buffer_text(&clean);
}

void text_table_add(struct text_table *table, struct text cell) {
    if (table->count == table->capacity) {
        size_t capacity = table->capacity == 0 ? 64 : table->capacity * 2;
        table->cells =
            arena_grow(table->arena, table->cells, table->count, capacity, sizeof *table->cells);
        table->capacity = capacity;
    }
    table->cells[table->count++] = cell_clean(table->arena, cell);
}

static void spaces_add(struct buffer *out, size_t count) {
    for (size_t i = 0; i < count; i++)
        buffer_add_byte(out, ' ');
}

void text_table_write(struct buffer *out, const struct text_table *table) {
    size_t widths[TEXT_TABLE_COLUMNS] = {0};
    assert(table->columns <= TEXT_TABLE_COLUMNS && table->count % table->columns == 0);
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
