/*
 * year_report.c: struct report -> struct year_report. A report as read holds its whole JSON tree,
 * so texts are copied; names of fields are shared with the mapping.
 */
#include "history/comparison_steps.h"

struct text year_text(struct arena *arena, int year) {
    struct buffer digits = {.arena = arena};
    buffer_add_number(&digits, year);
    return buffer_text(&digits);
}

static struct text text_keep(struct arena *arena, struct text text) {
    static const struct text common[] = {
        TEXT_INIT("0"), TEXT_INIT("1"), TEXT_INIT("2"), TEXT_INIT("3"), TEXT_INIT("/")};
    if (text.length == 0)
        return TEXT_NONE;
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if (text_equal(text, common[i]))
            return common[i];
    return text_copy(arena, text);
}

static void figures_keep(struct arena *arena, const struct mapping *mapping,
    const struct report *report, struct year_report *kept) {
    size_t next = 0;
    kept->figures = arena_array(arena, report->figure_count, sizeof *kept->figures);
    kept->figure_count = report->figure_count;
    for (size_t i = 0; i < report->figure_count; i++) {
        struct figure *figure = &kept->figures[i];
        *figure = report->figures[i];
        size_t at = next;
        while (mapping != NULL && at < mapping->field_count &&
               !text_equal(mapping->fields[at].path, figure->field))
            at++;
        bool known = mapping != NULL && at < mapping->field_count;
        next = known ? at + 1 : next;
        figure->field = known ? mapping->fields[at].path : text_copy(arena, figure->field);
        figure->value = text_keep(arena, figure->value);
        figure->raw =
            text_equal(figure->raw, figure->value) ? figure->value : text_keep(arena, figure->raw);
        figure->unit = text_keep(arena, figure->unit);
    }
}

/* The rule of a check; NULL where the form has changed. */
static const struct mapping_check *check_rule_find(
    const struct mapping *mapping, const struct check *check) {
    for (size_t i = 0; mapping != NULL && i < mapping->check_count; i++)
        if (text_equal(mapping->checks[i].id, check->id) &&
            text_equal(mapping->checks[i].field, check->field) &&
            text_equal(mapping->checks[i].column, check->column))
            return &mapping->checks[i];
    return NULL;
}

static void checks_keep(struct arena *arena, const struct mapping *mapping,
    const struct report *report, struct year_report *kept) {
    for (size_t i = 0; i < report->check_count; i++)
        kept->checks[report->checks[i].state]++;
    kept->failing = arena_array(arena, kept->checks[CHECK_FAILS], sizeof *kept->failing);
    kept->failing_made = arena_array(arena, kept->checks[CHECK_FAILS], sizeof *kept->failing_made);
    for (size_t i = 0; i < report->check_count; i++) {
        if (report->checks[i].state != CHECK_FAILS)
            continue;
        kept->failing_made[kept->failing_count] = check_rule_find(mapping, &report->checks[i]);
        struct check *check = &kept->failing[kept->failing_count++];
        *check = report->checks[i];
        struct text *texts[] = {&check->id, &check->field, &check->column, &check->left,
            &check->right, &check->formula};
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
            *texts[t] = text_keep(arena, *texts[t]);
        check->terms = arena_array(arena, check->term_count, sizeof *check->terms);
        for (size_t t = 0; t < check->term_count; t++)
            check->terms[t] = &kept->figures[report->checks[i].terms[t] - report->figures];
    }
}

/* The top section around a section. */
static size_t section_top(const struct report *report, size_t section) {
    while (report->sections[section].parent >= 0)
        section = (size_t)report->sections[section].parent;
    return section;
}

static void sections_keep(
    struct arena *arena, const struct report *report, struct year_report *kept) {
    size_t *paragraphs = arena_array(arena, report->section_count, sizeof *paragraphs);
    size_t *places = arena_array(arena, report->section_count, sizeof *places);
    kept->sections = arena_array(arena, report->section_count, sizeof *kept->sections);
    for (size_t i = 0; i < report->section_count; i++)
        paragraphs[section_top(report, i)] += report->sections[i].paragraph_count;
    for (size_t i = 0; i < report->section_count; i++) {
        const struct section *section = &report->sections[i];
        if (section->parent < 0) {
            places[i] = kept->section_count++;
            kept->sections[places[i]] = (struct year_section){
                .number = text_keep(arena, section->number),
                .heading = text_keep(arena, section->heading),
                .paragraphs = arena_array(arena, paragraphs[i], sizeof(struct text)),
            };
        }
        struct year_section *top = &kept->sections[places[section_top(report, i)]];
        for (size_t p = 0; p < section->paragraph_count; p++)
            top->paragraphs[top->paragraph_count++] = text_copy(arena, section->paragraphs[p]);
    }
}

/* The Regulations require publication by 31 March (第四十九条). */
static bool is_late(struct arena *arena, const struct report *report) {
    struct buffer last = {.arena = arena};
    buffer_format(&last, "%04d-03-31", report->year + 1);
    return report->year != 0 && report->published.length == last.length &&
           text_compare(report->published, buffer_text(&last)) > 0;
}

int year_of_report(int year) {
    return year >= 1990 && year < 2100 ? year : 0;
}

static bool is_of_other_years(const struct mapping *mapping, int year) {
    return mapping != NULL && year != 0 &&
           (year < mapping->first_year || (mapping->last_year != 0 && year > mapping->last_year));
}

struct year_report *year_report_make(struct arena *arena, const struct mappings *mappings,
    const struct report *report, struct text path) {
    struct year_report *kept = arena_alloc(arena, sizeof *kept);
    const struct mapping *mapping = mappings_find(mappings, report->form);
    *kept = (struct year_report){
        .path = text_copy(arena, path),
        .source = text_keep(arena, report->source_name),
        .sha256 = text_keep(arena, report->source_sha256),
        .title = text_keep(arena, report->title),
        .agency = text_keep(arena, report->agency),
        .year = year_of_report(report->year),
        .form = mapping != NULL ? mapping->id : text_keep(arena, report->form),
        .published = text_keep(arena, report->published),
        .late = is_late(arena, report),
        .form_of_other_years = is_of_other_years(mapping, report->year),
    };
    figures_keep(arena, mapping, report, kept);
    checks_keep(arena, mapping, report, kept);
    sections_keep(arena, report, kept);
    for (size_t i = 0; i < report->problems.count; i++)
        kept->problems[problem_severity(report->problems.items[i].code)]++;
    return kept;
}
