/*
 * xml_plain.c: reads XML as Word and its like write it, in one pass without copies. Three files
 * work together: xml_plain.c  the part: a declaration, tags that close in order, text with the five
 * references that XML itself knows xml_tag.c    one start tag xml_skim.c   pieces of formatting
 * (w:rPr, w:tcPr ...), recognised by their bytes once they have been read the first time; nine
 * bytes of ten in files that Word saved They read a subset of XML, and whatever they read is
 * well-formed. At the first byte outside of it (a comment, CDATA, &#13;, a carriage return, a
 * mistake) Expat goes on from there, and Expat alone reports errors. The output does not depend on
 * which of them read: tests/unit/test_xml_plain.c compares. CPU time of a whole conversion, median
 * of 9 pairs: without all three 1.4 times on the official form and 3.7 times on 415 KB with Word's
 * formatting; without xml_skim.c 1.0 and 1.4 times.
 */
#include "document/xml_plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "document/xml_skim.h"

enum {
    CHUNK = 64 * 1024,
    LOOKAHEAD = 16, /* nearer to the end, a tag may be cut off rather than not plain */
    NAMES = LIMIT_DEPTH * LONGEST_NAME,
    DEEPEST_SKIM = LIMIT_DEPTH / 2 /* a skimmed piece must not hide that it is too deep */
};

struct plain {
    struct xml_source source;
    struct plain_calls calls;
    struct skim *skim;   /* NULL: no piece is skimmed */
    bool ended, failed;  /* the source */
    bool began;          /* the root was read */
    size_t offset;       /* of bytes in the source */
    unsigned long lines; /* line ends passed */
    char *at, *end;      /* bytes not read yet */
    const char *stopped; /* the first byte that is not plain */
    size_t tag_begin, tag_end;
    int depth;
    int skipped; /* depth of the element that the handler skips; 0: none */
    size_t names_length;
    /* not zeroed: */
    unsigned char lengths[LIMIT_DEPTH]; /* of the names of open elements */
    struct tag tag;
    char names[NAMES];     /* of open elements, in a row */
    char bytes[CHUNK + 1]; /* a zero byte stands at the end */
};

/* -DNIANBAO_NO_PLAIN builds without, for comparison: the output must be the same. */
#ifdef NIANBAO_NO_PLAIN
enum { READS = 0 };
#else
enum { READS = 1 };
#endif

/* Large buffers are not zeroed. */
struct plain *plain_new(struct xml_source source, struct plain_calls calls) {
    struct plain *plain = READS ? malloc(sizeof *plain) : NULL;
    if (plain == NULL)
        return NULL;
    memset(plain, 0, offsetof(struct plain, lengths));
    plain->source = source;
    plain->calls = calls;
    plain->at = plain->end = plain->bytes;
    *plain->end = '\0';
    return plain;
}

void plain_free(struct plain *plain) {
    if (plain == NULL)
        return;
    skim_free(plain->skim);
    free(plain);
}

/* ---- the bytes ---- */

static size_t offset_of(const struct plain *plain, const char *at) {
    return plain->offset + (size_t)(at - plain->bytes);
}

/* Moves the unread bytes to the front and fills up behind them. */
static void bytes_fill(struct plain *plain) {
    size_t waiting = (size_t)(plain->end - plain->at);
    plain->offset = offset_of(plain, plain->at);
    memmove(plain->bytes, plain->at, waiting);
    plain->at = plain->bytes;
    while (!plain->ended && waiting < CHUNK) {
        long length =
            plain->source.read(plain->source.context, plain->bytes + waiting, CHUNK - waiting);
        plain->ended = length <= 0;
        plain->failed = length < 0;
        waiting += length <= 0 ? 0 : (size_t)length;
    }
    plain->end = plain->bytes + waiting;
    *plain->end = '\0';
}

static struct text ahead(const struct plain *plain) {
    return (struct text){plain->at, (size_t)(plain->end - plain->at)};
}

/* ---- tags ---- */

static void name_push(struct plain *plain, struct text name) {
    memcpy(plain->names + plain->names_length, name.bytes, name.length);
    plain->names_length += name.length;
    plain->lengths[plain->depth++] = (unsigned char)name.length;
}

static struct text name_last(const struct plain *plain) {
    size_t length = plain->lengths[plain->depth - 1];
    return (struct text){plain->names + plain->names_length - length, length};
}

static void name_pop(struct plain *plain) {
    plain->names_length -= plain->lengths[--plain->depth];
    if (plain->depth < plain->skipped)
        plain->skipped = 0;
}

/* Whether the root is one of WordprocessingML and declares w: as its namespace. */
static bool is_root(const struct tag *tag) {
    static const struct text roots[] = {TEXT_INIT("w:document"), TEXT_INIT("w:styles"),
        TEXT_INIT("w:numbering"), TEXT_INIT("w:hdr"), TEXT_INIT("w:ftr"), TEXT_INIT("w:footnotes"),
        TEXT_INIT("w:endnotes")};
    static const char *const meanings[] = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main"};
    size_t i = 0;
    while (i < sizeof roots / sizeof *roots && !text_equal(roots[i], tag->name))
        i++;
    const char *const *at = tag->attributes;
    while (*at != NULL && strcmp(*at, "xmlns:w") != 0)
        at += 2;
    return i < sizeof roots / sizeof *roots && *at != NULL &&
           (strcmp(at[1], meanings[0]) == 0 || strcmp(at[1], meanings[1]) == 0);
}

/* Skims from the root on, until w: is declared again. */
static void skim_switch(struct plain *plain) {
    if (!plain->began) {
        plain->began = true;
        struct skim_names names = {plain->calls.context, plain->calls.is_listed};
        plain->skim = is_root(&plain->tag) ? skim_new(names) : NULL;
        return;
    }
    for (const char *const *at = plain->tag.attributes; plain->skim != NULL && *at != NULL; at += 2)
        if (**at == 'x' && strcmp(*at, "xmlns:w") == 0) {
            skim_free(plain->skim);
            plain->skim = NULL;
        }
}

/* These readers return the first byte behind what they read, or NULL where it is not plain. */

static char *start_read(struct plain *plain) {
    plain->stopped = plain->at;
    if (plain->depth == LIMIT_DEPTH)
        return NULL;
    char *behind = tag_read(&plain->tag, plain->at, plain->end);
    plain->stopped = plain->tag.stopped;
    if (behind == NULL)
        return NULL;
    name_push(plain, plain->tag.name);
    skim_switch(plain);
    plain->tag_begin = offset_of(plain, plain->at);
    plain->tag_end = offset_of(plain, behind);
    plain->calls.start(plain->calls.context, plain->tag.name, plain->tag.attributes);
    if (!plain->tag.empty) {
        if (plain->skipped == 0 && plain->calls.is_skipping(plain->calls.context))
            plain->skipped = plain->depth;
        return behind;
    }
    plain->tag_begin = plain->tag_end;
    plain->calls.end(plain->calls.context);
    name_pop(plain);
    return behind;
}

static char *end_read(struct plain *plain) {
    struct text name = name_last(plain);
    char *start = plain->at + 2;
    plain->stopped = (size_t)(plain->end - start) <= name.length ? plain->end : plain->at;
    if (*plain->stopped == '\0' || memcmp(start, name.bytes, name.length) != 0 ||
        start[name.length] != '>')
        return NULL;
    plain->tag_begin = offset_of(plain, plain->at);
    plain->tag_end = plain->tag_begin + name.length + 3;
    plain->calls.end(plain->calls.context);
    name_pop(plain);
    return start + name.length + 1;
}

static char *piece_pass(struct plain *plain, const struct skim_piece *piece) {
    for (size_t i = 0; i < piece->event_count; i++) {
        const struct skim_event *event = &piece->events[i];
        if (event->tag.length != 0)
            plain->calls.start(plain->calls.context, event->tag, event->attributes);
        else
            plain->calls.end(plain->calls.context);
    }
    return plain->at + piece->length;
}

static char *markup_read(struct plain *plain) {
    if (plain->at[1] == '/')
        return end_read(plain);
    /* skipped pieces are not worth remembering */
    if (plain->skim == NULL || plain->depth >= DEEPEST_SKIM || plain->skipped != 0)
        return start_read(plain);
    const struct skim_piece *piece = skim_find(plain->skim, ahead(plain));
    return piece == NULL ? start_read(plain) : piece_pass(plain, piece);
}

/* ---- text ---- */

/* The end of text without references: the next & or <, or a byte that is not plain. */
static char *characters_end(struct plain *plain, char *at) {
    for (;;) {
        at = tag_characters_end(at, plain->end);
        plain->lines += *at == '\n';
        bool bracket = *at == ']' && plain->end - at >= 3 && memcmp(at, "]]>", 3) != 0;
        if (!bracket && *at != '\n' && *at != '\t' && *at != '"' && *at != '\'' && *at != '>')
            return at;
        at++;
    }
}

static const struct {
    struct text reference, text;
} references[] = {
    {TEXT_INIT("&amp;"), TEXT_INIT("&")},
    {TEXT_INIT("&lt;"), TEXT_INIT("<")},
    {TEXT_INIT("&gt;"), TEXT_INIT(">")},
    {TEXT_INIT("&quot;"), TEXT_INIT("\"")},
    {TEXT_INIT("&apos;"), TEXT_INIT("'")},
};

static char *reference_read(struct plain *plain) {
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        if (text_starts(ahead(plain), references[i].reference)) {
            plain->calls.text(plain->calls.context, references[i].text);
            return plain->at + references[i].reference.length;
        }
    return NULL;
}

static char *text_read(struct plain *plain) {
    plain->stopped = plain->at;
    if (*plain->at == '&')
        return reference_read(plain);
    char *end = characters_end(plain, plain->at);
    if (end == plain->at)
        return NULL;
    plain->calls.text(plain->calls.context, (struct text){plain->at, (size_t)(end - plain->at)});
    return end;
}

/* ---- the part ---- */

static char *blanks_end(struct plain *plain, char *at) {
    for (; *at == '\n' || *at == ' ' || *at == '\t' || (*at == '\r' && at[1] == '\n'); at++)
        plain->lines += *at == '\n';
    return at;
}

/* Behind one of the wordings (ended by NULL), or at. */
static char *wording_pass(char *at, const char *const *wordings) {
    for (; *wordings != NULL; wordings++)
        if (strncmp(at, *wordings, strlen(*wordings)) == 0)
            return at + strlen(*wordings);
    return at;
}

/* Behind a byte order mark, a declaration and blanks. */
static char *prolog_end(struct plain *plain) {
    static const char *const openings[] = {
        "\xEF\xBB\xBF<?xml version=\"1.0\"", "<?xml version=\"1.0\"", "<?xml version='1.0'", NULL};
    static const char *const encodings[] = {" encoding=\"UTF-8\"", " encoding='UTF-8'",
        " encoding=\"utf-8\"", " encoding='utf-8'", NULL};
    static const char *const standalones[] = {
        " standalone=\"yes\"", " standalone='yes'", " standalone=\"no\"", " standalone='no'", NULL};
    static const char *const closings[] = {"?>", " ?>", NULL};
    char *at = wording_pass(plain->at, openings);
    if (at == plain->at)
        return at;
    at = wording_pass(wording_pass(at, encodings), standalones);
    char *behind = wording_pass(at, closings);
    return behind == at ? NULL : blanks_end(plain, behind);
}

/* A declaration counts only at the very beginning, so without a root Expat reads it again. */
static bool prolog_leave(struct plain *plain) {
    plain->at = plain->bytes;
    plain->lines = 0;
    return false;
}

/* Reads a tag, text or blanks. */
static char *next_read(struct plain *plain) {
    if (plain->depth != 0)
        return *plain->at == '<' ? markup_read(plain) : text_read(plain);
    plain->stopped = plain->at;
    if (!plain->began)
        return *plain->at == '<' ? start_read(plain) : NULL;
    char *end = blanks_end(plain, plain->at);
    return end == plain->at ? NULL : end;
}

bool plain_read(struct plain *plain) {
    bytes_fill(plain);
    char *start = prolog_end(plain);
    if (start == NULL)
        return false;
    for (plain->at = start;;) {
        while (plain->at < plain->end) {
            char *behind = next_read(plain);
            if (plain->calls.is_stopped(plain->calls.context))
                return true;
            if (behind == NULL)
                break;
            plain->at = behind;
        }
        if (!plain->began)
            return prolog_leave(plain);
        bool near = plain->at == plain->end || plain->end - plain->stopped < LOOKAHEAD;
        if (plain->ended || !near || plain->end - plain->at == CHUNK)
            return plain->at == plain->end && !plain->failed && plain->depth == 0;
        bytes_fill(plain);
    }
}

size_t plain_tag_begin(const struct plain *plain) {
    return plain->tag_begin;
}

size_t plain_tag_end(const struct plain *plain) {
    return plain->tag_end;
}

/* ---- handing over ---- */

size_t plain_offset(const struct plain *plain) {
    return offset_of(plain, plain->at);
}

unsigned long plain_lines(const struct plain *plain) {
    return plain->lines;
}

bool plain_opening(const struct plain *plain, char **tags, size_t *length) {
    static const struct text closed = TEXT_INIT("<root/>");
    *length = 0;
    *tags = malloc(closed.length + plain->names_length + 2 * (size_t)plain->depth);
    if (*tags == NULL)
        return false;
    const char *name = plain->names;
    for (int i = 0; i < plain->depth; name += plain->lengths[i++]) {
        (*tags)[(*length)++] = '<';
        memcpy(*tags + *length, name, plain->lengths[i]);
        *length += plain->lengths[i];
        (*tags)[(*length)++] = '>';
    }
    if (plain->began && plain->depth == 0) {
        memcpy(*tags, closed.bytes, closed.length);
        *length = closed.length;
    }
    return true;
}

long plain_rest(void *context, char *buffer, size_t size) {
    struct plain *plain = context;
    size_t waiting = (size_t)(plain->end - plain->at);
    if (waiting == 0 && !plain->ended)
        return plain->source.read(plain->source.context, buffer, size);
    if (waiting == 0)
        return plain->failed ? -1 : 0;
    size_t length = waiting < size ? waiting : size;
    memcpy(buffer, plain->at, length);
    plain->at += length;
    return (long)length;
}
