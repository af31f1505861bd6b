/* text.c: the bytes are a text dump; the carrier is not told by them. */
#include "document/carrier.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct file_kind kind;
    struct problems problems = {.arena = arena};
    struct text text = {(const char *)data, size};
    const struct document *document = text_dump_read(arena, text, &kind, &problems);
    if (document != NULL)
        tables_json(arena, document, true);
    arena_free(arena);
    target_convert(text);
    return 0;
}
