/*
 * report_reader.c: JSON of a report -> struct report. json_read and the schema come first; after
 * them every key is known to be there. A figure is read again from raw, so a value that was altered
 * by hand is found, and data must agree with cells. Iterative where the file controls the depth.
 */
#include "output/report_reader.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "form/report_check.h"
#include "form/value.h"
#include "nianbao.h"
#include "output/schema.h"

#include <stdlib.h>

enum { DEEPEST_SECTION = 128 };

struct reading {
    struct arena *arena;
    const struct mappings *mappings;
    const struct json *root;
    struct problems *problems;
    struct report *report;
};

static void problem_report(
    struct reading *reading, enum problem_code code, struct text first, struct text second) {
    problem_add(reading->problems, code, (struct place){0}, first, second);
}

/* 0 where it is null or no ordinal. */
static int ordinal_read(const struct json *number) {
    if (number == NULL || number->kind != JSON_NUMBER)
        return 0;
    return number->number >= 1 && number->number <= 1e9 ? (int)number->number : 0;
}

static int member_ordinal(const struct json *object, const char *name) {
    return ordinal_read(json_member(object, name));
}

/* ---- figures ---- */

/* Whether a problem at the figure's place says why its value is not what raw says. */
static bool is_explained(
    const struct reading *reading, const struct figure *figure, const struct json *value) {
    const struct report_record *record = reading->report->record;
    bool null_words = figure->state == STATE_TEXT && value->kind == JSON_NULL;
    for (size_t i = 0; i < record->problem_count; i++) {
        const struct recorded_problem *problem = &record->problems[i];
        if (problem->place.table != figure->table || problem->place.row != figure->row ||
            problem->place.column != figure->column)
            continue;
        enum problem_code code = problem_find(problem->code);
        enum problem_class class = code == PROBLEM_COUNT ? CLASS_NONE : problem_class(code);
        if (class == CLASS_VALUE || (class == CLASS_NULL && null_words))
            return true;
    }
    return false;
}

/* The shortest digits that give the double again: 15 are not always enough. No exponent where the
 * number is whole, as printed figures are. */
static struct text double_text(struct arena *arena, double number) {
    enum { SURE = 15, ENOUGH = 17 };
    struct buffer digits = {.arena = arena};
    buffer_format(&digits, "%.0f", number);
    for (int count = SURE; count <= ENOUGH && strtod(digits.bytes, NULL) != number; count++) {
        digits.length = 0;
        buffer_format(&digits, "%.*g", count, number);
    }
    return buffer_text(&digits);
}

static bool is_same_number(struct text digits, const struct json *number) {
    if (digits.length == 0 || number->kind == JSON_NULL)
        return digits.length == 0 && number->kind == JSON_NULL;
    char *end;
    return strtod(digits.bytes, &end) == number->number;
}

/* Compares value and state with what raw says. */
static void figure_check(
    struct reading *reading, struct figure *figure, const struct json *value, bool raw_known) {
    if (figure->state == STATE_ABSENT) {
        if (value->kind != JSON_NULL || raw_known)
            problem_report(reading, PROBLEM_VALUE_CHANGED, figure->field, figure->raw);
        return;
    }
    struct value read = value_read(
        reading->arena, &reading->mappings->values, &(struct run_text){.text = figure->raw});
    struct text digits =
        read.state == STATE_NUMBER ? text_copy(reading->arena, read.number) : TEXT_NONE;
    bool same = raw_known && read.state == figure->state && is_same_number(digits, value);
    if (same || is_explained(reading, figure, value)) {
        figure->value = same                       ? digits
                        : value->kind == JSON_NULL ? TEXT_NONE
                                                   : double_text(reading->arena, value->number);
        return;
    }
    problem_report(reading, PROBLEM_VALUE_CHANGED, figure->field, figure->raw);
    figure->value = digits;
    figure->state = read.state;
}

static void figures_read(struct reading *reading) {
    const struct json *cells = json_member(reading->root, "cells");
    struct report *report = reading->report;
    report->figures = arena_array(reading->arena, cells->count, sizeof *report->figures);
    for (const struct json *cell = cells->child; cell != NULL; cell = cell->next) {
        struct figure *figure = &report->figures[report->figure_count++];
        figure->field = json_member_string(cell, "field");
        figure->state = cell_state_find(json_member_string(cell, "state"));
        figure->raw = json_member_string(cell, "raw");
        figure->unit = json_member_string(cell, "unit");
        figure->table = member_ordinal(cell, "table");
        figure->row = member_ordinal(cell, "row");
        figure->column = member_ordinal(cell, "column");
        figure_check(reading, figure, json_member(cell, "value"),
            json_member(cell, "raw")->kind == JSON_STRING);
    }
}

/* ---- data and cells ---- */

static const struct json *data_find(const struct json *data, struct text field) {
    for (bool more = true; more && data != NULL;) {
        size_t dot = text_find(field, TEXT("."));
        struct text name = text_slice(field, 0, dot);
        const struct json *child = data->kind == JSON_OBJECT ? data->child : NULL;
        while (child != NULL && !text_equal(child->key, name))
            child = child->next;
        data = child;
        more = dot != SIZE_MAX;
        field = text_slice(field, more ? dot + 1 : field.length, field.length);
    }
    return data;
}

/* Counts the ends of dotted names; an empty object, which no field has, counts as one. */
static size_t leaves_count(const struct json *root) {
    size_t leaves = 0;
    for (const struct json *node = root; node != NULL;) {
        leaves += node->child == NULL && node != root;
        if (node->child != NULL) {
            node = node->child;
            continue;
        }
        while (node != root && node->next == NULL)
            node = node->parent;
        node = node == root ? NULL : node->next;
    }
    return leaves;
}

static void data_check(struct reading *reading) {
    const struct json *data = json_member(reading->root, "data");
    const struct json *cell = json_member(reading->root, "cells")->child;
    size_t found = 0;
    for (; cell != NULL; cell = cell->next) {
        struct text field = json_member_string(cell, "field");
        const struct json *leaf = data_find(data, field), *value = json_member(cell, "value");
        found += leaf != NULL;
        if (leaf == NULL)
            problem_report(reading, PROBLEM_KEY_MISSING, TEXT("data"), field);
        else if (leaf->kind != value->kind || leaf->number != value->number)
            problem_report(reading, PROBLEM_VALUE_CHANGED, field, json_member_string(cell, "raw"));
    }
    if (leaves_count(data) != found)
        problem_report(reading, PROBLEM_VALUE_NOT_ALLOWED, TEXT("data"), TEXT("data = cells"));
}

/* ---- prose ---- */

static void section_read(struct reading *reading, const struct json *from, int parent) {
    struct section *section = &reading->report->sections[reading->report->section_count++];
    const struct json *paragraphs = json_member(from, "paragraphs");
    const struct json *tables = json_member(from, "tables");
    section->parent = parent;
    section->number = json_member_string(from, "number");
    section->heading = json_member_string(from, "heading");
    section->paragraphs =
        arena_array(reading->arena, paragraphs->count, sizeof *section->paragraphs);
    section->tables = arena_array(reading->arena, tables->count, sizeof *section->tables);
    for (const struct json *at = paragraphs->child; at != NULL; at = at->next)
        section->paragraphs[section->paragraph_count++] = at->string;
    for (const struct json *at = tables->child; at != NULL; at = at->next)
        section->tables[section->table_count++] = ordinal_read(at);
}

/* The next section in document order; depth: the number of sections around it. */
static const struct json *section_next(const struct json *section, size_t *depth) {
    const struct json *within = json_member(section, "sections");
    if (within->child != NULL && *depth + 1 < DEEPEST_SECTION) {
        ++*depth;
        return within->child;
    }
    while (section->next == NULL && *depth > 0) {
        section = section->parent->parent;
        --*depth;
    }
    return section->next;
}

static void report_sections_read(struct reading *reading) {
    const struct json *first = json_member(reading->root, "sections")->child;
    struct report *report = reading->report;
    int open[DEEPEST_SECTION] = {-1};
    size_t depth = 0, count = 0;
    for (const struct json *at = first; at != NULL; at = section_next(at, &depth))
        count++;
    report->sections = arena_array(reading->arena, count, sizeof *report->sections);
    depth = 0;
    for (const struct json *at = first; at != NULL; at = section_next(at, &depth)) {
        open[depth] = (int)report->section_count;
        section_read(reading, at, depth == 0 ? -1 : open[depth - 1]);
    }
}

/* ---- checks ---- */

static struct text member_number(
    struct reading *reading, const struct json *object, const char *name) {
    const struct json *member = json_member(object, name);
    return member->kind == JSON_NUMBER ? double_text(reading->arena, member->number) : TEXT_NONE;
}

static void checks_read(struct reading *reading) {
    const struct json *checks = json_member(reading->root, "checks");
    struct report *report = reading->report;
    report->checks = arena_array(reading->arena, checks->count, sizeof *report->checks);
    for (const struct json *at = checks->child; at != NULL; at = at->next)
        report->checks[report->check_count++] = (struct check){
            .id = json_member_string(at, "id"),
            .field = json_member_string(at, "field"),
            .column = json_member_string(at, "column"),
            .state = check_state_find(json_member_string(at, "state")),
            .left = member_number(reading, at, "left"),
            .right = member_number(reading, at, "right"),
            .formula = json_member_string(at, "formula"),
            .blanks_as_zero = json_member(at, "blanks_as_zero")->kind == JSON_TRUE,
        };
}

/* Both null, or the same number. Numbers in an arena end in a zero byte. */
static bool is_same_side(struct text a, struct text b) {
    if (a.length == 0 || b.length == 0)
        return a.length == b.length;
    return strtod(a.bytes, NULL) - strtod(b.bytes, NULL) == 0;
}

static bool is_same_check(const struct check *a, const struct check *b) {
    return text_equal(a->id, b->id) && text_equal(a->field, b->field) &&
           text_equal(a->column, b->column) && a->state == b->state &&
           is_same_side(a->left, b->left) && is_same_side(a->right, b->right) &&
           text_equal(a->formula, b->formula) && a->blanks_as_zero == b->blanks_as_zero;
}

/* Compares the checks of the file with those made again. Another version may word or order them
 * differently, so only files of this version are compared. */
static void checks_compare(struct reading *reading, const struct check *old, size_t old_count) {
    const struct report *report = reading->report;
    for (size_t i = 0; i < old_count || i < report->check_count; i++) {
        if (i >= report->check_count)
            problem_report(reading, PROBLEM_CHECK_CHANGED, old[i].id, old[i].formula);
        else if (i >= old_count || !is_same_check(&old[i], &report->checks[i]))
            problem_report(
                reading, PROBLEM_CHECK_CHANGED, report->checks[i].id, report->checks[i].formula);
    }
}

/* ---- problems ---- */

static void recorded_problems_read(struct reading *reading, struct report_record *record) {
    const struct json *problems = json_member(reading->root, "problems");
    record->problems = arena_array(reading->arena, problems->count, sizeof *record->problems);
    for (const struct json *at = problems->child; at != NULL; at = at->next)
        record->problems[record->problem_count++] = (struct recorded_problem){
            .code = json_member_string(at, "code"),
            .severity = json_member_string(at, "severity"),
            .message = json_member_string(at, "message"),
            .message_en = json_member_string(at, "message_en"),
            .place = {.part = json_member_string(at, "part"),
                .table = member_ordinal(at, "table"),
                .row = member_ordinal(at, "row"),
                .column = member_ordinal(at, "column"),
                .raw = json_member_string(at, "raw")},
        };
}

/* The report's problems are the recorded ones, but for codes of other versions, and for prose,
 * which is compared again where the form is known. */
static void problems_read(struct reading *reading) {
    const struct report_record *record = reading->report->record;
    struct problems *problems = &reading->report->problems;
    for (size_t i = 0; i < record->problem_count && problems->left_out == 0; i++) {
        const struct recorded_problem *recorded = &record->problems[i];
        enum problem_code code = problem_find(recorded->code);
        if (code == PROBLEM_COUNT || problem_class(code) == CLASS_CHECK)
            continue;
        problem_add(problems, code, recorded->place, TEXT_NONE, TEXT_NONE);
        if (problems->left_out == 0) {
            problems->items[problems->count - 1].message = recorded->message;
            problems->items[problems->count - 1].message_en = recorded->message_en;
        }
    }
}

/* Reports fields of the form that are missing, optional ones aside, and fields that it has not. */
static void fields_check(struct reading *reading, const struct mapping *mapping) {
    const struct report *report = reading->report;
    size_t next = 0;
    for (size_t i = 0; i < mapping->field_count; i++) {
        const struct mapping_field *field = &mapping->fields[i];
        if (next < report->figure_count && text_equal(report->figures[next].field, field->path))
            next++;
        else if (!mapping_field_optional(mapping, field))
            problem_report(reading, PROBLEM_FIELD_MISSING, field->path, TEXT_NONE);
    }
    if (next < report->figure_count)
        problem_report(reading, PROBLEM_FIELD_UNKNOWN, report->figures[next].field, TEXT_NONE);
}

static void checks_repeat(struct reading *reading) {
    struct report *report = reading->report;
    const struct check *old = report->checks;
    size_t old_count = report->check_count;
    const struct mapping *mapping = mappings_find(reading->mappings, report->form);
    if (report->form.length == 0)
        return;
    if (mapping == NULL) {
        problem_report(reading, PROBLEM_FORM_NOT_LOADED, report->form, TEXT_NONE);
        return;
    }
    fields_check(reading, mapping);
    report_check(reading->arena, mapping, report);
    if (!text_equal(mapping->version, report->mapping_version))
        problem_report(
            reading, PROBLEM_MAPPING_OTHER_VERSION, report->mapping_version, mapping->version);
    else if (text_equal(report->record->converter_version, TEXT(NIANBAO_VERSION)))
        checks_compare(reading, old, old_count);
}

/* ---- the report ---- */

/* The values of --sidecar in one line of JSON; empty: none. */
static struct text sidecar_values_read(struct arena *arena, const struct json *values) {
    struct buffer out = {.arena = arena};
    struct json_writer writer = {.out = &out, .compact = true};
    if (values == NULL || values->kind != JSON_ARRAY)
        return TEXT_NONE;
    json_array_open(&writer);
    for (const struct json *at = values->child; at != NULL; at = at->next) {
        json_object_open(&writer);
        json_member_exact(&writer, "name", json_member_string(at, "name"));
        json_member_exact(&writer, "value", json_member_string(at, "value"));
        json_object_close(&writer);
    }
    json_array_close(&writer);
    return buffer_text(&out);
}

static void report_facts_read(struct reading *reading) {
    const struct json *facts = json_member(reading->root, "report");
    const struct json *period = json_member(facts, "period");
    const struct json *converter = json_member(reading->root, "converter");
    const struct json *source = json_member(reading->root, "source");
    struct report_record *record = arena_alloc(reading->arena, sizeof *record);
    struct report *report = reading->report;
    report->record = record;
    report->source_name = json_member_string(source, "name");
    report->source_sha256 = json_member_string(source, "sha256");
    report->title = json_member_string(facts, "title");
    report->agency = json_member_string(facts, "agency");
    report->year = member_ordinal(facts, "year");
    report->form = json_member_string(facts, "form");
    report->published = json_member_string(facts, "published");
    report->period_start = json_member_string(period, "start");
    report->period_end = json_member_string(period, "end");
    report->mapping_version = json_member_string(json_member(converter, "mapping"), "version");
    record->converter_version = json_member_string(converter, "version");
    record->bytes = (long long)json_member(source, "bytes")->number;
    record->format = json_member_string(source, "format");
    record->puid = json_member_string(source, "puid");
    record->application = json_member_string(source, "application");
    record->created = json_member_string(source, "created");
    record->modified = json_member_string(source, "modified");
    record->by = json_member_string(source, "by");
    record->archive = sidecar_values_read(reading->arena, json_member(source, "archive"));
    recorded_problems_read(reading, record);
}

struct report *report_read(struct arena *arena, const struct report_reader *reader,
    struct text json, struct problems *problems) {
    struct wording error = {0};
    struct reading reading = {.arena = arena,
        .mappings = reader->mappings,
        .root = json_read(arena, json, &error),
        .problems = problems};
    if (reading.root == NULL)
        problem_add_detail(
            problems, PROBLEM_JSON_BROKEN, (struct place){0}, TEXT_NONE, error, TEXT_NONE);
    else
        schema_check(reader->schema, arena, reading.root, problems);
    if (problems->count != 0)
        return NULL;
    reading.report = arena_alloc(arena, sizeof *reading.report);
    reading.report->problems.arena = arena;
    report_facts_read(&reading);
    figures_read(&reading);
    data_check(&reading);
    report_sections_read(&reading);
    checks_read(&reading);
    problems_read(&reading);
    checks_repeat(&reading);
    return reading.report;
}

/* Quotes in a string are escaped, so only the key is found. */
struct text report_of_line(struct arena *arena, struct text line) {
    struct buffer report = {.arena = arena};
    size_t at = text_find(line, TEXT("\"schema\":"));
    if (!text_starts(line, TEXT("{\"path\":")) || at == SIZE_MAX)
        return text_copy(arena, line);
    buffer_add_byte(&report, '{');
    buffer_add(&report, text_slice(line, at, line.length));
    return buffer_text(&report);
}
