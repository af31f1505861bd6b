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
    const char *stopped;                             /* the first byte that is not plain */
};

/* Reads the start tag that begins at <; *end is a zero byte. Returns the first byte behind the tag,
 * with names and values ended by zero bytes; or NULL, with the bytes untouched, where the tag is
 * not plain or is cut off. */
char *tag_read(struct tag *tag, char *bytes, const char *end);

/* The end of characters that are plain both in text and in values: no & < > ] or quotes, no
 * controls (line ends included), only valid UTF-8 that XML allows. */
char *tag_characters_end(char *bytes, const char *end);

#endif
