/* test_text.c: slices, code points, the buffer, and the arena beneath them. */
#include <criterion/criterion.h>

#include "base/text.h"

Test(text, slices) {
    struct text text = TEXT("政府信息公开");
    cr_expect(text_starts(text, TEXT("政府")) && text_ends(text, TEXT("公开")));
    cr_expect_not(text_starts(TEXT("政"), text));
    cr_expect(text_starts(text, TEXT_NONE) && text_ends(TEXT_NONE, TEXT_NONE));
    cr_expect_eq(text_find(text, TEXT("信息")), 6);
    cr_expect_eq(text_find(text, TEXT("年")), SIZE_MAX);
    cr_expect_eq(text_find(TEXT("aab"), TEXT("ab")), 1);
    cr_expect_eq(text_find(TEXT("a"), TEXT("ab")), SIZE_MAX);
    cr_expect_eq(text_slice(text, 15, 100).length, 3);
    cr_expect_eq(text_slice(text, 100, 3).length, 0);
    cr_expect(text_equal(text_from(NULL), TEXT_NONE));
    cr_expect(text_compare(TEXT("a"), TEXT("ab")) < 0 && text_compare(TEXT("b"), TEXT("ab")) > 0);
    cr_expect_eq(text_compare(TEXT_NONE, TEXT_NONE), 0);
}

Test(text, white_space) {
    static const char *const blank[] = {"", " \t\r\n", "\u3000\u00A0", "\uFEFF\u200B\u2002"};
    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
        cr_expect(text_is_blank(text_from(blank[i])), "%zu", i);
    cr_expect(text_equal(text_trim(TEXT("\u3000 a\u3000b\n\u00A0")), TEXT("a\u3000b")));
}

/* Every way in which UTF-8 can be wrong is one replacement character a byte. */
Test(text, code_points) {
    static const struct {
        struct text text;
        size_t count;
        uint32_t first;
    } cases[] = {
        {TEXT_INIT("a"), 1, 'a'},
        {TEXT_INIT("年"), 1, 0x5E74},
        {TEXT_INIT("\xF0\xA0\x80\x80"), 1, 0x20000},
        {TEXT_INIT("\xC0\x80"), 2, 0xFFFD},         /* overlong */
        {TEXT_INIT("\xE0\x80\x80"), 3, 0xFFFD},     /* overlong */
        {TEXT_INIT("\xED\xA0\x80"), 3, 0xFFFD},     /* a surrogate */
        {TEXT_INIT("\xF4\x90\x80\x80"), 4, 0xFFFD}, /* beyond U+10FFFF */
        {TEXT_INIT("\xE5\xB9"), 2, 0xFFFD},         /* cut */
        {TEXT_INIT("\xE5\xB9z"), 3, 0xFFFD},        /* cut */
        {TEXT_INIT("\x80"), 1, 0xFFFD},             /* out of place */
        {TEXT_INIT("\xFF"), 1, 0xFFFD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t offset = 0;
        cr_expect_eq(text_next(cases[i].text, &offset), cases[i].first, "case %zu", i);
        cr_expect_eq(text_count(cases[i].text), cases[i].count, "case %zu", i);
    }
}

Test(text, hexadecimal) {
    static const char digits[] = "0123456789abcdef", capitals[] = "ABCDEF",
                      others[] = "/:@G`g \xFF";
    for (int i = 0; i < 16; i++)
        cr_expect_eq(hex_digit(digits[i]), i);
    for (int i = 0; i < 6; i++)
        cr_expect_eq(hex_digit(capitals[i]), 10 + i);
    for (size_t i = 0; i < sizeof others; i++) /* and the zero byte */
        cr_expect_eq(hex_digit(others[i]), -1);
}

Test(text, buffer) {
    struct arena *arena = arena_new();
    struct buffer buffer = {.arena = arena};
    cr_expect(text_equal(buffer_text(&buffer), TEXT_NONE));
    buffer_add_codepoint(&buffer, 'a');
    buffer_add_codepoint(&buffer, 0xE9);
    buffer_add_codepoint(&buffer, 0x5E74);
    buffer_add_codepoint(&buffer, 0x20000);
    buffer_add_number(&buffer, -12);
    buffer_format(&buffer, "%s%d", "x", 5);
    buffer_word(&buffer, "<%2%1%2>", TEXT("1"), TEXT("2"));
    cr_expect_str_eq(buffer_text(&buffer).bytes, "a\u00E9年\xF0\xA0\x80\x80-12x5<212>");
    for (int i = 0; i < 300000; i++)
        buffer_add_byte(&buffer, 'z');
    cr_expect_eq(buffer.length, 1 + 2 + 3 + 4 + 3 + 2 + 5 + 300000);
    arena_free(arena);
}

Test(text, is_utf8) {
    static const struct {
        struct text text;
        bool sound;
    } cases[] = {
        {{"", 0}, true}, {{"a\xE5\xB9\xB4", 4}, true},
        {{"\xEF\xBF\xBD", 3}, true},                                /* U+FFFD, written */
        {{"\xF0\xA0\x80\x80", 4}, true}, {{"a\xE5\xB9", 3}, false}, /* cut off */
        {{"\xC4\xEA", 2}, false},                                   /* 年 in GB18030 */
        {{"\xC0\x80", 2}, false},                                   /* longer than need be */
        {{"\xED\xA0\x80", 3}, false},                               /* half of a pair */
        {{"\xF4\x90\x80\x80", 4}, false},                           /* beyond U+10FFFF */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(text_is_utf8(cases[i].text), cases[i].sound, "%zu", i);
}

Test(text, arena) {
    struct arena *arena = arena_new();
    size_t sizes[] = {0, 1, 7, 4096, 3000000, 16, 100000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        unsigned char *bytes = arena_alloc(arena, sizes[i]);
        cr_assert_not_null(bytes);
        cr_expect_eq((uintptr_t)bytes % 16, 0);
        for (size_t at = 0; at < sizes[i]; at++) {
            cr_assert_eq(bytes[at], 0);
            bytes[at] = 0xAA; /* a neighbour would see it */
        }
    }
    int *few = arena_array(arena, 3, sizeof *few);
    few[2] = 7;
    int *more = arena_grow(arena, few, 3, 9, sizeof *more);
    cr_expect(more[2] == 7 && more[8] == 0);
    cr_expect(arena_used(arena) > 3104000);
    arena_free(arena);
    arena_free(NULL);
}
