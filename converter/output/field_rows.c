/*
 * field_rows.c: the fields of the forms as a table, the key to the field column of observations:
 * where on the printed form a field stands, in the form's own words. Comes from the mapping files
 * and, where a field counts otherwise than in the form that it is compared with, from the table of
 * what may be compared.
 */
#include "output/row_tables.h"

static const struct row_column columns[] = {
    {.name = "form", .required = true, .zh = "报告格式", .en = "the form"},
    {.name = "field", .required = true, .zh = "字段", .en = "the field"},
    {.name = "indicator",
        .required = true,
        .zh = "指标：字段去掉申请人",
        .en = "the field without its applicant"},
    {.name = "applicant", .zh = "申请人类别", .en = "the kind of applicant"},
    {.name = "table_name", .required = true, .zh = "表的名称", .en = "name of the table"},
    {.name = "row_label", .zh = "行标题", .en = "label of the row, with its group"},
    {.name = "column_label", .zh = "列标题", .en = "label of the column, with its groups"},
    {.name = "unit", .zh = "格式上的单位", .en = "the unit that the form prints"},
    {.name = "definition",
        .zh = "口径与所比较的格式有何不同（obs_status 为 D），中文",
        .en = "how it counts otherwise than in the form that it is compared with (obs_status D), "
              "in Chinese"},
    {.name = "definition_en", .zh = "同上，英文", .en = "the same in English"},
};

const struct row_table fields_table = {
    .name = "fields",
    .file = "fields.csv",
    .zh = "字段一览：每个字段在表上的位置",
    .en = "the fields of the forms, where each is printed",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .keys = {"form", "field"},
};

struct field_names field_names(const struct mapping *mapping, int index, struct text field) {
    struct field_names names = {.indicator = field};
    if (mapping == NULL || index < 0)
        return names;
    const struct mapping_field *home = &mapping->fields[index];
    const struct mapping_block *block = &mapping->tables[home->table].blocks[home->block];
    struct text key = block->columns[home->column].key;
    if (!text_equal(block->dimension, TEXT("applicant")) || key.length == 0 ||
        field.length <= key.length)
        return names;
    names.indicator = text_slice(field, 0, field.length - key.length - 1);
    names.applicant = key;
    return names;
}

static struct text label_join(struct arena *arena, struct text above, struct text label) {
    struct buffer path = {.arena = arena};
    buffer_add(&path, above);
    if (above.length != 0 && label.length != 0)
        buffer_add_byte(&path, '/');
    buffer_add(&path, label);
    return buffer_text(&path);
}

/* The official wording of a group of rows or columns is the first label that the file has for it.
 */
static struct text group_words(const struct mapping *mapping, const struct mapping_field *field,
    enum label_kind kind, int group) {
    for (size_t i = 0; i < mapping->label_count; i++) {
        const struct label *label = &mapping->labels[i];
        if (label->kind == kind && label->table == field->table && label->block == field->block &&
            label->index == group)
            return label->words;
    }
    return TEXT_NONE;
}

static struct text column_label(
    struct arena *arena, const struct mapping *mapping, const struct mapping_field *field) {
    const struct mapping_block *block = &mapping->tables[field->table].blocks[field->block];
    const struct mapping_column *column = &block->columns[field->column];
    struct text above = TEXT_NONE;
    for (size_t i = 0; i < column->group_count; i++)
        above = label_join(
            arena, above, group_words(mapping, field, LABEL_COLUMN_GROUP, column->groups[i]));
    return label_join(arena, above, column->words);
}

static struct text row_label(
    struct arena *arena, const struct mapping *mapping, const struct mapping_field *field) {
    const struct mapping_block *block = &mapping->tables[field->table].blocks[field->block];
    const struct mapping_row *row = &block->rows[field->row];
    struct text group =
        row->group < 0 ? TEXT_NONE : group_words(mapping, field, LABEL_ROW_GROUP, row->group);
    return label_join(arena, group, row->words);
}

static void form_rows(
    struct row_set *set, const struct mapping *mapping, const struct verdict *definitions) {
    for (size_t i = 0; i < mapping->field_count; i++) {
        const struct mapping_field *field = &mapping->fields[i];
        const struct mapping_table *table = &mapping->tables[field->table];
        const struct mapping_block *block = &table->blocks[field->block];
        struct text unit = block->columns[field->column].unit;
        struct field_names names = field_names(mapping, (int)i, field->path);
        row_exact(set, form_code(set->arena, mapping->id));
        row_exact(set, field->path);
        row_exact(set, names.indicator);
        row_text(set, names.applicant);
        row_exact(set, table->name);
        row_text(set, row_label(set->arena, mapping, field));
        row_text(set, column_label(set->arena, mapping, field));
        row_text(set, unit.length != 0 ? unit : block->rows[field->row].unit);
        row_text(set, definitions[i].reason);
        row_text(set, definitions[i].reason_en);
    }
}

void field_rows(struct row_set *set, const struct row_forms *forms) {
    for (size_t i = 0; i < forms->mappings->count; i++)
        form_rows(set, &forms->mappings->items[i], forms->definitions[i]);
}

/* ---- what they count ---- */

static struct verdict definition_find(struct arena *arena,
    const struct comparability *comparability, struct text form, struct text field) {
    static const bool differs[RELATION_COUNT] = {
        [RELATION_NARROWED] = true, [RELATION_WIDENED] = true, [RELATION_REDEFINED] = true};
    const struct verdict same = {RELATION_SAME, TEXT_NONE, TEXT_NONE};
    struct subject subject = subject_find(arena, comparability, form, field);
    if (text_equal(subject.form, form))
        return same;
    struct verdict verdict = verdict_find(comparability, &(struct verdict_side){form, &field, 1},
        &(struct verdict_side){subject.form, &subject.field, 1});
    return differs[verdict.relation] ? verdict : same;
}

struct verdict **definitions_find(struct arena *arena, const struct mappings *mappings,
    const struct comparability *comparability) {
    struct verdict **definitions = arena_array(arena, mappings->count, sizeof *definitions);
    for (size_t i = 0; i < mappings->count; i++) {
        const struct mapping *mapping = &mappings->items[i];
        definitions[i] = arena_array(arena, mapping->field_count, sizeof **definitions);
        for (size_t f = 0; f < mapping->field_count; f++)
            definitions[i][f] =
                definition_find(arena, comparability, mapping->id, mapping->fields[f].path);
    }
    return definitions;
}
