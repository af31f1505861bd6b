/*
 * html_grid.c: places cells as HTML does (HTML standard, "forming a table"): a cell stands in the
 * first column of its row that no cell from above covers, and covers column_span by row_span
 * places. Cells end with their row group, as browsers show it, however large a rowspan they claim.
 * The first thead is printed first and the first tfoot last, wherever they are written
 * (CSS 2.1, 17.2): HTML 4 has tfoot before tbody.
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

/* ---- row groups ---- */

static void cells_end(struct html_grid *grid) {
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

void html_grid_group(struct html_grid *grid, enum html_group group, size_t blocks) {
    struct html_extent here = {(size_t)grid->table->rows, grid->table->cell_count, blocks};
    cells_end(grid);
    grid->group_end[grid->group] = here;
    grid->group = grid->group_met[group] ? GROUP_BODY : group;
    grid->group_begin[grid->group] = here;
    grid->group_met[group] = true;
}

/* Of a row of things, those of the head go to the beginning and those of the foot to the end. */
struct order {
    size_t head_first, head_count, foot_first, foot_count, count;
};

static size_t place_printed(const struct order *order, size_t index) {
    if (index - order->head_first < order->head_count)
        return index - order->head_first;
    if (index - order->foot_first < order->foot_count)
        return order->count - order->foot_count + index - order->foot_first;
    return index + (index < order->head_first ? order->head_count : 0) -
           (index >= order->foot_first ? order->foot_count : 0);
}

#define ORDER_OF(grid, member, total)                                                              \
    {                                                                                              \
        (grid)->group_begin[GROUP_HEAD].member,                                                    \
            (grid)->group_end[GROUP_HEAD].member - (grid)->group_begin[GROUP_HEAD].member,         \
            (grid)->group_begin[GROUP_FOOT].member,                                                \
            (grid)->group_end[GROUP_FOOT].member - (grid)->group_begin[GROUP_FOOT].member, (total) \
    }

static void cells_order(
    struct html_grid *grid, const struct order *rows, const struct order *cells) {
    struct table *table = grid->table;
    struct cell *printed = arena_array(grid->arena, table->cell_count, sizeof *printed);
    for (size_t i = 0; i < table->cell_count; i++) {
        struct cell *cell = &printed[place_printed(cells, i)];
        *cell = table->cells[i];
        cell->row = (int)place_printed(rows, (size_t)cell->row - 1) + 1;
    }
    table->cells = printed;
    grid->cell_capacity = table->cell_count;
}

static void blocks_order(struct html_grid *grid, struct block *blocks, const struct order *order,
    const struct order *cells) {
    struct block *former = arena_array(grid->arena, order->count, sizeof *former);
    memcpy(former, blocks, order->count * sizeof *former);
    for (size_t i = 0; i < order->count; i++) {
        struct block *block = &blocks[place_printed(order, i)];
        *block = former[i];
        if (block->table == grid->table->ordinal && block->cell >= 0)
            block->cell = (int)place_printed(cells, (size_t)block->cell);
    }
}

void html_grid_end(struct html_grid *grid, struct block *blocks, size_t block_count) {
    html_grid_group(grid, GROUP_BODY, block_count);
    const struct order rows = ORDER_OF(grid, rows, (size_t)grid->table->rows);
    const struct order cells = ORDER_OF(grid, cells, grid->table->cell_count);
    const struct order order = ORDER_OF(grid, blocks, block_count);
    bool head_first = rows.head_count == 0 || rows.head_first == 0;
    bool foot_last = rows.foot_count == 0 || rows.foot_first + rows.foot_count == rows.count;
    if (head_first && foot_last)
        return;
    cells_order(grid, &rows, &cells);
    blocks_order(grid, blocks, &order, &cells);
}
