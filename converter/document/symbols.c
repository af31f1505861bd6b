/*
 * symbols.c: characters of symbol fonts, which Word stores as U+F000 + the font's own code. Symbol
 * has Greek letters, Wingdings and Wingdings 2 the boxes, ticks and circled numbers of forms
 * (mapped as Unicode maps them). Other characters and fonts keep a code point of private use. A
 * font for text has ASCII there.
 */
#include "document/symbols.h"

struct symbol {
    uint32_t code, codepoint;
};

/* 0x41 to 0x5A and 0x61 to 0x7A of Symbol. */
static const uint32_t greek_upper[] = {0x391, 0x392, 0x3A7, 0x394, 0x395, 0x3A6, 0x393, 0x397,
    0x399, 0x3D1, 0x39A, 0x39B, 0x39C, 0x39D, 0x39F, 0x3A0, 0x398, 0x3A1, 0x3A3, 0x3A4, 0x3A5,
    0x3C2, 0x3A9, 0x39E, 0x3A8, 0x396};
static const uint32_t greek_lower[] = {0x3B1, 0x3B2, 0x3C7, 0x3B4, 0x3B5, 0x3C6, 0x3B3, 0x3B7,
    0x3B9, 0x3D5, 0x3BA, 0x3BB, 0x3BC, 0x3BD, 0x3BF, 0x3C0, 0x3B8, 0x3C1, 0x3C3, 0x3C4, 0x3C5,
    0x3D6, 0x3C9, 0x3BE, 0x3C8, 0x3B6};

static const struct symbol symbol_others[] = {{0x22, 0x2200}, {0x24, 0x2203}, {0x27, 0x220B},
    {0x2A, 0x2217}, {0x2D, 0x2212}, {0x40, 0x2245}, {0x5C, 0x2234}, {0x5E, 0x22A5}, {0x7E, 0x223C},
    {0xA3, 0x2264}, {0xA5, 0x221E}, {0xB0, 0xB0}, {0xB1, 0xB1}, {0xB3, 0x2265}, {0xB4, 0xD7},
    {0xB7, 0x2022}, {0xB8, 0xF7}, {0xB9, 0x2260}, {0xBB, 0x2248}, {0xBC, 0x2026}, {0xD7, 0x22C5},
    {0, 0}};

static const struct symbol wingdings[] = {{0x6C, 0x25CF}, {0x6E, 0x25A0}, {0x6F, 0x25A1},
    {0x71, 0x2751}, {0x75, 0x25C6}, {0x76, 0x2756}, {0x80, 0x24EA}, {0x81, 0x2460}, {0x82, 0x2461},
    {0x83, 0x2462}, {0x84, 0x2463}, {0x85, 0x2464}, {0x86, 0x2465}, {0x87, 0x2466}, {0x88, 0x2467},
    {0x89, 0x2468}, {0x8A, 0x2469}, {0x9F, 0x2022}, {0xA1, 0x25CB}, {0xA7, 0x25AA}, {0xA8, 0x25FB},
    {0xD8, 0x27A2}, {0xE0, 0x2192}, {0xF0, 0x21E8}, {0xFB, 0x2717}, {0xFC, 0x2713}, {0xFD, 0x2612},
    {0xFE, 0x2611}, {0, 0}};

static uint32_t list_find(const struct symbol *symbols, uint32_t code) {
    while (symbols->code != 0 && symbols->code != code)
        symbols++;
    return symbols->codepoint;
}

static uint32_t greek_find(uint32_t code) {
    if (code >= 'A' && code <= 'Z')
        return greek_upper[code - 'A'];
    if (code >= 'a' && code <= 'z')
        return greek_lower[code - 'a'];
    uint32_t other = list_find(symbol_others, code);
    return other != 0 || code >= 0x7F ? other : code;
}

/* Wingdings 2: ticks and crosses of forms, numbers in circles. */
static const struct symbol wingdings_2[] = {{0x4F, 0x2717}, {0x50, 0x2713}, {0x51, 0x2612},
    {0x52, 0x2611}, {0x53, 0x2612}, {0x54, 0x2612}, {0x69, 0x24EA}, {0x6A, 0x2460}, {0x6B, 0x2461},
    {0x6C, 0x2462}, {0x6D, 0x2463}, {0x6E, 0x2464}, {0x6F, 0x2465}, {0x70, 0x2466}, {0x71, 0x2467},
    {0x72, 0x2468}, {0x73, 0x2469}, {0x74, 0x24FF}, {0x75, 0x2776}, {0x76, 0x2777}, {0x77, 0x2778},
    {0x78, 0x2779}, {0x79, 0x277A}, {0x7A, 0x277B}, {0x7B, 0x277C}, {0x7C, 0x277D}, {0x7D, 0x277E},
    {0x7E, 0x277F}, {0xA2, 0x25A0}, {0xA3, 0x25A1}, {0, 0}};

/* Fonts of symbols, and their known characters. */
static const struct {
    struct text name;
    const struct symbol *symbols;
} fonts[] = {
    {TEXT_INIT("Symbol"), symbol_others},
    {TEXT_INIT("Wingdings"), wingdings},
    {TEXT_INIT("Wingdings 2"), wingdings_2},
    {TEXT_INIT("Wingdings 3"), NULL},
    {TEXT_INIT("Webdings"), NULL},
    {TEXT_INIT("ZapfDingbats"), NULL},
    {TEXT_INIT("Marlett"), NULL},
    {TEXT_INIT("MT Extra"), NULL},
};

enum { FONTS = sizeof fonts / sizeof *fonts };

int symbol_font_find(struct text font) {
    for (int i = 0; i < FONTS; i++)
        if (text_equal_caseless(font, fonts[i].name))
            return i;
    return -1;
}

static bool is_character(uint32_t code) {
    return code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) &&
           (code & 0xFFFE) != 0xFFFE;
}

/* An unknown character keeps a code point of private use, and is never a digit. */
static uint32_t symbol_of_font(int font, uint32_t own) {
    uint32_t found = font == 0                     ? greek_find(own)
                     : fonts[font].symbols != NULL ? list_find(fonts[font].symbols, own)
                                                   : 0;
    return found != 0 ? found : own >= 0x20 ? 0xF000 + own : 0;
}

/* The font's own characters stand at the codes of ASCII, with or without U+F000. */
uint32_t symbol_of_text(int font, uint32_t code) {
    uint32_t own = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
    bool is_symbol = (own > ' ' && own < 0x7F) || own != code;
    return is_symbol ? symbol_of_font(font, own) : code;
}

uint32_t symbol_find(struct text font, uint32_t code) {
    uint32_t own = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
    int index = own <= 0xFF ? symbol_font_find(font) : -1;
    if (index >= 0)
        return symbol_of_font(index, own);
    if (code != own && own >= 0x20 && own < 0x7F)
        return own;
    return is_character(code) ? code : 0;
}
