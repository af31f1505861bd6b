/*
 * rows.h: reports as tables of rows. CSV, JSON Lines, the data package and SQLite are all made from
 * these descriptions of columns. Every row has every column, in one order. output/ and program/ may
 * include this.
 */
#ifndef NIANBAO_OUTPUT_ROWS_H
#define NIANBAO_OUTPUT_ROWS_H

#include "form/mapping.h"
#include "form/report.h"
#include "history/comparability.h"

enum row_type { ROW_STRING, ROW_INTEGER, ROW_NUMBER, ROW_BOOLEAN };

/* A code of a column, and its meaning. */
struct row_code {
    const char *code, *zh, *en;
};

enum row_flag {
    ROW_REQUIRED = 1,  /* never null */
    ROW_OF_REPORT = 2, /* repeats a column of reports; the database leaves it out */
};

struct row_column {
    const char *name;
    enum row_type type;
    unsigned flags;               /* enum row_flag */
    const char *zh, *en;          /* what it means */
    const struct row_code *codes; /* ended by a NULL code; NULL: any text */
};

enum row_tables {
    ROWS_REPORTS,
    ROWS_OBSERVATIONS,
    ROWS_CHECKS,
    ROWS_PROBLEMS,
    ROWS_SECTIONS,
    ROWS_DOCUMENTS,
    ROWS_FIELDS,
    ROW_TABLES
};

struct row_set;
struct row_source;

struct row_table {
    const char *name; /* "observations" */
    const char *file; /* of its CSV; NULL: no file, only in the database */
    const char *zh, *en;
    const struct row_column *columns;
    size_t column_count;
    const char *keys[2]; /* the primary key */
    /* Adds the rows of a report; NULL: the table is not about reports. */
    void (*fill)(struct row_set *set, const struct row_source *source);
};

/* One value; a number and an integer are JSON numbers as text, a boolean is "true" or "false". */
struct row_value {
    bool known; /* false: null, which an empty string is not */
    struct text text;
};

/* Rows of one table. Zero-initialise all but arena and table. */
struct row_set {
    struct arena *arena;
    const struct row_table *table;
    struct row_value *values; /* column_count of them a row */
    size_t count;             /* values */
    size_t capacity;
};

struct row_forms {
    const struct mappings *mappings;
    struct verdict **definitions; /* by mapping, by field; see definitions_find */
};

/* How the definition of each field differs from that of the field which the comparability table
 * leads to, where they are still compared (narrowed, widened, redefined); else RELATION_SAME. */
struct verdict **definitions_find(struct arena *arena, const struct mappings *mappings,
    const struct comparability *comparability);

/* A report that was read from its JSON. */
struct row_source {
    const struct row_forms *forms;
    struct text path, json; /* the file as named, and what is in it */
    const struct report *report;
};

/* "r-" and the first 16 digits of the source's SHA-256, so that a document has the same id in every
 * run and no loader takes it for a number. */
struct text report_id(struct arena *arena, const struct report *report);

/* The form's id as a code that no loader takes for a number: "form-2021". Empty where empty. */
struct text form_code(struct arena *arena, struct text form);

/* The row set of each table but fields, filled with the rows of one report. */
void report_rows(
    struct arena *arena, const struct row_source *source, struct row_set sets[ROW_TABLES]);

/* The fields of all forms: their table, row and column in the form's own words. */
void field_rows(struct row_set *set, const struct row_forms *forms);

/* The tables, by enum row_tables. */
const struct row_table *row_table(enum row_tables table);

/* The next value of a row. */
void row_null(struct row_set *set);
void row_text(struct row_set *set, struct text text);  /* null where it is empty */
void row_exact(struct row_set *set, struct text text); /* an empty text stays one */
void row_integer(struct row_set *set, long long number);
void row_ordinal(struct row_set *set, int number); /* null where it is 0 */
void row_boolean(struct row_set *set, bool value);

/* A row as text, with its line break: an object of JSON Lines, a record of CSV (RFC 4180). */
void row_write_json(struct buffer *out, const struct row_set *set, size_t row);

struct csv_style {
    bool excel;     /* a byte order mark, CR LF, and no cell that Excel would run as a formula */
    size_t guarded; /* cells that therefore begin with an apostrophe, counted up */
};
/* A cell, in quotes where it must be or quoted is set; mark stands before its text. */
void csv_cell(struct buffer *out, struct text text, struct text mark, bool quoted);
void csv_write_head(
    struct buffer *out, const struct row_table *table, const struct csv_style *style);
void csv_write_row(
    struct buffer *out, const struct row_set *set, size_t row, struct csv_style *style);

#endif
