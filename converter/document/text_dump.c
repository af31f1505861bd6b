/*
 * text_dump.c: a document as Apache Tika prints it -> document:
 *   text                 a paragraph
 *   TAB text             a cell; further lines belong to it, blank ones before its text too
 *   (blank line)         behind a cell: the row ends; a second one: the table ends (dump_rows.c)
 *   TAB TAB text         the first cell of a table in a cell
 *   [bookmark: NAME]     Tika's, not print
 * or as it comes out of the clipboard, a row a line with tabs between its cells. Spans are lost:
 * each printed cell is one column. A text without tabs is a document of paragraphs.
 */
#include "document/builder.h"
#include "document/carrier.h"
#include "document/dump_rows.h"

enum {
    LONGEST_FIRST_CELL = 300,
    SHORTEST_SENTENCE = 120, /* bytes: no note in a label is as long and ends in 。 */
    LONE_ROW = 4,            /* tabs in a line that is a row though none is above or below it */
};

struct dump {
    struct builder builder;
    struct arena *arena;
    struct text rest;
    int joined_row; /* of the table that is open: it has its problem already */
};

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

/* ---- a cell a line ---- */

/* A line and the blank lines behind it; after items_join a cell or a line outside of tables. */
struct item {
    struct text text;
    size_t tabs;   /* before the text: several begin a table in a cell. 0: no cell */
    int blank;     /* blank lines behind it */
    bool doubtful; /* a figure outside that the blank cell before it may have lost */
};

struct items {
    struct item *array;
    size_t count;
};

static struct items items_read(struct dump *dump) {
    struct items items = {NULL, 0};
    for (size_t capacity = 0; dump->rest.length != 0 && builder_goes_on(&dump->builder);) {
        struct text line = text_take_line(&dump->rest);
        if (line.length == 0) {
            if (items.count != 0)
                items.array[items.count - 1].blank++;
            continue;
        }
        struct item *item = ARRAY_APPEND(dump->arena, items.array, items.count, capacity);
        while (item->tabs < line.length && line.bytes[item->tabs] == '\t')
            item->tabs++;
        item->text = without_bookmarks(dump->arena, line);
    }
    return items;
}

static struct text cell_text(const struct item *item) {
    return text_slice(item->text, item->tabs, item->text.length);
}

/* Whether a line that begins with a tab begins a table; it may be a paragraph that is indented by
 * one. A row has a second cell, or a blank line behind it and then a row or another blank line; its
 * first cell may begin with empty paragraphs. */
static bool begins_table(const struct items *items, size_t index) {
    if (items->array[index].text.length > LONGEST_FIRST_CELL)
        return false;
    if (text_is_blank(items->array[index].text) && index + 2 < items->count &&
        items->array[index + 2].tabs != 0)
        return true;
    while (items->array[index].blank == 0 && index + 1 < items->count)
        if (items->array[++index].tabs != 0)
            return true;
    return index + 1 < items->count &&
           (items->array[index + 1].tabs != 0 || items->array[index].blank >= 2);
}

/* 四、 begins a heading outside the table, even behind an empty last cell. */
static bool begins_chapter(struct text line) {
    static const char *const numerals[] = {
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (text_starts(line, text_from(numerals[i])) &&
            text_starts(text_slice(line, 3, line.length), TEXT("、")))
            return true;
    return false;
}

/* A cell and the line behind it, which may go on with it. */
struct joint {
    int blank;        /* lines between them */
    bool text;        /* the cell has text so far */
    bool first;       /* it is the first of its row */
    bool figure;      /* a figure stands in its row */
    bool row_goes_on; /* a cell follows the line at once */
    bool figure_follows;
};

/* Blank lines before a cell's text are its empty paragraphs. One behind its text is an empty
 * paragraph too: a row that ends is followed by a row or by another blank line. Two are the end of
 * a table, unless the cell is blank so far and its row goes on; no table begins with a figure. */
static bool goes_on(const struct joint *joint, struct text line) {
    bool chapter = begins_chapter(line);
    if (joint->blank == 0)
        return true;
    if (joint->text)
        return joint->blank == 1 && !chapter && line.length <= LONGEST_FIRST_CELL;
    if (joint->blank == 1 || joint->figure_follows)
        return true;
    if (text_is_blank(line)) /* a paragraph of spaces between two tables */
        return false;
    return chapter ? joint->first && joint->row_goes_on : !joint->figure;
}

/* The cell at an index with the lines that go on with it; moves the index behind them. */
static struct item cell_gather(
    struct dump *dump, const struct items *items, size_t *index, struct joint joint) {
    struct item cell = items->array[(*index)++];
    cell.text = cell_text(&cell);
    struct buffer text = {.arena = dump->arena};
    buffer_add(&text, cell.text);
    for (; *index < items->count && items->array[*index].tabs == 0; ++*index) {
        const struct item *line = &items->array[*index];
        joint.blank = cell.blank;
        joint.text = !text_is_blank(buffer_text(&text));
        joint.row_goes_on = line->blank == 0 && *index + 1 < items->count && line[1].tabs != 0;
        joint.figure_follows = joint.row_goes_on && dump_is_figure(cell_text(&line[1]));
        if (!goes_on(&joint, line->text))
            break;
        for (int i = 0; i <= cell.blank; i++)
            buffer_add_byte(&text, '\n');
        buffer_add(&text, line->text);
        cell.blank = line->blank;
    }
    cell.text = buffer_text(&text);
    return cell;
}

/* Joins lines to cells; other lines are outside of tables. */
static void items_join(struct dump *dump, struct items *items) {
    size_t count = 0;
    struct joint joint = {.figure = false};
    for (size_t i = 0; i < items->count;) {
        const struct item *before = count == 0 ? NULL : &items->array[count - 1];
        bool behind_cell = before != NULL && before->tabs != 0;
        struct item item = items->array[i];
        if (item.tabs == 0 || (!behind_cell && !begins_table(items, i))) {
            item.doubtful = behind_cell && text_is_blank(before->text) && dump_is_figure(item.text);
            item.tabs = 0;
            i++;
        } else {
            joint.first = !behind_cell || before->blank != 0;
            joint.figure = joint.figure && !joint.first;
            item = cell_gather(dump, items, &i, joint);
            joint.figure = joint.figure || dump_is_figure(item.text);
        }
        items->array[count++] = item;
    }
    items->count = count;
}

/* A cell in which a page is laid out: several lines, one of them a sentence. */
static bool holds_prose(struct text text) {
    size_t lines = 0;
    bool sentence = false;
    while (text.length != 0) {
        struct text line = text_trim(text_take_line(&text));
        lines += line.length != 0;
        sentence = sentence || (line.length >= SHORTEST_SENTENCE && text_ends(line, TEXT("。")));
    }
    return sentence && lines > 1;
}

static void prose_take(struct dump *dump, struct text text) {
    builder_table_end(&dump->builder);
    while (text.length != 0) {
        struct text line = text_take_line(&text);
        if (line.length != 0)
            builder_paragraph_add_plain(&dump->builder, line);
    }
}

/* A cell with the empty paragraphs behind its text, in the table that is open or in a new one. */
static void item_take(struct dump *dump, const struct item *item, const struct dump_cell *cell) {
    struct builder *builder = &dump->builder;
    if (item->tabs > 1)
        builder_table_end(builder);
    if (builder->table == NULL) {
        dump->joined_row = 0;
        if (!builder_table_begin(builder))
            return;
    }
    if (!builder->table->in_row)
        builder_row_begin(builder, 0);
    struct buffer text = {.arena = dump->arena};
    buffer_add(&text, cell->kept ? item->text : TEXT_NONE);
    for (int i = 0; cell->kept && i < item->blank; i++)
        buffer_add_byte(&text, '\n');
    builder_cell_add_plain(
        builder, (struct cell_span){0}, cell->kept ? buffer_text(&text) : item->text);
    struct place place = builder_place(builder);
    if (cell->kept && dump->joined_row != place.row) {
        problem_add(builder->problems, PROBLEM_DUMP_ROW_JOINED, place, TEXT_NONE, TEXT_NONE);
        dump->joined_row = place.row;
    }
    if (cell->end != 0)
        builder_row_end(builder);
    if (cell->end == 2)
        builder_table_end(builder);
}

static struct dump_cell *cells_make(struct dump *dump, const struct items *items) {
    struct dump_cell *cells = arena_array(dump->arena, items->count, sizeof *cells);
    size_t count = 0;
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->array[i];
        if (item->tabs == 0)
            continue;
        bool last = i + 1 == items->count || item[1].tabs != 1 || holds_prose(item[1].text);
        cells[count++] = (struct dump_cell){
            .text = item->text, .blank = item->blank, .last = last || holds_prose(item->text)};
    }
    dump_rows_find(cells, count);
    return cells;
}

static void cells_read(struct dump *dump) {
    struct items items = items_read(dump);
    items_join(dump, &items);
    const struct dump_cell *cell = cells_make(dump, &items);
    for (size_t i = 0; i < items.count && builder_goes_on(&dump->builder); i++) {
        const struct item *item = &items.array[i];
        if (item->tabs == 0 || holds_prose(item->text))
            prose_take(dump, item->text);
        else
            item_take(dump, item, cell);
        cell += item->tabs != 0;
        if (item->doubtful)
            problem_add(dump->builder.problems, PROBLEM_DUMP_FIGURE_OUTSIDE,
                (struct place){
                    .table = (int)dump->builder.document->table_count, .raw = item->text},
                TEXT_NONE, TEXT_NONE);
    }
}

/* ---- a row a line ---- */

static size_t count_tabs(struct text line) {
    size_t count = 0;
    for (size_t i = 0; i < line.length; i++)
        count += line.bytes[i] == '\t';
    return count;
}

/* Which kind of dump it is: a tab before each cell, or tabs between the cells of a line. */
static bool is_cell_a_line(struct text text) {
    size_t cells = 0, rows = 0;
    while (text.length != 0) {
        struct text line = text_take_line(&text);
        bool leads = text_starts(line, TEXT("\t"));
        while (text_starts(line, TEXT("\t")))
            line = text_slice(line, 1, line.length);
        bool inner = count_tabs(line) != 0;
        rows += inner;
        cells += leads && !inner;
    }
    return cells >= rows;
}

static void row_read(struct dump *dump, struct text line) {
    struct builder *builder = &dump->builder;
    if (builder->table == NULL && !builder_table_begin(builder))
        return;
    builder_row_begin(builder, 0);
    for (size_t tab; (tab = text_find(line, TEXT("\t"))) != SIZE_MAX && !builder->stopped;
         line = text_slice(line, tab + 1, line.length))
        builder_cell_add_plain(builder, (struct cell_span){0}, text_slice(line, 0, tab));
    builder_cell_add_plain(builder, (struct cell_span){0}, line);
    builder_row_end(builder);
}

/* One line with a tab in it is a paragraph; two and more are a table, and so is one of many cells.
 */
static bool is_row(const struct dump *dump, struct text line) {
    struct text rest = dump->rest;
    size_t tabs = count_tabs(line);
    return tabs != 0 && (dump->builder.table != NULL || tabs >= LONE_ROW ||
                            count_tabs(text_take_line(&rest)) != 0);
}

static void rows_read(struct dump *dump) {
    while (dump->rest.length != 0 && builder_goes_on(&dump->builder)) {
        struct text line = text_take_line(&dump->rest);
        if (line.length == 0)
            continue;
        if (is_row(dump, line))
            row_read(dump, line);
        else
            prose_take(dump, without_bookmarks(dump->arena, line));
    }
}

/* ---- a text ---- */

/* Reports a file that ends in a figure of a table without a line break: the figure may be cut. */
static void unfinished_report(struct problems *problems, struct text text) {
    size_t start = text.length;
    while (start > 0 && text.bytes[start - 1] != '\n' && text.bytes[start - 1] != '\t')
        start--;
    struct text last = text_slice(text, start, text.length);
    if (start > 0 && text.bytes[start - 1] == '\t' && dump_is_figure(last))
        problem_add(
            problems, PROBLEM_DUMP_UNFINISHED, (struct place){.raw = last}, TEXT_NONE, TEXT_NONE);
}

struct document *text_dump_read(
    struct arena *arena, struct text text, struct file_kind *kind, struct problems *problems) {
    struct dump dump = {.builder = builder_begin(arena, problems), .arena = arena, .rest = text};
    dump.builder.document->spans_known = false;
    if (is_cell_a_line(text))
        cells_read(&dump);
    else
        rows_read(&dump);
    unfinished_report(problems, text);
    struct document *document = builder_end(&dump.builder);
    if (document != NULL)
        *kind = (struct file_kind)FILE_KIND("text", "x-fmt/111", "plain text");
    return document;
}
