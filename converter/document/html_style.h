/*
 * html_style.h: properties in style sheets and style attributes of a page that decide how text is
 * read: hidden, struck, raised, coloured as its ground. Only html_body.c and html_inline.c include
 * this.
 */
#ifndef NIANBAO_DOCUMENT_HTML_STYLE_H
#define NIANBAO_DOCUMENT_HTML_STYLE_H

#include "base/text.h"

enum style_property {
    STYLE_HIDDEN,   /* 1 hidden, 0 shown */
    STYLE_STRUCK,   /* 1 line-through, 0 another decoration */
    STYLE_SHIFT,    /* enum style_shift */
    STYLE_COLOR,    /* 0xRRGGBB */
    STYLE_GROUND,   /* 0xRRGGBB; 0, black, where it is not known */
    STYLE_PLACED,   /* enum style_placed */
    STYLE_OFFSET,   /* 1 moved up or down from there */
    STYLE_SYMBOLS,  /* the font is one of symbols: its number (symbols.h), or FONT_OF_TEXT */
    STYLE_REVERSED, /* 1 bidi-override from right to left */
    STYLE_PRINTS,   /* 1 ::before or ::after prints a digit */
    STYLE_PROPERTIES
};

enum style_placed { PLACED_STATIC, PLACED_ABSOLUTE, PLACED_RELATIVE };

enum style_shift { SHIFT_NONE, SHIFT_RAISED, SHIFT_LOWERED, SHIFT_MOVED };

enum { STYLE_SILENT = -1, FONT_OF_TEXT = -2 };

/* One value a property; STYLE_SILENT: not given. */
struct style_values {
    int values[STYLE_PROPERTIES];
};

/* The rules that set one of these, in their order. Zero-initialise all but the arena. */
struct style_sheet {
    struct arena *arena;
    struct style_rule *rules;
    size_t count;
};

/* Adds the rules of the text of a style element. */
void style_sheet_read(struct style_sheet *sheet, struct text css);

/* The properties of an element by its style attribute, else by the rules. Name in lower case;
 * classes, id and style as the page has them, NULL: none. */
struct style_values style_ask(const struct style_sheet *sheet, const char *name,
    const char *classes, const char *id, const char *style);

/* A colour as HTML and CSS write it: #fff, #ffffff, white, rgb(255, 255, 255). Names other than
 * white are no light colours: 0. STYLE_SILENT: none (transparent, inherit). */
int style_color(struct text value);

/* Whether declarations contain these words; white space and case do not count. */
bool style_says(struct text style, const char *words);

#endif
