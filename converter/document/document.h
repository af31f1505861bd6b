/*
 * document.h: what every carrier (Word package, text dump, ...) is read into: blocks in document
 * order and tables as logical grids. The meeting point of document/ and form/: plain structs, no
 * libraries, nothing of any form. All of it lives in the arena given to document_read.
 * form/, output/ and program/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_DOCUMENT_H
#define NIANBAO_DOCUMENT_DOCUMENT_H

#include "base/problem.h"
#include "document/runs.h"

enum table_where {
    WHERE_BODY,
    WHERE_TEXTBOX,
    WHERE_FOOTNOTE,
    WHERE_ENDNOTE,
    WHERE_HEADER,
    WHERE_FOOTER,
};

/* One cell of the logical grid. Merged cells appear once, where they begin. */
struct cell {
    int row, column;           /* of its top left corner, from 1 */
    int row_span, column_span; /* at least 1 */
    struct run_text printed;   /* paragraphs joined by \n, automatic numbers included; without
                                  the text of nested tables, hidden text, deletions */
};

/* A table is its cells in row order, within a row in column order. Places that no cell covers
 * (gridBefore, short rows) have no entry. */
struct table {
    int ordinal; /* the contract's: body tables in document order from 1 (nested in place), then
                    those of text boxes, notes, headers and footers */
    int parent;  /* ordinal of the table that holds it, or 0 */
    enum table_where where;
    struct text part; /* package part it comes from: "word/document.xml" */
    int rows, columns;
    struct cell *cells;
    size_t cell_count;
};

enum block_kind { BLOCK_PARAGRAPH, BLOCK_TABLE };

/* What few blocks have. */
struct block_extra {
    struct text shown;   /* BLOCK_PARAGRAPH: its text as people see it (run_text_shown), or empty */
    struct text picture; /* BLOCK_PARAGRAPH: the part or file of a picture in it, or empty */
};

/* A paragraph or a table where it stands. Blocks inside a cell are in the same list, in place:
 * table and cell say in which. A table's own block precedes the blocks of its cells. */
struct block {
    enum block_kind kind;
    int table;          /* ordinal of the innermost table that holds this block, or 0 */
    int cell;           /* index into that table's cells; -1 outside tables */
    int held_table;     /* BLOCK_TABLE: ordinal of the table that stands here */
    int outline;        /* BLOCK_PARAGRAPH: outline level 0..8 (pPr or style), -1 for body text */
    struct text text;   /* BLOCK_PARAGRAPH: as it is read (run_text_read), without its automatic
                           number */
    struct text number; /* BLOCK_PARAGRAPH: its automatic number ("一、", "1."), or empty */
    struct block_extra *extra; /* NULL: nothing */
};

/* The text of a paragraph as people see it. */
static inline struct text block_shown(const struct block *block) {
    bool differs = block->extra != NULL && block->extra->shown.length != 0;
    return differs ? block->extra->shown : block->text;
}

/* The part or file of a picture in a paragraph, or the empty text. */
static inline struct text block_picture(const struct block *block) {
    return block->extra == NULL ? TEXT_NONE : block->extra->picture;
}

struct document {
    struct text application; /* docProps/app.xml: Application and AppVersion, "" where unknown */
    struct text created, modified, by; /* docProps/core.xml verbatim, "" where unknown */
    struct block *blocks; /* of the body in document order, text boxes at their anchor; then of
                             notes */
    size_t block_count;
    struct table *tables; /* tables[i].ordinal == i + 1 */
    size_t table_count;
    bool spans_known; /* false for text dumps: a table's columns are then ordinal cells */
};

/* What kind of file bytes are; all empty where it is not known. */
struct file_kind {
    struct text format;     /* "docx", "dotm", "text", "pdf", ... */
    struct text puid;       /* PRONOM: "fmt/412", ...; empty where PRONOM has none */
    struct text puid_basis; /* how it was recognised */
};

/*
 * Reads a document from its bytes; content alone decides which carrier reads them. NULL where they
 * are no document or a broken one: then problems holds an error that says what the file is and what
 * to do. Sets kind (may be NULL) for documents and for files that an error names. Bytes must
 * outlive the arena.
 */
struct document *document_read(
    struct arena *arena, struct text bytes, struct file_kind *kind, struct problems *problems);

/* The versions of libzip, Expat and libxml2: "1.7.3". In package.c, xml.c and html.c. */
const char *package_library_version(void);
const char *xml_library_version(void);
const char *html_library_version(void);

#endif
