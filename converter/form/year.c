/*
 * year.c: the year of a report that neither its title nor its period names, from its sentences:
 * those that announce the report (现公布2020年度…报告), that give one end of the period, or that
 * report what was done (2020年，我局新收…). Each sentence adds its worth to its year; the year with
 * the most is taken and reported, none where two are equal. Years of comparisons, laws and plans
 * are worth nothing, and no report is about the year in which it was published.
 */
#include "form/date.h"
#include "form/flow.h"
#include "form/words.h"

enum {
    MOST_YEARS = 16,
    LEAST = 2, /* that a year must be worth */
    ANNOUNCES = 4,
    ENDS_PERIOD = 3,
    REPORTS = 2,
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
    struct text sentence, before, after; /* before and after: within the sentence */
};

/* A stop that ends a sentence: not the point of 2020.1.1. */
static bool is_stop(struct text key, size_t at) {
    return key.bytes[at] == ';' || (key.bytes[at] == '.' && skip_digits(key, at + 1) == at + 1);
}

static struct mention mention_at(struct text key, size_t start, size_t after) {
    size_t first = start, last = after;
    while (first > 0 && !is_stop(key, first - 1))
        first--;
    while (last < key.length && !is_stop(key, last))
        last++;
    return (struct mention){
        text_slice(key, first, last), text_slice(key, first, start), text_slice(key, after, last)};
}

/* A date, a comparison, a law, a span of years, a plan. */
static bool is_of_something_else(const struct mention *mention) {
    struct date date = {.year = 2000};
    size_t month = skip_digits(mention->after, 0);
    bool dated = date_read_day(mention->after, &date) != 0 ||
                 (month != 0 && text_starts(text_tail(mention->after, month), TEXT("月")));
    return dated ||
           words_at_end(mention->before, TEXT("比 较 与 同 和 从 自 于 至 到 截至 对照")) != 0 ||
           words_at_start(mention->after, TEXT("修订 新修订 颁布 施行 实施 印发 以来 起 以前 之前 "
                                               "底前 上半年 下半年 第")) != 0 ||
           words_stand_in(mention->after,
               TEXT("打算 计划 下一步 我局将 我县将 我市将 我区将 本机关将 我单位将 ,将"));
}

static int mention_worth(const struct mention *mention) {
    if (words_at_start(mention->after, TEXT("12月31日 十二月三十一日 1月1日 一月一日")) != 0 &&
        words_stand_in(mention->before, TEXT("期限 统计 数据 截至 截止")))
        return ENDS_PERIOD;
    if (is_of_something_else(mention))
        return 0;
    bool begins =
        mention->before.length == 0 || words_at_end(mention->before, TEXT(", : ) 在")) != 0;
    bool about = words_stand_in(mention->sentence, TEXT("新收 收到 受理 公开 公開 申请 行政复议"));
    bool announces =
        about && words_stand_in(mention->after, TEXT("年度报告 年报 工作报告 年度報告"));
    return (announces ? ANNOUNCES : about && begins ? REPORTS : 0) + (begins ? BEGINS_CLAUSE : 0);
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

static void mentions_count(struct year_bids *bids, const struct flow_item *item, int published) {
    struct text key = item->key;
    int year;
    size_t length;
    for (size_t from = 0, start; (start = date_find_year(key, from, &length, &year)) != SIZE_MAX;) {
        from = start + length + strlen("年");
        from += words_at_start(text_tail(key, from), TEXT("度"));
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
    bool plan = false; /* in a section about the work to come */
    for (size_t i = 0; i < flow->count; i++) {
        const struct heading *heading = &flow->items[i].heading;
        if (heading->kind == HEADING_CHAPTER || heading->kind == HEADING_UNNUMBERED)
            plan = words_stand_in(heading->words, TEXT("问题 改进 打算 计划 下一步 思路"));
        if (!plan)
            mentions_count(&bids, &flow->items[i], published);
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
