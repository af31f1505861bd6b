/*
 * limits.h: ceilings that keep one file from taking the machine, each with the attack it stops. A
 * file that reaches one is named (problem_list.h), never half read in silence.
 * Everyone may include this.
 */
#ifndef NIANBAO_BASE_LIMITS_H
#define NIANBAO_BASE_LIMITS_H

enum {
    /* a zip with a million entries: each would cost memory before any is read */
    LIMIT_ENTRIES = 10000,
    /* a bomb: bytes are counted while they are inflated, declared sizes lie. One part, all parts */
    LIMIT_PART_BYTES = 128 * 1024 * 1024,
    LIMIT_INFLATED_BYTES = 256 * 1024 * 1024,
    /* 5,000 elements within each other; Word's own files stay below 100 */
    LIMIT_DEPTH = 256,
    /* gridSpan="1000000": wider than any page (Word allows 63) */
    LIMIT_COLUMNS = 1000,
    /* tables made of nothing but cells */
    LIMIT_CELLS = 1000000,
    LIMIT_TABLES = 20000,
    LIMIT_BLOCKS = 2000000,
    /* styles based on each other in a circle */
    LIMIT_STYLE_CHAIN = 32,
    /* the text of a document in memory */
    LIMIT_TEXT_BYTES = 64 * 1024 * 1024,
};

#endif
