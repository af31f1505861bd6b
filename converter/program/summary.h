/*
 * summary.h: what a run over many files came to, for a person. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_SUMMARY_H
#define NIANBAO_PROGRAM_SUMMARY_H

#include "form/report.h"
#include "program/messages.h"

/* What became of one file, best first. */
enum outcome { OUTCOME_GOOD, OUTCOME_CHECKS, OUTCOME_WARNINGS, OUTCOME_ERRORS, OUTCOME_FAILED };

struct summary_line {
    enum outcome outcome;
    struct text path, output;
    struct text first; /* the first error, worded */
    size_t errors, warnings, checks;
};

struct summary {
    struct arena *arena;
    enum nianbao_language language;
    struct summary_line *lines; /* room for every input */
    size_t count, skipped;
};

/* Notes what became of a file; its texts are copied. */
void summary_add(
    struct summary *summary, struct text path, struct text output, const struct report *report);

/* Prints the counts and a line for each file that a person should look at, worst first, to stderr.
 */
void summary_print(const struct summary *summary, const char *folder);

#endif
