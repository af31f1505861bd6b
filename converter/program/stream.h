/*
 * stream.h: a large file that is written piece by piece and appears under its name only when it is
 * complete. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_STREAM_H
#define NIANBAO_PROGRAM_STREAM_H

#include "base/sha256.h"
#include "program/file.h"

struct stream {
    struct text path, temporary; /* each ends in a zero byte */
    int file;                    /* -1: closed */
    struct sha256 *hash;
    struct text sha256; /* of a stream that is complete */
    size_t bytes;       /* that were added */
    char *held;         /* not written yet */
    size_t held_count;
    int error; /* the first one, an errno value; EBUSY: another process is writing this file */
    enum file_step step; /* where it was */
};

/* Begins to write a file, in its folder, under a name of its own. All functions do nothing once
 * stream->error is set. */
void stream_open(struct stream *stream, struct arena *arena, const char *path);
void stream_add(struct stream *stream, struct text bytes);
/* Nothing will be added; sets sha256. */
void stream_complete(struct stream *stream, struct arena *arena);
/* Gives a complete stream its name and closes it. */
void stream_publish(struct stream *stream);
/* Closes a stream that was not published, and takes its file away. Allowed on any. */
void stream_abandon(struct stream *stream);

#endif
