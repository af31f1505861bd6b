/*
 * repeated_tables.c: a table of the form that stands in the document twice: a blank form before the
 * filled one, the district's figures behind the office's own, a report printed twice. Without this
 * step one table would be made of the rows of both. The first with figures is read; the rows of the
 * other are set aside and reported, with a note where the figures are the same, else with a
 * warning. Pieces of one table do not repeat each other: no row comes twice.
 */
#include "form/steps.h"

/* The rows of one table of the form, as they are found in the tables of the document. */
struct row_search {
    struct work *work;
    int table;        /* of the form */
    int *seen;        /* by row of its blocks: line + 1 where it was found first; 0: not yet */
    size_t row_count; /* one more for the data line of a block without row labels */
};

/* The rows that one table of the document has of it. */
struct table_rows {
    size_t begin, end;            /* lines from the first row to the last */
    size_t rows, again, differ;   /* all rows, those found before, those with other figures */
    size_t filled, filled_before; /* rows with figures: here, and where they were found first */
    const struct table *before;   /* where they were found first */
};

/* Compares the cells behind the labels, from the end. */
static bool same_figures(const struct line *a, const struct line *b) {
    size_t i = a->count, j = b->count;
    while (i > 0 && j > 0 && !cell_is_words(&a->cells[i - 1]) && !cell_is_words(&b->cells[j - 1]))
        if (!text_equal(a->cells[--i].value.number, b->cells[--j].value.number))
            return false;
    return true;
}

/* The row of the form that a line is, by a label that only this row has, or -1. */
static int row_of(const struct work *work, const struct line *line, int table) {
    const struct mapping_table *home = &work->mapping->tables[table];
    for (size_t i = line->count; i-- > 0;) {
        const struct match *match = &line->cells[i].match;
        const struct label *label = label_next(match->labels, LABEL_ROW, table);
        if (label == NULL || match->quality < MATCH_PLAIN)
            continue;
        const struct mapping_block *block = &home->blocks[label->block];
        bool usable = label_again(label) == NULL && !block->same_fields &&
                      (line->count - i - 1) * 2 >= block->fewest_values;
        return usable ? (int)rows_before(home, label->block) + label->index : -1;
    }
    return -1;
}

/* Figures without a word, a cell for most of the columns: below a header, the one line of a block
 * without row labels. */
static bool is_data_line(const struct work *work, const struct line *line, int table) {
    const struct mapping_table *home = &work->mapping->tables[table];
    for (size_t i = 0; i < line->count; i++)
        if (cell_is_words(&line->cells[i]))
            return false;
    for (size_t b = 0; b < home->block_count; b++)
        if (!home->blocks[b].rows_labelled && line->count * 3 > home->blocks[b].value_count * 2)
            return line_has_number(line);
    return false;
}

/* The slot of the row that a line is in search->seen; NULL: it is no row. */
static int *slot_of(struct row_search *search, size_t index, bool *below_header) {
    const struct line *line = &search->work->lines[index];
    if (line->role != LINE_UNCLAIMED)
        return NULL;
    int row = row_of(search->work, line, search->table);
    if (row >= 0)
        return &search->seen[row];
    if (*below_header && is_data_line(search->work, line, search->table))
        return &search->seen[search->row_count - 1];
    *below_header = *below_header || line_is_header(search->work, line, search->table);
    return NULL;
}

/* slots: of the lines [first, last). */
static struct table_rows rows_count(
    struct row_search *search, int *const *slots, size_t first, size_t last) {
    struct work *work = search->work;
    struct table_rows found = {0};
    for (size_t i = first; i < last; i++) {
        const int *seen = slots[i - first];
        if (seen == NULL)
            continue;
        /* one line of fifteen columns counts as two rows */
        size_t weight = seen == &search->seen[search->row_count - 1] ? 2 : 1;
        found.begin = found.rows == 0 ? i : found.begin;
        found.end = i + 1;
        found.rows += weight;
        if (*seen == 0 || (size_t)*seen > first)
            continue;
        const struct line *before = &work->lines[*seen - 1];
        found.before = before->table;
        found.again += weight;
        found.filled += line_has_number(&work->lines[i]);
        found.filled_before += line_has_number(before);
        found.differ += !same_figures(before, &work->lines[i]);
    }
    return found;
}

static void line_set_aside(struct line *line) {
    if (line->role == LINE_UNCLAIMED)
        line->role = LINE_ELSEWHERE;
}

static void repetition_report(const struct row_search *search, bool differs,
    const struct table *aside, const struct table *taken) {
    struct work *work = search->work;
    struct buffer ordinal = {.arena = work->arena};
    buffer_add_number(&ordinal, taken->ordinal);
    problem_add(&work->report->problems,
        differs ? PROBLEM_TABLE_REPEATED : PROBLEM_TABLE_PRINTED_TWICE,
        (struct place){.part = aside->part, .table = aside->ordinal},
        work->mapping->tables[search->table].name, buffer_text(&ordinal));
}

static void table_compare(struct row_search *search, const struct table *table) {
    struct line *lines = search->work->lines;
    size_t first = search->work->table_first_line[table->ordinal - 1];
    size_t last = search->work->table_first_line[table->ordinal];
    int **slots = arena_array(search->work->arena, last - first, sizeof *slots);
    bool below_header = false;
    for (size_t i = first; i < last; i++)
        slots[i - first] = slot_of(search, i, &below_header);
    struct table_rows found = rows_count(search, slots, first, last);
    bool repeats = found.again >= 2 && found.again * 2 >= found.rows;
    if (repeats && (found.filled_before != 0 || found.filled == 0)) {
        repetition_report(search, found.differ != 0, table, found.before);
        for (size_t i = found.begin; i < found.end; i++)
            line_set_aside(&lines[i]);
        return;
    }
    if (repeats) { /* the blank form came first */
        repetition_report(search, true, found.before, table);
        for (size_t row = 0; row < search->row_count; row++)
            if (search->seen[row] != 0 && lines[search->seen[row] - 1].table == found.before) {
                line_set_aside(&lines[search->seen[row] - 1]);
                search->seen[row] = 0;
            }
    }
    for (size_t i = first; i < last; i++)
        if (slots[i - first] != NULL && *slots[i - first] == 0)
            *slots[i - first] = (int)i + 1;
}

void repeated_set_aside(struct work *work, int table) {
    const struct mapping_table *home = &work->mapping->tables[table];
    struct row_search search = {
        .work = work, .table = table, .row_count = rows_before(home, (int)home->block_count) + 1};
    search.seen = arena_array(work->arena, search.row_count, sizeof *search.seen);
    for (size_t t = 0; t < work->document->table_count; t++)
        table_compare(&search, &work->document->tables[t]);
}
