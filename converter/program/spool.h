/*
 * spool.h: bytes that grow without end and are read again, in little memory: a list of a million
 * paths. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_SPOOL_H
#define NIANBAO_PROGRAM_SPOOL_H

#include "base/text.h"

/* Zero-initialise all but the arena and the folder. */
struct spool {
    struct arena *arena;
    const char *folder;   /* of the file that holds what is too much; NULL: TMPDIR */
    struct buffer held;   /* the last bytes: not in the file yet */
    uint64_t filed;       /* bytes in the file, which are before those */
    int file;             /* descriptor + 1; 0: there is no file */
    struct buffer window; /* of the file, as it was read last */
    uint64_t window_at;
};

/* Adds the bytes; where they stand. Where the disk is full the program ends, status 75, as it does
 * when memory is; the same for every function here. */
uint64_t spool_add(struct spool *spool, struct text bytes);

/* The bytes from there on, as many as there are up to that length. Good until the next call. */
struct text spool_read(struct spool *spool, uint64_t at, size_t length);

uint64_t spool_length(const struct spool *spool);

/* Closes its file, which has no name and is gone with that. */
void spool_close(struct spool *spool);

#endif
