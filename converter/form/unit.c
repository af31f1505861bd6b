/*
 * unit.c: the unit that a label, or a cell, prints in brackets: 采购总金额（万元）,
 * 本年收费金额（单位：元）， 费用（以万元为单位，保留两位小数）; without brackets only behind
 * 单位：. Words that are no unit (其中修订16件) are none, nor are two different units in one label.
 * Which words are units is data: mappings/values.json.
 */
#include "form/unit.h"

#include "base/unicode.h"

enum { SHORTEST = 4, LONGEST = 600 }; /* bytes of a label; most cells are shorter: 26 */

/* What stands round a unit in its bracket. */
static const struct text before[] = {TEXT_INIT("计量单位"), TEXT_INIT("计算单位"),
    TEXT_INIT("金额单位"), TEXT_INIT("货币单位"), TEXT_INIT("单位"), TEXT_INIT("为"),
    TEXT_INIT("以"), TEXT_INIT("人民币")};
static const struct text behind[] = {
    TEXT_INIT("为单位"), TEXT_INIT("计"), TEXT_INIT("人民币"), TEXT_INIT("整")};

/* The unit that a token is, or nothing. */
static struct text unit_of(const struct mapping_values *values, struct text token) {
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (text_starts(token, before[i]))
            token = text_slice(token, before[i].length, token.length);
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (text_ends(token, behind[i]))
            token = text_slice(token, 0, token.length - behind[i].length);
    for (size_t i = 0; i < values->unit_count; i++)
        if (text_equal(values->units[i], token))
            return values->units[i];
    return TEXT_NONE;
}

/* Marks between the tokens of a bracket. */
static bool is_mark(char byte) {
    return byte == '(' || byte == ')' || byte == ',' || byte == ';' || byte == ':' || byte == '/';
}

/* Whether a unit may stand behind what ends there: 总金额单位: */
static bool announces_unit(struct text key, size_t end) {
    return text_ends(text_slice(key, 0, end), TEXT("单位:"));
}

/* Behind （一）, which is no bracket that a unit stands in. */
static size_t enumerator_end(struct text printed) {
    enum { LONGEST_ENUMERATOR = 12 }; /* bytes */
    size_t end = text_find(text_slice(printed, 0, LONGEST_ENUMERATOR), TEXT("）"));
    bool enumerates = text_starts(printed, TEXT("（")) && end != SIZE_MAX;
    return enumerates && end + 3 < printed.length ? end + 3 : 0;
}

/* One pass, for it is asked of every label: （, 【, 〔, 单位 and 單位 by their first bytes. */
static bool may_hold_unit(struct text printed) {
    if (printed.length < SHORTEST || printed.length > LONGEST)
        return false;
    for (size_t at = enumerator_end(printed); at < printed.length; at++) {
        struct text rest = {printed.bytes + at, printed.length - at};
        switch ((unsigned char)printed.bytes[at]) {
        case '(':
        case '[':
            return true;
        case 0xEF:
        case 0xE3:
        case 0xE5:
            if (text_starts(rest, TEXT("（")) || text_starts(rest, TEXT("【")) ||
                text_starts(rest, TEXT("〔")) || text_starts(rest, TEXT("单位")) ||
                text_starts(rest, TEXT("單位")))
                return true;
            break;
        default:
            break;
        }
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
        for (end = start; end < key.length && !is_mark(key.bytes[end]); end++)
            continue;
        struct text unit = depth > 0 || announces_unit(key, start)
                               ? unit_of(values, text_slice(key, start, end))
                               : TEXT_NONE;
        if (unit.length != 0 && found.length != 0 && !text_equal(unit, found))
            return TEXT_NONE;
        found = unit.length != 0 ? unit : found;
        if (end < key.length)
            depth += key.bytes[end] == '(' ? 1 : key.bytes[end] == ')' && depth > 0 ? -1 : 0;
    }
    return found;
}
