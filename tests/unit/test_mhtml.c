/* test_mhtml.c: web archives as Word, browsers and generators of reports write them. */
#include "word.h"

#define RELATED(parameters)                                                                        \
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; " parameters "\r\n\r\n"
#define PAGE(encoding, content)                                                                    \
    "Content-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: " encoding                   \
    "\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n" content "\r\n"
#define PICTURE                                                                                    \
    "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"

static const struct {
    const char *what, *file, *expected;
} cases[] = {
    {"quoted-printable",
        RELATED("boundary=\"--=_b\"") "----=_b\r\n" PAGE("quoted-printable",
            "<p "
            "class=3DMsoNormal>=E5=85=AC=\r\n=E5=BC=80=20\r\n</"
            "p><table><tr><td>1</table>") "----=_b\r\n" PICTURE "----=_b--\r\n",
        "(公开)[1] {1 1x1: 1.1=1}"},
    {"hexadecimal in small letters, blanks behind a soft break, no carriage returns",
        "MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n--x\nContent-Type: "
        "text/html\nContent-Transfer-Encoding: Quoted-Printable\n\n<p>=e5=85= \t\n=ac</p>\n--x--\n",
        "(公)"},
    {"base64",
        RELATED("boundary=x; type=\"text/html\"") "--x\r\n" PAGE(
            "base64", "PHA+5YW\r\ns5byA\r\nPC9wPg==") "--x--",
        "(公开)"},
    {"8bit, the first page of two",
        RELATED("boundary=x") "--x\r\n" PAGE("8bit", "<p>a</p>") "--x\r\n" PAGE(
            "8bit", "<p>b</p>") "--x--",
        "(a)"},
    {"a second page with a table in it",
        RELATED("boundary=x") "--x\r\n" PAGE("8bit", "<p>a</p>") "--x\r\n" PAGE(
            "8bit", "<TABLE><tr><td>b</table>") "--x--",
        "(a) !part-not-read"},
    {"the page that start names",
        RELATED("boundary=x; start=\"<r@h>\"") "--x\r\n" PAGE(
            "8bit", "<p>a</p>") "--x\r\nContent-ID: <r@h>\r\n" PAGE("8bit", "<p>b</p>") "--x--",
        "(b)"},
    {"a start that names nothing",
        RELATED("start=\"<none>\"; boundary=x") "--x\r\n" PAGE("8bit", "<p>a</p>") "--x--", "(a)"},
    {"a part of parts, and a preamble",
        RELATED("boundary=o") "This is a multi-part message.\r\n--o\r\nContent-Type: "
                              "multipart/alternative; boundary=\"i\"\r\n\r\n"
                              "--i\r\nContent-Type: text/plain\r\n\r\nplain\r\n--i\r\n" PAGE(
                                  "7bit", "<p>a</p>") "--i--\r\n--o\r\n" PICTURE "--o--",
        "(a)"},
    {"a page behind a part of parts",
        RELATED("boundary=o") "--o\r\nContent-Type: multipart/mixed; "
                              "boundary=oo\r\n\r\n--oo\r\n" PICTURE
                              "--oo--\r\n--o\r\n" PAGE("7bit", "<p>a</p>") "--o--",
        "(a)"},
    {"no parts at all", "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>a</p>", "(a)"},
    {"a browser's headers",
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a/\r\nSubject: "
        "=?utf-8?Q?a?=\r\nMIME-Version: 1.0\r\n"
        "Content-Type: "
        "multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"x;y\"\r\n\r\n--x;y\r\n" PAGE(
            "binary", "<p>a</p>") "--x;y--",
        "(a)"},
    {"no MIME-Version",
        "Content-Type: multipart/related; boundary=x\n\n--x\n" PAGE("7bit", "<p>a</p>") "--x--",
        "(a)"},
    {"GBK by the part's header",
        RELATED("boundary=x") "--x\r\nContent-Type: text/html; "
                              "charset=gb2312\r\nContent-Transfer-Encoding: "
                              "quoted-printable\r\n\r\n<p>=B1=ED</p>\r\n--x--",
        "(表)"},
    {"GBK by the page, whatever the header says",
        RELATED("boundary=x") "--x\r\nContent-Type: text/html; charset=us-ascii\r\n\r\n<meta "
                              "charset=gbk><p>\xB1\xED</p>\r\n--x--",
        "(表)"},
    {"Big5 by the part's header",
        RELATED("boundary=x") "--x\r\nContent-Type: text/html; "
                              "charset=big5\r\n\r\n<p>\xA4\x40</p>\r\n--x--",
        " !text-encoding"},
    {"UTF-16 in base64",
        RELATED("boundary=x") "--x\r\nContent-Type: text/html; "
                              "charset=\"unicode\"\r\nContent-Transfer-Encoding: "
                              "base64\r\n\r\n//48AHAAPgAAToBf\r\n--x--",
        "(一往)"},
    {"a whole page whose last boundary is missing",
        RELATED("boundary=x") "--x\r\n" PAGE("8bit", "<html><p>a</p></HTML>"), "(a)"},
    {"cut off in the page",
        RELATED("boundary=x") "--x\r\n" PAGE("quoted-printable", "<p>a</p><table><tr><td>="),
        " !mhtml-cut-off"},
    {"cut off behind the end of inner parts",
        RELATED("boundary=o") "--o\r\nContent-Type: multipart/mixed; "
                              "boundary=i\r\n\r\n--i\r\n" PAGE("7bit", "<p>a</p>") "--i--\r\n",
        "(a)"},
    {"cut off in a picture",
        RELATED("boundary=x") "--x\r\n" PAGE(
            "8bit", "<p>a</p>") "--x\r\nContent-Type: image/png\r\n\r\niVB",
        "(a)"},
    {"cut off in the headers", "MIME-Version: 1.0\r\nContent-Type: multipart/rel", " !mhtml"},
    {"no boundary", RELATED("type=x") "--x\r\n" PAGE("8bit", "<p>a</p>"), " !mhtml"},
    {"no page", RELATED("boundary=x") "--x\r\n" PICTURE "--x--", " !mhtml"},
    {"an encoding that is none",
        RELATED("boundary=x") "--x\r\n" PAGE("x-uuencode", "<p>a</p>") "--x--", " !mhtml"},
    {"broken quoted-printable",
        RELATED("boundary=x") "--x\r\n" PAGE("quoted-printable", "<p>=5G</p>") "--x--", " !mhtml"},
    {"broken base64", RELATED("boundary=x") "--x\r\n" PAGE("base64", "PHA+\x01") "--x--",
        " !mhtml"},
    {"parts within each other without end",
        RELATED(
            "boundary=a") "--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: "
                          "multipart/mixed; boundary=c\n\n"
                          "--c\nContent-Type: multipart/mixed; boundary=d\n\n--d\nContent-Type: "
                          "multipart/mixed; boundary=e\n\n"
                          "--e\nContent-Type: multipart/mixed; boundary=f\n\n--f\nContent-Type: "
                          "multipart/mixed; boundary=g\n\n"
                          "--g\nContent-Type: multipart/mixed; boundary=h\n\n--h\nContent-Type: "
                          "multipart/mixed; boundary=i\n\n--i\n" PAGE("8bit", "<p>a</p>"),
        " !mhtml"},
};

Test(mhtml, archives) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_read(arena, cases[i].what, text_from(cases[i].file), cases[i].expected);
    arena_free(arena);
}

Test(mhtml, facts) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct file_kind kind;
    const struct document *document =
        document_read(arena, text_from(cases[0].file), &kind, &problems);
    cr_assert_not_null(document);
    cr_expect(text_equal(kind.format, TEXT("mhtml")));
    cr_expect(text_equal(kind.puid, TEXT("x-fmt/429")));
    cr_expect(document->spans_known);
    arena_free(arena);
}

/* Names in headers may be of any bytes; what is told of them is UTF-8. */
Test(mhtml, names) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    document_read(arena,
        TEXT(RELATED("boundary=x") "--x\r\n" PAGE(
            "8bit", "<p>a</p>") "--x\r\nContent-Location: "
                                "\xB1\xED\0.htm\r\nContent-Type: text/"
                                "html\r\n\r\n<table></table>\r\n--x--"),
        NULL, &problems);
    cr_assert_eq(problems.count, 1);
    cr_expect(
        text_equal(problems.items[0].place.part, TEXT("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD.htm")));
    document_read(arena, TEXT(RELATED("boundary=x") "--x\r\n" PAGE("\xB1\xED", "<p>a</p>") "--x--"),
        NULL, &problems);
    cr_expect_not_null(strstr(problems.items[1].message.bytes, "\xEF\xBF\xBD"));
    arena_free(arena);
}

/* More pages than a report has, and a page beyond the limit. */
Test(mhtml, limits) {
    struct arena *arena = arena_new();
    struct buffer file = {.arena = arena};
    buffer_add(&file, TEXT(RELATED("boundary=x") "--x\n"));
    for (int i = 0; i < 200; i++)
        buffer_add(&file, TEXT(PAGE("7bit", "<p>a</p>") "--x\n"));
    expect_read(arena, "pages", buffer_text(&file), " !mhtml");
    file.length = 0;
    buffer_add(&file, TEXT(RELATED("boundary=x") "--x\nContent-Type: text/html\n\n<p>"));
    for (int i = 0; i < 33 * 1024; i++) {
        buffer_reserve(&file, 1024);
        memset(file.bytes + file.length, 'a', 1024);
        file.length += 1024;
    }
    buffer_add(&file, TEXT("\n--x--\n"));
    expect_read(arena, "bytes", buffer_text(&file), " !part-too-large");
    arena_free(arena);
}
