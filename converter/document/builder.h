/*
 * builder.h: what a carrier finds in a file, in the order of the file -> struct document. Every
 * carrier writes through a builder and through nothing else. The builder owns the arrays of the
 * document, the grid of each table (grid.c: spans, merges, row groups), the text of cells and the
 * limits. Only document/ may include this.
 *
 * A carrier makes one builder, calls it for what it finds, and returns what builder_end gives; it
 * sets the struct file_kind that carrier.h asks for.
 *
 *     struct builder builder = builder_begin(arena, problems);
 *     builder_table_begin(&builder);
 *     while (text.length != 0) {
 *         struct text line = text_take_line(&text);
 *         builder_row_begin(&builder, 0);
 *         while (field_take(&line, &field)) (the carrier's own)
 *             builder_cell_add_plain(&builder, (struct cell_span){0}, field);
 *     }
 *     return builder_end(&builder);
 *
 * builder.document->spans_known starts as true; a carrier that loses merged cells, so that a cell's
 * column is only its place in the row, sets it to false.
 *
 * A paragraph outside of tables is builder_paragraph_add_plain(&builder, text). Where text has runs
 * that are not plain (raised, struck, a picture ...) it is written into a struct run_buffer
 * (runs.h) and added by paragraph_add. A cell of several paragraphs, or one that holds a table, is
 * cell_begin, then its paragraphs and tables, then cell_end. Tables nest; whatever is still open is
 * ended by the end of what holds it. Calls that need an open table, row or cell do nothing where
 * there is none.
 *
 * Limits: each call that adds something asks its own limit (limits.h). A carrier that reads long
 * text asks builder_goes_on from time to time. Once a limit is reached the builder says so by one
 * problem and builder_end returns NULL; the carrier may stop at once or go on, which does no harm.
 */
#ifndef NIANBAO_DOCUMENT_BUILDER_H
#define NIANBAO_DOCUMENT_BUILDER_H

#include "document/grid.h"

/* A table that is open. */
struct open_table {
    struct open_table *outer;
    struct table table; /* copied into the document when it ends */
    struct grid grid;
    int depth;          /* 1: it stands in no other table */
    size_t first_block; /* the first behind the table's own */
    bool in_row, in_cell;
    /* the cell that is open */
    struct cell_span span;           /* may be changed until the cell ends */
    size_t cell_blocks, cell_tables; /* of the document, when the cell began */
    size_t paragraphs;
    struct run_text only;   /* the text of its one paragraph, shared with the block */
    struct run_buffer text; /* the text where there is more than that */
};

struct builder {
    struct arena *arena;
    struct problems *problems;
    struct document *document;
    struct open_table *table; /* the innermost; a text box sets it aside (NULL) and puts it back */
    enum table_where where;   /* of the tables that begin now */
    struct text part;         /* package part that is being read, or empty */
    bool stopped;             /* a limit was reached */
    size_t text_bytes;        /* of all paragraphs, see builder_count_text */
    /* the builder's own */
    size_t block_capacity, table_capacity, cell_count, picture_count;
    size_t first_problem; /* problems before it are not about this document */
    size_t held_before;   /* by the arena */
    struct open_table *spare;
};

/* A builder with an empty document. */
struct builder builder_begin(struct arena *arena, struct problems *problems);
/* Ends what is open. Returns the document, or NULL where a limit was reached. */
struct document *builder_end(struct builder *builder);
/* Numbers the tables as the contract orders them: body, text boxes, notes, headers, footers.
 * Parents, blocks and the places of problems follow. Called by builder_end. */
void builder_order_tables(struct builder *builder);

/* ---- limits and problems ---- */

/* false: LIMIT_TEXT_BYTES or LIMIT_HELD_BYTES is reached, or another limit was before. */
bool builder_goes_on(struct builder *builder);
/* Refuses the document with a problem; the first counts. */
void builder_stop(struct builder *builder, enum problem_code code, struct text first);
/* Text of that many bytes was read into a paragraph. */
void builder_count_text(struct builder *builder, size_t bytes);
/* Whether another picture may be named: LIMIT_PICTURES. */
bool builder_count_picture(struct builder *builder);
/* The part, table and row that are being read. */
struct place builder_place(const struct builder *builder);

/* ---- paragraphs ---- */

/* Adds a paragraph with its automatic number (or empty) where the document ends by now: in the
 * innermost cell that is open, if any. The text and its runs are copied, the number is not. */
struct block *builder_paragraph_add(
    struct builder *builder, const struct run_text *printed, struct text number);
/* The same where what the paragraph holds (a text box) is read before its text is complete: begin
 * returns the index of the block, which end fills. */
size_t builder_paragraph_begin(struct builder *builder);
struct block *builder_paragraph_end(
    struct builder *builder, size_t block, const struct run_text *printed, struct text number);
/* A paragraph of plain text. */
struct block *builder_paragraph_add_plain(struct builder *builder, struct text text);
/* Names the picture that stands in a paragraph. */
void builder_set_picture(struct builder *builder, struct block *block, struct text name);

/* ---- tables ---- */

/* false: LIMIT_TABLES is reached, and no table begins. */
bool builder_table_begin(struct builder *builder);
void builder_table_end(struct builder *builder);
/* A row begins behind that many empty columns. A cell that is open by then is its first. */
void builder_row_begin(struct builder *builder, int columns_before);
void builder_row_end(struct builder *builder);
/* In a page: rows from here on belong to such a group. */
void builder_row_group_begin(struct builder *builder, enum row_group group);
/* Whether the row has LIMIT_COLUMNS columns; what follows in it has no place. */
bool builder_row_is_full(struct builder *builder);
/* A cell begins. */
void builder_cell_begin(struct builder *builder, struct cell_span span);
/* The cell ends and takes its place in the row; without a row one begins. */
void builder_cell_end(struct builder *builder);
/* The cell that is open turned out to be deleted. */
void builder_cell_drop(struct builder *builder);
/* A whole cell of plain text. */
void builder_cell_add_plain(struct builder *builder, struct cell_span span, struct text text);
/* Adds to the text of the cell that is open what stands in no paragraph of it. */
void builder_cell_add_text(struct builder *builder, struct text text, enum run_kind kind);
/* Whether the cell that is open has no text yet. */
bool builder_cell_is_empty(const struct builder *builder);
/* The innermost table with an open cell, or NULL. */
struct open_table *builder_table_with_cell(const struct builder *builder);

#endif
