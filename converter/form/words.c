/*
 * words.c: text against lists of words. Lists are short, so each is searched from its beginning.
 */
#include "form/words.h"

bool words_next(struct text *words, struct text *word) {
    size_t length = 0;
    while (length < words->length && words->bytes[length] != ' ')
        length++;
    *word = text_slice(*words, 0, length);
    *words = text_behind(*words, length + 1);
    return length != 0;
}

/* Cheap, as this runs for every paragraph: most words differ in the byte that is looked at first.
 */
static size_t word_match(struct text text, struct text words, bool at_end) {
    for (size_t begin = 0, end; begin < words.length && text.length != 0; begin = end + 1) {
        for (end = begin; end < words.length && words.bytes[end] != ' ';)
            end++;
        size_t length = end - begin, from = at_end ? text.length - length : 0;
        const char *word = words.bytes + begin;
        if (length <= text.length &&
            text.bytes[at_end ? text.length - 1 : 0] == word[at_end ? length - 1 : 0] &&
            memcmp(text.bytes + from, word, length) == 0)
            return length;
    }
    return 0;
}

size_t words_at_start(struct text text, struct text words) {
    return word_match(text, words, false);
}

size_t words_at_end(struct text text, struct text words) {
    return word_match(text, words, true);
}

size_t words_find(struct text text, struct text words) {
    size_t first = SIZE_MAX;
    for (struct text word; words_next(&words, &word);) {
        size_t found = text_find(text, word);
        first = found < first ? found : first;
    }
    return first;
}
