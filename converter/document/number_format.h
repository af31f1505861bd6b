/*
 * number_format.h: automatic numbers as Word writes them. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_NUMBER_FORMAT_H
#define NIANBAO_DOCUMENT_NUMBER_FORMAT_H

#include "base/text.h"

struct number_format;

/* The format of that name (w:numFmt), or NULL. */
const struct number_format *number_format_find(struct text name);

/* 1, 2, 3: the default. */
const struct number_format *number_format_decimal(void);

/* Whether it is a bullet, which prints nothing of the level's text. */
bool number_format_is_bullet(const struct number_format *format);

/* Numbers beyond the format, as 21 in circles, are written in digits, as Word does. */
void number_write(struct buffer *out, const struct number_format *format, int number);

#endif
