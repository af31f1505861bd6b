/*
 * xml_skim.c: recognises formatting by its bytes (see xml_plain.c):
 *   w:rPr, w:pPr, w:tcPr, w:trPr, w:tblPr, w:tblPrEx, w:tblGrid
 *     known elements (xml_names.h)     become events
 *     others (w:rFonts, w:tcBorders)   are left out
 * A few hundred pieces recur throughout a part; each is read once and then found by its bytes. The
 * output does not change, and nothing passes that Expat refuses: a piece has only elements of w:
 * with plain attributes, no white space, no text, no declarations.
 */
#include "document/xml_skim.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    PIECES = 512,         /* slots */
    RECENT = 4,           /* pieces of a kind, tried first */
    LONGEST_PIECE = 4096, /* bytes; Word's are below 1,500 */
    DEEPEST_PIECE = 8,    /* elements within each other */
    MOST_EVENTS = 24,
    MOST_WORDS = 48 /* names and values of attributes, and the NULL behind them */
};

struct piece {
    struct skim_piece found; /* length 0: the piece is not plain */
    struct text bytes;
    struct skim_event events[MOST_EVENTS];
    const char *words[MOST_WORDS];
    char room[]; /* bytes, and once more, cut by zero bytes */
};

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
    struct skim_names names;
    struct piece *recent[KINDS][RECENT];
    unsigned next_recent[KINDS];
    struct piece *pieces[PIECES]; /* by hash; the later one replaces */
};

struct skim *skim_new(struct skim_names names) {
    struct skim *skim = calloc(1, sizeof *skim);
    if (skim != NULL)
        skim->names = names;
    return skim;
}

void skim_free(struct skim *skim) {
    for (size_t i = 0; skim != NULL && i < PIECES; i++)
        free(skim->pieces[i]);
    free(skim);
}

/* ---- a piece, read once ---- */

/* An element that is open in a piece. */
struct open {
    struct text tag;
    size_t first_event, first_word; /* before it */
    size_t events;                  /* behind its start */
    bool listed;                    /* its name is passed on */
};

struct reading {
    const struct skim *skim;
    struct piece *piece;
    char *at;
    const char *end;
    size_t event_count, word_count;
    struct open open[DEEPEST_PIECE];
    int depth;
};

/* Whether the element is a property list, which means nothing when it is empty. */
static bool is_list(struct text tag) {
    for (size_t i = 0; i < KINDS; i++)
        if (text_equal(text_slice(kinds[i].open, 1, kinds[i].open.length - 1), tag))
            return true;
    return false;
}

static bool event_add(struct reading *reading, struct text tag, const char **attributes) {
    if (reading->event_count == MOST_EVENTS)
        return false;
    reading->piece->events[reading->event_count++] = (struct skim_event){tag, attributes};
    return true;
}

static bool start_add(struct reading *reading, const struct tag *tag) {
    const char **attributes = reading->piece->words + reading->word_count;
    size_t i = 0;
    do {
        if (reading->word_count == MOST_WORDS)
            return false;
        reading->piece->words[reading->word_count++] = tag->attributes[i];
    } while (tag->attributes[i++] != NULL);
    return event_add(reading, tag->name, attributes);
}

/* </w:name>. Property lists without events are left out too. */
static bool close_read(struct reading *reading) {
    const struct open *open = &reading->open[--reading->depth];
    char *name = reading->at + 2;
    if ((size_t)(reading->end - name) <= open->tag.length ||
        memcmp(name, open->tag.bytes, open->tag.length) != 0 || name[open->tag.length] != '>')
        return false;
    reading->at = name + open->tag.length + 1;
    if (!open->listed)
        return true;
    if (reading->event_count != open->events || !is_list(open->tag))
        return event_add(reading, TEXT_NONE, NULL);
    reading->event_count = open->first_event;
    reading->word_count = open->first_word;
    return true;
}

/* Declarations and mc:MustUnderstand, which may refuse the part, are left to xml.c. */
static bool declares(const struct tag *tag) {
    for (size_t i = 0; tag->attributes[i] != NULL; i += 2)
        if (strncmp(tag->attributes[i], "xmlns", 5) == 0 ||
            strstr(tag->attributes[i], ":MustUnderstand") != NULL)
            return true;
    return false;
}

static bool open_read(struct reading *reading) {
    struct tag tag;
    reading->at = tag_read(&tag, reading->at, reading->end);
    if (reading->at == NULL || !text_starts(tag.name, TEXT("w:")) || declares(&tag))
        return false;
    struct open open = {.tag = tag.name,
        .first_event = reading->event_count,
        .first_word = reading->word_count,
        .listed =
            reading->skim->names.is_listed(reading->skim->names.context, tag.name, tag.attributes)};
    if (open.listed && !start_add(reading, &tag))
        return false;
    if (tag.empty)
        return !open.listed || event_add(reading, TEXT_NONE, NULL);
    open.events = reading->event_count;
    if (reading->depth == DEEPEST_PIECE)
        return false;
    reading->open[reading->depth++] = open;
    return true;
}

static void piece_read(const struct skim *skim, struct piece *piece) {
    char *copy = piece->room + piece->bytes.length;
    struct reading reading = {
        .skim = skim, .piece = piece, .at = copy, .end = copy + piece->bytes.length};
    do {
        if (reading.at[0] != '<' ||
            !(reading.at[1] == '/' ? close_read(&reading) : open_read(&reading)))
            return;
    } while (reading.depth != 0);
    if (reading.at == reading.end)
        piece->found = (struct skim_piece){piece->bytes.length, piece->events, reading.event_count};
}

static struct piece *piece_new(const struct skim *skim, struct text bytes) {
    struct piece *piece = malloc(sizeof *piece + 2 * bytes.length + 1);
    if (piece == NULL)
        return NULL;
    piece->found = (struct skim_piece){0};
    piece->bytes = (struct text){piece->room, bytes.length};
    memcpy(piece->room, bytes.bytes, bytes.length);
    memcpy(piece->room + bytes.length, bytes.bytes, bytes.length);
    piece->room[2 * bytes.length] = '\0';
    piece_read(skim, piece);
    return piece;
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

static void piece_drop(struct skim *skim, struct piece *piece) {
    for (size_t i = 0; piece != NULL && i < KINDS * RECENT; i++)
        if (skim->recent[i / RECENT][i % RECENT] == piece)
            skim->recent[i / RECENT][i % RECENT] = NULL;
    free(piece);
}

/* The piece of these bytes, read if it is new; NULL: no memory. */
static struct piece *piece_of(struct skim *skim, struct text bytes) {
    struct piece **slot = &skim->pieces[hash(bytes.bytes, bytes.length) % PIECES];
    if (*slot != NULL && text_equal((*slot)->bytes, bytes))
        return *slot;
    piece_drop(skim, *slot);
    *slot = piece_new(skim, bytes);
    return *slot;
}

/* The piece ahead, if it is one of the last: their end need not be searched. (A plain piece ends
 * where its first tag closes, so bytes that begin like it are that piece.) */
static const struct piece *piece_recall(const struct skim *skim, int kind, struct text ahead) {
    for (size_t i = 0; i < RECENT; i++) {
        const struct piece *piece = skim->recent[kind][i];
        if (piece != NULL && piece->bytes.length <= ahead.length &&
            memcmp(piece->bytes.bytes, ahead.bytes, piece->bytes.length) == 0)
            return piece;
    }
    return NULL;
}

/* The kind of formatting that begins here, or -1. Two bytes rule most tags out. */
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

const struct skim_piece *skim_find(struct skim *skim, struct text ahead) {
    int kind = piece_kind(ahead);
    if (kind < 0)
        return NULL;
    const struct piece *recent = piece_recall(skim, kind, ahead);
    if (recent != NULL)
        return &recent->found;
    size_t end = text_find(text_slice(ahead, 0, LONGEST_PIECE), kinds[kind].close);
    if (end == SIZE_MAX)
        return NULL;
    struct piece *piece = piece_of(skim, text_slice(ahead, 0, end + kinds[kind].close.length));
    if (piece == NULL || piece->found.length == 0)
        return NULL;
    skim->recent[kind][skim->next_recent[kind]++ % RECENT] = piece;
    return &piece->found;
}
