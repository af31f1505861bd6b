/*
 * text_changes.c: a pair of neighbouring reports -> a table of what changed. A reason that many
 * rows have is told once, below it; figures that only one of two forms has are counted.
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

static struct text percent_text(struct printer *printer, const struct link *link) {
    struct buffer text = {.arena = printer->arena};
    buffer_add(&text, signed_text(printer, link->percent));
    buffer_add(&text, text.length != 0 ? TEXT("%") : TEXT_NONE);
    return buffer_text(&text);
}

/* What stands for a figure that is no number: the words that are printed, or what there is. */
static struct text no_number_text(struct printer *printer, const struct point *point) {
    if (point->sum)
        return TEXT("?");
    if (point->state == STATE_BLANK)
        return text_word(printer, WORD_BLANK);
    if (point->state == STATE_ABSENT)
        return text_word(printer, WORD_ABSENT);
    return text_trim(point->figures[0]->raw);
}

/* Nothing where the form has no such line; ! fails a check, Σ a sum that no report prints. */
static struct text point_text(struct printer *printer, const struct point *point) {
    struct buffer text = {.arena = printer->arena};
    if (point->figure_count == 0)
        return TEXT_NONE;
    buffer_add(&text, point->failure_count != 0 ? TEXT("!") : TEXT_NONE);
    buffer_add(&text, point->sum ? TEXT("Σ") : TEXT_NONE);
    buffer_add(&text, point->value.length != 0 ? point->value : no_number_text(printer, point));
    return buffer_text(&text);
}

/* The number of a reason below the table at hand, from 1; 0: there are too many. */
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
static bool is_left_out(const struct line *line, size_t now) {
    return (line->links[now].flags & LINK_BREAK) != 0 &&
           (line->points[now - 1].figure_count == 0 || line->points[now].figure_count == 0);
}

static bool is_listed(const struct printer *printer, const struct line *line, size_t now) {
    const struct link *link = &line->links[now];
    unsigned flags = printer->several ? LINK_OUTLIER : LINK_CHANGED | LINK_COPIED;
    return link->is_there &&
           (printer->all || ((link->flags & flags) != 0 && !is_left_out(line, now)));
}

/* How many figures were left out, by reason. */
static void left_out_print(struct printer *printer, const struct year_agency *agency, size_t now) {
    size_t counts[MOST_REASONS + 1] = {0}, all = 0;
    bool chinese = printer->language == NIANBAO_CHINESE;
    for (size_t i = 0; i < agency->line_count && !printer->all; i++) {
        const struct link *link = &agency->lines[i].links[now];
        if (!link->is_there || !is_left_out(&agency->lines[i], now))
            continue;
        counts[reason_number(printer, chinese ? link->reason : link->reason_en)]++;
        all++;
    }
    if (all != 0)
        text_say(printer, WORD_LEFT_OUT, text_number(printer, "%lld", (long long)all), TEXT_NONE);
    for (size_t i = 0; i < printer->reason_count; i++) {
        buffer_format(&printer->out, "    %zu  ", counts[i + 1]);
        buffer_add(&printer->out, printer->reasons[i]);
        buffer_add_byte(&printer->out, '\n');
    }
    printer->reason_count = 0;
}

static bool any_left_out(const struct year_agency *agency, size_t now) {
    for (size_t i = 0; i < agency->line_count; i++)
        if (agency->lines[i].links[now].is_there && is_left_out(&agency->lines[i], now))
            return true;
    return false;
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
    bool chinese = printer->language == NIANBAO_CHINESE;
    text_table_add(table, chinese ? link->label : link->field);
    text_table_add(table, point_text(printer, &line->points[now - 1]));
    text_table_add(table, point_text(printer, &line->points[now]));
    text_table_add(table, signed_text(printer, link->difference));
    text_table_add(table, percent_text(printer, link));
    text_table_add(table, remark_text(printer, link));
}

/* A line and where it stands in print. */
struct ordered {
    const struct line *line;
    size_t place;
};

static int order_lines(const void *a, const void *b) {
    const struct ordered *x = a, *y = b;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* As the later report has its rows, then what only the earlier one has; a sum stands before the
 * first of its parts. */
static size_t line_place(const struct year_agency *agency, const struct line *line, size_t now) {
    const struct year_report *const *reports = &agency->reports[now - 1];
    const struct point *points = &line->points[now - 1];
    bool later = points[1].figure_count != 0;
    const struct point *point = &points[later];
    size_t before = later ? 0 : reports[1]->figure_count;
    size_t place = before + (size_t)(point->figures[0] - reports[later]->figures);
    return 2 * place + !point->sum;
}

/* The lines to list, in the order of print; *count of them. */
static struct ordered *lines_listed(
    struct printer *printer, const struct year_agency *agency, size_t now, size_t *count) {
    struct ordered *listed = arena_array(printer->arena, agency->line_count, sizeof *listed);
    *count = 0;
    for (size_t i = 0; i < agency->line_count; i++)
        if (is_listed(printer, &agency->lines[i], now))
            listed[(*count)++] =
                (struct ordered){&agency->lines[i], line_place(agency, &agency->lines[i], now)};
    qsort(listed, *count, sizeof *listed, order_lines);
    return listed;
}

/* Says what ! stands for, where it does. */
static void failing_print(
    struct printer *printer, const struct ordered *listed, size_t count, size_t now) {
    bool any = false;
    for (size_t i = 0; i < count; i++)
        any = any || listed[i].line->points[now - 1].failure_count != 0 ||
              listed[i].line->points[now].failure_count != 0;
    if (any)
        text_say(printer, WORD_FAILS, TEXT_NONE, TEXT_NONE);
}

void text_changes(struct printer *printer, const struct year_agency *agency, size_t now) {
    enum { NUMBERS = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 };
    int years[] = {agency->reports[now - 1]->year, agency->reports[now]->year};
    struct text_table table = {.arena = printer->arena, .columns = 6, .right = NUMBERS};
    text_table_add(&table, text_word(printer, WORD_FIELD));
    text_table_add(&table, text_number(printer, "%lld", years[0]));
    text_table_add(&table, text_number(printer, "%lld", years[1]));
    text_table_add(&table, text_word(printer, WORD_DIFFERENCE));
    text_table_add(&table, text_word(printer, WORD_PERCENT));
    text_table_add(&table, text_word(printer, WORD_REMARK));
    size_t heads = table.count;
    size_t count;
    const struct ordered *listed = lines_listed(printer, agency, now, &count);
    for (size_t i = 0; i < count; i++)
        change_add(printer, &table, listed[i].line, now);
    struct buffer pair = {.arena = printer->arena};
    buffer_add(&pair, text_years(printer, years[0], years[1]));
    buffer_add(&pair, forms_text(printer, agency->reports[now - 1], agency->reports[now]));
    if (table.count == heads && printer->several)
        return;
    if (printer->several && !printer->all)
        text_say(printer, WORD_OUTLIERS, buffer_text(&pair), TEXT_NONE);
    else
        text_say(printer, WORD_CHANGES, buffer_text(&pair),
            table.count != heads || any_left_out(agency, now)
                ? TEXT_NONE
                : text_word(printer, WORD_NO_CHANGES));
    if (table.count != heads)
        text_table_write(&printer->out, &table);
    failing_print(printer, listed, count, now);
    reasons_print(printer);
    if (!printer->several)
        left_out_print(printer, agency, now);
}
