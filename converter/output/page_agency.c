/*
 * page_agency.c: one agency of a comparison -> its data block (page_data.h): every figure with its
 * place, every link between two years, the prose of each year with what repeats. Computes only the
 * order of the lines.
 */
#include "output/page_data.h"

enum { INTEGER_DIGITS = 15 }; /* a browser's numbers hold so many without loss */

/* ---- the order of the lines ---- */

/* An agency's lines in the order of the page. */
struct page_lines {
    const struct year_agency *agency;
    struct page_fields *fields;
    size_t *numbers; /* by line: the number of its field */
    size_t *next;    /* by line + 1: the following one, as line + 1; 0: none. [0]: the first */
    bool *placed;
};

/* Places a line that only older forms have behind the one that it follows there. Figures that went
 * to a line of another table do not tell the order of this one. */
static void lines_place(struct arena *arena, struct page_lines *lines, size_t r) {
    const struct year_agency *agency = lines->agency;
    const struct year_report *report = agency->reports[r];
    size_t *of_figures = arena_array(arena, report->figure_count, sizeof *of_figures), last = 0;
    for (size_t i = 0; i < agency->line_count; i++) {
        const struct point *point = &agency->lines[i].points[r];
        if (point->figure_count == 1 && !point->sum)
            of_figures[point->figures[0] - report->figures] = i + 1;
    }
    for (size_t i = 0; i < report->figure_count; i++) {
        size_t line = of_figures[i];
        if (line == 0)
            continue;
        size_t number = page_field_find(lines->fields, report->form, report->figures[i].field);
        if (page_field_table(lines->fields, number) !=
            page_field_table(lines->fields, lines->numbers[line - 1]))
            continue;
        if (!lines->placed[line - 1]) {
            lines->next[line] = lines->next[last];
            lines->next[last] = line;
            lines->placed[line - 1] = true;
        }
        last = line;
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

/* Writes runs of lines whose figures stand beside each other in one row. */
static void places_write(struct json_writer *writer, const struct page_lines *lines, size_t r) {
    size_t position = 0, first = 0, count = 0;
    const struct figure *start = NULL;
    json_array_open(writer);
    for (size_t line = lines->next[0];; line = lines->next[line], position++) {
        const struct point *point = line == 0 ? NULL : &lines->agency->lines[line - 1].points[r];
        if (point != NULL && (point->figure_count != 1 || point->figures[0]->table == 0))
            continue;
        const struct figure *figure = point == NULL ? NULL : point->figures[0];
        if (figure != NULL && start != NULL && position == first + count &&
            figure->table == start->table && figure->row == start->row &&
            figure->column == start->column + (int)count) {
            count++;
            continue;
        }
        if (start != NULL) {
            json_array_open(writer);
            json_size(writer, first);
            json_size(writer, count);
            json_integer(writer, start->table);
            json_integer(writer, start->row);
            json_integer(writer, start->column);
            json_array_close(writer);
        }
        if (figure == NULL)
            break;
        start = figure;
        first = position;
        count = 1;
    }
    json_array_close(writer);
}

/* ---- points and links ---- */

/* A number as it stands where a browser keeps each of its digits, else as text. */
static void value_write(struct json_writer *writer, struct text value) {
    bool plain = value.length <= INTEGER_DIGITS && (value.length == 1 || value.bytes[0] != '0');
    for (size_t i = 0; i < value.length && plain; i++)
        plain = value.bytes[i] >= '0' && value.bytes[i] <= '9';
    if (plain)
        json_number(writer, value);
    else
        json_string(writer, value);
}

/* What the sum is made of: [field, text as printed, table, row, column]. */
static void parts_write(struct json_writer *writer, struct page_fields *fields,
    const struct year_report *report, const struct point *point) {
    json_member_array(writer, "parts");
    for (size_t i = 0; i < point->figure_count; i++) {
        const struct figure *figure = point->figures[i];
        json_array_open(writer);
        json_size(writer, page_field_find(fields, report->form, figure->field));
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
static void point_write(
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
        value_write(writer, point->value);
        return;
    }
    json_object_open(writer);
    json_member_exact(writer, "s", states[point->state]);
    if (point->value.length != 0) {
        json_key(writer, "v");
        value_write(writer, point->value);
    }
    if (!point->sum && !text_equal(figure->raw, point->value))
        json_member_exact(writer, "r", figure->raw);
    if (!same_unit)
        json_member_exact(writer, "u", figure->unit);
    if (!same_name && !point->sum) {
        json_key(writer, "f");
        json_size(writer, page_field_find(lines->fields, report->form, figure->field));
    }
    if (point->sum)
        parts_write(writer, lines->fields, report, point);
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

/* Writes the links that have something to show: 0 after 0 on the same form has nothing. */
static void links_write(struct json_writer *writer, struct reasons *reasons,
    const struct year_agency *agency, const struct line *line) {
    json_array_open(writer);
    for (size_t r = 1; r < agency->report_count; r++) {
        const struct link *link = &line->links[r];
        unsigned silent = LINK_ZERO_BASE | LINK_NO_NUMBER | LINK_YEARS_BETWEEN;
        if (!link->is_there || (link->relation == RELATION_SAME && (link->flags & ~silent) == 0))
            continue;
        json_array_open(writer);
        json_size(writer, r);
        json_integer(writer, link->relation);
        json_size(writer, reason_find(reasons, link));
        json_string_or_null(writer, link->difference);
        json_string_or_null(writer, link->percent);
        json_integer(writer, link->flags);
        json_array_close(writer);
    }
    json_array_close(writer);
}

/* Writes a line: its field, points, links, and for each report with checks that fail with its
 * figure [report, failure, ...]. */
static void line_write(struct json_writer *writer, const struct page_lines *lines,
    struct reasons *reasons, size_t number) {
    const struct year_agency *agency = lines->agency;
    const struct line *line = &agency->lines[number];
    json_array_open(writer);
    json_size(writer, lines->numbers[number]);
    json_array_open(writer);
    for (size_t r = 0; r < agency->report_count; r++)
        point_write(writer, lines, number, r);
    json_array_close(writer);
    links_write(writer, reasons, agency, line);
    json_array_open(writer);
    for (size_t r = 0; r < agency->report_count; r++) {
        const struct point *point = &line->points[r];
        if (point->failure_count == 0 || !point_is_shown(agency, line, r))
            continue;
        json_array_open(writer);
        json_size(writer, r);
        for (size_t i = 0; i < point->failure_count; i++)
            json_size(writer, point->failures[i]);
        json_array_close(writer);
    }
    json_array_close(writer);
    json_array_close(writer);
}

/* ---- prose ---- */

void page_share_write(struct json_writer *writer, const struct repeat *repeat) {
    if (repeat == NULL) {
        json_null(writer);
        return;
    }
    json_array_open(writer);
    json_size(writer, repeat->repeated);
    json_size(writer, repeat->characters);
    json_array_close(writer);
}

/* Writes the section's text, cut where a passage begins and ends: new, repeated, new, by turns. */
static void passages_write(struct json_writer *writer, struct arena *arena,
    const struct year_section *section, const struct repeat *repeat) {
    struct buffer plain = {.arena = arena};
    size_t next = 0, passages = repeat == NULL ? 0 : repeat->passage_count;
    json_member_array(writer, "passages");
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

static void section_write(struct json_writer *writer, struct arena *arena,
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
    passages_write(writer, arena, section, repeat);
    json_object_close(writer);
}

/* whole: the repeat of the whole report; those of its sections follow it in their order. */
static void text_write(struct json_writer *writer, struct arena *arena,
    const struct year_report *report, const struct repeat *whole, const struct repeat *end) {
    const struct repeat *next = whole + 1;
    json_object_open(writer);
    json_member_integer(writer, "year", whole->years[1]);
    json_member_integer(writer, "from", whole->years[0]);
    json_key(writer, "repeated");
    page_share_write(writer, whole);
    json_member_bool(writer, "over", whole->over_half);
    json_member_array(writer, "sections");
    for (size_t s = 0; s < report->section_count; s++) {
        const struct year_section *section = &report->sections[s];
        bool compared = next < end && !next->whole && text_equal(next->number, section->number) &&
                        text_equal(next->heading, section->heading);
        if (section->paragraph_count != 0)
            section_write(writer, arena, section, compared ? next : NULL);
        next += compared;
    }
    json_array_close(writer);
    json_object_close(writer);
}

/* ---- the block ---- */

void page_agency_write(
    struct json_writer *writer, struct page_fields *fields, const struct year_agency *agency) {
    struct arena *scratch = arena_new();
    struct page_lines lines = lines_order(scratch, fields, agency);
    struct reasons reasons = {.arena = scratch};
    json_object_open(writer);
    json_member_array(writer, "places");
    for (size_t r = 0; r < agency->report_count; r++)
        places_write(writer, &lines, r);
    json_array_close(writer);
    json_member_array(writer, "lines");
    for (size_t next = lines.next[0]; next != 0; next = lines.next[next])
        line_write(writer, &lines, &reasons, next - 1);
    json_array_close(writer);
    json_member_array(writer, "reasons");
    for (size_t i = 0; i < reasons.count; i++) {
        json_array_open(writer);
        json_string(writer, reasons.items[i]->reason);
        json_string(writer, reasons.items[i]->reason_en);
        json_array_close(writer);
    }
    json_array_close(writer);
    json_member_array(writer, "texts");
    const struct repeat *end = agency->repeats + agency->repeat_count;
    for (const struct repeat *repeat = agency->repeats; repeat < end; repeat++) {
        const struct year_report *report = agency_report(agency, repeat->years[1]);
        if (repeat->whole && repeat->characters != 0 && report != NULL)
            text_write(writer, scratch, report, repeat, end);
    }
    json_array_close(writer);
    json_object_close(writer);
    arena_free(scratch);
}
