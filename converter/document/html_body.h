/*
 * html_body.h: elements and text of an HTML page, one after the other -> blocks and tables. Only
 * document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_HTML_BODY_H
#define NIANBAO_DOCUMENT_HTML_BODY_H

#include "document/builder.h"

struct html_body;

struct html_body *html_body_new(struct builder *builder);
/* name in lower case; attributes: names and values by turns, ended by NULL; NULL: none. A value
 * may be NULL. */
void html_element_open(struct html_body *body, const char *name, const char *const *attributes);
void html_element_close(struct html_body *body, const char *name);
void html_text_add(struct html_body *body, struct text text);
/* The page ends. */
void html_body_end(struct html_body *body);

#endif
