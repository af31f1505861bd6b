/*
 * equation.c: whether sums of printed figures agree, in exact decimals, with the numbers written
 * out. A blank or a cell of words is an unknown number that is not negative; a mark for "does not
 * apply" counts as zero. An equation holds where it is true with blanks as zero, fails where no
 * filling of its blanks could make it true, and is not assessable where one could. The caller
 * chooses the figures.
 */
#include "form/equation.h"

void side_add(struct side *side, const struct figure *figure, enum term term) {
    enum cell_state state = figure == NULL ? STATE_ABSENT : figure->state;
    struct decimal value;
    struct text shown = state == STATE_NUMBER           ? figure->value
                        : state == STATE_NOT_APPLICABLE ? TEXT("0")
                                                        : TEXT("?");
    if (state == STATE_NUMBER &&
        (!decimal_read(figure->value, &value) ||
            !decimal_add(
                side->sum, term == TERM_MINUS ? decimal_negate(value) : value, &side->sum)))
        side->overflow = true;
    bool unknown = state == STATE_BLANK || state == STATE_TEXT || state == STATE_OBJECT;
    side->terms++;
    side->absent += state == STATE_ABSENT;
    side->unknown += unknown;
    side->rise += unknown && term != TERM_MINUS;
    side->fall += unknown && term != TERM_PLUS;
    bool negative = text_starts(shown, TEXT("-"));
    if (side->formula.length != 0 || term == TERM_MINUS)
        buffer_add(&side->formula, term == TERM_MINUS ? TEXT(" - ") : TEXT(" + "));
    buffer_add(&side->formula, negative ? TEXT("(") : TEXT_NONE);
    buffer_add(&side->formula, shown);
    buffer_add(&side->formula, negative ? TEXT(")") : TEXT_NONE);
}

struct text side_number(struct arena *arena, const struct side *side) {
    if (side->overflow || side->absent == side->terms)
        return TEXT_NONE;
    return decimal_write(arena, side->sum);
}

struct text formula_write(
    struct arena *arena, struct side *left, const char *relation, struct text right) {
    struct buffer formula = {.arena = arena};
    buffer_add(&formula, buffer_text(&left->formula));
    buffer_format(&formula, " %s ", relation);
    buffer_add(&formula, right);
    return buffer_text(&formula);
}

/* An absent part is no blank: its number cannot be guessed. */
static enum check_state sides_state(
    const struct side *left, const struct side *right, bool at_most) {
    if (left->overflow || right->overflow || left->absent + right->absent != 0)
        return CHECK_NOT_ASSESSABLE;
    int order = decimal_compare(left->sum, right->sum);
    if (order == 0 || (at_most && order < 0))
        return CHECK_HOLDS;
    size_t helpful = order < 0 ? left->rise + right->fall : right->rise + left->fall;
    return helpful == 0 ? CHECK_FAILS : CHECK_NOT_ASSESSABLE;
}

void sides_compare(
    struct arena *arena, struct side *left, struct side *right, bool at_most, struct check *check) {
    static const char *const relations[2][3] = {
        {[CHECK_HOLDS] = "=", [CHECK_FAILS] = "≠", [CHECK_NOT_ASSESSABLE] = "?="},
        {[CHECK_HOLDS] = "≤", [CHECK_FAILS] = ">", [CHECK_NOT_ASSESSABLE] = "?≤"},
    };
    check->state = sides_state(left, right, at_most);
    check->left = side_number(arena, left);
    check->right = side_number(arena, right);
    check->blanks_as_zero = left->unknown + right->unknown != 0;
    check->formula =
        formula_write(arena, left, relations[at_most][check->state], buffer_text(&right->formula));
}
