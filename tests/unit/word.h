/*
 * word.h: Word files made on the spot for the tests of document/, and a document as one line:
 * (a paragraph) (#1.a numbered one) [table 1] {1 2x2: 1.1=a 1.2*2x1=b} and !codes of problems.
 * Included by tests of document/ only.
 */
#ifndef NIANBAO_TESTS_WORD_H
#define NIANBAO_TESTS_WORD_H

#include <criterion/criterion.h>
#include <string.h>
#include <zip.h>

#include "document/document.h"

struct part {
    const char *name, *text;
    size_t length; /* 0: up to the zero byte */
};

#define XMLNS_W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define XMLNS_MC "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
#define XMLNS_WPS "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
#define RELATIONS                                                                                  \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"    \
    "relationships/" type "\" Target=\"" target "\"/>"

#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" R(text) "</w:p>"
#define TC(properties, content) "<w:tc><w:tcPr>" properties "</w:tcPr>" content "</w:tc>"
#define C(text) "<w:tc>" P(text) "</w:tc>"
#define TR(properties, cells) "<w:tr><w:trPr>" properties "</w:trPr>" cells "</w:tr>"
#define T(rows) "<w:tbl>" rows "</w:tbl>"

static inline struct text zip_make(struct arena *arena, const struct part *parts, size_t count) {
    zip_error_t error;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    cr_assert_not_null(zip);
    for (size_t i = 0; i < count; i++) {
        size_t length = parts[i].length != 0 ? parts[i].length : strlen(parts[i].text);
        zip_source_t *source = zip_source_buffer(zip, parts[i].text, length, 0);
        cr_assert_geq(zip_file_add(zip, parts[i].name, source, ZIP_FL_ENC_UTF_8), 0);
    }
    cr_assert_eq(zip_close(zip), 0);
    cr_assert_eq(zip_source_open(target), 0);
    zip_source_seek(target, 0, SEEK_END);
    size_t size = (size_t)zip_source_tell(target);
    char *bytes = arena_alloc(arena, size + 1);
    zip_source_seek(target, 0, SEEK_SET);
    cr_assert_eq(zip_source_read(target, bytes, size), (zip_int64_t)size);
    zip_source_close(target);
    zip_source_free(target);
    return (struct text){bytes, size};
}

/* The bytes of parts and of the _rels/.rels and content types that they need. */
static inline struct text word_make(struct arena *arena, const struct part *more, size_t count) {
    struct part parts[16] = {
        {"[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
            0},
        {"_rels/.rels",
            RELATIONS RELATION("r1", "officeDocument", "word/document.xml") "</Relationships>", 0}};
    cr_assert_leq(count, 14);
    for (size_t i = 0; i < count; i++)
        parts[i + 2] = more[i];
    return zip_make(arena, parts, count + 2);
}

static inline void table_print(struct buffer *out, const struct table *table) {
    static const char *const where[] = {
        "", "@textbox", "@footnote", "@endnote", "@header", "@footer"};
    buffer_format(out, " {%d%s", table->ordinal, where[table->where]);
    if (table->parent != 0)
        buffer_format(out, "<%d", table->parent);
    buffer_format(out, " %dx%d:", table->rows, table->columns);
    for (size_t i = 0; i < table->cell_count; i++) {
        const struct cell *cell = &table->cells[i];
        buffer_format(out, " %d.%d", cell->row, cell->column);
        if (cell->row_span != 1 || cell->column_span != 1)
            buffer_format(out, "*%dx%d", cell->row_span, cell->column_span);
        buffer_add_byte(out, '=');
        buffer_add(out, run_text_shown(out->arena, &cell->printed));
    }
    buffer_add_byte(out, '}');
}

static inline const char *document_print(
    struct arena *arena, const struct document *document, const struct problems *problems) {
    struct buffer out = {.arena = arena};
    buffer_add(&out, TEXT("")); /* a text, if empty */
    for (size_t i = 0; document != NULL && i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        if (block->kind == BLOCK_TABLE)
            buffer_format(&out, "[%d]", block->held_table);
        if (block->kind == BLOCK_TABLE || block->table != 0)
            continue;
        buffer_add_byte(&out, '(');
        if (block->outline >= 0)
            buffer_format(&out, "^%d ", block->outline);
        if (block->number.length != 0)
            buffer_add_byte(&out, '#');
        buffer_add(&out, block->number);
        buffer_add(&out, block->text);
        buffer_add_byte(&out, ')');
    }
    for (size_t i = 0; document != NULL && i < document->table_count; i++)
        table_print(&out, &document->tables[i]);
    for (size_t i = 0; i < problems->count; i++)
        buffer_format(&out, " !%s", problem_name(problems->items[i].code));
    return buffer_text(&out).bytes;
}

/* Reads bytes and compares the line. */
static inline void expect_read(
    struct arena *arena, const char *what, struct text bytes, const char *expected) {
    struct problems problems = {.arena = arena};
    struct document *document = document_read(arena, bytes, NULL, &problems);
    const char *got = document_print(arena, document, &problems);
    cr_expect_str_eq(got, expected, "%s:\n  got      %s\n  expected %s", what, got, expected);
}

#endif
