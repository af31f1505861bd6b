/*
 * html.c: the only includer of libxml2, of which nothing but its HTML reader is used, by calls and
 * without a tree. In comes a page as Word or WPS saved it or a portal shows it, in UTF-8, UTF-16 or
 * GB18030 and its subsets; out come blocks and tables (html_body.c). No network, no files, no
 * entities but HTML's own. Cells between Word's marks for rows and columns that do not align are
 * spacers and are cut out first; comments are not printed.
 */
#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/icu.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "document/carrier.h"
#include "document/html_body.h"

/* ---- encoding ---- */

/* Returns what follows "charset=" or "encoding=" among the first bytes, without quotes, or empty.
 */
static struct text charset_find(struct text bytes) {
    static const struct text marks[] = {TEXT_INIT("charset="), TEXT_INIT("encoding=")};
    struct text first = text_slice(bytes, 0, 4096);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t found = text_find_caseless(first, marks[i]);
        if (found == SIZE_MAX)
            continue;
        struct text rest = text_slice(first, found + marks[i].length, first.length);
        while (
            rest.length != 0 && (*rest.bytes == '"' || *rest.bytes == '\'' || *rest.bytes == ' '))
            rest = text_slice(rest, 1, rest.length);
        return text_slice(rest, 0, 40);
    }
    return TEXT_NONE;
}

/* GB2312, GBK and GB18030, each a superset of the one before. */
static bool is_chinese(struct text charset) {
    return text_starts_caseless(charset, TEXT("gb")) ||
           text_starts_caseless(charset, TEXT("x-gbk"));
}

/* Valid UTF-8 is read as such, whatever the page, or `said` around it, declares. */
static bool text_decode(
    struct text bytes, struct text said, struct problems *problems, struct text *text) {
    *text = text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? text_slice(bytes, 3, bytes.length) : bytes;
    if (text_is_utf16(bytes))
        *text = text_from_utf16(problems->arena, bytes);
    if (text_is_utf8(*text))
        return true;
    struct text charset = charset_find(bytes);
    bool silent = charset.length == 0 && said.length == 0;
    bool chinese = silent || is_chinese(charset) || is_chinese(said);
    if (!chinese || !icu_from_gb18030(problems->arena, bytes, text)) {
        problem_add(problems, PROBLEM_TEXT_ENCODING, (struct place){0}, TEXT_NONE, TEXT_NONE);
        return false;
    }
    if (silent)
        problem_add(problems, PROBLEM_TEXT_GB18030, (struct place){0}, TEXT_NONE, TEXT_NONE);
    return true;
}

/* ---- Word's marks ---- */

/* The length of the mark that the text begins with, spacers behind it included; 0: none. */
static size_t mark_length(struct text text) {
    static const struct text spacers = TEXT_INIT("<![if !supportMisaligned");
    static const struct text end = TEXT_INIT("<![endif]>");
    if (text_starts(text, end))
        return end.length;
    if (!text_starts(text, TEXT("<![if ")))
        return 0;
    bool spacer = text_starts(text, spacers);
    size_t found = text_find(text, spacer ? end : TEXT(">"));
    return found == SIZE_MAX ? text.length : found + (spacer ? end.length : 1);
}

/* Removes <![if ...]> and <![endif]>, which are no HTML, and spacers between them. */
static struct text without_marks(struct arena *arena, struct text text) {
    static const struct text mark = TEXT_INIT("<![");
    if (text_find(text, mark) == SIZE_MAX)
        return text;
    struct buffer kept = {.arena = arena};
    for (size_t found; (found = text_find(text, mark)) != SIZE_MAX;) {
        struct text rest = text_slice(text, found, text.length);
        size_t length = mark_length(rest);
        buffer_add(&kept, text_slice(text, 0, found));
        if (length == 0)
            buffer_add(&kept, mark);
        text = text_slice(rest, length == 0 ? mark.length : length, rest.length);
    }
    buffer_add(&kept, text);
    return buffer_text(&kept);
}

/* ---- pages that break off ---- */

/* Returns the offset of the last of two tags, or SIZE_MAX. */
static size_t last_tag(struct text text, struct text a, struct text b) {
    for (size_t i = text.length; i-- > 0;) {
        struct text rest = text_slice(text, i, text.length);
        if (*rest.bytes == '<' && (text_starts_caseless(rest, a) || text_starts_caseless(rest, b)))
            return i;
    }
    return SIZE_MAX;
}

/* Reports a page or a table that does not end: its last figure may be cut. false: neither ends, so
 * the file was cut off. */
static bool ends_whole(struct text text, struct problems *problems) {
    bool begun = text_find_caseless(text_slice(text, 0, 4096), TEXT("<html")) != SIZE_MAX;
    bool ended = !begun || last_tag(text, TEXT("</html"), TEXT("</body")) != SIZE_MAX;
    size_t table = last_tag(text, TEXT("<table"), TEXT("</table"));
    bool closed = table == SIZE_MAX || text.bytes[table + 1] == '/';
    if (!ended || !closed)
        problem_add(problems, !ended && !closed ? PROBLEM_PAGE_CUT_OFF : PROBLEM_PAGE_UNFINISHED,
            (struct place){0}, TEXT_NONE, TEXT_NONE);
    return ended || closed;
}

/* ---- attributes ---- */

/* An upper bound of the attributes of the tag at *at; *at moves behind it. */
static size_t attributes_count(struct text text, size_t *at) {
    size_t count = 0, i = *at;
    while (i < text.length && text.bytes[i] != '>') {
        char byte = text.bytes[i++];
        bool blank = byte == ' ' || (byte >= '\t' && byte <= '\r');
        count += blank || byte == '=';
        while ((blank || byte == '=') && i < text.length &&
               (text.bytes[i] == ' ' || (text.bytes[i] >= '\t' && text.bytes[i] <= '\r')))
            i++;
        if (byte != '=' || i == text.length || (text.bytes[i] != '"' && text.bytes[i] != '\''))
            continue;
        const char *end = memchr(text.bytes + i + 1, text.bytes[i], text.length - i - 1);
        i = end == NULL ? text.length : (size_t)(end - text.bytes) + 1;
    }
    *at = i;
    return count;
}

static bool has_bomb_tag(struct text text) {
    for (size_t i = 0; i + 1 < text.length;) {
        char next = text.bytes[i + 1];
        bool tag =
            text.bytes[i] == '<' && ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
        i++;
        if (tag && attributes_count(text, &i) > LIMIT_ATTRIBUTES)
            return true;
    }
    return false;
}

/* ---- libxml2 ---- */

struct page {
    struct builder *builder;
    struct html_body *body;
    htmlParserCtxtPtr parser;
};

static void stop_if_full(struct page *page) {
    if (page->builder->stopped)
        xmlStopParser(page->parser);
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
    struct page *page = context;
    html_element_open(page->body, (const char *)name, (const char *const *)attributes);
    stop_if_full(page);
}

static void on_end(void *context, const xmlChar *name) {
    struct page *page = context;
    html_element_close(page->body, (const char *)name);
}

static void on_text(void *context, const xmlChar *bytes, int length) {
    struct page *page = context;
    html_text_add(page->body, (struct text){(const char *)bytes, (size_t)length});
    stop_if_full(page);
}

/* false: the reader gave up, out of memory. */
static bool page_parse(struct builder *builder, struct html_body *body, struct text text) {
    struct page page = {builder, body, htmlNewParserCtxt()};
    if (page.parser == NULL)
        return false;
    *page.parser->sax = (htmlSAXHandler){.startElement = on_start,
        .endElement = on_end,
        .characters = on_text,
        .cdataBlock = on_text,
        .ignorableWhitespace = on_text};
    page.parser->userData = &page;
    xmlDocPtr tree = htmlCtxtReadMemory(page.parser, text.bytes, (int)text.length, NULL, "UTF-8",
        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER |
            HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
    bool full = page.parser->errNo == XML_ERR_NO_MEMORY;
    xmlFreeDoc(tree);
    htmlFreeParserCtxt(page.parser);
    return !full;
}

struct document *html_page_read(struct arena *arena, struct text bytes, struct text charset,
    struct file_kind *kind, struct problems *problems) {
    static const struct file_kind page = FILE_KIND("html", "fmt/96", "elements of HTML");
    struct text text;
    if (!text_decode(bytes, charset, problems, &text))
        return NULL;
    if (text.length > LIMIT_PART_BYTES) {
        problem_add(problems, PROBLEM_PART_TOO_LARGE, (struct place){0}, TEXT("HTML"), TEXT_NONE);
        return NULL;
    }
    if (!ends_whole(text, problems)) {
        *kind = page;
        return NULL;
    }
    struct builder builder = builder_begin(arena, problems);
    struct html_body *body = html_body_new(&builder);
    text = without_marks(arena, text);
    if (has_bomb_tag(text)) {
        problem_add(problems, PROBLEM_DOCUMENT_TOO_LARGE, (struct place){0}, TEXT_NONE, TEXT_NONE);
        return NULL;
    }
    bool read = page_parse(&builder, body, text);
    if (!read)
        problem_add(
            problems, PROBLEM_PART_DAMAGED, (struct place){0}, TEXT("HTML"), TEXT("libxml2"));
    html_body_end(body);
    struct document *document = builder_end(&builder);
    if (!read || document == NULL)
        return NULL;
    *kind = page;
    return document;
}

struct document *html_read(
    struct arena *arena, struct text bytes, struct file_kind *kind, struct problems *problems) {
    return html_page_read(arena, bytes, TEXT_NONE, kind, problems);
}

const char *html_library_version(void) {
    return LIBXML_DOTTED_VERSION;
}
