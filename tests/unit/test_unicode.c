/* test_unicode.c: matching keys and enumerators, with what offices really print. */
#include <criterion/criterion.h>
#include <iconv.h>

#include "base/icu.h"
#include "base/unicode.h"

Test(unicode, keys) {
    static const struct {
        const char *from, *key;
    } cases[] = {
        {"规章", "规章"},
        {"规　 章\u00A0\n", "规章"},
        {"本年收费金额（单位：万元）", "本年收费金额(单位:万元)"},
        {"本年收费金额(单位:万元)", "本年收费金额(单位:万元)"},
        {"危及“三安全一稳定”", "危及三安全一稳定"},
        {"危及\"三安全一稳定＂", "危及三安全一稳定"},
        {"不补正、行政机关", "不补正,行政机关"},
        {"不补正，行政机关。", "不补正,行政机关."},
        {"——", "--"},
        {"－–−", "---"},
        {"１２Ab", "12Ab"},
        {"①", "1"},
        {"\u2F00、\u2F42件", "一,文件"},      /* Kangxi radicals, from PDF */
        {"\uF9F4", "林"},                     /* a compatibility ideograph */
        {"\u2F08\u2EA0政府", "人民政府"},     /* radicals of the supplement, which NFKC leaves */
        {"\u2EB6\u2EF0ｶﾞ\u2EA0", "羊龙ガ民"}, /* where ICU is asked as well */
        {"\u2E80", "\u2E80"},                 /* one that looks like no ideograph */
        {"ｶﾞ", "ガ"},
        {"法\uFE00人\u200B组\u200D织\uFEFF", "法人组织"},
        {"a\u0301", "\u00E1"},
        {"【一】〔二〕[三]", "(一)(二)(三)"},
        {"社会•公益・组织", "社会·公益·组织"},
        {"", ""},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text key = key_fold(arena, text_from(cases[i].from));
        cr_expect(text_equal(key, text_from(cases[i].key)), "%s gave %.*s", cases[i].from,
            (int)key.length, key.bytes);
        cr_expect(text_equal(key_fold(arena, key), key), "%s folds twice", cases[i].from);
    }
    arena_free(arena);
}

Test(unicode, enumerators) {
    static const struct {
        const char *from, *rest, *enumerator;
    } cases[] = {
        {"一、本年新收", "本年新收", "一、"},
        {"一 、本年新收", "本年新收", "一 、"},
        {" 三\n、\n本年度", "本年度", "三\n、"},
        {"（一）予以公开", "予以公开", "（一）"},
        {"(一)予以公开", "予以公开", "(一)"},
        {"（5） 监督保障", "监督保障", "（5）"},
        {"（一）、予以公开", "予以公开", "（一）、"},
        {"1.属于国家秘密", "属于国家秘密", "1."},
        {"1．属于国家秘密", "属于国家秘密", "1．"},
        {"1、属于", "属于", "1、"},
        {"3. 要求", "要求", "3."},
        {"1）属于", "属于", "1）"},
        {"①属于", "属于", "①"},
        {"⑴属于", "属于", "⑴"},
        {"⒈属于", "属于", "⒈"},
        {"㈠属于", "属于", "㈠"},
        {"Ⅰ.属于", "属于", "Ⅰ."},
        {"第一，加强", "加强", "第一，"},
        {"１２、其他", "其他", "１２、"},
        {"十一、其他", "其他", "十一、"},
        {"\u2F17\u2F00、其他", "其他", "\u2F17\u2F00、"}, /* radicals */
        {"（\uF9D1）其他", "其他", "（\uF9D1）"},         /* 六 of another set */
        {"一○○、其他", "其他", "一○○、"},                 /* as Word numbers */
        {"一百二十、其他", "其他", "一百二十、"},         /* four numerals, the most */
        {"（一百一十）其他", "其他", "（一百一十）"},
        {"第一百二十，其他", "其他", "第一百二十，"},
        {"123、其他", "其他", "123、"},
        {"ⅩⅩⅣ、其他", "其他", "ⅩⅩⅣ、"},
        {"ⅩⅩⅠⅣ、其他", "ⅩⅩⅠⅣ、其他", ""},
        /* none of these begins with an enumerator */
        {"一百二十三、其他", "一百二十三、其他", ""}, /* five */
        {"1234、其他", "1234、其他", ""},
        {"26", "26", ""},
        {"2020年", "2020年", ""},
        {"1.5", "1.5", ""},
        {"1,234", "1,234", ""},
        {"2①", "2①", ""},
        {"（一）", "（一）", ""},
        {"1.", "1.", ""},
        {"第二十条第（一）项", "第二十条第（一）项", ""},
        {"一般", "一般", ""},
        {"总计", "总计", ""},
        {"（2020）年", "（2020）年", ""},
        {"（区分处理的）", "（区分处理的）", ""},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text enumerator;
        struct text rest = key_strip_enumerator(text_from(cases[i].from), &enumerator);
        cr_expect(text_equal(rest, text_from(cases[i].rest)), "%s left %.*s", cases[i].from,
            (int)rest.length, rest.bytes);
        cr_expect(text_equal(enumerator, text_from(cases[i].enumerator)), "%s took %.*s",
            cases[i].from, (int)enumerator.length, enumerator.bytes);
        cr_expect(text_equal(key_strip_enumerator(text_from(cases[i].from), NULL), rest));
    }
}

static struct text codepoint_text(struct arena *arena, uint32_t codepoint) {
    struct buffer text = {.arena = arena};
    buffer_add_codepoint(&text, codepoint);
    return buffer_text(&text);
}

/* Radicals and compatibility ideographs: as NFKC has it where it has anything, and never another
 * than an ideograph. */
Test(unicode, unified) {
    static const struct {
        uint32_t first, last;
        bool is_nfkc;
        size_t changed;
    } blocks[] = {{0x2E80, 0x2EF3, false, 114}, {0x2F00, 0x2FD5, true, 214},
        {0xF900, 0xFAD9, true, 460}, {0x2F800, 0x2FA1D, true, 542}};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        size_t changed = 0;
        for (uint32_t codepoint = blocks[i].first; codepoint <= blocks[i].last; codepoint++) {
            uint32_t unified = codepoint_unify(codepoint);
            struct text nfkc = icu_nfkc(arena, codepoint_text(arena, codepoint));
            size_t offset = 0;
            bool ideograph = (unified >= 0x3400 && unified <= 0x9FFF) || unified >= 0x20000;
            changed += unified != codepoint;
            cr_expect(unified == codepoint || ideograph, "U+%04X", codepoint);
            if (blocks[i].is_nfkc)
                cr_expect_eq(text_next(nfkc, &offset), unified, "U+%04X", codepoint);
            arena = arena_renew(arena, 1 << 20);
        }
        cr_expect_eq(changed, blocks[i].changed, "U+%04X: %zu", blocks[i].first, changed);
    }
    cr_expect_eq(codepoint_unify(0x2E7F), 0x2E7F);
    cr_expect_eq(codepoint_unify(0x4E00), 0x4E00);
    arena_free(arena);
}

Test(unicode, text_unified) {
    struct arena *arena = arena_new();
    struct text plain = TEXT("“收到”申请，26件。①");
    cr_expect_eq(text_unify(arena, plain).bytes, plain.bytes);
    cr_expect_eq(text_unify(arena, TEXT_NONE).length, 0);
    cr_expect_str_eq(text_unify(arena, TEXT("⽣、⺠\uF98E\U0002F800\xFF")).bytes, "生、民年丽\xFF");
    arena_free(arena);
}

Test(unicode, simplified) {
    struct arena *arena = arena_new();
    cr_expect_str_eq(key_simplify(arena, TEXT("第二十條第(一)項")).bytes, "第二十条第(一)项");
    cr_expect_str_eq(key_simplify(arena, TEXT("本年新製作數量")).bytes, "本年新制作数量");
    cr_expect_str_eq(key_simplify(arena, TEXT("abc")).bytes, "abc");
    arena_free(arena);
}

/* What is folded without ICU comes out as with it, for every code point of the basic plane. */
Test(unicode, tables_agree_with_nfkc) {
    struct arena *arena = arena_new();
    for (uint32_t codepoint = 1; codepoint < 0x10000; codepoint++) {
        if (codepoint >= 0xD800 && codepoint <= 0xDFFF)
            continue;
        struct text plain = codepoint_text(arena, codepoint);
        struct text key = key_fold(arena, plain), nfkc = icu_nfkc(arena, plain);
        if (!text_equal(plain, nfkc))
            cr_expect(text_equal(key, key_fold(arena, nfkc)), "U+%04X", codepoint);
        arena = arena_renew(arena, 1 << 20);
    }
    arena_free(arena);
}

static bool is_gb2312(iconv_t converter, struct text text) {
    char copy[8], room[8], *from = copy, *to = room;
    size_t length = text.length, left = sizeof room;
    memcpy(copy, text.bytes, text.length);
    iconv(converter, NULL, NULL, NULL, NULL);
    return iconv(converter, &from, &length, &to, &left) != (size_t)-1;
}

/* The set of simplified characters is the C library's GB 2312; the others are asked of ICU. */
Test(unicode, simplified_characters) {
    struct arena *arena = arena_new();
    iconv_t converter = iconv_open("GB2312", "UTF-8");
    cr_assert_neq(converter, (iconv_t)-1);
    size_t simplified = 0;
    for (uint32_t codepoint = 0x3400; codepoint < 0xA000; codepoint++) {
        struct text text = codepoint_text(arena, codepoint);
        bool known = is_gb2312(converter, text);
        struct text wanted = known ? text : icu_simplify(arena, text);
        cr_expect(text_equal(key_simplify(arena, text), wanted), "U+%04X", codepoint);
        simplified += known;
    }
    cr_expect_eq(simplified, 6763);
    iconv_close(converter);
    arena_free(arena);
}
