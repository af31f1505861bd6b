/* test_body.c: WordprocessingML -> blocks and grids, a case a line; through whole packages. */
#include "base/limits.h"
#include "word.h"

#define OPEN "<w:document " XMLNS_W " " XMLNS_MC " " XMLNS_WPS "><w:body>"
#define CLOSE "</w:body></w:document>"
#define SDT(content)                                                                               \
    "<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>" content                   \
    "</w:sdtContent></w:sdt>"
#define CUSTOM(content) "<w:customXml><w:customXmlPr/>" content "</w:customXml>"
#define HIDDEN(text) "<w:r><w:rPr><w:vanish/></w:rPr><w:t>" text "</w:t></w:r>"
#define FIELD(kind) "<w:r><w:fldChar w:fldCharType=\"" kind "\"/></w:r>"
#define CODE "<w:r><w:instrText> PAGE </w:instrText></w:r>"
#define BOX(content) "<w:r><w:pict><w:txbxContent>" content "</w:txbxContent></w:pict></w:r>"
#define BRANCHES(choice, fallback)                                                                 \
    "<mc:AlternateContent><mc:Choice Requires=\"wps\">" choice                                     \
    "</mc:Choice><mc:Fallback>" fallback "</mc:Fallback></mc:AlternateContent>"
#define EXTENSION(rule, content) "<x:y xmlns:x=\"urn:x\" " rule ">" content "</x:y>"
#define IGNORABLE(content) EXTENSION("mc:Ignorable=\"x\"", content)
#define PROCESSED(content) EXTENSION("mc:Ignorable=\"x\" mc:ProcessContent=\"x:y\"", content)
#define SPAN(n) "<w:gridSpan w:val=\"" n "\"/>"
#define DOWN "<w:vMerge w:val=\"restart\"/>"
#define ON "<w:vMerge/>"

struct body_case {
    const char *what, *body, *expected;
};

static void expect_bodies(const struct body_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        struct buffer xml = {.arena = arena};
        buffer_format(&xml, OPEN "%s" CLOSE, cases[i].body);
        struct part part = {"word/document.xml", buffer_text(&xml).bytes, 0};
        expect_read(arena, cases[i].what, word_make(arena, &part, 1), cases[i].expected);
        arena_free(arena);
    }
}

#define EXPECT(cases) expect_bodies(cases, sizeof cases / sizeof *cases)

Test(body, grids) {
    static const struct body_case cases[] = {
        {"plain", T(TR("", C("a") C("b")) TR("", C("c") C("d"))),
            "[1] {1 2x2: 1.1=a 1.2=b 2.1=c 2.2=d}"},
        {"gridBefore and gridAfter",
            T(TR("<w:gridBefore w:val=\"2\"/><w:gridAfter w:val=\"3\"/>", C("a")) TR("", C("b"))),
            "[1] {1 2x3: 1.3=a 2.1=b}"},
        {"gridSpan", T(TR("", TC(SPAN("2"), P("a")) C("b")) TR("", C("c") C("d") C("e"))),
            "[1] {1 2x3: 1.1*1x2=a 1.3=b 2.1=c 2.2=d 2.3=e}"},
        {"gridSpan of nothing", T(TR("", TC(SPAN("0"), P("a")) TC(SPAN("-1"), P("b")) C("c"))),
            "[1] {1 1x3: 1.1=a 1.2=b 1.3=c}"},
        {"gridSpan of a million", T(TR("", C("a") TC(SPAN("1000000"), P("b")) C("c"))),
            "[1] {1 1x1000: 1.1=a 1.2*1x999=b} !grid-too-wide"},
        {"vMerge",
            T(TR("", TC(DOWN, P("a")) C("b")) TR("", TC(ON, "<w:p/>") C("c")) TR("", C("d"))),
            "[1] {1 3x2: 1.1*2x1=a 1.2=b 2.2=c 3.1=d}"},
        {"vMerge by column, not by place",
            T(TR("", C("a") TC(DOWN, P("b"))) TR("<w:gridBefore w:val=\"1\"/>", TC(ON, "<w:p/>"))),
            "[1] {1 2x2: 1.1=a 1.2*2x1=b}"},
        {"vMerge with nothing above", T(TR("", TC(ON, P("a"))) TR("", TC(ON, P("b")))),
            "[1] {1 2x1: 1.1*2x1=a} !merged-cell-text"},
        {"vMerge ends at a row without the column",
            T(TR("", C("a") TC(DOWN, P("b"))) TR("", C("c")) TR("", C("d") TC(ON, P("e")))),
            "[1] {1 3x2: 1.1=a 1.2=b 2.1=c 3.1=d 3.2=e}"},
        {"hMerge",
            T(TR("",
                TC("<w:hMerge w:val=\"restart\"/>", P("a")) TC("<w:hMerge/>", "<w:p/>") C("b"))),
            "[1] {1 1x3: 1.1*1x2=a 1.3=b}"},
        {"hMerge with nothing before", T(TR("", TC("<w:hMerge/>", P("a")) C("b"))),
            "[1] {1 1x2: 1.1=a 1.2=b}"},
        {"hMerge and vMerge",
            T(TR("", TC(DOWN "<w:hMerge w:val=\"restart\"/>", P("a"))
                         TC(DOWN "<w:hMerge/>", "<w:p/>")) TR("",
                TC(ON "<w:hMerge w:val=\"restart\"/>", "<w:p/>") TC(ON "<w:hMerge/>", "<w:p/>"))),
            "[1] {1 2x2: 1.1*2x2=a}"},
        {"old spans are of no account",
            T(TR("", TC("<w:tcPrChange><w:tcPr>" SPAN("3") ON "</w:tcPr></w:tcPrChange>", P("a"))
                         C("b"))),
            "[1] {1 1x2: 1.1=a 1.2=b}"},
        {"cells without a row", "<w:tbl>" C("a") TR("", C("b")) C("c") "</w:tbl>",
            "[1] {1 3x1: 1.1=a 2.1=b 3.1=c}"},
        {"a row without cells", T(TR("", C("a")) "<w:tr/>" TR("", C("b"))),
            "[1] {1 3x1: 1.1=a 3.1=b}"},
        {"paragraphs of a cell", T(TR("", "<w:tc><w:p/>" P("1") P("2") "<w:p/></w:tc>")),
            "[1] {1 1x1: 1.1=\n1\n2\n}"},
        {"nested",
            T(TR("", "<w:tc>" P("a") T(TR("", C("b"))) "<w:p/></w:tc>" C("c"))) T(TR("", C("d"))),
            "[1][2][3] {1 1x2: 1.1=a\n 1.2=c} {2<1 1x1: 1.1=b} {3 1x1: 1.1=d}"},
        {"a hidden row mark hides no text", T(TR("<w:hidden/>", C("a"))), "[1] {1 1x1: 1.1=a}"},
    };
    EXPECT(cases);
}

Test(body, wrappers) {
    static const struct body_case
        cases[] =
            {
                {"sdt at every level",
                    SDT(T(SDT(
                        TR("", SDT("<w:tc>" SDT("<w:p>" SDT(R("a")) "</w:p>") "</w:tc>") C("b"))))),
                    "[1] {1 1x2: 1.1=a 1.2=b}"},
                {"customXml at every level",
                    CUSTOM(T(CUSTOM(TR("", CUSTOM(
                                               "<w:tc>" CUSTOM(
                                                   "<w:p>" CUSTOM(R("a")) "</w:p>") "</w:tc>")
                                               C("b"))))),
                    "[1] {1 1x2: 1.1=a 1.2=b}"},
                {"round runs",
                    "<w:p><w:hyperlink>" R("a") "</w:hyperlink><w:smartTag><w:smartTagPr/>" R("b") "</w:smartTag><w:fldSimple w:instr=\"DATE\">" R(
                        "c") "</w:fldSimple><w:dir>" R("d") "</w:dir><w:bdo>" R("e") "</"
                                                                                     "w:bdo><w:"
                                                                                     "ins>" R(
                                                                                         "f") "</"
                                                                                              "w:"
                                                                                              "ins>"
                                                                                              "<w:"
                                                                                              "move"
                                                                                              "To"
                                                                                              ">" R(
                                                                                                  "g") "</w:moveTo></w:p>",
                    "(abcdefg)"},
                {"ruby",
                    "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>" R("kan") "</w:rt><w:rubyBase>" R(
                        "漢") "</w:rubyBase></w:ruby></w:r></w:p>",
                    "(漢)"},
                {"ignorable at every level",
                    IGNORABLE(P("a"))
                        T(IGNORABLE(TR("", C("b"))) TR("", IGNORABLE(C("c")) C("d")) TR("",
                            "<w:tc>" IGNORABLE(P("e")) "<w:p>" IGNORABLE(R("f")) "<w:r>" IGNORABLE(
                                "<w:t>g</w:t>") "<w:t>h</w:t></w:r></w:p></w:tc>")),
                    "[1] {1 2x1: 1.1=d 2.1=h}"},
                {"ignorable, and its content is read",
                    PROCESSED(P("a")) T(PROCESSED(TR("", PROCESSED(C("b")))
                            TR("", "<w:tc>" PROCESSED("<w:p>" PROCESSED(R("c") "<w:r>" PROCESSED(
                                       "<w:t>d</w:t>") "</w:r>") "</w:p>") "</w:tc>"))),
                    "(a)[1] {1 2x1: 1.1=b 2.1=cd}"},
                {"neither ignorable nor known", EXTENSION("", P("a")), "(a)"},
                {"not to be read by us", EXTENSION("mc:MustUnderstand=\"x\"", P("a")),
                    " !xml-not-understood"},
                {"one branch", "<w:p><w:r>" BRANCHES("<w:t>a</w:t>", "<w:t>b</w:t>") "</w:r></w:p>",
                    "(a)"},
                {"a branch in a branch",
                    BRANCHES(P("a") BRANCHES(P("b"), P("c")), P("d") BRANCHES(P("e"), P("f")))
                        P("g"),
                    "(a)(b)(g)"},
                {"branches round rows and cells",
                    T(BRANCHES(
                        TR("", BRANCHES(C("a"), C("b") C("c"))), TR("", C("d")) TR("", C("e")))),
                    "[1] {1 1x1: 1.1=a}"},
                {"a need that we do not understand",
                    "<w:p><mc:AlternateContent xmlns:x=\"urn:x\"><mc:Choice Requires=\"wps "
                    "x\">" R("a") "</mc:Choice><mc:Choice Requires=\"wps\">" R(
                        "b") "</mc:Choice><mc:Fallback>" R("c") "</mc:Fallback></"
                                                                "mc:AlternateContent></w:p>",
                    "(b)"},
                {"an undeclared need",
                    "<w:p><mc:AlternateContent><mc:Choice Requires=\"nowhere\">" R(
                        "a") "</mc:Choice><mc:Fallback>" R("c") "</mc:Fallback></"
                                                                "mc:AlternateContent></w:p>",
                    "(c)"},
                {"a text box stands at its anchor",
                    P("a") "<w:p>" R("b") BOX(P("c") T(TR("", C("d"))))
                        R("e") "</w:p>" T(TR("", C("f"))) P("g"),
                    "(a)(be)(c)[2][1](g) {1 1x1: 1.1=f} {2@textbox 1x1: 1.1=d}"},
                {"a text box in a cell",
                    T(TR("", "<w:tc><w:p>" R("a") BOX(P("b")) R("c") "</w:p></w:tc>" C("d"))),
                    "[1](b) {1 1x2: 1.1=a[图片]c 1.2=d}"},
            };
    EXPECT(cases);
}

Test(body, changes) {
    static const struct body_case cases[] = {
        {"runs",
            "<w:p>" R("a") "<w:del>" R("b") "<w:ins>" R("c") "</w:ins></w:del><w:moveFrom>" R(
                "d") "</w:moveFrom><w:ins>" R("e") "<w:del>" R("f") "</w:del></w:ins></w:p>",
            "(ae)"},
        {"a deleted mark joins",
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("a") "</w:p>" P("b") P("c"), "(ab)(c)"},
        {"three join in a cell",
            T(TR("", "<w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R(
                         "1") "</w:p><w:p><w:pPr><w:rPr>"
                              "<w:moveFrom/></w:rPr></w:pPr>" R("2") "</w:p>" P("3") "</w:tc>")),
            "[1] {1 1x1: 1.1=123}"},
        {"a deleted mark before a table",
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("a") "</w:p>" T(TR("", C("b"))) P("c"),
            "(a)[1](c) {1 1x1: 1.1=b}"},
        {"rows", T(TR("", C("a")) TR("<w:del/>", C("b")) TR("<w:ins/>", C("c"))),
            "[1] {1 2x1: 1.1=a 2.1=c}"},
        {"rows moved away and here",
            "<w:moveFromRangeStart/>" T(
                TR("<w:del/>", "<w:tc><w:p><w:moveFrom>" R("a") "</w:moveFrom></w:p></w:tc>")
                    TR("", C("x"))) "<w:moveFromRangeEnd/>" T(TR("<w:ins/>",
                "<w:tc><w:p><w:moveTo>" R("a") "</w:moveTo></w:p></w:tc>")),
            "[1][2] {1 1x1: 1.1=x} {2 1x1: 1.1=a}"},
        {"cells",
            T(TR("", C("a") TC("<w:cellDel/>", P("b")) TC("<w:cellIns/>", P("c")))
                    TR("", TC("<w:cellDel/>", P("d")))),
            "[1] {1 1x2: 1.1=a 1.2=c}"},
        {"merged cells",
            T(TR("", TC("<w:cellMerge w:vMerge=\"rest\"/>", P("a")))
                    TR("", TC("<w:cellMerge w:vMerge=\"cont\"/>", "<w:p/>"))),
            "[1] {1 2x1: 1.1*2x1=a}"},
        {"the outline level of text is none",
            "<w:p><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>" R(
                "a") "</w:p><w:p><w:pPr><w:outlineLvl "
                     "w:val=\"8\"/></w:pPr>" R("b") "</w:p>",
            "(a)(^8 b)"},
        {"old properties",
            "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/>"
            "</w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></"
            "w:rPrChange></w:rPr>"
            "<w:t>a</w:t></w:r></w:p>",
            "(^2 a)"},
    };
    EXPECT(cases);
}

Test(body, runs) {
    static const struct body_case cases[] = {
        {"what is no text",
            "<w:p><w:pPr><w:tabs><w:tab "
            "w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:ptab/>"
            "<w:br/><w:cr/><w:noBreakHyphen/><w:sym w:font=\"Symbol\" "
            "w:char=\"F061\"/><w:t>b</w:t></w:r></w:p>",
            "(a\t\t\n\n-αb)"},
        {"white space",
            "<w:p><w:r><w:t> a </w:t><w:t xml:space=\"preserve\"> b "
            "</w:t><w:t>\n</w:t><w:t/></w:r></w:p>",
            "(a b )"},
        {"field",
            "<w:p>" R("a") FIELD("begin") CODE R("x") FIELD("separate") R("3") FIELD("end")
                R("b") "</w:p>",
            "(a3b)"},
        {"field in a field's instruction",
            "<w:p>" FIELD("begin") CODE FIELD("begin") CODE FIELD("separate") R("1") FIELD("end")
                CODE FIELD("separate") R("2") FIELD("end") "</w:p>",
            "(2)"},
        {"field over paragraphs",
            "<w:p>" FIELD("begin") CODE FIELD("separate") R("a") "</w:p><w:p>" R("b") FIELD("end")
                R("c") "</w:p>",
            "(a)(bc)"},
        {"begin without end", "<w:p>" R("1") FIELD("begin") CODE R("2") "</w:p>" P("3"), "(12)(3)"},
        {"a field that a text box leaves open",
            "<w:p>" R("a") BOX("<w:p>" FIELD("begin") CODE "</w:p>") R("b") "</w:p>" P("c"),
            "(ab)()(c)"},
        {"a field around a text box that leaves another open",
            "<w:p>" R("a") FIELD("begin") CODE BOX("<w:p>" FIELD("begin") CODE "</w:p>")
                FIELD("separate") R("x") FIELD("end") R("b") "</w:p>" P("c"),
            "(axb)()(c)"},
        {"end without begin", "<w:p>" FIELD("end") R("1") FIELD("separate") R("2") "</w:p>",
            "(12)"},
        {"hidden",
            "<w:p>" R("a")
                HIDDEN("b") "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>c</w:t></w:r>"
                            "<w:r><w:rPr><w:vanish w:val=\"off\"/></w:rPr><w:t>d</w:t></w:r></w:p>",
            "(acd) !hidden-text"},
        {"a hidden mark",
            "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" HIDDEN("a") "</w:p>" P("b"),
            "(b) !hidden-text"},
        {"mathematics",
            "<w:p><m:oMath "
            "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:r><m:t>x</"
            "m:t></m:r></m:oMath></w:p>",
            "(x)"},
        {"mathematics behind a hidden run",
            "<w:p>" HIDDEN("a") "<m:oMath "
                                "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                                "math\"><m:r><m:t>7</"
                                "m:t></m:r></m:oMath></w:p>",
            "(7) !hidden-text"},
        {"another file", "<w:altChunk/>", " !part-not-read"},
        {"characters and entities", "<w:p><w:r><w:t>&lt;&#x4E00;<![CDATA[&]]></w:t></w:r></w:p>",
            "(<一&)"},
    };
    EXPECT(cases);
}

/* The blocks of a merged cell that Word does not show are no paragraphs of the document. */
Test(body, merged_cell_has_no_blocks) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    const struct part part = {"word/document.xml",
        "<w:document " XMLNS_W "><w:body>" T(TR("", TC(DOWN, P("a")) C("b"))
                TR("", TC(ON, P("hidden")) C("c"))) P("d") "</w:body></w:document>",
        0};
    struct document *document = document_read(arena, word_make(arena, &part, 1), NULL, &problems);
    cr_assert_not_null(document);
    struct buffer blocks = {.arena = arena};
    for (size_t i = 0; i < document->block_count; i++)
        if (document->blocks[i].kind != BLOCK_TABLE)
            buffer_format(&blocks, "%d.%d=%.*s ", document->blocks[i].table,
                document->blocks[i].cell, (int)document->blocks[i].text.length,
                document->blocks[i].text.bytes);
    cr_expect_str_eq(buffer_text(&blocks).bytes, "1.0=a 1.1=b 1.2=c 0.-1=d ", "%s", blocks.bytes);
    cr_expect_eq(problems.count, 1);
    arena_free(arena);
}

/* So many cells are read; one more, and the document is too large. */
Test(body, most_cells) {
    enum { COLUMNS = 50 };
    for (int more = 0; more < 2; more++) {
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        struct buffer xml = {.arena = arena};
        buffer_add(&xml, TEXT("<w:document " XMLNS_W "><w:body><w:tbl>"));
        for (int cell = 0; cell < LIMIT_CELLS; cell++)
            buffer_format(&xml, "%s<w:tc/>%s", cell % COLUMNS == 0 ? "<w:tr>" : "",
                (cell + 1) % COLUMNS == 0 ? "</w:tr>" : "");
        buffer_format(
            &xml, "%s</w:tbl></w:body></w:document>", more == 1 ? "<w:tr><w:tc/></w:tr>" : "");
        const struct part part = {"word/document.xml", buffer_text(&xml).bytes, 0};
        document_read(arena, word_make(arena, &part, 1), NULL, &problems);
        cr_expect_eq(problems.count, (size_t)more);
        if (more == 1)
            cr_expect_eq(problems.items[0].code, PROBLEM_DOCUMENT_TOO_LARGE);
        arena_free(arena);
    }
}

/* Notes beyond a limit are not read, neither their tables nor their paragraphs; blocks of such
 * tables were once left behind and pointed past the end of the tables. */
Test(body, limit_in_a_footnote) {
    struct arena *arena = arena_new();
    struct buffer notes = {.arena = arena};
    buffer_add(&notes, TEXT("<w:footnotes " XMLNS_W "><w:footnote>" P("n")));
    for (int i = 0; i < LIMIT_TABLES; i++)
        buffer_add(&notes, TEXT("<w:tbl/>"));
    buffer_add(&notes, TEXT("</w:footnote></w:footnotes>"));
    const struct part parts[] = {
        {"word/document.xml", OPEN T(TR("", C("a"))) P("b") CLOSE, 0},
        {"word/_rels/document.xml.rels",
            RELATIONS RELATION("1", "footnotes", "footnotes.xml") "</Relationships>", 0},
        {"word/footnotes.xml", buffer_text(&notes).bytes, 0},
    };
    expect_read(arena, "a limit in a footnote", word_make(arena, parts, 3),
        "[1](b) {1 1x1: 1.1=a} !document-too-large");
    arena_free(arena);
}
