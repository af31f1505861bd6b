/*
 * words.c: text against lists of words. Lists are short, so each is searched from its beginning.
 */
#include "form/words.h"

bool words_next(struct text *words, struct text *word) {
    const char *space = words->length == 0 ? NULL : memchr(words->bytes, ' ', words->length);
    size_t length = space == NULL ? words->length : (size_t)(space - words->bytes);
    *word = text_slice(*words, 0, length);
    *words = text_behind(*words, length + 1);
    return length != 0;
}

size_t words_at_start(struct text text, struct text words) {
    for (struct text word; words_next(&words, &word);)
        if (text_starts(text, word))
            return word.length;
    return 0;
}

size_t words_at_end(struct text text, struct text words) {
    for (struct text word; words_next(&words, &word);)
        if (text_ends(text, word))
            return word.length;
    return 0;
}

size_t words_find(struct text text, struct text words) {
    size_t first = SIZE_MAX;
    for (struct text word; words_next(&words, &word);) {
        size_t found = text_find(text, word);
        first = found < first ? found : first;
    }
    return first;
}
