/*
 * agencies.h: which names are one agency. Names are folded only where that is safe (spaces, full
 * and half width, brackets); a table of aliases has the rest. history/ and program/ may include
 * this.
 */
#ifndef NIANBAO_HISTORY_AGENCIES_H
#define NIANBAO_HISTORY_AGENCIES_H

#include "base/problem.h"

struct alias {
    struct text name;   /* as printed */
    struct text key;    /* of it, for matching */
    struct text agency; /* the name that it stands for */
    int first, last;    /* report years; 0: open */
};

struct aliases {
    struct alias *items;
    size_t count;
};

/* Reads a table of aliases (columns name, agency, from, to, reason); file names it in problems.
 * false where a row is refused. */
bool aliases_read(struct arena *arena, struct text file, struct text content,
    struct problems *problems, struct aliases *aliases);

/* The name of an agency by the aliases. */
struct text agency_find(
    struct arena *arena, const struct aliases *aliases, struct text name, int year);

/* The key by which names are compared. */
struct text agency_key(struct arena *arena, struct text name);

/* Whether two names may be one office before and after a reform: after the place that both begin
 * with (宁波市江北区) they share three characters or more in the same order, and half of the
 * shorter one (国土资源局, 自然资源局). */
bool agencies_are_renamed(struct text key_a, struct text key_b);

/* Insertions, deletions and replacements between two near names of which neither is in the other.
 */
enum { AGENCY_MOST_DIFFERENT = 2 };

/* Whether two names differ little: characters are left out of one, or one or two differ. */
bool agencies_are_near(struct text key_a, struct text key_b);

#endif
