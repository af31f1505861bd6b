/*
 * pool.h: the workers of a run: processes that are given jobs, replaced when they die, ended when
 * they take too long. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_POOL_H
#define NIANBAO_PROGRAM_POOL_H

#include "program/worker.h"

/* Whose jobs these are, and who is told. */
struct pool_client {
    void *context;
    uint64_t (*next)(void *context); /* the number of the next job; 0: none at present */
    void (*job)(void *context, struct arena *arena, uint64_t number, struct job *job);
    void (*done)(void *context, const struct reply *reply);
    /* The document cost a worker. */
    void (*lost)(void *context, uint64_t number, enum document_status status, struct text detail);
    void (*tick)(void *context); /* now and then */
};

enum pool_end {
    POOL_DONE,
    POOL_STOPPED,    /* the client said so */
    POOL_SIGNALLED,  /* SIGINT, SIGTERM or SIGHUP: see pool_signal */
    POOL_NO_WORKERS, /* no process can be started: errno */
    POOL_BROKEN      /* workers die before they begin */
};

/* Runs the client's jobs on so many workers until there are none, or *stop is set. Whatever was
 * begun before a stop has half a second to be finished. */
enum pool_end pool_run(const struct worker_setup *setup, const struct pool_client *client,
    int count, const bool *stop);

/* The signal that ended the last run. */
int pool_signal(void);

#endif
