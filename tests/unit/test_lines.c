/*
 * test_lines.c: rows of tables as lines (form/lines.c): their cells, their values, which are blank,
 * and where they are.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "form_fixture.h"

Test(lines, blank_lines_and_page_numbers) {
    static const struct {
        const char *row;
        bool blank;
    } rows[] = {
        {"| | |\n", true}, {"| 　 | ⏎ |\n", true}, {"|=3 第 3 页\n", true},
        {"|=3 第3页 共 7 页\n", true}, {"|=3 - 3 -\n", true}, {"|=3 3/7\n", true},
        {"|=3 Page 3 of 7\n", true}, {"| | 第3页 |\n", true}, {"|=3 17\n", true},
        {"|=3 ３\n", true}, {"| | 3 |\n", false}, /* a figure */
        {"| 3 | | 4\n", false}, {"| 第3页 | | 4\n", false}, {"|=3 第三章\n", false},
        {"|=3 第页\n", false}, /* no number */
        {"|=3 共3件\n", false}, {"| | / |\n", false},
        {"| 甲 | 乙 | 丙 | 1 | 2\n", true},                              /* the columns, numbered */
        {"| 甲 | 1 | 2 | 3\n", true}, {"| 甲 | \u2F04 | 1 | 2\n", true}, /* a radical */
        {"| 甲乙 | 1 | 2\n", false}, {"| 甲 | 1 | 3 | 2\n", false}, {"| 甲 | 2 | 3 | 4\n", false},
        {"| 甲 | 丙 | 1 | 2\n", false}, {"| 甲 | 乙 | 丙\n", false},
        {"| 1 | 2 | 3\n", false}, /* may be figures */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer notation = {.arena = arena_new()};
        buffer_format(&notation, "%s| 甲 | 乙 | 丙\n", rows[i].row);
        struct fixture *fixture =
            fixture_read(NULL, text_copy(notation.arena, buffer_text(&notation)).bytes, STEP_LINES);
        cr_assert_eq(fixture->work.line_count, 2);
        cr_expect_eq(fixture->work.lines[0].role == LINE_BLANK, rows[i].blank, "%s", rows[i].row);
        cr_expect_eq(fixture->work.lines[1].role, LINE_UNCLAIMED);
        fixture_free(fixture);
        arena_free(notation.arena);
    }
}

Test(lines, of_all_tables) {
    struct fixture *fixture = fixture_read(NULL,
        "一、甲\n|=1x2 （一）予以公开 | {1.}5 | 无\n| 见附件 |\n二、乙\n> 丙\n> | 3\n\n| ~ | "
        "自然人\n",
        STEP_LINES);
    const struct work *work = &fixture->work;
    static const size_t firsts[] = {0, 2, 3, 4, 5};
    static const struct {
        int table, row;
        size_t count;
    } lines[] = {{1, 1, 3}, {1, 2, 2}, {2, 1, 1}, {3, 1, 1}, {4, 1, 1}};
    cr_assert_eq(work->line_count, 5);
    for (size_t i = 0; i < 5; i++) {
        cr_expect_eq(work->table_first_line[i], firsts[i]);
        cr_expect_eq(work->lines[i].table->ordinal, lines[i].table);
        cr_expect_eq(work->lines[i].row, lines[i].row);
        cr_expect_eq(work->lines[i].count, lines[i].count);
    }
    const struct line *first = &work->lines[0];
    cr_expect(cell_is_words(&first->cells[0]) && !cell_is_words(&first->cells[1]));
    cr_expect_eq(first->cells[0].match.quality, MATCH_EXACT);
    cr_expect(text_equal(first->cells[1].value.number, TEXT("5")), "without its automatic number");
    cr_expect_eq(first->cells[2].value.state, STATE_NOT_APPLICABLE);
    cr_expect_eq(first->cells[2].match.quality, MATCH_NONE, "a mark is no label");
    struct place place = line_place(first, &first->cells[1]);
    cr_expect(place.table == 1 && place.row == 1 && place.column == 2);
    cr_expect(text_equal(place.raw, TEXT("1.5")), "as printed");
    place = line_place(&work->lines[1], NULL);
    cr_expect(place.row == 2 && place.column == 0 && place.raw.length == 0);
    cr_expect_eq(work->lines[4].cells[0].cell->column, 2);
    cr_expect_eq(cell_end(first->cells[0].cell), 2);
    fixture_free(fixture);
}

/* Prose is no label, and traditional characters are remembered. */
Test(lines, labels) {
    char long_label[1200] = "| （一）予以公开（";
    for (int i = 0; i < 200; i++)
        strncat(long_label, "甲", sizeof long_label - strlen(long_label) - 1);
    struct fixture *fixture = fixture_read(NULL, long_label, STEP_LINES);
    cr_expect_eq(fixture->work.lines[0].cells[0].match.quality, MATCH_NONE);
    cr_expect_not(fixture->work.traditional);
    fixture_free(fixture);
    fixture = fixture_read(NULL, "| 屬於國家秘密\n", STEP_LINES);
    cr_expect_eq(fixture->work.lines[0].cells[0].match.quality, MATCH_SCRIPT);
    cr_expect(fixture->work.traditional);
    fixture_free(fixture);
}

Test(lines, rows_before_a_block) {
    struct fixture *fixture = fixture_read("2021", "", STEP_LINES);
    static const size_t counts[] = {0, 3, 5, 7, 8};
    for (int i = 0; i < 5; i++)
        cr_expect_eq(rows_before(&fixture->work.mapping->tables[0], i), counts[i]);
    fixture_free(fixture);
}
