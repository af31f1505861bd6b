/*
 * field_rows.c: the fields of the forms as a table: where each stands on the printed form, in the
 * form's own words, and how it differs from the field that it is compared with.
 */
#include "history/field_words.h"
#include "output/row_tables.h"

static const struct row_column columns[] = {
    {"form", ROW_STRING, ROW_REQUIRED, "报告格式", "the form", NULL},
    {"field", ROW_STRING, ROW_REQUIRED, "字段", "the field", NULL},
    {"indicator", ROW_STRING, ROW_REQUIRED, "指标：字段去掉申请人",
        "the field without its applicant", NULL},
    {"applicant", ROW_STRING, 0, "申请人类别", "the kind of applicant", NULL},
    {"table_name", ROW_STRING, ROW_REQUIRED, "表的名称", "name of the table", NULL},
    {"row_label", ROW_STRING, 0, "行标题", "label of the row, with its group", NULL},
    {"column_label", ROW_STRING, 0, "列标题", "label of the column, with its groups", NULL},
    {"unit", ROW_STRING, 0, "格式上的单位", "the unit that the form prints", NULL},
    {"definition", ROW_STRING, 0, "口径与所比较的格式有何不同（obs_status 为 D），中文",
        "how it counts otherwise than in the form that it is compared with (obs_status D), "
        "in Chinese",
        NULL},
    {"definition_en", ROW_STRING, 0, "同上，英文", "the same in English", NULL},
};

const struct row_table fields_table = {"fields", "fields.csv", "字段一览：每个字段在表上的位置",
    "the fields of the forms, where each is printed", columns, sizeof columns / sizeof *columns,
    {"form", "field"}, NULL};

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

void field_rows(struct row_set *set, const struct row_forms *forms) {
    for (size_t m = 0; m < forms->mappings->count; m++) {
        const struct mapping *mapping = &forms->mappings->items[m];
        for (size_t i = 0; i < mapping->field_count; i++) {
            const struct mapping_field *field = &mapping->fields[i];
            const struct verdict *definition = &forms->definitions[m][i];
            struct field_names names = field_names(mapping, (int)i, field->path);
            struct field_words words =
                field_words_find(set->arena, mapping, field->path, TEXT("/"));
            const struct mapping_row *row = &words.block->rows[field->row];
            struct text unit = words.block->columns[field->column].unit;
            struct buffer label = {.arena = set->arena};
            if (row->group >= 0)
                buffer_add(&label, words.group);
            buffer_add(&label, label.length != 0 && words.row.length != 0 ? TEXT("/") : TEXT_NONE);
            buffer_add(&label, words.row);
            row_exact(set, form_code(set->arena, mapping->id));
            row_exact(set, field->path);
            row_exact(set, names.indicator);
            row_text(set, names.applicant);
            row_exact(set, mapping->tables[field->table].name);
            row_text(set, buffer_text(&label));
            row_text(set, words.column);
            row_text(set, unit.length != 0 ? unit : row->unit);
            row_text(set, definition->reason);
            row_text(set, definition->reason_en);
        }
    }
}

/* ---- definitions ---- */

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
