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

/* What is known of an input or of an output when the lists are written. */
struct listed {
    struct text path; /* of the input, or of the output below its folder */
    unsigned char sha256[SHA256_BYTES];
    off_t line; /* of the journal, where it tells of problems; -1: it tells of none */
};

/* Writes all that is made of the journal, whoever wrote its lines: 0 or an errno value. */
int finish_write(struct finish *finish);

/* Each adds what one file says of one input or output (manifest.c, problems_csv.c). */
void manifest_add(
    const struct finish *finish, struct output_file *file, const struct listed *output);
void sources_add(const struct finish *finish, struct output_file *file, const struct listed *input);
void problems_csv_add(
    const struct finish *finish, struct output_file *file, const struct listed *input);

/* Each writes one file, or what it begins with. */
void problems_csv_begin(const struct finish *finish, struct output_file *file);
void bagit_write(const struct finish *finish, struct output_file *file);
void bag_info_write(const struct finish *finish, struct output_file *file);
void tagmanifest_write(const struct finish *finish, struct output_file *file);

#endif
