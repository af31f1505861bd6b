/*
 * skim.h: the bytes of a WordprocessingML part without its formatting, for the parser. Only xml.c
 * includes this.
 */
#ifndef NIANBAO_DOCUMENT_SKIM_H
#define NIANBAO_DOCUMENT_SKIM_H

#include "document/xml.h"

struct skim;

/* Whether an element of that name in the namespace of w: is told to a handler. */
struct skim_names {
    const void *context;
    bool (*is_known)(const void *context, const char *local, size_t length);
};

/* A source that reads another one. NULL where there is no memory: then the part is read as it is.
 */
struct skim *skim_new(struct xml_source source, struct skim_names names);
void skim_free(struct skim *skim);

/* As xml_source.read; the context is the skim. A size below 64 KiB turns skimming off. */
long skim_read(void *skim, char *buffer, size_t size);

#endif
