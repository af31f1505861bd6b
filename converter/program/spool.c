/*
 * spool.c: the first 256 KB stay in memory; beyond that the bytes go to a file without a name,
 * which ends with its process however that ends. What is read is read in pieces of 64 KB, so that
 * reading from front to back costs a call to the system for each of those.
 */
#include "program/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "program/command.h"
#include "program/messages.h"

enum { HELD = 256 * 1024, WINDOW = 64 * 1024 };

static const char *folder_of(const struct spool *spool) {
    const char *temporary = getenv("TMPDIR");
    if (spool->folder != NULL)
        return spool->folder;
    return text_from(temporary).length == 0 ? "/tmp" : temporary;
}

static _Noreturn void give_up(const struct spool *spool) {
    enum nianbao_language language = language_find();
    message_say(language, MESSAGE_CANNOT_WRITE, text_from(folder_of(spool)),
        message_error(language, errno));
    exit(STATUS_TRY_AGAIN);
}

/* A file without a name; where the file system knows none, one whose name is taken away. */
static void file_open(struct spool *spool) {
    int file = open(folder_of(spool), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) {
        struct buffer name = {.arena = spool->arena};
        buffer_format(&name, "%s/.nianbao-XXXXXX", folder_of(spool));
        file = mkostemp(name.bytes, O_CLOEXEC);
        if (file >= 0)
            unlink(name.bytes);
    }
    if (file < 0)
        give_up(spool);
    spool->file = file + 1;
}

static void file_add(struct spool *spool) {
    if (spool->file == 0)
        file_open(spool);
    for (size_t offset = 0; offset < spool->held.length;) {
        ssize_t put = pwrite(spool->file - 1, spool->held.bytes + offset,
            spool->held.length - offset, (off_t)spool->filed);
        if (put < 0 && errno != EINTR)
            give_up(spool);
        offset += put < 0 ? 0 : (size_t)put;
        spool->filed += put < 0 ? 0 : (uint64_t)put;
    }
    spool->held.length = 0;
}

uint64_t spool_length(const struct spool *spool) {
    return spool->filed + spool->held.length;
}

uint64_t spool_add(struct spool *spool, struct text bytes) {
    uint64_t at = spool_length(spool);
    spool->held.arena = spool->arena;
    buffer_add(&spool->held, bytes);
    if (spool->held.length >= HELD)
        file_add(spool);
    return at;
}

/* Fills the window with what stands there in the file and behind it in memory. */
static void window_fill(struct spool *spool, uint64_t at, size_t length) {
    struct buffer *window = &spool->window;
    window->arena = spool->arena;
    window->length = 0;
    buffer_reserve(window, length);
    while (window->length < length && at + window->length < spool->filed) {
        uint64_t from = at + window->length, left = spool->filed - from;
        size_t wanted = length - window->length < left ? length - window->length : (size_t)left;
        ssize_t got = pread(spool->file - 1, window->bytes + window->length, wanted, (off_t)from);
        if (got == 0)
            errno = EIO;
        if (got <= 0 && errno != EINTR)
            give_up(spool);
        window->length += got < 0 ? 0 : (size_t)got;
    }
    if (at + window->length >= spool->filed)
        buffer_add(window,
            text_slice(buffer_text(&spool->held), (size_t)(at + window->length - spool->filed),
                (size_t)(at + length - spool->filed)));
    spool->window_at = at;
}

struct text spool_read(struct spool *spool, uint64_t at, size_t length) {
    uint64_t end = spool_length(spool);
    at = at < end ? at : end;
    length = length < end - at ? length : (size_t)(end - at);
    if (at >= spool->filed)
        return text_slice(buffer_text(&spool->held), (size_t)(at - spool->filed),
            (size_t)(at - spool->filed) + length);
    const struct buffer *window = &spool->window;
    if (at < spool->window_at || at + length > spool->window_at + window->length)
        window_fill(spool, at, length < WINDOW ? WINDOW : length);
    return text_slice(buffer_text(&spool->window), (size_t)(at - spool->window_at),
        (size_t)(at - spool->window_at) + length);
}

void spool_close(struct spool *spool) {
    if (spool->file != 0)
        close(spool->file - 1);
    spool->file = 0;
}
