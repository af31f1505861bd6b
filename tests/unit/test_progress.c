/* test_progress.c: the line fits into the terminal, whatever is in it, and says what matters most;
 * the time that is left follows the rate of late. */
#include <criterion/criterion.h>

#include "program/progress.h"

static struct progress progress_of(enum nianbao_language language, size_t failed) {
    return (struct progress){.language = language,
        .total = 123456,
        .done = 61728,
        .failed = failed,
        .bar = true,
        .rate = 812};
}

Test(progress, widths) {
    static const enum nianbao_language languages[] = {NIANBAO_CHINESE, NIANBAO_ENGLISH};
    for (size_t l = 0; l < 2; l++)
        for (size_t columns = 0; columns <= 200; columns++) {
            struct arena *arena = arena_new();
            struct progress progress = progress_of(languages[l], 7);
            struct text line = progress_line(&progress, arena, columns);
            cr_assert(text_width(line) <= columns, "%zu: %s", columns, line.bytes);
            bool counts = text_find(line, TEXT("61728/123456")) != SIZE_MAX;
            bool failures =
                text_find(line, languages[l] == NIANBAO_CHINESE ? TEXT("未成功 7")
                                                                : TEXT("failed 7")) != SIZE_MAX;
            cr_expect_eq(counts, columns >= 12, "%zu: %s", columns, line.bytes);
            cr_expect(failures || columns < 12 + 2 + 8, "%zu: %s", columns, line.bytes);
            arena_free(arena);
        }
}

Test(progress, what_is_shown) {
    static const struct {
        size_t columns, failed;
        bool bar, colour;
        const char *line;
    } cases[] = {
        {79, 0, true, false, "[############............] 61728/123456  812/s  left 1:16"},
        {79, 7, true, true,
            "[############............] 61728/123456  812/s  left 1:16  \x1b[31mfailed 7\x1b[0m"},
        {45, 7, true, true, "61728/123456  812/s  left 1:16  \x1b[31mfailed 7\x1b[0m"},
        {40, 7, true, true, "61728/123456  812/s  left 1:16  \x1b[31mfailed 7\x1b[0m"},
        {37, 7, true, false, "61728/123456  left 1:16  failed 7"},
        {22, 7, true, false, "61728/123456  failed 7"},
        {21, 7, true, false, "[###...] 61728/123456"},
        {79, 7, false, false, "61728/123456  812/s  left 1:16  failed 7"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct progress progress = progress_of(NIANBAO_ENGLISH, cases[i].failed);
        progress.bar = cases[i].bar;
        progress.colour = cases[i].colour;
        struct text line = progress_line(&progress, arena, cases[i].columns);
        cr_expect_str_eq(line.bytes, cases[i].line, "case %zu: %s", i, line.bytes);
        arena_free(arena);
    }
}

/* A run that goes on: 10,000 a second are passed over, then 100 a second are converted. */
Test(progress, rate_of_late) {
    struct progress progress = {.total = 30000, .measured = 0};
    for (int tick = 1; tick <= 20; tick++) {
        progress.done += 1000;
        progress_measure(&progress, tick * 0.1);
    }
    cr_expect_float_eq(progress.rate, 10000, 1);
    for (int tick = 1; tick <= 600; tick++) {
        progress.done += 10;
        progress_measure(&progress, 2 + tick * 0.1);
    }
    cr_expect_float_eq(progress.rate, 100, 10, "%f", progress.rate);
    double before = progress.rate;
    progress_measure(&progress, 62); /* no time has passed */
    cr_expect_eq(progress.rate, before);
}
