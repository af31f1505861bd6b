/*
 * tables_json.h: every table of a document as JSON, for `nianbao tables`. program/ may include
 * this.
 */
#ifndef NIANBAO_OUTPUT_TABLES_JSON_H
#define NIANBAO_OUTPUT_TABLES_JSON_H

#include "document/document.h"

/* {"tables":[{"table","rows","columns","parent","where","cells":[...]}]} and a line end, in the
 * arena. Rows, columns and tables count from 1; where is body, textbox, footnote, ... Numbers:
 * whether automatic numbers are part of a cell's text. */
struct text tables_json(struct arena *arena, const struct document *document, bool numbers);

#endif
