/*
 * nianbao check PATH...: validates reports against the schema, reads their figures again from the
 * printed text and makes their checks again, from the JSON alone. Prints what fails with its
 * numbers. A check that fails is a fault of the report, a wrong file is not; both give status 1.
 */
#include <stdio.h>

#include "output/report_reader.h"
#include "output/report_text.h"
#include "program/report_source.h"

static void print_message(const struct invocation *invocation, enum message message,
    struct text first, struct text second) {
    struct arena *arena = arena_new();
    struct text line =
        text_on_line(arena, message_text(arena, invocation->language, message, first, second));
    printf("%.*s\n", (int)line.length, line.bytes);
    arena_free(arena);
}

static size_t count_checks(const struct report *report, enum check_state state) {
    size_t count = 0;
    for (size_t i = 0; i < report->check_count; i++)
        count += report->checks[i].state == state;
    return count;
}

/* Prints all problems, or of those that the conversion recorded the ones that no check covers:
 * tables that could not be converted, and prose that differs from the tables. */
static void problems_print(const struct invocation *invocation, struct arena *arena,
    const struct problems *problems, bool all) {
    for (size_t i = 0; i < problems->count; i++) {
        enum problem_code code = problems->items[i].code;
        if (!all && problem_severity(code) != SEVERITY_ERROR && problem_class(code) != CLASS_CHECK)
            continue;
        struct text line = problem_text(arena, &problems->items[i], invocation->language);
        printf("  %.*s\n", (int)line.length, line.bytes);
    }
}

static void report_print(const struct invocation *invocation, struct arena *arena, struct text name,
    const struct report *report) {
    size_t failing = count_checks(report, CHECK_FAILS);
    size_t unknown = count_checks(report, CHECK_NOT_ASSESSABLE);
    print_message(invocation, failing == 0 ? MESSAGE_CHECK_SOUND : MESSAGE_CHECK_FAILING, name,
        number_text(arena, failing == 0 ? report->check_count : failing));
    for (size_t i = 0; i < report->check_count; i++) {
        const struct check *check = &report->checks[i];
        if (check->state != CHECK_FAILS)
            continue;
        printf("  %.*s", (int)check->id.length, check->id.bytes);
        if (check->field.length != 0)
            printf("  %.*s", (int)check->field.length, check->field.bytes);
        if (check->column.length != 0)
            printf("  %.*s", (int)check->column.length, check->column.bytes);
        printf("  %.*s%s\n", (int)check->formula.length, check->formula.bytes,
            check->blanks_as_zero ? message_wording(invocation->language, MESSAGE_CHECK_BLANKS)
                                  : "");
    }
    problems_print(invocation, arena, &report->problems, false);
    if (unknown != 0)
        print_message(invocation, MESSAGE_CHECK_UNKNOWN, number_text(arena, unknown), TEXT_NONE);
}

static enum exit_status sourced_check(const struct invocation *invocation,
    const struct report_reader *reader, struct arena *arena, const struct sourced_report *sourced) {
    struct problems problems = {.arena = arena};
    const struct report *report = report_read(arena, reader, sourced->json, &problems);
    if (problems.count != 0)
        print_message(invocation, MESSAGE_CHECK_BROKEN, sourced->name, TEXT_NONE);
    problems_print(invocation, arena, &problems, true);
    if (report != NULL)
        report_print(invocation, arena, sourced->name, report);
    bool sound = problems_worst(&problems) != SEVERITY_ERROR && report != NULL &&
                 count_checks(report, CHECK_FAILS) == 0;
    return sound ? STATUS_GOOD : STATUS_SOME_FAILED;
}

static enum exit_status check_command(const struct invocation *invocation) {
    struct arena *arena = arena_new();
    enum exit_status status;
    struct report_reader reader = {mappings_open(arena, invocation, &status), schema_open(arena)};
    struct report_source source = {.language = invocation->language};
    struct sourced_report sourced;
    bool any = false;
    if (reader.mappings != NULL) {
        report_source_open(&source, invocation->paths, invocation->path_count, NULL, false);
        for (; report_source_next(&source, &sourced); any = true)
            status = status_worse(status, sourced_check(invocation, &reader, source.own, &sourced));
        if (!any && source.status == STATUS_GOOD) {
            message_say(invocation->language, MESSAGE_COMPARE_NOTHING_FOUND, TEXT_NONE, TEXT_NONE);
            status = STATUS_NO_INPUT;
        }
        status = status_worse(status, source.status);
        report_source_close(&source);
    }
    schema_close(reader.schema);
    arena_free(arena);
    return status;
}

const struct command command_check = {
    .name = "check",
    .run = check_command,
    .options = OPTION_MAPPINGS | OPTION_HELP,
    .least = 1,
    .most = SIZE_MAX,
    .line = {"核对 convert 的输出，列出不成立的勾稽关系",
        "check outputs of convert, print what fails"},
    .help =
        {
            "例：nianbao check out/*.json\n"
            "\n"
            "读 convert 输出的 JSON（文件、JSON Lines 或文件夹），或 --sqlite 写出的数据库。\n"
            "只凭 JSON：是否符合格式定义，数值与原文（raw）是否一致，各项勾稽关系重新计算。\n"
            "列出不成立的核对项和其中的数字；有不成立的，或文件有误，退出状态为 1。\n"
            "\n"
            "选项：\n"
            "  --mappings 文件夹   用该文件夹中的映射文件代替内置的\n"
            "  -h, --help          显示本帮助\n",
            "Example: nianbao check out/*.json\n"
            "\n"
            "Reads the JSON that convert writes (files, JSON Lines, folders), or the database "
            "that\n"
            "--sqlite writes.\n"
            "From the JSON alone: does it satisfy the schema, are its values what was printed "
            "(raw),\n"
            "and what do its checks come to. Prints the checks that fail with their numbers. Exits "
            "1\n"
            "if a check fails or a file is wrong.\n"
            "\n"
            "Options:\n"
            "  --mappings FOLDER   the forms are the mapping files of FOLDER, not those compiled "
            "in\n"
            "  -h, --help          print this help\n",
        },
};
