/*
 * comparison_json.c: struct comparison -> JSON, as docs/compare.md describes it: agencies with
 * their reports, what fails between years first, then every figure of every pair of neighbouring
 * reports, changed or not. An object a line where there are many.
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

struct text point_failing(
    const struct year_agency *agency, const struct point *point, size_t number) {
    struct text id = agency->failures[point->failures[number]].check->id;
    for (size_t i = 0; i < number; i++)
        if (text_equal(agency->failures[point->failures[i]].check->id, id))
            return TEXT_NONE;
    return id;
}

/* ---- problems, checks ---- */

static void write_problems(struct json_writer *writer, const struct problems *problems) {
    json_key(writer, "problems");
    json_array_open(writer);
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
    json_member_integer(writer, "problems_left_out", (long long)problems->left_out);
}

/* years, severity: of a check between two reports only. */
static void write_check(
    struct json_writer *writer, const struct check *check, const struct year_check *between) {
    static const char *const states[] = {"holds", "fails", "not_assessable"};
    json_line_open(writer);
    json_member_text(writer, "id", check->id);
    json_member_text(writer, "field", check->field);
    json_member_text(writer, "column", check->column);
    if (between != NULL)
        write_years(writer, between->years, 2);
    json_member_text(writer, "state", text_from(states[check->state]));
    if (between != NULL)
        json_member_text(writer, "severity", text_from(severity_name(between->rule->severity)));
    json_member_number(writer, "left", check->left);
    json_member_number(writer, "right", check->right);
    json_member_text(writer, "formula", check->formula);
    json_member_bool(writer, "blanks_as_zero", check->blanks_as_zero);
    json_line_close(writer);
}

/* Those that fail come first, of these the ones that must not. */
static void write_checks(struct json_writer *writer, const struct year_checks *checks) {
    static const struct {
        enum check_state state;
        enum severity least, most;
    } order[] = {{CHECK_FAILS, SEVERITY_ERROR, SEVERITY_ERROR},
        {CHECK_FAILS, SEVERITY_NOTE, SEVERITY_WARNING},
        {CHECK_NOT_ASSESSABLE, SEVERITY_NOTE, SEVERITY_ERROR},
        {CHECK_HOLDS, SEVERITY_NOTE, SEVERITY_ERROR}};
    json_key(writer, "checks");
    json_array_open(writer);
    for (size_t turn = 0; turn < sizeof order / sizeof *order; turn++)
        for (size_t i = 0; i < checks->count; i++) {
            enum severity severity = checks->items[i].rule->severity;
            if (checks->items[i].check.state == order[turn].state &&
                severity >= order[turn].least && severity <= order[turn].most)
                write_check(writer, &checks->items[i].check, &checks->items[i]);
        }
    json_array_close(writer);
}

/* ---- reports ---- */

/* The checks within the report that fail. */
static void write_own_checks(
    struct json_writer *writer, const struct year_agency *agency, size_t r) {
    json_key(writer, "failing");
    json_array_open(writer);
    for (size_t i = 0; i < agency->failure_count; i++)
        if (agency->failures[i].kind == FAILURE_OWN && agency->failures[i].now == r)
            write_check(writer, agency->failures[i].check, NULL);
    json_array_close(writer);
}

static void write_report(struct json_writer *writer, const struct year_agency *agency, size_t r) {
    const struct year_report *report = agency->reports[r];
    const size_t *failing = agency->marks[r].failing;
    json_line_open(writer);
    json_member_integer(writer, "year", report->year);
    json_member_text(writer, "form", report->form);
    json_member_bool(writer, "form_of_other_years", report->form_of_other_years);
    json_member_text(writer, "agency", report->agency);
    json_member_text(writer, "published", report->published);
    json_member_bool(writer, "late", report->late);
    json_member_integer(writer, "checks_failing", (long long)failing[FAILURE_OWN]);
    json_member_integer(
        writer, "checks_not_assessable", (long long)report->checks[CHECK_NOT_ASSESSABLE]);
    json_member_integer(writer, "carried_failing", (long long)failing[FAILURE_CARRIED]);
    json_member_integer(writer, "doubtful", (long long)failing[FAILURE_DOUBT]);
    json_member_integer(writer, "errors", (long long)report->problems[SEVERITY_ERROR]);
    json_member_integer(writer, "warnings", (long long)report->problems[SEVERITY_WARNING]);
    json_member_text(writer, "file", report->path);
    json_member_text(writer, "source", report->source);
    json_member_text(writer, "sha256", report->sha256);
    write_own_checks(writer, agency, r);
    json_line_close(writer);
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
        write_report(writer, agency, i);
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

/* The checks that fail with the figures of each side. */
static void write_failing(
    struct json_writer *writer, const struct year_agency *agency, const struct point *points) {
    json_key(writer, "failing");
    json_array_open(writer);
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
}

static void write_change(struct json_writer *writer, const struct year_agency *agency,
    const struct line *line, size_t now) {
    const struct link *link = &line->links[now];
    const struct point *points = &line->points[now - 1];
    int years[] = {agency->reports[now - 1]->year, agency->reports[now]->year};
    json_line_open(writer);
    json_member_text(writer, "field", link->field);
    json_member_text(writer, "label", link->label);
    json_member_text(writer, "line", line->field);
    write_years(writer, years, 2);
    json_key(writer, "values");
    json_array_open(writer);
    json_number(writer, points[0].value);
    json_number(writer, points[1].value);
    json_array_close(writer);
    write_states(writer, points);
    json_member_number(writer, "difference", link->difference);
    json_member_number(writer, "ratio", link->ratio);
    json_member_number(writer, "percent", link->percent);
    json_member_text(writer, "comparability", text_from(relation_name(link->relation)));
    json_member_text(writer, "reason", link->reason);
    json_member_text(writer, "reason_en", link->reason_en);
    write_flags(writer, link->flags);
    write_failing(writer, agency, points);
    write_fields(writer, points);
    json_line_close(writer);
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
        json_line_open(writer);
        json_member_text(writer, "table", copy->table);
        write_years(writer, copy->years, 2);
        json_member_integer(writer, "equal", (long long)copy->equal);
        json_member_integer(writer, "compared", (long long)copy->compared);
        json_member_bool(writer, "whole", copy->whole);
        json_line_close(writer);
    }
    json_array_close(writer);
}

/* repeated / characters, never rounded up to a half that it does not reach. */
static struct text share_text(struct arena *arena, const struct repeat *repeat) {
    size_t share = repeat->repeated * 10000 / repeat->characters;
    struct buffer digits = {.arena = arena};
    buffer_format(&digits, "%zu.%04zu", share / 10000, share % 10000);
    return buffer_text(&digits);
}

static void write_repeat(
    struct json_writer *writer, struct arena *arena, const struct repeat *repeat) {
    json_line_open(writer);
    write_years(writer, repeat->years, 2);
    json_member_bool(writer, "whole", repeat->whole);
    json_member_text(writer, "number", repeat->number);
    json_member_text(writer, "heading", repeat->heading);
    json_member_integer(writer, "characters", (long long)repeat->characters);
    json_member_integer(writer, "repeated", (long long)repeat->repeated);
    json_member_number(
        writer, "share", repeat->characters == 0 ? TEXT_NONE : share_text(arena, repeat));
    json_member_bool(writer, "over_half", repeat->over_half);
    json_key(writer, "passages");
    json_array_open(writer);
    for (size_t i = 0; i < repeat->passage_count; i++)
        json_string(writer, repeat->passages[i]);
    json_array_close(writer);
    json_line_close(writer);
}

static void write_agency(
    struct json_writer *writer, struct arena *arena, const struct year_agency *agency) {
    json_object_open(writer);
    json_member_text(writer, "agency", agency->name);
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
        json_line_open(writer);
        json_member_text(writer, "form", total->form);
        json_member_text(writer, "field", total->field);
        json_member_integer(writer, "year", total->year);
        json_member_number(writer, "sum", total->sum);
        json_member_integer(writer, "numbers", (long long)total->numbers);
        json_member_integer(writer, "reports", (long long)total->reports);
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
    write_problems(writer, &state->comparison->problems);
    json_key(writer, "agencies");
    json_array_open(writer);
    return buffer_text(&out);
}

static struct text json_add(void *context, struct arena *arena, const struct year_agency *agency) {
    struct json_state *state = context;
    struct buffer out = {.arena = arena};
    state->writer.out = &out;
    write_agency(&state->writer, arena, agency);
    return buffer_text(&out);
}

static struct text json_end(void *context, struct arena *arena) {
    struct json_state *state = context;
    struct buffer out = {.arena = arena};
    state->writer.out = &out;
    json_array_close(&state->writer);
    write_totals(&state->writer, state->comparison);
    json_object_close(&state->writer);
    buffer_add_byte(&out, '\n');
    return buffer_text(&out);
}

const struct comparison_format comparison_json = {json_open, json_begin, json_add, json_end};
