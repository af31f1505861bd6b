/*
 * comparison_text.c: struct comparison -> what a person reads in a terminal: the agencies by year
 * where there are several, else the reports by year; then for each agency what is wrong, the worst
 * first, and for each pair of years what changed. Of many agencies only those changes that stand
 * out are listed, unless all are asked for; figures that only one of two forms has are counted.
 */
#include "output/comparison_writer.h"
#include "output/report_text.h"
#include "output/text_printer.h"

enum { KINDS = 8 };

/* What is kept until all agencies are there: the table of them goes first. */
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

/* Its own checks that fail, and those with the year before. */
static size_t failing_count(const struct report_marks *marks) {
    size_t count = 0;
    for (size_t kind = 0; kind < FAILURE_KINDS; kind++)
        count += marks->failing[kind];
    return count;
}

static struct text matrix_cell(
    struct printer *printer, const struct year_agency *agency, int year) {
    struct buffer cell = {.arena = printer->arena};
    size_t r = 0;
    while (r < agency->report_count && agency->reports[r]->year != year)
        r++;
    if (r == agency->report_count)
        return TEXT("-");
    const struct year_report *report = agency->reports[r];
    buffer_add(&cell, report->form.length != 0 ? report->form : TEXT("?"));
    size_t failing = failing_count(&agency->marks[r]);
    if (failing != 0)
        buffer_format(&cell, " !%zu", failing);
    buffer_add(&cell, report->late ? TEXT(" L") : TEXT_NONE);
    return buffer_text(&cell);
}

static int matrix_first_year(const struct comparison *comparison) {
    int first = comparison->first_year, last = comparison->last_year;
    return last - first + 2 > TEXT_TABLE_COLUMNS ? last - TEXT_TABLE_COLUMNS + 2 : first;
}

static void matrix_open(struct printer *printer, struct text_state *state) {
    int last = state->comparison->last_year;
    state->first_year = matrix_first_year(state->comparison);
    state->table = (struct text_table){
        .arena = state->arena, .columns = (size_t)(last - state->first_year + 2)};
    text_table_add(&state->table, text_word(printer, WORD_AGENCY));
    for (int year = state->first_year; year <= last; year++)
        text_table_add(&state->table, text_number(printer, "%lld", year));
}

static void matrix_add(
    struct printer *printer, struct text_state *state, const struct year_agency *agency) {
    text_table_add(&state->table, name_text(printer, agency));
    for (int year = state->first_year; year <= state->comparison->last_year; year++)
        text_table_add(&state->table, matrix_cell(printer, agency, year));
}

/* ---- what is wrong, over all agencies ---- */

static size_t count_failures(const struct year_agency *agency, enum failure_kind kind) {
    size_t count = 0;
    for (size_t r = 0; r < agency->report_count; r++)
        count += agency->marks[r].failing[kind];
    return count;
}

static size_t count_problems(const struct year_agency *agency, enum problem_code code) {
    size_t count = 0;
    for (size_t i = 0; i < agency->problems.count; i++)
        count += agency->problems.items[i].code == code;
    return count;
}

static size_t count_repeating(const struct year_agency *agency) {
    size_t count = 0;
    for (size_t r = 0; r < agency->report_count; r++)
        count += agency->marks[r].repeats;
    return count;
}

/* In the order of WORD_KIND_CARRIED and those behind it. */
static void kinds_add(struct text_state *state, const struct year_agency *agency) {
    const size_t found[KINDS] = {
        count_failures(agency, FAILURE_CARRIED),
        count_failures(agency, FAILURE_OWN),
        agency->missing_count,
        count_problems(agency, PROBLEM_COMPARE_LATE),
        count_repeating(agency),
        count_problems(agency, PROBLEM_COMPARE_COPIED),
        count_problems(agency, PROBLEM_YEAR_SLIP) + count_problems(agency, PROBLEM_YEAR_SLIP_PLAN),
        count_failures(agency, FAILURE_DOUBT),
    };
    for (size_t i = 0; i < KINDS; i++) {
        state->kinds[i].found += found[i];
        state->kinds[i].agencies += found[i] != 0;
    }
}

static void kinds_print(struct printer *printer, const struct text_state *state) {
    struct text_table table = {.arena = printer->arena, .columns = 3, .right = 1 << 1 | 1 << 2};
    text_table_add(&table, text_word(printer, WORD_KIND));
    text_table_add(&table, text_word(printer, WORD_FINDINGS));
    text_table_add(&table, text_word(printer, WORD_AGENCIES));
    for (int i = 0; i < KINDS; i++) {
        if (state->kinds[i].found == 0)
            continue;
        text_table_add(&table, text_word(printer, (enum word)(WORD_KIND_CARRIED + i)));
        text_table_add(&table, text_number(printer, "%lld", (long long)state->kinds[i].found));
        text_table_add(&table, text_number(printer, "%lld", (long long)state->kinds[i].agencies));
    }
    if (table.count == table.columns)
        return;
    text_table_write(&printer->out, &table);
    buffer_add_byte(&printer->out, '\n');
}

/* ---- one agency's reports by year ---- */

static struct text published_text(struct printer *printer, const struct year_report *report) {
    struct buffer text = {.arena = printer->arena};
    if (!report->late)
        return report->published;
    buffer_word(&text, text_word(printer, WORD_LATE).bytes, report->published, TEXT_NONE);
    return buffer_text(&text);
}

/* What the conversion of the report found; nothing where that is nothing. */
static struct text conversion_text(struct printer *printer, const struct year_report *report) {
    long long errors = (long long)report->problems[SEVERITY_ERROR];
    long long warnings = (long long)report->problems[SEVERITY_WARNING];
    struct buffer text = {.arena = printer->arena};
    if (errors + warnings != 0)
        buffer_word(&text, text_word(printer, WORD_NOTES).bytes,
            text_number(printer, "%lld", errors), text_number(printer, "%lld", warnings));
    return buffer_text(&text);
}

static void reports_print(struct printer *printer, const struct year_agency *agency) {
    static const enum word heads[] = {WORD_YEAR, WORD_FORM, WORD_FAILING, WORD_CONVERSION,
        WORD_REPEATED, WORD_PUBLISHED, WORD_FILE};
    enum { COLUMNS = sizeof heads / sizeof *heads };
    struct text_table table = {.arena = printer->arena, .columns = COLUMNS};
    for (size_t i = 0; i < COLUMNS; i++)
        text_table_add(&table, text_word(printer, heads[i]));
    for (size_t i = 0; i < agency->report_count; i++) {
        const struct year_report *report = agency->reports[i];
        size_t failing = failing_count(&agency->marks[i]);
        text_table_add(&table, text_number(printer, "%lld", report->year));
        text_table_add(&table, report->form.length != 0 ? report->form : TEXT("?"));
        text_table_add(
            &table, failing == 0 ? TEXT_NONE : text_number(printer, "%lld", (long long)failing));
        text_table_add(&table, conversion_text(printer, report));
        const struct repeat *text = agency->marks[i].text;
        text_table_add(&table, text == NULL ? TEXT_NONE : repeat_percent(printer->arena, text));
        text_table_add(&table, published_text(printer, report));
        text_table_add(&table, report->path);
    }
    text_table_write(&printer->out, &table);
}

/* ---- the whole ---- */

static void agency_head(struct printer *printer, const struct year_agency *agency) {
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
}

static void agency_print(struct printer *printer, const struct year_agency *agency) {
    agency_head(printer, agency);
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

static void *text_open(struct arena *arena, const struct comparison *comparison,
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

static struct text text_add(void *context, struct arena *arena, const struct year_agency *agency) {
    struct text_state *state = context;
    struct printer printer = printer_make(state, arena);
    agency_print(&printer, agency);
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

const struct comparison_format comparison_text = {text_open, text_begin, text_add, text_end};
