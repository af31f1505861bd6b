/*
 * text_overlap.c: indexes last year's text by its runs of thirteen characters and looks up the runs
 * of this year's. A run that is found is compared character by character, so a collision of hashes
 * never counts. Linear in the length of both texts.
 */
#include "history/text_overlap.h"

#include "base/unicode.h"

/* The characters of a paragraph that count. */
struct signs {
    uint32_t *codes;
    size_t *starts, *ends; /* offsets in the paragraph */
    size_t count;
};

struct runs {
    struct arena *arena; /* of look-ups */
    struct run {
        uint64_t hash;
        const uint32_t *codes; /* NULL: free */
    } * slots;
    size_t slot_count; /* a power of two */
};

enum { NUMBER = '0', FACTOR = 1000003 };

static bool is_any_digit(uint32_t code) {
    return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

/* Letters and ideographs, roughly: not the blocks of punctuation and signs. */
static bool is_counted(uint32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || is_any_digit(code) ||
           (code >= 0xC0 && code < 0x2000) || (code >= 0x3005 && code <= 0x3007) ||
           (code >= 0x3040 && code < 0xFE00) || (code >= 0xFF21 && code < 0xFF5B) ||
           code >= 0x10000;
}

/* A point between digits belongs to the number. */
static bool joins_number(struct text text, size_t offset) {
    size_t after = offset + 1;
    return after < text.length && (text.bytes[offset] == '.' || text.bytes[offset] == ',') &&
           is_any_digit(text_next(text, &after));
}

static struct signs signs_of_text(struct arena *arena, struct text text) {
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
        bool digit = is_any_digit(code);
        if (digit && in_number) {
            signs.ends[signs.count - 1] = offset;
        } else if (is_counted(code)) {
            signs.codes[signs.count] = digit ? NUMBER : code;
            signs.starts[signs.count] = start;
            signs.ends[signs.count++] = offset;
        }
        in_number = digit;
    }
    return signs;
}

/* Returns the hash of the run that begins at codes[at], from that of the run before it. */
static uint64_t hash_at(uint64_t before, const uint32_t *codes, size_t at) {
    uint64_t hash = 0, power = 1;
    for (int i = 0; at == 0 && i < REPETITION_RUN; i++)
        hash = hash * FACTOR + codes[i];
    if (at == 0)
        return hash;
    for (int i = 1; i < REPETITION_RUN; i++)
        power *= FACTOR;
    return (before - codes[at - 1] * power) * FACTOR + codes[at + REPETITION_RUN - 1];
}

/* Returns the slot of the run, or the free one where it belongs. */
static struct run *overlap_find(const struct runs *runs, uint64_t hash, const uint32_t *codes) {
    size_t mask = runs->slot_count - 1;
    uint64_t mixed = hash ^ hash >> 29;
    for (size_t at = (size_t)(mixed * 0x9E3779B97F4A7C15u >> 20) & mask;; at = (at + 1) & mask) {
        struct run *slot = &runs->slots[at];
        if (slot->codes == NULL ||
            (slot->hash == hash && memcmp(slot->codes, codes, REPETITION_RUN * sizeof *codes) == 0))
            return slot;
    }
}

struct runs *runs_make(struct arena *arena, const struct text *paragraphs, size_t count) {
    struct runs *runs = arena_alloc(arena, sizeof *runs);
    struct signs *signs = arena_array(arena, count, sizeof *signs);
    size_t characters = 0;
    for (size_t i = 0; i < count; i++) {
        signs[i] = signs_of_text(arena, paragraphs[i]);
        characters += signs[i].count;
    }
    runs->arena = arena;
    for (runs->slot_count = 64; runs->slot_count < characters * 2;)
        runs->slot_count *= 2;
    runs->slots = arena_array(arena, runs->slot_count, sizeof *runs->slots);
    for (size_t p = 0; p < count; p++) {
        const uint32_t *codes = signs[p].codes;
        uint64_t hash = 0;
        for (size_t i = 0; i + REPETITION_RUN <= signs[p].count; i++) {
            hash = hash_at(hash, codes, i);
            *overlap_find(runs, hash, &codes[i]) = (struct run){hash, &codes[i]};
        }
    }
    return runs;
}

static void passage_add(struct arena *arena, struct repetition *result, struct text paragraph,
    const struct signs *signs, size_t from, size_t to) {
    if (to > from)
        *ARRAY_APPEND(arena, result->passages, result->passage_count, result->passage_capacity) =
            text_slice(paragraph, signs->starts[from], signs->ends[to - 1]);
}

void repetition_add(struct arena *arena, const struct runs *runs, struct text paragraph,
    struct repetition *result) {
    struct signs signs = signs_of_text(runs->arena, paragraph);
    uint64_t hash = 0;
    size_t from = 0, to = 0; /* the open passage */
    result->characters += signs.count;
    for (size_t i = 0; i + REPETITION_RUN <= signs.count; i++) {
        hash = hash_at(hash, signs.codes, i);
        if (overlap_find(runs, hash, &signs.codes[i])->codes == NULL)
            continue;
        if (i > to || to == 0) {
            passage_add(arena, result, paragraph, &signs, from, to);
            result->repeated += REPETITION_RUN;
            from = i;
        } else {
            result->repeated += i + REPETITION_RUN - to;
        }
        to = i + REPETITION_RUN;
    }
    passage_add(arena, result, paragraph, &signs, from, to);
}
