/*
 * reader.h: what is open while a story is read, shared by body.c (calls from the parser),
 * paragraphs.c (paragraphs, runs, fields) and cells.c (tables, rows, cells). These three only may
 * include this.
 */
#ifndef NIANBAO_DOCUMENT_READER_H
#define NIANBAO_DOCUMENT_READER_H

#include "document/body.h"
#include "document/grid.h"

enum { MOST_FIELDS = 64, MOST_HIDDEN = 200 };

/* A paragraph while it is read. Paragraphs are open within each other where a text box or a table
 * stands in a run. */
struct paragraph {
    struct paragraph *outer;
    size_t block;
    struct buffer text;
    struct text style;
    int num_id, level;   /* -1: not said */
    int outline;         /* -2: not said */
    int style_vanish;    /* -2: not looked up yet */
    int mark_vanish;     /* -1: not said */
    bool mark_deleted;   /* joins the next paragraph */
    bool mark_separates; /* two styles on one line (w:specVanish): hidden, but its number is not */
    bool listed;         /* Word 2003: has a number, which `printed` gives */
    struct text printed;
    struct text number_joined; /* of a paragraph that ran on into this one */
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
    bool numbered;
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
    enum table_where where, where_part;
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
    bool preserve_all; /* Word 2003: white space counts throughout */
    size_t text_start;
    struct field fields[MOST_FIELDS];
    size_t field_count, field_overflow;
    struct buffer hidden; /* the first text that is not printed, for the problem that tells of it */
    bool in_hidden;
    /* a paragraph whose mark was deleted, waiting for the next */
    bool joined;
    struct paragraph joining;
};

/* ---- body.c ---- */

/* The part, the table and the row that are being read. */
struct place reader_place(const struct reader *reader);
/* A limit was reached: the document is refused with a problem. */
void reader_stop(struct reader *reader);

/* ---- paragraphs.c ---- */

struct block *block_add(struct reader *reader, enum block_kind kind);
void paragraph_open(struct reader *reader);
void paragraph_close(struct reader *reader);
/* A paragraph that waits for a next one which does not come. */
void joined_flush(struct reader *reader);
/* Adds what a run prints, unless it is hidden. */
void run_print(struct reader *reader, struct text text);
void symbol_print(struct reader *reader, const struct xml_parser *parser);
void text_open(struct reader *reader, const struct xml_parser *parser);
void text_close(struct reader *reader);
void field_mark(struct reader *reader, const struct xml_parser *parser);

/* ---- cells.c ---- */

/* false: there are too many tables. */
bool table_open(struct reader *reader);
void table_close(struct reader *reader);
void row_open(struct reader *reader);
void row_close(struct table_reading *table);
void cell_open(struct reader *reader);
void cell_close(struct reader *reader);
/* A paragraph of the cell that is open is complete. */
void cell_text_add(struct table_reading *table, struct text text, struct text number);

#endif
