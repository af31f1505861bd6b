/* test_html.c: pages as Word, LibreOffice and portals write them. */
#include "word.h"

static const struct {
    const char *what, *page, *expected;
} cases[] = {
    {"a table", "<html><p>一<table><tr><td>a<td>b</table></html>", "(一)[1] {1 1x2: 1.1=a 1.2=b}"},
    {"spans",
        "<table><tr><td rowspan=2>a</td><td colspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr>"
        "</table>",
        "[1] {1 2x3: 1.1*2x1=a 1.2*1x2=b 2.2=c 2.3=d}"},
    {"a span of all rows that are left",
        "<table><tr><td>a<td>b<tr><td rowspan=0>c<td>d<tr><td>e</table>",
        "[1] {1 3x2: 1.1=a 1.2=b 2.1*2x1=c 2.2=d 3.2=e}"},
    {"spans beyond the table, and of nothing",
        "<table><tr><td rowspan=99999>a<td colspan=0>b<td colspan=-1>c<td colspan=x>d</table>",
        "[1] {1 1x4: 1.1=a 1.2=b 1.3=c 1.4=d}"},
    {"a span ends with its group",
        "<table><thead><tr><td rowspan=2>a<td>b<tbody><tr><td>c<td>d</table>",
        "[1] {1 2x2: 1.1=a 1.2=b 2.1=c 2.2=d}"},
    {"tfoot before tbody",
        "<table><thead><tr><td>a<td>b</thead><tfoot><tr><td>c<td>d</tfoot>"
        "<tbody><tr><td rowspan=2>e<td>f<tr><td>g</tbody><tbody><tr><td>h<td>i</table>",
        "[1] {1 5x2: 1.1=a 1.2=b 2.1*2x1=e 2.2=f 3.2=g 4.1=h 4.2=i 5.1=c 5.2=d}"},
    {"tfoot of two rows, a span in it, nothing closed, rows without a group",
        "<table><tr><td>a<td>b<tfoot><tr><td "
        "rowspan=9>c<td>d<tr><td>e<tbody><tr><td>f<td>g</table>",
        "[1] {1 4x2: 1.1=a 1.2=b 2.1=f 2.2=g 3.1*2x1=c 3.2=d 4.2=e}"},
    {"thead behind tbody, tfoot before both",
        "<table><tfoot><tr><td>c</tfoot><tr><td>b<thead><tr><td>a</table>",
        "[1] {1 3x1: 1.1=a 2.1=b 3.1=c}"},
    {"only the first thead and tfoot",
        "<table><tfoot><tr><td>c</tfoot><thead><tr><td>a</thead><tfoot><tr><td>b1</tfoot>"
        "<thead><tr><td>b2</table>",
        "[1] {1 4x1: 1.1=a 2.1=b1 3.1=b2 4.1=c}"},
    {"an empty tfoot", "<table><tfoot></tfoot><tr><td>a</table>", "[1] {1 1x1: 1.1=a}"},
    {"tables in cells of a tfoot",
        "<table><tfoot><tr><td>c<table><tr><td>d</table></tfoot><tr><td>a<table><tfoot><tr><td>2"
        "</tfoot><tr><td>1</table></table><p>e",
        "[1][3][2](e) {1 2x1: 1.1=a 2.1=c} {2<1 1x1: 1.1=d} {3<1 2x1: 1.1=1 2.1=2}"},
    {"a million columns", "<table><tr><td colspan=1000000>a<td>b</table>",
        "[1] {1 1x1000: 1.1*1x1000=a} !grid-too-wide"},
    {"nested",
        "<table><tr><td><p>a</p><table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>",
        "[1][2] {1 1x2: 1.1=a\nc 1.2=d} {2<1 1x1: 1.1=b}"},
    {"nothing closed", "<table><tr><td>a<table><tr><td>b",
        "[1][2] {1 1x1: 1.1=a} {2<1 1x1: 1.1=b} !page-unfinished"},
    {"a page that breaks off", "<html><body><table><tr><td>a</table><p>b",
        "[1](b) {1 1x1: 1.1=a} !page-unfinished"},
    {"a page that breaks off in a table", "<HTML><table><tr><td>a</table><TABLE><tr><td>1",
        " !page-cut-off"},
    {"a page that ends with its body", "<html><body><p>a</BODY>", "(a)"},
    {"a caption and stray text", "<table><caption>t</caption><tr><td>a</td></tr></table>b",
        "[1](t)(b) {1 1x1: 1.1=a}"},
    {"Word's spacers",
        "<table><tr><td>a</td><![if !supportMisalignedRows]><td width=0></td><![endif]></tr>"
        "<![if !supportMisalignedColumns]><tr height=0><td width=9></td></tr><![endif]></table>",
        "[1] {1 1x1: 1.1=a}"},
    {"Word's placeholders",
        "<table><tr><td style='mso-cell-special:placeholder' "
        "colspan=2><p>&nbsp;</td><td>a</td></tr>"
        "<tr><td>b<td>c<td>d</table>",
        "[1] {1 2x3: 1.3=a 2.1=b 2.2=c 2.3=d}"},
    {"paragraphs of a cell", "<table><tr><td><p>结果</p><p>维持</p><tr><td>总<br>计</table>",
        "[1] {1 2x1: 1.1=结果\n维持 2.1=总\n计}"},
    {"an empty paragraph", "<p>a</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p>b</p>", "(a)()(b)"},
    {"white space", "<p>\n a\n  b </p>\n<p>政府\n  信息<span>\n公开</span></p>",
        "(a b)(政府信息公开)"},
    {"white space kept", "<pre>a  b</pre>", "(a  b)"},
    {"characters", "<p>&lt;&#x4E00;&#20108;&ldquo;&rdquo;&nbsp;&copy;</p>", "(<一二“”\xC2\xA0©)"},
    {"headings", "<h1>a</h1><h2>b</h2><div>c<div>d</div>e</div>", "(^0 a)(^1 b)(c)(d)(e)"},
    {"Word's numbers",
        "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
        "style='mso-list:Ignore'>（一）<span>&nbsp;&nbsp; </span></span><![endif]>总体</p><p>b</p>",
        "(#（一）总体)(b)"},
    {"a browser's numbers",
        "<ol start=3><li><p>a</p></li><li>b</li></ol><ul><li>c</ul><ol type=a><li>d</ol>",
        "(#3.a)(#4.b)(c)(#a.d)"},
    {"numbers of another kind", "<ol style='list-style-type: cjk-ideographic'><li>a</ol>",
        "(a) !number-not-read"},
    {"hidden",
        "<p>a<span style='DISPLAY: none'>b</span><span style='mso-hide:all'>c</span>"
        "<del>d</del><ins>e</ins></p><script>f</script><style>g</style>",
        "(ae) !hidden-text"},
    {"hidden by a class",
        "<style><!-- .x,td.y{display:none} span.Unseen {mso-hide:all} --></style><p>a<span "
        "class=Unseen>b</span></p><p class='z x'>c</p><p class=y>d</p><p class=x "
        "style='display:block'>e</p>",
        "(a)(d)(e) !hidden-text"},
    {"comments", "<p>a<!--[if gte mso 9]><p>b</p><![endif]-->c</p>", "(ac)"},
    {"elements that are none", "<p><o:p>a</o:p><foo>b</foo>", "(ab)"},
    {"entities of its own",
        "<!DOCTYPE html [<!ENTITY x \"y\"><!ENTITY z SYSTEM \"file:///etc/passwd\">]>"
        "<html><p>a</p>",
        NULL},
    {"GBK", "<meta charset=gbk><p>\xB1\xED</p>", "(表)"},
    {"GBK that does not say so", "<p>\xB1\xED</p>", "(表) !text-gb18030"},
    {"Big5", "<meta charset=big5><p>\xA4\x40</p>", " !text-encoding"},
    {"UTF-8 whatever it says", "<meta charset=gb2312><p>一</p>", "(一)"},
};

static const char *page_print(struct arena *arena, struct text page) {
    struct problems problems = {.arena = arena};
    return document_print(arena, document_read(arena, page, NULL, &problems), &problems);
}

Test(html, pages) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text page = text_from(cases[i].page);
        if (cases[i].expected != NULL)
            expect_read(arena, cases[i].what, page, cases[i].expected);
        else /* only that no file was read */
            cr_expect_null(strstr(page_print(arena, page), "root:"));
    }
    arena_free(arena);
}

Test(html, utf16) {
    static const char page[] = "\xFF\xFE<\0p\0>\0\x00\x4E";
    struct arena *arena = arena_new();
    expect_read(arena, "UTF-16", (struct text){page, sizeof page - 1}, "(一)");
    arena_free(arena);
}

Test(html, facts) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct file_kind kind;
    struct document *document = document_read(arena,
        TEXT("<head><meta name=Generator content=\"Microsoft Word 15\"></head>a"), &kind,
        &problems);
    cr_assert_not_null(document);
    cr_expect(text_equal(kind.format, TEXT("html")));
    cr_expect(text_equal(kind.puid, TEXT("fmt/96")));
    cr_expect(text_equal(document->application, TEXT("Microsoft Word 15")));
    cr_expect(document->spans_known);
    arena_free(arena);
}

/* A tag with more attributes than the reader compares in reasonable time. */
Test(html, attributes) {
    struct arena *arena = arena_new();
    struct buffer page = {.arena = arena};
    buffer_add(&page, TEXT("<p title=\"> a b c\""));
    for (int i = 0; i < 10000; i++)
        buffer_format(&page, " a%d=''", i);
    buffer_add(&page, TEXT(">a</p>"));
    expect_read(arena, "attributes", buffer_text(&page), " !document-too-large");
    arena_free(arena);
}

/* Elements within each other, more than a page has; many that are never closed. */
Test(html, depth) {
    static const char *const elements[] = {"<div>", "<b>", "<table><tr><td>", "<ol><li>", "<p><q>"};
    struct arena *arena = arena_new();
    for (size_t e = 0; e < sizeof elements / sizeof *elements; e++) {
        struct buffer page = {.arena = arena};
        buffer_add(&page, TEXT("<body>"));
        for (int i = 0; i < 100000; i++)
            buffer_add(&page, text_from(elements[e]));
        const char *got = page_print(arena, buffer_text(&page));
        cr_expect_str_eq(got, e == 2 ? " !page-unfinished !xml-too-deep" : " !xml-too-deep",
            "%s: %.200s", elements[e], got);
    }
    arena_free(arena);
}

/* Blocks know the cells that they stand in, where rows were put in another order too. */
Test(html, blocks_of_moved_cells) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    const struct document *document = document_read(arena,
        TEXT("<html><table><tfoot><tr><td>c<td>d</tfoot><tr><td><p>a1<p>a2<td>b</table></html>"),
        NULL, &problems);
    static const char *const texts[] = {"", "a1", "a2", "b", "c", "d"};
    static const int cells[] = {-1, 0, 0, 1, 2, 3};
    cr_assert_eq(document->block_count, 6);
    for (size_t i = 0; i < 6; i++) {
        const struct block *block = &document->blocks[i];
        cr_expect(i == 0 || text_equal(block->text, text_from(texts[i])), "%zu: %s", i,
            block->text.bytes);
        cr_expect_eq(block->cell, cells[i], "%zu: %d", i, block->cell);
    }
    arena_free(arena);
}
