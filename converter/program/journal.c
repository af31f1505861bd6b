/*
 * journal.c: reads and adds to run.jsonl. Any number of processes may add to it at a time, each
 * line in a single write to a file opened for appending. A process that was killed, or whose disk
 * was full, may leave half a line, with a whole one of another process behind it in the same line:
 * what begins like a record and is whole counts, the rest is left out. Decides nothing.
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

enum { CHUNK = 256 * 1024, FIRST_SLOTS = 1024 };

/* ---- the index ---- */

/* The slot of a path, or the free one where it would go. */
static uint32_t *slot_find(const struct journal *journal, struct text path) {
    for (size_t i = (size_t)(text_hash(path) % journal->slot_count);;
         i = (i + 1) % journal->slot_count) {
        uint32_t index = journal->slots[i];
        if (index == 0 || text_equal(journal->entries[index - 1].path, path))
            return &journal->slots[i];
    }
}

static void slots_grow(struct journal *journal) {
    if (journal->slot_count > journal->count * 2)
        return;
    journal->slot_count = journal->slot_count == 0 ? FIRST_SLOTS : journal->slot_count * 2;
    journal->slots = arena_array(journal->arena, journal->slot_count, sizeof *journal->slots);
    for (size_t i = 0; i < journal->count; i++)
        *slot_find(journal, journal->entries[i].path) = (uint32_t)i + 1;
}

struct entry *journal_find(const struct journal *journal, struct text path) {
    uint32_t index = journal->slot_count == 0 ? 0 : *slot_find(journal, path);
    return index == 0 ? NULL : &journal->entries[index - 1];
}

static struct entry *entry_of(struct journal *journal, struct text path) {
    struct entry *found = journal_find(journal, path);
    if (found != NULL)
        return found;
    if (journal->count == journal->capacity) {
        size_t capacity = journal->capacity == 0 ? 64 : journal->capacity * 2;
        journal->entries = arena_grow(
            journal->arena, journal->entries, journal->count, capacity, sizeof *journal->entries);
        journal->capacity = capacity;
    }
    assert(journal->entries != NULL);
    struct entry *entry = &journal->entries[journal->count++];
    entry->path = text_copy(journal->arena, path);
    slots_grow(journal);
    *slot_find(journal, path) = (uint32_t)journal->count;
    return entry;
}

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
    return (struct text){bytes, sound ? hex.length / 2 : 0};
}

static uint64_t bytes_of(const struct json *object, const char *name) {
    const struct json *number = json_member(object, name);
    bool sound = number != NULL && number->kind == JSON_NUMBER && number->number >= 0 &&
                 number->number <= 9007199254740992.0;
    return sound ? (uint64_t)number->number : 0;
}

static int number_of(const struct json *object, const char *name) {
    uint64_t number = bytes_of(object, name);
    return number <= INT32_MAX ? (int)number : 0;
}

static int code_of(struct journal *journal, const struct json *problem) {
    struct text name = json_member_string(problem, "code");
    struct text severity = json_member_string(problem, "severity");
    for (size_t i = 0; i < journal->code_count; i++)
        if (text_equal(journal->codes[i].name, name))
            return (int)i;
    if (journal->code_count == journal->code_capacity) {
        size_t capacity = journal->code_capacity == 0 ? 64 : journal->code_capacity * 2;
        journal->codes = arena_grow(
            journal->arena, journal->codes, journal->code_count, capacity, sizeof *journal->codes);
        journal->code_capacity = capacity;
    }
    journal->codes[journal->code_count] =
        (struct journal_code){.name = text_copy(journal->arena, name),
            .severity = text_equal(severity, TEXT("error"))     ? SEVERITY_ERROR
                        : text_equal(severity, TEXT("warning")) ? SEVERITY_WARNING
                                                                : SEVERITY_NOTE};
    return (int)journal->code_count++;
}

static void problems_take(
    struct journal *journal, struct entry *entry, const struct json *problems) {
    entry->problem_count = problems == NULL ? 0 : problems->count;
    entry->problems = entry->problem_count == 0 ? NULL
                                                : arena_array(journal->arena, entry->problem_count,
                                                      sizeof *entry->problems);
    const struct json *problem = entry->problem_count == 0 ? NULL : problems->child;
    for (size_t i = 0; problem != NULL; problem = problem->next, i++)
        entry->problems[i] =
            (struct problem_count){code_of(journal, problem), number_of(problem, "count")};
}

/* A worker that died or a file that could not be read says nothing about the output that an
 * earlier run wrote; a document that is now refused does. */
static bool keeps_output(enum document_status status) {
    return status == DOCUMENT_FAILED || status == DOCUMENT_TIMEOUT || status == DOCUMENT_OOM ||
           status == DOCUMENT_CRASHED;
}

static void hash_take(const struct json *line, const char *name, unsigned char *bytes) {
    if (!bytes_read(json_member_string(line, name), bytes, SHA256_BYTES))
        memset(bytes, 0, SHA256_BYTES);
}

static void entry_fill(struct journal *journal, struct entry *entry, const struct json *line) {
    entry->status = document_status_find(json_member_string(line, "status"));
    entry->current = text_equal(json_member_string(line, "version"), TEXT(NIANBAO_VERSION)) &&
                     text_equal(json_member_string(line, "mapping_set"), journal->run->mapping_set);
    hash_take(line, "sha256", entry->sha256);
    hash_take(line, "archive_sha256", entry->archive);
    if (!keeps_output(entry->status)) {
        struct text output = json_member_string(line, "output");
        if (!text_equal(output, entry->output))
            entry->output = text_copy(journal->arena, output);
        hash_take(line, "output_sha256", entry->output_sha256);
        entry->output_bytes = bytes_of(line, "output_bytes");
    }
    entry->year = number_of(line, "year");
    entry->checks_failed = number_of(line, "checks_failed");
    problems_take(journal, entry, json_member(line, "problems"));
}

void journal_take(struct journal *journal, struct text line, off_t offset) {
    struct text rest = line;
    size_t start = 0;
    for (size_t at; (at = text_find(rest, TEXT(RECORD_START))) != SIZE_MAX;) {
        start = line.length - rest.length + at;
        rest = text_slice(rest, at + 1, rest.length);
    }
    struct arena *arena = arena_new();
    const char *error;
    struct text whole = text_slice(line, start, line.length);
    const struct json *read = json_read(arena, whole, &error);
    struct text path = path_read(arena, read);
    bool sound = path.length != 0 &&
                 document_status_find(json_member_string(read, "status")) != DOCUMENT_STATUSES;
    journal->broken += !sound || start != 0;
    if (sound) {
        struct entry *entry = entry_of(journal, path);
        entry->offset = offset + (off_t)start;
        entry->length = whole.length;
        entry_fill(journal, entry, read);
    }
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
static size_t lines_take(struct journal *journal, struct text bytes, off_t offset) {
    size_t taken = 0;
    for (struct text rest = bytes;; rest = text_slice(bytes, taken, bytes.length)) {
        size_t length = text_find(rest, TEXT("\n"));
        if (length == SIZE_MAX)
            return taken;
        if (length != 0)
            journal_take(journal, text_slice(rest, 0, length), offset + (off_t)taken);
        taken += length + 1;
    }
}

int journal_read(struct journal *journal) {
    struct arena *arena = arena_new();
    struct buffer bytes = {.arena = arena};
    int error = 0;
    for (;;) {
        buffer_reserve(&bytes, CHUNK);
        off_t at = journal->read + (off_t)bytes.length;
        ssize_t got = pread(journal->file, bytes.bytes + bytes.length, CHUNK, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            error = got == 0 ? 0 : errno;
            break;
        }
        bytes.length += (size_t)got;
        size_t taken = lines_take(journal, buffer_text(&bytes), journal->read);
        memmove(bytes.bytes, bytes.bytes + taken, bytes.length - taken);
        bytes.length -= taken;
        journal->read += (off_t)taken;
    }
    arena_free(arena);
    return error;
}

const struct json *journal_line(
    const struct journal *journal, struct arena *arena, const struct entry *entry) {
    char *bytes = arena_alloc(arena, entry->length + 1);
    const char *error;
    if (pread(journal->file, bytes, entry->length, entry->offset) != (ssize_t)entry->length)
        return NULL;
    return json_read(arena, (struct text){bytes, entry->length}, &error);
}

void journal_lock(const struct journal *journal) {
    while (flock(journal->file, LOCK_EX) != 0 && errno == EINTR)
        ;
}

void journal_unlock(const struct journal *journal) {
    flock(journal->file, LOCK_UN);
}
