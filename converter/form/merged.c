/*
 * merged.c: one cell over several columns, or rows, of figures. What it prints is printed once. A
 * blank is blank in each of them, a mark says of each that it does not apply, words are no figure
 * in any. A number is one figure, and nobody can say whose: a sum, or the only part that there is.
 * Only 0 leaves no choice where the columns are counts that add up: whichever of them it is meant
 * for, all are 0. It is then the figure of each, and said once a table; any other number is
 * nobody's, and told.
 */
#include "base/decimal.h"
#include "form/place.h"

static bool is_zero(struct text number) {
    struct decimal value;
    return decimal_read(number, &value) && decimal_compare(value, (struct decimal){0}) == 0;
}

static bool same_row(const struct mapping *mapping, int a, int b) {
    const struct mapping_field *x = &mapping->fields[a], *y = &mapping->fields[b];
    return x->table == y->table && x->block == y->block && x->row == y->row;
}

/* Terms that add up along one row, the figure among them. */
static bool adds_up_with(
    const struct mapping *mapping, const struct mapping_check *check, int figure) {
    bool found = false;
    for (size_t i = 0; i < check->left_count + check->right_count; i++) {
        int term = i < check->left_count ? check->left[i] : check->right[i - check->left_count];
        if (!same_row(mapping, term, figure))
            return false;
        found = found || term == figure;
    }
    return found;
}

static bool is_count(const struct mapping *mapping, int figure) {
    for (size_t i = 0; i < mapping->check_count; i++)
        if (mapping->checks[i].kind == CHECK_EQUATION &&
            adds_up_with(mapping, &mapping->checks[i], figure))
            return true;
    return false;
}

static void shared_tell(struct work *work, const struct line *line, const struct line_cell *cell) {
    size_t table = (size_t)line->table->ordinal - 1;
    if (work->merged_told == NULL)
        work->merged_told =
            arena_array(work->arena, work->document->table_count, sizeof *work->merged_told);
    if (work->merged_told[table])
        return;
    work->merged_told[table] = true;
    problem_add(&work->report->problems, PROBLEM_VALUE_SHARED, line_place(line, cell), cell->raw,
        TEXT_NONE);
}

bool merged_read(struct work *work, const struct line *line, struct line_cell *cell,
    const int *figures, size_t count, bool again) {
    bool each = cell->value.state != STATE_NUMBER || is_zero(cell->value.number);
    for (size_t i = 0; each && cell->value.state == STATE_NUMBER && i < count; i++)
        each = is_count(work->mapping, figures[i]);
    if (each && (cell->value.state == STATE_NUMBER || cell->value.state == STATE_NOT_APPLICABLE))
        shared_tell(work, line, cell);
    if (each)
        return true;
    if (!again)
        problem_add(&work->report->problems, PROBLEM_VALUE_MERGED, line_place(line, cell),
            TEXT_NONE, TEXT_NONE);
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

static bool is_figure(const struct line_cell *cell) {
    return cell->value.state == STATE_NUMBER || cell->value.state == STATE_NOT_APPLICABLE;
}

static void above_add(
    struct row_above *above, const struct line *line, const struct line_cell *cell) {
    size_t at = above->count;
    if (at == MOST_LEAVES)
        return;
    for (; at > 0 && above->cells[at - 1]->cell->column > cell->cell->column; at--) {
        above->cells[at] = above->cells[at - 1];
        above->lines[at] = above->lines[at - 1];
    }
    above->cells[at] = cell;
    above->lines[at] = line;
    above->count++;
}

void cells_above(const struct work *work, const struct line *line, const struct line_cell *label,
    struct row_above *above) {
    enum { MOST_ABOVE = 64 }; /* lines: a form has fewer rows */
    size_t first = (size_t)(line - work->lines);
    above->count = 0;
    for (size_t i = first; i-- > 0 && first - i <= MOST_ABOVE;) {
        const struct line *upper = &work->lines[i];
        if (upper->table != line->table)
            return;
        for (size_t c = 0; c < upper->count; c++) {
            const struct line_cell *cell = &upper->cells[c];
            if (cell->cell->row + cell->cell->row_span > line->row && is_figure(cell) &&
                cell->cell->column >= cell_end(label->cell))
                above_add(above, upper, cell);
        }
    }
}
