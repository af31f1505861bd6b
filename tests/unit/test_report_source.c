/* test_report_source.c: what the paths of a command line come to, and that a report can be read
 * again. That check, compare and export say the same of files, lines and databases is tested by
 * tests/export.py. */
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program/report_source.h"

#define REPORT "{\"schema\": \"nianbao.report/1\", \"report\": {}}"
#define RUN_LINE "{\"path\": \"a.docx\", \"sha256\": null, \"status\": \"ok\", "

static const struct {
    const char *name, *bytes;
} files[] = {
    {"in/b.json", "{\n  \"schema\": \"nianbao.report/1\",\n  \"report\": {}\n}\n"},
    {"in/a.json", REPORT},
    {"in/all.jsonl", REPORT "\n\n" REPORT},
    {"in/run.jsonl", "{\"schema\": \"nianbao.run/1\"}\n{\"schema\": \"nianbao.run/1\"}\n"},
    {"in/datapackage.json", "{}\n"},
    {"in/other.json", "{}\n"},
    {"in/empty.json", ""},
    {"in/notes.txt", "notes"},
    {"one.jsonl", RUN_LINE "\"schema\": \"nianbao.report/1\", \"report\": {}}\n"},
    {"none.jsonl", RUN_LINE "\"schema\": \"nianbao.report/1\", \"report\": null}\n"},
    {"not.db", "SQLite format 3"},
};

/* The reports that come of the paths, ? those that are none. */
static const struct {
    const char *what, *paths[3];
    bool sorted;
    const char *reports;
    enum exit_status status;
} cases[] = {
    {"a folder", {"in"}, false,
        "in/a.json in/all.jsonl:1 in/all.jsonl:3 in/b.json in/empty.json? in/other.json? ",
        STATUS_GOOD},
    {"files in the order given", {"in/b.json", "in/a.json", "in/b.json"}, false,
        "in/b.json in/a.json in/b.json ", STATUS_GOOD},
    {"sorted, each once", {"in/b.json", "in/a.json", "in/b.json"}, true, "in/a.json in/b.json ",
        STATUS_GOOD},
    {"the line of a run is a line, of however many", {"one.jsonl"}, false, "one.jsonl:1 ",
        STATUS_GOOD},
    {"a document that was not converted", {"none.jsonl"}, false, "none.jsonl:1? ", STATUS_GOOD},
    {"one that is named is given, whatever it is", {"in/notes.txt", "in/datapackage.json"}, false,
        "in/notes.txt? in/datapackage.json? ", STATUS_GOOD},
    {"a database of nobody", {"not.db"}, false, "", STATUS_SOME_FAILED},
    {"one that is not there beside one", {"nowhere", "in/a.json"}, false, "in/a.json ",
        STATUS_NO_INPUT},
};

static char top[32];

static void files_make(void) {
    snprintf(top, sizeof top, "/tmp/nianbao-XXXXXX");
    cr_assert_not_null(mkdtemp(top));
    cr_assert_eq(chdir(top), 0);
    mkdir("in", 0777);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *file = fopen(files[i].name, "w");
        cr_assert_not_null(file);
        fputs(files[i].bytes, file);
        fclose(file);
    }
    cr_redirect_stderr();
}

static void files_remove(void) {
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", top);
    cr_expect_eq(system(command), 0);
}

static void again_expect(
    struct report_source *source, const struct sourced_report *report, const char *what) {
    struct sourced_report *kept = sourced_report_keep(source->own, report);
    struct text json = TEXT_NONE;
    cr_expect(report_source_again(source, source->own, kept, &json), "%s: is there", what);
    cr_expect(text_equal(json, report->json), "%s: the same again", what);
}

Test(report_source, paths, .init = files_make, .fini = files_remove) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct report_source source = {.sorted = cases[i].sorted};
        struct sourced_report report;
        struct arena *arena = arena_new();
        struct buffer reports = {.arena = arena};
        size_t count = 0;
        while (count < 3 && cases[i].paths[count] != NULL)
            count++;
        report_source_open(&source, cases[i].paths, count, NULL, false);
        while (report_source_next(&source, &report)) {
            buffer_add(&reports, report.name);
            buffer_add(&reports, report.is_report ? TEXT(" ") : TEXT("? "));
            again_expect(&source, &report, cases[i].what);
        }
        cr_expect(text_equal(buffer_text(&reports), text_from(cases[i].reports)), "%s: %s",
            cases[i].what, buffer_text(&reports).bytes);
        cr_expect_eq(source.status, cases[i].status, "%s: %d", cases[i].what, source.status);
        report_source_close(&source);
        arena_free(arena);
    }
}
