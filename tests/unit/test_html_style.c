/* test_html_style.c: what style sheets hide (document/html_style.c). */
#include <criterion/criterion.h>

#include "document/html_style.h"

static const struct {
    const char *css, *name, *classes, *id;
    enum style_verdict verdict;
} cases[] = {
    {".x{display:none}", "p", "x", NULL, STYLE_HIDES},
    {".x{display:none}", "p", "a x\tb", NULL, STYLE_HIDES},
    {".x{display:none}", "p", "xy", NULL, STYLE_SILENT},
    {".x{display:none}", "p", NULL, NULL, STYLE_SILENT},
    {"p.x {\n\tDISPLAY : none ;\n\tcolor:red; }", "p", "x", NULL, STYLE_HIDES},
    {"p.x{display:none}", "td", "x", NULL, STYLE_SILENT},
    {"#x{visibility:hidden}", "p", NULL, "x", STYLE_HIDES},
    {"a, .b ,p.x{mso-hide:all}", "p", "x", NULL, STYLE_HIDES},
    {"<!--\n /* .x{} */ span.x\n\t{mso-style-name:x;\n\tdisplay:none;\n\tmso-hide:all;}\n-->",
        "span", "x", NULL, STYLE_HIDES},
    {"@charset \"utf-8\"; @font-face {font-family:宋体;} .x{display:none}", "p", "x", NULL,
        STYLE_HIDES},
    {".x{color:red}", "p", "x", NULL, STYLE_SILENT},
    /* what comes later, or says more, counts */
    {".x{display:none} .x{display:block}", "p", "x", NULL, STYLE_SHOWS},
    {".x{display:block} .x{display:none}", "p", "x", NULL, STYLE_HIDES},
    {".tab{display:none} .active{display:block}", "div", "tab active", NULL, STYLE_SHOWS},
    {"p.x{display:block} .x{display:none}", "p", "x", NULL, STYLE_SHOWS},
    {"#i{display:inline} p.x{display:none}", "p", "x", "i", STYLE_SHOWS},
    {"p{display:none} .x{display:block}", "p", "x", NULL, STYLE_SHOWS},
    /* what is not plain hides nothing */
    {"div .x{display:none}", "p", "x", NULL, STYLE_SILENT},
    {"div>.x, .y:hover, .x.y, *, .{display:none}", "p", "x y", NULL, STYLE_SILENT},
    {"@media print{.x{display:none}} .y{display:none}", "p", "x", NULL, STYLE_SILENT},
    {"@media print{.x{display:none}} .y{display:none}", "p", "y", NULL, STYLE_HIDES},
    /* broken */
    {".x{display:none", "p", "x", NULL, STYLE_HIDES},
    {".x", "p", "x", NULL, STYLE_SILENT},
    {"}}{.x{display:none}", "p", "x", NULL, STYLE_SILENT},
    {"@", "p", "x", NULL, STYLE_SILENT},
    {"", "p", "x", NULL, STYLE_SILENT},
};

Test(html_style, sheets) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct style_sheet sheet = {.arena = arena};
        style_sheet_read(&sheet, text_from(cases[i].css));
        enum style_verdict verdict =
            style_sheet_ask(&sheet, cases[i].name, cases[i].classes, cases[i].id);
        cr_expect_eq(verdict, cases[i].verdict, "%s: %d", cases[i].css, (int)verdict);
    }
    arena_free(arena);
}

Test(html_style, attributes) {
    cr_expect_eq(style_ask(TEXT("color:red;DISPLAY:  none")), STYLE_HIDES);
    cr_expect_eq(style_ask(TEXT("mso-hide:all")), STYLE_HIDES);
    cr_expect_eq(style_ask(TEXT("display:inline-block")), STYLE_SHOWS);
    cr_expect_eq(style_ask(TEXT("color:red")), STYLE_SILENT);
    cr_expect_eq(style_ask(TEXT_NONE), STYLE_SILENT);
}

/* More rules than are kept, comments and braces without end. */
Test(html_style, limits) {
    struct arena *arena = arena_new();
    struct buffer css = {.arena = arena};
    for (int i = 0; i < 100000; i++)
        buffer_format(&css, ".c%d{display:none}", i);
    buffer_add(&css, TEXT("/* {{{{"));
    struct style_sheet sheet = {.arena = arena};
    style_sheet_read(&sheet, buffer_text(&css));
    cr_expect_eq(style_sheet_ask(&sheet, "p", "c0", NULL), STYLE_HIDES);
    cr_expect_leq(sheet.count, 1000);
    arena_free(arena);
}
