/* test_symbols.c: characters of symbol fonts. */
#include <criterion/criterion.h>

#include "document/symbols.h"

Test(symbols, find) {
    static const struct {
        const char *font;
        uint32_t code, expected;
    } cases[] = {{"Symbol", 0xF061, 0x3B1}, {"Symbol", 0x57, 0x3A9}, {"Symbol", 0xF031, '1'},
        {"Symbol", 0xF0B3, 0x2265}, {"Symbol", 0xF0FF, 0xF0FF}, {"Wingdings", 0xF0FE, 0x2611},
        {"Wingdings", 0xF083, 0x2462}, {"Wingdings", 0xF041, 0xF041},
        {"Wingdings 2", 0xF052, 0x2611}, {"Wingdings 2", 0xF06A, 0x2460},
        {"wingdings 3", 0xF031, 0xF031}, {"Webdings", 0x31, 0xF031}, {"宋体", 0xF032, '2'},
        {"宋体", 0x4E00, 0x4E00}, {"", 0xD800, 0}, {"", 0, 0}, {"", 0x110000, 0}, {"", 0xFFFF, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t got = symbol_find(text_from(cases[i].font), cases[i].code);
        cr_expect_eq(got, cases[i].expected, "%s %X: %X", cases[i].font, cases[i].code, got);
    }
}
