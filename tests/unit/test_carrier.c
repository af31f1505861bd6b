/* test_carrier.c: files that are no document, each named; text in its encodings. */
#include "word.h"

#define BYTES(literal)                                                                             \
    { "" literal, sizeof(literal) - 1 }

static const struct {
    const char *what;
    struct text bytes;
    const char *expected;
} files[] = {
    {"empty", BYTES(""), " !file-empty"},
    {"cut zip", BYTES("PK\003\004\024\0\0\0"), " !zip-damaged"},
    {"encrypted",
        BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
        " !office-encrypted"},
    {"legacy", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"),
        " !legacy-doc"},
    {"other OLE", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0b\0o\0o\0k\0"),
        " !ole-other"},
    {"rtf", BYTES("\xEF\xBB\xBF{\\rtf1 a}"), " !rtf"},
    {"pdf", BYTES("%PDF-1.7\n"), " !pdf"},
    {"png", BYTES("\x89PNG\r\n\x1A\n"), " !image"},
    {"bitmap", BYTES("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\0"), " !image"},
    {"no bitmap", BYTES("BMI, what it is"), "(BMI, what it is)"},
    {"rar", BYTES("Rar!\x1A\x07\x01\0"), " !archive"},
    {"html", BYTES("\n<!DOCTYPE html><html><p>a</html>"), "(a)"},
    {"mhtml", BYTES("MIME-Version: 1.0\r\n"), " !mhtml"},
    {"flat OPC",
        BYTES("<?xml version=\"1.0\"?><pkg:package "
              "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>"),
        " !xml-other"},
    {"xml", BYTES("<?xml version=\"1.0\"?><a/>"), " !xml-other"},
    {"noise", BYTES("\0\1\2\3"), " !not-a-document"},
    {"no encoding", BYTES("a\xFF\xFF\xFF"), " !text-encoding"},
    {"UTF-8 with a mark",
        BYTES("\xEF\xBB\xBF"
              "年\r\nb"),
        "(年)(b)"},
    {"UTF-16LE",
        BYTES("\xFF\xFE"
              "t^\n\0\x3D\xD8\x00\xDE"),
        "(年)(😀)"},
    {"UTF-16BE",
        BYTES("\xFE\xFF"
              "^t\xD8\x3D"
              "\0a"),
        "(年\xEF\xBF\xBD"
        "a)"},
    {"GB18030", BYTES("\xC4\xEA\xB6\xC8"), "(年度) !text-gb18030"},
};

Test(carrier, files) {
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct arena *arena = arena_new();
        expect_read(arena, files[i].what, files[i].bytes, files[i].expected);
        arena_free(arena);
    }
}

Test(carrier, owner_file) {
    struct arena *arena = arena_new();
    char bytes[162] = {3, 'L', 'i', 'u'};
    bytes[54] = 3;
    bytes[56] = 'L';
    expect_read(arena, "owner file", (struct text){bytes, sizeof bytes}, " !owner-file");
    arena_free(arena);
}

/* Every error of the carriers must say something in both languages, and not the same. */
Test(carrier, wording) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct problems problems = {.arena = arena};
        document_read(arena, files[i].bytes, NULL, &problems);
        for (size_t k = 0; k < problems.count; k++) {
            cr_expect_gt(text_count(problems.items[k].message), 8);
            cr_expect_gt(problems.items[k].message_en.length, 8);
            cr_expect_eq(
                text_find(problems.items[k].message, TEXT("（）")), SIZE_MAX, "%s", files[i].what);
        }
    }
    arena_free(arena);
}
