/*
 * batch.h: one run over many files. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_BATCH_H
#define NIANBAO_PROGRAM_BATCH_H

#include "program/command.h"

/* A command line with OPTION_BATCH, its numbers read. */
struct batch_options {
    const struct invocation *invocation;
    int jobs;               /* workers */
    int seconds;            /* that a document may take */
    unsigned shard, shards; /* 1 of 1: all */
};

/* Converts the files of the command line into its folder of outputs, or into lines on the standard
 * output. */
enum exit_status batch_run(const struct batch_options *options, const struct mappings *mappings);

#endif
