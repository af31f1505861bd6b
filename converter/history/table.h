/*
 * table.h: reads the tables beside the forms (comparability.tsv and others); a refused row is
 * reported with its file and line. Only history/ may include this.
 */
#ifndef NIANBAO_HISTORY_TABLE_H
#define NIANBAO_HISTORY_TABLE_H

#include "base/problem.h"
#include "base/tsv.h"

struct table_reader {
    struct arena *arena;
    struct problems *problems;
    struct text file; /* as problems name it */
    int line;         /* of the row; set by the caller */
    bool refused;     /* a row was */
};

/* Reads the rows; columns as for tsv_read. false: it is no such table, and a problem says so. */
bool table_rows_read(struct table_reader *reader, struct text content, const char *const *columns,
    struct tsv *table);

/* Reports what is wrong with the row, and with which of its words. */
void table_refuse(struct table_reader *reader, struct wording what, struct text which);

#endif
