/*
 * prose.c: finds "全年共收到依申请公开件26件" in a paragraph by a pattern of the mapping,
 * 收到*申请*#件: words in this order within one clause, # a number right before the words that
 * follow it. Compares with sums of table figures. Reads digits only: 十余件 says nothing exact.
 */
#include "form/prose.h"

#include "base/decimal.h"
#include "base/unicode.h"

enum { LONGEST_GAP = 36 /* bytes: twelve characters between two words of a pattern */ };

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* What ends a clause: beyond it, words and number have nothing to do with each other. */
static bool ends_clause(struct text text, size_t offset) {
    static const struct text ends[] = {TEXT_INIT("。"), TEXT_INIT("；"), TEXT_INIT(";"),
        TEXT_INIT("，"), TEXT_INIT(","), TEXT_INIT("\n")};
    struct text rest = text_slice(text, offset, text.length);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_starts(rest, ends[i]))
            return true;
    return false;
}

/* The next literal of a pattern, up to * or # or the end. */
static struct text literal_next(struct text pattern, size_t *offset) {
    size_t start = *offset;
    while (
        *offset < pattern.length && pattern.bytes[*offset] != '*' && pattern.bytes[*offset] != '#')
        ++*offset;
    return text_slice(pattern, start, *offset);
}

/* Where in text, from offset, within one clause and a small gap, the literal stands; SIZE_MAX. */
static size_t literal_find(struct text text, size_t offset, struct text literal) {
    for (size_t at = offset; at < text.length && at - offset <= LONGEST_GAP; at++) {
        if (text_starts(text_slice(text, at, text.length), literal))
            return at;
        if (ends_clause(text, at))
            return SIZE_MAX;
    }
    return SIZE_MAX;
}

/* A number that is followed by the literal; *number receives it. Returns the offset behind. */
static size_t number_find(
    struct text text, size_t offset, struct text literal, struct text *number) {
    for (size_t at = offset; at < text.length && at - offset <= LONGEST_GAP; at++) {
        if (ends_clause(text, at))
            return SIZE_MAX;
        if (!is_digit(text.bytes[at]))
            continue;
        size_t end = at;
        while (end < text.length && is_digit(text.bytes[end]))
            end++;
        if (end - at < 19 && text_starts(text_slice(text, end, text.length), literal)) {
            *number = text_slice(text, at, end);
            return end + literal.length;
        }
        at = end;
    }
    return SIZE_MAX;
}

/* Matches the whole pattern from offset on; false where it does not. */
static bool pattern_match(
    struct text text, size_t offset, struct text pattern, struct text *number) {
    size_t at = 0;
    bool first = true;
    while (at < pattern.length) {
        if (pattern.bytes[at] == '#') {
            at++;
            struct text literal = literal_next(pattern, &at);
            offset = number_find(text, offset, literal, number);
        } else {
            at += pattern.bytes[at] == '*';
            struct text literal = literal_next(pattern, &at);
            if (literal.length == 0)
                continue;
            size_t found =
                first ? (text_starts(text_slice(text, offset, text.length), literal) ? offset
                                                                                     : SIZE_MAX)
                      : literal_find(text, offset, literal);
            offset = found == SIZE_MAX ? SIZE_MAX : found + literal.length;
        }
        first = false;
        if (offset == SIZE_MAX)
            return false;
    }
    return number->length != 0;
}

/* The first number in the paragraph that the rule speaks of. */
static bool paragraph_find(
    struct text paragraph, const struct mapping_check *rule, struct text *number) {
    for (size_t p = 0; p < rule->pattern_count; p++) {
        struct text pattern = rule->patterns[p];
        size_t end = 0;
        struct text head = literal_next(pattern, &end);
        for (size_t offset = 0; head.length != 0;) {
            size_t found = text_find(text_slice(paragraph, offset, paragraph.length), head);
            if (found == SIZE_MAX)
                break;
            *number = TEXT_NONE;
            if (pattern_match(paragraph, offset + found, pattern, number))
                return true;
            offset += found + head.length;
        }
    }
    return false;
}

/* A sum of table figures; false where one of them is no number. */
static bool reading_sum(
    const int *reading, const struct figure *const *figures, struct decimal *sum) {
    *sum = (struct decimal){0};
    for (; *reading >= 0; reading++) {
        const struct figure *figure = figures[*reading];
        struct decimal value = {0};
        if (figure == NULL || (figure->state != STATE_NUMBER && figure->state != STATE_BLANK))
            return false;
        if (figure->state == STATE_NUMBER && !decimal_read(figure->value, &value))
            return false;
        if (!decimal_add(*sum, value, sum))
            return false;
    }
    return true;
}

static void prose_compare(struct arena *arena, const struct mapping_check *rule,
    const struct figure *const *figures, struct report *report, struct check *check) {
    struct decimal printed, sum;
    struct buffer tables = {.arena = arena};
    check->state = CHECK_NOT_ASSESSABLE;
    if (!decimal_read(check->left, &printed))
        return;
    for (size_t i = 0; i < rule->reading_count; i++) {
        if (!reading_sum(rule->readings[i], figures, &sum))
            continue;
        if (check->right.length == 0 || decimal_compare(printed, sum) == 0)
            check->right = decimal_write(arena, sum);
        if (decimal_compare(printed, sum) == 0) {
            check->state = CHECK_HOLDS;
            return;
        }
        buffer_add(&tables, tables.length == 0 ? TEXT_NONE : TEXT(" / "));
        buffer_add(&tables, decimal_write(arena, sum));
    }
    if (check->right.length != 0)
        problem_add(&report->problems, PROBLEM_PROSE_DIFFERS, (struct place){.raw = check->formula},
            check->left, buffer_text(&tables));
}

bool prose_check(struct arena *arena, const struct mapping_check *rule,
    const struct figure *const *figures, struct report *report, struct check *check) {
    for (size_t s = 0; s < report->section_count; s++)
        for (size_t p = 0; p < report->sections[s].paragraph_count; p++) {
            struct text number;
            struct text paragraph = text_unify(arena, report->sections[s].paragraphs[p]);
            if (!paragraph_find(paragraph, rule, &number))
                continue;
            while (number.length > 1 && number.bytes[0] == '0')
                number = text_slice(number, 1, number.length);
            check->left = number;
            prose_compare(arena, rule, figures, report, check);
            struct buffer formula = {.arena = arena};
            buffer_add(&formula, number);
            buffer_add(&formula, check->state == CHECK_HOLDS ? TEXT(" = ") : TEXT(" ?= "));
            buffer_add(&formula, check->right.length == 0 ? TEXT("?") : check->right);
            check->formula = buffer_text(&formula);
            return true;
        }
    return false;
}
