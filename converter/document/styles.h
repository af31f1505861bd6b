/*
 * styles.h: what styles.xml says that bears on what is printed: hidden text, automatic numbers,
 * outline levels. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_STYLES_H
#define NIANBAO_DOCUMENT_STYLES_H

#include "document/package.h"

struct styles;

/* A style with all that it is based on. */
struct style {
    int vanish;  /* 1 hidden, 0 shown, -1 not said */
    int outline; /* 0..8, -1 none */
    int num_id;  /* -1 none, 0 numbering taken off */
    int level;   /* of num_id; -1 not said */
};

/* Never NULL; without the part there are simply no styles. */
struct styles *styles_read(struct arena *arena, struct package *package, struct text part);

/* The style of that id; an empty id is the default paragraph style. */
struct style style_find(const struct styles *styles, struct text id);
/* Whether text is hidden by the document's defaults. */
bool styles_hide_all(const struct styles *styles);

#endif
