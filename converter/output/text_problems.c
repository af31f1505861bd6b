/*
 * text_problems.c: what is wrong at an agency: the checks that fail, between years and within
 * reports, with their numbers, then the problems in words.
 */
#include "history/field_words.h"
#include "output/report_text.h"
#include "output/text_printer.h"

/* The file is named where one of several is meant. */
static void problem_print(struct printer *printer, const struct problem *problem) {
    buffer_add(&printer->out, TEXT("  "));
    buffer_add(&printer->out, problem_text(printer->arena, problem, printer->language));
    if (problem->place.part.length != 0)
        buffer_format(&printer->out, printer->language == NIANBAO_CHINESE ? "（%s）" : " (%s)",
            text_on_line(printer->arena, problem->place.part).bytes);
    buffer_add_byte(&printer->out, '\n');
}

static void severity_print(
    struct printer *printer, const struct problems *problems, enum severity severity) {
    for (size_t i = 0; i < problems->count; i++)
        if (problem_severity(problems->items[i].code) == severity)
            problem_print(printer, &problems->items[i]);
}

void text_problems(struct printer *printer, const struct problems *problems) {
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
        severity_print(printer, problems, (enum severity)severity);
    if (problems->left_out == 0)
        return;
    struct problem more = problems_left_out(printer->arena, problems);
    problem_print(printer, &more);
}

static void check_print(struct printer *printer, struct text_table *table,
    const struct check *check, struct text years, struct text about, struct text name) {
    struct buffer formula = {.arena = printer->arena};
    buffer_add(&formula, check->formula);
    if (check->blanks_as_zero)
        buffer_add(&formula, text_word(printer, WORD_BLANKS));
    text_table_add(table, check->id);
    text_table_add(table, years);
    text_table_add(table, about);
    text_table_add(table, buffer_text(&formula));
    text_table_add(table, name);
}

/* The field that a check is about, in English; for each row or column a part of one. */
static struct text check_field(struct printer *printer, const struct check *check) {
    struct buffer field = {.arena = printer->arena};
    buffer_add(&field, check->field);
    if (check->field.length != 0 && check->column.length != 0)
        buffer_add_byte(&field, '.');
    buffer_add(&field, check->column);
    return buffer_text(&field);
}

/* What must agree between years, what must within one, and what there may be a reason for. */
static void checks_print(struct printer *printer, const struct year_agency *agency) {
    struct text_table table = {.arena = printer->arena, .columns = 5};
    bool chinese = printer->language == NIANBAO_CHINESE;
    for (size_t i = 0; i < agency->failure_count; i++) {
        const struct failure *failure = &agency->failures[i];
        const struct mapping *mapping =
            mappings_find(printer->mappings, agency->reports[failure->now]->form);
        check_print(printer, &table, failure->check,
            failure->between == NULL ? text_number(printer, "%lld", failure->years[1])
                                     : text_years(printer, failure->years[0], failure->years[1]),
            chinese && failure->about != NULL
                ? field_label(printer->arena, mapping, failure->about->field)
                : check_field(printer, failure->check),
            chinese ? failure->name : failure->name_en);
    }
    text_table_write(&printer->out, &table);
}

void text_agency_problems(struct printer *printer, const struct year_agency *agency) {
    size_t head = printer->out.length;
    text_say(printer, WORD_PROBLEMS, TEXT_NONE, TEXT_NONE);
    size_t start = printer->out.length;
    checks_print(printer, agency);
    text_problems(printer, &agency->problems);
    if (printer->out.length != start)
        return;
    printer->out.length = head;
    text_say(printer, WORD_NO_PROBLEMS, TEXT_NONE, TEXT_NONE);
}
