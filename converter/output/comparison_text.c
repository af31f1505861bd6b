/*
 * comparison_text.c: struct comparison -> what a person reads in a terminal: the agencies by year
 * where there are several, else the reports by year; then for each agency what is wrong, the worst
 * first, and for each pair of years what changed. Of many agencies only those changes that stand
 * out are listed, unless all are asked for; figures that only one of two forms has are counted.
 */
#include "base/decimal.h"
#include "history/field_words.h"
#include "output/comparison_writer.h"
#include "output/report_text.h"
#include "output/text_table.h"

enum { MOST_REASONS = 16 };

struct printer {
    struct arena *arena; /* of the piece at hand */
    struct buffer out;
    const struct mappings *mappings;
    enum nianbao_language language;
    bool all, several;
    struct text reasons[MOST_REASONS]; /* of the table at hand: told once, below it */
    size_t reason_count;
};

/* What is kept until all agencies are there: the table of them goes first. */
struct text_state {
    struct arena *arena;
    const struct comparison *comparison;
    struct comparison_options options;
    int first_year;          /* of the table */
    struct text_table table; /* of agencies by year */
    struct text *agencies;
    size_t agency_count;
};

/* ---- words ---- */

enum word {
    WORD_AGENCY,
    WORD_NAMELESS,
    WORD_LEGEND,
    WORD_YEAR,
    WORD_FORM,
    WORD_FAILING,
    WORD_REPEATED,
    WORD_PUBLISHED,
    WORD_LATE,
    WORD_FILE,
    WORD_MISSING,
    WORD_PROBLEMS,
    WORD_NO_PROBLEMS,
    WORD_CHANGES,
    WORD_OUTLIERS,
    WORD_NO_CHANGES,
    WORD_LEFT_OUT,
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
    [WORD_YEAR] = {"年度", "year"},
    [WORD_FORM] = {"格式", "form"},
    [WORD_FAILING] = {"核对不成立", "checks that fail"},
    [WORD_REPEATED] = {"与上年文字重复", "text of last year"},
    [WORD_PUBLISHED] = {"公布日期", "published"},
    [WORD_LATE] = {"%1（逾期）", "%1 (late)"},
    [WORD_FILE] = {"文件", "file"},
    [WORD_MISSING] = {"；缺少 %1", "; missing: %1"},
    [WORD_PROBLEMS] = {"问题：\n", "Problems:\n"},
    [WORD_NO_PROBLEMS] = {"没有发现问题\n", "no problem was found\n"},
    [WORD_CHANGES] = {"%1：%2\n", "%1:%2\n"},
    [WORD_OUTLIERS] = {"%1：变化超过五倍或不足五分之一的\n",
        "%1: more than five times as much, or less than a fifth\n"},
    [WORD_LEFT_OUT] = {"  另有 %1 项只在其中一份报告中，不作比较（--all 逐项列出）\n",
        "  not compared, as only one of the two reports has them: %1 (--all lists them)\n"},
    [WORD_NO_CHANGES] = {"没有变化", " no changes"},
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

static int matrix_first_year(const struct comparison *comparison) {
    int first = comparison->first_year, last = comparison->last_year;
    return last - first + 2 > TEXT_TABLE_COLUMNS ? last - TEXT_TABLE_COLUMNS + 2 : first;
}

static void matrix_open(struct printer *printer, struct text_state *state) {
    int last = state->comparison->last_year;
    state->first_year = matrix_first_year(state->comparison);
    state->table = (struct text_table){
        .arena = state->arena, .columns = (size_t)(last - state->first_year + 2)};
    text_table_add(&state->table, word(printer, WORD_AGENCY));
    for (int year = state->first_year; year <= last; year++)
        text_table_add(&state->table, number_text(printer, "%lld", year));
}

static void matrix_add(
    struct printer *printer, struct text_state *state, const struct year_agency *agency) {
    text_table_add(&state->table, name_text(printer, agency));
    for (int year = state->first_year; year <= state->comparison->last_year; year++)
        text_table_add(&state->table, matrix_cell(printer, agency, year));
}

/* ---- one agency's reports by year ---- */

static struct text repeated_text(
    struct printer *printer, const struct year_agency *agency, int year) {
    for (size_t i = 0; i < agency->repeat_count; i++) {
        const struct repeat *repeat = &agency->repeats[i];
        if (repeat->whole && repeat->years[1] == year && repeat->characters != 0)
            return number_text(
                printer, "%lld%%", (long long)(repeat->repeated * 100 / repeat->characters));
    }
    return TEXT_NONE;
}

static struct text published_text(struct printer *printer, const struct year_report *report) {
    struct buffer text = {.arena = printer->arena};
    if (!report->late)
        return report->published;
    buffer_word(&text, word(printer, WORD_LATE).bytes, report->published, TEXT_NONE);
    return buffer_text(&text);
}

static void reports_print(struct printer *printer, const struct year_agency *agency) {
    static const enum word heads[] = {
        WORD_YEAR, WORD_FORM, WORD_FAILING, WORD_REPEATED, WORD_PUBLISHED, WORD_FILE};
    enum { COLUMNS = sizeof heads / sizeof *heads };
    struct text_table table = {.arena = printer->arena, .columns = COLUMNS};
    for (size_t i = 0; i < COLUMNS; i++)
        text_table_add(&table, word(printer, heads[i]));
    for (size_t i = 0; i < agency->report_count; i++) {
        const struct year_report *report = agency->reports[i];
        size_t failing = failing_count(agency, report);
        text_table_add(&table, number_text(printer, "%lld", report->year));
        text_table_add(&table, report->form.length != 0 ? report->form : TEXT("?"));
        text_table_add(
            &table, failing == 0 ? TEXT_NONE : number_text(printer, "%lld", (long long)failing));
        text_table_add(&table, repeated_text(printer, agency, report->year));
        text_table_add(&table, published_text(printer, report));
        text_table_add(&table, report->path);
    }
    text_table_write(&printer->out, &table);
}

/* ---- what is wrong ---- */

/* Those of that severity; the file is named where one of several is meant. */
static void problems_print(
    struct printer *printer, const struct problems *problems, enum severity severity) {
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        if (problem_severity(problem->code) != severity)
            continue;
        buffer_add(&printer->out, TEXT("  "));
        buffer_add(&printer->out, problem_text(printer->arena, problem, printer->language));
        if (problem->place.part.length != 0)
            buffer_format(&printer->out, printer->language == NIANBAO_CHINESE ? "（%s）" : " (%s)",
                text_on_line(printer->arena, problem->place.part).bytes);
        buffer_add_byte(&printer->out, '\n');
    }
}

static void check_print(struct printer *printer, struct text_table *table,
    const struct check *check, struct text years, struct text about, struct text name) {
    struct buffer formula = {.arena = printer->arena};
    buffer_add(&formula, check->formula);
    if (check->blanks_as_zero)
        buffer_add(&formula, word(printer, WORD_BLANKS));
    text_table_add(table, check->id);
    text_table_add(table, years);
    text_table_add(table, about);
    text_table_add(table, buffer_text(&formula));
    text_table_add(table, name);
}

/* The field that a check is about, in English; for each row or column a part of one. */
static struct text check_field(struct printer *printer, const struct check *check) {
    struct buffer field = {.arena = printer->arena};
    buffer_add(&field, check->field);
    if (check->field.length != 0 && check->column.length != 0)
        buffer_add_byte(&field, '.');
    buffer_add(&field, check->column);
    return buffer_text(&field);
}

/* The label of the figure of this year that stands first in the equation. */
static struct text check_label(
    struct printer *printer, const struct year_agency *agency, const struct year_check *made) {
    size_t term = 0;
    while (term + 1 < made->rule->count && made->rule->terms[term].before)
        term++;
    const struct year_report *report = report_of_year(agency, made->years[1]);
    return field_label(printer->arena,
        report == NULL ? NULL : mappings_find(printer->mappings, report->form),
        made->figures[term]->field);
}

static void year_checks_print(struct printer *printer, struct text_table *table,
    const struct year_agency *agency, enum severity severity) {
    bool chinese = printer->language == NIANBAO_CHINESE;
    for (size_t i = 0; i < agency->checks.count; i++) {
        const struct year_check *made = &agency->checks.items[i];
        if (made->check.state != CHECK_FAILS || made->rule->severity != severity)
            continue;
        check_print(printer, table, &made->check,
            years_text(printer, made->years[0], made->years[1]),
            chinese ? check_label(printer, agency, made) : check_field(printer, &made->check),
            chinese ? made->rule->name : made->rule->name_en);
    }
}

/* The checks within one report. */
static void own_checks_print(
    struct printer *printer, struct text_table *table, const struct year_report *report) {
    const struct mapping *mapping = mappings_find(printer->mappings, report->form);
    bool chinese = printer->language == NIANBAO_CHINESE;
    for (size_t i = 0; i < report->failing_count; i++) {
        const struct check *check = &report->failing[i];
        const struct mapping_check *made = report->failing_made[i];
        bool labelled = chinese && made != NULL && made->left_count != 0;
        check_print(printer, table, check, number_text(printer, "%lld", report->year),
            labelled ? field_label(printer->arena, mapping, mapping->fields[made->left[0]].path)
                     : check_field(printer, check),
            chinese && made != NULL ? made->name : TEXT_NONE);
    }
}

/* What must agree between years, what must within one, and what there may be a reason for. */
static void checks_print(struct printer *printer, const struct year_agency *agency) {
    struct text_table table = {.arena = printer->arena, .columns = 5};
    year_checks_print(printer, &table, agency, SEVERITY_ERROR);
    for (size_t r = 0; r < agency->report_count; r++)
        own_checks_print(printer, &table, agency->reports[r]);
    year_checks_print(printer, &table, agency, SEVERITY_WARNING);
    text_table_write(&printer->out, &table);
}

/* ---- what changed ---- */

/* difference / base in percent with one digit behind the point: "+37.5%"; empty: none, nor of a
 * negative base: 4 after -18 would be -122.2%. */
static struct text percent_text(
    struct printer *printer, const struct link *link, struct text base) {
    struct decimal difference, whole, hundred = {0}, percent;
    struct buffer text = {.arena = printer->arena};
    if (link->ratio.length == 0 || !decimal_read(link->difference, &difference) ||
        !decimal_read(base, &whole) || whole.negative)
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

/* A value, or the words that stand for it in print; a sum is printed in no report. */
static struct text point_text(struct printer *printer, const struct point *point) {
    struct buffer sum = {.arena = printer->arena};
    if (point->sum && point->value.length != 0) {
        buffer_add(&sum, TEXT("Σ"));
        buffer_add(&sum, point->value);
        return buffer_text(&sum);
    }
    if (point->value.length != 0)
        return point->value;
    bool printed = point->figure_count == 1 &&
                   (point->state == STATE_NOT_APPLICABLE || point->state == STATE_TEXT);
    return printed ? text_trim(point->figures[0]->raw) : TEXT_NONE;
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
            buffer_add(&text, word(printer, marks[i].word));
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
        say(printer, WORD_LEFT_OUT, number_text(printer, "%lld", (long long)all), TEXT_NONE);
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
    buffer_add(&text, word(printer, WORD_FORM));
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
        if (is_listed(printer, &agency->lines[i], now))
            change_add(printer, &table, &agency->lines[i], now);
    struct buffer pair = {.arena = printer->arena};
    buffer_add(&pair, years_text(printer, years[0], years[1]));
    buffer_add(&pair, forms_text(printer, agency->reports[now - 1], agency->reports[now]));
    if (table.count == heads && printer->several)
        return;
    if (printer->several && !printer->all)
        say(printer, WORD_OUTLIERS, buffer_text(&pair), TEXT_NONE);
    else
        say(printer, WORD_CHANGES, buffer_text(&pair),
            table.count == heads ? word(printer, WORD_NO_CHANGES) : TEXT_NONE);
    if (table.count != heads)
        text_table_write(&printer->out, &table);
    reasons_print(printer);
    if (!printer->several)
        left_out_print(printer, agency, now);
}

/* ---- the whole ---- */

static void agency_head(struct printer *printer, const struct year_agency *agency) {
    struct buffer missing = {.arena = printer->arena};
    buffer_add(&printer->out, printer->several ? TEXT("\n") : TEXT_NONE);
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
    if (!printer->several)
        reports_print(printer, agency);
    size_t head = printer->out.length;
    say(printer, WORD_PROBLEMS, TEXT_NONE, TEXT_NONE);
    size_t start = printer->out.length;
    checks_print(printer, agency);
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
        problems_print(printer, &agency->problems, (enum severity)severity);
    if (printer->out.length == start) {
        printer->out.length = head;
        say(printer, WORD_NO_PROBLEMS, TEXT_NONE, TEXT_NONE);
    }
    for (size_t now = 1; now < agency->report_count; now++)
        changes_print(printer, agency, now);
}

static struct printer printer_make(const struct text_state *state, struct arena *arena) {
    return (struct printer){.arena = arena,
        .out = {.arena = arena},
        .mappings = state->options.mappings,
        .language = state->options.language,
        .all = state->options.all,
        .several = state->comparison->agency_count > 1};
}

static void *text_open(struct arena *arena, const struct comparison *comparison,
    const struct comparison_options *options) {
    struct text_state *state = arena_alloc(arena, sizeof *state);
    *state = (struct text_state){.arena = arena, .comparison = comparison, .options = *options};
    state->agencies = arena_array(arena, comparison->agency_count, sizeof *state->agencies);
    struct printer printer = printer_make(state, arena);
    if (printer.several)
        matrix_open(&printer, state);
    return state;
}

static struct text text_begin(void *context, struct arena *arena) {
    const struct text_state *state = context;
    struct printer printer = printer_make(state, arena);
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
        problems_print(&printer, &state->comparison->problems, (enum severity)severity);
    return buffer_text(&printer.out);
}

static struct text text_add(void *context, struct arena *arena, const struct year_agency *agency) {
    struct text_state *state = context;
    struct printer printer = printer_make(state, arena);
    agency_print(&printer, agency);
    if (!printer.several)
        return buffer_text(&printer.out);
    matrix_add(&printer, state, agency);
    state->agencies[state->agency_count++] = text_copy(state->arena, buffer_text(&printer.out));
    return TEXT_NONE;
}

static struct text text_end(void *context, struct arena *arena) {
    struct text_state *state = context;
    struct printer printer = printer_make(state, arena);
    if (!printer.several)
        return TEXT_NONE;
    text_table_write(&printer.out, &state->table);
    say(&printer, WORD_LEGEND, TEXT_NONE, TEXT_NONE);
    for (size_t i = 0; i < state->agency_count; i++)
        buffer_add(&printer.out, state->agencies[i]);
    return buffer_text(&printer.out);
}

const struct comparison_format comparison_text = {text_open, text_begin, text_add, text_end};
