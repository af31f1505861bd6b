/*
 * unicode.c: makes the keys by which labels are matched, removes enumerators, reads UTF-16. Most
 * labels are ASCII and common ideographs, which NFKC does not change: the tables below fold them.
 * ICU (icu.c) is called only where another code point occurs. The text of a report is never
 * changed.
 */
#include "base/unicode.h"

#include <uchar.h>

#include "base/gb2312.h"
#include "base/icu.h"
#include "base/ideographs.h"

/* ---- ideographs ---- */

/* A quick test: most code points of a report lie outside the four blocks. */
static bool is_in_no_block(uint32_t codepoint) {
    return codepoint < 0x2E80 || (codepoint > 0x2FD5 && codepoint < 0xF900) ||
           (codepoint > 0xFAD9 && codepoint < 0x2F800);
}

uint32_t codepoint_unify(uint32_t codepoint) {
    static const struct {
        uint32_t first, count;
        const uint32_t *unified;
    } blocks[] = {
        {0x2E80, sizeof radicals_supplement / sizeof(uint32_t), radicals_supplement},
        {0x2F00, sizeof kangxi_radicals / sizeof(uint32_t), kangxi_radicals},
        {0xF900, sizeof compatibility / sizeof(uint32_t), compatibility},
        {0x2F800, sizeof compatibility_supplement / sizeof(uint32_t), compatibility_supplement},
    };
    if (is_in_no_block(codepoint))
        return codepoint;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (codepoint - blocks[i].first < blocks[i].count) {
            uint32_t unified = blocks[i].unified[codepoint - blocks[i].first];
            return unified == 0 ? codepoint : unified;
        }
    return codepoint;
}

/* Whether the text has the lead byte followed by a byte from least to most. Most texts are passed
 * over by this without being decoded. */
static bool has_bytes(struct text text, int lead, unsigned char least, unsigned char most) {
    const char *end = text.bytes + text.length;
    for (const char *at = text.bytes; (size_t)(end - at) > 1; at++) {
        at = memchr(at, lead, (size_t)(end - at) - 1);
        if (at == NULL)
            return false;
        if ((unsigned char)at[1] >= least && (unsigned char)at[1] <= most)
            return true;
    }
    return false;
}

struct text text_unify(struct arena *arena, struct text text) {
    if (!has_bytes(text, 0xE2, 0xBA, 0xBF) && !has_bytes(text, 0xEF, 0xA4, 0xAB) &&
        !has_bytes(text, 0xF0, 0xAF, 0xAF))
        return text;
    struct buffer unified = {.arena = arena};
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        uint32_t codepoint = text_next(text, &offset), other = codepoint_unify(codepoint);
        if (other == codepoint)
            buffer_add(&unified, text_slice(text, start, offset));
        else
            buffer_add_codepoint(&unified, other);
    }
    return buffer_text(&unified);
}

/* ---- keys ---- */

enum {
    DROPPED = 0,
    NEEDS_ICU = 0x7FFFFFFF,
    MOST_FOLDED = 1 << 20, /* bytes; far longer than any label, far below ICU's int32_t */
};

struct fold {
    uint32_t from, to; /* to: DROPPED, or the code point of the key */
};

/* Look-alikes that NFKC keeps apart, sorted by code point for binary search. */
static const struct fold folds[] = {{'"', DROPPED}, {'\'', DROPPED}, {'[', '('}, {']', ')'},
    {'`', DROPPED}, {0xAB, DROPPED}, {0xAD, DROPPED}, {0xB7, 0xB7}, {0xBB, DROPPED}, {0x2010, '-'},
    {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'}, {0x2015, '-'}, {0x2018, DROPPED},
    {0x2019, DROPPED}, {0x201A, DROPPED}, {0x201B, DROPPED}, {0x201C, DROPPED}, {0x201D, DROPPED},
    {0x201E, DROPPED}, {0x201F, DROPPED}, {0x2022, 0xB7}, {0x2027, 0xB7}, {0x2032, DROPPED},
    {0x2039, DROPPED}, {0x203A, DROPPED}, {0x2043, '-'}, {0x2212, '-'}, {0x2219, 0xB7},
    {0x22C5, 0xB7}, {0x2500, '-'}, {0x2501, '-'}, {0x3001, ','}, {0x3002, '.'}, {0x300C, DROPPED},
    {0x300D, DROPPED}, {0x300E, DROPPED}, {0x300F, DROPPED}, {0x3010, '('}, {0x3011, ')'},
    {0x3014, '('}, {0x3015, ')'}, {0x3016, '('}, {0x3017, ')'}, {0x301D, DROPPED},
    {0x301E, DROPPED}, {0x301F, DROPPED}, {0x30FB, 0xB7}};

static bool is_invisible(uint32_t codepoint) {
    return codepoint < 0x20 || codepoint == 0x7F || codepoint_is_space(codepoint) ||
           (codepoint >= 0x180B && codepoint <= 0x180F) ||
           (codepoint >= 0x200E && codepoint <= 0x200F) ||
           (codepoint >= 0x202A && codepoint <= 0x202E) ||
           (codepoint >= 0x2061 && codepoint <= 0x206F) ||
           (codepoint >= 0xFE00 && codepoint <= 0xFE0F) ||
           (codepoint >= 0xE0100 && codepoint <= 0xE01EF);
}

/* Characters of reports that NFKC does not change: × ± ‰ ※ arrows, 〇《》, boxes and stars. */
static bool stays(uint32_t codepoint) {
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0xB0, 0xB1}, {0xD7, 0xD7}, {0xF7, 0xF7}, {0x2030, 0x2030}, {0x203B, 0x203B},
        {0x2190, 0x2193}, {0x2502, 0x25FF}, {0x2600, 0x26FF}, {0x3003, 0x300B}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (codepoint >= ranges[i].first && codepoint <= ranges[i].last)
            return true;
    return false;
}

/* Returns the code point of the key, DROPPED, or NEEDS_ICU where the tables do not decide. */
static uint32_t fold_codepoint(uint32_t codepoint) {
    if (codepoint >= 0x4E00 && codepoint <= 0x9FFF)
        return codepoint;
    if (is_invisible(codepoint))
        return DROPPED;
    uint32_t unified = codepoint_unify(codepoint);
    if (unified != codepoint)
        return unified;
    if (codepoint >= 0xFF01 && codepoint <= 0xFF5E)
        codepoint = codepoint - 0xFF01 + '!';
    size_t low = 0, high = sizeof folds / sizeof *folds;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (folds[middle].from < codepoint)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < sizeof folds / sizeof *folds && folds[low].from == codepoint)
        return folds[low].to;
    return codepoint < 0x80 || stays(codepoint) ? codepoint : NEEDS_ICU;
}

/* Adds the key of text. Returns false, with the key half written, where ICU is needed; with force
 * such code points are kept. Runs that do not change are added in one piece. */
static bool fold_text(struct buffer *key, struct text text, bool force) {
    size_t kept = 0; /* everything before it has been added */
    for (size_t offset = 0; offset < text.length;) {
        size_t before = offset;
        uint32_t codepoint = text_next(text, &offset);
        uint32_t folded = fold_codepoint(codepoint);
        if (folded == NEEDS_ICU) {
            if (!force)
                return false;
            folded = codepoint;
        }
        if (folded == codepoint && codepoint != 0xFFFD)
            continue;
        buffer_add(key, text_slice(text, kept, before));
        if (folded != DROPPED)
            buffer_add_codepoint(key, folded);
        kept = offset;
    }
    buffer_add(key, text_slice(text, kept, text.length));
    return true;
}

struct text key_fold(struct arena *arena, struct text text) {
    struct buffer key = {.arena = arena};
    text = text_slice(text, 0, MOST_FOLDED);
    if (fold_text(&key, text, false))
        return buffer_text(&key);
    key.length = 0;
    struct arena *scratch = arena_new(); /* ICU needs forty times the text */
    fold_text(&key, icu_nfkc(scratch, text), true);
    arena_free(scratch);
    return buffer_text(&key);
}

/* ---- traditional to simplified ---- */

static bool is_simplified_ideograph(uint32_t codepoint) {
    uint32_t bit = codepoint - 0x4E00;
    return bit < 64 * sizeof gb2312_ideographs / sizeof *gb2312_ideographs &&
           (gb2312_ideographs[bit / 64] >> bit % 64 & 1) != 0;
}

/* Only ideographs have a traditional and a simplified form. */
static bool is_ideograph(uint32_t codepoint) {
    return (codepoint >= 0x3400 && codepoint <= 0x9FFF) ||
           (codepoint >= 0xF900 && codepoint <= 0xFAFF) || codepoint >= 0x20000;
}

/* Costs a ten-thousandth of opening the transliterator of ICU. */
static bool is_simplified(struct text text) {
    for (size_t offset = 0; offset < text.length;) {
        uint32_t codepoint = text_next(text, &offset);
        if (is_ideograph(codepoint) && !is_simplified_ideograph(codepoint))
            return false;
    }
    return true;
}

struct text key_simplify(struct arena *arena, struct text key) {
    return key.length > MOST_FOLDED || is_simplified(key) ? key : icu_simplify(arena, key);
}

/* ---- enumerators ---- */

enum symbol {
    SYMBOL_OTHER,
    SYMBOL_DIGIT,    /* 1 １ */
    SYMBOL_NUMERAL,  /* 一 壹 */
    SYMBOL_ROMAN,    /* Ⅰ */
    SYMBOL_ENCLOSED, /* ① ⑴ ⒈ ㈠: a whole enumerator */
    SYMBOL_OPEN,     /* ( */
    SYMBOL_CLOSE,    /* ) */
    SYMBOL_STOP,     /* . : may be a decimal point */
    SYMBOL_COMMA,    /* , : may be a thousands separator */
    SYMBOL_MARK,     /* 、 : only ever ends an enumerator */
    SYMBOL_ORDINAL,  /* 第 */
};

static const struct {
    uint32_t first, last;
    enum symbol symbol;
} symbol_ranges[] = {{'(', '(', SYMBOL_OPEN}, {')', ')', SYMBOL_CLOSE}, {',', ',', SYMBOL_COMMA},
    {'.', '.', SYMBOL_STOP}, {'0', '9', SYMBOL_DIGIT}, {':', ':', SYMBOL_MARK},
    {'[', '[', SYMBOL_OPEN}, {']', ']', SYMBOL_CLOSE}, {0x2160, 0x217B, SYMBOL_ROMAN},
    {0x2460, 0x249B, SYMBOL_ENCLOSED}, {0x2776, 0x2793, SYMBOL_ENCLOSED},
    {0x3001, 0x3002, SYMBOL_MARK}, {0x3010, 0x3010, SYMBOL_OPEN}, {0x3011, 0x3011, SYMBOL_CLOSE},
    {0x3014, 0x3014, SYMBOL_OPEN}, {0x3015, 0x3015, SYMBOL_CLOSE},
    {0x3220, 0x3229, SYMBOL_ENCLOSED}, {0x3251, 0x325F, SYMBOL_ENCLOSED},
    {0x3280, 0x3289, SYMBOL_ENCLOSED}, {0x32B1, 0x32BF, SYMBOL_ENCLOSED},
    {0xFE50, 0xFE50, SYMBOL_COMMA}, {0xFE51, 0xFE51, SYMBOL_MARK}, {0xFE52, 0xFE52, SYMBOL_STOP},
    {0xFE55, 0xFE55, SYMBOL_MARK}, {0xFE59, 0xFE59, SYMBOL_OPEN}, {0xFE5A, 0xFE5A, SYMBOL_CLOSE}};

static bool is_numeral(uint32_t codepoint) {
    static const char32_t numerals[] = U"一二三四五六七八九十百〇○零壹贰叁肆伍陆柒捌玖拾";
    for (const char32_t *numeral = numerals; *numeral != 0; numeral++)
        if (*numeral == codepoint)
            return true;
    return false;
}

static enum symbol symbol_of(uint32_t codepoint) {
    if (codepoint >= 0xFF01 && codepoint <= 0xFF5E)
        codepoint = codepoint - 0xFF01 + '!';
    codepoint = codepoint_unify(codepoint);
    if (codepoint == 0x7B2C) /* 第 */
        return SYMBOL_ORDINAL;
    if (codepoint >= 0x3400 && codepoint <= 0x9FFF) /* ideographs: no range below has any */
        return is_numeral(codepoint) ? SYMBOL_NUMERAL : SYMBOL_OTHER;
    for (size_t i = 0; i < sizeof symbol_ranges / sizeof *symbol_ranges; i++)
        if (codepoint >= symbol_ranges[i].first && codepoint <= symbol_ranges[i].last)
            return symbol_ranges[i].symbol;
    return is_numeral(codepoint) ? SYMBOL_NUMERAL : SYMBOL_OTHER;
}

/* Reads the text symbol by symbol and skips white space. */
struct scan {
    struct text text;
    size_t start; /* of the current symbol */
    size_t end;   /* of the current symbol */
    enum symbol symbol;
};

static void scan_next(struct scan *scan) {
    scan->symbol = SYMBOL_OTHER;
    scan->start = scan->end;
    while (scan->end < scan->text.length) {
        scan->start = scan->end;
        uint32_t codepoint = text_next(scan->text, &scan->end);
        if (!codepoint_is_space(codepoint)) {
            scan->symbol = symbol_of(codepoint);
            return;
        }
        scan->start = scan->end;
    }
}

/* Skips a number of up to three digits or four numerals. Returns SYMBOL_OTHER for none. */
static enum symbol scan_number(struct scan *scan) {
    enum symbol kind = scan->symbol;
    int most = kind == SYMBOL_DIGIT ? 3 : kind == SYMBOL_NUMERAL ? 4 : kind == SYMBOL_ROMAN ? 3 : 0;
    int count = 0;
    while (scan->symbol == kind && count <= most) {
        scan_next(scan);
        count++;
    }
    return count == 0 || count > most ? SYMBOL_OTHER : kind;
}

/* Whether the current symbol ends a number of that kind and is no decimal point or separator. */
static bool mark_ends_number(const struct scan *scan, enum symbol kind) {
    if (scan->symbol == SYMBOL_MARK || scan->symbol == SYMBOL_CLOSE)
        return true;
    if (scan->symbol != SYMBOL_STOP && scan->symbol != SYMBOL_COMMA)
        return false;
    if (kind != SYMBOL_DIGIT || scan->end >= scan->text.length)
        return true;
    size_t offset = scan->end;
    return symbol_of(text_next(scan->text, &offset)) != SYMBOL_DIGIT;
}

/* Skips （一）. */
static bool scan_bracketed(struct scan *scan) {
    scan_next(scan);
    if (scan_number(scan) == SYMBOL_OTHER || scan->symbol != SYMBOL_CLOSE)
        return false;
    scan_next(scan);
    return true;
}

/* Skips an enumerator with its mark; scan->start is then its end. */
static bool scan_enumerator(struct scan *scan) {
    if (scan->symbol == SYMBOL_OPEN || scan->symbol == SYMBOL_ENCLOSED) {
        if (scan->symbol == SYMBOL_ENCLOSED)
            scan_next(scan);
        else if (!scan_bracketed(scan))
            return false;
        if (scan->symbol == SYMBOL_STOP || scan->symbol == SYMBOL_MARK)
            scan_next(scan);
        return true;
    }
    if (scan->symbol == SYMBOL_ORDINAL)
        scan_next(scan);
    enum symbol kind = scan_number(scan);
    if (kind == SYMBOL_OTHER || !mark_ends_number(scan, kind))
        return false;
    scan_next(scan);
    return true;
}

struct text key_strip_enumerator(struct text text, struct text *enumerator) {
    if (enumerator != NULL)
        *enumerator = TEXT_NONE;
    struct scan scan = {.text = text};
    scan_next(&scan);
    size_t first = scan.start;
    if (!scan_enumerator(&scan))
        return text;
    struct text rest = text_slice(text, scan.start, text.length);
    if (text_is_blank(rest))
        return text;
    if (enumerator != NULL)
        *enumerator = text_trim(text_slice(text, first, scan.start));
    return rest;
}

/* ---- UTF-16 ---- */

bool text_is_utf16(struct text bytes) {
    return text_starts(bytes, TEXT("\xFF\xFE")) || text_starts(bytes, TEXT("\xFE\xFF")) ||
           text_starts(bytes, TEXT("<\0")) || text_starts(bytes, TEXT("\0<"));
}

struct text text_from_utf16(struct arena *arena, struct text bytes) {
    struct buffer text = {.arena = arena};
    bool marked = text_starts(bytes, TEXT("\xFF\xFE")) || text_starts(bytes, TEXT("\xFE\xFF"));
    size_t low = text_starts(bytes, TEXT("\xFE\xFF")) || text_starts(bytes, TEXT("\0")) ? 1 : 0;
    uint32_t high = 0;
    for (size_t i = marked ? 2 : 0; i + 1 < bytes.length; i += 2) {
        uint32_t unit = (uint32_t)(unsigned char)bytes.bytes[i + low] |
                        (uint32_t)(unsigned char)bytes.bytes[i + 1 - low] << 8;
        bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (high != 0 && !is_low)
            buffer_add_codepoint(&text, 0xFFFD);
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            high = unit;
            continue;
        }
        buffer_add_codepoint(&text, high != 0 && is_low
                                        ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00)
                                    : is_low ? 0xFFFD
                                             : unit);
        high = 0;
    }
    return buffer_text(&text);
}
