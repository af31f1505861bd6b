/* test_spool.c: what was added is read again, from memory, from the file and across the two. */
#include <criterion/criterion.h>

#include "program/spool.h"

/* "17:17:17:...": tells by any part of it whether it is the right one. */
static struct text text_of(struct arena *arena, unsigned number, size_t length) {
    struct buffer text = {.arena = arena};
    while (text.length < length)
        buffer_format(&text, "%u:", number);
    return text_slice(buffer_text(&text), 0, length);
}

Test(spool, memory_and_file) {
    static const struct {
        unsigned count;
        size_t length;
        bool file; /* it does not stay in memory */
    } cases[] = {{3, 0, false}, {100, 40, false}, {3, 200000, true}, {40000, 90, true}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct arena *arena = arena_new();
        struct spool spool = {.arena = arena, .folder = "/tmp"};
        uint64_t *places = arena_array(arena, cases[c].count, sizeof *places);
        for (unsigned i = 0; i < cases[c].count; i++) {
            places[i] = spool_add(&spool, text_of(arena, i, cases[c].length));
            cr_assert_eq(places[i], i * cases[c].length);
        }
        cr_expect_eq(spool.file != 0, cases[c].file, "case %zu", c);
        cr_expect_eq(spool_length(&spool), cases[c].count * cases[c].length);
        for (unsigned i = 0; i < cases[c].count; i++) {
            unsigned at = i * 7919u % cases[c].count; /* in no order */
            cr_assert(text_equal(spool_read(&spool, places[at], cases[c].length),
                          text_of(arena, at, cases[c].length)),
                "case %zu, %u", c, at);
        }
        /* all in one piece, where the file ends and memory begins */
        struct text all = spool_read(&spool, 0, SIZE_MAX);
        cr_assert_eq(all.length, spool_length(&spool));
        for (unsigned i = 0; i < cases[c].count; i++)
            cr_assert(
                text_equal(text_slice(all, (size_t)places[i], (size_t)places[i] + cases[c].length),
                    text_of(arena, i, cases[c].length)));
        cr_expect_eq(spool_read(&spool, spool_length(&spool) + 5, 10).length, 0);
        spool_close(&spool);
        arena_free(arena);
    }
}

static void no_room(void) {
    struct arena *arena = arena_new();
    struct spool spool = {.arena = arena, .folder = "/nowhere"};
    spool_add(&spool, text_of(arena, 1, 1 << 20));
}

Test(spool, no_room, .exit_code = 75) {
    no_room();
}
