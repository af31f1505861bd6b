/*
 * formula.c: equations in one line. The carriers open and close the parts (OMML's elements,
 * MathML's children) and add the text of a part between the two calls.
 */
#include "document/formula.h"

/* The text before a part, and whether more than one term in it needs brackets. */
static const struct {
    const char *before;
    bool grouped;
} parts[] = {
    [FORMULA_GROUP] = {"", true},
    [FORMULA_DENOMINATOR] = {"/", true},
    [FORMULA_RAISED] = {"^", true},
    [FORMULA_LOWERED] = {"_", true},
    [FORMULA_ROOT] = {"√", true},
    [FORMULA_DEGREE] = {"[", false},
    [FORMULA_SIGN] = {"", false},
};

static bool is_term(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '.' || (byte & 0x80) != 0;
}

static bool needs_brackets(struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if (!is_term(text.bytes[i]))
            return true;
    return false;
}

static struct formula_open *innermost(struct formula *formula) {
    return formula->depth == 0 ? NULL : &formula->open[formula->depth - 1];
}

/* Prints the opening of the fence or the sign around the part that begins now. */
static void fence_open(struct formula *formula, struct run_buffer *into) {
    struct formula_open *around = innermost(formula);
    if (around == NULL || around->opened ||
        (around->part != FORMULA_FENCE && around->part != FORMULA_SIGN))
        return;
    around->opened = true;
    buffer_add(&into->text, around->open);
}

static void separate(struct formula *formula, struct run_buffer *into, enum formula_part part) {
    struct formula_open *around = innermost(formula);
    const char *between = part == FORMULA_ROW      ? ";"
                          : part == FORMULA_ITEM   ? " "
                          : part == FORMULA_FENCED ? ","
                                                   : "";
    if (around != NULL && around->count++ != 0)
        buffer_add(&into->text, text_from(between));
}

void formula_open(struct formula *formula, struct run_buffer *into, enum formula_part part) {
    if (formula->depth == DEEPEST_FORMULA) {
        formula->overflow++;
        return;
    }
    struct buffer *text = &into->text;
    fence_open(formula, into);
    separate(formula, into, part);
    if (part == FORMULA_WHOLE && text->length != 0 && is_term(text->bytes[text->length - 1]))
        buffer_add_byte(text, ' ');
    if (part < sizeof parts / sizeof *parts && parts[part].before != NULL)
        buffer_add(text, text_from(parts[part].before));
    formula->open[formula->depth++] = (struct formula_open){
        .part = part, .start = text->length, .open = TEXT("("), .close = TEXT(")")};
}

void formula_close(struct formula *formula, struct run_buffer *into) {
    if (formula->overflow != 0) {
        formula->overflow--;
        return;
    }
    if (formula->depth == 0)
        return;
    fence_open(formula, into);
    struct formula_open *open = &formula->open[--formula->depth];
    struct buffer *text = &into->text;
    struct text inside = text_slice(buffer_text(text), open->start, text->length);
    if (open->part == FORMULA_FENCE)
        buffer_add(text, open->close);
    else if (open->part == FORMULA_DEGREE)
        buffer_add_byte(text, ']');
    else if (open->part < sizeof parts / sizeof *parts && parts[open->part].grouped &&
             needs_brackets(inside)) {
        run_buffer_insert(into, open->start, TEXT("("));
        buffer_add_byte(text, ')');
    }
    if (open->part == FORMULA_WHOLE)
        formula->end = text->length;
}

void formula_brackets(struct formula *formula, struct text open, struct text close) {
    struct formula_open *around = innermost(formula);
    if (around == NULL || formula->overflow != 0)
        return;
    around->open = open;
    around->close = close;
}

void formula_text_added(struct formula *formula, struct run_buffer *into, size_t start) {
    if (formula->end != 0 && formula->end == start && start < into->text.length &&
        is_term(into->text.bytes[start]))
        run_buffer_insert(into, start, TEXT(" "));
    formula->end = 0;
}
