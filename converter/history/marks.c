/*
 * marks.c: the checks of an agency that fail, within a report and between two, in one list; at each
 * figure which of them it is a term of; and what a list of the reports says of each. The page, the
 * text, JSON and CSV all write what is found here, so that none shows a figure as sound which
 * another names.
 */
#include "history/comparison_steps.h"

/* The checks that fail with a figure, by number, ascending. */
struct failing {
    size_t failure;
    const struct failing *next;
};

/* ---- what fails ---- */

static size_t report_number(const struct year_agency *agency, int year) {
    size_t r = 0;
    while (agency->reports[r]->year != year)
        r++;
    return r;
}

static void failure_add(struct year_agency *agency, struct failure failure) {
    agency->failures[agency->failure_count++] = failure;
    agency->marks[failure.now].failing[failure.kind]++;
}

/* A check between years is told of the first figure of the later one. */
static const struct figure *year_check_about(const struct year_check *made) {
    size_t term = 0;
    while (term + 1 < made->rule->count && made->rule->terms[term].before)
        term++;
    return made->figures[term];
}

static bool year_check_is(const struct year_check *made, enum failure_kind kind) {
    return made->check.state == CHECK_FAILS &&
           (made->rule->severity == SEVERITY_ERROR) == (kind == FAILURE_CARRIED);
}

static void year_failures_add(struct year_agency *agency, enum failure_kind kind) {
    for (size_t i = 0; i < agency->checks.count; i++) {
        const struct year_check *made = &agency->checks.items[i];
        if (year_check_is(made, kind))
            failure_add(agency, (struct failure){.kind = kind,
                                    .check = &made->check,
                                    .between = made,
                                    .name = made->rule->name,
                                    .name_en = made->rule->name_en,
                                    .years = {made->years[0], made->years[1]},
                                    .now = report_number(agency, made->years[1]),
                                    .about = year_check_about(made)});
    }
}

static void own_failures_add(struct year_agency *agency, size_t r) {
    const struct year_report *report = agency->reports[r];
    for (size_t i = 0; i < report->failing_count; i++) {
        const struct check *check = &report->failing[i];
        const struct mapping_check *made = report->failing_made[i];
        failure_add(agency, (struct failure){.kind = FAILURE_OWN,
                                .check = check,
                                .name = made == NULL ? TEXT_NONE : made->name,
                                .years = {0, report->year},
                                .now = r,
                                .about = check->term_count == 0 ? NULL : check->terms[0]});
    }
}

/* ---- which figures are part of it ---- */

struct marking {
    struct arena *scratch;
    const struct year_agency *agency;
    size_t r; /* the report at hand */
    const struct failing **of_figures;
};

static void term_note(struct marking *marking, const struct figure *figure, size_t failure) {
    const struct failing **first =
        &marking->of_figures[figure - marking->agency->reports[marking->r]->figures];
    struct failing *noted = arena_alloc(marking->scratch, sizeof *noted);
    *noted = (struct failing){failure, *first};
    *first = noted;
}

/* Those of its terms that are figures of the report at hand. */
static void failure_note(struct marking *marking, size_t number) {
    const struct failure *failure = &marking->agency->failures[number];
    const struct year_check *made = failure->between;
    if (made == NULL && failure->now == marking->r)
        for (size_t t = 0; t < failure->check->term_count; t++)
            term_note(marking, failure->check->terms[t], number);
    for (size_t t = 0; made != NULL && t < made->rule->count; t++)
        if (failure->now == marking->r + made->rule->terms[t].before)
            term_note(marking, made->figures[t], number);
}

static const struct failing *failing_of(
    const struct marking *marking, const struct figure *figure) {
    return marking->of_figures[figure - marking->agency->reports[marking->r]->figures];
}

/* Keeps them ascending, each once: the parts of a sum may fail with one check. */
static void point_note(struct point *point, size_t failure) {
    size_t at = point->failure_count;
    while (at > 0 && point->failures[at - 1] > failure)
        at--;
    if (at > 0 && point->failures[at - 1] == failure)
        return;
    for (size_t i = point->failure_count++; i > at; i--)
        point->failures[i] = point->failures[i - 1];
    point->failures[at] = failure;
}

static void point_mark(struct arena *arena, const struct marking *marking, struct point *point) {
    size_t most = 0;
    for (size_t i = 0; i < point->figure_count; i++)
        for (const struct failing *at = failing_of(marking, point->figures[i]); at != NULL;
             at = at->next)
            most++;
    if (most == 0)
        return;
    point->failures = arena_array(arena, most, sizeof *point->failures);
    for (size_t i = 0; i < point->figure_count; i++)
        for (const struct failing *at = failing_of(marking, point->figures[i]); at != NULL;
             at = at->next)
            point_note(point, at->failure);
}

static void points_mark(struct arena *arena, struct year_agency *agency, size_t r) {
    struct marking marking = {.scratch = arena_new(), .agency = agency, .r = r};
    marking.of_figures = arena_array(
        marking.scratch, agency->reports[r]->figure_count, sizeof(const struct failing *));
    for (size_t i = agency->failure_count; i-- > 0;)
        failure_note(&marking, i);
    for (size_t i = 0; i < agency->line_count; i++)
        point_mark(arena, &marking, &agency->lines[i].points[r]);
    arena_free(marking.scratch);
}

/* ---- text ---- */

/* A report's repeats stand in a row, that of the whole first. */
static void texts_mark(struct year_agency *agency) {
    for (size_t i = 0; i < agency->repeat_count; i++) {
        const struct repeat *repeat = &agency->repeats[i];
        struct report_marks *marks = &agency->marks[report_number(agency, repeat->years[1])];
        if (repeat->whole && repeat->characters != 0)
            marks->text = repeat;
        marks->repeats = marks->repeats || repeat->over_half;
    }
}

void marks_make(struct arena *arena, struct year_agency *agency) {
    size_t most = agency->checks.count;
    for (size_t r = 0; r < agency->report_count; r++)
        most += agency->reports[r]->failing_count;
    agency->failures = arena_array(arena, most, sizeof *agency->failures);
    agency->marks = arena_array(arena, agency->report_count, sizeof *agency->marks);
    year_failures_add(agency, FAILURE_CARRIED);
    for (size_t r = 0; r < agency->report_count; r++)
        own_failures_add(agency, r);
    year_failures_add(agency, FAILURE_DOUBT);
    for (size_t r = 0; r < agency->report_count && agency->failure_count != 0; r++)
        points_mark(arena, agency, r);
    texts_mark(agency);
}
