/*
 * merged.c: one cell over several columns, or rows, of figures. A blank is blank in each of them, a
 * mark means of each that it does not apply, words are no figure in any. A number may be a sum or
 * the only part, so it becomes no figure's value, and a problem. Only 0 over counts that add up is
 * the figure of each, as all of them must be 0; reported once a table.
 */
#include "base/decimal.h"
#include "form/place.h"

/* The figure is among terms that add up along its row. */
static bool is_count(const struct mapping *mapping, int figure) {
    const struct mapping_field *home = &mapping->fields[figure];
    for (size_t c = 0; c < mapping->check_count; c++) {
        const struct mapping_check *check = &mapping->checks[c];
        bool found = false, along = check->kind == CHECK_EQUATION;
        for (size_t i = 0; along && i < check->left_count + check->right_count; i++) {
            int term = i < check->left_count ? check->left[i] : check->right[i - check->left_count];
            const struct mapping_field *field = &mapping->fields[term];
            along = field->table == home->table && field->block == home->block &&
                    field->row == home->row;
            found = found || term == figure;
        }
        if (along && found)
            return true;
    }
    return false;
}

static void shared_report(
    struct work *work, const struct line *line, const struct line_cell *cell) {
    size_t table = (size_t)line->table->ordinal - 1;
    if (work->merged_reported == NULL)
        work->merged_reported =
            arena_array(work->arena, work->document->table_count, sizeof *work->merged_reported);
    if (work->merged_reported[table])
        return;
    work->merged_reported[table] = true;
    line_problem(work, PROBLEM_VALUE_SHARED, line, cell, cell->raw, TEXT_NONE);
}

bool merged_read(struct work *work, const struct line *line, struct line_cell *cell,
    const int *figures, size_t count, bool again) {
    struct decimal value;
    bool number = cell->value.state == STATE_NUMBER;
    bool each = !number || (decimal_read(cell->value.number, &value) &&
                               decimal_compare(value, (struct decimal){0}) == 0);
    for (size_t i = 0; each && number && i < count; i++)
        each = is_count(work->mapping, figures[i]);
    if (each && cell_is_figure(cell))
        shared_report(work, line, cell);
    if (each)
        return true;
    if (!again)
        line_problem(work, PROBLEM_VALUE_MERGED, line, cell, TEXT_NONE, TEXT_NONE);
    cell->value = (struct value){.state = STATE_TEXT};
    return false;
}

/* ---- merged down ---- */

bool reaches_down(const struct work *work, const struct line *line, const struct line_cell *cell) {
    int end = cell->cell->row + cell->cell->row_span;
    for (size_t i = (size_t)(line - work->lines) + 1; i < work->line_count; i++) {
        if (work->lines[i].table != line->table || work->lines[i].row >= end)
            return false;
        if (work->lines[i].role == LINE_ROW)
            return true;
    }
    return false;
}

void row_cells_insert(
    struct row_cells *row, const struct line *line, const struct line_cell *cell) {
    size_t at = row->count;
    if (at == MOST_LEAVES)
        return;
    for (; at > 0 && row->cells[at - 1]->cell->column > cell->cell->column; at--) {
        row->cells[at] = row->cells[at - 1];
        row->lines[at] = row->lines[at - 1];
    }
    row->cells[at] = cell;
    row->lines[at] = line;
    row->count++;
}

void cells_above(const struct work *work, const struct line *line, const struct line_cell *label,
    struct row_cells *above) {
    enum { MOST_ABOVE = 64 }; /* lines: a form has fewer rows */
    size_t first = (size_t)(line - work->lines);
    above->count = 0;
    for (size_t i = first; i-- > 0 && first - i <= MOST_ABOVE;) {
        const struct line *upper = &work->lines[i];
        if (upper->table != line->table)
            return;
        for (size_t c = 0; c < upper->count; c++) {
            const struct line_cell *cell = &upper->cells[c];
            if (cell->cell->row + cell->cell->row_span > line->row && cell_is_figure(cell) &&
                cell->cell->column >= cell_end(label->cell))
                row_cells_insert(above, upper, cell);
        }
    }
}
