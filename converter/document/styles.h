/*
 * styles.h: styles.xml as far as it changes what is printed: properties of runs, automatic numbers,
 * outline levels. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_STYLES_H
#define NIANBAO_DOCUMENT_STYLES_H

#include "document/package.h"
#include "document/properties.h"

struct styles;

/* A style, resolved along basedOn. */
struct style {
    struct run_properties run;
    int outline; /* 0..8, -1 none */
    int num_id;  /* -1 none, 0 numbering taken off */
    int level;   /* of num_id; -1 not said */
    bool shades; /* a table style, or its rows or columns, has a ground that is not white */
};

/* Never NULL; without the part there are no styles. */
struct styles *styles_read(struct arena *arena, struct package *package, struct text part);

/* The style of that id; empty: the default paragraph style. Never NULL: an unknown style sets
 * nothing. */
const struct style *style_find(const struct styles *styles, struct text id);
/* The document's defaults. */
const struct run_properties *styles_defaults(const struct styles *styles);
/* Whether some style has a light colour, a ground or a font of symbols, which a run may override.
 */
bool styles_bear(const struct styles *styles);

#endif
