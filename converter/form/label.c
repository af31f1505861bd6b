/*
 * label.c: matches printed labels. Nearly every cell of a sound report matches exactly, by one hash
 * look-up. A mapping has about 150 wordings, so the weaker stages compare with all of them. The
 * stage that matched decides what is reported.
 */
#include "form/label.h"

#include "base/unicode.h"
#include "form/date.h"

enum {
    LONGEST_FUZZY = LONGEST_COMPARED, /* code points: no label is longer */
    SHORTEST_PART = 4, /* code points of a label that may be recognised by a part of it */
};

/* ---- keys ---- */

static size_t skip_spaces(struct text text, size_t offset) {
    for (size_t next = offset; offset < text.length; offset = next)
        if (!codepoint_is_space(text_next(text, &next)))
            break;
    return offset;
}

/* Skips 其中 and its colon: they only mark the row as part of the row above. Returns the text
 * itself if nothing else is left. */
static struct text without_lead(struct text printed) {
    static const struct text lead[] = {TEXT_INIT("其"), TEXT_INIT("中")};
    static const struct text marks[] = {TEXT_INIT("："), TEXT_INIT(":"), TEXT_INIT("，")};
    size_t offset = 0;
    for (size_t i = 0; i < sizeof lead / sizeof *lead; i++) {
        if (!text_starts(text_slice(printed, offset, printed.length), lead[i]))
            return printed;
        offset = skip_spaces(printed, offset + lead[i].length);
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_starts(text_slice(printed, offset, printed.length), marks[i])) {
            offset = skip_spaces(printed, offset + marks[i].length);
            break;
        }
    return offset == printed.length ? printed : text_slice(printed, offset, printed.length);
}

/* Replaces years: 2014年度 and 2015年度 are one label. */
static struct text without_year(struct arena *arena, struct text key) {
    int number;
    size_t length, behind = 0, year = date_find_year(key, 0, &length, &number);
    if (year == SIZE_MAX)
        return key;
    struct buffer same = {.arena = arena};
    for (; year != SIZE_MAX; year = date_find_year(key, behind, &length, &number)) {
        buffer_add(&same, text_slice(key, behind, year));
        buffer_add_byte(&same, '#');
        behind = year + length;
    }
    buffer_add(&same, text_slice(key, behind, key.length));
    return buffer_text(&same);
}

struct text label_key(struct arena *arena, struct text printed) {
    struct text words = key_strip_enumerator(text_trim(printed), NULL);
    struct text behind = without_lead(words);
    if (behind.length != words.length)
        words = key_strip_enumerator(behind, NULL);
    return without_year(arena, key_fold(arena, words));
}

struct text label_key_plain(struct arena *arena, struct text key) {
    if (text_find(key, TEXT("(")) == SIZE_MAX)
        return key;
    struct buffer plain = {.arena = arena};
    int depth = 0;
    for (size_t i = 0; i < key.length; i++) {
        if (key.bytes[i] == '(')
            depth++;
        else if (key.bytes[i] == ')' && depth > 0)
            depth--;
        else if (depth == 0)
            buffer_add_byte(&plain, key.bytes[i]);
    }
    return buffer_text(&plain);
}

/* The key with every printed replaced by means; the key itself where it is nowhere. */
static struct text word_replace(
    struct arena *arena, struct text key, const struct mirror_word *word) {
    size_t found = text_find(key, word->printed);
    if (found == SIZE_MAX || word->printed.length == 0)
        return key;
    struct buffer replaced = {.arena = arena};
    for (; found != SIZE_MAX; found = text_find(key, word->printed)) {
        buffer_add(&replaced, text_slice(key, 0, found));
        buffer_add(&replaced, word->means);
        key = text_slice(key, found + word->printed.length, key.length);
    }
    buffer_add(&replaced, key);
    return buffer_text(&replaced);
}

struct text label_key_simple(
    struct arena *arena, const struct mapping_values *values, struct text key) {
    key = key_simplify(arena, key);
    for (size_t i = 0; i < values->mirror_word_count; i++)
        key = word_replace(arena, key, &values->mirror_words[i]);
    return key;
}

/* A bit for each code point, by hash: what one text has and the other has not is missing at least
 * as often as their bits say. */
static uint64_t letters_of(const uint32_t *codes, size_t count) {
    uint64_t letters = 0;
    for (size_t i = 0; i < count; i++)
        letters |= (uint64_t)1 << (codes[i] * 0x9E3779B1u >> 26);
    return letters;
}

/* ---- index ---- */

/* FNV-1a */
static size_t hash(struct text key) {
    uint64_t value = 14695981039346656037u;
    for (size_t i = 0; i < key.length; i++)
        value = (value ^ (unsigned char)key.bytes[i]) * 1099511628211u;
    return (size_t)(value ^ value >> 32);
}

static bool label_same(const struct label *a, const struct label *b) {
    return a->kind == b->kind && a->table == b->table && a->block == b->block &&
           a->index == b->index;
}

/* Appends to the list of its slot, so that labels of one key stay in file order. */
static void label_link(struct arena *arena, struct mapping *mapping, struct label *label) {
    struct label **at = &mapping->label_slots[hash(label->key) & (mapping->label_slot_count - 1)];
    for (; *at != NULL; at = &(*at)->next)
        if (text_equal((*at)->key, label->key) && label_same(*at, label))
            return;
    uint32_t codes[LONGEST_FUZZY];
    label->code_count = text_codes(label->key, codes, LONGEST_FUZZY);
    size_t kept = label->code_count > LONGEST_FUZZY ? 1 : label->code_count;
    label->letters = label->code_count > LONGEST_FUZZY ? 0 : letters_of(codes, kept);
    label->codes = memcpy(arena_array(arena, kept, sizeof *codes), codes, kept * sizeof *codes);
    *at = label;
}

void labels_index(struct arena *arena, struct mapping *mapping) {
    for (size_t i = 0, count = mapping->label_count; i < count; i++) {
        struct label plain = mapping->labels[i];
        plain.key = label_key_plain(arena, plain.key);
        if (plain.key.length != 0 && !text_equal(plain.key, mapping->labels[i].key))
            *ARRAY_APPEND(arena, mapping->labels, mapping->label_count, mapping->label_capacity) =
                plain;
    }
    mapping->label_slot_count = 64;
    while (mapping->label_slot_count < mapping->label_count * 2)
        mapping->label_slot_count *= 2;
    mapping->label_slots =
        arena_array(arena, mapping->label_slot_count, sizeof *mapping->label_slots);
    for (size_t i = 0; i < mapping->label_count; i++)
        label_link(arena, mapping, &mapping->labels[i]);
}

const struct label *label_find(const struct mapping *mapping, struct text key) {
    const struct label *label = mapping->label_slots[hash(key) & (mapping->label_slot_count - 1)];
    while (label != NULL && !text_equal(label->key, key))
        label = label->next;
    return label;
}

const struct label *label_next(const struct label *from, enum label_kind kind, int table) {
    for (const struct label *label = from; label != NULL; label = label->next)
        if (label->kind == kind && (table < 0 || label->table == table) &&
            text_equal(label->key, from->key))
            return label;
    return NULL;
}

const struct label *label_again(const struct label *label) {
    const struct label *next = label->next;
    while (next != NULL && (next->kind != label->kind || next->table != label->table ||
                               !text_equal(next->key, label->key)))
        next = next->next;
    return next;
}

/* ---- the weaker stages ---- */

/* The label whose key begins the text (the longest such), or that the text begins. NULL: none, or
 * more than one key. */
static const struct label *match_part(
    const struct mapping *mapping, struct text key, bool text_is_longer) {
    const struct label *best = NULL;
    if (!text_is_longer && text_count(key) < SHORTEST_PART)
        return NULL;
    size_t first = 0;
    uint32_t begins = key.length == 0 ? 0 : text_next(key, &first);
    for (size_t i = 0; i < mapping->label_count; i++) {
        const struct label *label = &mapping->labels[i];
        if (label->codes == NULL || label->code_count < SHORTEST_PART || *label->codes != begins)
            continue;
        if (!text_starts(text_is_longer ? key : label->key, text_is_longer ? label->key : key))
            continue;
        if (best == NULL || text_equal(best->key, label->key) ||
            (text_is_longer && label->key.length > best->key.length))
            best = best != NULL && text_equal(best->key, label->key) ? best : label;
        else if (!text_is_longer && !text_starts(label->key, best->key) && !label_same(label, best))
            return NULL;
    }
    return best;
}

/* （三）不予公开1.属于国家秘密 in one cell: the row's label behind its group's. */
static const struct label *match_behind_group(
    struct arena *arena, const struct mapping *mapping, struct text key) {
    for (size_t i = 0; i < mapping->label_count; i++) {
        const struct label *group = &mapping->labels[i];
        if (group->kind != LABEL_ROW_GROUP || !text_starts(key, group->key))
            continue;
        struct text rest = text_slice(key, group->key.length, key.length);
        const struct label *label = label_find(mapping, label_key(arena, rest));
        if (label != NULL && label_next(label, LABEL_ROW, group->table) != NULL)
            return label;
    }
    return NULL;
}

/* How many characters of a label of that length may differ: 办理绝对数量 for 决定 is two of eight,
 * 其他法律行政止公开 lacks three of twelve; 行政许可 and 行政处罚 differ in two of four. */
static size_t tolerance(size_t count) {
    return count < SHORTEST_PART ? 0 : count < 8 ? 1 : count < 12 ? 2 : 3;
}

/* How many bits of one set the other has not. */
static size_t bits_beyond(uint64_t set, uint64_t other) {
    return (size_t)__builtin_popcountll(set & ~other);
}

static const struct label *match_fuzzy(const struct mapping *mapping, struct text key) {
    uint32_t codes[LONGEST_FUZZY];
    size_t count = text_codes(key, codes, LONGEST_FUZZY);
    if (count > LONGEST_FUZZY)
        return NULL;
    const uint64_t letters = letters_of(codes, count);
    const struct label *best = NULL;
    size_t nearest = SIZE_MAX;
    bool tie = false;
    for (size_t i = 0; i < mapping->label_count; i++) {
        const struct label *label = &mapping->labels[i];
        if (label->codes == NULL || label->code_count > LONGEST_FUZZY)
            continue;
        size_t limit = tolerance(label->code_count);
        if (bits_beyond(letters, label->letters) > limit ||
            bits_beyond(label->letters, letters) > limit)
            continue;
        size_t found = codepoints_distance(codes, count, label->codes, label->code_count, limit);
        if (found > limit || found > nearest)
            continue;
        tie = found == nearest && !text_equal(best->key, label->key) && !label_same(best, label);
        if (found < nearest || best == NULL)
            best = label;
        nearest = found;
    }
    return tie || best == NULL ? NULL : label_find(mapping, best->key);
}

size_t label_distance(struct text a, struct text b, size_t limit) {
    uint32_t a_codes[LONGEST_FUZZY], b_codes[LONGEST_FUZZY];
    size_t a_count = text_codes(a, a_codes, LONGEST_FUZZY),
           b_count = text_codes(b, b_codes, LONGEST_FUZZY);
    if (a_count > LONGEST_FUZZY || b_count > LONGEST_FUZZY)
        return limit + 1;
    return codepoints_distance(a_codes, a_count, b_codes, b_count, limit);
}

struct match label_match(
    struct arena *arena, const struct mapping *mapping, struct text printed, int *weak_left) {
    struct text key = label_key(arena, printed);
    if (key.length == 0)
        return (struct match){NULL, MATCH_NONE};
    const struct label *found = label_find(mapping, key);
    if (found != NULL)
        return (struct match){found, MATCH_EXACT};
    struct text plain = label_key_plain(arena, key);
    if (plain.length != 0 && plain.length < key.length &&
        (found = label_find(mapping, plain)) != NULL)
        return (struct match){found, MATCH_PLAIN};
    if (key.length > LONGEST_FUZZY * 8 || *weak_left == 0)
        return (struct match){NULL, MATCH_NONE};
    --*weak_left;
    struct text simple = label_key_simple(arena, mapping->values, plain.length != 0 ? plain : key);
    if ((found = label_find(mapping, simple)) != NULL)
        return (struct match){found, MATCH_SCRIPT};
    if ((found = match_behind_group(arena, mapping, simple)) != NULL)
        return (struct match){found, MATCH_LONGER};
    if ((found = match_part(mapping, simple, true)) != NULL)
        return (struct match){label_find(mapping, found->key), MATCH_LONGER};
    if ((found = match_part(mapping, simple, false)) != NULL)
        return (struct match){label_find(mapping, found->key), MATCH_CUT};
    found = match_fuzzy(mapping, simple);
    return (struct match){found, found == NULL ? MATCH_NONE : MATCH_FUZZY};
}
