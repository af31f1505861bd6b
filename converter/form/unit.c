/*
 * unit.c: the unit that a label, or a cell, prints in brackets: 采购总金额（万元）,
 * 本年收费金额（单位：元）， 费用（以万元为单位，保留两位小数）; without brackets only behind
 * 单位：. Other words (其中修订16件) and two different units in one label give none. Which words
 * are units is data: mappings/values.json.
 */
#include "form/unit.h"

#include "base/unicode.h"
#include "form/words.h"

enum { SHORTEST = 4, LONGEST = 600 }; /* bytes of a label; most cells are shorter: 26 */

/* The unit that a token of a bracket is, or nothing. */
static struct text unit_of(const struct mapping_values *values, struct text token) {
    struct text before = TEXT("计量单位 计算单位 金额单位 货币单位 单位 为 以 人民币"), word;
    struct text after = TEXT("为单位 计 人民币 整");
    while (words_next(&before, &word))
        token = text_tail(token, words_at_start(token, word));
    while (words_next(&after, &word))
        token.length -= words_at_end(token, word);
    for (size_t i = 0; i < values->unit_count; i++)
        if (text_equal(values->units[i], token))
            return values->units[i];
    return TEXT_NONE;
}

/* Behind an enumerator （一）: no unit stands in that bracket. */
static size_t enumerator_end(struct text printed) {
    enum { LONGEST_ENUMERATOR = 12 }; /* bytes */
    size_t end = text_find(text_slice(printed, 0, LONGEST_ENUMERATOR), TEXT("）"));
    bool enumerates = text_starts(printed, TEXT("（")) && end != SIZE_MAX;
    return enumerates && end + 3 < printed.length ? end + 3 : 0;
}

/* One pass, as this runs for every label. The words differ from most text in their first byte. */
static bool may_hold_unit(struct text printed) {
    if (printed.length < SHORTEST || printed.length > LONGEST)
        return false;
    for (size_t at = enumerator_end(printed); at < printed.length; at++) {
        unsigned char byte = (unsigned char)printed.bytes[at];
        if (byte == '(' || byte == '[' ||
            ((byte == 0xEF || byte == 0xE3 || byte == 0xE5) &&
                words_at_start(text_tail(printed, at), TEXT("（ 【 〔 单位 單位")) != 0))
            return true;
    }
    return false;
}

struct text unit_in_label(
    struct arena *arena, const struct mapping_values *values, struct text printed) {
    if (!may_hold_unit(printed))
        return TEXT_NONE;
    struct text key = key_simplify(arena, key_fold(arena, printed)), found = TEXT_NONE;
    int depth = 0;
    for (size_t start = 0, end; start <= key.length; start = end + 1) {
        for (end = start; end < key.length && memchr("(),;:/", key.bytes[end], 6) == NULL; end++)
            continue;
        bool expected = depth > 0 || text_ends(text_slice(key, 0, start), TEXT("单位:"));
        struct text unit = expected ? unit_of(values, text_slice(key, start, end)) : TEXT_NONE;
        if (unit.length != 0 && found.length != 0 && !text_equal(unit, found))
            return TEXT_NONE;
        found = unit.length != 0 ? unit : found;
        if (end < key.length)
            depth += key.bytes[end] == '(' ? 1 : key.bytes[end] == ')' && depth > 0 ? -1 : 0;
    }
    return found;
}
