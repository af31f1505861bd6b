/*
 * html_inline.c: sup, sub, s, strike, del, rt, a (a link to a note), font and style properties ->
 * the kind of run that the text within is; input -> the text that it shows; elements of MathML ->
 * parts of a formula (formula.c).
 */
#include "document/html_inline.h"

#include <string.h>
#include <strings.h>

#include "document/symbols.h"

enum { LEAST_CONTRAST = 48, LIGHT = 0xC0 }; /* as in properties.c */

const char *html_attribute(const char *const *attributes, const char *name) {
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
        if (strcasecmp(attributes[0], name) == 0)
            return attributes[1] == NULL ? "" : attributes[1];
    return NULL;
}

/* ---- looks ---- */

static const struct html_look plain_look = {
    .symbols = STYLE_SILENT, .shift = SHIFT_NONE, .color = STYLE_SILENT, .ground = STYLE_SILENT};

bool html_is_among(const char *name, const char *const *names) {
    while (*names != NULL && strcasecmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

/* Links to notes, as Word and as others write them. */
static bool leads_to_note(const char *name, const char *const *attributes) {
    static const char *const targets[] = {"#_ftn", "#_edn", "#fn", "#footnote", "#note"};
    struct text target = text_from(html_attribute(attributes, "href"));
    if (strcmp(name, "a") != 0)
        return false;
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        if (text_starts_caseless(target, text_from(targets[i])))
            return true;
    struct text style = text_from(html_attribute(attributes, "style"));
    return style_says(style, "mso-footnote-id:") || style_says(style, "mso-endnote-id:");
}

static int attribute_color(const char *const *attributes, const char *name) {
    struct text value = text_from(html_attribute(attributes, name));
    return value.length == 0 ? STYLE_SILENT : style_color(value);
}

static bool look_equal(const struct html_look *a, const struct html_look *b) {
    return a->struck == b->struck && a->is_note == b->is_note && a->floats == b->floats &&
           a->closed == b->closed && a->reversed == b->reversed && a->symbols == b->symbols &&
           a->shift == b->shift && a->color == b->color && a->ground == b->ground;
}

void inline_open(struct html_inline *state, int depth, const char *name,
    const char *const *attributes, const struct style_values *style) {
    struct html_look look = state->look == NULL ? plain_look : *state->look;
    const struct html_look before = look;
    static const char *const raised[] = {"sup", "rt", NULL}, *const lowered[] = {"sub", NULL},
                             *const struck[] = {"s", "strike", "del", NULL},
                             *const cells[] = {"td", "th", "tr", NULL};
    enum style_shift shift = html_is_among(name, raised)    ? SHIFT_RAISED
                             : html_is_among(name, lowered) ? SHIFT_LOWERED
                                                            : SHIFT_NONE;
    if (style->values[STYLE_SHIFT] != STYLE_SILENT && !html_is_among(name, cells))
        shift = (enum style_shift)style->values[STYLE_SHIFT]; /* cells are aligned by it */
    if (style->values[STYLE_PLACED] == PLACED_RELATIVE && style->values[STYLE_OFFSET] == 1)
        shift = SHIFT_MOVED;
    look.shift = shift != SHIFT_NONE ? shift : look.shift;
    bool undone = style->values[STYLE_STRUCK] == 0; /* <s style="text-decoration:none"> */
    look.struck =
        look.struck || (html_is_among(name, struck) && !undone) || style->values[STYLE_STRUCK] == 1;
    look.is_note = look.is_note || leads_to_note(name, attributes);
    look.floats = look.floats || style->values[STYLE_PLACED] == PLACED_ABSOLUTE;
    const char *direction = html_attribute(attributes, "dir"); /* <bdo dir=rtl>1003 prints 3001 */
    look.reversed =
        look.reversed || style->values[STYLE_REVERSED] == 1 ||
        (strcmp(name, "bdo") == 0 && direction != NULL && strcasecmp(direction, "rtl") == 0);
    look.closed = strcmp(name, "summary") != 0 &&
                  (look.closed ||
                      (strcmp(name, "details") == 0 && html_attribute(attributes, "open") == NULL));
    if (style->values[STYLE_SYMBOLS] != STYLE_SILENT)
        look.symbols = style->values[STYLE_SYMBOLS];
    else if (strcmp(name, "font") == 0 && html_attribute(attributes, "face") != NULL)
        look.symbols = symbol_font_find(text_from(html_attribute(attributes, "face")));
    int ground = style->values[STYLE_GROUND], color = style->values[STYLE_COLOR];
    if (ground == STYLE_SILENT)
        ground = attribute_color(attributes, "bgcolor");
    if (color == STYLE_SILENT && strcmp(name, "font") == 0)
        color = attribute_color(attributes, "color");
    look.ground = ground != STYLE_SILENT ? ground : look.ground;
    look.color = color != STYLE_SILENT ? color : look.color;
    if (look_equal(&look, &before))
        return;
    struct html_look *open = arena_alloc(state->arena, sizeof *open);
    *open = look;
    open->outer = state->look;
    open->depth = depth;
    state->look = open;
}

void inline_close(struct html_inline *state, int depth) {
    while (state->look != NULL && state->look->depth >= depth)
        state->look = state->look->outer;
}

static bool is_faint(const struct html_look *look) {
    int ground = look->ground == STYLE_SILENT ? 0xFFFFFF : look->ground;
    if (look->color == STYLE_SILENT)
        return false;
    for (int shift = 0; shift <= 16; shift += 8) {
        int ink = look->color >> shift & 0xFF, paper = ground >> shift & 0xFF;
        int contrast = ink < paper ? paper - ink : ink - paper;
        if (ink < LIGHT || contrast >= LEAST_CONTRAST)
            return false;
    }
    return true;
}

enum run_kind inline_kind(const struct html_inline *state) {
    static const enum run_kind shifts[] = {[SHIFT_NONE] = RUN_PLAIN,
        [SHIFT_RAISED] = RUN_RAISED,
        [SHIFT_LOWERED] = RUN_LOWERED,
        [SHIFT_MOVED] = RUN_SHIFTED};
    const struct html_look *look = state->look;
    if (look == NULL)
        return RUN_PLAIN;
    if (look->struck)
        return RUN_STRUCK;
    if (look->reversed)
        return RUN_UNCERTAIN;
    if (look->closed || is_faint(look))
        return RUN_FAINT;
    return look->is_note ? RUN_REFERENCE : shifts[look->shift];
}

/* ---- form fields ---- */

/* Types that show something else than their value. */
static const struct input {
    const char *type;
    struct text unchecked, checked;
    enum run_kind kind;
} inputs[] = {
    {"hidden", TEXT_INIT(""), TEXT_INIT(""), RUN_PLAIN},
    {"checkbox", TEXT_INIT("☐"), TEXT_INIT("☑"), RUN_PLAIN},
    {"radio", TEXT_INIT("○"), TEXT_INIT("◉"), RUN_PLAIN},
    {"image", TEXT_INIT("[图片]"), TEXT_INIT("[图片]"), RUN_PICTURE},
    {"password", TEXT_INIT("[控件]"), TEXT_INIT("[控件]"), RUN_OBJECT},
    {"file", TEXT_INIT("[控件]"), TEXT_INIT("[控件]"), RUN_OBJECT},
    {"color", TEXT_INIT("[控件]"), TEXT_INIT("[控件]"), RUN_OBJECT},
    {"range", TEXT_INIT("[控件]"), TEXT_INIT("[控件]"), RUN_OBJECT},
};

bool input_shows(const char *const *attributes, struct text *shown, enum run_kind *kind) {
    const char *type = html_attribute(attributes, "type");
    *kind = RUN_PLAIN;
    *shown = text_from(html_attribute(attributes, "value"));
    for (size_t i = 0; type != NULL && i < sizeof inputs / sizeof *inputs; i++)
        if (strcasecmp(type, inputs[i].type) == 0) {
            bool checked = html_attribute(attributes, "checked") != NULL;
            *shown = checked ? inputs[i].checked : inputs[i].unchecked;
            *kind = inputs[i].kind;
        }
    return shown->length != 0;
}

/* ---- MathML ---- */

enum { MOST_CHILDREN = 3 };

/* What an element is, and what its children are by their order. */
static const struct math_element {
    const char *name;
    enum formula_part part;
    enum formula_part children[MOST_CHILDREN];
} math_elements[] = {
    {"mfrac", FORMULA_WHOLE, {FORMULA_GROUP, FORMULA_DENOMINATOR}},
    {"msup", FORMULA_WHOLE, {FORMULA_GROUP, FORMULA_RAISED}},
    {"msub", FORMULA_WHOLE, {FORMULA_GROUP, FORMULA_LOWERED}},
    {"msubsup", FORMULA_WHOLE, {FORMULA_GROUP, FORMULA_LOWERED, FORMULA_RAISED}},
    {"munder", FORMULA_WHOLE, {FORMULA_GROUP, FORMULA_LOWERED}},
    {"mover", FORMULA_WHOLE, {FORMULA_GROUP, FORMULA_RAISED}},
    {"munderover", FORMULA_WHOLE, {FORMULA_GROUP, FORMULA_LOWERED, FORMULA_RAISED}},
    {"mroot", FORMULA_WHOLE, {FORMULA_ROOT, FORMULA_DEGREE}},
    {"msqrt", FORMULA_ROOT, {FORMULA_NONE}},
    {"mfenced", FORMULA_FENCE, {FORMULA_FENCED, FORMULA_FENCED, FORMULA_FENCED}},
    {"mtr", FORMULA_ROW, {FORMULA_ITEM, FORMULA_ITEM, FORMULA_ITEM}},
};

/* What the element is as a child of the one around it. */
static enum formula_part child_part(struct html_math *around, int depth) {
    if (around == NULL || around->depth != depth - 1 || around->element == NULL)
        return FORMULA_NONE;
    int child = around->children++;
    return around->element->children[child < MOST_CHILDREN ? child : MOST_CHILDREN - 1];
}

void math_open(struct html_inline *state, struct run_buffer *into, int depth, const char *name) {
    struct html_math *math = arena_alloc(state->arena, sizeof *math);
    *math = (struct html_math){.outer = state->math, .depth = depth};
    for (size_t i = 0; i < sizeof math_elements / sizeof *math_elements; i++)
        if (strcmp(math_elements[i].name, name) == 0)
            math->element = &math_elements[i];
    const enum formula_part parts[] = {
        child_part(state->math, depth), math->element == NULL ? FORMULA_NONE : math->element->part};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] != FORMULA_NONE) {
            formula_open(&state->formula, into, parts[i]);
            math->opened++;
        }
    state->math = math;
}

void math_close(struct html_inline *state, struct run_buffer *into, int depth) {
    while (state->math != NULL && state->math->depth >= depth) {
        for (int i = 0; i < state->math->opened; i++)
            formula_close(&state->formula, into);
        state->math = state->math->outer;
    }
}
