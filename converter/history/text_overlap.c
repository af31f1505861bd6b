/*
 * text_overlap.c: last year's text as a hash table of its runs of thirteen characters, this year's
 * looked up in it run by run. A run that is found is compared character by character, so that a
 * collision of hashes never makes a repetition. Linear in the length of both texts.
 */
#include "history/text_overlap.h"

#include "base/unicode.h"

/* Text as it counts: a code point, and where its bytes end in the paragraph. */
struct signs {
    uint32_t *codes;
    size_t *starts, *ends; /* offsets in the paragraph */
    size_t count;
};

struct runs {
    struct arena *arena; /* for what is made while looking up */
    struct signs *paragraphs;
    size_t count;
    struct run {
        uint64_t hash;
        const uint32_t *codes; /* NULL: free */
    } * slots;
    size_t slot_count; /* a power of two */
};

enum { NUMBER = '0', FACTOR = 1000003 };

static bool is_digit(uint32_t code) {
    return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

/* What is a letter or an ideograph, roughly: not the blocks of punctuation and signs. */
static bool counts(uint32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || is_digit(code) ||
           (code >= 0xC0 && code < 0x2000) || (code >= 0x3005 && code <= 0x3007) ||
           (code >= 0x3040 && code < 0xFE00) || (code >= 0xFF21 && code < 0xFF5B) ||
           code >= 0x10000;
}

/* A point between digits belongs to the number. */
static bool joins_number(struct text text, size_t offset) {
    if (offset >= text.length || (text.bytes[offset] != '.' && text.bytes[offset] != ','))
        return false;
    size_t behind = offset + 1;
    return behind < text.length && is_digit(text_next(text, &behind));
}

static struct signs signs_read(struct arena *arena, struct text text) {
    size_t most = text_count(text);
    struct signs signs = {
        .codes = arena_array(arena, most, sizeof *signs.codes),
        .starts = arena_array(arena, most, sizeof *signs.starts),
        .ends = arena_array(arena, most, sizeof *signs.ends),
    };
    bool in_number = false;
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        if (in_number && joins_number(text, offset)) {
            offset++;
            continue;
        }
        uint32_t code = codepoint_unify(text_next(text, &offset));
        bool digit = is_digit(code);
        if (digit && in_number) {
            signs.ends[signs.count - 1] = offset;
        } else if (counts(code)) {
            signs.codes[signs.count] = digit ? NUMBER : code;
            signs.starts[signs.count] = start;
            signs.ends[signs.count++] = offset;
        }
        in_number = digit;
    }
    return signs;
}

/* The hash of the run behind one whose first character leaves and whose last comes. */
static uint64_t hash_move(uint64_t hash, uint32_t leaves, uint32_t comes) {
    uint64_t power = 1;
    for (int i = 1; i < REPETITION_RUN; i++)
        power *= FACTOR;
    return (hash - leaves * power) * FACTOR + comes;
}

static uint64_t hash_first(const uint32_t *codes) {
    uint64_t hash = 0;
    for (int i = 0; i < REPETITION_RUN; i++)
        hash = hash * FACTOR + codes[i];
    return hash;
}

static bool is_same_run(const uint32_t *a, const uint32_t *b) {
    return memcmp(a, b, REPETITION_RUN * sizeof *a) == 0;
}

/* The slot where the run is, or where it would go. */
static struct run *slot_find(const struct runs *runs, uint64_t hash, const uint32_t *codes) {
    size_t mask = runs->slot_count - 1;
    uint64_t mixed = hash ^ hash >> 29;
    for (size_t at = (size_t)(mixed * 0x9E3779B97F4A7C15u >> 20) & mask;; at = (at + 1) & mask) {
        struct run *slot = &runs->slots[at];
        if (slot->codes == NULL || (slot->hash == hash && is_same_run(slot->codes, codes)))
            return slot;
    }
}

static void runs_add(struct runs *runs, const struct signs *signs) {
    uint64_t hash = signs->count < REPETITION_RUN ? 0 : hash_first(signs->codes);
    for (size_t i = 0; i + REPETITION_RUN <= signs->count; i++) {
        if (i > 0)
            hash = hash_move(hash, signs->codes[i - 1], signs->codes[i + REPETITION_RUN - 1]);
        *slot_find(runs, hash, &signs->codes[i]) = (struct run){hash, &signs->codes[i]};
    }
}

struct runs *runs_make(struct arena *arena, const struct text *paragraphs, size_t count) {
    struct runs *runs = arena_alloc(arena, sizeof *runs);
    size_t characters = 0;
    runs->paragraphs = arena_array(arena, count, sizeof *runs->paragraphs);
    runs->arena = arena;
    runs->count = count;
    for (size_t i = 0; i < count; i++) {
        runs->paragraphs[i] = signs_read(arena, paragraphs[i]);
        characters += runs->paragraphs[i].count;
    }
    for (runs->slot_count = 64; runs->slot_count < characters * 2;)
        runs->slot_count *= 2;
    runs->slots = arena_array(arena, runs->slot_count, sizeof *runs->slots);
    for (size_t i = 0; i < count; i++)
        runs_add(runs, &runs->paragraphs[i]);
    return runs;
}

static void passage_add(struct arena *arena, struct repetition *result, struct text passage) {
    if ((result->passage_count & (result->passage_count - 1)) == 0)
        result->passages = arena_grow(arena, result->passages, result->passage_count,
            result->passage_count == 0 ? 1 : result->passage_count * 2, sizeof *result->passages);
    result->passages[result->passage_count++] = passage;
}

void repetition_add(struct arena *arena, const struct runs *runs, struct text paragraph,
    struct repetition *result) {
    struct signs signs = signs_read(runs->arena, paragraph);
    uint64_t hash = signs.count < REPETITION_RUN ? 0 : hash_first(signs.codes);
    size_t from = 0, to = 0; /* the open passage */
    result->characters += signs.count;
    for (size_t i = 0; i + REPETITION_RUN <= signs.count; i++) {
        if (i > 0)
            hash = hash_move(hash, signs.codes[i - 1], signs.codes[i + REPETITION_RUN - 1]);
        if (slot_find(runs, hash, &signs.codes[i])->codes == NULL)
            continue;
        if (i > to || to == 0) {
            if (to > from)
                passage_add(
                    arena, result, text_slice(paragraph, signs.starts[from], signs.ends[to - 1]));
            result->repeated += REPETITION_RUN;
            from = i;
        } else {
            result->repeated += i + REPETITION_RUN - to;
        }
        to = i + REPETITION_RUN;
    }
    if (to > from)
        passage_add(arena, result, text_slice(paragraph, signs.starts[from], signs.ends[to - 1]));
}
