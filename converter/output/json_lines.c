/*
 * json_lines.c: rows -> JSON Lines: an object a line, every key in the table's order, one type a
 * key or null. Numbers keep their digits.
 */
#include "base/json_writer.h"
#include "output/rows.h"

void row_write_json(struct buffer *out, const struct row_set *set, size_t row) {
    const struct row_value *values = set->values + row * set->table->column_count;
    struct json_writer writer = {.out = out, .compact = true};
    json_object_open(&writer);
    for (size_t i = 0; i < set->table->column_count; i++) {
        json_key(&writer, set->table->columns[i].name);
        if (!values[i].known)
            json_null(&writer);
        else if (set->table->columns[i].type == ROW_STRING)
            json_string(&writer, values[i].text);
        else
            json_number(&writer, values[i].text); /* a number or a boolean, verbatim */
    }
    json_object_close(&writer);
    buffer_add_byte(out, '\n');
}
