/*
 * dump_rows.c: which blank lines of a text dump end a row. A blank line behind a cell ends its row,
 * a second one its table; but an empty paragraph at the end of a cell is a blank line too. The
 * shape of rows decides: words (labels), then figures. A row begins with a label or with a blank
 * cell beside one, and all rows of a table have the same number of cells behind the label. In doubt
 * a blank line ends the row. No form is known here.
 */
#include "document/dump_rows.h"

enum {
    LONGEST_FIGURE = 100, /* bytes */
    LONGEST_UNIT = 3,
    YEAR = 0x5E74, /* 年: a column's header, 2009年度 */
    MOST_VALUES = 64,
    FEWEST_VOTES = 2,
};

enum shape { SHAPE_BLANK, SHAPE_FIGURE, SHAPE_WORDS };

struct rows {
    struct dump_cell *cells;
    size_t count;
    size_t values;       /* cells behind a label, in most rows; 0: not known */
    size_t under_header; /* cells behind the first in the last row of words alone; 0: none yet */
    size_t row_first;    /* first cell of the row that is open */
    size_t row_words;    /* cells of words in it so far */
};

/* ---- shapes ---- */

static bool is_digit(uint32_t codepoint) {
    return (codepoint >= '0' && codepoint <= '9') || (codepoint >= 0xFF10 && codepoint <= 0xFF19);
}

static bool is_mark(uint32_t codepoint) {
    static const uint32_t marks[] = {'/', '-', '+', 0x2014, 0x2013, 0xFF0D, 0xFF0F, 0xFF0B};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (codepoint == marks[i])
            return true;
    return false;
}

/* "1.", "2、", "3）": followed by words it is a label. */
static bool is_enumerator_mark(uint32_t codepoint) {
    return codepoint == '.' || codepoint == 0xFF0E || codepoint == 0x3001 || codepoint == ')' ||
           codepoint == 0xFF09;
}

static bool is_bracket(uint32_t codepoint) {
    return codepoint == '(' || codepoint == 0xFF08;
}

/* The next code point that is no white space; 0 at the end. */
static uint32_t next_printed(struct text text, size_t *offset) {
    while (*offset < text.length) {
        uint32_t codepoint = text_next(text, offset);
        if (!codepoint_is_space(codepoint))
            return codepoint;
    }
    return 0;
}

bool dump_is_figure(struct text text) {
    if (text.length > LONGEST_FIGURE)
        return false;
    size_t offset = 0, marks = 0, unit = 0;
    uint32_t codepoint = next_printed(text, &offset);
    for (; is_mark(codepoint); marks++)
        codepoint = next_printed(text, &offset);
    if (!is_digit(codepoint))
        return codepoint == 0 && marks != 0;
    while (is_digit(codepoint))
        codepoint = next_printed(text, &offset);
    if (is_enumerator_mark(codepoint)) {
        codepoint = next_printed(text, &offset);
        if (!is_digit(codepoint))
            return false;
    }
    for (; codepoint != 0 && !is_bracket(codepoint); codepoint = next_printed(text, &offset)) {
        if (is_mark(codepoint) || codepoint == YEAR || (unit != 0 && is_digit(codepoint)))
            return false; /* a page number (- 3 -, 3/7), a date */
        unit += !is_digit(codepoint) && codepoint != '.' && codepoint != ',';
    }
    return unit <= LONGEST_UNIT;
}

static enum shape cell_shape(const struct dump_cell *cell) {
    if (text_is_blank(cell->text))
        return SHAPE_BLANK;
    return dump_is_figure(cell->text) ? SHAPE_FIGURE : SHAPE_WORDS;
}

/* ---- runs ---- */

/*
 * The cells behind a cell of words, up to the next one: figures and blanks. Place 0 is behind the
 * words, place n behind n cells of the run. A table that begins without words has a run that
 * begins at place 1.
 */
struct run {
    size_t first, end;     /* indexes of cells; the words before it are at first - 1 */
    size_t begin, places;  /* the first and the last place */
    size_t figure, behind; /* places before the first figure and behind the last; 0, 0: none */
};

/* The run behind the words at an index, or of the cells there if they are none. */
static struct run run_find(const struct rows *rows, size_t index) {
    bool words = cell_shape(&rows->cells[index]) == SHAPE_WORDS;
    size_t first = words ? index + 1 : index;
    struct run run = {.first = first, .end = first, .begin = words ? 0 : 1};
    bool open = !words || !rows->cells[index].last;
    while (open && run.end < rows->count) {
        enum shape shape = cell_shape(&rows->cells[run.end]);
        if (shape == SHAPE_WORDS)
            break;
        if (shape == SHAPE_FIGURE && run.behind == 0)
            run.figure = run.end - first;
        open = !rows->cells[run.end++].last;
        if (shape == SHAPE_FIGURE)
            run.behind = run.end - first;
    }
    run.places = run.end - first;
    return run;
}

static struct dump_cell *cell_before(const struct rows *rows, const struct run *run, size_t place) {
    return &rows->cells[run->first + place - 1];
}

static bool may_end(const struct rows *rows, const struct run *run, size_t place) {
    const struct dump_cell *cell = cell_before(rows, run, place);
    return cell->blank > 0 || cell->last;
}

/* Blank lines at the places from..to (the last one too) end rows. */
static void take(struct rows *rows, const struct run *run, size_t from, size_t to) {
    for (size_t place = from; place <= to; place++) {
        if (!may_end(rows, run, place))
            continue;
        struct dump_cell *cell = cell_before(rows, run, place);
        cell->end = cell->last || cell->blank > 1 ? 2 : 1;
        if (rows->row_words > 1 && rows->row_first + rows->row_words == run->first + place)
            rows->under_header = rows->row_words - 1;
        rows->row_first = run->first + place;
        rows->row_words = 0;
    }
}

/* Blank lines at the places from..to (but not the last) are empty paragraphs of their cells. */
static void keep(struct rows *rows, const struct run *run, size_t from, size_t to) {
    for (size_t place = from; place < to; place++)
        if (may_end(rows, run, place))
            cell_before(rows, run, place)->kept = true;
}

/* ---- where rows end ---- */

/* The place where the row of figures below a header begins: behind several words, and at least as
 * many cells as the row has; blank rows may lie between. SIZE_MAX: the words are a label. */
static size_t header_end(const struct rows *rows, const struct run *run) {
    size_t end = SIZE_MAX, cells = 0;
    for (size_t place = run->begin; place <= run->figure && rows->row_words > 1; place++) {
        if (!may_end(rows, run, place))
            continue;
        if (end == SIZE_MAX)
            cells = run->first + place - rows->row_first;
        if (end == SIZE_MAX ? cells >= run->behind - place : run->places - place >= cells)
            end = place;
    }
    return end;
}

/* Rows of figures alone, all of the same length. */
static bool is_stack_of_rows(const struct rows *rows, const struct run *run, size_t from) {
    size_t length = 0, start = from;
    for (size_t place = from + 1; place <= run->places; place++) {
        if (!may_end(rows, run, place))
            continue;
        if (length == 0)
            length = place - start;
        if (length < 2 || place - start != length ||
            cell_shape(&rows->cells[run->first + start]) != SHAPE_FIGURE)
            return false;
        start = place;
    }
    return start == run->places && start - from > length;
}

/* A lone figure in a row of its own behind a whole row: a page number. */
static bool page_number_follows(const struct rows *rows, const struct run *run, size_t place) {
    return place + 1 == run->behind && may_end(rows, run, place + 1);
}

/* The place where the row ends: behind as many cells as most rows have, or as its header has where
 * a page number follows; else where it can end first behind its last figure. SIZE_MAX: nowhere. */
static size_t figures_end(const struct rows *rows, const struct run *run) {
    size_t usual = rows->values;
    if (usual != 0 && usual <= run->places && may_end(rows, run, usual) &&
        (usual >= run->behind || page_number_follows(rows, run, usual)))
        return usual;
    if (rows->under_header != 0 && rows->under_header < run->places &&
        may_end(rows, run, rows->under_header) &&
        page_number_follows(rows, run, rows->under_header))
        return rows->under_header;
    for (size_t place = run->behind; run->behind != 0 && place <= run->places; place++)
        if (may_end(rows, run, place))
            return place;
    return SIZE_MAX;
}

static void run_decide(struct rows *rows, const struct run *run) {
    size_t from = run->begin, header = run->behind == 0 ? SIZE_MAX : header_end(rows, run);
    if (header != SIZE_MAX) {
        take(rows, run, from, header);
        from = header + 1;
    }
    size_t end = figures_end(rows, run);
    bool filler = run->behind == 0 && (run->begin == 1 || may_end(rows, run, 0));
    if (end == SIZE_MAX || filler || is_stack_of_rows(rows, run, header == SIZE_MAX ? 0 : header)) {
        take(rows, run, from, run->places);
        return;
    }
    keep(rows, run, from, end);
    take(rows, run, end, run->places);
}

/* Counts how many cells stand behind labels, wherever a row could end. */
static void run_vote(const struct rows *rows, const struct run *run, size_t *votes) {
    if (run->behind == 0 || run->begin == 1 || may_end(rows, run, 0))
        return;
    for (size_t place = run->behind; place <= run->places && place < MOST_VALUES; place++)
        votes[place] += may_end(rows, run, place);
}

/* The number of cells behind most labels between two indexes; 0: not known. */
static size_t values_usual(const struct rows *rows, size_t first, size_t end) {
    size_t votes[MOST_VALUES] = {0}, usual = 0;
    struct run run;
    for (size_t i = first; i < end; i = run.end) {
        run = run_find(rows, i);
        run_vote(rows, &run, votes);
    }
    for (size_t i = 1; i < MOST_VALUES; i++)
        if (votes[i] != 0 && votes[i] >= votes[usual])
            usual = i;
    return votes[usual] < FEWEST_VOTES ? 0 : usual;
}

/* The index behind the cells of a table. */
static size_t table_end(const struct rows *rows, size_t first) {
    while (first < rows->count && !rows->cells[first].last)
        first++;
    return first < rows->count ? first + 1 : first;
}

void dump_rows_find(struct dump_cell *cells, size_t count) {
    struct rows rows = {.cells = cells, .count = count};
    size_t anywhere = values_usual(&rows, 0, count);
    for (size_t first = 0, end; first < count; first = end) {
        end = table_end(&rows, first);
        rows.values = values_usual(&rows, first, end);
        if (rows.values == 0)
            rows.values = anywhere;
        struct run run;
        for (size_t i = first; i < end; i = run.end) {
            run = run_find(&rows, i);
            rows.row_words += run.begin == 0;
            run_decide(&rows, &run);
        }
    }
}
