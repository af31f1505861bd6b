/*
 * comparison_text.c: struct comparison -> what a person reads in a terminal: the agencies by year
 * where there are several, then for each agency what is wrong, and for each pair of years what
 * changed. Of many agencies only those changes that stand out are listed, unless all are asked for.
 */
#include "output/comparison_text.h"

#include "base/decimal.h"
#include "output/report_text.h"
#include "output/text_table.h"

struct printer {
    struct arena *arena;
    struct buffer out;
    enum nianbao_language language;
    bool all, several;
};

/* ---- words ---- */

enum word {
    WORD_AGENCY,
    WORD_NAMELESS,
    WORD_LEGEND,
    WORD_MISSING,
    WORD_PROBLEMS,
    WORD_NO_PROBLEMS,
    WORD_CHANGES,
    WORD_OUTLIERS,
    WORD_NO_CHANGES,
    WORD_FIELD,
    WORD_DIFFERENCE,
    WORD_PERCENT,
    WORD_REMARK,
    WORD_OUTLIER,
    WORD_COPIED,
    WORD_BREAK,
    WORD_CAUTION,
    WORD_COLON,
    WORD_BLANKS,
};

static const char *const words[][2] = {
    [WORD_AGENCY] = {"机关", "agency"},
    [WORD_NAMELESS] = {"（没有机关名称）", "(names no agency)"},
    [WORD_LEGEND] = {"  格式；!n 有 n 项核对不成立；L 逾期公布；- 没有报告\n",
        "  the form; !n checks that fail; L published late; - no report\n"},
    [WORD_MISSING] = {"；缺少 %1", "; missing: %1"},
    [WORD_PROBLEMS] = {"问题：\n", "Problems:\n"},
    [WORD_NO_PROBLEMS] = {"没有发现问题\n", "no problem was found\n"},
    [WORD_CHANGES] = {"%1：%2\n", "%1: %2\n"},
    [WORD_OUTLIERS] = {"%1：变化超过五倍或不足五分之一的\n",
        "%1: more than five times as much, or less than a fifth\n"},
    [WORD_NO_CHANGES] = {"没有变化", "no changes"},
    [WORD_FIELD] = {"项目", "figure"},
    [WORD_DIFFERENCE] = {"增减", "difference"},
    [WORD_PERCENT] = {"幅度", "percent"},
    [WORD_REMARK] = {"说明", "remark"},
    [WORD_OUTLIER] = {"变化异常", "outlier"},
    [WORD_COPIED] = {"与上年雷同", "as last year"},
    [WORD_BREAK] = {"不可比", "not comparable"},
    [WORD_CAUTION] = {"口径有变", "meaning changed"},
    [WORD_COLON] = {"：", ": "},
    [WORD_BLANKS] = {"（空白按零计）", " (blanks as zero)"},
};

static struct text word(const struct printer *printer, enum word which) {
    return text_from(words[which][printer->language == NIANBAO_CHINESE ? 0 : 1]);
}

static void say(struct printer *printer, enum word which, struct text first, struct text second) {
    buffer_word(&printer->out, word(printer, which).bytes, first, second);
}

static struct text number_text(struct printer *printer, const char *format, long long number) {
    struct buffer digits = {.arena = printer->arena};
    buffer_format(&digits, format, number);
    return buffer_text(&digits);
}

static struct text years_text(struct printer *printer, int before, int now) {
    struct buffer years = {.arena = printer->arena};
    buffer_format(&years, "%d → %d", before, now);
    return buffer_text(&years);
}

static struct text name_text(const struct printer *printer, const struct year_agency *agency) {
    return agency->name.length != 0 ? text_on_line(printer->arena, agency->name)
                                    : word(printer, WORD_NAMELESS);
}

/* ---- agencies by year ---- */

static const struct year_report *report_of_year(const struct year_agency *agency, int year) {
    for (size_t i = 0; i < agency->report_count; i++)
        if (agency->reports[i]->year == year)
            return agency->reports[i];
    return NULL;
}

/* Its own checks that fail, and those with the year before. */
static size_t failing_count(const struct year_agency *agency, const struct year_report *report) {
    size_t count = report->checks[CHECK_FAILS];
    for (size_t i = 0; i < agency->checks.count; i++)
        count += agency->checks.items[i].years[1] == report->year &&
                 agency->checks.items[i].check.state == CHECK_FAILS;
    return count;
}

static struct text matrix_cell(
    struct printer *printer, const struct year_agency *agency, int year) {
    const struct year_report *report = report_of_year(agency, year);
    struct buffer cell = {.arena = printer->arena};
    if (report == NULL)
        return TEXT("-");
    buffer_add(&cell, report->form.length != 0 ? report->form : TEXT("?"));
    size_t failing = failing_count(agency, report);
    if (failing != 0)
        buffer_format(&cell, " !%zu", failing);
    buffer_add(&cell, report->late ? TEXT(" L") : TEXT_NONE);
    return buffer_text(&cell);
}

static void matrix_print(struct printer *printer, const struct comparison *comparison) {
    int first = comparison->first_year, last = comparison->last_year;
    if (last - first + 2 > TEXT_TABLE_COLUMNS)
        first = last - TEXT_TABLE_COLUMNS + 2;
    struct text_table table = {.arena = printer->arena, .columns = (size_t)(last - first + 2)};
    text_table_add(&table, word(printer, WORD_AGENCY));
    for (int year = first; year <= last; year++)
        text_table_add(&table, number_text(printer, "%lld", year));
    for (size_t i = 0; i < comparison->agency_count; i++) {
        text_table_add(&table, name_text(printer, &comparison->agencies[i]));
        for (int year = first; year <= last; year++)
            text_table_add(&table, matrix_cell(printer, &comparison->agencies[i], year));
    }
    text_table_write(&printer->out, &table);
    say(printer, WORD_LEGEND, TEXT_NONE, TEXT_NONE);
}

/* ---- what is wrong ---- */

static void problems_print(struct printer *printer, const struct problems *problems) {
    for (size_t i = 0; i < problems->count; i++) {
        buffer_add(&printer->out, TEXT("  "));
        buffer_add(
            &printer->out, problem_text(printer->arena, &problems->items[i], printer->language));
        buffer_add_byte(&printer->out, '\n');
    }
}

static void checks_print(struct printer *printer, const struct year_agency *agency) {
    struct text_table table = {.arena = printer->arena, .columns = 5};
    for (size_t i = 0; i < agency->checks.count; i++) {
        const struct year_check *made = &agency->checks.items[i];
        struct buffer formula = {.arena = printer->arena};
        if (made->check.state != CHECK_FAILS)
            continue;
        buffer_add(&formula, made->check.formula);
        if (made->check.blanks_as_zero)
            buffer_add(&formula, word(printer, WORD_BLANKS));
        text_table_add(&table, made->check.id);
        text_table_add(&table, years_text(printer, made->years[0], made->years[1]));
        text_table_add(
            &table, made->check.column.length != 0 ? made->check.column : made->check.field);
        text_table_add(&table, buffer_text(&formula));
        text_table_add(
            &table, printer->language == NIANBAO_CHINESE ? made->rule->name : made->rule->name_en);
    }
    text_table_write(&printer->out, &table);
}

/* ---- what changed ---- */

/* difference / base in percent with one digit behind the point: "+37.5%"; empty: none. */
static struct text percent_text(
    struct printer *printer, const struct link *link, struct text base) {
    struct decimal difference, whole, hundred = {0}, percent;
    struct buffer text = {.arena = printer->arena};
    if (link->ratio.length == 0 || !decimal_read(link->difference, &difference) ||
        !decimal_read(base, &whole))
        return TEXT_NONE;
    for (int i = 0; i < 100; i++)
        if (!decimal_add(hundred, difference, &hundred))
            return TEXT_NONE;
    if (!decimal_divide(hundred, whole, 1, &percent))
        return TEXT_NONE;
    struct text digits = decimal_write(printer->arena, percent);
    buffer_add(&text,
        text_starts(digits, TEXT("-")) || text_equal(digits, TEXT("0")) ? TEXT_NONE : TEXT("+"));
    buffer_add(&text, digits);
    buffer_add_byte(&text, '%');
    return buffer_text(&text);
}

static struct text difference_text(struct printer *printer, struct text difference) {
    struct buffer text = {.arena = printer->arena};
    bool plus = difference.length != 0 && !text_starts(difference, TEXT("-")) &&
                !text_equal(difference, TEXT("0"));
    buffer_add(&text, plus ? TEXT("+") : TEXT_NONE);
    buffer_add(&text, difference);
    return buffer_text(&text);
}

/* A value, or the words that stand for it in print. */
static struct text point_text(const struct point *point) {
    if (point->value.length != 0)
        return point->value;
    bool printed = point->figure_count == 1 &&
                   (point->state == STATE_NOT_APPLICABLE || point->state == STATE_TEXT);
    return printed ? text_trim(point->figures[0]->raw) : TEXT_NONE;
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
            buffer_add(&text, word(printer, marks[i].word));
        }
    struct text reason = printer->language == NIANBAO_CHINESE ? link->reason : link->reason_en;
    if (reason.length != 0) {
        buffer_add(&text, text.length != 0 ? word(printer, WORD_COLON) : TEXT_NONE);
        buffer_add(&text, reason);
    }
    return buffer_text(&text);
}

static bool is_listed(const struct printer *printer, const struct link *link) {
    unsigned flags = printer->several ? LINK_OUTLIER : LINK_CHANGED | LINK_COPIED;
    return link->is_there && (printer->all || (link->flags & flags) != 0);
}

static void change_add(
    struct printer *printer, struct text_table *table, const struct line *line, size_t now) {
    const struct link *link = &line->links[now];
    bool chinese = printer->language == NIANBAO_CHINESE;
    text_table_add(table, chinese ? line->label : line->field);
    text_table_add(table, point_text(&line->points[now - 1]));
    text_table_add(table, point_text(&line->points[now]));
    text_table_add(table, difference_text(printer, link->difference));
    text_table_add(table, percent_text(printer, link, line->points[now - 1].value));
    text_table_add(table, remark_text(printer, link));
}

static void changes_print(struct printer *printer, const struct year_agency *agency, size_t now) {
    enum { NUMBERS = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 };
    int years[] = {agency->reports[now - 1]->year, agency->reports[now]->year};
    struct text_table table = {.arena = printer->arena, .columns = 6, .right = NUMBERS};
    text_table_add(&table, word(printer, WORD_FIELD));
    text_table_add(&table, number_text(printer, "%lld", years[0]));
    text_table_add(&table, number_text(printer, "%lld", years[1]));
    text_table_add(&table, word(printer, WORD_DIFFERENCE));
    text_table_add(&table, word(printer, WORD_PERCENT));
    text_table_add(&table, word(printer, WORD_REMARK));
    size_t heads = table.count;
    for (size_t i = 0; i < agency->line_count; i++)
        if (is_listed(printer, &agency->lines[i].links[now]))
            change_add(printer, &table, &agency->lines[i], now);
    struct text pair = years_text(printer, years[0], years[1]);
    if (table.count == heads && printer->several)
        return;
    if (printer->several && !printer->all)
        say(printer, WORD_OUTLIERS, pair, TEXT_NONE);
    else
        say(printer, WORD_CHANGES, pair,
            table.count == heads ? word(printer, WORD_NO_CHANGES) : TEXT_NONE);
    if (table.count != heads)
        text_table_write(&printer->out, &table);
}

/* ---- the whole ---- */

static void agency_head(struct printer *printer, const struct year_agency *agency) {
    struct buffer missing = {.arena = printer->arena};
    buffer_add_byte(&printer->out, '\n');
    buffer_add(&printer->out, name_text(printer, agency));
    buffer_add(&printer->out, word(printer, WORD_COLON));
    for (size_t i = 0; i < agency->report_count; i++)
        buffer_format(&printer->out, i == 0 ? "%d" : " %d", agency->reports[i]->year);
    for (size_t i = 0; i < agency->missing_count; i++)
        buffer_format(&missing, i == 0 ? "%d" : " %d", agency->missing_years[i]);
    if (missing.length != 0)
        say(printer, WORD_MISSING, buffer_text(&missing), TEXT_NONE);
    buffer_add_byte(&printer->out, '\n');
}

static void agency_print(struct printer *printer, const struct year_agency *agency) {
    agency_head(printer, agency);
    size_t head = printer->out.length;
    say(printer, WORD_PROBLEMS, TEXT_NONE, TEXT_NONE);
    size_t start = printer->out.length;
    checks_print(printer, agency);
    problems_print(printer, &agency->problems);
    if (printer->out.length == start) {
        printer->out.length = head;
        say(printer, WORD_NO_PROBLEMS, TEXT_NONE, TEXT_NONE);
    }
    for (size_t now = 1; now < agency->report_count; now++)
        changes_print(printer, agency, now);
}

struct text comparison_text(struct arena *arena, const struct comparison *comparison,
    enum nianbao_language language, bool all) {
    struct printer printer = {.arena = arena,
        .out = {.arena = arena},
        .language = language,
        .all = all,
        .several = comparison->agency_count > 1};
    problems_print(&printer, &comparison->problems);
    if (printer.several)
        matrix_print(&printer, comparison);
    for (size_t i = 0; i < comparison->agency_count; i++)
        agency_print(&printer, &comparison->agencies[i]);
    return buffer_text(&printer.out);
}
