/*
 * report_json.h: a report as the JSON that the schema describes (report.schema.json). output/ and
 * program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_REPORT_JSON_H
#define NIANBAO_OUTPUT_REPORT_JSON_H

#include "form/report.h"

/* The file that a report was read from. */
struct source {
    struct text name; /* without its folders */
    struct text bytes;
    /* Where another program made a docx of it first, which then was read: */
    struct text converted;                /* the bytes of that; empty: none */
    struct text format, puid, puid_basis; /* of the file itself */
};

/* The JSON text with a line break behind it, in the arena. report->document must not be NULL. */
struct text report_json(
    struct arena *arena, const struct report *report, const struct source *source);

#endif
