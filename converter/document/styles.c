/*
 * styles.c: reads styles.xml:
 *   w:styles
 *     w:docDefaults / w:rPrDefault / w:rPr      (properties.c)
 *     w:style @styleId @type @default
 *       w:basedOn, w:pPr (w:outlineLvl, w:numPr (w:ilvl, w:numId), w:shd), w:rPr, w:tcPr (w:shd)
 *       w:tblStylePr                            whether some cells of a table are shaded
 * and follows basedOn up to LIMIT_STYLE_CHAIN. The rest of a style does not change what is read.
 */
#include "document/styles.h"

#include <stdlib.h>

#include "base/limits.h"

struct style_entry {
    struct text id, based_on;
    struct style own;
    struct style whole; /* resolved, where is_whole */
    bool is_whole;
};

struct styles {
    struct arena *arena;
    struct style_entry *items; /* sorted by id */
    size_t count, capacity;
    struct text default_id;
    struct style_entry *default_entry; /* NULL: there is none */
    struct style nothing;
    struct run_properties defaults;
    bool bear;
    /* while reading */
    bool in_style, in_defaults, in_part_of_table;
};

static struct style style_nothing(void) {
    return (struct style){.run = run_properties_none, .outline = -1, .num_id = -1, .level = -1};
}

static void style_open(struct styles *styles, const struct xml_parser *parser) {
    struct style_entry *entry =
        ARRAY_APPEND(styles->arena, styles->items, styles->count, styles->capacity);
    *entry = (struct style_entry){
        .id = text_copy(styles->arena, xml_attribute_text(parser, XML_W_styleId)),
        .own = style_nothing(),
    };
    bool paragraph = text_equal(xml_attribute_text(parser, XML_W_type), TEXT("paragraph"));
    if (paragraph && xml_attribute(parser, XML_W_default) != NULL &&
        xml_attribute_on(parser, XML_W_default))
        styles->default_id = entry->id;
    styles->in_style = true;
}

static bool is_ground(int color) {
    return color >= 0 && color != 0xFFFFFF;
}

/* Of properties that hold for some cells of a table (w:tblStylePr), only the shading is read. */
static void style_property_read(
    struct styles *styles, const struct xml_parser *parser, enum xml_name name) {
    struct style_entry *entry = &styles->items[styles->count - 1];
    if (name == XML_W_shd && is_ground(shading_read(parser)))
        entry->own.shades = true;
    if (styles->in_part_of_table)
        return;
    run_property_read(&entry->own.run, parser, name);
    if (name == XML_W_outlineLvl) {
        int level = xml_attribute_number(parser, XML_W_val, 9);
        entry->own.outline = level < 9 ? level : -1;
    }
    if (name == XML_W_numId)
        entry->own.num_id = xml_attribute_number(parser, XML_W_val, -1);
    if (name == XML_W_ilvl)
        entry->own.level = xml_attribute_number(parser, XML_W_val, -1);
    if (name == XML_W_basedOn)
        entry->based_on = text_copy(styles->arena, xml_attribute_text(parser, XML_W_val));
}

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct styles *styles = context;
    if (name == XML_W_rPrChange || name == XML_W_pPrChange) { /* the state before a change */
        xml_skip(parser);
        return;
    }
    /* Runs hold these often: they are read only where a style has one that can be overridden. */
    bool often =
        name == XML_W_color || name == XML_W_shd || name == XML_W_rFonts || name == XML_W_sz;
    styles->bear =
        styles->bear || name == XML_W_highlight || (often && run_property_bears(parser, name));
    if (name == XML_W_docDefaults)
        styles->in_defaults = true;
    else if (name == XML_W_style)
        style_open(styles, parser);
    else if (name == XML_W_tblStylePr)
        styles->in_part_of_table = true;
    else if (styles->in_style)
        style_property_read(styles, parser, name);
    else if (styles->in_defaults)
        run_property_read(&styles->defaults, parser, name);
}

static void on_end(void *context, enum xml_name name) {
    struct styles *styles = context;
    if (name == XML_W_docDefaults)
        styles->in_defaults = false;
    if (name == XML_W_tblStylePr)
        styles->in_part_of_table = false;
    if (name == XML_W_style)
        styles->in_style = styles->in_part_of_table = false;
}

static int order_styles(const void *a, const void *b) {
    return text_compare(((const struct style_entry *)a)->id, ((const struct style_entry *)b)->id);
}

static struct style_entry *entry_find(const struct styles *styles, struct text id) {
    struct style_entry wanted = {.id = id};
    if (styles->count == 0)
        return NULL;
    return bsearch(&wanted, styles->items, styles->count, sizeof wanted, order_styles);
}

struct styles *styles_read(struct arena *arena, struct package *package, struct text part) {
    struct styles *styles = arena_alloc(arena, sizeof *styles);
    styles->arena = arena;
    styles->nothing = style_nothing();
    styles->defaults = run_properties_none;
    struct xml_handler handler = {styles, on_start, on_end, NULL, NULL};
    package_parse_side(package, part, &handler);
    if (styles->count != 0)
        qsort(styles->items, styles->count, sizeof *styles->items, order_styles);
    styles->default_entry = entry_find(styles, styles->default_id);
    return styles;
}

/* Fills what a style leaves open from the style that it is based on. */
static void style_inherit(struct style *style, const struct style *base) {
    style->run =
        run_properties_resolve(&style->run, &base->run, &run_properties_none, &run_properties_none);
    style->outline = style->outline < 0 ? base->outline : style->outline;
    style->num_id = style->num_id < 0 ? base->num_id : style->num_id;
    style->level = style->level < 0 ? base->level : style->level;
    style->shades = style->shades || base->shades;
}

/* Each style is resolved once: a paragraph asks for it several times. */
const struct style *style_find(const struct styles *styles, struct text id) {
    struct style_entry *entry = id.length == 0 ? styles->default_entry : entry_find(styles, id);
    if (entry == NULL)
        return &styles->nothing;
    const struct style_entry *base = entry->is_whole ? NULL : entry;
    if (!entry->is_whole)
        entry->whole = style_nothing();
    for (int i = 0; base != NULL && i < LIMIT_STYLE_CHAIN; i++) {
        style_inherit(&entry->whole, &base->own);
        base = base->based_on.length == 0 ? NULL : entry_find(styles, base->based_on);
    }
    entry->is_whole = true;
    return &entry->whole;
}

const struct run_properties *styles_defaults(const struct styles *styles) {
    return &styles->defaults;
}

bool styles_bear(const struct styles *styles) {
    return styles->bear;
}
