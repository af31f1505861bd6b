/*
 * finish.h: the files beside the outputs of a folder when a run has ended: manifests, the list of
 * problems, the tags of a bag. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_FINISH_H
#define NIANBAO_PROGRAM_FINISH_H

#include "program/file.h"
#include "program/journal.h"

/* Writes them all, from the journal alone: a run that was resumed ends with the same bytes. Returns
 * 0 or an errno value; *failed, in the arena, is then the file that could not be written. */
int finish_write(struct arena *arena, struct journal *journal, const char *folder, bool bag,
    struct text *failed);

/* What problems.csv begins with, and the rows of one line of the journal (problems_csv.c). */
extern const struct text problems_csv_head;
void problems_csv_rows(struct buffer *rows, const struct json *line);

#endif
