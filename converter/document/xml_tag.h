/*
 * xml_tag.h: what plainly written XML is made of: characters that stand for themselves, and start
 * tags. Only xml_plain.c and xml_skim.c include this.
 */
#ifndef NIANBAO_DOCUMENT_XML_TAG_H
#define NIANBAO_DOCUMENT_XML_TAG_H

#include <stdbool.h>

#include "base/text.h"

/* Of a plain tag. Word's roots have some 40 declarations, and its names at most 30 letters. */
enum { MOST_ATTRIBUTES = 64, LONGEST_NAME = 64 };

/* A start tag. Its strings stand in the bytes that it was read from. */
struct tag {
    struct text name;
    const char *attributes[2 * MOST_ATTRIBUTES + 1]; /* name, value, ... NULL, as Expat has them */
    bool empty;                                      /* <name/> */
    const char *stopped; /* where it was not plain: the byte that is not */
};

/* Reads the start tag that begins at <, in bytes behind whose end stands a zero byte. Returns what
 * is behind it, and has cut names and values off by zero bytes; or NULL, with the bytes untouched,
 * where the tag is not plain or does not end before the end. */
char *tag_read(struct tag *tag, char *bytes, const char *end);

/* Behind the characters that stand for themselves both in text and in values: no & < > ] or quotes,
 * no controls (line ends among them), nothing that is not UTF-8 or not allowed in XML. */
char *tag_characters_end(char *bytes, const char *end);

#endif
