/*
 * test_value.c: what the text of one cell says (form/value.c). One row a way of writing a figure;
 * the ways are those that offices were seen to use.
 */
#include <criterion/criterion.h>

#include "../builtin.h"
#include "form/value.h"

static const struct {
    const char *raw;
    enum cell_state state;
    const char *number, *unit;
    unsigned notes;
} cases[] = {
    {"0", STATE_NUMBER, "0", "", 0},
    {"26", STATE_NUMBER, "26", "", 0},
    {"\n1", STATE_NUMBER, "1", "", 0},
    {"００", STATE_NUMBER, "0", "", 0},
    {"１２", STATE_NUMBER, "12", "", 0},
    {"007", STATE_NUMBER, "7", "", 0},
    {"-18", STATE_NUMBER, "-18", "", 0},
    {"－３", STATE_NUMBER, "-3", "", 0},
    {"−3", STATE_NUMBER, "-3", "", 0},
    {"+4", STATE_NUMBER, "4", "", 0},
    {"-0", STATE_NUMBER, "0", "", 0},
    {"1,234", STATE_NUMBER, "1234", "", 0},
    {"1，234，567", STATE_NUMBER, "1234567", "", 0},
    {"12,34", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1234,567", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"7730.28", STATE_NUMBER, "7730.28", "", 0},
    {"24252.311082", STATE_NUMBER, "24252.311082", "", 0},
    {"0.10", STATE_NUMBER, "0.10", "", 0},
    {".5", STATE_NUMBER, "0.5", "", 0},
    {"１．５", STATE_NUMBER, "1.5", "", 0},
    {"75394432.52元", STATE_NUMBER, "75394432.52", "元", 0},
    {"43.788 万元", STATE_NUMBER, "43.788", "万元", VALUE_STOPPED},
    {"12件", STATE_NUMBER, "12", "件", 0},
    {"22（其中修订16件）", STATE_NUMBER, "22", "", 0},
    {"22(其中修订16件)", STATE_NUMBER, "22", "", 0},
    {"3件（含1件）", STATE_NUMBER, "3", "件", 0},
    {"2①", STATE_NUMBER, "2", "", VALUE_MARK},
    {"4287。", STATE_NUMBER, "4287", "", 0},
    {"1 2", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1\n2", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"12 34", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"3 0 0 1", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1 234", STATE_NUMBER, "1234", "", VALUE_SPACED},
    {"12\xC2\xA0"
     "345\xE2\x80\xAF"
     "678.90",
        STATE_NUMBER, "12345678.90", "", VALUE_SPACED},
    {"1　234 元", STATE_NUMBER, "1234", "元", VALUE_SPACED},
    {"-1 234", STATE_NUMBER, "-1234", "", VALUE_SPACED},
    {"1  234", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1\n234", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"0 123", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1234 567", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"12 345 67", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1,234 567", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1, 234", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"12 .5", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1\xE2\x80\x8B"
     "2\xC2\xAD"
     "3",
        STATE_NUMBER, "123", "", 0},
    {"- 18", STATE_NUMBER, "-18", "", 0},
    {"1.234,5", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1.234", STATE_NUMBER, "1.234", "", VALUE_STOPPED},
    {"0.234", STATE_NUMBER, "0.234", "", 0},
    {"0,123", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"12.", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1O", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"l2", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"3-5", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"3—5", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"2020-1-1", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"3月5日", STATE_TEXT, "", "", 0},
    {"1、234", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"1'234", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"约30", STATE_TEXT, "", "", 0},
    {"30余", STATE_TEXT, "", "", 0},
    {"3½", STATE_TEXT, "", "", 0},
    {"3001¹", STATE_NUMBER, "3001", "", VALUE_MARK},
    {"3001[2]", STATE_NUMBER, "3001", "", VALUE_MARK},
    {"12†", STATE_NUMBER, "12", "", VALUE_MARK},
    {"④⓪", STATE_TEXT, "", "", 0},
    {" 12 ", STATE_NUMBER, "12", "", 0},
    {"", STATE_BLANK, "", "", 0},
    {"　　", STATE_BLANK, "", "", 0},
    {" \xC2\xA0\n", STATE_BLANK, "", "", 0},
    {"/", STATE_NOT_APPLICABLE, "", "", 0},
    {"／", STATE_NOT_APPLICABLE, "", "", 0},
    {"-", STATE_NOT_APPLICABLE, "", "", 0},
    {"—", STATE_NOT_APPLICABLE, "", "", 0},
    {"——", STATE_NOT_APPLICABLE, "", "", 0},
    {"无", STATE_NOT_APPLICABLE, "", "", 0},
    {"不适用", STATE_NOT_APPLICABLE, "", "", 0},
    {"N/A", STATE_NOT_APPLICABLE, "", "", 0},
    {"约12件", STATE_TEXT, "", "", 0},
    {"1/2", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"12左右", STATE_TEXT, "", "", 0},
    {"详见附件", STATE_TEXT, "", "", 0},
    {"1-2", STATE_TEXT, "", "", VALUE_DOUBTFUL},
    {"2021年", STATE_TEXT, "", "", 0},
    {"26.8万条", STATE_NUMBER, "26.8", "万条", 0},
    {"251000元", STATE_NUMBER, "251000", "元", 0},
    {"-8件", STATE_NUMBER, "-8", "件", 0},
    {"-0.00", STATE_NUMBER, "0.00", "", 0},
    {"00.50", STATE_NUMBER, "0.50", "", 0},
    {"99999999999999999999", STATE_NUMBER, "99999999999999999999", "", 0},
    {"12［注］", STATE_NUMBER, "12", "", 0},
    {"3*", STATE_NUMBER, "3", "", VALUE_MARK},
    {"////", STATE_NOT_APPLICABLE, "", "", 0},
    {"无（本机关无此事项）", STATE_NOT_APPLICABLE, "", "", 0},
    {"-/", STATE_TEXT, "", "", 0},
    {"260余", STATE_TEXT, "", "", 0},
    {"14万余条", STATE_TEXT, "", "", 0},
    {"12（", STATE_TEXT, "", "", 0},
    {"件", STATE_TEXT, "", "", 0},
    {"１,２３４．５", STATE_NUMBER, "1234.5", "", 0},
    {"12.3.4", STATE_TEXT, "", "", VALUE_DOUBTFUL},
};

Test(value, reads_cells_as_offices_write_them) {
    struct arena *arena = arena_new();
    const struct mappings *mappings = mappings_builtin();
    cr_assert_not_null(mappings);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value value = value_read(
            arena, &mappings->values, &(struct run_text){.text = text_from(cases[i].raw)});
        cr_expect_eq(value.state, cases[i].state, "state of %s: %d", cases[i].raw, value.state);
        cr_expect(text_equal(value.number, text_from(cases[i].number)), "%s -> %.*s", cases[i].raw,
            (int)value.number.length, value.number.bytes);
        cr_expect(text_equal(value.unit, text_from(cases[i].unit)), "unit of %s", cases[i].raw);
        cr_expect_eq(value.notes, cases[i].notes, "notes on %s: %x", cases[i].raw, value.notes);
    }
    arena_free(arena);
}

/* ---- runs ---- */

/* A cell's runs by turns: a letter for the kind, then its text, up to the next bar. */
static const struct {
    char letter;
    enum run_kind kind;
} letters[] = {
    {'=', RUN_PLAIN},
    {'n', RUN_NUMBER},
    {'r', RUN_RAISED},
    {'l', RUN_LOWERED},
    {'s', RUN_SHIFTED},
    {'f', RUN_NOTE},
    {'k', RUN_REFERENCE},
    {'y', RUN_RUBY},
    {'x', RUN_STRUCK},
    {'w', RUN_FAINT},
    {'u', RUN_UNCERTAIN},
    {'p', RUN_PLACEHOLDER},
    {'i', RUN_PICTURE},
    {'g', RUN_FLOATING},
    {'o', RUN_OBJECT},
};

static enum run_kind kind_of(char letter) {
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == letter)
            return letters[i].kind;
    cr_assert_fail("no kind of run is called %c", letter);
    return RUN_PLAIN;
}

static struct run_text runs_make(struct arena *arena, struct text written) {
    struct run_buffer runs = {.text = {.arena = arena}};
    while (written.length != 0) {
        size_t bar = text_find(written, TEXT("|"));
        size_t end = bar == SIZE_MAX ? written.length : bar;
        run_buffer_add(&runs, text_slice(written, 1, end), kind_of(written.bytes[0]));
        written = text_slice(written, end + 1, written.length);
    }
    return run_buffer_text(&runs);
}

static const struct {
    const char *runs;
    enum cell_state state;
    const char *number;
    unsigned notes;
    const char *shown;
} run_cases[] = {
    /* marks beside a figure */
    {"=3001|r1", STATE_NUMBER, "3001", VALUE_MARK, "3001¹"},
    {"=3001|l1", STATE_NUMBER, "3001", VALUE_MARK, "3001₁"},
    {"r1|=3001", STATE_NUMBER, "3001", VALUE_MARK, "¹3001"},
    {"=3001|r注1", STATE_NUMBER, "3001", VALUE_MARK, "3001^(注1)"},
    {"=3001|r1|r2", STATE_NUMBER, "3001", VALUE_MARK, "3001¹²"},
    {"=3001|f1", STATE_NUMBER, "3001", VALUE_MARK, "3001[^1]"},
    {"=3001|k[2]", STATE_NUMBER, "3001", VALUE_MARK, "3001[^2]"},
    {"=3001|k*", STATE_NUMBER, "3001", VALUE_MARK, "3001[^*]"},
    {"=30|ysan", STATE_NUMBER, "30", VALUE_MARK, "30^(san)"},
    {"=3001|s1", STATE_NUMBER, "3001", VALUE_MARK, "3001¹"},
    {"=30|r1|=01", STATE_TEXT, "", VALUE_MARK | VALUE_DOUBTFUL, "30¹01"},
    {"=3001|r ", STATE_NUMBER, "3001", 0, "3001^( )"},
    /* nothing but a mark: it may be the figure */
    {"r1", STATE_TEXT, "", VALUE_MARK, "¹"},
    {"f1", STATE_TEXT, "", VALUE_MARK, "[^1]"},
    {"s30", STATE_NUMBER, "30", 0, "³⁰"},
    {"s30|=\n", STATE_NUMBER, "30", 0, "³⁰\n"},
    /* struck, not to be seen */
    {"x3010|=3001", STATE_NUMBER, "3001", VALUE_STRUCK, "~~3010~~3001"},
    {"=3001|x3010", STATE_NUMBER, "3001", VALUE_STRUCK, "3001~~3010~~"},
    {"x3001", STATE_TEXT, "", VALUE_STRUCK, "~~3001~~"},
    {"=30|x1|=01", STATE_TEXT, "", VALUE_STRUCK | VALUE_DOUBTFUL, "30~~1~~01"},
    {"w99|=3001", STATE_NUMBER, "3001", VALUE_FAINT, "993001"},
    {"w3001", STATE_TEXT, "", VALUE_FAINT, "3001"},
    {"u30|=01", STATE_TEXT, "", VALUE_DOUBTFUL, "3001"},
    /* what is no text */
    {"i[图片]", STATE_OBJECT, "", VALUE_PICTURE, "[图片]"},
    {"=300|i[图片]", STATE_OBJECT, "", VALUE_PICTURE, "300[图片]"},
    {"o[对象]", STATE_OBJECT, "", VALUE_OBJECT, "[对象]"},
    {"g[图片]", STATE_OBJECT, "", VALUE_PICTURE, "[图片]"},
    {"=3001|g[图片]", STATE_NUMBER, "3001", VALUE_FLOATING, "3001[图片]"},
    {"=行政许可|i[图片]", STATE_TEXT, "", VALUE_PICTURE, "行政许可[图片]"},
    {"p0", STATE_TEXT, "", VALUE_PROMPT, "0"},
    /* automatic numbers */
    {"n1.|=5", STATE_NUMBER, "5", 0, "1.5"},
    {"n1.", STATE_TEXT, "", VALUE_DOUBTFUL, "1."},
    {"=", STATE_BLANK, "", 0, ""},
};

Test(value, reads_runs_as_a_reader_sees_them) {
    struct arena *arena = arena_new();
    const struct mappings *mappings = mappings_builtin();
    for (size_t i = 0; i < sizeof run_cases / sizeof *run_cases; i++) {
        struct run_text printed = runs_make(arena, text_from(run_cases[i].runs));
        struct value value = value_read(arena, &mappings->values, &printed);
        struct text shown = run_text_shown(arena, &printed);
        const char *runs = run_cases[i].runs;
        cr_expect_eq(value.state, run_cases[i].state, "state of %s: %d", runs, value.state);
        cr_expect(text_equal(value.number, text_from(run_cases[i].number)), "%s -> %.*s", runs,
            (int)value.number.length, value.number.bytes);
        cr_expect_eq(value.notes, run_cases[i].notes, "notes on %s: %x", runs, value.notes);
        cr_expect(text_equal(shown, text_from(run_cases[i].shown)), "%s is shown as %.*s", runs,
            (int)shown.length, shown.bytes);
    }
    arena_free(arena);
}
