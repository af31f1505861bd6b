/*
 * schema.h: the JSON Schema of a report, and whether a JSON value satisfies it. output/ and
 * program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_SCHEMA_H
#define NIANBAO_OUTPUT_SCHEMA_H

#include "base/json_reader.h"
#include "base/problem.h"

/* The schema's text as it was compiled in. */
struct text schema_text(void);

/* The schema, read once for any number of values; in the arena but for what schema_close frees. */
struct schema *schema_open(struct arena *arena);
void schema_close(struct schema *schema);

/* Adds a problem for each place of the value that does not satisfy the schema, with its path. */
void schema_check(const struct schema *schema, struct arena *arena, const struct json *value,
    struct problems *problems);

#endif
