/*
 * mapping_read.h: what mapping.c and mapping_check.c share while a mapping file is read: who is
 * reading, and refusals that name the file. Only those two may include this.
 */
#ifndef NIANBAO_FORM_MAPPING_READ_H
#define NIANBAO_FORM_MAPPING_READ_H

#include "base/json_reader.h"
#include "form/mapping.h"

/* Where a label belongs while the file is read. */
struct label_home {
    enum label_kind kind;
    int table, block, index;
};

struct reading {
    struct arena *arena;
    struct problems *problems;
    struct text name; /* of the file */
    struct mapping *mapping;
    struct label_home home;
    bool broken;
};

/* The file is refused; goes on reading, so that one run names every slip. */
void mapping_refuse(struct reading *reading, struct text what);
void mapping_refuse_named(struct reading *reading, const char *what, struct text name);
/* Refuses keys that are not in known (ended by NULL). false: not an object at all. */
bool mapping_keys_known(
    struct reading *reading, const struct json *object, const char *const *known);
/* Members of a given type; refuses others, and their absence where required. */
struct text mapping_string(
    struct reading *reading, const struct json *object, const char *key, bool required);
const struct json *mapping_array(
    struct reading *reading, const struct json *object, const char *key, bool required);
/* An array of strings. */
struct text *mapping_strings(struct reading *reading, const struct json *array, size_t *count);

/* Reads "checks" once fields have their indices (mapping_check.c). */
void mapping_checks_read(struct reading *reading, const struct json *checks);

#endif
