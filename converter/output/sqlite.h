/*
 * sqlite.h: the archive, an SQLite database that reports are added to run after run. output/ and
 * program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_SQLITE_H
#define NIANBAO_OUTPUT_SQLITE_H

#include "output/rows.h"

/* Why an archive cannot go on. */
enum archive_fault {
    ARCHIVE_GOOD,
    ARCHIVE_CANNOT_OPEN,
    ARCHIVE_FOREIGN, /* a database of another program, or no database at all */
    ARCHIVE_NEWER,   /* made by a later version, with tables that this one does not know */
    ARCHIVE_BUSY,    /* another program has kept it locked for a minute */
    ARCHIVE_FULL,    /* the disk is full */
    ARCHIVE_FAILED,  /* anything else */
};

struct archive;

/* Opens an archive, or makes a new one, in the arena. Never NULL; see archive_fault. */
struct archive *archive_open(struct arena *arena, const char *path);

/* Opens an archive to read from it; the file is not changed. Never NULL; see archive_fault. */
struct archive *archive_open_reading(struct arena *arena, const char *path);

/* A row of the table documents. */
struct archived {
    struct text id, path, json; /* valid until the next call */
};

/* The next report, by path. false: there are no more, or see archive_fault. */
bool archive_next(struct archive *archive, struct archived *archived);

/* A report by its id. false: it is not there any more, or see archive_fault. */
bool archive_find(struct archive *archive, struct text id, struct archived *archived);

/* The number of reports without their JSON: version 1 added such. */
long long archive_bare(struct archive *archive);

/* The first bytes of every SQLite database. */
#define ARCHIVE_START TEXT_INIT("SQLite format 3")

/* Adds the rows of a report, or replaces those that the archive has of it. false: see
 * archive_fault; what was added since the last commit is gone. */
bool archive_add(struct archive *archive, const struct row_set sets[ROW_TABLES]);

/* Writes the fields of the forms and the views, and commits. */
bool archive_finish(struct archive *archive, const struct row_set *fields);

enum archive_fault archive_fault(const struct archive *archive);
/* SQLite's words for the fault, in English; valid until archive_close. */
const char *archive_message(const struct archive *archive);

/* Closes it; what is not committed is lost. NULL is allowed. The arena must outlive it. */
void archive_close(struct archive *archive);

/* The version of SQLite that is loaded: "3.40.1". */
const char *archive_library_version(void);

#endif
