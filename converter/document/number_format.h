/*
 * number_format.h: automatic numbers as Word writes them. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_NUMBER_FORMAT_H
#define NIANBAO_DOCUMENT_NUMBER_FORMAT_H

#include "base/text.h"

struct number_format;

/* The format of that name (w:numFmt); NULL: it is none of those that are written here. */
const struct number_format *number_format_find(struct text name);

/* 1, 2, 3: what Word takes where nothing is said. */
const struct number_format *number_format_decimal(void);

/* Whether it is a bullet: then nothing is printed of a level, whatever its text is. */
bool number_format_is_bullet(const struct number_format *format);

/* What the format does not have, ⑳ and one for instance, is written in digits, as Word does. */
void number_write(struct buffer *out, const struct number_format *format, int number);

#endif
