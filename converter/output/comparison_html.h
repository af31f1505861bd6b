/*
 * comparison_html.h: a comparison as one page to look at. output/ and program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_COMPARISON_HTML_H
#define NIANBAO_OUTPUT_COMPARISON_HTML_H

#include "history/comparison.h"

/* A whole HTML file that needs nothing else: no network, no font, no storage. In the arena. */
struct text comparison_html(
    struct arena *arena, const struct mappings *mappings, const struct comparison *comparison);

#endif
