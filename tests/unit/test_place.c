/*
 * test_place.c: which cell of a row is which column (form/place.c). Headers and rows are drawn as
 * grid places "start-end", `_` before a place says that the cell is blank; a header's leaves are
 * its columns in order, `?` a blank cell that is none.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "form/place.h"

static const struct {
    const char *what, *header, *row;
    int lead;
    const char *places; /* by leaf: index of the cell, - none; empty: fits in no way */
    bool doubtful;
} cases[] = {
    {"the same grid", "4-5 5-6 6-7", "4-5 5-6 6-7", 0, "0 1 2", false},
    {"a blank label cell before the figures", "4-5 5-6 6-7", "_3-4 4-5 5-6 6-7", 0, "1 2 3", false},
    {"edges that do not meet", "2-3 3-5 5-6", "2-4 4-5 5-6", 0, "0 1 2", false},
    {"labels without their spans", "4-5 5-6 6-7", "2-3 3-4 4-5", 0, "0 1 2", false},
    {"labels without their spans, and padding", "4-5 5-6 ?6-7", "3-4 4-5 _5-6", 0, "0 1 2", false},
    {"padding that the header lacks", "4-5 5-6", "4-5 5-6 _6-7 _7-8", 0, "0 1", false},
    {"padding at both ends", "3-4 4-5", "_1-2 2-3 3-4 _4-5", 0, "1 2", false},
    {"a blank header cell that is no column", "2-3 ?3-4 4-5", "2-4 4-6", 0, "0 - 1", false},
    {"a leading blank column in the header", "4-5 5-6", "_2-3 3-4 _4-5", 1, "1 2", false},
    {"blank at both ends may be read in two ways", "4-5 5-6 ?6-7", "_3-4 4-5 _5-6", 0, "0 1 2",
        true},
    {"a cell is missing", "4-5 5-6 6-7", "4-5 6-7", 0, "0 - 1", false},
    {"a filled cell over two columns", "4-5 5-6 6-7 7-8 8-9", "4-5 5-7 7-8 8-9", 0, "0 - - 2 3",
        false},
    {"more figures than columns", "2-3 3-4", "5-6 6-7 7-8", 0, "", false},
    {"fewer figures, elsewhere", "2-3 3-4 4-5", "9-10 10-11", 0, "", false},
};

enum { MOST = 16 };

struct drawing {
    struct table table;
    struct line line;
    struct cell cells[MOST];
    struct line_cell line_cells[MOST];
    size_t count;
};

/* Reads "_3-4 4-6"; a mark before a place makes its cell blank. */
static void draw(struct drawing *drawing, const char *text, char *marks) {
    memset(drawing, 0, sizeof *drawing);
    drawing->line.table = &drawing->table;
    while (*text != '\0') {
        char *end;
        char mark = *text == '_' || *text == '?' ? *text++ : ' ';
        long start = strtol(text, &end, 10), stop = strtol(end + 1, &end, 10);
        struct cell *cell = &drawing->cells[drawing->count];
        struct line_cell *line_cell = &drawing->line_cells[drawing->count];
        cell->column = (int)start;
        cell->column_span = (int)(stop - start);
        line_cell->cell = cell;
        line_cell->value.state = mark == ' ' ? STATE_NUMBER : STATE_BLANK;
        marks[drawing->count++] = mark;
        text = end + (*end == ' ');
    }
}

static void header_make(struct header *header, const struct drawing *drawing, const char *marks,
    const struct table *table) {
    *header = (struct header){.table = table, .count = drawing->count};
    int column = 0;
    for (size_t i = 0; i < drawing->count; i++)
        header->leaves[i] = (struct leaf){.start = drawing->cells[i].column,
            .end = cell_end(&drawing->cells[i]),
            .column = marks[i] == '?' ? -1 : column++,
            .cell = &drawing->line_cells[i]};
}

static void print_places(char *out, size_t size, const int *places, size_t count) {
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count && length < size; i++)
        length +=
            (size_t)(places[i] < 0
                         ? snprintf(out + length, size - length, i == 0 ? "-" : " -")
                         : snprintf(out + length, size - length, i == 0 ? "%d" : " %d", places[i]));
}

Test(place, cells_under_columns) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct drawing head, body;
        struct header header;
        struct row_cells row = {0};
        char marks[MOST], printed[128] = "";
        int places[MOST_LEAVES];
        bool doubtful = false;
        draw(&head, cases[i].header, marks);
        header_make(&header, &head, marks, &body.table);
        header.lead = (size_t)cases[i].lead;
        draw(&body, cases[i].row, marks);
        row.line = &body.line;
        for (row.count = 0; row.count < body.count; row.count++) {
            row.lines[row.count] = &body.line;
            row.cells[row.count] = &body.line_cells[row.count];
        }
        if (cells_place(&header, &row, places, &doubtful))
            print_places(printed, sizeof printed, places, header.count);
        cr_expect_str_eq(printed, cases[i].places, "%s: %s", cases[i].what, printed);
        cr_expect_eq(doubtful, cases[i].doubtful, "%s: doubt", cases[i].what);
    }
}
