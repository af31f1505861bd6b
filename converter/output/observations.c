/*
 * observations.c: the figures of a report, one row a field of the form, blanks and missing rows
 * included. Two columns judge the figure: obs_status, a code of SDMX's list CL_OBS_STATUS, and
 * flags, a closed list of our own. The figure itself is never changed.
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
    REPORT_COLUMNS(ROW_OF_REPORT),
    {"field", ROW_STRING, ROW_REQUIRED, "字段", "the field; see fields", NULL},
    {"indicator", ROW_STRING, ROW_REQUIRED, "指标：字段去掉申请人",
        "the field without its applicant", NULL},
    {"applicant", ROW_STRING, 0, "申请人类别（申请情况表的列），其他表为空",
        "the kind of applicant (the columns of the table of requests), else null", NULL},
    {"value", ROW_NUMBER, 0, "数值，小数位照原文；没有数字时为空，绝不以 0 代替",
        "the number with its digits as printed; null where there is none, never 0", NULL},
    {"unit", ROW_STRING, 0, "单位", "the unit, as printed in the cell, else the form's", NULL},
    {"raw", ROW_STRING, 0, "单元格原文", "the cell's text as printed", NULL},
    {"state", ROW_STRING, ROW_REQUIRED, "单元格里是什么", "what the cell holds", state_codes},
    {"obs_status", ROW_STRING, ROW_REQUIRED, "观测状态（SDMX CL_OBS_STATUS）",
        "status of the observation (SDMX CL_OBS_STATUS)", status_codes},
    {"flags", ROW_STRING, 0,
        "标记，空格分隔：sum_mismatch 勾稽不符，negative 负数，prose_differs 与正文不一致，"
        "noted 另有提醒（见 problems），many_digits 超过 15 位有效数字",
        "words with a space between: sum_mismatch, negative, prose_differs (the prose says "
        "other), noted (see problems), many_digits (over 15 significant digits)",
        NULL},
    {"table", ROW_INTEGER, 0, "第几个表", "ordinal of the table, from 1", NULL},
    {"row", ROW_INTEGER, 0, "行", "row of the cell, from 1", NULL},
    {"column", ROW_INTEGER, 0, "列", "column of the cell, from 1", NULL},
    {"source_name", ROW_STRING, ROW_REQUIRED | ROW_OF_REPORT, "源文件名", "name of the source file",
        NULL},
    {"source_sha256", ROW_STRING, ROW_REQUIRED | ROW_OF_REPORT, "源文件 SHA-256",
        "SHA-256 of the source file", NULL},
    {"source_format", ROW_STRING, ROW_REQUIRED | ROW_OF_REPORT, "源文件格式",
        "format of the source file", NULL},
};

/* ---- flags ---- */

enum flag {
    FLAG_SUM_MISMATCH = 1,
    FLAG_NEGATIVE = 2,
    FLAG_PROSE_DIFFERS = 4,
    FLAG_NOTED = 8,
    FLAG_MANY_DIGITS = 16
};

static const char *const flag_names[] = {
    "sum_mismatch", "negative", "prose_differs", "noted", "many_digits"};

struct observed {
    const struct report *report;
    const struct mapping *mapping;     /* NULL: the form is not loaded */
    const struct verdict *definitions; /* by field; NULL likewise */
    int *figure_fields;                /* by figure: index of its field in the mapping, or -1 */
    int *field_figures;                /* by field: index of its figure, or -1 */
    unsigned *flags;                   /* by figure */
};

/* Figures and fields are in one order; an optional row may be missing among the figures. */
static void fields_match(struct observed *observed) {
    const struct mapping *mapping = observed->mapping;
    const struct report *report = observed->report;
    size_t figure = 0;
    for (size_t i = 0; i < report->figure_count; i++)
        observed->figure_fields[i] = -1;
    for (size_t field = 0; mapping != NULL && field < mapping->field_count; field++) {
        observed->field_figures[field] = -1;
        if (figure == report->figure_count ||
            !text_equal(report->figures[figure].field, mapping->fields[field].path))
            continue;
        observed->figure_fields[figure] = (int)field;
        observed->field_figures[field] = (int)figure++;
    }
}

/* Flags every figure of a rule: which of them is wrong, nobody can say. */
static void rule_flag(const struct observed *observed, const struct mapping_check *rule) {
    static const unsigned flags[] = {[CHECK_EQUATION] = FLAG_SUM_MISMATCH,
        [CHECK_AT_MOST] = FLAG_SUM_MISMATCH,
        [CHECK_NON_NEGATIVE] = FLAG_NEGATIVE,
        [CHECK_PROSE] = FLAG_PROSE_DIFFERS};
    for (size_t list = 0; list < 2 + rule->reading_count; list++) {
        const int *fields = list == 0   ? rule->left
                            : list == 1 ? rule->right
                                        : rule->readings[list - 2];
        size_t count = list == 0 ? rule->left_count : list == 1 ? rule->right_count : SIZE_MAX;
        for (size_t i = 0; i < count && fields[i] >= 0; i++)
            if (observed->field_figures[fields[i]] >= 0)
                observed->flags[observed->field_figures[fields[i]]] |= flags[rule->kind];
    }
}

static void failing_checks_flag(const struct observed *observed) {
    const struct mapping *mapping = observed->mapping;
    for (size_t i = 0; mapping != NULL && i < observed->report->check_count; i++) {
        const struct check *check = &observed->report->checks[i];
        for (size_t r = 0; check->state == CHECK_FAILS && r < mapping->check_count; r++)
            if (text_equal(mapping->checks[r].id, check->id) &&
                text_equal(mapping->checks[r].field, check->field) &&
                text_equal(mapping->checks[r].column, check->column))
                rule_flag(observed, &mapping->checks[r]);
    }
}

/* A cell, and the figure that it fills. */
struct spot {
    int table, row, column;
    size_t figure;
};

static int order_spots(const void *a, const void *b) {
    const struct spot *x = a, *y = b;
    return x->table != y->table ? (x->table > y->table) - (x->table < y->table)
           : x->row != y->row   ? (x->row > y->row) - (x->row < y->row)
                                : (x->column > y->column) - (x->column < y->column);
}

/* Flags figures whose cell has a warning or an error. Sorted, because a file may hold a million of
 * either. */
static void noted_flag(const struct observed *observed, struct arena *arena) {
    const struct report *report = observed->report;
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
            observed->flags[spot->figure] |= FLAG_NOTED;
    }
}

/* More digits than a double keeps: loaders that read numbers as doubles alter such a value. */
static bool has_many_digits(struct text value) {
    enum { SAFE = 15 };
    size_t digits = 0;
    for (size_t i = 0; i < value.length; i++)
        digits += value.bytes[i] >= '0' && value.bytes[i] <= '9' &&
                  (digits != 0 || value.bytes[i] != '0');
    return digits > SAFE;
}

static struct text flag_words(struct arena *arena, unsigned flags) {
    struct buffer words = {.arena = arena};
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++)
        if ((flags & 1u << i) != 0)
            buffer_format(&words, words.length == 0 ? "%s" : " %s", flag_names[i]);
    return buffer_text(&words);
}

/* ---- rows ---- */

static bool has_key(const struct text *keys, size_t count, struct text key) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(keys[i], key))
            return true;
    return false;
}

/* Of several codes the one that matters most where years are compared: D before V before A. The
 * words of a cell without a number may say why there is none. */
static const char *obs_status(struct arena *arena, const struct mapping_values *values,
    const struct observed *observed, size_t index) {
    enum { LONGEST = 64 };
    const struct figure *figure = &observed->report->figures[index];
    int field = observed->figure_fields[index];
    if (figure->state == STATE_NUMBER) {
        if (field >= 0 && observed->definitions[field].relation != RELATION_SAME)
            return "D";
        return (observed->flags[index] & (FLAG_SUM_MISMATCH | FLAG_NEGATIVE)) != 0 ? "V" : "A";
    }
    if (figure->state != STATE_TEXT && figure->state != STATE_NOT_APPLICABLE)
        return "O";
    if (figure->raw.length <= LONGEST) {
        struct text key = key_fold(arena, figure->raw);
        if (has_key(values->not_collected, values->not_collected_count, key))
            return "L";
        if (has_key(values->suppressed, values->suppressed_count, key))
            return "Q";
    }
    return figure->state == STATE_NOT_APPLICABLE ? "M" : "O";
}

static void observation_add(struct row_set *set, const struct row_source *source,
    const struct observed *observed, size_t index) {
    const struct report *report = source->report;
    const struct figure *figure = &report->figures[index];
    struct field_names names =
        field_names(observed->mapping, observed->figure_fields[index], figure->field);
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
    row_exact(set, cell_state_name(figure->state));
    row_exact(
        set, text_from(obs_status(set->arena, &source->forms->mappings->values, observed, index)));
    row_text(set, flag_words(set->arena, observed->flags[index]));
    row_ordinal(set, figure->table);
    row_ordinal(set, figure->row);
    row_ordinal(set, figure->column);
    row_exact(set, report->source_name);
    row_exact(set, report->source_sha256);
    row_exact(set, report->record->format);
}

static void observations_fill(struct row_set *set, const struct row_source *source) {
    const struct report *report = source->report;
    const struct mappings *mappings = source->forms->mappings;
    const struct mapping *mapping = mappings_find(mappings, report->form);
    struct arena *arena = set->arena;
    struct observed observed = {
        .report = report,
        .mapping = mapping,
        .definitions =
            mapping == NULL ? NULL : source->forms->definitions[mapping - mappings->items],
        .figure_fields = arena_array(arena, report->figure_count, sizeof(int)),
        .field_figures =
            arena_array(arena, mapping == NULL ? 0 : mapping->field_count, sizeof(int)),
        .flags = arena_array(arena, report->figure_count, sizeof(unsigned)),
    };
    fields_match(&observed);
    failing_checks_flag(&observed);
    noted_flag(&observed, arena);
    for (size_t i = 0; i < report->figure_count; i++) {
        observed.flags[i] |= has_many_digits(report->figures[i].value) ? FLAG_MANY_DIGITS : 0;
        observation_add(set, source, &observed, i);
    }
}

const struct row_table observations_table = {"observations", "observations.csv",
    "每行一个数字（空白和缺项也各占一行）", "one figure a row, blanks and missing ones too",
    columns, sizeof columns / sizeof *columns, {"report_id", "field"}, observations_fill};
