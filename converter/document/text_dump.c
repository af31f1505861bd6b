/*
 * text_dump.c: a document as Apache Tika prints it -> document:
 *   text                 a paragraph
 *   TAB text             a cell; further lines belong to it, blank ones before its text too
 *   (blank line)         behind a cell: the row ends; a second one: the table ends
 *   [bookmark: NAME]     Tika's, not print
 * or as it comes out of the clipboard, a row a line with tabs between its cells. Spans are lost:
 * each printed cell is one column. A text without tabs is a document of paragraphs.
 */
#include "document/carrier.h"

#include "base/limits.h"

enum { LONGEST_FIRST_CELL = 300 };

struct dump {
    struct arena *arena;
    struct problems *problems;
    struct document *document;
    struct text rest;
    size_t block_capacity, table_capacity, cell_capacity;
    size_t cell_count;   /* of all tables */
    struct table *table; /* open, or NULL */
    int row, column;
    int blank_lines; /* behind the last cell */
    bool stopped;    /* a limit was reached */
};

/* The next line, without its end; *rest moves behind it. */
static struct text line_next(struct text *rest) {
    size_t end = 0;
    while (end < rest->length && rest->bytes[end] != '\n')
        end++;
    struct text line = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end + 1, rest->length);
    if (text_ends(line, TEXT("\r")))
        line.length--;
    return line;
}

static struct text without_bookmarks(struct arena *arena, struct text line) {
    static const struct text mark = TEXT_INIT("[bookmark: ");
    if (text_find(line, mark) == SIZE_MAX)
        return line;
    struct buffer clean = {.arena = arena};
    for (size_t found; (found = text_find(line, mark)) != SIZE_MAX;) {
        buffer_add(&clean, text_slice(line, 0, found));
        struct text name = text_slice(line, found, line.length);
        size_t end = text_find(name, TEXT("]"));
        line = end == SIZE_MAX ? TEXT_NONE : text_slice(name, end + 1, name.length);
    }
    buffer_add(&clean, line);
    return buffer_text(&clean);
}

static struct block *block_add(struct dump *dump, enum block_kind kind) {
    struct document *document = dump->document;
    if (document->block_count == dump->block_capacity) {
        size_t capacity = dump->block_capacity == 0 ? 64 : dump->block_capacity * 2;
        document->blocks = arena_grow(dump->arena, document->blocks, document->block_count,
            capacity, sizeof *document->blocks);
        dump->block_capacity = capacity;
    }
    struct block *block = &document->blocks[document->block_count++];
    *block = (struct block){.kind = kind, .cell = -1, .outline = -1};
    return block;
}

static void table_open(struct dump *dump) {
    struct document *document = dump->document;
    if (document->table_count == dump->table_capacity) {
        size_t capacity = dump->table_capacity == 0 ? 8 : dump->table_capacity * 2;
        document->tables = arena_grow(dump->arena, document->tables, document->table_count,
            capacity, sizeof *document->tables);
        dump->table_capacity = capacity;
    }
    dump->table = &document->tables[document->table_count++];
    *dump->table = (struct table){.ordinal = (int)document->table_count};
    block_add(dump, BLOCK_TABLE)->held_table = dump->table->ordinal;
    dump->cell_capacity = 0;
    dump->row = 1;
    dump->column = 0;
}

static struct cell *cell_add(struct dump *dump) {
    struct table *table = dump->table;
    dump->stopped = dump->stopped || ++dump->cell_count > LIMIT_CELLS;
    if (table->cell_count == dump->cell_capacity) {
        size_t capacity = dump->cell_capacity == 0 ? 64 : dump->cell_capacity * 2;
        table->cells = arena_grow(
            dump->arena, table->cells, table->cell_count, capacity, sizeof *table->cells);
        dump->cell_capacity = capacity;
    }
    dump->column++;
    table->rows = dump->row;
    table->columns = dump->column > table->columns ? dump->column : table->columns;
    struct cell *cell = &table->cells[table->cell_count++];
    *cell =
        (struct cell){.row = dump->row, .column = dump->column, .row_span = 1, .column_span = 1};
    return cell;
}

static void cell_take(struct dump *dump, struct text text) {
    struct cell *cell = cell_add(dump);
    cell->text = cell->text_unnumbered = text;
    struct block *block = block_add(dump, BLOCK_PARAGRAPH);
    block->table = dump->table->ordinal;
    block->cell = (int)dump->table->cell_count - 1;
    block->text = text;
}

/* 四、 begins a heading outside the table, however an empty last cell may look. */
static bool begins_chapter(struct text line) {
    static const char *const numerals[] = {
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (text_starts(line, text_from(numerals[i])) &&
            text_starts(text_slice(line, 3, line.length), TEXT("、")))
            return true;
    return false;
}

/* Whether a line without a tab goes on with the cell, `blank` lines behind what it has so far.
 * Blank lines before a cell's text are its empty paragraphs, unless a heading follows them. One
 * behind its text is an empty paragraph too: a row that ends is followed by a row or by another
 * blank line. */
static bool goes_on(struct text line, int blank, bool has_text) {
    if (blank == 0)
        return true;
    if (has_text)
        return blank == 1 && !begins_chapter(line) && line.length <= LONGEST_FIRST_CELL;
    return blank < 2 || !begins_chapter(line);
}

/* The lines that belong to a cell behind its first, and the blank lines behind them. */
static struct text cell_rest(struct dump *dump, struct text first) {
    struct buffer text = {.arena = dump->arena};
    buffer_add(&text, first);
    dump->blank_lines = 0;
    for (;;) {
        struct text rest = dump->rest;
        int blank = 0;
        struct text line = TEXT_NONE;
        while (rest.length != 0 && (line = line_next(&rest)).length == 0)
            blank++;
        if (line.length == 0 || text_starts(line, TEXT("\t")) ||
            !goes_on(line, blank, !text_is_blank(buffer_text(&text)))) {
            dump->blank_lines = blank;
            for (int i = 0; i < blank; i++)
                line_next(&dump->rest);
            return buffer_text(&text);
        }
        for (int i = 0; i <= blank; i++)
            buffer_add_byte(&text, '\n');
        buffer_add(&text, without_bookmarks(dump->arena, line));
        dump->rest = rest;
    }
}

static void cell_read(struct dump *dump, struct text line) {
    if (dump->table == NULL || dump->blank_lines >= 2)
        table_open(dump);
    else if (dump->blank_lines == 1) {
        dump->row++;
        dump->column = 0;
    }
    struct text first = without_bookmarks(dump->arena, text_slice(line, 1, line.length));
    cell_take(dump, cell_rest(dump, first));
}

/* Whether a line that begins with a tab begins a table; it may be a paragraph that is indented by
 * one. A row has a second cell, or a blank line behind it and then a row or another blank line. */
static bool begins_table(struct text line, struct text rest) {
    if (line.length > LONGEST_FIRST_CELL)
        return false;
    while (rest.length != 0 && (line = line_next(&rest)).length != 0)
        if (text_starts(line, TEXT("\t")))
            return true;
    int blank = 1;
    line = TEXT_NONE;
    while (rest.length != 0 && (line = line_next(&rest)).length == 0)
        blank++;
    return text_starts(line, TEXT("\t")) || (blank >= 2 && line.length != 0);
}

/* ---- rows that an empty paragraph at the end of a cell cut in two ---- */

static bool is_figure(struct text text) {
    text = text_trim(text);
    for (size_t i = 0; i < text.length; i++)
        if ((text.bytes[i] < '0' || text.bytes[i] > '9') && text.bytes[i] != '.')
            return false;
    return text.length != 0;
}

/* The index behind the cells of the row that begins at `first`. */
static size_t row_end(const struct table *table, size_t first) {
    size_t end = first;
    while (end < table->cell_count && table->cells[end].row == table->cells[first].row)
        end++;
    return end;
}

/* A row of the forms begins with its label. One that begins with a figure, and with the row above
 * it is no wider than the table, is the rest of that row. */
static bool rows_belong(const struct table *table, size_t above, size_t first, size_t end) {
    return is_figure(table->cells[first].text) && !is_figure(table->cells[above].text) &&
           end - above <= (size_t)table->columns;
}

static void rows_join(struct dump *dump, struct table *table) {
    size_t above = 0;
    int joined = 0;
    for (size_t first = row_end(table, 0), end; first < table->cell_count; first = end) {
        end = row_end(table, first);
        bool belongs = rows_belong(table, above, first, end);
        joined += belongs;
        for (size_t i = first; i < end; i++) {
            table->cells[i].row -= joined;
            if (belongs)
                table->cells[i].column += (int)(first - above);
        }
        if (belongs)
            problem_add(dump->problems, PROBLEM_DUMP_ROW_JOINED,
                (struct place){.table = table->ordinal, .row = table->cells[first].row}, TEXT_NONE,
                TEXT_NONE);
        else
            above = first;
    }
    table->rows -= joined;
}

/* ---- a row a line ---- */

static bool has_tab(struct text line) {
    return text_find(line, TEXT("\t")) != SIZE_MAX;
}

/* Which kind of dump it is: a tab before each cell, or tabs between the cells of a line. */
static bool is_cell_a_line(struct text text) {
    size_t cells = 0, rows = 0;
    while (text.length != 0) {
        struct text line = line_next(&text);
        bool inner = has_tab(text_slice(line, 1, line.length));
        rows += inner;
        cells += !inner && has_tab(line);
    }
    return cells >= rows;
}

static void row_read(struct dump *dump, struct text line) {
    if (dump->table == NULL)
        table_open(dump);
    else
        dump->row++;
    dump->column = 0;
    for (size_t tab; (tab = text_find(line, TEXT("\t"))) != SIZE_MAX;
         line = text_slice(line, tab + 1, line.length))
        if (!dump->stopped)
            cell_take(dump, text_slice(line, 0, tab));
    cell_take(dump, line);
}

/* One line with a tab in it is a paragraph, two and more are a table. */
static bool is_row(const struct dump *dump, struct text line) {
    struct text rest = dump->rest;
    return has_tab(line) && (dump->table != NULL || has_tab(line_next(&rest)));
}

/* ---- a text ---- */

static void line_read(struct dump *dump, struct text line, bool cell_a_line) {
    if (cell_a_line && text_starts(line, TEXT("\t")) &&
        (dump->table != NULL || begins_table(line, dump->rest))) {
        cell_read(dump, line);
        return;
    }
    if (line.length == 0)
        return;
    if (!cell_a_line && is_row(dump, line)) {
        row_read(dump, line);
        return;
    }
    dump->table = NULL;
    block_add(dump, BLOCK_PARAGRAPH)->text = without_bookmarks(dump->arena, line);
}

struct document *text_dump_read(struct arena *arena, struct text text, struct problems *problems) {
    struct document *document = arena_alloc(arena, sizeof *document);
    document->format = TEXT("text");
    document->puid = TEXT("x-fmt/111");
    document->puid_basis = TEXT("plain text");
    struct dump dump = {.arena = arena, .problems = problems, .document = document, .rest = text};
    bool cell_a_line = is_cell_a_line(text);
    size_t held_before = arena_used(arena);
    while (dump.rest.length != 0) {
        if (dump.stopped || arena_used(arena) > held_before + LIMIT_HELD_BYTES) {
            problem_add(
                problems, PROBLEM_DOCUMENT_TOO_LARGE, (struct place){0}, TEXT_NONE, TEXT_NONE);
            return NULL;
        }
        struct text line = line_next(&dump.rest);
        line_read(&dump, line, cell_a_line);
    }
    for (size_t i = 0; i < document->table_count; i++)
        rows_join(&dump, &document->tables[i]);
    return document;
}
