/* test_report_text.c: a problem as a line, in both languages; nothing printed can steer a terminal.
 */
#include <criterion/criterion.h>

#include "output/report_text.h"

Test(report_text, lines) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    problem_add(&problems, PROBLEM_ROW_UNKNOWN,
        (struct place){.table = 3, .row = 5, .column = 2, .raw = TEXT("a\n\x1b[2Jb")}, TEXT_NONE,
        TEXT_NONE);
    problem_add(&problems, PROBLEM_FILE_EMPTY, (struct place){0}, TEXT_NONE, TEXT_NONE);
    struct text en = problem_text(arena, &problems.items[0], NIANBAO_ENGLISH);
    struct text zh = problem_text(arena, &problems.items[0], NIANBAO_CHINESE);
    cr_expect(text_starts(en, TEXT("[row-unknown] the form has no such row")));
    cr_expect(text_ends(en, TEXT(" (table 3, row 5, column 2): \"a  [2Jb\"")), "%s", en.bytes);
    cr_expect(text_ends(zh, TEXT("（第 3 表，第 5 行，第 2 列）：「a  [2Jb」")), "%s", zh.bytes);
    en = problem_text(arena, &problems.items[1], NIANBAO_ENGLISH);
    cr_expect(text_ends(en, TEXT("get the original again")), "%s", en.bytes);
    struct text all = problems_text(arena, &problems, SEVERITY_ERROR, NIANBAO_ENGLISH);
    cr_expect(text_starts(all, TEXT("[file-empty]")) && text_ends(all, TEXT("\n")));
    arena_free(arena);
}

Test(report_text, long_raw_is_cut) {
    struct arena *arena = arena_new();
    struct buffer raw = {.arena = arena};
    struct problems problems = {.arena = arena};
    for (int i = 0; i < 500; i++)
        buffer_add(&raw, TEXT("字"));
    problem_add(&problems, PROBLEM_ROW_UNKNOWN, (struct place){.raw = buffer_text(&raw)}, TEXT_NONE,
        TEXT_NONE);
    struct text line = problem_text(arena, &problems.items[0], NIANBAO_ENGLISH);
    cr_expect(text_ends(line, TEXT("字…\"")));
    cr_expect(text_count(line) < 200);
    arena_free(arena);
}

Test(report_text, an_explanation_steers_no_terminal) {
    struct arena *arena = arena_new();
    struct report report = {.explanation_en = TEXT("  table 1 row 2 \"a\xC2\x9B"
                                                   "31m\"\n  b\xE2\x80\xAE\x1B[2J\n"),
        .explanation = TEXT("表1行2「\x7F」\n"),
        .problems = {.arena = arena}};
    cr_expect_str_eq(explain_text(arena, &report, NIANBAO_ENGLISH).bytes,
        "  table 1 row 2 \"a 31m\"\n  b  [2J\n");
    cr_expect_str_eq(explain_text(arena, &report, NIANBAO_CHINESE).bytes, "表1行2「 」\n");
    arena_free(arena);
}
