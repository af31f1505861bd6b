/*
 * grid.c: places cells by grid column: a row begins at gridBefore, each cell takes gridSpan
 * columns, a vertical continuation belongs to the cell above that begins in the same column; one
 * with nothing above is a cell of its own, as Word shows it. w:tblGrid is not asked: it may be
 * missing, short or long. The table is as wide as its widest row.
 */
#include "document/grid.h"

#include "base/limits.h"

void grid_begin(struct grid *grid, struct arena *arena, struct table *table) {
    *grid = (struct grid){.arena = arena, .table = table, .column = 1};
}

void grid_row(struct grid *grid, int before) {
    grid->table->rows++;
    grid->horizontal = 0;
    grid->column = 1 + (before < 0 ? 0 : before < LIMIT_COLUMNS ? before : LIMIT_COLUMNS);
}

static void open_reserve(struct grid *grid, int column) {
    if (column < grid->open_capacity)
        return;
    int capacity = grid->open_capacity == 0 ? 16 : grid->open_capacity;
    while (capacity <= column)
        capacity *= 2;
    grid->open = arena_grow(
        grid->arena, grid->open, (size_t)grid->open_capacity, (size_t)capacity, sizeof *grid->open);
    grid->open_row = arena_grow(grid->arena, grid->open_row, (size_t)grid->open_capacity,
        (size_t)capacity, sizeof *grid->open_row);
    grid->open_capacity = capacity;
}

/* The cell above that a continuation in this column belongs to, or -1. */
static int cell_above(const struct grid *grid, int column) {
    if (column >= grid->open_capacity || grid->open[column] == 0 ||
        grid->open_row[column] != grid->table->rows - 1)
        return -1;
    return grid->open[column] - 1;
}

static int cell_add(struct grid *grid, int column, int span) {
    struct table *table = grid->table;
    if (table->cell_count == grid->cell_capacity) {
        size_t capacity = grid->cell_capacity == 0 ? 32 : grid->cell_capacity * 2;
        table->cells = arena_grow(
            grid->arena, table->cells, table->cell_count, capacity, sizeof *table->cells);
        grid->cell_capacity = capacity;
    }
    table->cells[table->cell_count] =
        (struct cell){.row = table->rows, .column = column, .row_span = 1, .column_span = span};
    return (int)table->cell_count++;
}

static void cover(struct grid *grid, int span) {
    grid->column += span;
    if (grid->column - 1 > grid->table->columns)
        grid->table->columns = grid->column - 1;
}

int grid_cell(
    struct grid *grid, int span, enum merge vertical, enum merge horizontal, bool *continued) {
    *continued = false;
    if (grid->column > LIMIT_COLUMNS) {
        grid->too_wide = true;
        return -1;
    }
    int column = grid->column, room = LIMIT_COLUMNS + 1 - column;
    span = span < 1 ? 1 : span;
    grid->too_wide = grid->too_wide || span > room;
    span = span > room ? room : span;
    if (horizontal == MERGE_CONTINUE && grid->horizontal != 0) {
        struct cell *wider = &grid->table->cells[grid->horizontal - 1];
        if (wider->row == grid->table->rows) /* not again in each row of a vertical merge */
            wider->column_span += span;
        cover(grid, span);
        *continued = true;
        return grid->horizontal - 1;
    }
    open_reserve(grid, column);
    int index = vertical == MERGE_CONTINUE ? cell_above(grid, column) : -1;
    *continued = index >= 0;
    if (*continued)
        grid->table->cells[index].row_span++;
    else
        index = cell_add(grid, column, span);
    grid->open[column] = vertical == MERGE_NONE ? 0 : index + 1;
    grid->open_row[column] = grid->table->rows;
    grid->horizontal = horizontal == MERGE_NONE ? 0 : index + 1;
    cover(grid, span);
    return index;
}
