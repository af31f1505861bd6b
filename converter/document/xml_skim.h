/*
 * xml_skim.h: pieces of formatting, recognised by their bytes. Only xml_plain.c includes this.
 */
#ifndef NIANBAO_DOCUMENT_XML_SKIM_H
#define NIANBAO_DOCUMENT_XML_SKIM_H

#include "document/xml_tag.h"

struct skim;

/* Whether the handler is called for a tag, w: being WordprocessingML. */
struct skim_names {
    void *context;
    bool (*is_listed)(void *context, struct text tag, const char **attributes);
};

/* A call for a piece: the start of an element, or the end of the one that began last. */
struct skim_event {
    struct text tag; /* empty: an end */
    const char **attributes;
};

struct skim_piece {
    size_t length;
    const struct skim_event *events;
    size_t event_count;
};

/* NULL: no memory; then nothing is skimmed. */
struct skim *skim_new(struct skim_names names);
void skim_free(struct skim *skim);

/* The piece of formatting that begins at the <; NULL where there is none, or it is cut off or not
 * plain. Lasts until the next call. */
const struct skim_piece *skim_find(struct skim *skim, struct text ahead);

#endif
