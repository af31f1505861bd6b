/* test_package.c: packages as other writers make them, and as nobody should. */
#include "word.h"

#define BODY "<w:document " XMLNS_W "><w:body>" P("a") "</w:body></w:document>"
#define STRICT_W "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\""
#define TYPES(overrides)                                                                           \
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" overrides     \
    "</Types>"
#define OVERRIDE(part, type)                                                                       \
    "<Override PartName=\"" part "\" ContentType=\"application/" type "\"/>"
#define DOCX "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
#define MAIN(target) RELATIONS RELATION("r1", "officeDocument", target) "</Relationships>"

struct package_case {
    const char *what;
    struct part parts[8];
    const char *expected; /* format, PUID, line */
};

static void expect_package(const struct package_case *package) {
    struct arena *arena = arena_new();
    size_t count = 0;
    while (count < 8 && package->parts[count].name != NULL)
        count++;
    struct problems problems = {.arena = arena};
    struct file_kind kind;
    struct text bytes = zip_make(arena, package->parts, count);
    struct document *document = document_read(arena, bytes, &kind, &problems);
    struct buffer got = {.arena = arena};
    if (document != NULL)
        buffer_format(&got, "%.*s %.*s ", (int)kind.format.length, kind.format.bytes,
            (int)kind.puid.length, kind.puid.bytes);
    buffer_format(&got, "%s", document_print(arena, document, &problems));
    cr_expect_str_eq(buffer_text(&got).bytes, package->expected,
        "%s:\n  got      %s\n  expected %s", package->what, buffer_text(&got).bytes,
        package->expected);
    arena_free(arena);
}

static const char utf16[] = "\xFF\xFE<\0d\0o\0c\0u\0m\0e\0n\0t\0 "
                            "\0x\0m\0l\0n\0s\0=\0'\0h\0t\0t\0p\0:\0/\0/\0s\0c\0h\0e\0m\0a\0s\0.\0"
                            "o\0p\0e\0n\0x\0m\0l\0f\0o\0r\0m\0a\0t\0s\0.\0o\0r\0g\0/"
                            "\0w\0o\0r\0d\0p\0r\0o\0c\0e\0s\0s\0i\0n\0g\0m\0l\0/\0"
                            "2\0"
                            "0\0"
                            "0\0"
                            "6\0/\0m\0a\0i\0n\0'\0>\0<\0p\0>\0<\0r\0>\0<\0t\0>\0t^<\0/\0t\0>\0<\0/"
                            "\0r\0>\0<\0/\0p\0>\0<\0/\0d\0o\0c\0u\0m\0e\0n\0t\0>\0";

static const struct package_case cases[] = {
    {"as it should be",
        {{"[Content_Types].xml", TYPES(OVERRIDE("/word/document.xml", DOCX)), 0},
            {"_rels/.rels", MAIN("word/document.xml"), 0}, {"word/document.xml", BODY, 0}},
        "docx fmt/412 (a)"},
    {"another name, absolute, another case",
        {{"[Content_Types].xml", TYPES(OVERRIDE("/Word/Document2.xml", DOCX)), 0},
            {"_rels/.rels", MAIN("/word/document2.XML"), 0}, {"word/document2.xml", BODY, 0}},
        "docx fmt/412 (a)"},
    {"dots in a target",
        {{"[Content_Types].xml", TYPES(OVERRIDE("/a/d.xml", DOCX)), 0},
            {"_rels/.rels", MAIN("./b/../a/d.xml"), 0}, {"a/d.xml", BODY, 0}},
        "docx fmt/412 (a)"},
    {"dots within a target, and two slashes",
        {{"[Content_Types].xml", TYPES(OVERRIDE("/a/d.xml", DOCX)), 0},
            {"_rels/.rels", MAIN("a/b/.././/d.xml"), 0}, {"a/d.xml", BODY, 0}},
        "docx fmt/412 (a)"},
    {"an escaped target",
        {{"[Content_Types].xml", TYPES(OVERRIDE("/word/%E6%96%87%20d.xml", DOCX)), 0},
            {"_rels/.rels", MAIN("word/%E6%96%87%20d.xml"), 0},
            {"word/\xE6\x96\x87 d.xml", BODY, 0}},
        "docx fmt/412 (a)"},
    {"an escaped name, as the standard wants it, and signs that are no escape",
        {{"[Content_Types].xml", TYPES(OVERRIDE("/word/%64%zz%00%.xml", DOCX)), 0},
            {"_rels/.rels", MAIN("/word/d%zz%00%.xml"), 0}, {"word/d%zz%00%.xml", BODY, 0}},
        "docx fmt/412 (a)"},
    {"backslashes",
        {{"[Content_Types].xml", TYPES(OVERRIDE("/word/document.xml", DOCX)), 0},
            {"_rels\\.rels", MAIN("word\\document.xml"), 0}, {"word\\document.xml", BODY, 0}},
        "docx fmt/412 (a)"},
    {"no relationships",
        {{"[Content_Types].xml", TYPES(OVERRIDE("/x.xml", DOCX)), 0}, {"x.xml", BODY, 0}},
        "docx fmt/412 (a)"},
    {"no content types",
        {{"_rels/.rels", MAIN("word/document.xml"), 0}, {"word/document.xml", BODY, 0}},
        "docx fmt/189 (a)"},
    {"neither", {{"word/document.xml", BODY, 0}}, "docx fmt/189 (a)"},
    {"a broken list of types",
        {{"[Content_Types].xml", "<Types", 0}, {"word/document.xml", BODY, 0}},
        "docx fmt/189 (a) !part-passed-over"},
    {"docm",
        {{"[Content_Types].xml",
             TYPES(OVERRIDE("/word/document.xml", "vnd.ms-word.document.macroEnabled.main+xml")),
             0},
            {"_rels/.rels", MAIN("word/document.xml"), 0}, {"word/document.xml", BODY, 0}},
        "docm fmt/523 (a)"},
    {"dotx",
        {{"[Content_Types].xml",
             TYPES(OVERRIDE("/word/document.xml",
                 "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")),
             0},
            {"_rels/.rels", MAIN("word/document.xml"), 0}, {"word/document.xml", BODY, 0}},
        "dotx fmt/597 (a)"},
    {"dotm",
        {{"[Content_Types].xml",
             TYPES(OVERRIDE(
                 "/word/document.xml", "vnd.ms-word.template.macroEnabledTemplate.main+xml")),
             0},
            {"_rels/.rels", MAIN("word/document.xml"), 0}, {"word/document.xml", BODY, 0}},
        "dotm fmt/599 (a)"},
    {"strict",
        {{"[Content_Types].xml", TYPES(OVERRIDE("/word/document.xml", DOCX)), 0},
            {"_rels/.rels",
                RELATIONS "<Relationship Id=\"1\" "
                          "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/"
                          "officeDocument\" Target=\"word/document.xml\"/></Relationships>",
                0},
            {"word/document.xml",
                "<w:document " STRICT_W "><w:body>" P("a") "</w:body></w:document>", 0}},
        "docx fmt/1827 (a)"},
    {"UTF-16 without a prefix", {{"word/document.xml", utf16, sizeof utf16 - 1}},
        "docx fmt/189 (年)"},
    {"any prefix, in scope only",
        {{"word/document.xml",
            "\xEF\xBB\xBF<x:document "
            "xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            "<x:body><x:p><x:r><x:t>a</x:t></x:r></x:p><x:p "
            "xmlns:x=\"urn:other\"><x:r><x:t>b</x:t></x:r></x:p>"
            "<w:p " XMLNS_W "><w:r><w:t>c</w:t></w:r></w:p><w:p><w:r><w:t>d</w:t></w:r></w:p></"
            "x:body></x:document>",
            0}},
        "docx fmt/189 (a)(c)"},
    {"attributes without a prefix",
        {{"word/document.xml",
            "<document xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            "<body><tbl><tr><tc><tcPr><gridSpan "
            "val=\"2\"/></tcPr><p/></tc></tr></tbl></body></document>",
            0}},
        "docx fmt/189 [1] {1 1x2: 1.1*1x2=}"},
    {"notes, headers and footers",
        {{"_rels/.rels", MAIN("word/document.xml"), 0}, {"word/document.xml", BODY, 0},
            {"word/_rels/document.xml.rels",
                RELATIONS RELATION("1", "footer", "f.xml") RELATION("2", "header", "h.xml")
                    RELATION("3", "footnotes", "n.xml")
                        RELATION("4", "endnotes", "gone.xml") "</Relationships>",
                0},
            {"word/f.xml", "<w:ftr " XMLNS_W ">" T(TR("", C("f"))) "</w:ftr>", 0},
            {"word/h.xml", "<w:hdr " XMLNS_W ">" P("page") T(TR("", C("h"))) "</w:hdr>", 0},
            {"word/n.xml",
                "<w:footnotes " XMLNS_W
                "><w:footnote>" T(TR("", C("n"))) "</w:footnote></w:footnotes>",
                0}},
        "docx fmt/189 (a)[1] {1@footnote 1x1: 1.1=n} {2@header 1x1: 1.1=h} {3@footer 1x1: 1.1=f}"},
    {"a target outside of the package, even where a part has its name",
        {{"word/document.xml", BODY, 0},
            {"word/h.xml", "<w:hdr " XMLNS_W ">" T(TR("", C("h"))) "</w:hdr>", 0},
            {"word/_rels/document.xml.rels",
                RELATIONS "<Relationship Id=\"1\" "
                          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                          "relationships/header\" Target=\"h.xml\" "
                          "TargetMode=\"External\"/></Relationships>",
                0}},
        "docx fmt/189 (a)"},
    {"a broken header",
        {{"word/document.xml", BODY, 0},
            {"word/_rels/document.xml.rels",
                RELATIONS RELATION("2", "header", "h.xml") "</Relationships>", 0},
            {"word/h.xml", "<w:hdr " XMLNS_W ">" T(TR("", C("h"))), 0}},
        "docx fmt/189 (a) !part-passed-over"},
    {"twice", {{"word/document.xml", BODY, 0}, {"WORD/document.xml", BODY, 0}},
        " !zip-duplicate-name"},
    {"twice, behind another part",
        {{"a.txt", "a", 0}, {"word/document.xml", BODY, 0}, {"WORD/document.xml", BODY, 0}},
        " !zip-duplicate-name"},
    {"a picture twice",
        {{"word/document.xml", BODY, 0}, {"word/media/a.png", "a", 0},
            {"word/media/A.png", "b", 0}},
        "docx fmt/189 (a)"},
    {"not well formed",
        {{"word/document.xml", "<w:document " XMLNS_W "><w:body>" P("a") "</w:document>", 0}},
        " !xml-not-well-formed"},
    {"cut off", {{"word/document.xml", "<w:document " XMLNS_W "><w:body>" P("a"), 0}},
        " !xml-not-well-formed"},
    {"DTD", {{"word/document.xml", "<!DOCTYPE w:document [<!ENTITY e \"x\">]>" BODY, 0}},
        " !xml-dtd"},
    {"Excel",
        {{"[Content_Types].xml",
             TYPES(OVERRIDE("/xl/workbook.xml",
                 "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")),
             0},
            {"_rels/.rels", MAIN("xl/workbook.xml"), 0}, {"xl/workbook.xml", "<a/>", 0}},
        " !excel"},
    {"OFD", {{"OFD.xml", "<a/>", 0}}, " !ofd"},
    {"a plain zip", {{"a.txt", "a", 0}}, " !zip-no-document"},
};

Test(package, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_package(&cases[i]);
}

Test(package, properties) {
    struct arena *arena = arena_new();
    const struct part parts[] = {{"word/document.xml", BODY, 0},
        {"_rels/.rels",
            RELATIONS RELATION("1", "officeDocument", "word/document.xml")
                RELATION("2", "extended-properties",
                    "docProps/app.xml") "<Relationship Id=\"3\" "
                                        "Type=\"http://schemas.openxmlformats.org/package/2006/"
                                        "relationships/metadata/core-properties\" "
                                        "Target=\"docProps/core.xml\"/></Relationships>",
            0},
        {"docProps/app.xml",
            "<Properties "
            "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
            "extended-properties\"><Application>WPS "
            "Office</Application><AppVersion>12.1</AppVersion></Properties>",
            0},
        {"docProps/core.xml",
            "<cp:coreProperties "
            "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
            "xmlns:dcterms=\"http://purl.org/dc/terms/\">"
            "<cp:lastModifiedBy>张三</cp:lastModifiedBy><dcterms:created>2021-01-05T08:00:00Z</"
            "dcterms:created></cp:coreProperties>",
            0}};
    struct problems problems = {.arena = arena};
    struct document *document = document_read(arena, zip_make(arena, parts, 4), NULL, &problems);
    cr_assert_not_null(document);
    cr_expect(text_equal(document->application, TEXT("WPS Office 12.1")));
    cr_expect(text_equal(document->by, TEXT("张三")));
    cr_expect(text_equal(document->created, TEXT("2021-01-05T08:00:00Z")));
    cr_expect_eq(document->modified.length, 0);
    arena_free(arena);
}

/* ---- attacks ---- */

static const char *repeat(struct arena *arena, const char *before, const char *piece, int count) {
    struct buffer out = {.arena = arena};
    buffer_add(&out, text_from(before));
    for (int i = 0; i < count; i++)
        buffer_add(&out, text_from(piece));
    return buffer_text(&out).bytes;
}

Test(package, attacks) {
    struct arena *arena = arena_new();
    static const char open[] = "<w:document " XMLNS_W "><w:body>";
    struct part deep = {"word/document.xml", repeat(arena, open, "<w:tbl><w:tr><w:tc>", 5000), 0};
    expect_read(arena, "5,000 tables in each other", zip_make(arena, &deep, 1), " !xml-too-deep");
    struct part wide = {"word/document.xml",
        repeat(arena, open, "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", 20001), 0};
    expect_read(arena, "20,001 tables", zip_make(arena, &wide, 1),
        " !document-too-large !xml-not-well-formed");
    struct part scopes = {"word/document.xml",
        repeat(arena, "", "<a xmlns:b='b' xmlns:c='c' xmlns:d='d' xmlns:e='e' xmlns:f='f'>", 250),
        0};
    expect_read(arena, "namespaces", zip_make(arena, &scopes, 1), " !xml-not-well-formed");
    size_t size = 129 * 1024 * 1024;
    struct buffer blanks = {.arena = arena};
    buffer_add(&blanks, text_from(open));
    char *page = memset(arena_alloc(arena, 1 << 20), ' ', 1 << 20);
    while (blanks.length < size)
        buffer_add(&blanks, (struct text){page, 1 << 20});
    struct part bomb = {"word/document.xml", blanks.bytes, blanks.length};
    struct text zip = zip_make(arena, &bomb, 1);
    cr_expect_lt(zip.length, (size_t)1 << 20);
    expect_read(arena, "a bomb", zip, " !part-too-large");
    arena_free(arena);
}

/* Every beginning of a good package is named, none is read and none does harm. */
Test(package, cut) {
    struct arena *arena = arena_new();
    struct part part = {"word/document.xml", BODY, 0};
    struct text whole = word_make(arena, &part, 1);
    for (size_t length = 4; length < whole.length; length++) {
        struct problems problems = {.arena = arena};
        cr_assert_null(
            document_read(arena, text_copy(arena, text_slice(whole, 0, length)), NULL, &problems));
        cr_assert_geq(problems.count, 1);
    }
    arena_free(arena);
}
