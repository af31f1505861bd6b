/*
 * kind.c: what a file is that is named and not read: its format and PRONOM's id of it, by the
 * problem that names it and, where the id depends on them, by its first bytes. Versions that no
 * fixed byte tells (RTF, ODT, Exif) have no id here: none is better than a wrong one. OFD is in no
 * registry; it is the zip that it is.
 */
#include "document/carrier.h"

#define KIND(code, bytes, offset, format, puid, basis)                                             \
    {                                                                                              \
        code, TEXT_INIT(bytes), offset, {                                                          \
            TEXT_INIT(format), TEXT_INIT(puid), TEXT_INIT(basis)                                   \
        }                                                                                          \
    }

static const struct {
    enum problem_code code;
    struct text bytes; /* at that offset; empty: any */
    size_t offset;
    struct file_kind kind;
} kinds[] = {
    KIND(PROBLEM_PDF, "%PDF-1.0", 0, "pdf", "fmt/14", "version in the header"),
    KIND(PROBLEM_PDF, "%PDF-1.1", 0, "pdf", "fmt/15", "version in the header"),
    KIND(PROBLEM_PDF, "%PDF-1.2", 0, "pdf", "fmt/16", "version in the header"),
    KIND(PROBLEM_PDF, "%PDF-1.3", 0, "pdf", "fmt/17", "version in the header"),
    KIND(PROBLEM_PDF, "%PDF-1.4", 0, "pdf", "fmt/18", "version in the header"),
    KIND(PROBLEM_PDF, "%PDF-1.5", 0, "pdf", "fmt/19", "version in the header"),
    KIND(PROBLEM_PDF, "%PDF-1.6", 0, "pdf", "fmt/20", "version in the header"),
    KIND(PROBLEM_PDF, "%PDF-1.7", 0, "pdf", "fmt/276", "version in the header"),
    KIND(PROBLEM_PDF, "%PDF-2.0", 0, "pdf", "fmt/1129", "version in the header"),
    KIND(PROBLEM_PDF, "", 0, "pdf", "", "%PDF- among the first bytes"),
    KIND(PROBLEM_IMAGE, "\x89PNG", 0, "png", "fmt/11", "signature"),
    KIND(PROBLEM_IMAGE, "JFIF\0\1\0", 6, "jpeg", "fmt/42", "version of JFIF"),
    KIND(PROBLEM_IMAGE, "JFIF\0\1\1", 6, "jpeg", "fmt/43", "version of JFIF"),
    KIND(PROBLEM_IMAGE, "JFIF\0\1\2", 6, "jpeg", "fmt/44", "version of JFIF"),
    KIND(PROBLEM_IMAGE, "\xFF\xD8\xFF", 0, "jpeg", "", "signature"),
    KIND(PROBLEM_IMAGE, "GIF87a", 0, "gif", "fmt/3", "signature"),
    KIND(PROBLEM_IMAGE, "GIF89a", 0, "gif", "fmt/4", "signature"),
    KIND(PROBLEM_IMAGE, "II*\0", 0, "tiff", "fmt/353", "signature"),
    KIND(PROBLEM_IMAGE, "MM\0*", 0, "tiff", "fmt/353", "signature"),
    KIND(PROBLEM_IMAGE, "BM", 0, "bmp", "fmt/116", "signature"),
    KIND(PROBLEM_IMAGE, "", 0, "image", "", "signature"),
    KIND(PROBLEM_ARCHIVE, "Rar!\x1A\x07\x01", 0, "rar", "fmt/613", "signature"),
    KIND(PROBLEM_ARCHIVE, "Rar!", 0, "rar", "fmt/411", "signature"),
    KIND(PROBLEM_ARCHIVE, "7z", 0, "7z", "fmt/484", "signature"),
    KIND(PROBLEM_ARCHIVE, "\x1F\x8B", 0, "gzip", "x-fmt/266", "signature"),
    KIND(PROBLEM_ARCHIVE, "BZh", 0, "bzip2", "x-fmt/268", "signature"),
    KIND(PROBLEM_ARCHIVE, "\xFD", 0, "xz", "fmt/1098", "signature"),
    KIND(PROBLEM_OFFICE_ENCRYPTED, "", 0, "encrypted", "fmt/494",
        "OLE2 with a stream EncryptedPackage"),
    KIND(PROBLEM_LEGACY_DOC, "", 0, "doc", "fmt/609", "OLE2 with a stream WordDocument"),
    KIND(PROBLEM_OLE_OTHER, "", 0, "ole2", "fmt/111", "signature"),
    KIND(PROBLEM_OWNER_FILE, "", 0, "owner-file", "fmt/473", "length, and a name twice"),
    KIND(PROBLEM_RTF, "", 0, "rtf", "", "{\\rtf at the beginning"),
    KIND(PROBLEM_ODT, "", 0, "odt", "", "manifest of an OpenDocument package"),
    KIND(PROBLEM_OFD, "", 0, "ofd", "x-fmt/263", "zip with OFD.xml"),
    KIND(PROBLEM_EXCEL, "", 0, "xlsx", "fmt/214", "zip with a workbook"),
    KIND(PROBLEM_POWERPOINT, "", 0, "pptx", "fmt/215", "zip with a presentation"),
    KIND(PROBLEM_ZIP_NO_DOCUMENT, "", 0, "zip", "x-fmt/263", "signature"),
    KIND(PROBLEM_ZIP_ENCRYPTED, "", 0, "zip", "x-fmt/263", "signature"),
    KIND(PROBLEM_ZIP_DAMAGED, "PK", 0, "zip", "x-fmt/263", "signature"),
    KIND(PROBLEM_MHTML, "", 0, "mhtml", "x-fmt/429", "MIME headers"),
    KIND(PROBLEM_MHTML_CUT_OFF, "", 0, "mhtml", "x-fmt/429", "MIME headers"),
    KIND(PROBLEM_PAGE_CUT_OFF, "", 0, "html", "fmt/96", "elements of HTML"),
    KIND(PROBLEM_XML_OTHER, "", 0, "xml", "fmt/101", "<?xml at the beginning"),
};

#undef KIND

struct file_kind kind_of(struct text bytes, enum problem_code code) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].code == code &&
            text_starts(text_slice(bytes, kinds[i].offset, bytes.length), kinds[i].bytes))
            return kinds[i].kind;
    return (struct file_kind){TEXT_NONE, TEXT_NONE, TEXT_NONE};
}

struct file_kind kind_named(struct text bytes, const struct problems *problems) {
    struct file_kind kind = {TEXT_NONE, TEXT_NONE, TEXT_NONE};
    for (size_t i = 0; i < problems->count && kind.format.length == 0; i++)
        kind = kind_of(bytes, problems->items[i].code);
    return kind;
}
