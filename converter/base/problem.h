/*
 * problem.h: the list of problems found in a report or a mapping. Adding one never ends the work.
 * Codes, severities and wordings are in problem_list.h and nowhere else. Everyone may include this.
 */
#ifndef NIANBAO_BASE_PROBLEM_H
#define NIANBAO_BASE_PROBLEM_H

#include "base/text.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

enum problem_code {
#define PROBLEM(id, name, severity, zh, en) PROBLEM_##id,
#include "base/problem_list.h"
#undef PROBLEM
    PROBLEM_COUNT
};

/* What a problem means to the code that goes on with the report. */
enum problem_class {
    CLASS_NONE,
    CLASS_VALUE,     /* says why a value is not all that its cell prints */
    CLASS_NULL,      /* says why a value is null where its cell prints a number */
    CLASS_CHECK,     /* comes from the checks, and again when they are repeated */
    CLASS_UNCHECKED, /* the figures stand, but cannot be checked */
    CLASS_SHOWN      /* of a comparison: findings of another kind show it */
};

/* Where a problem is. Zero or empty: unknown or not applicable. Rows and columns count from 1 in
 * the logical grid; table is the contract's ordinal. */
struct place {
    struct text part; /* name of the part in the package: "word/document.xml" */
    int table;
    int row;
    int column;
    struct text raw; /* the printed text in question */
};

struct problem {
    enum problem_code code;
    struct place place;
    struct text message;    /* Chinese */
    struct text message_en; /* English */
};

struct problems {
    struct arena *arena;
    struct problem *items;
    size_t count;
    size_t capacity;
    size_t left_out; /* counted beyond the limit, not kept */
};

/* Adds a problem; %1 and %2 in its wordings become first and second (copied). */
void problem_add(struct problems *problems, enum problem_code code, struct place place,
    struct text first, struct text second);

/* The same where the second text is a detail in each language; named becomes its %1. */
void problem_add_detail(struct problems *problems, enum problem_code code, struct place place,
    struct text first, struct wording detail, struct text named);

/* The problem that says how many were left out. */
struct problem problems_left_out(struct arena *arena, const struct problems *problems);

const char *problem_name(enum problem_code code); /* "zip-damaged" */
enum problem_code problem_find(struct text name); /* PROBLEM_COUNT: there is none of that name */
enum severity problem_severity(enum problem_code code);
enum problem_class problem_class(enum problem_code code);
const char *severity_name(enum severity severity);
/* The worst severity in the list; SEVERITY_NOTE when it is empty. */
enum severity problems_worst(const struct problems *problems);

#endif
