/*
 * summary.h: the summary of a run over many files. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_SUMMARY_H
#define NIANBAO_PROGRAM_SUMMARY_H

#include "program/messages.h"
#include "program/record.h"

/* Best first. */
enum outcome {
    OUTCOME_GOOD,
    OUTCOME_CHECKS,
    OUTCOME_WARNINGS,
    OUTCOME_ERRORS,
    OUTCOME_FAILED,
    OUTCOMES
};

enum { MOST_NAMED = 20 }; /* documents */

/* A document that needs a person. */
struct named_document {
    uint64_t number; /* from 1, in the order of the inputs */
    enum outcome outcome;
    uint32_t errors, warnings, checks;
    enum problem_code first_error; /* PROBLEM_COUNT: none */
};

/* Counts during the run, in the same memory for any number of documents. Zero-initialise. */
struct summary {
    size_t statuses[DOCUMENT_STATUSES];
    size_t outcomes[OUTCOMES];
    size_t checks; /* documents with a check that fails */
    size_t same;   /* documents converted by an earlier run */
    size_t documents[PROBLEM_COUNT], occurrences[PROBLEM_COUNT];
    struct named_document worst[MOST_NAMED]; /* the worst first, equal ones by number */
    size_t named;
};

/* Counts a document. same: an earlier run converted it. */
void summary_add(struct summary *summary, uint64_t number, enum document_status status,
    const struct findings *findings, bool same);

/* Where and how it is printed. */
struct summary_print {
    enum nianbao_language language;
    size_t skipped;     /* files that were not read */
    const char *folder; /* of the outputs; NULL: lines on the standard output */
    /* The path of an input, or of its output, for a person. */
    struct text (*name)(void *context, struct arena *arena, uint64_t number, bool output);
    void *context;
};

/* Writes to stderr how often each problem occurs, the worst documents, and the totals. */
void summary_print(const struct summary *summary, const struct summary_print *print);

#endif
