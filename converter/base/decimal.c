/*
 * decimal.c: exact sums of printed figures, and rounded ratios. A number is sign and magnitude; the
 * magnitude is eight limbs of nine decimal digits, the lower four behind the point. Reads JSON
 * numbers only; form/value.c reads the text of cells. There is no multiplication, as nothing needs
 * it.
 */
#include "base/decimal.h"

#include <string.h>

enum { LIMBS = 8, FRACTION_LIMBS = DECIMAL_UNIT, DIGITS_PER_LIMB = 9, LIMB_BASE = 1000000000 };
enum { FRACTION_DIGITS = FRACTION_LIMBS * DIGITS_PER_LIMB };
enum { MOST_DIGITS = LIMBS * DIGITS_PER_LIMB };

static const uint32_t powers[DIGITS_PER_LIMB] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};

static bool is_zero(const struct decimal *a) {
    for (size_t i = 0; i < LIMBS; i++)
        if (a->limbs[i] != 0)
            return false;
    return true;
}

static size_t skip_digits(struct text text, size_t offset) {
    while (offset < text.length && text.bytes[offset] >= '0' && text.bytes[offset] <= '9')
        offset++;
    return offset;
}

/* Adds a digit at a place; place 0 is the last one behind the point. */
static void put_digit(struct decimal *number, size_t place, char digit) {
    number->limbs[place / DIGITS_PER_LIMB] +=
        powers[place % DIGITS_PER_LIMB] * (uint32_t)(digit - '0');
}

bool decimal_read(struct text text, struct decimal *result) {
    memset(result, 0, sizeof *result);
    size_t start = text.length != 0 && text.bytes[0] == '-' ? 1 : 0;
    size_t point = skip_digits(text, start), end = point;
    if (point == start || point - start > FRACTION_DIGITS)
        return false;
    if (point - start > 1 && text.bytes[start] == '0')
        return false;
    if (point < text.length && text.bytes[point] == '.')
        end = skip_digits(text, point + 1);
    if (end != text.length || end == point + 1 || end > point + 1 + FRACTION_DIGITS)
        return false;
    for (size_t i = start; i < point; i++)
        put_digit(result, FRACTION_DIGITS + (point - 1 - i), text.bytes[i]);
    for (size_t i = point + 1; i < end; i++)
        put_digit(result, FRACTION_DIGITS - (i - point), text.bytes[i]);
    result->negative = start == 1 && !is_zero(result);
    return true;
}

static int compare_magnitudes(const struct decimal *a, const struct decimal *b) {
    for (size_t i = LIMBS; i-- > 0;)
        if (a->limbs[i] != b->limbs[i])
            return a->limbs[i] < b->limbs[i] ? -1 : 1;
    return 0;
}

static bool add_magnitudes(
    const struct decimal *a, const struct decimal *b, struct decimal *result) {
    uint32_t carry = 0;
    for (size_t i = 0; i < LIMBS; i++) {
        uint32_t sum = a->limbs[i] + b->limbs[i] + carry;
        carry = sum >= LIMB_BASE;
        result->limbs[i] = carry != 0 ? sum - LIMB_BASE : sum;
    }
    return carry == 0;
}

/* a must not be smaller than b. */
static void subtract_magnitudes(
    const struct decimal *a, const struct decimal *b, struct decimal *result) {
    uint32_t borrow = 0;
    for (size_t i = 0; i < LIMBS; i++) {
        uint32_t taken = b->limbs[i] + borrow;
        borrow = a->limbs[i] < taken;
        result->limbs[i] = a->limbs[i] + (borrow != 0 ? LIMB_BASE : 0) - taken;
    }
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *result) {
    struct decimal sum = {.negative = a.negative};
    bool fits = true;
    if (a.negative == b.negative) {
        fits = add_magnitudes(&a, &b, &sum);
    } else if (compare_magnitudes(&a, &b) >= 0) {
        subtract_magnitudes(&a, &b, &sum);
    } else {
        subtract_magnitudes(&b, &a, &sum);
        sum.negative = b.negative;
    }
    if (is_zero(&sum))
        sum.negative = false;
    *result = sum;
    return fits;
}

struct decimal decimal_negate(struct decimal a) {
    a.negative = !a.negative && !is_zero(&a);
    return a;
}

/* a * 10; false on overflow. */
static bool shift_up(struct decimal *a) {
    struct decimal two, four, eight;
    return add_magnitudes(a, a, &two) && add_magnitudes(&two, &two, &four) &&
           add_magnitudes(&four, &four, &eight) && add_magnitudes(&eight, &two, a);
}

/* Divides *a by b and returns the quotient, at most nine, as a digit; *a becomes the rest. */
static char digit_take(struct decimal *a, const struct decimal *b) {
    char digit = '0';
    for (; compare_magnitudes(a, b) >= 0 && digit < '9'; digit++)
        subtract_magnitudes(a, b, a);
    return digit;
}

/* Long division, a digit at a time: b is shifted up to the first digit of the quotient, then the
 * rest is shifted up for each digit. */
bool decimal_divide(struct decimal a, struct decimal b, int digits, struct decimal *result) {
    struct decimal rest = a, quotient = {0}, moved = b, unit = {0};
    int place = 0;
    if (is_zero(&b))
        return false;
    for (; shift_up(&moved) && compare_magnitudes(&rest, &moved) >= 0; place++)
        b = moved;
    if (place >= FRACTION_DIGITS)
        return false;
    for (; place >= -digits; place--) {
        put_digit(&quotient, (size_t)(FRACTION_DIGITS + place), digit_take(&rest, &b));
        if (!shift_up(&rest))
            return false;
    }
    put_digit(&unit, (size_t)(FRACTION_DIGITS - digits), '1');
    if (digit_take(&rest, &b) >= '5' && !add_magnitudes(&quotient, &unit, &quotient))
        return false;
    quotient.negative = a.negative != b.negative && !is_zero(&quotient);
    *result = quotient;
    return true;
}

int decimal_compare(struct decimal a, struct decimal b) {
    if (a.negative != b.negative)
        return a.negative ? -1 : 1;
    int order = compare_magnitudes(&a, &b);
    return a.negative ? -order : order;
}

/* Zero limbs at both ends are skipped. */
struct text decimal_write(struct arena *arena, struct decimal a) {
    char digits[MOST_DIGITS];
    size_t lowest = 0, highest = LIMBS - 1;
    while (lowest < FRACTION_LIMBS && a.limbs[lowest] == 0)
        lowest++;
    while (highest > FRACTION_LIMBS && a.limbs[highest] == 0)
        highest--;
    size_t first = (LIMBS - 1 - highest) * DIGITS_PER_LIMB;
    size_t end = (LIMBS - lowest) * DIGITS_PER_LIMB, point = MOST_DIGITS - FRACTION_DIGITS;
    for (size_t limb = lowest; limb <= highest; limb++) {
        uint32_t rest = a.limbs[limb];
        for (size_t i = 1; i <= DIGITS_PER_LIMB; i++, rest /= 10)
            digits[(LIMBS - limb) * DIGITS_PER_LIMB - i] = (char)('0' + rest % 10);
    }
    /* cppcheck-suppress uninitvar; first is in the highest limb that was written */
    while (first + 1 < point && digits[first] == '0')
        first++;
    while (end > point && digits[end - 1] == '0')
        end--;
    struct buffer out = {.arena = arena};
    if (a.negative)
        buffer_add_byte(&out, '-');
    buffer_add(&out, (struct text){digits + first, point - first});
    if (end > point) {
        buffer_add_byte(&out, '.');
        buffer_add(&out, (struct text){digits + point, end - point});
    }
    return buffer_text(&out);
}
