/*
 * report_reader.h: a report back from its JSON, with its checks made anew: what `nianbao check`
 * trusts is the figures as printed and nothing else. output/ and program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_REPORT_READER_H
#define NIANBAO_OUTPUT_REPORT_READER_H

#include "base/json_reader.h"
#include "form/mapping.h"
#include "form/report.h"
#include "output/schema.h"

/* What reports are read with, made once for any number of them. */
struct report_reader {
    const struct mappings *mappings;
    struct schema *schema; /* schema_open; whoever opens it closes it */
};

/* A problem as the file has it, maybe of another version of the program. */
struct recorded_problem {
    struct text code, severity, message, message_en;
    struct place place;
};

/* What the JSON says beside the report: of its source, of who converted it. Empty: null. */
struct report_record {
    struct text format, puid, application, created, modified, by;
    long long bytes;
    struct text archive; /* the values of --sidecar, a JSON array in one line */
    struct text converter_version;
    struct recorded_problem *problems;
    size_t problem_count;
};

/*
 * Reads a report and holds it against the schema, its figures against their printed text, and its
 * checks against what they come to now. problems: what is wrong with the file, by its path in the
 * JSON. NULL where the file does not satisfy the schema. The result's document is NULL; its
 * problems are those that the conversion recorded, prose compared anew; its checks are those made
 * anew (those of the file where its form is not among the mappings). problems must be empty.
 */
struct report *report_read(struct arena *arena, const struct report_reader *reader,
    struct text json, struct problems *problems);

/* The JSON of a report out of a line as report_json_line writes it, without path, sha256 and
 * status; any other line as it is. Either is a copy in the arena. */
struct text report_of_line(struct arena *arena, struct text line);

#endif
