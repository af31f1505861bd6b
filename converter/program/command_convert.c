/*
 * nianbao convert PATH...: reports into JSON. One file goes to the standard output; with -o every
 * file gets its own, folders are walked, a bad file does not stop the others, and a summary ends
 * the run. Exit status 1 where a document, or a table of it, could not be converted.
 */
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

#include "output/report_json.h"
#include "program/batch.h"
#include "program/command.h"
#include "program/exporter.h"
#include "program/file.h"
#include "program/legacy.h"
#include "program/walk.h"

enum { TIMEOUT = 60, MOST_SECONDS = 86400, MOST_JOBS = 256, MOST_SHARDS = 1000000 };

static struct source source_of(struct text path, struct text bytes) {
    bool is_stdin = text_equal(path, TEXT("-"));
    return (struct source){.name = is_stdin ? TEXT("stdin") : path_base(path), .bytes = bytes};
}

static enum exit_status report_status(const struct report *report) {
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
    return report_status(report);
}

/* ---- --fail-on ---- */

/* Statuses from least on are reported, others become success. A scheduler that repeats failed tasks
 * should see failures of machines, not of documents. */
static const struct fail_on {
    const char *name;
    enum exit_status least;
} fail_on[] = {{"doc", STATUS_SOME_FAILED}, {"infra", STATUS_FAULT}, {"never", STATUS_SIGNAL}};

static const struct fail_on *fail_on_find(const char *name) {
    for (size_t i = 0; i < sizeof fail_on / sizeof *fail_on; i++)
        if (text_equal(text_from(fail_on[i].name), text_from(name)))
            return &fail_on[i];
    return NULL;
}

static enum exit_status status_reported(
    const struct invocation *invocation, enum exit_status status) {
    if (invocation->fail_on == NULL || status == STATUS_USAGE)
        return status;
    return status >= fail_on_find(invocation->fail_on)->least ? status : STATUS_GOOD;
}

/* ---- the command line ---- */

static bool option_refuse(const struct invocation *invocation, enum message message,
    const char *first, const char *second) {
    message_say(invocation->language, message, text_from(first), text_from(second));
    return false;
}

/* A number from 1 to most. */
static bool option_number_read(const char *text, unsigned long most, unsigned long *number) {
    char *end;
    if (text[0] < '0' || text[0] > '9')
        return false;
    errno = 0;
    *number = strtoul(text, &end, 10);
    return errno == 0 && *end == '\0' && *number >= 1 && *number <= most;
}

/* "2/8" */
static bool shard_read(struct batch_options *options, const char *text) {
    unsigned long shard, shards;
    const char *slash = strchr(text, '/');
    char first[16] = "";
    if (slash == NULL || slash == text || (size_t)(slash - text) >= sizeof first)
        return false;
    memcpy(first, text, (size_t)(slash - text));
    if (!option_number_read(slash + 1, MOST_SHARDS, &shards) ||
        !option_number_read(first, shards, &shard))
        return false;
    options->shard = (unsigned)shard;
    options->shards = (unsigned)shards;
    return true;
}

/* The processors that this process may use. */
static int processors(void) {
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < MOST_JOBS ? count : MOST_JOBS;
}

static bool options_fit(const struct invocation *invocation) {
    bool many = invocation->output != NULL || invocation->jsonl;
    const struct {
        bool wrong;
        enum message message;
        const char *first, *second;
    } rules[] = {
        {invocation->output != NULL && invocation->jsonl, MESSAGE_OPTIONS_EXCLUDE, "-o", "--jsonl"},
        {invocation->bag && invocation->output == NULL, MESSAGE_OPTION_NEEDS, "--bag", "-o"},
        {invocation->sqlite != NULL && invocation->output == NULL, MESSAGE_OPTION_NEEDS, "--sqlite",
            "-o"},
        {invocation->observations && invocation->output == NULL, MESSAGE_OPTION_NEEDS,
            "--observations", "-o"},
        {invocation->files_from != NULL && !many, MESSAGE_OPTION_NEEDS, "--files-from", "-o"},
        {invocation->zero_bytes && invocation->files_from == NULL, MESSAGE_OPTION_NEEDS, "-0",
            "--files-from"},
        {invocation->shard != NULL && !many, MESSAGE_OPTION_NEEDS, "--shard", "-o"},
        {invocation->sidecar != NULL && !many, MESSAGE_OPTION_NEEDS, "--sidecar", "-o"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].wrong)
            return option_refuse(invocation, rules[i].message, rules[i].first, rules[i].second);
    return true;
}

static bool options_read(const struct invocation *invocation, struct batch_options *options) {
    unsigned long jobs = (unsigned long)processors(), seconds = TIMEOUT;
    *options = (struct batch_options){.invocation = invocation, .shard = 1, .shards = 1};
    if (invocation->jobs != NULL && !option_number_read(invocation->jobs, MOST_JOBS, &jobs))
        return option_refuse(invocation, MESSAGE_OPTION_WRONG_VALUE, "-j", invocation->jobs);
    if (invocation->timeout != NULL &&
        !option_number_read(invocation->timeout, MOST_SECONDS, &seconds))
        return option_refuse(
            invocation, MESSAGE_OPTION_WRONG_VALUE, "--timeout", invocation->timeout);
    if (invocation->shard != NULL && !shard_read(options, invocation->shard))
        return option_refuse(invocation, MESSAGE_OPTION_WRONG_VALUE, "--shard", invocation->shard);
    if (invocation->fail_on != NULL && fail_on_find(invocation->fail_on) == NULL)
        return option_refuse(
            invocation, MESSAGE_OPTION_WRONG_VALUE, "--fail-on", invocation->fail_on);
    options->jobs = (int)jobs;
    options->seconds = (int)seconds;
    return options_fit(invocation);
}

/* The tables of all reports in the folder of outputs, of earlier runs too. A run that was stopped,
 * or could not write, leaves this to the next. */
static enum exit_status tables_write(
    const struct invocation *invocation, const struct mappings *mappings) {
    struct export_job job = {
        .language = invocation->language,
        .mappings = mappings,
        .mappings_folder = invocation->mappings,
        .folder = invocation->observations ? invocation->output : NULL,
        .sqlite = invocation->sqlite,
    };
    return export_run(&job, &invocation->output, 1);
}

static enum exit_status convert_command(const struct invocation *invocation) {
    struct batch_options options;
    bool many = invocation->output != NULL || invocation->jsonl;
    if (!options_read(invocation, &options))
        return STATUS_USAGE;
    if (!many && (invocation->path_count > 1 || path_is_folder(invocation->paths[0]))) {
        option_refuse(invocation, MESSAGE_OUTPUT_NEEDED, invocation->paths[0], NULL);
        return STATUS_USAGE;
    }
    struct arena *arena = arena_new();
    enum exit_status status;
    const struct mappings *mappings = mappings_open(arena, invocation, &status);
    if (mappings != NULL)
        status = many ? batch_run(&options, mappings) : convert_one(invocation, arena, mappings);
    if (mappings != NULL && status <= STATUS_SOME_FAILED &&
        (invocation->observations || invocation->sqlite != NULL))
        status = status_worse(status, tables_write(invocation, mappings));
    arena_free(arena);
    return status_reported(invocation, status);
}

const struct command command_convert = {
    .name = "convert",
    .run = convert_command,
    .options = OPTION_OUTPUT | OPTION_MAPPINGS | OPTION_HELP | OPTION_BATCH | OPTION_LIST |
               OPTION_SQLITE | OPTION_OBSERVATIONS,
    .least = 1,
    .most = SIZE_MAX,
    .line = {"把年度报告转换成 JSON", "convert reports into JSON"},
    .help =
        {
            "例：\n"
            "  nianbao convert 报告.docx > 报告.json\n"
            "  nianbao convert -o out 报告文件夹 另一份.docx\n"
            "  nianbao convert -o out --files-from 清单.txt\n"
            "\n"
            "把 Word 版年度报告（docx 及其变体、Word XML、HTML，或其文本转储）转换成 JSON。\n"
            "一个文件输出到标准输出；用 -o 时每个文件得到一个 JSON，文件夹逐层查找，\n"
            "按内容而不按扩展名识别。文件名 - 表示标准输入。\n"
            "有文件或其中的表格未能转换时退出状态为 1，其余的照样转换。\n"
            "用 -o 时记日志 run.jsonl：中断后再次运行，已完成且未改变的文件跳过。\n"
            "\n"
            "选项：\n"
            "  -o 文件夹           每份报告写到 文件夹/名称.json\n"
            "  -j 数量             同时转换的进程数（-o、--jsonl 时；默认为可用处理器数）\n"
            "  --files-from 文件   从文件读取路径，每行一个；- 表示标准输入\n"
            "  -0, --null          路径之间以零字节分隔\n"
            "  --shard i/n         只转换按路径归入第 i 份（共 n 份）的文件\n"
            "  --jsonl             每份报告一行 JSON，输出到标准输出\n"
            "  --force             已转换且未改变的也重新转换\n"
            "  --timeout 秒        一份文件最多用的时间（默认 60）\n"
            "  --bag               把文件夹做成 BagIt 包，报告在 data/ 中\n"
            "  --sidecar 文件      CSV：path 或 sha256 一列，其余各列（档号等）原样写入输出\n"
            "  --fail-on 何事      退出状态：doc（默认）、infra（仅内存、磁盘等）、never\n"
            "  -q, --quiet         不显示进度和摘要\n"
            "  --observations      另写 observations.csv 等数据表，如 nianbao export -o\n"
            "  --sqlite 文件       另写入 SQLite 数据库，如 nianbao export --sqlite\n"
            "  --mappings 文件夹   用该文件夹中的映射文件代替内置的\n"
            "  -h, --help          显示本帮助\n",
            "Examples:\n"
            "  nianbao convert report.docx > report.json\n"
            "  nianbao convert -o out reports another.docx\n"
            "  nianbao convert -o out --files-from list.txt\n"
            "\n"
            "Converts annual reports in Word files (docx and its kin, Word XML, HTML, or text "
            "dumps of "
            "such)\n"
            "into JSON. One file goes to the standard output; with -o each gets its own, and\n"
            "folders are walked; files are recognised by content, not by extension.\n"
            "The file name - is the standard input. The exit status is 1 where a document, or a\n"
            "table of it, could not be converted; the others are converted all the same.\n"
            "With -o a journal is kept, run.jsonl: a run that was cut off is run again, and skips\n"
            "what is done and has not changed.\n"
            "\n"
            "Options:\n"
            "  -o FOLDER           write FOLDER/NAME.json for each report\n"
            "  -j NUMBER           processes side by side (with -o or --jsonl; as many as\n"
            "                      processors may be used)\n"
            "  --files-from FILE   read paths from FILE, a line each; - is the standard input\n"
            "  -0, --null          paths end in a zero byte, not in a line end\n"
            "  --shard i/n         only the inputs whose path falls into shard i of n\n"
            "  --jsonl             a line of JSON a report, on the standard output\n"
            "  --force             convert again what is done and has not changed\n"
            "  --timeout SECONDS   that a document may take (60)\n"
            "  --bag               make FOLDER a BagIt bag, with the reports in data/\n"
            "  --sidecar FILE      CSV: a column path or sha256, the others are passed through\n"
            "  --fail-on WHAT      exit status for doc (documents too), infra (memory, disk), "
            "never\n"
            "  -q, --quiet         no progress, no summary\n"
            "  --observations      write the tables of nianbao export -o as well\n"
            "  --sqlite FILE       add the reports to an SQLite database as well\n"
            "  --mappings FOLDER   the forms are the mapping files of FOLDER, not those compiled "
            "in\n"
            "  -h, --help          print this help\n",
        },
};
