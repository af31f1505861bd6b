/*
 * inflate.h: a whole compressed part in one go, as fast as it can be done. Only package.c may
 * include this.
 */
#ifndef NIANBAO_DOCUMENT_INFLATE_H
#define NIANBAO_DOCUMENT_INFLATE_H

#include "base/text.h"

struct inflater;

/* NULL: there is no memory. */
struct inflater *inflater_new(void);
void inflater_free(struct inflater *inflater);

/* Inflates DEFLATE (RFC 1951) into so many bytes. false where it would be more or fewer, is
 * damaged, or has another CRC-32: then the bytes mean nothing. */
bool inflate_whole(
    struct inflater *inflater, struct text deflated, char *bytes, size_t length, uint32_t crc);

#endif
