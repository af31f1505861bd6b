/* test_line_reader.c: lines of a file, longer and shorter than what is read at a time. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "program/line_reader.h"

static char path[32];

static void file_make(const void *bytes, size_t length) {
    snprintf(path, sizeof path, "/tmp/nianbao-XXXXXX");
    int file = mkstemp(path);
    cr_assert(file >= 0 && write(file, bytes, length) == (ssize_t)length);
    close(file);
}

/* "a|b|" and how it ended. */
static const struct {
    const char *what, *bytes;
    size_t length;
    char separator;
    const char *lines;
    int error;
} cases[] = {
    {"nothing", "", 0, '\n', "", 0},
    {"lines", "a\nbc\n", 5, '\n', "a|bc|", 0},
    {"a last one without its end", "a\n\nb", 4, '\n', "a||b|", 0},
    {"zero bytes between", "a\0b\nc\0", 6, '\0', "a|b\nc|", 0},
    {"a zero byte in a line", "a\nb\0c\nd\n", 8, '\n', "a|", EINVAL},
    {"too long", "a\n0123456789\nb\n", 15, '\n', "a|", EFBIG},
};

Test(line_reader, lines) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct line_reader reader;
        struct buffer got = {.arena = arena};
        struct text line;
        file_make(cases[i].bytes, cases[i].length);
        cr_assert(line_reader_open(&reader, arena, path, cases[i].separator, 10));
        while (line_reader_next(&reader, &line)) {
            buffer_add(&got, line);
            buffer_add_byte(&got, '|');
        }
        cr_expect(text_equal(buffer_text(&got), text_from(cases[i].lines)), "%s: %s", cases[i].what,
            buffer_text(&got).bytes);
        cr_expect_eq(reader.error, cases[i].error, "%s: %d", cases[i].what, reader.error);
        line_reader_close(&reader);
        unlink(path);
        arena_free(arena);
    }
}

/* Whether more stands behind the first line, and the whole file after it. */
Test(line_reader, whole) {
    static const struct {
        const char *bytes;
        size_t length;
        bool at_end;
    } wholes[] = {{"a\n", 2, true}, {"a", 1, true}, {"a\nb", 3, false}, {"a\0b\n", 4, true},
        {"01234567890\nb", 13, false}};
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
        struct arena *arena = arena_new();
        struct line_reader reader;
        struct text line;
        file_make(wholes[i].bytes, wholes[i].length);
        cr_assert(line_reader_open(&reader, arena, path, '\n', 10));
        (void)line_reader_next(&reader, &line);
        cr_expect_eq(line_reader_at_end(&reader), wholes[i].at_end, "%s", wholes[i].bytes);
        struct text whole = line_reader_whole(&reader);
        cr_expect(text_equal(whole, (struct text){wholes[i].bytes, wholes[i].length}), "%s",
            wholes[i].bytes);
        cr_expect_eq(reader.error, 0, "%s", wholes[i].bytes);
        line_reader_close(&reader);
        unlink(path);
        arena_free(arena);
    }
}

/* Lines of every length around a chunk arrive whole. */
Test(line_reader, long_lines) {
    static const size_t first = 65530, count = 12;
    struct arena *arena = arena_new();
    struct buffer bytes = {.arena = arena};
    struct line_reader reader;
    struct text line;
    for (size_t i = 0; i < count; i++) {
        for (size_t at = 0; at < first + i; at++)
            buffer_add_byte(&bytes, (char)('a' + (at + i) % 26));
        buffer_add_byte(&bytes, '\n');
    }
    file_make(bytes.bytes, bytes.length);
    cr_assert(line_reader_open(&reader, arena, path, '\n', SIZE_MAX));
    for (size_t i = 0; i < count; i++) {
        cr_assert(line_reader_next(&reader, &line));
        cr_expect_eq(line.length, first + i);
        cr_expect_eq(line.bytes[0], (char)('a' + i));
        cr_expect_eq(line.bytes[line.length - 1], (char)('a' + (first + i - 1 + i) % 26));
    }
    cr_expect(!line_reader_next(&reader, &line));
    cr_expect_eq(reader.error, 0);
    line_reader_close(&reader);
    unlink(path);
    cr_expect(!line_reader_open(&reader, arena, path, '\n', SIZE_MAX));
    cr_expect_eq(reader.error, ENOENT);
    line_reader_close(&reader);
    cr_expect(!line_reader_open(&reader, arena, "/tmp", '\n', SIZE_MAX));
    cr_expect_eq(reader.error, EISDIR);
    line_reader_close(&reader);
    arena_free(arena);
}
