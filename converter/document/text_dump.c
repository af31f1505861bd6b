/*
 * text_dump.c: a document as Apache Tika prints it -> document:
 *   text                 a paragraph
 *   TAB text             a cell; further lines belong to it, blank ones before its text too
 *   (blank line)         behind a cell: the row ends; a second one: the table ends
 *   [bookmark: NAME]     Tika's, not print
 * Spans are lost: each printed cell is one column. A text without tabs is a document of paragraphs.
 */
#include "document/carrier.h"

struct dump {
    struct arena *arena;
    struct document *document;
    struct text rest;
    size_t block_capacity, table_capacity, cell_capacity;
    struct table *table; /* open, or NULL */
    int row, column;
    int blank_lines; /* behind the last cell */
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

/* The lines that belong to a cell behind its first, and the blank lines behind them. Blank lines
 * before a cell's text are its empty paragraphs, unless a tab or a heading follows them. */
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
        bool ends = line.length == 0 || text_starts(line, TEXT("\t")) ||
                    (blank != 0 && text.length != 0) || (blank >= 2 && begins_chapter(line));
        if (ends) {
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
    struct cell *cell = cell_add(dump);
    cell->text = cell_rest(dump, without_bookmarks(dump->arena, text_slice(line, 1, line.length)));
    cell->text_unnumbered = cell->text;
    struct block *block = block_add(dump, BLOCK_PARAGRAPH);
    block->table = dump->table->ordinal;
    block->cell = (int)dump->table->cell_count - 1;
    block->text = cell->text;
}

struct document *text_dump_read(struct arena *arena, struct text text) {
    struct document *document = arena_alloc(arena, sizeof *document);
    document->format = TEXT("text");
    document->puid = TEXT("x-fmt/111");
    document->puid_basis = TEXT("plain text");
    struct dump dump = {.arena = arena, .document = document, .rest = text};
    while (dump.rest.length != 0) {
        struct text line = line_next(&dump.rest);
        if (text_starts(line, TEXT("\t"))) {
            cell_read(&dump, line);
            continue;
        }
        if (line.length == 0)
            continue;
        dump.table = NULL;
        block_add(&dump, BLOCK_PARAGRAPH)->text = without_bookmarks(arena, line);
    }
    return document;
}
