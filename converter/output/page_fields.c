/*
 * page_fields.c: (form, field) -> number, and the names that belong to it, from the mappings.
 * Tables, rows and columns are few and found by linear search; fields are asked for by the hundred
 * thousand and found by their hash.
 */
#include "output/page_fields.h"

#include "history/field_words.h"

#include <stdint.h>

enum { FIRST_SLOTS = 1024 };

/* Distinct texts by number. */
struct names {
    struct text *items;
    size_t count, capacity;
};

struct page_row {
    size_t table;
    struct text group, label;
};

struct page_field {
    struct text form, field;
    size_t row, column;
    struct text unit;
};

struct page_fields {
    struct arena *arena;
    const struct mappings *mappings;
    struct names tables, columns;
    struct page_row *rows;
    size_t row_count, row_capacity;
    struct page_field *items;
    size_t count, capacity;
    size_t *slots; /* numbers + 1, by hash; twice as many as fields at least */
    size_t slot_count;
};

struct page_fields *page_fields_new(struct arena *arena, const struct mappings *mappings) {
    struct page_fields *fields = arena_alloc(arena, sizeof *fields);
    *fields = (struct page_fields){.arena = arena, .mappings = mappings};
    return fields;
}

/* ---- numbers of names ---- */

static size_t page_name_find(struct arena *arena, struct names *names, struct text name) {
    for (size_t i = 0; i < names->count; i++)
        if (text_equal(names->items[i], name))
            return i;
    *ARRAY_APPEND(arena, names->items, names->count, names->capacity) = name;
    return names->count - 1;
}

static size_t page_row_find(struct page_fields *fields, struct page_row row) {
    for (size_t i = 0; i < fields->row_count; i++)
        if (fields->rows[i].table == row.table && text_equal(fields->rows[i].group, row.group) &&
            text_equal(fields->rows[i].label, row.label))
            return i;
    *ARRAY_APPEND(fields->arena, fields->rows, fields->row_count, fields->row_capacity) = row;
    return fields->row_count - 1;
}

/* ---- a field's names, from its form ---- */

static struct page_field field_make(
    struct page_fields *fields, struct text form, struct text path) {
    const struct mapping *mapping = mappings_find(fields->mappings, form);
    path = text_copy(fields->arena, path);
    struct field_words words = field_words_find(fields->arena, mapping, path, TEXT(" · "));
    struct page_row row = {.label = path};
    struct text table = TEXT_NONE, column = TEXT_NONE, unit = TEXT_NONE;
    if (words.field != NULL) {
        const struct mapping_block *block = words.block;
        table = mapping->tables[words.field->table].name;
        row.label = block->rows_labelled ? words.row : TEXT_NONE;
        row.group = words.group.length != 0 ? words.group : words.title;
        /* 统计数 over the one column of a whole table says nothing that the row does not. */
        if (block->value_count > 1 || !block->rows_labelled || words.title.length != 0)
            column = words.column;
        unit = block->columns[words.field->column].unit;
    }
    row.table = page_name_find(fields->arena, &fields->tables, table);
    return (struct page_field){
        .form = text_copy(fields->arena, form),
        .field = path,
        .row = page_row_find(fields, row),
        .column = page_name_find(fields->arena, &fields->columns, column),
        .unit = unit,
    };
}

/* ---- numbers of fields ---- */

/* The slot that holds the field, or the empty one where it belongs. */
static size_t *slot_find(const struct page_fields *fields, struct text form, struct text field) {
    for (size_t i = (size_t)(text_hash(form) * 31 + text_hash(field));; i++) {
        size_t *slot = &fields->slots[i & (fields->slot_count - 1)];
        if (*slot == 0)
            return slot;
        const struct page_field *item = &fields->items[*slot - 1];
        if (text_equal(item->field, field) && text_equal(item->form, form))
            return slot;
    }
}

size_t page_field_find(struct page_fields *fields, struct text form, struct text field) {
    if (fields->count * 2 >= fields->slot_count) {
        fields->slot_count = fields->slot_count == 0 ? FIRST_SLOTS : fields->slot_count * 2;
        fields->slots = arena_array(fields->arena, fields->slot_count, sizeof *fields->slots);
        for (size_t i = 0; i < fields->count; i++)
            *slot_find(fields, fields->items[i].form, fields->items[i].field) = i + 1;
    }
    size_t *slot = slot_find(fields, form, field);
    if (*slot == 0) {
        struct page_field made = field_make(fields, form, field);
        *ARRAY_APPEND(fields->arena, fields->items, fields->count, fields->capacity) = made;
        *slot = fields->count;
    }
    return *slot - 1;
}

size_t page_field_table(const struct page_fields *fields, size_t field) {
    return fields->rows[fields->items[field].row].table;
}

struct text page_field_unit(const struct page_fields *fields, size_t field) {
    return fields->items[field].unit;
}

struct text page_field_row(const struct page_fields *fields, size_t field) {
    const struct page_row *row = &fields->rows[fields->items[field].row];
    if (row->group.length == 0 || row->label.length == 0)
        return row->label;
    struct buffer words = {.arena = fields->arena};
    buffer_add(&words, row->group);
    buffer_add(&words, TEXT(" · "));
    buffer_add(&words, row->label);
    return buffer_text(&words);
}

struct text page_field_column(const struct page_fields *fields, size_t field) {
    return fields->columns.items[fields->items[field].column];
}

const struct mapping *page_mapping(const struct page_fields *fields, struct text form) {
    return mappings_find(fields->mappings, form);
}

struct text page_table_name(const struct page_fields *fields, struct text key) {
    for (size_t m = fields->mappings->count; m-- > 0;) {
        const struct mapping *mapping = &fields->mappings->items[m];
        for (size_t t = 0; t < mapping->table_count; t++)
            if (text_equal(mapping->tables[t].key, key))
                return mapping->tables[t].name;
    }
    return key;
}

/* ---- writing ---- */

static void names_write(const struct names *names, struct json_writer *writer) {
    json_array_open(writer);
    for (size_t i = 0; i < names->count; i++)
        json_string(writer, names->items[i]);
    json_array_close(writer);
}

void page_fields_write(const struct page_fields *fields, struct json_writer *writer) {
    json_key(writer, "tables");
    names_write(&fields->tables, writer);
    json_member_array(writer, "rows");
    for (size_t i = 0; i < fields->row_count; i++) {
        json_array_open(writer);
        json_size(writer, fields->rows[i].table);
        json_string(writer, fields->rows[i].group);
        json_string(writer, fields->rows[i].label);
        json_array_close(writer);
    }
    json_array_close(writer);
    json_key(writer, "columns");
    names_write(&fields->columns, writer);
    json_member_array(writer, "fields");
    for (size_t i = 0; i < fields->count; i++) {
        const struct page_field *field = &fields->items[i];
        json_array_open(writer);
        json_string(writer, field->field);
        json_size(writer, field->row);
        json_size(writer, field->column);
        json_string(writer, field->unit);
        json_array_close(writer);
    }
    json_array_close(writer);
}
