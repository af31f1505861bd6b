/*
 * bench.h: what the files of the benchmark share: the documents that are measured, how they are
 * made, and the floor that they are measured against.
 */
#ifndef NIANBAO_BENCH_H
#define NIANBAO_BENCH_H

#include "document/document.h"

/* A document in memory. */
struct sample {
    struct text name;
    struct text bytes;
    size_t xml_bytes; /* of word/document.xml */
};

/* What is put into a generated document. */
enum content {
    CONTENT_REPORT,     /* the report, and an annex of prose and tables up to the size */
    CONTENT_ROWS,       /* one table of ever more rows */
    CONTENT_WIDE,       /* one row of 63 columns repeated */
    CONTENT_RUNS,       /* one paragraph of ever more runs */
    CONTENT_LABELS,     /* a table whose first column nearly says what a label of the form says */
    CONTENT_PARAGRAPHS, /* short paragraphs */
};

/* word/document.xml of about that size with the formatting that Word writes around everything.
 * report: what is printed first, from a real file; NULL for none. */
struct text dress_document(
    struct arena *arena, const struct document *report, enum content content, size_t size);

/* A package around a main part, with styles as large as Word's. */
struct text pack_document(struct arena *arena, struct text xml);

/* Opens a package, inflates word/document.xml and parses it with empty handlers: what any reader
 * must pay. Returns the bytes inflated; 0 where there is no such part. */
size_t floor_read(struct text bytes);

#endif
