/*
 * comparison_text.c: struct comparison -> text for a terminal: a table of agencies by year where
 * there are several, else of reports by year; then for each agency its problems, the worst first,
 * and for each pair of years the changes. Of several agencies only outliers are listed, unless all
 * changes are asked for.
 */
#include "output/comparison_writer.h"
#include "output/report_text.h"
#include "output/text_printer.h"

enum { KINDS = 8 };

/* Kept until all agencies are there, because the table of them goes first. */
struct text_state {
    struct arena *arena;
    const struct comparison *comparison;
    struct comparison_options options;
    int first_year;          /* of the table */
    struct text_table table; /* of agencies by year */
    struct {
        size_t found, agencies;
    } kinds[KINDS];
    struct text *agencies;
    size_t agency_count;
};

static struct text name_text(const struct printer *printer, const struct year_agency *agency) {
    return agency->name.length != 0 ? text_on_line(printer->arena, agency->name)
                                    : text_word(printer, WORD_NAMELESS);
}

/* ---- agencies by year ---- */

static size_t failing_count(const struct report_marks *marks) {
    size_t count = 0;
    for (size_t kind = 0; kind < FAILURE_KINDS; kind++)
        count += marks->failing[kind];
    return count;
}

static struct text matrix_cell(
    struct printer *printer, const struct year_agency *agency, int year) {
    struct buffer cell = {.arena = printer->arena};
    for (size_t r = 0; r < agency->report_count; r++) {
        const struct year_report *report = agency->reports[r];
        size_t failing = failing_count(&agency->marks[r]);
        if (report->year != year)
            continue;
        buffer_add(&cell, report->form.length != 0 ? report->form : TEXT("?"));
        if (failing != 0)
            buffer_format(&cell, " !%zu", failing);
        buffer_add(&cell, report->late ? TEXT(" L") : TEXT_NONE);
        return buffer_text(&cell);
    }
    return TEXT("-");
}

/* Adds the row of an agency; NULL: the heads. */
static void matrix_add(
    struct printer *printer, struct text_state *state, const struct year_agency *agency) {
    struct text cells[TEXT_TABLE_COLUMNS] = {
        agency == NULL ? text_word(printer, WORD_AGENCY) : name_text(printer, agency)};
    size_t count = 1;
    for (int year = state->first_year; year <= state->comparison->last_year; year++)
        cells[count++] =
            agency == NULL ? text_number(printer, year) : matrix_cell(printer, agency, year);
    text_table_add(&state->table, cells);
}

static void matrix_open(struct printer *printer, struct text_state *state) {
    int first = state->comparison->first_year, last = state->comparison->last_year;
    state->first_year =
        last - first + 2 > TEXT_TABLE_COLUMNS ? last - TEXT_TABLE_COLUMNS + 2 : first;
    state->table = (struct text_table){
        .arena = state->arena, .columns = (size_t)(last - state->first_year + 2)};
    matrix_add(printer, state, NULL);
}

/* ---- problems of all agencies, by kind ---- */

static size_t failures_of_kind(const struct year_agency *agency, enum failure_kind kind) {
    size_t count = 0;
    for (size_t r = 0; r < agency->report_count; r++)
        count += agency->marks[r].failing[kind];
    return count;
}

static size_t problems_of_code(const struct year_agency *agency, enum problem_code code) {
    size_t count = 0;
    for (size_t i = 0; i < agency->problems.count; i++)
        count += agency->problems.items[i].code == code;
    return count;
}

/* In the order of WORD_KIND_CARRIED and those after it. */
static void kinds_add(struct text_state *state, const struct year_agency *agency) {
    size_t repeating = 0;
    for (size_t r = 0; r < agency->report_count; r++)
        repeating += agency->marks[r].repeats;
    const size_t found[KINDS] = {
        failures_of_kind(agency, FAILURE_CARRIED),
        failures_of_kind(agency, FAILURE_OWN),
        agency->missing_count,
        problems_of_code(agency, PROBLEM_COMPARE_LATE),
        repeating,
        problems_of_code(agency, PROBLEM_COMPARE_COPIED),
        problems_of_code(agency, PROBLEM_YEAR_SLIP) +
            problems_of_code(agency, PROBLEM_YEAR_SLIP_PLAN),
        failures_of_kind(agency, FAILURE_DOUBT),
    };
    for (size_t i = 0; i < KINDS; i++) {
        state->kinds[i].found += found[i];
        state->kinds[i].agencies += found[i] != 0;
    }
}

static void kinds_print(struct printer *printer, const struct text_state *state) {
    struct text_table table = {.arena = printer->arena, .columns = 3, .right = 1 << 1 | 1 << 2};
    text_table_add(
        &table, (struct text[]){text_word(printer, WORD_KIND), text_word(printer, WORD_FINDINGS),
                    text_word(printer, WORD_AGENCIES)});
    for (int i = 0; i < KINDS; i++)
        if (state->kinds[i].found != 0)
            text_table_add(
                &table, (struct text[]){text_word(printer, (enum word)(WORD_KIND_CARRIED + i)),
                            text_number(printer, (long long)state->kinds[i].found),
                            text_number(printer, (long long)state->kinds[i].agencies)});
    if (table.count == table.columns)
        return;
    text_table_write(&printer->out, &table);
    buffer_add_byte(&printer->out, '\n');
}

/* ---- one agency's reports by year ---- */

static void report_row_add(struct printer *printer, struct text_table *table,
    const struct year_report *report, const struct report_marks *marks) {
    struct buffer late = {.arena = printer->arena}, notes = {.arena = printer->arena};
    long long errors = (long long)report->problems[SEVERITY_ERROR];
    long long warnings = (long long)report->problems[SEVERITY_WARNING];
    size_t failing = failing_count(marks);
    buffer_word(&late, text_word(printer, WORD_LATE).bytes, report->published, TEXT_NONE);
    if (errors + warnings != 0)
        buffer_word(&notes, text_word(printer, WORD_NOTES).bytes, text_number(printer, errors),
            text_number(printer, warnings));
    text_table_add(
        table, (struct text[]){
                   text_number(printer, report->year),
                   report->form.length != 0 ? report->form : TEXT("?"),
                   failing == 0 ? TEXT_NONE : text_number(printer, (long long)failing),
                   buffer_text(&notes),
                   marks->text == NULL ? TEXT_NONE : repeat_percent(printer->arena, marks->text),
                   report->late ? buffer_text(&late) : report->published,
                   report->path,
               });
}

static void reports_print(struct printer *printer, const struct year_agency *agency) {
    static const enum word heads[] = {WORD_YEAR, WORD_FORM, WORD_FAILING, WORD_CONVERSION,
        WORD_REPEATED, WORD_PUBLISHED, WORD_FILE};
    enum { COLUMNS = sizeof heads / sizeof *heads };
    struct text_table table = {.arena = printer->arena, .columns = COLUMNS};
    struct text cells[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = text_word(printer, heads[i]);
    text_table_add(&table, cells);
    for (size_t i = 0; i < agency->report_count; i++)
        report_row_add(printer, &table, agency->reports[i], &agency->marks[i]);
    text_table_write(&printer->out, &table);
}

/* ---- the whole ---- */

static void agency_text_print(struct printer *printer, const struct year_agency *agency) {
    struct buffer missing = {.arena = printer->arena};
    buffer_add(&printer->out, printer->several ? TEXT("\n") : TEXT_NONE);
    buffer_add(&printer->out, name_text(printer, agency));
    buffer_add(&printer->out, text_word(printer, WORD_COLON));
    for (size_t i = 0; i < agency->report_count; i++)
        buffer_format(&printer->out, i == 0 ? "%d" : " %d", agency->reports[i]->year);
    for (size_t i = 0; i < agency->missing_count; i++)
        buffer_format(&missing, i == 0 ? "%d" : " %d", agency->missing_years[i]);
    if (missing.length != 0)
        text_say(printer, WORD_MISSING, buffer_text(&missing), TEXT_NONE);
    buffer_add_byte(&printer->out, '\n');
    if (!printer->several)
        reports_print(printer, agency);
    text_agency_problems(printer, agency);
    for (size_t now = 1; now < agency->report_count; now++)
        text_changes(printer, agency, now);
}

static struct printer printer_make(const struct text_state *state, struct arena *arena) {
    return (struct printer){.arena = arena,
        .out = {.arena = arena},
        .mappings = state->options.mappings,
        .language = state->options.language,
        .all = state->options.all,
        .several = state->comparison->agency_count > 1};
}

static void *text_state_open(struct arena *arena, const struct comparison *comparison,
    const struct comparison_options *options) {
    struct text_state *state = arena_alloc(arena, sizeof *state);
    *state = (struct text_state){.arena = arena, .comparison = comparison, .options = *options};
    state->agencies = arena_array(arena, comparison->agency_count, sizeof *state->agencies);
    struct printer printer = printer_make(state, arena);
    if (printer.several)
        matrix_open(&printer, state);
    return state;
}

static struct text text_begin(void *context, struct arena *arena) {
    const struct text_state *state = context;
    struct printer printer = printer_make(state, arena);
    text_problems(&printer, &state->comparison->problems);
    return buffer_text(&printer.out);
}

static struct text text_agency_add(
    void *context, struct arena *arena, const struct year_agency *agency) {
    struct text_state *state = context;
    struct printer printer = printer_make(state, arena);
    agency_text_print(&printer, agency);
    if (!printer.several)
        return buffer_text(&printer.out);
    matrix_add(&printer, state, agency);
    kinds_add(state, agency);
    state->agencies[state->agency_count++] = text_copy(state->arena, buffer_text(&printer.out));
    return TEXT_NONE;
}

static struct text text_end(void *context, struct arena *arena) {
    struct text_state *state = context;
    struct printer printer = printer_make(state, arena);
    if (!printer.several)
        return TEXT_NONE;
    kinds_print(&printer, state);
    text_table_write(&printer.out, &state->table);
    text_say(&printer, WORD_LEGEND, TEXT_NONE, TEXT_NONE);
    for (size_t i = 0; i < state->agency_count; i++)
        buffer_add(&printer.out, state->agencies[i]);
    return buffer_text(&printer.out);
}

const struct comparison_format comparison_text = {
    text_state_open, text_begin, text_agency_add, text_end};
