/*
 * properties.h: what w:rPr says of a run that bears on how its text is read: hidden, struck,
 * raised, coloured as its ground, set in a font of symbols. Only document/ may include this.
 */
#ifndef NIANBAO_DOCUMENT_PROPERTIES_H
#define NIANBAO_DOCUMENT_PROPERTIES_H

#include "document/runs.h"
#include "document/xml.h"

enum { NOT_SAID = -1, COLOR_AUTO = -2, FONT_TEXT = -2 };

enum vert_align { VERT_BASELINE, VERT_RAISED, VERT_LOWERED };

/* Each may be NOT_SAID. Colours are 0xRRGGBB or COLOR_AUTO. */
struct run_properties {
    bool is_remarkable; /* something of what follows is said, and not as plain text has it */
    int vanish, strike, dstrike; /* 0 or 1 */
    int vert_align;              /* enum vert_align */
    int shifted;                 /* 1: w:position takes it off the line, visibly; 0: it does not */
    int unseen;                  /* 1: of hardly any size or width, or without ink; 0: it is seen */
    int combined;                /* 1: two lines in one */
    int color;                   /* of the text */
    int ground;                  /* shading or highlight behind it */
    int symbols; /* the font is one of symbols: its number (symbols.h), or FONT_TEXT */
};

extern const struct run_properties run_properties_none;

/* Takes a child of w:rPr, if it is one of these. */
void run_property_read(
    struct run_properties *properties, const struct xml_parser *parser, enum xml_name name);

/* Whether an element of formatting says anything that is read, where no style has a light colour, a
 * shading or a font of symbols that it could override: nearly all colours and fonts do not. */
bool run_property_bears(const struct xml_parser *parser, enum xml_name name);

/* The colour of w:shd: what stands behind the text. */
int shading_read(const struct xml_parser *parser);
/* The colour of w:background. */
int page_color_read(const struct xml_parser *parser);

/* What a run has by itself, by its character style and by its paragraph's style, the first that
 * says so; of toggles (17.7.3) the styles' two cancel each other. */
struct run_properties run_properties_resolve(const struct run_properties *own,
    const struct run_properties *character, const struct run_properties *paragraph,
    const struct run_properties *defaults);

/* What a run that is printed is, on that ground (COLOR_AUTO: paper; NOT_SAID: not known). */
enum run_kind run_properties_kind(const struct run_properties *properties, int ground);

#endif
