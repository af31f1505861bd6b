/*
 * summary.c: the last words of a run over many files: which problems there are and in how many
 * documents, which documents need a person, and the counts. All documents and all their problems
 * are in problems.csv; here only so many are named that a person reads them.
 */
#include "program/summary.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_DOCUMENTS = 20 };

/* What a person makes of a document, best first. */
enum outcome { OUTCOME_GOOD, OUTCOME_CHECKS, OUTCOME_WARNINGS, OUTCOME_ERRORS, OUTCOME_FAILED };

void tally_add(struct tally *tally, enum document_status status, bool same) {
    tally->counts[status]++;
    tally->same += same;
}

static size_t count_severity(
    const struct journal *journal, const struct entry *entry, enum severity severity) {
    size_t count = 0;
    for (size_t i = 0; i < entry->problem_count; i++)
        if (journal->codes[entry->problems[i].code].severity == severity)
            count += (size_t)entry->problems[i].count;
    return count;
}

static enum outcome outcome_of(const struct journal *journal, const struct entry *entry) {
    if (entry->status == DOCUMENT_SKIPPED)
        return OUTCOME_GOOD;
    if (entry->status != DOCUMENT_OK && entry->status != DOCUMENT_PARTIAL)
        return OUTCOME_FAILED;
    return entry->status == DOCUMENT_PARTIAL                       ? OUTCOME_ERRORS
           : count_severity(journal, entry, SEVERITY_WARNING) != 0 ? OUTCOME_WARNINGS
           : entry->checks_failed != 0                             ? OUTCOME_CHECKS
                                                                   : OUTCOME_GOOD;
}

static struct text number_text(struct arena *arena, size_t count) {
    struct buffer number = {.arena = arena};
    buffer_add_number(&number, (int64_t)count);
    return buffer_text(&number);
}

/* Adds a wording with a number in it, unless that is zero. */
static void add_count(
    const struct summary *summary, struct buffer *text, enum message message, size_t count) {
    if (count != 0)
        buffer_word(text, message_wording(summary->language, message),
            number_text(text->arena, count), TEXT_NONE);
}

/* ---- problems ---- */

/* One code over all documents of the run. */
struct code_count {
    const struct journal_code *code;
    size_t documents, occurrences;
};

static int order_codes(const void *a, const void *b) {
    const struct code_count *first = a, *second = b;
    if (first->code->severity != second->code->severity)
        return (int)second->code->severity - (int)first->code->severity;
    if (first->documents != second->documents)
        return first->documents < second->documents ? 1 : -1;
    return text_compare(first->code->name, second->code->name);
}

static void codes_print(const struct summary *summary, struct arena *arena) {
    const struct journal *journal = summary->journal;
    struct code_count *counts = arena_array(arena, journal->code_count, sizeof *counts);
    for (size_t i = 0; i < journal->code_count; i++)
        counts[i].code = &journal->codes[i];
    for (size_t i = 0; i < summary->inputs->count; i++) {
        const struct entry *entry = journal_find(journal, summary->inputs->items[i].path);
        for (size_t p = 0; entry != NULL && p < entry->problem_count; p++) {
            counts[entry->problems[p].code].documents++;
            counts[entry->problems[p].code].occurrences += (size_t)entry->problems[p].count;
        }
    }
    qsort(counts, journal->code_count, sizeof *counts, order_codes);
    static const enum message heads[] = {
        MESSAGE_CODE_NOTE, MESSAGE_CODE_WARNING, MESSAGE_CODE_ERROR};
    for (size_t i = 0; i < journal->code_count; i++) {
        struct buffer line = {.arena = arena};
        if (counts[i].documents == 0)
            continue;
        buffer_add(&line, TEXT("  "));
        buffer_word(&line, message_wording(summary->language, heads[counts[i].code->severity]),
            number_text(arena, counts[i].documents), number_text(arena, counts[i].occurrences));
        buffer_add(&line, TEXT("  ["));
        buffer_add(&line, counts[i].code->name);
        buffer_add_byte(&line, ']');
        message_plain(buffer_text(&line));
    }
}

/* ---- documents ---- */

/* The first error of a document, or what there is of it. */
static void add_reason(
    const struct summary *summary, struct buffer *line, const struct entry *entry) {
    const struct journal *journal = summary->journal;
    for (size_t i = 0; i < entry->problem_count; i++) {
        const struct journal_code *code = &journal->codes[entry->problems[i].code];
        if (code->severity != SEVERITY_ERROR)
            continue;
        buffer_add_byte(line, '[');
        buffer_add(line, code->name);
        buffer_add_byte(line, ']');
        return;
    }
}

static void document_print(const struct summary *summary, struct arena *arena,
    const struct entry *entry, enum outcome outcome) {
    static const enum message heads[] = {MESSAGE_LINE_CHECKS, MESSAGE_LINE_CHECKS,
        MESSAGE_LINE_WARNINGS, MESSAGE_LINE_ERRORS, MESSAGE_LINE_FAILED};
    struct buffer line = {.arena = arena};
    bool failed = outcome == OUTCOME_FAILED || summary->folder == NULL;
    buffer_format(&line, "  %s  ", message_wording(summary->language, heads[outcome]));
    if (!failed)
        buffer_format(&line, "%s/", summary->folder);
    buffer_add(&line, failed ? entry->path : entry->output);
    buffer_add(&line, text_from(message_wording(summary->language, MESSAGE_COLON)));
    if (outcome == OUTCOME_FAILED) {
        add_reason(summary, &line, entry);
    } else {
        struct text semicolon = text_from(message_wording(summary->language, MESSAGE_SEMICOLON));
        size_t before = line.length;
        add_count(summary, &line, MESSAGE_LINE_ERROR_COUNT,
            count_severity(summary->journal, entry, SEVERITY_ERROR));
        buffer_add(&line, line.length != before ? semicolon : TEXT_NONE);
        before = line.length;
        add_count(summary, &line, MESSAGE_LINE_WARNING_COUNT,
            count_severity(summary->journal, entry, SEVERITY_WARNING));
        buffer_add(
            &line, line.length != before && entry->checks_failed != 0 ? semicolon : TEXT_NONE);
        add_count(summary, &line, MESSAGE_LINE_CHECK_COUNT, (size_t)entry->checks_failed);
    }
    message_plain(buffer_text(&line));
}

/* How many there are of each outcome; the worst are named. */
static void documents_print(const struct summary *summary, struct arena *arena, size_t *outcomes) {
    size_t named = 0;
    for (int outcome = OUTCOME_FAILED; outcome >= OUTCOME_GOOD; outcome--)
        for (size_t i = 0; i < summary->inputs->count; i++) {
            const struct entry *entry =
                journal_find(summary->journal, summary->inputs->items[i].path);
            if (entry == NULL || (int)outcome_of(summary->journal, entry) != outcome)
                continue;
            outcomes[outcome]++;
            if (outcome != OUTCOME_GOOD && named++ < MOST_DOCUMENTS)
                document_print(summary, arena, entry, (enum outcome)outcome);
        }
    if (named > MOST_DOCUMENTS) {
        struct buffer line = {.arena = arena};
        add_count(summary, &line, MESSAGE_MORE_DOCUMENTS, named - MOST_DOCUMENTS);
        message_plain(buffer_text(&line));
    }
}

/* ---- counts ---- */

static void totals_print(
    const struct summary *summary, struct arena *arena, const size_t *outcomes, size_t checks) {
    const struct tally *tally = summary->tally;
    size_t all = 0, skipped = tally->skipped + tally->counts[DOCUMENT_SKIPPED];
    struct buffer line = {.arena = arena};
    for (int status = 0; status < DOCUMENT_SKIPPED; status++)
        all += tally->counts[status];
    buffer_word(&line, message_wording(summary->language, MESSAGE_SUMMARY_COUNTS),
        number_text(arena, all),
        number_text(arena, tally->counts[DOCUMENT_OK] + tally->counts[DOCUMENT_PARTIAL]));
    add_count(summary, &line, MESSAGE_SUMMARY_SAME, tally->same);
    static const struct {
        enum document_status status;
        enum message message;
    } failures[] = {{DOCUMENT_CRASHED, MESSAGE_SUMMARY_CRASHED},
        {DOCUMENT_OOM, MESSAGE_SUMMARY_OOM}, {DOCUMENT_TIMEOUT, MESSAGE_SUMMARY_TIMEOUT},
        {DOCUMENT_FAILED, MESSAGE_SUMMARY_UNREADABLE}, {DOCUMENT_REJECTED, MESSAGE_SUMMARY_FAILED}};
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++)
        add_count(summary, &line, failures[i].message, tally->counts[failures[i].status]);
    add_count(summary, &line, MESSAGE_SUMMARY_ERRORS, tally->counts[DOCUMENT_PARTIAL]);
    add_count(summary, &line, MESSAGE_SUMMARY_WARNINGS, outcomes[OUTCOME_WARNINGS]);
    add_count(summary, &line, MESSAGE_SUMMARY_CHECKS, checks);
    add_count(summary, &line, MESSAGE_SUMMARY_SKIPPED, skipped);
    struct text folder = text_from(summary->folder);
    while (folder.length > 1 && folder.bytes[folder.length - 1] == '/')
        folder.length--;
    if (folder.length != 0)
        buffer_word(
            &line, message_wording(summary->language, MESSAGE_SUMMARY_OUTPUT), folder, TEXT_NONE);
    message_plain(buffer_text(&line));
}

void summary_print(const struct summary *summary) {
    struct arena *arena = arena_new();
    size_t outcomes[OUTCOME_FAILED + 1] = {0}, checks = 0;
    for (size_t i = 0; i < summary->inputs->count; i++) {
        const struct entry *entry = journal_find(summary->journal, summary->inputs->items[i].path);
        checks += entry != NULL && entry->checks_failed != 0;
    }
    codes_print(summary, arena);
    documents_print(summary, arena, outcomes);
    totals_print(summary, arena, outcomes, checks);
    arena_free(arena);
}
