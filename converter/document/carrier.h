/*
 * carrier.h: the kinds of file that a document comes in, each read by a file of its own. Each
 * function reads one, and sets kind with the document or with an error that names the file: format
 * is source.format of the output, puid the id of PRONOM, basis how the bytes were recognised. bytes
 * are those of the file, but UTF-16 is UTF-8 already; carriers of text get UTF-8 without a byte
 * order mark. A carrier's row and its bid are in carrier.c. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_CARRIER_H
#define NIANBAO_DOCUMENT_CARRIER_H

#include "document/document.h"

typedef struct document *carrier_read(
    struct arena *arena, struct text bytes, struct file_kind *kind, struct problems *problems);

/* A constant file_kind from three string literals. */
#define FILE_KIND(format, puid, basis)                                                             \
    { TEXT_INIT(format), TEXT_INIT(puid), TEXT_INIT(basis) }

carrier_read office_read;    /* a zip: Office Open XML, or a problem that says what else it holds */
carrier_read flat_opc_read;  /* an XML file that holds the parts of such a package: Flat OPC */
carrier_read word_2003_read; /* the XML of Word 2003 */
carrier_read html_read;      /* a page as Word, WPS or a portal makes it of a document */
carrier_read mhtml_read;     /* a page and its pictures in one file: MIME parts */

/* html_read for a page whose encoding is declared outside of it; charset may be empty. */
struct document *html_page_read(struct arena *arena, struct text bytes, struct text charset,
    struct file_kind *kind, struct problems *problems);

/* UTF-8 text without a byte order mark: a dump of a document, cells after tabs (text_dump.c). */
carrier_read text_dump_read;

#endif
