/*
 * journal.c: reads and adds to run.jsonl. Any number of processes may add to it at a time, each
 * line in a single write to a file opened for appending. A process that was killed, or whose disk
 * was full, may leave half a line, with a whole one of another process behind it in the same line:
 * what begins like a record and is whole counts, the rest is left out. The index holds the paths
 * and where their lines are, not the lines.
 */
#include "program/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/json_reader.h"
#include "base/sha256.h"
#include "nianbao.h"
#include "program/line_reader.h"

enum { OWN = 64 * 1024 }; /* bytes of lines before their memory is used again */

/* ---- a line ---- */

static struct text path_read(struct arena *arena, const struct json *line) {
    struct text hex = json_member_string(line, "path_hex"), path;
    if (hex.length == 0)
        return json_member_string(line, "path");
    return text_from_hex(arena, hex, &path) && text_find(path, (struct text){"", 1}) == SIZE_MAX
               ? path
               : TEXT_NONE;
}

static uint64_t number_read(const struct json *object, const char *name) {
    const struct json *number = json_member(object, name);
    bool sound = number != NULL && number->kind == JSON_NUMBER && number->number >= 0 &&
                 number->number <= 9007199254740992.0;
    return sound ? (uint64_t)number->number : 0;
}

static struct text hash_read(const struct json *line, const char *name) {
    struct text hash = json_member_string(line, name);
    return hash.length == SHA256_DIGITS ? hash : TEXT_NONE;
}

/* A worker that died or a file that could not be read says nothing about the output that an earlier
 * run wrote; a document that is now refused does. */
static bool keeps_output(enum document_status status) {
    return status == DOCUMENT_FAILED || status == DOCUMENT_TIMEOUT || status == DOCUMENT_OOM ||
           status == DOCUMENT_CRASHED;
}

static void output_read(struct entry *entry, const struct json *line) {
    entry->output = json_member_string(line, "output");
    entry->output_sha256 = hash_read(line, "output_sha256");
    entry->output_bytes = number_read(line, "output_bytes");
}

/* What a line says; without a path where it is no record. */
static struct entry entry_read(
    const struct journal *journal, struct arena *arena, struct text bytes) {
    struct wording error;
    const struct json *line = json_read(arena, bytes, &error);
    struct entry entry = {.path = path_read(arena, line),
        .output = TEXT_NONE,
        .output_sha256 = TEXT_NONE,
        .sha256 = hash_read(line, "sha256"),
        .archive_sha256 = hash_read(line, "archive_sha256"),
        .status = document_status_find(json_member_string(line, "status")),
        .line = line};
    if (entry.status == DOCUMENT_STATUSES)
        entry.path = TEXT_NONE;
    entry.current = text_equal(json_member_string(line, "version"), TEXT(NIANBAO_VERSION)) &&
                    text_equal(json_member_string(line, "mapping_set"), journal->run->mapping_set);
    if (!keeps_output(entry.status))
        output_read(&entry, line);
    return entry;
}

/* ---- the file ---- */

int journal_open(struct journal *journal, struct arena *arena, const char *folder) {
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/" JOURNAL_NAME, folder);
    journal->path = buffer_text(&path);
    /* No link is followed: it would write where somebody else wants it. */
    journal->file = open(path.bytes, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (journal->file < 0)
        return errno;
    off_t end = lseek(journal->file, 0, SEEK_END);
    char last = '\n';
    if (end > 0 && pread(journal->file, &last, 1, end - 1) == 1 && last != '\n')
        return journal_append(journal->file, TEXT("\n"));
    return 0;
}

void journal_close(struct journal *journal) {
    if (journal->file >= 0)
        close(journal->file);
    arena_free(journal->arena);
}

int journal_append(int file, struct text line) {
    ssize_t put;
    do
        put = write(file, line.bytes, line.length);
    while (put < 0 && errno == EINTR);
    return put < 0 ? errno : (size_t)put < line.length ? ENOSPC : 0;
}

void journal_lock(const struct journal *journal) {
    while (flock(journal->file, LOCK_EX) != 0 && errno == EINTR)
        ;
}

void journal_unlock(const struct journal *journal) {
    flock(journal->file, LOCK_UN);
}

/* ---- the index ---- */

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

static void line_index(struct journal *journal, struct arena *own, struct text line, off_t offset) {
    size_t start = find_record(line);
    struct text record = text_slice(line, start, line.length);
    struct entry entry = entry_read(journal, own, record);
    journal->broken = journal->broken || entry.path.length == 0 || start != 0;
    if (entry.path.length == 0)
        return;
    struct journal_input *input =
        ARRAY_APPEND(journal->arena, journal->inputs, journal->count, journal->capacity);
    input->path = text_copy(journal->arena, entry.path);
    input->last = (struct journal_line){offset + (off_t)start, record.length};
    if (keeps_output(entry.status))
        return;
    input->output = text_hash(entry.output);
    input->written = input->last;
}

static int order_lines(const void *a, const void *b) {
    const struct journal_input *first = a, *second = b;
    int order = text_compare(first->path, second->path);
    return order != 0 ? order : first->last.offset < second->last.offset ? -1 : 1;
}

/* Makes one input of all lines of a path. */
static void inputs_join(struct journal *journal) {
    size_t kept = 0;
    if (journal->count != 0)
        qsort(journal->inputs, journal->count, sizeof *journal->inputs, order_lines);
    for (size_t i = 0; i < journal->count; i++) {
        struct journal_input input = journal->inputs[i];
        bool same = kept != 0 && text_equal(journal->inputs[kept - 1].path, input.path);
        kept -= same;
        if (same && input.written.length == 0) {
            input.written = journal->inputs[kept].written;
            input.output = journal->inputs[kept].output;
        }
        journal->inputs[kept++] = input;
    }
    journal->count = kept;
}

int journal_read(struct journal *journal) {
    struct arena *arena = arena_new(), *own = arena_new();
    struct line_reader reader;
    struct text line;
    off_t offset = 0;
    arena_free(journal->arena);
    journal->arena = arena_new();
    journal->inputs = NULL;
    journal->count = journal->capacity = 0;
    journal->broken = false;
    bool open = line_reader_open(&reader, arena, journal->path.bytes, '\n', SIZE_MAX);
    reader.any_bytes = true; /* a machine that crashed may leave zeros */
    for (; open && line_reader_next(&reader, &line); offset += (off_t)line.length + 1) {
        own = arena_renew(own, OWN);
        if (line.length != 0)
            line_index(journal, own, line, offset);
    }
    inputs_join(journal);
    line_reader_close(&reader);
    arena_free(own);
    arena_free(arena);
    return reader.error;
}

static struct entry line_read(
    const struct journal *journal, struct arena *arena, struct journal_line line) {
    char *bytes = arena_alloc(arena, line.length + 1);
    ssize_t got = pread(journal->file, bytes, line.length, line.offset);
    return entry_read(journal, arena, (struct text){bytes, got < 0 ? 0 : (size_t)got});
}

struct entry journal_entry(
    const struct journal *journal, struct arena *arena, const struct journal_input *input) {
    struct entry entry = line_read(journal, arena, input->last);
    if (input->written.length != 0 && input->written.offset != input->last.offset) {
        struct entry written = line_read(journal, arena, input->written);
        output_read(&entry, written.line);
    }
    return entry;
}

static int order_path(const void *path, const void *input) {
    return text_compare(*(const struct text *)path, ((const struct journal_input *)input)->path);
}

const struct journal_input *journal_find(const struct journal *journal, struct text path) {
    if (journal->count == 0)
        return NULL;
    return bsearch(&path, journal->inputs, journal->count, sizeof *journal->inputs, order_path);
}

bool journal_has_output(const struct journal *journal, struct text path, struct text output) {
    const struct journal_input *input = journal_find(journal, path);
    return input != NULL && input->written.length != 0 && input->output == text_hash(output);
}
