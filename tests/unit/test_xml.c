/* test_xml.c: names, attributes and text as they are told, with the bytes in pieces of every size.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "document/xml.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

struct feed {
    const char *bytes;
    size_t length, at, piece;
    struct buffer told;
};

static long feed_read(void *context, char *buffer, size_t size) {
    struct feed *feed = context;
    size_t length = feed->length - feed->at;
    length = length > feed->piece ? feed->piece : length;
    length = length > size ? size : length;
    memcpy(buffer, feed->bytes + feed->at, length);
    feed->at += length;
    return (long)length;
}

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct feed *feed = context;
    buffer_format(&feed->told, "<%d:%s:%d:%d",
        name == XML_W_p   ? 1
        : name == XML_W_r ? 2
        : name == XML_W_t ? 3
                          : 0,
        xml_attribute(parser, XML_W_val) == NULL ? "" : xml_attribute(parser, XML_W_val),
        xml_attribute_number(parser, XML_W_val, -7), xml_attribute_on(parser, XML_W_val));
    if (name == XML_W_r && text_equal(xml_attribute_text(parser, XML_W_val), TEXT("skip")))
        xml_skip(parser);
}

static void on_end(void *context, enum xml_name name) {
    struct feed *feed = context;
    (void)name;
    buffer_add(&feed->told, TEXT(">"));
}

static void on_text(void *context, struct text text) {
    struct feed *feed = context;
    buffer_add(&feed->told, text);
}

static const struct {
    const char *what, *xml, *told;
    enum xml_result result;
} cases[] = {
    {"names",
        "<w:p " W
        "><w:r w:val='5'><w:t>一&amp;<![CDATA[<]]></w:t></w:r><w:unknown><w:t/></w:unknown></w:p>",
        "<1::-7:1<2:5:5:1<3::-7:1一&<>><3::-7:1>>", XML_WELL},
    {"numbers",
        "<w:p " W " w:val='99999999999'><w:r w:val='-4x'/><w:r w:val='off'/><w:r "
                  "w:val='none'/><w:r w:val='true'/></w:p>",
        "<1:99999999999:1000000:1<2:-4x:-4:1><2:off:-7:0><2:none:-7:0><2:true:-7:1>>", XML_WELL},
    {"skipped",
        "<w:p " W ">a<w:r w:val='skip'>b<w:t>c</w:t><x xmlns:w='urn:x'/></w:r>d<w:r/></w:p>",
        "<1::-7:1a<2:skip:-7:1d<2::-7:1>>", XML_WELL},
    {"scopes", "<a><w:p/><b " W "><w:p/><w:p xmlns:w='urn:x'/><w:p/></b><w:p/></a>",
        "<1::-7:1><1::-7:1>", XML_WELL},
    {"a default namespace",
        "<p xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main' val='on'><r "
        "xmlns=''/><r/></p>",
        "<1:on:-7:1<2::-7:1>>", XML_WELL},
    {"another attribute's namespace", "<w:p " W " xmlns:x='urn:x' x:val='0'/>", "<1::-7:1>",
        XML_WELL},
    {"broken", "<w:p " W "><w:r></w:p>", "<1::-7:1<2::-7:1", XML_BROKEN},
    {"nothing", "", "", XML_BROKEN},
    {"DTD", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "", XML_DTD},
    {"no such encoding", "<?xml version='1.0' encoding='x-none'?><a/>", "", XML_BROKEN},
};

Test(xml, cases) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t piece = 1; piece < 200; piece = piece * 3 + 1) {
            struct feed feed = {.bytes = cases[i].xml,
                .length = strlen(cases[i].xml),
                .piece = piece,
                .told = {.arena = arena}};
            buffer_add(&feed.told, TEXT(""));
            struct xml_handler handler = {&feed, on_start, on_end, on_text};
            struct xml_outcome outcome = xml_parse((struct xml_source){&feed, feed_read}, &handler);
            cr_expect_eq(outcome.result, cases[i].result, "%s: %d", cases[i].what, outcome.result);
            cr_expect_str_eq(buffer_text(&feed.told).bytes, cases[i].told,
                "%s in pieces of %zu: %s", cases[i].what, piece, buffer_text(&feed.told).bytes);
            cr_expect(outcome.result != XML_BROKEN || outcome.error != NULL);
        }
    arena_free(arena);
}

static long no_read(void *context, char *buffer, size_t size) {
    (void)context, (void)buffer, (void)size;
    return -1;
}

Test(xml, source_fails) {
    struct xml_handler handler = {NULL, on_start, on_end, NULL};
    cr_expect_eq(xml_parse((struct xml_source){NULL, no_read}, &handler).result, XML_UNREADABLE);
}
