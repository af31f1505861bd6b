/*
 * grid.c: places cells by grid column. A cell stands in the first column of its row that no cell
 * from above covers (HTML standard, "forming a table"); a row of Word begins at gridBefore. A
 * vertical merge of Word goes on with the cell above that begins in the same column; one with
 * nothing above is a cell of its own, as Word shows it. w:tblGrid is not used: it may be missing,
 * short or long. The table is as wide as its widest row.
 * Cells end with their row group, as browsers show it, however large a rowspan they claim. The
 * first thead is printed first and the first tfoot last, wherever they are written (CSS 2.1, 17.2):
 * HTML 4 has tfoot before tbody.
 */
#include "document/grid.h"

#include "base/limits.h"

void grid_begin(struct grid *grid, struct arena *arena, struct table *table) {
    *grid = (struct grid){.arena = arena,
        .table = table,
        .column = 1,
        .columns = grid->columns, /* zero since the last grid_end */
        .column_capacity = grid->column_capacity};
}

void grid_row(struct grid *grid, int before) {
    grid->table->rows++;
    grid->horizontal = 0;
    grid->column = 1 + (before < 0 ? 0 : before < LIMIT_COLUMNS ? before : LIMIT_COLUMNS);
}

bool grid_row_is_full(struct grid *grid) {
    while ((size_t)grid->column < grid->column_capacity &&
           grid->columns[grid->column].row >= grid->table->rows)
        grid->column++;
    grid->too_wide = grid->too_wide || grid->column > LIMIT_COLUMNS;
    return grid->column > LIMIT_COLUMNS;
}

/* The columns from `column` on are covered by a new cell down to the row `last`. */
static void columns_cover(struct grid *grid, int column, int count, int last) {
    size_t end = (size_t)(column + count), capacity = grid->column_capacity;
    while (capacity < end)
        capacity = capacity == 0 ? 32 : capacity * 2;
    if (capacity != grid->column_capacity)
        grid->columns = arena_grow(
            grid->arena, grid->columns, grid->column_capacity, capacity, sizeof *grid->columns);
    grid->column_capacity = capacity;
    for (struct grid_column *at = &grid->columns[column]; at < &grid->columns[end]; at++)
        *at = (struct grid_column){.row = at->row < last ? last : at->row};
}

/* The index of the cell above that a merge in this column goes on with, or -1. */
static int cell_above(const struct grid *grid, int column) {
    if ((size_t)column >= grid->column_capacity ||
        grid->columns[column].row != grid->table->rows - 1)
        return -1;
    return grid->columns[column].merged - 1;
}

int grid_cell(struct grid *grid, const struct cell_span *span, bool *continued) {
    struct table *table = grid->table;
    *continued = false;
    if (grid_row_is_full(grid))
        return -1;
    int row = table->rows, column = grid->column, room = LIMIT_COLUMNS + 1 - column;
    int columns = span->columns < 1 ? 1 : span->columns;
    grid->too_wide = grid->too_wide || columns > room;
    columns = columns > room ? room : columns;
    grid->column += columns;
    if (grid->column - 1 > table->columns)
        table->columns = grid->column - 1;
    if (span->horizontal == MERGE_CONTINUE && grid->horizontal != 0) {
        struct cell *wider = &table->cells[grid->horizontal - 1];
        if (wider->row == row) /* not again in each row of a vertical merge */
            wider->column_span += columns;
        *continued = true;
        return grid->horizontal - 1;
    }
    int index = span->vertical == MERGE_CONTINUE ? cell_above(grid, column) : -1;
    int rows = span->rows < 1 ? 1 : span->rows;
    rows = rows > REST_OF_THE_ROWS - row ? REST_OF_THE_ROWS - row : rows;
    *continued = index >= 0;
    if (*continued) {
        table->cells[index].row_span++;
    } else {
        index = (int)table->cell_count;
        *ARRAY_APPEND(grid->arena, table->cells, table->cell_count, grid->cell_capacity) =
            (struct cell){.row = row, .column = column, .row_span = rows, .column_span = columns};
    }
    columns_cover(grid, column, columns, row + rows - 1);
    grid->columns[column].merged = span->vertical == MERGE_NONE ? 0 : index + 1;
    grid->horizontal = span->horizontal == MERGE_NONE ? 0 : index + 1;
    return index;
}

/* ---- row groups ---- */

void grid_group(struct grid *grid, enum row_group group, size_t blocks) {
    struct table *table = grid->table;
    for (size_t i = grid->first_of_group; i < table->cell_count; i++) {
        int room = table->rows - table->cells[i].row + 1;
        if (table->cells[i].row_span > room)
            table->cells[i].row_span = room;
    }
    if (grid->columns != NULL)
        memset(grid->columns, 0, grid->column_capacity * sizeof *grid->columns);
    grid->first_of_group = table->cell_count;
    const size_t here[] = {
        [ROWS] = (size_t)table->rows, [CELLS] = table->cell_count, [BLOCKS] = blocks};
    memcpy(grid->group_end[grid->group], here, sizeof here);
    grid->group = grid->group_met[group] ? GROUP_BODY : group;
    memcpy(grid->group_begin[grid->group], here, sizeof here);
    grid->group_met[group] = true;
}

/* The head goes to the beginning and the foot to the end of a row of things. */
struct order {
    size_t head_first, head_count, foot_first, foot_count, count;
};

static struct order order_of(const struct grid *grid, enum extent what, size_t count) {
    size_t head = grid->group_begin[GROUP_HEAD][what], foot = grid->group_begin[GROUP_FOOT][what];
    return (struct order){head, grid->group_end[GROUP_HEAD][what] - head, foot,
        grid->group_end[GROUP_FOOT][what] - foot, count};
}

static size_t place_printed(const struct order *order, size_t index) {
    if (index - order->head_first < order->head_count)
        return index - order->head_first;
    if (index - order->foot_first < order->foot_count)
        return order->count - order->foot_count + index - order->foot_first;
    return index + (index < order->head_first ? order->head_count : 0) -
           (index >= order->foot_first ? order->foot_count : 0);
}

void grid_end(struct grid *grid, struct block *blocks, size_t block_count) {
    grid_group(grid, GROUP_BODY, block_count);
    struct table *table = grid->table;
    const struct order rows = order_of(grid, ROWS, (size_t)table->rows);
    const struct order cells = order_of(grid, CELLS, table->cell_count);
    const struct order order = order_of(grid, BLOCKS, block_count);
    bool head_first = rows.head_count == 0 || rows.head_first == 0;
    bool foot_last = rows.foot_count == 0 || rows.foot_first + rows.foot_count == rows.count;
    if (head_first && foot_last)
        return;
    struct cell *printed = arena_array(grid->arena, table->cell_count, sizeof *printed);
    for (size_t i = 0; i < table->cell_count; i++) {
        struct cell *cell = &printed[place_printed(&cells, i)];
        *cell = table->cells[i];
        cell->row = (int)place_printed(&rows, (size_t)cell->row - 1) + 1;
    }
    table->cells = printed;
    struct block *former = arena_array(grid->arena, block_count, sizeof *former);
    memcpy(former, blocks, block_count * sizeof *former);
    for (size_t i = 0; i < block_count; i++) {
        struct block *block = &blocks[place_printed(&order, i)];
        *block = former[i];
        if (block->table == table->ordinal && block->cell >= 0)
            block->cell = (int)place_printed(&cells, (size_t)block->cell);
    }
}
