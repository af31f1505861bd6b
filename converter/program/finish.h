/*
 * finish.h: what stands in a folder of outputs beside them when a run has ended: manifests, the
 * list of problems, a bag's tags. All of it is made of the journal, so that a run that was resumed
 * ends with the same bytes. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_FINISH_H
#define NIANBAO_PROGRAM_FINISH_H

#include "program/file.h"
#include "program/journal.h"

struct finish {
    const char *folder;
    bool bag;
    struct journal *journal;
    /* filled in by finish_write: */
    uint64_t output_count, output_bytes;
    struct text failed; /* the file that could not be written */
};

/* An input and the hash of its bytes, or an output. */
struct listed {
    struct text path; /* of an output: below the folder */
    unsigned char sha256[SHA256_BYTES];
};

/* Writes all that is made of the journal, whoever wrote its lines: 0 or an errno value. */
int finish_write(struct finish *finish);

/* Each adds a line about one of them (manifest.c). */
void manifest_add(
    const struct finish *finish, struct output_file *file, const struct listed *output);
void sources_add(struct output_file *file, const struct listed *input);

/* What problems.csv begins with, and the rows that are made of a line of the journal. */
extern const struct text problems_csv_head;
void problems_csv_rows(struct buffer *rows, const struct json *line);

/* Each writes one file (bag.c). */
void bagit_write(const struct finish *finish, struct output_file *file);
void bag_info_write(const struct finish *finish, struct output_file *file);
void tagmanifest_write(const struct finish *finish, struct output_file *file);

#endif
