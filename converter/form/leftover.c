/*
 * leftover.c: what no step claimed, and what was not found: every line, column and table that is
 * left becomes a problem with its place, every missing row, column and table of the form one with
 * its label. Also tells prose from rows where a page is laid out in a table, for sections.c.
 */
#include "form/steps.h"

/* ---- lines ---- */

static bool row_found(const struct work *work, const struct mapping_block *block, size_t row) {
    size_t first = (size_t)block->first_figure + row * block->value_count;
    for (size_t i = 0; i < block->value_count; i++)
        if (work->figure_found[first + i])
            return true;
    return false;
}

static const struct line_cell *only_filled(const struct line *line) {
    const struct line_cell *only = NULL;
    for (size_t i = 0; i < line->count; i++) {
        if (line->cells[i].value.state == STATE_BLANK)
            continue;
        if (only != NULL)
            return NULL;
        only = &line->cells[i];
    }
    return only;
}

/* Nothing but labels of that kind, marks that there is no figure (——), and before a group's label
 * the number of the line, as rows have it: figures stand behind their labels. */
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

/* 三、本年 / 度办理结果 beside the rows: a piece of a group's label. */
static bool line_is_group_piece(struct work *work, const struct line *line) {
    const struct line_cell *cell = only_filled(line);
    if (cell == NULL || !cell_is_words(cell) ||
        label_next(cell->match.labels, LABEL_ROW, -1) !=
            NULL) /* 其他 is more than a piece of 其他处理 */
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
    const struct line_cell *cell = only_filled(line);
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

/* Some row that the label names was read elsewhere. */
static bool row_is_read(const struct work *work, const struct label *label) {
    for (; label != NULL; label = label_again(label))
        if (row_found(work, &work->mapping->tables[label->table].blocks[label->block],
                (size_t)label->index))
            return true;
    return false;
}

/* A row of the form whose cells are too few to be told apart. */
static void row_unread(struct work *work, const struct label *label, struct place place) {
    for (const struct label *row = label; row != NULL; row = label_again(row)) {
        const struct mapping_block *block = &work->mapping->tables[row->table].blocks[row->block];
        size_t first = (size_t)block->first_figure + (size_t)row->index * block->value_count;
        for (size_t i = 0; i < block->value_count; i++)
            work->figure_unread[first + i] = true;
    }
    problem_add(&work->report->problems, PROBLEM_CELLS_NOT_PLACED, place, TEXT_NONE, TEXT_NONE);
}

static void line_tell(struct work *work, const struct line *line) {
    const struct line_cell *told = NULL;
    const struct label *label = line_row_label(line);
    for (size_t i = 0; i < line->count && told == NULL; i++)
        if (line->cells[i].value.state != STATE_BLANK)
            told = &line->cells[i];
    struct place place = line_place(line, told);
    if (label == NULL)
        problem_add(&work->report->problems, PROBLEM_ROW_UNKNOWN, place, TEXT_NONE, TEXT_NONE);
    else if (row_is_read(work, label))
        problem_add(&work->report->problems, PROBLEM_ROW_REPEATED, place, label->words, TEXT_NONE);
    else
        row_unread(work, label, place);
}

/* ---- tables ---- */

static bool line_is_claimed(const struct line *line) {
    return line->role == LINE_ROW || line->role == LINE_REST;
}

/* Marks the tables that hold tables, in one pass. */
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

/* A cell that holds several paragraphs, or one longer than any label: the page is laid out in it.
 */
static bool holds_prose(const struct table *table) {
    enum { MANY_PARAGRAPHS = 6, LONG_TEXT = 900 };
    for (size_t i = 0; i < table->cell_count; i++)
        if (table->cells[i].printed.text.length >= LONG_TEXT ||
            count_paragraphs(table->cells[i].printed.text) >= MANY_PARAGRAPHS)
            return true;
    return false;
}

static bool lays_out(const struct work *work, const struct table *table) {
    return work->layout_table[table->ordinal - 1] || holds_prose(table);
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

/* Most of the lines are a portal's index; a caption and a label that nobody lists may stand among
 * them. */
static bool is_index(const struct work *work, size_t first, size_t last) {
    size_t index = 0, others = 0;
    for (size_t i = first; i < last; i++) {
        index += work->lines[i].role == LINE_INDEX;
        others += work->lines[i].role != LINE_INDEX && work->lines[i].role != LINE_BLANK;
    }
    return index > others;
}

static void table_lines_tell(struct work *work, size_t first, size_t last) {
    bool claimed = false, filled = false, header = false;
    for (size_t i = first; i < last; i++) {
        claimed = claimed || line_is_claimed(&work->lines[i]);
        header = header || work->lines[i].role == LINE_HEADER;
        filled = filled || work->lines[i].role != LINE_BLANK;
    }
    const struct table *table = work->lines[first].table;
    work->layout_table[table->ordinal - 1] = !claimed && !header && lays_out(work, table);
    if (!filled || work->layout_table[table->ordinal - 1])
        return;
    bool named = true, ours = claimed || table_repeats(work, first, last);
    struct place place = {.part = table->part, .table = table->ordinal};
    for (size_t i = first; i < last; i++) {
        if (work->lines[i].role == LINE_UNCLAIMED)
            line_name(work, &work->lines[i]);
        if (work->lines[i].role == LINE_UNCLAIMED && ours)
            line_tell(work, &work->lines[i]);
        for (size_t c = 0; c < work->lines[i].count && place.row == 0; c++)
            if (work->lines[i].cells[c].value.state != STATE_BLANK)
                place = line_place(&work->lines[i], &work->lines[i].cells[c]);
        named = named && work->lines[i].role != LINE_UNCLAIMED && work->lines[i].role != LINE_PROSE;
    }
    if (!ours && !named && !is_index(work, first, last))
        problem_add(&work->report->problems, PROBLEM_TABLE_UNKNOWN, place, TEXT_NONE, TEXT_NONE);
}

static void lines_tell(struct work *work) {
    for (size_t t = 0; t < work->document->table_count; t++)
        if (work->table_first_line[t] < work->table_first_line[t + 1])
            table_lines_tell(work, work->table_first_line[t], work->table_first_line[t + 1]);
}

/* ---- what was not found ---- */

struct table_count {
    size_t found, filled, blank, unread;
};

static bool row_replaced(const struct work *work, const struct mapping_block *block, size_t row) {
    for (size_t other = 0; other < block->row_count; other++)
        for (size_t i = 0; i < block->rows[other].instead_of_count; i++)
            if (block->rows[other].instead_of[i] == (int)row && row_found(work, block, other))
                return true;
    return false;
}

static size_t first_value(const struct mapping_block *block) {
    size_t column = 0;
    while (block->columns[column].role != COLUMN_VALUE)
        column++;
    return column;
}

/* A form of which the block has a head, or rows, lacks the row. */
static bool row_is_foreign(const struct work *work, const struct mapping_block *block, size_t row) {
    for (size_t i = 1; i < block->layout_count; i++)
        if ((*block_layouts(work, block) & 1u << i) != 0 &&
            mapping_layout_lacks(&block->layouts[i], (int)row))
            return true;
    return false;
}

static void block_missing_tell(struct work *work, const struct mapping_block *block) {
    struct problems *problems = &work->report->problems;
    bool any = false;
    for (size_t row = 0; row < block->row_count; row++) {
        if (row_found(work, block, row)) {
            any = true;
            continue;
        }
        if (!block->rows[row].optional && !row_replaced(work, block, row) &&
            !row_is_foreign(work, block, row) &&
            !work->figure_unread[mapping_figure(block, row, first_value(block))])
            problem_add(problems, PROBLEM_ROW_MISSING, (struct place){0}, block->rows[row].words,
                TEXT_NONE);
    }
    for (size_t column = 0; any && column < block->column_count; column++) {
        bool found = block->columns[column].role != COLUMN_VALUE ||
                     block->columns[column].optional || block_is_foreign(work, block);
        for (size_t row = 0; row < block->row_count && !found; row++)
            found = work->figure_found[mapping_figure(block, row, column)];
        if (!found)
            problem_add(problems, PROBLEM_COLUMN_MISSING, (struct place){0},
                block->columns[column].words, TEXT_NONE);
    }
}

/* A table of which less than half of the rows that the form asks for were found: the words that
 * chose the form may stand in another one too. */
static void form_doubt_tell(struct work *work, const struct mapping_table *table) {
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
    problem_add(&work->report->problems, PROBLEM_FORM_DOUBTFUL, (struct place){0},
        work->mapping->name, buffer_text(&share));
}

static struct table_count table_figures(const struct work *work, int table) {
    struct table_count count = {0};
    for (size_t i = 0; i < work->mapping->field_count; i++) {
        if (work->mapping->fields[i].table != table)
            continue;
        count.unread += work->figure_unread[i];
        if (!work->figure_found[i])
            continue;
        count.found++;
        count.filled += work->figures[i].state != STATE_BLANK;
        count.blank += work->figures[i].state == STATE_BLANK;
    }
    return count;
}

/* The office leaves its zeros blank: some cell is blank where others are filled, and no 0 is
 * printed anywhere. */
static bool blanks_are_zeros(const struct work *work) {
    bool mixed = false;
    for (size_t i = 0; i < work->mapping->field_count; i++) {
        if (!work->figure_found[i])
            continue;
        if (text_equal(work->figures[i].value, TEXT("0")))
            return false;
    }
    for (size_t t = 0; t < work->mapping->table_count && !mixed; t++) {
        struct table_count count = table_figures(work, (int)t);
        mixed = count.filled != 0 && count.blank != 0;
    }
    return mixed;
}

static void stitches_tell(struct work *work, int table) {
    struct buffer ordinals = {.arena = work->arena};
    int last = 0, pieces = 0;
    for (size_t t = 0; t < work->document->table_count; t++) {
        int ordinal = work->document->tables[t].ordinal;
        for (size_t i = 0; i < work->mapping->field_count; i++)
            if (work->mapping->fields[i].table == table && work->figures[i].table == ordinal &&
                ordinal != last) {
                buffer_format(&ordinals, pieces++ == 0 ? "%d" : ", %d", ordinal);
                last = ordinal;
            }
    }
    if (pieces > 1)
        problem_add(&work->report->problems, PROBLEM_TABLE_STITCHED, (struct place){0},
            work->mapping->tables[table].name, buffer_text(&ordinals));
}

static void table_missing_tell(struct work *work, int table) {
    const struct mapping_table *home = &work->mapping->tables[table];
    struct problems *problems = &work->report->problems;
    struct table_count count = table_figures(work, table);
    if (count.found == 0 && count.unread != 0)
        return; /* told row by row */
    if (count.found == 0) {
        problem_add(problems, PROBLEM_TABLE_MISSING, (struct place){0}, home->name, TEXT_NONE);
        return;
    }
    if (count.filled == 0)
        problem_add(problems,
            blanks_are_zeros(work) ? PROBLEM_VALUES_BLANK : PROBLEM_VALUES_MISSING,
            (struct place){0}, home->name, TEXT_NONE);
    form_doubt_tell(work, home);
    for (size_t i = 0; i < home->block_count; i++)
        block_missing_tell(work, &home->blocks[i]);
    stitches_tell(work, table);
}

void form_missing(struct work *work) {
    struct problems *problems = &work->report->problems;
    bool tables = false;
    layout_begin(work);
    for (size_t i = 0; i < work->document->table_count; i++) {
        work->layout_table[i] = lays_out(work, &work->document->tables[i]);
        tables =
            tables || !is_index(work, work->table_first_line[i], work->table_first_line[i + 1]);
    }
    problem_add(problems, tables ? PROBLEM_FORM_UNKNOWN : PROBLEM_NO_TABLES, (struct place){0},
        TEXT_NONE, TEXT_NONE);
}

void leftovers_report(struct work *work) {
    layout_begin(work);
    lines_tell(work);
    for (size_t t = 0; t < work->mapping->table_count; t++)
        table_missing_tell(work, (int)t);
}
