/*
 * mhtml.c: a page and its pictures in one file, as Word saves "single file web page", often under
 * the name .doc:
 *   MIME-Version, Content-Type: multipart/related; boundary=...; start=<...>
 *     part: text/html, Content-Transfer-Encoding quoted-printable, base64, 7bit or 8bit
 *     part: pictures, style sheets ...       never decoded
 *     part: multipart/alternative ...        parts within a part
 * html.c reads the page that `start` names, else the first. One pass over the lines; no library:
 * GMime would bring GLib along for two decoders of twenty lines.
 */
#include <string.h>

#include "base/limits.h"
#include "document/carrier.h"

enum { MOST_WITHIN = 8, MOST_PAGES = 100, MOST_QUOTED = 300 /* bytes */ };

/* A part that is a page. */
struct page_part {
    struct text headers, bytes;
    bool ended; /* by a boundary, not by the end of the file */
};

struct archive {
    struct arena *arena;
    struct text bytes;
    size_t at; /* behind the line in hand */
    struct text boundaries[MOST_WITHIN];
    int within;
    struct text start; /* Content-ID of the page, or empty */
    struct page_part pages[MOST_PAGES];
    size_t page_count;
    bool too_many;
};

/* ---- lines ---- */

static struct text line_at(struct text bytes, size_t at) {
    struct text rest = text_slice(bytes, at, bytes.length);
    const char *end = rest.length == 0 ? NULL : memchr(rest.bytes, '\n', rest.length);
    return end == NULL ? rest : text_slice(rest, 0, (size_t)(end - rest.bytes) + 1);
}

static struct text line_next(struct archive *archive) {
    struct text line = line_at(archive->bytes, archive->at);
    archive->at += line.length;
    return line;
}

/* ---- headers ---- */

static bool is_continuation(struct text line) {
    return line.length != 0 && (*line.bytes == ' ' || *line.bytes == '\t');
}

/* The value of the header `name`, continued lines included; empty: not there. */
static struct text header_find(struct arena *arena, struct text headers, struct text name) {
    struct buffer value = {.arena = arena};
    bool in_value = false;
    for (size_t at = 0; at < headers.length;) {
        struct text line = line_at(headers, at);
        at += line.length;
        if (in_value && !is_continuation(line))
            break;
        if (!in_value && text_starts_caseless(line, name) && line.length > name.length &&
            line.bytes[name.length] == ':') {
            line = text_slice(line, name.length + 1, line.length);
            in_value = true;
        }
        if (in_value) {
            buffer_add(&value, text_trim(line));
            buffer_add_byte(&value, ' ');
        }
    }
    return text_trim(buffer_text(&value));
}

/* The beginning of a header for a problem: bytes that are no text (a path in GBK, a zero byte) are
 * replaced, as JSON cannot hold them. */
static struct text header_shown(struct arena *arena, struct text header) {
    struct buffer shown = {.arena = arena};
    for (size_t offset = 0; offset < header.length && shown.length < MOST_QUOTED;) {
        uint32_t codepoint = text_next(header, &offset);
        buffer_add_codepoint(&shown, codepoint < ' ' || codepoint == 0x7F ? 0xFFFD : codepoint);
    }
    return buffer_text(&shown);
}

/* The end of the parameter that the text begins with: its semicolon, outside quotes. */
static size_t parameter_length(struct text text) {
    bool quoted = false;
    size_t i = 0;
    for (; i < text.length && (quoted || text.bytes[i] != ';'); i++)
        quoted = quoted != (text.bytes[i] == '"');
    return i;
}

static struct text unquoted(struct text text) {
    text = text_trim(text);
    bool quoted = text.length >= 2 && text.bytes[0] == '"' && text.bytes[text.length - 1] == '"';
    return quoted ? text_slice(text, 1, text.length - 1) : text;
}

/* `; name=value` or `; name="value"` of a header; empty: not there. */
static struct text parameter_find(struct text header, struct text name) {
    for (size_t at = parameter_length(header); at < header.length;) {
        struct text rest = text_slice(header, at + 1, header.length);
        struct text parameter = text_slice(rest, 0, parameter_length(rest));
        at += 1 + parameter.length;
        size_t equals = text_find(parameter, TEXT("="));
        if (equals != SIZE_MAX &&
            text_equal_caseless(text_trim(text_slice(parameter, 0, equals)), name))
            return unquoted(text_slice(parameter, equals + 1, parameter.length));
    }
    return TEXT_NONE;
}

static struct text content_type(struct arena *arena, struct text headers) {
    return header_find(arena, headers, TEXT("Content-Type"));
}

/* ---- parts ---- */

/* Returns the index of the open boundary that this line is, or -1. */
static int boundary_find(const struct archive *archive, struct text line, bool *last) {
    if (!text_starts(line, TEXT("--")))
        return -1;
    line = text_trim(text_slice(line, 2, line.length));
    for (int i = archive->within - 1; i >= 0; i--) {
        struct text boundary = archive->boundaries[i];
        struct text rest = text_slice(line, boundary.length, line.length);
        *last = text_equal(rest, TEXT("--"));
        if (text_starts(line, boundary) && (*last || rest.length == 0))
            return i;
    }
    return -1;
}

static struct text headers_read(struct archive *archive) {
    size_t begin = archive->at;
    bool last;
    for (;;) {
        size_t end = archive->at;
        struct text line = line_at(archive->bytes, end);
        bool content = boundary_find(archive, line, &last) < 0; /* a part of headers alone */
        archive->at += content ? line.length : 0;
        if (!content || text_is_blank(line))
            return text_slice(archive->bytes, begin, end);
    }
}

/* The bytes up to the next boundary, where archive->within and *last are set by it. */
static struct text content_read(struct archive *archive, bool *ended, bool *last) {
    size_t begin = archive->at;
    while (archive->at < archive->bytes.length) {
        size_t end = archive->at;
        int place = boundary_find(archive, line_next(archive), last);
        if (place < 0)
            continue;
        archive->within = *last ? place : place + 1;
        *ended = true;
        return text_slice(archive->bytes, begin, end);
    }
    *ended = *last = false;
    return text_slice(archive->bytes, begin, archive->bytes.length);
}

/* false: the boundary is missing, or parts are nested too deeply. */
static bool multipart_open(struct archive *archive, struct text type) {
    struct text boundary = parameter_find(type, TEXT("boundary"));
    if (boundary.length == 0 || archive->within == MOST_WITHIN)
        return false;
    if (archive->within == 0)
        archive->start = parameter_find(type, TEXT("start"));
    archive->boundaries[archive->within++] = boundary;
    return true;
}

/* Finds the pages. false: the structure is broken. */
static bool parts_read(struct archive *archive) {
    bool more = true;
    while (more && archive->at < archive->bytes.length) {
        struct text headers = headers_read(archive);
        struct text type = content_type(archive->arena, headers);
        bool is_multipart = text_starts_caseless(type, TEXT("multipart/"));
        if (is_multipart && !multipart_open(archive, type))
            return false;
        struct page_part page = {.headers = headers};
        bool last = false;
        page.bytes = content_read(archive, &page.ended, &last);
        bool is_page = text_starts_caseless(type, TEXT("text/html")) ||
                       text_starts_caseless(type, TEXT("application/xhtml"));
        archive->too_many = archive->too_many || (is_page && archive->page_count == MOST_PAGES);
        if (is_page && !archive->too_many)
            archive->pages[archive->page_count++] = page;
        while (last && archive->within > 0) /* to the next part of what holds this multipart */
            content_read(archive, &page.ended, &last);
        more = page.ended && archive->within > 0;
    }
    return true;
}

static const struct page_part *page_choose(const struct archive *archive) {
    for (size_t i = 0; archive->start.length != 0 && i < archive->page_count; i++)
        if (text_equal(archive->start,
                header_find(archive->arena, archive->pages[i].headers, TEXT("Content-ID"))))
            return &archive->pages[i];
    return archive->pages;
}

/* ---- transfer encodings ---- */

/* The line break at the end of a line, with blanks before it: 0 bytes where there is none. */
static size_t soft_break_length(struct text text) {
    size_t i = 0;
    while (i < text.length && (text.bytes[i] == ' ' || text.bytes[i] == '\t'))
        i++;
    i += i < text.length && text.bytes[i] == '\r';
    return i < text.length && text.bytes[i] == '\n' ? i + 1 : 0;
}

static bool quoted_printable_decode(struct buffer *into, struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] != '=') {
            buffer_add_byte(into, text.bytes[i]);
            continue;
        }
        struct text rest = text_slice(text, i + 1, text.length);
        size_t soft = soft_break_length(rest);
        int high = rest.length < 2 ? -1 : hex_digit(rest.bytes[0]);
        int low = rest.length < 2 ? -1 : hex_digit(rest.bytes[1]);
        if (soft == 0 && (high < 0 || low < 0))
            return rest.length == 0; /* a soft break at the very end */
        if (soft == 0)
            buffer_add_byte(into, (char)(high << 4 | low));
        i += soft == 0 ? 2 : soft;
    }
    return true;
}

static bool base64_decode(struct buffer *into, struct text text) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits = 0;
    int count = 0;
    for (size_t i = 0; i < text.length && text.bytes[i] != '='; i++) {
        char byte = text.bytes[i];
        if (byte == ' ' || (byte >= '\t' && byte <= '\r'))
            continue;
        const char *digit = byte == '\0' ? NULL : strchr(digits, byte);
        if (digit == NULL)
            return false;
        bits = bits << 6 | (uint32_t)(digit - digits);
        count += 6;
        if (count >= 8) {
            count -= 8;
            buffer_add_byte(into, (char)(bits >> count & 0xFF));
        }
    }
    return true;
}

static bool as_it_is(struct buffer *into, struct text text) {
    buffer_add(into, text);
    return true;
}

static const struct {
    struct text name;
    bool (*decode)(struct buffer *into, struct text text); /* false: no such encoding */
} encodings[] = {
    {TEXT_INIT("quoted-printable"), quoted_printable_decode},
    {TEXT_INIT("base64"), base64_decode},
    {TEXT_INIT("7bit"), as_it_is},
    {TEXT_INIT("8bit"), as_it_is},
    {TEXT_INIT("binary"), as_it_is},
    {TEXT_INIT(""), as_it_is},
};

static bool page_decode(struct buffer *into, const struct page_part *page, struct text encoding) {
    buffer_reserve(into, page->bytes.length);
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (text_equal_caseless(encoding, encodings[i].name))
            return encodings[i].decode(into, page->bytes);
    return false;
}

/* ---- the page ---- */

static struct document *refuse(
    struct file_kind *kind, struct problems *problems, enum problem_code code, struct text what) {
    *kind = (struct file_kind)FILE_KIND("mhtml", "x-fmt/429", "MIME headers");
    problem_add(problems, code, (struct place){0}, what, TEXT_NONE);
    return NULL;
}

/* A page that is not the first, with a table in it: a frame. (Word's own header.htm has none but
 * where a header has.) */
static void frames_report(
    const struct archive *archive, const struct page_part *page, struct problems *problems) {
    for (const struct page_part *other = archive->pages;
         other < archive->pages + archive->page_count; other++) {
        struct text name = header_find(archive->arena, other->headers, TEXT("Content-Location"));
        if (other != page && text_find_caseless(other->bytes, TEXT("<table")) != SIZE_MAX)
            problem_add(problems, PROBLEM_PART_NOT_READ,
                (struct place){.part = header_shown(archive->arena, name)}, TEXT_NONE, TEXT_NONE);
    }
}

struct document *mhtml_read(
    struct arena *arena, struct text bytes, struct file_kind *kind, struct problems *problems) {
    struct archive *archive = arena_alloc(arena, sizeof *archive);
    *archive = (struct archive){.arena = arena, .bytes = bytes};
    if (!parts_read(archive))
        return refuse(kind, problems, PROBLEM_MHTML, TEXT("boundary"));
    if (archive->page_count == 0 || archive->too_many)
        return refuse(kind, problems, PROBLEM_MHTML, TEXT("text/html"));
    const struct page_part *page = page_choose(archive);
    if (page->bytes.length > LIMIT_WEB_PAGE_BYTES) {
        problem_add(
            problems, PROBLEM_PART_TOO_LARGE, (struct place){0}, TEXT("text/html"), TEXT_NONE);
        return NULL;
    }
    struct text encoding = header_find(arena, page->headers, TEXT("Content-Transfer-Encoding"));
    struct buffer decoded = {.arena = arena};
    if (!page_decode(&decoded, page, encoding))
        return refuse(kind, problems, PROBLEM_MHTML, header_shown(arena, encoding));
    struct text html = buffer_text(&decoded);
    if (archive->within > 0 && !page->ended &&
        text_find_caseless(html, TEXT("</html>")) == SIZE_MAX)
        return refuse(kind, problems, PROBLEM_MHTML_CUT_OFF, TEXT_NONE);
    struct text charset = parameter_find(content_type(arena, page->headers), TEXT("charset"));
    struct document *document = html_page_read(arena, html, charset, kind, problems);
    if (document == NULL)
        return NULL;
    frames_report(archive, page, problems);
    *kind = (struct file_kind)FILE_KIND(
        "mhtml", "x-fmt/429", "MIME headers with a page among the parts");
    return document;
}
