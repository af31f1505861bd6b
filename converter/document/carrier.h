/*
 * carrier.h: the kinds of file that a document comes in, each read by a file of its own. Only
 * document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_CARRIER_H
#define NIANBAO_DOCUMENT_CARRIER_H

#include "document/document.h"

/* What a file is that a problem of that code names; the bytes tell versions apart. */
struct file_kind kind_of(struct text bytes, enum problem_code code);

/* A zip: Office Open XML, or a problem that says what else is in it. */
struct document *office_read(struct arena *arena, struct text bytes, struct problems *problems);

/* An XML file that holds the parts of such a package: Flat OPC. */
struct document *flat_opc_read(struct arena *arena, struct text bytes, struct problems *problems);

/* The XML of Word 2003. */
struct document *word_2003_read(struct arena *arena, struct text bytes, struct problems *problems);

/* A page: what Word, WPS or a portal makes of a document. */
struct document *html_read(struct arena *arena, struct text bytes, struct problems *problems);

/* The same where something around the page says its encoding; empty: it does not. */
struct document *html_page_read(
    struct arena *arena, struct text bytes, struct text charset, struct problems *problems);

/* A page and its pictures in one file: MIME parts. */
struct document *mhtml_read(struct arena *arena, struct text bytes, struct problems *problems);

/* UTF-8 text without a byte order mark: a dump of a document, cells after tabs (see text_dump.c).
 */
struct document *text_dump_read(struct arena *arena, struct text text, struct problems *problems);

#endif
