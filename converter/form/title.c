/*
 * title.c: the title of an annual report and the agency that it names. The title is the first short
 * line that ends in 报告 and speaks of 信息公开; what stands before or behind its year is the
 * agency, else the line above it, else the signature at the end.
 */
#include "form/title.h"

#include <string.h>

#include "base/unicode.h"
#include "form/date.h"

enum {
    HEAD = 60, /* items in which a title is looked for */
    TAIL = 15, /* items with text in which a signature is: the pieces of a cut table are none */
    LONGEST_TITLE = 64, /* code points */
    LONGEST_AGENCY = 30,
};

/* ---- the title ---- */

static const struct text cores[] = {TEXT_INIT("政府信息公开"), TEXT_INIT("政务公开"),
    TEXT_INIT("政务信息公开"), TEXT_INIT("信息公开"), TEXT_INIT("政府信息公開"),
    TEXT_INIT("政府資訊公開"), TEXT_INIT("政務公開"), TEXT_INIT("信息公開")};

/* Where 政府信息公开 or its like begins; SIZE_MAX: nowhere. */
static size_t core_find(struct text key) {
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof cores / sizeof *cores; i++) {
        size_t found = text_find(key, cores[i]);
        best = found < best ? found : best;
    }
    return best;
}

/* Without what stands in brackets at the end, the end of 《》, and 的函 of a covering letter. */
static struct text title_end_cut(struct text key) {
    if (text_ends(key, TEXT("》")))
        key = text_slice(key, 0, key.length - strlen("》"));
    while (text_ends(key, TEXT(")"))) {
        size_t open = key.length;
        while (open > 0 && key.bytes[open - 1] != '(')
            open--;
        if (open <= 1)
            return key;
        key = text_slice(key, 0, open - 1);
    }
    if (text_ends(key, TEXT("的函")))
        key = text_slice(key, 0, key.length - strlen("的函"));
    return key;
}

/* Names end so; sentences, numbers and dates do not. */
bool agency_is_name(struct text key) {
    static const struct text ends[] = {TEXT_INIT("政府"), TEXT_INIT("局"), TEXT_INIT("委"),
        TEXT_INIT("办"), TEXT_INIT("厅"), TEXT_INIT("部"), TEXT_INIT("室"), TEXT_INIT("院"),
        TEXT_INIT("会"), TEXT_INIT("处"), TEXT_INIT("所"), TEXT_INIT("站"), TEXT_INIT("队"),
        TEXT_INIT("中心"), TEXT_INIT("省"), TEXT_INIT("市"), TEXT_INIT("区"), TEXT_INIT("县"),
        TEXT_INIT("镇"), TEXT_INIT("乡"), TEXT_INIT("街道"), TEXT_INIT("署"), TEXT_INIT("行"),
        TEXT_INIT("校"), TEXT_INIT("学"), TEXT_INIT("社"), TEXT_INIT("公司"), TEXT_INIT("支队")};
    static const struct text never[] = {TEXT_INIT("。"), TEXT_INIT(","), TEXT_INIT(";"),
        TEXT_INIT(":"), TEXT_INIT("公开"), TEXT_INIT("报告")};
    size_t count = text_count(key);
    if (count < 2 || count > LONGEST_AGENCY)
        return false;
    for (size_t i = 0; i < key.length; i++)
        if (key.bytes[i] >= '0' && key.bytes[i] <= '9')
            return false;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (text_find(key, never[i]) != SIZE_MAX)
            return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_ends(key, ends[i]))
            return true;
    return false;
}

/* Commas stand only between offices: 民政局、残联2020年…报告. (In a key 、 and ， are one.) */
static bool commas_join_agencies(struct text key) {
    for (size_t comma; (comma = text_find(key, TEXT(","))) != SIZE_MAX;) {
        if (!agency_is_name(text_slice(key, 0, comma)))
            return false;
        key = text_slice(key, comma + 1, key.length);
    }
    return true;
}

static bool is_title(struct text key) {
    static const struct text ends[] = {
        TEXT_INIT("报告"), TEXT_INIT("年报"), TEXT_INIT("報告"), TEXT_INIT("年報")};
    static const struct text never[] = {
        TEXT_INIT("。"), TEXT_INIT(";"), TEXT_INIT(":"), TEXT_INIT("根据")};
    size_t core = core_find(key);
    if (core == SIZE_MAX || text_count(key) > LONGEST_TITLE)
        return false;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (text_find(key, never[i]) != SIZE_MAX)
            return false;
    if (!commas_join_agencies(key))
        return false;
    struct text cut = title_end_cut(key);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_ends(cut, ends[i]) && cut.length > core)
            return true;
    return false;
}

/* The first year in a key; *before and *behind are what stands on its two sides. */
static int year_find(struct text key, struct text *before, struct text *behind) {
    int year;
    size_t length, start = date_find_year(key, 0, &length, &year);
    if (start == SIZE_MAX) {
        *before = TEXT_NONE;
        *behind = key;
        return 0;
    }
    *before = text_slice(key, 0, start);
    *behind = text_slice(key, start + length + strlen("年"), key.length);
    if (text_starts(*behind, TEXT("度")))
        *behind = text_slice(*behind, strlen("度"), behind->length);
    return year;
}

/* XX市人民政府信息公开: the 政府 is the agency's as well. */
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

/* The bytes of punctuation that a key begins with; 0: it begins with a letter or a digit. */
static size_t punctuation(struct text key) {
    static const struct text marks[] = {TEXT_INIT("《"), TEXT_INIT("》"), TEXT_INIT("〈"),
        TEXT_INIT("〉"), TEXT_INIT("〇"), TEXT_INIT("·")};
    if (key.length != 0 && (unsigned char)key.bytes[0] < 0x80)
        return strchr("!#$%&()*+,-./:;<=>?@\\^_{|}~", key.bytes[0]) != NULL;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_starts(key, marks[i]))
            return marks[i].length;
    return 0;
}

/* Without what stands in brackets at the beginning, where more follows: (年度报告)教育局. */
static struct text without_first_bracket(struct text key) {
    size_t close = text_find(key, TEXT(")"));
    bool first = text_starts(key, TEXT("(")) && close != SIZE_MAX && close + 1 < key.length;
    return first ? text_slice(key, close + 1, key.length) : key;
}

/* Without punctuation at both ends, but with a bracket that is closed: 教育局(体育局). */
static struct text without_punctuation(struct text key) {
    size_t end = 0;
    int open = 0;
    for (size_t length; (length = punctuation(key)) != 0;)
        key = text_slice(key, length, key.length);
    for (size_t offset = 0; offset < key.length;) {
        bool passed = punctuation(text_slice(key, offset, key.length)) != 0;
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
    size_t behind = strlen("附件");
    if (!text_starts(key, TEXT("附件")))
        return key;
    while (behind < key.length && key.bytes[behind] >= '0' && key.bytes[behind] <= '9')
        behind++;
    return text_slice(key, behind, key.length);
}

/* 关于XX局… and XX局关于…, an enumerator before it, marks around it. */
struct text agency_bare(struct text words) {
    static const struct text around[] = {TEXT_INIT("关于报送"), TEXT_INIT("关于"), TEXT_INIT("的")};
    words = without_first_bracket(key_strip_enumerator(text_unmarked(words), NULL));
    words = without_punctuation(words);
    words = without_punctuation(without_annex(words));
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        if (text_starts(words, around[i]))
            words = text_slice(words, around[i].length, words.length);
        if (text_ends(words, around[i]))
            words = text_slice(words, 0, words.length - around[i].length);
    }
    return without_punctuation(words);
}

static void title_parse(struct arena *arena, struct title *title) {
    struct text before, behind;
    title->year = year_find(title->key, &before, &behind);
    size_t core = core_find(before);
    if (core != SIZE_MAX) { /* XX局政府信息公开工作年度报告（2020年） */
        title->agency = agency_bare(agency_before_core(arena, before));
        return;
    }
    title->agency = agency_bare(before);
    if (title->agency.length == 0)
        title->agency = agency_bare(agency_before_core(arena, behind));
}

static struct text key_join(
    struct arena *arena, const struct flow *flow, size_t first, size_t count) {
    struct buffer key = {.arena = arena};
    for (size_t i = first; i < first + count; i++)
        buffer_add(&key, flow->items[i].key);
    return buffer_text(&key);
}

static bool is_short(const struct flow_item *item) {
    return item->block->kind == BLOCK_PARAGRAPH && item->key.length != 0 &&
           text_count(item->key) <= LONGEST_TITLE;
}

/* Items that hold text, from first on, `count` of them in a row; false where there are not. */
static bool all_short(const struct flow *flow, size_t first, size_t count) {
    if (first + count > flow->count)
        return false;
    for (size_t i = first; i < first + count; i++)
        if (!is_short(&flow->items[i]))
            return false;
    return true;
}

static bool title_try(struct arena *arena, const struct flow *flow, struct title *title) {
    if (!all_short(flow, title->first, title->count))
        return false;
    title->key = key_join(arena, flow, title->first, title->count);
    return is_title(title->key);
}

/* 附件2:云溪县…报告 and 一,云溪县…报告: a title behind what only numbers it. */
static bool title_try_numbered(struct arena *arena, const struct flow *flow, struct title *title) {
    if (!all_short(flow, title->first, title->count))
        return false;
    struct text key = key_join(arena, flow, title->first, title->count);
    struct text bare =
        without_punctuation(without_annex(without_punctuation(key_strip_enumerator(key, NULL))));
    title->key = bare;
    return bare.length != key.length && is_title(bare);
}

/* The first title; that of a letter which a report goes with, or one that is numbered, only where
 * there is no other. */
bool title_find(struct arena *arena, const struct flow *flow, struct title *title) {
    struct title weaker = {.count = 0};
    for (size_t count = 1; count <= 3; count++)
        for (size_t i = 0; i < HEAD && i < flow->count; i++) {
            *title = (struct title){.first = i, .count = count};
            bool found = title_try(arena, flow, title);
            if (found && !text_ends(title->key, TEXT("的函")))
                return true;
            if (weaker.count == 0 && (found || title_try_numbered(arena, flow, title)))
                weaker = *title;
        }
    *title = weaker;
    return weaker.count != 0;
}

/* The nearest paragraph with text before an item, or SIZE_MAX. */
static size_t text_before(const struct flow *flow, size_t item) {
    while (item-- > 0)
        if (flow->items[item].key.length != 0)
            return item;
    return SIZE_MAX;
}

/* The same, with no table between: what stands above the index table is the portal's own name. */
static size_t line_above(const struct flow *flow, size_t item) {
    size_t before = text_before(flow, item);
    for (size_t i = before; i < item; i++)
        if (flow->items[i].block->kind == BLOCK_TABLE)
            return SIZE_MAX;
    return before;
}

bool title_read(struct arena *arena, const struct flow *flow, struct title *title) {
    *title = (struct title){.first = 0, .count = flow->count};
    if (!title_try(arena, flow, title))
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

/* ---- the agency where the title does not name it ---- */

/* A key without brackets round it: （2026年1月23日）. */
struct text key_unbracketed(struct text key) {
    if (text_starts(key, TEXT("(")) && text_ends(key, TEXT(")")))
        return text_slice(key, 1, key.length - 1);
    return key;
}

/* The line that is a year and nothing else: 2020年度, （2020年度）. */
static bool is_year_line(const struct flow_item *item) {
    struct text left, right, key = key_unbracketed(item->key);
    return is_short(item) && year_find(key, &left, &right) != 0 && left.length == 0 &&
           right.length == 0;
}

/* A title without a year goes on in a line that has one: 宿州市人民政府2016年 before it, or
 * 2020年度, which may have the agency's line before it; or （2020年度） behind it. */
static void title_extend(struct arena *arena, const struct flow *flow, struct title *title) {
    size_t before = text_before(flow, title->first), behind = title->first + title->count;
    struct text left, right;
    if (title->year != 0)
        return;
    if (before != SIZE_MAX && is_short(&flow->items[before]) &&
        year_find(flow->items[before].key, &left, &right) != 0 && right.length == 0) {
        size_t agency = left.length == 0 ? text_before(flow, before) : SIZE_MAX;
        size_t first =
            agency != SIZE_MAX && agency_is_name(flow->items[agency].key) ? agency : before;
        title->count += title->first - first;
        title->first = first;
    } else if (behind < flow->count && is_year_line(&flow->items[behind])) {
        title->count++;
    } else {
        return;
    }
    title->key = key_join(arena, flow, title->first, title->count);
    title_parse(arena, title);
}

size_t flow_tail(const struct flow *flow) {
    size_t first = flow->count;
    for (int texts = 0; first > 0 && texts < TAIL; first--)
        texts += flow->items[first - 1].key.length != 0;
    return first;
}

struct text agency_around(const struct flow *flow, const struct title *title) {
    size_t before = line_above(flow, title->first);
    if (before != SIZE_MAX && agency_is_name(key_unbracketed(flow->items[before].key)))
        return key_unbracketed(flow->items[before].key);
    size_t after = title->first + title->count;
    while (after < flow->count && after < title->first + 5 && flow->items[after].key.length == 0)
        after++;
    if (after < flow->count && flow->items[after].heading.kind == HEADING_NONE &&
        agency_is_name(key_unbracketed(flow->items[after].key)))
        return key_unbracketed(flow->items[after].key);
    for (size_t i = flow->count, tail = flow_tail(flow); i-- > tail && i > after;)
        if (flow->items[i].heading.kind == HEADING_NONE && agency_is_name(flow->items[i].key))
            return flow->items[i].key;
    return TEXT_NONE;
}

/* The menu of a page says 公开年报 too: a title in one line with its year is taken instead. */
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

/* In a key 、 is a comma; between two offices it is 、 again. */
struct text agency_print(struct arena *arena, struct text key) {
    if (text_find(key, TEXT(",")) == SIZE_MAX)
        return key;
    struct buffer printed = {.arena = arena};
    for (size_t i = 0; i < key.length; i++)
        buffer_add(&printed, key.bytes[i] == ',' ? TEXT("、") : text_slice(key, i, i + 1));
    return buffer_text(&printed);
}

void title_complete(struct arena *arena, const struct flow *flow, struct title *title) {
    title_parse(arena, title);
    title_extend(arena, flow, title);
    if (title->year == 0)
        title_with_year(arena, flow, title);
}

bool title_of_words(struct arena *arena, struct text printed, struct title *title) {
    *title = (struct title){.key = key_fold(arena, text_unmarked(printed))};
    if (title->key.length == 0 || !is_title(title->key))
        return false;
    title_parse(arena, title);
    return true;
}
