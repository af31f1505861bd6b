/*
 * builtin.h: the forms that are compiled in, read once a process, for unit tests and fuzz targets.
 * Included by tests/ only.
 */
#ifndef NIANBAO_TESTS_BUILTIN_H
#define NIANBAO_TESTS_BUILTIN_H

#include <stdlib.h>

#include "form/mapping.h"

static inline const struct mappings *mappings_builtin(void) {
    static struct arena *arena; /* lives as long as the process */
    static const struct mappings *mappings;
    if (mappings == NULL) {
        arena = arena_new();
        mappings = mappings_load(arena, NULL, &(struct problems){.arena = arena});
    }
    if (mappings == NULL)
        abort(); /* a file of mappings/ does not pass the lint */
    return mappings;
}

#endif
