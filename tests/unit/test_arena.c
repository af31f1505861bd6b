/* test_arena.c: what an arena says that it holds, which the limit on memory is measured by. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/arena.h"

enum { LARGE = 1 << 20 }; /* bytes; has a block of its own */

/* What an array outgrew is given back, and no longer counted. */
Test(arena, used_after_growth) {
    struct arena *arena = arena_new();
    char *items = arena_array(arena, LARGE, 1);
    cr_expect_eq(arena_used(arena), LARGE);
    items = arena_grow(arena, items, LARGE, 2 * LARGE, 1);
    cr_expect_eq(arena_used(arena), 2 * LARGE, "%zu", arena_used(arena));
    items = arena_grow_bytes(arena, items, 2 * LARGE, 4 * LARGE);
    cr_expect_eq(arena_used(arena), 4 * LARGE, "%zu", arena_used(arena));
    memset(items, 1, 4 * LARGE);
    arena_free(arena);
}

/* The block that is given back is the one that was outgrown, whichever is newer. */
Test(arena, others_stay) {
    struct arena *arena = arena_new();
    char *first = arena_alloc(arena, LARGE), *second = arena_alloc(arena, LARGE);
    first[LARGE - 1] = 'a', second[LARGE - 1] = 'b';
    char *grown = arena_grow(arena, first, LARGE, 3 * LARGE, 1);
    cr_expect_eq(arena_used(arena), 4 * LARGE);
    cr_expect(grown[LARGE - 1] == 'a' && second[LARGE - 1] == 'b');
    arena_free(arena);
}

/* What was allocated last grows in its place, and only the growth is counted. */
Test(arena, grows_in_place) {
    struct arena *arena = arena_new();
    char *bytes = arena_grow_bytes(arena, NULL, 0, 1000);
    size_t before = arena_used(arena);
    cr_expect_eq(arena_grow_bytes(arena, bytes, 1000, 3000), bytes);
    cr_expect_eq(arena_used(arena) - before, 3008 - before, "%zu", arena_used(arena));
    char *other = arena_alloc(arena, 16);
    cr_expect_neq(arena_grow_bytes(arena, bytes, 1000, 4000), bytes);
    cr_expect_eq(*other, 0);
    arena_free(arena);
}

/* One that holds little is used again; one that holds more is made anew. */
Test(arena, renewed) {
    struct arena *arena = arena_new();
    arena_alloc(arena, 4096);
    cr_expect_eq(arena_renew(arena, 4097), arena);
    cr_expect_eq(arena_used(arena), 4096);
    arena = arena_renew(arena, 4096);
    cr_expect_eq(arena_used(arena), 0);
    arena_free(arena);
}

Test(arena, array_append) {
    struct arena *arena = arena_new();
    struct {
        int *items;
        size_t count, capacity;
    } list = {0};
    for (int i = 0; i < 1000; i++) {
        int *item = ARRAY_APPEND(arena, list.items, list.count, list.capacity);
        cr_expect_eq(*item, 0);
        *item = i;
    }
    cr_expect_eq(list.count, 1000);
    cr_expect_leq(list.count, list.capacity);
    for (int i = 0; i < 1000; i++)
        cr_assert_eq(list.items[i], i);
    arena_free(arena);
}
