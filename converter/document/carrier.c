/*
 * carrier.c: what kind of file the bytes are, told by the bytes alone. Each kind bids by a
 * function; the first that takes the bytes reads them or names them. What is named and not read
 * comes with what to do about it.
 */
#include "document/carrier.h"

#include <string.h>

#include "base/icu.h"
#include "base/limits.h"
#include "base/unicode.h"

struct carrier {
    bool (*bids)(struct text bytes);
    struct document *(*read)(struct arena *arena, struct text bytes, struct problems *problems);
    enum problem_code code; /* where there is no read */
};

static bool starts_any(struct text bytes, const struct text *signatures, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_starts(bytes, signatures[i]))
            return true;
    return false;
}

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

static bool is_zip(struct text bytes) {
    static const struct text signatures[] = {
        TEXT_INIT("PK\003\004"), TEXT_INIT("PK\005\006"), TEXT_INIT("PK\007\010")};
    return starts_any(bytes, signatures, sizeof signatures / sizeof *signatures);
}

static bool is_ole(struct text bytes) {
    return text_starts(bytes, TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

/* OLE2 with a stream of that name (UTF-16LE): an encrypted package in a compound file. */
static bool is_encrypted_office(struct text bytes) {
    return is_ole(bytes) &&
           text_find(bytes, TEXT("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")) != SIZE_MAX;
}

static bool is_legacy_doc(struct text bytes) {
    static const struct text old[] = {TEXT_INIT("\xDB\xA5-\0"), TEXT_INIT("\x31\xBE\0\0")};
    return (is_ole(bytes) &&
               text_find(bytes, TEXT("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0")) != SIZE_MAX) ||
           starts_any(bytes, old, sizeof old / sizeof *old);
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
    bool bitmap = text_starts(bytes, TEXT("BM")) && bytes.length > 14 && bytes.bytes[6] == '\0';
    return bitmap || starts_any(bytes, signatures, sizeof signatures / sizeof *signatures);
}

/* ~$name.docx, which Word leaves beside an open document: the user's name, once in bytes and once
 * in UTF-16, in 162 bytes. */
static bool is_owner_file(struct text bytes) {
    return bytes.length == 162 && bytes.bytes[0] > 0 && bytes.bytes[0] <= 54 &&
           bytes.bytes[54] == bytes.bytes[0] && bytes.bytes[55] == '\0';
}

static bool is_archive(struct text bytes) {
    static const struct text signatures[] = {TEXT_INIT("Rar!\x1A\x07"),
        TEXT_INIT("7z\xBC\xAF\x27\x1C"), TEXT_INIT("\x1F\x8B"), TEXT_INIT("BZh"),
        TEXT_INIT("\xFD"
                  "7zXZ")};
    return starts_any(bytes, signatures, sizeof signatures / sizeof *signatures);
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

static struct document *text_read(
    struct arena *arena, struct text bytes, struct problems *problems) {
    if (bytes.length > LIMIT_TEXT_BYTES) {
        problem_add(problems, PROBLEM_DOCUMENT_TOO_LARGE, (struct place){0}, TEXT_NONE, TEXT_NONE);
        return NULL;
    }
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
        bytes = text_slice(bytes, 3, bytes.length);
    if (text_is_utf8(bytes))
        return text_dump_read(arena, bytes, problems);
    struct text decoded;
    bool known = icu_from_gb18030(arena, bytes, &decoded);
    problem_add(problems, known ? PROBLEM_TEXT_GB18030 : PROBLEM_TEXT_ENCODING, (struct place){0},
        TEXT_NONE, TEXT_NONE);
    return known ? text_dump_read(arena, decoded, problems) : NULL;
}

/* ---- the list ---- */

/* In the order in which they are asked: the narrower before the wider. */
static const struct carrier carriers[] = {
    {is_empty, NULL, PROBLEM_FILE_EMPTY},
    {is_zip, office_read, PROBLEM_COUNT},
    {is_encrypted_office, NULL, PROBLEM_OFFICE_ENCRYPTED},
    {is_legacy_doc, NULL, PROBLEM_LEGACY_DOC},
    {is_ole, NULL, PROBLEM_OLE_OTHER},
    {is_rtf, NULL, PROBLEM_RTF},
    {is_pdf, NULL, PROBLEM_PDF},
    {is_image, NULL, PROBLEM_IMAGE},
    {is_archive, NULL, PROBLEM_ARCHIVE},
    {is_owner_file, NULL, PROBLEM_OWNER_FILE},
    {is_mhtml, mhtml_read, PROBLEM_COUNT},
    {is_flat_opc, flat_opc_read, PROBLEM_COUNT},
    {is_word_2003, word_2003_read, PROBLEM_COUNT},
    {is_html, html_read, PROBLEM_COUNT},
    {is_xml, NULL, PROBLEM_XML_OTHER},
    {is_text, text_read, PROBLEM_COUNT},
};

/* UTF-16 -> UTF-8, without the XML declaration, which names the encoding that was. */
static struct text utf16_read(struct arena *arena, struct text bytes) {
    struct text text = text_from_utf16(arena, bytes);
    size_t end = text_find(text_slice(text, 0, 200), TEXT("?>"));
    bool declared = text_starts(text, TEXT("<?xml")) && end != SIZE_MAX;
    return declared ? text_slice(text, end + 2, text.length) : text;
}

/* " (PRONOM fmt/18)", or nothing. */
static struct text puid_shown(struct arena *arena, struct file_kind kind) {
    struct buffer shown = {.arena = arena};
    if (kind.puid.length != 0)
        buffer_word(&shown, " (PRONOM %1)", kind.puid, TEXT_NONE);
    return buffer_text(&shown);
}

struct document *document_read(struct arena *arena, struct text bytes, struct problems *problems) {
    if (text_is_utf16(bytes)) {
        if (bytes.length > 2 * LIMIT_TEXT_BYTES) {
            problem_add(
                problems, PROBLEM_DOCUMENT_TOO_LARGE, (struct place){0}, TEXT_NONE, TEXT_NONE);
            return NULL;
        }
        bytes = utf16_read(arena, bytes);
    }
    for (size_t i = 0; i < sizeof carriers / sizeof *carriers; i++) {
        if (!carriers[i].bids(bytes))
            continue;
        if (carriers[i].read != NULL)
            return carriers[i].read(arena, bytes, problems);
        problem_add(problems, carriers[i].code, (struct place){0},
            puid_shown(arena, kind_of(bytes, carriers[i].code)), TEXT_NONE);
        return NULL;
    }
    problem_add(problems, PROBLEM_NOT_A_DOCUMENT, (struct place){0}, TEXT_NONE, TEXT_NONE);
    return NULL;
}
