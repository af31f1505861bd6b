/*
 * year.c: the year of a report whose title and period do not name it, from its sentences: those
 * that announce the report (现公布2020年度…报告), that give one end of the period, or that tell
 * what was done (2020年，我局新收…). Each year gathers what its sentences are worth; the one that
 * is worth most is taken and told, and none where two are worth as much. Years of comparisons, laws
 * and plans are worth nothing, and no report is about the year that it was published in.
 */
#include <string.h>

#include "form/date.h"
#include "form/flow.h"

enum {
    MOST_YEARS = 16,
    LEAST = 2, /* that a year must be worth */
    ANNOUNCES = 4,
    ENDS_PERIOD = 3,
    TELLS = 2,
    BEGINS_CLAUSE = 1,
};

struct year_bid {
    int year, worth, most;     /* most: of one sentence */
    const struct block *block; /* of that sentence */
};

struct year_bids {
    struct year_bid items[MOST_YEARS];
    size_t count;
};

/* Where a year stands. */
struct mention {
    struct text sentence, before, behind; /* before and behind: within the sentence */
};

static bool holds_any(struct text text, const struct text *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_find(text, words[i]) != SIZE_MAX)
            return true;
    return false;
}

static bool ends_with_any(struct text text, const struct text *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_ends(text, words[i]))
            return true;
    return false;
}

static bool starts_with_any(struct text text, const struct text *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_starts(text, words[i]))
            return true;
    return false;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A stop that ends a sentence: not the point of 2020.1.1. */
static bool is_stop(struct text key, size_t at) {
    bool digit = at + 1 < key.length && key.bytes[at + 1] >= '0' && key.bytes[at + 1] <= '9';
    return key.bytes[at] == ';' || (key.bytes[at] == '.' && !digit);
}

static struct mention mention_at(struct text key, size_t start, size_t behind) {
    size_t first = start, last = behind;
    while (first > 0 && !is_stop(key, first - 1))
        first--;
    while (last < key.length && !is_stop(key, last))
        last++;
    return (struct mention){
        text_slice(key, first, last), text_slice(key, first, start), text_slice(key, behind, last)};
}

/* 截至2020年12月31日, 自2020年1月1日: one end of the period. */
static bool ends_period(const struct mention *mention) {
    static const struct text last[] = {TEXT_INIT("12月31日"), TEXT_INIT("十二月三十一日")};
    static const struct text first[] = {TEXT_INIT("1月1日"), TEXT_INIT("一月一日")};
    static const struct text words[] = {TEXT_INIT("期限"), TEXT_INIT("统计"), TEXT_INIT("数据"),
        TEXT_INIT("截至"), TEXT_INIT("截止")};
    return (starts_with_any(mention->behind, last, COUNT(last)) ||
               starts_with_any(mention->behind, first, COUNT(first))) &&
           holds_any(mention->before, words, COUNT(words));
}

/* A date, a comparison, a law, a span of years: no year of a report. */
static bool is_of_something_else(const struct mention *mention) {
    static const struct text before[] = {TEXT_INIT("比"), TEXT_INIT("较"), TEXT_INIT("与"),
        TEXT_INIT("同"), TEXT_INIT("和"), TEXT_INIT("从"), TEXT_INIT("自"), TEXT_INIT("于"),
        TEXT_INIT("至"), TEXT_INIT("到"), TEXT_INIT("截至"), TEXT_INIT("对照")};
    static const struct text behind[] = {TEXT_INIT("修订"), TEXT_INIT("新修订"), TEXT_INIT("颁布"),
        TEXT_INIT("施行"), TEXT_INIT("实施"), TEXT_INIT("印发"), TEXT_INIT("以来"), TEXT_INIT("起"),
        TEXT_INIT("以前"), TEXT_INIT("之前"), TEXT_INIT("底前"), TEXT_INIT("上半年"),
        TEXT_INIT("下半年"), TEXT_INIT("第")};
    static const struct text plans[] = {TEXT_INIT("打算"), TEXT_INIT("计划"), TEXT_INIT("下一步"),
        TEXT_INIT("我局将"), TEXT_INIT("我县将"), TEXT_INIT("我市将"), TEXT_INIT("我区将"),
        TEXT_INIT("本机关将"), TEXT_INIT("我单位将"), TEXT_INIT(",将")};
    struct date date = {.year = 2000};
    size_t month = 0;
    while (month < mention->behind.length && mention->behind.bytes[month] >= '0' &&
           mention->behind.bytes[month] <= '9')
        month++;
    bool dated =
        date_read_day(mention->behind, &date) != 0 ||
        (month != 0 &&
            text_starts(text_slice(mention->behind, month, mention->behind.length), TEXT("月")));
    return dated || ends_with_any(mention->before, before, COUNT(before)) ||
           starts_with_any(mention->behind, behind, COUNT(behind)) ||
           holds_any(mention->behind, plans, COUNT(plans));
}

static int mention_worth(const struct mention *mention) {
    static const struct text reports[] = {
        TEXT_INIT("年度报告"), TEXT_INIT("年报"), TEXT_INIT("工作报告"), TEXT_INIT("年度報告")};
    static const struct text works[] = {TEXT_INIT("新收"), TEXT_INIT("收到"), TEXT_INIT("受理"),
        TEXT_INIT("公开"), TEXT_INIT("公開"), TEXT_INIT("申请"), TEXT_INIT("行政复议")};
    static const struct text joints[] = {
        TEXT_INIT(","), TEXT_INIT(":"), TEXT_INIT(")"), TEXT_INIT("在")};
    if (ends_period(mention))
        return ENDS_PERIOD;
    if (is_of_something_else(mention))
        return 0;
    bool begins =
        mention->before.length == 0 || ends_with_any(mention->before, joints, COUNT(joints));
    bool about = holds_any(mention->sentence, works, COUNT(works));
    int worth = about && holds_any(mention->behind, reports, COUNT(reports)) ? ANNOUNCES
                : about && begins                                            ? TELLS
                                                                             : 0;
    return worth + (begins ? BEGINS_CLAUSE : 0);
}

static void bid_add(struct year_bids *bids, int year, int worth, const struct block *block) {
    size_t i = 0;
    while (i < bids->count && bids->items[i].year != year)
        i++;
    if (i == MOST_YEARS)
        return;
    if (i == bids->count)
        bids->items[bids->count++] = (struct year_bid){.year = year};
    struct year_bid *bid = &bids->items[i];
    bid->worth += worth;
    if (worth <= bid->most)
        return;
    bid->most = worth;
    bid->block = block;
}

/* The section is about what is still to do. */
static bool is_plan(const struct heading *heading) {
    static const struct text words[] = {TEXT_INIT("问题"), TEXT_INIT("改进"), TEXT_INIT("打算"),
        TEXT_INIT("计划"), TEXT_INIT("下一步"), TEXT_INIT("思路")};
    return holds_any(heading->words, words, COUNT(words));
}

static void paragraph_read(struct year_bids *bids, const struct flow_item *item, int published) {
    struct text key = item->key;
    int year;
    size_t length;
    for (size_t from = 0, start; (start = date_find_year(key, from, &length, &year)) != SIZE_MAX;) {
        from = start + length + strlen("年");
        if (text_starts(text_slice(key, from, key.length), TEXT("度")))
            from += strlen("度");
        struct mention mention = mention_at(key, start, from);
        int worth = published != 0 && year >= published ? 0 : mention_worth(&mention);
        if (worth != 0)
            bid_add(bids, year, worth, item->block);
    }
}

/* The bid that is worth most; NULL: none is enough, or two are worth the same. */
static const struct year_bid *bid_best(const struct year_bids *bids) {
    const struct year_bid *best = NULL;
    bool tie = false;
    for (size_t i = 0; i < bids->count; i++) {
        const struct year_bid *bid = &bids->items[i];
        tie = best != NULL && (bid->worth == best->worth || (tie && bid->worth < best->worth));
        best = best == NULL || bid->worth > best->worth ? bid : best;
    }
    return best == NULL || tie || best->worth < LEAST ? NULL : best;
}

void year_from_prose(struct work *work, const struct flow *flow, int published) {
    struct report *report = work->report;
    struct year_bids bids = {.count = 0};
    bool plan = false;
    for (size_t i = 0; i < flow->count; i++) {
        const struct heading *heading = &flow->items[i].heading;
        if (heading->kind == HEADING_CHAPTER || heading->kind == HEADING_UNNUMBERED)
            plan = is_plan(heading);
        if (!plan)
            paragraph_read(&bids, &flow->items[i], published);
    }
    const struct year_bid *best = bid_best(&bids);
    if (best == NULL)
        return;
    struct buffer year = {.arena = work->arena};
    buffer_add_number(&year, best->year);
    report->year = best->year;
    problem_add(&report->problems, PROBLEM_YEAR_FROM_PROSE,
        (struct place){.raw = best->block->text}, buffer_text(&year), TEXT_NONE);
}
