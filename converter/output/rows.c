/*
 * rows.c: fills rows. The values of a row are added in the order of its table's columns; an
 * assertion finds a missing one.
 */
#include "output/rows.h"

#include <assert.h>

#include "output/row_tables.h"

static void value_add(struct row_set *set, struct row_value value) {
    *ARRAY_APPEND(set->arena, set->values, set->count, set->capacity) = value;
}

void row_null(struct row_set *set) {
    value_add(set, (struct row_value){0});
}

void row_exact(struct row_set *set, struct text text) {
    value_add(set, (struct row_value){.known = true, .text = text});
}

void row_text(struct row_set *set, struct text text) {
    value_add(set, (struct row_value){.known = text.length != 0, .text = text});
}

void row_integer(struct row_set *set, long long number) {
    struct buffer digits = {.arena = set->arena};
    buffer_add_number(&digits, number);
    row_exact(set, buffer_text(&digits));
}

void row_ordinal(struct row_set *set, int number) {
    if (number == 0)
        row_null(set);
    else
        row_integer(set, number);
}

void row_boolean(struct row_set *set, bool value) {
    row_exact(set, value ? TEXT("true") : TEXT("false"));
}

struct text report_id(struct arena *arena, const struct report *report) {
    enum { DIGITS = 16 };
    struct buffer id = {.arena = arena};
    buffer_add(&id, TEXT("r-"));
    buffer_add(&id, text_slice(report->source_sha256, 0, DIGITS));
    return buffer_text(&id);
}

struct text form_code(struct arena *arena, struct text form) {
    if (form.length == 0)
        return TEXT_NONE;
    struct buffer code = {.arena = arena};
    buffer_add(&code, TEXT("form-"));
    buffer_add(&code, form);
    return buffer_text(&code);
}

const struct row_table *row_table(enum row_tables table) {
    static const struct row_table *const tables[ROW_TABLES] = {
        [ROWS_REPORTS] = &reports_table,
        [ROWS_OBSERVATIONS] = &observations_table,
        [ROWS_CHECKS] = &checks_table,
        [ROWS_PROBLEMS] = &problems_table,
        [ROWS_SECTIONS] = &sections_table,
        [ROWS_DOCUMENTS] = &documents_table,
        [ROWS_FIELDS] = &fields_table,
    };
    return tables[table];
}

void report_rows(
    struct arena *arena, const struct row_source *source, struct row_set sets[ROW_TABLES]) {
    for (int i = 0; i < ROW_TABLES; i++) {
        const struct row_table *table = row_table((enum row_tables)i);
        sets[i] = (struct row_set){.arena = arena, .table = table};
        if (table->fill != NULL)
            table->fill(&sets[i], source);
        assert(sets[i].count % table->column_count == 0);
    }
}
