/*
 * text_table.c: cells -> lines. Widths are those of a terminal: ideographs and full-width forms
 * take two columns, all else one.
 */
#include "output/text_table.h"

#include <assert.h>

static bool is_wide(uint32_t code) {
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x20000, 0x3FFFD}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

static size_t width_of(struct text text) {
    size_t width = 0;
    for (size_t offset = 0; offset < text.length;)
        width += is_wide(text_next(text, &offset)) ? 2 : 1;
    return width;
}

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
        size_t width = width_of(table->cells[i]), *most = &widths[i % table->columns];
        *most = width > *most ? width : *most;
    }
    for (size_t i = 0; i < table->count; i++) {
        size_t column = i % table->columns, gap = widths[column] - width_of(table->cells[i]);
        bool last = column + 1 == table->columns, right = (table->right >> column & 1) != 0;
        spaces_add(out, 2 + (right ? gap : 0));
        buffer_add(out, table->cells[i]);
        spaces_add(out, right || last ? 0 : gap);
        if (last)
            buffer_add_byte(out, '\n');
    }
}
