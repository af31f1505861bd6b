/*
 * report.h: one report as understood: the contract's JSON as structs. form/ fills it, output/
 * writes it, history/ compares it. All of it lives in one arena.
 * form/, history/, output/ and program/ may include this.
 */
#ifndef NIANBAO_FORM_REPORT_H
#define NIANBAO_FORM_REPORT_H

#include "base/problem.h"
#include "document/document.h"

enum cell_state {
    STATE_NUMBER,
    STATE_BLANK,
    STATE_NOT_APPLICABLE,
    STATE_TEXT,
    STATE_OBJECT, /* something is printed that is no text: a picture, an embedded object */
    STATE_ABSENT, /* the row or column is not in the report */
};

/* "number", "blank", ...: as the JSON has them. */
struct text cell_state_name(enum cell_state state);
/* The state of that name; STATE_ABSENT where there is none. */
enum cell_state cell_state_find(struct text name);

/* One field of the form and the cell that fills it. */
struct figure {
    struct text field; /* "requests.received.natural_person" */
    enum cell_state state;
    struct text value; /* a JSON number, its digits as printed ("7730.28"); empty: null */
    struct text raw;   /* the cell's text as printed */
    struct text unit; /* the unit printed in the cell or header, else the mapping's; may be empty */
    int table, row, column; /* place of the cell, from 1; 0 where absent */
};

enum check_state { CHECK_HOLDS, CHECK_FAILS, CHECK_NOT_ASSESSABLE };

/* "holds", "fails", "not_assessable". */
struct text check_state_name(enum check_state state);
/* The state of that name; CHECK_NOT_ASSESSABLE where there is none. */
enum check_state check_state_find(struct text name);

struct check {
    struct text id;     /* "requests.balance" */
    struct text field;  /* the field or row that it is about: "requests.granted"; may be empty */
    struct text column; /* the column that it is about: "natural_person"; may be empty */
    enum check_state state;
    struct text left, right; /* JSON numbers; empty where not known: null */
    struct text formula;     /* with the numbers written out */
    bool blanks_as_zero;
    const struct figure *
        *terms;        /* where it fails: the report's figures that take part, left first */
    size_t term_count; /* 0 of a check that was not assessed here */
};

/* A section of prose and its place in the tree. The tree is stored flat, in document order. */
struct section {
    int parent;          /* index into report.sections, -1 at the top */
    struct text number;  /* "一", "（一）"; empty where it has none */
    struct text heading; /* without its number */
    struct text *paragraphs;
    size_t paragraph_count;
    int *tables; /* ordinals */
    size_t table_count;
};

struct report {
    struct text title, agency; /* empty: null */
    int year;                  /* 0: null */
    struct text form;          /* mapping id; empty: null */
    struct text mapping_version;
    struct text period_start, period_end, published; /* ISO 8601; empty: null */
    struct figure *figures;                          /* every field of the form, in form order */
    size_t figure_count;
    struct check *checks;
    size_t check_count;
    struct section *sections;
    size_t section_count;
    const struct document *document;
    struct file_kind kind;                  /* of the file, also where there is no document */
    struct text source_name, source_sha256; /* only of a report read back from its JSON */
    const struct report_record *record;     /* likewise: see output/report_reader.h */
    struct text explanation; /* a person's view: form and why, labels, stitches (see explain) */
    struct text explanation_en;
    struct problems problems;
};

struct mappings;

/*
 * The whole conversion: bytes -> document -> choice of form -> report. Never NULL; when
 * report->document is NULL the bytes could not be opened and problems says why.
 * mappings: see form/mapping.h; it is only read, so one set serves any number of reports.
 */
struct report *convert_report(
    struct arena *arena, const struct mappings *mappings, struct text bytes);

#endif
