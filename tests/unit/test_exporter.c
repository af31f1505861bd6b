/* test_exporter.c: which files of a folder are read, which are left out, and when nothing is
 * written. What is written is looked at by tests/export. */
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program/exporter.h"
#include "rows_fixture.h"

static char top[32];

static const char *in_top(struct arena *arena, const char *name) {
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/%s", top, name);
    return buffer_text(&path).bytes;
}

static void file_make(struct arena *arena, const char *name, struct text bytes) {
    FILE *file = fopen(in_top(arena, name), "w");
    cr_assert_not_null(file);
    fwrite(bytes.bytes, 1, bytes.length, file);
    fclose(file);
}

static void top_open(void) {
    snprintf(top, sizeof top, "/tmp/nianbao-XXXXXX");
    cr_assert_not_null(mkdtemp(top));
    cr_redirect_stderr();
}

static void top_close(void) {
    struct arena *arena = arena_new();
    struct buffer command = {.arena = arena};
    buffer_format(&command, "rm -r %s", top);
    cr_expect_eq(system(buffer_text(&command).bytes), 0);
    arena_free(arena);
}

/* The inputs below top, what comes of them, and how many reports are in the tables; -1: no tables.
 */
static const struct {
    const char *what, *inputs[3];
    enum exit_status status;
    int reports;
} cases[] = {
    {"a folder", {"in"}, STATUS_GOOD, 2},
    {"a file and its folder", {"in/a.json", "in"}, STATUS_GOOD, 2},
    {"a copy", {"in/a.json", "copy.json"}, STATUS_GOOD, 1},
    {"one that is none beside one", {"in/a.json", "in/run.jsonl"}, STATUS_SOME_FAILED, 1},
    {"one that is not there beside one", {"in/a.json", "nowhere"}, STATUS_NO_INPUT, 1},
    {"none in a folder", {"empty"}, STATUS_SOME_FAILED, -1},
    {"none at all", {"nowhere"}, STATUS_NO_INPUT, -1},
};

static int lines_of(struct arena *arena, const char *name) {
    FILE *file = fopen(in_top(arena, name), "r");
    int lines = 0;
    if (file == NULL)
        return -1;
    for (int byte; (byte = fgetc(file)) != EOF;)
        lines += byte == '\n';
    fclose(file);
    return lines;
}

Test(exporter, inputs, .init = top_open, .fini = top_close) {
    struct rows_fixture *one = rows_read(""), *other = rows_read("\n");
    struct arena *arena = one->arena;
    mkdir(in_top(arena, "in"), 0777);
    mkdir(in_top(arena, "empty"), 0777);
    file_make(arena, "in/b.json", one->source.json);
    file_make(arena, "in/a.json", other->source.json);
    file_make(arena, "copy.json", other->source.json);
    file_make(arena, "in/run.jsonl", TEXT("{}\n"));
    file_make(arena, "in/datapackage.json", TEXT("{}\n"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *paths[3];
        size_t count = 0;
        struct buffer folder = {.arena = arena};
        for (; count < 3 && cases[i].inputs[count] != NULL; count++)
            paths[count] = in_top(arena, cases[i].inputs[count]);
        buffer_format(&folder, "tables%d", (int)i);
        const char *name = buffer_text(&folder).bytes;
        struct export_job job = {.mappings = one->forms.mappings, .folder = in_top(arena, name)};
        enum exit_status status = export_run(&job, paths, count);
        cr_expect_eq(status, cases[i].status, "%s: status %d", cases[i].what, status);
        buffer_format(&folder, "/reports.csv");
        int lines = lines_of(arena, buffer_text(&folder).bytes);
        cr_expect_eq(
            lines == -1 ? -1 : lines - 1, cases[i].reports, "%s: %d lines", cases[i].what, lines);
    }
    rows_free(one), rows_free(other);
}
