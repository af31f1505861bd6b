/*
 * summary.h: what a run over many files came to, for a person. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_SUMMARY_H
#define NIANBAO_PROGRAM_SUMMARY_H

#include "program/journal.h"
#include "program/messages.h"
#include "program/walk.h"

/* What became of the documents of a run, counted while it runs. */
struct tally {
    size_t counts[DOCUMENT_STATUSES];
    size_t same;    /* of those: done before */
    size_t skipped; /* files that were never looked into */
};

void tally_add(struct tally *tally, enum document_status status, bool same);

struct summary {
    enum nianbao_language language;
    const struct tally *tally;
    const struct inputs *inputs;
    const struct journal *journal;
    const char *folder; /* of the outputs; NULL: lines on the standard output */
};

/* Prints to stderr how often each problem occurs, the documents that a person should look at, and
 * how many came to what: worst first. */
void summary_print(const struct summary *summary);

#endif
