/* series_fixture.c: see series_fixture.h. */
#include "series_fixture.h"

#include "form/report_check.h"

#include <criterion/criterion.h>
#include <stdlib.h>

/* Takes what stands before a mark off a text. */
static struct text take(struct text *rest, const char *mark) {
    size_t end = text_find(*rest, text_from(mark));
    struct text word = text_trim(text_slice(*rest, 0, end));
    *rest = end == SIZE_MAX ? TEXT_NONE : text_slice(*rest, end + strlen(mark), rest->length);
    return word;
}

static struct text or_none(struct text word) {
    return text_equal(word, TEXT("-")) ? TEXT_NONE : word;
}

static struct figure figure_make(struct arena *arena, struct text written, int row) {
    struct figure figure = {.table = 1, .row = row, .column = 2, .state = STATE_NUMBER};
    figure.field = take(&written, "=");
    figure.raw = take(&written, "~");
    figure.unit = written;
    char first = figure.raw.length == 0 ? '\0' : figure.raw.bytes[0];
    if (first == '\0')
        figure.state = STATE_BLANK;
    else if (first == '/')
        figure.state = STATE_NOT_APPLICABLE;
    else if (first == '!')
        figure.state = STATE_ABSENT;
    else if (first != '-' && (first < '0' || first > '9'))
        figure.state = STATE_TEXT;
    figure.value = figure.state == STATE_NUMBER ? text_copy(arena, figure.raw) : TEXT_NONE;
    return figure;
}

static struct report *report_make(struct arena *arena, struct text line) {
    struct report *report = arena_alloc(arena, sizeof *report);
    struct text facts = take(&line, "|"), figures = take(&line, "|"), sections = text_trim(line);
    report->problems.arena = arena;
    report->agency = or_none(take(&facts, " "));
    report->year = atoi(text_copy(arena, take(&facts, " ")).bytes);
    report->form = or_none(take(&facts, " "));
    while (facts.length != 0) {
        struct text word = take(&facts, " "), key = take(&word, "=");
        if (text_equal(key, TEXT("published")))
            report->published = word;
        else
            report->source_sha256 = word;
    }
    report->figures = arena_array(arena, figures.length + 1, sizeof *report->figures);
    while (figures.length != 0) {
        report->figures[report->figure_count] =
            figure_make(arena, take(&figures, " "), (int)report->figure_count + 1);
        report->figure_count++;
    }
    report->sections = arena_array(arena, sections.length + 1, sizeof *report->sections);
    while (sections.length != 0) {
        struct section *section = &report->sections[report->section_count++];
        struct text words = take(&sections, ";");
        section->parent = -1;
        section->heading = or_none(take(&words, ":"));
        section->paragraphs = arena_array(arena, 1, sizeof *section->paragraphs);
        section->paragraphs[section->paragraph_count++] = text_trim(words);
    }
    return report;
}

static struct year_report *report_give(
    void *context, struct arena *arena, const struct year_head *head) {
    struct series *series = context;
    (void)arena;
    for (size_t i = 0; i < series->count; i++)
        if (series->reports[i] == head->source)
            return series->reports[i];
    return NULL;
}

void series_compare(struct series *series, const char *reports, const char *aliases) {
    *series = (struct series){.arena = arena_new()};
    struct arena *arena = series->arena;
    const struct mappings *mappings = mappings_builtin();
    series->problems.arena = arena;
    cr_assert(knowledge_read(arena, mappings, NULL, &series->problems, &series->knowledge));
    if (aliases != NULL) {
        struct buffer table = {.arena = arena};
        buffer_format(&table, "name\tagency\tfrom\tto\treason\n%s", aliases);
        cr_assert(aliases_read(arena, TEXT("a.tsv"), buffer_text(&table), &series->problems,
            &series->knowledge.aliases));
    }
    struct year_head *heads = arena_array(arena, 8, sizeof *heads);
    for (struct text rest = text_from(reports); rest.length != 0;) {
        struct buffer path = {.arena = arena};
        struct report *report = report_make(arena, take(&rest, "\n"));
        const struct mapping *mapping = mappings_find(mappings, report->form);
        if (mapping != NULL)
            report_check(arena, mapping, report);
        buffer_format(&path, "%zu.json", series->count + 1);
        struct year_report *kept = year_report_make(arena, mappings, report, buffer_text(&path));
        heads[series->count] = (struct year_head){kept->agency, kept->year, kept};
        series->reports[series->count++] = kept;
    }
    struct year_reader reader = {report_give, series};
    series->comparison = comparison_open(arena, &series->knowledge, heads, series->count);
    const struct year_agency *agency;
    while ((agency = comparison_next(series->comparison, arena, &reader)) != NULL)
        series->agencies[series->agency_count++] = agency;
}

void series_free(struct series *series) {
    arena_free(series->arena);
}

struct text series_agencies(const struct series *series) {
    struct buffer text = {.arena = series->arena};
    for (size_t a = 0; a < series->agency_count; a++) {
        const struct year_agency *agency = series->agencies[a];
        buffer_add(&text, a == 0 ? TEXT_NONE : TEXT("; "));
        buffer_add(&text, agency->name.length == 0 ? TEXT("-") : agency->name);
        for (size_t i = 0, m = 0; i < agency->report_count; i++) {
            while (m < agency->missing_count && agency->missing_years[m] < agency->reports[i]->year)
                buffer_format(&text, " -%d", agency->missing_years[m++]);
            buffer_format(&text, " %d", agency->reports[i]->year);
        }
    }
    return buffer_text(&text);
}

static void problems_add(struct buffer *text, const struct problems *problems) {
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        buffer_format(text, text->length == 0 ? "%s" : " %s", problem_name(problem->code));
        if (problem->place.part.length != 0)
            buffer_format(
                text, "@%.*s", (int)problem->place.part.length, problem->place.part.bytes);
    }
}

struct text series_problems(const struct series *series) {
    struct buffer text = {.arena = series->arena};
    problems_add(&text, &series->comparison->problems);
    for (size_t a = 0; a < series->agency_count; a++)
        problems_add(&text, &series->agencies[a]->problems);
    return buffer_text(&text);
}

static void value_add(struct buffer *text, const struct point *point) {
    static const char *const states[] = {"?", "blank", "/", "words", "object", "absent"};
    if (point->figure_count == 0)
        buffer_add(text, TEXT("none"));
    else if (point->value.length != 0)
        buffer_add(text, point->value);
    else
        buffer_add(text, text_from(states[point->state]));
    buffer_add(text, point->sum ? TEXT("(sum)") : TEXT_NONE);
}

struct text series_links(const struct series *series) {
    static const char *const flags[] = {"changed", "no_number", "zero_base", "break", "caution",
        "years_between", "outlier", "copied"};
    struct buffer text = {.arena = series->arena};
    const struct year_agency *agency = series->agencies[0];
    for (size_t i = 0; i < agency->line_count; i++)
        for (size_t now = 1; now < agency->report_count; now++) {
            const struct link *link = &agency->lines[i].links[now];
            if (!link->is_there)
                continue;
            buffer_format(&text, "%.*s: ", (int)link->field.length, link->field.bytes);
            value_add(&text, &agency->lines[i].points[now - 1]);
            buffer_add(&text, TEXT(" -> "));
            value_add(&text, &agency->lines[i].points[now]);
            buffer_format(&text, " %.*s %.*s %s", (int)link->difference.length,
                link->difference.length == 0 ? "" : link->difference.bytes, (int)link->ratio.length,
                link->ratio.length == 0 ? "" : link->ratio.bytes, relation_name(link->relation));
            for (size_t bit = 0; bit < sizeof flags / sizeof *flags; bit++)
                if ((link->flags & 1u << bit) != 0)
                    buffer_format(&text, " %s", flags[bit]);
            buffer_add_byte(&text, '\n');
        }
    return buffer_text(&text);
}

struct text series_write(const struct series *series, const struct comparison_format *format,
    enum nianbao_language language, bool all) {
    struct comparison_options options = {series->knowledge.mappings, language, all};
    struct buffer out = {.arena = series->arena};
    void *state =
        format->open == NULL ? NULL : format->open(series->arena, series->comparison, &options);
    buffer_add(&out, format->begin(state, series->arena));
    for (size_t a = 0; a < series->agency_count; a++)
        buffer_add(&out, format->add(state, series->arena, series->agencies[a]));
    if (format->end != NULL)
        buffer_add(&out, format->end(state, series->arena));
    return buffer_text(&out);
}
