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
        {"in/other.docx", "sub/", "out/sub/other.json", false},
        {"REPORT.DOCX", "", "out/REPORT-@.json", true},
        {"-", "", "out/stdin.json", false},
        {"报告.docx", "", "out/报告.json", false},
        {"关于2.0报告", "", "out/关于2.0报告.json", false},
        {"v1.2020", "", "out/v1.2020.json", false},
        {"noextension", "", "out/noextension.json", false},
        {"a.b.docx", "", "out/a.b.json", false},
        {".docx", "", "out/.docx.json", false},
        {"a.", "", "out/a..json", false},
        {"b.xhtml", "", "out/b.json", false},
        {"b.xhtmls", "", "out/b.xhtmls.json", false},
        {"a.longextension", "", "out/a.longextension.json", false},
    };
    enum { COUNT = sizeof cases / sizeof *cases };
    struct arena *arena = arena_new();
    struct inputs inputs = {.arena = arena};
    struct journal journal = {.file = -1};
    for (size_t i = 0; i < COUNT; i++)
        inputs_add(&inputs, cases[i].path);
    names_choose(&inputs, &journal, TEXT("out/"));
    for (size_t i = 0; i < COUNT; i++) {
        /* @: a mark made of the path */
        struct input input = inputs.items[i];
        cr_expect_eq(input.marked, cases[i].taken, "%s", cases[i].path);
        input.folder = text_from(cases[i].folder);
        struct text name = name_of(arena, &input, TEXT("out/"));
        struct text wanted = text_from(cases[i].name);
        size_t at = text_find(wanted, TEXT("@"));
        struct buffer marked = {.arena = arena};
        buffer_add(&marked, text_slice(wanted, 0, at));
        if (at != SIZE_MAX) {
            buffer_format(&marked, "%08x", (unsigned)(text_hash(input.path) >> 32));
            buffer_add(&marked, text_slice(wanted, at + 1, wanted.length));
        }
        cr_expect(text_equal(name, buffer_text(&marked)), "%s", name.bytes);
    }
    arena_free(arena);
}

/* A name that an input got in an earlier run stays, whatever else is there now. */
Test(names, kept) {
    struct arena *arena = arena_new();
    struct text paths[] = {TEXT("x/report.docx"), TEXT("y/report.docx"), TEXT("z/report.docx")};
    uint64_t marked = text_hash(paths[1]) >> 32;
    struct buffer name = {.arena = arena};
    buffer_format(&name, "report-%08x.json", (unsigned)marked);
    struct journal_input known[] = {
        {.path = paths[1], .output = text_hash(buffer_text(&name)), .written = {0, 1}},
        {.path = paths[2], .output = text_hash(TEXT("report.json")), .written = {0, 1}}};
    struct journal journal = {.inputs = known, .count = 2};
    static const struct {
        size_t count, inputs[3]; /* indices of paths */
        bool marked[3];
    } cases[] = {{3, {0, 1, 2}, {true, true, false}}, {1, {1}, {true}}, {1, {0}, {false}},
        {1, {2}, {false}}, {2, {1, 0}, {true, false}}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct inputs inputs = {.arena = arena};
        for (size_t i = 0; i < cases[c].count; i++)
            inputs_add(&inputs, paths[cases[c].inputs[i]].bytes);
        names_choose(&inputs, &journal, TEXT_NONE);
        for (size_t i = 0; i < cases[c].count; i++)
            cr_expect_eq(inputs.items[i].marked, cases[c].marked[i], "case %zu, input %zu", c, i);
    }
    arena_free(arena);
}
