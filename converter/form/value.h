/*
 * value.h: what the text of one cell says: a number, nothing, a mark for "does not apply", or
 * words. form/, history/, output/ and program/ may include this.
 */
#ifndef NIANBAO_FORM_VALUE_H
#define NIANBAO_FORM_VALUE_H

#include "form/mapping.h"
#include "form/report.h"

struct value {
    enum cell_state state;
    struct text number; /* STATE_NUMBER: a JSON number, digits as printed */
    struct text unit;   /* printed behind the number: 元 */
    bool doubtful;      /* read by reason, a person should look: spaces between digits */
};

/* Reads a cell. Never STATE_ABSENT. */
struct value value_read(struct arena *arena, const struct mapping_values *values, struct text raw);

#endif
