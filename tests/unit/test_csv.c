/* test_csv.c: how single values stand in CSV, plain and for Excel. */
#include <criterion/criterion.h>

#include "output/rows.h"

static const struct row_column columns[] = {
    {.name = "words", .type = ROW_STRING}, {.name = "number", .type = ROW_NUMBER}};
static const struct row_table table = {.name = "t", .columns = columns, .column_count = 2};

static const struct {
    const char *words; /* NULL: null */
    const char *number;
    const char *plain, *excel;
    size_t guarded;
} rows[] = {
    {"a", "1", "a,1\n", "a,1\r\n", 0},
    {NULL, NULL, ",\n", ",\r\n", 0},
    {"", NULL, "\"\",\n", "\"\",\r\n", 0},
    {"a,b", "-1.50", "\"a,b\",-1.50\n", "\"a,b\",-1.50\r\n", 0},
    {"\"", "0", "\"\"\"\",0\n", "\"\"\"\",0\r\n", 0},
    {"一\n二", "0", "\"一\n二\",0\n", "\"一\n二\",0\r\n", 0},
    {" x", "0", "\" x\",0\n", "\" x\",0\r\n", 0},
    {"x ", "0", "\"x \",0\n", "\"x \",0\r\n", 0},
    {"x y", "0", "x y,0\n", "x y,0\r\n", 0},
    {"-", "0", "-,0\n", "\"'-\",0\r\n", 1},
    {"=1+1", "0", "=1+1,0\n", "\"'=1+1\",0\r\n", 1},
    {"＝A1", "0", "＝A1,0\n", "\"'＝A1\",0\r\n", 1},
    {"＋1", "0", "＋1,0\n", "\"'＋1\",0\r\n", 1},
    {"－1", "0", "－1,0\n", "\"'－1\",0\r\n", 1},
    {"＠x", "0", "＠x,0\n", "\"'＠x\",0\r\n", 1},
    {"\t=1", "0", "\t=1,0\n", "\"'\t=1\",0\r\n", 1},
    {"@\"x\"", "0", "\"@\"\"x\"\"\",0\n", "\"'@\"\"x\"\"\",0\r\n", 1},
    {"9007199254740993", "9007199254740993", "9007199254740993,9007199254740993\n",
        "\"'9007199254740993\",9007199254740993\r\n", 1},
    {"123456789012345", "0", "123456789012345,0\n", "123456789012345,0\r\n", 0},
};

Test(csv, rows) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int excel = 0; excel < 2; excel++) {
            struct row_set set = {.arena = arena, .table = &table};
            struct buffer out = {.arena = arena};
            struct csv_style style = {.excel = excel == 1};
            if (rows[i].words == NULL)
                row_null(&set);
            else
                row_exact(&set, text_from(rows[i].words));
            row_text(&set, text_from(rows[i].number));
            csv_write_row(&out, &set, 0, &style);
            const char *wanted = excel == 1 ? rows[i].excel : rows[i].plain;
            cr_expect(text_equal(buffer_text(&out), text_from(wanted)), "row %zu: %s, not %s", i,
                out.bytes, wanted);
            cr_expect_eq(style.guarded, excel == 1 ? rows[i].guarded : 0, "row %zu", i);
        }
    arena_free(arena);
}

Test(csv, head) {
    struct arena *arena = arena_new();
    for (int excel = 0; excel < 2; excel++) {
        struct buffer out = {.arena = arena};
        csv_write_head(&out, &table, &(struct csv_style){.excel = excel == 1});
        const char *wanted = excel == 1 ? "\xEF\xBB\xBFwords,number\r\n" : "words,number\n";
        cr_expect(text_equal(buffer_text(&out), text_from(wanted)));
    }
    arena_free(arena);
}
