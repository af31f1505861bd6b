/*
 * chain.c: the heaviest chain of links that rises in both orders, by dynamic programming over the
 * first order: for each second place the best chain so far that ends there. Among equals the
 * earlier link and the smaller second place win.
 */
#include "form/chain.h"

int chain_find(struct arena *arena, struct link *links, size_t count, size_t seconds) {
    int *best = arena_array(arena, seconds, sizeof *best); /* by second place: link + 1 */
    int last = -1;
    for (size_t i = 0; i < count;) {
        size_t begin = i;
        for (; i < count && links[i].first == links[begin].first; i++) {
            struct link *link = &links[i];
            link->sum = link->weight;
            link->previous = -1;
            for (int second = 0; second < link->second; second++) {
                int before = best[second] - 1;
                if (before < 0 || links[before].sum + link->weight <= link->sum)
                    continue;
                link->sum = links[before].sum + link->weight;
                link->previous = before;
            }
        }
        for (size_t k = begin; k < i; k++) {
            int *slot = &best[links[k].second];
            if (*slot == 0 || links[*slot - 1].sum < links[k].sum)
                *slot = (int)k + 1;
        }
    }
    for (size_t second = 0; second < seconds; second++)
        if (best[second] != 0 && (last < 0 || links[best[second] - 1].sum > links[last].sum))
            last = best[second] - 1;
    return last;
}
