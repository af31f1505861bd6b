/*
 * worker.h: the process that converts documents, one after the other: a document that crashes it
 * costs only itself. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_WORKER_H
#define NIANBAO_PROGRAM_WORKER_H

#include "program/command.h"
#include "program/file.h"
#include "program/frame.h"
#include "program/journal.h"
#include "program/legacy.h"
#include "program/sidecar.h"
#include "program/walk.h"

/* Memory that a worker shares with its parent. */
struct worker_trace {
    volatile uint64_t current; /* number of its job, from 1; 0: none */
    struct legacy_trace legacy;
};

/* The same for all workers of a run. */
struct worker_setup {
    const struct invocation *invocation;
    const struct mappings *mappings;
    const struct run *run;
    const struct sidecar *sidecar; /* NULL: none */
    const char *output;            /* folder of the outputs; NULL: a line of JSON each instead */
    int journal;                   /* run.jsonl, for adding to it */
    int seconds;                   /* the limit of a document */
    bool clear_line;               /* the bar of progress is where messages go */
};

/* One input, and its state after an earlier run. */
struct job {
    uint64_t number; /* from 1 */
    struct text path, output;
    struct text folder; /* as in struct input */
    bool found;
    bool known; /* converted before by this version and these mappings */
    struct text sha256, output_sha256, archive_sha256; /* of that; empty: none */
    enum document_status status;                       /* of that */
    struct findings findings;
};

struct reply {
    uint64_t number;
    enum document_status status;
    bool same;            /* unchanged: nothing was written */
    int error;            /* the output cannot be written: an errno value; the run ends */
    enum file_step step;  /* with error */
    int input_error;      /* the input cannot be read: an errno value */
    uint64_t sidecar_row; /* the number of its row; 0: none */
    struct findings findings;
    struct text line; /* its line of JSON, where there is no folder of outputs */
};

/* For frame.h. */
extern const struct frame_shape job_shape, reply_shape;

/* The reply in place of a worker that died: the document's record and a message are written. */
struct reply lost_reply(struct arena *arena, const struct worker_setup *setup,
    const struct job *job, enum document_status status, struct text detail);

/* Converts jobs until there are no more; the process then ends. */
_Noreturn void worker_run(
    const struct worker_setup *setup, struct worker_trace *trace, int jobs, int replies);

#endif
