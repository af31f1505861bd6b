/*
 * comparison_json.h: a comparison as JSON. output/ and program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_COMPARISON_JSON_H
#define NIANBAO_OUTPUT_COMPARISON_JSON_H

#include "history/comparison.h"

/* The whole of it as one JSON text; ends in a line feed. */
struct text comparison_json(struct arena *arena, const struct comparison *comparison);

/* The flags of a link, by bit: "changed"; NULL behind the last. */
const char *link_flag_name(size_t bit);

/* "number", "blank" ...; "absent" where the report has nothing of the line. */
const char *point_state_name(const struct point *point);

#endif
