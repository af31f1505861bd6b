/*
 * symbols.h: w:sym, a character of a symbol font -> Unicode. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_SYMBOLS_H
#define NIANBAO_DOCUMENT_SYMBOLS_H

#include "base/text.h"

/* The number of a font whose characters are no letters and digits; -1: it is none of these. */
int symbol_font_find(struct text font);
/* A character of text that is set in the font of that number, as it prints. */
uint32_t symbol_of_text(int font, uint32_t code);

/* What code of that font prints as: the character where there is one, otherwise the code point
 * that the file has (private use). 0: no character at all. */
uint32_t symbol_find(struct text font, uint32_t code);

#endif
