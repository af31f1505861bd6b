/*
 * nianbao convert PATH...: reports into JSON. One file goes to the standard output; with -o every
 * file gets its own, folders are walked, one file's fault does not stop the others, and a summary
 * ends the run. Exit status 1 where a document could not be converted, or a table of it.
 */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "output/report_json.h"
#include "program/file.h"
#include "program/input.h"
#include "program/legacy.h"
#include "program/names.h"
#include "program/summary.h"

enum { WARNINGS_SHOWN = 5 }; /* of one file, in a run of many */

/* One run. */
struct batch {
    const struct invocation *invocation;
    const struct mappings *mappings;
    struct inputs inputs;
    struct text *names; /* of the outputs */
    bool *renamed;
    struct summary summary;
    enum exit_status status;
    bool progress; /* stderr is a terminal */
    struct legacy legacy;
};

static struct source source_of(struct text path, struct text bytes) {
    bool is_stdin = text_equal(path, TEXT("-"));
    return (struct source){.name = is_stdin ? TEXT("stdin") : path_base(path), .bytes = bytes};
}

static enum exit_status status_of(const struct report *report) {
    bool failed = report->document == NULL || problems_worst(&report->problems) == SEVERITY_ERROR;
    return failed ? STATUS_SOME_FAILED : STATUS_GOOD;
}

/* ---- one file to the standard output ---- */

static enum exit_status convert_one(
    const struct invocation *invocation, struct arena *arena, const struct mappings *mappings) {
    struct text bytes;
    const char *path = invocation->paths[0];
    enum exit_status status = input_read(arena, invocation->language, path, &bytes);
    if (status != STATUS_GOOD)
        return status;
    struct source source = source_of(text_from(path), bytes);
    struct legacy legacy = {0};
    const struct report *report = report_of(&legacy, arena, mappings, &source);
    legacy_close(&legacy);
    problems_say(invocation->language, path, &report->problems, SIZE_MAX);
    if (report->document != NULL) {
        struct text json = report_json(arena, report, &source);
        fwrite(json.bytes, 1, json.length, stdout);
    }
    return status_of(report);
}

/* ---- many files into a folder ---- */

static void progress_show(const struct batch *batch, size_t done) {
    if (batch->progress)
        fprintf(stderr, "\r%zu/%zu\x1b[K", done, batch->inputs.count);
}

static void progress_clear(const struct batch *batch) {
    if (batch->progress)
        fputs("\r\x1b[K", stderr);
}

/* The disk or its rights are at fault and will be for the next file too: the run ends. */
static enum exit_status write_refuse(
    const struct batch *batch, struct text path, int error, enum file_step step) {
    bool full = error == ENOSPC || error == EDQUOT;
    message_say(batch->invocation->language,
        step == FILE_CREATE ? MESSAGE_CANNOT_CREATE : MESSAGE_CANNOT_WRITE, path,
        message_error(batch->invocation->language, error));
    return full                  ? STATUS_TRY_AGAIN
           : step == FILE_CREATE ? STATUS_CANNOT_CREATE
                                 : STATUS_CANNOT_WRITE;
}

static enum exit_status output_write(
    const struct batch *batch, struct arena *arena, struct text name, struct text json) {
    struct text folder = text_slice(name, 0, name.length - path_base(name).length);
    int error = folder_make(text_copy(arena, folder).bytes);
    enum file_step step = FILE_CREATE;
    if (error == 0)
        error = file_write(name.bytes, json, &step);
    return error == 0 ? STATUS_GOOD : write_refuse(batch, name, error, step);
}

/* A text file in a folder is somebody's notes unless tables of a report stand in it; a page is any
 * page unless it has a report's title or tables. */
static bool is_other_text(const struct input *input, const struct report *report) {
    bool text = report->document != NULL && text_equal(report->document->format, TEXT("text"));
    return input->found && report->document != NULL &&
           (text || text_equal(report->document->format, TEXT("html"))) &&
           ((text && report->document->table_count == 0) ||
               (report->form.length == 0 && report->title.length == 0));
}

/* false: the run must end. */
static bool convert_input(struct batch *batch, struct arena *arena, size_t index) {
    const struct input *input = &batch->inputs.items[index];
    const struct text *name = &batch->names[index];
    struct text bytes;
    int error = file_read(arena, input->path.bytes, &bytes);
    if (error != 0) {
        progress_clear(batch);
        enum exit_status status = input_refuse(batch->invocation->language, input->path, error);
        batch->status = status_worse(batch->status, status);
        return true;
    }
    struct source source = source_of(input->path, bytes);
    const struct report *report = report_of(&batch->legacy, arena, batch->mappings, &source);
    if (is_other_text(input, report)) {
        batch->summary.skipped++;
        return true;
    }
    progress_clear(batch);
    problems_say(batch->invocation->language, input->path.bytes, &report->problems, WARNINGS_SHOWN);
    summary_add(&batch->summary, input->path, *name, report);
    batch->status = status_worse(batch->status, status_of(report));
    if (report->document == NULL)
        return true;
    if (batch->renamed[index])
        message_say(batch->invocation->language, MESSAGE_NAME_TAKEN, input->path, *name);
    enum exit_status status =
        output_write(batch, arena, *name, report_json(arena, report, &source));
    batch->status = status_worse(batch->status, status);
    return status == STATUS_GOOD;
}

static void path_unreadable(void *context, struct text path, int error) {
    struct batch *batch = context;
    batch->status =
        status_worse(batch->status, input_refuse(batch->invocation->language, path, error));
}

static void inputs_collect(struct batch *batch, struct arena *arena) {
    const struct invocation *invocation = batch->invocation;
    batch->inputs.arena = arena;
    batch->inputs.unreadable = path_unreadable;
    batch->inputs.context = batch;
    for (size_t i = 0; i < invocation->path_count; i++) {
        size_t before = batch->inputs.count;
        inputs_add(&batch->inputs, invocation->paths[i]);
        if (batch->inputs.count == before)
            message_say(invocation->language, MESSAGE_NOTHING_FOUND,
                text_from(invocation->paths[i]), TEXT_NONE);
    }
    size_t count = batch->inputs.count;
    batch->renamed = arena_array(arena, count, sizeof *batch->renamed);
    batch->names = names_make(arena, &batch->inputs, invocation->output, batch->renamed);
    batch->summary = (struct summary){.arena = arena,
        .language = invocation->language,
        .lines = arena_array(arena, count, sizeof *batch->summary.lines),
        .skipped = batch->inputs.skipped};
}

static enum exit_status convert_many(
    const struct invocation *invocation, struct arena *arena, const struct mappings *mappings) {
    struct batch batch = {
        .invocation = invocation, .mappings = mappings, .progress = isatty(STDERR_FILENO) == 1};
    inputs_collect(&batch, arena);
    int error = folder_make(invocation->output);
    if (error != 0)
        return write_refuse(&batch, text_from(invocation->output), error, FILE_CREATE);
    bool going = true;
    for (size_t i = 0; i < batch.inputs.count && going; i++) {
        struct arena *own = arena_new();
        progress_show(&batch, i + 1);
        going = convert_input(&batch, own, i);
        arena_free(own);
    }
    progress_clear(&batch);
    legacy_close(&batch.legacy);
    summary_print(&batch.summary, invocation->output);
    return batch.status;
}

static enum exit_status run(const struct invocation *invocation) {
    bool many = invocation->path_count > 1 || path_is_folder(invocation->paths[0]);
    if (many && invocation->output == NULL) {
        message_say(invocation->language, MESSAGE_OUTPUT_NEEDED, text_from(invocation->paths[0]),
            TEXT_NONE);
        return STATUS_USAGE;
    }
    struct arena *arena = arena_new();
    enum exit_status status;
    const struct mappings *mappings = mappings_open(arena, invocation, &status);
    if (mappings != NULL)
        status = invocation->output == NULL ? convert_one(invocation, arena, mappings)
                                            : convert_many(invocation, arena, mappings);
    arena_free(arena);
    return status;
}

const struct command command_convert = {
    .name = "convert",
    .run = run,
    .options = OPTION_OUTPUT | OPTION_MAPPINGS | OPTION_HELP,
    .least = 1,
    .most = SIZE_MAX,
    .line = {"把年度报告转换成 JSON", "convert reports into JSON"},
    .help =
        {
            "例：\n"
            "  nianbao convert 报告.docx > 报告.json\n"
            "  nianbao convert -o out 报告文件夹 另一份.docx\n"
            "\n"
            "把 Word 版年度报告（docx 及其变体、Word XML、HTML，或其文本转储）转换成 JSON。\n"
            "一个文件输出到标准输出；用 -o 时每个文件得到一个 JSON，文件夹逐层查找，\n"
            "按内容而不按扩展名识别。文件名 - 表示标准输入。\n"
            "有文件或其中的表格未能转换时退出状态为 1，其余的照样转换。\n"
            "\n"
            "选项：\n"
            "  -o 文件夹           每份报告写到 文件夹/名称.json\n"
            "  --mappings 文件夹   用该文件夹中的映射文件代替内置的\n"
            "  -h, --help          显示本帮助\n",
            "Examples:\n"
            "  nianbao convert report.docx > report.json\n"
            "  nianbao convert -o out reports another.docx\n"
            "\n"
            "Converts annual reports in Word files (docx and its kin, Word XML, HTML, or text "
            "dumps of "
            "such)\n"
            "into JSON. One file goes to the standard output; with -o each gets its own, and\n"
            "folders are walked; what a file is, is told by its content, not by its extension.\n"
            "The file name - is the standard input. The exit status is 1 where a document, or a\n"
            "table of it, could not be converted; the others are converted all the same.\n"
            "\n"
            "Options:\n"
            "  -o FOLDER           write FOLDER/NAME.json for each report\n"
            "  --mappings FOLDER   the forms are the mapping files of FOLDER, not those compiled "
            "in\n"
            "  -h, --help          print this help\n",
        },
};
