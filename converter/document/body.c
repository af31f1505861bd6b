/*
 * body.c: reads a story:
 *   w:body, w:footnotes, w:hdr ...
 *     w:p                      w:pPr (w:pStyle, w:numPr, w:outlineLvl, w:rPr/w:del)
 *       w:r                    w:rPr (w:vanish, w:rStyle), w:t, w:tab, w:br, w:sym, w:fldChar
 *         w:txbxContent        a story within: its blocks stand at the anchor
 *     w:tbl
 *       w:tr                   w:trPr (w:gridBefore, w:del)
 *         w:tc                 w:tcPr (w:gridSpan, w:vMerge, w:hMerge, w:cellDel), blocks
 * Wrappers (w:sdt, w:customXml, w:smartTag, w:ins, w:moveTo, w:hyperlink, w:fldSimple ...) need no
 * word here: what is not named is passed over and its children are read, at every level. Tracked
 * changes are accepted: what was deleted or moved away is skipped. No recursion: what is open is
 * listed.
 */
#include "document/body.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "document/grid.h"

enum { MOST_FIELDS = 64, MOST_HIDDEN = 200 };

/* A paragraph while it is read. Paragraphs are open within each other where a text box or a table
 * stands in a run. */
struct paragraph {
    struct paragraph *outer;
    size_t block;
    struct buffer text;
    struct text style;
    int num_id, level; /* -1: not said */
    int outline;       /* -2: not said */
    int style_vanish;  /* -2: not looked up yet */
    int mark_vanish;   /* -1: not said */
    bool mark_deleted; /* joins the next paragraph */
};

/* A table, its row and its cell while they are read. */
struct table_reading {
    struct table_reading *outer;
    size_t index; /* in document->tables */
    struct grid grid;
    bool in_row, row_begun, row_dropped, in_cell;
    bool cells_dropped; /* of the row: at least one cell was deleted */
    int grid_before;
    /* the cell */
    bool cell_dropped;
    int span;
    enum merge vertical, horizontal;
    struct buffer text, unnumbered;
    size_t paragraphs; /* in the cell */
    size_t first_block, first_table;
};

/* What a text box sets aside. */
struct story_frame {
    struct story_frame *outer;
    struct table_reading *table;
    enum table_where where;
    int run_vanish;
    struct text run_style;
    size_t field_count, field_overflow;
};

/* A field whose end has not come. What stands between its begin and its result is no print; but it
 * is taken back only once the result or the end comes, in the same paragraph: a mark without a
 * partner must not hide what follows. */
struct field {
    bool instruction; /* between begin and separate */
    const struct paragraph *paragraph;
    size_t text_start; /* in the paragraph, where the field began */
};

struct reader {
    struct stories *stories;
    struct text part;
    enum table_where where;
    bool stopped;
    struct story_frame *frames;
    struct table_reading *table;
    struct paragraph *paragraph;
    /* properties in hand */
    bool in_ppr, in_rpr, in_trpr;
    /* the run */
    int run_vanish; /* -1: not said */
    struct text run_style;
    bool in_text, preserve;
    size_t text_start;
    struct field fields[MOST_FIELDS];
    size_t field_count, field_overflow;
    struct buffer hidden; /* the first text that is not printed, for the problem that tells of it */
    bool in_hidden;
    /* a paragraph whose mark was deleted, waiting for the next */
    bool joined;
    struct paragraph joining;
};

static struct place reader_place(const struct reader *reader) {
    struct place place = {.part = reader->part};
    if (reader->table != NULL) {
        place.table = (int)reader->table->index + 1; /* tables_order makes it the contract's */
        place.row = reader->table->grid.table->rows;
    }
    return place;
}

static void reader_stop(struct reader *reader) {
    if (!reader->stopped)
        problem_add(reader->stories->problems, PROBLEM_DOCUMENT_TOO_LARGE, reader_place(reader),
            TEXT_NONE, TEXT_NONE);
    reader->stopped = true;
}

/* ---- blocks ---- */

static struct block *block_add(struct reader *reader, enum block_kind kind) {
    struct stories *stories = reader->stories;
    struct document *document = stories->document;
    if (document->block_count == stories->block_capacity) {
        size_t capacity = stories->block_capacity == 0 ? 256 : stories->block_capacity * 2;
        document->blocks = arena_grow(stories->arena, document->blocks, document->block_count,
            capacity, sizeof *document->blocks);
        stories->block_capacity = capacity;
    }
    if (document->block_count >= LIMIT_BLOCKS)
        reader_stop(reader);
    struct block *block = &document->blocks[document->block_count++];
    *block = (struct block){.kind = kind, .cell = -1, .outline = -1};
    if (reader->table != NULL && reader->table->in_cell)
        block->table = (int)reader->table->index + 1;
    return block;
}

/* ---- paragraphs ---- */

static void paragraph_open(struct reader *reader) {
    struct arena *arena = reader->stories->arena;
    struct paragraph *paragraph = arena_alloc(arena, sizeof *paragraph);
    *paragraph = (struct paragraph){.outer = reader->paragraph,
        .text = {.arena = arena},
        .num_id = -1,
        .level = -1,
        .outline = -2,
        .style_vanish = -2,
        .mark_vanish = -1};
    if (reader->joined) {
        paragraph->text = reader->joining.text;
        paragraph->block = reader->joining.block;
        reader->joined = false;
    } else {
        block_add(reader, BLOCK_PARAGRAPH);
        paragraph->block = reader->stories->document->block_count - 1;
    }
    reader->paragraph = paragraph;
}

static struct text paragraph_number(struct reader *reader, const struct paragraph *paragraph) {
    struct style style = style_find(reader->stories->styles, paragraph->style);
    int num_id = paragraph->num_id >= 0 ? paragraph->num_id : style.num_id;
    int level = paragraph->level >= 0 ? paragraph->level : paragraph->num_id >= 0 ? 0 : style.level;
    if (num_id <= 0)
        return TEXT_NONE;
    return numbering_next(reader->stories->numbering, num_id, level, paragraph->style);
}

static void cell_text_add(struct table_reading *table, struct text text, struct text number) {
    if (table->paragraphs++ != 0) {
        buffer_add_byte(&table->text, '\n');
        buffer_add_byte(&table->unnumbered, '\n');
    }
    buffer_add(&table->text, number);
    buffer_add(&table->text, text);
    buffer_add(&table->unnumbered, text);
}

/* The paragraph's text into its block and its cell. */
static void paragraph_finish(struct reader *reader, struct paragraph *paragraph) {
    struct stories *stories = reader->stories;
    struct block *block = &stories->document->blocks[paragraph->block];
    block->text = buffer_text(&paragraph->text);
    block->number = paragraph_number(reader, paragraph);
    block->outline = paragraph->outline != -2
                         ? paragraph->outline
                         : style_find(stories->styles, paragraph->style).outline;
    stories->text_bytes += block->text.length;
    if (stories->text_bytes > LIMIT_TEXT_BYTES)
        reader_stop(reader);
    if (reader->table != NULL && reader->table->in_cell)
        cell_text_add(reader->table, block->text, block->number);
}

/* A paragraph that waits for a next one which does not come. */
static void joined_flush(struct reader *reader) {
    if (!reader->joined)
        return;
    reader->joined = false;
    paragraph_finish(reader, &reader->joining);
}

static int paragraph_style_vanish(struct reader *reader, struct paragraph *paragraph) {
    if (paragraph->style_vanish == -2)
        paragraph->style_vanish = style_find(reader->stories->styles, paragraph->style).vanish;
    return paragraph->style_vanish;
}

/* A mark that is hidden is not printed, so that the paragraph runs on into the next. */
static bool mark_is_hidden(struct reader *reader, struct paragraph *paragraph) {
    if (paragraph->mark_vanish >= 0)
        return paragraph->mark_vanish != 0;
    return paragraph_style_vanish(reader, paragraph) > 0;
}

static void paragraph_close(struct reader *reader) {
    struct paragraph *paragraph = reader->paragraph;
    if (paragraph == NULL)
        return;
    reader->paragraph = paragraph->outer;
    for (size_t i = 0; i < reader->field_count; i++)
        if (reader->fields[i].paragraph == paragraph)
            reader->fields[i].paragraph = NULL;
    if (!paragraph->mark_deleted && !mark_is_hidden(reader, paragraph)) {
        paragraph_finish(reader, paragraph);
        return;
    }
    reader->joining = *paragraph;
    reader->joining.num_id = 0;
    reader->joined = true;
}

/* ---- runs ---- */

static bool run_is_hidden(struct reader *reader) {
    const struct styles *styles = reader->stories->styles;
    struct paragraph *paragraph = reader->paragraph;
    if (reader->run_vanish >= 0)
        return reader->run_vanish != 0;
    int around = paragraph_style_vanish(reader, paragraph);
    int run = reader->run_style.length == 0 ? -1 : style_find(styles, reader->run_style).vanish;
    if (run >= 0 && around >= 0) /* a toggle, ECMA-376 part 1, 17.7.3 */
        return run != around;
    if (run >= 0)
        return run != 0;
    return around >= 0 ? around != 0 : styles_hide_all(styles);
}

static bool is_printed(struct reader *reader) {
    return reader->paragraph != NULL && !run_is_hidden(reader);
}

static void print(struct reader *reader, struct text text) {
    if (is_printed(reader))
        buffer_add(&reader->paragraph->text, text);
}

static void text_open(struct reader *reader, const struct xml_parser *parser) {
    reader->in_text = is_printed(reader);
    reader->in_hidden = !reader->in_text;
    if (reader->in_hidden)
        return;
    reader->preserve = text_equal(xml_attribute_text(parser, XML_XML_space), TEXT("preserve"));
    reader->text_start = reader->paragraph->text.length;
}

static bool is_xml_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Without xml:space="preserve" Word drops white space at both ends of w:t. */
static void text_close(struct reader *reader) {
    reader->in_hidden = false;
    if (!reader->in_text)
        return;
    reader->in_text = false;
    struct buffer *text = &reader->paragraph->text;
    if (reader->preserve || text->length == reader->text_start)
        return;
    size_t start = reader->text_start, end = text->length;
    while (end > start && is_xml_space(text->bytes[end - 1]))
        end--;
    while (start < end && is_xml_space(text->bytes[start]))
        start++;
    memmove(text->bytes + reader->text_start, text->bytes + start, end - start);
    text->length = reader->text_start + end - start;
    text->bytes[text->length] = '\0';
}

static void symbol_print(struct reader *reader, const struct xml_parser *parser) {
    const char *code = xml_attribute(parser, XML_W_char);
    unsigned long codepoint = code == NULL ? 0 : strtoul(code, NULL, 16);
    if (codepoint >= 0xF000 && codepoint <= 0xF0FF) /* a symbol font's own code page */
        codepoint -= codepoint >= 0xF020 && codepoint <= 0xF07E ? 0xF000 : 0;
    if (codepoint == 0 || codepoint > 0x10FFFF || (codepoint >= 0xD800 && codepoint <= 0xDFFF) ||
        !is_printed(reader))
        return;
    buffer_add_codepoint(&reader->paragraph->text, (uint32_t)codepoint);
}

static void field_begin(struct reader *reader) {
    if (reader->field_count == MOST_FIELDS) {
        reader->field_overflow++;
        return;
    }
    reader->fields[reader->field_count++] = (struct field){.instruction = true,
        .paragraph = reader->paragraph,
        .text_start = reader->paragraph == NULL ? 0 : reader->paragraph->text.length};
}

/* The instruction ends here: what it printed, fields within it for instance, is taken back. */
static void instruction_end(struct reader *reader, struct field *field) {
    if (field->instruction && field->paragraph != NULL && field->paragraph == reader->paragraph &&
        reader->paragraph->text.length > field->text_start)
        reader->paragraph->text.length = field->text_start;
    field->instruction = false;
}

static void field_mark(struct reader *reader, const struct xml_parser *parser) {
    struct text type = xml_attribute_text(parser, XML_W_fldCharType);
    bool end = text_equal(type, TEXT("end"));
    if (text_equal(type, TEXT("begin"))) {
        field_begin(reader);
        return;
    }
    if (reader->field_overflow != 0) {
        reader->field_overflow -= end;
        return;
    }
    if (reader->field_count == 0 || (!end && !text_equal(type, TEXT("separate"))))
        return;
    instruction_end(reader, &reader->fields[reader->field_count - 1]);
    reader->field_count -= end;
}

/* ---- tables ---- */

static bool table_open(struct reader *reader) {
    struct stories *stories = reader->stories;
    struct document *document = stories->document;
    joined_flush(reader);
    if (document->table_count >= LIMIT_TABLES) {
        reader_stop(reader);
        return false;
    }
    if (document->table_count == stories->table_capacity) {
        size_t capacity = stories->table_capacity == 0 ? 16 : stories->table_capacity * 2;
        document->tables = arena_grow(stories->arena, document->tables, document->table_count,
            capacity, sizeof *document->tables);
        stories->table_capacity = capacity;
    }
    struct block *block = block_add(reader, BLOCK_TABLE);
    struct table_reading *table = arena_alloc(stories->arena, sizeof *table);
    table->outer = reader->table;
    table->index = document->table_count++;
    block->held_table = (int)table->index + 1;
    document->tables[table->index] = (struct table){
        .parent = reader->table == NULL ? 0 : (int)reader->table->index + 1,
        .where = reader->where,
        .part = reader->part,
    };
    struct table *building = arena_alloc(stories->arena, sizeof *building);
    *building = document->tables[table->index];
    grid_begin(&table->grid, stories->arena, building);
    reader->table = table;
    return true;
}

static void table_close(struct reader *reader) {
    struct table_reading *table = reader->table;
    if (table == NULL)
        return;
    if (table->grid.too_wide)
        problem_add(reader->stories->problems, PROBLEM_GRID_TOO_WIDE, reader_place(reader),
            TEXT_NONE, TEXT_NONE);
    reader->stories->document->tables[table->index] = *table->grid.table;
    reader->table = table->outer;
}

static void row_open(struct reader *reader) {
    struct table_reading *table = reader->table;
    table->in_row = true;
    table->row_begun = table->row_dropped = table->cells_dropped = false;
    table->grid_before = 0;
}

/* The row's properties come before its first cell, the cell's before its content; so a row begins
 * with the first cell that is not deleted. */
static void row_begin(struct table_reading *table) {
    if (table->row_begun || table->row_dropped)
        return;
    grid_row(&table->grid, table->grid_before);
    table->row_begun = true;
}

/* A row without cells is a row, one whose cells were all deleted is not. */
static void row_close(struct table_reading *table) {
    if (table->in_row && !table->cells_dropped)
        row_begin(table);
    table->in_row = false;
}

static void cell_open(struct reader *reader) {
    struct table_reading *table = reader->table;
    struct arena *arena = reader->stories->arena;
    if (!table->in_row) /* a cell without a row, in a file that no word processor wrote */
        row_open(reader);
    table->in_cell = true;
    table->cell_dropped = false;
    table->span = 1;
    table->vertical = table->horizontal = MERGE_NONE;
    table->text = (struct buffer){.arena = arena};
    table->unnumbered = (struct buffer){.arena = arena};
    table->paragraphs = 0;
    table->first_block = reader->stories->document->block_count;
    table->first_table = reader->stories->document->table_count;
    if (++reader->stories->cell_count > LIMIT_CELLS)
        reader_stop(reader);
}

/* Blocks of the cell learn which cell it is. */
static void cell_blocks_place(struct reader *reader, int index) {
    struct document *document = reader->stories->document;
    int table = (int)reader->table->index + 1;
    for (size_t i = reader->table->first_block; i < document->block_count; i++)
        if (document->blocks[i].table == table && document->blocks[i].cell < 0)
            document->blocks[i].cell = index;
}

/* A merged cell's own content is not shown by Word; a table in it is read all the same. */
static void cell_hide(struct reader *reader, int index) {
    struct table_reading *table = reader->table;
    struct document *document = reader->stories->document;
    struct text text = buffer_text(&table->text);
    if (!text_is_blank(text)) {
        struct place place = reader_place(reader);
        place.column = table->grid.table->cells[index].column;
        place.raw = text;
        problem_add(
            reader->stories->problems, PROBLEM_MERGED_CELL_TEXT, place, TEXT_NONE, TEXT_NONE);
    }
    if (document->table_count == table->first_table)
        document->block_count = table->first_block;
    else
        cell_blocks_place(reader, index);
}

static void cell_close(struct reader *reader) {
    struct table_reading *table = reader->table;
    if (table == NULL || !table->in_cell)
        return;
    joined_flush(reader);
    table->in_cell = false;
    if (table->cell_dropped) {
        table->cells_dropped = true;
        return;
    }
    row_begin(table);
    bool continued;
    int index =
        grid_cell(&table->grid, table->span, table->vertical, table->horizontal, &continued);
    if (index < 0)
        return;
    if (continued) {
        cell_hide(reader, index);
        return;
    }
    struct cell *cell = &table->grid.table->cells[index];
    cell->text = buffer_text(&table->text);
    cell->text_unnumbered = buffer_text(&table->unnumbered);
    cell_blocks_place(reader, index);
}

static enum merge merge_read(const struct xml_parser *parser) {
    return text_equal(xml_attribute_text(parser, XML_W_val), TEXT("restart")) ? MERGE_RESTART
                                                                              : MERGE_CONTINUE;
}

/* A tracked merge, accepted: "cont" joins the cell above, "rest" begins one. */
static enum merge cell_merge_read(const struct xml_parser *parser) {
    return text_equal(xml_attribute_text(parser, XML_W_vMerge), TEXT("cont")) ? MERGE_CONTINUE
                                                                              : MERGE_RESTART;
}

/* ---- text boxes ---- */

static void box_open(struct reader *reader) {
    struct story_frame *frame = arena_alloc(reader->stories->arena, sizeof *frame);
    *frame = (struct story_frame){.outer = reader->frames,
        .table = reader->table,
        .where = reader->where,
        .run_vanish = reader->run_vanish,
        .run_style = reader->run_style,
        .field_count = reader->field_count,
        .field_overflow = reader->field_overflow};
    reader->frames = frame;
    reader->table = NULL;
    reader->where = WHERE_TEXTBOX;
}

static void box_close(struct reader *reader) {
    struct story_frame *frame = reader->frames;
    if (frame == NULL)
        return;
    joined_flush(reader);
    reader->frames = frame->outer;
    reader->table = frame->table;
    reader->where = frame->where;
    reader->run_vanish = frame->run_vanish;
    reader->run_style = frame->run_style;
    if (reader->field_count > frame->field_count)
        reader->field_count = frame->field_count;
    reader->field_overflow = frame->field_overflow;
}

/* ---- calls from the parser ---- */

/* What is never read: properties that do not bear on text, what tracked changes took away, old
 * properties, instructions, the phonetic half of ruby. */
static bool is_passed_over(enum xml_name name) {
    switch (name) {
    case XML_W_moveFrom:
    case XML_W_delText:
    case XML_W_delInstrText:
    case XML_W_instrText:
    case XML_W_fldData:
    case XML_W_rPrChange:
    case XML_W_pPrChange:
    case XML_W_tblPrChange:
    case XML_W_trPrChange:
    case XML_W_tcPrChange:
    case XML_W_tblGridChange:
    case XML_W_tblPrExChange:
    case XML_W_sectPrChange:
    case XML_W_numberingChange:
    case XML_W_sectPr:
    case XML_W_sdtPr:
    case XML_W_sdtEndPr:
    case XML_W_customXmlPr:
    case XML_W_smartTagPr:
    case XML_W_rubyPr:
    case XML_W_rt:
    case XML_W_tblPr:
    case XML_W_tblPrEx:
    case XML_W_tblGrid:
        return true;
    default:
        return false;
    }
}

/* w:del and w:moveFrom among properties mark a row or a paragraph's end; elsewhere they hold what
 * was deleted. */
static bool start_change(struct reader *reader, struct xml_parser *parser, enum xml_name name) {
    if (name != XML_W_del && name != XML_W_moveFrom)
        return false;
    if (reader->in_trpr && reader->table != NULL)
        reader->table->row_dropped = true;
    else if (reader->in_ppr && reader->in_rpr && reader->paragraph != NULL)
        reader->paragraph->mark_deleted = true;
    else
        xml_skip(parser);
    return true;
}

static void start_paragraph_property(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    struct paragraph *paragraph = reader->paragraph;
    if (paragraph == NULL)
        return;
    if (name == XML_W_pStyle)
        paragraph->style = text_copy(reader->stories->arena, xml_attribute_text(parser, XML_W_val));
    if (name == XML_W_numId)
        paragraph->num_id = xml_attribute_number(parser, XML_W_val, -1);
    if (name == XML_W_ilvl)
        paragraph->level = xml_attribute_number(parser, XML_W_val, -1);
    if (name == XML_W_outlineLvl) {
        int level = xml_attribute_number(parser, XML_W_val, 9);
        paragraph->outline = level >= 0 && level < 9 ? level : -1;
    }
}

static void start_row_property(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    if (reader->table == NULL)
        return;
    if (name == XML_W_gridBefore)
        reader->table->grid_before = xml_attribute_number(parser, XML_W_val, 0);
}

static void start_cell_property(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    struct table_reading *table = reader->table;
    if (table == NULL || !table->in_cell)
        return;
    if (name == XML_W_gridSpan)
        table->span = xml_attribute_number(parser, XML_W_val, 1);
    if (name == XML_W_vMerge)
        table->vertical = merge_read(parser);
    if (name == XML_W_hMerge)
        table->horizontal = merge_read(parser);
    if (name == XML_W_cellMerge)
        table->vertical = cell_merge_read(parser);
    if (name == XML_W_cellDel)
        table->cell_dropped = true;
}

static void start_run_property(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    if (reader->in_ppr) { /* of the paragraph's mark */
        if (name == XML_W_vanish && reader->paragraph != NULL)
            reader->paragraph->mark_vanish = xml_attribute_on(parser, XML_W_val);
        return;
    }
    if (name == XML_W_vanish)
        reader->run_vanish = xml_attribute_on(parser, XML_W_val);
    if (name == XML_W_rStyle)
        reader->run_style =
            text_copy(reader->stories->arena, xml_attribute_text(parser, XML_W_val));
}

static void start_run_content(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    switch (name) {
    case XML_W_t:
    case XML_M_t:
        text_open(reader, parser);
        return;
    case XML_W_tab:
        if (!reader->in_ppr) /* there it is a tab stop */
            print(reader, TEXT("\t"));
        return;
    case XML_W_ptab:
        print(reader, TEXT("\t"));
        return;
    case XML_W_br:
    case XML_W_cr:
        print(reader, TEXT("\n"));
        return;
    case XML_W_noBreakHyphen:
        print(reader, TEXT("-"));
        return;
    case XML_W_softHyphen:
        print(reader, TEXT("\xC2\xAD"));
        return;
    case XML_W_sym:
        symbol_print(reader, parser);
        return;
    case XML_W_fldChar:
        field_mark(reader, parser);
        return;
    case XML_W_altChunk:
    case XML_W_subDoc:
        problem_add(reader->stories->problems, PROBLEM_PART_NOT_READ, reader_place(reader),
            TEXT_NONE, TEXT_NONE);
        return;
    default:
        return;
    }
}

static void start_structure(struct reader *reader, struct xml_parser *parser, enum xml_name name) {
    switch (name) {
    case XML_W_p:
        paragraph_open(reader);
        return;
    case XML_W_pPr:
        reader->in_ppr = true;
        return;
    case XML_W_r:
        reader->run_vanish = -1;
        reader->run_style = TEXT_NONE;
        return;
    case XML_W_rPr:
        reader->in_rpr = true;
        return;
    case XML_W_tbl:
        if (!table_open(reader))
            xml_skip(parser);
        return;
    case XML_W_tr:
        if (reader->table != NULL)
            row_open(reader);
        return;
    case XML_W_trPr:
        reader->in_trpr = true;
        return;
    case XML_W_tc:
        if (reader->table == NULL || reader->table->row_dropped)
            xml_skip(parser);
        else
            cell_open(reader);
        return;
    case XML_W_txbxContent:
        box_open(reader);
        return;
    default:
        start_paragraph_property(reader, parser, name);
        start_row_property(reader, parser, name);
        start_cell_property(reader, parser, name);
        start_run_property(reader, parser, name);
        start_run_content(reader, parser, name);
        return;
    }
}

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct reader *reader = context;
    bool deleted_cell =
        reader->table != NULL && reader->table->in_cell && reader->table->cell_dropped;
    if (start_change(reader, parser, name))
        return;
    if (reader->stopped || is_passed_over(name) ||
        (deleted_cell && (name == XML_W_p || name == XML_W_tbl)))
        xml_skip(parser);
    else
        start_structure(reader, parser, name);
}

static void on_end(void *context, enum xml_name name) {
    struct reader *reader = context;
    switch (name) {
    case XML_W_p:
        paragraph_close(reader);
        return;
    case XML_W_pPr:
        reader->in_ppr = false;
        return;
    case XML_W_rPr:
        reader->in_rpr = false;
        return;
    case XML_W_trPr:
        reader->in_trpr = false;
        return;
    case XML_W_t:
    case XML_M_t:
        text_close(reader);
        return;
    case XML_W_tc:
        cell_close(reader);
        return;
    case XML_W_tr:
        if (reader->table != NULL)
            row_close(reader->table);
        return;
    case XML_W_tbl:
        table_close(reader);
        return;
    case XML_W_txbxContent:
        box_close(reader);
        return;
    default:
        return;
    }
}

static void on_text(void *context, struct text text) {
    struct reader *reader = context;
    if (reader->in_text)
        buffer_add(&reader->paragraph->text, text);
    else if (reader->in_hidden && reader->hidden.length < MOST_HIDDEN)
        buffer_add(&reader->hidden, text);
}

/* Hidden text is not printed, so it is not read; but that is told. */
static void hidden_tell(const struct reader *reader) {
    struct buffer hidden = reader->hidden;
    struct place place = {.part = reader->part, .raw = buffer_text(&hidden)};
    if (!text_is_blank(place.raw))
        problem_add(reader->stories->problems, PROBLEM_HIDDEN_TEXT, place, TEXT_NONE, TEXT_NONE);
}

bool story_read(
    struct stories *stories, struct text part, enum table_where where, bool keep_blocks) {
    struct reader reader = {.stories = stories,
        .part = part,
        .where = where,
        .run_vanish = -1,
        .hidden = {.arena = stories->arena}};
    struct xml_handler handler = {&reader, on_start, on_end, on_text};
    struct document *document = stories->document;
    size_t blocks = document->block_count, tables = document->table_count;
    bool read = where == WHERE_BODY ? package_parse(stories->package, part, &handler)
                                    : package_parse_side(stories->package, part, &handler);
    joined_flush(&reader);
    hidden_tell(&reader);
    if (!read) /* half a part: its tables may be half */
        document->table_count = tables;
    if (!read || !keep_blocks)
        document->block_count = blocks;
    return read && !reader.stopped;
}

/* ---- order ---- */

void tables_order(struct stories *stories) {
    struct document *document = stories->document;
    struct table *ordered = arena_array(stories->arena, document->table_count, sizeof *ordered);
    int *ordinals = arena_array(stories->arena, document->table_count + 1, sizeof *ordinals);
    int next = 0;
    for (int where = WHERE_BODY; where <= WHERE_FOOTER; where++)
        for (size_t i = 0; i < document->table_count; i++)
            if (document->tables[i].where == (enum table_where)where) {
                ordered[next] = document->tables[i];
                ordered[next].ordinal = next + 1;
                ordinals[i + 1] = ++next;
            }
    for (size_t i = 0; i < document->table_count; i++)
        ordered[i].parent = ordinals[ordered[i].parent];
    for (size_t i = 0; i < document->block_count; i++) {
        document->blocks[i].table = ordinals[document->blocks[i].table];
        document->blocks[i].held_table = ordinals[document->blocks[i].held_table];
    }
    for (size_t i = stories->first_problem; i < stories->problems->count; i++)
        stories->problems->items[i].place.table = ordinals[stories->problems->items[i].place.table];
    document->tables = ordered;
}
