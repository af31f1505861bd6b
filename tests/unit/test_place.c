/*
 * test_place.c: which cell of a row is which column of its header (form/place.c). Shown are the
 * texts of the cells under 自然人, 商业企业, 其他, 总计 and what else the header holds: - is no
 * cell; ~ behind them is doubt; no is a row that fits in no way. Figures are all different, so that
 * none can be mistaken for another.
 */
#include <criterion/criterion.h>

#include "form/place.h"
#include "form_fixture.h"

#define HEAD "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n"
/* Edges of this header and of narrower rows do not meet, so that the grid cannot tell. */
#define WIDE "|=3 办理情况 |=2 自然人 |=2 商业企业 |=2 其他 |=2 总计\n"
#define ROW "| （一）予以公开 "

static const struct {
    const char *what, *notation, *places;
} cases[] = {
    {"on the grid", HEAD ROW "| 1 | 2 | 3 | 6\n", "1 2 3 6"},
    {"on the grid, blanks too", HEAD ROW "| | 2 | | 6\n", " 2  6"},
    {"on the grid of a table as wide", HEAD "\n" ROW "| 1 | 2 | 3 | 6\n", "1 2 3 6"},
    {"on the grid of a table as wide, where nothing else can tell",
        "|=3 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n\n" ROW "| | | 1 | 2 | 3 |\n", "1 2 3 "},
    {"on the grid by chance: a label without its span",
        "|=2 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n" ROW "| 1 | 2 | 3 | 6 |\n", "1 2 3 6"},
    {"in order", WIDE ROW "| 1 |=2 2 | 3 |=5 6\n", "1 2 3 6"},
    {"in order, in a table of another width", HEAD "\n|=3 （一）予以公开 |=2 1 | 2 | 3 |=2 6\n",
        "1 2 3 6"},
    {"in order, blank cells behind", WIDE ROW "| 1 | 2 | 3 | 6 | | |\n", "1 2 3 6"},
    {"in order, the first blank and one more behind: it could begin one later",
        WIDE ROW "| | 2 | 3 | 6 | \n", " 2 3 6 ~"},
    {"in order, padding in the header",
        "|=2 办理情况 |=2 自然人 | 商业企业 | 其他 | 总计 |\n" ROW "| 1 | 2 | 3 | 6\n",
        "1 2 3 6 -"},
    {"a blank cell of the header is no column",
        "| 办理情况 | 自然人 |=2 商业企业 | | 其他 |=2 总计\n" ROW "|=2 1 | 2 |=2 3 | 6\n",
        "1 2 - 3 6"},
    {"the same, the last figure blank",
        "| 办理情况 | 自然人 |=2 商业企业 | | 其他 |=2 总计\n" ROW "|=2 1 | 2 |=2 3 |\n",
        "1 2 - 3 "},
    {"blank cells before", WIDE ROW "| | | 1 | 2 | 3 | 6\n", "1 2 3 6"},
    {"blank cells on both sides", WIDE ROW "| | | 1 | 2 | 3 | 6 | |\n", "1 2 3 6"},
    {"a cell is missing", WIDE "|=3 （一）予以公开 |=2 1 |=2 2 |=2 3\n", "1 2 3 -"},
    {"a cell over two columns is that of each",
        "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计 | 备注\n" ROW "|=2 3 | 4 | 5 | 6\n",
        "3 3 4 5 6"},
    {"a blank cell over two columns is both's", HEAD ROW "|=2 | 3 | 6\n", "  3 6"},
    {"cells over most of the columns", HEAD ROW "|=3 3 | 6\n", "3 3 3 6"},
    {"one cell over all columns", HEAD ROW "|=4 0\n", "0 0 0 0"},
    {"the same in a piece that kept the grid", HEAD "\n" ROW "|=4 0\n", "0 0 0 0"},
    {"the same in a piece of another grid", WIDE "\n" ROW "|=4 0\n", "0 0 0 0"},
    {"a cell narrower than all columns in a piece of another grid", WIDE "\n" ROW "|=3 0\n", "no"},
    {"half of the columns is too little", HEAD ROW "| 3 | 4\n", "no"},
    {"too many cells, all filled", WIDE ROW "| 1 | 2 | 3 | 6 | 7\n", "no"},
    {"too few cells in another table", HEAD "\n" ROW "| 1 | 2 | 3\n", "no"},
    {"no cells", WIDE ROW "\n", "no"},
};

static const char *places_show(struct fixture *fixture) {
    const struct label_place place = {.table = 0, .block = 0};
    struct header header = {.count = 0};
    struct row_cells row = {.line = &fixture->work.lines[1]};
    struct buffer shown = {.arena = fixture->arena};
    int places[MOST_LEAVES];
    bool doubtful;
    cr_assert(header_read(&fixture->work, &place, 0, 1, &header));
    row.label = &row.line->cells[0];
    for (size_t i = 1; i < row.line->count; i++) {
        row.lines[row.count] = row.line;
        row.cells[row.count++] = &row.line->cells[i];
    }
    if (!cells_place(&header, &row, places, &doubtful))
        return "no";
    for (size_t i = 0; i < header.count; i++) {
        buffer_add(&shown, i == 0 ? TEXT_NONE : TEXT(" "));
        buffer_add(&shown, places[i] < 0 ? TEXT("-") : row.cells[places[i]]->cell->printed.text);
    }
    buffer_add(&shown, doubtful ? TEXT(" ~") : TEXT_NONE);
    return text_copy(fixture->arena, buffer_text(&shown)).bytes;
}

Test(place, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_read(NULL, cases[i].notation, STEP_LINES);
        expect_text(cases[i].what, places_show(fixture), cases[i].places);
        fixture_free(fixture);
    }
}
