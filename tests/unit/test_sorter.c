/* test_sorter.c: what is sorted comes out in order, whether it fits in memory or not. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "program/sorter.h"

/* Records of many lengths, some equal, some longer than what is read at a time. */
static struct text record_of(struct arena *arena, unsigned i) {
    struct buffer record = {.arena = arena};
    size_t length = i % 50 == 0 ? 20000 : 5 + i % 200;
    while (record.length < length)
        buffer_format(&record, "%u:", i * 2654435761u % 100003u);
    struct text text = buffer_text(&record);
    return i % 97 == 0 ? TEXT("same") : i % 101 == 0 ? TEXT_NONE : text;
}

static int order_texts(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

Test(sorter, in_order) {
    static const unsigned counts[] = {0, 1, 2, 1000, 30000};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        struct arena *arena = arena_new();
        struct text *wanted = arena_array(arena, counts[c] + 1, sizeof *wanted), record;
        struct sorter sorter;
        sorter_open(&sorter, "/tmp");
        for (unsigned i = 0; i < counts[c]; i++) {
            wanted[i] = record_of(arena, i);
            sorter_add(&sorter, wanted[i]);
        }
        qsort(wanted, counts[c], sizeof *wanted, order_texts);
        sorter_turn(&sorter);
        cr_expect(counts[c] < 30000 || sorter.part_count > 3, "all in one part: nothing is merged");
        for (unsigned i = 0; i < counts[c]; i++) {
            cr_assert(sorter_next(&sorter, &record), "%u of %u", i, counts[c]);
            cr_assert(text_equal(record, wanted[i]), "%u of %u", i, counts[c]);
        }
        cr_expect_not(sorter_next(&sorter, &record));
        cr_expect_not(sorter_next(&sorter, &record));
        sorter_close(&sorter);
        arena_free(arena);
    }
}
