/*
 * marks.c: lists the checks of an agency that fail, within a report and between two; marks each
 * figure with those that it is a term of, and each report with their numbers. The page, the text,
 * JSON and CSV all write these marks, so that they agree.
 */
#include "history/comparison_steps.h"

/* A list of checks that fail with a figure, by number, ascending. */
struct failing {
    size_t failure;
    const struct failing *next;
};

/* ---- checks that fail ---- */

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

/* A check between years is about the first figure of the later one. */
static void year_failures_add(struct year_agency *agency, enum failure_kind kind) {
    for (size_t i = 0; i < agency->checks.count; i++) {
        const struct year_check *made = &agency->checks.items[i];
        const struct year_rule *rule = made->rule;
        size_t term = 0;
        if (made->check.state != CHECK_FAILS ||
            (rule->severity == SEVERITY_ERROR) != (kind == FAILURE_CARRIED))
            continue;
        while (term + 1 < rule->count && rule->terms[term].before)
            term++;
        failure_add(agency, (struct failure){.kind = kind,
                                .check = &made->check,
                                .between = made,
                                .name = rule->name,
                                .name_en = rule->name_en,
                                .years = {made->years[0], made->years[1]},
                                .now = report_number(agency, made->years[1]),
                                .about = made->figures[term]});
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

/* ---- their figures ---- */

static void term_add(struct arena *scratch, const struct failing **first, size_t failure) {
    struct failing *added = arena_alloc(scratch, sizeof *added);
    *added = (struct failing){failure, *first};
    *first = added;
}

/* Keeps the numbers ascending and distinct: the parts of a sum may fail with one check. */
static void point_failure_add(struct point *point, size_t failure) {
    size_t at = point->failure_count;
    while (at > 0 && point->failures[at - 1] > failure)
        at--;
    if (at > 0 && point->failures[at - 1] == failure)
        return;
    for (size_t i = point->failure_count++; i > at; i--)
        point->failures[i] = point->failures[i - 1];
    point->failures[at] = failure;
}

static void point_mark(struct arena *arena, const struct failing *const *of_figures,
    const struct year_report *report, struct point *point) {
    size_t most = 0;
    for (int turn = 0; turn < 2; turn++) { /* counts, then adds */
        for (size_t i = 0; i < point->figure_count; i++) {
            const struct failing *at = of_figures[point->figures[i] - report->figures];
            for (; at != NULL; at = at->next)
                if (turn == 0)
                    most++;
                else
                    point_failure_add(point, at->failure);
        }
        if (most == 0)
            return;
        if (turn == 0)
            point->failures = arena_array(arena, most, sizeof *point->failures);
    }
}

static void points_mark(struct arena *arena, struct year_agency *agency, size_t r) {
    const struct year_report *report = agency->reports[r];
    struct arena *scratch = arena_new();
    const struct failing **of_figures =
        arena_array(scratch, report->figure_count, sizeof *of_figures);
    for (size_t i = agency->failure_count; i-- > 0;) {
        const struct failure *failure = &agency->failures[i];
        const struct year_check *made = failure->between;
        if (made == NULL && failure->now == r)
            for (size_t t = 0; t < failure->check->term_count; t++)
                term_add(scratch, &of_figures[failure->check->terms[t] - report->figures], i);
        for (size_t t = 0; made != NULL && t < made->rule->count; t++)
            if (failure->now == r + made->rule->terms[t].before)
                term_add(scratch, &of_figures[made->figures[t] - report->figures], i);
    }
    for (size_t i = 0; i < agency->line_count; i++)
        point_mark(arena, of_figures, report, &agency->lines[i].points[r]);
    arena_free(scratch);
}

/* ---- text ---- */

/* A report's repeats follow each other, that of the whole first. */
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
