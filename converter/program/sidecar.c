/*
 * sidecar.c: reads a CSV file as spreadsheets write it (RFC 4180: quotes, doubled quotes, line
 * breaks within quotes) and finds the row about a file. Values are passed on as they are: a file
 * number that looks like a number stays text. The rows stand in a spool, which workers share with
 * their parent: a list of 100,000 rows in the memory of each would be more than all else.
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

/* The row that stands there. */
static struct sidecar_row *row_read(
    const struct sidecar *sidecar, struct arena *arena, size_t index) {
    const struct row_place *place = &sidecar->rows[index];
    uint64_t end = index + 1 < sidecar->count ? place[1].at : spool_length(sidecar->text);
    struct text rest = spool_read(sidecar->text, place->at, (size_t)(end - place->at));
    struct text *fields = arena_array(arena, sidecar->column_count, sizeof *fields);
    struct sidecar_row *row = arena_alloc(arena, sizeof *row);
    row->values = arena_array(arena, sidecar_values(sidecar), sizeof *row->values);
    row->line = place->line;
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

static void row_add(struct sidecar *sidecar, struct text bytes, size_t line) {
    if (sidecar->count == sidecar->capacity) {
        size_t capacity = sidecar->capacity == 0 ? 64 : sidecar->capacity * 2;
        sidecar->rows = arena_grow(
            sidecar->arena, sidecar->rows, sidecar->count, capacity, sizeof *sidecar->rows);
        sidecar->capacity = capacity;
    }
    sidecar->rows[sidecar->count++] =
        (struct row_place){.at = spool_add(sidecar->text, bytes), .line = (uint32_t)line};
}

static size_t count_lines(struct text from, struct text to) {
    size_t lines = 0;
    for (const char *at = from.bytes; at < to.bytes; at++)
        lines += *at == '\n';
    return lines;
}

/* Takes a row from the front; false: nothing stands in it. */
static bool row_skip(struct text *rest, size_t columns) {
    struct arena *arena = arena_new();
    struct text *fields = arena_array(arena, columns, sizeof *fields);
    bool blank = true;
    row_take(arena, rest, fields, columns);
    for (size_t i = 0; i < columns; i++)
        blank = blank && text_is_blank(fields[i]);
    arena_free(arena);
    return !blank;
}

static void rows_read(struct sidecar *sidecar, struct text all) {
    struct text rest = all;
    columns_name(sidecar, &rest);
    size_t line = 1 + count_lines(all, rest);
    while (rest.length != 0) {
        struct text before = rest;
        if (row_skip(&rest, sidecar->column_count))
            row_add(sidecar, text_slice(before, 0, before.length - rest.length), line);
        line += count_lines(before, (struct text){before.bytes + (before.length - rest.length), 0});
    }
}

/* ---- finding ---- */

static struct text key_of(const struct sidecar_row *row, int by) {
    return by == BY_PATH ? row->path : row->sha256;
}

/* The slot of a key, or the free one where it would go, and the row, in the arena. A row is read
 * only where half of the hash is that of the key. */
static uint64_t *slot_find(const struct sidecar *sidecar, struct arena *arena, int by,
    struct text key, struct sidecar_row **row) {
    uint64_t hash = text_hash(key);
    for (size_t i = (size_t)(hash % sidecar->slot_count);; i = (i + 1) % sidecar->slot_count) {
        uint64_t *slot = &sidecar->slots[by][i];
        *row = *slot != 0 && *slot >> 32 == hash >> 32
                   ? row_read(sidecar, arena, (uint32_t)*slot - 1)
                   : NULL;
        if (*slot == 0 || (*row != NULL && text_equal(key_of(*row, by), key)))
            return slot;
    }
}

/* Of two rows about one file the first counts. */
static void slots_fill(struct sidecar *sidecar, int by) {
    sidecar->slot_count = sidecar->count * 2 + 1;
    sidecar->slots[by] =
        arena_array(sidecar->arena, sidecar->slot_count, sizeof *sidecar->slots[by]);
    for (size_t i = 0; i < sidecar->count; i++) {
        struct arena *arena = arena_new();
        struct sidecar_row *other;
        struct text key = key_of(row_read(sidecar, arena, i), by);
        uint64_t *slot = slot_find(sidecar, arena, by, key, &other);
        if (*slot == 0)
            *slot = text_hash(key) >> 32 << 32 | (i + 1);
        arena_free(arena);
    }
}

static struct sidecar_row *row_find(
    const struct sidecar *sidecar, struct arena *arena, int by, struct text key) {
    struct sidecar_row *row = NULL;
    if (key.length != 0 && sidecar->slots[by] != NULL)
        slot_find(sidecar, arena, by, key, &row);
    return row;
}

struct sidecar_row *sidecar_find(const struct sidecar *sidecar, struct arena *arena,
    struct text path, struct text below, struct text sha256) {
    struct sidecar_row *row = row_find(sidecar, arena, BY_PATH, path);
    if (row == NULL)
        row = row_find(sidecar, arena, BY_PATH, below);
    return row != NULL ? row : row_find(sidecar, arena, BY_SHA256, sha256);
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

/* What the whole of the file takes is given back before workers are started. */
static int bytes_read(struct sidecar *sidecar, struct arena *arena, const char *file) {
    struct text all;
    int error = file_read(arena, file, &all);
    if (error != 0)
        return error;
    if (text_starts(all, TEXT("\xEF\xBB\xBF")))
        all = text_slice(all, 3, all.length);
    if (!text_is_utf8(all) && !icu_from_gb18030(arena, all, &all))
        return -1;
    rows_read(sidecar, all);
    return 0;
}

int sidecar_read(struct sidecar *sidecar, const char *file) {
    sidecar->text = arena_alloc(sidecar->arena, sizeof *sidecar->text);
    sidecar->text->arena = sidecar->arena;
    struct arena *arena = arena_new();
    int error = bytes_read(sidecar, arena, file);
    arena_free(arena);
    if (error != 0)
        return error;
    if (sidecar->path_column >= 0)
        slots_fill(sidecar, BY_PATH);
    if (sidecar->sha256_column >= 0)
        slots_fill(sidecar, BY_SHA256);
    bool keyed = sidecar->path_column >= 0 || sidecar->sha256_column >= 0;
    return keyed && sidecar_values(sidecar) != 0 ? 0 : -1;
}

void sidecar_close(struct sidecar *sidecar) {
    if (sidecar->text != NULL)
        spool_close(sidecar->text);
}
