/* test_kind.c: what a file is that is named and not read (document/carrier.c): format and PRONOM
 * id, in the record and in the words of the problem. */
#include "word.h"

#define FILE(literal)                                                                              \
    { "" literal, sizeof(literal) - 1 }
#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 "

static const struct {
    struct text bytes;
    const char *format, *puid;
} files[] = {
    {FILE("%PDF-1.4\n"), "pdf", "fmt/18"},
    {FILE("%PDF-1.7\n"), "pdf", "fmt/276"},
    {FILE("\n\n%PDF-1.7\n"), "pdf", ""},
    {FILE("%PDF-9.9\n"), "pdf", ""},
    {FILE("\x89PNG\r\n\x1A\n"), "png", "fmt/11"},
    {FILE("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\1"), "jpeg", "fmt/43"},
    {FILE("\xFF\xD8\xFF\xE1\0\x10"
          "Exif\0"),
        "jpeg", ""},
    {FILE("GIF89a"), "gif", "fmt/4"},
    {FILE("II*\0"), "tiff", "fmt/353"},
    {FILE("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\0"), "bmp", "fmt/116"},
    {FILE("RIFF\0\0\0\0WEBP"), "image", ""},
    {FILE("Rar!\x1A\x07\x01\0"), "rar", "fmt/613"},
    {FILE("Rar!\x1A\x07\0"), "rar", "fmt/411"},
    {FILE("7z\xBC\xAF\x27\x1C"), "7z", "fmt/484"},
    {FILE(OLE "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), "encrypted", "fmt/494"},
    {FILE(OLE "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), "doc", "fmt/609"},
    {FILE(OLE "W\0o\0r\0k\0b\0o\0o\0k\0"), "ole2", "fmt/111"},
    {FILE("{\\rtf1 a}"), "rtf", ""},
    {FILE("PK\003\004\024\0\0\0"), "zip", "x-fmt/263"},
    {FILE("<?xml version=\"1.0\"?><a/>"), "xml", "fmt/101"},
    {FILE("MIME-Version: 1.0\r\n"), "mhtml", "x-fmt/429"},
    {FILE("\0\1\2\3"), "", ""},
    {FILE(""), "", ""},
};

static void expect_kind(
    struct arena *arena, struct text bytes, const char *format, const char *puid) {
    struct problems problems = {.arena = arena};
    struct file_kind kind;
    cr_assert_null(document_read(arena, bytes, &kind, &problems));
    cr_assert_eq(problems.count, 1);
    const char *message = problems.items[0].message_en.bytes;
    cr_expect(text_equal(kind.format, text_from(format)), "%s: %s", format, kind.format.bytes);
    cr_expect(text_equal(kind.puid, text_from(puid)), "%s: %s", format, kind.puid.bytes);
    cr_expect_eq(kind.puid_basis.length != 0, *format != '\0');
    /* damaged zips and XML are told otherwise, mail as what it is */
    bool shown = strstr(message, puid) != NULL && strstr(message, "PRONOM") != NULL;
    bool silent = *puid == '\0' || strcmp(puid, "fmt/101") == 0 || strcmp(puid, "x-fmt/429") == 0 ||
                  strcmp(puid, "x-fmt/263") == 0;
    cr_expect(shown || (silent && strstr(message, "PRONOM") == NULL), "%s: %s", format, message);
}

Test(kind, files) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        expect_kind(arena, files[i].bytes, files[i].format, files[i].puid);
    arena_free(arena);
}

/* A lock file has no signature: a name in bytes, and in UTF-16, in 162 bytes. */
Test(kind, owner_file) {
    struct arena *arena = arena_new();
    char bytes[162] = "\x05"
                      "admin";
    memcpy(bytes + 54, "\x05\0a\0d\0m\0i\0n\0", 12);
    expect_kind(arena, (struct text){bytes, sizeof bytes}, "owner-file", "fmt/473");
    arena_free(arena);
}

/* What is in a zip that is no document. */
Test(kind, zips) {
    static const struct {
        struct part part;
        const char *format, *puid;
    } zips[] = {
        {{"OFD.xml", "<a/>", 0}, "ofd", "x-fmt/263"},
        {{"xl/workbook.xml", "<a/>", 0}, "xlsx", "fmt/214"},
        {{"ppt/presentation.xml", "<a/>", 0}, "pptx", "fmt/215"},
        {{"a.txt", "a", 0}, "zip", "x-fmt/263"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof zips / sizeof *zips; i++) {
        struct text bytes = zip_make(arena, &zips[i].part, 1);
        expect_kind(arena, bytes, zips[i].format, zips[i].puid);
        struct problems problems = {.arena = arena};
        document_read(arena, bytes, NULL, &problems);
        cr_expect_not_null(strstr(problems.items[0].message_en.bytes, zips[i].puid));
        cr_expect_not_null(strstr(problems.items[0].message.bytes, zips[i].puid));
    }
    arena_free(arena);
}
