/* test_summary.c: documents are counted as they come, and the worst are named, in order. */
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <stdio.h>

#include "program/summary.h"

static struct findings findings_of(
    uint32_t errors, uint32_t warnings, uint32_t notes, uint32_t checks) {
    struct findings findings = {.checks_failed = checks};
    findings.counts[PROBLEM_ZIP_DAMAGED] = errors;
    findings.counts[PROBLEM_LABEL_TYPO] = warnings;
    findings.counts[PROBLEM_TABLE_STITCHED] = notes;
    return findings;
}

Test(summary, worst) {
    cr_assert_eq(problem_severity(PROBLEM_ZIP_DAMAGED), SEVERITY_ERROR);
    cr_assert_eq(problem_severity(PROBLEM_LABEL_TYPO), SEVERITY_WARNING);
    cr_assert_eq(problem_severity(PROBLEM_TABLE_STITCHED), SEVERITY_NOTE);
    struct summary summary = {0};
    static const enum document_status statuses[] = {DOCUMENT_OK, DOCUMENT_OK, DOCUMENT_PARTIAL,
        DOCUMENT_REJECTED, DOCUMENT_SKIPPED, DOCUMENT_OK, DOCUMENT_CRASHED};
    static const enum outcome outcomes[] = {OUTCOME_GOOD, OUTCOME_WARNINGS, OUTCOME_ERRORS,
        OUTCOME_FAILED, OUTCOME_GOOD, OUTCOME_CHECKS, OUTCOME_FAILED};
    enum { KINDS = sizeof statuses / sizeof *statuses, ROUNDS = 9 };
    for (uint64_t i = 0; i < KINDS * ROUNDS; i++) { /* replies keep no order */
        uint64_t number = (i * 37 + 46) % (KINDS * ROUNDS) + 1;
        size_t kind = (number - 1) % KINDS;
        struct findings findings = findings_of(outcomes[kind] >= OUTCOME_ERRORS,
            outcomes[kind] == OUTCOME_WARNINGS ? 2 : 0, kind == 0,
            outcomes[kind] == OUTCOME_CHECKS);
        summary_add(&summary, number, statuses[kind], &findings, kind == 0);
    }
    static const size_t wanted[OUTCOMES] = {18, 9, 9, 9, 18};
    for (int outcome = 0; outcome < OUTCOMES; outcome++)
        cr_expect_eq(summary.outcomes[outcome], wanted[outcome], "%d", outcome);
    cr_expect_eq(summary.same, ROUNDS);
    cr_expect_eq(summary.checks, ROUNDS);
    cr_expect_eq(summary.statuses[DOCUMENT_OK], 3 * ROUNDS);
    cr_expect_eq(summary.documents[PROBLEM_LABEL_TYPO], ROUNDS);
    cr_expect_eq(summary.occurrences[PROBLEM_LABEL_TYPO], 2 * ROUNDS);
    cr_assert_eq(summary.named, MOST_NAMED);
    for (size_t i = 0; i < MOST_NAMED; i++) {
        /* 18 that failed, then the first two with errors */
        uint64_t number = i < 18 ? i / 2 * KINDS + (i % 2 == 0 ? 4 : 7) : (i - 18) * KINDS + 3;
        cr_expect_eq(summary.worst[i].number, number, "%zu: %llu", i,
            (unsigned long long)summary.worst[i].number);
        cr_expect_eq(summary.worst[i].outcome, i < 18 ? OUTCOME_FAILED : OUTCOME_ERRORS);
    }
}

static struct text name_of(void *context, struct arena *arena, uint64_t number, bool output) {
    struct buffer name = {.arena = arena};
    (void)context;
    buffer_format(&name, "%d.%s", (int)number, output ? "json" : "docx");
    return buffer_text(&name);
}

Test(summary, printed, .init = cr_redirect_stderr) {
    struct summary summary = {0};
    const struct findings all[] = {findings_of(0, 0, 1, 0), findings_of(2, 1, 0, 3),
        findings_of(1, 0, 0, 0), findings_of(0, 0, 0, 1), findings_of(0, 1, 0, 0)};
    static const enum document_status statuses[] = {
        DOCUMENT_OK, DOCUMENT_PARTIAL, DOCUMENT_REJECTED, DOCUMENT_OK, DOCUMENT_OK};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        summary_add(&summary, i + 1, statuses[i], &all[i], i == 0);
    summary_print(&summary,
        &(struct summary_print){
            .language = NIANBAO_ENGLISH, .skipped = 4, .folder = "out/", .name = name_of});
    fflush(stderr);
    cr_assert_stderr_eq_str(
        "  errors in 2 files, 3 in all:  [zip-damaged]\n"
        "  warnings in 2 files, 2 in all:  [label-typo]\n"
        "  notes in 1 files, 1 in all:  [table-stitched]\n"
        "  not converted  3.docx: [zip-damaged]\n"
        "  errors  2.json: errors: 2; warnings: 1; checks that fail: 3\n"
        "  look at  5.json: warnings: 1\n"
        "  sums fail  4.json: checks that fail: 1\n"
        "5 files: 4 converted (1 of them by an earlier run), 1 not converted, 1 with errors, "
        "1 to look at, 2 whose sums fail; 4 skipped (hidden files, lock files, "
        "text files without a report); output in out/\n");
}
