/*
 * gather.c: JSON files, JSON Lines, folders and archives -> heads of reports, and each report again
 * when it is asked for. Of a head only the beginning of the JSON is read; what is wrong with a
 * report is found, and said, when all of it is. What can be read once only (a pipe) is kept.
 */
#include "program/gather.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/json_reader.h"
#include "base/limits.h"
#include "output/report_reader.h"
#include "output/report_text.h"
#include "output/sqlite.h"
#include "program/file.h"
#include "program/input.h"
#include "program/line_reader.h"
#include "program/walk.h"

/* Where a report is read from. */
struct source {
    struct text path;        /* of the file, or in the archive */
    struct text name;        /* as it is told: with its line, where it is one of many */
    struct archive *archive; /* NULL: a file */
    struct text id;          /* in the archive */
    struct text json;        /* of what can be read once only (a pipe); empty: read again */
    long long offset;        /* in a file of many lines; */
    size_t length;           /* of the line; 0: the whole file */
};

static void trouble_note(struct gathering *gathering) {
    gathering->status = status_worse(gathering->status, STATUS_TROUBLE);
}

static void json_refuse(
    struct gathering *gathering, struct text path, const struct problems *problems) {
    enum nianbao_language language = gathering->invocation->language;
    for (size_t i = 0; i < problems->count; i++)
        message_line(path, problem_text(problems->arena, &problems->items[i], language));
    if (problems_worst(problems) == SEVERITY_ERROR)
        trouble_note(gathering);
}

/* ---- whose a report is, and of what year ---- */

/* The JSON up to its figures, as an object of its own: a key cannot stand anywhere else, as quotes
 * in a string are escaped. Where keys are in another order, all of it. */
static const struct json *head_read(struct arena *arena, struct text json, const char **error) {
    struct buffer head = {.arena = arena};
    struct text key = TEXT("\"data\"");
    size_t end = text_find(json, key);
    struct text before = text_trim(text_slice(json, 0, end));
    if (end != SIZE_MAX && text_ends(before, TEXT(","))) {
        buffer_add(&head, text_slice(before, 0, before.length - 1));
        buffer_add_byte(&head, '}');
        const struct json *root = json_read(arena, buffer_text(&head), error);
        if (root != NULL && json_member(root, "report") != NULL)
            return root;
    }
    return json_read(arena, json, error);
}

static void head_keep(
    struct gathering *gathering, const struct json *root, const struct source *source) {
    const struct json *facts = json_member(root, "report"), *year = json_member(facts, "year");
    struct source *kept = arena_alloc(gathering->arena, sizeof *kept);
    *kept = *source;
    if (gathering->count == gathering->capacity) {
        size_t capacity = gathering->capacity == 0 ? 64 : gathering->capacity * 2;
        gathering->heads = arena_grow(gathering->arena, gathering->heads, gathering->count,
            capacity, sizeof *gathering->heads);
        gathering->capacity = capacity;
    }
    gathering->heads[gathering->count++] = (struct year_head){
        .agency = text_copy(gathering->arena, json_member_string(facts, "agency")),
        .year = year != NULL && year->kind == JSON_NUMBER && year->number < 1e4 && year->number > 0
                    ? year_of_report((int)year->number)
                    : 0,
        .source = kept};
}

static void json_take(struct gathering *gathering, const struct source *source, struct text json) {
    struct arena *own = arena_new();
    struct problems problems = {.arena = own};
    const char *error = NULL;
    const struct json *root = head_read(own, json, &error);
    if (root != NULL)
        head_keep(gathering, root, source);
    else
        problem_add(&problems, PROBLEM_JSON_BROKEN, (struct place){0}, text_from(error), TEXT_NONE);
    json_refuse(gathering, source->name, &problems);
    arena_free(own);
}

/* Folders hold other files as well: what was converted, the records of a run. */
static bool is_report(struct text bytes) {
    struct text head = text_slice(bytes, 0, 200);
    return text_starts(text_trim(head), TEXT("{")) &&
           text_find(head, TEXT("\"nianbao.report/")) != SIZE_MAX;
}

/* A line of its own for each report: JSON Lines. */
static bool is_lines(struct text bytes) {
    size_t end = text_find(bytes, TEXT("\n"));
    return end != SIZE_MAX && end > 0 && bytes.bytes[end - 1] == '}' && bytes.length > end + 1;
}

/* As convert --jsonl writes it: path, sha256 and status stand before the report, if there is one.
 */
static bool is_run_line(struct text line) {
    return text_starts(line, TEXT("{\"path\":"));
}

/* The line of a document that was not converted holds no report, and is passed over: the run told.
 */
static void line_take(
    struct gathering *gathering, struct source source, size_t number, struct text line) {
    struct arena *own = arena_new();
    struct buffer name = {.arena = gathering->arena};
    struct text json = report_of_line(own, line);
    if (!text_is_blank(json) && (is_report(json) || !is_run_line(line))) {
        buffer_add(&name, source.path);
        buffer_format(&name, ":%zu", number);
        source.name = buffer_text(&name);
        json_take(gathering, &source, json);
    }
    arena_free(own);
}

/* Of a pipe, all of which is kept. */
static void lines_take(struct gathering *gathering, struct source source) {
    struct text rest = source.json;
    for (size_t number = 1; rest.length != 0; number++) {
        size_t end = text_find(rest, TEXT("\n"));
        source.json = text_slice(rest, 0, end);
        line_take(gathering, source, number, source.json);
        rest = text_slice(rest, end == SIZE_MAX ? rest.length : end + 1, rest.length);
    }
}

/* Of a plain file, a line at a time. false: it is not made of lines, nothing was taken. */
static bool lines_of_file_take(struct gathering *gathering, struct source source) {
    struct arena *own = arena_new();
    struct line_reader reader;
    struct text line;
    bool lines = line_reader_open(&reader, own, source.path.bytes, '\n', LIMIT_JSON_BYTES) &&
                 line_reader_next(&reader, &line) &&
                 (is_run_line(line) || (is_report(line) && text_ends(text_trim(line), TEXT("}"))));
    size_t number = 1;
    for (bool more = lines; more; more = line_reader_next(&reader, &line), number++) {
        source.length = line.length;
        line_take(gathering, source, number, line);
        source.offset += (long long)line.length + 1;
    }
    if (lines && reader.error != 0) {
        input_refuse(gathering->invocation->language, source.path, reader.error);
        trouble_note(gathering);
    }
    line_reader_close(&reader);
    arena_free(own);
    return lines;
}

/* ---- an archive ---- */

/* Says what is wrong with an archive, or with part of it. */
static void archive_check(struct gathering *gathering, struct text path, struct archive *archive) {
    static const enum message reasons[] = {[ARCHIVE_FOREIGN] = MESSAGE_COMPARE_ARCHIVE_FOREIGN,
        [ARCHIVE_NEWER] = MESSAGE_COMPARE_ARCHIVE_NEWER};
    enum nianbao_language language = gathering->invocation->language;
    struct buffer bare = {.arena = gathering->arena};
    long long count = archive_fault(archive) == ARCHIVE_GOOD ? archive_bare(archive) : 0;
    enum archive_fault fault = archive_fault(archive);
    buffer_add_number(&bare, count);
    if (fault == ARCHIVE_FOREIGN || fault == ARCHIVE_NEWER)
        message_say(language, MESSAGE_COMPARE_ARCHIVE, path,
            text_from(message_wording(language, reasons[fault])));
    else if (fault == ARCHIVE_BUSY)
        message_say(language, MESSAGE_ARCHIVE_BUSY, path, TEXT_NONE);
    else if (fault != ARCHIVE_GOOD)
        message_say(language, MESSAGE_COMPARE_ARCHIVE, path, text_from(archive_message(archive)));
    else if (count != 0)
        message_say(language, MESSAGE_COMPARE_ARCHIVE_BARE, path, buffer_text(&bare));
    if (fault != ARCHIVE_GOOD || count != 0)
        trouble_note(gathering);
}

/* The archive stays open: its reports are read again. */
static void archive_take(struct gathering *gathering, struct text path) {
    struct archive *archive = archive_open_reading(gathering->arena, path.bytes);
    struct archived archived;
    while (archive_next(archive, &archived)) {
        struct text inner = text_copy(gathering->arena, archived.path);
        struct source source = {.path = inner,
            .name = inner,
            .archive = archive,
            .id = text_copy(gathering->arena, archived.id)};
        json_take(gathering, &source, archived.json);
    }
    archive_check(gathering, path, archive);
    gathering->archives = arena_grow(gathering->arena, gathering->archives,
        gathering->archive_count, gathering->archive_count + 1, sizeof archive);
    gathering->archives[gathering->archive_count++] = archive;
}

/* In a folder an archive is passed over, as all that is no report is: its reports are often those
 * that lie beside it. */
static bool is_archive(const struct input *input) {
    return !input->found && file_begins(input->path.bytes, (struct text)ARCHIVE_START);
}

/* ---- one path ---- */

static bool is_plain_file(struct text path) {
    struct stat facts;
    return stat(path.bytes, &facts) == 0 && S_ISREG(facts.st_mode);
}

/* A report, or reports in lines; the bytes of a pipe are kept. */
static void bytes_take(struct gathering *gathering, struct source source, struct text bytes) {
    bool plain = is_plain_file(source.path);
    source.json = plain ? TEXT_NONE : text_copy(gathering->arena, bytes);
    if (!plain && (is_run_line(bytes) || is_lines(bytes)))
        lines_take(gathering, source);
    else
        json_take(gathering, &source, bytes);
}

static void file_take(struct gathering *gathering, const struct input *input) {
    enum nianbao_language language = gathering->invocation->language;
    struct source source = {.path = input->path, .name = input->path};
    if (is_plain_file(input->path) && lines_of_file_take(gathering, source))
        return;
    struct arena *own = arena_new();
    struct text bytes;
    int error = file_read(own, input->path.bytes, &bytes);
    if (error != 0) {
        input_refuse(language, input->path, error);
        trouble_note(gathering);
    } else if (is_report(bytes) || is_run_line(bytes)) {
        bytes_take(gathering, source, bytes);
    } else if (!input->found) {
        message_say(language, MESSAGE_COMPARE_NO_REPORT, input->path, TEXT_NONE);
        trouble_note(gathering);
    }
    arena_free(own);
}

/* ---- all of them ---- */

static void path_unreadable(void *context, struct text path, int error) {
    struct gathering *gathering = context;
    input_refuse(gathering->invocation->language, path, error);
    trouble_note(gathering);
}

void gather(struct gathering *gathering) {
    const struct invocation *invocation = gathering->invocation;
    struct inputs inputs = {
        .arena = gathering->arena, .unreadable = path_unreadable, .context = gathering};
    for (size_t i = 0; i < invocation->path_count; i++)
        inputs_add(&inputs, invocation->paths[i]);
    for (size_t i = 0; i < inputs.count; i++) {
        struct input input = input_at(&inputs, gathering->arena, i);
        if (is_archive(&input))
            archive_take(gathering, input.path);
        else
            file_take(gathering, &input);
    }
    inputs_close(&inputs);
    if (gathering->count == 0 && gathering->status == STATUS_GOOD) {
        message_say(invocation->language, MESSAGE_COMPARE_NOTHING_FOUND, TEXT_NONE, TEXT_NONE);
        trouble_note(gathering);
    }
}

/* ---- a report again, all of it ---- */

/* The JSON of a source; false: it is not there any more, which has been said. */
static bool source_read(struct gathering *gathering, struct arena *arena,
    const struct source *source, struct text *json) {
    struct archived archived;
    int error = 0;
    *json = source->json;
    if (source->json.length != 0)
        return true;
    if (source->archive != NULL && archive_find(source->archive, source->id, &archived)) {
        *json = archived.json;
        return true;
    }
    if (source->archive == NULL)
        error = source->length == 0 ? file_read(arena, source->path.bytes, json)
                                    : file_read_part(arena, source->path.bytes, source->offset,
                                          source->length, json);
    else
        error = ENOENT;
    if (error != 0) {
        input_refuse(gathering->invocation->language, source->name, error);
        trouble_note(gathering);
    }
    return error == 0;
}

struct year_report *gathering_read(
    void *context, struct arena *arena, const struct year_head *head) {
    struct gathering *gathering = context;
    const struct source *source = head->source;
    struct arena *own = arena_new();
    struct problems problems = {.arena = own};
    struct year_report *kept = NULL;
    struct text json;
    if (source_read(gathering, own, source, &json)) {
        if (is_run_line(json))
            json = report_of_line(own, json);
        const struct report *report = report_read(own, &gathering->reader, json, &problems);
        if (report != NULL)
            kept = year_report_make(arena, gathering->reader.mappings, report, source->name);
        json_refuse(gathering, source->name, &problems);
        if (kept == NULL)
            trouble_note(gathering);
    }
    if (kept != NULL && (kept->year != head->year || !text_equal(kept->agency, head->agency))) {
        kept = NULL; /* the file is another by now */
        input_refuse(gathering->invocation->language, source->name, ESTALE);
        trouble_note(gathering);
    }
    arena_free(own);
    return kept;
}

void gathering_close(struct gathering *gathering) {
    for (size_t i = 0; i < gathering->archive_count; i++)
        archive_close(gathering->archives[i]);
}
