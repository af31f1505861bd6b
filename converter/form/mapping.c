/*
 * mapping.c: the JSON of one form -> struct mapping. Every object's keys are held against a list:
 * an unknown key is a slip of the pen that would otherwise be ignored in silence, so it is refused,
 * as are duplicate keys (json_reader.c), duplicate fields and checks of fields that do not exist.
 * mappings/README.md describes the files; mapping_check.c reads their checks, mapping_set.c the
 * folder that they are in.
 */
#include "form/mapping.h"

#include <stdlib.h>

#include "base/unicode.h"
#include "form/label.h"
#include "form/mapping_read.h"

/* ---- shared (mapping_read.h) ---- */

void mapping_refuse_as(struct reading *reading, enum problem_code code, struct text what) {
    reading->broken = true;
    problem_add(reading->problems, code, (struct place){0}, reading->name, what);
}

void mapping_refuse(struct reading *reading, struct wording what, struct text name) {
    reading->broken = true;
    problem_add_detail(
        reading->problems, PROBLEM_MAPPING_BROKEN, (struct place){0}, reading->name, what, name);
}

bool mapping_keys_known(
    struct reading *reading, const struct json *object, const char *const *known) {
    if (object->kind != JSON_OBJECT) {
        mapping_refuse(
            reading, WORDING("%1 处应为对象", "an object is expected at \"%1\""), object->key);
        return false;
    }
    for (const struct json *member = object->child; member != NULL; member = member->next) {
        const char *const *key = known;
        while (*key != NULL && !text_equal(text_from(*key), member->key))
            key++;
        if (*key == NULL)
            mapping_refuse(
                reading, WORDING("没有这个键：「%1」", "unknown key \"%1\""), member->key);
    }
    return true;
}

struct text mapping_string(
    struct reading *reading, const struct json *object, const char *key, bool required) {
    const struct json *member = json_member(object, key);
    if (member == NULL && !required)
        return TEXT_NONE;
    if (member == NULL || member->kind != JSON_STRING) {
        mapping_refuse(
            reading, WORDING("%1 应为字符串", "a string is expected at \"%1\""), text_from(key));
        return TEXT_NONE;
    }
    return member->string;
}

const struct json *mapping_array(
    struct reading *reading, const struct json *object, const char *key, bool required) {
    static const struct json none = {.kind = JSON_ARRAY};
    const struct json *member = json_member(object, key);
    if (member == NULL && !required)
        return &none;
    if (member == NULL || member->kind != JSON_ARRAY) {
        mapping_refuse(
            reading, WORDING("%1 应为数组", "an array is expected at \"%1\""), text_from(key));
        return &none;
    }
    return member;
}

struct text *mapping_strings(struct reading *reading, const struct json *array, size_t *count) {
    struct text *strings = arena_array(reading->arena, array->count, sizeof *strings);
    *count = 0;
    for (const struct json *item = array->child; item != NULL; item = item->next) {
        if (item->kind != JSON_STRING)
            mapping_refuse(reading,
                WORDING("%1 中只能有字符串", "only strings are expected in \"%1\""), array->key);
        strings[(*count)++] = item->string;
    }
    return strings;
}

struct text mapping_path(struct reading *reading, struct text a, struct text b, struct text c) {
    const struct text parts[] = {a, b, c};
    reading->path.arena = reading->arena;
    reading->path.length = 0;
    for (size_t i = 0; i < 3; i++) {
        if (parts[i].length != 0 && reading->path.length != 0)
            buffer_add_byte(&reading->path, '.');
        buffer_add(&reading->path, parts[i]);
    }
    return buffer_text(&reading->path);
}

static bool mapping_flag(struct reading *reading, const struct json *object, const char *key) {
    const struct json *member = json_member(object, key);
    if (member != NULL && member->kind != JSON_TRUE && member->kind != JSON_FALSE)
        mapping_refuse(reading,
            WORDING("%1 应为 true 或 false", "true or false is expected at \"%1\""),
            text_from(key));
    return member != NULL && member->kind == JSON_TRUE;
}

/* ---- labels ---- */

static void label_add(struct reading *reading, struct label_home home, struct text words) {
    struct mapping *mapping = reading->mapping;
    *ARRAY_APPEND(reading->arena, mapping->labels, mapping->label_count, mapping->label_capacity) =
        (struct label){
            .kind = home.kind,
            .table = home.table,
            .block = home.block,
            .index = home.index,
            .words = words,
            .key = label_key(reading->arena, words),
        };
}

/* ["official wording", {"another wording": "where it was seen"}]; its official one. */
static struct text labels_add(struct reading *reading, struct label_home home,
    const struct json *object, const char *key, bool required) {
    const struct json *official = mapping_array(reading, object, key, required)->child;
    if (official == NULL)
        return TEXT_NONE;
    if (official->kind != JSON_STRING) {
        mapping_refuse(reading,
            WORDING("%1 的第一项应为规定的写法", "the official wording comes first in \"%1\""),
            text_from(key));
        return TEXT_NONE;
    }
    label_add(reading, home, official->string);
    for (const struct json *others = official->next; others != NULL; others = others->next) {
        if (others->kind != JSON_OBJECT)
            mapping_refuse(reading,
                WORDING("写法「%1」没有注明见于何处", "where was this wording seen? \"%1\""),
                others->string);
        for (const struct json *other = others->child; other != NULL; other = other->next) {
            if (other->kind != JSON_STRING || text_is_blank(other->string))
                mapping_refuse(reading,
                    WORDING("写法「%1」没有注明见于何处", "where was this wording seen? \"%1\""),
                    other->key);
            label_add(reading, home, other->key);
        }
    }
    return official->string;
}

/* The index of words in a list of official labels, or -1. */
static int words_find(const struct text *list, size_t count, struct text words) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(list[i], words))
            return (int)i;
    return -1;
}

/* ---- blocks ---- */

static void column_read(struct reading *reading, const struct json *item,
    struct mapping_block *block, const struct text *groups) {
    static const char *const known[] = {
        "key", "labels", "groups", "unit", "role", "decimals", "optional", NULL};
    if (!mapping_keys_known(reading, item, known))
        return;
    struct mapping_column *column = &block->columns[block->column_count];
    struct label_home home = reading->home;
    home.kind = LABEL_COLUMN;
    home.index = (int)block->column_count++;
    column->words = labels_add(reading, home, item, "labels", true);
    column->unit = mapping_string(reading, item, "unit", false);
    column->decimals = mapping_flag(reading, item, "decimals");
    struct text role = mapping_string(reading, item, "role", false);
    if (role.length != 0 && !text_equal(role, TEXT("unit")) && !text_equal(role, TEXT("ignored")))
        mapping_refuse(reading,
            WORDING("role 应为 unit 或 ignored，不能是「%1」",
                "\"role\" is unit or ignored, not \"%1\""),
            role);
    column->role = text_equal(role, TEXT("unit"))      ? COLUMN_UNIT
                   : text_equal(role, TEXT("ignored")) ? COLUMN_IGNORED
                                                       : COLUMN_VALUE;
    column->key = mapping_string(reading, item, "key", column->role == COLUMN_VALUE);
    column->optional = mapping_flag(reading, item, "optional");
    if (column->role == COLUMN_VALUE)
        block->value_count++;
    size_t count;
    struct text *names =
        mapping_strings(reading, mapping_array(reading, item, "groups", false), &count);
    int *indices = arena_array(reading->arena, count, sizeof *indices);
    for (size_t i = 0; i < count; i++) {
        indices[i] = words_find(groups, block->column_group_count, names[i]);
        if (indices[i] < 0)
            mapping_refuse(
                reading, WORDING("没有这一列组：「%1」", "no such column group: \"%1\""), names[i]);
    }
    column->groups = indices;
    column->group_count = count;
}

static void columns_read(
    struct reading *reading, const struct json *object, struct mapping_block *block) {
    struct text *groups = mapping_strings(reading,
        mapping_array(reading, object, "column_groups", false), &block->column_group_count);
    for (size_t i = 0; i < block->column_group_count; i++) {
        struct label_home home = reading->home;
        home.kind = LABEL_COLUMN_GROUP;
        home.index = (int)i;
        label_add(reading, home, groups[i]);
    }
    const struct json *columns = mapping_array(reading, object, "columns", true);
    block->columns = arena_array(reading->arena, columns->count, sizeof *block->columns);
    for (const struct json *item = columns->child; item != NULL; item = item->next)
        column_read(reading, item, block, groups);
    if (block->value_count == 0)
        mapping_refuse(reading,
            WORDING("有一块没有数值列", "a block without a column that holds figures"), TEXT_NONE);
}

static void row_groups_read(
    struct reading *reading, const struct json *object, struct mapping_block *block) {
    static const char *const known[] = {"key", "labels", NULL};
    const struct json *groups = mapping_array(reading, object, "row_groups", false);
    struct text *words = arena_array(reading->arena, groups->count, sizeof *words);
    for (const struct json *item = groups->child; item != NULL; item = item->next) {
        if (!mapping_keys_known(reading, item, known))
            continue;
        struct label_home home = reading->home;
        home.kind = LABEL_ROW_GROUP;
        home.index = (int)block->row_group_count;
        labels_add(reading, home, item, "labels", true);
        words[block->row_group_count++] = mapping_string(reading, item, "key", true);
    }
    block->row_groups = words;
}

/* The row of the block with the key, or -1, which is refused. */
static int row_named(struct reading *reading, const struct mapping_block *block, struct text key) {
    for (size_t row = 0; row < block->row_count; row++)
        if (text_equal(block->rows[row].key, key))
            return (int)row;
    mapping_refuse(reading, WORDING("没有这一行：「%1」", "no such row: \"%1\""), key);
    return -1;
}

static void row_read(
    struct reading *reading, const struct json *item, struct mapping_block *block) {
    static const char *const known[] = {
        "key", "labels", "unit", "group", "part_of", "optional", "instead_of", NULL};
    if (!mapping_keys_known(reading, item, known))
        return;
    struct mapping_row *row = &block->rows[block->row_count];
    struct label_home home = reading->home;
    home.kind = LABEL_ROW;
    home.index = (int)block->row_count++;
    row->key = mapping_string(reading, item, "key", true);
    row->words = labels_add(reading, home, item, "labels", true);
    row->unit = mapping_string(reading, item, "unit", false);
    row->optional = mapping_flag(reading, item, "optional");
    struct text whole = mapping_string(reading, item, "part_of", false);
    row->part_of = whole.length == 0 ? -1 : row_named(reading, block, whole);
    struct text group = mapping_string(reading, item, "group", false);
    row->group =
        group.length == 0 ? -1 : words_find(block->row_groups, block->row_group_count, group);
    if (group.length != 0 && row->group < 0)
        mapping_refuse(
            reading, WORDING("没有这一行组：「%1」", "no such row group: \"%1\""), group);
}

/* instead_of names rows that may come later, so it is resolved when all rows are read. */
static void instead_of_read(
    struct reading *reading, const struct json *item, struct mapping_block *block, size_t index) {
    size_t count;
    struct text *keys =
        mapping_strings(reading, mapping_array(reading, item, "instead_of", false), &count);
    int *rows = arena_array(reading->arena, count, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i] = row_named(reading, block, keys[i]);
    block->rows[index].instead_of = rows;
    block->rows[index].instead_of_count = count;
}

static void rows_read(
    struct reading *reading, const struct json *object, struct mapping_block *block) {
    row_groups_read(reading, object, block);
    const struct json *rows = mapping_array(reading, object, "rows", false);
    block->rows_labelled = rows->count != 0;
    block->rows = arena_array(reading->arena, rows->count + 1, sizeof *block->rows);
    for (const struct json *item = rows->child; item != NULL; item = item->next)
        row_read(reading, item, block);
    if (!block->rows_labelled) {
        block->rows[0].group = block->rows[0].part_of = -1;
        block->row_count = 1;
    }
    size_t index = 0;
    for (const struct json *item = rows->child; item != NULL && !reading->broken; item = item->next)
        instead_of_read(reading, item, block, index++);
}

/* ---- what other forms have in the same block ---- */

static int column_named(
    struct reading *reading, const struct mapping_block *block, struct text key) {
    for (size_t column = 0; column < block->column_count; column++)
        if (text_equal(block->columns[column].key, key))
            return (int)column;
    mapping_refuse(reading, WORDING("没有这一列：「%1」", "no such column: \"%1\""), key);
    return 0;
}

/* Rows or columns of the block by their keys. */
static int *keys_find(struct reading *reading, const struct mapping_block *block,
    const struct json *array,
    int (*named)(struct reading *, const struct mapping_block *, struct text), size_t *count) {
    struct text *keys = mapping_strings(reading, array, count);
    int *found = arena_array(reading->arena, *count, sizeof *found);
    for (size_t i = 0; i < *count; i++)
        found[i] = named(reading, block, keys[i]);
    return found;
}

static void layout_read(struct reading *reading, const struct json *item,
    const struct mapping_block *block, struct mapping_layout *layout) {
    static const char *const known[] = {"form", "columns", "rows", "without", NULL};
    const struct mapping_layout *own = &block->layouts[0];
    if (!mapping_keys_known(reading, item, known))
        return;
    layout->form = mapping_string(reading, item, "form", true);
    layout->columns = own->columns;
    layout->column_count = own->column_count;
    if (json_member(item, "columns") != NULL)
        layout->columns = keys_find(reading, block, mapping_array(reading, item, "columns", true),
            column_named, &layout->column_count);
    layout->rows = keys_find(
        reading, block, mapping_array(reading, item, "rows", false), row_named, &layout->row_count);
    layout->without = keys_find(reading, block, mapping_array(reading, item, "without", false),
        row_named, &layout->without_count);
}

/* The mapping's own: the columns that are not optional. */
static void layout_own(
    struct reading *reading, const struct mapping_block *block, struct mapping_layout *layout) {
    int *columns = arena_array(reading->arena, block->column_count, sizeof *columns);
    for (size_t i = 0; i < block->column_count; i++)
        if (!block->columns[i].optional)
            columns[layout->column_count++] = (int)i;
    layout->columns = columns;
}

static size_t layout_values(
    const struct mapping_block *block, const struct mapping_layout *layout) {
    size_t count = 0;
    for (size_t i = 0; i < layout->column_count; i++)
        count += block->columns[layout->columns[i]].role == COLUMN_VALUE;
    return count;
}

static void layouts_read(
    struct reading *reading, const struct json *object, struct mapping_block *block) {
    enum { MOST_OTHERS = 30 }; /* a bit for each, see steps.h */
    const struct json *others = mapping_array(reading, object, "other_forms", false);
    if (others->count > MOST_OTHERS)
        mapping_refuse(reading,
            WORDING("other_forms 超过 30 项", "\"other_forms\" has more than 30"), TEXT_NONE);
    struct mapping_layout *layouts =
        arena_array(reading->arena, others->count + 1, sizeof *layouts);
    block->layouts = layouts;
    block->layout_count = 1;
    layout_own(reading, block, &layouts[0]);
    for (const struct json *item = others->child; item != NULL && !reading->broken;
         item = item->next)
        layout_read(reading, item, block, &layouts[block->layout_count++]);
    block->fewest_values = block->value_count;
    for (size_t i = 0; i < block->layout_count; i++) {
        size_t values = layout_values(block, &layouts[i]);
        if (values != 0 && values < block->fewest_values)
            block->fewest_values = values;
    }
}

static void block_read(
    struct reading *reading, const struct json *item, struct mapping_block *block) {
    static const char *const known[] = {"key", "titles", "corner", "column_groups", "columns",
        "dimension", "row_groups", "rows", "same_fields", "other_forms", NULL};
    if (!mapping_keys_known(reading, item, known))
        return;
    reading->home.kind = LABEL_TITLE;
    labels_add(reading, reading->home, item, "titles", false);
    reading->home.kind = LABEL_CORNER;
    labels_add(reading, reading->home, item, "corner", false);
    columns_read(reading, item, block);
    rows_read(reading, item, block);
    layouts_read(reading, item, block);
    block->same_fields = mapping_flag(reading, item, "same_fields");
    block->dimension = mapping_string(reading, item, "dimension", false);
}

static void table_read(
    struct reading *reading, const struct json *item, struct mapping_table *table) {
    static const char *const known[] = {"key", "name", "blocks", NULL};
    if (!mapping_keys_known(reading, item, known))
        return;
    table->key = mapping_string(reading, item, "key", true);
    table->name = mapping_string(reading, item, "name", true);
    const struct json *blocks = mapping_array(reading, item, "blocks", true);
    table->blocks = arena_array(reading->arena, blocks->count, sizeof *table->blocks);
    for (const struct json *block = blocks->child; block != NULL; block = block->next) {
        reading->home.block = (int)table->block_count;
        block_read(reading, block, &table->blocks[table->block_count++]);
    }
}

/* ---- fields ---- */

/* Another layout of the block before it: the same fields in the same order. */
static void block_fields_again(struct reading *reading, int table, int block) {
    const struct mapping_table *home = &reading->mapping->tables[table];
    struct mapping_block *again = &home->blocks[block];
    size_t count =
        block == 0 ? 0 : home->blocks[block - 1].row_count * home->blocks[block - 1].value_count;
    if (count != again->row_count * again->value_count) {
        mapping_refuse(reading,
            WORDING("same_fields：前一块的字段与此不同，位于「%1」",
                "same_fields: the block before has other fields, in \"%1\""),
            home->key);
        return;
    }
    again->first_figure = home->blocks[block - 1].first_figure;
    for (size_t row = 0; row < again->row_count; row++)
        for (size_t column = 0; column < again->column_count; column++) {
            if (again->columns[column].role != COLUMN_VALUE)
                continue;
            struct text path =
                mapping_path(reading, home->key, again->rows[row].key, again->columns[column].key);
            if (!text_equal(
                    path, reading->mapping->fields[mapping_figure(again, row, column)].path))
                mapping_refuse(reading,
                    WORDING("same_fields：字段或次序与前一块不同：「%1」",
                        "same_fields: another field or order than before: \"%1\""),
                    path);
        }
}

/* Numbers the figures of one block and names their fields. */
static void block_fields(struct reading *reading, int table, int block) {
    struct mapping *mapping = reading->mapping;
    struct mapping_block *home = &mapping->tables[table].blocks[block];
    if (home->same_fields) {
        block_fields_again(reading, table, block);
        return;
    }
    home->first_figure = (int)mapping->field_count;
    mapping->fields = arena_grow(reading->arena, mapping->fields, mapping->field_count,
        mapping->field_count + home->row_count * home->value_count, sizeof *mapping->fields);
    for (size_t row = 0; row < home->row_count; row++)
        for (size_t column = 0; column < home->column_count; column++)
            if (home->columns[column].role == COLUMN_VALUE)
                mapping->fields[mapping->field_count++] = (struct mapping_field){
                    .path = text_copy(
                        reading->arena, mapping_path(reading, mapping->tables[table].key,
                                            home->rows[row].key, home->columns[column].key)),
                    .table = table,
                    .block = block,
                    .row = (int)row,
                    .column = (int)column,
                };
}

bool mapping_layout_lacks(const struct mapping_layout *layout, int row) {
    for (size_t i = 0; i < layout->without_count; i++)
        if (layout->without[i] == row)
            return true;
    return false;
}

bool mapping_field_optional(const struct mapping *mapping, const struct mapping_field *field) {
    const struct mapping_block *block = &mapping->tables[field->table].blocks[field->block];
    return block->rows[field->row].optional || block->columns[field->column].optional;
}

int mapping_figure(const struct mapping_block *block, size_t row, size_t column) {
    size_t before = 0;
    for (size_t i = 0; i < column; i++)
        before += block->columns[i].role == COLUMN_VALUE;
    return block->first_figure + (int)(row * block->value_count + before);
}

static int order_paths(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

static void fields_read(struct reading *reading) {
    struct mapping *mapping = reading->mapping;
    for (size_t table = 0; table < mapping->table_count; table++)
        for (size_t block = 0; block < mapping->tables[table].block_count; block++)
            block_fields(reading, (int)table, (int)block);
    struct text *paths = arena_array(reading->arena, mapping->field_count, sizeof *paths);
    for (size_t i = 0; i < mapping->field_count; i++)
        paths[i] = mapping->fields[i].path;
    qsort(paths, mapping->field_count, sizeof *paths, order_paths);
    for (size_t i = 1; i < mapping->field_count; i++)
        if (text_equal(paths[i - 1], paths[i]))
            mapping_refuse(reading,
                WORDING("有两个单元格属于同一字段「%1」", "two cells fill the field \"%1\""),
                paths[i]);
}

/* ---- forms ---- */

static int weight_read(struct reading *reading, const struct json *weight) {
    if (weight != NULL && weight->kind == JSON_NUMBER && weight->number >= -100 &&
        weight->number <= 100)
        return (int)weight->number;
    mapping_refuse(reading,
        WORDING("weight 应为 -100 到 100 的数", "a weight is a number from -100 to 100"),
        TEXT_NONE);
    return 0;
}

static void signs_read(struct reading *reading, const struct json *root) {
    static const char *const known[] = {"words", "weight", NULL};
    struct mapping *mapping = reading->mapping;
    const struct json *signs = mapping_array(reading, root, "signs", true);
    mapping->signs = arena_array(reading->arena, signs->count, sizeof *mapping->signs);
    for (const struct json *item = signs->child; item != NULL; item = item->next) {
        if (!mapping_keys_known(reading, item, known))
            continue;
        int weight = weight_read(reading, json_member(item, "weight"));
        struct text words = mapping_string(reading, item, "words", true);
        mapping->signs[mapping->sign_count++] = (struct mapping_sign){
            .words = words,
            .key = key_fold(reading->arena, words),
            .weight = weight,
        };
    }
    const struct json *least = json_member(root, "least");
    mapping->least = least == NULL ? 0 : weight_read(reading, least);
}

static void sections_read(struct reading *reading, const struct json *root) {
    struct mapping *mapping = reading->mapping;
    mapping->sections = mapping_strings(
        reading, mapping_array(reading, root, "sections", false), &mapping->section_count);
    for (size_t i = 0; i < mapping->section_count; i++)
        mapping->sections[i] = label_key(reading->arena, mapping->sections[i]);
}

/* "years": [2019, 2020]; null for an end that is open. */
static void years_read(struct reading *reading, const struct json *root) {
    const struct json *years = mapping_array(reading, root, "years", false);
    int *ends[] = {&reading->mapping->first_year, &reading->mapping->last_year};
    size_t count = 0;
    for (const struct json *item = years->child; item != NULL; item = item->next, count++) {
        bool year = item->kind == JSON_NUMBER && item->number >= 1990 && item->number <= 9999;
        if (count >= 2 || (!year && item->kind != JSON_NULL))
            mapping_refuse(reading,
                WORDING("years 应为起止两个年度，不限的一端写 null",
                    "\"years\" is two years, null for an open end"),
                TEXT_NONE);
        else if (year)
            *ends[count] = (int)item->number;
    }
    if (count == 1)
        mapping_refuse(reading,
            WORDING("years 应为起止两个年度，不限的一端写 null",
                "\"years\" is two years, null for an open end"),
            TEXT_NONE);
}

void mapping_form_read(struct reading *reading, const struct json *root) {
    static const char *const known[] = {"schema", "id", "version", "name", "years", "signs",
        "least", "sections", "tables", "checks", NULL};
    struct mapping *mapping = reading->mapping;
    mapping_keys_known(reading, root, known);
    mapping->id = mapping_string(reading, root, "id", true);
    mapping->version = mapping_string(reading, root, "version", true);
    mapping->name = mapping_string(reading, root, "name", true);
    years_read(reading, root);
    signs_read(reading, root);
    sections_read(reading, root);
    const struct json *tables = mapping_array(reading, root, "tables", true);
    mapping->tables = arena_array(reading->arena, tables->count, sizeof *mapping->tables);
    for (const struct json *item = tables->child; item != NULL; item = item->next) {
        reading->home = (struct label_home){.table = (int)mapping->table_count};
        table_read(reading, item, &mapping->tables[mapping->table_count++]);
    }
    if (reading->broken)
        return;
    fields_read(reading);
    labels_index(reading->arena, mapping);
    mapping_checks_read(reading, mapping_array(reading, root, "checks", false));
}
