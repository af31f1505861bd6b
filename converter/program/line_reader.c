/*
 * line_reader.c: reads a file in chunks; the rest of one is kept before the next.
 */
#include "program/line_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

bool line_reader_open(struct line_reader *reader, struct arena *arena, const char *path,
    char separator, size_t longest) {
    struct stat facts;
    bool is_stdin = text_equal(text_from(path), TEXT("-"));
    *reader =
        (struct line_reader){.separator = separator, .longest = longest, .bytes = {.arena = arena}};
    reader->file = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (reader->file < 0)
        reader->error = errno;
    else if (fstat(reader->file, &facts) == 0 && S_ISDIR(facts.st_mode))
        reader->error = EISDIR;
    return reader->error == 0;
}

void line_reader_close(struct line_reader *reader) {
    if (reader->file > STDIN_FILENO)
        close(reader->file);
}

/* Moves the rest to the front and reads on. */
static void line_reader_fill(struct line_reader *reader) {
    struct buffer *bytes = &reader->bytes;
    ssize_t got;
    buffer_reserve(bytes, CHUNK);
    bytes->length -= reader->offset;
    memmove(bytes->bytes, bytes->bytes + reader->offset, bytes->length);
    reader->offset = 0;
    do
        got = read(reader->file, bytes->bytes + bytes->length, CHUNK);
    while (got < 0 && errno == EINTR);
    reader->error = got < 0 ? errno : 0;
    reader->ended = got <= 0;
    bytes->length += got > 0 ? (size_t)got : 0;
}

/* EINVAL for a zero byte in a line: the list of paths would need -0. */
bool line_reader_next(struct line_reader *reader, struct text *line) {
    const struct text separator = {&reader->separator, 1}, zero = {"", 1};
    struct text rest;
    size_t end;
    while (rest = text_slice(buffer_text(&reader->bytes), reader->offset, SIZE_MAX),
        end = text_find(rest, separator),
        (end == SIZE_MAX || end + 1 == rest.length) && !reader->ended &&
            rest.length < reader->longest)
        line_reader_fill(reader);
    *line = text_slice(rest, 0, end);
    reader->offset += line->length + (end != SIZE_MAX);
    if (reader->error == 0 && reader->separator != '\0' && !reader->any_bytes &&
        text_find(*line, zero) != SIZE_MAX)
        reader->error = EINVAL;
    if (reader->error == 0 && line->length >= reader->longest)
        reader->error = EFBIG;
    return reader->error == 0 && rest.length != 0;
}

bool line_reader_at_end(const struct line_reader *reader) {
    return reader->offset == reader->bytes.length;
}

struct text line_reader_whole(struct line_reader *reader) {
    reader->offset = 0;
    if (reader->error == EINVAL || reader->error == EFBIG)
        reader->error = 0;
    while (!reader->ended && reader->bytes.length < reader->longest)
        line_reader_fill(reader);
    return buffer_text(&reader->bytes);
}
