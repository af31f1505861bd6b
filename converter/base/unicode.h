/*
 * unicode.h: the keys by which labels are matched, and UTF-16. The text of a report is never
 * changed. Everyone may include this.
 */
#ifndef NIANBAO_BASE_UNICODE_H
#define NIANBAO_BASE_UNICODE_H

#include "base/text.h"

/*
 * The matching key of a label, in the arena: NFKC with case kept; radicals become the ideographs
 * that they look like; white space (also U+3000, U+00A0, line breaks), zero-width and variation
 * characters and quotation marks are removed; look-alikes are unified: （）[]【】〔〕 -> (), ：->
 * :, 、，, -> ,  。．. -> . , — – － -> -, · ・ • -> ·. Enumerators stay: call key_strip_enumerator
 * BEFORE this, on the raw text, because NFKC turns ①5 into 15.
 */
struct text key_fold(struct arena *arena, struct text text);

/*
 * The raw text without its leading enumerator, for labels and headings:
 * 一、 （一） (一) 一. 1. 1． 1、 （1） (1) 1） ① ⑴ ⒈ ㈠ Ⅰ. 第一、 and the like, with white space
 * inside and around. Text without an enumerator, or that is nothing else, is returned unchanged. If
 * enumerator is not NULL it receives the enumerator, or the empty text. A bare number without a
 * mark ("26", "2020年") is not an enumerator, nor is "1.5".
 */
struct text key_strip_enumerator(struct text text, struct text *enumerator);

/* A key with traditional characters made simplified (ICU Hant-Hans). Call it only for keys that
 * matched nothing: opening the rules costs 12 ms. */
struct text key_simplify(struct arena *arena, struct text key);

/* A radical (⼯, ⺠) or a compatibility ideograph as the ideograph that it looks like; any other
 * character as it is. */
uint32_t codepoint_unify(uint32_t codepoint);

/* The same for a whole text that is matched with its punctuation. Returns the text itself where
 * nothing changes, else a copy in the arena. */
struct text text_unify(struct arena *arena, struct text text);

/* UTF-16, by a byte order mark or by markup whose every other byte is zero. */
bool text_is_utf16(struct text bytes);

/* UTF-16 by its byte order mark, or by the side on which the first byte is zero -> UTF-8, in the
 * arena. A lone surrogate becomes U+FFFD. */
struct text text_from_utf16(struct arena *arena, struct text bytes);

#endif
