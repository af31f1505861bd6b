/*
 * html_style.h: what style sheets and style attributes of a page say of being hidden. Only
 * html_body.c includes this.
 */
#ifndef NIANBAO_DOCUMENT_HTML_STYLE_H
#define NIANBAO_DOCUMENT_HTML_STYLE_H

#include "base/text.h"

enum style_verdict { STYLE_SILENT, STYLE_SHOWS, STYLE_HIDES };

/* The rules that hide or show something, in their order. Zero-initialise all but the arena. */
struct style_sheet {
    struct arena *arena;
    struct style_rule *rules;
    size_t count;
};

/* Adds the rules of the text of a style element. */
void style_sheet_read(struct style_sheet *sheet, struct text css);

/* What the rules say of an element; name in lower case, classes and id as the page has them, NULL:
 * none. */
enum style_verdict style_sheet_ask(
    const struct style_sheet *sheet, const char *name, const char *classes, const char *id);

/* What declarations (a style attribute) say by themselves. */
enum style_verdict style_ask(struct text style);

/* Whether declarations say so; white space and case do not count. */
bool style_says(struct text style, const char *words);

#endif
