/*
 * html_inline.h: elements within a paragraph of a page: which kind of run their text is, what form
 * fields show, equations. Only html_body.c includes this.
 */
#ifndef NIANBAO_DOCUMENT_HTML_INLINE_H
#define NIANBAO_DOCUMENT_HTML_INLINE_H

#include "document/formula.h"
#include "document/html_style.h"

/* What holds for text within an element and those around it. */
struct html_look {
    struct html_look *outer;
    int depth; /* of the element that changed it */
    bool struck, is_note, floats;
    bool reversed; /* printed from right to left, against the order of its text */
    bool closed;   /* in details that are not open, and not in its summary */
    int symbols;   /* the number of a font of symbols, below 0: none */
    enum style_shift shift;
    int color, ground; /* STYLE_SILENT: not said */
};

/* A part of MathML that is open. */
struct html_math {
    struct html_math *outer;
    int depth, children;
    int opened; /* parts of the formula that it opened */
    const struct math_element *element;
};

/* Zero-initialise all but the arena. */
struct html_inline {
    struct arena *arena;
    struct html_look *look;
    struct formula formula;
    struct html_math *math;
    int math_depth; /* of the math element, or 0 */
    int select;     /* depth of the select element that is open, or 0 */
    bool in_option; /* the one that is chosen */
    bool option_found;
};

/* An attribute's value, "" where it has none, NULL where it is not there. */
const char *html_attribute(const char *const *attributes, const char *name);

/* Whether a list that ends with NULL has the name, in whatever case. */
bool html_is_among(const char *name, const char *const *names);

/* An element begins, with its style. */
void inline_open(struct html_inline *state, int depth, const char *name,
    const char *const *attributes, const struct style_values *style);
/* Elements of this depth and deeper end. */
void inline_close(struct html_inline *state, int depth);
/* The kind of run that text which comes now is. */
enum run_kind inline_kind(const struct html_inline *state);

/* The text that a form field shows, and its kind. false: nothing. */
bool input_shows(const char *const *attributes, struct text *shown, enum run_kind *kind);

/* An element of MathML begins and ends. */
void math_open(struct html_inline *state, struct run_buffer *into, int depth, const char *name);
void math_close(struct html_inline *state, struct run_buffer *into, int depth);

#endif
