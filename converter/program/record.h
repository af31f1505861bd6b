/*
 * record.h: the result of one input of a run, a line of run.jsonl. Only
 * program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_RECORD_H
#define NIANBAO_PROGRAM_RECORD_H

#include "base/json_reader.h"
#include "form/report.h"
#include "output/report_json.h"

enum document_status {
    DOCUMENT_OK,       /* converted, with nothing worse than a warning */
    DOCUMENT_PARTIAL,  /* converted, but a table or more could not be */
    DOCUMENT_REJECTED, /* read, and no document that can be converted */
    DOCUMENT_FAILED,   /* could not be read */
    DOCUMENT_TIMEOUT,  /* exceeded the time limit */
    DOCUMENT_OOM,      /* exceeded the memory limit */
    DOCUMENT_CRASHED,  /* its worker died */
    DOCUMENT_SKIPPED,  /* no report: other text, another web page */
    DOCUMENT_STATUSES
};

/* "ok", "partial", ... */
const char *document_status_name(enum document_status status);
/* DOCUMENT_STATUSES where there is none of that name. */
enum document_status document_status_find(struct text name);

/* The same for all records of a run. */
struct run {
    struct text mapping_set; /* SHA-256 of the mapping files */
    struct text host;
};

/* Counts for the summary. */
struct findings {
    uint32_t checks_failed;
    uint32_t counts[PROBLEM_COUNT]; /* how often each problem occurs */
};

struct record {
    struct text path; /* as given */
    struct text sha256;
    size_t bytes;
    enum document_status status;
    struct text output, output_sha256; /* below the folder of outputs; empty: none was written */
    size_t output_bytes;
    struct text archive_sha256;  /* of its row of the sidecar; empty: none */
    const struct report *report; /* NULL: none was made */
    const struct source *source; /* with a report */
    const struct problems *problems;
    long milliseconds;
};

struct findings record_findings(const struct record *record);
/* Reads them from a line; codes that this version does not know are left out. */
struct findings findings_read(const struct json *line);

/* The line with its line break, in the arena. */
struct text record_text(struct arena *arena, const struct run *run, const struct record *record);

/* The start of every line. */
#define RECORD_START "{\"schema\": \"nianbao.run/1\""

#endif
