/*
 * year_slip.c: finds every year of a paragraph (four digits and 年) and matches the words around it
 * with the patterns. A report may name any year: the patterns are of sentences that can mean one
 * year only, such as a plan (2020年，我区将继续……). Chinese 将 is 把 as well as "will", hence
 * `unless`.
 */
#include "history/year_slip.h"

#include "base/unicode.h"
#include "history/table.h"

enum { NEAR = 36 /* bytes: twelve characters */, LONGEST_SENTENCE = 180 };

/* ---- the table ---- */

/* Words between bars. */
static struct text *words_read(struct table_reader *reader, struct text cell, size_t *count) {
    struct text *words = arena_array(reader->arena, cell.length + 1, sizeof *words);
    for (*count = 0; cell.length != 0;) {
        size_t bar = text_find(cell, TEXT("|"));
        struct text word = text_slice(cell, 0, bar);
        if (text_is_blank(word))
            table_refuse(reader,
                WORDING("竖线之间有空的词：「%1」", "an empty word between bars in \"%1\""), cell);
        words[(*count)++] = word;
        cell = text_slice(cell, bar == SIZE_MAX ? cell.length : bar + 1, cell.length);
    }
    return words;
}

static void slip_read(
    struct table_reader *reader, struct year_slip *slip, const struct text *cells) {
    *slip = (struct year_slip){.name = cells[5], .name_en = cells[6]};
    slip->introduction = text_equal(cells[0], TEXT("-"));
    slip->sections =
        words_read(reader, slip->introduction ? TEXT_NONE : cells[0], &slip->section_count);
    slip->before = words_read(reader, cells[1], &slip->before_count);
    slip->after = words_read(reader, cells[2], &slip->after_count);
    slip->unless = words_read(reader, cells[3], &slip->unless_count);
    slip->later = text_equal(cells[4], TEXT("later"));
    if (!slip->later && !text_equal(cells[4], TEXT("this")))
        table_refuse(reader,
            WORDING(
                "年度应为 this 或 later，不能是「%1」", "the year is this or later, not \"%1\""),
            cells[4]);
    if (slip->after_count == 0)
        table_refuse(reader,
            WORDING("年度之后没有词：「%1」", "there are no words behind the year: \"%1\""),
            cells[5]);
}

bool year_slips_read(
    struct arena *arena, struct text content, struct problems *problems, struct year_slips *slips) {
    static const char *const columns[] = {
        "section", "before", "after", "unless", "year", "name", "name_en", NULL};
    struct table_reader reader = {
        .arena = arena, .problems = problems, .file = TEXT("year_slips.tsv")};
    struct tsv table;
    *slips = (struct year_slips){0};
    if (!table_rows_read(&reader, content, columns, &table))
        return false;
    slips->items = arena_array(arena, table.count, sizeof *slips->items);
    for (size_t i = 0; i < table.count; i++) {
        reader.line = table.rows[i].line;
        slip_read(&reader, &slips->items[slips->count++], table.rows[i].cells);
    }
    return !reader.refused;
}

/* ---- the prose ---- */

static bool ends_sentence(struct text text, size_t offset) {
    static const struct text ends[] = {
        TEXT_INIT("。"), TEXT_INIT("；"), TEXT_INIT(";"), TEXT_INIT("\n")};
    struct text rest = text_slice(text, offset, text.length);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_starts(rest, ends[i]))
            return true;
    return false;
}

static bool section_fits(const struct year_slip *slip, struct text heading) {
    if (slip->introduction)
        return heading.length == 0;
    for (size_t i = 0; i < slip->section_count; i++)
        if (text_find(heading, slip->sections[i]) != SIZE_MAX)
            return true;
    return slip->section_count == 0;
}

/* Whether the text begins with one of the words. */
static bool word_begins(const struct text *words, size_t count, struct text text) {
    for (size_t i = 0; i < count; i++)
        if (text_starts(text, words[i]))
            return true;
    return false;
}

/* Whether one of the words stands shortly before the year, in its sentence. */
static bool before_fits(const struct year_slip *slip, struct text paragraph, size_t year) {
    size_t start = year < NEAR ? 0 : year - NEAR;
    for (size_t at = start; at < year; at++)
        if (ends_sentence(paragraph, at))
            start = at + 1;
    for (size_t at = start; at < year; at++)
        if (word_begins(slip->before, slip->before_count, text_slice(paragraph, at, year)))
            return true;
    return slip->before_count == 0;
}

static bool after_fits(const struct year_slip *slip, struct text paragraph, size_t behind) {
    for (size_t at = behind; at < paragraph.length && at - behind <= NEAR; at++) {
        struct text rest = text_slice(paragraph, at, paragraph.length);
        if (word_begins(slip->after, slip->after_count, rest))
            return !word_begins(slip->unless, slip->unless_count, rest);
        if (ends_sentence(paragraph, at))
            return false;
    }
    return false;
}

/* Whether the year is in the name of a document: 《2021年政务公开工作要点》. */
static bool is_in_title(struct text paragraph, size_t year) {
    for (size_t at = year; at-- > 0 && year - at <= LONGEST_SENTENCE;) {
        struct text rest = text_slice(paragraph, at, year);
        if (text_starts(rest, TEXT("《")) || text_starts(rest, TEXT("》")))
            return text_starts(rest, TEXT("《"));
    }
    return false;
}

static bool has_digit(struct text text, size_t offset) {
    return offset < text.length && text.bytes[offset] >= '0' && text.bytes[offset] <= '9';
}

/* The year printed at the offset (2020年 or 2020 年), or 0. *end: after its digits. */
static int printed_year(struct text text, size_t offset, size_t *end) {
    int year = 0;
    if (offset > 0 && has_digit(text, offset - 1))
        return 0;
    for (*end = offset; has_digit(text, *end) && *end < offset + 4; ++*end)
        year = year * 10 + text.bytes[*end] - '0';
    struct text rest = text_trim(text_slice(text, *end, text.length));
    size_t behind = 0;
    bool marked = rest.length != 0 && codepoint_unify(text_next(rest, &behind)) == U'年';
    return year >= 1990 && year < 2100 && marked ? year : 0;
}

static struct text sentence_find(struct text paragraph, size_t offset) {
    size_t start = offset, end = offset;
    while (start > 0 && offset - start < LONGEST_SENTENCE && !ends_sentence(paragraph, start))
        start--;
    while (start < offset && ends_sentence(paragraph, start))
        text_next(paragraph, &start);
    while (start < offset && ((unsigned char)paragraph.bytes[start] & 0xC0) == 0x80)
        start++;
    while (
        end < paragraph.length && end - offset < LONGEST_SENTENCE && !ends_sentence(paragraph, end))
        text_next(paragraph, &end);
    return text_slice(paragraph, start, end);
}

void year_slips_find(const struct year_slips *slips, struct text heading, struct text paragraph,
    int year, struct text part, struct problems *problems) {
    for (size_t offset = 0, end; offset < paragraph.length; offset++) {
        int printed = has_digit(paragraph, offset) ? printed_year(paragraph, offset, &end) : 0;
        for (size_t i = 0; printed != 0 && i < slips->count; i++) {
            const struct year_slip *slip = &slips->items[i];
            bool right = slip->later ? printed > year : printed == year;
            if (right || !section_fits(slip, heading) || !before_fits(slip, paragraph, offset) ||
                !after_fits(slip, paragraph, end) ||
                (slip->later && is_in_title(paragraph, offset)))
                continue;
            problem_add(problems, slip->later ? PROBLEM_YEAR_SLIP_PLAN : PROBLEM_YEAR_SLIP,
                (struct place){.part = part, .raw = sentence_find(paragraph, offset)},
                number_text(problems->arena, (size_t)year), TEXT_NONE);
            break;
        }
    }
}
