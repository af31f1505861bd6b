/*
 * arena.c: a list of blocks that double up to 16 MiB; allocation moves a mark. The blocks are large
 * so that malloc keeps them for the next report: glibc returns memory to the system above twice the
 * largest block freed so far, and fresh pages cost more than the work done in them. A large request
 * gets a block of its own, which is freed when an array or buffer outgrows it.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_BLOCK = 64 * 1024, /* enough for a short-lived arena */
    SECOND_BLOCK = 1024 * 1024,
    LARGEST_BLOCK = 16 * 1024 * 1024,
    LARGE = 256 * 1024,
    FIRST_ITEMS = 8, /* of an array that grows */
    EXIT_TRY_AGAIN = 75
};

struct block {
    struct block *next;
    size_t size;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *blocks;
    struct block *large; /* one per request of LARGE or more */
    size_t mark;
    char *last; /* the last allocation, and the mark before it */
    size_t last_mark;
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

static void blocks_free(struct block *block) {
    for (struct block *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
}

void arena_free(struct arena *arena) {
    if (arena == NULL)
        return;
    blocks_free(arena->blocks);
    blocks_free(arena->large);
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

static size_t size_align(size_t size) {
    if (size > SIZE_MAX / 2)
        out_of_memory();
    return (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

/* calloc: untouched pages cost nothing. */
static void *take_large(struct arena *arena, size_t size) {
    struct block *block = NULL;
    if (size <= SIZE_MAX - sizeof *block)
        block = calloc(1, sizeof *block + size);
    if (block == NULL)
        out_of_memory();
    block->size = size;
    block->next = arena->large;
    arena->large = block;
    arena->used += size;
    return block->bytes;
}

/* Frees the large block that holds items, if there is one. The list is short. */
static void release_large(struct arena *arena, const void *items) {
    for (struct block **at = &arena->large; *at != NULL; at = &(*at)->next) {
        struct block *block = *at;
        if ((const void *)block->bytes != items)
            continue;
        *at = block->next;
        arena->used -= block->size;
        free(block);
        return;
    }
}

/* Allocates an aligned size below LARGE, not zeroed. */
static void *take(struct arena *arena, size_t size) {
    if (arena->blocks == NULL || arena->blocks->size - arena->mark < size) {
        block_add(arena, size > arena->next_size ? size : arena->next_size);
        if (arena->next_size < LARGEST_BLOCK)
            arena->next_size =
                arena->next_size < SECOND_BLOCK ? SECOND_BLOCK : arena->next_size * 2;
    }
    arena->last_mark = arena->mark;
    void *memory = arena->last = arena->blocks->bytes + arena->mark;
    arena->mark += size;
    arena->used += size;
    return memory;
}

struct arena *arena_renew(struct arena *arena, size_t most) {
    if (arena_used(arena) < most)
        return arena;
    arena_free(arena);
    return arena_new();
}

void *arena_alloc(struct arena *arena, size_t size) {
    size = size_align(size);
    return size >= LARGE ? take_large(arena, size) : memset(take(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size)
        out_of_memory();
    return arena_alloc(arena, count * size);
}

/* Extends the last allocation where its block has room. */
static bool grow_in_place(struct arena *arena, const char *items, size_t size) {
    struct block *block = arena->blocks;
    if (items == NULL || items != arena->last || block->size - arena->last_mark < size)
        return false;
    size_t old_size = arena->mark - arena->last_mark;
    if (size > old_size) {
        arena->mark += size - old_size;
        arena->used += size - old_size;
    }
    return true;
}

char *arena_grow_bytes(struct arena *arena, char *bytes, size_t length, size_t size) {
    size = size_align(size);
    if (grow_in_place(arena, bytes, size))
        return bytes;
    char *grown = size >= LARGE ? take_large(arena, size) : take(arena, size);
    if (length != 0)
        memcpy(grown, bytes, length);
    release_large(arena, bytes);
    return grown;
}

void *arena_grow(
    struct arena *arena, const void *items, size_t old_count, size_t new_count, size_t size) {
    if (size != 0 && new_count > SIZE_MAX / size)
        out_of_memory();
    size_t old_size = old_count * size, new_size = size_align(new_count * size);
    char *grown = arena_alloc(arena, new_size);
    if (old_size != 0)
        memcpy(grown, items, old_size);
    release_large(arena, items);
    return grown;
}

void *arena_room(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity)
        return items;
    size_t larger = *capacity == 0 ? FIRST_ITEMS : *capacity * 2;
    items = arena_grow(arena, items, count, larger, size);
    *capacity = larger;
    return items;
}

size_t arena_used(const struct arena *arena) {
    return arena->used;
}
