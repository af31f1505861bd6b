/* test_xml.c: names, attributes and text as they are told, with the bytes in pieces of every size.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "document/xml.h"

#define MC "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
#define W14 "http://schemas.microsoft.com/office/word/2010/wordml"
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
    {"neither known nor ignorable", "<w:p " W " xmlns:x='urn:x'><x:y><w:r/></x:y></w:p>",
        "<1::-7:1<2::-7:1>>", XML_WELL},
    {"ignorable",
        "<w:p " MC " mc:Ignorable='x' " W
        " xmlns:x='urn:x'>a<x:y>b<w:r><x:y/></w:r></x:y><x:y/>c<w:r/></w:p>",
        "<1::-7:1ac<2::-7:1>>", XML_WELL},
    {"ignorable by another prefix of the namespace",
        "<w:p " MC " " W " xmlns:x='urn:x' mc:Ignorable=' y\t x '><a:y xmlns:a='urn:x'><w:r/></a:y>"
        "<y xmlns='urn:x'><w:r/></y><x:y xmlns:x='urn:y'><w:r w:val='5'/></x:y></w:p>",
        "<1::-7:1<2:5:5:1>>", XML_WELL},
    {"ignorable up to the end of an element",
        "<w:p " MC " " W
        " xmlns:x='urn:x'><w:r mc:Ignorable='x'><x:y><w:t/></x:y></w:r><x:y><w:t/></x:y></w:p>",
        "<1::-7:1<2::-7:1><3::-7:1>>", XML_WELL},
    {"the element itself",
        "<w:p " W " xmlns:x='urn:x'><x:y " MC " mc:Ignorable='x'><w:r/></x:y></w:p>", "<1::-7:1>",
        XML_WELL},
    {"known to us",
        "<w:p " MC " " W " mc:Ignorable='w w14' xmlns:w14='" W14 "'><w14:y><w:r/></w14:y></w:p>",
        "<1::-7:1<2::-7:1>>", XML_WELL},
    {"of some the content is read",
        "<w:p " MC " " W
        " xmlns:x='urn:x' xmlns:z='urn:z' mc:Ignorable='x z' mc:ProcessContent='x:y z:*'>"
        "<x:y><w:r w:val='1'/></x:y><x:z><w:r w:val='2'/></x:z><z:z><w:r w:val='3'/></z:z></w:p>",
        "<1::-7:1<2:1:1:1><2:3:3:1>>", XML_WELL},
    {"an attribute without a namespace",
        "<w:p " W " xmlns:x='urn:x' Ignorable='x'><x:y><w:r/></x:y></w:p>", "<1::-7:1<2::-7:1>>",
        XML_WELL},
    {"not to be read without what we know",
        "<w:p " MC " " W " mc:MustUnderstand='w w14' xmlns:w14='" W14 "'/>", "<1::-7:1>", XML_WELL},
    {"not to be read without what we do not know",
        "<w:p " MC " " W "><w:r mc:MustUnderstand='w x' xmlns:x='urn:x'/></w:p>", "<1::-7:1",
        XML_NOT_UNDERSTOOD},
    {"not to be read without a prefix",
        "<w:p " MC " " W "><w:rPr><w:b mc:MustUnderstand='x'/></w:rPr></w:p>", "<1::-7:1<0::-7:1",
        XML_NOT_UNDERSTOOD},
    {"a branch that is not taken",
        "<w:p " MC " " W
        "><mc:AlternateContent><mc:Choice Requires='w'><w:r/></mc:Choice><mc:Fallback>"
        "<w:t mc:MustUnderstand='x'/></mc:Fallback></mc:AlternateContent></w:p>",
        "<1::-7:1<2::-7:1>>", XML_WELL},
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
            struct xml_handler handler = {&feed, on_start, on_end, on_text, NULL};
            struct xml_outcome outcome = xml_parse((struct xml_source){&feed, feed_read}, &handler);
            cr_expect_eq(outcome.result, cases[i].result, "%s: %d", cases[i].what, outcome.result);
            cr_expect_str_eq(buffer_text(&feed.told).bytes, cases[i].told,
                "%s in pieces of %zu: %s", cases[i].what, piece, buffer_text(&feed.told).bytes);
            cr_expect(outcome.result != XML_BROKEN || outcome.error != NULL);
            cr_expect_eq(outcome.result == XML_NOT_UNDERSTOOD, outcome.unknown[0] != '\0');
        }
    arena_free(arena);
}

static long no_read(void *context, char *buffer, size_t size) {
    (void)context, (void)buffer, (void)size;
    return -1;
}

Test(xml, source_fails) {
    struct xml_handler handler = {NULL, on_start, on_end, NULL, NULL};
    cr_expect_eq(xml_parse((struct xml_source){NULL, no_read}, &handler).result, XML_UNREADABLE);
}
