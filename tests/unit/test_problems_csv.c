/* test_problems_csv.c: what a line of the journal tells of -> rows that Excel in China shows as
 * they are. */
#include <criterion/criterion.h>

#include "program/finish.h"

Test(problems_csv, cells) {
    static const struct {
        const char *line, *rows;
    } cases[] = {
        {"{}", ""},
        {"{\"path\": \"a,b\", \"details\": [{\"code\": \"x\", \"severity\": \"warning\", "
         "\"message\": "
         "\"缺\\\"甲\\\"；请看；再看\", \"table\": 2, \"row\": 3, \"column\": null}]}",
            "\"a,b\",2,3,,x,提醒,\"缺\"\"甲\"\"；请看\",再看\r\n"},
        {"{\"path\": \"+a\", \"details\": [{\"code\": \"sum\", \"severity\": \"check\", "
         "\"message\": "
         "\"-1 ≠ 2；3\", \"table\": null, \"row\": null, \"column\": null}]}",
            "'+a,,,,sum,勾稽不符,'-1 ≠ "
            "2；3,报告中的数字不一致，已照原样转换；请对照原件，需要更正时请"
            "联系制作单位\r\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct buffer rows = {.arena = arena};
        struct wording error;
        const struct json *line = json_read(arena, text_from(cases[i].line), &error);
        cr_assert_not_null(line, "%s", error.en);
        problems_csv_rows(&rows, line);
        cr_expect(text_equal(buffer_text(&rows), text_from(cases[i].rows)), "case %zu: %s", i,
            rows.bytes);
        arena_free(arena);
    }
}
