/* test_command.c: a file that cannot be read is named with the reason and the status that goes with
 * it; of a document's problems errors are all said, and so many warnings. */
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <errno.h>
#include <stdio.h>

#include "program/command.h"

Test(command, refused, .init = cr_redirect_stderr) {
    static const struct {
        const char *path;
        enum exit_status status;
    } cases[] = {{"/nowhere/a.docx", STATUS_NO_INPUT}, {"/dev/null/a.docx", STATUS_NO_INPUT},
        {"/tmp", STATUS_NO_INPUT}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct text bytes;
        cr_expect_eq(input_read(arena, NIANBAO_ENGLISH, cases[i].path, &bytes), cases[i].status);
        arena_free(arena);
    }
    cr_expect_eq(input_refuse(NIANBAO_ENGLISH, TEXT("large"), EFBIG), STATUS_SOME_FAILED);
    cr_expect_eq(input_refuse(NIANBAO_CHINESE, TEXT("secret"), EACCES), STATUS_NO_INPUT);
    fflush(stderr);
    FILE *said = cr_get_redirected_stderr();
    static const char *const words[] = {
        "/nowhere/a.docx", "/dev/null/a.docx", "/tmp", "large", "无法读取 secret"};
    char line[400];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        cr_assert_not_null(fgets(line, sizeof line, said), "%s", words[i]);
        cr_expect_not_null(strstr(line, words[i]), "%s", line);
    }
}

Test(command, problems) {
    static const struct {
        size_t most;
        int lines;
        bool more; /* a line says how many are left out */
    } cases[] = {{SIZE_MAX, 6, false}, {4, 6, false}, {1, 4, true}, {0, 2, false}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        for (int i = 0; i < 8; i++)
            problem_add(&problems,
                i % 4 == 0   ? PROBLEM_ZIP_DAMAGED
                : i % 4 == 1 ? PROBLEM_TABLE_STITCHED
                             : PROBLEM_LABEL_TYPO,
                (struct place){0}, TEXT("甲"), TEXT("乙"));
        FILE *out = tmpfile();
        FILE *before = stderr;
        stderr = out;
        problems_say(NIANBAO_ENGLISH, "a.docx", &problems, cases[c].most);
        stderr = before;
        rewind(out);
        char line[1000];
        int lines = 0, more = 0, named = 0;
        while (fgets(line, sizeof line, out) != NULL) {
            lines++;
            named += strstr(line, "nianbao: a.docx: ") == line;
            more += strchr(line, '[') == NULL;
        }
        fclose(out);
        cr_expect_eq(lines, cases[c].lines, "case %zu: %d lines", c, lines);
        cr_expect_eq(named, lines);
        cr_expect_eq(more, cases[c].more ? 1 : 0, "case %zu", c);
        arena_free(arena);
    }
}
