/*
 * lines.c: every row of every table as a line: its cells read as values and, once the form is
 * chosen, matched with its labels. The later steps see only lines, so it makes no difference to
 * them where one w:tbl ends and the next begins.
 */
#include <stdio.h>
#include <uchar.h>

#include "base/unicode.h"
#include "form/steps.h"
#include "form/words.h"

enum {
    LONGEST_LABEL = 600, /* bytes: a longer text is prose */
    LONGEST_UNIT = 16,   /* bytes */
    MOST_WEAK = 3000,
};

int cell_end(const struct cell *cell) {
    return cell->column + cell->column_span;
}

bool line_has_number(const struct line *line) {
    for (size_t i = 0; i < line->count; i++)
        if (line->cells[i].value.state == STATE_NUMBER)
            return true;
    return false;
}

const struct line *line_at(const struct work *work, int table, int row) {
    size_t low = work->table_first_line[table - 1], high = work->table_first_line[table];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (work->lines[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < work->table_first_line[table] && work->lines[low].row == row ? &work->lines[low]
                                                                              : NULL;
}

const struct line_cell *line_only_filled(const struct line *line) {
    const struct line_cell *only = NULL;
    for (size_t i = 0; i < line->count; i++) {
        if (cell_is_blank(&line->cells[i]))
            continue;
        if (only != NULL)
            return NULL;
        only = &line->cells[i];
    }
    return only;
}

struct place line_place(const struct line *line, const struct line_cell *cell) {
    struct place place = {
        .part = line->table->part, .table = line->table->ordinal, .row = line->row};
    if (cell != NULL) {
        place.column = cell->cell->column;
        place.raw = cell->raw;
    }
    return place;
}

void report_problem(
    struct work *work, enum problem_code code, struct text first, struct text second) {
    problem_add(&work->report->problems, code, (struct place){0}, first, second);
}

void line_problem(struct work *work, enum problem_code code, const struct line *line,
    const struct line_cell *cell, struct text first, struct text second) {
    problem_add(&work->report->problems, code, line_place(line, cell), first, second);
}

size_t rows_before(const struct mapping_table *table, int block) {
    size_t count = 0;
    for (int i = 0; i < block; i++)
        count += table->blocks[i].row_count;
    return count;
}

static size_t count_rows(const struct table *table) {
    size_t rows = 0;
    for (size_t i = 0; i < table->cell_count; i++)
        rows += i == 0 || table->cells[i].row != table->cells[i - 1].row;
    return rows;
}

/* "第3页", "第 3 页 共 7 页", "- 3 -", "3/7", "Page 3": nothing but a number and these words. */
static bool is_page_number(struct arena *arena, struct text printed) {
    enum { MOST_DIGITS = 3 }; /* more are a figure that stands alone */
    bool number = false;      /* other than 0, which is a figure */
    struct text rest = printed.length > 64 ? TEXT_NONE : key_fold(arena, printed);
    while (rest.length != 0) {
        size_t digits = skip_digits(rest, 0);
        size_t taken =
            digits != 0 ? digits : words_at_start(rest, TEXT("第 页 共 / - Page page of , ·"));
        if (taken == 0 || digits > MOST_DIGITS)
            return false;
        for (size_t i = 0; i < digits; i++)
            number = number || rest.bytes[i] != '0';
        rest = text_tail(rest, taken);
    }
    return number;
}

/* Nothing in the line, or nothing but a page number in a cell as wide as half the table. */
static bool line_is_spacer(struct arena *arena, const struct line *line) {
    const struct line_cell *only = line_only_filled(line);
    bool blank = true;
    for (size_t i = 0; i < line->count; i++)
        blank = blank && cell_is_blank(&line->cells[i]);
    if (only == NULL)
        return blank;
    bool wide = line->count == 1 || only->cell->column_span * 2 >= line->table->columns ||
                cell_is_words(only);
    return wide && is_page_number(arena, only->text);
}

static bool text_is_character(struct text text, uint32_t codepoint) {
    size_t offset = 0;
    text = text_trim(text);
    return text.length != 0 && codepoint_unify(text_next(text, &offset)) == codepoint &&
           offset == text.length;
}

/* 甲 | 乙 | 丙 | 1 | 2: statistical tables number their columns below the header, columns of words
 * by the heavenly stems, columns of figures from 1. A line that does not begin with 甲 may be
 * figures.
 */
static bool is_column_index(const struct line *line) {
    static const char32_t stems[] = U"甲乙丙丁戊己";
    size_t words = 0;
    while (words < line->count && stems[words] != 0 &&
           text_is_character(line->cells[words].text, stems[words]))
        words++;
    for (size_t i = words; words != 0 && i < line->count; i++) {
        char number[16];
        int length = snprintf(number, sizeof number, "%zu", i - words + 1);
        if (!text_equal(line->cells[i].value.number, (struct text){number, (size_t)length}))
            return false;
    }
    return words != 0 && words < line->count;
}

static bool is_unit(
    struct arena *arena, const struct mapping_values *values, const struct line_cell *cell) {
    if (!cell_is_words(cell) || cell->text.length > LONGEST_UNIT)
        return false;
    struct text key = key_fold(arena, cell->text);
    for (size_t i = 0; i < values->unit_count; i++)
        if (text_equal(values->units[i], key))
            return true;
    return false;
}

static void line_make(
    struct work *work, struct arena *scratch, struct line *line, const struct cell *cells) {
    line->cells = arena_array(work->arena, line->count, sizeof *line->cells);
    for (size_t i = 0; i < line->count; i++) {
        struct value value = value_read(scratch, work->values, &cells[i].printed);
        if (value.number.length != 0)
            value.number = text_copy(work->arena, value.number);
        line->cells[i].cell = &cells[i];
        line->cells[i].text = run_text_read(work->arena, &cells[i].printed);
        line->cells[i].raw = run_text_shown(work->arena, &cells[i].printed);
        line->cells[i].value = value;
        line->cells[i].unit = is_unit(scratch, work->values, &line->cells[i]);
    }
    if (line_is_spacer(scratch, line) || is_column_index(line))
        line->role = LINE_BLANK;
}

/* The lines of a table, from that one on. */
static void table_lines_make(
    struct work *work, struct arena **scratch, const struct table *table, struct line *line) {
    for (size_t i = 0; i < table->cell_count; line++) {
        size_t first = i;
        while (i < table->cell_count && table->cells[i].row == table->cells[first].row)
            i++;
        line->table = table;
        line->row = table->cells[first].row;
        line->count = i - first;
        *scratch = arena_renew(*scratch, WORK_SCRATCH);
        line_make(work, *scratch, line, &table->cells[first]);
    }
}

void lines_make(struct work *work) {
    const struct document *document = work->document;
    work->weak_left = MOST_WEAK;
    work->table_first_line =
        arena_array(work->arena, document->table_count + 1, sizeof *work->table_first_line);
    for (size_t i = 0; i < document->table_count; i++)
        work->tables_nested = work->tables_nested || document->tables[i].parent != 0;
    for (size_t i = 0; i < document->table_count; i++)
        work->table_first_line[i + 1] =
            work->table_first_line[i] + count_rows(&document->tables[i]);
    work->line_count = work->table_first_line[document->table_count];
    work->lines = arena_array(work->arena, work->line_count, sizeof *work->lines);
    struct arena *scratch = arena_new();
    for (size_t t = 0; t < document->table_count; t++)
        table_lines_make(
            work, &scratch, &document->tables[t], &work->lines[work->table_first_line[t]]);
    arena_free(scratch);
}

/* The cells of lines [first, last) against the labels of the form. */
static void lines_match_some(struct work *work, size_t first, size_t last) {
    struct arena *scratch = arena_new();
    for (size_t i = first; i < last; i++) {
        struct line *line = &work->lines[i];
        scratch = arena_renew(scratch, WORK_SCRATCH);
        for (size_t c = 0; c < line->count; c++) {
            struct line_cell *cell = &line->cells[c];
            if (!cell_is_words(cell) || cell->text.length > LONGEST_LABEL)
                continue;
            cell->match = label_match(scratch, work->mapping, cell->text, &work->weak_left);
            work->traditional = work->traditional || cell->match.quality == MATCH_SCRIPT;
        }
    }
    arena_free(scratch);
}

void lines_match(struct work *work) {
    lines_match_some(work, 0, work->line_count);
}

void lines_replace(struct work *work, size_t table, const struct table *copy) {
    size_t *firsts = work->table_first_line, tables = work->document->table_count;
    size_t before = firsts[table], after = firsts[table + 1], rows = count_rows(copy);
    size_t count = work->line_count - (after - before) + rows;
    struct line *lines = arena_array(work->arena, count, sizeof *lines);
    memcpy(lines, work->lines, before * sizeof *lines);
    if (after < work->line_count)
        memcpy(
            &lines[before + rows], &work->lines[after], (work->line_count - after) * sizeof *lines);
    for (size_t t = table + 1; t <= tables; t++)
        firsts[t] = firsts[t] - after + before + rows;
    work->lines = lines;
    work->line_count = count;
    struct arena *scratch = arena_new();
    table_lines_make(work, &scratch, copy, &lines[before]);
    arena_free(scratch);
    lines_match_some(work, before, before + rows);
}
