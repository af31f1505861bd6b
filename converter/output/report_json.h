/*
 * report_json.h: a report as the JSON that the schema describes (report.schema.json). output/ and
 * program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_REPORT_JSON_H
#define NIANBAO_OUTPUT_REPORT_JSON_H

#include "form/report.h"

/* A value of the archive about a file: 档号, 保管期限, ... */
struct archive_value {
    struct text name, value; /* verbatim */
};

/* The file that a report was read from. */
struct source {
    struct text name; /* without its folders */
    struct text bytes;
    struct text sha256; /* empty: not computed yet */
    const struct archive_value *archive;
    size_t archive_count;
    struct text converted; /* the docx that LibreOffice made of it, which was read; empty: none */
};

/* The JSON text with a line break behind it, in the arena. report->document must not be NULL. */
struct text report_json(
    struct arena *arena, const struct report *report, const struct source *source);

/* The keys that a run adds to the report of a file. */
struct report_line {
    struct text path, sha256, status;
    const struct problems *problems; /* where there is no report */
};

/* The same keys in one line, after path, sha256 and status. report may be NULL where the file could
 * not be converted: then null is written for it, and the problems of the line. */
struct text report_json_line(struct arena *arena, const struct report_line *line,
    const struct report *report, const struct source *source);

#endif
