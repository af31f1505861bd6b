/*
 * reader.h: what is open while a story is read. Shared by paragraphs.c (paragraphs, runs), fields.c
 * (fields, controls, notes, pictures, equations), cells.c (tables, rows, cells) and body.c (the
 * table of elements, the parser's calls). Each of them calls only those named before it, and the
 * builder. Nobody else includes this.
 */
#ifndef NIANBAO_DOCUMENT_READER_H
#define NIANBAO_DOCUMENT_READER_H

#include "document/body.h"
#include "document/formula.h"

enum { MOST_FIELDS = 64, MOST_HIDDEN = 200, LONGEST_FIELD_CODE = 120 };

/* Elements that handlers ask for: whether one is open. */
enum inside {
    IN_PPR = 1,       /* w:pPr */
    IN_RPR = 2,       /* w:rPr */
    IN_TRPR = 4,      /* w:trPr */
    IN_SDTPR = 8,     /* w:sdtPr */
    IN_TEXTFILL = 16, /* w14:textFill */
    IN_INSTRTEXT = 32 /* w:instrText */
};

/* A paragraph while it is read. Paragraphs are open within each other where a text box or a table
 * stands in a run. */
struct paragraph {
    struct paragraph *outer;
    size_t block;
    struct run_buffer text;
    struct text style;
    const struct style *style_found; /* NULL: not looked up yet */
    int num_id, level;               /* -1: not given */
    int outline;                     /* -2: not given */
    int mark_vanish;                 /* -1: not given */
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
    bool shades; /* its style shades some of it; which part is not read */
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

/* A field that has not ended. What stands between its begin and its result is not printed; but it
 * is removed only when the result or the end comes, in the same paragraph: a mark without a partner
 * must not hide what follows. */
struct field {
    bool instruction; /* between begin and separate */
    bool is_note;     /* its result is the mark of a note: NOTEREF */
    bool is_simple;   /* w:fldSimple */
    const struct paragraph *paragraph;
    size_t text_start;   /* in the paragraph: where the field began, */
    size_t result_start; /* and where its result did */
    struct buffer code;  /* its first LONGEST_FIELD_CODE bytes */
    /* w:ffData of a legacy form field */
    bool is_checked;
    int chosen, entries; /* of a drop-down: index of the entry, -1: not given; entries so far */
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
    /* the call in hand */
    struct xml_parser *parser;
    enum xml_name name;
    const struct element *element;
    unsigned inside; /* enum inside */
    enum table_where where_part;
    struct story_frame *frames;
    struct table_reading *table;
    struct paragraph *paragraph, *spare;
    /* the run */
    struct run_properties run;
    struct text run_style;
    bool run_is_note;        /* behind a reference with a mark of its own */
    enum run_kind text_kind; /* of the text in hand */
    int symbols;             /* of the text in hand: see run_properties */
    bool in_text, preserve;
    bool preserve_all; /* Word 2003: white space counts throughout */
    size_t text_start;
    struct field *fields; /* MOST_FIELDS, allocated with the first */
    size_t field_count, field_overflow;
    struct control *controls;
    int placeholders;  /* controls that are open and show their prompt */
    int ruby;          /* upper texts that are open */
    size_t ruby_start; /* of the one in hand: it comes before its base and is printed behind it */
    struct text ruby_text;
    int uncertain; /* open elements that print otherwise than they are written */
    int objects;   /* open embedded objects, and pictures that have their label */
    bool pict;     /* w:pict is open, and no shape of it has come */
    int page_ground;
    struct formula formula;
    struct buffer hidden; /* the first text that is not printed, for its problem */
    bool in_hidden;
    /* a paragraph whose mark was deleted, waiting for the next */
    bool joined;
    struct paragraph joining;
};

/* Handles the start or the end of an element. */
typedef void element_handler(struct reader *reader);

/* What is done with an element. */
struct element {
    element_handler *start, *end; /* NULL: nothing */
    unsigned inside;              /* enum inside, while it is open */
    enum formula_part part;       /* of an equation */
    const char *label;            /* what it prints, or what stands for it: "[页码]" */
};

/* Whether a cell of the innermost table is open. */
static inline bool reader_in_cell(const struct reader *reader) {
    return reader->builder->table != NULL && reader->builder->table->in_cell;
}

/* w:val of the element in hand. */
static inline struct text reader_value(const struct reader *reader) {
    return xml_attribute_text(reader->parser, XML_W_val);
}

/* ---- paragraphs.c ---- */

element_handler paragraph_open, paragraph_close, text_open, text_close, symbol_print, label_print;
/* Ends a paragraph that waits for a next one which does not come. */
void joined_flush(struct reader *reader);
/* Whether a run prints here, unhidden; *properties are its own then, resolved. */
bool run_is_printed(struct reader *reader, struct run_properties *properties);
/* Adds what a run prints, unless it is hidden. */
void run_print(struct reader *reader, struct text text);
/* Text within w:t. */
void text_add(struct reader *reader, struct text text);

/* ---- fields.c ---- */

element_handler field_mark, simple_field_begin, simple_field_end, form_data;
element_handler control_open, control_close, note_mark_print;
element_handler ruby_start, ruby_take, ruby_print, direction_start, uncertain_start, uncertain_end;
element_handler object_label, drawing_start, picture_start, picture_end, shape_start, pict_start,
    pict_end, object_start;
element_handler formula_start, formula_element_start, formula_end, bracket_read;
/* A child of w:sdtPr. */
void control_property(struct reader *reader);
/* Text within w:instrText. */
void instruction_add(struct reader *reader, struct text text);
/* In a cell, adds a label for what is no text: "[图片]". */
void object_print(struct reader *reader, enum run_kind kind, struct text label);
/* The paragraph ends: no field reaches beyond it. */
void fields_leave(struct reader *reader);
/* Whether the cell that is open ends in a control without a text. */
bool control_is_empty(const struct reader *reader);

/* ---- cells.c ---- */

element_handler table_open, table_close, row_open, row_close, cell_open, cell_close;

#endif
