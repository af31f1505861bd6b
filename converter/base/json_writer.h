/*
 * json_writer.h: JSON written in one pass, the same bytes on every run: two-space indent, keys in
 * the order written, UTF-8 unescaped, control characters and lone surrogates made safe (invalid
 * UTF-8 becomes U+FFFD). Everyone may include this.
 */
#ifndef NIANBAO_BASE_JSON_WRITER_H
#define NIANBAO_BASE_JSON_WRITER_H

#include "base/text.h"

struct json_writer {
    struct buffer *out;
    bool one_line; /* no line breaks or indent at all: for JSON Lines */
    bool compact;  /* within json_line_open and _close */
    int depth;
    bool first; /* nothing written yet in the open object or array */
    bool after_key;
};

void json_object_open(struct json_writer *writer);
void json_object_close(struct json_writer *writer);
void json_array_open(struct json_writer *writer);
void json_array_close(struct json_writer *writer);
void json_key_text(struct json_writer *writer, struct text key);
/* A key that needs no escape. */
void json_key_plain(struct json_writer *writer, struct text key);
/* The same from a literal. */
static inline void json_key(struct json_writer *writer, const char *key) {
    json_key_plain(writer, text_from(key));
}
void json_string(struct json_writer *writer, struct text text);
/* null where the text is empty */
void json_string_or_null(struct json_writer *writer, struct text text);
/* number: a JSON number as text, written verbatim; null where it is empty */
void json_number(struct json_writer *writer, struct text number);
void json_integer(struct json_writer *writer, long long number);
void json_size(struct json_writer *writer, size_t number);
/* a complete JSON value, verbatim */
void json_raw(struct json_writer *writer, struct text json);
void json_bool(struct json_writer *writer, bool value);
void json_null(struct json_writer *writer);

/* Members: a key that needs no escape, and its value as above. */
void json_member_text(struct json_writer *writer, const char *key, struct text text);
/* the same, but never null */
void json_member_exact(struct json_writer *writer, const char *key, struct text text);
void json_member_number(struct json_writer *writer, const char *key, struct text number);
void json_member_integer(struct json_writer *writer, const char *key, long long number);
void json_member_size(struct json_writer *writer, const char *key, size_t number);
void json_member_bool(struct json_writer *writer, const char *key, bool value);
/* Open an array or an object. */
void json_member_array(struct json_writer *writer, const char *key);
void json_member_object(struct json_writer *writer, const char *key);
/* null where it is zero: an unknown ordinal */
void json_member_ordinal(struct json_writer *writer, const char *key, int ordinal);

/* An object on one line, for the elements of long arrays. */
void json_line_open(struct json_writer *writer);
void json_line_close(struct json_writer *writer);

#endif
