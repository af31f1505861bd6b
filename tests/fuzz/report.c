/* report.c: the bytes are a report's JSON, read back and checked. */
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    const struct report *report =
        target_read(arena, (struct text){(const char *)data, size}, &problems);
    if (report == NULL && problems_worst(&problems) != SEVERITY_ERROR)
        abort(); /* refused without a word */
    problems_text(arena, &problems, SEVERITY_NOTE, NIANBAO_CHINESE);
    arena_free(arena);
    return 0;
}
