/*
 * xml_plain.h: reads XML as long as it is plainly written, and hands over to Expat where it is not.
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
    /* To a handler, w: being WordprocessingML's. */
    bool (*is_told)(void *context, struct text tag, const char **attributes);
    bool (*is_stopped)(void *context);
    bool (*is_skipping)(void *context); /* nobody listens to what is inside the open element */
};

struct plain;

/* NULL where there is no memory: then nothing of the source has been read. */
struct plain *plain_new(struct xml_source source, struct plain_calls calls);
void plain_free(struct plain *plain);

/* Reads until the end, true; or, false, until the first thing out of the ordinary. Up to there the
 * part is well-formed and all has been told. */
bool plain_read(struct plain *plain);

/* In a call: where in the source the tag in hand begins, and where it ends. */
size_t plain_tag_begin(const struct plain *plain);
size_t plain_tag_end(const struct plain *plain);

/* After plain_read: how far it came, in bytes and in line ends. */
size_t plain_offset(const struct plain *plain);
unsigned long plain_lines(const struct plain *plain);
/* Tags that bring a parser to where reading ended: those that are open, without attributes; empty
 * at the beginning. False where there is no memory. */
bool plain_opening(const struct plain *plain, char **tags, size_t *length);
/* The bytes from there on, as xml_source.read; the context is the plain. */
long plain_rest(void *plain, char *buffer, size_t size);

#endif
