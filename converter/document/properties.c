/*
 * properties.c: reads, of w:rPr (ECMA-376 part 1, 17.3.2):
 *   w:vanish, w:strike, w:dstrike      toggles
 *   w:vertAlign @val                   superscript, subscript
 *   w:position @val                    in half-points; a point or less is not seen
 *   w:sz, w:w, w14:textFill            text too small or too narrow to be seen, or without ink
 *   w:eastAsianLayout @combine         two lines in one
 *   w:color @val, w:shd, w:highlight   the colour of the text and of what is behind it
 *   w:rFonts @ascii                    where it is a font of symbols
 */
#include "document/properties.h"

#include <stdlib.h>
#include <string.h>

#include "document/symbols.h"

enum {
    LEAST_SHIFT = 3,    /* half-points of w:position that a reader sees */
    LEAST_SIZE = 5,     /* half-points: what is smaller is not seen */
    LEAST_WIDTH = 10,   /* per cent of the character's */
    LEAST_CONTRAST = 48 /* between ink and ground, in the channel that differs most */
};

const struct run_properties run_properties_none = {
    .values = {NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID, NOT_SAID,
        NOT_SAID, NOT_SAID}};

/* ---- colours ---- */

static int color_read(struct text value) {
    int color = 0;
    if (value.length != 6)
        return COLOR_AUTO;
    for (size_t i = 0; i < value.length; i++) {
        int digit = hex_digit(value.bytes[i]);
        if (digit < 0)
            return COLOR_AUTO;
        color = color << 4 | digit;
    }
    return color;
}

static int contrast(int a, int b) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int difference = abs((a >> shift & 0xFF) - (b >> shift & 0xFF));
        most = difference > most ? difference : most;
    }
    return most;
}

/* A solid pattern is all in its own colour; of other patterns the ground counts. */
int shading_read(const struct xml_parser *parser) {
    bool solid = text_equal(xml_attribute_text(parser, XML_W_val), TEXT("solid"));
    struct text value = xml_attribute_text(parser, solid ? XML_W_color : XML_W_fill);
    int color = color_read(value);
    return solid && color == COLOR_AUTO ? 0 : color;
}

int page_color_read(const struct xml_parser *parser) {
    return color_read(xml_attribute_text(parser, XML_W_color));
}

/* The colours of w:highlight (17.18.40). */
static int highlight_read(const struct xml_parser *parser) {
    static const struct {
        struct text name;
        int color;
    } colors[] = {
        {TEXT_INIT("white"), 0xFFFFFF},
        {TEXT_INIT("yellow"), 0xFFFF00},
        {TEXT_INIT("green"), 0x00FF00},
        {TEXT_INIT("cyan"), 0x00FFFF},
        {TEXT_INIT("magenta"), 0xFF00FF},
        {TEXT_INIT("blue"), 0x0000FF},
        {TEXT_INIT("red"), 0xFF0000},
        {TEXT_INIT("darkBlue"), 0x00008B},
        {TEXT_INIT("darkCyan"), 0x008B8B},
        {TEXT_INIT("darkGreen"), 0x006400},
        {TEXT_INIT("darkMagenta"), 0x800080},
        {TEXT_INIT("darkRed"), 0x8B0000},
        {TEXT_INIT("darkYellow"), 0x808000},
        {TEXT_INIT("darkGray"), 0xA9A9A9},
        {TEXT_INIT("lightGray"), 0xD3D3D3},
        {TEXT_INIT("black"), 0x000000},
    };
    struct text value = xml_attribute_text(parser, XML_W_val);
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++)
        if (text_equal(value, colors[i].name))
            return colors[i].color;
    return COLOR_AUTO;
}

/* ---- reading ---- */

static int vert_align_read(const struct xml_parser *parser) {
    struct text value = xml_attribute_text(parser, XML_W_val);
    if (text_equal(value, TEXT("superscript")))
        return VERT_RAISED;
    return text_equal(value, TEXT("subscript")) ? VERT_LOWERED : VERT_BASELINE;
}

static void property_set(
    struct run_properties *properties, const struct xml_parser *parser, enum xml_name name) {
    switch (name) {
    case XML_W_vanish:
        properties->vanish = xml_attribute_on(parser, XML_W_val);
        return;
    case XML_W_strike:
        properties->strike = xml_attribute_on(parser, XML_W_val);
        return;
    case XML_W_dstrike:
        properties->dstrike = xml_attribute_on(parser, XML_W_val);
        return;
    case XML_W_vertAlign:
        properties->vert_align = vert_align_read(parser);
        return;
    case XML_W_position:
        properties->shifted = abs(xml_attribute_number(parser, XML_W_val, 0)) >= LEAST_SHIFT;
        return;
    case XML_W_sz:
        properties->unseen = xml_attribute_number(parser, XML_W_val, LEAST_SIZE) < LEAST_SIZE;
        return;
    case XML_W_w:
        properties->unseen = xml_attribute_number(parser, XML_W_val, 100) < LEAST_WIDTH;
        return;
    case XML_W14_noFill:
        properties->unseen = 1;
        return;
    case XML_W_eastAsianLayout:
        properties->combined =
            xml_attribute(parser, XML_W_combine) != NULL && xml_attribute_on(parser, XML_W_combine);
        return;
    case XML_W_color:
        properties->color = color_read(xml_attribute_text(parser, XML_W_val));
        return;
    case XML_W_shd:
        properties->ground = shading_read(parser);
        return;
    case XML_W_highlight:
        properties->ground = highlight_read(parser);
        return;
    case XML_W_rFonts: {
        struct text font = xml_attribute_text(parser, XML_W_ascii);
        if (font.length == 0)
            return;
        int number = symbol_font_find(font);
        properties->symbols = number < 0 ? FONT_TEXT : number;
        return;
    }
    default:
        return;
    }
}

void run_property_read(
    struct run_properties *properties, const struct xml_parser *parser, enum xml_name name) {
    property_set(properties, parser, name);
    properties->is_remarkable =
        properties->color >= 0 || properties->ground >= 0 || properties->symbols >= 0;
    for (int i = 0; i < RUN_FLAG_COUNT; i++)
        properties->is_remarkable = properties->is_remarkable || properties->values[i] > 0;
}

bool run_property_bears(const struct xml_parser *parser, enum xml_name name) {
    if (name == XML_W_color)
        return color_read(xml_attribute_text(parser, XML_W_val)) >= 0;
    if (name == XML_W_sz)
        return xml_attribute_number(parser, XML_W_val, LEAST_SIZE) < LEAST_SIZE;
    if (name == XML_W_shd) {
        int ground = shading_read(parser);
        return ground >= 0 && ground != 0xFFFFFF;
    }
    if (name == XML_W_rFonts)
        return symbol_font_find(xml_attribute_text(parser, XML_W_ascii)) >= 0;
    return true;
}

/* ---- properties of a run ---- */

static int toggle_resolve(int own, int character, int paragraph, int otherwise) {
    if (own != NOT_SAID)
        return own;
    if (character != NOT_SAID && paragraph != NOT_SAID)
        return character != paragraph;
    int given = character != NOT_SAID ? character : paragraph;
    return given != NOT_SAID ? given : otherwise;
}

struct run_properties run_properties_resolve(const struct run_properties *own,
    const struct run_properties *character, const struct run_properties *paragraph,
    const struct run_properties *defaults) {
    struct run_properties whole = {.is_remarkable = true};
    for (int i = 0; i < RUN_PROPERTY_COUNT; i++)
        whole.values[i] = own->values[i] != NOT_SAID         ? own->values[i]
                          : character->values[i] != NOT_SAID ? character->values[i]
                                                             : paragraph->values[i];
    whole.vanish =
        toggle_resolve(own->vanish, character->vanish, paragraph->vanish, defaults->vanish);
    whole.strike =
        toggle_resolve(own->strike, character->strike, paragraph->strike, defaults->strike);
    return whole;
}

static bool is_faint(const struct run_properties *properties, int ground) {
    if (properties->ground != NOT_SAID)
        ground = properties->ground;
    if (properties->color < 0 || ground == NOT_SAID)
        return false;
    return contrast(properties->color, ground == COLOR_AUTO ? 0xFFFFFF : ground) < LEAST_CONTRAST;
}

enum run_kind run_properties_kind(const struct run_properties *properties, int ground) {
    if (properties->strike > 0 || properties->dstrike > 0)
        return RUN_STRUCK;
    if (properties->unseen > 0 || is_faint(properties, ground))
        return RUN_FAINT;
    if (properties->combined > 0)
        return RUN_UNCERTAIN;
    if (properties->vert_align == VERT_RAISED)
        return RUN_RAISED;
    if (properties->vert_align == VERT_LOWERED)
        return RUN_LOWERED;
    return properties->shifted > 0 ? RUN_SHIFTED : RUN_PLAIN;
}
