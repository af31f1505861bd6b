/*
 * skim.c: leaves formatting out before the parser sees it, which is nine bytes of ten in files that
 * Word saved:
 *   w:rPr, w:pPr, w:tcPr, w:trPr, w:tblPr, w:tblPrEx, w:tblGrid
 *     known elements (xml_names.h)     stay as they are
 *     others (w:rFonts, w:tcBorders)   are left out
 * Nothing that comes out may change by it, nor may anything be accepted that the parser refuses. So
 * only what is plainly well-formed is touched: elements of w: with attributes in double quotes, no
 * references, no white space, no text. The same few hundred pieces of formatting recur throughout a
 * part, so each is looked at once and then known by its bytes. At the first thing out of the
 * ordinary (a comment, CDATA, another meaning of w:, deep nesting, not UTF-8) the rest of the part
 * is passed on as it is. No line breaks are left out: the parser's line numbers stay.
 */
#include "document/skim.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

enum {
    PIECES = 512,         /* slots for pieces of formatting */
    RECENT = 4,           /* pieces of a kind that are tried first */
    LONGEST_PIECE = 4096, /* bytes; Word's are below 1,500 */
    LONGEST_WAIT = 32 * 1024,
    DEEPEST = 128,     /* half of LIMIT_DEPTH: what is left out must not hide that it is broken */
    DEEPEST_PIECE = 8, /* elements within each other */
    CHUNK = 64 * 1024,
    MOST_ATTRIBUTES = 16 /* of an element that is left out */
};

enum state { STATE_PROLOG, STATE_ON, STATE_OFF };

/* A piece of formatting that has been looked at, and what remains of it behind its own bytes. */
struct piece {
    char *bytes;
    size_t length, rest_length;
    bool plain; /* false: it is passed on as it is */
};

/* What formatting begins and ends with. */
static const struct {
    struct text open, close;
} kinds[] = {
    {TEXT_INIT("<w:rPr>"), TEXT_INIT("</w:rPr>")},
    {TEXT_INIT("<w:pPr>"), TEXT_INIT("</w:pPr>")},
    {TEXT_INIT("<w:tcPr>"), TEXT_INIT("</w:tcPr>")},
    {TEXT_INIT("<w:trPr>"), TEXT_INIT("</w:trPr>")},
    {TEXT_INIT("<w:tblPr>"), TEXT_INIT("</w:tblPr>")},
    {TEXT_INIT("<w:tblPrEx>"), TEXT_INIT("</w:tblPrEx>")},
    {TEXT_INIT("<w:tblGrid>"), TEXT_INIT("</w:tblGrid>")},
};

enum { KIND_RUN, KIND_PARAGRAPH, KIND_OTHERS, KINDS = sizeof kinds / sizeof *kinds };

struct skim {
    enum state state;
    int depth;
    struct skim_names names;
    struct xml_source source;
    bool ended;
    size_t waiting;       /* bytes in raw */
    struct piece *pieces; /* PIECES, by hash; the later one stays. NULL until the root fits */
    struct piece *recent[KINDS][RECENT];
    unsigned next_recent[KINDS];
    char raw[CHUNK];
};

/* Whatever comes out must be the same without skimming: a build with -DNIANBAO_NO_SKIM compares. */
#ifdef NIANBAO_NO_SKIM
enum { SKIMS = 0 };
#else
enum { SKIMS = 1 };
#endif

/* Of raw, which is large, nothing is read that was not written. */
struct skim *skim_new(struct xml_source source, struct skim_names names) {
    struct skim *skim = SKIMS ? malloc(sizeof *skim) : NULL;
    if (skim == NULL)
        return NULL;
    memset(skim, 0, offsetof(struct skim, raw));
    skim->source = source;
    skim->names = names;
    return skim;
}

void skim_free(struct skim *skim) {
    if (skim == NULL)
        return;
    for (size_t i = 0; skim->pieces != NULL && i < PIECES; i++)
        free(skim->pieces[i].bytes);
    free(skim->pieces);
    free(skim);
}

/* ---- a piece of formatting, looked at once ---- */

static bool is_name_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

/* Behind a name of ASCII letters and digits; at where there is none. */
static size_t name_end(struct text piece, size_t at) {
    if (at >= piece.length || (piece.bytes[at] >= '0' && piece.bytes[at] <= '9'))
        return at;
    while (at < piece.length && is_name_byte(piece.bytes[at]))
        at++;
    return at;
}

/* Behind a value and its closing quote; 0 where the value is not plain. */
static size_t value_end(struct text piece, size_t at) {
    while (at < piece.length && piece.bytes[at] != '"') {
        size_t before = at;
        uint32_t codepoint = text_next(piece, &at);
        if (codepoint < 0x20 || codepoint == '<' || codepoint == '&' || codepoint >= 0xFFFD ||
            (codepoint >= 0x7F && at == before + 1))
            return 0;
    }
    return at < piece.length ? at + 1 : 0;
}

/* One attribute, ` w:val="1"`. Returns what is behind it, 0 where it is not plain. */
static size_t attribute_read(struct text piece, size_t at, struct text *name) {
    size_t start = at + 1, end = name_end(piece, start);
    if (end < piece.length && piece.bytes[end] == ':' && end > start) {
        size_t local = end + 1;
        end = name_end(piece, local);
        end = end == local ? start : end;
    }
    *name = text_slice(piece, start, end);
    if (end == start || text_starts(*name, TEXT("xmlns")) || piece.length - end < 2 ||
        piece.bytes[end] != '=' || piece.bytes[end + 1] != '"')
        return 0;
    return value_end(piece, end + 2);
}

/* Passes the attributes; the parser refuses the same twice, so that must not be left out. */
static size_t attributes_read(struct text piece, size_t at) {
    struct text names[MOST_ATTRIBUTES];
    size_t count = 0;
    while (at != 0 && at < piece.length && piece.bytes[at] == ' ') {
        if (count == MOST_ATTRIBUTES)
            return 0;
        at = attribute_read(piece, at, &names[count]);
        for (size_t i = 0; at != 0 && i < count; i++)
            if (text_equal(names[i], names[count]))
                return 0;
        count++;
    }
    return at;
}

/* What is open in a piece: its name, and where it began in what remains. */
struct open {
    struct text name;
    size_t rest_start, rest_behind;
    bool kept, list;
};

struct reduction {
    const struct skim *skim;
    struct text piece;
    char *rest;
    size_t rest_length;
    struct open open[DEEPEST_PIECE];
    int depth;
};

static void rest_add(struct reduction *reduction, struct text bytes) {
    memcpy(reduction->rest + reduction->rest_length, bytes.bytes, bytes.length);
    reduction->rest_length += bytes.length;
}

/* </w:name> at an offset. Property lists in which nothing remained are left out too. */
static size_t close_read(struct reduction *reduction, size_t at) {
    struct open *open = &reduction->open[--reduction->depth];
    size_t start = at + 4, end = start + open->name.length;
    if (end >= reduction->piece.length || reduction->piece.bytes[end] != '>' ||
        !text_equal(text_slice(reduction->piece, start, end), open->name))
        return 0;
    if (open->list && reduction->rest_length == open->rest_behind)
        reduction->rest_length = open->rest_start;
    else if (open->kept)
        rest_add(reduction, text_slice(reduction->piece, at, end + 1));
    return end + 1;
}

/* Elements that mean nothing when they are empty: those that the pieces are, and the like. */
static bool is_list(struct text name) {
    static const struct text lists[] = {TEXT_INIT("rPr"), TEXT_INIT("pPr"), TEXT_INIT("tcPr"),
        TEXT_INIT("trPr"), TEXT_INIT("tblPr"), TEXT_INIT("tblPrEx"), TEXT_INIT("tblGrid")};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (text_equal(lists[i], name))
            return true;
    return false;
}

/* <w:name ...> or <w:name .../> at an offset. */
static size_t open_read(struct reduction *reduction, size_t at) {
    struct text piece = reduction->piece;
    size_t start = at + 3, end = name_end(piece, start);
    struct text name = text_slice(piece, start, end);
    size_t behind = end == start ? 0 : attributes_read(piece, end);
    bool empty = behind != 0 && behind < piece.length && piece.bytes[behind] == '/';
    behind = behind == 0 ? 0 : behind + empty;
    if (behind == 0 || behind >= piece.length || piece.bytes[behind] != '>')
        return 0;
    behind++;
    struct skim_names names = reduction->skim->names;
    bool known = names.is_known(names.context, name.bytes, name.length);
    size_t rest_start = reduction->rest_length;
    if (known)
        rest_add(reduction, text_slice(piece, at, behind));
    if (empty)
        return behind;
    if (reduction->depth == DEEPEST_PIECE)
        return 0;
    reduction->open[reduction->depth++] = (struct open){.name = name,
        .rest_start = rest_start,
        .rest_behind = reduction->rest_length,
        .kept = known,
        .list = is_list(name)};
    return behind;
}

/* Writes what remains of a piece behind it; false where it is not plain. */
static bool piece_reduce(const struct skim *skim, struct piece *piece) {
    struct reduction reduction = {
        .skim = skim, .piece = {piece->bytes, piece->length}, .rest = piece->bytes + piece->length};
    size_t at = 0;
    do {
        struct text ahead = text_slice(reduction.piece, at, piece->length);
        if (text_starts(ahead, TEXT("</w:")))
            at = close_read(&reduction, at);
        else
            at = text_starts(ahead, TEXT("<w:")) ? open_read(&reduction, at) : 0;
    } while (at != 0 && reduction.depth != 0);
    piece->rest_length = reduction.rest_length;
    return at == piece->length;
}

/* ---- pieces by their bytes ---- */

static size_t hash(const char *bytes, size_t length) {
    uint64_t value = length, word = 0;
    for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        value = (value ^ word) * 0x9E3779B97F4A7C15u;
        value ^= value >> 29;
    }
    word = 0;
    memcpy(&word, bytes, length);
    value = (value ^ word) * 0x9E3779B97F4A7C15u;
    return (size_t)(value >> 40);
}

/* What is known of a piece; NULL where there is no memory. */
static struct piece *piece_find(struct skim *skim, struct text bytes) {
    struct piece *piece = &skim->pieces[hash(bytes.bytes, bytes.length) % PIECES];
    if (piece->bytes != NULL && text_equal((struct text){piece->bytes, piece->length}, bytes))
        return piece;
    free(piece->bytes);
    *piece = (struct piece){.bytes = malloc(bytes.length * 2), .length = bytes.length};
    if (piece->bytes == NULL)
        return NULL;
    memcpy(piece->bytes, bytes.bytes, bytes.length);
    piece->plain = piece_reduce(skim, piece);
    return piece;
}

/* The piece ahead, if it is one of those met last: for these its end need not be looked for. (A
 * plain piece ends where its first tag is closed, so what begins with its bytes is that piece.) */
static const struct piece *piece_recall(const struct skim *skim, int kind, struct text ahead) {
    for (size_t i = 0; i < RECENT; i++) {
        const struct piece *piece = skim->recent[kind][i];
        if (piece != NULL && piece->bytes != NULL && piece->plain &&
            text_starts(ahead, (struct text){piece->bytes, piece->length}))
            return piece;
    }
    return NULL;
}

/* ---- the part ---- */

/* What is taken and what is passed on. */
struct run {
    const char *raw;
    size_t length, at;
    size_t from; /* up to at all is passed on, but from here on it has not been copied yet */
    char *out;
    size_t written;
    bool last;
};

static void run_copy(struct run *run) {
    memcpy(run->out + run->written, run->raw + run->from, run->at - run->from);
    run->written += run->at - run->from;
    run->from = run->at;
}

/* xmlns:w, and not xmlns:w14, begins here. */
static bool is_declaration(struct text ahead) {
    static const struct text words = TEXT_INIT("xmlns:w");
    return text_starts(ahead, words) &&
           (ahead.length == words.length || !is_name_byte(ahead.bytes[words.length]));
}

/* Behind the tag that begins at an offset; 0 where it is not finished. declared: where it gives w:
 * a meaning, or 0. */
static size_t tag_end(const struct run *run, size_t at, size_t *declared) {
    *declared = 0;
    for (; at < run->length; at++) {
        char byte = run->raw[at];
        if (byte == '>')
            return at + 1;
        if (byte == 'x' && is_declaration((struct text){run->raw + at, run->length - at}))
            *declared = at;
        if (byte != '"' && byte != '\'')
            continue;
        const char *close = memchr(run->raw + at + 1, byte, run->length - at - 1);
        if (close == NULL)
            return 0;
        at = (size_t)(close - run->raw);
    }
    return 0;
}

/* encoding="UTF-8" */
static bool is_utf8(struct text encoding) {
    static const char utf8[] = "encoding=\"utf-8\"";
    return encoding.length >= sizeof utf8 - 1 &&
           strncasecmp(encoding.bytes, utf8, sizeof utf8 - 1) == 0;
}

/* Behind what stands before the root: a byte order mark, a declaration, white space. SIZE_MAX: it
 * cannot be UTF-8, or is not plain. */
static size_t prolog_end(const struct run *run) {
    static const struct text mark = TEXT_INIT("\xEF\xBB\xBF");
    struct text raw = {run->raw, run->length};
    size_t at = text_starts(raw, mark) ? mark.length : 0;
    if (text_starts(text_slice(raw, at, raw.length), TEXT("<?xml "))) {
        size_t declared, end = tag_end(run, at, &declared);
        struct text declaration = text_slice(raw, at, end);
        size_t encoding = text_find(declaration, TEXT("encoding"));
        struct text value = text_slice(declaration, encoding, declaration.length);
        if (end == 0 || (encoding != SIZE_MAX && !is_utf8(value)))
            return SIZE_MAX;
        at = end;
    }
    while (at < raw.length && (raw.bytes[at] == '\n' || raw.bytes[at] == '\r'))
        at++;
    return at;
}

/* Whether the root is one of WordprocessingML's that has w: in its usual meaning. */
static bool is_root(struct text tag, struct text declaration) {
    static const struct text roots[] = {TEXT_INIT("<w:document "), TEXT_INIT("<w:styles "),
        TEXT_INIT("<w:numbering "), TEXT_INIT("<w:hdr "), TEXT_INIT("<w:ftr "),
        TEXT_INIT("<w:footnotes "), TEXT_INIT("<w:endnotes ")};
    static const struct text meanings[] = {
        TEXT_INIT(" xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""),
        TEXT_INIT(" xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"")};
    bool named = false;
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        named = named || text_starts(tag, roots[i]);
    for (size_t i = 0; named && i < sizeof meanings / sizeof *meanings; i++)
        if (text_starts(declaration, meanings[i]))
            return true;
    return false;
}

/* Passes on everything up to the root's content; false where that has not arrived. */
static bool root_pass(struct skim *skim, struct run *run) {
    size_t start = prolog_end(run);
    size_t declared = 0, end = start == SIZE_MAX ? 0 : tag_end(run, start, &declared);
    if (end == 0 && !run->last && run->length < LONGEST_WAIT)
        return false;
    struct text tag = end == 0 ? TEXT_NONE : (struct text){run->raw + start, end - start};
    bool fits = declared != 0 && is_root(tag, text_slice(tag, declared - start - 1, tag.length)) &&
                tag.bytes[tag.length - 2] != '/';
    if (fits)
        skim->pieces = calloc(PIECES, sizeof *skim->pieces);
    skim->state = skim->pieces != NULL ? STATE_ON : STATE_OFF;
    skim->depth = 1;
    if (skim->pieces != NULL)
        run->at = end;
    return true;
}

/* Passes on a tag; false where it is not finished. */
static bool tag_pass(struct skim *skim, struct run *run) {
    size_t declared, end = tag_end(run, run->at, &declared);
    if (end == 0)
        return false;
    struct text tag = {run->raw + run->at, end - run->at};
    char first = tag.bytes[1];
    if (first == '!' || first == '?' || declared != 0) {
        skim->state = STATE_OFF;
        return true;
    }
    skim->depth += first == '/' ? -1 : tag.bytes[tag.length - 2] == '/' ? 0 : 1;
    if (skim->depth > DEEPEST || skim->depth <= 0)
        skim->state = STATE_OFF;
    run->at = end;
    return true;
}

/* The kind of formatting that begins here, -1: none. Most tags are told from it by two bytes. */
static int piece_kind(struct text ahead) {
    if (ahead.length < 8 || ahead.bytes[4] == '>' || ahead.bytes[4] == ' ')
        return -1;
    char first = ahead.bytes[3];
    int kind = first == 'r' ? KIND_RUN : first == 'p' ? KIND_PARAGRAPH : KIND_OTHERS;
    int end = kind == KIND_OTHERS ? first == 't' ? KINDS : kind : kind + 1;
    for (; kind < end; kind++)
        if (text_starts(ahead, kinds[kind].open))
            return kind;
    return -1;
}

/* Leaves formatting out where some begins; false where that is not finished. */
static bool piece_pass(struct skim *skim, struct run *run, int kind) {
    struct text ahead = {run->raw + run->at, run->length - run->at};
    const struct piece *piece = piece_recall(skim, kind, ahead);
    if (piece == NULL) {
        size_t found = text_find(text_slice(ahead, 0, LONGEST_PIECE), kinds[kind].close);
        if (found == SIZE_MAX)
            return (ahead.length >= LONGEST_PIECE || run->last) && tag_pass(skim, run);
        struct piece *met =
            piece_find(skim, text_slice(ahead, 0, found + kinds[kind].close.length));
        if (met == NULL || !met->plain)
            return tag_pass(skim, run);
        skim->recent[kind][skim->next_recent[kind]++ % RECENT] = met;
        piece = met;
    }
    run_copy(run);
    memcpy(run->out + run->written, piece->bytes + piece->length, piece->rest_length);
    run->written += piece->rest_length;
    run->from = run->at += piece->length;
    return true;
}

static void content_pass(struct skim *skim, struct run *run) {
    while (skim->state == STATE_ON && run->at < run->length) {
        const char *at = run->raw + run->at;
        if (*at != '<') {
            const char *next = memchr(at, '<', run->length - run->at);
            run->at = next == NULL ? run->length : (size_t)(next - run->raw);
            continue;
        }
        if (run->length - run->at < sizeof "<w:tblPrEx>" && !run->last)
            return;
        int kind = piece_kind((struct text){at, run->length - run->at});
        if (kind >= 0 ? !piece_pass(skim, run, kind) : !tag_pass(skim, run)) {
            if (run->length - run->at > LONGEST_WAIT || run->last)
                skim->state = STATE_OFF;
            return;
        }
    }
}

static void run_go(struct skim *skim, struct run *run) {
    if (skim->state == STATE_PROLOG && !root_pass(skim, run))
        return;
    if (skim->state == STATE_ON)
        content_pass(skim, run);
    if (skim->state == STATE_OFF)
        run->at = run->length;
    run_copy(run);
}

/* false: the source failed. */
static bool raw_fill(struct skim *skim) {
    long length = skim->source.read(
        skim->source.context, skim->raw + skim->waiting, sizeof skim->raw - skim->waiting);
    skim->ended = length <= 0;
    skim->waiting += length <= 0 ? 0 : (size_t)length;
    return length >= 0;
}

long skim_read(void *context, char *buffer, size_t size) {
    struct skim *skim = context;
    if (skim->state == STATE_OFF && skim->waiting == 0)
        return skim->ended ? 0 : skim->source.read(skim->source.context, buffer, size);
    size_t written = 0;
    if (size < sizeof skim->raw)
        skim->state = STATE_OFF;
    while (written == 0 && !(skim->ended && skim->waiting == 0)) {
        if (!skim->ended && !raw_fill(skim))
            return -1;
        struct run run = {.raw = skim->raw,
            .length = skim->waiting < size ? skim->waiting : size,
            .out = buffer,
            .last = skim->ended};
        run_go(skim, &run);
        skim->waiting -= run.at;
        memmove(skim->raw, skim->raw + run.at, skim->waiting);
        written = run.written;
    }
    return (long)written;
}
