/*
 * group.c: reports -> agencies, each with its reports by year. Reports names that were taken for
 * one, reports left out, missing years, and names that look alike but were not taken for one.
 */
#include "history/comparison_steps.h"

#include <stdlib.h>

/* Names in the order of their bytes, nameless reports last, each by itself. */
static int order_placed(const void *a, const void *b) {
    const struct placed *x = a, *y = b;
    if ((x->key.length == 0) != (y->key.length == 0))
        return x->key.length == 0 ? 1 : -1;
    int order = text_compare(x->key, y->key);
    if (order == 0)
        order = x->head->year - y->head->year;
    return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

/* ---- one agency ---- */

/* false: there is another report of the year already. */
static bool report_is_needed(
    struct arena *arena, struct year_agency *agency, const struct year_report *report) {
    const struct year_report *last =
        agency->report_count == 0 ? NULL : agency->reports[agency->report_count - 1];
    if (last == NULL || last->year != report->year)
        return true;
    bool same = report->sha256.length != 0 && text_equal(report->sha256, last->sha256);
    problem_add(&agency->problems, same ? PROBLEM_COMPARE_SAME_FILE : PROBLEM_COMPARE_TWICE,
        (struct place){.part = report->path}, year_text(arena, report->year), last->path);
    return false;
}

static void report_add(struct arena *arena, struct year_agency *agency,
    const struct year_report *report, bool versions) {
    struct problems *problems = &agency->problems;
    struct place place = {.part = report->path};
    struct text year = year_text(arena, report->year);
    size_t known = 0;
    while (known < agency->name_count && !text_equal(agency->names[known], report->agency))
        known++;
    if (report->agency.length != 0 && known == agency->name_count)
        agency->names[agency->name_count++] = report->agency;
    if (report->year == 0) {
        problem_add(problems, PROBLEM_COMPARE_YEAR_MISSING, place, agency->name, TEXT_NONE);
        return;
    }
    if (!versions && !report_is_needed(arena, agency, report))
        return;
    agency->reports[agency->report_count++] = report;
    if (report->agency.length == 0)
        problem_add(problems, PROBLEM_COMPARE_AGENCY_MISSING, place, year, TEXT_NONE);
    else if (!text_equal(report->agency, agency->name))
        problem_add(problems, PROBLEM_COMPARE_NAMES_DIFFER, place, report->agency, agency->name);
    if (report->figure_count == 0)
        problem_add(problems, PROBLEM_COMPARE_NO_FIGURES, place, year, TEXT_NONE);
    if (report->late)
        problem_add(problems, PROBLEM_COMPARE_LATE, place, year, report->published);
    if (report->form_of_other_years)
        problem_add(problems, PROBLEM_COMPARE_FORM, place, year, report->form);
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

bool agency_gather(struct arena *arena, const struct placed *placed, size_t count, bool versions,
    const struct year_reader *reader, struct year_agency *agency) {
    size_t read = 0;
    *agency = (struct year_agency){
        .name = placed[0].agency,
        .names = arena_array(arena, count, sizeof *agency->names),
        .reports = arena_array(arena, count, sizeof *agency->reports),
        .problems = {.arena = arena},
    };
    for (size_t i = 0; i < count; i++) {
        const struct year_report *report = reader->read(reader->context, arena, placed[i].head);
        read += report != NULL;
        if (report != NULL)
            report_add(arena, agency, report, versions);
    }
    missing_find(arena, agency);
    return read != 0;
}

/* ---- near names ---- */

enum { YEARS_BEGIN = 1990, YEAR_BITS = 64, YEAR_WORDS = 2 };

/* The name and the years of a group as sets, by which most pairs are excluded in a few steps: the
 * number of pairs is that of agencies squared. */
struct near_name {
    struct text key;
    uint64_t years[YEAR_WORDS];  /* bit i: 1990 + i */
    uint64_t beside[YEAR_WORDS]; /* the years next to them */
    uint64_t letters;            /* of the key, each as one of 64 */
    int first, last;             /* years; 0: none */
};

static void year_mark(uint64_t *years, int year, int by) {
    int bit = year + by - YEARS_BEGIN;
    if (year != 0 && bit >= 0 && bit < YEAR_BITS * YEAR_WORDS)
        years[bit / YEAR_BITS] |= (uint64_t)1 << bit % YEAR_BITS;
}

static struct near_name near_name_make(const struct placed *placed, size_t count) {
    struct near_name name = {.key = placed[0].key};
    for (size_t offset = 0; offset < name.key.length;)
        name.letters |= (uint64_t)1 << text_next(name.key, &offset) % 64;
    for (size_t i = 0; i < count; i++) {
        int year = placed[i].head->year;
        year_mark(name.years, year, 0);
        year_mark(name.beside, year, -1);
        year_mark(name.beside, year, 1);
        name.first = name.first == 0 || (year != 0 && year < name.first) ? year : name.first;
        name.last = year > name.last ? year : name.last;
    }
    return name;
}

static bool sets_meet(const uint64_t *a, const uint64_t *b) {
    return ((a[0] & b[0]) | (a[1] & b[1])) != 0;
}

static unsigned letters_lacking(uint64_t of, uint64_t in) {
    unsigned count = 0;
    for (uint64_t rest = of & ~in; rest != 0; rest &= rest - 1)
        count++;
    return count;
}

/* Whether no year is in both, one continues the other or fills its gaps, and hardly a character is
 * in one alone. */
static bool is_near(const struct near_name *a, const struct near_name *b) {
    return !sets_meet(a->years, b->years) && sets_meet(a->beside, b->years) &&
           (letters_lacking(a->letters, b->letters) <= AGENCY_MOST_DIFFERENT ||
               letters_lacking(b->letters, a->letters) <= AGENCY_MOST_DIFFERENT) &&
           agencies_are_near(a->key, b->key);
}

/* Whether one begins in the year after the other ends, and the names may be those of an office
 * before and after a reform. */
static bool is_renamed(const struct near_name *a, const struct near_name *b) {
    bool handed_over =
        (a->last != 0 && a->last + 1 == b->first) || (b->last != 0 && b->last + 1 == a->first);
    return handed_over && agencies_are_renamed(a->key, b->key);
}

typedef bool pair_test(const struct near_name *a, const struct near_name *b);

/* Reports each agency with one other at most: a hundred districts that differ in a character would
 * give ten thousand hints. */
static void pairs_report(const struct groups *groups, const struct near_name *names, bool *named,
    pair_test *fit, struct problems *problems) {
    for (size_t a = 0; a < groups->count && names[a].key.length != 0; a++)
        for (size_t b = a + 1; b < groups->count && names[b].key.length != 0 && !named[a]; b++) {
            if (named[b] || !fit(&names[a], &names[b]))
                continue;
            named[a] = named[b] = true;
            problem_add(problems, PROBLEM_COMPARE_NAMES_NEAR, (struct place){0},
                groups->placed[groups->items[a].first].agency,
                groups->placed[groups->items[b].first].agency);
        }
}

static void near_names_report(const struct groups *groups, struct comparison *comparison) {
    struct arena *scratch = arena_new();
    struct near_name *names = arena_array(scratch, groups->count, sizeof *names);
    bool *named = arena_array(scratch, groups->count, sizeof *named);
    for (size_t i = 0; i < groups->count; i++)
        names[i] = near_name_make(&groups->placed[groups->items[i].first], groups->items[i].count);
    pairs_report(groups, names, named, is_near, &comparison->problems);
    pairs_report(groups, names, named, is_renamed, &comparison->problems);
    arena_free(scratch);
}

/* ---- groups ---- */

struct groups groups_make(struct arena *arena, const struct knowledge *knowledge,
    const struct year_head *heads, size_t count, struct comparison *comparison) {
    struct groups groups = {.placed = arena_array(arena, count, sizeof *groups.placed),
        .items = arena_array(arena, count, sizeof *groups.items)};
    struct placed *placed = groups.placed;
    for (size_t i = 0; i < count; i++) {
        const struct year_head *head = &heads[i];
        struct text agency = agency_find(arena, &knowledge->aliases, head->agency, head->year);
        placed[i] = (struct placed){head, agency, agency_key(arena, agency), i};
        if (head->year != 0 && (comparison->first_year == 0 || head->year < comparison->first_year))
            comparison->first_year = head->year;
        if (head->year > comparison->last_year)
            comparison->last_year = head->year;
    }
    qsort(placed, count, sizeof *placed, order_placed);
    for (size_t i = 0, next; i < count; i = next) {
        next = i + 1;
        while (next < count && placed[i].key.length != 0 &&
               text_equal(placed[i].key, placed[next].key))
            next++;
        groups.items[groups.count++] = (struct group){i, next - i};
    }
    if (count == 2 && groups.count == 2)
        problem_add(&comparison->problems, PROBLEM_COMPARE_NOTHING, (struct place){0},
            placed[0].agency, placed[1].agency);
    else
        near_names_report(&groups, comparison);
    return groups;
}
