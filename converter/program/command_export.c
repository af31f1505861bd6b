/*
 * nianbao export PATH...: reports -> the tables that analysts load: JSON Lines, CSV and their
 * description in a folder (-o), an SQLite database (--sqlite), or both.
 */
#include "program/exporter.h"

static enum exit_status export_command(const struct invocation *invocation) {
    if (invocation->output == NULL && invocation->sqlite == NULL) {
        const char *what =
            invocation->path_count == 0 ? invocation->files_from : invocation->paths[0];
        message_say(invocation->language, MESSAGE_EXPORT_WHERE, text_from(what), TEXT_NONE);
        return STATUS_USAGE;
    }
    struct arena *arena = arena_new();
    enum exit_status status;
    const struct mappings *mappings = mappings_open(arena, invocation, &status);
    if (mappings != NULL) {
        struct export_job job = {
            .language = invocation->language,
            .mappings = mappings,
            .mappings_folder = invocation->mappings,
            .folder = invocation->output,
            .sqlite = invocation->sqlite,
            .excel = invocation->excel,
            .files_from = invocation->files_from,
            .zero_bytes = invocation->zero_bytes,
        };
        status = export_run(&job, invocation->paths, invocation->path_count);
    }
    arena_free(arena);
    return status;
}

const struct command command_export = {
    .name = "export",
    .run = export_command,
    .options =
        OPTION_OUTPUT | OPTION_LIST | OPTION_MAPPINGS | OPTION_SQLITE | OPTION_EXCEL | OPTION_HELP,
    .least = 1,
    .most = SIZE_MAX,
    .line = {"把报告 JSON 汇成数据表：CSV、JSON Lines、SQLite",
        "report JSON into tables: CSV, JSON Lines, SQLite"},
    .help =
        {
            "例：\n"
            "  nianbao export -o tables out\n"
            "  nianbao export --sqlite archive.db out\n"
            "\n"
            "读取 convert 输出的 JSON（文件、JSON Lines 或文件夹），或 --sqlite 写出的数据库，\n"
            "不需要 Word 文件。\n"
            "-o 写出 observations.jsonl、observations.csv（每行一个数字）、reports.csv、\n"
            "checks.csv、report_problems.csv、fields.csv 和说明各列的 datapackage.json。\n"
            "--sqlite 写入 SQLite 数据库；已有的数据库接着用，同一份报告以新换旧。\n"
            "不是报告、或内容被改动的文件会点名略过，退出状态为 1。\n"
            "各种软件怎样读入：docs/loaders.md。\n"
            "\n"
            "选项：\n"
            "  -o 文件夹           数据表写到这个文件夹\n"
            "  --sqlite 文件       写入这个 SQLite 数据库\n"
            "  --files-from 文件   从文件读取路径，每行一个；- 表示标准输入\n"
            "  -0, --null          路径以零字节结尾，不以换行结尾\n"
            "  --excel             CSV 供 Excel 直接打开：带 BOM，防止公式和长数字被改\n"
            "  --mappings 文件夹   用该文件夹中的映射文件代替内置的\n"
            "  -h, --help          显示本帮助\n",
            "Examples:\n"
            "  nianbao export -o tables out\n"
            "  nianbao export --sqlite archive.db out\n"
            "\n"
            "Reads the JSON that convert writes (files, JSON Lines, folders), or the database "
            "that\n"
            "--sqlite writes; the Word files are not needed. -o writes\n"
            "observations.jsonl and observations.csv (a figure a row), reports.csv, checks.csv,\n"
            "report_problems.csv, fields.csv, and datapackage.json which says what each column "
            "is.\n"
            "--sqlite adds to an SQLite database: a report that is "
            "there\n"
            "is replaced. A file that is no report, or was altered, is named and left out; the\n"
            "exit status is then 1. How to load them: docs/loaders.md.\n"
            "\n"
            "Options:\n"
            "  -o FOLDER           write the tables into FOLDER\n"
            "  --sqlite FILE       add the reports to this SQLite database\n"
            "  --files-from FILE   read paths from FILE, a line each; - is the standard input\n"
            "  -0, --null          paths end in a zero byte, not in a line end\n"
            "  --excel             CSV that Excel opens: a byte order mark, no formulas, no\n"
            "                      rounding of long numbers\n"
            "  --mappings FOLDER   the forms are the mapping files of FOLDER, not those compiled "
            "in\n"
            "  -h, --help          print this help\n",
        },
};
