/*
 * json_reader.h: JSON text -> a tree in an arena, for mappings and reports. cJSON parses;
 * json_reader.c adds the checks that cJSON lacks, and no cJSON object leaves it.
 * Everyone may include this.
 */
#ifndef NIANBAO_BASE_JSON_READER_H
#define NIANBAO_BASE_JSON_READER_H

#include "base/text.h"

enum json_kind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json {
    enum json_kind kind;
    struct text key;    /* in an object: its name */
    struct text string; /* JSON_STRING */
    double number; /* JSON_NUMBER: to 2^53 exact; printed figures are read from raw, not here */
    struct json *parent;
    struct json *child; /* first member or item */
    struct json *next;
    size_t count; /* members or items */
};

/* Reads a whole JSON text. NULL where it is not one: *error then says why.
 * Refused beside bad syntax: a byte order mark, invalid UTF-8, \u0000, duplicate keys, anything
 * behind the value, nesting deeper than 200, more bytes or values than limits.h allows. */
struct json *json_read(struct arena *arena, struct text text, struct wording *error);

/* The next node in document order, or NULL. */
const struct json *json_following(const struct json *node);

/* The member of that name (case matters), or NULL; object may be NULL or no object. */
const struct json *json_member(const struct json *object, const char *name);

/* The string of that member, or the empty text. */
struct text json_member_string(const struct json *object, const char *name);

/* The version of cJSON that is loaded: "1.7.15". */
const char *json_library_version(void);

#endif
