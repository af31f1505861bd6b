/*
 * arena.h: memory that is freed all at once. Every report has one arena, which owns all that is
 * allocated while the report is read. Nothing in an arena is freed on its own. Everyone may include
 * this.
 */
#ifndef NIANBAO_BASE_ARENA_H
#define NIANBAO_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena. The caller frees it with arena_free. Ends the program (status 75) when the
 * machine is out of memory, as every function here does. */
struct arena *arena_new(void);

/* Frees the arena and everything in it. NULL is allowed. */
void arena_free(struct arena *arena);

/* For scratch memory: returns the arena, or frees it and returns a new one once it has handed out
 * `most` bytes. */
struct arena *arena_renew(struct arena *arena, size_t most);

/* size bytes, zeroed, aligned for any type; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* count items of size bytes each, zeroed; guards the product against overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A larger copy of an array of old_count items (or NULL) with room for new_count, the new items
 * zeroed. The old array is invalid afterwards. Arrays that grow item by item use ARRAY_APPEND. */
void *arena_grow(
    struct arena *arena, const void *items, size_t old_count, size_t new_count, size_t size);

/* Room for one more item of size bytes behind the first count: the array itself, or one of twice
 * the capacity in its place, the new items zeroed. */
void *arena_room(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Appends a zeroed item to an array of count items, and is its address; count and capacity (size_t)
 * are updated, and may both be 0 with items NULL. Nothing may point into the array. */
#define ARRAY_APPEND(arena, items, count, capacity)                                                \
    ((items) = arena_room(arena, items, count, &(capacity), sizeof *(items)), &(items)[(count)++])

/* Bytes that grow to size: the first length are kept, the others not zeroed; the old bytes are
 * invalid afterwards. The last allocation grows in place where its block has room. */
char *arena_grow_bytes(struct arena *arena, char *bytes, size_t length, size_t size);

/* Bytes handed out, without the blocks that arrays and buffers have outgrown. */
size_t arena_used(const struct arena *arena);

#endif
