/*
 * file.c: reading and writing of whole files. An output appears under its name only when it is
 * complete: it is written to a temporary file of the same folder and renamed, so a run that is
 * killed leaves no half of a report behind. Whoever writes holds a lock on the temporary file, so
 * one without is known to be left behind. Nothing is synced to the disk: a run can be repeated.
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

static int write_all(int file, struct text bytes) {
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

/* The mode that a new file gets without us: mkstemp makes it private. */
static mode_t mode_new(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Opens a temporary file beside the path and locks it; its name goes to the buffer. Somebody may
 * sweep it away between the two: then it has no name any more, and another is opened. */
static int temporary_open(const char *path, struct buffer *name) {
    size_t folder = text_from(path).length - path_base(text_from(path)).length;
    for (;;) {
        struct stat facts;
        name->length = 0;
        buffer_add(name, (struct text){path, folder});
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

int output_open(struct output_file *output, const char *path) {
    *output = (struct output_file){.arena = arena_new(), .path = path, .step = FILE_CREATE};
    output->name.arena = output->waiting.arena = output->line.arena = output->arena;
    output->file = temporary_open(path, &output->name);
    output->error = output->file < 0 ? errno : 0;
    if (output->error == 0)
        output->step = FILE_WRITE;
    return output->error;
}

static void output_flush(struct output_file *output) {
    if (output->error == 0)
        output->error = write_all(output->file, buffer_text(&output->waiting));
    output->waiting.length = 0;
}

void output_add(struct output_file *output, struct text bytes) {
    buffer_add(&output->waiting, bytes);
    if (output->waiting.length >= FIRST_CHUNK)
        output_flush(output);
}

int output_close(struct output_file *output) {
    int file = output->file, error;
    output_flush(output);
    if (output->error == 0 && fchmod(file, mode_new()) != 0)
        output->error = errno;
    /* A network's disk tells only now that it is full; the lock stays. */
    if (output->error == 0 && close(dup(file)) != 0)
        output->error = errno;
    if (output->error == 0 && rename(output->name.bytes, output->path) != 0) {
        output->step = FILE_CREATE;
        output->error = errno;
    }
    if (output->error != 0 && file >= 0)
        unlink(output->name.bytes);
    if (file >= 0)
        close(file);
    error = output->error;
    arena_free(output->arena);
    return error;
}

int file_write(const char *path, struct text bytes, enum file_step *step) {
    struct output_file output;
    if (output_open(&output, path) == 0)
        output.error = write_all(output.file, bytes);
    int error = output_close(&output);
    *step = output.step;
    return error;
}

int file_sha256(struct arena *arena, const char *path, struct text *hex) {
    int file = open(path, O_RDONLY | O_CLOEXEC), error = file < 0 ? errno : 0;
    if (error != 0)
        return error;
    struct sha256 *hash = sha256_open(arena);
    char *chunk = arena_alloc(arena, FIRST_CHUNK);
    for (ssize_t got; (got = read(file, chunk, FIRST_CHUNK)) != 0;) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            error = errno;
            break;
        }
        sha256_add(hash, (struct text){chunk, (size_t)got});
    }
    *hex = sha256_close(arena, hash);
    close(file);
    return error;
}

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
