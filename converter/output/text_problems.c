/*
 * text_problems.c: what is wrong at an agency: the checks that fail, between years and within
 * reports, with their numbers, then the problems in words.
 */
#include "history/field_words.h"
#include "output/report_text.h"
#include "output/text_printer.h"

/* Those of that severity; the file is named where one of several is meant. */
void text_problems(
    struct printer *printer, const struct problems *problems, enum severity severity) {
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        if (problem_severity(problem->code) != severity)
            continue;
        buffer_add(&printer->out, TEXT("  "));
        buffer_add(&printer->out, problem_text(printer->arena, problem, printer->language));
        if (problem->place.part.length != 0)
            buffer_format(&printer->out, printer->language == NIANBAO_CHINESE ? "（%s）" : " (%s)",
                text_on_line(printer->arena, problem->place.part).bytes);
        buffer_add_byte(&printer->out, '\n');
    }
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

/* The label of the figure of this year that stands first in the equation. */
static struct text check_label(
    struct printer *printer, const struct year_agency *agency, const struct year_check *made) {
    size_t term = 0;
    while (term + 1 < made->rule->count && made->rule->terms[term].before)
        term++;
    const struct year_report *report = agency_report(agency, made->years[1]);
    return field_label(printer->arena,
        report == NULL ? NULL : mappings_find(printer->mappings, report->form),
        made->figures[term]->field);
}

static void year_checks_print(struct printer *printer, struct text_table *table,
    const struct year_agency *agency, enum severity severity) {
    bool chinese = printer->language == NIANBAO_CHINESE;
    for (size_t i = 0; i < agency->checks.count; i++) {
        const struct year_check *made = &agency->checks.items[i];
        if (made->check.state != CHECK_FAILS || made->rule->severity != severity)
            continue;
        check_print(printer, table, &made->check,
            text_years(printer, made->years[0], made->years[1]),
            chinese ? check_label(printer, agency, made) : check_field(printer, &made->check),
            chinese ? made->rule->name : made->rule->name_en);
    }
}

/* The checks within one report. */
static void own_checks_print(
    struct printer *printer, struct text_table *table, const struct year_report *report) {
    const struct mapping *mapping = mappings_find(printer->mappings, report->form);
    bool chinese = printer->language == NIANBAO_CHINESE;
    for (size_t i = 0; i < report->failing_count; i++) {
        const struct check *check = &report->failing[i];
        const struct mapping_check *made = report->failing_made[i];
        bool labelled = chinese && made != NULL && made->left_count != 0;
        check_print(printer, table, check, text_number(printer, "%lld", report->year),
            labelled ? field_label(printer->arena, mapping, mapping->fields[made->left[0]].path)
                     : check_field(printer, check),
            chinese && made != NULL ? made->name : TEXT_NONE);
    }
}

/* What must agree between years, what must within one, and what there may be a reason for. */
static void checks_print(struct printer *printer, const struct year_agency *agency) {
    struct text_table table = {.arena = printer->arena, .columns = 5};
    year_checks_print(printer, &table, agency, SEVERITY_ERROR);
    for (size_t r = 0; r < agency->report_count; r++)
        own_checks_print(printer, &table, agency->reports[r]);
    year_checks_print(printer, &table, agency, SEVERITY_WARNING);
    text_table_write(&printer->out, &table);
}

void text_agency_problems(struct printer *printer, const struct year_agency *agency) {
    size_t head = printer->out.length;
    text_say(printer, WORD_PROBLEMS, TEXT_NONE, TEXT_NONE);
    size_t start = printer->out.length;
    checks_print(printer, agency);
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
        text_problems(printer, &agency->problems, (enum severity)severity);
    if (printer->out.length != start)
        return;
    printer->out.length = head;
    text_say(printer, WORD_NO_PROBLEMS, TEXT_NONE, TEXT_NONE);
}
