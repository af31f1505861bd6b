/*
 * arena.c: a list of blocks, each twice as large as the last up to 1 MiB; allocation moves a mark.
 * Requests larger than a block get a block of their own. Does not know what is stored in it.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024, EXIT_TRY_AGAIN = 75 };

struct block {
    struct block *next;
    size_t size;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *blocks;
    size_t mark;
    size_t next_size;
    size_t used;
};

static void out_of_memory(void) {
    fputs("nianbao: 内存不足 (out of memory)\n", stderr);
    exit(EXIT_TRY_AGAIN);
}

struct arena *arena_new(void) {
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL)
        out_of_memory();
    arena->next_size = FIRST_BLOCK;
    return arena;
}

void arena_free(struct arena *arena) {
    if (arena == NULL)
        return;
    for (struct block *block = arena->blocks, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

static void block_add(struct arena *arena, size_t size) {
    struct block *block = NULL;
    if (size <= SIZE_MAX - sizeof *block)
        block = malloc(sizeof *block + size);
    if (block == NULL)
        out_of_memory();
    block->size = size;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->mark = 0;
}

void *arena_alloc(struct arena *arena, size_t size) {
    if (size > SIZE_MAX / 2)
        out_of_memory();
    size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (arena->blocks == NULL || arena->blocks->size - arena->mark < size) {
        block_add(arena, size > arena->next_size ? size : arena->next_size);
        if (arena->next_size < LARGEST_BLOCK)
            arena->next_size *= 2;
    }
    void *memory = arena->blocks->bytes + arena->mark;
    arena->mark += size;
    arena->used += size;
    return memset(memory, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size)
        out_of_memory();
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, const void *items, size_t old_count, size_t new_count,
    size_t size) {
    void *grown = arena_array(arena, new_count, size);
    if (old_count != 0)
        memcpy(grown, items, old_count * size);
    return grown;
}

size_t arena_used(const struct arena *arena) {
    return arena->used;
}
