/*
 * mapping_read.h: what mapping.c, mapping_check.c, mapping_like.c and mapping_set.c share while
 * mapping files are read: refusals that name the file, and typed members of a JSON object. Only
 * those four may include this.
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
    size_t last_field;  /* that a check named */
    struct buffer path; /* mapping_path */
    bool broken;
};

/* Reports what is wrong with the file. Reading continues, so that one run reports everything. */
void mapping_refuse_as(struct reading *reading, enum problem_code code, struct text what);
/* The same with PROBLEM_MAPPING_BROKEN; name becomes the %1 of the wording. */
void mapping_refuse(struct reading *reading, struct wording what, struct text name);
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

/* "a.b.c" without empty parts; valid until the next call. */
struct text mapping_path(struct reading *reading, struct text a, struct text b, struct text c);

/* Reads "checks" once fields have their indices (mapping_check.c). */
void mapping_checks_read(struct reading *reading, const struct json *checks);

/* Reads a form (mapping.c). */
void mapping_form_read(struct reading *reading, const struct json *root);

/* A form's file. */
struct mapping_source {
    struct text file;
    const struct json *root;
    bool refused;
};

/* Completes the forms that are "like" another one (mapping_like.c). */
void mappings_merge(
    struct arena *arena, struct problems *problems, struct mapping_source *forms, size_t count);

#endif
