/*
 * comparison.c: reports of any agencies and years -> struct comparison and, one after the other,
 * its agencies: group, order, lines, checks between years, copies, text, marks, totals. Also reads
 * the tables beside the forms.
 */
#include "history/comparison.h"

#include "history/comparison_steps.h"

/* ---- tables ---- */

/* Reads a table of the folder, or where it has none the one compiled in. *own: it is the folder's.
 */
static struct text table_content(
    struct arena *arena, const char *folder, const char *name, bool *own) {
    struct text content = TEXT_NONE;
    *own = folder != NULL && mappings_file(arena, folder, name, &content);
    if (!*own)
        mappings_file(arena, NULL, name, &content);
    return content;
}

bool knowledge_read(struct arena *arena, const struct mappings *mappings, const char *folder,
    struct problems *problems, struct knowledge *knowledge) {
    bool own;
    *knowledge = (struct knowledge){.mappings = mappings};
    struct text content = table_content(arena, folder, "comparability.tsv", &own);
    bool sound = comparability_read(
        arena, mappings, content, own || folder == NULL, problems, &knowledge->comparability);
    content = table_content(arena, folder, "history.tsv", &own);
    sound = year_rules_read(arena, content, problems, &knowledge->rules) && sound;
    content = table_content(arena, folder, "year_slips.tsv", &own);
    sound = year_slips_read(arena, content, problems, &knowledge->slips) && sound;
    content = table_content(arena, folder, "agencies.tsv", &own);
    return aliases_read(arena, TEXT("agencies.tsv"), content, problems, &knowledge->aliases) &&
           sound;
}

/* ---- one agency ---- */

static struct year_figures figures_of(const struct year_report *report) {
    return (struct year_figures){report->year, report->form, report->figures, report->figure_count};
}

static void checks_make(
    struct arena *arena, const struct knowledge *knowledge, struct year_agency *agency) {
    for (size_t i = 1; i < agency->report_count; i++) {
        struct year_figures before = figures_of(agency->reports[i - 1]);
        struct year_figures now = figures_of(agency->reports[i]);
        if (now.year == before.year + 1)
            year_checks_make(arena, &knowledge->rules, &knowledge->comparability, &before, &now,
                &agency->checks);
    }
}

static void slips_find(const struct knowledge *knowledge, struct year_agency *agency) {
    for (size_t i = 0; i < agency->report_count; i++) {
        const struct year_report *report = agency->reports[i];
        for (size_t s = 0; s < report->section_count; s++)
            for (size_t p = 0; p < report->sections[s].paragraph_count; p++)
                year_slips_find(&knowledge->slips, report->sections[s].heading,
                    report->sections[s].paragraphs[p], report->year, report->path,
                    &agency->problems);
    }
}

/* ---- differences, as in diff ---- */

static bool section_differs(const struct year_section *a, const struct year_section *b) {
    if (!text_equal(a->number, b->number) || !text_equal(a->heading, b->heading) ||
        a->paragraph_count != b->paragraph_count)
        return true;
    for (size_t i = 0; i < a->paragraph_count; i++)
        if (!text_equal(a->paragraphs[i], b->paragraphs[i]))
            return true;
    return false;
}

static bool report_differs(const struct year_report *a, const struct year_report *b) {
    if (a->section_count != b->section_count)
        return true;
    for (size_t i = 0; i < a->section_count; i++)
        if (section_differs(&a->sections[i], &b->sections[i]))
            return true;
    return false;
}

static bool agency_differs(const struct year_agency *agency) {
    for (size_t now = 1; now < agency->report_count; now++) {
        if (report_differs(agency->reports[now - 1], agency->reports[now]))
            return true;
        for (size_t i = 0; i < agency->line_count; i++)
            if ((agency->lines[i].links[now].flags & LINK_CHANGED) != 0)
                return true;
    }
    return false;
}

/* ---- the agencies ---- */

struct comparing {
    struct arena *arena;
    const struct knowledge *knowledge;
    struct groups groups;
    size_t next;
    bool versions; /* of two reports */
    struct line_maker *maker;
    struct totals *totals; /* NULL: of one agency there are none */
};

struct comparison *comparison_open(struct arena *arena, const struct knowledge *knowledge,
    const struct year_head *heads, size_t count) {
    struct comparison *comparison = arena_alloc(arena, sizeof *comparison);
    struct comparing *comparing = arena_alloc(arena, sizeof *comparing);
    comparison->problems.arena = arena;
    comparison->comparing = comparing;
    *comparing = (struct comparing){.arena = arena,
        .knowledge = knowledge,
        .groups = groups_make(arena, knowledge, heads, count, comparison),
        .versions = count == 2,
        .maker = line_maker_new(arena, knowledge)};
    comparison->agency_count = comparing->groups.count;
    if (comparison->agency_count > 1 && comparison->last_year != 0)
        comparing->totals = totals_new(arena, comparison->first_year, comparison->last_year);
    return comparison;
}

const struct year_agency *comparison_next(
    struct comparison *comparison, struct arena *arena, const struct year_reader *reader) {
    struct comparing *comparing = comparison->comparing;
    struct year_agency *agency = arena_alloc(arena, sizeof *agency);
    while (comparing->next < comparing->groups.count) {
        struct group group = comparing->groups.items[comparing->next++];
        if (!agency_gather(arena, &comparing->groups.placed[group.first], group.count,
                comparing->versions, reader, agency))
            continue;
        agency_lines_make(comparing->maker, arena, agency);
        checks_make(arena, comparing->knowledge, agency);
        copies_find(arena, comparing->knowledge->mappings, agency);
        repeats_find(arena, agency);
        slips_find(comparing->knowledge, agency);
        marks_make(arena, agency);
        comparison->report_count += agency->report_count;
        comparison->fails = comparison->fails || (agency->failure_count != 0 &&
                                                     agency->failures[0].kind == FAILURE_CARRIED);
        comparison->differs =
            comparison->differs || (comparing->versions && agency_differs(agency));
        if (comparing->totals != NULL)
            totals_add(comparing->totals, agency);
        return agency;
    }
    if (comparing->totals != NULL)
        totals_finish(comparing->totals, comparing->arena, comparison);
    comparing->totals = NULL;
    return NULL;
}

const struct year_report *agency_report(const struct year_agency *agency, int year) {
    for (size_t i = 0; i < agency->report_count; i++)
        if (agency->reports[i]->year == year)
            return agency->reports[i];
    return NULL;
}
