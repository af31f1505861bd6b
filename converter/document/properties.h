/*
 * properties.h: the properties of w:rPr that decide how the text of a run is read: hidden, struck,
 * raised, coloured as its ground, set in a font of symbols. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_PROPERTIES_H
#define NIANBAO_DOCUMENT_PROPERTIES_H

#include "document/runs.h"
#include "document/xml.h"

enum { NOT_SAID = -1, COLOR_AUTO = -2, FONT_TEXT = -2 };

enum vert_align { VERT_BASELINE, VERT_RAISED, VERT_LOWERED };

enum { RUN_FLAG_COUNT = 7 /* vanish ... combined */, RUN_PROPERTY_COUNT = 10 };

/* Each may be NOT_SAID. Colours are 0xRRGGBB or COLOR_AUTO. */
struct run_properties {
    bool is_remarkable; /* one of them is given, with another value than plain text has */
    union {
        struct {
            int vanish, strike, dstrike; /* 0 or 1 */
            int vert_align;              /* enum vert_align */
            int shifted;  /* 1: w:position takes it off the line, visibly; 0: it does not */
            int unseen;   /* 1: of hardly any size or width, or without ink; 0: it is seen */
            int combined; /* 1: two lines in one */
            int color;    /* of the text */
            int ground;   /* shading or highlight behind it */
            int symbols;  /* the number of a font of symbols (symbols.h), or FONT_TEXT */
        };
        int values[RUN_PROPERTY_COUNT];
    };
};

extern const struct run_properties run_properties_none;

/* Reads a child of w:rPr, if it is one of these. */
void run_property_read(
    struct run_properties *properties, const struct xml_parser *parser, enum xml_name name);

/* Whether an element of formatting changes how text is read, where no style has a light colour, a
 * shading or a font of symbols that it could override: nearly all colours and fonts do not. */
bool run_property_bears(const struct xml_parser *parser, enum xml_name name);

/* The colour that w:shd puts behind the text. */
int shading_read(const struct xml_parser *parser);
/* The colour of w:background. */
int page_color_read(const struct xml_parser *parser);

/* The properties of a run: each is its own, else its character style's, else its paragraph style's.
 * Toggles (17.7.3) that both styles set cancel each other. */
struct run_properties run_properties_resolve(const struct run_properties *own,
    const struct run_properties *character, const struct run_properties *paragraph,
    const struct run_properties *defaults);

/* The kind of a run that is printed on that ground (COLOR_AUTO: paper; NOT_SAID: not known). */
enum run_kind run_properties_kind(const struct run_properties *properties, int ground);

#endif
