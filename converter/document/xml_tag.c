/*
 * xml_tag.c: reads a plain start tag (see xml_plain.c):
 *   <w:tcW w:w="2435" w:type="dxa"/>
 * one space before each attribute, values in quotes without references, line ends or tabs, names of
 * ASCII letters, digits, underscores and colons, no attribute twice. Other tags are left to Expat.
 */
#include "document/xml_tag.h"

enum { NAME = 1, FIRST = 2, PLAIN = 4 };

/* By byte: may be in a name, begin one, is plain text. */
static const unsigned char classes[256] = {
#define N (NAME | PLAIN)
#define F (NAME | FIRST | PLAIN)
#define P PLAIN
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* controls */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* controls */
    P, P, 0, P, P, P, 0, 0, P, P, P, P, P, P, P, P, /* space ! " # $ % & ' ( ) * + , - . / */
    N, N, N, N, N, N, N, N, N, N, N, P, 0, P, 0, P, /* 0 to 9 : ; < = > ? */
    P, F, F, F, F, F, F, F, F, F, F, F, F, F, F, F, /* @ A to O */
    F, F, F, F, F, F, F, F, F, F, F, P, P, 0, P, F, /* P to Z [ \ ] ^ _ */
    P, F, F, F, F, F, F, F, F, F, F, F, F, F, F, F, /* ` a to o */
    F, F, F, F, F, F, F, F, F, F, F, P, P, P, P, 0, /* p to z { | } ~ DEL */
#undef N
#undef F
#undef P
};

static bool is_of(char byte, unsigned char class) {
    return (classes[(unsigned char)byte] & class) != 0;
}

/* Behind the name; bytes where there is none. */
static char *name_end(char *bytes) {
    if (!is_of(*bytes, FIRST))
        return bytes;
    while (is_of(*bytes, NAME))
        bytes++;
    return bytes;
}

static bool continues(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

char *tag_characters_end(char *bytes, const char *end) {
    for (;;) {
        while (is_of(*bytes, PLAIN))
            bytes++;
        unsigned char lead = (unsigned char)*bytes;
        if (lead < 0x80)
            return bytes;
        if (lead >= 0xE1 && lead <= 0xEC && continues(bytes[1]) && continues(bytes[2])) {
            bytes += 3;
            continue;
        }
        size_t length = 0;
        uint32_t codepoint = text_next((struct text){bytes, (size_t)(end - bytes)}, &length);
        if (codepoint >= 0xFFFD && codepoint <= 0xFFFF)
            return bytes;
        bytes += length;
    }
}

/* The quote that ends a value; another byte where the value is not plain. */
static char *value_end(char *bytes, const char *end, char quote) {
    for (;;) {
        bytes = tag_characters_end(bytes, end);
        if (*bytes == quote || (*bytes != '"' && *bytes != '\'' && *bytes != '>' && *bytes != ']'))
            return bytes;
        bytes++;
    }
}

/* Where the strings of an attribute end. */
struct span {
    char *name_end, *value_end;
};

static bool is_twice(const struct tag *tag, const struct span *spans, size_t last) {
    const char *name = tag->attributes[2 * last];
    size_t length = (size_t)(spans[last].name_end - name);
    for (size_t i = 0; i < last; i++)
        if ((size_t)(spans[i].name_end - tag->attributes[2 * i]) == length &&
            memcmp(tag->attributes[2 * i], name, length) == 0)
            return true;
    return false;
}

/* Reads the attribute behind a space. NULL: it is not plain. */
static char *attribute_read(
    struct tag *tag, struct span *spans, size_t at, char *bytes, const char *end) {
    char *behind = name_end(bytes);
    tag->stopped = behind;
    if (behind == bytes || *behind != '=')
        return NULL;
    char quote = behind[1];
    tag->stopped = behind + 1;
    if (quote != '"' && quote != '\'')
        return NULL;
    tag->attributes[2 * at] = bytes;
    tag->attributes[2 * at + 1] = behind + 2;
    spans[at].name_end = behind;
    spans[at].value_end = value_end(behind + 2, end, quote);
    tag->stopped = spans[at].value_end;
    if (*spans[at].value_end != quote || is_twice(tag, spans, at))
        return NULL;
    return spans[at].value_end + 1;
}

char *tag_read(struct tag *tag, char *bytes, const char *end) {
    struct span spans[MOST_ATTRIBUTES];
    size_t count = 0;
    char *start = bytes + 1, *at = name_end(start);
    tag->stopped = at;
    if (at == start || at - start > LONGEST_NAME)
        return NULL;
    tag->name = (struct text){start, (size_t)(at - start)};
    for (; *at == ' ' && at[1] != '/' && at[1] != '>'; count++) {
        at = count == MOST_ATTRIBUTES ? NULL : attribute_read(tag, spans, count, at + 1, end);
        if (at == NULL)
            return NULL;
    }
    at += *at == ' ';
    tag->empty = *at == '/';
    at += tag->empty;
    tag->stopped = at;
    if (*at != '>')
        return NULL;
    for (size_t i = 0; i < count; i++)
        *spans[i].name_end = *spans[i].value_end = '\0';
    tag->attributes[2 * count] = NULL;
    return at + 1;
}
