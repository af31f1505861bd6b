/*
 * flow.c: blocks -> flow, each paragraph with the heading that it is. Tables of the form stay out
 * (their rows are figures); the text of layout tables, and rows of a giant table that are prose,
 * comes in. Knows the shape of enumerators, and that a heading is short and no sentence; of the
 * forms only their list of section names.
 */
#include "form/flow.h"

#include <uchar.h>

#include "base/unicode.h"
#include "form/words.h"

enum { LONGEST_KEY = 6000, LONGEST_HEADING = 40 };

/* ---- marks ---- */

/* Marks of lists, headings and quotations, in Markdown (#, **, >) and in print (●, ★, —). */
static bool is_list_mark(uint32_t codepoint) {
    static const struct {
        uint32_t first, last;
    } ranges[] = {{'#', '#'}, {'*', '+'}, {'-', '-'}, {'=', '>'}, {'_', '_'}, {'|', '|'},
        {'~', '~'}, {0xA7, 0xA7}, {0xB7, 0xB7}, {0x2010, 0x2015}, {0x2022, 0x2023},
        {0x203B, 0x203B}, {0x2043, 0x2043}, {0x2190, 0x21FF}, {0x2500, 0x27BF}, {0xFE0F, 0xFE0F},
        {0xFF03, 0xFF03}, {0xFF0A, 0xFF0A}, {0xFF1E, 0xFF1E}, {0x1F300, 0x1FAFF}};
    if ((codepoint > 0x27BF && codepoint < 0xFE0F) || (codepoint >= '0' && codepoint <= '9'))
        return false; /* ideographs and digits: nearly all text */
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (codepoint >= ranges[i].first && codepoint <= ranges[i].last)
            return true;
    return false;
}

static bool is_skipped(uint32_t codepoint) {
    return is_list_mark(codepoint) || codepoint_is_space(codepoint);
}

struct text text_unmarked(struct text text) {
    size_t first = 0;
    for (size_t offset = 0; offset < text.length; first = offset)
        if (!is_skipped(text_next(text, &offset)))
            break;
    text = text_tail(text, first);
    while (text.length != 0) {
        size_t last = text_last_start(text), offset = last;
        if (!is_skipped(text_next(text, &offset)) || offset != text.length)
            break;
        text.length = last;
    }
    return text;
}

struct text flow_key(struct arena *arena, const struct block *block) {
    return key_fold(arena, text_unmarked(text_slice(block->text, 0, LONGEST_KEY)));
}

/* ---- headings ---- */

/* The value of the numerals in an enumerator: 十二 -> 12, (5) -> 5; 0: none. */
static int enumerator_ordinal(struct text enumerator, bool *chinese) {
    static const char32_t numerals[] = U"〇一二三四五六七八九";
    int tens = 0, ones = 0;
    *chinese = false;
    for (size_t offset = 0; offset < enumerator.length;) {
        uint32_t codepoint = codepoint_unify(text_next(enumerator, &offset));
        uint32_t digit = codepoint >= 0xFF10 && codepoint <= 0xFF19 ? codepoint - 0xFF10
                         : codepoint >= '0' && codepoint <= '9'     ? codepoint - '0'
                                                                    : 10;
        if (digit < 10)
            ones = ones > 999 ? ones : ones * 10 + (int)digit;
        for (int i = 0; i < 10; i++)
            if (codepoint == numerals[i]) {
                ones = i;
                *chinese = true;
            }
        if (codepoint == U'十') {
            tens = ones == 0 ? 10 : ones * 10;
            ones = 0;
            *chinese = true;
        }
    }
    return tens + ones;
}

/* Without white space and the mark behind the numeral: "一 、" -> "一". */
static struct text number_shown(struct text enumerator) {
    struct text shown = text_trim(enumerator);
    size_t mark = words_at_end(shown, TEXT("、 . ． ， , ： : 。"));
    return mark == 0 ? shown : text_trim(text_slice(shown, 0, shown.length - mark));
}

static enum heading_kind enumerator_kind(struct text enumerator, int *ordinal) {
    bool chinese, bracket = words_stand_in(enumerator, TEXT("（ ( ） )"));
    *ordinal = enumerator_ordinal(enumerator, &chinese);
    if (*ordinal == 0)
        return HEADING_POINT;
    if (chinese)
        return bracket ? HEADING_SECTION : HEADING_CHAPTER;
    return bracket ? HEADING_SUBITEM : HEADING_ITEM;
}

static bool is_section_name(const struct work *work, struct text words) {
    if (work->mapping == NULL || words.length > 200)
        return false;
    struct text key = label_key(work->arena, words);
    for (size_t i = 0; i < work->mapping->section_count; i++)
        if (text_equal(work->mapping->sections[i], key))
            return true;
    return false;
}

static struct heading heading_read(const struct work *work, const struct block *block) {
    struct heading heading = {.kind = HEADING_NONE};
    struct text printed = text_trim(block->text), enumerator = text_trim(block->number);
    bool marked = text_starts(printed, TEXT("#"));
    if (words_at_start(printed, TEXT("# **")) != 0) /* # 总体情况: marks of Markdown are no print */
        printed = text_unmarked(printed);
    heading.words = printed;
    if (enumerator.length == 0)
        heading.words = text_trim(key_strip_enumerator(printed, &enumerator));
    if (heading.words.length == 0 || text_count(heading.words) > LONGEST_HEADING ||
        words_at_end(heading.words, TEXT("； ; ， ！")) != 0 ||
        words_stand_in(heading.words, TEXT("。")))
        return heading;
    if (enumerator.length != 0) {
        heading.kind = enumerator_kind(enumerator, &heading.ordinal);
        heading.number = number_shown(enumerator);
    } else if (is_section_name(work, heading.words) || block->outline >= 0 || marked) {
        heading.kind = HEADING_UNNUMBERED;
    }
    return heading;
}

/* ---- the flow ---- */

static bool table_lays_out(const struct work *work, int ordinal) {
    return work->layout_table != NULL && work->layout_table[ordinal - 1];
}

/* The block is a layout table, or stands in a table of the form and not in a row of prose. */
static bool is_no_prose(const struct work *work, const struct block *block) {
    if (block->table != 0 && !table_lays_out(work, block->table)) {
        const struct table *table = &work->document->tables[block->table - 1];
        if (block->cell < 0 || (size_t)block->cell >= table->cell_count)
            return true;
        const struct line *line = line_at(work, block->table, table->cells[block->cell].row);
        if (line == NULL || line->role != LINE_PROSE)
            return true;
    }
    return block->kind == BLOCK_TABLE && table_lays_out(work, block->held_table);
}

struct flow flow_make(struct work *work) {
    const struct document *document = work->document;
    struct flow flow = {arena_array(work->arena, document->block_count, sizeof *flow.items), 0};
    for (size_t i = work->first_block; i < work->end_block; i++) {
        const struct block *block = &document->blocks[i];
        if (is_no_prose(work, block))
            continue;
        struct flow_item *item = &flow.items[flow.count++];
        item->block = block;
        if (block->kind != BLOCK_PARAGRAPH)
            continue;
        item->key = flow_key(work->arena, block);
        item->heading = heading_read(work, block);
    }
    return flow;
}
