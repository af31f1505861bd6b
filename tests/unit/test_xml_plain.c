/*
 * test_xml_plain.c: what is told of a part, and what is said of a broken one, must not depend on
 * whether the plain reader or Expat has read it. A comment before the root leaves all to Expat: so
 * each part is read with and without. Parts are broken in every place in every way we know of.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../lib/plain_pair.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define ROOT                                                                                       \
    "<w:document xmlns:w=\"" W "\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:mc=\""          \
    "http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:x=\"urn:x\" "             \
    "mc:Ignorable=\"x\">"
#define END "</w:document>"
#define CHUNK (64 * 1024)

static const char part[] =
    ROOT "\n<w:p w14:id=\"7\"><w:pPr><w:pStyle w:val='a\"b'/><w:jc w:val=\"left\"/><w:numPr>"
         "<w:ilvl w:val=\"0\"/></w:numPr><w:rPr><w:b/></w:rPr></w:pPr><w:r>\n"
         "<w:rPr><w:rFonts w:hint=\"宋体\"/><w:vanish w:val=\"0\" /></w:rPr>"
         "<w:t xml:space=\"preserve\">一 ①&amp;\"'>]] &lt;é\xF0\x9F\x98\x80</w:t></w:r>"
         "<w:r w:val=\"skip\">b<w:t>c</w:t></w:r></w:p><w:x/><v:y><w:rPr></w:rPr></v:y>"
         "<x:y>b<w:rPr><w:b/></w:rPr><x:z/></x:y>\n" END "\n";

/* Each byte replaced, taken away, doubled; something put before it; the rest cut off. */
Test(plain, broken_everywhere) {
    static const char *const wrong[] = {"<", ">", "&", "\"", "'", "/", "=", " ", "\n", "\t", "\r",
        "]", ":", "x", "1", "-", "\x01", "\x7F", "\x80", "\xC0", "\xE4", "\xEF\xBF\xBF", "\xFF", "",
        "<!-- x -->", "<![CDATA[<]]>", "<?x?>", "&#13;", "&#x4e00;", "&gt;", "&nbsp;", "]]>",
        "\r\n", " xmlns:w=\"urn:x\"", " xmlns:v=\"" W "\"", " w:val=\"2\"",
        " mc:MustUnderstand=\"y\"", " mc:ProcessContent=\"x:y\"", "<w:rPr><w:b/></w:rPr>", "</w:p>",
        "<w:p>", "<!DOCTYPE a>"};
    struct text whole = {part, sizeof part - 1};
    size_t failures = 0;
    for (size_t at = 0; at <= whole.length && failures < 5; at++) {
        struct arena *arena = arena_new();
        struct text rest = text_slice(whole, at, whole.length);
        for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
            for (size_t taken = 0; taken < 2; taken++) {
                struct buffer bytes = {.arena = arena};
                buffer_add(&bytes, text_slice(whole, 0, at));
                buffer_add(&bytes, text_from(wrong[i]));
                buffer_add(&bytes, text_slice(rest, taken, rest.length));
                failures += !same(arena, TEXT_NONE, buffer_text(&bytes), false);
            }
        failures += !same(arena, TEXT_NONE, text_slice(whole, 0, at), false);
        failures += !same(arena, TEXT_NONE, text_slice(whole, 0, at), true);
        arena_free(arena);
    }
    cr_expect_eq(failures, 0);
}

/* The chunk ends within each of the part's bytes. */
Test(plain, chunks) {
    struct arena *arena = arena_new();
    char *fill = arena_alloc(arena, CHUNK);
    memset(fill, 'x', CHUNK);
    size_t before = sizeof ROOT "<w:t></w:t>" - 1, failures = 0;
    struct text rest = text_slice(text_from(part), sizeof ROOT - 1, sizeof part);
    for (size_t at = 0; at < rest.length && failures < 5; at += 1) {
        struct arena *own = arena_new();
        struct buffer bytes = {.arena = own};
        buffer_add(&bytes, TEXT(ROOT "<w:t>"));
        buffer_add(&bytes, (struct text){fill, CHUNK - before - at});
        buffer_add(&bytes, TEXT("</w:t>"));
        buffer_add(&bytes, rest);
        failures += !same(own, TEXT_NONE, buffer_text(&bytes), false);
        arena_free(own);
    }
    cr_expect_eq(failures, 0);
    arena_free(arena);
}

Test(plain, prologs) {
    static const char *const prologs[] = {"", "\xEF\xBB\xBF", "<?xml version=\"1.0\"?>",
        "<?xml version='1.0' encoding='utf-8' standalone='no' ?>\n",
        "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n \r\n",
        "<?xml version=\"1.0\" encoding=\"GBK\"?>", "<?xml version=\"1.0\" encoding=\"x-none\"?>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" encoding=\"UTF-8\"?>",
        "<?xml version=\"1.0\"encoding=\"UTF-8\"?>", "<?xml version=\"1.1\"?>",
        "<?xml version=\"1.0\" standalone=\"maybe\"?>", "<?xml encoding=\"UTF-8\"?>",
        "<?XML version=\"1.0\"?>", " ", "x", "\r\n", "<!DOCTYPE a>", "<w:x/>", "PK"};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof prologs / sizeof *prologs; i++)
        cr_expect(same(arena, text_from(prologs[i]), text_from(part), false), "%s", prologs[i]);
    struct text declaration = TEXT("<?xml version=\"1.0\"?>");
    cr_expect(same(arena, declaration, TEXT("<?xml version=\"1.0\"?>" ROOT END), false), "two");
    static const char *const roots[] = {"", "<", "</a>", "<a/>", "<a/>\r\n", "<a/>\r", "<a/><a/>",
        "<a/>x", "<a/><!-- x -->\n", "<a></a></a>", "<a>&lt;</a>", "<document xmlns=\"" W "\"/>",
        "<w:document xmlns:w=\"urn:x\"><w:rPr><w:p/></w:rPr></w:document>",
        "<w:styles xmlns:w='" W "'><w:rPr><w:b w:val=\"a\" w:val=\"b\"/></w:rPr></w:styles>",
        "<w:styles xmlns:w='" W "'><w:p xmlns:w='urn:x'><w:pPr><w:pStyle/></w:pPr></w:p>"
        "<w:rPr><w:b><w:vanish/></w:b></w:rPr></w:styles>"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        cr_expect(same(arena, TEXT_NONE, text_from(roots[i]), false), "%s", roots[i]);
    arena_free(arena);
}

/* More of everything than there is room for. */
Test(plain, limits) {
    struct arena *arena = arena_new();
    struct buffer bytes = {.arena = arena};
    for (int depth = 100; depth <= 300; depth += 14) {
        bytes.length = 0;
        buffer_add(&bytes, TEXT(ROOT));
        for (int i = 0; i < depth; i++)
            buffer_add(&bytes, TEXT("<w:p>"));
        buffer_add(&bytes, TEXT("<w:rPr><w:u><w:vanish/></w:u></w:rPr>"));
        for (int i = 0; i < depth; i++)
            buffer_add(&bytes, TEXT("</w:p>"));
        buffer_add(&bytes, TEXT(END));
        cr_expect(same(arena, TEXT_NONE, buffer_text(&bytes), false), "depth %d", depth);
    }
    for (int count = 60; count <= 70; count++) {
        bytes.length = 0;
        buffer_add(&bytes, TEXT(ROOT "<w:p"));
        for (int i = 0; i < count; i++)
            buffer_format(&bytes, " a%d=\"1\"", i);
        buffer_add(&bytes, TEXT(" w:val=\"2\"><w:"));
        for (int i = 0; i < count; i++)
            buffer_add_byte(&bytes, 'n');
        buffer_add(&bytes, TEXT("/></w:p>" END));
        cr_expect(same(arena, TEXT_NONE, buffer_text(&bytes), false), "%d attributes", count);
    }
    bytes.length = 0;
    buffer_add(&bytes, TEXT(ROOT "<w:p w:val=\""));
    for (int i = 0; i < CHUNK; i++)
        buffer_add(&bytes, TEXT("ab"));
    buffer_add(&bytes, TEXT("\"/>\n" END "x"));
    cr_expect(same(arena, TEXT_NONE, buffer_text(&bytes), false), "a long tag");
    bytes.length = 0;
    buffer_add(&bytes, TEXT(ROOT));
    for (int i = 0; i < 3000; i++)
        buffer_format(&bytes,
            "<w:rPr><w:sz w:val=\"%d\"/><w:vanish w:val=\"%d\"/></w:rPr>"
            "<w:pPr><w:pStyle w:val=\"%d\"/></w:pPr><w:t>%d</w:t>",
            i, i % 700, i % 3, i);
    buffer_add(&bytes, TEXT(END));
    cr_expect(same(arena, TEXT_NONE, buffer_text(&bytes), false), "many pieces");
    arena_free(arena);
}

/* ---- places ---- */

struct places {
    struct feed feed;
    const struct xml_parser *parser;
    struct buffer tags;
};

static long places_read(void *context, char *buffer, size_t size) {
    return feed_read(&((struct places *)context)->feed, buffer, size);
}

static void place_add(struct places *places) {
    size_t begin = xml_tag_begin(places->parser), end = xml_tag_end(places->parser);
    buffer_add(&places->tags, text_slice(places->feed.pieces[0], begin, end));
    buffer_add_byte(&places->tags, '|');
}

static void on_place_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct places *places = context;
    (void)name;
    places->parser = parser;
    place_add(places);
}

static void on_place_end(void *context, enum xml_name name) {
    (void)name;
    place_add(context);
}

/* Where tags stand in the source, before and behind the place where Expat goes on. */
Test(plain, places) {
    struct arena *arena = arena_new();
    struct places places = {.tags = {.arena = arena}};
    places.feed.pieces[0] =
        TEXT("<?xml version=\"1.0\"?>\n<p xmlns=\"" W "\"><r> <t/></r><p><!-- x --><r "
             "val=\"1\">&#13;</r><t/></p></p>");
    struct xml_handler handler = {&places, on_place_start, on_place_end, NULL, NULL};
    struct xml_outcome outcome = xml_parse((struct xml_source){&places, places_read}, &handler);
    cr_expect_eq(outcome.result, XML_WELL);
    cr_expect_str_eq(buffer_text(&places.tags).bytes,
        "<p xmlns=\"" W "\">|<r>|<t/>||</r>|<p>|<r val=\"1\">|</r>|<t/>||</p>|</p>|");
    arena_free(arena);
}
