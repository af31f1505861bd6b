/*
 * page_index.c: a comparison -> the data block of all agencies (page_data.h): the names of fields
 * and forms, the reports of each agency in short, and what there is to be looked at, by kind.
 */
#include "nianbao.h"
#include "output/page_data.h"

/* The forms that reports are on, by number. */
struct forms {
    struct text *items;
    size_t count, capacity;
};

/* An array that grows as agencies come: its own buffer and writer. */
struct growing_array {
    struct buffer out;
    struct json_writer writer;
};

enum { KINDS = 7 };

struct page_index {
    struct arena *arena;
    struct page_fields *fields;
    const struct comparison *comparison;
    struct forms forms;
    struct growing_array agencies, kinds[KINDS];
    struct json_writer *writer;    /* of what is written at the moment */
    const struct year_agency *its; /* the agency at hand */
    size_t number;                 /* of it */
};

static void write_text_member(struct json_writer *writer, const char *key, struct text text) {
    json_key(writer, key);
    json_string(writer, text);
}

static void write_number_member(struct json_writer *writer, const char *key, size_t number) {
    json_key(writer, key);
    json_integer(writer, (long long)number);
}

/* ---- agencies and their reports ---- */

static size_t form_number(struct page_index *index, struct text form) {
    struct forms *forms = &index->forms;
    for (size_t i = 0; i < forms->count; i++)
        if (text_equal(forms->items[i], form))
            return i;
    if (forms->count == forms->capacity) {
        size_t capacity = forms->capacity == 0 ? 8 : forms->capacity * 2;
        forms->items =
            arena_grow(index->arena, forms->items, forms->count, capacity, sizeof *forms->items);
        forms->capacity = capacity;
    }
    forms->items[forms->count] = text_copy(index->arena, form);
    return forms->count++;
}

static void write_report(struct page_index *index, size_t r) {
    const struct year_report *report = index->its->reports[r];
    const struct report_marks *marks = &index->its->marks[r];
    struct json_writer *writer = index->writer;
    json_array_open(writer);
    json_integer(writer, report->year);
    if (report->form.length == 0)
        json_null(writer);
    else
        json_integer(writer, (long long)form_number(index, report->form));
    json_string(writer, report->path);
    json_string(writer, report->source);
    json_string(writer, report->published);
    json_bool(writer, report->late);
    json_integer(writer, (long long)marks->failing[FAILURE_OWN]);
    json_integer(writer, (long long)marks->failing[FAILURE_CARRIED]);
    json_integer(writer, (long long)marks->failing[FAILURE_DOUBT]);
    page_share_write(writer, marks->text);
    json_bool(writer, marks->repeats);
    json_integer(writer, (long long)report->problems[SEVERITY_ERROR]);
    json_integer(writer, (long long)report->problems[SEVERITY_WARNING]);
    json_array_close(writer);
}

static void write_agency(struct page_index *index) {
    struct json_writer *writer = index->writer;
    const struct year_agency *agency = index->its;
    json_array_open(writer);
    json_string_or_null(writer, agency->name);
    json_array_open(writer);
    for (size_t i = 0; i < agency->name_count; i++)
        if (!text_equal(agency->names[i], agency->name))
            json_string(writer, agency->names[i]);
    json_array_close(writer);
    json_array_open(writer);
    for (size_t r = 0; r < agency->report_count; r++)
        write_report(index, r);
    json_array_close(writer);
    json_array_open(writer);
    for (size_t i = 0; i < agency->missing_count; i++)
        json_integer(writer, agency->missing_years[i]);
    json_array_close(writer);
    json_array_close(writer);
}

/* ---- findings ---- */

/* Opens a finding; its years are from (0: none) and year. */
static void open_finding(struct page_index *index, int from, int year) {
    struct json_writer *writer = index->writer;
    json_object_open(writer);
    write_number_member(writer, "agency", index->number);
    json_key(writer, "year");
    json_integer(writer, year);
    if (from == 0)
        return;
    json_key(writer, "from");
    json_integer(writer, from);
}

static void write_message(struct json_writer *writer, struct text zh, struct text en) {
    json_key(writer, "message");
    json_array_open(writer);
    json_string(writer, zh);
    json_string(writer, en);
    json_array_close(writer);
}

/* What a check is about: the column alone where it is made for each column, else the row; a row
 * without a label is known by its column, which has the block's. */
static void write_about(struct page_index *index, const struct failure *failure) {
    const struct check *check = failure->check;
    size_t number = page_field_find(
        index->fields, index->its->reports[failure->now]->form, failure->about->field);
    struct text row = page_field_row(index->fields, number);
    write_number_member(index->writer, "field", number);
    json_member_bool(index->writer, "column", check->field.length == 0);
    json_key(index->writer, "about");
    json_array_open(index->writer);
    if (check->field.length != 0 && row.length != 0)
        json_string(index->writer, row);
    if (check->column.length != 0 || row.length == 0)
        json_string(index->writer, page_field_column(index->fields, number));
    json_array_close(index->writer);
}

/* number: by which the agency's figures name it. */
static void write_failure(struct page_index *index, size_t number) {
    const struct failure *failure = &index->its->failures[number];
    struct text id = failure->check->id;
    open_finding(index, failure->years[0], failure->years[1]);
    write_number_member(index->writer, "failure", number);
    write_message(index->writer, failure->name.length != 0 ? failure->name : id,
        failure->name_en.length != 0 ? failure->name_en : id);
    if (failure->about != NULL)
        write_about(index, failure);
    write_text_member(index->writer, "formula", failure->check->formula);
    json_member_bool(index->writer, "blanks", failure->check->blanks_as_zero);
    json_object_close(index->writer);
}

static void write_failures(struct page_index *index, enum failure_kind kind) {
    for (size_t i = 0; i < index->its->failure_count; i++)
        if (index->its->failures[i].kind == kind)
            write_failure(index, i);
}

static void write_failing_years(struct page_index *index) {
    write_failures(index, FAILURE_CARRIED);
}

static void write_doubtful_years(struct page_index *index) {
    write_failures(index, FAILURE_DOUBT);
}

static void write_own_checks(struct page_index *index) {
    write_failures(index, FAILURE_OWN);
}

/* The sections of a report that are over the line: [[heading, repeated, characters]]. */
static void write_repeated_sections(
    struct json_writer *writer, const struct repeat *part, const struct repeat *end) {
    json_key(writer, "sections");
    json_array_open(writer);
    for (; part < end && !part->whole; part++) {
        if (!part->over_half)
            continue;
        json_array_open(writer);
        json_string(writer, part->heading);
        json_integer(writer, (long long)part->repeated);
        json_integer(writer, (long long)part->characters);
        json_array_close(writer);
    }
    json_array_close(writer);
}

static void write_repeat(
    struct page_index *index, const struct repeat *whole, const struct repeat *end) {
    open_finding(index, whole->years[0], whole->years[1]);
    json_key(index->writer, "repeated");
    page_share_write(index->writer, whole);
    json_member_bool(index->writer, "over", whole->over_half);
    write_repeated_sections(index->writer, whole + 1, end);
    json_object_close(index->writer);
}

/* Reports of which the whole, or a section, is over the line. */
static void write_repeats(struct page_index *index) {
    const struct year_agency *its = index->its;
    for (size_t r = 0; r < its->report_count; r++)
        if (its->marks[r].repeats)
            write_repeat(index, its->marks[r].text, its->repeats + its->repeat_count);
}

static void write_outlier(struct page_index *index, const struct line *line, size_t now) {
    const struct link *link = &line->links[now];
    open_finding(index, index->its->reports[now - 1]->year, index->its->reports[now]->year);
    write_number_member(
        index->writer, "field", page_field_find(index->fields, link->form, link->field));
    json_key(index->writer, "values");
    json_array_open(index->writer);
    json_string(index->writer, line->points[now - 1].value);
    json_string(index->writer, line->points[now].value);
    json_array_close(index->writer);
    json_key(index->writer, "percent");
    json_string_or_null(index->writer, link->percent);
    json_object_close(index->writer);
}

static void write_outliers(struct page_index *index) {
    const struct year_agency *its = index->its;
    for (size_t i = 0; i < its->line_count; i++)
        for (size_t now = 1; now < its->report_count; now++)
            if ((its->lines[i].links[now].flags & LINK_OUTLIER) != 0)
                write_outlier(index, &its->lines[i], now);
}

static void write_copies(struct page_index *index) {
    const struct year_agency *its = index->its;
    for (size_t i = 0; i < its->copy_count; i++) {
        const struct copy *copy = &its->copies[i];
        open_finding(index, copy->years[0], copy->years[1]);
        write_text_member(index->writer, "table", page_table_name(index->fields, copy->table));
        json_key(index->writer, "whole");
        json_bool(index->writer, copy->whole);
        write_number_member(index->writer, "equal", copy->equal);
        write_number_member(index->writer, "compared", copy->compared);
        json_object_close(index->writer);
    }
}

/* What other kinds tell already. */
static bool is_told_elsewhere(enum problem_code code) {
    return code == PROBLEM_COMPARE_LATE || code == PROBLEM_COMPARE_YEARS_MISSING ||
           code == PROBLEM_COMPARE_COPIED || code == PROBLEM_COMPARE_REPORT_REPEATED ||
           code == PROBLEM_COMPARE_TEXT_REPEATED;
}

/* The year of the report that a problem is about; 0: none. */
static int problem_year(const struct page_index *index, const struct problem *problem) {
    int year = 0;
    for (size_t r = 0; index->its != NULL && r < index->its->report_count; r++) {
        const struct year_report *report = index->its->reports[r];
        year = text_equal(report->path, problem->place.part) ? report->year : year;
    }
    return year;
}

static void write_problem(struct page_index *index, const struct problem *problem) {
    open_finding(index, 0, problem_year(index, problem));
    write_message(index->writer, problem->message, problem->message_en);
    write_text_member(index->writer, "raw", problem->place.raw);
    write_text_member(index->writer, "path", problem->place.part);
    json_object_close(index->writer);
}

static void write_problems(struct page_index *index, const struct problems *problems) {
    for (size_t i = 0; i < problems->count; i++)
        if (!is_told_elsewhere(problems->items[i].code))
            write_problem(index, &problems->items[i]);
    if (problems->left_out == 0)
        return;
    struct problem more = problems_left_out(index->arena, problems);
    write_problem(index, &more);
}

static void write_agency_problems(struct page_index *index) {
    write_problems(index, &index->its->problems);
}

/* The kinds of page/findings.js; what the list of reports shows by itself, late and missing ones,
 * it finds there. */
static const struct {
    const char *kind;
    void (*write)(struct page_index *index);
} finders[KINDS] = {
    {"history", write_failing_years},
    {"repeat", write_repeats},
    {"doubt", write_doubtful_years},
    {"outlier", write_outliers},
    {"copied", write_copies},
    {"check", write_own_checks},
    {"other", write_agency_problems},
};

static void array_open(struct growing_array *array, struct arena *arena) {
    array->out.arena = arena;
    array->writer = (struct json_writer){.out = &array->out, .compact = true};
    json_array_open(&array->writer);
}

struct page_index *page_index_new(
    struct arena *arena, struct page_fields *fields, const struct comparison *comparison) {
    struct page_index *index = arena_alloc(arena, sizeof *index);
    *index = (struct page_index){.arena = arena, .fields = fields, .comparison = comparison};
    array_open(&index->agencies, arena);
    for (size_t i = 0; i < KINDS; i++)
        array_open(&index->kinds[i], arena);
    return index;
}

void page_index_add(struct page_index *index, const struct year_agency *agency) {
    index->its = agency;
    index->writer = &index->agencies.writer;
    write_agency(index);
    for (size_t i = 0; i < KINDS; i++) {
        index->writer = &index->kinds[i].writer;
        finders[i].write(index);
    }
    index->its = NULL;
    index->number++;
}

static void write_array(struct json_writer *writer, const char *key, struct growing_array *array) {
    json_array_close(&array->writer);
    json_key(writer, key);
    json_raw(writer, buffer_text(&array->out));
}

/* Those of no agency go by the number behind the last one. */
static void write_findings(struct page_index *index, struct json_writer *writer) {
    json_object_open(writer);
    for (size_t i = 0; i < KINDS; i++) {
        index->writer = &index->kinds[i].writer;
        if (finders[i].write == write_agency_problems)
            write_problems(index, &index->comparison->problems);
        write_array(writer, finders[i].kind, &index->kinds[i]);
    }
    json_object_close(writer);
    index->writer = writer;
}

/* ---- all of it ---- */

static void write_totals(struct page_index *index) {
    json_array_open(index->writer);
    for (size_t i = 0; i < index->comparison->total_count; i++) {
        const struct total *total = &index->comparison->totals[i];
        json_array_open(index->writer);
        json_integer(index->writer, (long long)total->subject);
        json_integer(
            index->writer, (long long)page_field_find(index->fields, total->form, total->field));
        json_integer(index->writer, (long long)form_number(index, total->form));
        json_integer(index->writer, total->year);
        json_string_or_null(index->writer, total->sum);
        json_integer(index->writer, (long long)total->numbers);
        json_integer(index->writer, (long long)total->reports);
        json_array_close(index->writer);
    }
    json_array_close(index->writer);
}

static void write_flags(struct json_writer *writer) {
    static const struct {
        const char *name;
        enum link_flag flag;
    } flags[] = {{"broken", LINK_BREAK}, {"caution", LINK_CAUTION}, {"outlier", LINK_OUTLIER},
        {"copied", LINK_COPIED}};
    json_object_open(writer);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        write_number_member(writer, flags[i].name, flags[i].flag);
    json_object_close(writer);
}

static void write_years(struct json_writer *writer, const struct comparison *comparison) {
    json_array_open(writer);
    for (int year = comparison->first_year; year != 0 && year <= comparison->last_year; year++)
        json_integer(writer, year);
    json_array_close(writer);
}

/* [id, name, first year, last year]; the name is the id where no mapping has the form, and a year 0
 * where it is open. */
static void write_form(struct page_index *index, struct text form) {
    const struct mapping *mapping = page_mapping(index->fields, form);
    json_array_open(index->writer);
    json_string(index->writer, form);
    json_string(index->writer, mapping == NULL ? form : mapping->name);
    json_integer(index->writer, mapping == NULL ? 0 : mapping->first_year);
    json_integer(index->writer, mapping == NULL ? 0 : mapping->last_year);
    json_array_close(index->writer);
}

static void write_names(struct page_index *index) {
    struct json_writer *writer = index->writer;
    page_fields_write(index->fields, writer);
    json_key(writer, "forms");
    json_array_open(writer);
    for (size_t i = 0; i < index->forms.count; i++)
        write_form(index, index->forms.items[i]);
    json_array_close(writer);
    json_key(writer, "relations");
    json_array_open(writer);
    for (int i = 0; i < RELATION_COUNT; i++)
        json_string(writer, text_from(relation_name((enum relation)i)));
    json_array_close(writer);
}

/* Names last: the writers above them add some. */
void page_index_write(struct page_index *index, struct json_writer *writer) {
    index->writer = writer;
    json_object_open(writer);
    write_text_member(writer, "program", TEXT("nianbao " NIANBAO_VERSION));
    json_key(writer, "years");
    write_years(writer, index->comparison);
    write_array(writer, "agencies", &index->agencies);
    json_key(writer, "findings");
    write_findings(index, writer);
    json_key(writer, "totals");
    write_totals(index);
    json_key(writer, "flags");
    write_flags(writer);
    write_names(index);
    json_object_close(writer);
}
