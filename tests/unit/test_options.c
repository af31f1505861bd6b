/* test_options.c: arguments as users write them. */
#include <criterion/criterion.h>
#include <criterion/redirect.h>

#include "program/command.h"

enum { MOST = 6 };

static bool read_arguments(
    struct arena *arena, struct invocation *invocation, const char *const *arguments) {
    int count = 0;
    char *copies[MOST];
    while (count < MOST && arguments[count] != NULL) {
        copies[count] = (char *)text_copy(arena, text_from(arguments[count])).bytes;
        count++;
    }
    *invocation = (struct invocation){.command = &command_convert, .language = NIANBAO_ENGLISH};
    return invocation_read(arena, invocation, count, copies);
}

Test(options, read) {
    static const struct {
        const char *arguments[MOST];
        const char *output, *mappings;
        size_t paths;
    } cases[] = {
        {{"a", NULL}, NULL, NULL, 1},
        {{"-", NULL}, NULL, NULL, 1},
        {{"-o", "out", "a", "b", NULL}, "out", NULL, 2},
        {{"a", "-oout", "b", NULL}, "out", NULL, 2},
        {{"a", "-o", "-", NULL}, "-", NULL, 1},
        {{"--mappings", "m", "a", NULL}, NULL, "m", 1},
        {{"--mappings=m", "a", NULL}, NULL, "m", 1},
        {{"--", "-o", "--help", NULL}, NULL, NULL, 2},
        {{"a", "", NULL}, NULL, NULL, 2},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct invocation invocation;
        cr_expect(read_arguments(arena, &invocation, cases[i].arguments), "case %zu", i);
        cr_expect(text_equal(text_from(invocation.output), text_from(cases[i].output)));
        cr_expect(text_equal(text_from(invocation.mappings), text_from(cases[i].mappings)));
        cr_expect_eq(invocation.path_count, cases[i].paths, "case %zu", i);
    }
    arena_free(arena);
}

Test(options, refused) {
    static const char *const cases[][MOST] = {{NULL}, {"-o", NULL}, {"-o", "", "a", NULL},
        {"a", "-x", NULL}, {"a", "--mapping", NULL}, {"a", "--mappingsx", NULL},
        {"a", "--mappings=", NULL}, {"a", "--help=1", NULL}, {"-o", "out", "--", NULL}};
    struct arena *arena = arena_new();
    cr_redirect_stderr();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct invocation invocation;
        cr_expect_not(read_arguments(arena, &invocation, cases[i]), "case %zu", i);
    }
    arena_free(arena);
}
