/*
 * line_reader.h: a file of any size line by line: a list of paths, JSON Lines. Only program/ may
 * include this.
 */
#ifndef NIANBAO_PROGRAM_LINE_READER_H
#define NIANBAO_PROGRAM_LINE_READER_H

#include "base/text.h"

/* No more than a line, or 64 KB, is in memory. */
struct line_reader {
    int file;
    char separator;
    size_t longest; /* a line of this length or more is refused */
    int error; /* an errno value; EFBIG: a line was too long; EINVAL: a zero byte stands in one */
    bool any_bytes; /* zero bytes in a line are allowed; may be set after opening */
    bool ended;
    struct buffer bytes;
    size_t offset; /* of the next line in them */
};

/* "-" is the standard input; false: see error. */
bool line_reader_open(struct line_reader *reader, struct arena *arena, const char *path,
    char separator, size_t longest);

/* The next line without its separator, good until the next call; false: there is none, or see
 * error. */
bool line_reader_next(struct line_reader *reader, struct text *line);

/* Whether nothing follows the line that was given last. */
bool line_reader_at_end(const struct line_reader *reader);

/* The file from its beginning, after next was called once, whether it gave a line or refused it; a
 * file longer than a line may be is cut behind that length. */
struct text line_reader_whole(struct line_reader *reader);

void line_reader_close(struct line_reader *reader);

#endif
