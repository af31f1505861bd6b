/*
 * agency_lines.c: the figures of one agency's reports -> lines of points, one line a subject, and
 * links between the points of neighbouring reports. Only comparability.h knows how forms differ;
 * the subject of a field is looked up once and kept for all agencies.
 */
#include "base/decimal.h"
#include "history/comparison_steps.h"
#include "history/field_words.h"

#include <stdlib.h>

enum { RATIO_DIGITS = 6, PERCENT_DIGITS = 1 };

/* A field of a form, and its subject. */
struct met {
    struct text form, field, label;
    struct subject subject;
    size_t subject_number;
};

struct line_maker {
    struct arena *arena; /* of what is kept for all agencies */
    struct arena *own;   /* of this agency */
    const struct knowledge *knowledge;
    struct met **slots; /* by form and field, open addressing */
    size_t slot_count, count;
    struct line_subject {
        struct subject subject;
        struct line *line; /* of this agency; NULL: it has none yet */
    } * subjects;
    size_t subject_count, subject_capacity;
};

struct line_maker *line_maker_new(struct arena *arena, const struct knowledge *knowledge) {
    struct line_maker *maker = arena_alloc(arena, sizeof *maker);
    maker->arena = arena;
    maker->knowledge = knowledge;
    maker->slot_count = 1024;
    maker->slots = arena_array(arena, maker->slot_count, sizeof *maker->slots);
    return maker;
}

/* ---- subjects ---- */

static struct met **met_slot(
    struct met **slots, size_t slot_count, struct text form, struct text field) {
    size_t at = (size_t)(text_hash(form) * 31 + text_hash(field)) & (slot_count - 1);
    while (slots[at] != NULL &&
           !(text_equal(slots[at]->field, field) && text_equal(slots[at]->form, form)))
        at = (at + 1) & (slot_count - 1);
    return &slots[at];
}

static size_t subject_number(struct line_maker *maker, struct subject subject) {
    for (size_t i = 0; i < maker->subject_count; i++)
        if (text_equal(maker->subjects[i].subject.field, subject.field) &&
            text_equal(maker->subjects[i].subject.form, subject.form))
            return i;
    ARRAY_APPEND(maker->arena, maker->subjects, maker->subject_count, maker->subject_capacity)
        ->subject = subject;
    return maker->subject_count - 1;
}

static const struct met *met_find(struct line_maker *maker, struct text form, struct text field) {
    struct met **slot = met_slot(maker->slots, maker->slot_count, form, field);
    if (*slot != NULL)
        return *slot;
    struct met *met = arena_alloc(maker->arena, sizeof *met);
    met->form = form = text_copy(maker->arena, form);
    met->field = field = text_copy(maker->arena, field);
    met->label = field_label(maker->arena, mappings_find(maker->knowledge->mappings, form), field);
    met->subject = subject_find(maker->arena, &maker->knowledge->comparability, form, field);
    met->subject_number = subject_number(maker, met->subject);
    *slot = met;
    if (++maker->count * 2 > maker->slot_count) {
        size_t count = maker->slot_count * 2;
        struct met **slots = arena_array(maker->arena, count, sizeof *slots);
        for (size_t i = 0; i < maker->slot_count; i++)
            if (maker->slots[i] != NULL)
                *met_slot(slots, count, maker->slots[i]->form, maker->slots[i]->field) =
                    maker->slots[i];
        maker->slots = slots;
        maker->slot_count = count;
    }
    return met;
}

/* ---- points ---- */

/* The line of a figure, made where the agency has none yet. */
static struct line *line_find(
    struct line_maker *maker, struct year_agency *agency, const struct met *met) {
    struct line **known = &maker->subjects[met->subject_number].line;
    if (*known != NULL)
        return *known;
    struct line *line = *known = &agency->lines[agency->line_count++];
    *line = (struct line){
        .subject = met->subject_number,
        .form = met->form,
        .field = met->field,
        .label = met->label,
        .points = arena_array(maker->own, agency->report_count, sizeof *line->points),
        .links = arena_array(maker->own, agency->report_count, sizeof *line->links),
    };
    return line;
}

/* From the newest report back, so that a line has its newest name. */
static void points_place(struct line_maker *maker, struct year_agency *agency) {
    size_t most = 0;
    for (size_t r = 0; r < agency->report_count; r++)
        most += agency->reports[r]->figure_count;
    agency->lines = arena_array(maker->own, most, sizeof *agency->lines);
    for (size_t r = agency->report_count; r-- > 0;) {
        const struct year_report *report = agency->reports[r];
        const struct figure **figures =
            arena_array(maker->own, report->figure_count, sizeof *figures);
        for (size_t i = 0; i < report->figure_count; i++) {
            figures[i] = &report->figures[i];
            struct line *line =
                line_find(maker, agency, met_find(maker, report->form, figures[i]->field));
            struct point *point = &line->points[r];
            if (point->figure_count != 0)
                continue;
            *point = (struct point){.figures = &figures[i],
                .figure_count = 1,
                .state = figures[i]->state,
                .value = figures[i]->value};
        }
    }
}

/* A sum is known where every part is; a mark for "does not apply" counts as zero, as in checks. */
static void sum_value(struct arena *arena, struct point *point) {
    struct decimal sum = {0}, value;
    point->state = STATE_NUMBER;
    for (size_t i = 0; i < point->figure_count; i++) {
        const struct figure *figure = point->figures[i];
        if (figure->state == STATE_NOT_APPLICABLE)
            continue;
        if (figure->state != STATE_NUMBER) {
            point->state = figure->state;
            return;
        }
        if (!decimal_read(figure->value, &value) || !decimal_add(sum, value, &sum))
            return;
    }
    point->value = decimal_write(arena, sum);
}

/* Adds up the parts of a subject: （六）其他处理 as three rows. */
static void sum_place(struct line_maker *maker, const struct year_report *report,
    const struct line *line, struct point *point) {
    const struct sum *sum = sum_find(
        &maker->knowledge->comparability, maker->subjects[line->subject].subject, report->form);
    if (sum == NULL)
        return;
    const struct figure **parts = arena_array(maker->own, sum->count, sizeof *parts);
    for (size_t i = 0; i < sum->count; i++) {
        parts[i] = figure_find(report->figures, report->figure_count, sum->fields[i]);
        if (parts[i] == NULL || parts[i]->state == STATE_ABSENT)
            return;
    }
    *point = (struct point){.figures = parts,
        .figure_count = sum->count,
        .sum = true,
        .loose = sum->relation == RELATION_LOOSE};
    sum_value(maker->own, point);
}

/* ---- links ---- */

static bool has_point(const struct point *point) {
    return point->figure_count != 0 && point->state != STATE_ABSENT;
}

/* A sum that no report prints is only shown beside a printed figure, or beside another exact sum.
 */
static bool link_is_there(const struct point *a, const struct point *b) {
    bool printed_a = has_point(a) && !a->sum, printed_b = has_point(b) && !b->sum;
    bool exact = has_point(a) && has_point(b) && !a->loose && !b->loose;
    if (printed_a || printed_b)
        return !((a->loose && !printed_b) || (b->loose && !printed_a));
    return exact;
}

bool point_is_shown(const struct year_agency *agency, const struct line *line, size_t r) {
    bool later = r + 1 < agency->report_count && line->links[r + 1].is_there;
    return line->points[r].figure_count != 0 &&
           (!line->points[r].sum || line->links[r].is_there || later);
}

/* Names a link as the later report does, else as the earlier one; no report names a sum. */
static void link_name(struct line_maker *maker, const struct line *line,
    const struct year_report *const reports[2], const struct point *points, struct link *link) {
    link->form = line->form;
    link->field = line->field;
    link->label = line->label;
    for (size_t i = 2; i-- > 0;)
        if (has_point(&points[i]) && !points[i].sum) {
            const struct met *met = met_find(maker, reports[i]->form, points[i].figures[0]->field);
            link->form = met->form;
            link->field = met->field;
            link->label = met->label;
            return;
        }
}

static bool unit_scales(struct text unit) {
    static const struct text marks[] = {
        TEXT_INIT("元"), TEXT_INIT("万"), TEXT_INIT("亿"), TEXT_INIT("%"), TEXT_INIT("％")};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_find(unit, marks[i]) != SIZE_MAX)
            return true;
    return false;
}

bool units_differ(struct text a, struct text b) {
    return !text_equal(a, b) && (unit_scales(a) || unit_scales(b));
}

static struct verdict_side verdict_side_make(
    struct arena *arena, const struct year_report *report, const struct point *point) {
    struct text *fields = arena_array(arena, point->figure_count, sizeof *fields);
    for (size_t i = 0; i < point->figure_count; i++)
        fields[i] = point->figures[i]->field;
    return (struct verdict_side){report->form, fields, point->figure_count};
}

static struct verdict link_verdict(struct line_maker *maker, const struct year_report *before,
    const struct year_report *now, const struct point *a, const struct point *b) {
    struct verdict verdict = {RELATION_SAME, TEXT_NONE, TEXT_NONE};
    if (a->value.length != 0 && b->value.length != 0 &&
        units_differ(a->figures[0]->unit, b->figures[0]->unit))
        return (struct verdict){RELATION_NOT_COMPARABLE, TEXT("两年的计量单位不同"),
            TEXT("the two have different units")};
    if (before->figure_count == 0 || now->figure_count == 0)
        return (struct verdict){RELATION_NOT_COMPARABLE, TEXT("其中一份报告没有能识别的表格"),
            TEXT("one of the two reports has no table that is known")};
    if (!a->sum && !b->sum && text_equal(before->form, now->form))
        return verdict;
    struct verdict_side earlier = verdict_side_make(maker->own, before, a);
    struct verdict_side later = verdict_side_make(maker->own, now, b);
    return verdict_find(&maker->knowledge->comparability, &earlier, &later);
}

static bool is_outlier(struct decimal a, struct decimal b) {
    struct decimal zero = {0}, least = {.limbs = {[DECIMAL_UNIT] = OUTLIER_LEAST}};
    struct decimal many_a = zero, many_b = zero;
    bool fits = true;
    for (int i = 0; i < OUTLIER_TIMES && fits; i++)
        fits = decimal_add(many_a, a, &many_a) && decimal_add(many_b, b, &many_b);
    return fits && (decimal_compare(a, least) >= 0 || decimal_compare(b, least) >= 0) &&
           decimal_compare(a, zero) >= 0 && decimal_compare(b, zero) >= 0 &&
           (decimal_compare(b, many_a) > 0 || decimal_compare(many_b, a) < 0);
}

/* Returns the difference in percent of the earlier figure; empty where that is zero or negative (4
 * after -18 would be -122.2). Only a fall to zero is -100: 9 after 84606 is -99.9. */
static struct text percent_of(
    struct arena *arena, struct decimal difference, struct decimal before, struct decimal now) {
    struct decimal zero = {0}, hundredfold = {0}, all = {.limbs = {[DECIMAL_UNIT] = 100}}, percent;
    bool fits = decimal_compare(before, zero) > 0;
    for (int i = 0; i < 100 && fits; i++)
        fits = decimal_add(hundredfold, difference, &hundredfold);
    if (!fits || !decimal_divide(hundredfold, before, PERCENT_DIGITS, &percent))
        return TEXT_NONE;
    if (decimal_compare(percent, decimal_negate(all)) == 0 && decimal_compare(now, zero) != 0)
        return TEXT("-99.9");
    return decimal_write(arena, percent);
}

static void link_numbers(
    struct arena *arena, struct link *link, struct text before, struct text now) {
    struct decimal a, b, difference, ratio;
    if (before.length == 0 || now.length == 0 || !decimal_read(before, &a) ||
        !decimal_read(now, &b)) {
        link->flags |= LINK_NO_NUMBER;
        link->flags |= before.length != now.length ? LINK_CHANGED : 0;
        return;
    }
    link->flags |= decimal_compare(a, b) != 0 ? LINK_CHANGED : 0;
    if (!relation_compares(link->relation))
        return;
    if (decimal_add(b, decimal_negate(a), &difference))
        link->difference = decimal_write(arena, difference);
    if (decimal_compare(a, (struct decimal){0}) == 0)
        link->flags |= LINK_ZERO_BASE;
    if (!relation_is_exact(link->relation))
        return;
    if (decimal_divide(b, a, RATIO_DIGITS, &ratio))
        link->ratio = decimal_write(arena, ratio);
    if (link->difference.length != 0)
        link->percent = percent_of(arena, difference, a, b);
    link->flags |= is_outlier(a, b) ? LINK_OUTLIER : 0;
}

static void link_make(
    struct line_maker *maker, const struct year_agency *agency, struct line *line, size_t now) {
    const struct year_report *reports[] = {agency->reports[now - 1], agency->reports[now]};
    const struct point *a = &line->points[now - 1], *b = &line->points[now];
    struct link *link = &line->links[now];
    if (!link_is_there(a, b))
        return;
    struct verdict verdict = link_verdict(maker, reports[0], reports[1], a, b);
    *link = (struct link){.is_there = true,
        .relation = verdict.relation,
        .reason = verdict.reason,
        .reason_en = verdict.reason_en};
    link_name(maker, line, reports, a, link);
    if (!relation_compares(link->relation))
        link->flags |= LINK_BREAK;
    else if (!relation_is_exact(link->relation))
        link->flags |= LINK_CAUTION;
    if (reports[1]->year - reports[0]->year > 1)
        link->flags |= LINK_YEARS_BETWEEN;
    link_numbers(maker->own, link, a->value, b->value);
}

void agency_lines_make(struct line_maker *maker, struct arena *arena, struct year_agency *agency) {
    maker->own = arena;
    points_place(maker, agency);
    for (size_t i = 0; i < agency->line_count; i++) {
        struct line *line = &agency->lines[i];
        for (size_t r = 0; r < agency->report_count; r++)
            if (!has_point(&line->points[r]))
                sum_place(maker, agency->reports[r], line, &line->points[r]);
        for (size_t r = 1; r < agency->report_count; r++)
            link_make(maker, agency, line, r);
        maker->subjects[line->subject].line = NULL;
    }
}
