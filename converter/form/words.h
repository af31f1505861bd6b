/*
 * words.h: lists of words that printed text is compared with. A list is one text with spaces
 * between its words: TEXT("报告 年报"). Words of the forms themselves stand in mappings/, not here.
 * Only form/ may include this.
 */
#ifndef NIANBAO_FORM_WORDS_H
#define NIANBAO_FORM_WORDS_H

#include "base/text.h"

/* Takes the next word off a list. false: the list is empty. */
bool words_next(struct text *words, struct text *word);

/* The length of the first word of the list that the text starts, or ends, with; 0: none. */
size_t words_at_start(struct text text, struct text words);
size_t words_at_end(struct text text, struct text words);

/* Where the first of the words begins in the text, or SIZE_MAX. */
size_t words_find(struct text text, struct text words);

static inline bool words_stand_in(struct text text, struct text words) {
    return words_find(text, words) != SIZE_MAX;
}

static inline bool is_digit(uint32_t codepoint) {
    return codepoint >= '0' && codepoint <= '9';
}

/* Behind the ASCII digits from an offset on. */
static inline size_t skip_digits(struct text text, size_t offset) {
    while (offset < text.length && is_digit((unsigned char)text.bytes[offset]))
        offset++;
    return offset;
}

/* A text from an offset to its end. */
static inline struct text text_tail(struct text text, size_t offset) {
    return text_slice(text, offset, text.length);
}

#endif
