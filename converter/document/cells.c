/*
 * cells.c: w:tbl, w:tr, w:tc as they open and close -> the builder's tables, rows and cells. Rows
 * and cells that tracked changes deleted are dropped, and with the last of its cells a row.
 */
#include "document/reader.h"

void table_open(struct reader *reader) {
    joined_flush(reader);
    if (!builder_table_begin(reader->builder)) {
        xml_skip(reader->parser);
        return;
    }
    struct table_reading *table = arena_alloc(reader->arena, sizeof *table);
    *table = (struct table_reading){.outer = reader->table, .ground = NOT_SAID};
    reader->table = table;
}

void table_close(struct reader *reader) {
    if (reader->table == NULL)
        return;
    builder_table_end(reader->builder);
    reader->table = reader->table->outer;
}

void row_open(struct reader *reader) {
    struct table_reading *table = reader->table;
    if (table == NULL)
        return;
    table->in_row = true;
    table->row_begun = table->row_dropped = table->cells_dropped = false;
    table->grid_before = 0;
}

/* The row's properties come before its first cell, the cell's before its content; so a row begins
 * at the end of the first cell that is not deleted. */
static void row_count(struct reader *reader) {
    struct table_reading *table = reader->table;
    if (!table->row_begun && !table->row_dropped) {
        builder_row_begin(reader->builder, table->grid_before);
        table->row_begun = true;
    }
}

/* A row without cells is a row, one whose cells were all deleted is not. */
void row_close(struct reader *reader) {
    struct table_reading *table = reader->table;
    if (table == NULL)
        return;
    if (table->in_row && !table->cells_dropped)
        row_count(reader);
    table->in_row = false;
}

void cell_open(struct reader *reader) {
    if (reader->table == NULL || reader->table->row_dropped) {
        xml_skip(reader->parser);
        return;
    }
    if (!reader->table->in_row) /* a cell without a row, in a file that no word processor wrote */
        row_open(reader);
    reader->table->cell_dropped = false;
    reader->table->cell_ground = NOT_SAID;
    builder_cell_begin(reader->builder, (struct cell_span){.columns = 1});
}

void cell_close(struct reader *reader) {
    if (!reader_in_cell(reader))
        return;
    joined_flush(reader);
    if (control_is_empty(reader))
        object_print(reader, RUN_OBJECT, TEXT("[控件]"));
    if (reader->table->cell_dropped) {
        reader->table->cells_dropped = true;
        builder_cell_drop(reader->builder);
        return;
    }
    row_count(reader);
    builder_cell_end(reader->builder);
}
