/*
 * fill.c: the lines that are rows of the form -> figures. Each row has the header that stands above
 * it; its cells (of all lines, where the row is cut in two) go to the columns that place.c finds.
 * Also finds the data line of a block whose one row has no label (the reviews).
 */
#include "form/place.h"
#include "form/unit.h"

enum { DATA_AHEAD = 6, HEADER_BEHIND = 24 };

struct filling {
    struct work *work;
    struct label_place place;
    const struct mapping_block *block;
    const int *values; /* by column: its number among the columns of figures, -1: none of them */
    struct header header;
    size_t row;
    const struct mapping_layout *shape; /* the layout that the block's rows show; NULL: unknown */
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

void row_mark_unread(struct work *work, const struct mapping_block *block, size_t row) {
    size_t first = row_first_figure(block, row);
    for (size_t i = 0; i < block->value_count; i++)
        work->figure_unread[first + i] = true;
}

static const int *values_number(struct arena *arena, const struct mapping_block *block) {
    int *values = arena_array(arena, block->column_count, sizeof *values), count = 0;
    for (size_t i = 0; i < block->column_count; i++)
        values[i] = block->columns[i].role == COLUMN_VALUE ? count++ : -1;
    return values;
}

/* The figure of the row in a column, or -1 where the column is -1 or has no figures. */
static int figure_at(const struct filling *filling, int column) {
    return column < 0 || filling->values[column] < 0
               ? -1
               : (int)row_first_figure(filling->block, filling->row) + filling->values[column];
}

/* ---- one figure ---- */

static size_t columns_named(const struct header *header) {
    size_t count = 0;
    for (size_t i = 0; i < header->count; i++)
        count += header->leaves[i].column >= 0;
    return count;
}

/* Reports the notes of a value, and words in place of a number. */
static void value_report(struct work *work, const struct line *line, const struct line_cell *cell) {
    static const struct {
        unsigned note;
        enum problem_code code;
    } notes[] = {
        {VALUE_DOUBTFUL, PROBLEM_VALUE_DOUBTFUL},
        {VALUE_STRUCK, PROBLEM_VALUE_STRUCK},
        {VALUE_FAINT, PROBLEM_VALUE_FAINT},
        {VALUE_PICTURE, PROBLEM_CELL_IS_PICTURE},
        {VALUE_OBJECT, PROBLEM_CELL_IS_OBJECT},
        {VALUE_MARK, PROBLEM_VALUE_MARKED},
        {VALUE_PROMPT, PROBLEM_VALUE_IS_PROMPT},
        {VALUE_FLOATING, PROBLEM_PICTURE_BESIDE_VALUE},
    };
    const struct value *value = &cell->value;
    bool noted = false;
    for (size_t i = 0; value->notes != 0 && i < sizeof notes / sizeof *notes; i++) {
        if ((value->notes & notes[i].note) == 0)
            continue;
        line_problem(work, notes[i].code, line, cell, TEXT_NONE, TEXT_NONE);
        noted = true;
    }
    if (value->state == STATE_TEXT && !noted)
        line_problem(work, PROBLEM_VALUE_IS_WORDS, line, cell, TEXT_NONE, TEXT_NONE);
    if (run_text_has(&cell->cell->printed, RUN_BIT(RUN_NUMBER)))
        line_problem(work, PROBLEM_VALUE_NUMBERED, line, cell, TEXT_NONE, TEXT_NONE);
}

/* The cell's own unit, in brackets too: 477.35（万元）. */
static struct text cell_unit(const struct work *work, const struct line_cell *cell) {
    bool bare = cell->text.length == cell->value.number.length; /* nothing but digits */
    return cell->value.unit.length != 0 || cell->value.state != STATE_NUMBER || bare
               ? cell->value.unit
               : unit_in_label(work->arena, work->values, cell->text);
}

/* The figure's unit is divided further: sums of money, ten thousands. */
static bool is_divided(
    const struct filling *filling, const struct leaf *leaf, const struct line_cell *cell) {
    const struct text units[] = {cell_unit(filling->work, cell), filling->row_unit, leaf->unit,
        filling->block->columns[leaf->column].unit, filling->block->rows[filling->row].unit};
    struct text unit = TEXT_NONE;
    for (size_t i = 0; unit.length == 0 && i < sizeof units / sizeof *units; i++)
        unit = units[i];
    return text_find(unit, TEXT("元")) != SIZE_MAX || text_find(unit, TEXT("万")) != SIZE_MAX;
}

/* Among counts, 1.234 is a stop for a comma or an impossible decimal, and 5% is no count. */
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

/* A table with something in it stands in the cell: it is no part of the cell's text, and no blank
 * either. */
static bool has_table(const struct work *work, const struct table *table, const struct cell *cell) {
    const struct document *document = work->document;
    for (size_t i = 0; work->tables_nested && i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        if (block->kind == BLOCK_TABLE && block->table == table->ordinal &&
            &table->cells[block->cell] == cell &&
            !table_is_blank(&document->tables[block->held_table - 1]))
            return true;
    }
    return false;
}

/* The cell's own unit, else that of a column of units (set before), else that of the row's label,
 * else the header's. */
static void figure_fill(const struct filling *filling, const struct leaf *leaf, int index,
    const struct line *line, const struct line_cell *cell) {
    struct figure *figure = &filling->work->figures[index];
    struct text own = cell_unit(filling->work, cell);
    figure->state = cell->value.state;
    figure->raw = cell->raw;
    figure->value = cell->value.number;
    if (own.length != 0)
        figure->unit = own;
    else if (figure->unit.length == 0)
        figure->unit = filling->row_unit.length != 0 ? filling->row_unit : leaf->unit;
    figure->table = line->table->ordinal;
    figure->row = line->row;
    figure->column = cell->cell->column;
    filling->work->figure_found[index] = true;
}

/* A column of units (件, 万元) gives the unit of the row's figures. */
static void units_fill(const struct filling *filling, struct text unit) {
    size_t first = row_first_figure(filling->block, filling->row);
    for (size_t i = first; i < first + filling->block->value_count; i++)
        if (filling->work->figures[i].unit.length == 0)
            filling->work->figures[i].unit = text_trim(unit);
}

/* Reports a printed unit that is not the form's own. */
static void unit_report(const struct filling *filling, struct text printed, struct text official,
    const struct line *line, const struct line_cell *cell) {
    if (printed.length != 0 && official.length != 0 && !text_equal(printed, official))
        problem_add(&filling->work->report->problems, PROBLEM_UNIT_DIFFERS,
            line == NULL ? (struct place){0} : line_place(line, cell), printed, official);
}

/* The unit in a row's label is that of its figures where they are of one kind: in one column, or
 * with a unit that the form gives the row. (采购项目数量 and 采购总金额 are two kinds.) */
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
    unit_report(filling, filling->row_unit, official, row->line, row->label);
}

/* The form's units, where none are printed. */
static void units_default(const struct filling *filling) {
    for (size_t i = 0; i < filling->block->column_count; i++) {
        int index = figure_at(filling, (int)i);
        if (index < 0 || !filling->work->figure_found[index] ||
            filling->work->figures[index].unit.length != 0)
            continue;
        struct text unit = filling->block->columns[i].unit;
        filling->work->figures[index].unit =
            unit.length != 0 ? unit : filling->block->rows[filling->row].unit;
    }
}

/* A table without a header of its own learns the places of the columns from its first whole row. */
static void header_learn(struct filling *filling, const struct row_cells *row) {
    struct header *header = &filling->header;
    if (header->table == row->line->table || row->count != columns_used(header) ||
        !filling->work->document->spans_known)
        return;
    header->table = row->line->table;
    header->count = row->count;
    for (size_t i = 0; i < row->count; i++) {
        header->leaves[i].start = row->cells[i]->cell->column;
        header->leaves[i].end = cell_end(row->cells[i]->cell);
    }
}

/* ---- one row ---- */

static void header_take(
    struct filling *filling, const struct mapping_layout *layout, const struct row_cells *row) {
    header_default(layout, &filling->header);
    layout_report(filling->work, filling->block, layout, line_place(row->line, row->label));
    line_problem(filling->work, PROBLEM_HEADER_MISSING, row->line, NULL, TEXT_NONE, TEXT_NONE);
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

/* Without spans (text dumps) a lone cell below several columns is merged over all of them. */
static bool place_lone(const struct filling *filling, const struct row_cells *row, int *places) {
    if (filling->work->document->spans_known || row->count != 1 ||
        columns_named(&filling->header) < 2)
        return false;
    for (size_t i = 0; i < filling->header.count; i++)
        places[i] = 0;
    return true;
}

/* Places the row's cells at the header's columns or, where it has just the columns of a layout, at
 * those. */
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

/* A cell into the figures that it was placed at; `leaf` is the first of them. */
static void cell_fill(
    const struct filling *filling, const struct row_cells *row, const int *places, size_t leaf) {
    struct work *work = filling->work;
    const struct header *header = &filling->header;
    int figures[MOST_LEAVES], at = places[leaf];
    size_t count = 0;
    const struct line *line = row->lines[at];
    struct line_cell cell = *row->cells[at];
    for (size_t i = leaf; i < header->count; i++) {
        int figure = places[i] == at ? figure_at(filling, header->leaves[i].column) : -1;
        if (figure >= 0)
            figures[count++] = figure;
    }
    cell.value = count_read(filling, &header->leaves[leaf], &cell);
    if (has_table(work, line->table, cell.cell))
        cell.value =
            (struct value){.state = STATE_OBJECT, .notes = cell.value.notes | VALUE_OBJECT};
    bool again = line < row->line; /* merged down to this row */
    bool merged = count > 1 || again || reaches_down(work, line, &cell);
    bool single =
        !merged || cell_is_blank(&cell) || merged_read(work, line, &cell, figures, count, again);
    for (size_t i = leaf; i < header->count; i++) {
        int figure = places[i] == at ? figure_at(filling, header->leaves[i].column) : -1;
        if (figure >= 0)
            figure_fill(filling, &header->leaves[i], figure, line, &cell);
    }
    if (single && count != 0 && !again)
        value_report(work, line, &cell);
}

static void row_fill(struct filling *filling, const struct row_cells *row) {
    int places[MOST_LEAVES];
    bool used[MOST_LEAVES] = {false}, doubtful;
    struct work *work = filling->work;
    const struct header *header = &filling->header;
    if (!row_place(filling, row, places, &doubtful)) {
        line_problem(work, PROBLEM_CELLS_NOT_PLACED, row->line, row->label, TEXT_NONE, TEXT_NONE);
        row_mark_unread(work, filling->block, filling->row);
        return;
    }
    if (doubtful)
        line_problem(work, PROBLEM_CELLS_DOUBTFUL, row->line, row->label, TEXT_NONE, TEXT_NONE);
    row_unit_read(filling, row);
    for (size_t i = 0; i < header->count; i++) {
        int column = header->leaves[i].column, at = places[i];
        if (column < 0)
            continue;
        if (at < 0) {
            line_problem(work, PROBLEM_CELL_MISSING, row->line, row->label,
                filling->block->columns[column].words, TEXT_NONE);
            continue;
        }
        if ((row->cells[at]->value.notes & VALUE_SPACED) != 0 && lacks_cells(header, places))
            continue; /* "12 345": two figures, made one when their cells were */
        if (filling->block->columns[column].role == COLUMN_UNIT)
            units_fill(filling, row->cells[at]->text);
        else if (!used[at])
            cell_fill(filling, row, places, i);
        used[at] = true;
    }
    units_default(filling);
    for (size_t i = 0; i < row->count; i++)
        if (!used[i] && !cell_is_blank(row->cells[i]))
            line_problem(
                work, PROBLEM_CELL_LEFT_OVER, row->lines[i], row->cells[i], TEXT_NONE, TEXT_NONE);
    header_learn(filling, row);
}

/* ---- the cells of a row ---- */

/* Adds the values of a further part: its filled cells replace blank ones. */
static void row_cells_merge(struct row_cells *row, const struct line *line, size_t first) {
    size_t count = line->count - first;
    if (row->count != count && count != 0 && cells_blank(row, 0, row->count))
        row->count = 0;
    for (size_t i = 0; i < count && i < MOST_LEAVES; i++) {
        const struct line_cell *cell = &line->cells[first + i];
        if (i < row->count && (!cell_is_blank(row->cells[i]) || cell_is_blank(cell)))
            continue;
        row->count += i == row->count;
        row->cells[i] = cell;
        row->lines[i] = line;
    }
}

/* The line behind a row of blank values, where it has no label of its own and the row's label
 * reaches down to it. */
static const struct line *values_below(
    const struct work *work, const struct claim *claim, const struct row_cells *row) {
    size_t next = (size_t)claim->lines[claim->part_count - 1] + 1;
    if (!cells_blank(row, 0, row->count) || next >= work->line_count)
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
    if (claim->part_count == 1) {
        struct row_cells above;
        cells_above(work, row->line, row->label, &above);
        if (row->count + above.count <= MOST_LEAVES)
            for (size_t i = 0; i < above.count; i++)
                row_cells_insert(row, above.lines[i], above.cells[i]);
    }
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

/* Reads the header above a line, if there is one with no fewer columns than the one in force (only
 * its last line may be repeated), and reports its units and which form's columns they are. */
static void block_begin(struct filling *filling, size_t line) {
    struct work *work = filling->work;
    struct header header = {.count = 0};
    size_t first = header_begin(work, line);
    if (first < line && header_read(work, &filling->place, first, line, &header) &&
        columns_named(&header) >= columns_named(&filling->header)) {
        struct place place = {0}; /* of the first column */
        filling->header = header;
        for (size_t i = 0; i < header.count; i++) {
            const struct leaf *leaf = &header.leaves[i];
            if (leaf->column < 0)
                continue;
            unit_report(filling, leaf->unit, filling->block->columns[leaf->column].unit, leaf->line,
                leaf->cell);
            if (leaf->line != NULL && place.table == 0)
                place = line_place(leaf->line, leaf->cell);
        }
        layout_report(work, filling->block, header.layout, place);
    }
    if (filling->header.count != 0)
        return;
    const struct mapping_layout *layout = layout_default(filling->block);
    header_default(layout, &filling->header);
    layout_report(work, filling->block, layout, line_place(&work->lines[line], NULL));
    if (layout->column_count > 1)
        line_problem(work, PROBLEM_HEADER_MISSING, &work->lines[line], NULL, TEXT_NONE, TEXT_NONE);
}

static int next_claim(const struct claim *claims, size_t count, int after) {
    int next = -1;
    for (size_t i = 0; i < count; i++)
        if (claims[i].part_count != 0 && claims[i].lines[0] > after &&
            (next < 0 || claims[i].lines[0] < claims[next].lines[0]))
            next = (int)i;
    return next;
}

/* The rows of a block are of a layout of one column: each has one cell, and the layout has each. */
static bool is_shaped(const struct work *work, const struct mapping_block *block,
    const struct mapping_layout *layout, const struct claim *claims) {
    size_t rows = 0;
    for (size_t row = 0; row < block->row_count && layout->column_count == 1; row++) {
        if (claims[row].part_count == 0)
            continue;
        if (work->lines[claims[row].lines[0]].count != (size_t)claims[row].cells[0] + 2 ||
            mapping_layout_lacks(layout, (int)row))
            return false;
        rows++;
    }
    return rows != 0;
}

/* The same for all blocks of the table that another form has with one column, as a few merged cells
 * do not make it that form's. claims: of the whole table. */
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

/* The layout of one column that the block's rows have, or NULL. */
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
        row_layout_report(filling->work, filling->block, i, line_place(row.line, row.label));
    }
}

/* ---- a block whose one data row has no label ---- */

/* The data line below a header that ends before `first`: the first with values, else the first
 * blank one that is wide enough. SIZE_MAX: none. */
static size_t data_line_find(const struct work *work, const struct filling *filling, size_t first) {
    size_t blank = SIZE_MAX;
    for (size_t i = first; i < work->line_count && i < first + DATA_AHEAD; i++) {
        const struct line *line = &work->lines[i];
        bool labels = false, figures = false;
        for (size_t c = 0; c < line->count; c++) {
            labels = labels || line->cells[c].match.quality >= MATCH_PLAIN;
            figures = figures || cell_is_figure(&line->cells[c]);
        }
        if (line->role == LINE_ROW || labels)
            break;
        if (line->role == LINE_UNCLAIMED && figures)
            return i;
        if (line->role == LINE_BLANK && blank == SIZE_MAX &&
            line->count * 2 > filling->header.count && line->count > 1)
            blank = i;
    }
    return blank;
}

/* The lines of one header: from `first`, over blank lines, as long as labels of the table come and
 * the corner is not repeated. Returns the line behind it, or `first` where there is no header. */
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
        int index = figure_at(filling, filling->header.leaves[i].column);
        if (index >= 0 && filling->work->figure_found[index] &&
            filling->work->figures[index].state != STATE_BLANK)
            return &filling->work->figures[index];
    }
    return NULL;
}

/* Fills the row from the data line below a header, the lines of which begin at `first`. Words that
 * complete a header cut in two may stand between them. Returns where to look next. */
static size_t unlabelled_fill(struct filling *filling, size_t first) {
    struct work *work = filling->work;
    size_t end = header_run(work, filling->place.table, first);
    if (end == first)
        return first + 1;
    size_t data = data_line_find(work, filling, end);
    struct header header = {.count = 0};
    if (data == SIZE_MAX)
        return end;
    struct line *line = &work->lines[data];
    bool read = header_read(work, &filling->place, first, data, &header);
    if (!read || columns_named(&header) < 2) {
        const struct mapping_layout *own = &filling->block->layouts[0];
        if (line->count != own->column_count || work->figure_found[filling->block->first_figure])
            return end;
        header_default(own, &header);
        line_problem(work, PROBLEM_HEADER_MISSING, line, NULL, TEXT_NONE, TEXT_NONE);
    }
    filling->header = header;
    const struct figure *filled = filled_find(filling);
    if (filled != NULL) { /* a second line for the same columns: the table is repeated */
        struct buffer ordinal = {.arena = work->arena};
        buffer_add_number(&ordinal, filled->table);
        line_problem(work, PROBLEM_TABLE_REPEATED, line, &line->cells[0],
            work->mapping->tables[filling->place.table].name, buffer_text(&ordinal));
        line->role = LINE_ELSEWHERE;
        return data + 1;
    }
    struct row_cells row = {.line = line, .label = &line->cells[0]};
    row_cells_merge(&row, line, 0);
    line->role = LINE_ROW;
    row_fill(filling, &row);
    return data + 1;
}

void table_fill(struct work *work, int table, const struct claim *claims) {
    const struct mapping_table *home = &work->mapping->tables[table];
    for (size_t b = 0; b < home->block_count; b++) {
        struct filling filling = {.work = work,
            .place = {.table = table, .block = (int)b},
            .block = &home->blocks[b],
            .values = values_number(work->arena, &home->blocks[b])};
        filling.shape = shape_find(&filling, claims);
        if (filling.block->rows_labelled)
            block_fill(&filling, claims + rows_before(home, (int)b));
        else
            for (size_t i = 0; i < work->line_count;)
                i = unlabelled_fill(&filling, i);
    }
}
