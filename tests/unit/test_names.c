/* test_names.c: output names, and that no two inputs share one. */
#include <criterion/criterion.h>

#include "program/names.h"

Test(names, told_apart) {
    static const struct {
        const char *path, *folder, *name;
        bool taken;
    } cases[] = {
        {"x/report.docx", "", "out/report.json", false},
        {"y/report.docx", "", "out/report-@.json", true},
        {"z/report.doc", "", "out/report-@.json", true},
        {"report-2.docx", "", "out/report-2.json", false},
        {"in/sub/report.docx", "sub/", "out/sub/report.json", false},
        {"REPORT.DOCX", "", "out/REPORT-@.json", true},
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
    for (size_t i = 0; i < COUNT; i++)
        items[i] =
            (struct input){.path = text_from(cases[i].path), .folder = text_from(cases[i].folder)};
    struct inputs inputs = {.arena = arena, .items = items, .count = COUNT};
    struct journal journal = {.arena = arena};
    names_choose(&inputs, &journal, TEXT("out/"));
    for (size_t i = 0; i < COUNT; i++) {
        /* @: a mark made of the path */
        struct text name = name_of(arena, &items[i], TEXT("out/"));
        struct text wanted = text_from(cases[i].name);
        size_t at = text_find(wanted, TEXT("@"));
        struct buffer marked = {.arena = arena};
        buffer_add(&marked, text_slice(wanted, 0, at));
        if (at != SIZE_MAX) {
            buffer_format(&marked, "%08x", (unsigned)(text_hash(items[i].path) >> 32));
            buffer_add(&marked, text_slice(wanted, at + 1, wanted.length));
        }
        cr_expect(text_equal(name, buffer_text(&marked)), "%s", name.bytes);
        cr_expect_eq(items[i].marked, cases[i].taken, "%s", cases[i].path);
    }
    arena_free(arena);
}
