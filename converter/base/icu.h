/*
 * icu.h: what is used of ICU: NFKC and Hant-Hans for the keys of labels, Chinese encodings.
 * Everyone may include this.
 */
#ifndef NIANBAO_BASE_ICU_H
#define NIANBAO_BASE_ICU_H

#include "base/text.h"

/* NFKC of at most 1 MB of UTF-8, in the arena, of which it uses forty times the text. */
struct text icu_nfkc(struct arena *arena, struct text text);

/* The text, at most 1 MB, with traditional characters made simplified (Hant-Hans). */
struct text icu_simplify(struct arena *arena, struct text text);

/* GB18030 (and so GBK, GB2312) -> UTF-8, in the arena; false where the bytes are not GB18030. */
bool icu_from_gb18030(struct arena *arena, struct text bytes, struct text *result);

/* The version that the program was built for: "72.1". */
const char *icu_version(void);

#endif
