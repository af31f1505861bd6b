/*
 * carrier.c: what kind of file the bytes are, by the bytes alone. Each carrier bids by a function
 * or by signatures; the first that bids reads the bytes, or names them with an error that says what
 * to do. Kinds that are only named have their format and PRONOM's id here. Versions without a fixed
 * byte (RTF, ODT, Exif) have no id: none is better than a wrong one.
 */
#include "document/carrier.h"

#include <string.h>

#include "base/icu.h"
#include "base/limits.h"
#include "base/unicode.h"

/* Bytes at an offset, and what a file that has them is. */
struct signature {
    struct text bytes; /* empty: any */
    size_t offset;
    struct file_kind kind;
};

struct carrier {
    bool (*bids)(struct text bytes); /* NULL: bids where a signature is found */
    carrier_read *read;              /* NULL: the file is only named */
    enum problem_code code;          /* where it is only named */
    const struct signature *signatures;
    size_t signature_count;
};

/* The first bytes without a byte order mark and white space. */
static struct text head(struct text bytes) {
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
        bytes = text_slice(bytes, 3, bytes.length);
    size_t start = 0;
    while (
        start < bytes.length && start < 4096 &&
        (bytes.bytes[start] == ' ' || (bytes.bytes[start] >= '\t' && bytes.bytes[start] <= '\r')))
        start++;
    return text_slice(bytes, start, bytes.length);
}

static bool head_has(struct text bytes, struct text words) {
    return text_find(text_slice(bytes, 0, 4096), words) != SIZE_MAX;
}

/* ---- bids ---- */

static bool is_empty(struct text bytes) {
    return bytes.length == 0;
}

static const struct text ole_signature = TEXT_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");

/* OLE2 with a stream of that name (UTF-16LE): an encrypted package in a compound file. */
static bool is_encrypted_office(struct text bytes) {
    return text_starts(bytes, ole_signature) &&
           text_find(bytes, TEXT("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")) != SIZE_MAX;
}

static bool is_legacy_doc(struct text bytes) {
    return (text_starts(bytes, ole_signature) &&
               text_find(bytes, TEXT("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0")) != SIZE_MAX) ||
           text_starts(bytes, TEXT("\xDB\xA5-\0")) || text_starts(bytes, TEXT("\x31\xBE\0\0"));
}

static bool is_rtf(struct text bytes) {
    return text_starts(head(bytes), TEXT("{\\rtf"));
}

static bool is_pdf(struct text bytes) {
    return head_has(text_slice(bytes, 0, 1024), TEXT("%PDF-"));
}

static bool is_image(struct text bytes) {
    static const struct text signatures[] = {TEXT_INIT("\x89PNG"), TEXT_INIT("\xFF\xD8\xFF"),
        TEXT_INIT("GIF8"), TEXT_INIT("II*\0"), TEXT_INIT("MM\0*"), TEXT_INIT("RIFF")};
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (text_starts(bytes, signatures[i]))
            return true;
    return text_starts(bytes, TEXT("BM")) && bytes.length > 14 && bytes.bytes[6] == '\0';
}

/* ~$name.docx, which Word leaves beside an open document: the user's name, once in bytes and once
 * in UTF-16, in 162 bytes. */
static bool is_owner_file(struct text bytes) {
    return bytes.length == 162 && bytes.bytes[0] > 0 && bytes.bytes[0] <= 54 &&
           bytes.bytes[54] == bytes.bytes[0] && bytes.bytes[55] == '\0';
}

/* Headers first: `MIME-Version: 1.0`, or `From: <Saved by ...>` and others before it. */
static bool is_mhtml(struct text bytes) {
    struct text text = text_slice(head(bytes), 0, 4096);
    return text_starts_caseless(text, TEXT("MIME-Version:")) ||
           text_starts_caseless(text, TEXT("Content-Type: multipart/")) ||
           (!text_starts(text, TEXT("<")) &&
               text_find_caseless(text, TEXT("\nMIME-Version:")) != SIZE_MAX);
}

/* The name of the element that the text begins with, in lower case, at most that long. */
static void element_first(struct text text, char *name, size_t size) {
    size_t length = 0;
    for (size_t i = 1; i < text.length && length + 1 < size; i++) {
        char byte = text.bytes[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte + 32);
        if (!((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '!' ||
                byte == ':'))
            break;
        name[length++] = byte;
    }
    name[length] = '\0';
}

/* A page, or a piece of one as it was pasted from Word. */
static bool is_html(struct text bytes) {
    static const char *const first[] = {"html", "head", "body", "meta", "title", "style", "table",
        "div", "p", "span", "center", "font", "h1", "h2", "h3", "tr", "b", "link", "base", "pre",
        "ol", "ul", "dl", "a", "i", "u", "em", "strong", "img", "br", "hr", "section", "article",
        "main"};
    struct text text = head(bytes);
    char name[16];
    if (!text_starts(text, TEXT("<")))
        return false;
    element_first(text, name, sizeof name);
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (strcmp(name, first[i]) == 0)
            return true;
    return (strcmp(name, "!doctype") == 0 &&
               (head_has(text, TEXT("html")) || head_has(text, TEXT("HTML")))) ||
           head_has(text, TEXT("<html")) || head_has(text, TEXT("<HTML"));
}

static bool is_flat_opc(struct text bytes) {
    return text_starts(head(bytes), TEXT("<")) &&
           head_has(bytes, TEXT("schemas.microsoft.com/office/2006/xmlPackage"));
}

static bool is_word_2003(struct text bytes) {
    return text_starts(head(bytes), TEXT("<")) &&
           head_has(bytes, TEXT("schemas.microsoft.com/office/word/2003/wordml"));
}

static bool is_xml(struct text bytes) {
    return text_starts(head(bytes), TEXT("<?xml"));
}

/* No text holds U+0000, nor can the JSON of a report. */
static bool is_text(struct text bytes) {
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f')
            return false;
    }
    return true;
}

/* ---- text in its encodings ---- */

/* UTF-8 without a byte order mark; false: a problem says why not. */
static bool text_decode(struct arena *arena, struct text *bytes, struct problems *problems) {
    enum problem_code code = PROBLEM_COUNT;
    if (text_starts(*bytes, TEXT("\xEF\xBB\xBF")))
        *bytes = text_slice(*bytes, 3, bytes->length);
    if (bytes->length > LIMIT_TEXT_BYTES)
        code = PROBLEM_DOCUMENT_TOO_LARGE;
    else if (!text_is_utf8(*bytes))
        code =
            icu_from_gb18030(arena, *bytes, bytes) ? PROBLEM_TEXT_GB18030 : PROBLEM_TEXT_ENCODING;
    if (code != PROBLEM_COUNT)
        problem_add(problems, code, (struct place){0}, TEXT_NONE, TEXT_NONE);
    return code == PROBLEM_COUNT || code == PROBLEM_TEXT_GB18030;
}

/* UTF-16 -> UTF-8, without the XML declaration, which names the encoding that was. */
static struct text utf16_read(struct arena *arena, struct text bytes) {
    struct text text = text_from_utf16(arena, bytes);
    size_t end = text_find(text_slice(text, 0, 200), TEXT("?>"));
    bool declared = text_starts(text, TEXT("<?xml")) && end != SIZE_MAX;
    return declared ? text_slice(text, end + 2, text.length) : text;
}

/* ---- the list ---- */

#define SIGNATURES(list) list, sizeof list / sizeof *list
/* For a carrier whose files are all of one kind. */
#define ONE_KIND(format, puid, basis)                                                              \
    (const struct signature[]){{TEXT_INIT(""), 0, FILE_KIND(format, puid, basis)}}, 1

static const struct signature zips[] = {
    {TEXT_INIT("PK\003\004"), 0, FILE_KIND("", "", "")},
    {TEXT_INIT("PK\005\006"), 0, FILE_KIND("", "", "")},
    {TEXT_INIT("PK\007\010"), 0, FILE_KIND("", "", "")},
};

static const struct signature oles[] = {
    {TEXT_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), 0, FILE_KIND("ole2", "fmt/111", "signature")},
};

static const struct signature pdfs[] = {
    {TEXT_INIT("%PDF-1.0"), 0, FILE_KIND("pdf", "fmt/14", "version in the header")},
    {TEXT_INIT("%PDF-1.1"), 0, FILE_KIND("pdf", "fmt/15", "version in the header")},
    {TEXT_INIT("%PDF-1.2"), 0, FILE_KIND("pdf", "fmt/16", "version in the header")},
    {TEXT_INIT("%PDF-1.3"), 0, FILE_KIND("pdf", "fmt/17", "version in the header")},
    {TEXT_INIT("%PDF-1.4"), 0, FILE_KIND("pdf", "fmt/18", "version in the header")},
    {TEXT_INIT("%PDF-1.5"), 0, FILE_KIND("pdf", "fmt/19", "version in the header")},
    {TEXT_INIT("%PDF-1.6"), 0, FILE_KIND("pdf", "fmt/20", "version in the header")},
    {TEXT_INIT("%PDF-1.7"), 0, FILE_KIND("pdf", "fmt/276", "version in the header")},
    {TEXT_INIT("%PDF-2.0"), 0, FILE_KIND("pdf", "fmt/1129", "version in the header")},
    {TEXT_INIT(""), 0, FILE_KIND("pdf", "", "%PDF- among the first bytes")},
};

static const struct signature images[] = {
    {TEXT_INIT("\x89PNG"), 0, FILE_KIND("png", "fmt/11", "signature")},
    {TEXT_INIT("JFIF\0\1\0"), 6, FILE_KIND("jpeg", "fmt/42", "version of JFIF")},
    {TEXT_INIT("JFIF\0\1\1"), 6, FILE_KIND("jpeg", "fmt/43", "version of JFIF")},
    {TEXT_INIT("JFIF\0\1\2"), 6, FILE_KIND("jpeg", "fmt/44", "version of JFIF")},
    {TEXT_INIT("\xFF\xD8\xFF"), 0, FILE_KIND("jpeg", "", "signature")},
    {TEXT_INIT("GIF87a"), 0, FILE_KIND("gif", "fmt/3", "signature")},
    {TEXT_INIT("GIF89a"), 0, FILE_KIND("gif", "fmt/4", "signature")},
    {TEXT_INIT("II*\0"), 0, FILE_KIND("tiff", "fmt/353", "signature")},
    {TEXT_INIT("MM\0*"), 0, FILE_KIND("tiff", "fmt/353", "signature")},
    {TEXT_INIT("BM"), 0, FILE_KIND("bmp", "fmt/116", "signature")},
    {TEXT_INIT(""), 0, FILE_KIND("image", "", "signature")},
};

static const struct signature archives[] = {
    {TEXT_INIT("Rar!\x1A\x07\x01"), 0, FILE_KIND("rar", "fmt/613", "signature")},
    {TEXT_INIT("Rar!\x1A\x07"), 0, FILE_KIND("rar", "fmt/411", "signature")},
    {TEXT_INIT("7z\xBC\xAF\x27\x1C"), 0, FILE_KIND("7z", "fmt/484", "signature")},
    {TEXT_INIT("\x1F\x8B"), 0, FILE_KIND("gzip", "x-fmt/266", "signature")},
    {TEXT_INIT("BZh"), 0, FILE_KIND("bzip2", "x-fmt/268", "signature")},
    {TEXT_INIT("\xFD\x37zXZ"), 0, FILE_KIND("xz", "fmt/1098", "signature")},
};

/* In the order in which they are asked: the narrower before the wider. */
static const struct carrier carriers[] = {
    {is_empty, NULL, PROBLEM_FILE_EMPTY, NULL, 0},
    {NULL, office_read, PROBLEM_COUNT, SIGNATURES(zips)},
    {is_encrypted_office, NULL, PROBLEM_OFFICE_ENCRYPTED,
        ONE_KIND("encrypted", "fmt/494", "OLE2 with a stream EncryptedPackage")},
    {is_legacy_doc, NULL, PROBLEM_LEGACY_DOC,
        ONE_KIND("doc", "fmt/609", "OLE2 with a stream WordDocument")},
    {NULL, NULL, PROBLEM_OLE_OTHER, SIGNATURES(oles)},
    {is_rtf, NULL, PROBLEM_RTF, ONE_KIND("rtf", "", "{\\rtf at the beginning")},
    {is_pdf, NULL, PROBLEM_PDF, SIGNATURES(pdfs)},
    {is_image, NULL, PROBLEM_IMAGE, SIGNATURES(images)},
    {NULL, NULL, PROBLEM_ARCHIVE, SIGNATURES(archives)},
    {is_owner_file, NULL, PROBLEM_OWNER_FILE,
        ONE_KIND("owner-file", "fmt/473", "length, and a name twice")},
    {is_mhtml, mhtml_read, PROBLEM_COUNT, NULL, 0},
    {is_flat_opc, flat_opc_read, PROBLEM_COUNT, NULL, 0},
    {is_word_2003, word_2003_read, PROBLEM_COUNT, NULL, 0},
    {is_html, html_read, PROBLEM_COUNT, NULL, 0},
    {is_xml, NULL, PROBLEM_XML_OTHER, ONE_KIND("xml", "fmt/101", "<?xml at the beginning")},
};

/* Carriers of text, asked after those above; their bids and readers get UTF-8. */
static const struct carrier text_carriers[] = {
    {is_text, text_dump_read, PROBLEM_COUNT, NULL, 0},
};

static const struct signature *signature_find(const struct carrier *carrier, struct text bytes) {
    for (size_t i = 0; i < carrier->signature_count; i++) {
        const struct signature *signature = &carrier->signatures[i];
        if (text_starts(text_slice(bytes, signature->offset, bytes.length), signature->bytes))
            return signature;
    }
    return NULL;
}

/* Names what is not read. */
static struct document *file_name(struct arena *arena, enum problem_code code,
    const struct signature *signature, struct file_kind *kind, struct problems *problems) {
    struct buffer puid = {.arena = arena};
    if (signature != NULL)
        *kind = signature->kind;
    if (kind->puid.length != 0)
        buffer_word(&puid, " (PRONOM %1)", kind->puid, TEXT_NONE);
    problem_add(problems, code, (struct place){0}, buffer_text(&puid), TEXT_NONE);
    return NULL;
}

/* The first carrier of a list that takes the bytes; NULL: none does. */
static const struct carrier *carrier_find(
    const struct carrier *list, size_t count, struct text bytes) {
    for (size_t i = 0; i < count; i++)
        if (list[i].bids != NULL ? list[i].bids(bytes) : signature_find(&list[i], bytes) != NULL)
            return &list[i];
    return NULL;
}

struct document *document_read(
    struct arena *arena, struct text bytes, struct file_kind *kind, struct problems *problems) {
    struct file_kind unasked;
    kind = kind == NULL ? &unasked : kind;
    *kind = (struct file_kind){TEXT_NONE, TEXT_NONE, TEXT_NONE};
    if (text_is_utf16(bytes)) {
        if (bytes.length > 2 * LIMIT_TEXT_BYTES)
            return file_name(arena, PROBLEM_DOCUMENT_TOO_LARGE, NULL, kind, problems);
        bytes = utf16_read(arena, bytes);
    }
    const struct carrier *carrier =
        carrier_find(carriers, sizeof carriers / sizeof *carriers, bytes);
    if (carrier == NULL && is_text(bytes)) {
        if (!text_decode(arena, &bytes, problems))
            return NULL;
        carrier = carrier_find(text_carriers, sizeof text_carriers / sizeof *text_carriers, bytes);
    }
    if (carrier == NULL)
        return file_name(arena, PROBLEM_NOT_A_DOCUMENT, NULL, kind, problems);
    if (carrier->read == NULL)
        return file_name(arena, carrier->code, signature_find(carrier, bytes), kind, problems);
    return carrier->read(arena, bytes, kind, problems);
}
