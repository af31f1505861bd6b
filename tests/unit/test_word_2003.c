/* test_word_2003.c: the XML of Word 2003, and where it differs from what a docx holds. */
#include "word.h"

#define ROOT(attributes, content)                                                                  \
    "<?xml version=\"1.0\"?><w:wordDocument "                                                      \
    "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" "                            \
    "xmlns:wx=\"http://schemas.microsoft.com/office/word/2003/auxHint\" "                          \
    "xmlns:aml=\"http://schemas.microsoft.com/aml/2001/core\" "                                    \
    "xmlns:o=\"urn:schemas-microsoft-com:office:office\"" attributes ">" content                   \
    "</w:wordDocument>"
#define BODY(content) ROOT("", "<w:body><wx:sect>" content "</wx:sect></w:body>")
#define ANNOTATION(type, content)                                                                  \
    "<aml:annotation w:type=\"Word." type "\"><aml:content>" content                               \
    "</aml:content></aml:annotation>"
#define LISTED(number) "<w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/>" number
#define END_LISTED "</w:listPr></w:pPr>"

static const struct {
    const char *what, *file, *expected;
} cases[] = {
    {"a table", BODY(P("一") T(TR("", C("a") C("b")))), "(一)[1] {1 1x2: 1.1=a 1.2=b}"},
    {"merged down",
        BODY(T(TR("", TC("<w:vmerge w:val=\"restart\"/>", P("a")) C("b"))
                TR("", TC("<w:vmerge/>", "<w:p/>") C("c")))),
        "[1] {1 2x2: 1.1*2x1=a 1.2=b 2.2=c}"},
    {"merged along",
        BODY(T(TR("", TC("<w:hmerge w:val=\"restart\"/>", P("a")) TC("<w:hmerge/>", "<w:p/>"))
                TR("", C("b") C("c")))),
        "[1] {1 2x2: 1.1*1x2=a 2.1=b 2.2=c}"},
    {"tracked changes accepted",
        BODY("<w:p>" ANNOTATION("Insertion", R("a")) ANNOTATION("Deletion", R("b"))
                ANNOTATION("Comment", P("c")) R("d") "</w:p>"),
        "(ad)"},
    {"a deleted row",
        BODY(T(TR("<aml:annotation w:type=\"Word.Deletion\"/>", C("a")) TR("", C("b")))),
        "[1] {1 1x1: 1.1=b}"},
    {"a deleted mark",
        BODY("<w:p><w:pPr><w:rPr><aml:annotation w:type=\"Word.Deletion\"/></w:rPr></w:pPr>" R(
            "a") "</w:p>" P("b")),
        "(ab)"},
    {"old properties",
        BODY("<w:p><w:r><w:rPr>" ANNOTATION(
            "Formatting", "<w:rPr><w:vanish/></w:rPr>") "</w:rPr><w:t>a</w:t></w:r></w:p>"),
        "(a)"},
    {"a number written out",
        BODY("<w:p>" LISTED("<wx:t wx:val=\"1.\"/>") END_LISTED R("a") "</w:p>"), "(#1.a)"},
    {"a number not written out", BODY("<w:p>" LISTED("") END_LISTED R("a") "</w:p>"),
        "(a) !number-not-read"},
    {"a note where it is called",
        BODY("<w:p>" R("a") "<w:r><w:footnote>" P("n")
                T(TR("", C("c"))) "</w:footnote></w:r>" R("b") "</w:p>"),
        "(ab)(n)[1] {1@footnote 1x1: 1.1=c}"},
    {"hidden by a style, notes' separators",
        ROOT("",
            "<w:styles><w:style w:type=\"character\" w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr>"
            "</w:style></w:styles><w:docPr><w:footnotePr><w:footnote>" P(
                "s") "</w:footnote></w:footnotePr></w:docPr><w:body><w:p>" R("a") "<w:r><w:rPr><w:"
                                                                                  "rStyle "
                                                                                  "w:val=\"h\"/></"
                                                                                  "w:rPr><w:t>b</"
                                                                                  "w:t></w:r></"
                                                                                  "w:p></w:body>"),
        "(a) !hidden-text"},
    {"white space as the root says",
        ROOT(" xml:space=\"preserve\"", "<w:body>" P(" a ") "</w:body>"), "( a )"},
    {"white space without a word", BODY(P(" a ")), "(a)"},
    {"cut off",
        "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body>",
        " !xml-not-well-formed"},
    {"a DTD",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><w:wordDocument "
        "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>",
        " !xml-dtd"},
};

Test(word_2003, files) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_read(arena, cases[i].what, text_from(cases[i].file), cases[i].expected);
    arena_free(arena);
}

Test(word_2003, properties) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct file_kind kind;
    static const char file[] =
        ROOT("", "<o:DocumentProperties><o:LastAuthor> 张三 </o:LastAuthor>"
                 "<o:Created>2004-01-31T01:02:03Z</o:Created></o:DocumentProperties>"
                 "<w:body>" P("a") "</w:body>");
    struct document *document = document_read(arena, text_from(file), &kind, &problems);
    cr_assert_not_null(document);
    cr_expect(text_equal(kind.format, TEXT("word-2003-xml")));
    cr_expect(text_equal(document->by, TEXT("张三")));
    cr_expect(text_equal(document->created, TEXT("2004-01-31T01:02:03Z")));
    cr_expect_eq(document->modified.length, 0);
    cr_expect_eq(document->block_count, 1);
    arena_free(arena);
}
