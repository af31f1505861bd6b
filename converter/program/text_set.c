/*
 * text_set.c: the balanced tree of the C library.
 */
#include "program/text_set.h"

#include <search.h>
#include <stdlib.h>

#include "program/command.h"

static int order_texts(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

bool text_set_add(struct text_set *set, struct text text) {
    if (set->arena == NULL)
        set->arena = arena_new();
    struct text *item = arena_alloc(set->arena, sizeof *item), **found;
    *item = text;
    found = tsearch(item, &set->tree, order_texts);
    if (found == NULL)
        exit(STATUS_TRY_AGAIN); /* out of memory, as an arena does */
    return *found == item;
}

static void keep(void *item) {
    (void)item;
}

void text_set_close(struct text_set *set) {
    tdestroy(set->tree, keep);
    arena_free(set->arena);
    *set = (struct text_set){0};
}
