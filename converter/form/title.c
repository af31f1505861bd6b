/*
 * title.c: the title of an annual report and the agency that it names. The title is the first short
 * line that ends in 报告 and has 信息公开 in it. The agency stands before or behind its year, else
 * in the line above it, else in the signature at the end.
 */
#include "form/title.h"

#include "base/unicode.h"
#include "form/date.h"
#include "form/words.h"

enum {
    HEAD = 60, /* items in which a title is looked for */
    TAIL = 15, /* items with text in which a signature is looked for */
    MOST_LINES = 3,
    LONGEST_TITLE = 64, /* code points */
    LONGEST_AGENCY = 30,
};

/* ---- the title ---- */

/* Where 政府信息公开 or a variant of it begins, or SIZE_MAX. */
static size_t core_find(struct text key) {
    return words_find(key,
        TEXT("政府信息公开 政务公开 政务信息公开 信息公开 政府信息公開 政府資訊公開 政務公開"));
}

/* Without brackets at the end, the end of 《》, and 的函 of a covering letter. */
static struct text title_end_cut(struct text key) {
    key.length -= words_at_end(key, TEXT("》"));
    while (text_ends(key, TEXT(")"))) {
        size_t open = key.length;
        while (open > 0 && key.bytes[open - 1] != '(')
            open--;
        if (open <= 1)
            return key;
        key.length = open - 1;
    }
    key.length -= words_at_end(key, TEXT("的函"));
    return key;
}

bool agency_is_name(struct text key) {
    size_t count = text_count(key);
    if (count < 2 || count > LONGEST_AGENCY)
        return false;
    for (size_t i = 0; i < key.length; i++)
        if (is_digit((unsigned char)key.bytes[i]))
            return false;
    return !words_stand_in(key, TEXT("。 , ; : 公开 报告")) &&
           words_at_end(key,
               TEXT("政府 局 委 办 厅 部 室 院 会 处 所 站 队 中心 省 市 区 县 镇 乡 街道 署 行 校 "
                    "学 社 公司")) != 0;
}

/* Commas stand only between offices: 民政局、残联2020年…报告. (In a key 、 and ， are one.) */
static bool commas_join_agencies(struct text key) {
    for (size_t comma; (comma = text_find(key, TEXT(","))) != SIZE_MAX;) {
        if (!agency_is_name(text_slice(key, 0, comma)))
            return false;
        key = text_tail(key, comma + 1);
    }
    return true;
}

static bool is_title(struct text key) {
    size_t core = core_find(key);
    if (core == SIZE_MAX || text_count(key) > LONGEST_TITLE ||
        words_stand_in(key, TEXT("。 ; : 根据")) || !commas_join_agencies(key))
        return false;
    struct text cut = title_end_cut(key);
    return words_at_end(cut, TEXT("报告 年报 報告 年報")) != 0 && cut.length > core;
}

/* The first year in a key, or 0; *before and *after are the text on its two sides. */
static int year_find(struct text key, struct text *before, struct text *after) {
    int year;
    size_t length, start = date_find_year(key, 0, &length, &year);
    if (start == SIZE_MAX) {
        *before = TEXT_NONE;
        *after = key;
        return 0;
    }
    *before = text_slice(key, 0, start);
    *after = text_tail(key, start + length + strlen("年"));
    *after = text_tail(*after, words_at_start(*after, TEXT("度")));
    return year;
}

/* ---- the agency in the title ---- */

/* XX市人民政府信息公开: the 政府 belongs to both. */
static struct text agency_before_core(struct arena *arena, struct text words) {
    size_t core = core_find(words);
    struct text agency = text_slice(words, 0, core == SIZE_MAX ? 0 : core);
    if (!text_ends(agency, TEXT("人民")))
        return agency;
    struct buffer whole = {.arena = arena};
    buffer_add(&whole, agency);
    buffer_add(&whole, TEXT("政府"));
    return buffer_text(&whole);
}

/* The bytes of punctuation that a key begins with, or 0. */
static size_t punctuation(struct text key) {
    if (key.length != 0 && (unsigned char)key.bytes[0] < 0x80)
        return strchr("!#$%&()*+,-./:;<=>?@\\^_{|}~", key.bytes[0]) != NULL;
    return words_at_start(key, TEXT("《 》 〈 〉 〇 ·"));
}

/* Without punctuation at both ends, but with a bracket that is closed: 教育局(体育局). */
static struct text without_punctuation(struct text key) {
    size_t end = 0;
    int open = 0;
    for (size_t length; (length = punctuation(key)) != 0;)
        key = text_tail(key, length);
    for (size_t offset = 0; offset < key.length;) {
        bool passed = punctuation(text_tail(key, offset)) != 0;
        open += key.bytes[offset] == '(';
        if (key.bytes[offset] == ')' && open > 0) {
            open--;
            passed = false;
        }
        text_next(key, &offset);
        end = passed ? end : offset;
    }
    return text_slice(key, 0, end);
}

/* 附件1云溪县教育局: without the annex and its number. */
static struct text without_annex(struct text key) {
    size_t annex = words_at_start(key, TEXT("附件"));
    return annex == 0 ? key : text_tail(key, skip_digits(key, annex));
}

struct text agency_bare(struct text words) {
    struct text around = TEXT("关于报送 关于 的");
    words = key_strip_enumerator(text_unmarked(words), NULL);
    size_t close = text_starts(words, TEXT("(")) ? text_find(words, TEXT(")")) : SIZE_MAX;
    if (close != SIZE_MAX && close + 1 < words.length) /* (年度报告)教育局 */
        words = text_tail(words, close + 1);
    words = without_punctuation(without_annex(without_punctuation(words)));
    for (struct text word; words_next(&around, &word);) {
        words = text_tail(words, words_at_start(words, word));
        words.length -= words_at_end(words, word);
    }
    return without_punctuation(words);
}

static void title_parse(struct arena *arena, struct title *title) {
    struct text before, after;
    title->year = year_find(title->key, &before, &after);
    if (core_find(before) != SIZE_MAX) { /* XX局政府信息公开工作年度报告（2020年） */
        title->agency = agency_bare(agency_before_core(arena, before));
        return;
    }
    title->agency = agency_bare(before);
    if (title->agency.length == 0)
        title->agency = agency_bare(agency_before_core(arena, after));
}

/* ---- the title among the lines ---- */

static void key_join(struct arena *arena, const struct flow *flow, struct title *title) {
    struct buffer key = {.arena = arena};
    for (size_t i = title->first; i < title->first + title->count; i++)
        buffer_add(&key, flow->items[i].key);
    title->key = buffer_text(&key);
}

static bool is_short(const struct flow_item *item) {
    return item->block->kind == BLOCK_PARAGRAPH && item->key.length != 0 &&
           text_count(item->key) <= LONGEST_TITLE;
}

/* Joins the title's items, all of them short lines of text; the key stays empty where not. */
static bool title_try(struct arena *arena, const struct flow *flow, struct title *title) {
    if (title->first + title->count > flow->count)
        return false;
    for (size_t i = title->first; i < title->first + title->count; i++)
        if (!is_short(&flow->items[i]))
            return false;
    key_join(arena, flow, title);
    return is_title(title->key);
}

/* 附件2:云溪县…报告 and 一,云溪县…报告: a title behind its number. */
static bool is_numbered_title(struct title *title) {
    size_t length = title->key.length;
    if (length == 0)
        return false;
    title->key = without_punctuation(
        without_annex(without_punctuation(key_strip_enumerator(title->key, NULL))));
    return title->key.length != length && is_title(title->key);
}

/* The first title. A covering letter, or a title behind a number, is taken only where there is no
 * other. */
bool title_find(struct arena *arena, const struct flow *flow, struct title *title) {
    struct title weaker = {.count = 0};
    for (size_t count = 1; count <= MOST_LINES; count++)
        for (size_t i = 0; i < HEAD && i < flow->count; i++) {
            *title = (struct title){.first = i, .count = count};
            bool found = title_try(arena, flow, title);
            if (found && !text_ends(title->key, TEXT("的函")))
                return true;
            if (weaker.count == 0 && (found || is_numbered_title(title)))
                weaker = *title;
        }
    *title = weaker;
    return weaker.count != 0;
}

bool title_read(struct arena *arena, const struct flow *flow, struct title *title) {
    *title = (struct title){.first = 0, .count = flow->count};
    if (!title_try(arena, flow, title))
        return false;
    title_parse(arena, title);
    return true;
}

bool title_of_words(struct arena *arena, struct text printed, struct title *title) {
    *title = (struct title){.key = key_fold(arena, text_unmarked(printed))};
    if (title->key.length == 0 || !is_title(title->key))
        return false;
    title_parse(arena, title);
    return true;
}

struct text title_print(struct arena *arena, const struct flow *flow, const struct title *title) {
    struct buffer printed = {.arena = arena};
    for (size_t i = title->first; i < title->first + title->count; i++) {
        struct text text = text_trim(flow->items[i].block->text);
        for (size_t at = 0; at < text.length; at++)
            if (text.bytes[at] != '\n' && text.bytes[at] != '\r' && text.bytes[at] != '\t')
                buffer_add_byte(&printed, text.bytes[at]);
    }
    return text_unmarked(buffer_text(&printed));
}

/* ---- the lines around the title ---- */

struct text key_unbracketed(struct text key) {
    bool bracketed = text_starts(key, TEXT("(")) && text_ends(key, TEXT(")"));
    return bracketed ? text_slice(key, 1, key.length - 1) : key;
}

/* The nearest paragraph with text before an item, or SIZE_MAX. */
static size_t text_before(const struct flow *flow, size_t item, bool over_tables) {
    while (item-- > 0 && (over_tables || flow->items[item].block->kind != BLOCK_TABLE))
        if (flow->items[item].key.length != 0)
            return item;
    return SIZE_MAX;
}

/* Adds the line with the year to a title without one: 宿州市人民政府2016年 or 2020年度 before it
 * (the agency's line may stand before that), or （2020年度） behind it. */
static void title_extend(struct arena *arena, const struct flow *flow, struct title *title) {
    size_t before = text_before(flow, title->first, true), after = title->first + title->count;
    struct text left, right;
    if (before != SIZE_MAX && is_short(&flow->items[before]) &&
        year_find(flow->items[before].key, &left, &right) != 0 && right.length == 0) {
        size_t agency = left.length == 0 ? text_before(flow, before, true) : SIZE_MAX;
        if (agency != SIZE_MAX && agency_is_name(flow->items[agency].key))
            before = agency;
        title->count += title->first - before;
        title->first = before;
    } else if (after < flow->count && is_short(&flow->items[after]) &&
               year_find(key_unbracketed(flow->items[after].key), &left, &right) != 0 &&
               left.length + right.length == 0) {
        title->count++;
    } else {
        return;
    }
    key_join(arena, flow, title);
    title_parse(arena, title);
}

/* The menu of a page has 公开年报 too: prefers a title in one line with its year. */
static void title_with_year(struct arena *arena, const struct flow *flow, struct title *title) {
    for (size_t i = title->first; i < HEAD && i < flow->count; i++) {
        struct title other = {.first = i, .count = 1};
        if (!title_try(arena, flow, &other))
            continue;
        title_parse(arena, &other);
        if (other.year == 0)
            continue;
        *title = other;
        return;
    }
}

void title_complete(struct arena *arena, const struct flow *flow, struct title *title) {
    title_parse(arena, title);
    if (title->year == 0)
        title_extend(arena, flow, title);
    if (title->year == 0)
        title_with_year(arena, flow, title);
}

size_t flow_tail(const struct flow *flow) {
    size_t first = flow->count;
    for (int texts = 0; first > 0 && texts < TAIL; first--)
        texts += flow->items[first - 1].key.length != 0;
    return first;
}

struct text agency_around(const struct flow *flow, const struct title *title) {
    /* above an index table stands the portal's own name */
    size_t before = text_before(flow, title->first, false), after = title->first + title->count;
    struct text key = before == SIZE_MAX ? TEXT_NONE : key_unbracketed(flow->items[before].key);
    if (agency_is_name(key))
        return key;
    while (after < flow->count && after < title->first + 5 && flow->items[after].key.length == 0)
        after++;
    if (after < flow->count && flow->items[after].heading.kind == HEADING_NONE) {
        key = key_unbracketed(flow->items[after].key);
        if (agency_is_name(key))
            return key;
    }
    for (size_t i = flow->count, tail = flow_tail(flow); i-- > tail && i > after;)
        if (flow->items[i].heading.kind == HEADING_NONE && agency_is_name(flow->items[i].key))
            return flow->items[i].key;
    return TEXT_NONE;
}

struct text agency_print(struct arena *arena, struct text key) {
    if (text_find(key, TEXT(",")) == SIZE_MAX)
        return key;
    struct buffer printed = {.arena = arena};
    for (size_t i = 0; i < key.length; i++)
        buffer_add(&printed, key.bytes[i] == ',' ? TEXT("、") : text_slice(key, i, i + 1));
    return buffer_text(&printed);
}
