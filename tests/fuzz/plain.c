/*
 * plain.c: the bytes are a part of a package. What is told of it must not depend on whether the
 * plain reader or Expat reads it.
 */
#include "../lib/plain_pair.h"
#include "target.h"

/* A comment may stand behind a byte order mark and what Expat takes for a declaration, not before.
 */
static size_t prolog_length(struct text part) {
    size_t mark = text_starts(part, TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    bool declared = text_starts(text_slice(part, mark, part.length), TEXT("<?xml"));
    const char *end = declared ? memmem(part.bytes, part.length, "?>", 2) : NULL;
    return end == NULL ? mark : (size_t)(end + 2 - part.bytes);
}

/* Expat finds the encoding in the first bytes; of fewer the comment would change what it finds. */
enum { ENCODING_BYTES = 4 };

/* What Expat takes for UTF-16, which the comment would not be. */
static bool is_utf_16(struct text part) {
    return part.bytes[0] == '\0' || part.bytes[1] == '\0' || (unsigned char)part.bytes[0] >= 0xFE;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct text bytes = {(const char *)data, size};
    if (size < ENCODING_BYTES || is_utf_16(bytes))
        return 0;
    struct arena *arena = arena_new();
    size_t length = prolog_length(bytes);
    struct text prolog = text_slice(bytes, 0, length), part = text_slice(bytes, length, size);
    if (!same(arena, prolog, part, false) || !same(arena, prolog, part, true))
        abort();
    arena_free(arena);
    return 0;
}
