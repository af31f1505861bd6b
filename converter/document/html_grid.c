/*
 * html_grid.c: places cells as HTML does (HTML standard, "forming a table"): a cell stands in the
 * first column of its row that no cell from above covers, and covers column_span by row_span
 * places. Cells end with their row group, as browsers show it, however large a rowspan they claim.
 */
#include "document/html_grid.h"

#include "base/limits.h"

enum { ENDLESS = 1 << 30 };

void html_grid_begin(struct html_grid *grid, struct arena *arena, struct table *table) {
    *grid = (struct html_grid){.arena = arena, .table = table, .column = 1};
}

void html_grid_row(struct html_grid *grid) {
    grid->table->rows++;
    grid->column = 1;
}

static void taken_reserve(struct html_grid *grid, int column) {
    if (column < grid->taken_capacity)
        return;
    int capacity = grid->taken_capacity == 0 ? 32 : grid->taken_capacity;
    while (capacity <= column)
        capacity *= 2;
    grid->taken = arena_grow(grid->arena, grid->taken, (size_t)grid->taken_capacity,
        (size_t)capacity, sizeof *grid->taken);
    grid->taken_capacity = capacity;
}

static int cell_add(struct html_grid *grid, struct cell cell) {
    struct table *table = grid->table;
    if (table->cell_count == grid->cell_capacity) {
        size_t capacity = grid->cell_capacity == 0 ? 32 : grid->cell_capacity * 2;
        table->cells = arena_grow(
            grid->arena, table->cells, table->cell_count, capacity, sizeof *table->cells);
        grid->cell_capacity = capacity;
    }
    table->cells[table->cell_count] = cell;
    return (int)table->cell_count++;
}

int html_grid_cell(struct html_grid *grid, int row_span, int column_span) {
    int row = grid->table->rows;
    while (grid->column < grid->taken_capacity && grid->taken[grid->column] >= row)
        grid->column++;
    int column = grid->column, room = LIMIT_COLUMNS + 1 - column;
    column_span = column_span < 1 ? 1 : column_span;
    if (column_span > room)
        grid->too_wide = true;
    if (room <= 0)
        return -1;
    column_span = column_span > room ? room : column_span;
    row_span = row_span <= 0 || row_span > ENDLESS - row ? ENDLESS - row : row_span;
    taken_reserve(grid, column + column_span);
    for (int i = column; i < column + column_span; i++)
        if (grid->taken[i] < row + row_span - 1)
            grid->taken[i] = row + row_span - 1;
    grid->column = column + column_span;
    if (grid->column - 1 > grid->table->columns)
        grid->table->columns = grid->column - 1;
    return cell_add(
        grid, (struct cell){
                  .row = row, .column = column, .row_span = row_span, .column_span = column_span});
}

void html_grid_group_end(struct html_grid *grid) {
    struct table *table = grid->table;
    for (size_t i = grid->first_of_group; i < table->cell_count; i++) {
        int room = table->rows - table->cells[i].row + 1;
        if (table->cells[i].row_span > room)
            table->cells[i].row_span = room;
    }
    for (int i = 0; i < grid->taken_capacity; i++)
        grid->taken[i] = 0;
    grid->first_of_group = table->cell_count;
}
