/*
 * names.h: where the JSON of an input goes, so that no two inputs of a run share a file. Only
 * program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_NAMES_H
#define NIANBAO_PROGRAM_NAMES_H

#include "program/journal.h"
#include "program/walk.h"

/* Marks the inputs whose plain name another input has. An input keeps the name of an earlier run.
 */
void names_choose(struct inputs *inputs, const struct journal *journal, struct text prefix);

/* The path of an input's output below the folder of outputs: prefix ("" or "data/"), its folder,
 * its name. In the arena. */
struct text name_of(struct arena *arena, const struct input *input, struct text prefix);

#endif
