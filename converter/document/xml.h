/*
 * xml.h: XML -> calls with known names, streaming. Elements that xml_names.h does not list make no
 * calls, their content does. mc:AlternateContent and mc:Ignorable are resolved before the calls.
 * Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_XML_H
#define NIANBAO_DOCUMENT_XML_H

#include "base/problem.h"

enum xml_name {
    XML_OTHER,
#define NAME(namespace, local) XML_##namespace##_##local,
#include "document/xml_names.h"
#undef NAME
    XML_NAME_COUNT
};

struct xml_parser; /* while a handler runs */

/* Called while a part is read. The parser's texts last for the call only. */
struct xml_handler {
    void *context;
    void (*start)(void *context, struct xml_parser *parser, enum xml_name name);
    void (*end)(void *context, enum xml_name name); /* may be NULL */
    void (*text)(void *context, struct text text);  /* in any number of pieces; may be NULL */
    /* Whether an element of formatting needs a call, by its attributes; asked once for pieces that
       recur, and not for all elements. NULL: all do. */
    bool (*bears)(void *context, struct xml_parser *parser, enum xml_name name);
};

/* Where the bytes come from: fills buffer, returns how many; 0 at the end, -1 on failure. */
struct xml_source {
    void *context;
    long (*read)(void *context, char *buffer, size_t size);
};

enum xml_result {
    XML_WELL,
    XML_UNREADABLE,
    XML_BROKEN,
    XML_DTD,
    XML_TOO_DEEP,
    XML_TOO_LARGE,
    XML_NOT_UNDERSTOOD
};

enum { LONGEST_URI = 200 };

struct xml_outcome {
    enum xml_result result;
    const char *error; /* XML_BROKEN: Expat's words */
    unsigned long line;
    char unknown[LONGEST_URI + 1]; /* XML_NOT_UNDERSTOOD: the namespace, or a prefix without one */
};

/* Parses a whole part. */
struct xml_outcome xml_parse(struct xml_source source, const struct xml_handler *handler);

/* In a start handler: no calls for the content of this element, nor for its end. */
void xml_skip(struct xml_parser *parser);

/* In a handler: where the current tag begins and ends in the source. */
size_t xml_tag_begin(const struct xml_parser *parser);
size_t xml_tag_end(const struct xml_parser *parser);
/* In a start handler: the namespace declarations in force, as attributes, for a piece of the source
 * that is to be parsed by itself. */
void xml_declarations(const struct xml_parser *parser, struct buffer *attributes);

/* In a start handler: the attribute of that name, or NULL. */
const char *xml_attribute(const struct xml_parser *parser, enum xml_name name);
/* The same as text; empty where there is none. */
struct text xml_attribute_text(const struct xml_parser *parser, enum xml_name name);
/* The same as a number, in [-1,000,000, 1,000,000]; otherwise where there is none. */
int xml_attribute_number(const struct xml_parser *parser, enum xml_name name, int otherwise);
/* An on/off value: absent, "1", "true", "on" are on. */
bool xml_attribute_on(const struct xml_parser *parser, enum xml_name name);
/* In a start handler: every prefix in a list ("wps w14") stands for a known namespace. */
bool xml_prefixes_understood(const struct xml_parser *parser, const char *prefixes);

#endif
