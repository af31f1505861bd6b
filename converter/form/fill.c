/*
 * fill.c: the lines that are rows of the form -> figures. Each row has the header that stands above
 * it; its cells, those of a row cut in two joined, go where place.c puts them. Also finds the data
 * line of a block whose one row has no label (the reviews).
 */
#include "form/place.h"
#include "form/unit.h"

enum { DATA_AHEAD = 6, HEADER_BEHIND = 24 };

struct filling {
    struct work *work;
    struct label_place place;
    const struct mapping_block *block;
    struct header header;
    size_t row;
    const struct mapping_layout *shape; /* of which the block's rows are, whatever its head says */
    struct text row_unit;               /* printed in the row's label; may be empty */
};

/* ---- all figures ---- */

void figures_make(struct work *work) {
    const struct mapping *mapping = work->mapping;
    work->figures = arena_array(work->arena, mapping->field_count, sizeof *work->figures);
    work->figure_found = arena_array(work->arena, mapping->field_count, sizeof(bool));
    work->figure_unread = arena_array(work->arena, mapping->field_count, sizeof(bool));
    work->layouts_seen = arena_array(work->arena, mapping->field_count, sizeof *work->layouts_seen);
    for (size_t i = 0; i < mapping->field_count; i++)
        work->figures[i] = (struct figure){.field = mapping->fields[i].path, .state = STATE_ABSENT};
}

/* ---- one figure ---- */

static size_t columns_named(const struct header *header) {
    size_t count = 0;
    for (size_t i = 0; i < header->count; i++)
        count += header->leaves[i].column >= 0;
    return count;
}

/* What is told of a value beside its being words or nothing. */
static const struct {
    unsigned note;
    enum problem_code code;
} note_codes[] = {
    {VALUE_DOUBTFUL, PROBLEM_VALUE_DOUBTFUL},
    {VALUE_STRUCK, PROBLEM_VALUE_STRUCK},
    {VALUE_FAINT, PROBLEM_VALUE_FAINT},
    {VALUE_PICTURE, PROBLEM_CELL_IS_PICTURE},
    {VALUE_OBJECT, PROBLEM_CELL_IS_OBJECT},
    {VALUE_MARK, PROBLEM_VALUE_MARKED},
    {VALUE_PROMPT, PROBLEM_VALUE_IS_PROMPT},
    {VALUE_FLOATING, PROBLEM_PICTURE_BESIDE_VALUE},
};

static void figure_tell(struct work *work, const struct line *line, const struct line_cell *cell) {
    const struct value *value = &cell->value;
    struct problems *problems = &work->report->problems;
    struct place place = line_place(line, cell);
    bool told = false;
    for (size_t i = 0; value->notes != 0 && i < sizeof note_codes / sizeof *note_codes; i++) {
        if ((value->notes & note_codes[i].note) == 0)
            continue;
        problem_add(problems, note_codes[i].code, place, TEXT_NONE, TEXT_NONE);
        told = true;
    }
    if (value->state == STATE_TEXT && !told)
        problem_add(problems, PROBLEM_VALUE_IS_WORDS, place, TEXT_NONE, TEXT_NONE);
    if (run_text_has(&cell->cell->printed, RUN_BIT(RUN_NUMBER)))
        problem_add(problems, PROBLEM_VALUE_NUMBERED, place, TEXT_NONE, TEXT_NONE);
}

/* The cell's own unit, in brackets too: 477.35（万元）. */
static struct text cell_unit(const struct work *work, const struct line_cell *cell) {
    bool bare = cell->text.length == cell->value.number.length; /* nothing but digits */
    return cell->value.unit.length != 0 || cell->value.state != STATE_NUMBER || bare
               ? cell->value.unit
               : unit_in_label(work->arena, work->values, cell->text);
}

/* What the figure is in is divided further: sums of money, ten thousands. */
static bool is_divided(
    const struct filling *filling, const struct leaf *leaf, const struct line_cell *cell) {
    const struct text units[] = {cell_unit(filling->work, cell), filling->row_unit, leaf->unit,
        filling->block->columns[leaf->column].unit, filling->block->rows[filling->row].unit};
    struct text unit = TEXT_NONE;
    for (size_t i = 0; unit.length == 0 && i < sizeof units / sizeof *units; i++)
        unit = units[i];
    return text_find(unit, TEXT("元")) != SIZE_MAX || text_find(unit, TEXT("万")) != SIZE_MAX;
}

/* 1.234 where things are counted is a decimal that nobody can have, or a stop for a comma; 5% is no
 * count at all. */
static struct value count_read(
    const struct filling *filling, const struct leaf *leaf, const struct line_cell *cell) {
    struct value value = cell->value;
    const struct mapping_column *home = &filling->block->columns[leaf->column];
    bool percent = text_equal(value.unit, TEXT("%")) && !text_equal(home->unit, TEXT("%"));
    bool stopped = (value.notes & VALUE_STOPPED) != 0 && !home->decimals;
    if (!percent && (!stopped || is_divided(filling, leaf, cell)))
        return value;
    return (struct value){.state = STATE_TEXT, .notes = value.notes | VALUE_DOUBTFUL};
}

static bool table_is_blank(const struct table *table) {
    for (size_t i = 0; i < table->cell_count; i++)
        if (!text_is_blank(table->cells[i].printed.text))
            return false;
    return true;
}

/* A table with something in it stands in the cell. */
static bool holds_table(
    const struct document *document, const struct table *table, const struct cell *cell) {
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        if (block->kind == BLOCK_TABLE && block->table == table->ordinal &&
            &table->cells[block->cell] == cell &&
            !table_is_blank(&document->tables[block->held_table - 1]))
            return true;
    }
    return false;
}

/* What stands in a table within the cell is no part of its text, and no blank either. */
static struct value nested_read(
    const struct work *work, const struct line *line, const struct cell *cell, struct value value) {
    if (!work->tables_nested || !holds_table(work->document, line->table, cell))
        return value;
    return (struct value){.state = STATE_OBJECT, .notes = value.notes | VALUE_OBJECT};
}

/* The cell's own unit first; then that of a column of units, which has spoken before; then the row
 * label's and the header's. */
static void unit_fill(const struct filling *filling, struct figure *figure, const struct leaf *leaf,
    const struct line_cell *cell) {
    struct text own = cell_unit(filling->work, cell);
    if (own.length != 0)
        figure->unit = own;
    else if (figure->unit.length == 0)
        figure->unit = filling->row_unit.length != 0 ? filling->row_unit : leaf->unit;
}

static void figure_fill(const struct filling *filling, const struct leaf *leaf,
    const struct line *line, const struct line_cell *cell) {
    struct work *work = filling->work;
    int column = leaf->column;
    const struct mapping_column *home = &filling->block->columns[column];
    if (home->role != COLUMN_VALUE)
        return;
    int index = mapping_figure(filling->block, filling->row, (size_t)column);
    struct figure *figure = &work->figures[index];
    figure->state = cell->value.state;
    figure->raw = cell->raw;
    figure->value = cell->value.number;
    unit_fill(filling, figure, leaf, cell);
    figure->table = line->table->ordinal;
    figure->row = line->row;
    figure->column = cell->cell->column;
    work->figure_found[index] = true;
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

/* What is printed contradicts the form's own unit. */
static void unit_tell(const struct filling *filling, struct text printed, struct text official,
    const struct line *line, const struct line_cell *cell) {
    if (printed.length != 0 && official.length != 0 && !text_equal(printed, official))
        problem_add(&filling->work->report->problems, PROBLEM_UNIT_DIFFERS,
            line == NULL ? (struct place){0} : line_place(line, cell), printed, official);
}

static void header_units_tell(const struct filling *filling) {
    for (size_t i = 0; i < filling->header.count; i++) {
        const struct leaf *leaf = &filling->header.leaves[i];
        if (leaf->column >= 0)
            unit_tell(filling, leaf->unit, filling->block->columns[leaf->column].unit, leaf->line,
                leaf->cell);
    }
}

/* A row's label speaks of its figures where they are of one kind: they have one column, or the form
 * itself gives the row a unit. (采购项目数量 and 采购总金额 are two kinds.) */
static void row_unit_read(struct filling *filling, const struct row_cells *row) {
    struct work *work = filling->work;
    const struct mapping_block *block = filling->block;
    struct text official = block->rows[filling->row].unit;
    filling->row_unit = TEXT_NONE;
    if (!block->rows_labelled || (columns_named(&filling->header) > 1 && official.length == 0))
        return;
    filling->row_unit = unit_in_label(work->arena, work->values, row->label->text);
    for (size_t i = 0; official.length == 0 && i < filling->header.count; i++)
        if (filling->header.leaves[i].column >= 0)
            official = block->columns[filling->header.leaves[i].column].unit;
    unit_tell(filling, filling->row_unit, official, row->line, row->label);
}

/* Where nothing is printed, the form's. */
static void units_default(const struct filling *filling) {
    for (size_t i = 0; i < filling->block->column_count; i++) {
        const struct mapping_column *column = &filling->block->columns[i];
        if (column->role != COLUMN_VALUE)
            continue;
        int index = mapping_figure(filling->block, filling->row, i);
        struct figure *figure = &filling->work->figures[index];
        if (filling->work->figure_found[index] && figure->unit.length == 0)
            figure->unit =
                column->unit.length != 0 ? column->unit : filling->block->rows[filling->row].unit;
    }
}

/* A table without a header of its own learns the places of the columns from its first whole row. */
static void header_learn(struct filling *filling, const struct row_cells *row) {
    if (filling->header.table == row->line->table || row->count != columns_used(&filling->header) ||
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

static void left_over_tell(
    const struct filling *filling, const struct row_cells *row, const bool *used) {
    for (size_t i = 0; i < row->count; i++)
        if (!used[i] && row->cells[i]->value.state != STATE_BLANK)
            problem_add(&filling->work->report->problems, PROBLEM_CELL_LEFT_OVER,
                line_place(row->lines[i], row->cells[i]), TEXT_NONE, TEXT_NONE);
}

static void header_take(
    struct filling *filling, const struct mapping_layout *layout, const struct row_cells *row) {
    header_default(layout, &filling->header);
    layout_tell(filling->work, filling->block, layout, line_place(row->line, row->label));
    problem_add(&filling->work->report->problems, PROBLEM_HEADER_MISSING,
        line_place(row->line, NULL), TEXT_NONE, TEXT_NONE);
}

/* A layout of one column, which is one of several that the head names. */
static bool is_named(const struct header *header, const struct mapping_layout *layout) {
    for (size_t i = 0; i < header->count; i++)
        if (header->leaves[i].column == layout->columns[0])
            return columns_named(header) > 1;
    return false;
}

/* The header was understood in part, or is another form's, but the row has just the columns of a
 * layout. One cell below several columns is only that which the head names. */
static bool take_default_header(struct filling *filling, const struct row_cells *row) {
    const struct header *header = &filling->header;
    for (size_t i = 0; i < filling->block->layout_count; i++) {
        const struct mapping_layout *layout = &filling->block->layouts[i];
        bool lone = layout->column_count == 1 && columns_named(header) > 1;
        if (row->count != layout->column_count || (lone && !is_named(header, layout)) ||
            (header->layout == layout && columns_named(header) >= layout->column_count))
            continue;
        header_take(filling, layout, row);
        return true;
    }
    return false;
}

/* Without spans one cell below several columns is one over all of them. */
static bool place_lone(const struct filling *filling, const struct row_cells *row, int *places) {
    if (filling->work->document->spans_known || row->count != 1 ||
        columns_named(&filling->header) < 2)
        return false;
    for (size_t i = 0; i < filling->header.count; i++)
        places[i] = 0;
    return true;
}

/* The row's cells at the header's columns, or, where it has just the columns of a layout, at those.
 */
static bool row_place(
    struct filling *filling, const struct row_cells *row, int *places, bool *doubtful) {
    const struct mapping_layout *shape = filling->shape;
    if (shape != NULL && filling->header.layout != shape && is_named(&filling->header, shape)) {
        *block_layouts(filling->work, filling->block) &=
            ~(1u << (filling->header.layout - filling->block->layouts)); /* its head alone */
        header_take(filling, shape, row);
    }
    return cells_place(&filling->header, row, places, doubtful) ||
           (take_default_header(filling, row) &&
               cells_place(&filling->header, row, places, doubtful)) ||
           place_lone(filling, row, places);
}

/* The row has fewer cells than its header has columns. */
static bool lacks_cells(const struct header *header, const int *places) {
    for (size_t i = 0; i < header->count; i++)
        if (header->leaves[i].column >= 0 && places[i] < 0)
            return true;
    return false;
}

/* The figures that a cell of the row was placed at. */
static size_t figures_at(const struct filling *filling, const int *places, int cell, int *figures) {
    size_t count = 0;
    for (size_t i = 0; i < filling->header.count; i++) {
        int column = filling->header.leaves[i].column;
        if (column >= 0 && places[i] == cell &&
            filling->block->columns[column].role == COLUMN_VALUE)
            figures[count++] = mapping_figure(filling->block, filling->row, (size_t)column);
    }
    return count;
}

/* A cell into the figures that it was placed at, from the leaf on that is the first of them. */
static void cell_fill(
    const struct filling *filling, const struct row_cells *row, const int *places, size_t leaf) {
    int figures[MOST_LEAVES], at = places[leaf];
    size_t count = figures_at(filling, places, at, figures);
    struct line_cell cell = *row->cells[at];
    cell.value = nested_read(filling->work, row->lines[at], cell.cell,
        count_read(filling, &filling->header.leaves[leaf], &cell));
    bool again = row->lines[at] < row->line; /* merged down to this row */
    bool merged = count > 1 || again || reaches_down(filling->work, row->lines[at], &cell);
    bool said = !merged || cell.value.state == STATE_BLANK ||
                merged_read(filling->work, row->lines[at], &cell, figures, count, again);
    for (size_t i = leaf; i < filling->header.count; i++)
        if (filling->header.leaves[i].column >= 0 && places[i] == at)
            figure_fill(filling, &filling->header.leaves[i], row->lines[at], &cell);
    if (said && count != 0 && !again)
        figure_tell(filling->work, row->lines[at], &cell);
}

static void row_fill(struct filling *filling, const struct row_cells *row) {
    int places[MOST_LEAVES];
    bool used[MOST_LEAVES] = {false}, doubtful;
    const struct header *header = &filling->header;
    if (!row_place(filling, row, places, &doubtful)) {
        problem_add(&filling->work->report->problems, PROBLEM_CELLS_NOT_PLACED,
            line_place(row->line, row->label), TEXT_NONE, TEXT_NONE);
        for (size_t i = 0; i < filling->block->value_count; i++)
            filling->work->figure_unread[(size_t)filling->block->first_figure +
                                         filling->row * filling->block->value_count + i] = true;
        return;
    }
    if (doubtful)
        problem_add(&filling->work->report->problems, PROBLEM_CELLS_DOUBTFUL,
            line_place(row->line, row->label), TEXT_NONE, TEXT_NONE);
    row_unit_read(filling, row);
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
        const struct line_cell *cell = row->cells[places[i]];
        if ((cell->value.notes & VALUE_SPACED) != 0 && lacks_cells(header, places))
            continue; /* "12 345": two figures, made one when their cells were */
        if (filling->block->columns[column].role == COLUMN_UNIT)
            units_fill(filling, cell->text);
        else if (!used[places[i]])
            cell_fill(filling, row, places, i);
        used[places[i]] = true;
    }
    units_default(filling);
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

/* Cells that are merged down to the row, among its own in their columns. */
static void row_cells_above(struct work *work, struct row_cells *row) {
    struct row_above above;
    struct row_cells own = *row;
    cells_above(work, row->line, row->label, &above);
    if (above.count == 0 || own.count + above.count > MOST_LEAVES)
        return;
    row->count = 0;
    for (size_t i = 0, a = 0; i < own.count || a < above.count;) {
        bool upper = a < above.count &&
                     (i == own.count || above.cells[a]->cell->column < own.cells[i]->cell->column);
        row_cells_add(
            row, upper ? above.lines[a] : own.lines[i], upper ? above.cells[a] : own.cells[i]);
        a += upper;
        i += !upper;
    }
}

static void claim_cells(struct work *work, const struct claim *claim, struct row_cells *row) {
    *row = (struct row_cells){.line = &work->lines[claim->lines[0]]};
    row->label = &row->line->cells[claim->cells[0]];
    for (int i = 0; i < claim->part_count; i++)
        row_cells_merge(row, &work->lines[claim->lines[i]], (size_t)claim->cells[i] + 1);
    if (claim->part_count == 1)
        row_cells_above(work, row);
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

/* The header shows which form's columns stand below it. */
static void header_layout_see(const struct filling *filling) {
    const struct header *header = &filling->header;
    struct place place = {0};
    for (size_t i = header->count; i-- > 0;)
        if (header->leaves[i].column >= 0 && header->leaves[i].line != NULL)
            place = line_place(header->leaves[i].line, header->leaves[i].cell);
    layout_tell(filling->work, filling->block, header->layout, place);
}

static void block_begin(struct filling *filling, size_t line) {
    struct header header = {.count = 0};
    size_t first = header_begin(filling->work, line);
    if (first < line && header_read(filling->work, &filling->place, first, line, &header) &&
        !tells_less(&header, &filling->header)) {
        filling->header = header;
        header_units_tell(filling);
        header_layout_see(filling);
    }
    if (filling->header.count != 0)
        return;
    const struct mapping_layout *layout = layout_default(filling->block);
    header_default(layout, &filling->header);
    layout_tell(
        filling->work, filling->block, layout, line_place(&filling->work->lines[line], NULL));
    if (layout->column_count > 1)
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

/* Every row of the block that is there has one cell for its figures. */
static bool has_lone_cells(
    const struct work *work, const struct mapping_block *block, const struct claim *claims) {
    size_t rows = 0;
    for (size_t i = 0; i < block->row_count; i++) {
        if (claims[i].part_count == 0)
            continue;
        const struct line *line = &work->lines[claims[i].lines[0]];
        if (line->count != (size_t)claims[i].cells[0] + 2)
            return false;
        rows++;
    }
    return rows != 0;
}

/* The rows of a block are of a layout of one column: one cell each, and none that it lacks. */
static bool is_shaped(const struct work *work, const struct mapping_block *block,
    const struct mapping_layout *layout, const struct claim *claims) {
    bool shaped = layout->column_count == 1 && has_lone_cells(work, block, claims);
    for (size_t row = 0; row < block->row_count && shaped; row++)
        shaped = claims[row].part_count == 0 || !mapping_layout_lacks(layout, (int)row);
    return shaped;
}

/* So are those of all blocks of the table that another form has with one column: cells that are
 * merged here and there do not make it that form's. claims: of the whole table. */
static bool is_table_shaped(const struct work *work, const struct mapping_table *table,
    struct text form, const struct claim *claims) {
    for (size_t b = 0; b < table->block_count; b++) {
        const struct mapping_block *block = &table->blocks[b];
        for (size_t i = 1; i < block->layout_count; i++)
            if (text_equal(block->layouts[i].form, form) && block->layouts[i].column_count == 1 &&
                !is_shaped(work, block, &block->layouts[i], claims + rows_before(table, (int)b)))
                return false;
    }
    return true;
}

/* The layout of one column that the block's rows are of. NULL: they may be of any. */
static const struct mapping_layout *shape_find(
    const struct filling *filling, const struct claim *claims) {
    const struct work *work = filling->work;
    const struct mapping_block *block = filling->block;
    const struct mapping_table *table = &work->mapping->tables[filling->place.table];
    size_t before = rows_before(table, filling->place.block);
    for (size_t i = 0; i < block->layout_count && block->layout_count > 1; i++) {
        const struct mapping_layout *layout = &block->layouts[i];
        if (is_shaped(work, block, layout, claims + before) &&
            (i == 0 || is_table_shaped(work, table, layout->form, claims)))
            return layout;
    }
    return NULL;
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
        row_layout_tell(filling->work, filling->block, i, line_place(row.line, row.label));
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

/* The figure of a column of the header that already has a cell with something in it, or NULL. */
static const struct figure *filled_find(const struct filling *filling) {
    for (size_t i = 0; i < filling->header.count; i++) {
        int column = filling->header.leaves[i].column;
        if (column < 0 || filling->block->columns[column].role != COLUMN_VALUE)
            continue;
        int index = mapping_figure(filling->block, 0, (size_t)column);
        if (filling->work->figure_found[index] &&
            filling->work->figures[index].state != STATE_BLANK)
            return &filling->work->figures[index];
    }
    return NULL;
}

/* A second line for the same columns: the table stands there again. */
static void line_repeated_tell(
    const struct filling *filling, const struct figure *filled, struct line *line) {
    struct work *work = filling->work;
    struct buffer ordinal = {.arena = work->arena};
    buffer_add_number(&ordinal, filled->table);
    problem_add(&work->report->problems, PROBLEM_TABLE_REPEATED, line_place(line, &line->cells[0]),
        work->mapping->tables[filling->place.table].name, buffer_text(&ordinal));
    line->role = LINE_ELSEWHERE;
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
        const struct mapping_layout *own = &filling->block->layouts[0];
        if (work->lines[data].count != own->column_count ||
            work->figure_found[filling->block->first_figure])
            return end;
        header_default(own, &header);
        problem_add(&work->report->problems, PROBLEM_HEADER_MISSING,
            line_place(&work->lines[data], NULL), TEXT_NONE, TEXT_NONE);
    }
    filling->header = header;
    const struct figure *filled = filled_find(filling);
    if (filled != NULL) {
        line_repeated_tell(filling, filled, &work->lines[data]);
        return data + 1;
    }
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
        filling.shape = shape_find(&filling, claims);
        if (filling.block->rows_labelled)
            block_fill(&filling, claims + rows_before(home, (int)b));
        else
            for (size_t i = 0; i < work->line_count;)
                i = unlabelled_fill(&filling, i);
    }
}
