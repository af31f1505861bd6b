/* test_styles.c: what styles and numbering add: hidden text, outline levels, automatic numbers. */
#include "word.h"

#define STYLE(id, more) "<w:style w:type=\"paragraph\" w:styleId=\"" id "\">" more "</w:style>"
#define LEVEL(index, format, text, more)                                                           \
    "<w:lvl w:ilvl=\"" index "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format                  \
    "\"/><w:lvlText w:val=\"" text "\"/>" more "</w:lvl>"
#define ABSTRACT(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define NUM(id, abstract, more)                                                                    \
    "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" abstract "\"/>" more "</w:num>"
#define ITEM(list, level, text)                                                                    \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list                     \
    "\"/></w:numPr></w:pPr>" R(text) "</w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" R(text) "</w:p>"

static const char styles[] =
    "<w:styles " XMLNS_W "><w:docDefaults><w:rPrDefault><w:rPr><w:sz "
    "w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"/>" STYLE(
        "H", "<w:basedOn w:val=\"N\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>") STYLE("H2",
        "<w:basedOn w:val=\"H\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>")
        STYLE("Gone", "<w:rPr><w:vanish/></w:rPr>") STYLE("GoneToo", "<w:basedOn w:val=\"Gone\"/>")
            STYLE("Back", "<w:basedOn w:val=\"Gone\"/><w:rPr><w:vanish w:val=\"0\"/></w:rPr>")
                STYLE("Round", "<w:basedOn w:val=\"Round2\"/>") STYLE("Round2",
                    "<w:basedOn w:val=\"Round\"/>") "<w:style w:type=\"numbering\" "
                                                    "w:styleId=\"L\"><w:pPr><w:numPr><w:numId "
                                                    "w:val=\"11\"/></w:numPr></w:pPr></w:style>"
                                                    "<w:style w:type=\"character\" "
                                                    "w:styleId=\"c\"><w:rPr><w:vanish/></w:rPr></"
                                                    "w:style></w:styles>";

static const char numbering[] =
    "<w:numbering " XMLNS_W " " XMLNS_MC
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">" ABSTRACT("0",
        LEVEL("0", "chineseCountingThousand", "%1、", "") LEVEL("1", "decimal", "%1.%2",
            "<w:isLgl/>") LEVEL("2", "decimalEnclosedCircle", "%3", "<w:lvlRestart w:val=\"0\"/>"))
        ABSTRACT("1", LEVEL("0", "upperRoman", "%1.", "") LEVEL("1", "lowerLetter", "%2)", "")
                          LEVEL("2", "decimal", "%3]", "<w:lvlRestart w:val=\"1\"/>")) ABSTRACT("2",
            LEVEL("0", "decimal", "%1", "")
                LEVEL("1", "japaneseCounting", "（%2）", "<w:pStyle w:val=\"H2\"/>")) ABSTRACT("3",
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"9\"/><mc:AlternateContent><mc:Choice "
            "Requires=\"w14\">"
            "<w:numFmt w:val=\"custom\" w:format=\"001, 002, 003, "
            "...\"/></mc:Choice><mc:Fallback><w:numFmt w:val=\"bullet\"/>"
            "</mc:Fallback></mc:AlternateContent><w:lvlText w:val=\"%1.\"/></w:lvl>")
            ABSTRACT("5", "<w:numStyleLink w:val=\"L\"/>") ABSTRACT(
                "6", "<w:styleLink w:val=\"L\"/>" LEVEL("0", "decimal", "%1)", "")) ABSTRACT("4",
                LEVEL("0", "none", "", "") LEVEL("1", "bullet", "x", "")
                    LEVEL("2", "decimalFullWidth", "%3．", "")) NUM("1", "0", "") NUM("2", "1", "")
                NUM("3", "2", "") NUM("4", "0",
                    "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"9\"/></w:lvlOverride>")
                    NUM("5", "1",
                        "<w:lvlOverride w:ilvl=\"0\">" LEVEL("0", "ideographTraditional", "%1",
                            "") "</w:lvlOverride>") NUM("6", "4", "") NUM("7", "99", "")
                        NUM("9", "3", "") NUM("10", "5", "") NUM("11", "6", "") "</w:numbering>";

#define FORMAT(start, format, text)                                                                \
    "<w:start w:val=\"" start "\"/><w:numFmt w:val=\"" format "\"/><w:lvlText w:val=\"" text "\"/" \
    ">"
#define CUSTOM(start, format)                                                                      \
    "<w:start w:val=\"" start "\"/><w:numFmt w:val=\"custom\" w:format=\"" format                  \
    "\"/><w:lvlText w:val=\"%1\"/>"
#define HIDES "<w:rPr><w:vanish/></w:rPr>"
#define MARKED(mark, text)                                                                         \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr>" mark       \
    "</w:rPr></w:pPr>" R(text) "</w:p>"

/* A document with one list of one level. */
static void expect_list(
    const char *what, const char *level, const char *body, const char *expected) {
    struct arena *arena = arena_new();
    struct buffer lists = {.arena = arena}, xml = {.arena = arena};
    buffer_format(&lists,
        "<w:numbering " XMLNS_W "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">%s"
        "</w:lvl></w:abstractNum>" NUM("1", "0", "") "</w:numbering>",
        level);
    buffer_format(&xml, "<w:document " XMLNS_W "><w:body>%s</w:body></w:document>", body);
    struct part parts[] = {{"word/document.xml", buffer_text(&xml).bytes, 0},
        {"word/_rels/document.xml.rels",
            RELATIONS RELATION("a", "styles", "styles.xml")
                RELATION("b", "numbering", "numbering.xml") "</Relationships>",
            0},
        {"word/styles.xml", styles, 0}, {"word/numbering.xml", buffer_text(&lists).bytes, 0}};
    expect_read(arena, what, word_make(arena, parts, 4), expected);
    arena_free(arena);
}

static const struct {
    const char *what, *body, *expected;
} cases[] = {
    {"outline", STYLED("H", "a") STYLED("N", "b"), "(^0 a)(b)"},
    {"hidden by style",
        STYLED("Gone", "a") P("b") STYLED("GoneToo", "c") P("d") STYLED("Back", "e"),
        "(b)(d)(e) !hidden-text"},
    {"a toggle",
        "<w:p><w:r><w:rPr><w:rStyle w:val=\"c\"/></w:rPr><w:t>a</w:t></w:r>" R(
            "b") "</w:p>"
                 "<w:p><w:pPr><w:pStyle w:val=\"Gone\"/><w:rPr><w:vanish "
                 "w:val=\"0\"/></w:rPr></w:pPr><w:r><w:rPr><w:rStyle "
                 "w:val=\"c\"/></w:rPr><w:t>c</w:t></w:r></w:p>",
        "(b)(c) !hidden-text"},
    {"styles in a circle", STYLED("Round", "a"), "(a)"},
    {"levels",
        ITEM("1", "0", "a") ITEM("1", "1", "b") ITEM("1", "1", "c") ITEM("1", "0", "d")
            ITEM("1", "1", "e"),
        "(#一、a)(#1.1b)(#1.2c)(#二、d)(#2.1e)"},
    {"no restart", ITEM("1", "2", "a") ITEM("1", "0", "b") ITEM("1", "2", "c"),
        "(#①a)(#二、b)(#②c)"},
    {"a level that begins again behind the first level alone",
        ITEM("2", "0", "a") ITEM("2", "1", "b") ITEM("2", "2", "c") ITEM("2", "1", "d")
            ITEM("2", "2", "e") ITEM("2", "0", "f") ITEM("2", "2", "g"),
        "(#I.a)(#a)b)(#1]c)(#b)d)(#2]e)(#II.f)(#1]g)"},
    {"lists of one definition go on", ITEM("1", "0", "a") ITEM("4", "0", "b") ITEM("4", "0", "c"),
        "(#一、a)(#九、b)(#十、c)"},
    {"a level of the list's own", ITEM("5", "0", "a") ITEM("5", "0", "b") ITEM("2", "1", "c"),
        "(#甲a)(#乙b)(#a)c)"},
    {"by style", STYLED("H2", "a") STYLED("H2", "b"), "(^0 #（一）a)(^0 #（二）b)"},
    {"taken off",
        "<w:p><w:pPr><w:pStyle w:val=\"H2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" R(
            "a") "</w:p>",
        "(^0 a)"},
    {"no number",
        ITEM("6", "0", "a") ITEM("6", "1", "b") ITEM("6", "2", "c") ITEM("7", "0", "d")
            ITEM("8", "0", "e") ITEM("1", "12", "f"),
        "(a)(b)(#１．c)(d)(e)(f)"},
    {"filled with zeros", ITEM("9", "0", "a") ITEM("9", "0", "b"), "(#009.a)(#010.b)"},
    {"by a numbering style", ITEM("10", "0", "a"), "(#1)a)"},
    {"in a cell",
        T(TR("", "<w:tc>" ITEM("2", "0", "a") "</w:tc><w:tc>" ITEM("2", "0", "") "</w:tc>")),
        "[1] {1 1x2: 1.1=I.a 1.2=II.}"},
};

Test(styles, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct buffer xml = {.arena = arena};
        buffer_format(
            &xml, "<w:document " XMLNS_W "><w:body>%s</w:body></w:document>", cases[i].body);
        struct part parts[] = {{"word/document.xml", buffer_text(&xml).bytes, 0},
            {"word/_rels/document.xml.rels",
                RELATIONS RELATION("a", "styles", "styles.xml")
                    RELATION("b", "numbering", "/word/numbering.xml") "</Relationships>",
                0},
            {"word/styles.xml", styles, 0}, {"word/numbering.xml", numbering, 0}};
        expect_read(arena, cases[i].what, word_make(arena, parts, 4), cases[i].expected);
        arena_free(arena);
    }
}

/* A list of one level: how its numbers are written. number_format.c has tests of its own. */
Test(numbering, formats) {
    static const struct {
        const char *what, *level, *expected;
    } formats[] = {
        {"beyond ten thousand", FORMAT("12345", "chineseCountingThousand", "第%1条"),
            "(#第一万二千三百四十五条a)(#第一万二千三百四十六条b)(#第一万二千三百四十七条c)"},
        {"none", FORMAT("5", "none", "%1"), "(a)(b)(c)"},
        {"a bullet with a text", FORMAT("1", "bullet", "%1.x"), "(a)(b)(c)"},
        {"no format", "<w:start w:val=\"3\"/><w:lvlText w:val=\"%1)\"/>", "(#3)a)(#4)b)(#5)c)"},
        {"a custom one", CUSTOM("009", "00001, 00002, 00003, ..."), "(#00009a)(#00010b)(#00011c)"},
        {"a custom one that is not known", CUSTOM("2", "α, β, γ, ..."),
            "(#2a)(#3b)(#4c) !number-format-unknown"},
        {"one that is not known", FORMAT("2", "hebrew1", "%1."),
            "(#2.a)(#3.b)(#4.c) !number-format-unknown"},
        {"hidden", FORMAT("1", "decimal", "%1.") HIDES, "(a)(b)(c) !hidden-text"},
        {"hidden by a style",
            FORMAT("1", "decimal", "%1.") "<w:rPr><w:rStyle w:val=\"c\"/></w:rPr>",
            "(a)(b)(c) !hidden-text"},
        {"hidden by its former properties",
            FORMAT("1", "decimal",
                "%1.") "<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>",
            "(#1.a)(#2.b)(#3.c)"},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        expect_list(formats[i].what, formats[i].level,
            ITEM("1", "0", "a") ITEM("1", "0", "b") ITEM("1", "0", "c"), formats[i].expected);
}

/* A mark that is hidden hides the number, but where the level shows it, and the paragraph runs on
 * into the next; it counts. */
Test(numbering, hidden_marks) {
    static const struct {
        const char *what, *level, *body, *expected;
    } marks[] = {
        {"hidden", FORMAT("1", "decimal", "%1."),
            ITEM("1", "0", "a") MARKED("<w:vanish/>", "b") ITEM("1", "0", "c"),
            "(#1.a)(#3.bc) !hidden-text"},
        {"numbers skipped, as Word does it", FORMAT("1", "decimal", "%1."),
            ITEM("1", "0", "a") MARKED("<w:vanish/>", "") MARKED("<w:vanish/>", "")
                ITEM("1", "0", "b"),
            "(#1.a)(#4.b) !hidden-text"},
        {"shown by the level",
            FORMAT("1", "decimal", "%1.") "<w:rPr><w:vanish w:val=\"0\"/></w:rPr>",
            ITEM("1", "0", "a") MARKED("<w:vanish/>", "b") P("c") ITEM("1", "0", "d"),
            "(#1.a)(#2.bc)(#3.d)"},
        {"what a level says itself counts before its style",
            FORMAT("1", "decimal",
                "%1.") "<w:rPr><w:vanish w:val=\"0\"/><w:rStyle w:val=\"c\"/></w:rPr>",
            ITEM("1", "0", "a"), "(#1.a)"},
        {"two styles on one line", FORMAT("1", "decimal", "%1."),
            MARKED("<w:vanish/><w:specVanish/>", "a") P("b") ITEM("1", "0", "c"), "(#1.ab)(#2.c)"},
        {"the last of a cell", FORMAT("1", "decimal", "%1."),
            T(TR("", "<w:tc>" MARKED("<w:vanish/>", "26") "</w:tc>")),
            "[1] {1 1x1: 1.1=26} !hidden-text"},
        {"the text and not the mark", FORMAT("1", "decimal", "%1."),
            "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:p>",
            "(#1.) !hidden-text"},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        expect_list(marks[i].what, marks[i].level, marks[i].body, marks[i].expected);
}
