/*
 * nianbao tables FILE: every table of any Word file as grids, in JSON. Forms are not needed.
 */
#include "output/tables_json.h"

#include <stdio.h>

#include "program/command.h"
#include "program/legacy.h"

/* The document in the bytes, or in the docx that LibreOffice makes of them. */
static const struct document *document_open(
    struct arena *arena, struct text bytes, struct problems *problems) {
    struct file_kind kind;
    const struct document *document = document_read(arena, bytes, &kind, problems);
    struct legacy legacy = {0};
    struct source source = {.bytes = bytes};
    if (document == NULL && legacy_convert(&legacy, arena, &kind, problems, &source)) {
        problems->count = 0;
        document = document_read(arena, source.converted, NULL, problems);
    }
    legacy_close(&legacy);
    return document;
}

static enum exit_status tables_command(const struct invocation *invocation) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct text bytes;
    const char *path = invocation->paths[0];
    enum exit_status status = input_read(arena, invocation->language, path, &bytes);
    if (status == STATUS_GOOD) {
        const struct document *document = document_open(arena, bytes, &problems);
        problems_say(invocation->language, path, &problems, SIZE_MAX);
        if (document != NULL) {
            struct text json = tables_json(arena, document, !invocation->without_numbers);
            fwrite(json.bytes, 1, json.length, stdout);
        }
        if (problems_worst(&problems) == SEVERITY_ERROR)
            status = STATUS_SOME_FAILED;
    }
    arena_free(arena);
    return status;
}

const struct command command_tables = {
    .name = "tables",
    .run = tables_command,
    .options = OPTION_HELP | OPTION_TABLES,
    .least = 1,
    .most = 1,
    .line = {"把任一 Word 文件的表格输出为 JSON", "print the tables of any Word file as JSON"},
    .help =
        {
            "例：nianbao tables 报告.docx\n"
            "\n"
            "把任一 Word 文件的每个表格按网格输出为 "
            "JSON。修订按接受处理，隐藏文字不输出，自动编号\n"
            "（如序号列）算作文字。文件名 - 表示标准输入。\n"
            "\n"
            "选项：\n"
            "  --without-numbers   不输出自动编号\n",
            "Example: nianbao tables report.docx\n"
            "\n"
            "Prints every table of any Word file as a grid, in JSON. Tracked changes are "
            "accepted,\n"
            "hidden text is left out, automatic numbers (a column of 1. 2. 3.) are text.\n"
            "The file name - is the standard input.\n"
            "\n"
            "Options:\n"
            "  --without-numbers   leave automatic numbers out\n",
        },
};
