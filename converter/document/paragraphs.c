/*
 * paragraphs.c: paragraphs and runs -> blocks and their text. A paragraph whose mark was deleted or
 * is hidden runs on into the next. White space is Word's: without xml:space="preserve" w:t is
 * trimmed. Hidden runs (by themselves, by their style or their paragraph's) are not printed; struck
 * and raised text, and text in the colour of its ground, becomes a run of that kind (runs.h).
 */
#include "document/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "document/symbols.h"

/* ---- paragraphs ---- */

void paragraph_open(struct reader *reader) {
    struct paragraph *paragraph = reader->spare;
    if (paragraph == NULL)
        paragraph = arena_alloc(reader->arena, sizeof *paragraph);
    else
        reader->spare = paragraph->outer;
    struct run_buffer text = paragraph->text;
    run_buffer_cut(&text, 0);
    text.text.arena = reader->arena;
    *paragraph = (struct paragraph){.outer = reader->paragraph,
        .text = text,
        .num_id = -1,
        .level = -1,
        .outline = -2,
        .mark_vanish = NOT_SAID,
        .ground = NOT_SAID};
    if (reader->joined) {
        paragraph->text = reader->joining.text;
        paragraph->block = reader->joining.block;
        paragraph->number_joined = reader->joining.number_joined;
        reader->joined = false;
    } else {
        paragraph->block = builder_paragraph_begin(reader->builder);
    }
    reader->paragraph = paragraph;
    reader->formula.end = reader->ruby_start = 0;
}

static const struct style *paragraph_style(struct reader *reader, struct paragraph *paragraph) {
    if (paragraph->style_found == NULL)
        paragraph->style_found = style_find(reader->stories->styles, paragraph->style);
    return paragraph->style_found;
}

/* The number as it is printed; one that is hidden becomes part of the hidden text. */
static struct text paragraph_number(
    struct reader *reader, struct paragraph *paragraph, bool mark_hidden) {
    struct number number = {.hidden = mark_hidden};
    if (paragraph->number_joined.length != 0)
        return paragraph->number_joined;
    const struct style *style = paragraph_style(reader, paragraph);
    int num_id = paragraph->num_id >= 0 ? paragraph->num_id : style->num_id;
    int level = paragraph->level >= 0    ? paragraph->level
                : paragraph->num_id >= 0 ? 0
                                         : style->level;
    if (paragraph->listed) { /* Word 2003 writes the number out; other writers may not */
        number.text = paragraph->printed;
        if (paragraph->printed.length == 0)
            problem_add(reader->builder->problems, PROBLEM_NUMBER_NOT_READ,
                builder_place(reader->builder), TEXT_NONE, TEXT_NONE);
    } else if (num_id > 0)
        number = numbering_next(
            reader->stories->numbering, num_id, level, paragraph->style, mark_hidden);
    if (number.format_unknown.length != 0)
        problem_add(reader->builder->problems, PROBLEM_NUMBER_FORMAT,
            builder_place(reader->builder), number.format_unknown, TEXT_NONE);
    if (!number.hidden)
        return number.text;
    if (reader->hidden.length < MOST_HIDDEN)
        buffer_add(&reader->hidden, number.text);
    return TEXT_NONE;
}

static void paragraph_finish(struct reader *reader, struct paragraph *paragraph) {
    struct run_text text = run_buffer_text(&paragraph->text);
    struct text number = paragraph_number(reader, paragraph, false);
    struct block *block = builder_paragraph_end(reader->builder, paragraph->block, &text, number);
    block->outline =
        paragraph->outline != -2 ? paragraph->outline : paragraph_style(reader, paragraph)->outline;
    builder_count_text(reader->builder, number.length);
}

/* A paragraph that waits for a next one which does not come. */
void joined_flush(struct reader *reader) {
    if (!reader->joined)
        return;
    reader->joined = false;
    paragraph_finish(reader, &reader->joining);
}

/* A mark that is hidden is not printed, so that the paragraph runs on into the next. */
static bool mark_is_hidden(struct reader *reader, struct paragraph *paragraph) {
    if (paragraph->mark_vanish >= 0)
        return paragraph->mark_vanish != 0;
    return paragraph_style(reader, paragraph)->run.vanish > 0;
}

void paragraph_close(struct reader *reader) {
    struct paragraph *paragraph = reader->paragraph;
    if (paragraph == NULL)
        return;
    reader->paragraph = paragraph->outer;
    paragraph->outer = reader->spare;
    reader->spare = paragraph;
    if (!paragraph->mark_deleted && !mark_is_hidden(reader, paragraph)) {
        paragraph_finish(reader, paragraph);
        return;
    }
    struct text number = paragraph->mark_deleted
                             ? paragraph->number_joined
                             : paragraph_number(reader, paragraph, !paragraph->mark_separates);
    reader->joining = *paragraph;
    paragraph->text = (struct run_buffer){.text = {.arena = reader->arena}};
    reader->joining.num_id = 0;
    reader->joining.listed = false;
    reader->joining.number_joined = number;
    reader->joined = true;
}

/* ---- runs ---- */

/* What is behind the text of the paragraph in hand: its own shading, that of the cell, of the
 * table, of what these stand in; NOT_SAID: the table's style shades, and it is not known where. */
static int ground_find(const struct reader *reader) {
    if (reader->paragraph->ground >= 0)
        return reader->paragraph->ground;
    const struct open_table *open = reader->builder->table;
    for (const struct table_reading *table = reader->table; table != NULL;
         table = table->outer, open = open->outer) {
        if (open->in_cell && table->cell_ground >= 0)
            return table->cell_ground;
        if (table->ground >= 0)
            return table->ground;
        if (table->shades)
            return NOT_SAID;
    }
    return reader->page_ground;
}

bool run_is_printed(struct reader *reader, struct run_properties *properties) {
    struct paragraph *paragraph = reader->paragraph;
    if (paragraph == NULL)
        return false;
    const struct styles *styles = reader->stories->styles;
    const struct run_properties *character = reader->run_style.length == 0
                                                 ? &run_properties_none
                                                 : &style_find(styles, reader->run_style)->run;
    const struct run_properties *around = &paragraph_style(reader, paragraph)->run;
    const struct run_properties *defaults = styles_defaults(styles);
    if (!reader->run.is_remarkable && !character->is_remarkable && !around->is_remarkable &&
        !defaults->is_remarkable) {
        *properties = run_properties_none;
        return true;
    }
    *properties = run_properties_resolve(&reader->run, character, around, defaults);
    return properties->vanish <= 0;
}

/* A field that is open is a reference to a note. */
static bool in_note_field(const struct reader *reader) {
    for (size_t i = 0; i < reader->field_count; i++)
        if (reader->fields[i].is_note && !reader->fields[i].instruction)
            return true;
    return false;
}

/* What the reader of the page takes the run for. */
static enum run_kind run_kind_find(
    const struct reader *reader, const struct run_properties *properties) {
    enum run_kind kind = properties->is_remarkable
                             ? run_properties_kind(properties, ground_find(reader))
                             : RUN_PLAIN;
    if (kind == RUN_STRUCK || kind == RUN_FAINT)
        return kind;
    if (reader->run_is_note || in_note_field(reader))
        return RUN_REFERENCE;
    if (reader->placeholders != 0)
        return RUN_PLACEHOLDER;
    if (reader->uncertain != 0)
        return RUN_UNCERTAIN;
    if (reader->paragraph->advanced && kind == RUN_PLAIN)
        return RUN_SHIFTED;
    return reader->ruby != 0 ? RUN_RUBY : kind;
}

void run_print(struct reader *reader, struct text text) {
    struct run_properties properties;
    if (run_is_printed(reader, &properties))
        run_buffer_add(&reader->paragraph->text, text, run_kind_find(reader, &properties));
}

void label_print(struct reader *reader) {
    run_print(reader, text_from(reader->element->label));
}

void text_open(struct reader *reader) {
    struct run_properties properties;
    reader->in_text = run_is_printed(reader, &properties);
    reader->in_hidden = !reader->in_text;
    if (reader->in_hidden)
        return;
    reader->text_kind = run_kind_find(reader, &properties);
    reader->symbols = properties.symbols;
    reader->preserve =
        reader->preserve_all ||
        text_equal(xml_attribute_text(reader->parser, XML_XML_space), TEXT("preserve"));
    reader->text_start = reader->paragraph->text.text.length;
}

void text_add(struct reader *reader, struct text text) {
    struct buffer *buffer = &reader->paragraph->text.text;
    if (reader->symbols < 0) {
        buffer_add(buffer, text);
        return;
    }
    for (size_t offset = 0; offset < text.length;)
        buffer_add_codepoint(buffer, symbol_of_text(reader->symbols, text_next(text, &offset)));
}

static bool is_xml_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Without xml:space="preserve" Word drops white space at both ends of w:t. */
static void text_trim_from(struct buffer *text, size_t first) {
    size_t start = first, end = text->length;
    while (end > start && is_xml_space(text->bytes[end - 1]))
        end--;
    while (start < end && is_xml_space(text->bytes[start]))
        start++;
    memmove(text->bytes + first, text->bytes + start, end - start);
    text->length = first + end - start;
    text->bytes[text->length] = '\0';
}

void text_close(struct reader *reader) {
    reader->in_hidden = false;
    if (!reader->in_text)
        return;
    reader->in_text = false;
    struct run_buffer *text = &reader->paragraph->text;
    if (text->text.length <= reader->text_start) /* less: a field ended within */
        return;
    if (!reader->preserve)
        text_trim_from(&text->text, reader->text_start);
    run_buffer_mark(text, reader->text_start, reader->text_kind);
    formula_text_added(&reader->formula, text, reader->text_start);
}

void symbol_print(struct reader *reader) {
    const char *code = xml_attribute(reader->parser, XML_W_char);
    unsigned long number = code == NULL ? 0 : strtoul(code, NULL, 16);
    uint32_t codepoint =
        number > 0x10FFFF
            ? 0
            : symbol_find(xml_attribute_text(reader->parser, XML_W_font), (uint32_t)number);
    struct run_properties properties;
    if (codepoint == 0 || !run_is_printed(reader, &properties))
        return;
    struct run_buffer *text = &reader->paragraph->text;
    size_t start = text->text.length;
    buffer_add_codepoint(&text->text, codepoint);
    run_buffer_mark(text, start, run_kind_find(reader, &properties));
}
