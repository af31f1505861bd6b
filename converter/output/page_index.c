/*
 * page_index.c: a comparison -> the data block of all agencies (page_data.h): the names of fields
 * and forms, the reports of each agency in short, and the findings by kind.
 */
#include "nianbao.h"
#include "output/page_data.h"

/* A JSON array that grows from agency to agency. */
struct growing_array {
    struct buffer out;
    struct json_writer writer;
};

enum { KINDS = 7 };

struct page_index {
    struct arena *arena;
    struct page_fields *fields;
    const struct comparison *comparison;
    struct text *forms; /* of the reports, by number */
    size_t form_count, form_capacity;
    struct growing_array agencies, kinds[KINDS];
    struct json_writer *writer;       /* of the array or object being written */
    const struct year_agency *agency; /* being written; NULL: none */
    size_t agency_number;
};

/* ---- agencies and their reports ---- */

static size_t form_number(struct page_index *index, struct text form) {
    for (size_t i = 0; i < index->form_count; i++)
        if (text_equal(index->forms[i], form))
            return i;
    *ARRAY_APPEND(index->arena, index->forms, index->form_count, index->form_capacity) =
        text_copy(index->arena, form);
    return index->form_count - 1;
}

static void index_report_write(struct page_index *index, size_t r) {
    const struct year_report *report = index->agency->reports[r];
    const struct report_marks *marks = &index->agency->marks[r];
    struct json_writer *writer = index->writer;
    json_array_open(writer);
    json_integer(writer, report->year);
    if (report->form.length == 0)
        json_null(writer);
    else
        json_size(writer, form_number(index, report->form));
    json_string(writer, report->path);
    json_string(writer, report->source);
    json_string(writer, report->published);
    json_bool(writer, report->late);
    json_size(writer, marks->failing[FAILURE_OWN]);
    json_size(writer, marks->failing[FAILURE_CARRIED]);
    json_size(writer, marks->failing[FAILURE_DOUBT]);
    page_share_write(writer, marks->text);
    json_bool(writer, marks->repeats);
    json_size(writer, report->problems[SEVERITY_ERROR]);
    json_size(writer, report->problems[SEVERITY_WARNING]);
    json_array_close(writer);
}

static void index_agency_write(struct page_index *index) {
    struct json_writer *writer = index->writer;
    const struct year_agency *agency = index->agency;
    json_array_open(writer);
    json_string_or_null(writer, agency->name);
    json_array_open(writer);
    for (size_t i = 0; i < agency->name_count; i++)
        if (!text_equal(agency->names[i], agency->name))
            json_string(writer, agency->names[i]);
    json_array_close(writer);
    json_array_open(writer);
    for (size_t r = 0; r < agency->report_count; r++)
        index_report_write(index, r);
    json_array_close(writer);
    json_array_open(writer);
    for (size_t i = 0; i < agency->missing_count; i++)
        json_integer(writer, agency->missing_years[i]);
    json_array_close(writer);
    json_array_close(writer);
}

/* ---- findings ---- */

/* Opens a finding; its years are from (0: none) and year. */
static void finding_open(struct page_index *index, int from, int year) {
    json_object_open(index->writer);
    json_member_size(index->writer, "agency", index->agency_number);
    json_member_integer(index->writer, "year", year);
    if (from != 0)
        json_member_integer(index->writer, "from", from);
}

static void message_write(struct json_writer *writer, struct text zh, struct text en) {
    json_member_array(writer, "message");
    json_string(writer, zh);
    json_string(writer, en);
    json_array_close(writer);
}

/* Names the figure that a check is about: the column alone where the check is made for each column,
 * else the row; a row without a label is known by its column, which has the block's. */
static void about_write(struct page_index *index, const struct failure *failure) {
    const struct check *check = failure->check;
    size_t number = page_field_find(
        index->fields, index->agency->reports[failure->now]->form, failure->about->field);
    struct text row = page_field_row(index->fields, number);
    json_member_size(index->writer, "field", number);
    json_member_bool(index->writer, "column", check->field.length == 0);
    json_member_array(index->writer, "about");
    if (check->field.length != 0 && row.length != 0)
        json_string(index->writer, row);
    if (check->column.length != 0 || row.length == 0)
        json_string(index->writer, page_field_column(index->fields, number));
    json_array_close(index->writer);
}

static void failures_write(struct page_index *index, enum failure_kind kind) {
    for (size_t i = 0; i < index->agency->failure_count; i++) {
        const struct failure *failure = &index->agency->failures[i];
        struct text id = failure->check->id;
        if (failure->kind != kind)
            continue;
        finding_open(index, failure->years[0], failure->years[1]);
        json_member_size(index->writer, "failure", i);
        message_write(index->writer, failure->name.length != 0 ? failure->name : id,
            failure->name_en.length != 0 ? failure->name_en : id);
        if (failure->about != NULL)
            about_write(index, failure);
        json_member_exact(index->writer, "formula", failure->check->formula);
        json_member_bool(index->writer, "blanks", failure->check->blanks_as_zero);
        json_object_close(index->writer);
    }
}

static void carried_write(struct page_index *index) {
    failures_write(index, FAILURE_CARRIED);
}

static void doubts_write(struct page_index *index) {
    failures_write(index, FAILURE_DOUBT);
}

static void own_checks_write(struct page_index *index) {
    failures_write(index, FAILURE_OWN);
}

/* Reports of which the whole, or a section, is over half. Sections: [[heading, repeated,
 * characters]], which stand behind the whole. */
static void repeats_write(struct page_index *index) {
    const struct year_agency *agency = index->agency;
    struct json_writer *writer = index->writer;
    for (size_t r = 0; r < agency->report_count; r++) {
        const struct repeat *whole = agency->marks[r].text, *part = whole + 1;
        if (!agency->marks[r].repeats)
            continue;
        finding_open(index, whole->years[0], whole->years[1]);
        json_key(writer, "repeated");
        page_share_write(writer, whole);
        json_member_bool(writer, "over", whole->over_half);
        json_member_array(writer, "sections");
        for (; part < agency->repeats + agency->repeat_count && !part->whole; part++) {
            if (!part->over_half)
                continue;
            json_array_open(writer);
            json_string(writer, part->heading);
            json_size(writer, part->repeated);
            json_size(writer, part->characters);
            json_array_close(writer);
        }
        json_array_close(writer);
        json_object_close(writer);
    }
}

static void outlier_write(struct page_index *index, const struct line *line, size_t now) {
    const struct link *link = &line->links[now];
    struct json_writer *writer = index->writer;
    size_t field = page_field_find(index->fields, link->form, link->field);
    finding_open(index, index->agency->reports[now - 1]->year, index->agency->reports[now]->year);
    json_member_size(writer, "field", field);
    json_member_array(writer, "values");
    json_string(writer, line->points[now - 1].value);
    json_string(writer, line->points[now].value);
    json_array_close(writer);
    json_member_text(writer, "percent", link->percent);
    json_object_close(writer);
}

static void outliers_write(struct page_index *index) {
    const struct year_agency *agency = index->agency;
    for (size_t i = 0; i < agency->line_count; i++)
        for (size_t now = 1; now < agency->report_count; now++)
            if ((agency->lines[i].links[now].flags & LINK_OUTLIER) != 0)
                outlier_write(index, &agency->lines[i], now);
}

static void copied_write(struct page_index *index) {
    for (size_t i = 0; i < index->agency->copy_count; i++) {
        const struct copy *copy = &index->agency->copies[i];
        finding_open(index, copy->years[0], copy->years[1]);
        json_member_exact(index->writer, "table", page_table_name(index->fields, copy->table));
        json_member_bool(index->writer, "whole", copy->whole);
        json_member_size(index->writer, "equal", copy->equal);
        json_member_size(index->writer, "compared", copy->compared);
        json_object_close(index->writer);
    }
}

/* Writes a problem with the year of the report that it is about, or 0. */
static void problem_write(struct page_index *index, const struct problem *problem) {
    int year = 0;
    for (size_t r = 0; index->agency != NULL && r < index->agency->report_count; r++) {
        const struct year_report *report = index->agency->reports[r];
        year = text_equal(report->path, problem->place.part) ? report->year : year;
    }
    finding_open(index, 0, year);
    message_write(index->writer, problem->message, problem->message_en);
    json_member_exact(index->writer, "raw", problem->place.raw);
    json_member_exact(index->writer, "path", problem->place.part);
    json_object_close(index->writer);
}

/* Leaves out the problems that other kinds of findings show. */
static void index_problems_write(struct page_index *index, const struct problems *problems) {
    for (size_t i = 0; i < problems->count; i++) {
        if (problem_class(problems->items[i].code) != CLASS_SHOWN)
            problem_write(index, &problems->items[i]);
    }
    if (problems->left_out != 0) {
        struct problem more = problems_left_out(index->arena, problems);
        problem_write(index, &more);
    }
}

static void agency_problems_write(struct page_index *index) {
    index_problems_write(index, &index->agency->problems);
}

/* The kinds of page/findings.js. Late and missing reports it finds in the list of reports. */
static const struct {
    const char *kind;
    void (*write)(struct page_index *index);
} kinds[KINDS] = {
    {"history", carried_write},
    {"repeat", repeats_write},
    {"doubt", doubts_write},
    {"outlier", outliers_write},
    {"copied", copied_write},
    {"check", own_checks_write},
    {"other", agency_problems_write},
};

/* ---- the index ---- */

static void growing_array_open(struct growing_array *array, struct arena *arena) {
    array->out.arena = arena;
    array->writer = (struct json_writer){.out = &array->out, .compact = true};
    json_array_open(&array->writer);
}

static void growing_array_write(
    struct json_writer *writer, const char *key, struct growing_array *array) {
    json_array_close(&array->writer);
    json_key(writer, key);
    json_raw(writer, buffer_text(&array->out));
}

struct page_index *page_index_new(
    struct arena *arena, struct page_fields *fields, const struct comparison *comparison) {
    struct page_index *index = arena_alloc(arena, sizeof *index);
    *index = (struct page_index){.arena = arena, .fields = fields, .comparison = comparison};
    growing_array_open(&index->agencies, arena);
    for (size_t i = 0; i < KINDS; i++)
        growing_array_open(&index->kinds[i], arena);
    return index;
}

void page_index_add(struct page_index *index, const struct year_agency *agency) {
    index->agency = agency;
    index->writer = &index->agencies.writer;
    index_agency_write(index);
    for (size_t i = 0; i < KINDS; i++) {
        index->writer = &index->kinds[i].writer;
        kinds[i].write(index);
    }
    index->agency = NULL;
    index->agency_number++;
}

static void index_totals_write(struct page_index *index, struct json_writer *writer) {
    json_member_array(writer, "totals");
    for (size_t i = 0; i < index->comparison->total_count; i++) {
        const struct total *total = &index->comparison->totals[i];
        json_array_open(writer);
        json_size(writer, total->subject);
        json_size(writer, page_field_find(index->fields, total->form, total->field));
        json_size(writer, form_number(index, total->form));
        json_integer(writer, total->year);
        json_string_or_null(writer, total->sum);
        json_size(writer, total->numbers);
        json_size(writer, total->reports);
        json_array_close(writer);
    }
    json_array_close(writer);
}

/* [id, name, first year, last year]; the name is the id where no mapping has the form, and a year 0
 * where it is open. */
static void forms_write(struct page_index *index, struct json_writer *writer) {
    json_member_array(writer, "forms");
    for (size_t i = 0; i < index->form_count; i++) {
        struct text form = index->forms[i];
        const struct mapping *mapping = page_mapping(index->fields, form);
        json_array_open(writer);
        json_string(writer, form);
        json_string(writer, mapping == NULL ? form : mapping->name);
        json_integer(writer, mapping == NULL ? 0 : mapping->first_year);
        json_integer(writer, mapping == NULL ? 0 : mapping->last_year);
        json_array_close(writer);
    }
    json_array_close(writer);
}

/* Names come last, because the other members add some. */
void page_index_write(struct page_index *index, struct json_writer *writer) {
    const struct comparison *comparison = index->comparison;
    json_object_open(writer);
    json_member_exact(writer, "program", TEXT("nianbao " NIANBAO_VERSION));
    json_member_array(writer, "years");
    for (int year = comparison->first_year; year != 0 && year <= comparison->last_year; year++)
        json_integer(writer, year);
    json_array_close(writer);
    growing_array_write(writer, "agencies", &index->agencies);
    json_member_object(writer, "findings");
    for (size_t i = 0; i < KINDS; i++) {
        index->writer = &index->kinds[i].writer;
        if (kinds[i].write == agency_problems_write) /* of no agency: the number after the last */
            index_problems_write(index, &comparison->problems);
        growing_array_write(writer, kinds[i].kind, &index->kinds[i]);
    }
    json_object_close(writer);
    index_totals_write(index, writer);
    json_member_object(writer, "flags");
    json_member_integer(writer, "broken", LINK_BREAK);
    json_member_integer(writer, "caution", LINK_CAUTION);
    json_member_integer(writer, "outlier", LINK_OUTLIER);
    json_member_integer(writer, "copied", LINK_COPIED);
    json_object_close(writer);
    page_fields_write(index->fields, writer);
    forms_write(index, writer);
    json_member_array(writer, "relations");
    for (int i = 0; i < RELATION_COUNT; i++)
        json_string(writer, text_from(relation_name((enum relation)i)));
    json_array_close(writer);
    json_object_close(writer);
}
