/*
 * journal.c: reads and adds to run.jsonl. Any number of processes may add to it at a time, each
 * line in a single write to a file opened for appending. A process that was killed, or whose disk
 * was full, may leave half a line, with a whole one of another process behind it in the same line:
 * what begins like a record and is whole counts, the rest is left out. The index holds where an
 * input is spoken of and nothing of what is said, which is read again when it is asked for: an
 * archive may have millions. Decides nothing.
 */
#include "program/journal.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json_reader.h"
#include "nianbao.h"
#include "program/file.h"

enum { CHUNK = 64 * 1024, FIRST_SLOTS = 1024 };

/* ---- a line ---- */

/* The bytes that pairs of hexadecimal digits stand for; false where they do not fill the room. */
static bool bytes_read(struct text hex, unsigned char *bytes, size_t room) {
    bool sound = hex.length == room * 2;
    for (size_t i = 0; sound && i < room; i++) {
        int high = hex_digit(hex.bytes[i * 2]), low = hex_digit(hex.bytes[i * 2 + 1]);
        sound = high >= 0 && low >= 0;
        bytes[i] = (unsigned char)(high * 16 + low);
    }
    return sound;
}

static struct text path_read(struct arena *arena, const struct json *line) {
    struct text hex = json_member_string(line, "path_hex");
    if (hex.length == 0)
        return json_member_string(line, "path");
    char *bytes = arena_alloc(arena, hex.length / 2 + 1);
    bool sound = bytes_read(hex, (unsigned char *)bytes, hex.length / 2);
    return (struct text){bytes, sound ? strlen(bytes) : 0};
}

static uint64_t number_of(const struct json *object, const char *name) {
    const struct json *number = json_member(object, name);
    bool sound = number != NULL && number->kind == JSON_NUMBER && number->number >= 0 &&
                 number->number <= 9007199254740992.0;
    return sound ? (uint64_t)number->number : 0;
}

bool keeps_output(enum document_status status) {
    return status == DOCUMENT_FAILED || status == DOCUMENT_TIMEOUT || status == DOCUMENT_OOM ||
           status == DOCUMENT_CRASHED;
}

static void hash_take(const struct json *line, const char *name, unsigned char *bytes) {
    if (!bytes_read(json_member_string(line, name), bytes, SHA256_BYTES))
        memset(bytes, 0, SHA256_BYTES);
}

static void output_take(struct entry *entry, const struct json *line) {
    entry->output = json_member_string(line, "output");
    hash_take(line, "output_sha256", entry->output_sha256);
    entry->output_bytes = number_of(line, "output_bytes");
}

/* What a line says; without a path where it is none. What it says of an output is left out where it
 * cannot know. */
static struct entry entry_read(
    const struct journal *journal, struct arena *arena, const struct json *line) {
    struct entry entry = {.path = path_read(arena, line),
        .output = TEXT_NONE,
        .status = document_status_find(json_member_string(line, "status")),
        .line = line};
    if (entry.status == DOCUMENT_STATUSES)
        entry.path = TEXT_NONE;
    entry.current = text_equal(json_member_string(line, "version"), TEXT(NIANBAO_VERSION)) &&
                    text_equal(json_member_string(line, "mapping_set"), journal->run->mapping_set);
    hash_take(line, "sha256", entry.sha256);
    hash_take(line, "archive_sha256", entry.archive);
    if (!keeps_output(entry.status))
        output_take(&entry, line);
    return entry;
}

/* Where the last record of a line begins. */
static size_t find_record(struct text line) {
    size_t start = 0;
    struct text rest = line;
    for (size_t at; (at = text_find(rest, TEXT(RECORD_START))) != SIZE_MAX;) {
        start = line.length - rest.length + at;
        rest = text_slice(rest, at + 1, rest.length);
    }
    return start;
}

static void line_take(
    struct journal *journal, struct text line, off_t offset, journal_taker *take, void *context) {
    struct arena *arena = arena_new();
    const char *error;
    size_t start = find_record(line);
    struct entry entry =
        entry_read(journal, arena, json_read(arena, text_slice(line, start, line.length), &error));
    entry.offset = offset + (off_t)start;
    journal->broken += entry.path.length == 0 || start != 0;
    if (entry.path.length != 0)
        take(context, &entry);
    arena_free(arena);
}

/* ---- the file ---- */

int journal_open(struct journal *journal, const char *folder) {
    struct arena *arena = arena_new();
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/" JOURNAL_NAME, folder);
    /* No link is followed: it would write where somebody else wants it. */
    journal->file =
        open(buffer_text(&path).bytes, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    int error = journal->file < 0 ? errno : 0;
    arena_free(arena);
    off_t end = error == 0 ? lseek(journal->file, 0, SEEK_END) : 0;
    char last = '\n';
    if (end > 0 && pread(journal->file, &last, 1, end - 1) == 1 && last != '\n')
        error = journal_append(journal->file, TEXT("\n"));
    return error;
}

void journal_close(struct journal *journal) {
    if (journal->file >= 0)
        close(journal->file);
}

int journal_append(int file, struct text line) {
    ssize_t put;
    do
        put = write(file, line.bytes, line.length);
    while (put < 0 && errno == EINTR);
    return put < 0 ? errno : (size_t)put < line.length ? ENOSPC : 0;
}

/* Takes the whole lines of the bytes, which stand at that offset; how many bytes that were. */
static size_t lines_take(
    struct journal *journal, struct text bytes, off_t offset, journal_taker *take, void *context) {
    size_t taken = 0;
    for (struct text rest = bytes;; rest = text_slice(bytes, taken, bytes.length)) {
        size_t length = text_find(rest, TEXT("\n"));
        if (length == SIZE_MAX)
            return taken;
        if (length != 0)
            line_take(journal, text_slice(rest, 0, length), offset + (off_t)taken, take, context);
        taken += length + 1;
    }
}

/* Reads on behind the bytes: how many more there were, -1 with errno set. */
static ssize_t read_on(const struct journal *journal, struct buffer *bytes, off_t offset) {
    ssize_t got;
    buffer_reserve(bytes, CHUNK);
    do
        got = pread(
            journal->file, bytes->bytes + bytes->length, CHUNK, offset + (off_t)bytes->length);
    while (got < 0 && errno == EINTR);
    bytes->length += got > 0 ? (size_t)got : 0;
    return got;
}

int journal_each(struct journal *journal, journal_taker *take, void *context) {
    struct arena *arena = arena_new();
    struct buffer bytes = {.arena = arena};
    off_t offset = 0;
    ssize_t got;
    journal->broken = 0;
    while ((got = read_on(journal, &bytes, offset)) > 0) {
        size_t taken = lines_take(journal, buffer_text(&bytes), offset, take, context);
        memmove(bytes.bytes, bytes.bytes + taken, bytes.length - taken);
        bytes.length -= taken;
        offset += (off_t)taken;
    }
    int error = got < 0 ? errno : 0;
    arena_free(arena);
    return error;
}

const struct json *journal_line(const struct journal *journal, struct arena *arena, off_t offset) {
    struct buffer bytes = {.arena = arena};
    size_t end = SIZE_MAX;
    const char *error;
    while (end == SIZE_MAX && read_on(journal, &bytes, offset) > 0)
        end = text_find(buffer_text(&bytes), TEXT("\n"));
    return end == SIZE_MAX ? NULL : json_read(arena, (struct text){bytes.bytes, end}, &error);
}

void journal_lock(const struct journal *journal) {
    while (flock(journal->file, LOCK_EX) != 0 && errno == EINTR)
        ;
}

void journal_unlock(const struct journal *journal) {
    flock(journal->file, LOCK_UN);
}

/* ---- the index ---- */

/* The slot of a path's hash, or the free one where it would go. Two paths with one hash are taken
 * for one here, and told apart when the line is read: the first is then not known, that is all. */
static uint32_t *slot_find(const struct journal *journal, uint64_t path) {
    for (size_t i = (size_t)(path % journal->slot_count);; i = (i + 1) % journal->slot_count) {
        uint32_t index = journal->slots[i];
        if (index == 0 || journal->places[index - 1].path == path)
            return &journal->slots[i];
    }
}

static const struct place_of_path *place_find(const struct journal *journal, struct text path) {
    uint32_t index = journal->slot_count == 0 ? 0 : *slot_find(journal, text_hash(path));
    return index == 0 ? NULL : &journal->places[index - 1];
}

static void slots_grow(struct journal *journal) {
    if (journal->slot_count > journal->count * 2)
        return;
    size_t count = journal->slot_count == 0 ? FIRST_SLOTS : journal->slot_count * 2;
    /* Grown for the old ones to be given back. */
    journal->slots = arena_grow(journal->arena, journal->slots, 0, count, sizeof *journal->slots);
    journal->slot_count = count;
    for (size_t i = 0; i < journal->count; i++)
        *slot_find(journal, journal->places[i].path) = (uint32_t)i + 1;
}

static struct place_of_path *place_of(struct journal *journal, struct text path) {
    uint64_t hash = text_hash(path);
    slots_grow(journal);
    uint32_t *slot = slot_find(journal, hash);
    if (*slot != 0)
        return &journal->places[*slot - 1];
    if (journal->count == journal->capacity) {
        size_t capacity = journal->capacity == 0 ? 64 : journal->capacity * 2;
        journal->places = arena_grow(
            journal->arena, journal->places, journal->count, capacity, sizeof *journal->places);
        journal->capacity = capacity;
    }
    *slot = (uint32_t)++journal->count;
    journal->places[journal->count - 1] = (struct place_of_path){.path = hash, .written = -1};
    return &journal->places[journal->count - 1];
}

static void entry_index(void *context, const struct entry *entry) {
    struct place_of_path *place = place_of(context, entry->path);
    place->last = entry->offset;
    if (keeps_output(entry->status))
        return;
    place->output = text_hash(entry->output);
    place->written = entry->offset;
}

int journal_read(struct journal *journal) {
    return journal_each(journal, entry_index, journal);
}

bool journal_find(
    const struct journal *journal, struct arena *arena, struct text path, struct entry *entry) {
    const struct place_of_path *place = place_find(journal, path);
    if (place == NULL)
        return false;
    *entry = entry_read(journal, arena, journal_line(journal, arena, place->last));
    entry->offset = place->last;
    if (place->written != place->last && place->written >= 0)
        output_take(entry, journal_line(journal, arena, place->written));
    return text_equal(entry->path, path);
}

bool journal_has_output(const struct journal *journal, struct text path, struct text output) {
    const struct place_of_path *place = place_find(journal, path);
    return place != NULL && place->written >= 0 && place->output == text_hash(output);
}
