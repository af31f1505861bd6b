/*
 * place.h: the cells of one row under the columns of a header. Only form/ may include this.
 */
#ifndef NIANBAO_FORM_PLACE_H
#define NIANBAO_FORM_PLACE_H

#include "form/steps.h"

/*
 * Sets places[i] to the cell of the header's leaf i, or -1; a cell that is merged over several
 * columns is that of each. false: the row fits in no way. *doubtful: it also fits in another way.
 */
bool cells_place(
    const struct header *header, const struct row_cells *row, int *places, bool *doubtful);

/* The row's cells [first, end) are all blank. */
bool cells_blank(const struct row_cells *row, size_t first, size_t end);

/* Columns of the header without blank padding at its end. */
size_t columns_used(const struct header *header);

#endif
