/*
 * steps.h: the state that the steps of reading one report share. Each step is one file and fills
 * its part, in this order:
 *   lines.c            every row of every table, its cells matched and read
 *   portal.c           the index table of the page that the report was taken from
 *   reports.c          which of several reports in the file is read
 *   choose.c           which form the tables are made on
 *   repeated_tables.c  tables of the form that the document has twice
 *   turned.c           tables printed on their side, stood upright
 *   rows_claim.c       which line is which row of the form (labels, order, rows cut in two)
 *   columns.c          which cells of the header are which columns
 *   fill.c             the cells of the rows into figures (place.c: which cell is which column;
 *                      merged.c: a cell of several columns)
 *   layouts.c          blocks that the report has in the layout of another form
 *   leftover.c         lines that no step claimed, and figures that were not found
 * Only form/ may include this.
 */
#ifndef NIANBAO_FORM_STEPS_H
#define NIANBAO_FORM_STEPS_H

#include "form/label.h"
#include "form/report.h"
#include "form/value.h"

enum line_role {
    LINE_UNCLAIMED,
    LINE_BLANK,     /* nothing in it, or a page number */
    LINE_TITLE,     /* of a block */
    LINE_HEADER,    /* column labels */
    LINE_ROW,       /* a row of the form */
    LINE_REST,      /* belongs to the row above: its label or its values were cut in two */
    LINE_GROUP,     /* nothing but the label of a row group */
    LINE_INDEX,     /* of a portal's index table: 索引号, 发布机构 */
    LINE_PROSE,     /* a heading or a paragraph of a report that is laid out in a table */
    LINE_ELSEWHERE, /* of another report in the file, or of a repeated table */
};

struct line_cell {
    const struct cell *cell;
    struct text text;   /* the part that may be a label: see run_text_read */
    struct text raw;    /* as shown to people: see run_text_shown */
    struct match match; /* against the chosen form */
    struct value value;
    bool unit; /* words that are a unit: 件 */
};

/* One row of one table. */
struct line {
    const struct table *table;
    int row;
    struct line_cell *cells;
    size_t count;
    enum line_role role;
};

/* Bytes of keys in a scratch arena before it is emptied: those of 200,000 cells fill the memory. */
enum { WORK_SCRATCH = 1 << 20 };

enum { MOST_PARTS = 3 };

/* The line that is a row of the form; several parts where the row is cut in two or three. */
struct claim {
    int part_count; /* 0: not found */
    int lines[MOST_PARTS];
    int cells[MOST_PARTS]; /* of the label in each part */
    enum match_quality quality;
    int weight;
};

/* A value column of a header. */
struct leaf {
    int start, end;          /* grid columns [start, end) */
    int column;              /* index into the block's columns, -1: not known */
    const struct line *line; /* where its lowest label is */
    const struct line_cell *cell;
    struct text unit; /* printed in its labels; may be empty */
};

enum { MOST_LEAVES = 64 };

/* A block of the chosen form. */
struct label_place {
    int table, block;
};

/* The columns behind the row labels, in order, padding at the end included. */
struct header {
    const struct mapping_layout *layout; /* of the block: which form's columns they are */
    const struct table *table;           /* whose grid start and end belong to; NULL: not known */
    struct leaf leaves[MOST_LEAVES];
    size_t count; /* 0: no header was found */
    size_t lead;  /* blank header cells between those above the labels and the first column */
};

/* A label of a portal's index table and its value. */
struct portal_entry {
    int table, row;    /* of the label */
    size_t label;      /* index into the labels of mappings/portal.json */
    struct text value; /* as printed, or folded */
};

/* Facts of the report from the portal's index table; empty where it does not have them. */
struct portal_facts {
    struct text title, agency; /* agency: folded */
    struct text dated;         /* the date of publication, folded */
    size_t dated_by;           /* index of its label */
};

/* The cells of one row that may be values, parts joined. */
struct row_cells {
    const struct line *lines[MOST_LEAVES];
    const struct line_cell *cells[MOST_LEAVES];
    size_t count;
    const struct line *line; /* of the row's label */
    const struct line_cell *label;
};

struct work {
    struct arena *arena;
    struct arena *scratch; /* while rows are claimed: emptied from line to line */
    const struct mapping *mapping;
    const struct mapping_values *values;
    const struct mapping_portal *portal;
    struct portal_entry *portal_entries;
    size_t portal_count, portal_capacity;
    struct portal_facts portal_facts;
    const struct document *document;
    struct report *report;
    struct line *lines;
    size_t line_count;
    bool tables_nested;       /* some table stands in a cell of another */
    size_t *table_first_line; /* by table index; one more than there are tables */
    struct figure *figures;   /* every field of the mapping, by figure index */
    bool *figure_found;
    bool *figure_unread;           /* its row was found, but its cells fit no column */
    unsigned *layouts_seen;        /* by index of a block's first figure: see block_layouts */
    bool *layout_table;            /* by table index: the table only lays the page out */
    size_t first_block, end_block; /* of the report that is read */
    int weak_left;                 /* see label_match */
    struct turned_table **turned;  /* by table index: NULL, or how it was stood upright */
    size_t problems_before_turn;   /* the places of earlier problems are those of the print */
    bool *merged_reported;         /* by table index; NULL: none yet (see merged_read) */
    bool traditional;              /* labels in traditional characters were seen */
    struct buffer explanation, explanation_en;
};

/* ---- the steps ---- */
void lines_make(struct work *work);
void lines_match(struct work *work);
/* Replaces the lines of a table (by index) by those of a copy of it. */
void lines_replace(struct work *work, size_t table, const struct table *copy);
void tables_turn(struct work *work);
void places_turn_back(struct work *work);
/* Marks the lines of index tables and keeps their entries. */
void portal_find(struct work *work);
/* The facts of those entries that belong to the report that is read. */
void portal_read(struct work *work);
void reports_separate(struct work *work);
const struct mapping *form_choose(struct work *work, const struct mappings *mappings);
void repeated_set_aside(struct work *work, int table);
/* claims: one for each row of the table's blocks, in order (see rows_before). */
void rows_claim(struct work *work, int table, struct claim *claims);
/* Reads the header of a block in the lines [first, last); false: there is none. */
bool header_read(struct work *work, const struct label_place *place, size_t first, size_t last,
    struct header *header);
/* A layout's columns in order, for a table without a header. */
void header_default(const struct mapping_layout *layout, struct header *header);
/* The line has labels of the table's columns and no number. */
bool line_is_header(const struct work *work, const struct line *line, int table);
/* Every field of the form, absent until a cell fills it. */
void figures_make(struct work *work);
/* Marks the figures of a row that is there, but whose cells fit no column. */
void row_mark_unread(struct work *work, const struct mapping_block *block, size_t row);
void table_fill(struct work *work, int table, const struct claim *claims);
/* A filled cell that is merged over several figures of one row (by index), or over several rows.
 * true: its value is that of each figure. Else it becomes words, and a problem unless the cell was
 * met before (again). */
bool merged_read(struct work *work, const struct line *line, struct line_cell *cell,
    const int *figures, size_t count, bool again);
/* Inserts a cell by its column. Nothing happens where the row is full. */
void row_cells_insert(struct row_cells *row, const struct line *line, const struct line_cell *cell);
/* The figures right of the label of a line that are merged down to it from lines above. */
void cells_above(const struct work *work, const struct line *line, const struct line_cell *label,
    struct row_cells *above);
/* The cell reaches down to further rows of the form. */
bool reaches_down(const struct work *work, const struct line *line, const struct line_cell *cell);
void leftovers_report(struct work *work);
/* Reports that no form was recognised; marks the tables that only lay the page out. */
void form_missing(struct work *work);
void rows_explain(struct work *work, struct claim *const *claims);

/* ---- shared by the steps ---- */

/* The layouts of a block that the report has, a bit for each; the first is the form's own. */
unsigned *block_layouts(const struct work *work, const struct mapping_block *block);
/* The report has the block, but only as other forms have it. */
bool block_is_foreign(const struct work *work, const struct mapping_block *block);
/* The layout of the form itself, or of the other form where only that one has the block. */
const struct mapping_layout *layout_default(const struct mapping_block *block);
/* Notes that the report has a layout of the block; reports once that it is another form's. */
void layout_report(struct work *work, const struct mapping_block *block,
    const struct mapping_layout *layout, struct place place);
/* The same for a row, which only another form may have. */
void row_layout_report(
    struct work *work, const struct mapping_block *block, int row, struct place place);
/* Rows of the table's blocks before that block: claims[rows_before(...) + row]. */
size_t rows_before(const struct mapping_table *table, int block);
/* The index of the first figure of a row; those of its other value columns follow. */
static inline size_t row_first_figure(const struct mapping_block *block, size_t row) {
    return (size_t)block->first_figure + row * block->value_count;
}
/* The line of a row of a table (by ordinal); NULL: the row has no cell. */
const struct line *line_at(const struct work *work, int table, int row);
/* Grid column behind a cell. */
int cell_end(const struct cell *cell);
static inline bool cell_is_blank(const struct line_cell *cell) {
    return cell->value.state == STATE_BLANK;
}
/* Words: no number, blank or mark. */
static inline bool cell_is_words(const struct line_cell *cell) {
    return cell->value.state == STATE_TEXT;
}
/* A number, or a mark that there is none. */
static inline bool cell_is_figure(const struct line_cell *cell) {
    return cell->value.state == STATE_NUMBER || cell->value.state == STATE_NOT_APPLICABLE;
}
/* Some cell of the line is a number. */
bool line_has_number(const struct line *line);
/* The only cell of the line that is not blank; NULL: there are none or several. */
const struct line_cell *line_only_filled(const struct line *line);
struct place line_place(const struct line *line, const struct line_cell *cell);
/* Reports a problem without a place. */
void report_problem(
    struct work *work, enum problem_code code, struct text first, struct text second);
/* Reports a problem of a line, or of its cell (NULL: the whole line). */
void line_problem(struct work *work, enum problem_code code, const struct line *line,
    const struct line_cell *cell, struct text first, struct text second);
/* A line of the explanation in both languages; %1 and %2 as in problems. */
void explain(
    struct work *work, const char *zh, const char *en, struct text first, struct text second);

#endif
