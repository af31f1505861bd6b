/*
 * word_2003.c: the XML of Word 2003, one part that holds everything -> document:
 *   w:wordDocument
 *     o:DocumentProperties   o:LastAuthor, o:Created, o:LastSaved
 *     w:styles               as in a package (styles.c)
 *     w:body                 as in a package (body.c); wx:sect and wx:sub-section round it
 * Numbers of paragraphs are read as they are written out (wx:t); w:lists is not read. Pictures
 * (w:binData, base64) are skipped.
 */
#include "document/body.h"
#include "document/carrier.h"
#include "document/package.h"

static const struct text part_name = TEXT_INIT("w:wordDocument");

struct properties {
    struct arena *arena;
    struct document *document;
    struct text *into;
    struct buffer text;
};

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct properties *properties = context;
    struct document *document = properties->document;
    if (name == XML_W_styles || name == XML_W_body)
        xml_skip(parser);
    properties->into = name == XML_O_LastAuthor  ? &document->by
                       : name == XML_O_Created   ? &document->created
                       : name == XML_O_LastSaved ? &document->modified
                                                 : NULL;
    properties->text = (struct buffer){.arena = properties->arena};
}

static void on_end(void *context, enum xml_name name) {
    struct properties *properties = context;
    (void)name;
    if (properties->into != NULL)
        *properties->into = text_trim(buffer_text(&properties->text));
    properties->into = NULL;
}

static void on_text(void *context, struct text text) {
    struct properties *properties = context;
    if (properties->into != NULL && properties->text.length < 10000)
        buffer_add(&properties->text, text);
}

struct document *word_2003_read(
    struct arena *arena, struct text bytes, struct file_kind *kind, struct problems *problems) {
    struct memory_part part = {.name = part_name, .bytes = bytes};
    struct stories stories = {.builder = builder_begin(arena, problems),
        .package = package_of(arena, &part, 1, problems)};
    struct properties properties = {.arena = arena, .document = stories.builder.document};
    struct xml_handler handler = {&properties, on_start, on_end, on_text, NULL};
    bool read = package_parse(stories.package, part_name, &handler);
    if (read) {
        stories.styles = styles_read(arena, stories.package, part_name);
        stories.numbering = numbering_read(arena, stories.package, TEXT_NONE, stories.styles);
        read = story_read(&stories, part_name, WHERE_BODY, true);
    }
    package_close(stories.package);
    if (!read)
        return NULL;
    *kind = (struct file_kind)FILE_KIND("word-2003-xml", "", "XML in the namespace of Word 2003");
    return builder_end(&stories.builder);
}
