/*
 * report_convert.c: the pipeline: bytes -> document -> choice of form -> rows -> figures -> checks.
 * Each step is a file of this folder (see steps.h); this one calls them in their order. Prints
 * nothing, keeps nothing.
 */
#include "form/flow.h"
#include "form/report_check.h"
#include "form/steps.h"

/* Some figure of the field's row, or of its column, was found. */
static bool found_along(const struct work *work, const struct mapping_field *field, bool row) {
    const struct mapping_block *block = &work->mapping->tables[field->table].blocks[field->block];
    size_t count = row ? block->column_count : block->row_count;
    for (size_t i = 0; i < count; i++) {
        size_t column = row ? i : (size_t)field->column;
        if (block->columns[column].role == COLUMN_VALUE &&
            work->figure_found[mapping_figure(block, row ? (size_t)field->row : i, column)])
            return true;
    }
    return false;
}

/* All fields are in the report, absent or not, except those of optional rows and columns that are
 * not there, and the form's own columns of an optional row where the block is another form's. */
static bool field_stays(const struct work *work, const struct mapping_field *field) {
    const struct mapping_block *block = &work->mapping->tables[field->table].blocks[field->block];
    bool optional = block->rows[field->row].optional;
    if (optional && !found_along(work, field, true))
        return false;
    bool column =
        block->columns[field->column].optional || (optional && block_is_foreign(work, block));
    return !column || found_along(work, field, false);
}

static void tables_read(struct work *work) {
    const struct mapping *mapping = work->mapping;
    struct claim **claims = arena_array(work->arena, mapping->table_count, sizeof *claims);
    for (size_t t = 0; t < mapping->table_count; t++) {
        const struct mapping_table *table = &mapping->tables[t];
        repeated_set_aside(work, (int)t);
        claims[t] = arena_array(
            work->arena, rows_before(table, (int)table->block_count), sizeof *claims[t]);
        rows_claim(work, (int)t, claims[t]);
    }
    for (size_t t = 0; t < mapping->table_count; t++)
        table_fill(work, (int)t, claims[t]);
    leftovers_report(work);
    rows_explain(work, claims);
}

static void form_read(struct work *work, const struct mapping *mapping) {
    work->mapping = mapping;
    work->report->form = mapping->id;
    work->report->mapping_version = mapping->version;
    figures_make(work);
    lines_match(work);
    tables_turn(work);
    tables_read(work);
    struct report *report = work->report;
    report->figures = arena_array(work->arena, mapping->field_count, sizeof *report->figures);
    for (size_t i = 0; i < mapping->field_count; i++)
        if (field_stays(work, &mapping->fields[i]))
            report->figures[report->figure_count++] = work->figures[i];
    places_turn_back(work);
}

struct report *convert_report(
    struct arena *arena, const struct mappings *mappings, struct text bytes) {
    struct report *report = arena_alloc(arena, sizeof *report);
    report->problems.arena = arena;
    report->document = document_read(arena, bytes, &report->kind, &report->problems);
    if (report->document == NULL)
        return report;
    struct work work = {.arena = arena,
        .document = report->document,
        .report = report,
        .values = &mappings->values,
        .portal = &mappings->portal,
        .explanation = {.arena = arena},
        .explanation_en = {.arena = arena}};
    lines_make(&work);
    portal_find(&work);
    reports_separate(&work);
    const struct mapping *mapping = form_choose(&work, mappings);
    if (mapping != NULL)
        form_read(&work, mapping);
    else
        form_missing(&work);
    struct flow flow = flow_make(&work);
    facts_read(&work, &flow);
    pictures_report(&work, &flow);
    sections_read(&work, &flow);
    if (mapping != NULL)
        report_check(arena, mapping, report);
    report->explanation = buffer_text(&work.explanation);
    report->explanation_en = buffer_text(&work.explanation_en);
    return report;
}
