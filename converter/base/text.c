/*
 * text.c: slices of UTF-8 and a buffer that grows in an arena. Folding and scripts are in
 * unicode.c.
 */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

int text_compare(struct text a, struct text b) {
    size_t shared = a.length < b.length ? a.length : b.length;
    int order = shared == 0 ? 0 : memcmp(a.bytes, b.bytes, shared);
    if (order != 0 || a.length == b.length)
        return order;
    return a.length < b.length ? -1 : 1;
}

bool text_ends(struct text text, struct text suffix) {
    return text.length >= suffix.length &&
           text_equal(text_slice(text, text.length - suffix.length, text.length), suffix);
}

/* FNV-1a with a final mix, as its low bits depend too much on the last bytes. */
uint64_t text_hash(struct text text) {
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.bytes[i]) * 1099511628211u;
    hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdu;
    return hash ^ hash >> 33;
}

size_t text_find(struct text text, struct text needle) {
    if (needle.length == 0)
        return 0;
    if (needle.length > text.length)
        return SIZE_MAX;
    const char *hit = needle.length == 1
                          ? memchr(text.bytes, needle.bytes[0], text.length)
                          : memmem(text.bytes, text.length, needle.bytes, needle.length);
    return hit == NULL ? SIZE_MAX : (size_t)(hit - text.bytes);
}

bool text_starts_caseless(struct text text, struct text prefix) {
    return text.length >= prefix.length &&
           strncasecmp(text.bytes, prefix.bytes, prefix.length) == 0;
}

bool text_equal_caseless(struct text a, struct text b) {
    return a.length == b.length && text_starts_caseless(a, b);
}

size_t text_find_caseless(struct text text, struct text needle) {
    for (size_t i = 0; i + needle.length <= text.length; i++)
        if (text_starts_caseless(text_slice(text, i, text.length), needle))
            return i;
    return SIZE_MAX;
}

int hex_digit(char byte) {
    return byte >= '0' && byte <= '9'   ? byte - '0'
           : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
           : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
                                        : -1;
}

bool text_from_hex(struct arena *arena, struct text hex, struct text *bytes) {
    char *made = arena_alloc(arena, hex.length / 2 + 1);
    *bytes = (struct text){made, hex.length / 2};
    for (size_t i = 0; i + 1 < hex.length; i += 2) {
        int high = hex_digit(hex.bytes[i]), low = hex_digit(hex.bytes[i + 1]);
        if (high < 0 || low < 0)
            return false;
        made[i / 2] = (char)(high * 16 + low);
    }
    return hex.length % 2 == 0;
}

bool codepoint_is_space(uint32_t codepoint) {
    if (codepoint > 0x3000)
        return codepoint == 0xFEFF;
    return codepoint == ' ' || (codepoint >= '\t' && codepoint <= '\r') || codepoint == 0x85 ||
           codepoint == 0xA0 || codepoint == 0xAD || codepoint == 0x1680 ||
           (codepoint >= 0x2000 && codepoint <= 0x200D) || codepoint == 0x2028 ||
           codepoint == 0x2029 || codepoint == 0x202F || codepoint == 0x205F ||
           codepoint == 0x2060 || codepoint == 0x3000;
}

bool codepoint_has_width(uint32_t codepoint) {
    return codepoint != 0xAD && codepoint != 0xFEFF && codepoint != 0x2060 &&
           !(codepoint >= 0x200B && codepoint <= 0x200D);
}

size_t text_last_start(struct text text) {
    size_t start = text.length - 1;
    while (
        start > 0 && text.length - start < 4 && ((unsigned char)text.bytes[start] & 0xC0) == 0x80)
        start--;
    return start;
}

struct text text_trim(struct text text) {
    size_t start = 0;
    for (size_t offset = 0; offset < text.length; start = offset)
        if (!codepoint_is_space(text_next(text, &offset)))
            break;
    text = text_slice(text, start, text.length);
    while (text.length > 0) {
        size_t last = text_last_start(text), offset = last;
        if (!codepoint_is_space(text_next(text, &offset)) || offset != text.length)
            break;
        text.length = last;
    }
    return text;
}

bool text_is_blank(struct text text) {
    for (size_t offset = 0; offset < text.length;)
        if (!codepoint_is_space(text_next(text, &offset)))
            return false;
    return true;
}

struct text text_take_line(struct text *rest) {
    size_t end = text_find(*rest, TEXT("\n"));
    struct text line = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end == SIZE_MAX ? rest->length : end + 1, rest->length);
    if (text_ends(line, TEXT("\r")))
        line.length--;
    return line;
}

struct text text_copy(struct arena *arena, struct text text) {
    char *bytes = arena_alloc(arena, text.length + 1);
    if (text.length != 0)
        memcpy(bytes, text.bytes, text.length);
    return (struct text){bytes, text.length};
}

/* Bytes of the sequence that starts with this byte; 0 for none. */
static size_t sequence_length(unsigned char lead) {
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

bool codepoint_steers(uint32_t codepoint) {
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0, 0x1F}, {0x7F, 0x9F}, {0x2028, 0x202E}, {0x2066, 0x2069}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (codepoint >= ranges[i].first && codepoint <= ranges[i].last)
            return true;
    return false;
}

uint32_t text_next_careful(struct text text, size_t *offset) {
    static const unsigned char lead_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)text.bytes + *offset;
    size_t length = sequence_length(bytes[0]);
    uint32_t codepoint = bytes[0] & lead_mask[length];
    if (length == 0 || text.length - *offset < length)
        goto broken;
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            goto broken;
        codepoint = codepoint << 6 | (bytes[i] & 0x3F);
    }
    if (codepoint < smallest[length] || codepoint > 0x10FFFF ||
        (codepoint >= 0xD800 && codepoint <= 0xDFFF))
        goto broken;
    *offset += length;
    return codepoint;
broken:
    *offset += 1;
    return 0xFFFD;
}

bool text_is_utf8(struct text text) {
    for (size_t offset = 0; offset < text.length;) {
        size_t before = offset;
        if (text_next(text, &offset) == 0xFFFD && offset - before == 1)
            return false;
    }
    return true;
}

size_t text_count(struct text text) {
    size_t count = 0;
    for (size_t offset = 0; offset < text.length; count++)
        text_next(text, &offset);
    return count;
}

void buffer_grow(struct buffer *buffer, size_t needed) {
    size_t capacity = buffer->capacity < 64 ? 64 : buffer->capacity;
    while (capacity < needed)
        capacity *= 2;
    buffer->bytes = arena_grow_bytes(buffer->arena, buffer->bytes, buffer->length, capacity);
    buffer->capacity = capacity;
}

void buffer_add_codepoint(struct buffer *buffer, uint32_t codepoint) {
    char bytes[4];
    size_t length = codepoint < 0x80 ? 1 : codepoint < 0x800 ? 2 : codepoint < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; codepoint >>= 6)
        bytes[i] = (char)(0x80 | (codepoint & 0x3F));
    bytes[0] = (char)(lead[length] | codepoint);
    buffer_add(buffer, (struct text){bytes, length});
}

void buffer_add_hex(struct buffer *buffer, struct text bytes) {
    for (size_t i = 0; i < bytes.length; i++)
        for (int shift = 4; shift >= 0; shift -= 4)
            buffer_add_byte(buffer, "0123456789abcdef"[bytes.bytes[i] >> shift & 15]);
}

void buffer_add_number(struct buffer *buffer, int64_t number) {
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (number < 0)
        digits[--at] = '-';
    buffer_add(buffer, (struct text){digits + at, sizeof digits - at});
}

struct text number_text(struct arena *arena, size_t number) {
    struct buffer digits = {.arena = arena};
    buffer_add_number(&digits, (int64_t)number);
    return buffer_text(&digits);
}

void buffer_format(struct buffer *buffer, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
        buffer_reserve(buffer, (size_t)length);
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

void buffer_word(
    struct buffer *buffer, const char *wording, struct text first, struct text second) {
    const char *plain = wording; /* everything before it has been added */
    for (const char *at = wording; (at = strchr(at, '%')) != NULL; at++) {
        if (at[1] != '1' && at[1] != '2')
            continue;
        buffer_add(buffer, (struct text){plain, (size_t)(at - plain)});
        buffer_add(buffer, *++at == '1' ? first : second);
        plain = at + 1;
    }
    buffer_add(buffer, text_from(plain));
}

struct text buffer_text(struct buffer *buffer) {
    return buffer->bytes == NULL ? TEXT_NONE : (struct text){buffer->bytes, buffer->length};
}

static bool is_wide(uint32_t code) {
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x20000, 0x3FFFD}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

size_t text_codes(struct text text, uint32_t *codes, size_t capacity) {
    size_t count = 0;
    for (size_t offset = 0; offset < text.length;) {
        if (count == capacity)
            return capacity + 1;
        codes[count++] = text_next(text, &offset);
    }
    return count;
}

size_t codepoints_distance(
    const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, size_t limit) {
    size_t row[LONGEST_COMPARED + 1];
    if ((a_count > b_count ? a_count - b_count : b_count - a_count) > limit)
        return limit + 1;
    for (size_t j = 0; j <= b_count; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_count; i++) {
        size_t diagonal = row[0], smallest = i;
        row[0] = i;
        for (size_t j = 1; j <= b_count; j++) {
            size_t changed = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            size_t shifted = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = changed < shifted ? changed : shifted;
            smallest = row[j] < smallest ? row[j] : smallest;
        }
        if (smallest > limit)
            return limit + 1;
    }
    return row[b_count];
}

size_t text_width(struct text text) {
    size_t width = 0;
    for (size_t offset = 0; offset < text.length;)
        width += is_wide(text_next(text, &offset)) ? 2 : 1;
    return width;
}
