/*
 * record.h: what became of one input of a run, as one line of JSON: the lines of run.jsonl. Only
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
    DOCUMENT_TIMEOUT,  /* took longer than it may */
    DOCUMENT_OOM,      /* took more memory than it may */
    DOCUMENT_CRASHED,  /* its worker was killed, or fell over it */
    DOCUMENT_SKIPPED,  /* no report: somebody's notes, a page of another kind */
    DOCUMENT_STATUSES
};

/* "ok", "partial", ... */
const char *document_status_name(enum document_status status);
/* DOCUMENT_STATUSES where there is none of that name. */
enum document_status document_status_find(struct text name);

/* What is the same for all records of a process. */
struct run {
    struct text mapping_set; /* SHA-256 of the mapping files */
    struct text host;
};

/* What a summary counts. */
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
    struct text archive_sha256;  /* of what the sidecar says about it; empty: nothing */
    const struct report *report; /* NULL: none was made */
    const struct source *source; /* with a report */
    const struct problems *problems;
    long milliseconds;
};

struct findings record_findings(const struct record *record);
/* Those that a line of JSON tells of; codes of other versions of the program are left out. */
struct findings findings_read(const struct json *line);

/* The line with its line break, in the arena. */
struct text record_text(struct arena *arena, const struct run *run, const struct record *record);

/* What every line begins with. */
#define RECORD_START "{\"schema\": \"nianbao.run/1\""

#endif
