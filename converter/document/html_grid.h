/*
 * html_grid.h: cells of an HTML table -> their places in the grid, and its row groups in the order
 * in which they are printed. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_HTML_GRID_H
#define NIANBAO_DOCUMENT_HTML_GRID_H

#include "document/document.h"

enum html_group { GROUP_BODY, GROUP_HEAD, GROUP_FOOT, GROUP_COUNT };

/* What a table consists of, counted from its beginning. */
struct html_extent {
    size_t rows, cells, blocks;
};

/* A table while it is being built. */
struct html_grid {
    struct arena *arena;
    struct table *table;
    size_t cell_capacity, first_of_group; /* cell */
    int column;                           /* where the next cell of the row may stand */
    int *taken;                           /* by column: the last row that a cell above covers */
    int taken_capacity;
    bool too_wide;
    enum html_group group; /* the one that is open */
    /* the first thead and tfoot; empty where there is none */
    struct html_extent group_begin[GROUP_COUNT], group_end[GROUP_COUNT];
    bool group_met[GROUP_COUNT];
};

void html_grid_begin(struct html_grid *grid, struct arena *arena, struct table *table);
void html_grid_row(struct html_grid *grid);
/* The index of the new cell in the table; -1 beyond LIMIT_COLUMNS. row_span 0: to the end of the
 * group. */
int html_grid_cell(struct html_grid *grid, int row_span, int column_span);
/* A group ends, beyond which no cell reaches, and another begins; behind so many blocks. */
void html_grid_group(struct html_grid *grid, enum html_group group, size_t blocks);
/* The table ends: groups and the blocks of the cells come in the order in which they are printed.
 * The table's blocks are those that are not the table's own. */
void html_grid_end(struct html_grid *grid, struct block *blocks, size_t block_count);

#endif
