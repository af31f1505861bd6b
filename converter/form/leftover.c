/*
 * leftover.c: reports every line and table that no step claimed, with its place, and every row,
 * column and table of the form that was not found, with its label. Marks the lines that are prose
 * where a page is laid out in a table, for flow.c.
 */
#include "form/steps.h"

/* ---- lines ---- */

static bool row_found(const struct work *work, const struct mapping_block *block, size_t row) {
    size_t first = row_first_figure(block, row);
    for (size_t i = 0; i < block->value_count; i++)
        if (work->figure_found[first + i])
            return true;
    return false;
}

/* Nothing but labels of that kind and marks that there is no figure (——); before the label of a
 * group also the number of the line. */
static bool line_matches_only(const struct line *line, enum label_kind kind) {
    bool found = false;
    for (size_t i = 0; i < line->count; i++) {
        enum cell_state state = line->cells[i].value.state;
        bool numbers_line = kind == LABEL_ROW_GROUP && !found && state == STATE_NUMBER;
        if (state == STATE_BLANK || state == STATE_NOT_APPLICABLE || numbers_line)
            continue;
        if (label_next(line->cells[i].match.labels, kind, -1) == NULL)
            return false;
        found = true;
    }
    return found;
}

/* 三、本年 / 度办理结果 beside the rows: a piece of a group's label. (其他 is a row's label, and no
 * piece of 其他处理.) */
static bool line_is_group_piece(struct work *work, const struct line *line) {
    const struct line_cell *cell = line_only_filled(line);
    if (cell == NULL || !cell_is_words(cell) ||
        label_next(cell->match.labels, LABEL_ROW, -1) != NULL)
        return false;
    struct text key = label_key(work->arena, cell->text);
    for (size_t i = 0; i < work->mapping->label_count; i++) {
        const struct label *label = &work->mapping->labels[i];
        if (label->kind == LABEL_ROW_GROUP && text_find(label->key, key) != SIZE_MAX)
            return true;
    }
    return false;
}

/* One filled cell of words, as wide as half the table, that is no label: a heading or a paragraph.
 */
static bool line_is_prose(const struct work *work, const struct line *line) {
    const struct line_cell *cell = line_only_filled(line);
    if (cell == NULL || !cell_is_words(cell) || cell->match.quality >= MATCH_PLAIN)
        return false;
    bool whole_row = line->count == 1 && !work->document->spans_known;
    return whole_row || cell->cell->column_span * 2 >= line->table->columns ||
           cell->text.length > 120;
}

static void line_name(struct work *work, struct line *line) {
    bool header = false;
    for (size_t t = 0; t < work->mapping->table_count; t++)
        header = header || line_is_header(work, line, (int)t);
    if (line_matches_only(line, LABEL_TITLE))
        line->role = LINE_TITLE;
    else if (header)
        line->role = LINE_HEADER;
    else if (line_matches_only(line, LABEL_ROW_GROUP) || line_is_group_piece(work, line))
        line->role = LINE_GROUP;
    else if (line_is_prose(work, line))
        line->role = LINE_PROSE;
}

/* The row of the form that the line's words name, or NULL. */
static const struct label *line_row_label(const struct line *line) {
    const struct label *label = NULL;
    for (size_t i = 0; i < line->count && label == NULL; i++)
        if (line->cells[i].match.quality >= MATCH_PLAIN)
            label = label_next(line->cells[i].match.labels, LABEL_ROW, -1);
    return label;
}

static const struct mapping_block *label_block(const struct work *work, const struct label *label) {
    return &work->mapping->tables[label->table].blocks[label->block];
}

/* Reports a line with something in it: unknown, a repeated row, or a row with too few cells. */
static void line_report(struct work *work, const struct line *line) {
    const struct line_cell *filled = NULL;
    const struct label *label = line_row_label(line);
    bool read = false;
    for (size_t i = 0; i < line->count && filled == NULL; i++)
        if (!cell_is_blank(&line->cells[i]))
            filled = &line->cells[i];
    for (const struct label *row = label; row != NULL && !read; row = label_again(row))
        read = row_found(work, label_block(work, row), (size_t)row->index);
    for (const struct label *row = label; row != NULL && !read; row = label_again(row))
        row_mark_unread(work, label_block(work, row), (size_t)row->index);
    line_problem(work,
        label == NULL ? PROBLEM_ROW_UNKNOWN
        : read        ? PROBLEM_ROW_REPEATED
                      : PROBLEM_CELLS_NOT_PLACED,
        line, filled, read ? label->words : TEXT_NONE, TEXT_NONE);
}

/* ---- tables ---- */

/* Marks the tables that have other tables in them, in one pass. */
static void layout_begin(struct work *work) {
    const struct document *document = work->document;
    work->layout_table =
        arena_array(work->arena, document->table_count + 1, sizeof *work->layout_table);
    for (size_t i = 0; i < document->table_count; i++)
        if (document->tables[i].parent != 0)
            work->layout_table[document->tables[i].parent - 1] = true;
}

/* Paragraphs of a text that are not blank. */
static size_t count_paragraphs(struct text text) {
    size_t count = 0;
    for (size_t start = 0; start < text.length;) {
        size_t length = text_find(text_slice(text, start, text.length), TEXT("\n"));
        size_t end = length == SIZE_MAX ? text.length : start + length;
        count += !text_is_blank(text_slice(text, start, end));
        start = end + 1;
    }
    return count;
}

/* The table has other tables, several paragraphs in one cell, or a text longer than any label: the
 * page is laid out in it. */
static bool lays_out(const struct work *work, const struct table *table) {
    enum { MANY_PARAGRAPHS = 6, LONG_TEXT = 900 };
    bool found = work->layout_table[table->ordinal - 1];
    for (size_t i = 0; i < table->cell_count && !found; i++)
        found = table->cells[i].printed.text.length >= LONG_TEXT ||
                count_paragraphs(table->cells[i].printed.text) >= MANY_PARAGRAPHS;
    return found;
}

/* More than half of the lines with figures name rows of the form: a piece of a table that stands
 * there twice. (其他 or 总计 alone is in many a table.) */
static bool table_repeats(const struct work *work, size_t first, size_t last) {
    size_t lines = 0, rows = 0;
    for (size_t i = first; i < last; i++) {
        const struct line *line = &work->lines[i];
        if (line->role != LINE_UNCLAIMED || !line_has_number(line))
            continue;
        lines++;
        rows += line_row_label(line) != NULL;
    }
    return rows * 2 > lines;
}

/* Most of the lines are a portal's index; a caption and an unlisted label may stand among them. */
static bool is_index(const struct work *work, size_t first, size_t last) {
    size_t index = 0, others = 0;
    for (size_t i = first; i < last; i++) {
        index += work->lines[i].role == LINE_INDEX;
        others += work->lines[i].role != LINE_INDEX && work->lines[i].role != LINE_BLANK;
    }
    return index > others;
}

static void table_report(struct work *work, size_t first, size_t last) {
    bool claimed = false, filled = false, header = false;
    for (size_t i = first; i < last; i++) {
        enum line_role role = work->lines[i].role;
        claimed = claimed || role == LINE_ROW || role == LINE_REST;
        header = header || role == LINE_HEADER;
        filled = filled || role != LINE_BLANK;
    }
    const struct table *table = work->lines[first].table;
    work->layout_table[table->ordinal - 1] = !claimed && !header && lays_out(work, table);
    if (!filled || work->layout_table[table->ordinal - 1])
        return;
    bool known = true, ours = claimed || table_repeats(work, first, last);
    struct place place = {.part = table->part, .table = table->ordinal};
    for (size_t i = first; i < last; i++) {
        struct line *line = &work->lines[i];
        if (line->role == LINE_UNCLAIMED)
            line_name(work, line);
        if (line->role == LINE_UNCLAIMED && ours)
            line_report(work, line);
        for (size_t c = 0; c < line->count && place.row == 0; c++)
            if (!cell_is_blank(&line->cells[c]))
                place = line_place(line, &line->cells[c]);
        known = known && line->role != LINE_UNCLAIMED && line->role != LINE_PROSE;
    }
    if (!ours && !known && !is_index(work, first, last))
        problem_add(&work->report->problems, PROBLEM_TABLE_UNKNOWN, place, TEXT_NONE, TEXT_NONE);
}

/* ---- rows, columns and tables that were not found ---- */

static bool row_replaced(const struct work *work, const struct mapping_block *block, size_t row) {
    for (size_t other = 0; other < block->row_count; other++)
        for (size_t i = 0; i < block->rows[other].instead_of_count; i++)
            if (block->rows[other].instead_of[i] == (int)row && row_found(work, block, other))
                return true;
    return false;
}

/* The report has a head, or rows, of another form in this block, which lacks the row. */
static bool row_is_foreign(const struct work *work, const struct mapping_block *block, size_t row) {
    for (size_t i = 1; i < block->layout_count; i++)
        if ((*block_layouts(work, block) & 1u << i) != 0 &&
            mapping_layout_lacks(&block->layouts[i], (int)row))
            return true;
    return false;
}

static void block_missing_report(struct work *work, const struct mapping_block *block) {
    bool any = false;
    for (size_t row = 0; row < block->row_count; row++) {
        bool found = row_found(work, block, row);
        any = any || found;
        if (!found && !block->rows[row].optional && !row_replaced(work, block, row) &&
            !row_is_foreign(work, block, row) && !work->figure_unread[row_first_figure(block, row)])
            report_problem(work, PROBLEM_ROW_MISSING, block->rows[row].words, TEXT_NONE);
    }
    for (size_t column = 0; any && column < block->column_count; column++) {
        bool found = block->columns[column].role != COLUMN_VALUE ||
                     block->columns[column].optional || block_is_foreign(work, block);
        for (size_t row = 0; row < block->row_count && !found; row++)
            found = work->figure_found[mapping_figure(block, row, column)];
        if (!found)
            report_problem(work, PROBLEM_COLUMN_MISSING, block->columns[column].words, TEXT_NONE);
    }
}

/* Reports a table of which less than half of the required rows were found: the words that chose the
 * form may stand in another one too. */
static void form_doubt_report(struct work *work, const struct mapping_table *table) {
    size_t found = 0, asked = 0;
    for (size_t b = 0; b < table->block_count; b++) {
        const struct mapping_block *block = &table->blocks[b];
        for (size_t row = 0; row < block->row_count; row++) {
            bool here = row_found(work, block, row);
            if (block->same_fields || (!here && row_replaced(work, block, row)))
                continue;
            found += here;
            asked += here || !block->rows[row].optional;
        }
    }
    if (found * 2 >= asked)
        return;
    struct buffer share = {.arena = work->arena};
    buffer_format(&share, "%zu/%zu", found, asked);
    report_problem(work, PROBLEM_FORM_DOUBTFUL, work->mapping->name, buffer_text(&share));
}

/* Numbers of figures of a table, by the state of their cells. */
struct figure_counts {
    size_t filled, blank, unread;
};

static struct figure_counts figures_count(const struct work *work, int table) {
    struct figure_counts count = {0};
    for (size_t i = 0; i < work->mapping->field_count; i++) {
        if (work->mapping->fields[i].table != table)
            continue;
        bool blank = work->figures[i].state == STATE_BLANK;
        count.unread += work->figure_unread[i];
        count.filled += work->figure_found[i] && !blank;
        count.blank += work->figure_found[i] && blank;
    }
    return count;
}

/* The office leaves its zeros blank: some table has blank and filled cells, and no 0 is printed
 * anywhere. */
static bool blanks_are_zeros(const struct work *work) {
    bool mixed = false;
    for (size_t i = 0; i < work->mapping->field_count; i++)
        if (work->figure_found[i] && text_equal(work->figures[i].value, TEXT("0")))
            return false;
    for (size_t t = 0; t < work->mapping->table_count && !mixed; t++) {
        struct figure_counts count = figures_count(work, (int)t);
        mixed = count.filled != 0 && count.blank != 0;
    }
    return mixed;
}

/* Reports that the figures of one table of the form stand in several tables of the document. */
static void stitches_report(struct work *work, int table) {
    struct buffer ordinals = {.arena = work->arena};
    size_t count = work->document->table_count, pieces = 0;
    bool *used = arena_array(work->arena, count + 1, sizeof *used);
    for (size_t i = 0; i < work->mapping->field_count; i++)
        if (work->mapping->fields[i].table == table)
            used[work->figures[i].table] = true;
    for (size_t ordinal = 1; ordinal <= count; ordinal++)
        if (used[ordinal])
            buffer_format(&ordinals, pieces++ == 0 ? "%zu" : ", %zu", ordinal);
    if (pieces > 1)
        report_problem(work, PROBLEM_TABLE_STITCHED, work->mapping->tables[table].name,
            buffer_text(&ordinals));
}

static void table_missing_report(struct work *work, int table) {
    const struct mapping_table *home = &work->mapping->tables[table];
    struct figure_counts count = figures_count(work, table);
    if (count.filled + count.blank == 0) {
        if (count.unread == 0) /* else its rows were reported one by one */
            report_problem(work, PROBLEM_TABLE_MISSING, home->name, TEXT_NONE);
        return;
    }
    if (count.filled == 0)
        report_problem(work, blanks_are_zeros(work) ? PROBLEM_VALUES_BLANK : PROBLEM_VALUES_MISSING,
            home->name, TEXT_NONE);
    form_doubt_report(work, home);
    for (size_t i = 0; i < home->block_count; i++)
        block_missing_report(work, &home->blocks[i]);
    stitches_report(work, table);
}

void form_missing(struct work *work) {
    bool tables = false;
    layout_begin(work);
    for (size_t i = 0; i < work->document->table_count; i++) {
        work->layout_table[i] = lays_out(work, &work->document->tables[i]);
        tables =
            tables || !is_index(work, work->table_first_line[i], work->table_first_line[i + 1]);
    }
    report_problem(work, tables ? PROBLEM_FORM_UNKNOWN : PROBLEM_NO_TABLES, TEXT_NONE, TEXT_NONE);
}

void leftovers_report(struct work *work) {
    layout_begin(work);
    for (size_t t = 0; t < work->document->table_count; t++)
        if (work->table_first_line[t] < work->table_first_line[t + 1])
            table_report(work, work->table_first_line[t], work->table_first_line[t + 1]);
    for (size_t t = 0; t < work->mapping->table_count; t++)
        table_missing_report(work, (int)t);
}
