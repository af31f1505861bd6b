/*
 * html_grid.h: cells of an HTML table -> their places in the grid. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_HTML_GRID_H
#define NIANBAO_DOCUMENT_HTML_GRID_H

#include "document/document.h"

/* A table while it is being built. */
struct html_grid {
    struct arena *arena;
    struct table *table;
    size_t cell_capacity, first_of_group; /* cell */
    int column;                           /* where the next cell of the row may stand */
    int *taken;                           /* by column: the last row that a cell above covers */
    int taken_capacity;
    bool too_wide;
};

void html_grid_begin(struct html_grid *grid, struct arena *arena, struct table *table);
void html_grid_row(struct html_grid *grid);
/* The index of the new cell in the table; -1 beyond LIMIT_COLUMNS. row_span 0: to the end of the
 * group. */
int html_grid_cell(struct html_grid *grid, int row_span, int column_span);
/* The end of thead, tbody, tfoot or the table: no cell reaches beyond it. */
void html_grid_group_end(struct html_grid *grid);

#endif
