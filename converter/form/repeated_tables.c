/*
 * repeated_tables.c: a table of the form that stands in the document twice: a blank form before the
 * filled one, the district's figures behind the office's own, a report printed twice. Without this
 * the rows of both would be candidates, and one table be made of two. The first that holds figures
 * is read, the rows of the other are set aside and told: with a note where both say the same, with
 * a warning where they do not. Pieces of one table are no repetition: no row comes twice.
 */
#include "form/steps.h"

/* One table of the form, over the tables of the document. */
struct sighting {
    struct work *work;
    int table;        /* of the form */
    int *seen;        /* by row of its blocks: line + 1 where it was seen first; 0: not yet */
    size_t row_count; /* one more for the data line of a block without row labels */
};

/* What a table of the document holds of it. */
struct holding {
    size_t begin, end; /* lines from the first row to the last */
    size_t rows, again, differ;
    size_t filled, filled_before; /* rows with figures: here, and where they were seen first */
    const struct table *before;   /* where they were seen first */
};

/* The cells behind the labels, from the end. */
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

/* Figures below a header, without a word, a cell for most of the columns: the one line of a block
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

/* Where it is kept that the row of this line was seen; NULL: it is no row. */
static int *slot_of(struct sighting *sighting, size_t index, bool *below_header) {
    const struct line *line = &sighting->work->lines[index];
    if (line->role != LINE_UNCLAIMED)
        return NULL;
    int row = row_of(sighting->work, line, sighting->table);
    if (row >= 0)
        return &sighting->seen[row];
    if (*below_header && is_data_line(sighting->work, line, sighting->table))
        return &sighting->seen[sighting->row_count - 1];
    *below_header = *below_header || line_is_header(sighting->work, line, sighting->table);
    return NULL;
}

static struct holding holding_read(struct sighting *sighting, size_t first, size_t last) {
    struct work *work = sighting->work;
    struct holding holding = {0};
    bool below_header = false;
    for (size_t i = first; i < last; i++) {
        const int *seen = slot_of(sighting, i, &below_header);
        if (seen == NULL)
            continue;
        /* a line of fifteen columns is as good as several rows */
        size_t weight = seen == &sighting->seen[sighting->row_count - 1] ? 2 : 1;
        holding.begin = holding.rows == 0 ? i : holding.begin;
        holding.end = i + 1;
        holding.rows += weight;
        if (*seen == 0 || (size_t)*seen > first)
            continue;
        const struct line *before = &work->lines[*seen - 1];
        holding.before = before->table;
        holding.again += weight;
        holding.filled += line_has_number(&work->lines[i]);
        holding.filled_before += line_has_number(before);
        holding.differ += !same_figures(before, &work->lines[i]);
    }
    return holding;
}

static void rows_see(struct sighting *sighting, size_t first, size_t last) {
    bool below_header = false;
    for (size_t i = first; i < last; i++) {
        int *seen = slot_of(sighting, i, &below_header);
        if (seen != NULL && *seen == 0)
            *seen = (int)i + 1;
    }
}

static void lines_set_aside(struct work *work, size_t first, size_t last) {
    for (size_t i = first; i < last; i++)
        if (work->lines[i].role == LINE_UNCLAIMED)
            work->lines[i].role = LINE_ELSEWHERE;
}

/* The blank form that came first. */
static void earlier_set_aside(struct sighting *sighting, const struct table *table) {
    for (size_t row = 0; row < sighting->row_count; row++) {
        size_t line = (size_t)sighting->seen[row];
        if (line == 0 || sighting->work->lines[line - 1].table != table)
            continue;
        lines_set_aside(sighting->work, line - 1, line);
        sighting->seen[row] = 0;
    }
}

static void repetition_tell(const struct sighting *sighting, bool differs,
    const struct table *aside, const struct table *taken) {
    struct work *work = sighting->work;
    struct buffer ordinal = {.arena = work->arena};
    buffer_add_number(&ordinal, taken->ordinal);
    problem_add(&work->report->problems,
        differs ? PROBLEM_TABLE_REPEATED : PROBLEM_TABLE_PRINTED_TWICE,
        (struct place){.part = aside->part, .table = aside->ordinal},
        work->mapping->tables[sighting->table].name, buffer_text(&ordinal));
}

static void table_look(struct sighting *sighting, const struct table *table) {
    size_t first = sighting->work->table_first_line[table->ordinal - 1];
    size_t last = sighting->work->table_first_line[table->ordinal];
    struct holding holding = holding_read(sighting, first, last);
    bool repeats = holding.again >= 2 && holding.again * 2 >= holding.rows;
    bool blank_before = holding.filled_before == 0 && holding.filled != 0;
    if (repeats && !blank_before) {
        repetition_tell(sighting, holding.differ != 0, table, holding.before);
        lines_set_aside(sighting->work, holding.begin, holding.end);
        return;
    }
    if (repeats) {
        repetition_tell(sighting, true, holding.before, table);
        earlier_set_aside(sighting, holding.before);
    }
    rows_see(sighting, first, last);
}

void repeated_set_aside(struct work *work, int table) {
    const struct mapping_table *home = &work->mapping->tables[table];
    struct sighting sighting = {
        .work = work, .table = table, .row_count = rows_before(home, (int)home->block_count) + 1};
    sighting.seen = arena_array(work->arena, sighting.row_count, sizeof *sighting.seen);
    for (size_t t = 0; t < work->document->table_count; t++)
        table_look(&sighting, &work->document->tables[t]);
}
