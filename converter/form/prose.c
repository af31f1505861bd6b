/*
 * prose.c: finds "全年共收到依申请公开件26件" in a paragraph by a pattern of the mapping,
 * 收到*申请*#件: words in this order within one clause, # a number directly before the words that
 * follow it. Compares it with sums of table figures. Reads digits only: 十余件 is not exact.
 */
#include "form/prose.h"

#include "base/decimal.h"
#include "base/unicode.h"
#include "form/words.h"

enum {
    LONGEST_GAP = 36, /* bytes: twelve characters between two words of a pattern */
    MOST_DIGITS = 18,
};

/* The words of a pattern have to stand in one clause. */
static bool ends_clause(struct text text, size_t offset) {
    return words_at_start(text_tail(text, offset), TEXT("。 ； ; ， , \n")) != 0;
}

/* The next literal of a pattern, up to * or # or the end. */
static struct text literal_next(struct text pattern, size_t *offset) {
    size_t start = *offset;
    while (
        *offset < pattern.length && pattern.bytes[*offset] != '*' && pattern.bytes[*offset] != '#')
        ++*offset;
    return text_slice(pattern, start, *offset);
}

/* The offset behind the literal, which stands at most `gap` bytes behind an offset in one clause;
 * or SIZE_MAX. */
static size_t literal_find(struct text text, size_t offset, struct text literal, size_t gap) {
    for (size_t at = offset; at < text.length && at - offset <= gap; at++) {
        if (text_starts(text_tail(text, at), literal))
            return at + literal.length;
        if (ends_clause(text, at))
            return SIZE_MAX;
    }
    return SIZE_MAX;
}

/* The same for a number with the literal directly behind it. */
static size_t number_find(
    struct text text, size_t offset, struct text literal, struct text *number) {
    for (size_t at = offset; at < text.length && at - offset <= LONGEST_GAP; at++) {
        if (ends_clause(text, at))
            return SIZE_MAX;
        size_t end = skip_digits(text, at);
        if (end == at)
            continue;
        if (end - at <= MOST_DIGITS && text_starts(text_tail(text, end), literal)) {
            *number = text_slice(text, at, end);
            return end + literal.length;
        }
        at = end;
    }
    return SIZE_MAX;
}

/* Matches the whole pattern from an offset on. */
static bool pattern_match(
    struct text text, size_t offset, struct text pattern, struct text *number) {
    *number = TEXT_NONE;
    for (size_t at = 0; at < pattern.length && offset != SIZE_MAX;) {
        size_t gap = at == 0 ? 0 : LONGEST_GAP;
        bool counts = pattern.bytes[at] == '#';
        at += counts || pattern.bytes[at] == '*';
        struct text literal = literal_next(pattern, &at);
        if (counts)
            offset = number_find(text, offset, literal, number);
        else if (literal.length != 0)
            offset = literal_find(text, offset, literal, gap);
    }
    return offset != SIZE_MAX && number->length != 0;
}

/* The first number in the paragraph that a pattern of the rule matches. */
static bool paragraph_find(
    struct text paragraph, const struct mapping_check *rule, struct text *number) {
    for (size_t p = 0; p < rule->pattern_count; p++) {
        struct text pattern = rule->patterns[p];
        size_t end = 0;
        struct text head = literal_next(pattern, &end);
        for (size_t offset = 0, found; head.length != 0; offset += found + head.length) {
            found = text_find(text_tail(paragraph, offset), head);
            if (found == SIZE_MAX)
                break;
            if (pattern_match(paragraph, offset + found, pattern, number))
                return true;
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
        if (figure == NULL || (figure->state != STATE_NUMBER && figure->state != STATE_BLANK) ||
            (figure->state == STATE_NUMBER && !decimal_read(figure->value, &value)) ||
            !decimal_add(*sum, value, sum))
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
        bool agrees = decimal_compare(printed, sum) == 0;
        if (check->right.length == 0 || agrees)
            check->right = decimal_write(arena, sum);
        if (agrees) {
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
