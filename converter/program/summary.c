/*
 * summary.c: the problems of a run and in how many documents they are, the documents that need a
 * person, and the totals. At most MOST_NAMED documents are named: problems.csv has all.
 */
#include "program/summary.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- counting ---- */

static uint32_t count_severity(const struct findings *findings, enum severity severity) {
    uint32_t count = 0;
    for (int code = 0; code < PROBLEM_COUNT; code++)
        if (problem_severity((enum problem_code)code) == severity)
            count += findings->counts[code];
    return count;
}

static enum problem_code find_error(const struct findings *findings) {
    int code = 0;
    while (code < PROBLEM_COUNT && (findings->counts[code] == 0 ||
                                       problem_severity((enum problem_code)code) != SEVERITY_ERROR))
        code++;
    return (enum problem_code)code;
}

static enum outcome outcome_of(enum document_status status, const struct named_document *document) {
    if (status == DOCUMENT_SKIPPED)
        return OUTCOME_GOOD;
    if (status != DOCUMENT_OK && status != DOCUMENT_PARTIAL)
        return OUTCOME_FAILED;
    return status == DOCUMENT_PARTIAL ? OUTCOME_ERRORS
           : document->warnings != 0  ? OUTCOME_WARNINGS
           : document->checks != 0    ? OUTCOME_CHECKS
                                      : OUTCOME_GOOD;
}

static bool is_worse(const struct named_document *a, const struct named_document *b) {
    return a->outcome != b->outcome ? a->outcome > b->outcome : a->number < b->number;
}

/* Inserts a document into the worst, where it belongs there. */
static void worst_add(struct summary *summary, const struct named_document *document) {
    size_t at = summary->named;
    while (at > 0 && is_worse(document, &summary->worst[at - 1]))
        at--;
    if (at == MOST_NAMED)
        return;
    summary->named += summary->named < MOST_NAMED;
    memmove(&summary->worst[at + 1], &summary->worst[at],
        (summary->named - at - 1) * sizeof *summary->worst);
    summary->worst[at] = *document;
}

void summary_add(struct summary *summary, uint64_t number, enum document_status status,
    const struct findings *findings, bool same) {
    struct named_document document = {.number = number,
        .errors = count_severity(findings, SEVERITY_ERROR),
        .warnings = count_severity(findings, SEVERITY_WARNING),
        .checks = findings->checks_failed,
        .first_error = find_error(findings)};
    document.outcome = outcome_of(status, &document);
    summary->statuses[status]++;
    summary->outcomes[document.outcome]++;
    summary->same += same;
    summary->checks += document.checks != 0;
    for (int code = 0; code < PROBLEM_COUNT; code++) {
        summary->documents[code] += findings->counts[code] != 0;
        summary->occurrences[code] += findings->counts[code];
    }
    if (document.outcome != OUTCOME_GOOD)
        worst_add(summary, &document);
}

/* ---- printing ---- */

/* Adds a wording with a number in it, unless that is zero. */
static void add_count(
    const struct summary_print *print, struct buffer *text, enum message message, size_t count) {
    if (count != 0)
        buffer_word(text, message_wording(print->language, message),
            number_text(text->arena, count), TEXT_NONE);
}

/* ---- problems ---- */

/* One code over all documents of the run. */
struct code_count {
    enum problem_code code;
    size_t documents;
};

static int order_codes(const void *a, const void *b) {
    const struct code_count *first = a, *second = b;
    enum severity one = problem_severity(first->code), other = problem_severity(second->code);
    if (one != other)
        return (int)other - (int)one;
    if (first->documents != second->documents)
        return first->documents < second->documents ? 1 : -1;
    return strcmp(problem_name(first->code), problem_name(second->code));
}

static void codes_print(
    const struct summary *summary, const struct summary_print *print, struct arena *arena) {
    static const enum message heads[] = {
        MESSAGE_CODE_NOTE, MESSAGE_CODE_WARNING, MESSAGE_CODE_ERROR};
    struct code_count counts[PROBLEM_COUNT];
    for (int code = 0; code < PROBLEM_COUNT; code++)
        counts[code] = (struct code_count){(enum problem_code)code, summary->documents[code]};
    qsort(counts, PROBLEM_COUNT, sizeof *counts, order_codes);
    for (size_t i = 0; i < PROBLEM_COUNT; i++) {
        struct buffer line = {.arena = arena};
        enum problem_code code = counts[i].code;
        if (counts[i].documents == 0)
            continue;
        buffer_add(&line, TEXT("  "));
        buffer_word(&line, message_wording(print->language, heads[problem_severity(code)]),
            number_text(arena, counts[i].documents),
            number_text(arena, summary->occurrences[code]));
        buffer_format(&line, "  [%s]", problem_name(code));
        message_plain(buffer_text(&line));
    }
}

/* ---- documents ---- */

/* How many errors, warnings and checks that fail. */
static void add_counts(
    const struct summary_print *print, struct buffer *line, const struct named_document *document) {
    const struct {
        enum message message;
        uint32_t count;
    } parts[] = {{MESSAGE_LINE_ERROR_COUNT, document->errors},
        {MESSAGE_LINE_WARNING_COUNT, document->warnings},
        {MESSAGE_LINE_CHECK_COUNT, document->checks}};
    size_t before = line->length;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].count != 0 && line->length != before)
            buffer_add(line, text_from(message_wording(print->language, MESSAGE_SEMICOLON)));
        add_count(print, line, parts[i].message, parts[i].count);
    }
}

static void document_print(
    const struct summary_print *print, struct arena *arena, const struct named_document *document) {
    static const enum message heads[OUTCOMES] = {MESSAGE_LINE_CHECKS, MESSAGE_LINE_CHECKS,
        MESSAGE_LINE_WARNINGS, MESSAGE_LINE_ERRORS, MESSAGE_LINE_FAILED};
    struct buffer line = {.arena = arena};
    bool failed = document->outcome == OUTCOME_FAILED;
    buffer_format(&line, "  %s  ", message_wording(print->language, heads[document->outcome]));
    buffer_add(&line,
        print->name(print->context, arena, document->number, !failed && print->folder != NULL));
    buffer_add(&line, text_from(message_wording(print->language, MESSAGE_COLON)));
    if (!failed)
        add_counts(print, &line, document);
    else if (document->first_error != PROBLEM_COUNT)
        buffer_format(&line, "[%s]", problem_name(document->first_error));
    message_plain(buffer_text(&line));
}

static void documents_print(
    const struct summary *summary, const struct summary_print *print, struct arena *arena) {
    size_t wanting = 0;
    for (int outcome = OUTCOME_GOOD + 1; outcome < OUTCOMES; outcome++)
        wanting += summary->outcomes[outcome];
    for (size_t i = 0; i < summary->named; i++)
        document_print(print, arena, &summary->worst[i]);
    if (wanting > summary->named) {
        struct buffer line = {.arena = arena};
        add_count(print, &line, print->folder == NULL ? MESSAGE_MORE_LINES : MESSAGE_MORE_DOCUMENTS,
            wanting - summary->named);
        message_plain(buffer_text(&line));
    }
}

/* ---- counts ---- */

static void totals_print(
    const struct summary *summary, const struct summary_print *print, struct arena *arena) {
    const size_t *statuses = summary->statuses;
    size_t all = 0;
    struct buffer line = {.arena = arena};
    for (int status = 0; status < DOCUMENT_SKIPPED; status++)
        all += statuses[status];
    buffer_word(&line, message_wording(print->language, MESSAGE_SUMMARY_COUNTS),
        number_text(arena, all),
        number_text(arena, (statuses[DOCUMENT_OK] + statuses[DOCUMENT_PARTIAL])));
    const struct {
        enum message message;
        size_t count;
    } parts[] = {{MESSAGE_SUMMARY_SAME, summary->same},
        {MESSAGE_SUMMARY_CRASHED, statuses[DOCUMENT_CRASHED]},
        {MESSAGE_SUMMARY_OOM, statuses[DOCUMENT_OOM]},
        {MESSAGE_SUMMARY_TIMEOUT, statuses[DOCUMENT_TIMEOUT]},
        {MESSAGE_SUMMARY_UNREADABLE, statuses[DOCUMENT_FAILED]},
        {MESSAGE_SUMMARY_FAILED, statuses[DOCUMENT_REJECTED]},
        {MESSAGE_SUMMARY_ERRORS, statuses[DOCUMENT_PARTIAL]},
        {MESSAGE_SUMMARY_WARNINGS, summary->outcomes[OUTCOME_WARNINGS]},
        {MESSAGE_SUMMARY_CHECKS, summary->checks},
        {MESSAGE_SUMMARY_SKIPPED, print->skipped + statuses[DOCUMENT_SKIPPED]}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        add_count(print, &line, parts[i].message, parts[i].count);
    struct text folder = text_from(print->folder);
    while (folder.length > 1 && folder.bytes[folder.length - 1] == '/')
        folder.length--;
    if (folder.length != 0)
        buffer_word(
            &line, message_wording(print->language, MESSAGE_SUMMARY_OUTPUT), folder, TEXT_NONE);
    message_plain(buffer_text(&line));
}

void summary_print(const struct summary *summary, const struct summary_print *print) {
    struct arena *arena = arena_new();
    codes_print(summary, print, arena);
    documents_print(summary, print, arena);
    totals_print(summary, print, arena);
    arena_free(arena);
}
