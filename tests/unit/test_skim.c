/*
 * test_skim.c: what the parser sees of a part, with the bytes in pieces of several sizes:
 * formatting goes, what handlers are told of stays, and so does everything that is not plainly
 * well-formed.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/skim.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define ROOT "<w:document xmlns:w=\"" W "\">"
#define END "</w:document>"
#define LOOKS "<w:rPr><w:b/></w:rPr>"

struct feed {
    const char *bytes;
    size_t length, at, piece;
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

static bool is_known(const void *context, const char *local, size_t length) {
    static const char *const known[] = {
        "rPr", "pPr", "tcPr", "vanish", "gridSpan", "numPr", "ilvl", "rPrChange", "tab"};
    (void)context;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == length && memcmp(known[i], local, length) == 0)
            return true;
    return false;
}

static struct text skim_all(struct arena *arena, const char *bytes, size_t length, size_t piece) {
    struct feed feed = {bytes, length, 0, piece};
    struct buffer seen = {.arena = arena};
    static char chunk[64 * 1024];
    struct skim *skim =
        skim_new((struct xml_source){&feed, feed_read}, (struct skim_names){NULL, is_known});
    for (long got = 1; got > 0; buffer_add(&seen, (struct text){chunk, (size_t)got}))
        got = skim_read(skim, chunk, sizeof chunk);
    skim_free(skim);
    return buffer_text(&seen);
}

static void expect(const char *bytes, const char *seen) {
    static const size_t pieces[] = {1, 2, 7, 100, 64 * 1024};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct text text = skim_all(arena, bytes, strlen(bytes), pieces[i]);
        cr_expect(text_equal(text, text_from(seen)),
            "by %zu bytes: %s\n  seen     %.*s\n  expected %s", pieces[i], bytes, (int)text.length,
            text.bytes, seen);
    }
    arena_free(arena);
}

Test(skim, formatting_is_left_out) {
    static const struct {
        const char *content, *seen;
    } cases[] = {
        {"<w:p><w:r>" LOOKS "<w:t>a</w:t></w:r></w:p>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"},
        {"<w:rPr><w:b/><w:vanish w:val=\"0\"/><w:i/></w:rPr>",
            "<w:rPr><w:vanish w:val=\"0\"/></w:rPr>"},
        {"<w:pPr><w:jc w:val=\"left\"/><w:rPr><w:b/></w:rPr></w:pPr>", ""},
        {"<w:pPr><w:x><w:y><w:vanish/></w:y></w:x></w:pPr>", "<w:pPr><w:vanish/></w:pPr>"},
        {"<w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr>",
            "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr>"},
        {"<w:rPr><w:rPrChange w:id=\"1\"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>",
            "<w:rPr><w:rPrChange w:id=\"1\"></w:rPrChange></w:rPr>"},
        {"<w:tcPr><w:tcW w:w=\"1\" w:type=\"宋体\"/><w:gridSpan w:val=\"2\"/></w:tcPr>" LOOKS LOOKS,
            "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>"},
        {"<w:tblPr><w:tblBorders><w:top w:val=\"nil\"/></w:tblBorders></w:tblPr>", ""},
        {"<w:p w:a='>' w14:b=\"<w:rPr>\">" LOOKS "</w:p>", "<w:p w:a='>' w14:b=\"<w:rPr>\"></w:p>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char bytes[1024], seen[1024];
        snprintf(bytes, sizeof bytes, "%s%s%s", ROOT, cases[i].content, END);
        snprintf(seen, sizeof seen, "%s%s%s", ROOT, cases[i].seen, END);
        expect(bytes, seen);
    }
}

/* Each of these the parser must judge by itself: most are errors, or mean something else. */
Test(skim, what_is_not_plain_stays) {
    static const char *const contents[] = {
        "<w:rPr><w:b></w:rPr>",
        "<w:rPr><w:b/></w:pPr>",
        "<w:rPr><w:b/>text</w:rPr>",
        "<w:rPr><w:b/>\n</w:rPr>",
        "<w:rPr><w:b w:val=1/></w:rPr>",
        "<w:rPr><w:b w:val='1'/></w:rPr>",
        "<w:rPr><w:b w:val=\"&amp;\"/></w:rPr>",
        "<w:rPr><w:b w:val=\"<\"/></w:rPr>",
        "<w:rPr><w:b w:val=\"\xFF\"/></w:rPr>",
        "<w:rPr><w:b w:val=\"\xE4\xB8\"/></w:rPr>",
        "<w:rPr><w:b w:val=\"\xEF\xBF\xBF\"/></w:rPr>",
        "<w:rPr><w:b w:val=\"\x01\"/></w:rPr>",
        "<w:rPr><w:b w:a=\"1\" w:a=\"2\"/></w:rPr>",
        "<w:rPr><w:b w:a=\"1\"w:b=\"2\"/></w:rPr>",
        "<w:rPr><w:b w:a =\"1\"/></w:rPr>",
        "<w:rPr><w:b 1=\"1\"/></w:rPr>",
        "<w:rPr><w:b/ ></w:rPr>",
        "<w:rPr><w:b xmlns:w=\"urn:x\"/></w:rPr>",
        "<w:rPr><mc:AlternateContent/></w:rPr>",
        "<w:rPr><!-- x --></w:rPr>" LOOKS,
        "<!-- x -->" LOOKS,
        "<![CDATA[" LOOKS "]]>",
        "<?x?>" LOOKS,
        "<w:p w:a=\"" LOOKS "\"></w:p>",
        "<w:p xmlns:w=\"urn:x\">" LOOKS "</w:p>",
        "<w:p xmlns:w\n=\"urn:x\">" LOOKS "</w:p>",
        "<w:rPr w:a=\"1\"><w:b/></w:rPr>",
        "<w:rPr><w:b/>",
        "</w:document>" LOOKS,
    };
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        char bytes[1024];
        snprintf(bytes, sizeof bytes, "%s%s%s", ROOT, contents[i], END);
        expect(bytes, bytes);
    }
}

Test(skim, parts_of_another_kind_stay) {
    static const char *const parts[] = {
        "",
        "<",
        "PK",
        "<w:document>" LOOKS END,
        "<w:document xmlns:w=\"urn:x\">" LOOKS END,
        "<w:document xmlns:w='urn:x' a=' xmlns:w=\"" W "\"'>" LOOKS END,
        "<w:document a:xmlns:w=\"" W "\">" LOOKS END,
        "<w:other xmlns:w=\"" W "\">" LOOKS "</w:other>",
        "<w:document xmlns:w=\"" W "\"/>" LOOKS,
        "<?xml version=\"1.0\" encoding=\"GBK\"?>" ROOT LOOKS END,
        "<?xml version=\"1.0\" encoding = \"UTF-8\"?>" ROOT LOOKS END,
        "<!DOCTYPE x>" ROOT LOOKS END,
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        expect(parts[i], parts[i]);
}

Test(skim, declarations_and_marks_are_no_hindrance) {
    expect(
        "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\r\n" ROOT LOOKS
            END,
        "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\r\n" ROOT END);
    expect("<w:styles xmlns:w14=\"urn:x\" "
           "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">"
           "<w:p xmlns:w14=\"urn:y\">" LOOKS "</w:p></w:styles>",
        "<w:styles xmlns:w14=\"urn:x\" "
        "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">"
        "<w:p xmlns:w14=\"urn:y\"></w:p></w:styles>");
}

/* More pieces than there is room for, longer ones than are kept, deep nesting, long tags. */
Test(skim, limits) {
    struct arena *arena = arena_new();
    struct buffer bytes = {.arena = arena}, seen = {.arena = arena};
    buffer_add(&bytes, TEXT(ROOT));
    for (int i = 0; i < 5000; i++)
        buffer_format(&bytes, "<w:rPr><w:sz w:val=\"%d\"/></w:rPr><w:t>%d</w:t>", i, i);
    buffer_add(&seen, TEXT(ROOT));
    for (int i = 0; i < 5000; i++)
        buffer_format(&seen, "<w:t>%d</w:t>", i);
    struct text got = skim_all(arena, bytes.bytes, bytes.length, 1000);
    cr_expect(text_equal(got, buffer_text(&seen)));

    bytes.length = 0;
    buffer_add(&bytes, TEXT(ROOT));
    for (int i = 0; i < 200; i++)
        buffer_add(&bytes, TEXT("<w:p>"));
    buffer_add(&bytes, TEXT(LOOKS));
    got = skim_all(arena, bytes.bytes, bytes.length, 1000);
    cr_expect(text_equal(got, buffer_text(&bytes)), "a depth that the parser's limit is about");

    bytes.length = 0;
    buffer_add(&bytes, TEXT(ROOT "<w:rPr>"));
    for (int i = 0; i < 20000; i++)
        buffer_add(&bytes, TEXT("<w:b/>"));
    buffer_add(&bytes, TEXT("</w:rPr><w:p w:a=\""));
    for (int i = 0; i < 200000; i++)
        buffer_add_byte(&bytes, 'x');
    buffer_add(&bytes, TEXT("\"/>" END));
    got = skim_all(arena, bytes.bytes, bytes.length, 5000);
    cr_expect(text_equal(got, buffer_text(&bytes)), "what is too long stays");
    arena_free(arena);
}
