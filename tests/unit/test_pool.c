/* test_pool.c: every job is done once or lost once, whatever its worker comes to; a run is stopped
 * by its client and by a signal. The workers are real ones (worker.c), their inputs hardly. */
#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "program/pool.h"

enum { JOBS = 40 };

/* A run whose inputs are not there, but for one that never comes to an end. */
struct client {
    char folder[sizeof "/tmp/nianbao-test-XXXXXX"];
    uint64_t next, hangs; /* hangs: the number of that job; 0: none does */
    int done[JOBS + 1], lost[JOBS + 1];
    size_t count; /* of those done */
    size_t end;   /* after so many: stop, or raise the signal */
    int signal;
    bool stop, slow;             /* slow: the next reply is there before it is waited for */
    enum document_status status; /* of the lost one */
    char detail[16];
};

static uint64_t next_job(void *context) {
    struct client *client = context;
    return client->next == JOBS ? 0 : ++client->next;
}

static void fill_job(void *context, struct arena *arena, uint64_t number, struct job *job) {
    struct client *client = context;
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/%s%d", client->folder, number == client->hangs ? "pipe" : "none",
        number == client->hangs ? 0 : (int)number);
    job->path = buffer_text(&path);
}

static void take_done(void *context, const struct reply *reply) {
    struct client *client = context;
    cr_expect_eq(reply->status, DOCUMENT_FAILED);
    cr_expect_eq(reply->input_error, ENOENT);
    cr_expect_eq(reply->findings.counts[PROBLEM_FILE_UNREADABLE], 1);
    cr_expect(text_starts(reply->line, TEXT("{")), "no line of JSON");
    client->done[reply->number]++;
    if (client->slow)
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    if (++client->count == client->end && client->signal != 0)
        raise(client->signal);
    client->stop = client->stop || (client->count == client->end && client->signal == 0);
}

static void take_lost(
    void *context, uint64_t number, enum document_status status, struct text detail) {
    struct client *client = context;
    client->lost[number]++;
    client->status = status;
    snprintf(client->detail, sizeof client->detail, "%s", detail.bytes);
}

static void nothing(void *context) {
    (void)context;
}

static enum pool_end run_jobs(struct client *client, int workers) {
    static const struct run run = {TEXT_INIT("f00d"), TEXT_INIT("host")};
    static const struct invocation invocation = {.language = NIANBAO_ENGLISH};
    const struct worker_setup setup = {
        .invocation = &invocation, .run = &run, .journal = -1, .seconds = 1};
    const struct pool_client calls = {client, next_job, fill_job, take_done, take_lost, nothing};
    strcpy(client->folder, "/tmp/nianbao-test-XXXXXX");
    cr_assert_not_null(mkdtemp(client->folder));
    struct arena *arena = arena_new();
    struct buffer pipe = {.arena = arena};
    buffer_format(&pipe, "%s/pipe0", client->folder);
    cr_assert_eq(mkfifo(pipe.bytes, 0600), 0);
    freopen("/dev/null", "w", stderr);
    enum pool_end end = pool_run(&setup, &calls, workers, &client->stop);
    unlink(pipe.bytes);
    rmdir(client->folder);
    arena_free(arena);
    return end;
}

Test(pool, each_job_once) {
    static const struct {
        int workers;
        uint64_t hangs;
    } cases[] = {{1, 0}, {7, 0}, {JOBS * 2, 0}, {1, 1}, {2, 20}, {1, JOBS}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct client client = {.hangs = cases[c].hangs};
        cr_assert_eq(run_jobs(&client, cases[c].workers), POOL_DONE, "case %zu", c);
        for (uint64_t i = 1; i <= JOBS; i++) {
            cr_expect_eq(client.done[i], i != cases[c].hangs, "case %zu, job %d", c, (int)i);
            cr_expect_eq(client.lost[i], i == cases[c].hangs, "case %zu, job %d", c, (int)i);
        }
        cr_expect(cases[c].hangs == 0 || client.status == DOCUMENT_TIMEOUT);
        cr_expect(cases[c].hangs == 0 || strcmp(client.detail, "1 s") == 0, "%s", client.detail);
    }
}

/* What these tests inherited themselves, as under nohup, is not to decide. */
static void signal_set(int number, void (*handler)(int)) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    signal(number, handler);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static void (*signal_handler(int number))(int) {
    struct sigaction action;
    sigaction(number, NULL, &action);
    return action.sa_handler;
}

static const int endings[] = {SIGINT, SIGTERM, SIGHUP};

Test(pool, ends) {
    struct client stopped = {.end = 5};
    cr_expect_eq(run_jobs(&stopped, 2), POOL_STOPPED);
    cr_expect(stopped.count >= 5 && stopped.next < JOBS, "%zu done", stopped.count);
    for (size_t c = 0; c < sizeof endings / sizeof *endings; c++) {
        struct client client = {.end = 5, .signal = endings[c], .slow = true};
        signal_set(endings[c], SIG_DFL);
        cr_expect_eq(run_jobs(&client, 2), POOL_SIGNALLED, "signal %d", endings[c]);
        cr_expect(client.count >= 5 && client.next < JOBS, "%zu done, %d given", client.count,
            (int)client.next);
        cr_expect_eq(pool_signal(), endings[c]);
        for (int i = 0; i <= JOBS; i++)
            cr_expect(client.done[i] + client.lost[i] <= 1);
        cr_expect(signal_handler(endings[c]) == SIG_DFL, "%d does not do what it did", endings[c]);
    }
}

Test(pool, ignored_signals_end_nothing) {
    for (size_t c = 0; c < sizeof endings / sizeof *endings; c++) {
        struct client client = {.end = 5, .signal = endings[c]};
        signal_set(endings[c], SIG_IGN);
        cr_expect_eq(run_jobs(&client, 2), POOL_DONE, "signal %d", endings[c]);
        cr_expect_eq(pool_signal(), 0);
        for (int i = 1; i <= JOBS; i++)
            cr_expect_eq(client.done[i] + client.lost[i], 1, "signal %d, job %d", endings[c], i);
        cr_expect(signal_handler(endings[c]) == SIG_IGN, "%d does not do what it did", endings[c]);
    }
}
