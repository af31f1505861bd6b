/*
 * comparison_json.c: struct comparison -> JSON, as README.md describes it: agencies with their
 * reports, what fails between years first, then every figure of every pair of neighbouring reports,
 * changed or not. An object a line where there are many.
 */
#include "output/comparison_json.h"

#include "base/json_writer.h"
#include "nianbao.h"

const char *link_flag_name(size_t bit) {
    static const char *const names[] = {"changed", "no_number", "zero_base", "break", "caution",
        "years_between", "outlier", "copied", NULL};
    return names[bit];
}

const char *point_state_name(const struct point *point) {
    static const char *const names[] = {"number", "blank", "not_applicable", "text", "absent"};
    return point->figure_count == 0 ? "absent" : names[point->state];
}

static void write_text(struct json_writer *writer, const char *key, struct text text) {
    json_key(writer, key);
    json_string_or_null(writer, text);
}

static void write_number(struct json_writer *writer, const char *key, struct text number) {
    json_key(writer, key);
    json_number(writer, number);
}

static void write_count(struct json_writer *writer, const char *key, size_t count) {
    json_key(writer, key);
    json_integer(writer, (long long)count);
}

static void write_bool(struct json_writer *writer, const char *key, bool value) {
    json_key(writer, key);
    json_bool(writer, value);
}

static void write_years(struct json_writer *writer, const int *years, size_t count) {
    bool compact = writer->compact;
    json_key(writer, "years");
    writer->compact = true;
    json_array_open(writer);
    for (size_t i = 0; i < count; i++)
        json_integer(writer, years[i]);
    json_array_close(writer);
    writer->compact = compact;
}

static void line_open(struct json_writer *writer) {
    json_object_open(writer);
    writer->compact = true;
}

static void line_close(struct json_writer *writer) {
    json_object_close(writer);
    writer->compact = false;
}

/* ---- problems, checks ---- */

static void write_problems(struct json_writer *writer, const struct problems *problems) {
    json_key(writer, "problems");
    json_array_open(writer);
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        line_open(writer);
        write_text(writer, "code", text_from(problem_name(problem->code)));
        write_text(writer, "severity", text_from(severity_name(problem_severity(problem->code))));
        write_text(writer, "message", problem->message);
        write_text(writer, "message_en", problem->message_en);
        write_text(writer, "file", problem->place.part);
        write_text(writer, "raw", problem->place.raw);
        line_close(writer);
    }
    json_array_close(writer);
    write_count(writer, "problems_left_out", problems->left_out);
}

static void write_check(struct json_writer *writer, const struct year_check *made) {
    static const char *const states[] = {"holds", "fails", "not_assessable"};
    const struct check *check = &made->check;
    line_open(writer);
    write_text(writer, "id", check->id);
    write_text(writer, "field", check->field);
    write_text(writer, "column", check->column);
    write_years(writer, made->years, 2);
    write_text(writer, "state", text_from(states[check->state]));
    write_text(writer, "severity", text_from(severity_name(made->rule->severity)));
    write_number(writer, "left", check->left);
    write_number(writer, "right", check->right);
    write_text(writer, "formula", check->formula);
    write_bool(writer, "blanks_as_zero", check->blanks_as_zero);
    line_close(writer);
}

/* Those that fail come first. */
static void write_checks(struct json_writer *writer, const struct year_checks *checks) {
    static const enum check_state order[] = {CHECK_FAILS, CHECK_NOT_ASSESSABLE, CHECK_HOLDS};
    json_key(writer, "checks");
    json_array_open(writer);
    for (size_t state = 0; state < 3; state++)
        for (size_t i = 0; i < checks->count; i++)
            if (checks->items[i].check.state == order[state])
                write_check(writer, &checks->items[i]);
    json_array_close(writer);
}

/* ---- reports ---- */

static void write_report(struct json_writer *writer, const struct year_report *report) {
    line_open(writer);
    write_count(writer, "year", (size_t)report->year);
    write_text(writer, "form", report->form);
    write_bool(writer, "form_of_other_years", report->form_of_other_years);
    write_text(writer, "agency", report->agency);
    write_text(writer, "published", report->published);
    write_bool(writer, "late", report->late);
    write_count(writer, "checks_failing", report->checks[CHECK_FAILS]);
    write_count(writer, "checks_not_assessable", report->checks[CHECK_NOT_ASSESSABLE]);
    write_count(writer, "errors", report->problems[SEVERITY_ERROR]);
    write_count(writer, "warnings", report->problems[SEVERITY_WARNING]);
    write_text(writer, "file", report->path);
    write_text(writer, "source", report->source);
    write_text(writer, "sha256", report->sha256);
    line_close(writer);
}

static void write_reports(struct json_writer *writer, const struct year_agency *agency) {
    json_key(writer, "years");
    writer->compact = true;
    json_array_open(writer);
    for (size_t i = 0; i < agency->report_count; i++)
        json_integer(writer, agency->reports[i]->year);
    json_array_close(writer);
    writer->compact = false;
    json_key(writer, "missing_years");
    writer->compact = true;
    json_array_open(writer);
    for (size_t i = 0; i < agency->missing_count; i++)
        json_integer(writer, agency->missing_years[i]);
    json_array_close(writer);
    writer->compact = false;
    json_key(writer, "reports");
    json_array_open(writer);
    for (size_t i = 0; i < agency->report_count; i++)
        write_report(writer, agency->reports[i]);
    json_array_close(writer);
}

/* ---- changes ---- */

static void write_flags(struct json_writer *writer, unsigned flags) {
    json_key(writer, "flags");
    json_array_open(writer);
    for (size_t bit = 0; link_flag_name(bit) != NULL; bit++)
        if ((flags & 1u << bit) != 0)
            json_string(writer, text_from(link_flag_name(bit)));
    json_array_close(writer);
}

/* What a point is made of: the field, or the fields that were added up, or nothing. */
static void write_fields(struct json_writer *writer, const struct point *points) {
    json_key(writer, "fields");
    json_array_open(writer);
    for (size_t i = 0; i < 2; i++) {
        json_array_open(writer);
        for (size_t f = 0; f < points[i].figure_count; f++)
            json_string(writer, points[i].figures[f]->field);
        json_array_close(writer);
    }
    json_array_close(writer);
}

static void write_states(struct json_writer *writer, const struct point *points) {
    json_key(writer, "states");
    json_array_open(writer);
    for (size_t i = 0; i < 2; i++)
        json_string(writer, text_from(point_state_name(&points[i])));
    json_array_close(writer);
}

static void write_change(struct json_writer *writer, const struct year_agency *agency,
    const struct line *line, size_t now) {
    const struct link *link = &line->links[now];
    const struct point *points = &line->points[now - 1];
    int years[] = {agency->reports[now - 1]->year, agency->reports[now]->year};
    line_open(writer);
    write_text(writer, "field", line->field);
    write_text(writer, "label", line->label);
    write_years(writer, years, 2);
    json_key(writer, "values");
    json_array_open(writer);
    json_number(writer, points[0].value);
    json_number(writer, points[1].value);
    json_array_close(writer);
    write_states(writer, points);
    write_number(writer, "difference", link->difference);
    write_number(writer, "ratio", link->ratio);
    write_text(writer, "comparability", text_from(relation_name(link->relation)));
    write_text(writer, "reason", link->reason);
    write_text(writer, "reason_en", link->reason_en);
    write_flags(writer, link->flags);
    write_fields(writer, points);
    line_close(writer);
}

static void write_changes(struct json_writer *writer, const struct year_agency *agency) {
    json_key(writer, "changes");
    json_array_open(writer);
    for (size_t i = 0; i < agency->line_count; i++)
        for (size_t now = 1; now < agency->report_count; now++)
            if (agency->lines[i].links[now].is_there)
                write_change(writer, agency, &agency->lines[i], now);
    json_array_close(writer);
}

/* ---- copies and text ---- */

static void write_copies(struct json_writer *writer, const struct year_agency *agency) {
    json_key(writer, "copied");
    json_array_open(writer);
    for (size_t i = 0; i < agency->copy_count; i++) {
        const struct copy *copy = &agency->copies[i];
        line_open(writer);
        write_text(writer, "table", copy->table);
        write_years(writer, copy->years, 2);
        write_count(writer, "equal", copy->equal);
        write_count(writer, "compared", copy->compared);
        write_bool(writer, "whole", copy->whole);
        line_close(writer);
    }
    json_array_close(writer);
}

/* repeated / characters with four digits: enough for a share, and the same on every machine. */
static struct text share_text(struct arena *arena, const struct repeat *repeat) {
    size_t share =
        repeat->characters == 0 ? 0 : (repeat->repeated * 20000 / repeat->characters + 1) / 2;
    struct buffer digits = {.arena = arena};
    buffer_format(&digits, "%zu.%04zu", share / 10000, share % 10000);
    return buffer_text(&digits);
}

static void write_repeat(
    struct json_writer *writer, struct arena *arena, const struct repeat *repeat) {
    line_open(writer);
    write_years(writer, repeat->years, 2);
    write_bool(writer, "whole", repeat->whole);
    write_text(writer, "number", repeat->number);
    write_text(writer, "heading", repeat->heading);
    write_count(writer, "characters", repeat->characters);
    write_count(writer, "repeated", repeat->repeated);
    write_number(writer, "share", repeat->characters == 0 ? TEXT_NONE : share_text(arena, repeat));
    write_bool(writer, "over_half", repeat->over_half);
    json_key(writer, "passages");
    json_array_open(writer);
    for (size_t i = 0; i < repeat->passage_count; i++)
        json_string(writer, repeat->passages[i]);
    json_array_close(writer);
    line_close(writer);
}

static void write_agency(
    struct json_writer *writer, struct arena *arena, const struct year_agency *agency) {
    json_object_open(writer);
    write_text(writer, "agency", agency->name);
    json_key(writer, "names");
    writer->compact = true;
    json_array_open(writer);
    for (size_t i = 0; i < agency->name_count; i++)
        json_string(writer, agency->names[i]);
    json_array_close(writer);
    writer->compact = false;
    write_reports(writer, agency);
    write_problems(writer, &agency->problems);
    write_checks(writer, &agency->checks);
    write_copies(writer, agency);
    json_key(writer, "text");
    json_array_open(writer);
    for (size_t i = 0; i < agency->repeat_count; i++)
        write_repeat(writer, arena, &agency->repeats[i]);
    json_array_close(writer);
    write_changes(writer, agency);
    json_object_close(writer);
}

/* ---- the whole ---- */

static void write_totals(struct json_writer *writer, const struct comparison *comparison) {
    json_key(writer, "totals");
    json_array_open(writer);
    for (size_t i = 0; i < comparison->total_count; i++) {
        const struct total *total = &comparison->totals[i];
        line_open(writer);
        write_text(writer, "field", total->field);
        write_count(writer, "year", (size_t)total->year);
        write_number(writer, "sum", total->sum);
        write_count(writer, "numbers", total->numbers);
        write_count(writer, "reports", total->reports);
        line_close(writer);
    }
    json_array_close(writer);
}

struct text comparison_json(struct arena *arena, const struct comparison *comparison) {
    struct buffer out = {.arena = arena};
    struct json_writer writer = {.out = &out};
    json_object_open(&writer);
    write_text(&writer, "schema", TEXT("nianbao.comparison/1"));
    write_text(&writer, "version", TEXT(NIANBAO_VERSION));
    write_problems(&writer, &comparison->problems);
    json_key(&writer, "agencies");
    json_array_open(&writer);
    for (size_t i = 0; i < comparison->agency_count; i++)
        write_agency(&writer, arena, &comparison->agencies[i]);
    json_array_close(&writer);
    write_totals(&writer, comparison);
    json_object_close(&writer);
    buffer_add_byte(&out, '\n');
    return buffer_text(&out);
}
