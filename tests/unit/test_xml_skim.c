/*
 * test_xml_skim.c: what is told of a piece of formatting, and which pieces are left to the readers:
 * whatever is not plainly well-formed.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "document/xml_skim.h"

static bool is_listed(void *context, struct text tag, const char **attributes) {
    static const char *const told[] = {"w:rPr", "w:pPr", "w:tcPr", "w:vanish", "w:gridSpan",
        "w:numPr", "w:ilvl", "w:rPrChange", "w:tab"};
    (void)context;
    (void)attributes;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (text_equal(text_from(told[i]), tag))
            return true;
    return false;
}

/* The events as XML; how many bytes they stand for. */
static struct text skim(struct arena *arena, struct skim *skim, struct text ahead, size_t *length) {
    struct buffer told = {.arena = arena};
    const struct skim_piece *piece = skim_find(skim, ahead);
    buffer_add(&told, TEXT(""));
    *length = piece == NULL ? 0 : piece->length;
    for (size_t i = 0; piece != NULL && i < piece->event_count; i++) {
        const struct skim_event *event = &piece->events[i];
        if (event->tag.length == 0) {
            buffer_add(&told, TEXT("/"));
            continue;
        }
        buffer_format(&told, "<%.*s", (int)event->tag.length, event->tag.bytes);
        for (const char **at = event->attributes; *at != NULL; at += 2)
            buffer_format(&told, " %s=%s", at[0], at[1]);
    }
    return buffer_text(&told);
}

Test(skim, told) {
    static const struct {
        const char *piece, *told;
    } cases[] = {
        {"<w:rPr><w:b/></w:rPr>", ""},
        {"<w:rPr><w:b/><w:vanish w:val=\"0\"/><w:i/></w:rPr>", "<w:rPr<w:vanish w:val=0//"},
        {"<w:pPr><w:jc w:val=\"left\"/><w:rPr><w:b/></w:rPr></w:pPr>", ""},
        {"<w:pPr><w:x><w:y><w:vanish/></w:y></w:x></w:pPr>", "<w:pPr<w:vanish//"},
        {"<w:pPr><w:numPr><w:ilvl w:val='0' w:x=\"1\"/></w:numPr></w:pPr>",
            "<w:pPr<w:numPr<w:ilvl w:val=0 w:x=1///"},
        {"<w:tcPr><w:tcW w:w=\"1\" w:type=\"宋体\"/><w:gridSpan w:val=\"2\" /></w:tcPr>",
            "<w:tcPr<w:gridSpan w:val=2//"},
        {"<w:tblPr><w:tblBorders><w:top w:val=\"nil\"/></w:tblBorders></w:tblPr>", ""},
        {"<w:tblGrid></w:tblGrid>", ""},
    };
    struct arena *arena = arena_new();
    struct skim *pieces = skim_new((struct skim_names){NULL, is_listed});
    for (size_t round = 0; round < 2; round++) /* looked at, and recalled */
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            char bytes[256];
            size_t length;
            snprintf(bytes, sizeof bytes, "%s<w:t>", cases[i].piece);
            struct text told = skim(arena, pieces, text_from(bytes), &length);
            cr_expect_str_eq(told.bytes, cases[i].told, "%s: %s", cases[i].piece, told.bytes);
            cr_expect_eq(length, strlen(cases[i].piece), "%s", cases[i].piece);
        }
    skim_free(pieces);
    arena_free(arena);
}

/* Each of these the readers must judge: most are errors, or mean something else. */
Test(skim, left) {
    static const char *const pieces[] = {
        "",
        "<w:t>",
        "<w:rPr/>",
        "<w:rPr><w:b>",
        "<w:rPr><w:b></w:rPr>",
        "<w:rPr><w:b/></w:pPr>",
        "<w:rPr><w:rPrChange w:id=\"1\"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>",
        "<w:rPr><w:b/>text</w:rPr>",
        "<w:rPr><w:b/>\n</w:rPr>",
        "<w:rPr><w:b w:val=1/></w:rPr>",
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
        "<w:rPr><!-- x --></w:rPr>",
        "<w:rPr w:a=\"1\"><w:b/></w:rPr>",
    };
    struct arena *arena = arena_new();
    struct skim *skimmed = skim_new((struct skim_names){NULL, is_listed});
    for (size_t round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
            size_t length;
            skim(arena, skimmed, text_from(pieces[i]), &length);
            cr_expect_eq(length, 0, "%s", pieces[i]);
        }
    skim_free(skimmed);
    arena_free(arena);
}

/* More to tell, more levels and more bytes than there is room for, and more pieces. */
Test(skim, limits) {
    struct arena *arena = arena_new();
    struct skim *skimmed = skim_new((struct skim_names){NULL, is_listed});
    static const char *const elements[] = {
        "<w:tab/>", "<w:b><w:i/></w:b>", "<w:b w:val=\"some longer value\"/>"};
    static const size_t most[] = {9, 200, 110};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        for (size_t count = most[i]; count <= 10 * most[i]; count += 9 * most[i]) {
            struct buffer bytes = {.arena = arena};
            size_t length;
            buffer_add(&bytes, TEXT("<w:rPr>"));
            for (size_t j = 0; j < count; j++)
                buffer_add(&bytes, text_from(elements[i]));
            buffer_add(&bytes, TEXT("</w:rPr>"));
            skim(arena, skimmed, buffer_text(&bytes), &length);
            cr_expect_eq(length, count == most[i] ? bytes.length : 0, "%zu %s: %zu", count,
                elements[i], length);
        }
    for (int deep = 6; deep < 10; deep++) {
        struct buffer bytes = {.arena = arena};
        size_t length;
        buffer_add(&bytes, TEXT("<w:rPr>"));
        for (int i = 0; i < deep; i++)
            buffer_add(&bytes, TEXT("<w:b>"));
        for (int i = 0; i < deep; i++)
            buffer_add(&bytes, TEXT("</w:b>"));
        buffer_add(&bytes, TEXT("</w:rPr>"));
        skim(arena, skimmed, buffer_text(&bytes), &length);
        cr_expect_eq(length, deep < 8 ? bytes.length : 0, "%d levels", deep);
    }
    for (int i = 0; i < 5000; i++) {
        char bytes[64], told[64];
        size_t length;
        snprintf(bytes, sizeof bytes, "<w:pPr><w:ilvl w:val=\"%d\"/></w:pPr>", i % 1100);
        snprintf(told, sizeof told, "<w:pPr<w:ilvl w:val=%d//", i % 1100);
        cr_assert_str_eq(skim(arena, skimmed, text_from(bytes), &length).bytes, told);
    }
    skim_free(skimmed);
    arena_free(arena);
}
