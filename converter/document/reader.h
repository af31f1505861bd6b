/*
 * reader.h: what is open while a story is read, shared by body.c (calls from the parser),
 * paragraphs.c (paragraphs, runs), fields.c (fields, controls, notes, pictures, equations) and
 * cells.c (tables, rows, cells). These four only may include this.
 */
#ifndef NIANBAO_DOCUMENT_READER_H
#define NIANBAO_DOCUMENT_READER_H

#include "document/body.h"
#include "document/formula.h"

enum { MOST_FIELDS = 64, MOST_HIDDEN = 200, LONGEST_FIELD_CODE = 120 };

/* A paragraph while it is read. Paragraphs are open within each other where a text box or a table
 * stands in a run. */
struct paragraph {
    struct paragraph *outer;
    size_t block;
    struct run_buffer text;
    struct text style;
    const struct style *style_found; /* NULL: not looked up yet */
    int num_id, level;               /* -1: not said */
    int outline;                     /* -2: not said */
    int mark_vanish;                 /* -1: not said */
    int ground;                      /* the shading behind it, or NOT_SAID */
    bool advanced;                   /* ADVANCE fields moved what follows off the line */
    bool mark_deleted;               /* joins the next paragraph */
    bool mark_separates; /* two styles on one line (w:specVanish): hidden, but its number is not */
    bool listed;         /* Word 2003: has a number, which `printed` gives */
    struct text printed;
    struct text number_joined; /* of a paragraph that ran on into this one */
};

/* What Word says of a table that is open (struct open_table), its row and its cell. */
struct table_reading {
    struct table_reading *outer;
    bool in_row, row_begun, row_dropped;
    bool cells_dropped; /* of the row: at least one cell was deleted */
    int grid_before;
    int ground;  /* the table's shading, or NOT_SAID */
    bool shades; /* its style shades some of it, and nobody says here which */
    /* the cell */
    bool cell_dropped;
    int cell_ground; /* the cell's shading, or NOT_SAID */
};

/* What a text box sets aside. */
struct story_frame {
    struct story_frame *outer;
    struct table_reading *table;
    struct open_table *open;
    enum table_where where;
    struct run_properties run;
    struct text run_style;
    int objects;
    size_t field_count, field_overflow;
};

/* A field whose end has not come. What stands between its begin and its result is no print; but it
 * is taken back only once the result or the end comes, in the same paragraph: a mark without a
 * partner must not hide what follows. */
struct field {
    bool instruction; /* between begin and separate */
    bool is_note;     /* its result is the mark of a note: NOTEREF */
    bool is_simple;   /* w:fldSimple */
    const struct paragraph *paragraph;
    size_t text_start;   /* in the paragraph, where the field began */
    size_t result_start; /* and its result */
    struct buffer code;  /* its first LONGEST_FIELD_CODE bytes */
    /* w:ffData of a legacy form field */
    bool is_checked;
    int chosen, entries; /* of a drop-down: index of the entry, -1: not said; those that came */
    struct text entry;   /* the chosen one */
};

/* A content control that is open. */
struct control {
    struct control *outer;
    const struct open_table *table;
    bool in_cell;
    bool is_choice;      /* a drop-down or a combo box */
    bool is_placeholder; /* what it shows is its prompt */
    size_t text_before;  /* bytes of text read before it */
};

struct reader {
    struct stories *stories;
    struct builder *builder;
    struct arena *arena;
    enum table_where where_part;
    struct story_frame *frames;
    struct table_reading *table;
    struct paragraph *paragraph, *spare;
    /* properties in hand */
    bool in_ppr, in_rpr, in_trpr, in_control_properties, in_text_fill;
    /* the run */
    struct run_properties run;
    struct text run_style;
    bool run_is_note;        /* behind a reference with a mark of its own */
    enum run_kind text_kind; /* of the text in hand */
    int symbols;             /* of the text in hand: see run_properties */
    bool in_text, preserve;
    bool preserve_all; /* Word 2003: white space counts throughout */
    size_t text_start;
    struct field fields[MOST_FIELDS];
    size_t field_count, field_overflow;
    bool in_instruction;
    struct control *controls;
    int placeholders; /* controls that are open and show their prompt */
    int ruby;         /* upper texts that are open */
    size_t
        ruby_start; /* of the one in hand, which comes before its base and is printed behind it */
    struct text ruby_text;
    int uncertain; /* what prints otherwise than it is written, and is open */
    int objects;   /* embedded objects, and pictures that have been told, that are open */
    bool pict;     /* w:pict is open, and no shape of it has come */
    int page_ground;
    struct formula formula;
    struct buffer hidden; /* the first text that is not printed, for the problem that tells of it */
    bool in_hidden;
    /* a paragraph whose mark was deleted, waiting for the next */
    bool joined;
    struct paragraph joining;
};

/* Whether a cell of the innermost table is open. */
static inline bool reader_in_cell(const struct reader *reader) {
    return reader->builder->table != NULL && reader->builder->table->in_cell;
}

/* ---- paragraphs.c ---- */

void paragraph_open(struct reader *reader);
void paragraph_close(struct reader *reader);
/* A paragraph that waits for a next one which does not come. */
void joined_flush(struct reader *reader);
/* Whether a run prints here, unhidden; its properties then, resolved. */
bool run_is_printed(struct reader *reader, struct run_properties *properties);
/* Adds what a run prints, unless it is hidden. */
void run_print(struct reader *reader, struct text text);
void symbol_print(struct reader *reader, const struct xml_parser *parser);
void text_open(struct reader *reader, const struct xml_parser *parser);
void text_add(struct reader *reader, struct text text);
void text_close(struct reader *reader);

/* ---- fields.c ---- */

/* Elements that it knows: true. */
bool inline_start(struct reader *reader, struct xml_parser *parser, enum xml_name name);
void inline_end(struct reader *reader, enum xml_name name);
/* A child of w:sdtPr. */
void control_property(struct reader *reader, const struct xml_parser *parser, enum xml_name name);
/* Text within w:instrText. */
void instruction_add(struct reader *reader, struct text text);
/* What stands in the cell, or the paragraph, is no text; label says what: "[图片]". */
void object_print(struct reader *reader, enum run_kind kind, struct text label);
/* The paragraph ends: no field reaches beyond it. */
void fields_leave(struct reader *reader);
/* The cell that is open ends in a control without a text. */
bool control_is_empty(const struct reader *reader);

/* ---- cells.c ---- */

/* false: there are too many tables. */
bool table_open(struct reader *reader);
void table_close(struct reader *reader);
void row_open(struct reader *reader);
void row_close(struct reader *reader);
void cell_open(struct reader *reader);
void cell_close(struct reader *reader);

#endif
