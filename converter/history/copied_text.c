/*
 * copied_text.c: compares the prose of each report with that of the year before: how much of each
 * section, and of the whole, stood there already (text_overlap.h defines the measure). Headings do
 * not count: the form prescribes them.
 */
#include "history/comparison_steps.h"
#include "history/text_overlap.h"

enum {
    LEAST_CHARACTERS = 50, /* 无其他需要报告的事项 is the same every year */
    LONGEST_OPENING = 300, /* before the first heading: 根据《条例》……编制 is prescribed */
};

static struct runs *report_runs(struct arena *arena, const struct year_report *report) {
    size_t count = 0;
    for (size_t i = 0; i < report->section_count; i++)
        count += report->sections[i].paragraph_count;
    struct text *paragraphs = arena_array(arena, count, sizeof *paragraphs);
    count = 0;
    for (size_t i = 0; i < report->section_count; i++)
        for (size_t p = 0; p < report->sections[i].paragraph_count; p++)
            paragraphs[count++] = report->sections[i].paragraphs[p];
    return runs_make(arena, paragraphs, count);
}

static void repeat_fill(struct repeat *repeat, const struct repetition *found) {
    repeat->characters = found->characters;
    repeat->repeated = found->repeated;
    bool opening =
        !repeat->whole && repeat->heading.length == 0 && found->characters <= LONGEST_OPENING;
    repeat->over_half = !opening && found->characters >= LEAST_CHARACTERS &&
                        found->repeated * 2 > found->characters;
    repeat->passages = found->passages;
    repeat->passage_count = found->passage_count;
}

struct text repeat_percent(struct arena *arena, const struct repeat *repeat) {
    size_t thousandths = repeat->repeated * 1000 / repeat->characters;
    struct buffer percent = {.arena = arena};
    buffer_format(&percent, "%zu.%zu%%", thousandths / 10, thousandths % 10);
    return buffer_text(&percent);
}

/* Reports a repeat over half: the whole report by its share, a section by its heading as well. */
static void repeat_report(
    struct year_agency *agency, const struct year_report *report, const struct repeat *repeat) {
    struct buffer name = {.arena = agency->problems.arena};
    struct place place = {.part = report->path};
    if (!repeat->over_half)
        return;
    for (size_t i = 0; !repeat->whole && i < repeat->passage_count; i++)
        if (repeat->passages[i].length > place.raw.length)
            place.raw = repeat->passages[i]; /* the longest */
    buffer_add(&name, repeat->number);
    buffer_add(&name, repeat->number.length != 0 ? TEXT("、") : TEXT_NONE);
    buffer_add(&name, repeat->heading);
    buffer_add(&name, name.length != 0 ? TEXT(" ") : TEXT_NONE);
    buffer_add(&name, repeat_percent(name.arena, repeat));
    problem_add(&agency->problems,
        repeat->whole ? PROBLEM_COMPARE_REPORT_REPEATED : PROBLEM_COMPARE_TEXT_REPEATED, place,
        year_text(name.arena, report->year), buffer_text(&name));
}

static void reports_compare(struct arena *arena, struct year_agency *agency, size_t now) {
    struct arena *scratch = arena_new();
    const struct year_report *before = agency->reports[now - 1], *report = agency->reports[now];
    const struct runs *runs = report_runs(scratch, before);
    struct repetition all = {0};
    size_t whole = agency->repeat_count++;
    for (size_t s = 0; s < report->section_count; s++) {
        const struct year_section *section = &report->sections[s];
        struct repetition found = {0};
        for (size_t p = 0; p < section->paragraph_count; p++)
            repetition_add(arena, runs, section->paragraphs[p], &found);
        all.characters += found.characters;
        all.repeated += found.repeated;
        if (found.characters == 0)
            continue;
        struct repeat *repeat = &agency->repeats[agency->repeat_count++];
        *repeat = (struct repeat){.years = {before->year, report->year},
            .number = section->number,
            .heading = section->heading};
        repeat_fill(repeat, &found);
        repeat_report(agency, report, repeat);
    }
    agency->repeats[whole] = (struct repeat){.years = {before->year, report->year}, .whole = true};
    repeat_fill(&agency->repeats[whole], &all);
    repeat_report(agency, report, &agency->repeats[whole]);
    arena_free(scratch);
}

void repeats_find(struct arena *arena, struct year_agency *agency) {
    size_t most = 0;
    for (size_t i = 0; i < agency->report_count; i++)
        most += agency->reports[i]->section_count + 1;
    agency->repeats = arena_array(arena, most, sizeof *agency->repeats);
    for (size_t now = 1; now < agency->report_count; now++)
        if (agency->reports[now]->year == agency->reports[now - 1]->year + 1)
            reports_compare(arena, agency, now);
}
