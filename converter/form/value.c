/*
 * value.c: the printed text of a cell -> struct value. Two rules, for every carrier:
 *   1. Which runs of the cell may be part of a figure (run_rules): note marks, struck text and
 *      white on white are left out, and reported; where digits stand on both sides of one, the
 *      number is doubtful.
 *   2. Which text is a number (docs/values.md has the table): digits, full-width ones too, a sign,
 *      commas or spaces between groups of three, a decimal point; behind it a unit and a remark in
 *      brackets (22（其中修订16件） is 22). "约12件" and "1/2" stay words; "12 34" and "1O" are
 *      doubtful.
 * Does no arithmetic: 26.8万 is 26.8 with the unit 万. Units and marks come from
 * mappings/values.json.
 */
#include "form/value.h"

#include <uchar.h>

#include "base/unicode.h"
#include "form/label.h"
#include "form/words.h"

/* A code point of a number in its plain form: full-width digits and signs become ASCII. */
static uint32_t plain_codepoint(uint32_t codepoint) {
    if (codepoint >= 0xFF01 && codepoint <= 0xFF5E)
        return codepoint - 0xFF01 + '!';
    if (codepoint == 0x2212) /* − */
        return '-';
    return codepoint;
}

static bool is_gap(uint32_t codepoint) {
    return codepoint_is_space(codepoint) && codepoint_has_width(codepoint);
}

static bool is_among(uint32_t codepoint, const char32_t *list) {
    while (*list != 0 && *list != codepoint)
        list++;
    return *list != 0;
}

/* Text in plain code points without white space, and whether a number had white space in it. */
struct plain {
    struct text text;
    bool broken; /* not between groups of three digits, or not by one space */
    bool spaced; /* between groups of three digits */
};

static bool is_of_number(uint32_t codepoint) {
    return is_digit(codepoint) || codepoint == '.' || codepoint == ',';
}

/* Digits from the offset on, in the raw text. */
static size_t count_digits(struct text raw, size_t offset) {
    size_t count = 0;
    while (offset < raw.length && is_digit(plain_codepoint(text_next(raw, &offset))))
        count++;
    return count;
}

static struct plain plain_text(struct arena *arena, struct text raw) {
    struct buffer text = {.arena = arena};
    struct plain plain = {.broken = false};
    uint32_t last = 0, gap = 0;
    size_t gaps = 0, digits = 0;       /* digits: since the last gap, and since the number began */
    bool points = false, zero = false; /* zero: the number begins with one */
    for (size_t offset = 0; offset < raw.length;) {
        size_t at = offset;
        uint32_t codepoint = plain_codepoint(text_next(raw, &offset));
        if (codepoint_is_space(codepoint)) {
            gaps += is_gap(codepoint);
            gap = is_gap(codepoint) ? codepoint : gap;
            continue;
        }
        if (gaps != 0 && is_of_number(last) && is_of_number(codepoint)) {
            /* one space between groups, also without a break, thin or wide */
            bool group = gaps == 1 && is_among(gap, U" \u00A0\u2009\u202F\u3000") && !points &&
                         !zero && digits <= 3 && (digits == 3 || !plain.spaced) &&
                         count_digits(raw, at) == 3;
            plain.spaced = plain.spaced || group;
            plain.broken = plain.broken || !group;
            digits = 0;
        }
        gaps = 0;
        zero = zero || (codepoint == '0' && digits == 0 && !plain.spaced);
        digits += is_digit(codepoint);
        points = points || codepoint == '.' || codepoint == ',';
        last = codepoint;
        buffer_add_codepoint(&text, codepoint);
    }
    plain.text = buffer_text(&text);
    return plain;
}

/* The first printed character may begin a number. */
static bool begins_number(struct text raw) {
    for (size_t offset = 0; offset < raw.length;) {
        uint32_t codepoint = plain_codepoint(text_next(raw, &offset));
        if (!codepoint_is_space(codepoint))
            return is_digit(codepoint) || codepoint == '+' || codepoint == '-' || codepoint == '.';
    }
    return false;
}

/* Skips digits with thousands separators: groups of three behind the first. SIZE_MAX: wrong groups.
 */
static size_t skip_integer(struct text text, size_t offset) {
    size_t end = skip_digits(text, offset);
    if (end >= text.length || text.bytes[end] != ',')
        return end;
    if (end - offset > 3 || end == offset || text.bytes[offset] == '0')
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
static size_t json_number_read(struct text plain, struct buffer *number) {
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
static struct text unit_at_start(const struct mapping_values *values, struct text rest) {
    struct text best = TEXT_NONE;
    for (size_t i = 0; i < values->unit_count; i++)
        if (text_starts(rest, values->units[i]) && values->units[i].length > best.length)
            best = values->units[i];
    return best;
}

/* Text that may stand behind a number without changing it: nothing, a closing stop, marks of notes
 * (①,
 * *, ¹, [1]), or a remark in brackets to the end. */
static bool is_remark(struct text rest, unsigned *notes) {
    if (rest.length == 0 || text_equal(rest, TEXT("。")))
        return true;
    if (words_at_start(rest, TEXT("( [ 【")) != 0 && words_at_end(rest, TEXT(") ] 】")) != 0) {
        bool mark = rest.length > 2 && skip_digits(rest, 1) == rest.length - 1;
        *notes |= mark ? VALUE_MARK : 0;
        return true;
    }
    for (size_t offset = 0; offset < rest.length;) {
        uint32_t mark = text_next(rest, &offset);
        if (!is_among(mark, U"*\u2020\u2021\u00B9\u00B2\u00B3") &&
            (mark < 0x2070 || mark > 0x2079) && (mark < 0x2460 || mark > 0x2473))
            return false;
    }
    *notes |= VALUE_MARK;
    return true;
}

/* Digits, marks that stand between digits, and letters that are typed for digits: l2, 1O. */
static bool resembles_number(struct text raw) {
    bool digits = false;
    for (size_t offset = 0; offset < raw.length;) {
        uint32_t codepoint = plain_codepoint(text_next(raw, &offset));
        if (!codepoint_is_space(codepoint) &&
            !is_among(codepoint, codepoint < 0x80 ? U"0123456789.,:'/~-+OoIlSB" : U"、。’—–·"))
            return false;
        digits = digits || is_digit(codepoint);
    }
    return digits;
}

/* 1.234: three digits behind the only point, none of them needed to be a decimal. */
static bool has_stop(struct text number) {
    size_t point = text_find(number, TEXT("."));
    size_t first = number.bytes[0] == '-' ? 1 : 0;
    return point != SIZE_MAX && number.length - point == 4 && point - first <= 3 &&
           number.bytes[first] != '0';
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

/* ---- text ---- */

static bool figure_read(struct arena *arena, const struct mapping_values *values,
    const struct plain *plain, struct value *value) {
    struct buffer number = {.arena = arena};
    size_t end = plain->broken ? 0 : json_number_read(plain->text, &number);
    if (end == 0)
        return false;
    struct text rest = text_tail(plain->text, end), unit = unit_at_start(values, rest);
    if (!is_remark(text_tail(rest, unit.length), &value->notes))
        return false;
    value->state = STATE_NUMBER;
    value->number = without_negative_zero(buffer_text(&number));
    value->unit = unit;
    value->notes |=
        (plain->spaced ? VALUE_SPACED : 0) | (has_stop(value->number) ? VALUE_STOPPED : 0);
    return true;
}

/* Nearly all figures: digits that are a JSON number as they stand. */
static bool is_plain_number(struct text raw) {
    enum { LONGEST = 15 };
    return raw.length != 0 && raw.length <= LONGEST && skip_digits(raw, 0) == raw.length &&
           (raw.bytes[0] != '0' || raw.length == 1);
}

static struct value text_value(
    struct arena *arena, const struct mapping_values *values, struct text raw) {
    enum { LONGEST_VALUE = 512 };
    if (is_plain_number(raw))
        return (struct value){.state = STATE_NUMBER, .number = raw};
    struct value value = {.state = text_is_blank(raw) ? STATE_BLANK : STATE_TEXT};
    if (value.state == STATE_BLANK || raw.length > LONGEST_VALUE)
        return value;
    if (begins_number(raw)) {
        struct plain plain = plain_text(arena, raw);
        if (figure_read(arena, values, &plain, &value))
            return value;
    }
    if (is_not_applicable(arena, values, raw))
        value.state = STATE_NOT_APPLICABLE;
    else if (resembles_number(raw))
        value.notes |= VALUE_DOUBTFUL;
    return value;
}

/* ---- runs ---- */

/* The effect of a run that is not plain on the figure of its cell. */
static const struct run_rule {
    bool left_out;  /* it is no part of the figure */
    unsigned notes; /* reported where it stands beside a figure, or alone */
} run_rules[RUN_KIND_COUNT] = {
    [RUN_NUMBER] = {true, 0}, /* reported by fill.c */
    [RUN_RAISED] = {true, VALUE_MARK},
    [RUN_LOWERED] = {true, VALUE_MARK},
    [RUN_SHIFTED] = {true, VALUE_MARK},
    [RUN_NOTE] = {true, VALUE_MARK},
    [RUN_REFERENCE] = {true, VALUE_MARK},
    [RUN_RUBY] = {true, VALUE_MARK},
    [RUN_UNCERTAIN] = {false, VALUE_DOUBTFUL},
    [RUN_STRUCK] = {true, VALUE_STRUCK},
    [RUN_FAINT] = {true, VALUE_FAINT},
    [RUN_PLACEHOLDER] = {true, VALUE_PROMPT},
    [RUN_FLOATING] = {true, VALUE_FLOATING},
    [RUN_PICTURE] = {false, VALUE_PICTURE},
    [RUN_OBJECT] = {false, VALUE_OBJECT},
};

static unsigned kinds_left_out(void) {
    unsigned kinds = 0;
    for (size_t kind = 0; kind < RUN_KIND_COUNT; kind++)
        kinds |= run_rules[kind].left_out ? RUN_BIT(kind) : 0;
    return kinds;
}

static unsigned runs_notes(const struct run_text *printed) {
    unsigned notes = 0;
    for (size_t i = 0; i < printed->run_count; i++) {
        const struct text_run *run = &printed->runs[i];
        if (!text_is_blank(text_slice(printed->text, run->start, run->end)))
            notes |= run_rules[run->kind].notes;
    }
    return notes;
}

static bool begins_with_digit(struct text text) {
    size_t offset = 0;
    return text.length != 0 && is_of_number(plain_codepoint(text_next(text, &offset)));
}

static bool ends_with_digit(struct text text) {
    return text.length != 0 && begins_with_digit(text_tail(text, text_last_start(text)));
}

/* Digits before a run that is left out and digits behind it: 30¹01. Adjacent runs are one; printed
 * list numbers part figures. */
static bool joins_digits(const struct run_text *printed) {
    struct text text = printed->text;
    for (size_t first = 0, last; first < printed->run_count; first = last + 1) {
        for (last = first; last + 1 < printed->run_count; last++)
            if (printed->runs[last + 1].start != printed->runs[last].end)
                break;
        size_t start = first == 0 ? 0 : printed->runs[first - 1].end;
        size_t end = last + 1 < printed->run_count ? printed->runs[last + 1].start : text.length;
        bool number = first == last && printed->runs[first].kind == RUN_NUMBER;
        if (!number && ends_with_digit(text_slice(text, start, printed->runs[first].start)) &&
            begins_with_digit(text_slice(text, printed->runs[last].end, end)))
            return true;
    }
    return false;
}

/* A cell with nothing but runs that are left out. */
static struct value alone_read(struct arena *arena, const struct mapping_values *values,
    const struct run_text *printed, unsigned notes) {
    unsigned others = kinds_left_out() & ~RUN_BIT(RUN_SHIFTED);
    if (notes == VALUE_MARK && !text_is_blank(run_text_without(arena, printed, others)))
        return text_value(arena, values, run_text_without(arena, printed, others));
    struct value value = {.state = STATE_BLANK, .notes = notes};
    if (run_text_has(printed, RUN_BIT(RUN_NUMBER)))
        return (struct value){.state = STATE_TEXT, .notes = notes | VALUE_DOUBTFUL};
    if ((notes & ~(unsigned)VALUE_FLOATING) != 0)
        value.state = STATE_TEXT;
    else if (notes == VALUE_FLOATING)
        value = (struct value){.state = STATE_OBJECT, .notes = VALUE_PICTURE};
    return value;
}

/* Words beside a picture stay words: the icon of a label. */
static struct value object_read(struct arena *arena, const struct mapping_values *values,
    const struct run_text *printed, unsigned notes) {
    struct value value = text_value(
        arena, values, run_text_without(arena, printed, RUNS_ASIDE | RUN_BIT(RUN_NUMBER)));
    bool words = value.state == STATE_TEXT && (value.notes & VALUE_DOUBTFUL) == 0;
    return (struct value){.state = words ? STATE_TEXT : STATE_OBJECT, .notes = notes};
}

struct value value_read(
    struct arena *arena, const struct mapping_values *values, const struct run_text *printed) {
    if (printed->run_count == 0)
        return text_value(arena, values, printed->text);
    unsigned notes = runs_notes(printed);
    if ((notes & (VALUE_PICTURE | VALUE_OBJECT)) != 0)
        return object_read(arena, values, printed, notes);
    if ((notes & VALUE_DOUBTFUL) != 0)
        return (struct value){.state = STATE_TEXT, .notes = notes};
    struct text rest = run_text_without(arena, printed, kinds_left_out());
    if (text_is_blank(rest))
        return alone_read(arena, values, printed, notes);
    if (joins_digits(printed))
        return (struct value){.state = STATE_TEXT, .notes = notes | VALUE_DOUBTFUL};
    struct value value = text_value(arena, values, rest);
    value.notes |= notes;
    return value;
}
