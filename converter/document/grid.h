/*
 * grid.h: rows of cells as a file gives them -> the logical grid of struct table. Only document/
 * may include this.
 */
#ifndef NIANBAO_DOCUMENT_GRID_H
#define NIANBAO_DOCUMENT_GRID_H

#include "document/document.h"

enum merge { MERGE_NONE, MERGE_RESTART, MERGE_CONTINUE };

/* A table while it is being built. */
struct grid {
    struct arena *arena;
    struct table *table;
    size_t cell_capacity;
    int column;        /* where the next cell of the row begins */
    int *open;         /* by column: index + 1 of the cell that a vertical merge may go on with */
    int *open_row;     /* by column: the last row of that cell */
    int open_capacity; /* columns that open and open_row have room for */
    int horizontal;    /* index + 1 of the cell that hMerge may go on with */
    bool too_wide;
};

void grid_begin(struct grid *grid, struct arena *arena, struct table *table);
/* A row begins behind `before` empty columns. */
void grid_row(struct grid *grid, int before);
/*
 * The next cell of the row. Returns the index of the table's cell that it is: a new one, or, for a
 * continuation, the one that goes on (*continued). -1: beyond LIMIT_COLUMNS.
 */
int grid_cell(
    struct grid *grid, int span, enum merge vertical, enum merge horizontal, bool *continued);

#endif
