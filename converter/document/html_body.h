/*
 * html_body.h: elements and text of an HTML page, one after the other -> blocks and tables. Only
 * document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_HTML_BODY_H
#define NIANBAO_DOCUMENT_HTML_BODY_H

#include "document/document.h"

struct html_body;

struct html_body *html_body_new(
    struct arena *arena, struct document *document, struct problems *problems);
/* name in lower case; attributes: names and values by turns, ended by NULL; NULL: none. A value
 * may be NULL. */
void html_element_open(struct html_body *body, const char *name, const char *const *attributes);
void html_element_close(struct html_body *body, const char *name);
void html_text_add(struct html_body *body, struct text text);
/* Closes what is open. */
void html_body_end(struct html_body *body);
/* A limit was reached, and a problem says so: nothing more is read. */
bool html_body_stopped(const struct html_body *body);

#endif
