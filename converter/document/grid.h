/*
 * grid.h: cells in the order in which a file has them -> their rows and columns in struct table.
 * Only builder.h and builder.c include this; carriers call the builder.
 */
#ifndef NIANBAO_DOCUMENT_GRID_H
#define NIANBAO_DOCUMENT_GRID_H

#include "document/document.h"

/* A merge as Word writes it: in each cell, that it begins one or goes on with one. */
enum merge { MERGE_NONE, MERGE_RESTART, MERGE_CONTINUE };

/* A span that ends where its row group ends: rowspan="0" of HTML. */
enum { REST_OF_THE_ROWS = 1 << 30 };

/* How many rows and columns a cell covers. What is less than 1 counts as 1. */
struct cell_span {
    int rows, columns;
    enum merge vertical, horizontal;
    bool empty; /* it takes its place, but is no cell (Word's placeholders in HTML) */
};

/* Of HTML tables; other tables consist of one GROUP_BODY. */
enum row_group { GROUP_BODY, GROUP_HEAD, GROUP_FOOT, GROUP_COUNT };

/* What of a table is counted. */
enum extent { ROWS, CELLS, BLOCKS, EXTENT_COUNT };

/* A table while it is built. Zero-initialise before the first use; may be used again. */
struct grid {
    struct arena *arena;
    struct table *table;
    size_t cell_capacity;
    int column; /* where the next cell of the row may stand */
    struct grid_column {
        int row;    /* the last row that a cell covers here */
        int merged; /* index + 1 of the cell that a vertical merge may go on with */
    } * columns;
    size_t column_capacity;
    int horizontal;        /* index + 1 of the cell that a horizontal merge may go on with */
    bool too_wide;         /* beyond LIMIT_COLUMNS */
    size_t first_of_group; /* cell */
    enum row_group group;  /* the one that is open */
    /* the first head and foot, counted from the table's beginning; empty where there is none */
    size_t group_begin[GROUP_COUNT][EXTENT_COUNT], group_end[GROUP_COUNT][EXTENT_COUNT];
    bool group_met[GROUP_COUNT];
};

void grid_begin(struct grid *grid, struct arena *arena, struct table *table);
/* A row begins behind `before` empty columns. */
void grid_row(struct grid *grid, int before);
/* Whether the row has no column left. */
bool grid_row_is_full(struct grid *grid);
/*
 * The next cell of the row. Returns the index of the table's cell that it is: a new one, or, for a
 * merge that goes on, the one that it goes on with (*continued). -1: beyond LIMIT_COLUMNS.
 */
int grid_cell(struct grid *grid, const struct cell_span *span, bool *continued);
/* A row group ends, beyond which no cell reaches, and another begins; `blocks` is the number of the
 * table's blocks so far, nested ones included. */
void grid_group(struct grid *grid, enum row_group group, size_t blocks);
/* The table ends. The head comes first and the foot last, as they are printed: cells and blocks are
 * put in this order. `blocks` are those behind the table's own. */
void grid_end(struct grid *grid, struct block *blocks, size_t block_count);

#endif
