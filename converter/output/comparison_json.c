/*
 * comparison_json.c: struct comparison -> JSON, as docs/compare.md describes it: agencies with
 * their reports, the checks that fail between years first, then every figure of every pair of
 * neighbouring reports, changed or not. The elements of long arrays have a line each.
 */
#include "base/json_writer.h"
#include "output/comparison_writer.h"

const char *link_flag_name(size_t bit) {
    static const char *const names[] = {"changed", "no_number", "zero_base", "break", "caution",
        "years_between", "outlier", "copied", NULL};
    return names[bit];
}

const char *point_state_name(const struct point *point) {
    return cell_state_name(point->figure_count == 0 ? STATE_ABSENT : point->state).bytes;
}

static void years_write(
    struct json_writer *writer, const char *key, const int *years, size_t count) {
    bool compact = writer->compact;
    json_key(writer, key);
    writer->compact = true;
    json_array_open(writer);
    for (size_t i = 0; i < count; i++)
        json_integer(writer, years[i]);
    json_array_close(writer);
    writer->compact = compact;
}

struct text point_failing(
    const struct year_agency *agency, const struct point *point, size_t number) {
    struct text id = agency->failures[point->failures[number]].check->id;
    for (size_t i = 0; i < number; i++)
        if (text_equal(agency->failures[point->failures[i]].check->id, id))
            return TEXT_NONE;
    return id;
}

/* ---- problems, checks ---- */

static void problems_write(struct json_writer *writer, const struct problems *problems) {
    json_member_array(writer, "problems");
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        json_line_open(writer);
        json_member_text(writer, "code", text_from(problem_name(problem->code)));
        json_member_text(
            writer, "severity", text_from(severity_name(problem_severity(problem->code))));
        json_member_text(writer, "message", problem->message);
        json_member_text(writer, "message_en", problem->message_en);
        json_member_text(writer, "file", problem->place.part);
        json_member_text(writer, "raw", problem->place.raw);
        json_line_close(writer);
    }
    json_array_close(writer);
    json_member_size(writer, "problems_left_out", problems->left_out);
}

/* between: of a check between two reports, which has years and a severity; else NULL. */
static void check_write(
    struct json_writer *writer, const struct check *check, const struct year_check *between) {
    json_line_open(writer);
    json_member_text(writer, "id", check->id);
    json_member_text(writer, "field", check->field);
    json_member_text(writer, "column", check->column);
    if (between != NULL)
        years_write(writer, "years", between->years, 2);
    json_member_text(writer, "state", check_state_name(check->state));
    if (between != NULL)
        json_member_text(writer, "severity", text_from(severity_name(between->rule->severity)));
    json_member_number(writer, "left", check->left);
    json_member_number(writer, "right", check->right);
    json_member_text(writer, "formula", check->formula);
    json_member_bool(writer, "blanks_as_zero", check->blanks_as_zero);
    json_line_close(writer);
}

/* Writes the checks that fail first, of these the ones that must hold. */
static void checks_write(struct json_writer *writer, const struct year_checks *checks) {
    static const struct {
        enum check_state state;
        enum severity least, most;
    } order[] = {{CHECK_FAILS, SEVERITY_ERROR, SEVERITY_ERROR},
        {CHECK_FAILS, SEVERITY_NOTE, SEVERITY_WARNING},
        {CHECK_NOT_ASSESSABLE, SEVERITY_NOTE, SEVERITY_ERROR},
        {CHECK_HOLDS, SEVERITY_NOTE, SEVERITY_ERROR}};
    json_member_array(writer, "checks");
    for (size_t turn = 0; turn < sizeof order / sizeof *order; turn++)
        for (size_t i = 0; i < checks->count; i++) {
            enum severity severity = checks->items[i].rule->severity;
            if (checks->items[i].check.state == order[turn].state &&
                severity >= order[turn].least && severity <= order[turn].most)
                check_write(writer, &checks->items[i].check, &checks->items[i]);
        }
    json_array_close(writer);
}

/* ---- reports ---- */

static void report_write(struct json_writer *writer, const struct year_agency *agency, size_t r) {
    const struct year_report *report = agency->reports[r];
    const size_t *failing = agency->marks[r].failing;
    json_line_open(writer);
    json_member_integer(writer, "year", report->year);
    json_member_text(writer, "form", report->form);
    json_member_bool(writer, "form_of_other_years", report->form_of_other_years);
    json_member_text(writer, "agency", report->agency);
    json_member_text(writer, "published", report->published);
    json_member_bool(writer, "late", report->late);
    json_member_size(writer, "checks_failing", failing[FAILURE_OWN]);
    json_member_size(writer, "checks_not_assessable", report->checks[CHECK_NOT_ASSESSABLE]);
    json_member_size(writer, "carried_failing", failing[FAILURE_CARRIED]);
    json_member_size(writer, "doubtful", failing[FAILURE_DOUBT]);
    json_member_size(writer, "errors", report->problems[SEVERITY_ERROR]);
    json_member_size(writer, "warnings", report->problems[SEVERITY_WARNING]);
    json_member_text(writer, "file", report->path);
    json_member_text(writer, "source", report->source);
    json_member_text(writer, "sha256", report->sha256);
    json_member_array(writer, "failing"); /* of its own checks */
    for (size_t i = 0; i < agency->failure_count; i++)
        if (agency->failures[i].kind == FAILURE_OWN && agency->failures[i].now == r)
            check_write(writer, agency->failures[i].check, NULL);
    json_array_close(writer);
    json_line_close(writer);
}

/* ---- changes ---- */

/* A link, and of the two points that it joins: values, states, the fields of each (a sum has
 * several) and the checks that fail with it. */
static void change_write(struct json_writer *writer, const struct year_agency *agency,
    const struct line *line, size_t now) {
    const struct link *link = &line->links[now];
    const struct point *points = &line->points[now - 1];
    int years[] = {agency->reports[now - 1]->year, agency->reports[now]->year};
    json_line_open(writer);
    json_member_text(writer, "field", link->field);
    json_member_text(writer, "label", link->label);
    json_member_text(writer, "line", line->field);
    years_write(writer, "years", years, 2);
    json_member_array(writer, "values");
    for (size_t i = 0; i < 2; i++)
        json_number(writer, points[i].value);
    json_array_close(writer);
    json_member_array(writer, "states");
    for (size_t i = 0; i < 2; i++)
        json_string(writer, text_from(point_state_name(&points[i])));
    json_array_close(writer);
    json_member_number(writer, "difference", link->difference);
    json_member_number(writer, "ratio", link->ratio);
    json_member_number(writer, "percent", link->percent);
    json_member_text(writer, "comparability", text_from(relation_name(link->relation)));
    json_member_text(writer, "reason", link->reason);
    json_member_text(writer, "reason_en", link->reason_en);
    json_member_array(writer, "flags");
    for (size_t bit = 0; link_flag_name(bit) != NULL; bit++)
        if ((link->flags & 1u << bit) != 0)
            json_string(writer, text_from(link_flag_name(bit)));
    json_array_close(writer);
    json_member_array(writer, "failing");
    for (size_t i = 0; i < 2; i++) {
        json_array_open(writer);
        for (size_t f = 0; f < points[i].failure_count; f++) {
            struct text id = point_failing(agency, &points[i], f);
            if (id.length != 0)
                json_string(writer, id);
        }
        json_array_close(writer);
    }
    json_array_close(writer);
    json_member_array(writer, "fields");
    for (size_t i = 0; i < 2; i++) {
        json_array_open(writer);
        for (size_t f = 0; f < points[i].figure_count; f++)
            json_string(writer, points[i].figures[f]->field);
        json_array_close(writer);
    }
    json_array_close(writer);
    json_line_close(writer);
}

/* ---- copies and text ---- */

static void copies_write(struct json_writer *writer, const struct year_agency *agency) {
    json_member_array(writer, "copied");
    for (size_t i = 0; i < agency->copy_count; i++) {
        const struct copy *copy = &agency->copies[i];
        json_line_open(writer);
        json_member_text(writer, "table", copy->table);
        years_write(writer, "years", copy->years, 2);
        json_member_size(writer, "equal", copy->equal);
        json_member_size(writer, "compared", copy->compared);
        json_member_bool(writer, "whole", copy->whole);
        json_line_close(writer);
    }
    json_array_close(writer);
}

/* The share is never rounded up to a half that is not reached. */
static void repeat_write(
    struct json_writer *writer, struct arena *arena, const struct repeat *repeat) {
    struct buffer share = {.arena = arena};
    if (repeat->characters != 0) {
        size_t parts = repeat->repeated * 10000 / repeat->characters;
        buffer_format(&share, "%zu.%04zu", parts / 10000, parts % 10000);
    }
    json_line_open(writer);
    years_write(writer, "years", repeat->years, 2);
    json_member_bool(writer, "whole", repeat->whole);
    json_member_text(writer, "number", repeat->number);
    json_member_text(writer, "heading", repeat->heading);
    json_member_size(writer, "characters", repeat->characters);
    json_member_size(writer, "repeated", repeat->repeated);
    json_member_number(writer, "share", buffer_text(&share));
    json_member_bool(writer, "over_half", repeat->over_half);
    json_member_array(writer, "passages");
    for (size_t i = 0; i < repeat->passage_count; i++)
        json_string(writer, repeat->passages[i]);
    json_array_close(writer);
    json_line_close(writer);
}

static void agency_write(
    struct json_writer *writer, struct arena *arena, const struct year_agency *agency) {
    int *years = arena_array(arena, agency->report_count, sizeof *years);
    for (size_t i = 0; i < agency->report_count; i++)
        years[i] = agency->reports[i]->year;
    json_object_open(writer);
    json_member_text(writer, "agency", agency->name);
    json_key(writer, "names");
    writer->compact = true;
    json_array_open(writer);
    for (size_t i = 0; i < agency->name_count; i++)
        json_string(writer, agency->names[i]);
    json_array_close(writer);
    writer->compact = false;
    years_write(writer, "years", years, agency->report_count);
    years_write(writer, "missing_years", agency->missing_years, agency->missing_count);
    json_member_array(writer, "reports");
    for (size_t i = 0; i < agency->report_count; i++)
        report_write(writer, agency, i);
    json_array_close(writer);
    problems_write(writer, &agency->problems);
    checks_write(writer, &agency->checks);
    copies_write(writer, agency);
    json_member_array(writer, "text");
    for (size_t i = 0; i < agency->repeat_count; i++)
        repeat_write(writer, arena, &agency->repeats[i]);
    json_array_close(writer);
    json_member_array(writer, "changes");
    for (size_t i = 0; i < agency->line_count; i++)
        for (size_t now = 1; now < agency->report_count; now++)
            if (agency->lines[i].links[now].is_there)
                change_write(writer, agency, &agency->lines[i], now);
    json_array_close(writer);
    json_object_close(writer);
}

/* ---- the whole ---- */

static void totals_write(struct json_writer *writer, const struct comparison *comparison) {
    json_member_array(writer, "totals");
    for (size_t i = 0; i < comparison->total_count; i++) {
        const struct total *total = &comparison->totals[i];
        json_line_open(writer);
        json_member_text(writer, "form", total->form);
        json_member_text(writer, "field", total->field);
        json_member_integer(writer, "year", total->year);
        json_member_number(writer, "sum", total->sum);
        json_member_size(writer, "numbers", total->numbers);
        json_member_size(writer, "reports", total->reports);
        json_line_close(writer);
    }
    json_array_close(writer);
}

struct json_state {
    const struct comparison *comparison;
    struct json_writer writer; /* between two pieces without a buffer */
};

static void *json_open(struct arena *arena, const struct comparison *comparison,
    const struct comparison_options *options) {
    struct json_state *state = arena_alloc(arena, sizeof *state);
    (void)options;
    state->comparison = comparison;
    return state;
}

static struct text json_begin(void *context, struct arena *arena) {
    struct json_state *state = context;
    struct json_writer *writer = &state->writer;
    struct buffer out = {.arena = arena};
    writer->out = &out;
    json_object_open(writer);
    json_member_text(writer, "schema", TEXT("nianbao.comparison/1"));
    json_member_text(writer, "version", TEXT(NIANBAO_VERSION));
    problems_write(writer, &state->comparison->problems);
    json_member_array(writer, "agencies");
    return buffer_text(&out);
}

static struct text json_add(void *context, struct arena *arena, const struct year_agency *agency) {
    struct json_state *state = context;
    struct buffer out = {.arena = arena};
    state->writer.out = &out;
    agency_write(&state->writer, arena, agency);
    return buffer_text(&out);
}

static struct text json_end(void *context, struct arena *arena) {
    struct json_state *state = context;
    struct buffer out = {.arena = arena};
    state->writer.out = &out;
    json_array_close(&state->writer);
    totals_write(&state->writer, state->comparison);
    json_object_close(&state->writer);
    buffer_add_byte(&out, '\n');
    return buffer_text(&out);
}

const struct comparison_format comparison_json = {json_open, json_begin, json_add, json_end};
