/*
 * place.c: which cell of a row is which column of its header. By the grid where both agree on it (a
 * merged cell is that of each column that it covers), by order where they are equally many, by
 * blanks where there are too many cells, by the grid again where some are missing. A row that fits
 * in none of these ways is not placed: a figure in the wrong column is worse than none.
 */
#include "form/place.h"

/* The cell of the row that begins where the leaf does, or covers its beginning; -1: none. */
static int cell_at(const struct row_cells *row, int start) {
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i]->cell->column <= start && cell_end(row->cells[i]->cell) > start)
            return (int)i;
    return -1;
}

bool cells_blank(const struct row_cells *row, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (!cell_is_blank(row->cells[i]))
            return false;
    return true;
}

size_t columns_used(const struct header *header) {
    size_t count = header->count;
    while (
        count > 0 && header->leaves[count - 1].column < 0 &&
        (header->leaves[count - 1].cell == NULL || cell_is_blank(header->leaves[count - 1].cell)))
        count--;
    return count;
}

/* Every column, padding too, has a cell of just its place and width, and no other cell is filled. A
 * row whose labels lost their spans may sit on the grid by chance, but then it leaves cells over.
 */
static bool place_by_grid(const struct header *header, const struct row_cells *row, int *places) {
    bool used[MOST_LEAVES] = {false};
    for (size_t i = 0; i < header->count; i++) {
        const struct leaf *leaf = &header->leaves[i];
        places[i] = cell_at(row, leaf->start);
        if (places[i] < 0 || row->cells[places[i]]->cell->column != leaf->start ||
            cell_end(row->cells[places[i]]->cell) != leaf->end)
            return false;
        used[places[i]] = true;
    }
    for (size_t i = 0; i < row->count; i++)
        if (!used[i] && !cell_is_blank(row->cells[i]))
            return false;
    return true;
}

/* As many cells as columns, with or without padding, or more cells that are blank. What would fall
 * on padding must be blank too. */
static bool place_by_order(const struct header *header, const struct row_cells *row, int *places) {
    size_t count = row->count == header->count ? header->count : columns_used(header);
    if (row->count < count || !cells_blank(row, columns_used(header), row->count))
        return false;
    for (size_t i = 0; i < header->count; i++)
        places[i] = i < count ? (int)i : -1;
    return true;
}

/* A header cell that is no column: blank, or a group's label that lost its span. */
static bool is_no_column(const struct leaf *leaf) {
    return leaf->column < 0 && leaf->cell != NULL &&
           (cell_is_blank(leaf->cell) ||
               label_next(leaf->cell->match.labels, LABEL_COLUMN_GROUP, -1) != NULL);
}

/* Places the header's real columns at the cells from `first` on; returns the cell behind them. */
static size_t place_from(const struct header *header, size_t first, int *places) {
    for (size_t i = 0; i < header->count; i++)
        places[i] = is_no_column(&header->leaves[i]) ? -1 : (int)first++;
    return first;
}

/* More cells than columns, with blank cells at both ends, and as many cells as columns from the
 * first filled cell to the last: only one placing is possible. */
static bool place_in_middle(const struct header *header, const struct row_cells *row, int *places) {
    size_t first = 0;
    while (first < row->count && cell_is_blank(row->cells[first]))
        first++;
    size_t end = place_from(header, first, places);
    return end != first && end <= row->count && cells_blank(row, end, row->count) &&
           !cell_is_blank(row->cells[end - 1]);
}

/* More cells than columns, the first ones blank: label columns that this row does not use. Either
 * the last cell is filled, or the header too has blank cells there and none behind. */
static bool place_from_end(const struct header *header, const struct row_cells *row, int *places) {
    size_t count = columns_used(header), spare = row->count - count;
    if (row->count <= count)
        return false;
    bool led = header->lead >= spare && header->count == count;
    if ((cell_is_blank(row->cells[row->count - 1]) && !led) || !cells_blank(row, 0, spare))
        return false;
    for (size_t i = 0; i < header->count; i++)
        places[i] = i < count ? (int)(spare + i) : -1;
    return true;
}

/* Several filled cells begin below one column. */
static bool is_crowded(const struct row_cells *row, const struct leaf *leaf) {
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += !cell_is_blank(row->cells[i]) && row->cells[i]->cell->column >= leaf->start &&
                 row->cells[i]->cell->column < leaf->end;
    return count > 1;
}

/* By the grid, with cells missing. A filled cell over two columns is the cell of both where the row
 * is known to be on the grid (merged), else of neither. */
static bool place_by_cover(
    const struct header *header, const struct row_cells *row, int *places, bool merged) {
    size_t placed = 0;
    for (size_t i = 0; i < header->count; i++)
        places[i] = cell_at(row, header->leaves[i].start);
    for (size_t i = 0; i < header->count; i++) {
        int cell = places[i];
        bool shared = cell >= 0 && !cell_is_blank(row->cells[cell]) &&
                      ((i > 0 && cell_at(row, header->leaves[i - 1].start) == cell) ||
                          (i + 1 < header->count && places[i + 1] == cell));
        if ((shared && !merged) || is_crowded(row, &header->leaves[i]))
            places[i] = -1;
        placed += places[i] >= 0;
    }
    return placed * 2 > header->count;
}

/* One cell as wide as all columns, wherever these are. */
static bool place_one(const struct header *header, const struct row_cells *row, int *places) {
    size_t count = columns_used(header);
    if (row->count != 1 || count < 2 || (size_t)row->cells[0]->cell->column_span < count)
        return false;
    for (size_t i = 0; i < header->count; i++)
        places[i] = 0;
    return true;
}

/* Every cell begins with a column and ends with one, except blank cells before the first column. */
static bool edges_meet(const struct header *header, const struct row_cells *row) {
    for (size_t c = 0; c < row->count; c++) {
        bool begins = false, ends = false;
        if (cell_is_blank(row->cells[c]) &&
            cell_end(row->cells[c]->cell) <= header->leaves[0].start)
            continue;
        for (size_t i = 0; i < header->count; i++) {
            begins = begins || row->cells[c]->cell->column == header->leaves[i].start;
            ends = ends || cell_end(row->cells[c]->cell) == header->leaves[i].end;
        }
        if (!begins || !ends)
            return false;
    }
    return true;
}

/* Some cell covers several columns, and all meet the edges of some: the row is on the grid of its
 * header, with any number of cells. */
static bool is_merged(const struct header *header, const struct row_cells *row) {
    bool merged = false;
    for (size_t i = 1; i < header->count && !merged; i++) {
        int before = cell_at(row, header->leaves[i - 1].start);
        merged = before >= 0 && before == cell_at(row, header->leaves[i].start);
    }
    return merged && edges_meet(header, row);
}

bool cells_place(
    const struct header *header, const struct row_cells *row, int *places, bool *doubtful) {
    const struct table *table = row->line->table;
    /* a piece of a table that was cut keeps the grid of the whole */
    bool alike = header->table != NULL && header->table->columns == table->columns;
    *doubtful = false;
    if (alike && (place_by_grid(header, row, places) ||
                     (is_merged(header, row) && place_by_cover(header, row, places, true))))
        return true;
    if (header->lead != 0 && place_from_end(header, row, places))
        return true;
    if (place_by_order(header, row, places)) {
        /* a blank first cell and blank padding: the figures may also begin one cell later */
        *doubtful = row->count > columns_used(header) && columns_used(header) > 1 &&
                    cell_is_blank(row->cells[0]) && !cells_blank(row, 0, row->count);
        return true;
    }
    /* as many cells as real columns: a blank header cell off the grid may look like a column */
    return place_from(header, 0, places) == row->count || place_from_end(header, row, places) ||
           place_in_middle(header, row, places) ||
           (header->table == table && place_by_cover(header, row, places, false)) ||
           place_one(header, row, places);
}
