/*
 * package.h: an Office Open XML package in memory: parts by name, content types, relationships.
 * Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_PACKAGE_H
#define NIANBAO_DOCUMENT_PACKAGE_H

#include "base/problem.h"
#include "document/xml.h"

struct package;

/* Opens a zip. NULL with a problem where it is damaged or encrypted, or breaks a limit.
 * The caller closes it; names live in the arena. */
struct package *package_open(struct arena *arena, struct text bytes, struct problems *problems);

/* A part in memory: opening and closing make a document of its bytes. */
struct memory_part {
    struct text name, content_type;
    struct text opening, bytes, closing;
};

/* A package of such parts. Never NULL; the caller closes it. */
struct package *package_of(
    struct arena *arena, const struct memory_part *parts, size_t count, struct problems *problems);
bool package_is_zip(const struct package *package);
void package_close(struct package *package);

/* Whether there is a part of that name ("word/document.xml"; without regard to ASCII case and a
 * leading /). */
bool package_has(const struct package *package, struct text part);

/* The content type of a part; empty where it has none. */
struct text package_content_type(const struct package *package, struct text part);
/* The first part with a content type that ends so, or the empty text. */
struct text package_find_type(const struct package *package, struct text ending);

struct relationship {
    struct text id;
    struct text type;   /* the whole URI */
    struct text target; /* part name, resolved; external targets are left out */
};

/* The relationships of a part (the empty text: of the package). Count is 0 where there are none. */
struct relationship *package_relationships(
    struct package *package, struct text part, size_t *count);
/* The target of the first relationship whose type ends so ("/styles"), or empty text. */
struct text relationship_find(
    const struct relationship *relationships, size_t count, struct text ending);

/* Parses a part. false with a problem, an error, where it cannot be read through. */
bool package_parse(struct package *package, struct text part, const struct xml_handler *handler);
/* The same for an optional part: no problem where it is missing, a warning where it is broken. */
bool package_parse_side(
    struct package *package, struct text part, const struct xml_handler *handler);

#endif
