/*
 * facts.c: title, agency, year, period and publication date, from the flow: what title.c finds,
 * else what the portal's index table says. The year is the title's, else the period's, else that
 * of a sentence (year.c). What is not printed stays empty.
 */
#include "base/unicode.h"
#include "form/date.h"
#include "form/title.h"
#include "form/words.h"

/* ---- the period ---- */

/* A whole year: from 1 January to a day in December. */
static bool period_read(struct text key, struct date *start, struct date *end) {
    size_t length = date_read(key, start);
    if (length == 0 || start->month != 1 || start->day != 1)
        return false;
    struct text rest = text_tail(key, length);
    rest = text_tail(rest, words_at_start(rest, TEXT("起 开始")));
    size_t joint = words_at_start(rest, TEXT("至 到 - ~ 〜"));
    while (joint != 0 && joint < rest.length && rest.bytes[joint] == '-')
        joint++;
    rest = text_tail(rest, joint);
    *end = *start;
    return joint != 0 && (date_read(rest, end) != 0 || date_read_day(rest, end) != 0) &&
           end->year == start->year && end->month == 12;
}

static bool period_find(const struct flow *flow, struct date *start, struct date *end) {
    for (size_t i = 0; i < flow->count; i++) {
        struct text key = flow->items[i].key;
        for (size_t offset = 0; offset < key.length; text_next(key, &offset))
            if (period_read(text_tail(key, offset), start, end))
                return true;
    }
    return false;
}

/* A period is announced, but its dates lost their 年 or 月 on the way. */
static bool period_is_broken(const struct flow *flow) {
    for (size_t i = 0; i < flow->count; i++)
        if (words_stand_in(flow->items[i].key, TEXT("统计期限 统计时限 期限为 期限自 期限是从")))
            return true;
    return false;
}

static void period_take(struct work *work, const struct flow *flow) {
    struct report *report = work->report;
    struct date start, end;
    if (!period_find(flow, &start, &end)) {
        if (period_is_broken(flow))
            report_problem(work, PROBLEM_PERIOD_UNREADABLE, TEXT_NONE, TEXT_NONE);
        return;
    }
    report->period_start = date_write(work->arena, start);
    report->period_end = date_write(work->arena, end);
    if (report->year == 0) {
        report->year = start.year;
        report_problem(work, PROBLEM_YEAR_FROM_PERIOD, TEXT_NONE, TEXT_NONE);
    }
    if (report->year == start.year)
        return;
    struct buffer title = {.arena = work->arena}, period = {.arena = work->arena};
    buffer_add_number(&title, report->year);
    buffer_add_number(&period, start.year);
    report_problem(work, PROBLEM_YEAR_CONFLICT, buffer_text(&title), buffer_text(&period));
}

/* ---- the publication date ---- */

/* The date behind a label of publication, anywhere in a key. */
static bool published_labelled(
    const struct mapping_portal *portal, struct text key, struct date *date) {
    for (size_t i = 0; i < portal->label_count; i++) {
        struct text label = portal->labels[i].key;
        size_t found =
            portal->labels[i].fact == PORTAL_PUBLISHED ? text_find(key, label) : SIZE_MAX;
        if (found == SIZE_MAX)
            continue;
        size_t offset = found + label.length;
        while (offset < key.length && (key.bytes[offset] == ':' || key.bytes[offset] == '|'))
            offset++;
        if (date_read(text_tail(key, offset), date) != 0)
            return true;
    }
    return false;
}

/* A line that is a date and nothing else, or a date behind the name of an agency. */
static bool published_bare(struct text key, struct date *date) {
    struct text bare = key_unbracketed(key);
    if (bare.length == 0 || bare.length > 200)
        return false;
    for (size_t offset = 0; offset < bare.length; text_next(bare, &offset)) {
        struct text rest = text_tail(bare, offset);
        if (date_read(rest, date) == rest.length &&
            (offset == 0 || agency_is_name(text_slice(bare, 0, offset))))
            return true;
    }
    return false;
}

/* In tables that are no part of the form: label and date in neighbouring cells. */
static bool published_in_tables(struct work *work, struct date *date) {
    for (size_t i = 0; i < work->line_count; i++) {
        const struct line *line = &work->lines[i];
        if (line->role != LINE_UNCLAIMED)
            continue;
        struct buffer joined = {.arena = work->arena};
        for (size_t c = 0; c < line->count && joined.length < 1000; c++)
            buffer_add(&joined, key_fold(work->arena, text_slice(line->cells[c].text, 0, 200)));
        if (published_labelled(work->portal, buffer_text(&joined), date))
            return true;
    }
    return false;
}

static bool published_find(
    struct work *work, const struct flow *flow, const struct title *title, struct date *date) {
    size_t head = title->first + title->count + 10;
    if (date_read(work->portal_facts.dated, date) != 0)
        return true;
    for (size_t i = 0; i < flow->count && i < head; i++)
        if (published_labelled(work->portal, flow->items[i].key, date))
            return true;
    if (published_in_tables(work, date))
        return true;
    for (size_t i = flow->count, tail = flow_tail(flow); i-- > tail;)
        if (published_bare(flow->items[i].key, date) ||
            published_labelled(work->portal, flow->items[i].key, date))
            return true;
    for (size_t i = 0; i < flow->count && i < head; i++)
        if (published_bare(flow->items[i].key, date))
            return true;
    return false;
}

/* ---- together ---- */

/* Takes from the index table the facts that the report itself lacks. */
static void portal_complete(struct work *work) {
    const struct portal_facts *facts = &work->portal_facts;
    struct report *report = work->report;
    struct title title;
    bool titled = title_of_words(work->arena, facts->title, &title);
    if (titled && report->title.length == 0)
        report->title = facts->title;
    if (titled && report->year == 0)
        report->year = title.year;
    if (report->agency.length == 0)
        report->agency =
            titled && title.agency.length != 0 ? title.agency : agency_bare(facts->agency);
}

static void title_keep(struct work *work, struct flow *flow, struct title *title) {
    struct report *report = work->report;
    title_complete(work->arena, flow, title);
    report->title = title_print(work->arena, flow, title);
    report->year = title->year;
    report->agency = agency_print(work->arena,
        title->agency.length != 0 ? title->agency : agency_bare(agency_around(flow, title)));
    for (size_t i = title->first; i < title->first + title->count; i++)
        flow->items[i].taken = true;
}

void facts_read(struct work *work, struct flow *flow) {
    struct report *report = work->report;
    struct title title = {0};
    struct date published;
    portal_read(work);
    if (title_find(work->arena, flow, &title))
        title_keep(work, flow, &title);
    portal_complete(work);
    if (report->title.length == 0)
        report_problem(work, PROBLEM_TITLE_MISSING, TEXT_NONE, TEXT_NONE);
    else if (report->agency.length == 0)
        problem_add(&report->problems, PROBLEM_AGENCY_MISSING, (struct place){.raw = report->title},
            TEXT_NONE, TEXT_NONE);
    period_take(work, flow);
    bool dated = published_find(work, flow, &title, &published);
    if (report->year == 0)
        year_from_prose(work, flow, dated ? published.year : 0);
    if (report->year == 0)
        report_problem(work, PROBLEM_YEAR_MISSING, TEXT_NONE, TEXT_NONE);
    if (dated && published.year >= report->year)
        report->published = date_write(work->arena, published);
}
