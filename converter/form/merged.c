/*
 * merged.c: one cell over several columns of figures. What it prints is printed once. A blank is
 * blank in each of them, a mark says of each that it does not apply, words are no figure in any. A
 * number is one figure, and nobody can say whose: a sum, or the only part that there is. Only 0
 * leaves no choice where the columns are counts that add up: whichever of them it is meant for, all
 * are 0. It is then the figure of each, and said once a table; any other number is nobody's, and
 * told.
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
    const int *figures, size_t count) {
    bool each = cell->value.state != STATE_NUMBER || is_zero(cell->value.number);
    for (size_t i = 0; each && cell->value.state == STATE_NUMBER && i < count; i++)
        each = is_count(work->mapping, figures[i]);
    if (each && (cell->value.state == STATE_NUMBER || cell->value.state == STATE_NOT_APPLICABLE))
        shared_tell(work, line, cell);
    if (each)
        return true;
    problem_add(&work->report->problems, PROBLEM_VALUE_MERGED, line_place(line, cell), TEXT_NONE,
        TEXT_NONE);
    cell->value = (struct value){.state = STATE_TEXT};
    return false;
}
