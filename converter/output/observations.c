/*
 * observations.c: the figures of a report, one row each, blanks and missing rows included: nothing
 * that the form asks for is without a row. Beside the value stand two judgements: obs_status, one
 * letter of SDMX's code list CL_OBS_STATUS, and flags, a closed list of ours with everything else
 * that a person should know before adding the figure up. The figure itself is never changed.
 */
#include <stdlib.h>

#include "base/unicode.h"
#include "output/report_reader.h"
#include "output/row_tables.h"

static const struct row_code state_codes[] = {
    {"number", "有数字", "a number is printed"},
    {"blank", "空白", "the cell is blank"},
    {"not_applicable", "不适用标记（/、-、无等）", "a mark for: does not apply (/ - 无)"},
    {"text", "有文字而无数字", "words, no number"},
    {"object", "图片、对象等，不是文字", "a picture or an object, no text"},
    {"absent", "报告中没有这一行或这一列", "the row or column is not in the report"},
    {NULL, NULL, NULL},
};

static const struct row_code status_codes[] = {
    {"A", "正常值", "normal value"},
    {"D", "口径与所比较的格式不同，见 fields 的 definition",
        "definition differs from that of the form it is compared with: definition in fields"},
    {"V", "未验证：该数字参与的勾稽关系不成立", "unvalidated: a sum that it takes part in fails"},
    {"O", "缺失，原因不明（空白、文字或无此行列）",
        "missing, for no reason given (a blank, words, no such row)"},
    {"M", "缺失，不可能有数据（填 / 等）", "missing, data cannot exist (/ and the like)"},
    {"L", "缺失，未统计", "missing, data exist but were not collected"},
    {"Q", "缺失，不予公布", "missing, suppressed"},
    {NULL, NULL, NULL},
};

static const struct row_column columns[] = {
    REPORT_COLUMNS,
    {.name = "field", .required = true, .zh = "字段", .en = "the field; see fields"},
    {.name = "indicator",
        .required = true,
        .zh = "指标：字段去掉申请人",
        .en = "the field without its applicant"},
    {.name = "applicant",
        .zh = "申请人类别（申请情况表的列），其他表为空",
        .en = "the kind of applicant (the columns of the table of requests), else null"},
    {.name = "value",
        .type = ROW_NUMBER,
        .zh = "数值，小数位照原文；没有数字时为空，绝不以 0 代替",
        .en = "the number with its digits as printed; null where there is none, never 0"},
    {.name = "unit", .zh = "单位", .en = "the unit, as printed in the cell, else the form's"},
    {.name = "raw", .zh = "单元格原文", .en = "the cell's text as printed"},
    {.name = "state",
        .required = true,
        .zh = "单元格里是什么",
        .en = "what the cell holds",
        .codes = state_codes},
    {.name = "obs_status",
        .required = true,
        .zh = "观测状态（SDMX CL_OBS_STATUS）",
        .en = "status of the observation (SDMX CL_OBS_STATUS)",
        .codes = status_codes},
    {.name = "flags",
        .zh = "标记，空格分隔：sum_mismatch 勾稽不符，negative 负数，prose_differs 与正文不一致，"
              "noted 另有提醒（见 problems），many_digits 超过 15 位有效数字",
        .en = "words with a space between: sum_mismatch, negative, prose_differs (the prose says "
              "other), noted (see problems), many_digits (over 15 significant digits)"},
    {.name = "table", .type = ROW_INTEGER, .zh = "第几个表", .en = "ordinal of the table, from 1"},
    {.name = "row", .type = ROW_INTEGER, .zh = "行", .en = "row of the cell, from 1"},
    {.name = "column", .type = ROW_INTEGER, .zh = "列", .en = "column of the cell, from 1"},
    {.name = "source_name",
        .required = true,
        .of_report = true,
        .zh = "源文件名",
        .en = "name of the source file"},
    {.name = "source_sha256",
        .required = true,
        .of_report = true,
        .zh = "源文件 SHA-256",
        .en = "SHA-256 of the source file"},
    {.name = "source_format",
        .required = true,
        .of_report = true,
        .zh = "源文件格式",
        .en = "format of the source file"},
};

const struct row_table observations_table = {
    .name = "observations",
    .file = "observations.csv",
    .zh = "每行一个数字（空白和缺项也各占一行）",
    .en = "one figure a row, blanks and missing ones too",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .keys = {"report_id", "field"},
};

/* ---- what is known of a figure beyond its cell ---- */

enum flag {
    FLAG_SUM_MISMATCH = 1,
    FLAG_NEGATIVE = 2,
    FLAG_PROSE_DIFFERS = 4,
    FLAG_NOTED = 8,
    FLAG_MANY_DIGITS = 16
};

static const char *const flag_names[] = {
    "sum_mismatch", "negative", "prose_differs", "noted", "many_digits"};

struct noting {
    const struct mapping *mapping;     /* NULL: the form is not loaded */
    const struct verdict *definitions; /* by field; NULL likewise */
    const struct report *report;
    int *figure_fields; /* by figure: index of its field in the mapping, or -1 */
    int *field_figures; /* by field: index of its figure, or -1 */
    unsigned *flags;    /* by figure */
};

/* Figures and fields are in one order; an optional row may be missing among the figures. */
static void fields_match(struct noting *noting) {
    const struct mapping *mapping = noting->mapping;
    for (size_t i = 0; i < noting->report->figure_count; i++)
        noting->figure_fields[i] = -1;
    if (mapping == NULL)
        return;
    size_t figure = 0;
    for (size_t field = 0; field < mapping->field_count; field++) {
        noting->field_figures[field] = -1;
        if (figure == noting->report->figure_count ||
            !text_equal(noting->report->figures[figure].field, mapping->fields[field].path))
            continue;
        noting->figure_fields[figure] = (int)field;
        noting->field_figures[field] = (int)figure++;
    }
}

static void fields_flag(
    const struct noting *noting, const int *fields, size_t count, unsigned flag) {
    for (size_t i = 0; i < count; i++)
        if (noting->field_figures[fields[i]] >= 0)
            noting->flags[noting->field_figures[fields[i]]] |= flag;
}

static void rule_flag(const struct noting *noting, const struct mapping_check *rule) {
    static const unsigned flags[] = {[CHECK_EQUATION] = FLAG_SUM_MISMATCH,
        [CHECK_AT_MOST] = FLAG_SUM_MISMATCH,
        [CHECK_NON_NEGATIVE] = FLAG_NEGATIVE,
        [CHECK_PROSE] = FLAG_PROSE_DIFFERS};
    fields_flag(noting, rule->left, rule->left_count, flags[rule->kind]);
    fields_flag(noting, rule->right, rule->right_count, flags[rule->kind]);
    for (size_t i = 0; i < rule->reading_count; i++) {
        size_t count = 0;
        while (rule->readings[i][count] >= 0)
            count++;
        fields_flag(noting, rule->readings[i], count, flags[rule->kind]);
    }
}

/* Whoever takes part in a check that fails is in doubt: which of them is wrong, nobody can say. */
static void checks_note(const struct noting *noting) {
    for (size_t i = 0; noting->mapping != NULL && i < noting->report->check_count; i++) {
        const struct check *check = &noting->report->checks[i];
        for (size_t at = 0; check->state == CHECK_FAILS && at < noting->mapping->check_count;
             at++) {
            const struct mapping_check *rule = &noting->mapping->checks[at];
            if (text_equal(rule->id, check->id) && text_equal(rule->field, check->field) &&
                text_equal(rule->column, check->column))
                rule_flag(noting, rule);
        }
    }
}

/* A cell, and which figure it fills. */
struct spot {
    int table, row, column;
    size_t figure;
};

static int order_spots(const void *a, const void *b) {
    const struct spot *left = a, *right = b;
    return left->table != right->table ? (left->table > right->table) - (left->table < right->table)
           : left->row != right->row
               ? (left->row > right->row) - (left->row < right->row)
               : (left->column > right->column) - (left->column < right->column);
}

/* Problems beyond a note that name the very cell. Sorted, because a file may hold a million of
 * either. */
static void problems_note(const struct noting *noting, struct arena *arena) {
    const struct report *report = noting->report;
    struct spot *spots = arena_array(arena, report->figure_count, sizeof *spots);
    for (size_t i = 0; i < report->figure_count; i++)
        spots[i] = (struct spot){
            report->figures[i].table, report->figures[i].row, report->figures[i].column, i};
    qsort(spots, report->figure_count, sizeof *spots, order_spots);
    for (size_t i = 0; i < report->record->problem_count; i++) {
        const struct recorded_problem *problem = &report->record->problems[i];
        struct spot key = {problem->place.table, problem->place.row, problem->place.column, 0};
        if (key.column == 0 || text_equal(problem->severity, TEXT("note")))
            continue;
        const struct spot *spot =
            bsearch(&key, spots, report->figure_count, sizeof *spots, order_spots);
        if (spot != NULL)
            noting->flags[spot->figure] |= FLAG_NOTED;
    }
}

/* More digits than a double is sure to keep: loaders that read numbers as doubles alter it. */
static bool has_many_digits(struct text value) {
    enum { SAFE = 15 };
    size_t digits = 0;
    for (size_t i = 0; i < value.length; i++)
        if (value.bytes[i] >= '0' && value.bytes[i] <= '9' &&
            (digits != 0 || value.bytes[i] != '0'))
            digits++;
    return digits > SAFE;
}

/* ---- rows ---- */

static bool is_listed(const struct text *keys, size_t count, struct text key) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(keys[i], key))
            return true;
    return false;
}

/* The words of a cell without a number may say why there is none. */
static const char *status_of_words(
    struct arena *arena, const struct mapping_values *values, const struct figure *figure) {
    enum { LONGEST = 64 };
    if (figure->raw.length <= LONGEST) {
        struct text key = key_fold(arena, figure->raw);
        if (is_listed(values->not_collected, values->not_collected_count, key))
            return "L";
        if (is_listed(values->suppressed, values->suppressed_count, key))
            return "Q";
    }
    return figure->state == STATE_NOT_APPLICABLE ? "M" : "O";
}

/* Of several the one that matters most to who puts years side by side: D before V before A. */
static const char *status_of_number(const struct noting *noting, size_t index) {
    int field = noting->figure_fields[index];
    if (field >= 0 && noting->definitions[field].relation != RELATION_SAME)
        return "D";
    return (noting->flags[index] & (FLAG_SUM_MISMATCH | FLAG_NEGATIVE)) != 0 ? "V" : "A";
}

static const char *status_of(struct arena *arena, const struct mapping_values *values,
    const struct noting *noting, size_t index) {
    const struct figure *figure = &noting->report->figures[index];
    switch (figure->state) {
    case STATE_NUMBER:
        return status_of_number(noting, index);
    case STATE_TEXT:
    case STATE_NOT_APPLICABLE:
        return status_of_words(arena, values, figure);
    default:
        return "O";
    }
}

static struct text flags_write(struct arena *arena, unsigned flags) {
    struct buffer words = {.arena = arena};
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++) {
        if ((flags & 1u << i) == 0)
            continue;
        if (words.length != 0)
            buffer_add_byte(&words, ' ');
        buffer_add(&words, text_from(flag_names[i]));
    }
    return words.length == 0 ? TEXT_NONE : buffer_text(&words);
}

static void figure_fill(struct row_set *set, const struct row_source *source,
    const struct noting *noting, size_t index) {
    const struct figure *figure = &noting->report->figures[index];
    struct field_names names =
        field_names(noting->mapping, noting->figure_fields[index], figure->field);
    row_report(set, source);
    row_exact(set, figure->field);
    row_exact(set, names.indicator);
    row_text(set, names.applicant);
    row_text(set, figure->value);
    row_text(set, figure->unit);
    if (figure->state == STATE_ABSENT)
        row_null(set);
    else
        row_exact(set, figure->raw);
    row_exact(set, text_from(state_codes[figure->state].code));
    row_exact(
        set, text_from(status_of(set->arena, &source->forms->mappings->values, noting, index)));
    row_text(set, flags_write(set->arena, noting->flags[index]));
    row_ordinal(set, figure->table);
    row_ordinal(set, figure->row);
    row_ordinal(set, figure->column);
    row_exact(set, source->report->source_name);
    row_exact(set, source->report->source_sha256);
    row_exact(set, source->report->record->format);
}

void observations_fill(struct row_set *set, const struct row_source *source) {
    const struct report *report = source->report;
    const struct mappings *mappings = source->forms->mappings;
    struct noting noting = {.mapping = mappings_find(mappings, report->form), .report = report};
    if (noting.mapping != NULL)
        noting.definitions = source->forms->definitions[noting.mapping - mappings->items];
    size_t fields = noting.mapping == NULL ? 0 : noting.mapping->field_count;
    noting.figure_fields =
        arena_array(set->arena, report->figure_count, sizeof *noting.figure_fields);
    noting.field_figures = arena_array(set->arena, fields, sizeof *noting.field_figures);
    noting.flags = arena_array(set->arena, report->figure_count, sizeof *noting.flags);
    fields_match(&noting);
    checks_note(&noting);
    problems_note(&noting, set->arena);
    for (size_t i = 0; i < report->figure_count; i++)
        if (has_many_digits(report->figures[i].value))
            noting.flags[i] |= FLAG_MANY_DIGITS;
    for (size_t i = 0; i < report->figure_count; i++)
        figure_fill(set, source, &noting, i);
}
