/*
 * report_check.c: assesses the checks of a form on the figures of a report. equation.c adds up and
 * compares, prose.c has the checks of prose. Figures are never changed.
 */
#include "form/report_check.h"

#include "form/equation.h"
#include "form/prose.h"

struct assessing {
    struct arena *arena;
    const struct mapping *mapping;
    struct report *report;
    const struct figure **figures; /* by field of the mapping; NULL where the report has none */
};

/* ---- names ---- */

static const struct text state_names[] = {
    [CHECK_HOLDS] = TEXT_INIT("holds"),
    [CHECK_FAILS] = TEXT_INIT("fails"),
    [CHECK_NOT_ASSESSABLE] = TEXT_INIT("not_assessable"),
};

struct text check_state_name(enum check_state state) {
    return state_names[state];
}

enum check_state check_state_find(struct text name) {
    size_t i = 0;
    while (i < CHECK_NOT_ASSESSABLE && !text_equal(state_names[i], name))
        i++;
    return (enum check_state)i;
}

/* ---- figures by field ---- */

/* Figures of a report just read stand in the order of the form; those of a JSON file may not. */
static void figures_find(struct assessing *assessing) {
    const struct report *report = assessing->report;
    size_t fields = assessing->mapping->field_count, next = 0;
    assessing->figures = arena_array(assessing->arena, fields, sizeof *assessing->figures);
    for (size_t i = 0; i < fields && next < report->figure_count; i++)
        if (text_equal(assessing->mapping->fields[i].path, report->figures[next].field))
            assessing->figures[i] = &report->figures[next++];
    for (size_t i = 0; i < fields && next < report->figure_count; i++)
        for (size_t figure = 0; figure < report->figure_count; figure++)
            if (text_equal(assessing->mapping->fields[i].path, report->figures[figure].field))
                assessing->figures[i] = &report->figures[figure];
}

static bool is_absent(const struct assessing *assessing, int field) {
    const struct figure *figure = assessing->figures[field];
    return figure == NULL || figure->state == STATE_ABSENT;
}

/* The field in the same column of another row of its block. */
static int field_in_row(const struct assessing *assessing, int field, int row) {
    const struct mapping_field *home = &assessing->mapping->fields[field];
    const struct mapping_block *block =
        &assessing->mapping->tables[home->table].blocks[home->block];
    return mapping_figure(block, (size_t)row, (size_t)home->column);
}

/* Some row that this one replaces is there itself. */
static bool replaced_is_there(
    const struct assessing *assessing, const struct mapping_row *row, int field) {
    for (size_t i = 0; i < row->instead_of_count; i++)
        if (!is_absent(assessing, field_in_row(assessing, field, row->instead_of[i])))
            return true;
    return false;
}

/* The report has the rows that another form has instead of this one. */
static bool is_of_other_form(
    const struct assessing *assessing, const struct mapping_block *block, int row, int field) {
    for (size_t i = 1; i < block->layout_count; i++) {
        const struct mapping_layout *layout = &block->layouts[i];
        for (size_t r = 0; mapping_layout_lacks(layout, row) && r < layout->row_count; r++)
            if (!is_absent(assessing, field_in_row(assessing, field, layout->rows[r])))
                return true;
    }
    return false;
}

/* A term that takes no part: an optional row that is absent, a row that another one replaces, or
 * one that replaces others which are there themselves. */
static bool term_is_left_out(const struct assessing *assessing, int field) {
    const struct mapping_field *home = &assessing->mapping->fields[field];
    const struct mapping_block *block =
        &assessing->mapping->tables[home->table].blocks[home->block];
    const struct mapping_row *row = &block->rows[home->row];
    if (!is_absent(assessing, field))
        return replaced_is_there(assessing, row, field);
    if (mapping_field_optional(assessing->mapping, home) ||
        is_of_other_form(assessing, block, home->row, field))
        return true;
    for (size_t other = 0; other < block->row_count; other++)
        for (size_t i = 0; i < block->rows[other].instead_of_count; i++)
            if (block->rows[other].instead_of[i] == home->row &&
                !is_absent(assessing, field_in_row(assessing, field, (int)other)) &&
                !replaced_is_there(assessing, &block->rows[other], field))
                return true;
    return false;
}

/* ---- equations ---- */

static struct side side_sum(const struct assessing *assessing, const int *fields, size_t count) {
    struct side side = {.formula = {.arena = assessing->arena}};
    buffer_reserve(&side.formula, count * 6); /* bytes of a term and its sign */
    for (size_t i = 0; i < count; i++)
        if (!term_is_left_out(assessing, fields[i]))
            side_add(&side, assessing->figures[fields[i]], TERM_PLUS);
    return side;
}

/* false: all of one side is left out (an optional row). */
static bool assess_equation(
    const struct assessing *assessing, const struct mapping_check *rule, struct check *check) {
    struct side left = side_sum(assessing, rule->left, rule->left_count);
    struct side right = side_sum(assessing, rule->right, rule->right_count);
    if (left.terms == 0 || right.terms == 0)
        return false;
    sides_compare(assessing->arena, &left, &right, rule->kind == CHECK_AT_MOST, check);
    return true;
}

/* false: the figure is of an optional row that is not there. */
static bool assess_non_negative(
    const struct assessing *assessing, const struct mapping_check *rule, struct check *check) {
    struct side left = side_sum(assessing, rule->left, rule->left_count);
    if (left.terms == 0)
        return false;
    bool negative = decimal_compare(left.sum, (struct decimal){0}) < 0;
    check->state = left.overflow || left.absent != 0 ? CHECK_NOT_ASSESSABLE
                   : negative                        ? CHECK_FAILS
                                                     : CHECK_HOLDS;
    check->left = side_number(assessing->arena, &left);
    check->right = TEXT("0");
    check->blanks_as_zero = left.unknown != 0;
    check->formula = formula_write(assessing->arena, &left, negative ? "<" : "≥", TEXT("0"));
    return true;
}

/* Keeps the figures of a check that fails, so that each can be shown with it. None is absent. */
static void terms_keep(
    const struct assessing *assessing, const struct mapping_check *rule, struct check *check) {
    const int *const sides[] = {rule->left, rule->right};
    const size_t counts[] = {rule->left_count, rule->right_count};
    check->terms =
        arena_array(assessing->arena, rule->left_count + rule->right_count, sizeof *check->terms);
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < counts[side]; i++)
            if (!term_is_left_out(assessing, sides[side][i]))
                check->terms[check->term_count++] = assessing->figures[sides[side][i]];
}

void report_check(struct arena *arena, const struct mapping *mapping, struct report *report) {
    struct assessing assessing = {.arena = arena, .mapping = mapping, .report = report};
    figures_find(&assessing);
    report->checks = arena_array(arena, mapping->check_count, sizeof *report->checks);
    report->check_count = 0;
    for (size_t i = 0; i < mapping->check_count; i++) {
        const struct mapping_check *rule = &mapping->checks[i];
        struct check *check = &report->checks[report->check_count];
        *check = (struct check){.id = rule->id, .field = rule->field, .column = rule->column};
        bool assessed =
            rule->kind == CHECK_NON_NEGATIVE ? assess_non_negative(&assessing, rule, check)
            : rule->kind == CHECK_PROSE ? prose_check(arena, rule, assessing.figures, report, check)
                                        : assess_equation(&assessing, rule, check);
        if (assessed && check->state == CHECK_FAILS)
            terms_keep(&assessing, rule, check);
        report->check_count += assessed;
    }
}
