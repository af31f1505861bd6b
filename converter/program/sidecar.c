/*
 * sidecar.c: reads a CSV file as spreadsheets write it (RFC 4180: quotes, doubled quotes, line
 * breaks within quotes) and finds the row about a file. Values are passed on as text: the
 * digits of a file number stay as they are. Rows are parsed when they are needed: 100,000 parsed
 * rows would need more memory than all else.
 */
#include "program/sidecar.h"

#include <stdlib.h>

#include "base/icu.h"
#include "program/file.h"

enum { BY_PATH, BY_SHA256, OWN = 64 * 1024 };

/* ---- CSV ---- */

/* Takes a field from the front; *more: another one follows in its row. */
static struct text field_take(struct arena *arena, struct text *rest, bool *more) {
    struct buffer field = {.arena = arena};
    bool quoted = false, ended = false;
    size_t at = 0;
    for (*more = false; at < rest->length && !ended; at++) {
        char byte = rest->bytes[at];
        bool doubled = quoted && byte == '"' && at + 1 < rest->length && rest->bytes[at + 1] == '"';
        if (doubled)
            buffer_add_byte(&field, rest->bytes[++at]);
        else if (byte == '"' && (quoted || field.length == 0))
            quoted = !quoted;
        else if (!quoted && (byte == ',' || byte == '\n'))
            ended = true, *more = byte == ',';
        else
            buffer_add_byte(&field, byte);
    }
    bool carriage_return =
        !quoted && !*more && field.length != 0 && field.bytes[field.length - 1] == '\r';
    *rest = text_slice(*rest, at, rest->length);
    struct text text = buffer_text(&field);
    return text_slice(text, 0, text.length - carriage_return);
}

/* Takes a row from the front; the first count fields are kept, missing ones are empty. */
static void row_take(struct arena *arena, struct text *rest, struct text *fields, size_t count) {
    bool more = true;
    for (size_t i = 0; more; i++) {
        struct text field = field_take(arena, rest, &more);
        if (i < count)
            fields[i] = field;
    }
}

static size_t count_columns(struct text rest) {
    struct arena *arena = arena_new();
    size_t count = 0;
    bool more = true;
    for (; more; count++)
        field_take(arena, &rest, &more);
    arena_free(arena);
    return count;
}

/* ---- rows ---- */

static void columns_name(struct sidecar *sidecar, struct text *rest) {
    sidecar->column_count = count_columns(*rest);
    sidecar->names = arena_array(sidecar->arena, sidecar->column_count, sizeof *sidecar->names);
    row_take(sidecar->arena, rest, sidecar->names, sidecar->column_count);
    sidecar->path_column = sidecar->sha256_column = -1;
    for (size_t i = 0; i < sidecar->column_count; i++) {
        struct text name = text_trim(sidecar->names[i]);
        if (text_equal(name, TEXT("path")))
            sidecar->path_column = (int)i;
        else if (text_equal(name, TEXT("sha256")))
            sidecar->sha256_column = (int)i;
    }
}

size_t sidecar_values(const struct sidecar *sidecar) {
    size_t keys = (size_t)(sidecar->path_column >= 0) + (size_t)(sidecar->sha256_column >= 0);
    return sidecar->column_count - keys;
}

static struct sidecar_row *row_read(
    const struct sidecar *sidecar, struct arena *arena, size_t index) {
    struct text rest = sidecar->rows[index].text;
    struct text *fields = arena_array(arena, sidecar->column_count, sizeof *fields);
    struct sidecar_row *row = arena_alloc(arena, sizeof *row);
    row->values = arena_array(arena, sidecar_values(sidecar), sizeof *row->values);
    row->number = index + 1;
    row_take(arena, &rest, fields, sidecar->column_count);
    size_t others = 0;
    for (size_t i = 0; i < sidecar->column_count; i++) {
        if ((int)i == sidecar->path_column)
            row->path = fields[i];
        else if ((int)i == sidecar->sha256_column)
            row->sha256 = fields[i];
        else
            row->values[others++] =
                (struct archive_value){.name = sidecar->names[i], .value = fields[i]};
    }
    return row;
}

static size_t count_lines(struct text from, struct text to) {
    size_t lines = 0;
    for (const char *at = from.bytes; at < to.bytes; at++)
        lines += *at == '\n';
    return lines;
}

static void rows_read(struct sidecar *sidecar, struct text all) {
    struct text rest = all;
    columns_name(sidecar, &rest);
    size_t line = 1 + count_lines(all, rest);
    while (rest.length != 0) {
        struct arena *arena = arena_new();
        struct text *fields = arena_array(arena, sidecar->column_count, sizeof *fields);
        struct text before = rest;
        bool blank = true;
        row_take(arena, &rest, fields, sidecar->column_count);
        for (size_t i = 0; i < sidecar->column_count; i++)
            blank = blank && text_is_blank(fields[i]);
        arena_free(arena);
        struct text row = text_slice(before, 0, before.length - rest.length);
        if (!blank)
            *ARRAY_APPEND(sidecar->arena, sidecar->rows, sidecar->count, sidecar->capacity) =
                (struct sidecar_line){.text = row, .line = (uint32_t)line};
        line += count_lines(row, rest);
    }
}

/* ---- finding ---- */

static struct text key_of(const struct sidecar_row *row, int by) {
    return by == BY_PATH ? row->path : row->sha256;
}

static int order_keys(const void *a, const void *b) {
    const struct sidecar_key *first = a, *second = b;
    return first->hash != second->hash ? (first->hash < second->hash ? -1 : 1)
           : first->row != second->row ? (first->row < second->row ? -1 : 1)
                                       : 0;
}

static void keys_read(struct sidecar *sidecar, int by) {
    struct arena *own = arena_new();
    sidecar->keys[by] = arena_array(sidecar->arena, sidecar->count + 1, sizeof *sidecar->keys[by]);
    for (size_t i = 0; i < sidecar->count; i++) {
        own = arena_renew(own, OWN);
        uint64_t hash = text_hash(key_of(row_read(sidecar, own, i), by));
        sidecar->keys[by][i] = (struct sidecar_key){hash, i};
    }
    qsort(sidecar->keys[by], sidecar->count, sizeof *sidecar->keys[by], order_keys);
    arena_free(own);
}

/* The first key that is not before the hash. */
static size_t key_find(const struct sidecar *sidecar, int by, uint64_t hash) {
    size_t low = 0, high = sidecar->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sidecar->keys[by][middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct sidecar_row *row_find(
    const struct sidecar *sidecar, struct arena *arena, int by, struct text key) {
    uint64_t hash = text_hash(key);
    if (key.length == 0 || sidecar->keys[by] == NULL)
        return NULL;
    for (size_t i = key_find(sidecar, by, hash); i < sidecar->count; i++) {
        if (sidecar->keys[by][i].hash != hash)
            return NULL;
        struct sidecar_row *row = row_read(sidecar, arena, sidecar->keys[by][i].row);
        if (text_equal(key_of(row, by), key))
            return row;
    }
    return NULL;
}

struct sidecar_row *sidecar_find(const struct sidecar *sidecar, struct arena *arena,
    struct text path, struct text below, struct text sha256) {
    struct sidecar_row *row = row_find(sidecar, arena, BY_PATH, path);
    if (row == NULL)
        row = row_find(sidecar, arena, BY_PATH, below);
    return row != NULL ? row : row_find(sidecar, arena, BY_SHA256, sha256);
}

/* ---- the file ---- */

int sidecar_read(struct sidecar *sidecar, const char *file) {
    struct text all;
    int error = file_read(sidecar->arena, file, &all);
    if (error != 0)
        return error;
    if (text_starts(all, TEXT("\xEF\xBB\xBF")))
        all = text_slice(all, 3, all.length);
    if (!text_is_utf8(all) && !icu_from_gb18030(sidecar->arena, all, &all))
        return -1;
    rows_read(sidecar, all);
    if (sidecar->path_column >= 0)
        keys_read(sidecar, BY_PATH);
    if (sidecar->sha256_column >= 0)
        keys_read(sidecar, BY_SHA256);
    bool keyed = sidecar->path_column >= 0 || sidecar->sha256_column >= 0;
    return keyed && sidecar_values(sidecar) != 0 ? 0 : -1;
}
