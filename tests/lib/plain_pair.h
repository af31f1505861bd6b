/*
 * plain_pair.h: one part read twice, by the plain reader and, because a comment stands before its
 * root, by Expat alone: `same` says whether both tell the same. For tests/unit/test_xml_plain.c and
 * tests/fuzz/plain.c, and no others.
 */
#ifndef NIANBAO_TESTS_PLAIN_PAIR_H
#define NIANBAO_TESTS_PLAIN_PAIR_H

#include <stdio.h>
#include <string.h>

#include "document/xml_plain.h"

#define COMMENT "<!---->"

struct feed {
    struct text pieces[3];
    size_t piece, at;
    bool fails; /* instead of ending */
    struct buffer told;
};

static long feed_read(void *context, char *buffer, size_t size) {
    struct feed *feed = context;
    while (feed->piece < 3 && feed->at == feed->pieces[feed->piece].length) {
        feed->piece++;
        feed->at = 0;
    }
    if (feed->piece == 3)
        return feed->fails ? -1 : 0;
    struct text rest =
        text_slice(feed->pieces[feed->piece], feed->at, feed->pieces[feed->piece].length);
    size_t length = rest.length < size ? rest.length : size;
    memcpy(buffer, rest.bytes, length);
    feed->at += length;
    return (long)length;
}

static bool is_list(enum xml_name name) {
    return name == XML_W_rPr || name == XML_W_pPr || name == XML_W_tcPr || name == XML_W_trPr ||
           name == XML_W_tblPr || name == XML_W_tblPrEx || name == XML_W_tblGrid;
}

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct feed *feed = context;
    const char *value = is_list(name) ? NULL : xml_attribute(parser, XML_W_val);
    buffer_format(&feed->told, "<%d %s>", (int)name, value == NULL ? "-" : value);
    if (value != NULL && strcmp(value, "skip") == 0)
        xml_skip(parser);
}

/* A list of properties that says nothing need not be told. */
static void on_end(void *context, enum xml_name name) {
    struct feed *feed = context;
    char start[32];
    snprintf(start, sizeof start, "<%d ->", (int)name);
    if (is_list(name) && text_ends(buffer_text(&feed->told), text_from(start)))
        feed->told.length -= strlen(start);
    else
        buffer_format(&feed->told, "</%d>", (int)name);
}

static void on_text(void *context, struct text text) {
    struct feed *feed = context;
    buffer_add(&feed->told, text);
}

static struct xml_outcome parse(struct feed *feed) {
    struct xml_handler handler = {feed, on_start, on_end, on_text, NULL};
    buffer_add(&feed->told, TEXT(""));
    return xml_parse((struct xml_source){feed, feed_read}, &handler);
}

/* Expat tells of a text with a mistake less than there is before it. */
static bool told_same(struct feed *plain, struct feed *expat, enum xml_result result) {
    struct text by_plain = buffer_text(&plain->told), by_expat = buffer_text(&expat->told);
    return result == XML_WELL ? text_equal(by_plain, by_expat) : text_starts(by_plain, by_expat);
}

/* Whether a part that begins with prolog is read the same by both. */
static inline bool same(struct arena *arena, struct text prolog, struct text part, bool fails) {
    struct feed plain = {
        .pieces = {prolog, TEXT_NONE, part}, .fails = fails, .told = {.arena = arena}};
    struct feed expat = {
        .pieces = {prolog, TEXT(COMMENT), part}, .fails = fails, .told = {.arena = arena}};
    struct xml_outcome by_plain = parse(&plain), by_expat = parse(&expat);
    const char *error = by_plain.error == NULL ? "" : by_plain.error;
    bool equal = by_plain.result == by_expat.result &&
                 strcmp(error, by_expat.error == NULL ? "" : by_expat.error) == 0 &&
                 (by_plain.result != XML_BROKEN || by_plain.line == by_expat.line) &&
                 told_same(&plain, &expat, by_plain.result);
    if (!equal)
        fprintf(stderr, "%.*s\n  plain %d, %s, line %lu: %s\n  expat %d, %s, line %lu: %s\n",
            (int)part.length, part.bytes, (int)by_plain.result, error, by_plain.line,
            plain.told.bytes, (int)by_expat.result, by_expat.error, by_expat.line,
            expat.told.bytes);
    return equal;
}

#endif
