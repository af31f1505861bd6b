/*
 * exporter.h: reports -> the tables of output/rows.h in files and in SQLite, for the commands
 * export and convert. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_EXPORTER_H
#define NIANBAO_PROGRAM_EXPORTER_H

#include "program/command.h"

struct export_job {
    enum nianbao_language language;
    const struct mappings *mappings;
    const char *mappings_folder; /* of the mappings; NULL: compiled in */
    const char *folder;          /* of observations.jsonl and the rest; NULL: no files */
    const char *sqlite;          /* the archive; NULL: none */
    bool excel;                  /* the CSV is for Excel */
    const char *files_from;      /* a list of more paths, as inputs_add_list has it; NULL: none */
    bool zero_bytes;             /* its paths end in zero bytes */
};

/* Reads the reports of files, folders and databases (see report_source.h) in the order of their
 * paths and prints a summary on stderr. A file that is no sound report is named and left out,
 * status 1. Where an output cannot be written, or there is no report, no file of the folder is
 * changed. */
enum exit_status export_run(
    const struct export_job *job, const char *const *paths, size_t path_count);

#endif
