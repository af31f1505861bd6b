/*
 * totals.c: sums each line over the agencies, year by year. A sum is given only where every agency
 * that has a report of the year has a number; how many have one is always given. Reports that count
 * the same cases (a district and its offices) cannot be recognised.
 */
#include "base/decimal.h"
#include "history/comparison_steps.h"

/* A sum that grows: a line in a year. */
struct growing {
    struct text form, field; /* as the first agency has it; empty: no agency has it yet */
    struct text unit;        /* of the first number */
    struct decimal sum;
    size_t numbers;
    bool no_sum; /* of two units, or of too many digits */
};

struct totals {
    struct arena *arena;
    int first_year;
    size_t years;
    size_t *reports;           /* by year */
    struct growing **subjects; /* by line.subject, then by year; NULL: not met yet */
    size_t capacity;
};

struct totals *totals_new(struct arena *arena, int first_year, int last_year) {
    struct totals *totals = arena_alloc(arena, sizeof *totals);
    *totals = (struct totals){
        .arena = arena, .first_year = first_year, .years = (size_t)(last_year - first_year + 1)};
    totals->reports = arena_array(arena, totals->years, sizeof *totals->reports);
    return totals;
}

static struct growing *sums_of(struct totals *totals, size_t subject) {
    if (subject >= totals->capacity) {
        size_t capacity = totals->capacity == 0 ? 512 : totals->capacity;
        while (capacity <= subject)
            capacity *= 2;
        totals->subjects = arena_grow(
            totals->arena, totals->subjects, totals->capacity, capacity, sizeof *totals->subjects);
        totals->capacity = capacity;
    }
    if (totals->subjects[subject] == NULL)
        totals->subjects[subject] =
            arena_array(totals->arena, totals->years, sizeof **totals->subjects);
    return totals->subjects[subject];
}

/* The totals outlive the agency, so texts are copied. A sum has no name in its report. */
static void total_add(struct totals *totals, const struct line *line, const struct point *point,
    struct text form, struct growing *sum) {
    struct decimal value;
    if (point->figure_count == 0 || point->loose)
        return;
    const struct figure *figure = point->figures[0];
    if (sum->field.length == 0) {
        sum->form = text_copy(totals->arena, point->sum ? line->form : form);
        sum->field = text_copy(totals->arena, point->sum ? line->field : figure->field);
    }
    if (!decimal_read(point->value, &value))
        return;
    if (sum->numbers++ == 0)
        sum->unit = text_copy(totals->arena, figure->unit);
    bool fits = decimal_add(sum->sum, value, &sum->sum);
    sum->no_sum = sum->no_sum || !fits || units_differ(sum->unit, figure->unit);
}

void totals_add(struct totals *totals, const struct year_agency *agency) {
    for (size_t r = 0; r < agency->report_count; r++) {
        size_t year = (size_t)(agency->reports[r]->year - totals->first_year);
        totals->reports[year]++;
        for (size_t i = 0; i < agency->line_count; i++) {
            const struct line *line = &agency->lines[i];
            total_add(totals, line, &line->points[r], agency->reports[r]->form,
                &sums_of(totals, line->subject)[year]);
        }
    }
}

void totals_finish(
    const struct totals *totals, struct arena *arena, struct comparison *comparison) {
    comparison->totals =
        arena_array(arena, totals->years * totals->capacity, sizeof *comparison->totals);
    for (size_t year = 0; year < totals->years; year++)
        for (size_t subject = 0; subject < totals->capacity; subject++) {
            const struct growing *sum = totals->subjects[subject];
            if (sum == NULL || sum[year].field.length == 0)
                continue;
            sum += year;
            bool known = sum->numbers == totals->reports[year] && !sum->no_sum;
            comparison->totals[comparison->total_count++] = (struct total){
                .subject = subject,
                .form = sum->form,
                .field = sum->field,
                .year = totals->first_year + (int)year,
                .sum = known ? decimal_write(arena, sum->sum) : TEXT_NONE,
                .numbers = sum->numbers,
                .reports = totals->reports[year],
            };
        }
}
