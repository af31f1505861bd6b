/*
 * words.c: text against lists of words. Lists are short, so each is searched from its beginning.
 */
#include "form/words.h"

bool words_next(struct text *words, struct text *word) {
    size_t length = 0;
    while (length < words->length && words->bytes[length] != ' ')
        length++;
    *word = text_slice(*words, 0, length);
    *words = text_tail(*words, length + 1);
    return length != 0;
}

/* Runs for every paragraph, and most end with a byte that no word of the list has. */
static size_t word_match(struct text text, struct text words, bool at_end) {
    if (text.length == 0 ||
        memchr(words.bytes, text.bytes[at_end ? text.length - 1 : 0], words.length) == NULL)
        return 0;
    for (struct text word; words_next(&words, &word);)
        if (at_end ? text_ends(text, word) : text_starts(text, word))
            return word.length;
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
