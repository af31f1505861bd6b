/*
 * paragraphs.c: paragraphs and runs -> blocks and their text. A paragraph whose mark was deleted or
 * is hidden runs on into the next. White space is Word's: without xml:space="preserve" w:t is
 * trimmed. Of a field the result is printed, the instruction is not; what a run hides (itself, by
 * its style, by its paragraph's) is not printed. Knows nothing of tables but that a cell is open.
 */
#include "document/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "document/symbols.h"

/* ---- blocks ---- */

struct block *block_add(struct reader *reader, enum block_kind kind) {
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

void paragraph_open(struct reader *reader) {
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
        paragraph->number_joined = reader->joining.number_joined;
        reader->joined = false;
    } else {
        block_add(reader, BLOCK_PARAGRAPH);
        paragraph->block = reader->stories->document->block_count - 1;
    }
    reader->paragraph = paragraph;
}

/* Word 2003 writes the number out; where another writer did not, it is lost, and that is told. */
static struct text number_printed(struct reader *reader, const struct paragraph *paragraph) {
    if (paragraph->printed.length == 0)
        problem_add(reader->stories->problems, PROBLEM_NUMBER_NOT_READ, reader_place(reader),
            TEXT_NONE, TEXT_NONE);
    return paragraph->printed;
}

/* The number as it is printed; one that is hidden becomes part of the hidden text. */
static struct text paragraph_number(
    struct reader *reader, const struct paragraph *paragraph, bool mark_hidden) {
    struct number number = {.hidden = mark_hidden};
    if (paragraph->number_joined.length != 0)
        return paragraph->number_joined;
    struct style style = style_find(reader->stories->styles, paragraph->style);
    int num_id = paragraph->num_id >= 0 ? paragraph->num_id : style.num_id;
    int level = paragraph->level >= 0 ? paragraph->level : paragraph->num_id >= 0 ? 0 : style.level;
    if (paragraph->listed)
        number.text = number_printed(reader, paragraph);
    else if (num_id > 0)
        number = numbering_next(
            reader->stories->numbering, num_id, level, paragraph->style, mark_hidden);
    if (number.format_unknown.length != 0)
        problem_add(reader->stories->problems, PROBLEM_NUMBER_FORMAT, reader_place(reader),
            number.format_unknown, TEXT_NONE);
    if (!number.hidden)
        return number.text;
    if (reader->hidden.length < MOST_HIDDEN)
        buffer_add(&reader->hidden, number.text);
    return TEXT_NONE;
}

/* The paragraph's text into its block and its cell. */
static void paragraph_finish(struct reader *reader, struct paragraph *paragraph) {
    struct stories *stories = reader->stories;
    struct block *block = &stories->document->blocks[paragraph->block];
    block->text = buffer_text(&paragraph->text);
    block->number = paragraph_number(reader, paragraph, false);
    block->outline = paragraph->outline != -2
                         ? paragraph->outline
                         : style_find(stories->styles, paragraph->style).outline;
    stories->text_bytes += block->number.length;
    if (reader->table != NULL && reader->table->in_cell)
        cell_text_add(reader->table, block->text, block->number);
}

/* A paragraph that waits for a next one which does not come. */
void joined_flush(struct reader *reader) {
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

void paragraph_close(struct reader *reader) {
    struct paragraph *paragraph = reader->paragraph;
    if (paragraph == NULL)
        return;
    reader->paragraph = paragraph->outer;
    for (size_t i = 0; i < reader->field_count; i++)
        if (reader->fields[i].paragraph == paragraph)
            reader->fields[i].paragraph = NULL;
    bool hidden = mark_is_hidden(reader, paragraph);
    if (!paragraph->mark_deleted && !hidden) {
        paragraph_finish(reader, paragraph);
        return;
    }
    struct text number = paragraph->mark_deleted
                             ? paragraph->number_joined
                             : paragraph_number(reader, paragraph, !paragraph->mark_separates);
    reader->joining = *paragraph;
    reader->joining.num_id = 0;
    reader->joining.listed = false;
    reader->joining.number_joined = number;
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

void run_print(struct reader *reader, struct text text) {
    if (is_printed(reader))
        buffer_add(&reader->paragraph->text, text);
}

void text_open(struct reader *reader, const struct xml_parser *parser) {
    reader->in_text = is_printed(reader);
    reader->in_hidden = !reader->in_text;
    if (reader->in_hidden)
        return;
    reader->preserve = reader->preserve_all ||
                       text_equal(xml_attribute_text(parser, XML_XML_space), TEXT("preserve"));
    reader->text_start = reader->paragraph->text.length;
}

static bool is_xml_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Without xml:space="preserve" Word drops white space at both ends of w:t. */
void text_close(struct reader *reader) {
    reader->in_hidden = false;
    if (!reader->in_text)
        return;
    reader->in_text = false;
    struct buffer *text = &reader->paragraph->text;
    if (reader->preserve || text->length <= reader->text_start) /* less: a field ended within */
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

void symbol_print(struct reader *reader, const struct xml_parser *parser) {
    const char *code = xml_attribute(parser, XML_W_char);
    unsigned long number = code == NULL ? 0 : strtoul(code, NULL, 16);
    uint32_t codepoint =
        number > 0x10FFFF ? 0
                          : symbol_find(xml_attribute_text(parser, XML_W_font), (uint32_t)number);
    if (codepoint != 0 && is_printed(reader))
        buffer_add_codepoint(&reader->paragraph->text, codepoint);
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

void field_mark(struct reader *reader, const struct xml_parser *parser) {
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
