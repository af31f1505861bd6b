/*
 * page_agency.c: one agency of a comparison -> its data block (page_data.h): every figure with its
 * place, every link between two years, the prose of each year with what repeats. Nothing is worked
 * out here but the order of the lines.
 */
#include "output/page_data.h"

enum { INTEGER_DIGITS = 15 }; /* what a browser's numbers hold without loss */

/* ---- the order of the lines ---- */

/* An agency's lines as the page has them. */
struct page_lines {
    const struct year_agency *agency;
    struct page_fields *fields;
    size_t *numbers; /* by line: of its field */
    size_t *next; /* by line + 1: what comes behind it, as line + 1; 0: nothing. [0]: the first */
    bool *placed;
};

/* The line of each figure of a report, as line + 1. */
static size_t *lines_of_report(struct arena *arena, const struct year_agency *agency, size_t r) {
    const struct year_report *report = agency->reports[r];
    size_t *lines = arena_array(arena, report->figure_count, sizeof *lines);
    for (size_t i = 0; i < agency->line_count; i++) {
        const struct point *point = &agency->lines[i].points[r];
        if (point->figure_count == 1 && !point->sum)
            lines[point->figures[0] - report->figures] = i + 1;
    }
    return lines;
}

/* A line that only older forms have goes behind the one that it follows there. Figures that went to
 * a line of another table say nothing about the order of this one. */
static void lines_place(struct arena *arena, struct page_lines *lines, size_t r) {
    const struct year_report *report = lines->agency->reports[r];
    const size_t *of_report = lines_of_report(arena, lines->agency, r);
    size_t behind = 0;
    for (size_t i = 0; i < report->figure_count; i++) {
        size_t line = of_report[i];
        if (line == 0)
            continue;
        size_t number = page_field_find(lines->fields, report->form, report->figures[i].field);
        if (page_field_table(lines->fields, number) !=
            page_field_table(lines->fields, lines->numbers[line - 1]))
            continue;
        if (!lines->placed[line - 1]) {
            lines->next[line] = lines->next[behind];
            lines->next[behind] = line;
            lines->placed[line - 1] = true;
        }
        behind = line;
    }
}

static struct page_lines lines_order(
    struct arena *arena, struct page_fields *fields, const struct year_agency *agency) {
    struct page_lines lines = {
        .agency = agency,
        .fields = fields,
        .numbers = arena_array(arena, agency->line_count, sizeof *lines.numbers),
        .next = arena_array(arena, agency->line_count + 1, sizeof *lines.next),
        .placed = arena_array(arena, agency->line_count, sizeof *lines.placed),
    };
    for (size_t i = 0; i < agency->line_count; i++)
        lines.numbers[i] = page_field_find(fields, agency->lines[i].form, agency->lines[i].field);
    for (size_t r = agency->report_count; r-- > 0;)
        lines_place(arena, &lines, r);
    return lines;
}

/* ---- places ---- */

/* A run of lines whose figures stand beside each other in one row. */
struct run {
    size_t first, count;
    int table, row, column;
};

static void write_run(struct json_writer *writer, const struct run *run) {
    if (run->count == 0)
        return;
    json_array_open(writer);
    json_integer(writer, (long long)run->first);
    json_integer(writer, (long long)run->count);
    json_integer(writer, run->table);
    json_integer(writer, run->row);
    json_integer(writer, run->column);
    json_array_close(writer);
}

static void write_places(struct json_writer *writer, const struct page_lines *lines, size_t r) {
    struct run run = {0};
    size_t position = 0;
    json_array_open(writer);
    for (size_t line = lines->next[0]; line != 0; line = lines->next[line], position++) {
        const struct point *point = &lines->agency->lines[line - 1].points[r];
        if (point->figure_count != 1 || point->figures[0]->table == 0)
            continue;
        const struct figure *figure = point->figures[0];
        if (run.count != 0 && position == run.first + run.count && figure->table == run.table &&
            figure->row == run.row && figure->column == run.column + (int)run.count) {
            run.count++;
            continue;
        }
        write_run(writer, &run);
        run = (struct run){position, 1, figure->table, figure->row, figure->column};
    }
    write_run(writer, &run);
    json_array_close(writer);
}

/* ---- points and links ---- */

/* A number as it stands where a browser keeps each of its digits, else as text. */
static void write_value(struct json_writer *writer, struct text value) {
    bool plain = value.length <= INTEGER_DIGITS && (value.length == 1 || value.bytes[0] != '0');
    for (size_t i = 0; i < value.length && plain; i++)
        plain = value.bytes[i] >= '0' && value.bytes[i] <= '9';
    if (plain)
        json_number(writer, value);
    else
        json_string(writer, value);
}

/* What the sum is made of: [field, text as printed, table, row, column]. */
static void write_parts(struct json_writer *writer, struct page_fields *fields,
    const struct year_report *report, const struct point *point) {
    json_member_array(writer, "parts");
    for (size_t i = 0; i < point->figure_count; i++) {
        const struct figure *figure = point->figures[i];
        json_array_open(writer);
        json_integer(writer, (long long)page_field_find(fields, report->form, figure->field));
        json_string(writer, figure->raw);
        json_integer(writer, figure->table);
        json_integer(writer, figure->row);
        json_integer(writer, figure->column);
        json_array_close(writer);
    }
    json_array_close(writer);
}

/*
 * null: the form has no such line. An integer: the figure as printed. Else an object of what there
 * is of s (state: # number, b blank, n not applicable, t text, o object, a absent), v (value), r
 * (text as printed), u (unit, where it is not the field's), f (field, where it was called
 * otherwise) and parts.
 */
static void write_point(
    struct json_writer *writer, const struct page_lines *lines, size_t number, size_t r) {
    static const struct text states[] = {[STATE_NUMBER] = TEXT_INIT("#"),
        [STATE_BLANK] = TEXT_INIT("b"),
        [STATE_NOT_APPLICABLE] = TEXT_INIT("n"),
        [STATE_TEXT] = TEXT_INIT("t"),
        [STATE_OBJECT] = TEXT_INIT("o"),
        [STATE_ABSENT] = TEXT_INIT("a")};
    const struct line *line = &lines->agency->lines[number];
    const struct point *point = &line->points[r];
    if (!point_is_shown(lines->agency, line, r)) {
        json_null(writer);
        return;
    }
    const struct year_report *report = lines->agency->reports[r];
    const struct figure *figure = point->figures[0];
    bool same_unit =
        text_equal(figure->unit, page_field_unit(lines->fields, lines->numbers[number]));
    bool same_name = text_equal(figure->field, line->field);
    if (!point->sum && same_unit && same_name && point->state == STATE_NUMBER &&
        text_equal(figure->raw, point->value)) {
        write_value(writer, point->value);
        return;
    }
    json_object_open(writer);
    json_member_exact(writer, "s", states[point->state]);
    if (point->value.length != 0) {
        json_key(writer, "v");
        write_value(writer, point->value);
    }
    if (!point->sum && !text_equal(figure->raw, point->value))
        json_member_exact(writer, "r", figure->raw);
    if (!same_unit)
        json_member_exact(writer, "u", figure->unit);
    if (!same_name && !point->sum) {
        json_key(writer, "f");
        json_integer(
            writer, (long long)page_field_find(lines->fields, report->form, figure->field));
    }
    if (point->sum)
        write_parts(writer, lines->fields, report, point);
    json_object_close(writer);
}

/* The reasons of an agency's links; there are few. */
struct reasons {
    struct arena *arena;
    const struct link **items;
    size_t count, capacity;
};

static size_t reason_find(struct reasons *reasons, const struct link *link) {
    for (size_t i = 0; i < reasons->count; i++)
        if (text_equal(reasons->items[i]->reason, link->reason) &&
            text_equal(reasons->items[i]->reason_en, link->reason_en))
            return i;
    *ARRAY_APPEND(reasons->arena, reasons->items, reasons->count, reasons->capacity) = link;
    return reasons->count - 1;
}

/* Only links that have something to say: 0 after 0 on the same form is nothing to look at. */
static void write_links(struct json_writer *writer, struct reasons *reasons,
    const struct year_agency *agency, const struct line *line) {
    json_array_open(writer);
    for (size_t r = 1; r < agency->report_count; r++) {
        const struct link *link = &line->links[r];
        unsigned silent = LINK_ZERO_BASE | LINK_NO_NUMBER | LINK_YEARS_BETWEEN;
        if (!link->is_there || (link->relation == RELATION_SAME && (link->flags & ~silent) == 0))
            continue;
        json_array_open(writer);
        json_integer(writer, (long long)r);
        json_integer(writer, link->relation);
        json_integer(writer, (long long)reason_find(reasons, link));
        json_string_or_null(writer, link->difference);
        json_string_or_null(writer, link->percent);
        json_integer(writer, link->flags);
        json_array_close(writer);
    }
    json_array_close(writer);
}

/* The checks that fail with its figures: [report, failure, ...] where there are some. */
static void write_failing(
    struct json_writer *writer, const struct year_agency *agency, const struct line *line) {
    json_array_open(writer);
    for (size_t r = 0; r < agency->report_count; r++) {
        const struct point *point = &line->points[r];
        if (point->failure_count == 0 || !point_is_shown(agency, line, r))
            continue;
        json_array_open(writer);
        json_integer(writer, (long long)r);
        for (size_t i = 0; i < point->failure_count; i++)
            json_integer(writer, (long long)point->failures[i]);
        json_array_close(writer);
    }
    json_array_close(writer);
}

static void write_lines(
    struct json_writer *writer, const struct page_lines *lines, struct reasons *reasons) {
    const struct year_agency *agency = lines->agency;
    json_array_open(writer);
    for (size_t next = lines->next[0]; next != 0; next = lines->next[next]) {
        const struct line *line = &agency->lines[next - 1];
        json_array_open(writer);
        json_integer(writer, (long long)lines->numbers[next - 1]);
        json_array_open(writer);
        for (size_t r = 0; r < agency->report_count; r++)
            write_point(writer, lines, next - 1, r);
        json_array_close(writer);
        write_links(writer, reasons, agency, line);
        write_failing(writer, agency, line);
        json_array_close(writer);
    }
    json_array_close(writer);
}

/* ---- prose ---- */

void page_share_write(struct json_writer *writer, const struct repeat *repeat) {
    if (repeat == NULL) {
        json_null(writer);
        return;
    }
    json_array_open(writer);
    json_integer(writer, (long long)repeat->repeated);
    json_integer(writer, (long long)repeat->characters);
    json_array_close(writer);
}

/* The section's text cut where a passage begins and ends: new, repeated, new, by turns. */
static void write_passages(struct json_writer *writer, struct arena *arena,
    const struct year_section *section, const struct repeat *repeat) {
    struct buffer plain = {.arena = arena};
    size_t next = 0, passages = repeat == NULL ? 0 : repeat->passage_count;
    json_array_open(writer);
    for (size_t p = 0; p < section->paragraph_count; p++) {
        struct text rest = section->paragraphs[p];
        for (size_t at;
             next < passages && (at = text_find(rest, repeat->passages[next])) != SIZE_MAX;
             next++) {
            buffer_add(&plain, text_slice(rest, 0, at));
            json_string(writer, buffer_text(&plain));
            json_string(writer, repeat->passages[next]);
            plain.length = 0;
            rest = text_slice(rest, at + repeat->passages[next].length, rest.length);
        }
        buffer_add(&plain, rest);
        buffer_add_byte(&plain, '\n');
    }
    json_string(writer, buffer_text(&plain));
    json_array_close(writer);
}

static void write_section(struct json_writer *writer, struct arena *arena,
    const struct year_section *section, const struct repeat *repeat) {
    struct buffer heading = {.arena = arena};
    buffer_add(&heading, section->number);
    if (section->number.length != 0 && !text_ends(section->number, TEXT("）")))
        buffer_add(&heading, TEXT("、"));
    buffer_add(&heading, section->heading);
    json_object_open(writer);
    json_member_exact(writer, "heading", buffer_text(&heading));
    json_key(writer, "repeated");
    page_share_write(writer, repeat);
    json_member_bool(writer, "over", repeat != NULL && repeat->over_half);
    json_key(writer, "passages");
    write_passages(writer, arena, section, repeat);
    json_object_close(writer);
}

/* repeats: from that of the whole report on; the sections' stand behind it, in their order. */
static void write_text(struct json_writer *writer, struct arena *arena,
    const struct year_report *report, const struct repeat *repeats, const struct repeat *end) {
    const struct repeat *next = repeats + 1;
    json_object_open(writer);
    json_member_integer(writer, "year", repeats->years[1]);
    json_member_integer(writer, "from", repeats->years[0]);
    json_key(writer, "repeated");
    page_share_write(writer, repeats);
    json_member_bool(writer, "over", repeats->over_half);
    json_member_array(writer, "sections");
    for (size_t s = 0; s < report->section_count; s++) {
        const struct year_section *section = &report->sections[s];
        bool its = next < end && !next->whole && text_equal(next->number, section->number) &&
                   text_equal(next->heading, section->heading);
        if (section->paragraph_count != 0)
            write_section(writer, arena, section, its ? next : NULL);
        next += its;
    }
    json_array_close(writer);
    json_object_close(writer);
}

static void write_texts(
    struct json_writer *writer, struct arena *arena, const struct year_agency *agency) {
    const struct repeat *end = agency->repeats + agency->repeat_count;
    json_array_open(writer);
    for (const struct repeat *repeat = agency->repeats; repeat < end; repeat++) {
        if (!repeat->whole || repeat->characters == 0)
            continue;
        size_t r = 0;
        while (r < agency->report_count && agency->reports[r]->year != repeat->years[1])
            r++;
        if (r < agency->report_count)
            write_text(writer, arena, agency->reports[r], repeat, end);
    }
    json_array_close(writer);
}

/* ---- all of it ---- */

static void write_reasons(struct json_writer *writer, const struct reasons *reasons) {
    json_array_open(writer);
    for (size_t i = 0; i < reasons->count; i++) {
        json_array_open(writer);
        json_string(writer, reasons->items[i]->reason);
        json_string(writer, reasons->items[i]->reason_en);
        json_array_close(writer);
    }
    json_array_close(writer);
}

void page_agency_write(
    struct json_writer *writer, struct page_fields *fields, const struct year_agency *agency) {
    struct arena *scratch = arena_new();
    struct page_lines lines = lines_order(scratch, fields, agency);
    struct reasons reasons = {.arena = scratch};
    json_object_open(writer);
    json_member_array(writer, "places");
    for (size_t r = 0; r < agency->report_count; r++)
        write_places(writer, &lines, r);
    json_array_close(writer);
    json_key(writer, "lines");
    write_lines(writer, &lines, &reasons);
    json_key(writer, "reasons");
    write_reasons(writer, &reasons);
    json_key(writer, "texts");
    write_texts(writer, scratch, agency);
    json_object_close(writer);
    arena_free(scratch);
}
