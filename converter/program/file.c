/*
 * file.c: reading and writing of whole files. An output appears under its name only when it is
 * complete: it is written to a temporary file of the same folder and renamed, so a killed run
 * leaves no half of a report behind. The writer holds a lock on the temporary file; one without a
 * lock is a leftover and may be removed. Nothing is synced to the disk: a run can be repeated.
 */
#include "program/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.h"

#define TEMPORARY ".nianbao-"

enum { LARGEST_FILE = 128 << 20, FIRST_CHUNK = 64 * 1024 };

static int read_all(int file, size_t expected, struct buffer *bytes) {
    struct arena *arena = bytes->arena;
    bytes->capacity = expected;
    bytes->bytes = arena_alloc(arena, bytes->capacity);
    for (;;) {
        if (bytes->length == bytes->capacity) {
            if (bytes->length >= LARGEST_FILE) /* before it is held twice */
                return EFBIG;
            bytes->bytes = arena_grow(arena, bytes->bytes, bytes->length, bytes->capacity * 2, 1);
            bytes->capacity *= 2;
        }
        ssize_t got = read(file, bytes->bytes + bytes->length, bytes->capacity - bytes->length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 ? 0 : errno;
        bytes->length += (size_t)got;
        if (bytes->length > LARGEST_FILE)
            return EFBIG;
    }
}

int file_read(struct arena *arena, const char *path, struct text *bytes) {
    bool is_stdin = path[0] == '-' && path[1] == '\0';
    int file = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno;
    struct stat facts;
    struct buffer buffer = {.arena = arena};
    int error = fstat(file, &facts) == 0 ? 0 : errno;
    if (error == 0 && S_ISDIR(facts.st_mode))
        error = EISDIR;
    if (error == 0 && S_ISREG(facts.st_mode) && facts.st_size > LARGEST_FILE)
        error = EFBIG;
    if (error == 0) {
        /* One byte more than the size: the end is then found without growing. */
        bool sized = S_ISREG(facts.st_mode) && facts.st_size > 0;
        error = read_all(file, sized ? (size_t)facts.st_size + 1 : FIRST_CHUNK, &buffer);
    }
    if (!is_stdin)
        close(file);
    *bytes = (struct text){buffer.bytes, buffer.length};
    return error;
}

int file_read_part(
    struct arena *arena, const char *path, long long offset, size_t length, struct text *bytes) {
    char *part = arena_alloc(arena, length + 1);
    int file = open(path, O_RDONLY | O_CLOEXEC), error = file < 0 ? errno : 0;
    for (size_t got = 0; error == 0 && got < length;) {
        ssize_t more = pread(file, part + got, length - got, (off_t)offset + (off_t)got);
        if (more < 0 && errno == EINTR)
            continue;
        error = more < 0 ? errno : more == 0 ? EIO : 0;
        got += more > 0 ? (size_t)more : 0;
    }
    if (file >= 0)
        close(file);
    *bytes = (struct text){part, length};
    return error;
}

bool file_begins(const char *path, struct text start) {
    char head[64];
    struct stat facts;
    assert(start.length <= sizeof head);
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe without a writer */
    bool begins = file >= 0 && fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) &&
                  pread(file, head, start.length, 0) == (ssize_t)start.length &&
                  text_equal((struct text){head, start.length}, start);
    if (file >= 0)
        close(file);
    return begins;
}

int write_all(int file, struct text bytes) {
    for (size_t offset = 0; offset < bytes.length;) {
        ssize_t put = write(file, bytes.bytes + offset, bytes.length - offset);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return errno;
        offset += (size_t)put;
    }
    return 0;
}

/* ---- whole or not at all ---- */

/* Opens a temporary file beside the path and locks it. Another process may sweep it away between
 * the two: then it has no name any more, and another is opened. */
static int temporary_open(struct text path, struct buffer *name) {
    for (;;) {
        struct stat facts;
        name->length = 0;
        buffer_add(name, text_slice(path, 0, path.length - path_base(path).length));
        buffer_add(name, TEXT(TEMPORARY "XXXXXX"));
        int file = mkostemp(name->bytes, O_CLOEXEC);
        if (file < 0)
            return file;
        flock(file, LOCK_EX); /* where locks are not known, nobody sweeps either */
        if (fstat(file, &facts) != 0 || facts.st_nlink != 0)
            return file;
        close(file);
    }
}

void output_open(struct output_file *output, struct arena *arena, const char *path) {
    *output = (struct output_file){.arena = arena,
        .path = text_copy(arena, text_from(path)),
        .temporary = {.arena = arena},
        .waiting = {.arena = arena},
        .hash = sha256_open(arena),
        .sha256 = TEXT_NONE,
        .step = FILE_CREATE};
    output->file = temporary_open(output->path, &output->temporary);
    output->error = output->file < 0 ? errno : 0;
    if (output->error == 0)
        output->step = FILE_WRITE;
}

static void output_write(struct output_file *output, struct text bytes) {
    if (output->error != 0)
        return;
    sha256_add(output->hash, bytes);
    output->bytes += bytes.length;
    output->error = write_all(output->file, bytes);
}

static void output_flush(struct output_file *output) {
    output_write(output, buffer_text(&output->waiting));
    output->waiting.length = 0;
}

void output_add(struct output_file *output, struct text bytes) {
    if (output->waiting.length + bytes.length >= FIRST_CHUNK)
        output_flush(output);
    if (bytes.length >= FIRST_CHUNK)
        output_write(output, bytes);
    else
        buffer_add(&output->waiting, bytes);
}

int output_complete(struct output_file *output) {
    if (output->file < 0 || output->sha256.length != 0)
        return output->error;
    output_flush(output);
    output->sha256 = sha256_close(output->arena, output->hash);
    mode_t mask = umask(0); /* a new file's mode; mkostemp makes it private */
    umask(mask);
    if (output->error == 0 && fchmod(output->file, 0666 & ~mask) != 0)
        output->error = errno;
    /* A full disk of the network may be reported only here. dup: the lock stays. */
    if (output->error == 0 && close(dup(output->file)) != 0)
        output->error = errno;
    return output->error;
}

void output_abandon(struct output_file *output) {
    if (output->file < 0)
        return;
    unlink(output->temporary.bytes);
    close(output->file);
    output->file = -1;
}

int output_close(struct output_file *output) {
    if (output_complete(output) == 0 && output->file >= 0) {
        if (rename(output->temporary.bytes, output->path.bytes) == 0) {
            close(output->file);
            output->file = -1;
            return 0;
        }
        output->step = FILE_CREATE;
        output->error = errno;
    }
    output_abandon(output);
    return output->error;
}

int file_write(
    struct arena *arena, const char *path, struct text bytes, struct output_file *output) {
    output_open(output, arena, path);
    output_write(output, bytes);
    return output_close(output);
}

/* ---- folders ---- */

static int entry_sweep(const char *path, const struct stat *facts, int kind, struct FTW *walk) {
    (void)facts;
    if (kind != FTW_F || !text_starts(text_from(path + walk->base), TEXT(TEMPORARY)))
        return 0;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0)
        unlink(path);
    if (file >= 0)
        close(file);
    return 0;
}

void folder_sweep(const char *folder) {
    nftw(folder, entry_sweep, 16, FTW_PHYS);
}

int folder_reserve(const char *folder, int *lock) {
    *lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*lock < 0)
        return errno;
    /* A file system that knows no locks is used without. */
    return flock(*lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK ? EBUSY : 0;
}

int folder_make(const char *path) {
    struct arena *arena = arena_new();
    char *copy = (char *)arena_alloc(arena, text_from(path).length + 1);
    int error = 0;
    for (size_t i = 0; error == 0; i++) {
        bool end = path[i] == '\0';
        if (i > 0 && (end || path[i] == '/') && mkdir(copy, 0777) != 0 && errno != EEXIST)
            error = errno;
        if (end)
            break;
        copy[i] = path[i];
    }
    struct stat facts;
    if (error == 0 && stat(path, &facts) != 0)
        error = errno;
    else if (error == 0 && !S_ISDIR(facts.st_mode))
        error = ENOTDIR;
    arena_free(arena);
    return error;
}

int stdout_write(struct text bytes) {
    if (fflush(stdout) != 0)
        return errno;
    return write_all(STDOUT_FILENO, bytes);
}

struct text path_base(struct text path) {
    while (path.length > 1 && path.bytes[path.length - 1] == '/')
        path.length--;
    size_t start = path.length;
    while (start > 0 && path.bytes[start - 1] != '/')
        start--;
    return text_slice(path, start, path.length);
}
