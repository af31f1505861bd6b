/*
 * main.c: the command line: nianbao COMMAND ARGUMENTS. Finds the command in a table, reads its
 * arguments and runs it. Data and requested help go to the standard output, all else to
 * stderr.
 */
#include "program/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/icu.h"
#include "base/json_reader.h"
#include "base/sha256.h"
#include "document/document.h"
#include "output/sqlite.h"
#include "program/file.h"

static const struct command *const commands[] = {&command_convert, &command_check, &command_compare,
    &command_export, &command_tables, &command_explain, &command_schema};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct command *command_find(const char *name) {
    for (size_t i = 0; i < COMMANDS; i++)
        if (text_equal(text_from(commands[i]->name), text_from(name)))
            return commands[i];
    return NULL;
}

/* ---- help ---- */

static const char *const help_top[2] = {
    "例：\n"
    "  nianbao convert 报告.docx > 报告.json\n"
    "  nianbao convert -o out 报告文件夹\n"
    "  nianbao check out/*.json\n"
    "\n"
    "nianbao 把 Word 版政府信息公开工作年度报告转换成经过核对的 JSON。\n"
    "\n"
    "命令：\n",
    "Examples:\n"
    "  nianbao convert report.docx > report.json\n"
    "  nianbao convert -o out reports\n"
    "  nianbao check out/*.json\n"
    "\n"
    "nianbao turns Word annual reports on government information disclosure\n"
    "(政府信息公开工作年度报告) into checked JSON.\n"
    "\n"
    "Commands:\n",
};

static const char *const help_end[2] = {
    "\n"
    "选项：\n"
    "  -h, --help   显示帮助；某个命令的帮助：nianbao help 命令\n"
    "  --version    显示程序和各程序库的版本\n"
    "\n"
    "退出状态：0 全部转换；1 有文件未能转换，或 check 发现问题；64 用法错误；\n"
    "66 没有这个文件；70 程序的错误；73、74 无法写出；75 内存或磁盘不足，可重试。\n",
    "\n"
    "Options:\n"
    "  -h, --help   print help; for a command: nianbao help COMMAND\n"
    "  --version    print the version, and those of the libraries\n"
    "\n"
    "Exit status: 0 all converted; 1 some documents were not, or check found something;\n"
    "64 wrong usage; 66 no such input; 70 a fault of the program; 73, 74 output cannot be\n"
    "written; 75 out of memory or disk, try again.\n",
};

static void help_print(enum nianbao_language language) {
    fputs(help_top[language], stdout);
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-8s %s\n", commands[i]->name, commands[i]->line[language]);
    fputs(help_end[language], stdout);
}

static void version_print(void) {
    static const struct {
        const char *name;
        const char *(*version)(void);
    } libraries[] = {
        {"libzip", package_library_version},
        {"Expat", xml_library_version},
        {"libxml2", html_library_version},
        {"ICU", icu_version},
        {"cJSON", json_library_version},
        {"nettle", sha256_library_version},
        {"SQLite", archive_library_version},
    };
    printf("nianbao %s\n", NIANBAO_VERSION);
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
        printf("%s %s\n", libraries[i].name, libraries[i].version());
}

/* ---- running ---- */

static enum exit_status command_run(
    const struct command *command, enum nianbao_language language, int count, char **arguments) {
    struct arena *arena = arena_new();
    struct invocation invocation = {.command = command, .language = language};
    enum exit_status status = STATUS_USAGE;
    if (invocation_read(arena, &invocation, count, arguments)) {
        if (invocation.help)
            fputs(command->help[language], stdout);
        status = invocation.help ? STATUS_GOOD : command->run(&invocation);
    }
    arena_free(arena);
    return status;
}

/* `nianbao help COMMAND`, or what is no command: --help, --version. */
static enum exit_status other_run(enum nianbao_language language, int count, char **arguments) {
    struct text name = text_from(arguments[0]);
    if (text_equal(name, TEXT("--version"))) {
        version_print();
        return STATUS_GOOD;
    }
    bool help = text_equal(name, TEXT("help")) || text_equal(name, TEXT("--help")) ||
                text_equal(name, TEXT("-h"));
    if (help && count == 1) {
        help_print(language);
        return STATUS_GOOD;
    }
    const struct command *command = help ? command_find(arguments[1]) : NULL;
    if (command != NULL) {
        fputs(command->help[language], stdout);
        return STATUS_GOOD;
    }
    message_say(
        language, MESSAGE_COMMAND_UNKNOWN, help ? text_from(arguments[1]) : name, TEXT_NONE);
    return STATUS_USAGE;
}

/* The next file that is opened would get the number of a closed standard descriptor, and receive
 * the data for stdout. Opened for reading only, writing to it fails as it should. */
static void descriptors_guard(void) {
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0)
            (void)open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY);
}

/* A full disk must not pass for success. */
static enum exit_status stdout_finish(enum nianbao_language language, enum exit_status status) {
    int error = fflush(stdout) == 0 && ferror(stdout) == 0 ? 0 : errno;
    if (error == 0)
        return status;
    message_say(language, MESSAGE_CANNOT_WRITE,
        text_from(message_wording(language, MESSAGE_STDOUT)), message_error(language, error));
    return status_worse(status, STATUS_CANNOT_WRITE);
}

int main(int count, char **arguments) {
    descriptors_guard();
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, status 74 */
    signal(SIGCHLD, SIG_DFL); /* where it is ignored, wait cannot tell how a worker ended */
    /* Nothing here depends on where it runs, and libzip asks for the local time of every entry,
     * which looks at a file of the system each time. */
    setenv("TZ", "UTC0", 1);
    enum nianbao_language language = language_find();
    if (count < 2) {
        message_say(language, MESSAGE_COMMAND_MISSING, TEXT_NONE, TEXT_NONE);
        return STATUS_USAGE;
    }
    const struct command *command = command_find(arguments[1]);
    enum exit_status status = command != NULL
                                  ? command_run(command, language, count - 2, arguments + 2)
                                  : other_run(language, count - 1, arguments + 1);
    return (int)stdout_finish(language, status);
}
