/*
 * tables_json.c: struct document -> the grids of all its tables. Text is as printed, with automatic
 * numbers (序号), which other readers do not see: they can be left out.
 */
#include "output/tables_json.h"

#include "base/json_writer.h"

static const char *where_name(enum table_where where) {
    static const char *const names[] = {
        [WHERE_BODY] = "body",
        [WHERE_TEXTBOX] = "textbox",
        [WHERE_FOOTNOTE] = "footnote",
        [WHERE_ENDNOTE] = "endnote",
        [WHERE_HEADER] = "header",
        [WHERE_FOOTER] = "footer",
    };
    return names[where];
}

/* Writes the text, or the objects of a cell without text; also as a person sees it where that shows
 * more: raised or struck text, notes, pictures. */
static void write_text(struct json_writer *json, const struct cell *cell, bool numbers) {
    struct arena *arena = json->out->arena;
    struct run_text printed =
        run_text_leave_out(arena, &cell->printed, numbers ? 0 : RUN_BIT(RUN_NUMBER));
    struct text text = run_text_without(arena, &printed, RUNS_ADDED);
    if (text_is_blank(text) && run_text_has(&printed, RUNS_OBJECTS))
        text = printed.text;
    struct text shown = run_text_shown(arena, &printed);
    json_string(json, text);
    if (text_equal(shown, text))
        return;
    json_member_exact(json, "shown", shown);
}

static void cell_write(struct json_writer *json, const struct cell *cell, bool numbers) {
    json_object_open(json);
    json->compact = true;
    json_member_integer(json, "row", cell->row);
    json_member_integer(json, "column", cell->column);
    json_member_integer(json, "rowspan", cell->row_span);
    json_member_integer(json, "colspan", cell->column_span);
    json_key(json, "text");
    write_text(json, cell, numbers);
    json_object_close(json);
    json->compact = false;
}

static void table_write(struct json_writer *json, const struct table *table, bool numbers) {
    json_object_open(json);
    json_member_integer(json, "table", table->ordinal);
    json_member_integer(json, "rows", table->rows);
    json_member_integer(json, "columns", table->columns);
    json_key(json, "parent");
    if (table->parent == 0)
        json_null(json);
    else
        json_integer(json, table->parent);
    json_member_exact(json, "where", text_from(where_name(table->where)));
    json_member_array(json, "cells");
    for (size_t i = 0; i < table->cell_count; i++)
        cell_write(json, &table->cells[i], numbers);
    json_array_close(json);
    json_object_close(json);
}

struct text tables_json(struct arena *arena, const struct document *document, bool numbers) {
    struct buffer out = {.arena = arena};
    struct json_writer json = {.out = &out, .first = true};
    json_object_open(&json);
    json_member_array(&json, "tables");
    for (size_t i = 0; i < document->table_count; i++)
        table_write(&json, &document->tables[i], numbers);
    json_array_close(&json);
    json_object_close(&json);
    buffer_add_byte(&out, '\n');
    return buffer_text(&out);
}
