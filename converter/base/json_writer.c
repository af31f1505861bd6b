/*
 * json_writer.c: JSON in one pass into a buffer, without a tree: the caller opens and closes in
 * order, which is asserted where it costs nothing. Numbers are written as text, so that the digits
 * of a printed figure are kept.
 */
#include "base/json_writer.h"

#include <assert.h>

enum { INDENT = 2 };

static char *put(char *at, struct text text) {
    memcpy(at, text.bytes, text.length);
    return at + text.length;
}

static char *put_line(const struct json_writer *writer, char *at) {
    size_t spaces = (size_t)writer->depth * INDENT;
    *at++ = '\n';
    memset(at, ' ', spaces);
    return at + spaces;
}

static bool is_compact(const struct json_writer *writer) {
    return writer->one_line || writer->compact;
}

/* Writes the comma and the new line before a value or a key. */
static char *put_separator(struct json_writer *writer, char *at) {
    if (writer->after_key) {
        writer->after_key = false;
        return at;
    }
    if (writer->depth == 0)
        return at;
    if (!writer->first)
        at = put(at, is_compact(writer) ? TEXT(", ") : TEXT(","));
    writer->first = false;
    return is_compact(writer) ? at : put_line(writer, at);
}

/* Reserves room for a separator and more bytes, and returns their address. */
static char *room_make(struct json_writer *writer, size_t more) {
    buffer_reserve(writer->out, 2 + 1 + (size_t)writer->depth * INDENT + more);
    return writer->out->bytes + writer->out->length;
}

static void room_fill(struct json_writer *writer, char *end) {
    writer->out->length = (size_t)(end - writer->out->bytes);
    *end = '\0';
}

/* Writes a separator and bytes that need no escape. */
static void write_plain(struct json_writer *writer, struct text text) {
    char *at = put_separator(writer, room_make(writer, text.length));
    room_fill(writer, put(at, text));
}

static void separate(struct json_writer *writer) {
    write_plain(writer, TEXT_NONE);
}

static void open_with(struct json_writer *writer, char bracket) {
    write_plain(writer, (struct text){&bracket, 1});
    writer->depth++;
    writer->first = true;
}

static void close_with(struct json_writer *writer, char bracket) {
    assert(writer->depth > 0 && !writer->after_key);
    writer->depth--;
    char *at = room_make(writer, 1);
    if (!writer->first && !is_compact(writer))
        at = put_line(writer, at);
    writer->first = false;
    *at++ = bracket;
    room_fill(writer, at);
}

void json_object_open(struct json_writer *writer) {
    open_with(writer, '{');
}

void json_object_close(struct json_writer *writer) {
    close_with(writer, '}');
}

void json_array_open(struct json_writer *writer) {
    open_with(writer, '[');
}

void json_array_close(struct json_writer *writer) {
    close_with(writer, ']');
}

/* Writes a byte that JSON strings must escape. */
static void escape_byte(struct buffer *out, char byte) {
    static const struct {
        char byte, letter;
    } short_forms[] = {
        {'"', '"'}, {'\\', '\\'}, {'\n', 'n'}, {'\t', 't'}, {'\r', 'r'}, {'\f', 'f'}, {'\b', 'b'}};
    for (size_t i = 0; i < sizeof short_forms / sizeof *short_forms; i++)
        if (short_forms[i].byte == byte) {
            buffer_add_byte(out, '\\');
            buffer_add_byte(out, short_forms[i].letter);
            return;
        }
    buffer_format(out, "\\u%04x", (unsigned)(unsigned char)byte);
}

/* How many bytes from offset on need no escape and no check of UTF-8: ASCII without controls, quote
 * and backslash, and the three-byte characters from U+1000 to U+CFFF. */
static size_t plain_length(struct text text, size_t offset) {
    const unsigned char *bytes = (const unsigned char *)text.bytes;
    size_t at = offset;
    while (at < text.length) {
        unsigned char byte = bytes[at];
        if (byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\')
            at++;
        else if (byte >= 0xE1 && byte <= 0xEC && text.length - at >= 3 &&
                 (bytes[at + 1] & 0xC0) == 0x80 && (bytes[at + 2] & 0xC0) == 0x80)
            at += 3;
        else
            break;
    }
    return at - offset;
}

static void write_string(struct buffer *out, struct text text) {
    size_t written = 0;
    buffer_add_byte(out, '"');
    for (size_t offset = plain_length(text, 0); offset < text.length;
         offset += plain_length(text, offset)) {
        size_t before = offset;
        uint32_t codepoint = text_next(text, &offset);
        bool broken = codepoint == 0xFFFD && offset - before == 1;
        bool escaped = codepoint < 0x20 || codepoint == '"' || codepoint == '\\';
        if (!broken && !escaped)
            continue;
        buffer_add(out, text_slice(text, written, before));
        if (broken)
            buffer_add_codepoint(out, 0xFFFD);
        else
            escape_byte(out, (char)codepoint);
        written = offset;
    }
    buffer_add(out, text_slice(text, written, text.length));
    buffer_add_byte(out, '"');
}

void json_key_text(struct json_writer *writer, struct text key) {
    assert(!writer->after_key && writer->depth > 0);
    separate(writer);
    write_string(writer->out, key);
    buffer_add(writer->out, TEXT(": "));
    writer->after_key = true;
}

void json_key_plain(struct json_writer *writer, struct text key) {
    assert(!writer->after_key && writer->depth > 0);
    char *at = put_separator(writer, room_make(writer, key.length + 4));
    *at++ = '"';
    at = put(at, key);
    room_fill(writer, put(at, TEXT("\": ")));
    writer->after_key = true;
}

void json_string(struct json_writer *writer, struct text text) {
    separate(writer);
    write_string(writer->out, text);
}

void json_string_or_null(struct json_writer *writer, struct text text) {
    if (text.length == 0)
        json_null(writer);
    else
        json_string(writer, text);
}

void json_number(struct json_writer *writer, struct text number) {
    write_plain(writer, number.length == 0 ? TEXT("null") : number);
}

void json_raw(struct json_writer *writer, struct text json) {
    write_plain(writer, json);
}

void json_integer(struct json_writer *writer, long long number) {
    separate(writer);
    buffer_add_number(writer->out, number);
}

void json_size(struct json_writer *writer, size_t number) {
    json_integer(writer, (long long)number);
}

void json_bool(struct json_writer *writer, bool value) {
    write_plain(writer, value ? TEXT("true") : TEXT("false"));
}

void json_null(struct json_writer *writer) {
    write_plain(writer, TEXT("null"));
}

/* ---- members and lines ---- */

void json_member_text(struct json_writer *writer, const char *key, struct text text) {
    json_key(writer, key);
    json_string_or_null(writer, text);
}

void json_member_exact(struct json_writer *writer, const char *key, struct text text) {
    json_key(writer, key);
    json_string(writer, text);
}

void json_member_number(struct json_writer *writer, const char *key, struct text number) {
    json_key(writer, key);
    json_number(writer, number);
}

void json_member_integer(struct json_writer *writer, const char *key, long long number) {
    json_key(writer, key);
    json_integer(writer, number);
}

void json_member_size(struct json_writer *writer, const char *key, size_t number) {
    json_key(writer, key);
    json_size(writer, number);
}

void json_member_bool(struct json_writer *writer, const char *key, bool value) {
    json_key(writer, key);
    json_bool(writer, value);
}

void json_member_array(struct json_writer *writer, const char *key) {
    json_key(writer, key);
    json_array_open(writer);
}

void json_member_object(struct json_writer *writer, const char *key) {
    json_key(writer, key);
    json_object_open(writer);
}

void json_member_ordinal(struct json_writer *writer, const char *key, int ordinal) {
    json_key(writer, key);
    if (ordinal == 0)
        json_null(writer);
    else
        json_integer(writer, ordinal);
}

void json_line_open(struct json_writer *writer) {
    json_object_open(writer);
    writer->compact = true;
}

void json_line_close(struct json_writer *writer) {
    json_object_close(writer);
    writer->compact = false;
}
