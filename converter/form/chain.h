/*
 * chain.h: the alignment of two orders: lines with the rows of a form, cells of a header with its
 * columns. Only form/ may include this.
 */
#ifndef NIANBAO_FORM_CHAIN_H
#define NIANBAO_FORM_CHAIN_H

#include "base/arena.h"

/* A pair that may be in the chain: a place in each order, and its weight. */
struct link {
    int first, second, weight;
    int sum;      /* of the heaviest chain that ends here */
    int previous; /* the link before it in that chain, -1: none */
};

/*
 * Finds the heaviest chain of links in which both places rise. The links are sorted by their first
 * place; seconds is the number of second places. Sets sum and previous of each link; returns the
 * last link of the chain, or -1 where there are no links.
 */
int chain_find(struct arena *arena, struct link *links, size_t count, size_t seconds);

#endif
