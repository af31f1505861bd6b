/*
 * comparison_text.h: a comparison as tables for a terminal. output/ and program/ may
 * include this.
 */
#ifndef NIANBAO_OUTPUT_COMPARISON_TEXT_H
#define NIANBAO_OUTPUT_COMPARISON_TEXT_H

#include "history/comparison.h"
#include "nianbao.h"

/* Problems first, then a table of what changed for each agency; all: what did not change as well.
 */
struct text comparison_text(struct arena *arena, const struct comparison *comparison,
    enum nianbao_language language, bool all);

#endif
