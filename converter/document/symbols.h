/*
 * symbols.h: w:sym, a character of a symbol font -> Unicode. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_SYMBOLS_H
#define NIANBAO_DOCUMENT_SYMBOLS_H

#include "base/text.h"

/* The number of a font of symbols, or -1. */
int symbol_font_find(struct text font);
/* A character of text in the font of that number, as it prints. */
uint32_t symbol_of_text(int font, uint32_t code);

/* The character that code prints in that font; unknown: its code point of private use; 0: none. */
uint32_t symbol_find(struct text font, uint32_t code);

#endif
