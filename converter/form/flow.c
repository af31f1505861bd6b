/*
 * flow.c: blocks -> flow, each paragraph with the heading that it is. What is inside a table of the
 * form stays out (its rows are figures); what is inside a layout table, or in a row of a giant
 * table that is prose, comes in. Knows the shape of enumerators, and that a heading is short and no
 * sentence; nothing of any form but its list of section names.
 */
#include "form/flow.h"

#include <uchar.h>

#include "base/unicode.h"

enum { LONGEST_KEY = 6000, LONGEST_HEADING = 40 };

/* ---- marks ---- */

/* What lists, headings and quotations begin with, in Markdown (#, **, >) and in print (●, ★, —). */
static bool is_mark(uint32_t codepoint) {
    static const struct {
        uint32_t first, last;
    } ranges[] = {{'#', '#'}, {'*', '+'}, {'-', '-'}, {'=', '>'}, {'_', '_'}, {'|', '|'},
        {'~', '~'}, {0xA7, 0xA7}, {0xB7, 0xB7}, {0x2010, 0x2015}, {0x2022, 0x2023},
        {0x203B, 0x203B}, {0x2043, 0x2043}, {0x2190, 0x21FF}, {0x2500, 0x27BF}, {0xFE0F, 0xFE0F},
        {0xFF03, 0xFF03}, {0xFF0A, 0xFF0A}, {0xFF1E, 0xFF1E}, {0x1F300, 0x1FAFF}};
    if ((codepoint > 0x27BF && codepoint < 0xFE0F) || (codepoint >= '0' && codepoint <= '9'))
        return false; /* ideographs and digits, which nearly all text is */
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (codepoint >= ranges[i].first && codepoint <= ranges[i].last)
            return true;
    return false;
}

static bool is_passed(uint32_t codepoint) {
    return is_mark(codepoint) || codepoint_is_space(codepoint);
}

struct text text_unmarked(struct text text) {
    size_t first = 0;
    for (size_t offset = 0; offset < text.length; first = offset)
        if (!is_passed(text_next(text, &offset)))
            break;
    text = text_slice(text, first, text.length);
    while (text.length != 0) {
        size_t last = text_last_start(text), offset = last;
        if (!is_passed(text_next(text, &offset)) || offset != text.length)
            break;
        text.length = last;
    }
    return text;
}

/* # 总体情况 and **总体情况**: Markdown, whose marks are not printed. */
static bool is_markdown(struct text text) {
    return text_starts(text, TEXT("#")) || text_starts(text, TEXT("**"));
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

static bool has_bracket(struct text enumerator) {
    static const struct text brackets[] = {
        TEXT_INIT("（"), TEXT_INIT("("), TEXT_INIT("）"), TEXT_INIT(")")};
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
        if (text_find(enumerator, brackets[i]) != SIZE_MAX)
            return true;
    return false;
}

/* Without white space and the mark behind the numeral: "一 、" -> "一". */
static struct text number_shown(struct text enumerator) {
    static const struct text marks[] = {TEXT_INIT("、"), TEXT_INIT("."), TEXT_INIT("．"),
        TEXT_INIT("，"), TEXT_INIT(","), TEXT_INIT("："), TEXT_INIT(":"), TEXT_INIT("。")};
    struct text shown = text_trim(enumerator);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_ends(shown, marks[i]))
            return text_trim(text_slice(shown, 0, shown.length - marks[i].length));
    return shown;
}

static enum heading_kind enumerator_kind(struct text enumerator, struct heading *heading) {
    bool chinese;
    heading->ordinal = enumerator_ordinal(enumerator, &chinese);
    if (heading->ordinal == 0)
        return HEADING_POINT;
    bool bracket = has_bracket(enumerator);
    if (chinese)
        return bracket ? HEADING_SECTION : HEADING_CHAPTER;
    return bracket ? HEADING_SUBITEM : HEADING_ITEM;
}

static bool ends_as_sentence(struct text words) {
    static const struct text ends[] = {
        TEXT_INIT("。"), TEXT_INIT("；"), TEXT_INIT(";"), TEXT_INIT("，"), TEXT_INIT("！")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_ends(words, ends[i]))
            return true;
    return text_find(words, TEXT("。")) != SIZE_MAX;
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
    if (is_markdown(printed))
        printed = text_unmarked(printed);
    heading.words = printed;
    if (enumerator.length == 0)
        heading.words = text_trim(key_strip_enumerator(printed, &enumerator));
    if (heading.words.length == 0 || text_count(heading.words) > LONGEST_HEADING ||
        ends_as_sentence(heading.words))
        return heading;
    if (enumerator.length != 0) {
        heading.kind = enumerator_kind(enumerator, &heading);
        heading.number = number_shown(enumerator);
    } else if (is_section_name(work, heading.words) || block->outline >= 0 || marked) {
        heading.kind = HEADING_UNNUMBERED;
    }
    return heading;
}

/* ---- the flow ---- */

static bool is_read_as_prose(const struct work *work, const struct block *block) {
    if (block->table == 0)
        return true;
    if (work->layout_table != NULL && work->layout_table[block->table - 1])
        return true;
    const struct table *table = &work->document->tables[block->table - 1];
    if (block->cell < 0 || (size_t)block->cell >= table->cell_count)
        return false;
    const struct line *line = line_at(work, block->table, table->cells[block->cell].row);
    return line != NULL && line->role == LINE_PROSE;
}

struct flow flow_make(struct work *work) {
    const struct document *document = work->document;
    struct flow flow = {arena_array(work->arena, document->block_count, sizeof *flow.items), 0};
    for (size_t i = work->first_block; i < work->end_block; i++) {
        const struct block *block = &document->blocks[i];
        if (!is_read_as_prose(work, block))
            continue;
        if (block->kind == BLOCK_TABLE && work->layout_table != NULL &&
            work->layout_table[block->held_table - 1])
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
