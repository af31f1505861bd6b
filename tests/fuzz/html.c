/* html.c: the bytes are a page; the carrier is not told by them. */
#include "document/carrier.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct file_kind kind;
    struct problems problems = {.arena = arena};
    const struct document *document =
        html_read(arena, (struct text){(const char *)data, size}, &kind, &problems);
    if (document == NULL && problems_worst(&problems) != SEVERITY_ERROR)
        abort(); /* refused without a word */
    if (document != NULL)
        tables_json(arena, document, true);
    arena_free(arena);
    return 0;
}
