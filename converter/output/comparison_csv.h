/*
 * comparison_csv.h: a comparison as CSV. output/ and program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_COMPARISON_CSV_H
#define NIANBAO_OUTPUT_COMPARISON_CSV_H

#include "history/comparison.h"

/* A row for each figure and pair of neighbouring reports, changed or not, below a row of names.
 * UTF-8 without a byte order mark, line feeds. */
struct text comparison_csv(struct arena *arena, const struct comparison *comparison);

#endif
