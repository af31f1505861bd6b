/*
 * state.c: the names of what a cell may hold, one list for all that is written and read.
 */
#include "form/report.h"

static const struct text names[] = {
    [STATE_NUMBER] = TEXT_INIT("number"),
    [STATE_BLANK] = TEXT_INIT("blank"),
    [STATE_NOT_APPLICABLE] = TEXT_INIT("not_applicable"),
    [STATE_TEXT] = TEXT_INIT("text"),
    [STATE_OBJECT] = TEXT_INIT("object"),
    [STATE_ABSENT] = TEXT_INIT("absent"),
};

struct text cell_state_name(enum cell_state state) {
    return names[state];
}

enum cell_state cell_state_find(struct text name) {
    size_t i = 0;
    while (i < STATE_ABSENT && !text_equal(names[i], name))
        i++;
    return (enum cell_state)i;
}
