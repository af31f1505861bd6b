/*
 * field_words.c: a field of a form -> the words above and beside its cell. Titles and groups are
 * among the labels of the mapping; the first wording of each is the official one.
 */
#include "history/field_words.h"

/* The official wording of a label of the field's block. at: which group; -1: any. */
static struct text words_of(const struct mapping *mapping, const struct mapping_field *field,
    enum label_kind kind, int at) {
    for (size_t i = 0; i < mapping->label_count; i++) {
        const struct label *label = &mapping->labels[i];
        if (label->kind == kind && label->table == field->table && label->block == field->block &&
            (at < 0 || label->index == at))
            return label->words;
    }
    return TEXT_NONE;
}

static void words_add(struct buffer *words, struct text between, struct text more) {
    if (more.length != 0 && words->length != 0)
        buffer_add(words, between);
    buffer_add(words, more);
}

struct field_words field_words_find(
    struct arena *arena, const struct mapping *mapping, struct text field, struct text between) {
    struct field_words words = {.field = NULL};
    struct buffer above = {.arena = arena};
    for (size_t i = 0; mapping != NULL && words.field == NULL && i < mapping->field_count; i++)
        if (text_equal(mapping->fields[i].path, field))
            words.field = &mapping->fields[i];
    if (words.field == NULL)
        return words;
    words.block = &mapping->tables[words.field->table].blocks[words.field->block];
    const struct mapping_row *row = &words.block->rows[words.field->row];
    const struct mapping_column *column = &words.block->columns[words.field->column];
    words.title = words_of(mapping, words.field, LABEL_TITLE, -1);
    if (row->group >= 0)
        words.group = words_of(mapping, words.field, LABEL_ROW_GROUP, row->group);
    else if (row->part_of >= 0)
        words.group = words.block->rows[row->part_of].words;
    words.row = row->words;
    for (size_t i = 0; i < column->group_count; i++)
        words_add(
            &above, between, words_of(mapping, words.field, LABEL_COLUMN_GROUP, column->groups[i]));
    words_add(&above, between, column->words);
    words.column = buffer_text(&above);
    return words;
}

struct text field_label(struct arena *arena, const struct mapping *mapping, struct text field) {
    struct field_words words = field_words_find(arena, mapping, field, TEXT("/"));
    const struct text parts[] = {words.title, words.group, words.row, words.column};
    struct buffer label = {.arena = arena};
    if (words.field == NULL)
        return field;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        words_add(&label, TEXT("/"), parts[i]);
    return buffer_text(&label);
}
