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

/* Whether a plain file begins so. What is no plain file (a pipe) is not read from. */
bool file_begins(const char *path, struct text start);

/* Where a write went wrong. */
enum file_step { FILE_CREATE, FILE_WRITE };

/* Writes a file so that it is there whole or not at all: under another name first, then renamed. */
int file_write(const char *path, struct text bytes, enum file_step *step);

/* The same piece by piece. After an error nothing more is written; output_close tells it. */
struct output_file {
    struct arena *arena;
    const char *path;
    struct buffer name;    /* for the time being */
    struct buffer waiting; /* to be written */
    struct buffer line;    /* for whoever makes what is added */
    int file;
    int error; /* the first: an errno value */
    enum file_step step;
};
int output_open(struct output_file *output, const char *path);
void output_add(struct output_file *output, struct text bytes);
int output_close(struct output_file *output); /* to be called in any case */

/* The SHA-256 of a file of any size. */
int file_sha256(struct arena *arena, const char *path, struct text *hex);

/* Removes the temporary files that killed processes left in a folder and those in it. */
void folder_sweep(const char *folder);

/* Makes a folder, and those that it is in. */
int folder_make(const char *path);

/* Writes to the standard output and flushes it. */
int stdout_write(struct text bytes);

/* The part of a path behind its last slash; "a/b/" gives "b". */
struct text path_base(struct text path);

#endif
