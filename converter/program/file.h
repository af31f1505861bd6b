/*
 * file.h: whole files in and out. Functions return 0 or an errno value and print nothing. Only
 * program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_FILE_H
#define NIANBAO_PROGRAM_FILE_H

#include "base/text.h"

/* The bytes of a file, "-" is the standard input. EISDIR for a folder, EFBIG beyond 128 MiB. */
int file_read(struct arena *arena, const char *path, struct text *bytes);

/* So many bytes of a plain file, from the offset on; EIO where it has become shorter. */
int file_read_part(
    struct arena *arena, const char *path, long long offset, size_t length, struct text *bytes);

/* Whether a plain file begins so; false for a pipe, which is not read from. */
bool file_begins(const char *path, struct text start);

/* Where a write went wrong. */
enum file_step { FILE_CREATE, FILE_WRITE };

/* A file that is written piece by piece and appears under its name only when it is complete. Until
 * then it has another name in the same folder. */
struct output_file {
    struct arena *arena;
    struct text path;
    struct buffer temporary; /* its name until it is complete */
    struct buffer waiting;   /* not written yet */
    int file;                /* -1: closed */
    int error;               /* the first: an errno value; nothing more is written then */
    enum file_step step;     /* where it was */
    size_t bytes;            /* that were added */
    struct sha256 *hash;
    struct text sha256; /* of a complete file */
};
void output_open(struct output_file *output, struct arena *arena, const char *path);
void output_add(struct output_file *output, struct text bytes);
/* Writes what is waiting and sets sha256: only the name is missing. Returns the error. */
int output_complete(struct output_file *output);
/* Completes it, gives it its name and closes it; after an error removes it. Returns the error. May
 * be called again. */
int output_close(struct output_file *output);
/* Closes and removes a file that is not to appear. */
void output_abandon(struct output_file *output);

/* A whole file; output, in the arena, has its error and its hash. */
int file_write(
    struct arena *arena, const char *path, struct text bytes, struct output_file *output);

/* Removes the temporary files of killed processes from a folder and the folders in it. */
void folder_sweep(const char *folder);

/* Locks a folder for this process until *lock is closed; EBUSY: another process has it. */
int folder_reserve(const char *folder, int *lock);

/* Makes a folder, and those that it is in. */
int folder_make(const char *path);

/* Writes all of the bytes; 0 or an errno value. */
int write_all(int file, struct text bytes);

/* Writes to the standard output and flushes it. */
int stdout_write(struct text bytes);

/* The part of a path behind its last slash; "a/b/" gives "b". */
struct text path_base(struct text path);

#endif
