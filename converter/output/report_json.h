/*
 * report_json.h: a report as the JSON that the schema describes (report.schema.json). output/ and
 * program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_REPORT_JSON_H
#define NIANBAO_OUTPUT_REPORT_JSON_H

#include "form/report.h"

/* What an archive says about a file: 档号, 保管期限, ... */
struct archive_value {
    struct text name, value; /* verbatim */
};

/* The file that a report was read from. */
struct source {
    struct text name; /* without its folders */
    struct text bytes;
    struct text sha256; /* empty: not computed yet */
    const struct archive_value *archive;
    size_t archive_count; /* 0: nothing is said */
    struct text converted; /* the docx that LibreOffice made of it, which was read; empty: none */
};

/* The JSON text with a line break behind it, in the arena. report->document must not be NULL. */
struct text report_json(
    struct arena *arena, const struct report *report, const struct source *source);

/* What a run says about a file that it converted, or could not. */
struct report_line {
    struct text path, sha256, status;
    const struct problems *problems; /* where there is no report */
};

/* The same keys in one line, path, sha256 and status before them. report is NULL where the file
 * could not be converted: null stands in its place, and the problems say why. */
struct text report_json_line(struct arena *arena, const struct report_line *line,
    const struct report *report, const struct source *source);

#endif
