/*
 * unicode.h: the keys by which labels are matched, and UTF-16. The text of a report itself is never
 * rewritten. ICU (icu.h) is asked where the bytes need it.
 * Everyone may include this.
 */
#ifndef NIANBAO_BASE_UNICODE_H
#define NIANBAO_BASE_UNICODE_H

#include "base/text.h"

/*
 * The matching key of a label: NFKC with case kept, radicals as the ideographs that they look like,
 * then white space (also U+3000, U+00A0, line
 * breaks), zero-width and variation characters and every kind of quotation mark taken out, and
 * look-alikes made one: （）[]【】〔〕 -> (), ：-> :, 、，, -> ,  。．. -> . , — – － -> -,
 * · ・ • -> ·. Enumerators stay: key_strip_enumerator takes them off BEFORE this, on the raw text,
 * because NFKC turns ①5 into 15. In the arena.
 */
struct text key_fold(struct arena *arena, struct text text);

/*
 * The raw text behind a leading enumerator, for labels and headings:
 * 一、 （一） (一) 一. 1. 1． 1、 （1） (1) 1） ① ⑴ ⒈ ㈠ Ⅰ. 第一、 and the like, with white space
 * inside and around. Text without one, or that is nothing but one, comes back unchanged. If
 * enumerator is not NULL it receives what was taken off (empty when nothing). A bare number without
 * a mark ("26", "2020年") is not an enumerator, nor is "1.5".
 */
struct text key_strip_enumerator(struct text text, struct text *enumerator);

/* A key with traditional characters made simplified (ICU Hant-Hans, opened for the first
 * key that is not simplified: it costs 12 ms, so only for keys that matched nothing). */
struct text key_simplify(struct arena *arena, struct text key);

/* A radical (⼯, ⺠) or a compatibility ideograph as the ideograph that it looks like; any other
 * character as it is. */
uint32_t codepoint_unify(uint32_t codepoint);

/* The same for a whole text, which is matched by its words where a key would lose its punctuation;
 * the text itself where nothing is to be done, else in the arena. */
struct text text_unify(struct arena *arena, struct text text);

/* UTF-16, by a byte order mark or by markup whose every other byte is zero. */
bool text_is_utf16(struct text bytes);

/* UTF-16 by its byte order mark, or by the side on which the first byte is zero -> UTF-8, in the
 * arena. A lone surrogate becomes U+FFFD. */
struct text text_from_utf16(struct arena *arena, struct text bytes);

#endif
