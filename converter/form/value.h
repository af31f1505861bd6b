/*
 * value.h: the value of one cell: a number, nothing, a mark for "does not apply", or
 * words. form/, history/, output/ and program/ may include this.
 */
#ifndef NIANBAO_FORM_VALUE_H
#define NIANBAO_FORM_VALUE_H

#include "form/mapping.h"
#include "form/report.h"

/* Reported with the figure. Bits of value.notes. */
enum value_note {
    VALUE_MARK = 1 << 0,     /* a mark beside the number was left out */
    VALUE_STRUCK = 1 << 1,   /* struck text was left out */
    VALUE_FAINT = 1 << 2,    /* text in the colour of its ground was left out */
    VALUE_PROMPT = 1 << 9,   /* the prompt of an empty form field was left out */
    VALUE_DOUBTFUL = 1 << 3, /* digits that may be read in more than one way: no number */
    VALUE_PICTURE = 1 << 4,  /* STATE_OBJECT: a picture or drawing */
    VALUE_OBJECT = 1 << 5,   /* STATE_OBJECT: another object */
    VALUE_FLOATING = 1 << 6, /* a picture floats here and was left out */
    VALUE_SPACED = 1 << 7,   /* spaces between groups of three digits */
    VALUE_STOPPED = 1 << 8,  /* 1.234: a decimal, or a stop for a comma where things are counted */
};

struct value {
    enum cell_state state;
    struct text number; /* STATE_NUMBER: a JSON number, digits as printed */
    struct text unit;   /* printed behind the number: 元 */
    unsigned notes;     /* enum value_note */
};

/* Reads a cell. Never STATE_ABSENT. */
struct value value_read(
    struct arena *arena, const struct mapping_values *values, const struct run_text *printed);

#endif
