/*
 * file.c: reading and writing of whole files. An output appears under its name only when it is
 * complete: it is written to a temporary file of the same folder and renamed, so a run that is
 * killed leaves no half of a report behind. Nothing is synced to the disk: a run can be repeated.
 */
#include "program/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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

int file_write(const char *path, struct text bytes, enum file_step *step) {
    struct arena *arena = arena_new();
    struct buffer name = {.arena = arena};
    size_t folder = text_from(path).length - path_base(text_from(path)).length;
    buffer_add(&name, (struct text){path, folder});
    buffer_add(&name, TEXT(".nianbao-XXXXXX"));
    *step = FILE_CREATE;
    int file = mkstemp(name.bytes), error = file < 0 ? errno : 0;
    if (error == 0) {
        *step = FILE_WRITE;
        error = fchmod(file, mode_new()) == 0 ? 0 : errno;
        if (error == 0)
            error = write_all(file, bytes);
        if (close(file) != 0 && error == 0)
            error = errno;
        if (error == 0 && rename(name.bytes, path) != 0) {
            *step = FILE_CREATE;
            error = errno;
        }
        if (error != 0)
            unlink(name.bytes);
    }
    arena_free(arena);
    return error;
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
