/*
 * test_value.c: what the text of one cell says (form/value.c). One row a way of writing a figure;
 * the ways are those that offices were seen to use.
 */
#include <criterion/criterion.h>

#include "form/value.h"

static const struct {
    const char *raw;
    enum cell_state state;
    const char *number, *unit;
    bool doubtful;
} cases[] = {
    {"0", STATE_NUMBER, "0", "", false},
    {"26", STATE_NUMBER, "26", "", false},
    {"\n1", STATE_NUMBER, "1", "", false},
    {"００", STATE_NUMBER, "0", "", false},
    {"１２", STATE_NUMBER, "12", "", false},
    {"007", STATE_NUMBER, "7", "", false},
    {"-18", STATE_NUMBER, "-18", "", false},
    {"－３", STATE_NUMBER, "-3", "", false},
    {"−3", STATE_NUMBER, "-3", "", false},
    {"+4", STATE_NUMBER, "4", "", false},
    {"-0", STATE_NUMBER, "0", "", false},
    {"1,234", STATE_NUMBER, "1234", "", false},
    {"1，234，567", STATE_NUMBER, "1234567", "", false},
    {"12,34", STATE_TEXT, "", "", false},
    {"1234,567", STATE_TEXT, "", "", false},
    {"7730.28", STATE_NUMBER, "7730.28", "", false},
    {"24252.311082", STATE_NUMBER, "24252.311082", "", false},
    {"0.10", STATE_NUMBER, "0.10", "", false},
    {".5", STATE_NUMBER, "0.5", "", false},
    {"１．５", STATE_NUMBER, "1.5", "", false},
    {"75394432.52元", STATE_NUMBER, "75394432.52", "元", false},
    {"43.788 万元", STATE_NUMBER, "43.788", "万元", false},
    {"12件", STATE_NUMBER, "12", "件", false},
    {"22（其中修订16件）", STATE_NUMBER, "22", "", false},
    {"22(其中修订16件)", STATE_NUMBER, "22", "", false},
    {"3件（含1件）", STATE_NUMBER, "3", "件", false},
    {"2①", STATE_NUMBER, "2", "", false},
    {"4287。", STATE_NUMBER, "4287", "", false},
    {"1 2", STATE_NUMBER, "12", "", true},
    {"1\n2", STATE_NUMBER, "12", "", true},
    {" 12 ", STATE_NUMBER, "12", "", false},
    {"", STATE_BLANK, "", "", false},
    {"　　", STATE_BLANK, "", "", false},
    {" \xC2\xA0\n", STATE_BLANK, "", "", false},
    {"/", STATE_NOT_APPLICABLE, "", "", false},
    {"／", STATE_NOT_APPLICABLE, "", "", false},
    {"-", STATE_NOT_APPLICABLE, "", "", false},
    {"—", STATE_NOT_APPLICABLE, "", "", false},
    {"——", STATE_NOT_APPLICABLE, "", "", false},
    {"无", STATE_NOT_APPLICABLE, "", "", false},
    {"不适用", STATE_NOT_APPLICABLE, "", "", false},
    {"N/A", STATE_NOT_APPLICABLE, "", "", false},
    {"约12件", STATE_TEXT, "", "", false},
    {"1/2", STATE_TEXT, "", "", false},
    {"12左右", STATE_TEXT, "", "", false},
    {"详见附件", STATE_TEXT, "", "", false},
    {"1-2", STATE_TEXT, "", "", false},
    {"2021年", STATE_TEXT, "", "", false},
    {"26.8万条", STATE_NUMBER, "26.8", "万条", false},
    {"251000元", STATE_NUMBER, "251000", "元", false},
    {"-8件", STATE_NUMBER, "-8", "件", false},
    {"-0.00", STATE_NUMBER, "0.00", "", false},
    {"00.50", STATE_NUMBER, "0.50", "", false},
    {"99999999999999999999", STATE_NUMBER, "99999999999999999999", "", false},
    {"12［注］", STATE_NUMBER, "12", "", false},
    {"3*", STATE_NUMBER, "3", "", false},
    {"////", STATE_NOT_APPLICABLE, "", "", false},
    {"无（本机关无此事项）", STATE_NOT_APPLICABLE, "", "", false},
    {"-/", STATE_TEXT, "", "", false},
    {"260余", STATE_TEXT, "", "", false},
    {"14万余条", STATE_TEXT, "", "", false},
    {"12（", STATE_TEXT, "", "", false},
    {"件", STATE_TEXT, "", "", false},
    {"１,２３４．５", STATE_NUMBER, "1234.5", "", false},
    {"12.3.4", STATE_TEXT, "", "", false},
};

Test(value, reads_cells_as_offices_write_them) {
    struct arena *arena = arena_new();
    const struct mappings *mappings = mappings_builtin();
    cr_assert_not_null(mappings);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value value = value_read(arena, &mappings->values, text_from(cases[i].raw));
        cr_expect_eq(value.state, cases[i].state, "state of %s: %d", cases[i].raw, value.state);
        cr_expect(text_equal(value.number, text_from(cases[i].number)), "%s -> %.*s", cases[i].raw,
            (int)value.number.length, value.number.bytes);
        cr_expect(text_equal(value.unit, text_from(cases[i].unit)), "unit of %s", cases[i].raw);
        cr_expect_eq(value.doubtful, cases[i].doubtful, "doubt about %s", cases[i].raw);
    }
    arena_free(arena);
}
