/* test_names.c: output names, and that no two inputs share one. */
#include <criterion/criterion.h>

#include "program/names.h"

Test(names, told_apart) {
    static const struct {
        const char *path, *folder, *name;
        bool taken;
    } cases[] = {
        {"x/report.docx", "", "out/report.json", false},
        {"y/report.docx", "", "out/report-2.json", true},
        {"z/report.doc", "", "out/report-3.json", true},
        {"report-2.docx", "", "out/report-2-2.json", true},
        {"in/sub/report.docx", "sub/", "out/sub/report.json", false},
        {"REPORT.DOCX", "", "out/REPORT-4.json", true},
        {"-", "", "out/stdin.json", false},
        {"报告.docx", "", "out/报告.json", false},
        {"关于2.0报告", "", "out/关于2.0报告.json", false},
        {"v1.2020", "", "out/v1.2020.json", false},
        {"noextension", "", "out/noextension.json", false},
        {"a.b.docx", "", "out/a.b.json", false},
        {".docx", "", "out/.docx.json", false},
        {"a.", "", "out/a..json", false},
        {"a.longextension", "", "out/a.longextension.json", false},
    };
    enum { COUNT = sizeof cases / sizeof *cases };
    struct arena *arena = arena_new();
    struct input items[COUNT];
    bool taken[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        items[i] =
            (struct input){.path = text_from(cases[i].path), .folder = text_from(cases[i].folder)};
    struct inputs inputs = {.arena = arena, .items = items, .count = COUNT};
    for (int slash = 0; slash < 2; slash++) {
        struct text *names = names_make(arena, &inputs, slash ? "out/" : "out", taken);
        for (size_t i = 0; i < COUNT; i++) {
            cr_expect_str_eq(names[i].bytes, cases[i].name);
            cr_expect_eq(taken[i], cases[i].taken, "%s", cases[i].path);
        }
    }
    arena_free(arena);
}
