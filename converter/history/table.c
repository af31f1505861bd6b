/*
 * table.c: shared by the readers of the tables beside the forms.
 */
#include "history/table.h"

void table_refuse(struct table_reader *reader, const char *what, struct text which) {
    struct buffer message = {.arena = reader->arena};
    buffer_format(
        &message, "line %d: %s \"%.*s\"", reader->line, what, (int)which.length, which.bytes);
    problem_add(reader->problems, PROBLEM_MAPPING_BROKEN, (struct place){0}, reader->file,
        buffer_text(&message));
    reader->refused = true;
}

bool table_rows_read(struct table_reader *reader, struct text content, const char *const *columns,
    struct tsv *table) {
    const char *error = NULL;
    if (tsv_read(reader->arena, content, columns, table, &error, &reader->line))
        return true;
    table_refuse(reader, error, TEXT_NONE);
    return false;
}
