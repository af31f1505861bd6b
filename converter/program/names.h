/*
 * names.h: where the JSON of an input goes, so that no two inputs of a run share a file. Only
 * program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_NAMES_H
#define NIANBAO_PROGRAM_NAMES_H

#include "program/walk.h"

/* For each input a path below the folder `output`, in the arena; taken[i]: the
 * plain name was another's. */
struct text *names_make(
    struct arena *arena, const struct inputs *inputs, const char *output, bool *taken);

#endif
