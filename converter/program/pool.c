/*
 * pool.c: forks the workers once, hands each two jobs at a time, so that none waits for this
 * process, and waits for replies. Where a worker dies its document is lost; the job behind it goes
 * to another worker, and a new worker takes its place. Only pipes are read and written here: the
 * client knows what jobs and replies mean.
 */
#include "program/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    IN_FLIGHT = 2,
    TICK = 100,      /* milliseconds */
    GRACE = 500,     /* the same: to finish after a stop */
    CLOSING = 10000, /* the same: to end when all is done */
    MOST_IDLE_DEATHS = 5
};

struct member {
    struct pool *pool;
    pid_t pid; /* 0: there is none */
    int jobs, replies;
    struct buffer bytes; /* of replies, as they come */
    uint64_t flying[IN_FLIGHT];
    size_t count; /* of them */
    long since;   /* when the first began, in milliseconds */
    bool overran;
    struct worker_trace *trace;
};

struct pool {
    const struct worker_setup *setup;
    const struct pool_client *client;
    struct arena *arena;
    struct member *members;
    struct pollfd *polls;
    size_t count;
    struct worker_trace *traces; /* shared with the workers */
    uint64_t *again;             /* jobs that dead workers had not begun */
    size_t again_count;
    int idle_deaths;  /* in a row */
    sigset_t waiting; /* the signals that are blocked while waiting for replies */
    pid_t self;
};

/* A signal handler can reach nothing else. */
static volatile sig_atomic_t signal_seen, signals_seen;

static void signal_note(int number) {
    signal_seen = number;
    signals_seen++;
}

int pool_signal(void) {
    return (int)signal_seen;
}

static long clock_milliseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* ---- starting and ending ---- */

/* In the child. Pipes of other workers are closed here, or a reader would never see their end. */
static _Noreturn void child_work(struct pool *pool, struct member *own, int jobs, int replies) {
    for (size_t i = 0; i < pool->count; i++) {
        struct member *member = &pool->members[i];
        if (member->pid == 0)
            continue;
        if (member->jobs >= 0)
            close(member->jobs);
        close(member->replies);
    }
    close(own->jobs);
    close(own->replies);
    sigprocmask(SIG_SETMASK, &pool->waiting, NULL);
    /* Workers end with their run, or one that waits for a file that never comes would wait for
     * ever. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != pool->self)
        _exit(STATUS_GOOD);
    worker_run(pool->setup, own->trace, jobs, replies);
}

/* 0 or an errno value. */
static int member_start(struct pool *pool, struct member *member) {
    int jobs[2], replies[2];
    if (pipe2(jobs, O_CLOEXEC) != 0)
        return errno;
    if (pipe2(replies, O_CLOEXEC) != 0) {
        int error = errno;
        close(jobs[0]);
        close(jobs[1]);
        return error;
    }
    member->jobs = jobs[1];
    member->replies = replies[0];
    member->bytes.length = member->count = 0;
    member->overran = false;
    *member->trace = (struct worker_trace){0};
    /* Made here: the worker will be confined to the folder and unable to remove it. */
    struct legacy legacy = {.trace = &member->trace->legacy};
    legacy_open(&legacy);
    pid_t pid = fork();
    int error = pid < 0 ? errno : 0;
    if (pid == 0)
        child_work(pool, member, jobs[0], replies[1]);
    close(jobs[0]);
    close(replies[1]);
    fcntl(member->replies, F_SETFL, O_NONBLOCK);
    member->pid = error == 0 ? pid : 0;
    if (error != 0) {
        close(member->jobs);
        close(member->replies);
        legacy_close(&legacy);
    } else
        legacy_leave(&legacy);
    return error;
}

static void jobs_close(struct member *member) {
    if (member->pid != 0 && member->jobs >= 0) {
        close(member->jobs);
        member->jobs = -1;
    }
}

/* The status of the document that a worker died of. */
static enum document_status death_status(
    const struct pool *pool, const struct member *member, int ended, struct buffer *detail) {
    if (member->overran) {
        buffer_format(detail, "%d s", pool->setup->seconds);
        return DOCUMENT_TIMEOUT;
    }
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == STATUS_TRY_AGAIN)
        return DOCUMENT_OOM;
    if (WIFSIGNALED(ended))
        buffer_format(detail, "signal %d", WTERMSIG(ended));
    else
        buffer_format(detail, "exit status %d", WEXITSTATUS(ended));
    return DOCUMENT_CRASHED;
}

/* Waits for a worker that has ended. Reports its lost document and takes back its other job, unless
 * the run is closing. */
static void member_end(struct pool *pool, struct member *member, bool report) {
    int ended = 0;
    while (waitpid(member->pid, &ended, 0) < 0 && errno == EINTR)
        ;
    uint64_t current = member->trace->current;
    struct buffer detail = {.arena = pool->arena};
    enum document_status status = death_status(pool, member, ended, &detail);
    legacy_clean(&member->trace->legacy);
    jobs_close(member);
    close(member->replies);
    member->pid = 0;
    if (!report)
        return;
    pool->idle_deaths = current == 0 ? pool->idle_deaths + 1 : 0;
    for (size_t i = 0; i < member->count; i++)
        if (member->flying[i] == current)
            pool->client->lost(pool->client->context, current, status, buffer_text(&detail));
        else
            pool->again[pool->again_count++] = member->flying[i];
    member->count = 0;
}

/* ---- jobs and replies ---- */

static uint64_t job_take(struct pool *pool) {
    if (pool->again_count != 0)
        return pool->again[--pool->again_count];
    return pool->client->next(pool->client->context);
}

static void job_send(struct pool *pool, struct member *member, uint64_t number) {
    struct arena *arena = arena_new();
    struct buffer frame = {.arena = arena};
    struct job job = {.number = number};
    pool->client->job(pool->client->context, arena, number, &job);
    frame_add(&frame, &job_shape, &job);
    if (member->count == 0)
        member->since = clock_milliseconds();
    member->flying[member->count++] = number;
    /* At most two are in the pipe, so this does not block. Where the worker is dead it fails; its
     * end is noticed where replies are read. */
    ssize_t put = write(member->jobs, frame.bytes, frame.length);
    (void)put;
    arena_free(arena);
}

/* false: there is nothing to wait for. */
static bool jobs_hand_out(struct pool *pool, int *error) {
    size_t flying = 0, alive = 0;
    for (size_t i = 0; i < pool->count; i++) {
        struct member *member = &pool->members[i];
        uint64_t number;
        while (member->count < IN_FLIGHT && (number = job_take(pool)) != 0) {
            if (member->pid == 0 && (*error = member_start(pool, member)) != 0) {
                pool->again[pool->again_count++] = number;
                break;
            }
            job_send(pool, member, number);
        }
        flying += member->count;
        alive += member->pid != 0;
    }
    if (alive != 0)
        *error = 0; /* the run goes on with fewer workers */
    return flying != 0;
}

static void reply_take(void *context, struct text frame) {
    struct member *member = context;
    struct pool *pool = member->pool;
    struct reply reply;
    if (!frame_take(frame, &reply_shape, &reply) || member->count == 0 ||
        reply.number != member->flying[0] || reply.status >= DOCUMENT_STATUSES) {
        kill(member->pid, SIGKILL); /* the reply does not match the job that was sent */
        return;
    }
    member->count--;
    memmove(member->flying, member->flying + 1, member->count * sizeof *member->flying);
    member->since = clock_milliseconds();
    pool->idle_deaths = 0;
    pool->client->done(pool->client->context, &reply);
}

/* Takes the replies that have come. false: the worker has ended. */
static bool member_read(struct member *member) {
    ssize_t got;
    do
        got = frames_read(member->replies, &member->bytes, reply_take, member);
    while (got == FRAMES_CHUNK);
    return got != 0;
}

/* ppoll lets signals in only while it waits: a run whose replies are always there already could not
 * be stopped. */
static void signals_let_in(const struct pool *pool) {
    sigset_t ours;
    sigprocmask(SIG_SETMASK, &pool->waiting, &ours);
    sigprocmask(SIG_SETMASK, &ours, NULL);
}

/* Waits for replies and takes them. */
static void replies_wait(struct pool *pool, long milliseconds, bool report) {
    struct timespec longest = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    for (size_t i = 0; i < pool->count; i++)
        pool->polls[i] = (struct pollfd){
            .fd = pool->members[i].pid == 0 ? -1 : pool->members[i].replies, .events = POLLIN};
    if (ppoll(pool->polls, pool->count, &longest, &pool->waiting) <= 0)
        return;
    for (size_t i = 0; i < pool->count; i++)
        if (pool->polls[i].revents != 0 && !member_read(&pool->members[i]))
            member_end(pool, &pool->members[i], report);
    signals_let_in(pool);
}

static void overruns_end(struct pool *pool) {
    for (size_t i = 0; i < pool->count; i++) {
        struct member *member = &pool->members[i];
        if (member->pid == 0 || member->count == 0 || member->overran ||
            clock_milliseconds() - member->since < pool->setup->seconds * 1000L)
            continue;
        member->overran = true;
        kill(member->pid, SIGKILL);
    }
}

/* ---- the run ---- */

static size_t count_alive(const struct pool *pool) {
    size_t alive = 0;
    for (size_t i = 0; i < pool->count; i++)
        alive += pool->members[i].pid != 0;
    return alive;
}

/* Workers end when their pipe is closed. Kills those that have not after so many milliseconds, or
 * at once on a second signal. */
static void members_close(struct pool *pool, long milliseconds) {
    long begun = clock_milliseconds();
    int asked = signals_seen;
    for (size_t i = 0; i < pool->count; i++)
        jobs_close(&pool->members[i]);
    while (count_alive(pool) != 0 && clock_milliseconds() - begun < milliseconds &&
           signals_seen == asked)
        replies_wait(pool, milliseconds - (clock_milliseconds() - begun), false);
    for (size_t i = 0; i < pool->count; i++) {
        if (pool->members[i].pid == 0)
            continue;
        kill(pool->members[i].pid, SIGKILL);
        member_end(pool, &pool->members[i], false);
    }
}

static enum pool_end jobs_run(struct pool *pool, const bool *stop) {
    int error = 0;
    while (!*stop && signals_seen == 0) {
        bool waiting = jobs_hand_out(pool, &error);
        if (error != 0) {
            errno = error;
            return POOL_NO_WORKERS;
        }
        if (!waiting)
            return POOL_DONE;
        replies_wait(pool, TICK, true);
        overruns_end(pool);
        pool->client->tick(pool->client->context);
        if (pool->idle_deaths >= MOST_IDLE_DEATHS)
            return POOL_BROKEN;
    }
    return signals_seen != 0 ? POOL_SIGNALLED : POOL_STOPPED;
}

static void pool_open(struct pool *pool, size_t count) {
    pool->count = count;
    pool->members = arena_array(pool->arena, count, sizeof *pool->members);
    pool->polls = arena_array(pool->arena, count, sizeof *pool->polls);
    pool->again = arena_array(pool->arena, count * IN_FLIGHT + 1, sizeof *pool->again);
    pool->traces = mmap(NULL, count * sizeof *pool->traces, PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (size_t i = 0; i < count; i++) {
        pool->members[i].trace = pool->traces == MAP_FAILED ? NULL : &pool->traces[i];
        pool->members[i].bytes.arena = pool->arena;
        pool->members[i].pool = pool;
    }
}

/* Signals that end a run in order. */
static const int endings[] = {SIGINT, SIGTERM, SIGHUP};
enum { ENDINGS = sizeof endings / sizeof *endings };

/* Signals are counted, and arrive only while waiting for replies. An ignored one stays ignored:
 * nohup ignores SIGHUP, and a script SIGINT for what it starts with &. */
static void signals_note(struct pool *pool, struct sigaction *before) {
    const struct sigaction note = {.sa_handler = signal_note};
    sigset_t ours;
    signal_seen = signals_seen = 0;
    sigemptyset(&ours);
    for (size_t i = 0; i < ENDINGS; i++)
        sigaddset(&ours, endings[i]);
    sigprocmask(SIG_BLOCK, &ours, &pool->waiting);
    for (size_t i = 0; i < ENDINGS; i++) {
        sigaction(endings[i], NULL, &before[i]);
        if (before[i].sa_handler != SIG_IGN)
            sigaction(endings[i], &note, NULL);
    }
}

static void signals_leave(const struct pool *pool, const struct sigaction *before) {
    for (size_t i = 0; i < ENDINGS; i++)
        sigaction(endings[i], &before[i], NULL);
    sigprocmask(SIG_SETMASK, &pool->waiting, NULL);
}

enum pool_end pool_run(const struct worker_setup *setup, const struct pool_client *client,
    int count, const bool *stop) {
    struct pool pool = {.setup = setup, .client = client, .arena = arena_new(), .self = getpid()};
    struct sigaction before[ENDINGS];
    pool_open(&pool, (size_t)count);
    enum pool_end end = POOL_NO_WORKERS;
    int error = errno;
    if (pool.traces != MAP_FAILED) {
        signals_note(&pool, before);
        fflush(NULL); /* or every worker would write it again */
        end = jobs_run(&pool, stop);
        error = errno;
        members_close(&pool, end == POOL_DONE ? CLOSING : GRACE);
        signals_leave(&pool, before);
        munmap(pool.traces, pool.count * sizeof *pool.traces);
    }
    arena_free(pool.arena);
    errno = error;
    return end;
}
