/*
 * agencies.h: which names are one agency. Names are folded only where that can do no harm (spaces,
 * full and half width, brackets); all else a person must say, in a table of aliases. history/ and
 * program/ may include this.
 */
#ifndef NIANBAO_HISTORY_AGENCIES_H
#define NIANBAO_HISTORY_AGENCIES_H

#include "base/problem.h"

struct alias {
    struct text name;   /* as reports have it */
    struct text key;    /* of it, for matching */
    struct text agency; /* what it goes by */
    int first, last;    /* report years for which it does; 0: open */
};

struct aliases {
    struct alias *items;
    size_t count;
};

/* Reads a table of aliases (columns name, agency, from, to, reason); file names it in problems.
 * false where a row is refused. */
bool aliases_read(struct arena *arena, struct text file, struct text content,
    struct problems *problems, struct aliases *aliases);

/* What the agency of a report goes by. */
struct text agency_find(
    struct arena *arena, const struct aliases *aliases, struct text name, int year);

/* By which names are held against each other. */
struct text agency_key(struct arena *arena, struct text name);

/* Below the place that both names begin with (宁波市江北区), three characters or more of each stand
 * in the other in the same order, and half of the shorter one: 国土资源局, 自然资源局. Only for
 * agencies of which one ends where the other begins. */
bool agencies_are_renamed(struct text key_a, struct text key_b);

/* Insertions, deletions and replacements between two near names of which neither is in the other.
 */
enum { AGENCY_MOST_DIFFERENT = 2 };

/* Two different names that a person might have meant for one agency: one is the other with
 * something left out, or a character or two differ. */
bool agencies_are_near(struct text key_a, struct text key_b);

#endif
