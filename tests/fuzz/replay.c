/*
 * replay.c: a fuzz target without a fuzzer: calls it with the bytes of each file named, so that
 * what fuzzing once found is tried again by every `make test`, with any compiler.
 */
#include <stdio.h>

#include "program/file.h"
#include "target.h"

int main(int count, char **paths) {
    for (int i = 1; i < count; i++) {
        struct arena *arena = arena_new();
        struct text bytes;
        if (file_read(arena, paths[i], &bytes) != 0) {
            fprintf(stderr, "cannot read %s\n", paths[i]);
            return 1;
        }
        fprintf(stderr, "%s\n", paths[i]); /* the last one is the one that crashed */
        /* A copy of its own length: a sanitizer then sees every byte read beyond it. */
        uint8_t *copy = malloc(bytes.length + (bytes.length == 0));
        if (copy == NULL)
            return 1;
        memcpy(copy, bytes.bytes, bytes.length);
        LLVMFuzzerTestOneInput(copy, bytes.length);
        free(copy);
        arena_free(arena);
    }
    printf("%d passed, 0 failed\n", count - 1);
    return 0;
}
