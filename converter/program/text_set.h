/*
 * text_set.h: which texts were there before. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_TEXT_SET_H
#define NIANBAO_PROGRAM_TEXT_SET_H

#include "base/text.h"

/* Zero-initialise. */
struct text_set {
    struct arena *arena; /* its own */
    void *tree;
};

/* Adds a text, whose bytes stay the caller's. Returns false where the set has it already. */
bool text_set_add(struct text_set *set, struct text text);

void text_set_close(struct text_set *set);

#endif
