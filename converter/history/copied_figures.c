/*
 * copied_figures.c: finds tables whose figures are last year's. Only figures other than zero that
 * compare exactly count. A table is reported where all of them are equal and at least three
 * different numbers above one are among them (a small office has one request, granted, year after
 * year); or where four in five are equal and at least five different numbers of two digits or more
 * are among those.
 */
#include "base/decimal.h"
#include "history/comparison_steps.h"

enum { WHOLE_DIFFERENT = 3, SHARE_DIFFERENT = 5, SHARE_PERCENT = 80, MOST_NUMBERS = 8 };

/* The figures of a table in two reports. */
struct tally {
    size_t compared, equal;
    struct text small[MOST_NUMBERS], large[MOST_NUMBERS]; /* different equal numbers */
    size_t small_count, large_count;
};

static void number_add(struct text *numbers, size_t *count, struct text number) {
    for (size_t i = 0; i < *count; i++)
        if (text_equal(numbers[i], number))
            return;
    if (*count < MOST_NUMBERS)
        numbers[(*count)++] = number;
}

static bool is_figure_of(const struct line *line, struct text table) {
    return text_starts(line->field, table) &&
           (line->field.length == table.length || line->field.bytes[table.length] == '.');
}

static bool is_zero_text(struct text number) {
    struct decimal value;
    return decimal_read(number, &value) && decimal_compare(value, (struct decimal){0}) == 0;
}

static void link_tally(const struct line *line, size_t now, struct tally *tally) {
    const struct link *link = &line->links[now];
    struct text a = line->points[now - 1].value, b = line->points[now].value;
    unsigned unfit = LINK_NO_NUMBER | LINK_BREAK | LINK_CAUTION | LINK_YEARS_BETWEEN;
    if (!link->is_there || (link->flags & unfit) != 0 || line->points[now].sum ||
        (is_zero_text(a) && is_zero_text(b)))
        return;
    tally->compared++;
    if ((link->flags & LINK_CHANGED) != 0)
        return;
    tally->equal++;
    if (!text_equal(b, TEXT("1")))
        number_add(tally->small, &tally->small_count, b);
    if (b.length > 1)
        number_add(tally->large, &tally->large_count, b);
}

static void table_copies_find(struct arena *arena, struct year_agency *agency,
    const struct mapping_table *table, size_t now) {
    struct tally tally = {0};
    for (size_t i = 0; i < agency->line_count; i++)
        if (is_figure_of(&agency->lines[i], table->key))
            link_tally(&agency->lines[i], now, &tally);
    bool whole = tally.equal == tally.compared && tally.small_count >= WHOLE_DIFFERENT;
    bool share =
        tally.equal * 100 >= tally.compared * SHARE_PERCENT && tally.large_count >= SHARE_DIFFERENT;
    if (!whole && !share)
        return;
    const struct year_report *report = agency->reports[now];
    agency->copies[agency->copy_count++] = (struct copy){
        .table = table->key,
        .years = {agency->reports[now - 1]->year, report->year},
        .equal = tally.equal,
        .compared = tally.compared,
        .whole = whole,
    };
    problem_add(&agency->problems, PROBLEM_COMPARE_COPIED, (struct place){.part = report->path},
        year_text(arena, report->year), table->name);
    for (size_t i = 0; i < agency->line_count; i++) {
        struct link *link = &agency->lines[i].links[now];
        if (is_figure_of(&agency->lines[i], table->key) && link->is_there &&
            (link->flags & (LINK_NO_NUMBER | LINK_CHANGED)) == 0)
            link->flags |= LINK_COPIED;
    }
}

void copies_find(struct arena *arena, const struct mappings *mappings, struct year_agency *agency) {
    size_t most = 0;
    for (size_t i = 0; i < agency->report_count; i++) {
        const struct mapping *mapping = mappings_find(mappings, agency->reports[i]->form);
        most += mapping == NULL ? 0 : mapping->table_count;
    }
    agency->copies = arena_array(arena, most, sizeof *agency->copies);
    for (size_t now = 1; now < agency->report_count; now++) {
        const struct mapping *mapping = mappings_find(mappings, agency->reports[now]->form);
        if (agency->reports[now]->year != agency->reports[now - 1]->year + 1)
            continue;
        for (size_t t = 0; mapping != NULL && t < mapping->table_count; t++)
            table_copies_find(arena, agency, &mapping->tables[t], now);
    }
}
