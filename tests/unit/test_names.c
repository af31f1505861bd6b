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
        {"a.longextension", "", "out/a.longextension.json", false},
    };
    enum { COUNT = sizeof cases / sizeof *cases };
    struct arena *arena = arena_new();
    struct inputs inputs = {.arena = arena};
    struct journal journal = {.arena = arena};
    for (size_t i = 0; i < COUNT; i++)
        inputs_add(&inputs, cases[i].path);
    names_choose(&inputs, &journal, TEXT("out/"));
    for (size_t i = 0; i < COUNT; i++) {
        /* @: a mark made of the path */
        struct input input = input_at(&inputs, arena, i);
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
    struct place_of_path places[] = {{text_hash(paths[1]), text_hash(buffer_text(&name)), 0, 0},
        {text_hash(paths[2]), text_hash(TEXT("report.json")), 0, 0}};
    uint32_t slots[7] = {0};
    struct journal journal = {
        .arena = arena, .places = places, .count = 2, .slots = slots, .slot_count = 7};
    for (uint32_t i = 0; i < 2; i++) {
        size_t at = places[i].path % 7;
        slots[slots[at] == 0 ? at : (at + 1) % 7] = i + 1;
    }
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
            cr_expect_eq(input_at(&inputs, arena, i).marked, cases[c].marked[i],
                "case %zu, input %zu", c, i);
    }
    arena_free(arena);
}
