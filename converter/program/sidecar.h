/*
 * sidecar.h: what an archive's own list says about its files (档号, 全宗号, 保管期限, ...): a CSV
 * file whose column `path` or `sha256` says which file a row is about. Only program/ may include
 * this.
 */
#ifndef NIANBAO_PROGRAM_SIDECAR_H
#define NIANBAO_PROGRAM_SIDECAR_H

#include "output/report_json.h"
#include "program/spool.h"

struct sidecar_row {
    struct text path, sha256;     /* empty where the list has no such column */
    struct archive_value *values; /* the other columns, in order */
    size_t line;                  /* in the file, from 1 */
};

/* Where a row stands: what it says is read again when it is asked for. */
struct row_place {
    uint64_t at; /* in the spool, up to the next one */
    uint32_t line;
    bool used; /* it was about an input of this run */
};

struct sidecar {
    struct arena *arena;
    struct text *names; /* of the columns */
    size_t column_count;
    int path_column, sha256_column; /* -1: not there */
    struct spool *text;             /* the rows as they stand in the file, in UTF-8 */
    struct row_place *rows;
    size_t count, capacity;
    uint64_t *slots[2]; /* hash tables by path and by sha256: half of the hash, index + 1; NULL: the
                           list has no such column */
    size_t slot_count;
};

/* Reads such a list: UTF-8 with or without a byte order mark, or GB18030. On failure returns an
 * errno value, or -1 where it has no such column or no other. Without rows it is about no file. */
int sidecar_read(struct sidecar *sidecar, const char *file);
void sidecar_close(struct sidecar *sidecar); /* the arena stays */

/* The row about a file, in the arena: by its path as given, by its path below a folder of the
 * command line, by its hash. NULL: there is none. */
struct sidecar_row *sidecar_find(const struct sidecar *sidecar, struct arena *arena,
    struct text path, struct text below, struct text sha256);

/* Notes that the row on that line was about a file of this run. */
void sidecar_use(struct sidecar *sidecar, size_t line);

/* The columns that a row passes on. */
size_t sidecar_values(const struct sidecar *sidecar);

#endif
