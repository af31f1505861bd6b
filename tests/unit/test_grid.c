/* test_grid.c: the logical grid at its limits; what spans mean is in test_body.c. */
#include <criterion/criterion.h>

#include "base/limits.h"
#include "document/grid.h"

static int cell(struct grid *grid, int columns, enum merge vertical, bool *continued) {
    return grid_cell(
        grid, &(struct cell_span){.columns = columns, .vertical = vertical}, continued);
}

Test(grid, limits) {
    struct arena *arena = arena_new();
    struct table table = {0};
    struct grid grid = {0};
    bool continued;
    grid_begin(&grid, arena, &table);
    grid_row(&grid, -5);
    cr_expect_eq(cell(&grid, LIMIT_COLUMNS, MERGE_RESTART, &continued), 0);
    cr_expect_not(grid.too_wide);
    cr_expect_eq(cell(&grid, 1, MERGE_NONE, &continued), -1);
    cr_expect(grid.too_wide);
    grid_row(&grid, 1000000);
    cr_expect_eq(cell(&grid, 1, MERGE_CONTINUE, &continued), -1);
    grid_row(&grid, 0);
    cr_expect_eq(cell(&grid, 1, MERGE_CONTINUE, &continued), 1);
    cr_expect_not(continued, "the row between has no such column");
    cr_expect_eq(table.columns, LIMIT_COLUMNS);
    cr_expect_eq(table.rows, 3);
    arena_free(arena);
}

/* A column of 3,000 rows merged into one cell, beside 3,000 cells. */
Test(grid, long_merge) {
    struct arena *arena = arena_new();
    struct table table = {0};
    struct grid grid = {0};
    bool continued;
    grid_begin(&grid, arena, &table);
    for (int row = 0; row < 3000; row++) {
        grid_row(&grid, 0);
        cr_assert_eq(cell(&grid, 1, row == 0 ? MERGE_RESTART : MERGE_CONTINUE, &continued), 0);
        cr_assert_eq(continued, row != 0);
        cr_assert_eq(cell(&grid, 1, MERGE_NONE, &continued), row + 1);
    }
    cr_expect_eq(table.cells[0].row_span, 3000);
    cr_expect_eq(table.cell_count, (size_t)3001);
    arena_free(arena);
}
