/*
 * mapping_check.c: the "checks" of a mapping file: a small table of words (equation, at_most,
 * non_negative, prose) whose fields are resolved to figure indices here, once. A check of a field
 * that the form does not have is refused. report_check.c assesses them.
 */
#include "form/mapping_read.h"

/* Checks name fields in the order of the form: the search goes on where the last one ended. */
static int field_find(struct reading *reading, struct text path) {
    const struct mapping *mapping = reading->mapping;
    for (size_t i = 0; i < mapping->field_count; i++) {
        size_t at = (reading->last_field + 1 + i) % mapping->field_count;
        if (text_equal(mapping->fields[at].path, path))
            return (int)(reading->last_field = at);
    }
    mapping_refuse(reading,
        WORDING("核对用到的字段，格式中没有：「%1」",
            "a check names a field that the form does not have: \"%1\""),
        path);
    return 0;
}

static struct mapping_check *check_add(
    struct reading *reading, const struct json *item, enum check_kind kind) {
    struct mapping *mapping = reading->mapping;
    struct mapping_check *check = ARRAY_APPEND(
        reading->arena, mapping->checks, mapping->check_count, mapping->check_capacity);
    check->id = mapping_string(reading, item, "id", true);
    check->name = mapping_string(reading, item, "name", true);
    check->kind = kind;
    return check;
}

/* ---- equations, and what is at most ---- */

/* One side of an equation: terms are rows where each is a column, columns where each is a row. */
static const int *side_read(struct reading *reading, const struct json *array, struct text before,
    struct text after, size_t *count) {
    struct text *terms = mapping_strings(reading, array, count);
    int *fields = arena_array(reading->arena, *count, sizeof *fields);
    for (size_t i = 0; i < *count; i++)
        fields[i] = field_find(reading, mapping_path(reading, before, terms[i], after));
    return fields;
}

static void equation_add(
    struct reading *reading, const struct json *item, struct text row, struct text column) {
    bool at_most = text_equal(mapping_string(reading, item, "kind", true), TEXT("at_most"));
    struct mapping_check *check =
        check_add(reading, item, at_most ? CHECK_AT_MOST : CHECK_EQUATION);
    struct text table = mapping_string(reading, item, "table", true);
    struct text before = column.length != 0 ? table
                                            : text_copy(reading->arena,
                                                  mapping_path(reading, table, row, TEXT_NONE));
    if (row.length != 0)
        check->field = before;
    check->column = column;
    check->left = side_read(
        reading, mapping_array(reading, item, "left", true), before, column, &check->left_count);
    check->right = side_read(
        reading, mapping_array(reading, item, "right", true), before, column, &check->right_count);
    /* without any field the form is refused by now, and 0 is the place of none */
    bool named = check->left_count != 0 && reading->mapping->field_count != 0;
    if (row.length == 0 && column.length == 0 && named)
        check->field = reading->mapping->fields[check->left[0]].path;
}

static const struct mapping_table *table_find(struct reading *reading, struct text key) {
    const struct mapping *mapping = reading->mapping;
    for (size_t i = 0; i < mapping->table_count; i++)
        if (text_equal(mapping->tables[i].key, key))
            return &mapping->tables[i];
    mapping_refuse(reading,
        WORDING("核对用到的表，格式中没有：「%1」",
            "a check names a table that the form does not have: \"%1\""),
        key);
    return NULL;
}

/* All rows, or all columns that hold figures, of a table's first block: where "over" does not name
 * them. */
static struct text *keys_of(struct reading *reading, struct text table, bool rows, size_t *count) {
    const struct mapping_table *found = table_find(reading, table);
    *count = 0;
    if (found == NULL || found->block_count == 0)
        return NULL;
    const struct mapping_block *block = &found->blocks[0];
    size_t most = rows ? block->row_count : block->column_count;
    struct text *keys = arena_array(reading->arena, most, sizeof *keys);
    for (size_t i = 0; i < most; i++)
        if (rows || block->columns[i].role == COLUMN_VALUE)
            keys[(*count)++] = rows ? block->rows[i].key : block->columns[i].key;
    return keys;
}

static void equations_read(struct reading *reading, const struct json *item) {
    static const char *const known[] = {
        "id", "kind", "name", "source", "table", "each", "over", "left", "right", NULL};
    mapping_keys_known(reading, item, known);
    struct text each = mapping_string(reading, item, "each", false);
    if (each.length == 0) { /* one equation between rows of a table with one column of figures */
        equation_add(reading, item, TEXT_NONE, TEXT_NONE);
        return;
    }
    bool rows = text_equal(each, TEXT("row"));
    if (!rows && !text_equal(each, TEXT("column")))
        mapping_refuse(reading,
            WORDING(
                "each 应为 row 或 column，不能是「%1」", "\"each\" is row or column, not \"%1\""),
            each);
    const struct json *over = mapping_array(reading, item, "over", false);
    size_t count;
    struct text *keys =
        over->count != 0
            ? mapping_strings(reading, over, &count)
            : keys_of(reading, mapping_string(reading, item, "table", true), rows, &count);
    for (size_t i = 0; i < count; i++)
        equation_add(reading, item, rows ? keys[i] : TEXT_NONE, rows ? TEXT_NONE : keys[i]);
}

/* ---- the other kinds ---- */

static void non_negative_add(struct reading *reading, const struct json *item, struct text path) {
    struct mapping_check *check = check_add(reading, item, CHECK_NON_NEGATIVE);
    int *left = arena_alloc(reading->arena, sizeof *left);
    *left = field_find(reading, path);
    check->field = path;
    check->left = left;
    check->left_count = 1;
}

/* All figures of the table but those of the columns that "except" names. */
static void non_negatives_of_table(
    struct reading *reading, const struct json *item, const struct mapping_table *table) {
    const struct mapping *mapping = reading->mapping;
    size_t count;
    struct text *except =
        mapping_strings(reading, mapping_array(reading, item, "except", false), &count);
    bool *met = arena_array(reading->arena, count, sizeof *met);
    for (size_t i = 0; i < mapping->field_count; i++) {
        const struct mapping_field *field = &mapping->fields[i];
        if (&mapping->tables[field->table] != table)
            continue;
        struct text column = table->blocks[field->block].columns[field->column].key;
        size_t k = 0;
        while (k < count && !text_equal(except[k], column))
            k++;
        if (k < count)
            met[k] = true;
        else
            non_negative_add(reading, item, field->path);
    }
    for (size_t k = 0; k < count; k++)
        if (!met[k])
            mapping_refuse(
                reading, WORDING("没有这一列：「%1」", "no such column: \"%1\""), except[k]);
}

static void non_negatives_read(struct reading *reading, const struct json *item) {
    static const char *const known[] = {
        "id", "kind", "name", "source", "table", "fields", "except", NULL};
    mapping_keys_known(reading, item, known);
    struct text key = mapping_string(reading, item, "table", true);
    const struct mapping_table *table = table_find(reading, key);
    if (table == NULL)
        return;
    if (json_member(item, "fields") == NULL) {
        non_negatives_of_table(reading, item, table);
        return;
    }
    size_t count;
    struct text *fields =
        mapping_strings(reading, mapping_array(reading, item, "fields", true), &count);
    for (size_t i = 0; i < count; i++)
        non_negative_add(reading, item,
            text_copy(reading->arena, mapping_path(reading, key, fields[i], TEXT_NONE)));
}

static void prose_read(struct reading *reading, const struct json *item) {
    static const char *const known[] = {
        "id", "kind", "name", "source", "patterns", "readings", NULL};
    mapping_keys_known(reading, item, known);
    struct mapping_check *check = check_add(reading, item, CHECK_PROSE);
    check->patterns = mapping_strings(
        reading, mapping_array(reading, item, "patterns", true), &check->pattern_count);
    const struct json *readings = mapping_array(reading, item, "readings", true);
    check->readings = arena_array(reading->arena, readings->count, sizeof *check->readings);
    for (const struct json *sum = readings->child; sum != NULL; sum = sum->next) {
        size_t count;
        struct text *paths = mapping_strings(reading, sum, &count);
        int *fields = arena_array(reading->arena, count + 1, sizeof *fields);
        for (size_t i = 0; i < count; i++)
            fields[i] = field_find(reading, paths[i]);
        fields[count] = -1;
        check->readings[check->reading_count++] = fields;
    }
}

void mapping_checks_read(struct reading *reading, const struct json *checks) {
    static const struct {
        struct text word;
        void (*read)(struct reading *, const struct json *);
    } kinds[] = {
        {TEXT_INIT("equation"), equations_read},
        {TEXT_INIT("at_most"), equations_read},
        {TEXT_INIT("non_negative"), non_negatives_read},
        {TEXT_INIT("prose"), prose_read},
    };
    for (const struct json *item = checks->child; item != NULL; item = item->next) {
        struct text kind = mapping_string(reading, item, "kind", true);
        size_t i = 0;
        while (i < sizeof kinds / sizeof *kinds && !text_equal(kinds[i].word, kind))
            i++;
        if (i == sizeof kinds / sizeof *kinds)
            mapping_refuse(
                reading, WORDING("没有这种核对：「%1」", "unknown kind of check \"%1\""), kind);
        else
            kinds[i].read(reading, item);
    }
}
