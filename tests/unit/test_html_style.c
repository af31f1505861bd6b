/* test_html_style.c: what style sheets hide (document/html_style.c). */
#include <criterion/criterion.h>

#include "document/html_style.h"

static const struct {
    const char *css, *name, *classes, *id;
    int hidden;
} cases[] = {
    {".x{display:none}", "p", "x", NULL, 1},
    {".x{display:none}", "p", "a x\tb", NULL, 1},
    {".x{display:none}", "p", "xy", NULL, STYLE_SILENT},
    {".x{display:none}", "p", NULL, NULL, STYLE_SILENT},
    {"p.x {\n\tDISPLAY : none ;\n\tcolor:red; }", "p", "x", NULL, 1},
    {"p.x{display:none}", "td", "x", NULL, STYLE_SILENT},
    {"#x{visibility:hidden}", "p", NULL, "x", 1},
    {"a, .b ,p.x{mso-hide:all}", "p", "x", NULL, 1},
    {"<!--\n /* .x{} */ span.x\n\t{mso-style-name:x;\n\tdisplay:none;\n\tmso-hide:all;}\n-->",
        "span", "x", NULL, 1},
    {"@charset \"utf-8\"; @font-face {font-family:宋体;} .x{display:none}", "p", "x", NULL, 1},
    {".x{color:red}", "p", "x", NULL, STYLE_SILENT},
    /* what comes later, or says more, counts */
    {".x{display:none} .x{display:block}", "p", "x", NULL, 0},
    {".x{display:block} .x{display:none}", "p", "x", NULL, 1},
    {".tab{display:none} .active{display:block}", "div", "tab active", NULL, 0},
    {"p.x{display:block} .x{display:none}", "p", "x", NULL, 0},
    {"#i{display:inline} p.x{display:none}", "p", "x", "i", 0},
    {"p{display:none} .x{display:block}", "p", "x", NULL, 0},
    /* what is not plain hides nothing */
    {"div .x{display:none}", "p", "x", NULL, STYLE_SILENT},
    {"div>.x, .y:hover, .x.y, *, .{display:none}", "p", "x y", NULL, STYLE_SILENT},
    {"@media print{.x{display:none}} .y{display:none}", "p", "x", NULL, STYLE_SILENT},
    {"@media print{.x{display:none}} .y{display:none}", "p", "y", NULL, 1},
    /* broken */
    {".x{display:none", "p", "x", NULL, 1},
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
        struct style_values says =
            style_ask(&sheet, cases[i].name, cases[i].classes, cases[i].id, NULL);
        int hidden = says.values[STYLE_HIDDEN];
        cr_expect_eq(hidden, cases[i].hidden, "%s: %d", cases[i].css, hidden);
    }
    arena_free(arena);
}

/* Style attributes: what one says of each property, STYLE_SILENT where it says nothing. */
Test(html_style, attributes) {
    static const struct {
        const char *style;
        enum style_property property;
        int value;
    } says[] = {
        {"color:red;DISPLAY:  none", STYLE_HIDDEN, 1},
        {"mso-hide:all", STYLE_HIDDEN, 1},
        {"display:inline-block", STYLE_HIDDEN, 0},
        {"display:block; visibility:hidden; display:block", STYLE_HIDDEN, 1},
        {"font-size:0", STYLE_HIDDEN, 1},
        {"font-size:0px", STYLE_HIDDEN, 1},
        {"font-size:0.9em", STYLE_HIDDEN, STYLE_SILENT},
        {"opacity:0", STYLE_HIDDEN, 1},
        {"color:red", STYLE_HIDDEN, STYLE_SILENT},
        {"", STYLE_HIDDEN, STYLE_SILENT},
        {"text-decoration:underline line-through", STYLE_STRUCK, 1},
        {"text-decoration:none", STYLE_STRUCK, 0},
        {"vertical-align:super", STYLE_SHIFT, SHIFT_RAISED},
        {"vertical-align:sub", STYLE_SHIFT, SHIFT_LOWERED},
        {"vertical-align:30%", STYLE_SHIFT, SHIFT_RAISED},
        {"vertical-align:-2pt", STYLE_SHIFT, SHIFT_LOWERED},
        {"vertical-align:middle", STYLE_SHIFT, STYLE_SILENT},
        {"mso-text-raise:5.0pt", STYLE_SHIFT, SHIFT_MOVED},
        {"color:#fff", STYLE_COLOR, 0xFFFFFF},
        {"color:#FEFEFE!important", STYLE_COLOR, 0xFEFEFE},
        {"color:rgb(255, 254,253)", STYLE_COLOR, 0xFFFEFD},
        {"color:white", STYLE_COLOR, 0xFFFFFF},
        {"color:inherit", STYLE_COLOR, STYLE_SILENT},
        {"background:#1f4e79 url(a)", STYLE_GROUND, 0x1F4E79},
        {"background-color:transparent", STYLE_GROUND, STYLE_SILENT},
        {"position:absolute", STYLE_PLACED, PLACED_ABSOLUTE},
        {"top:-3pt", STYLE_OFFSET, 1},
        {"top:0", STYLE_OFFSET, 0},
        {"font-family:\"Wingdings 2\",serif", STYLE_SYMBOLS, 2},
        {"font-family:SimSun", STYLE_SYMBOLS, FONT_OF_TEXT},
        {"unicode-bidi:bidi-override", STYLE_REVERSED, 1},
    };
    struct style_sheet none = {.rules = NULL};
    for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
        struct style_values values = style_ask(&none, "span", NULL, NULL, says[i].style);
        int got = values.values[says[i].property];
        cr_expect_eq(got, says[i].value, "%s: %d", says[i].style, got);
    }
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
    cr_expect_eq(style_ask(&sheet, "p", "c0", NULL, NULL).values[STYLE_HIDDEN], 1);
    cr_expect_leq(sheet.count, 1000);
    arena_free(arena);
}
