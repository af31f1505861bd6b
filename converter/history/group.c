/*
 * group.c: reports -> agencies, each with its reports by year. What a person would want to know
 * about the grouping is said: names that were taken for one, reports left out, years that are
 * missing, names that look alike but were not taken for one.
 */
#include "history/work.h"

#include <stdlib.h>

/* A report and where it belongs. */
struct placed {
    struct year_report *report;
    struct text agency, key; /* what it goes by; empty: it names none */
    size_t order;            /* in which it was given */
};

/* Names in the order of their bytes, nameless reports last, each by itself. */
static int order_placed(const void *a, const void *b) {
    const struct placed *x = a, *y = b;
    if ((x->key.length == 0) != (y->key.length == 0))
        return x->key.length == 0 ? 1 : -1;
    int order = text_compare(x->key, y->key);
    if (order == 0)
        order = x->report->year - y->report->year;
    return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

static struct place place_of(const struct year_report *report) {
    return (struct place){.part = report->path};
}

/* ---- one agency ---- */

static void name_add(struct year_agency *agency, struct text name) {
    for (size_t i = 0; i < agency->name_count; i++)
        if (text_equal(agency->names[i], name))
            return;
    agency->names[agency->name_count++] = name;
}

/* false: another report of the year stands for this one. */
static bool report_is_needed(
    struct arena *arena, struct year_agency *agency, const struct year_report *report) {
    const struct year_report *last =
        agency->report_count == 0 ? NULL : agency->reports[agency->report_count - 1];
    if (last == NULL || last->year != report->year)
        return true;
    bool same = report->sha256.length != 0 && text_equal(report->sha256, last->sha256);
    problem_add(&agency->problems, same ? PROBLEM_COMPARE_SAME_FILE : PROBLEM_COMPARE_TWICE,
        place_of(report), year_text(arena, report->year), last->path);
    return false;
}

static void report_place(
    struct arena *arena, struct year_agency *agency, const struct placed *placed, bool versions) {
    const struct year_report *report = placed->report;
    struct problems *problems = &agency->problems;
    if (report->agency.length != 0)
        name_add(agency, report->agency);
    if (report->year == 0) {
        problem_add(
            problems, PROBLEM_COMPARE_YEAR_MISSING, place_of(report), agency->name, TEXT_NONE);
        return;
    }
    if (!versions && !report_is_needed(arena, agency, report))
        return;
    struct text year = year_text(arena, report->year);
    agency->reports[agency->report_count++] = report;
    if (report->agency.length == 0)
        problem_add(problems, PROBLEM_COMPARE_AGENCY_MISSING, place_of(report), year, TEXT_NONE);
    else if (!text_equal(report->agency, agency->name))
        problem_add(
            problems, PROBLEM_COMPARE_NAMES_DIFFER, place_of(report), report->agency, agency->name);
    if (report->figure_count == 0)
        problem_add(problems, PROBLEM_COMPARE_NO_FIGURES, place_of(report), year, TEXT_NONE);
    if (report->late)
        problem_add(problems, PROBLEM_COMPARE_LATE, place_of(report), year, report->published);
    if (report->form_of_other_years)
        problem_add(problems, PROBLEM_COMPARE_FORM, place_of(report), year, report->form);
}

static void missing_find(struct arena *arena, struct year_agency *agency) {
    size_t reports = agency->report_count;
    int first = reports == 0 ? 0 : agency->reports[0]->year;
    int last = reports == 0 ? -1 : agency->reports[reports - 1]->year;
    agency->missing_years =
        arena_array(arena, (size_t)(last - first + 1), sizeof *agency->missing_years);
    struct buffer years = {.arena = arena};
    for (size_t i = 1; i < reports; i++)
        for (int year = agency->reports[i - 1]->year + 1; year < agency->reports[i]->year; year++) {
            agency->missing_years[agency->missing_count++] = year;
            buffer_format(&years, years.length == 0 ? "%d" : ", %d", year);
        }
    if (agency->missing_count != 0)
        problem_add(&agency->problems, PROBLEM_COMPARE_YEARS_MISSING, (struct place){0},
            buffer_text(&years), TEXT_NONE);
}

static void agency_make(struct arena *arena, struct year_agency *agency,
    const struct placed *placed, size_t count, bool versions) {
    *agency = (struct year_agency){
        .name = placed[0].agency,
        .names = arena_array(arena, count, sizeof *agency->names),
        .reports = arena_array(arena, count, sizeof *agency->reports),
        .problems = {.arena = arena},
    };
    for (size_t i = 0; i < count; i++)
        report_place(arena, agency, &placed[i], versions);
    missing_find(arena, agency);
}

/* ---- names that are near ---- */

static bool has_year(const struct year_agency *agency, int year) {
    for (size_t i = 0; i < agency->report_count; i++)
        if (agency->reports[i]->year == year)
            return true;
    return false;
}

/* No year in both, and one goes on where the other leaves off or fills its gaps. */
static bool years_complement(const struct year_agency *a, const struct year_agency *b) {
    bool touch = false;
    for (size_t i = 0; i < a->report_count; i++) {
        int year = a->reports[i]->year;
        if (has_year(b, year))
            return false;
        touch = touch || has_year(b, year - 1) || has_year(b, year + 1);
    }
    return touch;
}

/* Each agency is named with one other at most: a hundred districts that differ in a character are
 * not to become ten thousand hints. */
static void near_names_say(struct arena *arena, struct comparison *comparison) {
    struct text *keys = arena_array(arena, comparison->agency_count, sizeof *keys);
    bool *named = arena_array(arena, comparison->agency_count, sizeof *named);
    for (size_t i = 0; i < comparison->agency_count; i++)
        keys[i] = agency_key(arena, comparison->agencies[i].name);
    for (size_t a = 0; a < comparison->agency_count; a++)
        for (size_t b = a + 1; b < comparison->agency_count && !named[a]; b++) {
            if (named[b] || keys[b].length == 0 ||
                !years_complement(&comparison->agencies[a], &comparison->agencies[b]) ||
                !agencies_are_near(keys[a], keys[b]))
                continue;
            named[a] = named[b] = true;
            problem_add(&comparison->problems, PROBLEM_COMPARE_NAMES_NEAR, (struct place){0},
                comparison->agencies[a].name, comparison->agencies[b].name);
        }
}

void reports_group(struct arena *arena, const struct knowledge *knowledge,
    struct year_report **reports, size_t count, struct comparison *comparison) {
    struct placed *placed = arena_array(arena, count, sizeof *placed);
    for (size_t i = 0; i < count; i++) {
        struct year_report *report = reports[i];
        struct text agency = agency_find(arena, &knowledge->aliases, report->agency, report->year);
        placed[i] = (struct placed){report, agency, agency_key(arena, agency), i};
        if (comparison->first_year == 0 ||
            (report->year != 0 && report->year < comparison->first_year))
            comparison->first_year = report->year;
        if (report->year > comparison->last_year)
            comparison->last_year = report->year;
    }
    qsort(placed, count, sizeof *placed, order_placed);
    comparison->agencies = arena_array(arena, count, sizeof *comparison->agencies);
    for (size_t i = 0, next; i < count; i = next) {
        next = i + 1;
        while (next < count && placed[i].key.length != 0 &&
               text_equal(placed[i].key, placed[next].key))
            next++;
        agency_make(arena, &comparison->agencies[comparison->agency_count++], &placed[i], next - i,
            count == 2);
    }
    if (count == 2 && comparison->agency_count == 2)
        problem_add(&comparison->problems, PROBLEM_COMPARE_NOTHING, (struct place){0},
            comparison->agencies[0].name, comparison->agencies[1].name);
    else
        near_names_say(arena, comparison);
}
