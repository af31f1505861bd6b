/*
 * nianbao explain FILE: how a report was understood, for a person: its form and why, the row of the
 * form for each label, tables that were joined, and every problem.
 */
#include "form/report.h"

#include <stdio.h>

#include "output/report_text.h"
#include "program/command.h"
#include "program/legacy.h"

static enum exit_status explain(
    const struct invocation *invocation, struct arena *arena, const struct mappings *mappings) {
    struct text bytes;
    const char *path = invocation->paths[0];
    enum exit_status status = input_read(arena, invocation->language, path, &bytes);
    if (status != STATUS_GOOD)
        return status;
    struct legacy legacy = {0};
    struct source source = {.bytes = bytes};
    const struct report *report = report_of(&legacy, arena, mappings, &source);
    legacy_close(&legacy);
    if (report->document == NULL) {
        problems_say(invocation->language, path, &report->problems, SIZE_MAX);
        return STATUS_SOME_FAILED;
    }
    struct text text = explain_text(arena, report, invocation->language);
    fwrite(text.bytes, 1, text.length, stdout);
    return problems_worst(&report->problems) == SEVERITY_ERROR ? STATUS_SOME_FAILED : STATUS_GOOD;
}

static enum exit_status explain_command(const struct invocation *invocation) {
    struct arena *arena = arena_new();
    enum exit_status status;
    const struct mappings *mappings = mappings_open(arena, invocation, &status);
    if (mappings != NULL)
        status = explain(invocation, arena, mappings);
    arena_free(arena);
    return status;
}

const struct command command_explain = {
    .name = "explain",
    .run = explain_command,
    .options = OPTION_MAPPINGS | OPTION_HELP,
    .least = 1,
    .most = 1,
    .line = {"说明报告是怎样读出来的", "tell how a report was understood"},
    .help =
        {
            "例：nianbao explain 报告.docx\n"
            "\n"
            "说明选用了哪个格式及理由、哪个标签对应哪一行、哪些表被接上，并列出全部问题。\n"
            "用于修改映射文件。文件名 - 表示标准输入。\n"
            "\n"
            "选项：\n"
            "  --mappings 文件夹   用该文件夹中的映射文件代替内置的\n"
            "  -h, --help          显示本帮助\n",
            "Example: nianbao explain report.docx\n"
            "\n"
            "Tells which form was chosen and why, which label was read as which row, what was\n"
            "stitched together, and every problem: for mending a mapping. The file name - is the\n"
            "standard input.\n"
            "\n"
            "Options:\n"
            "  --mappings FOLDER   the forms are the mapping files of FOLDER, not those compiled "
            "in\n"
            "  -h, --help          print this help\n",
        },
};
