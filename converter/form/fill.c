/*
 * fill.c: the cells of the lines that are rows of the form -> figures. Which cell of a line is
 * which column is decided by the grid where header and row agree on it, by order where they are
 * equally many, by the grid again where some are missing; a row that fits in none of these ways is
 * not read at all, and told: a figure in the wrong column is worse than none.
 */
#include "form/work.h"

enum { DATA_AHEAD = 6, HEADER_BEHIND = 24 };

/* The cells of one row that may be values, parts joined. */
struct row_cells {
    const struct line *lines[MOST_LEAVES];
    const struct line_cell *cells[MOST_LEAVES];
    size_t count;
    const struct line *line; /* that the row is told by */
    const struct line_cell *label;
};

struct filling {
    struct work *work;
    struct label_place place;
    const struct mapping_block *block;
    struct header header;
    size_t row;
};

/* ---- one figure ---- */

static void figure_tell(struct work *work, const struct line *line, const struct line_cell *cell) {
    struct problems *problems = &work->report->problems;
    struct place place = line_place(line, cell);
    if (cell->value.state == STATE_TEXT)
        problem_add(problems, PROBLEM_VALUE_IS_WORDS, place, TEXT_NONE, TEXT_NONE);
    if (cell->value.doubtful)
        problem_add(problems, PROBLEM_VALUE_SPLIT, place, cell->value.number, TEXT_NONE);
    if (!text_equal(cell->cell->text, cell->cell->text_unnumbered))
        problem_add(problems, PROBLEM_VALUE_NUMBERED, place, TEXT_NONE, TEXT_NONE);
}

static void figure_fill(const struct filling *filling, int column, const struct line *line,
    const struct line_cell *cell) {
    struct work *work = filling->work;
    const struct mapping_column *home = &filling->block->columns[column];
    if (home->role != COLUMN_VALUE)
        return;
    int index = mapping_figure(filling->block, filling->row, (size_t)column);
    struct figure *figure = &work->figures[index];
    figure->state = cell->value.state;
    figure->raw = cell->cell->text;
    figure->value = cell->value.number;
    if (cell->value.unit.length != 0) /* else the column of units may have spoken before */
        figure->unit = cell->value.unit;
    else if (home->unit.length != 0)
        figure->unit = home->unit;
    figure->table = line->table->ordinal;
    figure->row = line->row;
    figure->column = cell->cell->column;
    work->figure_found[index] = true;
    figure_tell(work, line, cell);
}

/* A column of units (件, 万元) gives the unit of the row's figures. */
static void units_fill(const struct filling *filling, struct text unit) {
    for (size_t i = 0; i < filling->block->column_count; i++) {
        if (filling->block->columns[i].role != COLUMN_VALUE)
            continue;
        int index = mapping_figure(filling->block, filling->row, i);
        if (filling->work->figures[index].unit.length == 0)
            filling->work->figures[index].unit = text_trim(unit);
    }
}

/* ---- which cell is which column ---- */

/* The cell of the row that begins where the leaf does, or covers its beginning; -1: none. */
static int cell_at(const struct row_cells *row, int start) {
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i]->cell->column <= start && cell_end(row->cells[i]->cell) > start)
            return (int)i;
    return -1;
}

static bool cells_blank(const struct row_cells *row, size_t from) {
    for (size_t i = from; i < row->count; i++)
        if (row->cells[i]->value.state != STATE_BLANK)
            return false;
    return true;
}

/* Columns of the header without blank padding at its end. */
static size_t columns_used(const struct header *header) {
    size_t count = header->count;
    while (count > 0 && header->leaves[count - 1].column < 0 &&
           (header->leaves[count - 1].cell == NULL ||
               header->leaves[count - 1].cell->value.state == STATE_BLANK))
        count--;
    return count;
}

/* Every column, padding too, has a cell of just its place and width, and no other cell is filled. A
 * row whose labels lost their spans may sit on the grid by chance, but then it leaves cells over.
 */
static bool place_by_grid(const struct header *header, const struct row_cells *row, int *places) {
    bool used[MOST_LEAVES] = {false};
    for (size_t i = 0; i < header->count; i++) {
        const struct leaf *leaf = &header->leaves[i];
        places[i] = cell_at(row, leaf->start);
        if (places[i] < 0 || row->cells[places[i]]->cell->column != leaf->start ||
            cell_end(row->cells[places[i]]->cell) != leaf->end)
            return false;
        used[places[i]] = true;
    }
    for (size_t i = 0; i < row->count; i++)
        if (!used[i] && row->cells[i]->value.state != STATE_BLANK)
            return false;
    return true;
}

/* As many cells as columns, with or without padding, or more cells that are blank. What would fall
 * on padding must be blank too. */
static bool place_by_order(const struct header *header, const struct row_cells *row, int *places) {
    size_t count = row->count == header->count ? header->count : columns_used(header);
    if (row->count < count || !cells_blank(row, columns_used(header)))
        return false;
    for (size_t i = 0; i < header->count; i++)
        places[i] = i < count ? (int)i : -1;
    return true;
}

/* A header cell that is no column: blank, or a group's label that lost its span. */
static bool is_no_column(const struct leaf *leaf) {
    return leaf->column < 0 && leaf->cell != NULL &&
           (leaf->cell->value.state == STATE_BLANK ||
               label_next(leaf->cell->match.labels, LABEL_COLUMN_GROUP, -1) != NULL);
}

static size_t columns_real(const struct header *header) {
    size_t count = 0;
    for (size_t i = 0; i < header->count; i++)
        count += !is_no_column(&header->leaves[i]);
    return count;
}

/* The header's columns, without what is none, are the cells from `first` on. */
static void place_from(const struct header *header, size_t first, int *places) {
    for (size_t i = 0; i < header->count; i++)
        places[i] = is_no_column(&header->leaves[i]) ? -1 : (int)first++;
}

/* As many cells as there are columns: edges that do not meet make one blank header cell more seem a
 * column. */
static bool place_by_name(const struct header *header, const struct row_cells *row, int *places) {
    if (columns_real(header) != row->count)
        return false;
    place_from(header, 0, places);
    return true;
}

/* More cells than columns, all that is too many blank and at the ends, the first and last of the
 * others filled: there is only one way to lay them. */
static bool place_in_middle(const struct header *header, const struct row_cells *row, int *places) {
    size_t count = columns_real(header), first = 0;
    while (first < row->count && row->cells[first]->value.state == STATE_BLANK)
        first++;
    if (count == 0 || first + count > row->count || !cells_blank(row, first + count) ||
        row->cells[first + count - 1]->value.state == STATE_BLANK)
        return false;
    place_from(header, first, places);
    return true;
}

/* More cells than columns, the first ones blank: label columns that this row does not use. Either
 * the last cell is filled, or the header too has blank cells there and none behind. */
static bool place_from_end(const struct header *header, const struct row_cells *row, int *places) {
    size_t count = columns_used(header), spare = row->count - count;
    if (row->count <= count)
        return false;
    bool led = header->lead >= spare && header->count == count;
    if (cells_blank(row, row->count - 1) && !led)
        return false;
    for (size_t i = 0; i < spare; i++)
        if (row->cells[i]->value.state != STATE_BLANK)
            return false;
    for (size_t i = 0; i < header->count; i++)
        places[i] = i < count ? (int)(spare + i) : -1;
    return true;
}

/* By the grid, with cells missing; a filled cell over two columns belongs to neither. */
static bool place_by_cover(const struct header *header, const struct row_cells *row, int *places) {
    size_t placed = 0;
    for (size_t i = 0; i < header->count; i++)
        places[i] = cell_at(row, header->leaves[i].start);
    for (size_t i = 0; i < header->count; i++) {
        int cell = places[i];
        bool shared = cell >= 0 && row->cells[cell]->value.state != STATE_BLANK &&
                      ((i > 0 && cell_at(row, header->leaves[i - 1].start) == cell) ||
                          (i + 1 < header->count && places[i + 1] == cell));
        if (shared)
            places[i] = -1;
        placed += places[i] >= 0;
    }
    return placed * 2 > header->count;
}

static bool grid_known(const struct filling *filling, const struct row_cells *row) {
    return filling->header.table == row->line->table;
}

/* A piece of a table that was cut keeps the grid of the whole. */
static bool grid_alike(const struct filling *filling, const struct row_cells *row) {
    return filling->header.table != NULL &&
           filling->header.table->columns == row->line->table->columns;
}

/* The first cell is blank and so is the padding: with the grid out of joint, the figures could as
 * well begin one cell later. */
static bool is_doubtful(const struct header *header, const struct row_cells *row) {
    return row->count > columns_used(header) && columns_used(header) > 1 &&
           row->cells[0]->value.state == STATE_BLANK && !cells_blank(row, 0);
}

static void doubt_tell(const struct filling *filling, const struct row_cells *row) {
    problem_add(&filling->work->report->problems, PROBLEM_CELLS_DOUBTFUL,
        line_place(row->line, row->label), TEXT_NONE, TEXT_NONE);
}

static bool cells_place(const struct filling *filling, const struct row_cells *row, int *places) {
    const struct header *header = &filling->header;
    if (grid_alike(filling, row) && place_by_grid(header, row, places))
        return true;
    if (header->lead != 0 && place_from_end(header, row, places))
        return true;
    if (place_by_order(header, row, places)) {
        if (is_doubtful(header, row))
            doubt_tell(filling, row);
        return true;
    }
    return place_by_name(header, row, places) || place_from_end(header, row, places) ||
           place_in_middle(header, row, places) ||
           (grid_known(filling, row) && place_by_cover(header, row, places));
}

/* A table without a header of its own learns the places of the columns from its first whole row. */
static void header_learn(struct filling *filling, const struct row_cells *row) {
    if (grid_known(filling, row) || row->count != columns_used(&filling->header) ||
        !filling->work->document->spans_known)
        return;
    filling->header.table = row->line->table;
    filling->header.count = row->count;
    for (size_t i = 0; i < row->count; i++) {
        filling->header.leaves[i].start = row->cells[i]->cell->column;
        filling->header.leaves[i].end = cell_end(row->cells[i]->cell);
    }
}

/* ---- one row ---- */

static size_t columns_named(const struct header *header) {
    size_t count = 0;
    for (size_t i = 0; i < header->count; i++)
        count += header->leaves[i].column >= 0;
    return count;
}

static void left_over_tell(
    const struct filling *filling, const struct row_cells *row, const bool *used) {
    for (size_t i = 0; i < row->count; i++)
        if (!used[i] && row->cells[i]->value.state != STATE_BLANK)
            problem_add(&filling->work->report->problems, PROBLEM_CELL_LEFT_OVER,
                line_place(row->lines[i], row->cells[i]), TEXT_NONE, TEXT_NONE);
}

/* The header was understood in part, but the row has just the form's columns. */
static bool take_default_header(struct filling *filling, const struct row_cells *row) {
    if (row->count != filling->block->column_count ||
        columns_named(&filling->header) >= filling->block->column_count)
        return false;
    header_default(filling->block, &filling->header);
    problem_add(&filling->work->report->problems, PROBLEM_HEADER_MISSING,
        line_place(row->line, NULL), TEXT_NONE, TEXT_NONE);
    return true;
}

static void row_fill(struct filling *filling, const struct row_cells *row) {
    int places[MOST_LEAVES];
    bool used[MOST_LEAVES] = {false};
    if (!cells_place(filling, row, places) &&
        !(take_default_header(filling, row) && cells_place(filling, row, places))) {
        problem_add(&filling->work->report->problems, PROBLEM_CELLS_NOT_PLACED,
            line_place(row->line, row->label), TEXT_NONE, TEXT_NONE);
        for (size_t i = 0; i < filling->block->value_count; i++)
            filling->work->figure_unread[(size_t)filling->block->first_figure +
                                         filling->row * filling->block->value_count + i] = true;
        return;
    }
    for (size_t i = 0; i < filling->header.count; i++) {
        int column = filling->header.leaves[i].column;
        if (column < 0)
            continue;
        if (places[i] < 0) {
            problem_add(&filling->work->report->problems, PROBLEM_CELL_MISSING,
                line_place(row->line, row->label), filling->block->columns[column].words,
                TEXT_NONE);
            continue;
        }
        used[places[i]] = true;
        const struct line_cell *cell = row->cells[places[i]];
        if (filling->block->columns[column].role == COLUMN_UNIT)
            units_fill(filling, cell->cell->text);
        else
            figure_fill(filling, column, row->lines[places[i]], cell);
    }
    left_over_tell(filling, row, used);
    header_learn(filling, row);
}

static void row_cells_add(
    struct row_cells *row, const struct line *line, const struct line_cell *cell) {
    if (row->count == MOST_LEAVES)
        return;
    row->lines[row->count] = line;
    row->cells[row->count++] = cell;
}

/* The values of all parts: a part's filled cells take the place of blank ones. */
static void row_cells_merge(struct row_cells *row, const struct line *line, size_t first) {
    size_t count = line->count - first;
    if (count == 0)
        return;
    bool blank = cells_blank(row, 0);
    if (row->count != count && blank)
        row->count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct line_cell *cell = &line->cells[first + i];
        if (i >= row->count)
            row_cells_add(row, line, cell);
        else if (row->cells[i]->value.state == STATE_BLANK && cell->value.state != STATE_BLANK) {
            row->cells[i] = cell;
            row->lines[i] = line;
        }
        if (i + 1 >= MOST_LEAVES)
            return;
    }
}

/* The line behind a row whose values are all blank, when it has values and no label of its own and
 * the row's label reaches down to it. */
static const struct line *values_below(
    const struct work *work, const struct claim *claim, const struct row_cells *row) {
    size_t next = (size_t)claim->lines[claim->part_count - 1] + 1;
    if (!cells_blank(row, 0) || next >= work->line_count)
        return NULL;
    const struct line *below = &work->lines[next];
    const struct cell *label = row->label->cell;
    if (below->role != LINE_UNCLAIMED || below->table != row->line->table ||
        label->row + label->row_span <= below->row)
        return NULL;
    for (size_t i = 0; i < below->count; i++)
        if (cell_is_words(&below->cells[i]))
            return NULL;
    return below;
}

static void claim_cells(struct work *work, const struct claim *claim, struct row_cells *row) {
    *row = (struct row_cells){.line = &work->lines[claim->lines[0]]};
    row->label = &row->line->cells[claim->cells[0]];
    for (int i = 0; i < claim->part_count; i++)
        row_cells_merge(row, &work->lines[claim->lines[i]], (size_t)claim->cells[i] + 1);
    const struct line *below = values_below(work, claim, row);
    if (below == NULL)
        return;
    row->count = 0;
    row_cells_merge(row, below, 0);
    work->lines[below - work->lines].role = LINE_REST;
}

/* ---- a block with labelled rows ---- */

/* Where the header of a line may begin: behind the row before it. */
static size_t header_begin(const struct work *work, size_t line) {
    size_t first = line;
    while (first > 0 && line - first < HEADER_BEHIND && work->lines[first - 1].role != LINE_ROW &&
           work->lines[first - 1].role != LINE_REST)
        first--;
    return first;
}

/* A header that is repeated in part (only its last line, say) tells less than the one in force. */
static bool tells_less(const struct header *header, const struct header *held) {
    return columns_named(header) < columns_named(held);
}

static void block_begin(struct filling *filling, size_t line) {
    struct header header = {.count = 0};
    size_t first = header_begin(filling->work, line);
    if (first < line && header_read(filling->work, &filling->place, first, line, &header) &&
        !tells_less(&header, &filling->header))
        filling->header = header;
    if (filling->header.count != 0)
        return;
    header_default(filling->block, &filling->header);
    if (filling->block->column_count > 1)
        problem_add(&filling->work->report->problems, PROBLEM_HEADER_MISSING,
            line_place(&filling->work->lines[line], NULL), TEXT_NONE, TEXT_NONE);
}

static int next_claim(const struct claim *claims, size_t count, int behind) {
    int next = -1;
    for (size_t i = 0; i < count; i++)
        if (claims[i].part_count != 0 && claims[i].lines[0] > behind &&
            (next < 0 || claims[i].lines[0] < claims[next].lines[0]))
            next = (int)i;
    return next;
}

/* Rows in the order of their lines, so that each has the header that stands above it. */
static void block_fill(struct filling *filling, const struct claim *claims) {
    int line = -1;
    for (int i; (i = next_claim(claims, filling->block->row_count, line)) >= 0;) {
        line = claims[i].lines[0];
        struct row_cells row;
        block_begin(filling, (size_t)line);
        claim_cells(filling->work, &claims[i], &row);
        filling->row = (size_t)i;
        row_fill(filling, &row);
    }
}

/* ---- a block whose one data row has no label ---- */

static bool line_has_labels(const struct line *line) {
    for (size_t i = 0; i < line->count; i++)
        if (line->cells[i].match.quality >= MATCH_PLAIN)
            return true;
    return false;
}

static bool line_has_values(const struct line *line) {
    for (size_t i = 0; i < line->count; i++)
        if (line->cells[i].value.state == STATE_NUMBER ||
            line->cells[i].value.state == STATE_NOT_APPLICABLE)
            return true;
    return false;
}

/* The data line below a header that ends before `first`: the first with values, else the first
 * blank one that is wide enough. SIZE_MAX: none. */
static size_t data_line_find(const struct work *work, const struct filling *filling, size_t first) {
    size_t blank = SIZE_MAX;
    for (size_t i = first; i < work->line_count && i < first + DATA_AHEAD; i++) {
        const struct line *line = &work->lines[i];
        if (line->role == LINE_ROW || line_has_labels(line))
            break;
        if (line->role == LINE_UNCLAIMED && line_has_values(line))
            return i;
        if (line->role == LINE_BLANK && blank == SIZE_MAX &&
            line->count * 2 > filling->header.count && line->count > 1)
            blank = i;
    }
    return blank;
}

/* The lines of one header: from `first`, over blank lines, as long as labels of the table come and
 * the corner does not come again. Returns the line behind, `first` where there is none. */
static size_t header_run(const struct work *work, int table, size_t first) {
    size_t end = first;
    for (size_t i = first; i < work->line_count; i++) {
        const struct line *line = &work->lines[i];
        if (line->role == LINE_UNCLAIMED && line_is_header(work, line, table))
            end = i + 1;
        else if (line->role != LINE_BLANK)
            break;
    }
    return end;
}

/* Words that complete a header split over two rows may stand between it and the data. */
static size_t unlabelled_fill(struct filling *filling, size_t first) {
    struct work *work = filling->work;
    size_t end = header_run(work, filling->place.table, first);
    if (end == first)
        return first + 1;
    size_t data = data_line_find(work, filling, end);
    struct header header = {.count = 0};
    if (data == SIZE_MAX)
        return end;
    bool read = header_read(work, &filling->place, first, data, &header);
    if (!read || columns_named(&header) < 2) {
        if (work->lines[data].count != filling->block->column_count ||
            work->figure_found[filling->block->first_figure])
            return end;
        header_default(filling->block, &header);
        problem_add(&work->report->problems, PROBLEM_HEADER_MISSING,
            line_place(&work->lines[data], NULL), TEXT_NONE, TEXT_NONE);
    }
    filling->header = header;
    struct row_cells row = {.line = &work->lines[data]};
    for (size_t i = 0; i < row.line->count; i++)
        row_cells_add(&row, row.line, &row.line->cells[i]);
    row.label = row.cells[0];
    work->lines[data].role = LINE_ROW;
    row_fill(filling, &row);
    return data + 1;
}

void table_fill(struct work *work, int table, const struct claim *claims) {
    const struct mapping_table *home = &work->mapping->tables[table];
    for (size_t b = 0; b < home->block_count; b++) {
        struct filling filling = {
            .work = work, .place = {.table = table, .block = (int)b}, .block = &home->blocks[b]};
        if (filling.block->rows_labelled)
            block_fill(&filling, claims + rows_before(home, (int)b));
        else
            for (size_t i = 0; i < work->line_count;)
                i = unlabelled_fill(&filling, i);
    }
}
