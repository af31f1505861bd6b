/*
 * xml_plain.h: reads XML that is plainly written, and hands over to Expat where it is not.
 * Only xml.c includes this.
 */
#ifndef NIANBAO_DOCUMENT_XML_PLAIN_H
#define NIANBAO_DOCUMENT_XML_PLAIN_H

#include "document/xml.h"
#include "document/xml_tag.h"

/* What is called while a part is read; strings last for the call only. */
struct plain_calls {
    void *context;
    void (*start)(void *context, struct text tag, const char **attributes); /* as Expat's */
    void (*end)(void *context);
    void (*text)(void *context, struct text text);
    /* Whether the handler is called for the tag, w: being WordprocessingML. */
    bool (*is_listed)(void *context, struct text tag, const char **attributes);
    bool (*is_stopped)(void *context);
    bool (*is_skipping)(void *context); /* the handler skips the open element */
};

struct plain;

/* NULL where there is no memory: then nothing of the source has been read. */
struct plain *plain_new(struct xml_source source, struct plain_calls calls);
void plain_free(struct plain *plain);

/* true: read to the end. false: read to the first byte that is not plain; up to there the part is
 * well-formed and all calls have been made. */
bool plain_read(struct plain *plain);

/* In a call: where the current tag begins and ends in the source. */
size_t plain_tag_begin(const struct plain *plain);
size_t plain_tag_end(const struct plain *plain);

/* After plain_read: how far it came, in bytes and in line ends. */
size_t plain_offset(const struct plain *plain);
unsigned long plain_lines(const struct plain *plain);
/* The start tags of the open elements, without attributes, for a parser that goes on from here;
 * empty at the beginning. false: no memory. */
bool plain_opening(const struct plain *plain, char **tags, size_t *length);
/* The bytes from there on, as xml_source.read; the context is the plain. */
long plain_rest(void *plain, char *buffer, size_t size);

#endif
