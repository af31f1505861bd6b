/*
 * text.h: text as {bytes, length}. UTF-8 unless a name says otherwise; not ended by a zero byte
 * (text made by text_copy and buffer_text has one behind its length all the same, for libraries
 * that ask for it). Text never owns its bytes: an arena or the program's own image does.
 * Everyone may include this.
 */
#ifndef NIANBAO_BASE_TEXT_H
#define NIANBAO_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct text {
    const char *bytes;
    size_t length;
};

/* The text of a string literal. */
#define TEXT(literal) ((struct text){"" literal, sizeof(literal) - 1})
/* The same where an initialiser must be constant. */
#define TEXT_INIT(literal)                                                                         \
    { "" literal, sizeof(literal) - 1 }
#define TEXT_NONE ((struct text){"", 0})

/* The text of a string that ends in a zero byte; NULL gives the empty text. */
static inline struct text text_from(const char *string) {
    return string == NULL ? TEXT_NONE : (struct text){string, strlen(string)};
}

static inline bool text_equal(struct text a, struct text b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

/* <0, 0 or >0 by bytes, as memcmp; a prefix sorts first. */
int text_compare(struct text a, struct text b);

static inline bool text_starts(struct text text, struct text prefix) {
    return text.length >= prefix.length &&
           (prefix.length == 0 || memcmp(text.bytes, prefix.bytes, prefix.length) == 0);
}

bool text_ends(struct text text, struct text suffix);
/* A hash of the bytes; the same on every machine. */
uint64_t text_hash(struct text text);
/* Offset of the first occurrence, or SIZE_MAX. */
size_t text_find(struct text text, struct text needle);
/* The same three without regard to the case of ASCII letters. */
bool text_equal_caseless(struct text a, struct text b);
bool text_starts_caseless(struct text text, struct text prefix);
size_t text_find_caseless(struct text text, struct text needle);
/* The bytes from start up to end; both are limited to the length. (The bytes of an empty text may
 * be NULL; C does not allow to add to that.) */
static inline struct text text_slice(struct text text, size_t start, size_t end) {
    if (text.length == 0)
        return TEXT_NONE;
    if (end > text.length)
        end = text.length;
    if (start > end)
        start = end;
    return (struct text){text.bytes + start, end - start};
}

/* Offset of the last code point of a text that is not empty. */
size_t text_last_start(struct text text);
/* Without white space (ASCII, U+00A0, U+3000, U+FEFF, U+200B) at both ends. */
struct text text_trim(struct text text);
bool text_is_blank(struct text text);
/* Returns the next line without its end (\n or \r\n) and moves *rest to the one after. */
struct text text_take_line(struct text *rest);
/* A copy in the arena, with a zero byte behind it. */
struct text text_copy(struct arena *arena, struct text text);

/* Whether a terminal obeys the character instead of showing it: controls, marks that change the
 * direction of writing or break the line. Messages show a space in its place. */
bool codepoint_steers(uint32_t codepoint);

/* text_next for the less common characters and for bytes that are not UTF-8. */
uint32_t text_next_careful(struct text text, size_t *offset);

/* Returns the code point at *offset and moves *offset to the next; U+FFFD and one byte for bytes
 * that are not UTF-8. The offset must be less than the length. Inline, as it is called for every
 * character: ASCII and U+1000..U+CFFF, most of a report, are decoded here. */
static inline uint32_t text_next(struct text text, size_t *offset) {
    const unsigned char *bytes = (const unsigned char *)text.bytes + *offset;
    if (bytes[0] < 0x80) {
        *offset += 1;
        return bytes[0];
    }
    if (bytes[0] >= 0xE1 && bytes[0] <= 0xEC && text.length - *offset >= 3 &&
        (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80) {
        *offset += 3;
        return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    }
    return text_next_careful(text, offset);
}
/* Whether the bytes are UTF-8; a U+FFFD that the text contains is allowed. */
bool text_is_utf8(struct text text);
/* Number of code points. */
size_t text_count(struct text text);
/* The code points of a text; their number, or capacity + 1 where there are more. */
size_t text_codes(struct text text, uint32_t *codes, size_t capacity);
/* How many insertions, deletions and replacements make one list of code points of the other
 * (Levenshtein), or limit + 1 where it is more; neither list is longer than LONGEST_COMPARED. */
enum { LONGEST_COMPARED = 64 };
size_t codepoints_distance(
    const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, size_t limit);
/* Columns on a terminal: ideographs and full-width forms take two, others one. */
size_t text_width(struct text text);
/* 0 to 15 for a hexadecimal digit of either case, -1 for anything else. */
int hex_digit(char byte);
/* The bytes that pairs of hexadecimal digits stand for, in the arena; false: they are none. */
bool text_from_hex(struct arena *arena, struct text hex, struct text *bytes);
/* White space as text_trim removes it, and characters without width (U+00AD, U+200B). */
bool codepoint_is_space(uint32_t codepoint);
/* Whether white space has a width, so that it separates its neighbours. */
bool codepoint_has_width(uint32_t codepoint);

/* Text that grows, in an arena. Zero-initialise all but the arena. */
struct buffer {
    struct arena *arena;
    char *bytes;
    size_t length;
    size_t capacity;
};

/* Makes room for needed bytes. */
void buffer_grow(struct buffer *buffer, size_t needed);

static inline void buffer_reserve(struct buffer *buffer, size_t more) {
    size_t needed = buffer->length + more + 1;
    if (needed > buffer->capacity)
        buffer_grow(buffer, needed);
}

static inline void buffer_add(struct buffer *buffer, struct text text) {
    buffer_reserve(buffer, text.length);
    if (text.length != 0)
        memcpy(buffer->bytes + buffer->length, text.bytes, text.length);
    buffer->length += text.length;
    buffer->bytes[buffer->length] = '\0';
}

static inline void buffer_add_byte(struct buffer *buffer, char byte) {
    buffer_reserve(buffer, 1);
    buffer->bytes[buffer->length++] = byte;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_add_codepoint(struct buffer *buffer, uint32_t codepoint);
/* Bytes as pairs of lower-case hexadecimal digits. */
void buffer_add_hex(struct buffer *buffer, struct text bytes);
void buffer_add_number(struct buffer *buffer, int64_t number);
/* The digits of a number. */
struct text number_text(struct arena *arena, size_t number);
/* As printf. */
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* What is said to a person, in both languages; %1 and %2 are replaced. */
struct wording {
    const char *zh, *en;
};
#define WORDING(zh, en) ((struct wording){zh, en})

/* Adds the wording with %1 and %2 replaced by first and second. */
void buffer_word(struct buffer *buffer, const char *wording, struct text first, struct text second);
/* The text so far, not copied; valid until the next addition. */
struct text buffer_text(struct buffer *buffer);

#endif
