/* test_problem.c: the list of problems holds together, and a list of them keeps to its ceiling. */
#include <criterion/criterion.h>

#include "base/problem.h"

Test(problem, list) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    for (int code = 0; code < PROBLEM_COUNT; code++) {
        struct text name = text_from(problem_name((enum problem_code)code));
        cr_expect_gt(name.length, 0);
        for (size_t i = 0; i < name.length; i++)
            cr_expect((name.bytes[i] >= 'a' && name.bytes[i] <= 'z') || name.bytes[i] == '-' ||
                          (name.bytes[i] >= '0' && name.bytes[i] <= '9'),
                "%s", name.bytes);
        for (int other = 0; other < code; other++)
            cr_expect_not(text_equal(name, text_from(problem_name((enum problem_code)other))),
                "%s twice", name.bytes);
        problem_add(&problems, (enum problem_code)code, (struct place){.raw = TEXT("raw")},
            TEXT("FIRST"), TEXT("SECOND"));
        const struct problem *problem = &problems.items[code];
        /* Both wordings fill in the same things, and none forgets its advice. */
        cr_expect_eq(text_find(problem->message, TEXT("FIRST")) == SIZE_MAX,
            text_find(problem->message_en, TEXT("FIRST")) == SIZE_MAX, "%s", name.bytes);
        cr_expect_eq(text_find(problem->message, TEXT("SECOND")) == SIZE_MAX,
            text_find(problem->message_en, TEXT("SECOND")) == SIZE_MAX, "%s", name.bytes);
        cr_expect_eq(text_find(problem->message_en, TEXT("%")), SIZE_MAX, "%s", name.bytes);
        cr_expect_gt(text_count(problem->message), 5);
    }
    cr_expect_eq(problems.count, PROBLEM_COUNT);
    cr_expect_eq(problems_worst(&problems), SEVERITY_ERROR);
    cr_expect_eq(problems_worst(&(struct problems){.arena = arena}), SEVERITY_NOTE);
    arena_free(arena);
}

Test(problem, ceiling) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    for (int i = 0; i < 5000; i++)
        problem_add(&problems, PROBLEM_ROW_UNKNOWN, (struct place){.row = i}, TEXT_NONE, TEXT_NONE);
    cr_expect_eq(problems.count + problems.left_out, 5000);
    cr_expect(problems.count >= 1000 && problems.left_out >= 1000);
    cr_expect_eq(problems.items[problems.count - 1].place.row, (int)problems.count - 1);
    arena_free(arena);
}

/* A hundred errors have a place behind notes and warnings that filled the list: the exit status and
 * the reader depend on them. */
Test(problem, errors_behind_a_full_list) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    for (int i = 0; i < 5000; i++)
        problem_add(&problems, PROBLEM_ROW_UNKNOWN, (struct place){0}, TEXT_NONE, TEXT_NONE);
    size_t full = problems.count;
    for (int i = 0; i < 500; i++)
        problem_add(&problems, PROBLEM_PART_DAMAGED, (struct place){0}, TEXT_NONE, TEXT_NONE);
    cr_expect_eq(problems.count, full + 100);
    cr_expect_eq(problems.left_out, 5500 - problems.count);
    cr_expect_eq(problems_worst(&problems), SEVERITY_ERROR);
    problem_add(&problems, PROBLEM_ROW_UNKNOWN, (struct place){0}, TEXT_NONE, TEXT_NONE);
    cr_expect_eq(problems.count, full + 100, "a warning takes no place of an error");
    arena_free(arena);
}
