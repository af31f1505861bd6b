/*
 * mapping.h: the forms as data. Reads the JSON files of mappings/ (or their compiled-in copy),
 * lints them and turns them into the structs below. The only place in C that knows how a mapping
 * file is written. form/, output/ and program/ may include this.
 */
#ifndef NIANBAO_FORM_MAPPING_H
#define NIANBAO_FORM_MAPPING_H

#include "base/problem.h"

struct mappings;

/* The forms compiled into the program. */
struct mappings *mappings_builtin(struct arena *arena, struct problems *problems);

/* The forms in a folder of mapping files, instead of the compiled-in ones. NULL with problems when
 * the folder cannot be read or a file does not pass the lint. */
struct mappings *mappings_load(struct arena *arena, const char *folder, struct problems *problems);

#endif
