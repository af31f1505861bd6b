/*
 * sidecar.h: the list of an archive about its files (档号, 全宗号, 保管期限, ...): a CSV file whose
 * column `path` or `sha256` names the file of a row. Only program/ may include
 * this.
 */
#ifndef NIANBAO_PROGRAM_SIDECAR_H
#define NIANBAO_PROGRAM_SIDECAR_H

#include "output/report_json.h"

/* A row, read when it is asked for. */
struct sidecar_row {
    struct text path, sha256;     /* empty where the list has no such column */
    struct archive_value *values; /* the other columns, in order */
    size_t number;                /* from 1 */
};

struct sidecar_line {
    struct text text; /* the row as it is in the file, in UTF-8 */
    uint32_t line;    /* in the file, from 1 */
    bool used;        /* it was about an input of this run */
};

/* A value of the column path or sha256, by its hash. */
struct sidecar_key {
    uint64_t hash;
    size_t row;
};

struct sidecar {
    struct arena *arena;
    struct text *names; /* of the columns */
    size_t column_count;
    int path_column, sha256_column; /* -1: not there */
    struct sidecar_line *rows;
    size_t count, capacity;
    struct sidecar_key *keys[2]; /* by path and by sha256, in order; NULL: no such column */
};

/* Reads such a list: UTF-8 with or without a byte order mark, or GB18030. On failure returns an
 * errno value, or -1 where it has no such column or no other. */
int sidecar_read(struct sidecar *sidecar, const char *file);

/* The row about a file, in the arena: by its path as given, by its path below a folder of the
 * command line, by its hash. NULL: there is none. Of two rows about one file the first counts. */
struct sidecar_row *sidecar_find(const struct sidecar *sidecar, struct arena *arena,
    struct text path, struct text below, struct text sha256);

/* The number of columns that are passed on. */
size_t sidecar_values(const struct sidecar *sidecar);

#endif
