/*
 * place.h: the cells of one row under the columns of a header. Only form/ may include this.
 */
#ifndef NIANBAO_FORM_PLACE_H
#define NIANBAO_FORM_PLACE_H

#include "form/steps.h"

/* The cells of one row that may be values, parts joined. */
struct row_cells {
    const struct line *lines[MOST_LEAVES];
    const struct line_cell *cells[MOST_LEAVES];
    size_t count;
    const struct line *line; /* that the row is told by */
    const struct line_cell *label;
};

/*
 * places[i] becomes the cell of the header's leaf i, or -1: none; a cell that is merged over
 * several columns is that of each. false: the row fits in no way. *doubtful: it fits in another way
 * too.
 */
bool cells_place(
    const struct header *header, const struct row_cells *row, int *places, bool *doubtful);

/* The row's cells from `from` on are all blank. */
bool cells_blank(const struct row_cells *row, size_t from);

/* Columns of the header without blank padding at its end. */
size_t columns_used(const struct header *header);

#endif
