/*
 * json_lines.c: rows -> JSON Lines: an object a line, every key in every line in the table's order,
 * one type a key or null. No byte order mark. Numbers keep their digits.
 */
#include "base/json_writer.h"
#include "output/rows.h"

static void write_value(
    struct json_writer *writer, enum row_type type, const struct row_value *value) {
    if (!value->known)
        json_null(writer);
    else if (type == ROW_STRING)
        json_string(writer, value->text);
    else
        json_number(writer, value->text); /* a number or a boolean, as it is written */
}

void row_write_json(struct buffer *out, const struct row_set *set, size_t row) {
    const struct row_value *values = set->values + row * set->table->column_count;
    struct json_writer writer = {.out = out, .compact = true};
    json_object_open(&writer);
    for (size_t i = 0; i < set->table->column_count; i++) {
        json_key(&writer, set->table->columns[i].name);
        write_value(&writer, set->table->columns[i].type, &values[i]);
    }
    json_object_close(&writer);
    buffer_add_byte(out, '\n');
}
