/*
 * value.c: the text of a cell -> struct value. Accepts full-width digits, thousands separators,
 * signs, a unit behind the number and a remark in brackets behind that (22（其中修订16件） is 22);
 * takes nothing else for a number: "约12件" and "1/2" stay words. Does no arithmetic: 26.8万
 * is 26.8 with the unit 万. Units and marks come from mappings/values.json.
 */
#include "form/value.h"

#include "base/unicode.h"
#include "form/label.h"

/* A code point of a number in its plain form: full-width digits and signs become ASCII. */
static uint32_t plain_codepoint(uint32_t codepoint) {
    if (codepoint >= 0xFF01 && codepoint <= 0xFF5E)
        return codepoint - 0xFF01 + '!';
    if (codepoint == 0x2212) /* − */
        return '-';
    return codepoint;
}

static bool is_digit(uint32_t codepoint) {
    return codepoint >= '0' && codepoint <= '9';
}

/* The text without white space, in plain code points. *split: white space stood between digits. */
static struct text plain_text(struct arena *arena, struct text raw, bool *split) {
    struct buffer plain = {.arena = arena};
    uint32_t last = 0;
    bool space = false;
    *split = false;
    for (size_t offset = 0; offset < raw.length;) {
        uint32_t codepoint = plain_codepoint(text_next(raw, &offset));
        if (codepoint_is_space(codepoint)) {
            space = true;
            continue;
        }
        if (space && is_digit(last) && is_digit(codepoint))
            *split = true;
        space = false;
        last = codepoint;
        buffer_add_codepoint(&plain, codepoint);
    }
    return buffer_text(&plain);
}

/* Whether the first that is printed may begin a number. */
static bool begins_number(struct text raw) {
    for (size_t offset = 0; offset < raw.length;) {
        uint32_t codepoint = plain_codepoint(text_next(raw, &offset));
        if (!codepoint_is_space(codepoint))
            return is_digit(codepoint) || codepoint == '+' || codepoint == '-' || codepoint == '.';
    }
    return false;
}

static size_t skip_digits(struct text text, size_t offset) {
    while (offset < text.length && is_digit((unsigned char)text.bytes[offset]))
        offset++;
    return offset;
}

/* Skips digits with thousands separators: groups of three behind the first. SIZE_MAX: wrong groups.
 */
static size_t skip_integer(struct text text, size_t offset) {
    size_t end = skip_digits(text, offset);
    if (end >= text.length || text.bytes[end] != ',')
        return end;
    if (end - offset > 3 || end == offset)
        return SIZE_MAX;
    while (end < text.length && text.bytes[end] == ',') {
        size_t group = skip_digits(text, end + 1);
        if (group - end != 4)
            return SIZE_MAX;
        end = group;
    }
    return end;
}

/* Reads [sign]digits[.digits] at the start of plain text into a JSON number; returns its length,
 * 0 where there is none. */
static size_t read_number(struct text plain, struct buffer *number) {
    size_t start = 0;
    bool negative = false;
    if (start < plain.length && (plain.bytes[0] == '-' || plain.bytes[0] == '+'))
        negative = plain.bytes[start++] == '-';
    size_t whole = skip_integer(plain, start), end = whole;
    if (whole == SIZE_MAX)
        return 0;
    if (end + 1 < plain.length && plain.bytes[end] == '.')
        end = skip_digits(plain, end + 1);
    bool fraction = end > whole + 1;
    if (!fraction)
        end = whole;
    if (whole == start && !fraction)
        return 0;
    size_t first = start;
    while (first + 1 < whole && (plain.bytes[first] == '0' || plain.bytes[first] == ','))
        first++;
    if (negative)
        buffer_add_byte(number, '-');
    if (first == whole)
        buffer_add_byte(number, '0');
    for (size_t i = first; i < end; i++)
        if (plain.bytes[i] != ',')
            buffer_add_byte(number, plain.bytes[i]);
    return end;
}

/* -0 is no figure that anyone prints on purpose; raw keeps it, JSON readers disagree on it. */
static struct text without_negative_zero(struct text number) {
    for (size_t i = 0; i < number.length; i++)
        if (number.bytes[i] >= '1' && number.bytes[i] <= '9')
            return number;
    return number.bytes[0] == '-' ? text_slice(number, 1, number.length) : number;
}

/* The longest unit that the text begins with. */
static struct text find_unit(const struct mapping_values *values, struct text rest) {
    struct text best = TEXT_NONE;
    for (size_t i = 0; i < values->unit_count; i++)
        if (text_starts(rest, values->units[i]) && values->units[i].length > best.length)
            best = values->units[i];
    return best;
}

/* What may stand behind a number without changing it: nothing, a closing stop, note marks (①, *),
 * or a remark in brackets to the end. */
static bool is_remark(struct text rest) {
    if (rest.length == 0 || text_equal(rest, TEXT("。")))
        return true;
    if (rest.bytes[0] == '(' || text_starts(rest, TEXT("[")) || text_starts(rest, TEXT("【")))
        return text_ends(rest, TEXT(")")) || text_ends(rest, TEXT("]")) ||
               text_ends(rest, TEXT("】"));
    for (size_t offset = 0; offset < rest.length;) {
        uint32_t mark = text_next(rest, &offset);
        if (mark != '*' && !(mark >= 0x2460 && mark <= 0x2473))
            return false;
    }
    return true;
}

/* "——", "////": a mark typed several times is the mark. */
static struct text without_repeats(struct text key) {
    size_t first = 0;
    if (key.length == 0)
        return key;
    text_next(key, &first);
    for (size_t offset = first; offset < key.length; offset += first)
        if (!text_equal(text_slice(key, offset, offset + first), text_slice(key, 0, first)))
            return key;
    return text_slice(key, 0, first);
}

static bool is_not_applicable(
    struct arena *arena, const struct mapping_values *values, struct text raw) {
    if (raw.length > 64)
        return false;
    struct text key = without_repeats(label_key_plain(arena, key_fold(arena, raw)));
    for (size_t i = 0; i < values->not_applicable_count; i++)
        if (text_equal(values->not_applicable[i], key))
            return true;
    return false;
}

struct value value_read(struct arena *arena, const struct mapping_values *values, struct text raw) {
    if (raw.length == 1 && is_digit((unsigned char)raw.bytes[0]))
        return (struct value){.state = STATE_NUMBER, .number = raw};
    struct value value = {.state = STATE_TEXT};
    if (text_is_blank(raw)) {
        value.state = STATE_BLANK;
        return value;
    }
    if (raw.length > 512)
        return value;
    struct text plain = begins_number(raw) ? plain_text(arena, raw, &value.doubtful) : TEXT_NONE;
    struct buffer number = {.arena = arena};
    size_t end = read_number(plain, &number);
    if (end != 0) {
        struct text rest = text_slice(plain, end, plain.length);
        struct text unit = find_unit(values, rest);
        if (is_remark(text_slice(rest, unit.length, rest.length))) {
            value.state = STATE_NUMBER;
            value.number = without_negative_zero(buffer_text(&number));
            value.unit = unit;
            return value;
        }
    }
    value.doubtful = false;
    if (is_not_applicable(arena, values, raw))
        value.state = STATE_NOT_APPLICABLE;
    return value;
}
