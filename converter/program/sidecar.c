/*
 * sidecar.c: reads a CSV file as spreadsheets write it (RFC 4180: quotes, doubled quotes, line
 * breaks within quotes) and finds the row about a file. Values are passed on as they are: a file
 * number that looks like a number stays text.
 */
#include "program/sidecar.h"

#include "base/icu.h"
#include "program/file.h"

enum { BY_PATH, BY_SHA256 };

/* ---- CSV ---- */

/* One field; *more: another one follows in its row. */
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

/* The fields of one row; count of them are kept, what is missing is empty. */
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

static void row_add(struct sidecar *sidecar, const struct text *fields, size_t line) {
    if (sidecar->count == sidecar->capacity) {
        size_t capacity = sidecar->capacity == 0 ? 64 : sidecar->capacity * 2;
        sidecar->rows = arena_grow(
            sidecar->arena, sidecar->rows, sidecar->count, capacity, sizeof *sidecar->rows);
        sidecar->capacity = capacity;
    }
    struct sidecar_row *row = &sidecar->rows[sidecar->count++];
    row->values = arena_array(sidecar->arena, sidecar_values(sidecar), sizeof *row->values);
    size_t others = 0;
    row->line = line;
    for (size_t i = 0; i < sidecar->column_count; i++) {
        if ((int)i == sidecar->path_column)
            row->path = fields[i];
        else if ((int)i == sidecar->sha256_column)
            row->sha256 = fields[i];
        else
            row->values[others++] =
                (struct archive_value){.name = sidecar->names[i], .value = fields[i]};
    }
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
    struct text *fields = arena_array(sidecar->arena, sidecar->column_count, sizeof *fields);
    while (rest.length != 0) {
        struct text before = rest;
        for (size_t i = 0; i < sidecar->column_count; i++)
            fields[i] = TEXT_NONE;
        row_take(sidecar->arena, &rest, fields, sidecar->column_count);
        bool blank = true;
        for (size_t i = 0; i < sidecar->column_count; i++)
            blank = blank && text_is_blank(fields[i]);
        if (!blank)
            row_add(sidecar, fields, line);
        line += count_lines(before, rest);
    }
}

/* ---- finding ---- */

static struct text key_of(const struct sidecar_row *row, int by) {
    return by == BY_PATH ? row->path : row->sha256;
}

/* The slot of a key, or the free one where it would go. */
static uint32_t *slot_find(const struct sidecar *sidecar, int by, struct text key) {
    for (size_t i = (size_t)(text_hash(key) % sidecar->slot_count);;
         i = (i + 1) % sidecar->slot_count) {
        uint32_t index = sidecar->slots[by][i];
        if (index == 0 || text_equal(key_of(&sidecar->rows[index - 1], by), key))
            return &sidecar->slots[by][i];
    }
}

/* Of two rows about one file the first counts. */
static void slots_fill(struct sidecar *sidecar) {
    sidecar->slot_count = sidecar->count * 2 + 1;
    for (int by = BY_PATH; by <= BY_SHA256; by++) {
        sidecar->slots[by] =
            arena_array(sidecar->arena, sidecar->slot_count, sizeof *sidecar->slots[by]);
        for (size_t i = 0; i < sidecar->count; i++) {
            uint32_t *slot = slot_find(sidecar, by, key_of(&sidecar->rows[i], by));
            if (*slot == 0)
                *slot = (uint32_t)i + 1;
        }
    }
}

static struct sidecar_row *row_find(const struct sidecar *sidecar, int by, struct text key) {
    uint32_t index = key.length == 0 ? 0 : *slot_find(sidecar, by, key);
    return index == 0 ? NULL : &sidecar->rows[index - 1];
}

struct sidecar_row *sidecar_find(
    const struct sidecar *sidecar, struct text path, struct text below, struct text sha256) {
    struct sidecar_row *row = row_find(sidecar, BY_PATH, path);
    if (row == NULL)
        row = row_find(sidecar, BY_PATH, below);
    return row != NULL ? row : row_find(sidecar, BY_SHA256, sha256);
}

/* Rows are in the order of their lines. */
void sidecar_use(struct sidecar *sidecar, size_t line) {
    size_t low = 0, high = sidecar->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sidecar->rows[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < sidecar->count && sidecar->rows[low].line == line)
        sidecar->rows[low].used = true;
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
    slots_fill(sidecar);
    bool keyed = sidecar->path_column >= 0 || sidecar->sha256_column >= 0;
    return keyed && sidecar_values(sidecar) != 0 ? 0 : -1;
}
