/* test_decimal.c: exact sums, comparisons and what is no number. */
#include <criterion/criterion.h>

#include "base/decimal.h"

static struct decimal number(const char *digits) {
    struct decimal result;
    cr_assert(decimal_read(text_from(digits), &result), "%s", digits);
    return result;
}

Test(decimal, sums) {
    static const struct {
        const char *a, *b, *sum;
    } cases[] = {
        {"0", "0", "0"},
        {"10", "1", "11"},
        {"-35", "1215", "1180"},
        {"-0", "0", "0"},
        {"5", "-5", "0"},
        {"-7", "-8", "-15"},
        {"3", "-8", "-5"},
        {"0.1", "0.2", "0.3"},
        {"24252.311082", "7730.28", "31982.591082"},
        {"999999999", "1", "1000000000"},
        {"1000000000", "-0.000000001", "999999999.999999999"},
        {"123456789012345678901234567890123456", "1", "123456789012345678901234567890123457"},
        {"0.000000000000000000000000000000000001", "1", "1.000000000000000000000000000000000001"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal sum;
        cr_assert(decimal_add(number(cases[i].a), number(cases[i].b), &sum));
        cr_expect_str_eq(decimal_write(arena, sum).bytes, cases[i].sum);
        cr_expect(decimal_compare(sum, number(cases[i].sum)) == 0);
        cr_assert(decimal_add(number(cases[i].b), number(cases[i].a), &sum));
        cr_expect_str_eq(decimal_write(arena, sum).bytes, cases[i].sum);
    }
    arena_free(arena);
}

Test(decimal, order) {
    static const char *const ascending[] = {
        "-1000000000", "-2", "-1.5", "-1.05", "0", "0.09", "0.1", "2", "10", "1000000000.5"};
    for (int i = 0; i < 10; i++)
        for (int j = 0; j < 10; j++) {
            int order = decimal_compare(number(ascending[i]), number(ascending[j]));
            cr_expect((order > 0) - (order < 0) == (i > j) - (i < j), "%s %s", ascending[i],
                ascending[j]);
        }
    cr_expect(decimal_compare(number("1.50"), number("1.5")) == 0);
    cr_expect(decimal_compare(decimal_negate(number("0")), number("0")) == 0);
    cr_expect(decimal_compare(decimal_negate(number("4")), number("-4")) == 0);
}

Test(decimal, refused) {
    static const char *const wrong[] = {"", "-", "+4", "1.", ".5", "01", "1e3", "1,234", " 1", "1 ",
        "１", "1.2.3", "--1", "1234567890123456789012345678901234567",
        "0.0000000000000000000000000000000000001"};
    struct decimal result;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_expect_not(decimal_read(text_from(wrong[i]), &result), "%s", wrong[i]);
}

Test(decimal, overflow) {
    struct decimal most = number("999999999999999999999999999999999999"), sum;
    cr_expect_not(decimal_add(most, most, &sum));
    cr_expect(decimal_add(most, decimal_negate(most), &sum));
}

Test(decimal, quotients) {
    static const struct {
        const char *a, *b;
        int digits;
        const char *quotient;
    } cases[] = {
        {"0", "7", 6, "0"},
        {"469", "341", 6, "1.375367"},
        {"1", "3", 6, "0.333333"},
        {"2", "3", 6, "0.666667"},
        {"-2", "3", 2, "-0.67"},
        {"5", "-2", 0, "-3"},
        {"99999", "1", 6, "99999"},
        {"3985758", "88283", 4, "45.1475"},
        {"0.002", "96171.6", 6, "0"},
        {"24252.311082", "24252.311082", 6, "1"},
        {"123456789012345678", "0.001", 3, "123456789012345678000"},
        {"1", "999999999999999999999999", 30, "0.000000000000000000000001"},
    };
    struct arena *arena = arena_new();
    struct decimal quotient;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert(
            decimal_divide(number(cases[i].a), number(cases[i].b), cases[i].digits, &quotient));
        cr_expect_str_eq(decimal_write(arena, quotient).bytes, cases[i].quotient);
    }
    cr_expect(!decimal_divide(number("1"), number("0"), 6, &quotient));
    cr_expect(!decimal_divide(number("123456789012345678901234567890123456"),
        number("0.000000000000000000000000000000000001"), 6, &quotient));
    arena_free(arena);
}
