/*
 * batch.c: a run over many files. Makes the list of inputs, hands them to workers one after the
 * other, and at the end writes the manifests and the summary. This process reads no document and
 * writes no output, so that workers never wait for it.
 *
 * With a folder of outputs the workers write the files and a line each in run.jsonl; the run can be
 * killed at any moment and started again. With lines on the standard output the workers send them
 * here, and they are written in the order of the inputs.
 */
#include "program/batch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/report_text.h"
#include "program/command.h"
#include "program/file.h"
#include "program/finish.h"
#include "program/names.h"
#include "program/pool.h"
#include "program/progress.h"
#include "program/summary.h"

enum { LINES_AHEAD = 16 }; /* for each worker: lines that may wait for earlier ones */

struct batch {
    const struct batch_options *options;
    const struct invocation *invocation;
    struct arena *arena;
    struct run run;
    struct inputs inputs;
    struct journal journal;
    struct sidecar sidecar;
    struct worker_setup setup;
    struct text prefix; /* of outputs below their folder */
    size_t next;        /* index of the next input to give out */
    struct summary summary;
    struct progress progress;
    bool stop, resumed;
    enum exit_status status;
    struct pending *pending; /* a ring of lines; NULL with a folder of outputs */
    size_t pending_count, written;
};

/* A line that waits for those before it. */
struct pending {
    struct arena *arena; /* NULL: it has not come yet */
    struct text line;
};

static void status_add(struct batch *batch, enum exit_status status) {
    batch->status = status_worse(batch->status, status);
}

/* ---- errors ---- */

/* Ends the run: the next file would fail in the same way. */
static void write_refuse(struct batch *batch, struct text path, int error, enum file_step step) {
    progress_close(&batch->progress);
    status_add(batch, output_refuse(batch->invocation->language, path, error, step));
    batch->stop = true;
}

static struct text output_path(const struct batch *batch, struct arena *arena, struct text name) {
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/", batch->invocation->output);
    buffer_add(&path, name);
    return buffer_text(&path);
}

static void input_unreadable(void *context, struct text path, int error) {
    struct batch *batch = context;
    status_add(batch, input_refuse(batch->invocation->language, path, error));
}

/* ---- the list ---- */

static void paths_collect(struct batch *batch) {
    const struct invocation *invocation = batch->invocation;
    for (size_t i = 0; i < invocation->path_count; i++) {
        size_t before = batch->inputs.count;
        if (inputs_is_output(&batch->inputs, invocation->paths[i])) {
            message_say(invocation->language, MESSAGE_OUTPUT_IS_INPUT,
                text_from(invocation->paths[i]), TEXT_NONE);
            status_add(batch, STATUS_USAGE);
            continue;
        }
        inputs_add(&batch->inputs, invocation->paths[i]);
        if (batch->inputs.count == before)
            message_say(invocation->language, MESSAGE_NOTHING_FOUND,
                text_from(invocation->paths[i]), TEXT_NONE);
    }
    int error =
        invocation->files_from == NULL
            ? 0
            : inputs_add_list(&batch->inputs, invocation->files_from, invocation->zero_bytes);
    if (error != 0)
        input_unreadable(batch, text_from(invocation->files_from), error);
}

/* Names are chosen before the shard, so that they are the same in each. */
static void inputs_collect(struct batch *batch) {
    const struct batch_options *options = batch->options;
    batch->inputs = (struct inputs){.arena = batch->arena,
        .unreadable = input_unreadable,
        .context = batch,
        .output = batch->invocation->output};
    paths_collect(batch);
    inputs_unique(&batch->inputs);
    if (batch->invocation->output != NULL)
        names_choose(&batch->inputs, &batch->journal, batch->prefix);
    if (options->shards > 1)
        inputs_shard(&batch->inputs, options->shard, options->shards);
    for (size_t i = 0; i < batch->inputs.count; i++) {
        const struct input *input = &batch->inputs.items[i];
        if (input->marked)
            message_say(batch->invocation->language, MESSAGE_NAME_TAKEN, input->path,
                output_path(batch, batch->arena, name_of(batch->arena, input, batch->prefix)));
    }
}

/* ---- jobs ---- */

static uint64_t job_next(void *context) {
    struct batch *batch = context;
    if (batch->next >= batch->inputs.count ||
        (batch->pending != NULL && batch->next >= batch->written + batch->pending_count))
        return 0;
    return ++batch->next;
}

/* Whether an earlier run converted it, with the same program and mappings. */
static bool is_known(const struct batch *batch, const struct entry *entry) {
    return entry->current && !batch->invocation->force &&
           (entry->status == DOCUMENT_OK || entry->status == DOCUMENT_PARTIAL ||
               entry->status == DOCUMENT_SKIPPED);
}

static void job_fill(void *context, struct arena *arena, uint64_t number, struct job *job) {
    struct batch *batch = context;
    const struct input *input = &batch->inputs.items[number - 1];
    job->path = input->path;
    job->folder = input->folder;
    job->found = input->found;
    if (batch->invocation->output == NULL)
        return;
    job->output = name_of(arena, input, batch->prefix);
    const struct journal_input *before = journal_find(&batch->journal, input->path);
    if (before == NULL)
        return;
    struct entry entry = journal_entry(&batch->journal, arena, before);
    bool there = text_equal(entry.output, job->output);
    job->known = is_known(batch, &entry) && (there || entry.output.length == 0);
    job->sha256 = entry.sha256;
    job->archive_sha256 = entry.archive_sha256;
    job->output_sha256 = there ? entry.output_sha256 : TEXT_NONE;
    job->status = entry.status;
    job->findings = findings_read(entry.line);
}

/* ---- replies ---- */

static void lines_write(struct batch *batch) {
    for (;;) {
        struct pending *first = &batch->pending[batch->written % batch->pending_count];
        if (first->arena == NULL)
            return;
        int error = batch->stop ? 0 : stdout_write(first->line);
        arena_free(first->arena);
        *first = (struct pending){0};
        batch->written++;
        if (error != 0)
            write_refuse(batch,
                text_from(message_wording(batch->invocation->language, MESSAGE_STDOUT)), error,
                FILE_WRITE);
    }
}

static void line_keep(struct batch *batch, const struct reply *reply) {
    struct pending *pending = &batch->pending[(reply->number - 1) % batch->pending_count];
    pending->arena = arena_new();
    pending->line = text_copy(pending->arena, reply->line);
    lines_write(batch);
}

static struct text input_name(void *context, struct arena *arena, uint64_t number, bool output) {
    struct batch *batch = context;
    const struct input *input = &batch->inputs.items[number - 1];
    return output ? output_path(batch, arena, name_of(arena, input, batch->prefix)) : input->path;
}

static void document_done(void *context, const struct reply *reply) {
    struct batch *batch = context;
    enum document_status status = reply->status;
    if (reply->error != 0) {
        if (!batch->stop)
            write_refuse(batch, input_name(batch, batch->arena, reply->number, true), reply->error,
                reply->step);
        return;
    }
    if (reply->sidecar_row != 0 && reply->sidecar_row <= batch->sidecar.count)
        batch->sidecar.rows[reply->sidecar_row - 1].used = true;
    if (reply->input_error != 0 && status == DOCUMENT_FAILED &&
        !batch->inputs.items[reply->number - 1].found)
        status_add(batch, STATUS_NO_INPUT);
    if (batch->pending != NULL)
        line_keep(batch, reply);
    summary_add(&batch->summary, reply->number, status, &reply->findings, reply->same);
    batch->progress.done++;
    batch->progress.failed += status != DOCUMENT_OK && status != DOCUMENT_SKIPPED;
    if (status != DOCUMENT_OK && status != DOCUMENT_SKIPPED)
        status_add(batch, STATUS_SOME_FAILED);
}

static void document_lost(
    void *context, uint64_t number, enum document_status status, struct text detail) {
    struct batch *batch = context;
    struct arena *arena = arena_new();
    struct job job = {.number = number};
    job_fill(batch, arena, number, &job);
    progress_close(&batch->progress);
    struct reply reply = lost_reply(arena, &batch->setup, &job, status, detail);
    document_done(batch, &reply);
    batch->resumed = true; /* the worker may have left a temporary file */
    arena_free(arena);
}

static void tick(void *context) {
    struct batch *batch = context;
    progress_tick(&batch->progress);
}

/* ---- the run ---- */

/* Opens the folder and its journal. */
static bool output_folder_open(struct batch *batch) {
    const char *folder = batch->invocation->output;
    struct text name = text_from(folder);
    int error = folder_make(folder);
    if (error == 0) {
        error = journal_open(&batch->journal, batch->arena, folder);
        name = batch->journal.path;
    }
    if (error == 0)
        error = journal_read(&batch->journal);
    if (error != 0)
        write_refuse(batch, name, error, FILE_CREATE);
    batch->resumed = batch->journal.count != 0 || batch->journal.broken;
    return error == 0;
}

static bool sidecar_open(struct batch *batch) {
    const char *file = batch->invocation->sidecar;
    enum nianbao_language language = batch->invocation->language;
    batch->sidecar.arena = batch->arena;
    int error = file == NULL ? 0 : sidecar_read(&batch->sidecar, file);
    if (error > 0)
        status_add(batch, input_refuse(language, text_from(file), error));
    if (error < 0) {
        message_say(language, MESSAGE_SIDECAR_BROKEN, text_from(file), TEXT_NONE);
        status_add(batch, STATUS_USAGE);
    }
    return error == 0;
}

static void sidecar_summarise(const struct batch *batch) {
    enum { MOST = 20 };
    enum nianbao_language language = batch->invocation->language;
    struct text file = text_from(batch->invocation->sidecar);
    struct arena *arena = arena_new();
    size_t unused = 0;
    for (size_t i = 0; i < batch->sidecar.count; i++)
        if (!batch->sidecar.rows[i].used && ++unused <= MOST)
            message_say(language, MESSAGE_SIDECAR_UNUSED, file,
                number_text(arena, batch->sidecar.rows[i].line));
    if (unused > MOST)
        message_say(language, MESSAGE_SIDECAR_MORE, file, number_text(arena, (unused - MOST)));
    arena_free(arena);
}

static void end_report(struct batch *batch, enum pool_end end) {
    enum nianbao_language language = batch->invocation->language;
    switch (end) {
    case POOL_DONE:
        break;
    case POOL_STOPPED:
        message_say(language,
            batch->status == STATUS_TRY_AGAIN ? MESSAGE_RUN_DISK_FULL : MESSAGE_RUN_CANNOT_GO_ON,
            TEXT_NONE, TEXT_NONE);
        break;
    case POOL_SIGNALLED:
        message_say(language, MESSAGE_RUN_INTERRUPTED,
            number_text(batch->arena, batch->progress.done),
            number_text(batch->arena, batch->inputs.count));
        batch->status = (enum exit_status)(STATUS_SIGNAL + pool_signal());
        break;
    case POOL_NO_WORKERS:
        message_say(language, MESSAGE_RUN_NO_WORKERS, message_error(language, errno), TEXT_NONE);
        status_add(batch, STATUS_TRY_AGAIN);
        break;
    case POOL_BROKEN:
        message_say(language, MESSAGE_RUN_BROKEN, TEXT_NONE, TEXT_NONE);
        status_add(batch, STATUS_FAULT);
        break;
    }
}

/* Writes what is made of the journal, and the summary. A run that was cut short leaves this to the
 * next. */
static void batch_finish(struct batch *batch) {
    if (batch->invocation->output != NULL) {
        struct text failed;
        if (batch->resumed)
            folder_sweep(batch->invocation->output);
        int error = finish_write(batch->arena, &batch->journal, batch->invocation->output,
            batch->invocation->bag, &failed);
        if (error != 0)
            write_refuse(batch, failed, error, FILE_WRITE);
    }
    if (batch->invocation->sidecar != NULL)
        sidecar_summarise(batch);
    if (!batch->invocation->quiet)
        summary_print(
            &batch->summary, &(struct summary_print){.language = batch->invocation->language,
                                 .skipped = batch->inputs.skipped,
                                 .folder = batch->invocation->output,
                                 .name = input_name,
                                 .context = batch});
}

static void inputs_convert(struct batch *batch) {
    struct pool_client client = {.context = batch,
        .next = job_next,
        .job = job_fill,
        .done = document_done,
        .lost = document_lost,
        .tick = tick};
    size_t count = batch->inputs.count, jobs = (size_t)batch->options->jobs;
    jobs = count < jobs ? count : jobs;
    if (batch->invocation->output == NULL) {
        batch->pending_count = LINES_AHEAD * (size_t)batch->options->jobs;
        batch->pending = arena_array(batch->arena, batch->pending_count, sizeof *batch->pending);
    }
    progress_open(&batch->progress, count, batch->invocation->quiet);
    batch->setup.clear_line = batch->progress.bar;
    enum pool_end end =
        count == 0 ? POOL_DONE : pool_run(&batch->setup, &client, (int)jobs, &batch->stop);
    progress_close(&batch->progress);
    if (end == POOL_DONE)
        batch_finish(batch);
    end_report(batch, end);
}

static struct text host_name(struct arena *arena) {
    char name[256] = "";
    gethostname(name, sizeof name - 1);
    return text_copy(arena, text_from(name));
}

enum exit_status batch_run(const struct batch_options *options, const struct mappings *mappings) {
    struct arena *arena = arena_new();
    struct batch batch = {.options = options,
        .invocation = options->invocation,
        .arena = arena,
        .run = {.mapping_set = mappings_sha256(arena, mappings), .host = host_name(arena)},
        .prefix = options->invocation->bag ? TEXT("data/") : TEXT_NONE};
    batch.journal = (struct journal){.run = &batch.run, .file = -1};
    bool good = sidecar_open(&batch);
    if (good && batch.invocation->output != NULL)
        good = output_folder_open(&batch);
    batch.setup = (struct worker_setup){.invocation = batch.invocation,
        .mappings = mappings,
        .run = &batch.run,
        .sidecar = batch.invocation->sidecar == NULL ? NULL : &batch.sidecar,
        .output = batch.invocation->output,
        .journal = batch.journal.file,
        .seconds = options->seconds};
    if (good) {
        inputs_collect(&batch);
        inputs_convert(&batch);
    }
    journal_close(&batch.journal);
    arena_free(arena);
    return batch.status;
}
