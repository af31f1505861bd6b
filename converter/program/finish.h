/*
 * finish.h: what stands in a folder of outputs beside them when a run has ended: manifests, the
 * list of problems, a bag's tags. All of it is made of the journal, so that a run that was resumed
 * ends with the same bytes. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_FINISH_H
#define NIANBAO_PROGRAM_FINISH_H

#include "program/file.h"
#include "program/journal.h"
#include "program/messages.h"

struct finish {
    enum nianbao_language language;
    const char *folder;
    bool bag;
    struct journal *journal;
    /* filled in by finish_write: */
    const struct entry **by_path;   /* all, in the order of their paths by bytes */
    const struct entry **by_output; /* those whose output is there, in the order of those */
    size_t path_count, output_count;
    struct text failed; /* the file that could not be written */
};

/* Reads what other processes have added to the journal, and writes all that is made of it: 0 or an
 * errno value. */
int finish_write(struct finish *finish);

/* Each writes one file (manifest.c, problems_csv.c, bag.c). */
void manifest_write(const struct finish *finish, struct output_file *file);
void sources_write(const struct finish *finish, struct output_file *file);
void problems_csv_write(const struct finish *finish, struct output_file *file);
void bagit_write(const struct finish *finish, struct output_file *file);
void bag_info_write(const struct finish *finish, struct output_file *file);
void tagmanifest_write(const struct finish *finish, struct output_file *file);

#endif
