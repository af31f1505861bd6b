/* test_messages.c: the choice of language, and that both wordings of a message agree. */
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <errno.h>
#include <stdlib.h>

#include "program/messages.h"

Test(messages, language) {
    static const struct {
        const char *all, *messages, *lang;
        enum nianbao_language language;
    } cases[] = {
        {NULL, NULL, NULL, NIANBAO_ENGLISH},
        {NULL, NULL, "zh_CN.UTF-8", NIANBAO_CHINESE},
        {"", "", "zh_CN.UTF-8", NIANBAO_CHINESE},
        {"C", NULL, "zh_CN.UTF-8", NIANBAO_ENGLISH},
        {"zh_TW", "C", "C", NIANBAO_CHINESE},
        {NULL, "en_US", "zh_CN", NIANBAO_ENGLISH},
        {NULL, "zh", NULL, NIANBAO_CHINESE},
        {"POSIX", NULL, NULL, NIANBAO_ENGLISH},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
        const char *values[] = {cases[i].all, cases[i].messages, cases[i].lang};
        for (size_t at = 0; at < 3; at++) {
            unsetenv(names[at]);
            if (values[at] != NULL)
                setenv(names[at], values[at], 1);
        }
        cr_expect_eq(language_find(), cases[i].language, "case %zu", i);
    }
}

Test(messages, wordings) {
    struct arena *arena = arena_new();
    for (int message = 0; message < MESSAGE_COUNT; message++) {
        struct text zh = message_text(
            arena, NIANBAO_CHINESE, (enum message)message, TEXT("FIRST"), TEXT("SECOND"));
        struct text en = message_text(
            arena, NIANBAO_ENGLISH, (enum message)message, TEXT("FIRST"), TEXT("SECOND"));
        cr_expect(zh.length != 0 && en.length != 0 && !text_equal(zh, en), "%s", en.bytes);
        cr_expect_eq(text_find(zh, TEXT("FIRST")) == SIZE_MAX,
            text_find(en, TEXT("FIRST")) == SIZE_MAX, "%s", en.bytes);
        cr_expect_eq(text_find(zh, TEXT("%")), SIZE_MAX, "%s", en.bytes);
    }
    cr_expect_str_eq(message_error(NIANBAO_CHINESE, ENOSPC).bytes, "磁盘已满");
    cr_expect_gt(message_error(NIANBAO_CHINESE, EXDEV).length, 0);
    cr_expect_gt(message_error(NIANBAO_ENGLISH, ENOSPC).length, 0);
    arena_free(arena);
}

/* The name of a file is a stranger's too. */
Test(messages, nothing_steers_a_terminal, .init = cr_redirect_stderr) {
    message_line(TEXT("a\x1B[2J\nb\xC2\x9B"
                      "31m\x7F"),
        TEXT("\xE2\x80\xAExcod\xE2\x81\xA6\xE2\x80\xA8 一\xFF\x9B"));
    fflush(stderr);
    cr_assert_stderr_eq_str("nianbao: a [2J b 31m :  xcod   一\xEF\xBF\xBD\xEF\xBF\xBD\n");
}
