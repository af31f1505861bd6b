/*
 * comparability.h: which figures of one form may be compared with which of another, as
 * mappings/comparability.tsv says. No form and no field is named in C. history/, output/ and
 * program/ may include this.
 *
 * Figures of several forms that speak of one thing are one subject; it goes by the form and the
 * field that the table's arrows lead to (requests.received.total of 2021, for that of 2014, too).
 */
#ifndef NIANBAO_HISTORY_COMPARABILITY_H
#define NIANBAO_HISTORY_COMPARABILITY_H

#include "form/mapping.h"

enum relation {
    RELATION_SAME,
    RELATION_RENAMED,
    RELATION_SUM_OF,
    RELATION_NARROWED,
    RELATION_WIDENED, /* narrowed, read backwards; not written in the table */
    RELATION_REDEFINED,
    RELATION_NEW,
    RELATION_DISCONTINUED,
    RELATION_LOOSE,
    RELATION_NOT_COMPARABLE,
    RELATION_COUNT
};

/* One side of a statement: a field of a form, or several that are added up. */
struct relation_side {
    struct text form;      /* "*": any */
    struct text *patterns; /* "requests.received.*" */
    size_t count;          /* 0: nothing on this side */
};

struct relation_row {
    struct relation_side subject, object;
    enum relation relation;
    struct text justification, reason, reason_en;
};

/* A thing that figures speak of. */
struct subject {
    struct text form, field;
};

/* A subject that a form has only in parts. */
struct sum {
    struct subject subject;
    struct text form;
    const struct text *fields; /* of that form, added up */
    size_t count;
    enum relation relation;
};

struct comparability {
    const struct mappings *mappings; /* whose fields it speaks of */
    struct relation_row *rows;
    size_t row_count;
    struct sum *sums;
    size_t sum_count, sum_capacity;
};

/* What may be said of a figure in two reports. */
struct verdict {
    enum relation relation;
    struct text reason, reason_en;
};

/* One of the two figures of a verdict: a field, or a sum, or (count 0) not in the report. */
struct verdict_side {
    struct text form;
    const struct text *fields;
    size_t count;
};

/* Reads the table and lints it against the forms. whole: forms that are not loaded are refused, not
 * passed over. false with problems (named by file) where a row is refused. */
bool comparability_read(struct arena *arena, const struct mappings *mappings, struct text content,
    bool whole, struct problems *problems, struct comparability *result);

/* What the figure of a form is about. */
struct subject subject_find(struct arena *arena, const struct comparability *comparability,
    struct text form, struct text field);

/* The parts that make up the subject in that form; NULL: none are known. */
const struct sum *sum_find(
    const struct comparability *comparability, struct subject subject, struct text form);

/* How the later side compares with the earlier one; both are of one subject. */
struct verdict verdict_find(const struct comparability *comparability,
    const struct verdict_side *earlier, const struct verdict_side *later);

/* "same", "sum_of" */
const char *relation_name(enum relation relation);
/* A difference may be printed; a ratio as well. */
bool relation_compares(enum relation relation);
bool relation_is_exact(enum relation relation);

/* What each `*` of a pattern stands for; empty where there is none. */
enum { MOST_WILD = 2 };

struct wild {
    struct text parts[MOST_WILD];
};

/* Whether a field is what a pattern with up to two `*` says. */
bool field_match(struct text pattern, struct text field, struct wild *wild);
/* The pattern with its `*` filled in. */
struct text field_fill(struct arena *arena, struct text pattern, const struct wild *wild);

#endif
