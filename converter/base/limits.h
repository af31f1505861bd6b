/*
 * limits.h: limits that keep one file from exhausting the machine, each with the attack it stops. A
 * file that reaches one gets a problem (problem_list.h), it is never read by half in silence.
 * Everyone may include this.
 */
#ifndef NIANBAO_BASE_LIMITS_H
#define NIANBAO_BASE_LIMITS_H

enum {
    /* a zip with a million entries: each would cost memory before any is read */
    LIMIT_ENTRIES = 10000,
    /* a zip bomb; bytes are counted while they are inflated, as declared sizes may lie. One part,
       all parts */
    LIMIT_PART_BYTES = 128 * 1024 * 1024,
    LIMIT_INFLATED_BYTES = 256 * 1024 * 1024,
    /* the same bomb below those limits: beyond the free bytes, no more than this many times the
       size of the file. A table of 100,000 equal rows is no bomb */
    LIMIT_RATIO = 200,
    LIMIT_RATIO_FREE_BYTES = 64 * 1024 * 1024,
    /* 5,000 elements within each other; Word's own files stay below 100 */
    LIMIT_DEPTH = 256,
    /* gridSpan="1000000": wider than any page (Word allows 63) */
    LIMIT_COLUMNS = 1000,
    /* a tag, comment or attribute without end: Expat keeps it whole, and twice while it grows */
    LIMIT_TOKEN_BYTES = 8 * 1024 * 1024,
    /* tables that are nothing but cells */
    LIMIT_CELLS = 200000,
    LIMIT_TABLES = 20000,
    LIMIT_BLOCKS = 500000,
    /* an HTML tag with 200,000 attributes: libxml2 compares each with all before it */
    LIMIT_ATTRIBUTES = 10000,
    /* pictures whose names are kept: each is searched for among all relationships */
    LIMIT_PICTURES = 500,
    /* one page of a web archive, held encoded and decoded */
    LIMIT_WEB_PAGE_BYTES = 32 * 1024 * 1024,
    /* styles that are based on each other in a circle */
    LIMIT_STYLE_CHAIN = 32,
    /* the text of a document, and a whole text dump */
    LIMIT_TEXT_BYTES = 16 * 1024 * 1024,
    /* "%1%1%1..." before each of a million paragraphs; Word allows 255 characters */
    LIMIT_NUMBER_BYTES = 1000,
    /* memory while a document is read: cells, paragraphs, styles, lists. Lines, matches and JSON
       take about as much again; together they stay below 256 MB */
    LIMIT_HELD_BYTES = 80 * 1024 * 1024,
    /* "[1,1,1,..." of 40 MB as input of check or compare: each value costs 250 bytes */
    LIMIT_JSON_BYTES = 32 * 1024 * 1024,
    LIMIT_JSON_VALUES = 500000,
};

#endif
