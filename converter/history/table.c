/*
 * table.c: shared by the readers of the tables beside the forms.
 */
#include "history/table.h"

void table_refuse(struct table_reader *reader, struct wording what, struct text which) {
    struct buffer zh = {.arena = reader->arena}, en = {.arena = reader->arena};
    buffer_format(&zh, "第 %d 行：%s", reader->line, what.zh);
    buffer_format(&en, "line %d: %s", reader->line, what.en);
    problem_add_detail(reader->problems, PROBLEM_MAPPING_BROKEN, (struct place){0}, reader->file,
        WORDING(buffer_text(&zh).bytes, buffer_text(&en).bytes), which);
    reader->refused = true;
}

bool table_rows_read(struct table_reader *reader, struct text content, const char *const *columns,
    struct tsv *table) {
    struct wording error;
    if (tsv_read(reader->arena, content, columns, table, &error, &reader->line))
        return true;
    table_refuse(reader, error, TEXT_NONE);
    return false;
}
