/*
 * comparison_csv.c: struct comparison -> CSV (RFC 4180) in long form: one row a figure and pair of
 * neighbouring reports. Numbers keep their digits; null is an empty field. Flags, and the ids of
 * checks that fail with a figure, are separated by spaces.
 */
#include "output/comparison_writer.h"
#include "output/rows.h"

static struct text flags_text(struct arena *arena, unsigned flags) {
    struct buffer text = {.arena = arena};
    for (size_t bit = 0; link_flag_name(bit) != NULL; bit++)
        if ((flags & 1u << bit) != 0)
            buffer_format(&text, text.length == 0 ? "%s" : " %s", link_flag_name(bit));
    return buffer_text(&text);
}

static struct text failing_text(
    struct arena *arena, const struct year_agency *agency, const struct point *point) {
    struct buffer text = {.arena = arena};
    for (size_t i = 0; i < point->failure_count; i++) {
        struct text id = point_failing(agency, point, i);
        buffer_add(&text, text.length != 0 && id.length != 0 ? TEXT(" ") : TEXT_NONE);
        buffer_add(&text, id);
    }
    return buffer_text(&text);
}

static void row_add(struct buffer *out, struct arena *arena, const struct year_agency *agency,
    const struct line *line, size_t now) {
    const struct link *link = &line->links[now];
    struct buffer years[2] = {{.arena = arena}, {.arena = arena}};
    for (size_t i = 0; i < 2; i++)
        buffer_add_number(&years[i], agency->reports[now - 1 + i]->year);
    const struct text fields[] = {
        agency->name,
        link->field,
        link->label,
        buffer_text(&years[0]),
        buffer_text(&years[1]),
        line->points[now - 1].value,
        line->points[now].value,
        text_from(point_state_name(&line->points[now - 1])),
        text_from(point_state_name(&line->points[now])),
        link->difference,
        link->ratio,
        text_from(relation_name(link->relation)),
        flags_text(arena, link->flags),
        link->reason,
        line->field,
        link->percent,
        failing_text(arena, agency, &line->points[now - 1]),
        failing_text(arena, agency, &line->points[now]),
    };
    enum { FIELDS = sizeof fields / sizeof *fields };
    for (size_t i = 0; i < FIELDS; i++) {
        csv_cell(out, fields[i], TEXT_NONE, false);
        buffer_add_byte(out, i + 1 == FIELDS ? '\n' : ',');
    }
}

static struct text csv_begin(void *state, struct arena *arena) {
    (void)state, (void)arena;
    return TEXT(
        "agency,field,label,year_before,year,value_before,value,state_before,state,difference,"
        "ratio,comparability,flags,reason,line,percent,failing_before,failing\n");
}

static struct text csv_add(void *state, struct arena *arena, const struct year_agency *agency) {
    struct buffer out = {.arena = arena};
    (void)state;
    for (size_t i = 0; i < agency->line_count; i++)
        for (size_t now = 1; now < agency->report_count; now++)
            if (agency->lines[i].links[now].is_there)
                row_add(&out, arena, agency, &agency->lines[i], now);
    return buffer_text(&out);
}

const struct comparison_format comparison_csv = {NULL, csv_begin, csv_add, NULL};
