/*
 * problems_doc.c: a tool of the build: prints docs/problems.md, made from
 * converter/base/problem_list.h. `make docs` keeps the page and a test compares it, so that a
 * problem cannot be named by the program and be missing from the documentation.
 */
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *severity, *zh, *en;
} problems[] = {
#define PROBLEM(id, name, severity, zh, en) {name, #severity, zh, en},
#include "base/problem_list.h"
#undef PROBLEM
};

static const char head[] =
    "# 问题清单 / Problems\n"
    "\n"
    "<!-- Made by tools/problems_doc.c from converter/base/problem_list.h; change it there. -->\n"
    "\n"
    "`problems` 里的每一项都有下表中的一个代码。**error**：文件或其中的表格无法转换，退出状态 1；"
    "**warning**：请人工核对；**note**：已按理由修补，供查考。`%1`、`%2` 处填入具体内容。\n"
    "\n"
    "Every entry of `problems` bears one of these codes. **error**: the document, or a table of "
    "it, "
    "could not be converted, exit status 1; **warning**: a person should look; **note**: something "
    "was mended by reason. `%1` and `%2` are filled in.\n"
    "\n"
    "| code | severity | 中文 | English |\n"
    "|---|---|---|---|\n";

static const char *severity_word(const char *severity) {
    if (strcmp(severity, "SEVERITY_ERROR") == 0)
        return "error";
    return strcmp(severity, "SEVERITY_WARNING") == 0 ? "warning" : "note";
}

/* A bar would end the column, an angle bracket begin a tag. */
static void print_cell(const char *text) {
    printf(" ");
    for (; *text != '\0'; text++)
        printf(strchr("|<*", *text) != NULL ? "\\%c" : "%c", *text);
    printf(" |");
}

int main(void) {
    fputs(head, stdout);
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
        printf("| `%s` | %s |", problems[i].name, severity_word(problems[i].severity));
        print_cell(problems[i].zh);
        print_cell(problems[i].en);
        printf("\n");
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
