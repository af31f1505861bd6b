/*
 * flat_opc.c: Flat OPC (what Word saves as "Word XML document") -> a package of parts in memory:
 *   pkg:package
 *     pkg:part @pkg:name @pkg:contentType
 *       pkg:xmlData        the part: a piece of the file, parsed when it is asked for
 *       pkg:binaryData     pictures in base64: never read
 * One pass finds the pieces. A piece is parsed behind the XML declaration of the file, which names
 * the encoding, and within a root that repeats the namespaces declared around it.
 */
#include "document/flat_opc.h"

#include "base/limits.h"

struct flat {
    struct arena *arena;
    const struct xml_parser *parser; /* lives through the pass */
    struct text bytes, declaration;
    struct memory_part *parts;
    size_t count, capacity, begin;
    bool in_part, has_data, in_data, too_many;
};

static void part_add(struct flat *flat, const struct xml_parser *parser) {
    if (flat->count == LIMIT_ENTRIES) {
        flat->too_many = true;
        return;
    }
    *ARRAY_APPEND(flat->arena, flat->parts, flat->count, flat->capacity) = (struct memory_part){
        .name = text_copy(flat->arena, xml_attribute_text(parser, XML_PKG_name)),
        .content_type = text_copy(flat->arena, xml_attribute_text(parser, XML_PKG_contentType)),
    };
    flat->in_part = true;
    flat->has_data = false;
}

static void data_open(struct flat *flat, const struct xml_parser *parser) {
    struct buffer opening = {.arena = flat->arena};
    buffer_add(&opening, flat->declaration);
    buffer_add(&opening, TEXT("<part"));
    xml_declarations(parser, &opening);
    buffer_add(&opening, TEXT(">"));
    struct memory_part *part = &flat->parts[flat->count - 1];
    part->opening = buffer_text(&opening);
    part->closing = TEXT("</part>");
    flat->begin = xml_tag_end(parser);
    flat->has_data = flat->in_data = true;
}

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct flat *flat = context;
    flat->parser = parser;
    if (flat->in_data || flat->too_many || name == XML_PKG_binaryData)
        xml_skip(parser);
    else if (name == XML_PKG_part && !flat->in_part)
        part_add(flat, parser);
    else if (name == XML_PKG_xmlData && flat->in_part && !flat->has_data)
        data_open(flat, parser);
}

static void on_end(void *context, enum xml_name name) {
    struct flat *flat = context;
    if (name == XML_PKG_part && flat->in_part) {
        flat->in_part = false;
        if (!flat->has_data) /* without XML it counts as missing */
            flat->count--;
    }
    if (name != XML_PKG_xmlData || !flat->in_data)
        return;
    flat->in_data = false;
    flat->parts[flat->count - 1].bytes =
        text_slice(flat->bytes, flat->begin, xml_tag_begin(flat->parser));
}

/* <?xml ...?> at the beginning, or nothing. */
static struct text declaration_find(struct text bytes) {
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
        bytes = text_slice(bytes, 3, bytes.length);
    size_t end = text_find(text_slice(bytes, 0, 200), TEXT("?>"));
    bool there = text_starts(bytes, TEXT("<?xml")) && end != SIZE_MAX;
    return there ? text_slice(bytes, 0, end + 2) : TEXT_NONE;
}

struct package *flat_opc_open(struct arena *arena, struct text bytes, struct problems *problems) {
    static const struct text whole_name = TEXT_INIT("pkg:package");
    struct memory_part whole = {.name = whole_name, .bytes = bytes};
    struct flat flat = {.arena = arena, .bytes = bytes, .declaration = declaration_find(bytes)};
    struct xml_handler handler = {&flat, on_start, on_end, NULL, NULL};
    struct package *file = package_of(arena, &whole, 1, problems);
    bool read = package_parse(file, whole_name, &handler);
    package_close(file);
    if (read && flat.too_many)
        problem_add(
            problems, PROBLEM_ZIP_TOO_MANY_ENTRIES, (struct place){0}, TEXT_NONE, TEXT_NONE);
    return read && !flat.too_many ? package_of(arena, flat.parts, flat.count, problems) : NULL;
}
