/*
 * text_changes.c: a pair of neighbouring reports -> a table of what changed. A reason stands once,
 * below the table; over a break, figures that only one of the two forms has are counted.
 */
#include "output/text_printer.h"

#include <stdlib.h>

/* "+37.5", "-12", "0" */
static struct text signed_text(struct printer *printer, struct text number) {
    struct buffer text = {.arena = printer->arena};
    bool plus =
        number.length != 0 && !text_starts(number, TEXT("-")) && !text_equal(number, TEXT("0"));
    buffer_add(&text, plus ? TEXT("+") : TEXT_NONE);
    buffer_add(&text, number);
    return buffer_text(&text);
}

/* The value, or what stands in its place: ! it fails a check, Σ a sum that no report prints. Empty
 * where the form has no such line. */
static struct text point_text(struct printer *printer, const struct point *point) {
    struct buffer text = {.arena = printer->arena};
    if (point->figure_count == 0)
        return TEXT_NONE;
    buffer_add(&text, point->failure_count != 0 ? TEXT("!") : TEXT_NONE);
    buffer_add(&text, point->sum ? TEXT("Σ") : TEXT_NONE);
    buffer_add(&text, point->value.length != 0       ? point->value
                      : point->sum                   ? TEXT("?")
                      : point->state == STATE_BLANK  ? text_word(printer, WORD_BLANK)
                      : point->state == STATE_ABSENT ? text_word(printer, WORD_ABSENT)
                                                     : text_trim(point->figures[0]->raw));
    return buffer_text(&text);
}

/* Returns the number of a reason below the table, from 1, or 0 where there are too many. */
static size_t reason_number(struct printer *printer, struct text reason) {
    size_t i = 0;
    while (i < printer->reason_count && !text_equal(printer->reasons[i], reason))
        i++;
    if (i == MOST_REASONS)
        return 0;
    if (i == printer->reason_count)
        printer->reasons[printer->reason_count++] = reason;
    return i + 1;
}

static void reasons_print(struct printer *printer) {
    for (size_t i = 0; i < printer->reason_count; i++) {
        buffer_format(&printer->out, "  [%zu] ", i + 1);
        buffer_add(&printer->out, printer->reasons[i]);
        buffer_add_byte(&printer->out, '\n');
    }
    printer->reason_count = 0;
}

static struct text remark_text(struct printer *printer, const struct link *link) {
    static const struct {
        unsigned flag;
        enum word word;
    } marks[] = {{LINK_OUTLIER, WORD_OUTLIER}, {LINK_COPIED, WORD_COPIED}, {LINK_BREAK, WORD_BREAK},
        {LINK_CAUTION, WORD_CAUTION}};
    struct buffer text = {.arena = printer->arena};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if ((link->flags & marks[i].flag) != 0) {
            buffer_add(&text, text.length != 0 ? TEXT(", ") : TEXT_NONE);
            buffer_add(&text, text_word(printer, marks[i].word));
        }
    struct text reason = printer->language == NIANBAO_CHINESE ? link->reason : link->reason_en;
    if (reason.length == 0)
        return buffer_text(&text);
    size_t number = reason_number(printer, reason);
    buffer_add(&text, text.length != 0 ? TEXT(" ") : TEXT_NONE);
    if (number != 0)
        buffer_format(&text, "[%zu]", number);
    else
        buffer_add(&text, reason);
    return buffer_text(&text);
}

/* Over a break, a figure that only one of the two forms has. */
static bool is_of_one_form(const struct line *line, size_t now) {
    return (line->links[now].flags & LINK_BREAK) != 0 &&
           (line->points[now - 1].figure_count == 0 || line->points[now].figure_count == 0);
}

static bool is_listed(const struct printer *printer, const struct line *line, size_t now) {
    const struct link *link = &line->links[now];
    unsigned flags = printer->several ? LINK_OUTLIER : LINK_CHANGED | LINK_COPIED;
    return link->is_there &&
           (printer->all || ((link->flags & flags) != 0 && !is_of_one_form(line, now)));
}

/* How many figures were left out, by reason. */
static void left_out_print(struct printer *printer, const struct year_agency *agency, size_t now) {
    size_t counts[MOST_REASONS + 1] = {0}, all = 0;
    bool chinese = printer->language == NIANBAO_CHINESE;
    for (size_t i = 0; i < agency->line_count && !printer->all; i++) {
        const struct link *link = &agency->lines[i].links[now];
        if (!link->is_there || !is_of_one_form(&agency->lines[i], now))
            continue;
        counts[reason_number(printer, chinese ? link->reason : link->reason_en)]++;
        all++;
    }
    if (all != 0)
        text_say(printer, WORD_LEFT_OUT, text_number(printer, (long long)all), TEXT_NONE);
    for (size_t i = 0; i < printer->reason_count; i++) {
        buffer_format(&printer->out, "    %zu  ", counts[i + 1]);
        buffer_add(&printer->out, printer->reasons[i]);
        buffer_add_byte(&printer->out, '\n');
    }
    printer->reason_count = 0;
}

/* "（格式 2014 → 2019）" where the two reports are on different forms. */
static struct text forms_text(
    struct printer *printer, const struct year_report *before, const struct year_report *now) {
    struct buffer text = {.arena = printer->arena};
    if (text_equal(before->form, now->form))
        return TEXT_NONE;
    buffer_add(&text, printer->language == NIANBAO_CHINESE ? TEXT("（") : TEXT(" ("));
    buffer_add(&text, text_word(printer, WORD_FORM));
    buffer_format(&text, " %s → %s", before->form.length == 0 ? "?" : before->form.bytes,
        now->form.length == 0 ? "?" : now->form.bytes);
    buffer_add(&text, printer->language == NIANBAO_CHINESE ? TEXT("）") : TEXT(")"));
    return buffer_text(&text);
}

static void change_add(
    struct printer *printer, struct text_table *table, const struct line *line, size_t now) {
    const struct link *link = &line->links[now];
    struct buffer percent = {.arena = printer->arena};
    buffer_add(&percent, signed_text(printer, link->percent));
    buffer_add(&percent, percent.length != 0 ? TEXT("%") : TEXT_NONE);
    text_table_add(
        table, (struct text[]){printer->language == NIANBAO_CHINESE ? link->label : link->field,
                   point_text(printer, &line->points[now - 1]),
                   point_text(printer, &line->points[now]), signed_text(printer, link->difference),
                   buffer_text(&percent), remark_text(printer, link)});
}

/* A line and where it stands in print. */
struct ordered {
    const struct line *line;
    size_t place;
};

static int order_ordered(const void *a, const void *b) {
    const struct ordered *x = a, *y = b;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* As the later report has its rows, then what only the earlier one has; a sum stands before the
 * first of its parts. */
static size_t print_place(const struct year_agency *agency, const struct line *line, size_t now) {
    const struct year_report *const *reports = &agency->reports[now - 1];
    const struct point *points = &line->points[now - 1];
    bool later = points[1].figure_count != 0;
    const struct point *point = &points[later];
    size_t before = later ? 0 : reports[1]->figure_count;
    size_t place = before + (size_t)(point->figures[0] - reports[later]->figures);
    return 2 * place + !point->sum;
}

void text_changes(struct printer *printer, const struct year_agency *agency, size_t now) {
    enum { NUMBERS = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 };
    const struct year_report *before = agency->reports[now - 1], *after = agency->reports[now];
    struct ordered *listed = arena_array(printer->arena, agency->line_count, sizeof *listed);
    struct text_table table = {.arena = printer->arena, .columns = 6, .right = NUMBERS};
    struct buffer pair = {.arena = printer->arena};
    size_t count = 0;
    bool fails = false, left_out = false;
    for (size_t i = 0; i < agency->line_count; i++) {
        const struct line *line = &agency->lines[i];
        left_out = left_out || (line->links[now].is_there && is_of_one_form(line, now));
        if (!is_listed(printer, line, now))
            continue;
        listed[count++] = (struct ordered){line, print_place(agency, line, now)};
        fails = fails || line->points[now - 1].failure_count != 0 ||
                line->points[now].failure_count != 0;
    }
    if (count == 0 && printer->several)
        return;
    buffer_add(&pair, text_years(printer, before->year, after->year));
    buffer_add(&pair, forms_text(printer, before, after));
    if (printer->several && !printer->all)
        text_say(printer, WORD_OUTLIERS, buffer_text(&pair), TEXT_NONE);
    else
        text_say(printer, WORD_CHANGES, buffer_text(&pair),
            count != 0 || left_out ? TEXT_NONE : text_word(printer, WORD_NO_CHANGES));
    qsort(listed, count, sizeof *listed, order_ordered);
    text_table_add(
        &table, (struct text[]){text_word(printer, WORD_FIELD), text_number(printer, before->year),
                    text_number(printer, after->year), text_word(printer, WORD_DIFFERENCE),
                    text_word(printer, WORD_PERCENT), text_word(printer, WORD_REMARK)});
    for (size_t i = 0; i < count; i++)
        change_add(printer, &table, listed[i].line, now);
    if (count != 0)
        text_table_write(&printer->out, &table);
    if (fails)
        text_say(printer, WORD_FAILS, TEXT_NONE, TEXT_NONE);
    reasons_print(printer);
    if (!printer->several)
        left_out_print(printer, agency, now);
}
