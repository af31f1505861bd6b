/*
 * pool.h: the workers of a run: processes that take jobs, are replaced when they die and killed
 * when they take too long. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_POOL_H
#define NIANBAO_PROGRAM_POOL_H

#include "program/worker.h"

/* The owner of the jobs. */
struct pool_client {
    void *context;
    uint64_t (*next)(void *context); /* number of the next job; 0: none now */
    void (*job)(void *context, struct arena *arena, uint64_t number, struct job *job);
    void (*done)(void *context, const struct reply *reply);
    /* The worker of the document died. */
    void (*lost)(void *context, uint64_t number, enum document_status status, struct text detail);
    void (*tick)(void *context); /* now and then */
};

enum pool_end {
    POOL_DONE,
    POOL_STOPPED,    /* *stop was set */
    POOL_SIGNALLED,  /* SIGINT, SIGTERM or SIGHUP: see pool_signal */
    POOL_NO_WORKERS, /* no process can be started: errno */
    POOL_BROKEN      /* workers die before they begin */
};

/* Runs the client's jobs on so many workers until there are none, or *stop is set. After a stop
 * the workers have half a second to finish. */
enum pool_end pool_run(const struct worker_setup *setup, const struct pool_client *client,
    int count, const bool *stop);

/* The signal that ended the last run. */
int pool_signal(void);

#endif
