/* test_text_dump.c: dumps with a tab before each cell, rows a line, and plain prose. */
#include "base/limits.h"
#include "document/dump_rows.h"
#include "word.h"

static const struct {
    const char *what, *text, *expected;
} cases[] = {
    {"prose", "a\n\nb [bookmark: _GoBack]c\r\n", "(a)(b c)"},
    {"a table", "x\n\n\ta\n\tb\n\n\t\n\t1\n\n\ny\n", "(x)[1](y) {1 2x2: 1.1=a 1.2=b 2.1= 2.2=1}"},
    {"two tables", "\ta\n\t1\n\n\n\tb\n\t2\n\n\n",
        "[1][2] {1 1x2: 1.1=a 1.2=1} {2 1x2: 1.1=b 1.2=2}"},
    {"empty paragraphs before a text", "\ta\n\t\n\n1\n\n\tb\n\t\n",
        "[1] {1 2x2: 1.1=a 1.2=\n\n1 2.1=b 2.2=}"},
    {"one in the middle of a text", "\ta\n\tb\n\nc\n\n\td\n\te\n\n\nf",
        "[1](f) {1 2x2: 1.1=a 1.2=b\n\nc 2.1=d 2.2=e}"},
    {"a heading behind an empty last cell", "\ta\n\t\n\n\n四、b\n",
        "[1](四、b) {1 1x2: 1.1=a 1.2=}"},
    {"a row cut by a trailing paragraph",
        "\ta\n\tb\n\tc\n\n\tx\n\t1\n\n\n\ty\n\t2\n\t3\n\n\tz\n\t4\n\n\t5\n\n\n",
        "[1][2] {1 2x3: 1.1=a 1.2=b 1.3=c 2.1=x 2.2=1} {2 2x3: 1.1=y 1.2=2 1.3=3 2.1=z "
        "2.2=4\n 2.3=5} !dump-row-joined"},
    {"figures below a header are a row", "\ta\n\tb\n\n\t1\n\t2\n\n\n",
        "[1] {1 2x2: 1.1=a 1.2=b 2.1=1 2.2=2}"},
    {"a paragraph of spaces between tables", "\ta\n\t\n\n\n  \n\tb\n\t1\n\n\n",
        "[1](  )[2] {1 1x2: 1.1=a 1.2=} {2 1x2: 1.1=b 1.2=1}"},
    {"a page number below a row as wide as its header",
        "\ta\n\tb\n\tc\n\tx\n\n\td\n\t1\n\t2\n\t3\n\n\t9\n\n\te\n\tf\n\n\tg\n\t1\n\n\th\n"
        "\t1\n\n\ti\n\t1\n\n\n",
        "[1] {1 7x4: 1.1=a 1.2=b 1.3=c 1.4=x 2.1=d 2.2=1 2.3=2 2.4=3 3.1=9 4.1=e 4.2=f 5.1=g 5.2=1 "
        "6.1=h 6.2=1 7.1=i 7.2=1}"},
    {"a year in a header is no figure of its row",
        "\ta\n\t2009年度\n\t\n\n\nb\n\n\tc\n\t1\n\t2\n\n\n",
        "[1] {1 2x3: 1.1=a 1.2=2009年度 1.3=\n\n\nb 2.1=c 2.2=1 2.3=2}"},
    {"a text that breaks off in a figure", "\ta\n\t12\n\n\tb\n\t3",
        "[1] {1 2x2: 1.1=a 1.2=12 2.1=b 2.2=3} !dump-unfinished"},
    {"indented prose", "\ta\nb\n\nc\n\t\xE4\xB8\x80\n", "(\ta)(b)(c)(\t一)"},
    {"rows a line", "x\na\tb\n\t\nc\t1\t\ny: \tz\n",
        "(x)[1] {1 4x3: 1.1=a 1.2=b 2.1= 2.2= 3.1=c 3.2=1 3.3= 4.1=y:  4.2=z}"},
    {"rows a line, none indented", "x\na\tb\nc\t1\t\n\ny\np\tq\nz",
        "(x)[1](y)(p\tq)(z) {1 2x3: 1.1=a 1.2=b 2.1=c 2.2=1 2.3=}"},
};

Test(text_dump, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        expect_read(arena, cases[i].what, text_from(cases[i].text), cases[i].expected);
        arena_free(arena);
    }
}

/* What is a figure and what is a label; a unit has three characters at most. */
Test(text_dump, figures) {
    static const struct {
        const char *text;
        bool figure;
    } texts[] = {{"12", true}, {"1,234.5", true}, {"１２", true}, {"-3", true}, {"/", true},
        {"——", true}, {"12件", true}, {"12平方米", true}, {"12平方公里", false},
        {"5（含上年）", true}, {"", false}, {"（）", false}, {"1.属于", false}, {"1.5", true},
        {"2021年", false}, {"3/7", false}, {"- 3 -", false}, {"件12", false}, {"共", false}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        cr_expect_eq(
            dump_is_figure(text_from(texts[i].text)), texts[i].figure, "%s", texts[i].text);
}

/* A dump keeps the limits that other carriers keep. */
Test(text_dump, too_many_tables) {
    struct arena *arena = arena_new();
    struct buffer text = {.arena = arena};
    for (int i = 0; i <= LIMIT_TABLES; i++)
        buffer_add(&text, TEXT("\ta\n\t1\n\n\n"));
    expect_read(arena, "many tables", buffer_text(&text), " !document-too-large");
    arena_free(arena);
}

Test(text_dump, too_many_columns) {
    struct problems problems = {.arena = arena_new()};
    struct buffer text = {.arena = problems.arena};
    for (int i = 0; i <= LIMIT_COLUMNS; i++)
        buffer_add(&text, TEXT("a\t"));
    buffer_add(&text, TEXT("a"));
    struct document *document = document_read(problems.arena, buffer_text(&text), NULL, &problems);
    cr_assert_not_null(document);
    cr_expect_eq(document->tables[0].columns, LIMIT_COLUMNS);
    cr_expect_eq(problems.count, (size_t)1);
    cr_expect_eq(problems.items[0].code, PROBLEM_GRID_TOO_WIDE);
    arena_free(problems.arena);
}
