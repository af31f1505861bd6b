/*
 * stream.c: pieces -> a temporary file of the same folder -> its name, by rename. The temporary
 * name is always the same, so that killed runs do not heap up gigabytes; a lock on it, which ends
 * with its process, tells a dead run's remains from a file that another run is just writing.
 */
#include "program/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HOLD = 256 * 1024 };

static void fail(struct stream *stream, int error, enum file_step step) {
    if (stream->error != 0)
        return;
    stream->error = error;
    stream->step = step;
}

static struct text name_temporary(struct arena *arena, struct text path) {
    struct buffer name = {.arena = arena};
    struct text base = path_base(path);
    buffer_add(&name, text_slice(path, 0, path.length - base.length));
    buffer_add(&name, TEXT(".nianbao-"));
    buffer_add(&name, base);
    return buffer_text(&name);
}

/* The file may have been renamed or removed between open and lock: it is then no longer ours. */
static bool is_still_named(int file, const char *name) {
    struct stat opened, named;
    return fstat(file, &opened) == 0 && stat(name, &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

void stream_open(struct stream *stream, struct arena *arena, const char *path) {
    *stream = (struct stream){.path = text_copy(arena, text_from(path)), .file = -1};
    stream->temporary = name_temporary(arena, stream->path);
    stream->hash = sha256_open(arena);
    stream->held = arena_array(arena, HOLD, 1);
    for (;;) {
        int file = open(stream->temporary.bytes, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (file < 0) {
            fail(stream, errno, FILE_CREATE);
            return;
        }
        if (flock(file, LOCK_EX | LOCK_NB) != 0) {
            fail(stream, errno == EWOULDBLOCK ? EBUSY : errno, FILE_CREATE);
            close(file);
            return;
        }
        if (is_still_named(file, stream->temporary.bytes)) {
            stream->file = file;
            break;
        }
        close(file);
    }
    if (ftruncate(stream->file, 0) != 0)
        fail(stream, errno, FILE_WRITE);
}

static void flush(struct stream *stream) {
    for (size_t offset = 0; offset < stream->held_count && stream->error == 0;) {
        ssize_t put = write(stream->file, stream->held + offset, stream->held_count - offset);
        if (put >= 0)
            offset += (size_t)put;
        else if (errno != EINTR)
            fail(stream, errno, FILE_WRITE);
    }
    stream->held_count = 0;
}

void stream_add(struct stream *stream, struct text bytes) {
    if (stream->error == 0)
        sha256_add(stream->hash, bytes);
    while (bytes.length != 0 && stream->error == 0) {
        size_t room = HOLD - stream->held_count;
        struct text part = text_slice(bytes, 0, room);
        memcpy(stream->held + stream->held_count, part.bytes, part.length);
        stream->held_count += part.length;
        stream->bytes += part.length;
        bytes = text_slice(bytes, part.length, bytes.length);
        if (stream->held_count == HOLD)
            flush(stream);
    }
}

void stream_complete(struct stream *stream, struct arena *arena) {
    if (stream->hash == NULL)
        return;
    flush(stream);
    stream->sha256 = sha256_close(arena, stream->hash);
    stream->hash = NULL;
}

/* The lock goes with the file, behind its new name. */
void stream_publish(struct stream *stream) {
    if (stream->error == 0 && rename(stream->temporary.bytes, stream->path.bytes) != 0)
        fail(stream, errno, FILE_CREATE);
    if (stream->error != 0)
        return;
    if (close(stream->file) != 0)
        fail(stream, errno, FILE_WRITE);
    stream->file = -1;
}

void stream_abandon(struct stream *stream) {
    stream->hash = NULL;
    if (stream->file >= 0) {
        unlink(stream->temporary.bytes);
        close(stream->file);
    }
    stream->file = -1;
}
