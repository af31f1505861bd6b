/*
 * turned.c: tables that are printed on their side, with the form's rows as columns (Shanghai's
 * statistics on the web: 54 indicators across, their units below them). Before its rows are looked
 * for, a copy of the table is stood upright and its lines replaced; places become those of the
 * print again at the end (places_turn_back). A print that is too wide for its page goes on in a
 * further band below.
 */
#include <stdlib.h>

#include "form/steps.h"

enum {
    FEWEST_LABELS = 4 /* of rows in one line: an applicant and a total are rows' names as well */
};

/* Rows of the print that are turned together; a line of one cell is left as it is. */
struct band {
    int first;  /* row of the print */
    int offset; /* rows of the copy before it */
    bool turned;
};

struct turned_table {
    int table;         /* ordinal */
    struct table copy; /* upright */
    struct band *bands;
    size_t band_count;
};

/* ---- which tables ---- */

static size_t count_row_labels(const struct line *line) {
    size_t count = 0;
    for (size_t i = 0; i < line->count; i++) {
        const struct label *labels = line->cells[i].match.labels;
        count += label_next(labels, LABEL_ROW, -1) != NULL &&
                 label_next(labels, LABEL_COLUMN, -1) == NULL;
    }
    return count;
}

/* Labels of rows stand side by side without a number, and no number stands beside any of them. */
static bool is_turned(const struct work *work, size_t table) {
    bool side_by_side = false;
    for (size_t i = work->table_first_line[table]; i < work->table_first_line[table + 1]; i++) {
        size_t labels = count_row_labels(&work->lines[i]);
        bool numbers = line_has_number(&work->lines[i]);
        if (work->lines[i].role == LINE_ELSEWHERE || (labels != 0 && numbers))
            return false;
        side_by_side = side_by_side || labels >= FEWEST_LABELS;
    }
    return side_by_side;
}

/* ---- the copy ---- */

/* A band goes up to the next line of row labels behind numbers, or to a line of one cell. */
static void bands_find(const struct work *work, size_t table, struct turned_table *turned) {
    int columns = work->document->tables[table].columns;
    bool open = false, numbers = false;
    for (size_t i = work->table_first_line[table]; i < work->table_first_line[table + 1]; i++) {
        const struct line *line = &work->lines[i];
        bool alone = line->count == 1;
        if (alone || !open || (numbers && count_row_labels(line) != 0)) {
            const struct band *before =
                &turned->bands[turned->band_count - (turned->band_count != 0)];
            int rows = turned->band_count == 0 ? 0 : before->turned ? columns : 1;
            turned->bands[turned->band_count++] =
                (struct band){line->row, before->offset + rows, !alone};
            numbers = false;
        }
        open = !alone;
        numbers = numbers || line_has_number(line);
    }
}

static int order_cells(const void *a, const void *b) {
    const struct cell *x = a, *y = b;
    return x->row != y->row ? x->row - y->row : x->column - y->column;
}

static void cell_turn(const struct turned_table *turned, struct cell *cell) {
    size_t b = turned->band_count - 1;
    while (b > 0 && turned->bands[b].first > cell->row)
        b--;
    const struct band *band = &turned->bands[b];
    struct cell print = *cell;
    if (band->turned) {
        cell->row = band->offset + print.column;
        cell->column = print.row - band->first + 1;
        cell->row_span = print.column_span;
        cell->column_span = print.row_span;
    } else {
        cell->row = band->offset + 1;
    }
}

static void table_turn(struct work *work, size_t table, struct turned_table *turned) {
    const struct table *print = &work->document->tables[table];
    struct table *copy = &turned->copy;
    turned->table = print->ordinal;
    turned->bands = arena_array(work->arena, (size_t)print->rows + 1, sizeof *turned->bands);
    bands_find(work, table, turned);
    *copy = *print;
    copy->cells = arena_array(work->arena, print->cell_count, sizeof *copy->cells);
    copy->rows = copy->columns = 0;
    for (size_t i = 0; i < print->cell_count; i++) {
        struct cell *cell = &copy->cells[i];
        *cell = print->cells[i];
        cell_turn(turned, cell);
        copy->rows = copy->rows > cell->row ? copy->rows : cell->row;
        copy->columns = copy->columns > cell_end(cell) - 1 ? copy->columns : cell_end(cell) - 1;
    }
    qsort(copy->cells, copy->cell_count, sizeof *copy->cells, order_cells);
}

void tables_turn(struct work *work) {
    size_t count = work->document->table_count;
    work->turned = arena_array(work->arena, count, sizeof *work->turned);
    for (size_t t = 0; t < count; t++) {
        if (!is_turned(work, t))
            continue;
        work->turned[t] = arena_alloc(work->arena, sizeof *work->turned[t]);
        table_turn(work, t, work->turned[t]);
        struct buffer number = {.arena = work->arena};
        buffer_add_number(&number, work->turned[t]->table);
        explain(work, "表 %1 是横排的：行列已对调，以下位置按对调后的行\n",
            "table %1 is printed on its side: its columns are the rows below\n",
            buffer_text(&number), TEXT_NONE);
        lines_replace(work, t, &work->turned[t]->copy);
    }
    work->problems_before_turn = work->report->problems.count;
}

/* ---- places ---- */

static void place_turn_back(const struct work *work, int table, int *row, int *column) {
    const struct turned_table *turned =
        table > 0 && (size_t)table <= work->document->table_count ? work->turned[table - 1] : NULL;
    if (turned == NULL || *row == 0)
        return;
    size_t b = turned->band_count - 1;
    while (b > 0 && turned->bands[b].offset >= *row)
        b--;
    const struct band *band = &turned->bands[b];
    int down = *row - band->offset, across = *column;
    *row = band->turned ? (across == 0 ? 0 : band->first + across - 1) : band->first;
    *column = band->turned ? down : across;
}

void places_turn_back(struct work *work) {
    struct report *report = work->report;
    for (size_t i = 0; i < report->figure_count; i++)
        place_turn_back(
            work, report->figures[i].table, &report->figures[i].row, &report->figures[i].column);
    for (size_t i = work->problems_before_turn; i < report->problems.count; i++) {
        struct place *place = &report->problems.items[i].place;
        place_turn_back(work, place->table, &place->row, &place->column);
    }
}
