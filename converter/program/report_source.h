/*
 * report_source.h: the reports that the paths of a command line hold, one by one: JSON files, JSON
 * Lines, databases of export, and folders of them. `check`, `compare` and `export` read from it.
 * Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_REPORT_SOURCE_H
#define NIANBAO_PROGRAM_REPORT_SOURCE_H

#include "output/sqlite.h"
#include "program/command.h"
#include "program/line_reader.h"
#include "program/walk.h"

/* A report, and where it can be read again. */
struct sourced_report {
    struct text name; /* "a.json", "all.jsonl:7"; of a database the path that it keeps */
    struct text json;
    bool is_report; /* false: the first bytes are not those of a report */
    bool found;     /* in a folder */
    bool once;      /* from a pipe: the JSON cannot be read again */
    struct text path;
    long long offset; /* of the line in the file */
    size_t length;    /* of the line; 0: the whole file */
    struct archive *archive;
    struct text id; /* in the archive */
};

struct report_source {
    enum nianbao_language language;
    bool sorted;       /* by path, each path once; else in the order given */
    bool diff_status;  /* what cannot be read gives STATUS_TROUBLE */
    const char *avoid; /* a file that is not read: the database that is written; NULL: none */

    /* Set by the functions below. */
    enum exit_status status; /* of what could not be read */
    size_t unreadable;       /* files */
    struct arena *arena;     /* of the source */
    struct arena *file;      /* of the file at hand */
    struct arena *own;       /* of the report at hand; its reader may use it, too */
    struct inputs inputs;
    size_t next; /* input */
    struct line_reader lines;
    struct sourced_report line; /* where the next line begins */
    struct text first_line;     /* was read to see what the file is; empty: it was taken */
    int line_number;            /* of the next line; 0: no file of lines is open */
    struct archive *archive;    /* that is being read; NULL: none */
    struct archive **archives;  /* all stay open */
    size_t archive_count, archive_capacity;
};

/* Finds the files. list: one of more paths, see inputs_add_list; NULL: none. Messages about what
 * cannot be read are written here and below, and make the status worse. */
void report_source_open(struct report_source *source, const char *const *paths, size_t path_count,
    const char *list, bool zero_bytes);

/*
 * The next report, valid until the next call; false: there are no more. Of a folder: files that
 * begin as a report does, lines of reports, and any other .json but datapackage.json; no databases.
 */
bool report_source_next(struct report_source *source, struct sourced_report *report);

/* Keeps a report in the arena so that it can be read again. */
struct sourced_report *sourced_report_keep(
    struct arena *arena, const struct sourced_report *report);

/* Reads a kept report's JSON again. false: it is gone, and a message says so. */
bool report_source_again(struct report_source *source, struct arena *arena,
    const struct sourced_report *kept, struct text *json);

void report_source_close(struct report_source *source);

#endif
