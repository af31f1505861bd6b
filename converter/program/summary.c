/*
 * summary.c: the last words of `convert -o`: how many files, and which of them need a person.
 */
#include "program/summary.h"

#include <stdio.h>

#include "output/report_text.h"

static size_t count_severity(const struct problems *problems, enum severity severity) {
    size_t count = 0;
    for (size_t i = 0; i < problems->count; i++)
        count += problem_severity(problems->items[i].code) == severity;
    return count;
}

static struct text first_error(struct summary *summary, const struct problems *problems) {
    for (size_t i = 0; i < problems->count; i++)
        if (problem_severity(problems->items[i].code) == SEVERITY_ERROR)
            return problem_text(summary->arena, &problems->items[i], summary->language);
    return TEXT_NONE;
}

void summary_add(
    struct summary *summary, struct text path, struct text output, const struct report *report) {
    struct summary_line *line = &summary->lines[summary->count++];
    const struct problems *problems = &report->problems;
    line->path = text_copy(summary->arena, path);
    line->output = text_copy(summary->arena, output);
    line->first = first_error(summary, problems);
    line->errors = count_severity(problems, SEVERITY_ERROR);
    line->warnings = count_severity(problems, SEVERITY_WARNING);
    for (size_t i = 0; i < report->check_count; i++)
        line->checks += report->checks[i].state == CHECK_FAILS;
    line->outcome = report->document == NULL ? OUTCOME_FAILED
                    : line->errors != 0      ? OUTCOME_ERRORS
                    : line->warnings != 0    ? OUTCOME_WARNINGS
                    : line->checks != 0      ? OUTCOME_CHECKS
                                             : OUTCOME_GOOD;
}

static void add_count(
    const struct summary *summary, struct buffer *text, enum message message, size_t count) {
    struct buffer number = {.arena = summary->arena};
    if (count == 0)
        return;
    buffer_add_number(&number, (int64_t)count);
    buffer_word(text, message_wording(summary->language, message), buffer_text(&number), TEXT_NONE);
}

static void totals_print(const struct summary *summary, const char *folder) {
    size_t outcomes[OUTCOME_FAILED + 1] = {0}, checks = 0;
    for (size_t i = 0; i < summary->count; i++) {
        outcomes[summary->lines[i].outcome]++;
        checks += summary->lines[i].checks != 0;
    }
    struct buffer all = {.arena = summary->arena}, good = {.arena = summary->arena};
    struct buffer text = {.arena = summary->arena};
    buffer_add_number(&all, (int64_t)summary->count);
    buffer_add_number(&good, (int64_t)(summary->count - outcomes[OUTCOME_FAILED]));
    buffer_word(&text, message_wording(summary->language, MESSAGE_SUMMARY_COUNTS),
        buffer_text(&all), buffer_text(&good));
    add_count(summary, &text, MESSAGE_SUMMARY_FAILED, outcomes[OUTCOME_FAILED]);
    add_count(summary, &text, MESSAGE_SUMMARY_ERRORS, outcomes[OUTCOME_ERRORS]);
    add_count(summary, &text, MESSAGE_SUMMARY_WARNINGS, outcomes[OUTCOME_WARNINGS]);
    add_count(summary, &text, MESSAGE_SUMMARY_CHECKS, checks);
    add_count(summary, &text, MESSAGE_SUMMARY_SKIPPED, summary->skipped);
    struct text shown = text_from(folder);
    while (shown.length > 1 && shown.bytes[shown.length - 1] == '/')
        shown.length--;
    buffer_word(
        &text, message_wording(summary->language, MESSAGE_SUMMARY_OUTPUT), shown, TEXT_NONE);
    message_plain(buffer_text(&text));
}

/* "errors: 1; warnings: 3; checks that fail: 2", or the first error of what was not converted. */
static struct text line_words(const struct summary *summary, const struct summary_line *line) {
    const struct {
        enum message message;
        size_t count;
    } parts[] = {{MESSAGE_LINE_ERROR_COUNT, line->errors},
        {MESSAGE_LINE_WARNING_COUNT, line->warnings}, {MESSAGE_LINE_CHECK_COUNT, line->checks}};
    struct buffer words = {.arena = summary->arena};
    if (line->outcome == OUTCOME_FAILED)
        return line->first;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (words.length != 0 && parts[i].count != 0)
            buffer_add(&words, text_from(message_wording(summary->language, MESSAGE_SEMICOLON)));
        add_count(summary, &words, parts[i].message, parts[i].count);
    }
    return buffer_text(&words);
}

static void line_print(const struct summary *summary, const struct summary_line *line) {
    static const enum message heads[] = {MESSAGE_LINE_CHECKS, MESSAGE_LINE_CHECKS,
        MESSAGE_LINE_WARNINGS, MESSAGE_LINE_ERRORS, MESSAGE_LINE_FAILED};
    struct buffer text = {.arena = summary->arena};
    buffer_format(&text, "  %s  ", message_wording(summary->language, heads[line->outcome]));
    buffer_add(&text, line->outcome == OUTCOME_FAILED ? line->path : line->output);
    buffer_add(&text, text_from(message_wording(summary->language, MESSAGE_COLON)));
    buffer_add(&text, line_words(summary, line));
    message_plain(buffer_text(&text));
}

void summary_print(const struct summary *summary, const char *folder) {
    for (int outcome = OUTCOME_FAILED; outcome > OUTCOME_GOOD; outcome--)
        for (size_t i = 0; i < summary->count; i++)
            if ((int)summary->lines[i].outcome == outcome)
                line_print(summary, &summary->lines[i]);
    totals_print(summary, folder);
}
