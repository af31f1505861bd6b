/*
 * choose.c: which form the tables of a document are made on. Every mapping bids with the weights of
 * its signs that stand in some cell, and the highest bid wins; among equals, and among forms that
 * offices combine, the mapping that misses fewest of its required rows. The year is not asked:
 * offices use last year's form.
 */
#include "base/unicode.h"
#include "form/steps.h"

enum {
    SMALLEST_BID = 3,
    LONGEST_SIGN_CELL = 2000,
    PAIR = 6,        /* bytes: two Chinese characters */
    PAIRS = 1 << 13, /* slots for them */
};

struct bid {
    int weight;
    bool *seen; /* by sign */
};

/* The keys of all cells that hold words, and of each joined with the words right below it, as a
 * heading in two rows cuts signs too. One text, for one search a sign; keys have no line breaks.
 * Most signs are another form's: a pair of their characters that stands nowhere saves the search.
 */
struct keys {
    struct buffer lines;
    struct arena *scratch;
    const struct mapping_values *values;
    bool simplify;
    bool pairs[PAIRS]; /* that are in the lines, by hash */
};

/* Takes the slot of the pair at an offset and moves the offset on; false: there is none. */
static bool pair_next(struct text text, size_t *offset, size_t *slot) {
    while (*offset + PAIR <= text.length) {
        const char *bytes = text.bytes + (*offset)++;
        if (((unsigned char)*bytes & 0xC0) == 0x80)
            continue;
        uint64_t pair = 0;
        memcpy(&pair, bytes, PAIR);
        *slot = (size_t)(pair * 0x9E3779B97F4A7C15u >> 40) % PAIRS;
        return true;
    }
    return false;
}

static void key_add(struct keys *keys, struct text words) {
    struct text key = key_fold(keys->scratch, words);
    if (keys->simplify)
        key = label_key_simple(keys->scratch, keys->values, key);
    for (size_t offset = 0, slot; pair_next(key, &offset, &slot);)
        keys->pairs[slot] = true;
    buffer_add(&keys->lines, key);
    buffer_add_byte(&keys->lines, '\n');
}

static bool is_sign_cell(const struct line_cell *cell) {
    return cell_is_words(cell) && cell->text.length <= LONGEST_SIGN_CELL;
}

/* The words in the next line of the table that begin in the same column, or NULL. */
static const struct line_cell *words_below(
    const struct work *work, size_t index, const struct line_cell *cell) {
    if (index + 1 >= work->line_count || work->lines[index + 1].table != work->lines[index].table)
        return NULL;
    const struct line *below = &work->lines[index + 1];
    for (size_t c = 0; c < below->count; c++)
        if (below->cells[c].cell->column == cell->cell->column)
            return is_sign_cell(&below->cells[c]) ? &below->cells[c] : NULL;
    return NULL;
}

static struct keys *keys_make(const struct work *work, struct arena *arena, bool simplify) {
    struct keys *keys = arena_alloc(arena, sizeof *keys);
    keys->lines.arena = arena;
    keys->scratch = arena_new();
    keys->values = work->values;
    keys->simplify = simplify;
    for (size_t i = 0; i < work->line_count; i++)
        for (size_t c = 0; c < work->lines[i].count && work->lines[i].role != LINE_ELSEWHERE; c++) {
            const struct line_cell *cell = &work->lines[i].cells[c];
            if (!is_sign_cell(cell))
                continue;
            keys->scratch = arena_renew(keys->scratch, WORK_SCRATCH);
            key_add(keys, cell->text);
            const struct line_cell *below = words_below(work, i, cell);
            struct buffer joined = {.arena = keys->scratch};
            if (below == NULL || cell->text.length + below->text.length > 100)
                continue;
            buffer_add(&joined, cell->text);
            buffer_add(&joined, below->text);
            key_add(keys, buffer_text(&joined));
        }
    arena_free(keys->scratch);
    return keys;
}

static bool keys_contain(const struct keys *keys, struct text words) {
    struct buffer lines = keys->lines;
    for (size_t offset = 0, slot; pair_next(words, &offset, &slot);)
        if (!keys->pairs[slot])
            return false;
    return lines.length != 0 && text_find(buffer_text(&lines), words) != SIZE_MAX;
}

static struct bid bid_make(
    struct arena *arena, const struct mapping *mapping, const struct keys *keys) {
    struct bid bid = {.seen = arena_array(arena, mapping->sign_count, sizeof *bid.seen)};
    for (size_t i = 0; i < mapping->sign_count; i++) {
        bid.seen[i] = keys_contain(keys, mapping->signs[i].key);
        bid.weight += bid.seen[i] ? mapping->signs[i].weight : 0;
    }
    return bid;
}

/* Counts the required rows without their label. Many searches, so only for equals. */
static int count_missing(const struct mapping *mapping, const struct keys *keys) {
    int missing = 0;
    for (size_t i = 0; i < mapping->label_count; i++) {
        const struct label *label = &mapping->labels[i];
        if (label->kind != LABEL_ROW)
            continue;
        const struct mapping_block *block = &mapping->tables[label->table].blocks[label->block];
        const struct mapping_row *row = &block->rows[label->index];
        if (!row->optional && text_equal(row->words, label->words))
            missing += !keys_contain(keys, label->key);
    }
    return missing;
}

static void explain_bid(struct work *work, const struct mapping *mapping, const struct bid *bid) {
    struct buffer words = {.arena = work->arena};
    buffer_add_number(&words, bid->weight);
    const char *before = " (";
    for (size_t i = 0; i < mapping->sign_count; i++) {
        if (!bid->seen[i])
            continue;
        buffer_add(&words, text_from(before));
        buffer_add(&words, mapping->signs[i].words);
        buffer_add(&words, mapping->signs[i].weight < 0 ? TEXT(" ") : TEXT(" +"));
        buffer_add_number(&words, mapping->signs[i].weight);
        before = "; ";
    }
    if (before[0] == ';')
        buffer_add_byte(&words, ')');
    explain(work, "格式 %1 得分 %2", "form %1 bids %2", mapping->id, buffer_text(&words));
}

/* Some block of the form lists a layout of the other form. */
static bool lists_form(const struct mapping *mapping, struct text form) {
    for (size_t t = 0; t < mapping->table_count; t++)
        for (size_t b = 0; b < mapping->tables[t].block_count; b++) {
            const struct mapping_block *block = &mapping->tables[t].blocks[b];
            for (size_t i = 1; i < block->layout_count; i++)
                if (text_equal(block->layouts[i].form, form))
                    return true;
        }
    return false;
}

/* Of two forms that offices combine, takes the one whose rows are there, where both bid about as
 * much: the head of a block weighs more than its rows. */
static const struct mapping *form_weigh(struct work *work, const struct mappings *mappings,
    const struct keys *keys, const struct mapping *best, int best_weight) {
    const struct mapping *chosen = best;
    for (size_t i = 0; best != NULL && i < mappings->count; i++) {
        const struct mapping *rival = &mappings->items[i];
        if (rival == best || !lists_form(best, rival->id) ||
            bid_make(work->arena, rival, keys).weight * 3 < best_weight * 2 ||
            count_missing(rival, keys) >= count_missing(chosen, keys))
            continue;
        chosen = rival;
        explain(work, "格式 %1 的行更全，改用它",
            "more of the rows of form %1 are there: it is taken", rival->id, TEXT_NONE);
    }
    return chosen;
}

const struct mapping *form_choose(struct work *work, const struct mappings *mappings) {
    const struct mapping *best = NULL;
    for (int simplify = 0; simplify < 2 && best == NULL && work->line_count != 0; simplify++) {
        struct arena *own = arena_new();
        const struct keys *keys = keys_make(work, own, simplify != 0);
        int best_weight = SMALLEST_BID - 1;
        for (size_t i = 0; i < mappings->count; i++) {
            const struct mapping *mapping = &mappings->items[i];
            struct bid bid = bid_make(work->arena, mapping, keys);
            if (bid.weight != 0)
                explain_bid(work, mapping, &bid);
            bool equal = best != NULL && bid.weight == best_weight;
            if (bid.weight < mapping->least || (!equal && bid.weight <= best_weight) ||
                (equal && count_missing(mapping, keys) >= count_missing(best, keys)))
                continue;
            best = mapping;
            best_weight = bid.weight;
        }
        best = form_weigh(work, mappings, keys, best, best_weight);
        arena_free(own);
    }
    return best;
}
