/*
 * cells.c: w:tbl, w:tr, w:tc as they open and close -> grids (grid.c) and the text of cells. Rows
 * and cells that tracked changes deleted are dropped, and with the last of its cells a row. A
 * merged cell's own content, which Word does not show, is told and left out. Tables within each
 * other are a list, innermost first.
 */
#include "document/reader.h"

#include "base/limits.h"

void cell_text_add(struct table_reading *table, const struct run_text *text, struct text number) {
    if (table->paragraphs++ != 0)
        buffer_add_byte(&table->text.text, '\n');
    run_buffer_add(&table->text, number, RUN_NUMBER);
    run_buffer_append(&table->text, text);
}

/* ---- tables ---- */

bool table_open(struct reader *reader) {
    struct stories *stories = reader->stories;
    struct document *document = stories->document;
    joined_flush(reader);
    if (document->table_count >= LIMIT_TABLES) {
        reader_stop(reader);
        return false;
    }
    if (document->table_count == stories->table_capacity) {
        size_t capacity = stories->table_capacity == 0 ? 16 : stories->table_capacity * 2;
        document->tables = arena_grow(stories->arena, document->tables, document->table_count,
            capacity, sizeof *document->tables);
        stories->table_capacity = capacity;
    }
    struct block *block = block_add(reader, BLOCK_TABLE);
    struct table_reading *table = arena_alloc(stories->arena, sizeof *table);
    table->outer = reader->table;
    table->ground = NOT_SAID;
    table->index = document->table_count++;
    block->held_table = (int)table->index + 1;
    document->tables[table->index] = (struct table){
        .parent = reader->table == NULL ? 0 : (int)reader->table->index + 1,
        .where = reader->where,
        .part = reader->part,
    };
    struct table *building = arena_alloc(stories->arena, sizeof *building);
    *building = document->tables[table->index];
    grid_begin(&table->grid, stories->arena, building);
    reader->table = table;
    return true;
}

void table_close(struct reader *reader) {
    struct table_reading *table = reader->table;
    if (table == NULL)
        return;
    if (table->grid.too_wide)
        problem_add(reader->stories->problems, PROBLEM_GRID_TOO_WIDE, reader_place(reader),
            TEXT_NONE, TEXT_NONE);
    reader->stories->document->tables[table->index] = *table->grid.table;
    reader->table = table->outer;
}

void row_open(struct reader *reader) {
    struct table_reading *table = reader->table;
    table->in_row = true;
    table->row_begun = table->row_dropped = table->cells_dropped = false;
    table->grid_before = 0;
}

/* The row's properties come before its first cell, the cell's before its content; so a row begins
 * with the first cell that is not deleted. */
static void row_begin(struct table_reading *table) {
    if (table->row_begun || table->row_dropped)
        return;
    grid_row(&table->grid, table->grid_before);
    table->row_begun = true;
}

/* A row without cells is a row, one whose cells were all deleted is not. */
void row_close(struct table_reading *table) {
    if (table->in_row && !table->cells_dropped)
        row_begin(table);
    table->in_row = false;
}

void cell_open(struct reader *reader) {
    struct table_reading *table = reader->table;
    struct arena *arena = reader->stories->arena;
    if (!table->in_row) /* a cell without a row, in a file that no word processor wrote */
        row_open(reader);
    table->in_cell = true;
    table->cell_dropped = false;
    table->span = 1;
    table->vertical = table->horizontal = MERGE_NONE;
    table->text = (struct run_buffer){.text = {.arena = arena}};
    table->cell_ground = NOT_SAID;
    table->paragraphs = 0;
    table->first_block = reader->stories->document->block_count;
    table->first_table = reader->stories->document->table_count;
    if (++reader->stories->cell_count > LIMIT_CELLS)
        reader_stop(reader);
}

/* Blocks of the cell learn which cell it is. */
static void cell_blocks_place(struct reader *reader, int index) {
    struct document *document = reader->stories->document;
    int table = (int)reader->table->index + 1;
    for (size_t i = reader->table->first_block; i < document->block_count; i++)
        if (document->blocks[i].table == table && document->blocks[i].cell < 0)
            document->blocks[i].cell = index;
}

/* A merged cell's own content is not shown by Word; a table in it is read all the same. */
static void cell_hide(struct reader *reader, int index) {
    struct table_reading *table = reader->table;
    struct document *document = reader->stories->document;
    struct run_text printed = run_buffer_text(&table->text);
    struct text text = run_text_shown(reader->stories->arena, &printed);
    if (!text_is_blank(text)) {
        struct place place = reader_place(reader);
        place.column = table->grid.table->cells[index].column;
        place.raw = text;
        problem_add(
            reader->stories->problems, PROBLEM_MERGED_CELL_TEXT, place, TEXT_NONE, TEXT_NONE);
    }
    if (document->table_count == table->first_table)
        document->block_count = table->first_block;
    else
        cell_blocks_place(reader, index);
}

void cell_close(struct reader *reader) {
    struct table_reading *table = reader->table;
    if (table == NULL || !table->in_cell)
        return;
    joined_flush(reader);
    if (control_is_empty(reader))
        object_print(reader, RUN_OBJECT, TEXT("[控件]"));
    table->in_cell = false;
    if (table->cell_dropped) {
        table->cells_dropped = true;
        return;
    }
    row_begin(table);
    bool continued;
    int index =
        grid_cell(&table->grid, table->span, table->vertical, table->horizontal, &continued);
    if (index < 0)
        return;
    if (continued) {
        cell_hide(reader, index);
        return;
    }
    table->grid.table->cells[index].printed = run_buffer_text(&table->text);
    cell_blocks_place(reader, index);
}
