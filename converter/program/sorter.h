/*
 * sorter.h: records in the order of their bytes, however many, in little memory: what the lines of
 * a journal are put in order by. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_SORTER_H
#define NIANBAO_PROGRAM_SORTER_H

#include "program/spool.h"

struct sorted_part;

struct sorter {
    struct arena *arena, *filling; /* of what is needed to the end; until all are added */
    struct spool spool;            /* parts: each in order, a record behind its length */
    struct buffer bytes;           /* of the part that is being filled, likewise */
    uint32_t *records;             /* where each of it begins */
    size_t count, capacity;
    struct sorted_part *parts;
    size_t part_count, part_capacity;
    struct sorted_part **heap; /* those with a record left, the least on top */
    size_t heap_count;
    bool given; /* the record on top was */
};

/* folder: of the temporary file, where one is needed; NULL: TMPDIR. */
void sorter_open(struct sorter *sorter, const char *folder);
/* A record of less than 4 GiB. */
void sorter_add(struct sorter *sorter, struct text record);
/* All are added. */
void sorter_turn(struct sorter *sorter);
/* The next record, good until the next call; false: that was all. */
bool sorter_next(struct sorter *sorter, struct text *record);
void sorter_close(struct sorter *sorter);

#endif
