/*
 * worker.c: takes a job from a pipe, converts the document, writes its JSON and then its line of
 * the journal, and sends a reply. A document is passed over where neither it nor its output has
 * changed since an earlier run. The memory of a document is limited here, its time by the parent.
 */
#include "program/worker.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/sha256.h"
#include "program/command.h"
#include "program/confine.h"
#include "program/file.h"

/* The limits of base/limits.h keep a document below 256 MB; this is a second line. */
enum { MEMORY_MEGABYTES = 512, STDERR_BYTES = 64 * 1024 };

const struct frame_shape job_shape = {sizeof(struct job), 6,
    {offsetof(struct job, path), offsetof(struct job, output), offsetof(struct job, folder),
        offsetof(struct job, sha256), offsetof(struct job, output_sha256),
        offsetof(struct job, archive_sha256)}};
const struct frame_shape reply_shape = {sizeof(struct reply), 1, {offsetof(struct reply, line)}};

/* ---- one document ---- */

struct worker {
    const struct worker_setup *setup;
    struct worker_trace *trace;
    int replies;
    struct legacy legacy;
    struct buffer folder; /* the last that was made */
};

/* A document that is being converted. */
struct task {
    struct worker *worker;
    struct arena *arena;
    const struct job *job;
    struct source source;
    struct text archive_sha256;
    struct record record;
    struct reply reply;
    struct timespec begun;
};

static long milliseconds_since(struct timespec begun) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - begun.tv_sec) * 1000 + (now.tv_nsec - begun.tv_nsec) / 1000000;
}

static const char *task_output_path(struct task *task) {
    struct buffer path = {.arena = task->arena};
    buffer_format(&path, "%s/", task->worker->setup->output);
    buffer_add(&path, task->job->output);
    return buffer_text(&path).bytes;
}

/* Whether an earlier run converted these bytes with the same row of the sidecar, and its output is
 * unchanged. */
static bool is_done(struct task *task) {
    const struct job *job = task->job;
    struct text output;
    if (!job->known || !text_equal(task->source.sha256, job->sha256) ||
        !text_equal(task->archive_sha256, job->archive_sha256))
        return false;
    if (job->output_sha256.length == 0) /* it was skipped: there is no output */
        return true;
    return file_read(task->arena, task_output_path(task), &output) == 0 &&
           text_equal(sha256_hex(task->arena, output), job->output_sha256);
}

static void add_measured(struct buffer *all, struct text text) {
    uint64_t length = text.length;
    buffer_add(all, (struct text){(const char *)&length, sizeof length});
    buffer_add(all, text);
}

static void archive_find(struct task *task) {
    const struct sidecar *sidecar = task->worker->setup->sidecar;
    if (sidecar == NULL)
        return;
    struct buffer below = {.arena = task->arena}, all = {.arena = task->arena};
    buffer_add(&below, task->job->folder);
    buffer_add(&below, path_base(task->job->path));
    const struct sidecar_row *row = sidecar_find(
        sidecar, task->arena, task->job->path, buffer_text(&below), task->source.sha256);
    if (row == NULL)
        return;
    task->reply.sidecar_row = row->number;
    task->source.archive = row->values;
    task->source.archive_count = sidecar_values(sidecar);
    for (size_t i = 0; i < task->source.archive_count; i++) {
        add_measured(&all, row->values[i].name);
        add_measured(&all, row->values[i].value);
    }
    task->archive_sha256 = sha256_hex(task->arena, buffer_text(&all));
}

/* A text file in a folder is no report unless it has tables, nor is a web page without the title or
 * tables of one. */
static bool is_other_text(const struct job *job, const struct report *report) {
    bool text = report->document != NULL && text_equal(report->kind.format, TEXT("text"));
    return job->found && report->document != NULL &&
           (text || text_equal(report->kind.format, TEXT("html"))) &&
           ((text && report->document->table_count == 0) ||
               (report->form.length == 0 && report->title.length == 0));
}

static enum document_status document_status_of(const struct job *job, const struct report *report) {
    if (report->document == NULL)
        return DOCUMENT_REJECTED;
    if (is_other_text(job, report))
        return DOCUMENT_SKIPPED;
    return problems_worst(&report->problems) == SEVERITY_ERROR ? DOCUMENT_PARTIAL : DOCUMENT_OK;
}

static bool has_output(enum document_status status) {
    return status == DOCUMENT_OK || status == DOCUMENT_PARTIAL;
}

/* Makes the folder of an output, which is mostly that of the last one. */
static int folder_prepare(struct task *task, struct text path) {
    struct buffer *made = &task->worker->folder;
    struct text folder = text_slice(path, 0, path.length - path_base(path).length);
    if (text_equal(folder, buffer_text(made)))
        return 0;
    int error = folder_make(text_copy(task->arena, folder).bytes);
    made->length = 0;
    if (error == 0)
        buffer_add(made, folder);
    return error;
}

static void report_write(struct task *task, struct text json) {
    struct text path = text_from(task_output_path(task));
    struct output_file output = {.step = FILE_CREATE, .sha256 = TEXT_NONE};
    task->reply.error = folder_prepare(task, path);
    if (task->reply.error == 0)
        task->reply.error = file_write(task->arena, path.bytes, json, &output);
    task->reply.step = output.step;
    task->record.output = task->job->output;
    task->record.output_sha256 = output.sha256;
    task->record.output_bytes = json.length;
}

/* The output of an earlier file of this path is removed: it is not that of the file there now. */
static void output_remove(struct task *task) {
    const struct job *job = task->job;
    if (job->output_sha256.length != 0)
        unlink(task_output_path(task));
}

static void report_line(struct task *task, const struct report *report) {
    struct report_line line = {.path = task->job->path,
        .sha256 = task->source.sha256,
        .status = text_from(document_status_name(task->record.status)),
        .problems = task->record.problems};
    task->reply.line = report_json_line(
        task->arena, &line, has_output(task->record.status) ? report : NULL, &task->source);
}

static void record_finish(struct task *task) {
    const struct worker_setup *setup = task->worker->setup;
    task->record.milliseconds = milliseconds_since(task->begun);
    task->reply.findings = record_findings(&task->record);
    task->reply.step = FILE_WRITE;
    if (setup->output != NULL)
        task->reply.error =
            journal_append(setup->journal, record_text(task->arena, setup->run, &task->record));
}

static void report_finish(struct task *task, const struct report *report) {
    const struct worker_setup *setup = task->worker->setup;
    enum document_status status = document_status_of(task->job, report);
    task->record.status = task->reply.status = status;
    task->record.report = status == DOCUMENT_SKIPPED ? NULL : report;
    task->record.source = &task->source;
    task->record.problems = status == DOCUMENT_SKIPPED
                                ? arena_alloc(task->arena, sizeof(struct problems))
                                : &report->problems;
    if (setup->output == NULL)
        report_line(task, report);
    else if (has_output(status))
        report_write(task, report_json(task->arena, report, &task->source));
    else
        output_remove(task);
    if (task->reply.error == 0)
        record_finish(task);
}

static void input_fail(struct task *task, int error) {
    struct problems *problems = arena_alloc(task->arena, sizeof *problems);
    problems->arena = task->arena;
    struct buffer why = {.arena = task->arena};
    buffer_add(&why, message_error(NIANBAO_CHINESE, error));
    buffer_format(&why, ", %s", message_error(NIANBAO_ENGLISH, error).bytes);
    problem_add(problems, error == EFBIG ? PROBLEM_FILE_TOO_LARGE : PROBLEM_FILE_UNREADABLE,
        (struct place){0}, buffer_text(&why), TEXT_NONE);
    task->reply.input_error = error;
    task->record.status = task->reply.status = error == EFBIG ? DOCUMENT_REJECTED : DOCUMENT_FAILED;
    task->record.problems = problems;
    if (task->worker->setup->output == NULL)
        report_line(task, NULL);
    record_finish(task);
}

static void task_run(struct task *task) {
    struct worker *worker = task->worker;
    const struct job *job = task->job;
    bool is_stdin = text_equal(job->path, TEXT("-"));
    task->record.path = job->path;
    int error =
        file_read(task->arena, text_copy(task->arena, job->path).bytes, &task->source.bytes);
    if (error != 0) {
        input_fail(task, error);
        return;
    }
    task->source.name = is_stdin ? TEXT("stdin") : path_base(job->path);
    task->source.sha256 = sha256_hex(task->arena, task->source.bytes);
    task->record.sha256 = task->source.sha256;
    task->record.bytes = task->source.bytes.length;
    archive_find(task);
    task->record.archive_sha256 = task->archive_sha256;
    task->reply.same = is_done(task);
    if (task->reply.same) {
        task->reply.status = job->status;
        task->reply.findings = job->findings;
    } else
        report_finish(
            task, report_of(&worker->legacy, task->arena, worker->setup->mappings, &task->source));
}

/* Writes errors to stderr; warnings are in problems.csv and in the output. */
static void problems_write(const struct task *task) {
    const struct worker_setup *setup = task->worker->setup;
    if (task->reply.same || task->reply.status == DOCUMENT_SKIPPED)
        return;
    if (problems_worst(task->record.problems) == SEVERITY_ERROR && setup->clear_line)
        fputs("\r\x1b[K", stderr);
    problems_say(setup->invocation->language, text_copy(task->arena, task->job->path).bytes,
        task->record.problems, 0);
    fflush(stderr);
}

/* ---- the process ---- */

static void job_do(void *context, struct text frame) {
    struct worker *worker = context;
    struct arena *arena = arena_new();
    struct job job;
    struct task task = {.worker = worker, .arena = arena, .job = &job};
    struct buffer answer = {.arena = arena};
    if (!frame_take(frame, &job_shape, &job))
        _exit(STATUS_FAULT);
    task.reply.number = job.number;
    task.reply.line = TEXT_NONE;
    clock_gettime(CLOCK_MONOTONIC, &task.begun);
    worker->trace->current = job.number;
    task_run(&task);
    problems_write(&task);
    frame_add(&answer, &reply_shape, &task.reply);
    worker->trace->current = 0;
    if (write_all(worker->replies, buffer_text(&answer)) != 0)
        _exit(STATUS_GOOD); /* the parent is gone: so is the run */
    arena_free(arena);
}

/* The address sanitizer reserves terabytes. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

static void memory_limit(void) {
#ifndef __SANITIZE_ADDRESS__
    struct rlimit limit;
    if (getrlimit(RLIMIT_DATA, &limit) != 0)
        return;
    rlim_t most = (rlim_t)MEMORY_MEGABYTES << 20;
    limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    setrlimit(RLIMIT_DATA, &limit);
#endif
}

/* A worker writes only below the folder of outputs and that of LibreOffice; the journal is open
 * already. Kernels that cannot confine it are done without. */
static void worker_confine(const struct worker *worker) {
    const char *writable[2];
    size_t count = 0;
    if (worker->setup->output != NULL)
        writable[count++] = worker->setup->output;
    if (worker->legacy.folder != NULL)
        writable[count++] = worker->legacy.folder;
    confine(writable, count);
}

_Noreturn void worker_run(
    const struct worker_setup *setup, struct worker_trace *trace, int jobs, int replies) {
    struct arena *arena = arena_new();
    struct worker worker = {.setup = setup,
        .trace = trace,
        .replies = replies,
        .legacy = {.seconds = setup->seconds > 5 ? setup->seconds - 5 : 1, .trace = &trace->legacy},
        .folder = {.arena = arena}};
    struct buffer bytes = {.arena = arena};
    signal(SIGINT, SIG_IGN); /* the parent decides on the end */
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    setvbuf(stderr, NULL, _IOFBF, STDERR_BYTES);
    memory_limit();
    if (trace->legacy.folder[0] != '\0')
        worker.legacy.folder = strdup(trace->legacy.folder);
    worker_confine(&worker);
    while (frames_read(jobs, &bytes, job_do, &worker) > 0)
        ;
    _exit(STATUS_GOOD); /* the parent removes LibreOffice's folder */
}

struct reply lost_reply(struct arena *arena, const struct worker_setup *setup,
    const struct job *job, enum document_status status, struct text detail) {
    static const enum problem_code codes[DOCUMENT_STATUSES] = {
        [DOCUMENT_TIMEOUT] = PROBLEM_CONVERSION_TIMEOUT,
        [DOCUMENT_OOM] = PROBLEM_CONVERSION_OUT_OF_MEMORY,
        [DOCUMENT_CRASHED] = PROBLEM_CONVERSION_CRASHED};
    struct problems problems = {.arena = arena};
    struct record record = {.path = job->path, .status = status, .problems = &problems};
    struct report_line line = {.path = job->path,
        .status = text_from(document_status_name(status)),
        .problems = &problems};
    problem_add(&problems, codes[status], (struct place){0}, detail, TEXT_NONE);
    problems_say(setup->invocation->language, job->path.bytes, &problems, 0);
    struct reply reply = {.number = job->number,
        .status = status,
        .findings = record_findings(&record),
        .line = report_json_line(arena, &line, NULL, NULL),
        .step = FILE_WRITE};
    if (setup->output != NULL)
        reply.error = journal_append(setup->journal, record_text(arena, setup->run, &record));
    return reply;
}
