/*
 * totals.c: each line summed up over the agencies, year by year. A sum is only given where every
 * agency that has a report of the year has a number there; how many have one is always said.
 * Whether a report counts what another one counts as well (a district and its offices), nobody here
 * can know.
 */
#include "base/decimal.h"
#include "history/work.h"

/* A sum that grows. */
struct growing {
    const struct line *line;
    struct decimal sum;
    size_t numbers;
    bool overflow;
};

static const struct point *point_of_year(
    const struct year_agency *agency, const struct line *line, int year) {
    for (size_t i = 0; i < agency->report_count; i++)
        if (agency->reports[i]->year == year)
            return &line->points[i];
    return NULL;
}

/* How many reports of the year there are; their figures go into sums. */
static size_t year_add(const struct comparison *comparison, int year, struct growing *sums) {
    size_t reports = 0;
    for (size_t a = 0; a < comparison->agency_count; a++) {
        const struct year_agency *agency = &comparison->agencies[a];
        bool there = false;
        for (size_t i = 0; i < agency->report_count; i++)
            there = there || agency->reports[i]->year == year;
        reports += there;
        for (size_t i = 0; there && i < agency->line_count; i++) {
            const struct line *line = &agency->lines[i];
            const struct point *point = point_of_year(agency, line, year);
            struct growing *sum = &sums[line->subject];
            struct decimal value;
            if (point == NULL || point->figure_count == 0 || point->loose)
                continue;
            sum->line = sum->line == NULL ? line : sum->line;
            if (!decimal_read(point->value, &value))
                continue;
            sum->numbers++;
            sum->overflow = !decimal_add(sum->sum, value, &sum->sum) || sum->overflow;
        }
    }
    return reports;
}

void totals_make(struct arena *arena, size_t subject_count, struct comparison *comparison) {
    if (comparison->agency_count < 2 || comparison->last_year == 0)
        return;
    size_t years = (size_t)(comparison->last_year - comparison->first_year + 1);
    struct arena *scratch = arena_new();
    comparison->totals = arena_array(arena, years * subject_count, sizeof *comparison->totals);
    for (int year = comparison->first_year; year <= comparison->last_year; year++) {
        struct growing *sums = arena_array(scratch, subject_count, sizeof *sums);
        size_t reports = year_add(comparison, year, sums);
        for (size_t i = 0; i < subject_count; i++) {
            if (sums[i].line == NULL)
                continue;
            bool known = sums[i].numbers == reports && !sums[i].overflow;
            comparison->totals[comparison->total_count++] = (struct total){
                .field = sums[i].line->field,
                .label = sums[i].line->label,
                .year = year,
                .sum = known ? decimal_write(arena, sums[i].sum) : TEXT_NONE,
                .numbers = sums[i].numbers,
                .reports = reports,
            };
        }
    }
    arena_free(scratch);
}
