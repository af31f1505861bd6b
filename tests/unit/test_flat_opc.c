/* test_flat_opc.c: packages whose parts stand in one XML file. */
#include "word.h"

#define PACKAGE(parts)                                                                             \
    "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"                          \
    "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\" " XMLNS_W      \
    ">" parts "</pkg:package>"
#define PART(name, type, content)                                                                  \
    "<pkg:part pkg:name=\"" name "\" pkg:contentType=\"" type "\"><pkg:xmlData>" content           \
    "</pkg:xmlData></pkg:part>"
#define RELS                                                                                       \
    PART("/_rels/.rels", "x",                                                                      \
        RELATIONS RELATION("r1", "officeDocument", "word/document.xml") "</Relationships>")
#define MAIN_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
/* The prefix w is declared round the package, not in the part. */
#define BODY(content)                                                                              \
    PART("/word/document.xml", MAIN_TYPE, "<w:document><w:body>" content "</w:body></w:document>")

static const struct {
    const char *what, *file, *expected;
} cases[] = {
    {"a table", PACKAGE(RELS BODY(P("一") T(TR("", C("a") C("b"))))),
        "(一)[1] {1 1x2: 1.1=a 1.2=b}"},
    {"without relationships, by content type", PACKAGE(BODY(P("a"))), "(a)"},
    {"parts in any order, pictures passed over",
        PACKAGE(BODY(P("a")) "<pkg:part pkg:name=\"/p.png\"><pkg:binaryData>AAAA</pkg:binaryData>"
                             "</pkg:part>" RELS),
        "(a)"},
    {"styles of another part",
        PACKAGE(BODY("<w:p><w:pPr><w:pStyle w:val=\"h\"/></w:pPr>" R("a") "</w:p>")
                PART("/word/_rels/document.xml.rels", "x",
                    RELATIONS RELATION("r1", "styles", "styles.xml") "</Relationships>")
                    PART("/word/styles.xml", "x",
                        "<w:styles><w:style w:styleId=\"h\"><w:pPr><w:outlineLvl w:val=\"0\"/>"
                        "</w:pPr></w:style></w:styles>") RELS),
        "(^0 a)"},
    {"the inner of two declarations counts",
        PACKAGE("<x xmlns:w=\"urn:x\">" BODY(P("a")) "</x>" RELS), ""},
    {"no main part", PACKAGE(RELS), " !xml-other"},
    {"main part without XML",
        PACKAGE("<pkg:part pkg:name=\"/word/document.xml\"><pkg:binaryData>AAAA</pkg:binaryData>"
                "</pkg:part>" RELS),
        " !xml-other"},
    {"an empty main part",
        PACKAGE("<pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData/>"
                "</pkg:part>" RELS),
        ""},
    {"a part twice", PACKAGE(RELS BODY(P("a")) BODY(P("b"))), " !zip-duplicate-name"},
    {"cut off", "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">",
        " !xml-not-well-formed"},
    {"a DTD",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><pkg:package "
        "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>",
        " !xml-dtd"},
};

Test(flat_opc, files) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_read(arena, cases[i].what, text_from(cases[i].file), cases[i].expected);
    arena_free(arena);
}

Test(flat_opc, format) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct file_kind kind;
    struct document *document =
        document_read(arena, text_from(PACKAGE(RELS BODY(P("a")))), &kind, &problems);
    cr_assert_not_null(document);
    cr_expect(text_equal(kind.format, TEXT("flat-opc")));
    cr_expect_eq(kind.puid.length, 0);
    arena_free(arena);
}

/* More parts than a package may have. */
Test(flat_opc, too_many_parts) {
    struct arena *arena = arena_new();
    struct buffer file = {.arena = arena};
    buffer_add(&file, TEXT("<p:package xmlns:p=\""
                           "http://schemas.microsoft.com/office/2006/xmlPackage\">"));
    for (int i = 0; i < 10001; i++)
        buffer_format(&file, "<p:part p:name=\"/%d\"><p:xmlData><a/></p:xmlData></p:part>", i);
    buffer_add(&file, TEXT("</p:package>"));
    expect_read(arena, "too many", buffer_text(&file), " !zip-too-many-entries");
    arena_free(arena);
}
