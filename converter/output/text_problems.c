/*
 * text_problems.c: the problems of an agency: first the checks that fail, with their numbers.
 */
#include "history/field_words.h"
#include "output/report_text.h"
#include "output/text_printer.h"

static void problem_print(struct printer *printer, const struct problem *problem) {
    buffer_add(&printer->out, TEXT("  "));
    buffer_add(&printer->out, problem_text(printer->arena, problem, printer->language));
    if (problem->place.part.length != 0)
        buffer_format(&printer->out, printer->language == NIANBAO_CHINESE ? "（%s）" : " (%s)",
            text_on_line(printer->arena, problem->place.part).bytes);
    buffer_add_byte(&printer->out, '\n');
}

void text_problems(struct printer *printer, const struct problems *problems) {
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
        for (size_t i = 0; i < problems->count; i++)
            if ((int)problem_severity(problems->items[i].code) == severity)
                problem_print(printer, &problems->items[i]);
    if (problems->left_out != 0) {
        struct problem more = problems_left_out(printer->arena, problems);
        problem_print(printer, &more);
    }
}

/* The field that a check is about, in Chinese its label; of a check for each row or column a part
 * of the field. */
static struct text about_text(
    struct printer *printer, const struct year_agency *agency, const struct failure *failure) {
    const struct check *check = failure->check;
    struct buffer field = {.arena = printer->arena};
    if (printer->language == NIANBAO_CHINESE && failure->about != NULL)
        return field_label(printer->arena,
            mappings_find(printer->mappings, agency->reports[failure->now]->form),
            failure->about->field);
    buffer_add(&field, check->field);
    if (check->field.length != 0 && check->column.length != 0)
        buffer_add_byte(&field, '.');
    buffer_add(&field, check->column);
    return buffer_text(&field);
}

/* Prints the checks that fail: those that must hold between years, those within a report, those
 * whose failure may have a reason. */
static void checks_print(struct printer *printer, const struct year_agency *agency) {
    struct text_table table = {.arena = printer->arena, .columns = 5};
    for (size_t i = 0; i < agency->failure_count; i++) {
        const struct failure *failure = &agency->failures[i];
        struct buffer formula = {.arena = printer->arena};
        buffer_add(&formula, failure->check->formula);
        if (failure->check->blanks_as_zero)
            buffer_add(&formula, text_word(printer, WORD_BLANKS));
        text_table_add(
            &table, (struct text[]){
                        failure->check->id,
                        failure->between == NULL
                            ? text_number(printer, failure->years[1])
                            : text_years(printer, failure->years[0], failure->years[1]),
                        about_text(printer, agency, failure),
                        buffer_text(&formula),
                        printer->language == NIANBAO_CHINESE ? failure->name : failure->name_en,
                    });
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
