/*
 * label.h: which label of a form a piece of printed text is. Text is matched by its key, never
 * rewritten: exact, then without its brackets, in simplified characters, as the beginning or the
 * longer form of a label, and last by a small edit distance. Only form/ may include this.
 */
#ifndef NIANBAO_FORM_LABEL_H
#define NIANBAO_FORM_LABEL_H

#include "form/mapping.h"

enum match_quality {
    MATCH_NONE,
    MATCH_FUZZY,  /* a few characters differ: always reported */
    MATCH_CUT,    /* the text is the first part of a label */
    MATCH_LONGER, /* the text begins with a label: instructions follow it */
    MATCH_PLAIN,  /* equal without the text in brackets */
    MATCH_SCRIPT, /* equal in simplified characters */
    MATCH_EXACT,
};

struct match {
    const struct label *labels; /* all labels with the key that was found, see label_next */
    enum match_quality quality;
};

/* The key by which a printed label is matched: enumerator off, folded. */
struct text label_key(struct arena *arena, struct text printed);

/* The key without the text in brackets (an unclosed bracket runs to the end). */
struct text label_key_plain(struct arena *arena, struct text key);

/* A key in simplified characters, with the words that mirror sites put for ours taken back. */
struct text label_key_simple(
    struct arena *arena, const struct mapping_values *values, struct text key);

/* Registers the mapping's labels in its hash table; done once, when the mapping is read. */
void labels_index(struct arena *arena, struct mapping *mapping);

/* Labels whose key is exactly this one, or NULL. */
const struct label *label_find(const struct mapping *mapping, struct text key);

/* The best match of a printed text. *weak_left is how often the weaker stages, which compare with
 * every label, may still be tried for this document; it is counted down. */
struct match label_match(
    struct arena *arena, const struct mapping *mapping, struct text printed, int *weak_left);

/* How many characters differ between two keys, or limit + 1 where more do. */
size_t label_distance(struct text a, struct text b, size_t limit);

/* The first label of that kind and table in a match, from `from` on (NULL: none). Table -1: any. */
const struct label *label_next(const struct label *from, enum label_kind kind, int table);

/* The next label of the same key, kind and table, or NULL. */
const struct label *label_again(const struct label *label);

#endif
