/*
 * nianbao compare PATH...: the same agencies over the years, from the JSON of their reports. The
 * reports are gone through twice: for whose they are and of what year, and then agency by agency to
 * be compared and written, so that one agency at a time is in memory. Of two reports the exit
 * status is that of diff; of more it says whether a check between years fails.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "history/comparison.h"
#include "output/comparison_writer.h"
#include "output/report_reader.h"
#include "output/report_text.h"
#include "output/sqlite.h"
#include "program/file.h"
#include "program/input.h"
#include "program/walk.h"

/* Where a report is read from. */
struct source {
    struct text path;        /* as it is named */
    struct archive *archive; /* NULL: a file */
    struct text id;          /* in the archive */
    struct text json;        /* of what can be read once only (a pipe); empty: read again */
    long long offset;        /* in a file of many lines; */
    size_t length;           /* of the line; 0: the whole file */
};

/* What the paths of the command line have come to. */
struct gathering {
    const struct invocation *invocation;
    const struct mappings *mappings;
    struct arena *arena; /* of what is kept */
    struct year_head *heads;
    size_t count, capacity;
    struct archive **archives;
    size_t archive_count;
    enum exit_status status;
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
    json_refuse(gathering, source->path, &problems);
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

/* Of a pipe, all of which is kept. */
static void lines_take(struct gathering *gathering, struct source source) {
    struct text rest = source.json;
    while (rest.length != 0) {
        size_t end = text_find(rest, TEXT("\n"));
        source.json = text_slice(rest, 0, end);
        if (!text_is_blank(source.json))
            json_take(gathering, &source, source.json);
        rest = text_slice(rest, end == SIZE_MAX ? rest.length : end + 1, rest.length);
    }
}

/* The next line of a file, without its end. false: there is none, or it is longer than a report may
 * be. */
static bool line_read(FILE *file, struct buffer *line) {
    int byte = getc_unlocked(file);
    bool any = byte != EOF;
    for (line->length = 0; byte != EOF && byte != '\n'; byte = getc_unlocked(file)) {
        if (line->length > LIMIT_JSON_BYTES)
            return false;
        buffer_add_byte(line, (char)byte);
    }
    return any;
}

/* Of a plain file, a line at a time. false: it is not made of lines, nothing was taken. */
static bool lines_of_file_take(struct gathering *gathering, struct source source) {
    struct arena *own = arena_new();
    struct buffer line = {.arena = own};
    FILE *file = fopen(source.path.bytes, "rb");
    char head[200];
    size_t got = file == NULL ? 0 : fread(head, 1, sizeof head, file);
    bool lines = is_report((struct text){head, got}) && fseeko(file, 0, SEEK_SET) == 0 &&
                 line_read(file, &line) && text_ends(text_trim(buffer_text(&line)), TEXT("}"));
    while (lines) {
        struct text json = buffer_text(&line);
        source.length = json.length;
        if (!text_is_blank(json))
            json_take(gathering, &source, json);
        source.offset += (long long)json.length + 1;
        if (!line_read(file, &line))
            break;
    }
    if (lines && !feof(file)) { /* it broke off, or a line has no end */
        int error = ferror(file) ? EIO : EFBIG;
        input_refuse(gathering->invocation->language, source.path, error);
        trouble_note(gathering);
    }
    if (file != NULL)
        fclose(file);
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
        struct source source = {.path = text_copy(gathering->arena, archived.path),
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
    if (!plain && is_lines(bytes))
        lines_take(gathering, source);
    else
        json_take(gathering, &source, bytes);
}

static void file_take(struct gathering *gathering, const struct input *input) {
    enum nianbao_language language = gathering->invocation->language;
    struct source source = {.path = input->path};
    if (is_plain_file(input->path) && lines_of_file_take(gathering, source))
        return;
    struct arena *own = arena_new();
    struct text bytes;
    int error = file_read(own, input->path.bytes, &bytes);
    if (error != 0) {
        input_refuse(language, input->path, error);
        trouble_note(gathering);
    } else if (is_report(bytes)) {
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

static void gather(struct gathering *gathering) {
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
        input_refuse(gathering->invocation->language, source->path, error);
        trouble_note(gathering);
    }
    return error == 0;
}

static struct year_report *report_load(
    void *context, struct arena *arena, const struct year_head *head) {
    struct gathering *gathering = context;
    const struct source *source = head->source;
    struct arena *own = arena_new();
    struct problems problems = {.arena = own};
    struct year_report *kept = NULL;
    struct text json;
    if (source_read(gathering, own, source, &json)) {
        const struct report *report = report_read(own, gathering->mappings, json, &problems);
        if (report != NULL)
            kept = year_report_make(arena, gathering->mappings, report, source->path);
        json_refuse(gathering, source->path, &problems);
        if (kept == NULL)
            trouble_note(gathering);
    }
    /* The file may be another by now. */
    if (kept != NULL && (kept->year != head->year || !text_equal(kept->agency, head->agency)))
        kept = NULL, trouble_note(gathering);
    arena_free(own);
    return kept;
}

/* The aliases of --agencies instead of those of the mappings. false: refused, and said. */
static bool aliases_open(
    const struct invocation *invocation, struct arena *arena, struct knowledge *knowledge) {
    struct problems problems = {.arena = arena};
    struct text content, name = text_from(invocation->agencies == NULL ? "" : invocation->agencies);
    if (invocation->agencies == NULL)
        return true;
    if (input_read(arena, invocation->language, invocation->agencies, &content) != STATUS_GOOD)
        return false;
    bool sound = aliases_read(arena, name, content, &problems, &knowledge->aliases);
    for (size_t i = 0; i < problems.count; i++)
        message_plain(problem_text(arena, &problems.items[i], invocation->language));
    return sound;
}

static bool knowledge_open(const struct invocation *invocation, struct arena *arena,
    const struct mappings *mappings, struct knowledge *knowledge) {
    struct problems problems = {.arena = arena};
    bool sound = knowledge_read(arena, mappings, invocation->mappings, &problems, knowledge);
    for (size_t i = 0; i < problems.count; i++)
        message_plain(problem_text(arena, &problems.items[i], invocation->language));
    return sound && aliases_open(invocation, arena, knowledge);
}

/* ---- what comes out ---- */

/* A comparison being written: to a file, or to the standard output (file NULL). */
struct writing {
    const struct comparison_format *format;
    void *state;
    struct output_file *file;
};

static void piece_write(struct writing *writing, struct text piece) {
    if (writing->file != NULL)
        output_add(writing->file, piece);
    else
        (void)fwrite(piece.bytes, 1, piece.length, stdout);
}

/* Compares agency by agency, and writes each to all that is wanted. */
static const struct comparison *agencies_write(struct gathering *gathering,
    const struct knowledge *knowledge, struct writing *writings, size_t count) {
    const struct invocation *invocation = gathering->invocation;
    struct comparison_options options = {
        gathering->mappings, invocation->language, invocation->all};
    struct year_reader reader = {report_load, gathering};
    struct comparison *comparison =
        comparison_open(gathering->arena, knowledge, gathering->heads, gathering->count);
    struct arena *own = arena_new();
    for (size_t i = 0; i < count; i++) {
        writings[i].state = writings[i].format->open(gathering->arena, comparison, &options);
        piece_write(&writings[i], writings[i].format->begin(writings[i].state, own));
    }
    const struct year_agency *agency;
    while ((agency = comparison_next(comparison, own, &reader)) != NULL) {
        for (size_t i = 0; i < count; i++)
            piece_write(&writings[i], writings[i].format->add(writings[i].state, own, agency));
        arena_free(own);
        own = arena_new();
    }
    for (size_t i = 0; i < count; i++)
        piece_write(&writings[i], writings[i].format->end(writings[i].state, own));
    arena_free(own);
    return comparison;
}

static enum exit_status page_close(const struct invocation *invocation, struct output_file *file) {
    enum file_step step;
    int error = output_close(file);
    step = file->step;
    if (error == 0)
        return STATUS_GOOD;
    bool create = step == FILE_CREATE;
    message_say(invocation->language, create ? MESSAGE_CANNOT_CREATE : MESSAGE_CANNOT_WRITE,
        text_from(invocation->html), message_error(invocation->language, error));
    return error == ENOSPC || error == EDQUOT ? STATUS_TRY_AGAIN
           : create                           ? STATUS_CANNOT_CREATE
                                              : STATUS_CANNOT_WRITE;
}

/* Two reports of one agency: as diff. Otherwise: does a check between years fail? */
static enum exit_status status_of(const struct comparison *comparison, size_t count) {
    if (count == 2 && (comparison->agency_count == 2 || comparison->report_count != 2))
        return STATUS_TROUBLE;
    bool bad = count == 2 ? comparison->differs : comparison->fails;
    return bad ? STATUS_SOME_FAILED : STATUS_GOOD;
}

static enum exit_status compare_and_write(
    struct gathering *gathering, const struct knowledge *knowledge) {
    const struct invocation *invocation = gathering->invocation;
    struct writing writings[2];
    struct output_file file;
    size_t count = 0;
    if (invocation->html != NULL) {
        if (output_open(&file, invocation->html) != 0)
            return page_close(invocation, &file);
        writings[count++] = (struct writing){&comparison_html, NULL, &file};
    }
    if (invocation->html == NULL || invocation->json || invocation->csv)
        writings[count++] = (struct writing){invocation->json  ? &comparison_json
                                             : invocation->csv ? &comparison_csv
                                                               : &comparison_text,
            NULL, NULL};
    const struct comparison *comparison = agencies_write(gathering, knowledge, writings, count);
    enum exit_status status = STATUS_GOOD;
    if (invocation->html != NULL)
        status = page_close(invocation, &file);
    if (status != STATUS_GOOD)
        return status;
    return status_worse(gathering->status, status_of(comparison, gathering->count));
}

static enum exit_status compare(
    const struct invocation *invocation, struct arena *arena, const struct mappings *mappings) {
    struct gathering gathering = {
        .invocation = invocation, .mappings = mappings, .arena = arena, .status = STATUS_GOOD};
    struct knowledge knowledge;
    if (!knowledge_open(invocation, arena, mappings, &knowledge))
        return STATUS_USAGE;
    gather(&gathering);
    enum exit_status status =
        gathering.count == 0 ? gathering.status : compare_and_write(&gathering, &knowledge);
    for (size_t i = 0; i < gathering.archive_count; i++)
        archive_close(gathering.archives[i]);
    return status;
}

static enum exit_status run(const struct invocation *invocation) {
    if (invocation->json && invocation->csv) {
        message_say(invocation->language, MESSAGE_COMPARE_ONE_FORMAT, TEXT_NONE, TEXT_NONE);
        return STATUS_USAGE;
    }
    struct arena *arena = arena_new();
    enum exit_status status;
    const struct mappings *mappings = mappings_open(arena, invocation, &status);
    if (mappings != NULL)
        status = compare(invocation, arena, mappings);
    arena_free(arena);
    return status;
}

const struct command command_compare = {
    .name = "compare",
    .run = run,
    .options = OPTION_COMPARE | OPTION_MAPPINGS | OPTION_HELP,
    .least = 1,
    .most = SIZE_MAX,
    .line = {"比较同一机关各年度的报告", "compare the reports of agencies over the years"},
    .help =
        {
            "例：\n"
            "  nianbao compare out\n"
            "  nianbao compare 2023.json 2024.json\n"
            "  nianbao compare --csv out > 变化.csv\n"
            "  nianbao compare archive.db\n"
            "\n"
            "读取 convert 输出的 JSON（文件、JSON Lines 或文件夹），或 --sqlite 写出的数据库，\n"
            "按机关归并、按年度排列：\n"
            "先列问题（结转不符、缺少年度、逾期公布、文字雷同），再列各项数值的变化。\n"
            "统计口径有变的不作比较（mappings/comparability.tsv）。\n"
            "两份报告时退出状态同 diff：0 相同，1 不同，2 出错；\n"
            "更多报告时：0 年度之间的核对都成立，1 有结转不符，2 有文件未能读取。\n"
            "\n"
            "选项：\n"
            "  --json              输出 JSON，含全部数值\n"
            "  --csv               输出 CSV，每行一项变化\n"
            "  --html 文件         写成一个网页：问题、逐年并列的表格、趋势、文字重复；不联网\n"
            "  --all               表格中也列出没有变化的数值\n"
            "  --agencies 文件     机关别名表（改名、写法不同），格式见 mappings/agencies.tsv\n"
            "  --mappings 文件夹   用该文件夹中的映射文件代替内置的\n"
            "  -h, --help          显示本帮助\n",
            "Examples:\n"
            "  nianbao compare out\n"
            "  nianbao compare 2023.json 2024.json\n"
            "  nianbao compare --csv out > changes.csv\n"
            "  nianbao compare archive.db\n"
            "\n"
            "Reads the JSON that convert writes (files, JSON Lines, folders), or the database "
            "that\n"
            "--sqlite writes, groups it by agency and puts the years in order: what is wrong\n"
            "first (carry-overs that do not agree, missing years, late reports, repeated text),\n"
            "then what changed, figure by figure.\n"
            "What changed its meaning is not compared (mappings/comparability.tsv).\n"
            "Of two reports the exit status is that of diff: 0 same, 1 different, 2 trouble; of\n"
            "more: 0 all checks between years hold, 1 a carry-over fails, 2 a file was not read.\n"
            "\n"
            "Options:\n"
            "  --json              write JSON, with every figure\n"
            "  --csv               write CSV, a row a change\n"
            "  --html FILE         write a page to look at: problems, tables side by side,\n"
            "                      trends, repeated text; it needs no network\n"
            "  --all               in the tables, also what did not change\n"
            "  --agencies FILE     names that are one agency, as mappings/agencies.tsv shows\n"
            "  --mappings FOLDER   the forms are the mapping files of FOLDER, not those compiled "
            "in\n"
            "  -h, --help          print this help\n",
        },
};
