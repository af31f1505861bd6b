/*
 * sorter.c: parts of two megabytes are sorted in memory and laid down in a spool; then they are
 * merged, a heap telling which part has the least record. Equal records come out as often as they
 * came in.
 */
#include "program/sorter.h"

#include <stdlib.h>

enum { PART = 2 * 1024 * 1024, PIECE = 16 * 1024 };

/* One part as it is read. */
struct sorted_part {
    uint64_t at, end;    /* of what has not been read, in the spool */
    struct buffer bytes; /* that have been read */
    size_t offset;       /* of the next record in them */
    struct text record;  /* the first one left */
};

void sorter_open(struct sorter *sorter, const char *folder) {
    *sorter = (struct sorter){.arena = arena_new(), .filling = arena_new()};
    sorter->spool = (struct spool){.arena = sorter->arena, .folder = folder};
    sorter->bytes.arena = sorter->filling;
}

static struct text record_at(const char *bytes) {
    uint32_t length;
    memcpy(&length, bytes, sizeof length);
    return (struct text){bytes + sizeof length, length};
}

static int order_records(const void *a, const void *b, void *bytes) {
    const uint32_t *first = a, *second = b;
    return text_compare(
        record_at((const char *)bytes + *first), record_at((const char *)bytes + *second));
}

static void part_lay_down(struct sorter *sorter) {
    uint64_t at = spool_length(&sorter->spool);
    if (sorter->count == 0)
        return;
    qsort_r(sorter->records, sorter->count, sizeof *sorter->records, order_records,
        sorter->bytes.bytes);
    for (size_t i = 0; i < sorter->count; i++) {
        const char *bytes = sorter->bytes.bytes + sorter->records[i];
        spool_add(&sorter->spool,
            (struct text){bytes, record_at(bytes).length + sizeof *sorter->records});
    }
    if (sorter->part_count == sorter->part_capacity) {
        size_t capacity = sorter->part_capacity == 0 ? 16 : sorter->part_capacity * 2;
        sorter->parts = arena_grow(
            sorter->arena, sorter->parts, sorter->part_count, capacity, sizeof *sorter->parts);
        sorter->part_capacity = capacity;
    }
    sorter->parts[sorter->part_count++] =
        (struct sorted_part){.at = at, .end = spool_length(&sorter->spool)};
    sorter->bytes.length = sorter->count = 0;
}

void sorter_add(struct sorter *sorter, struct text record) {
    uint32_t length = (uint32_t)record.length;
    if (sorter->count == sorter->capacity) {
        size_t capacity = sorter->capacity == 0 ? 1024 : sorter->capacity * 2;
        sorter->records = arena_grow(
            sorter->filling, sorter->records, sorter->count, capacity, sizeof *sorter->records);
        sorter->capacity = capacity;
    }
    if (sorter->bytes.length == 0)
        buffer_reserve(&sorter->bytes, PART + PIECE); /* at once: growing would hold it twice */
    sorter->records[sorter->count++] = (uint32_t)sorter->bytes.length;
    buffer_add(&sorter->bytes, (struct text){(const char *)&length, sizeof length});
    buffer_add(&sorter->bytes, record);
    if (sorter->bytes.length >= PART)
        part_lay_down(sorter);
}

/* ---- merging ---- */

/* Has so many bytes of a part at hand, behind its offset. */
static void part_reach(struct sorter *sorter, struct sorted_part *part, size_t length) {
    struct buffer *bytes = &part->bytes;
    size_t left = bytes->length - part->offset;
    if (left >= length)
        return;
    if (left != 0)
        memmove(bytes->bytes, bytes->bytes + part->offset, left);
    bytes->length = left;
    part->offset = 0;
    size_t more = length - left < PIECE ? PIECE : length - left;
    struct text read = spool_read(
        &sorter->spool, part->at, more < part->end - part->at ? more : part->end - part->at);
    buffer_add(bytes, read);
    part->at += read.length;
}

/* false: the part has no record left. */
static bool part_next(struct sorter *sorter, struct sorted_part *part) {
    uint32_t length;
    part->bytes.arena = sorter->arena;
    if (part->at == part->end && part->offset == part->bytes.length)
        return false;
    part_reach(sorter, part, sizeof length);
    memcpy(&length, part->bytes.bytes + part->offset, sizeof length);
    part_reach(sorter, part, sizeof length + length);
    part->record = record_at(part->bytes.bytes + part->offset);
    part->offset += sizeof length + length;
    return true;
}

/* Lets the part on top sink to its place. */
static void heap_sink(struct sorter *sorter) {
    struct sorted_part **heap = sorter->heap;
    for (size_t at = 0, child; (child = at * 2 + 1) < sorter->heap_count; at = child) {
        if (child + 1 < sorter->heap_count &&
            text_compare(heap[child + 1]->record, heap[child]->record) < 0)
            child++;
        if (text_compare(heap[at]->record, heap[child]->record) <= 0)
            return;
        struct sorted_part *part = heap[at];
        heap[at] = heap[child];
        heap[child] = part;
    }
}

static int order_parts(const void *a, const void *b) {
    const struct sorted_part *const *first = a, *const *second = b;
    return text_compare((*first)->record, (*second)->record);
}

/* The heap begins as the parts in order. */
void sorter_turn(struct sorter *sorter) {
    part_lay_down(sorter);
    arena_free(sorter->filling);
    sorter->filling = NULL;
    sorter->heap = arena_array(sorter->arena, sorter->part_count + 1, sizeof *sorter->heap);
    for (size_t i = 0; i < sorter->part_count; i++)
        if (part_next(sorter, &sorter->parts[i]))
            sorter->heap[sorter->heap_count++] = &sorter->parts[i];
    qsort(sorter->heap, sorter->heap_count, sizeof(struct sorted_part *), order_parts);
}

bool sorter_next(struct sorter *sorter, struct text *record) {
    if (sorter->heap_count != 0 && sorter->given) {
        if (!part_next(sorter, sorter->heap[0]))
            sorter->heap[0] = sorter->heap[--sorter->heap_count];
        heap_sink(sorter);
    }
    if (sorter->heap_count == 0)
        return false;
    sorter->given = true;
    *record = sorter->heap[0]->record;
    return true;
}

void sorter_close(struct sorter *sorter) {
    spool_close(&sorter->spool);
    arena_free(sorter->filling);
    arena_free(sorter->arena);
}
