/*
 * report_source.c: paths -> reports. What a file is, its first line says:
 *
 *     SQLite format 3...                          a database, unless it was found in a folder
 *     {"path": ...                                JSON Lines of convert --jsonl
 *     {"schema": "nianbao.report/1", ... }        JSON Lines, where another line follows
 *     anything else                               one JSON text, the whole file
 */
#include "program/report_source.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "output/report_reader.h"
#include "program/command.h"
#include "program/file.h"

static void status_note(struct report_source *source, enum exit_status status) {
    source->status = status_worse(source->status, source->diff_status ? STATUS_TROUBLE : status);
}

static void path_unreadable(void *context, struct text path, int error) {
    struct report_source *source = context;
    status_note(source, input_refuse(source->language, path, error));
}

static void file_unreadable(struct report_source *source, struct text path, int error) {
    path_unreadable(source, path, error);
    source->unreadable++;
}

/* ---- the files ---- */

void report_source_open(struct report_source *source, const char *const *paths, size_t path_count,
    const char *list, bool zero_bytes) {
    source->arena = arena_new();
    source->file = arena_new();
    source->own = arena_new();
    source->inputs =
        (struct inputs){.arena = source->arena, .unreadable = path_unreadable, .context = source};
    for (size_t i = 0; i < path_count; i++)
        inputs_add(&source->inputs, paths[i]);
    int error = list == NULL ? 0 : inputs_add_list(&source->inputs, list, zero_bytes);
    if (error != 0)
        path_unreadable(source, text_from(list), error);
    if (source->sorted) {
        inputs_sort(&source->inputs);
        inputs_unique(&source->inputs);
    }
}

/* ---- databases ---- */

static void archive_open_next(struct report_source *source, struct text path) {
    struct stat one, other;
    if (source->avoid != NULL && stat(path.bytes, &one) == 0 && stat(source->avoid, &other) == 0 &&
        one.st_dev == other.st_dev && one.st_ino == other.st_ino) {
        file_unreadable(source, path, EBUSY);
        return;
    }
    source->line = (struct sourced_report){.path = path};
    source->archive = archive_open_reading(source->arena, path.bytes);
    *ARRAY_APPEND(source->arena, source->archives, source->archive_count,
        source->archive_capacity) = source->archive;
}

/* Reports what is wrong with a database, or how many of its reports have no JSON. */
static void archive_check(struct report_source *source) {
    struct archive *archive = source->archive;
    long long bare = archive_fault(archive) == ARCHIVE_GOOD ? archive_bare(archive) : 0;
    enum archive_fault fault = archive_fault(archive);
    struct text what = text_from(archive_message(archive));
    if (fault == ARCHIVE_GOOD && bare == 0)
        return;
    if (fault == ARCHIVE_GOOD)
        what = number_text(source->own, (size_t)bare);
    else if (fault == ARCHIVE_FOREIGN || fault == ARCHIVE_NEWER)
        what = text_from(message_wording(source->language, fault == ARCHIVE_FOREIGN
                                                               ? MESSAGE_COMPARE_ARCHIVE_FOREIGN
                                                               : MESSAGE_COMPARE_ARCHIVE_NEWER));
    message_say(source->language,
        fault == ARCHIVE_GOOD   ? MESSAGE_COMPARE_ARCHIVE_BARE
        : fault == ARCHIVE_BUSY ? MESSAGE_ARCHIVE_BUSY
                                : MESSAGE_COMPARE_ARCHIVE,
        source->line.path, what);
    status_note(source, fault == ARCHIVE_BUSY ? STATUS_TRY_AGAIN : STATUS_SOME_FAILED);
}

static bool archived_next(struct report_source *source, struct sourced_report *report) {
    struct archived archived;
    if (!archive_next(source->archive, &archived)) {
        archive_check(source);
        source->archive = NULL;
        return false;
    }
    *report = (struct sourced_report){.name = archived.path,
        .json = archived.json,
        .is_report = true,
        .archive = source->archive,
        .id = archived.id};
    return true;
}

/* ---- JSON ---- */

/* A line of convert --jsonl for a document that was not converted holds null instead of a report.
 */
static bool is_report(struct text bytes) {
    struct text head = text_trim(text_slice(bytes, 0, 200));
    return text_starts(head, TEXT("{")) && text_find(head, TEXT("\"nianbao.report/")) != SIZE_MAX &&
           text_find(head, TEXT("\"report\": null")) == SIZE_MAX;
}

static bool is_lines(const struct line_reader *lines, struct text first) {
    return text_starts(first, TEXT("{\"path\":")) ||
           (is_report(first) && text_ends(text_trim(first), TEXT("}")) &&
               !line_reader_at_end(lines));
}

static bool report_line_next(struct report_source *source, struct sourced_report *report) {
    struct text line = source->first_line;
    while (line.length != 0 || line_reader_next(&source->lines, &line)) {
        struct buffer name = {.arena = source->own};
        buffer_add(&name, source->line.path);
        buffer_format(&name, ":%d", source->line_number++);
        *report = source->line;
        report->name = buffer_text(&name);
        report->json = report_of_line(source->own, line);
        report->is_report = is_report(report->json);
        report->length = line.length;
        source->line.offset += (long long)line.length + 1;
        source->first_line = TEXT_NONE;
        if (!text_is_blank(line))
            return true;
        line = TEXT_NONE;
    }
    line_reader_close(&source->lines);
    source->line_number = 0;
    if (source->lines.error != 0) /* a zero byte: it is no text */
        file_unreadable(source, source->line.path,
            source->lines.error == EINVAL ? EILSEQ : source->lines.error);
    return false;
}

static bool is_plain_file(struct text path) {
    struct stat facts;
    return stat(path.bytes, &facts) == 0 && S_ISREG(facts.st_mode);
}

/* Opens a file. true: it is one JSON text, *report. false: its lines or its reports follow, or it
 * has none. */
static bool file_open(
    struct report_source *source, const struct input *input, struct sourced_report *report) {
    struct line_reader *lines = &source->lines;
    struct text first = TEXT_NONE, path = input->path;
    bool plain = is_plain_file(path);
    bool open = line_reader_open(lines, source->file, path.bytes, '\n', LIMIT_JSON_BYTES + 1);
    bool begun = open && line_reader_next(lines, &first);
    *report =
        (struct sourced_report){.name = path, .path = path, .found = input->found, .once = !plain};
    if (begun && is_lines(lines, first)) {
        source->line = *report;
        source->first_line = first;
        source->line_number = 1;
        return false;
    }
    bool archive = plain && text_starts(first, (struct text)ARCHIVE_START);
    bool wanted = !archive && (!input->found || is_report(buffer_text(&lines->bytes)) ||
                                  (text_ends(path, TEXT(".json")) &&
                                      !text_equal(path_base(path), TEXT("datapackage.json"))));
    if (open && wanted)
        report->json = line_reader_whole(lines);
    report->is_report = is_report(report->json);
    line_reader_close(lines);
    if (archive && !input->found)
        archive_open_next(source, path);
    if ((!open || wanted) && lines->error != 0) {
        file_unreadable(source, path, lines->error);
        return false;
    }
    return wanted;
}

bool report_source_next(struct report_source *source, struct sourced_report *report) {
    for (;;) {
        arena_free(source->own);
        source->own = arena_new();
        if (source->line_number != 0) {
            if (report_line_next(source, report))
                return true;
        } else if (source->archive != NULL) {
            if (archived_next(source, report))
                return true;
        } else {
            arena_free(source->file);
            source->file = arena_new();
            if (source->next == source->inputs.count)
                return false;
            if (file_open(source, &source->inputs.items[source->next++], report))
                return true;
        }
    }
}

/* ---- reading again ---- */

struct sourced_report *sourced_report_keep(
    struct arena *arena, const struct sourced_report *report) {
    struct sourced_report *kept = arena_alloc(arena, sizeof *kept);
    *kept = *report;
    kept->name = text_copy(arena, report->name);
    kept->path =
        report->path.bytes == report->name.bytes ? kept->name : text_copy(arena, report->path);
    kept->id = text_copy(arena, report->id);
    kept->json = report->once ? text_copy(arena, report->json) : TEXT_NONE;
    return kept;
}

bool report_source_again(struct report_source *source, struct arena *arena,
    const struct sourced_report *kept, struct text *json) {
    struct archived archived;
    int error = 0;
    if (kept->once) {
        *json = kept->json;
    } else if (kept->archive != NULL) {
        if (archive_find(kept->archive, kept->id, &archived))
            *json = archived.json;
        else
            error = ENOENT;
    } else if (kept->length == 0) {
        error = file_read(arena, kept->path.bytes, json);
    } else {
        error = file_read_part(arena, kept->path.bytes, kept->offset, kept->length, json);
        if (error == 0)
            *json = report_of_line(arena, *json);
    }
    if (error != 0)
        file_unreadable(source, kept->name, error);
    return error == 0;
}

void report_source_close(struct report_source *source) {
    if (source->line_number != 0)
        line_reader_close(&source->lines);
    for (size_t i = 0; i < source->archive_count; i++)
        archive_close(source->archives[i]);
    arena_free(source->own);
    arena_free(source->file);
    arena_free(source->arena);
}
