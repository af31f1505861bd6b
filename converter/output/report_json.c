/*
 * report_json.c: struct report -> JSON. Every key is always there and in one order, so that two
 * runs can be compared byte by byte and readers of tables see every column from the first row on.
 *
 *     schema  report{}  source{}  converter{}  data{}  cells[]  sections[]  checks[]  problems[]
 *
 * A figure keeps its digits as printed. Cells, checks and problems take a line each.
 */
#include "output/report_json.h"

#include "base/json_writer.h"
#include "base/sha256.h"
#include "nianbao.h"

/* ---- report, source, converter ---- */

static void write_report(struct json_writer *writer, const struct report *report) {
    json_member_object(writer, "report");
    json_member_text(writer, "title", report->title);
    json_member_text(writer, "agency", report->agency);
    json_member_ordinal(writer, "year", report->year);
    json_member_text(writer, "form", report->form);
    json_member_object(writer, "period");
    json_member_text(writer, "start", report->period_start);
    json_member_text(writer, "end", report->period_end);
    json_object_close(writer);
    json_member_text(writer, "published", report->published);
    json_object_close(writer);
}

static void write_source(struct json_writer *writer, struct arena *arena,
    const struct report *report, const struct source *source) {
    const struct document *document = report->document;
    bool made = source->converted.length != 0;
    json_member_object(writer, "source");
    json_member_exact(writer, "name", source->name);
    json_member_size(writer, "bytes", source->bytes.length);
    json_member_text(writer, "sha256",
        source->sha256.length != 0 ? source->sha256 : sha256_hex(arena, source->bytes));
    json_member_text(writer, "format", report->kind.format);
    json_member_text(writer, "puid", report->kind.puid);
    json_member_text(writer, "puid_basis", report->kind.puid_basis);
    json_member_text(writer, "application", made ? TEXT_NONE : document->application);
    json_member_text(writer, "created", document->created);
    json_member_text(writer, "modified", document->modified);
    json_member_text(writer, "by", document->by);
    if (made) { /* without the hash of that docx, which holds the time at which it was made */
        json_member_object(writer, "converted");
        json_member_text(writer, "by", document->application);
        json_object_close(writer);
    } else {
        json_member_text(writer, "converted", TEXT_NONE);
    }
    json_key(writer, "archive"); /* the values of --sidecar */
    if (source->archive_count == 0)
        json_null(writer);
    else
        json_array_open(writer);
    for (size_t i = 0; i < source->archive_count; i++) {
        json_line_open(writer);
        json_member_exact(writer, "name", source->archive[i].name);
        json_member_exact(writer, "value", source->archive[i].value);
        json_line_close(writer);
    }
    if (source->archive_count != 0)
        json_array_close(writer);
    json_object_close(writer);
}

static void write_converter(struct json_writer *writer, const struct report *report) {
    json_member_object(writer, "converter");
    json_member_exact(writer, "version", TEXT(NIANBAO_VERSION));
    json_member_object(writer, "mapping");
    json_member_text(writer, "id", report->form);
    json_member_text(writer, "version", report->mapping_version);
    json_object_close(writer);
    json_object_close(writer);
}

/* ---- the figures ---- */

/* The fields as a tree of their dotted names. */
struct node {
    struct text name;
    const struct figure *figure; /* of a leaf */
    struct node *parent, *child, *last, *next;
};

static struct node *node_child(struct arena *arena, struct node *parent, struct text name) {
    struct node *node = parent->last;
    if (node != NULL && text_equal(node->name, name))
        return node;
    for (node = parent->child; node != NULL; node = node->next)
        if (text_equal(node->name, name))
            return node;
    node = arena_alloc(arena, sizeof *node);
    node->name = name;
    node->parent = parent;
    if (parent->last == NULL)
        parent->child = node;
    else
        parent->last->next = node;
    return parent->last = node;
}

static void write_data(
    struct json_writer *writer, struct arena *arena, const struct report *report) {
    struct node *root = arena_alloc(arena, sizeof *root), *node;
    for (size_t i = 0; i < report->figure_count; i++) {
        struct text rest = report->figures[i].field;
        node = root;
        for (size_t dot; (dot = text_find(rest, TEXT("."))) != SIZE_MAX;) {
            node = node_child(arena, node, text_slice(rest, 0, dot));
            rest = text_slice(rest, dot + 1, rest.length);
        }
        node_child(arena, node, rest)->figure = &report->figures[i];
    }
    json_member_object(writer, "data");
    for (node = root->child; node != NULL;) {
        json_key_text(writer, node->name);
        if (node->child != NULL) {
            json_object_open(writer);
            node = node->child;
            continue;
        }
        json_number(writer, node->figure->value);
        for (; node->next == NULL && node->parent != root; node = node->parent)
            json_object_close(writer);
        node = node->next;
    }
    json_object_close(writer);
}

static void write_cells(struct json_writer *writer, const struct report *report) {
    json_member_array(writer, "cells");
    for (size_t i = 0; i < report->figure_count; i++) {
        const struct figure *figure = &report->figures[i];
        json_line_open(writer);
        json_member_text(writer, "field", figure->field);
        json_member_number(writer, "value", figure->value);
        json_key(writer, "raw");
        if (figure->state == STATE_ABSENT)
            json_null(writer);
        else
            json_string(writer, figure->raw);
        json_member_text(writer, "state", cell_state_name(figure->state));
        json_member_text(writer, "unit", figure->unit);
        json_member_ordinal(writer, "table", figure->table);
        json_member_ordinal(writer, "row", figure->row);
        json_member_ordinal(writer, "column", figure->column);
        json_line_close(writer);
    }
    json_array_close(writer);
}

/* ---- the prose ---- */

/* Opens a section and leaves its list of sections open. */
static void section_begin(struct json_writer *writer, const struct section *section) {
    json_object_open(writer);
    json_member_text(writer, "number", section->number);
    json_member_text(writer, "heading", section->heading);
    json_member_array(writer, "paragraphs");
    for (size_t i = 0; i < section->paragraph_count; i++)
        json_string(writer, section->paragraphs[i]);
    json_array_close(writer);
    json_member_array(writer, "tables");
    writer->compact = true;
    for (size_t i = 0; i < section->table_count; i++)
        json_integer(writer, section->tables[i]);
    json_array_close(writer);
    writer->compact = false;
    json_member_array(writer, "sections");
}

/* Sections are in document order: one closes when the next is not within it. */
static void write_sections(struct json_writer *writer, const struct report *report) {
    int open = -1;
    json_member_array(writer, "sections");
    for (size_t i = 0; i <= report->section_count; i++) {
        int parent = i < report->section_count ? report->sections[i].parent : -1;
        for (; open != parent && open >= 0; open = report->sections[open].parent) {
            json_array_close(writer);
            json_object_close(writer);
        }
        if (i < report->section_count)
            section_begin(writer, &report->sections[i]);
        open = (int)i;
    }
    json_array_close(writer);
}

/* ---- checks and problems ---- */

static void write_checks(struct json_writer *writer, const struct report *report) {
    json_member_array(writer, "checks");
    for (size_t i = 0; i < report->check_count; i++) {
        const struct check *check = &report->checks[i];
        json_line_open(writer);
        json_member_text(writer, "id", check->id);
        json_member_text(writer, "field", check->field);
        json_member_text(writer, "column", check->column);
        json_member_text(writer, "state", check_state_name(check->state));
        json_member_number(writer, "left", check->left);
        json_member_number(writer, "right", check->right);
        json_member_text(writer, "formula", check->formula);
        json_member_bool(writer, "blanks_as_zero", check->blanks_as_zero);
        json_line_close(writer);
    }
    json_array_close(writer);
}

static void write_problem(struct json_writer *writer, const struct problem *problem) {
    json_line_open(writer);
    json_member_text(writer, "code", text_from(problem_name(problem->code)));
    json_member_text(writer, "severity", text_from(severity_name(problem_severity(problem->code))));
    json_member_text(writer, "message", problem->message);
    json_member_text(writer, "message_en", problem->message_en);
    json_member_text(writer, "part", problem->place.part);
    json_member_ordinal(writer, "table", problem->place.table);
    json_member_ordinal(writer, "row", problem->place.row);
    json_member_ordinal(writer, "column", problem->place.column);
    json_member_text(writer, "raw", problem->place.raw);
    json_line_close(writer);
}

static void write_problems(
    struct json_writer *writer, struct arena *arena, const struct problems *problems) {
    json_member_array(writer, "problems");
    for (size_t i = 0; i < problems->count; i++)
        write_problem(writer, &problems->items[i]);
    if (problems->left_out != 0) {
        struct problem more = problems_left_out(arena, problems);
        write_problem(writer, &more);
    }
    json_array_close(writer);
}

static void write_members(struct json_writer *writer, struct arena *arena,
    const struct report *report, const struct source *source) {
    json_member_text(writer, "schema", TEXT("nianbao.report/1"));
    write_report(writer, report);
    write_source(writer, arena, report, source);
    write_converter(writer, report);
    write_data(writer, arena, report);
    write_cells(writer, report);
    write_sections(writer, report);
    write_checks(writer, report);
    write_problems(writer, arena, &report->problems);
}

/* The same keys where there is no report. */
static void write_no_report(
    struct json_writer *writer, struct arena *arena, const struct problems *problems) {
    static const char *const nulls[] = {"report", "source", "converter", "data"};
    static const char *const lists[] = {"cells", "sections", "checks"};
    json_member_text(writer, "schema", TEXT("nianbao.report/1"));
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
        json_member_text(writer, nulls[i], TEXT_NONE);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        json_key(writer, lists[i]);
        json_array_open(writer);
        json_array_close(writer);
    }
    write_problems(writer, arena, problems);
}

struct text report_json(
    struct arena *arena, const struct report *report, const struct source *source) {
    struct buffer out = {.arena = arena};
    struct json_writer writer = {.out = &out};
    json_object_open(&writer);
    write_members(&writer, arena, report, source);
    json_object_close(&writer);
    buffer_add_byte(&out, '\n');
    return buffer_text(&out);
}

struct text report_json_line(struct arena *arena, const struct report_line *line,
    const struct report *report, const struct source *source) {
    struct buffer out = {.arena = arena};
    struct json_writer writer = {.out = &out, .one_line = true};
    json_object_open(&writer);
    json_member_text(&writer, "path", line->path);
    json_member_text(&writer, "sha256", line->sha256);
    json_member_text(&writer, "status", line->status);
    if (report != NULL)
        write_members(&writer, arena, report, source);
    else
        write_no_report(&writer, arena, line->problems);
    json_object_close(&writer);
    buffer_add_byte(&out, '\n');
    return buffer_text(&out);
}
