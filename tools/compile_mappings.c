/*
 * compile_mappings.c: a tool of the build. The mapping files of a folder come in, are read and
 * linted as --mappings would, and one C file goes out that holds the same structs (form/mapping.h)
 * as initialised data, so that no run of the program has to read them: compile_mappings OUTPUT.c
 * FOLDER A file that the lint refuses ends it with status 1 and without the output file.
 */
#include <stdio.h>

#include "form/mapping.h"
#include "output/report_text.h"

/* Every array is written before what points to it and is known by its number; 0: there is none. */
struct writer {
    FILE *out;
    struct arena *arena;
    int arrays;
};

/* ---- leaves ---- */

static void write_text(struct writer *writer, struct text text) {
    fputs("{\"", writer->out);
    for (size_t i = 0; i < text.length; i++)
        fprintf(writer->out, "\\%03o", (unsigned)(unsigned char)text.bytes[i]);
    fprintf(writer->out, "\", %zu}, ", text.length);
}

/* Begins an array of a type; its number. */
static int array_begin(struct writer *writer, const char *type) {
    fprintf(writer->out, "static %s array_%d[] = {", type, ++writer->arrays);
    return writer->arrays;
}

static void array_end(struct writer *writer) {
    fputs("};\n", writer->out);
}

/* Room for the numbers of so many arrays. */
static int *numbers_make(struct writer *writer, size_t count) {
    return arena_array(writer->arena, count, sizeof(int));
}

static void write_array_name(struct writer *writer, int array) {
    if (array == 0)
        fputs("NULL, ", writer->out);
    else
        fprintf(writer->out, "array_%d, ", array);
}

static int write_ints(struct writer *writer, const int *values, size_t count) {
    if (count == 0)
        return 0;
    int array = array_begin(writer, "const int");
    for (size_t i = 0; i < count; i++)
        fprintf(writer->out, "%d, ", values[i]);
    array_end(writer);
    return array;
}

static int write_texts(struct writer *writer, const struct text *texts, size_t count) {
    if (count == 0)
        return 0;
    int array = array_begin(writer, "struct text");
    for (size_t i = 0; i < count; i++)
        write_text(writer, texts[i]);
    array_end(writer);
    return array;
}

/* ---- tables ---- */

static int write_columns(struct writer *writer, const struct mapping_block *block) {
    int *groups = numbers_make(writer, block->column_count);
    for (size_t i = 0; i < block->column_count; i++)
        groups[i] = write_ints(writer, block->columns[i].groups, block->columns[i].group_count);
    int array = array_begin(writer, "struct mapping_column");
    for (size_t i = 0; i < block->column_count; i++) {
        const struct mapping_column *column = &block->columns[i];
        fputs("\n    {", writer->out);
        write_text(writer, column->key);
        write_text(writer, column->words);
        write_text(writer, column->unit);
        fprintf(writer->out, "%d, %d, %d, ", (int)column->role, column->decimals, column->optional);
        write_array_name(writer, groups[i]);
        fprintf(writer->out, "%zu},", column->group_count);
    }
    array_end(writer);
    return array;
}

static int write_rows(struct writer *writer, const struct mapping_block *block) {
    int *instead = numbers_make(writer, block->row_count);
    for (size_t i = 0; i < block->row_count; i++)
        instead[i] = write_ints(writer, block->rows[i].instead_of, block->rows[i].instead_of_count);
    int array = array_begin(writer, "struct mapping_row");
    for (size_t i = 0; i < block->row_count; i++) {
        const struct mapping_row *row = &block->rows[i];
        fputs("\n    {", writer->out);
        write_text(writer, row->key);
        write_text(writer, row->words);
        write_text(writer, row->unit);
        fprintf(writer->out, "%d, %d, %d, ", row->group, row->part_of, row->optional);
        write_array_name(writer, instead[i]);
        fprintf(writer->out, "%zu},", row->instead_of_count);
    }
    array_end(writer);
    return array;
}

static int write_layouts(struct writer *writer, const struct mapping_block *block) {
    int(*parts)[3] = arena_array(writer->arena, block->layout_count, sizeof *parts);
    for (size_t i = 0; i < block->layout_count; i++) {
        const struct mapping_layout *layout = &block->layouts[i];
        parts[i][0] = write_ints(writer, layout->columns, layout->column_count);
        parts[i][1] = write_ints(writer, layout->rows, layout->row_count);
        parts[i][2] = write_ints(writer, layout->without, layout->without_count);
    }
    int array = array_begin(writer, "struct mapping_layout");
    for (size_t i = 0; i < block->layout_count; i++) {
        const struct mapping_layout *layout = &block->layouts[i];
        const size_t counts[] = {layout->column_count, layout->row_count, layout->without_count};
        fputs("\n    {", writer->out);
        write_text(writer, layout->form);
        for (size_t part = 0; part < 3; part++) {
            write_array_name(writer, parts[i][part]);
            fprintf(writer->out, "%zu, ", counts[part]);
        }
        fputs("},", writer->out);
    }
    array_end(writer);
    return array;
}

static int write_blocks(struct writer *writer, const struct mapping_table *table) {
    int *columns = numbers_make(writer, table->block_count);
    int *rows = numbers_make(writer, table->block_count);
    int *groups = numbers_make(writer, table->block_count);
    int *layouts = numbers_make(writer, table->block_count);
    for (size_t i = 0; i < table->block_count; i++) {
        const struct mapping_block *block = &table->blocks[i];
        layouts[i] = write_layouts(writer, block);
        columns[i] = write_columns(writer, block);
        rows[i] = write_rows(writer, block);
        groups[i] = write_texts(writer, block->row_groups, block->row_group_count);
    }
    int array = array_begin(writer, "struct mapping_block");
    for (size_t i = 0; i < table->block_count; i++) {
        const struct mapping_block *block = &table->blocks[i];
        fprintf(writer->out,
            "\n    {.layouts = array_%d, .layout_count = %zu, .fewest_values = %zu, "
            ".columns = array_%d, .rows = array_%d, .row_groups = ",
            layouts[i], block->layout_count, block->fewest_values, columns[i], rows[i]);
        write_array_name(writer, groups[i]);
        fputs(".dimension = ", writer->out);
        write_text(writer, block->dimension);
        fprintf(writer->out,
            ".column_count = %zu, .value_count = %zu, .row_count = %zu, .same_fields = %d, "
            ".rows_labelled = %d, .row_group_count = %zu, .column_group_count = %zu, "
            ".first_figure = %d},",
            block->column_count, block->value_count, block->row_count, block->same_fields,
            block->rows_labelled, block->row_group_count, block->column_group_count,
            block->first_figure);
    }
    array_end(writer);
    return array;
}

static int write_tables(struct writer *writer, const struct mapping *mapping) {
    int *blocks = numbers_make(writer, mapping->table_count);
    for (size_t i = 0; i < mapping->table_count; i++)
        blocks[i] = write_blocks(writer, &mapping->tables[i]);
    int array = array_begin(writer, "struct mapping_table");
    for (size_t i = 0; i < mapping->table_count; i++) {
        const struct mapping_table *table = &mapping->tables[i];
        fputs("\n    {", writer->out);
        write_text(writer, table->key);
        write_text(writer, table->name);
        fprintf(writer->out, "array_%d, %zu},", blocks[i], table->block_count);
    }
    array_end(writer);
    return array;
}

/* ---- fields, signs, checks ---- */

static int write_fields(struct writer *writer, const struct mapping *mapping) {
    int array = array_begin(writer, "struct mapping_field");
    for (size_t i = 0; i < mapping->field_count; i++) {
        const struct mapping_field *field = &mapping->fields[i];
        fputs("\n    {", writer->out);
        write_text(writer, field->path);
        fprintf(
            writer->out, "%d, %d, %d, %d},", field->table, field->block, field->row, field->column);
    }
    array_end(writer);
    return array;
}

static int write_signs(struct writer *writer, const struct mapping *mapping) {
    if (mapping->sign_count == 0)
        return 0;
    int array = array_begin(writer, "struct mapping_sign");
    for (size_t i = 0; i < mapping->sign_count; i++) {
        fputs("\n    {", writer->out);
        write_text(writer, mapping->signs[i].words);
        write_text(writer, mapping->signs[i].key);
        fprintf(writer->out, "%d},", mapping->signs[i].weight);
    }
    array_end(writer);
    return array;
}

/* The sums that a sentence may mean, each with the -1 that ends it. */
static int write_readings(struct writer *writer, const struct mapping_check *check) {
    int *sums = numbers_make(writer, check->reading_count);
    if (check->reading_count == 0)
        return 0;
    for (size_t i = 0; i < check->reading_count; i++) {
        size_t count = 0;
        while (check->readings[i][count] >= 0)
            count++;
        sums[i] = write_ints(writer, check->readings[i], count + 1);
    }
    int array = array_begin(writer, "const int *");
    for (size_t i = 0; i < check->reading_count; i++)
        write_array_name(writer, sums[i]);
    array_end(writer);
    return array;
}

/* What a check points to: its two sides, patterns and readings. */
static void write_check_parts(
    struct writer *writer, const struct mapping_check *check, int parts[4]) {
    parts[0] = write_ints(writer, check->left, check->left_count);
    parts[1] = write_ints(writer, check->right, check->right_count);
    parts[2] = write_texts(writer, check->patterns, check->pattern_count);
    parts[3] = write_readings(writer, check);
}

static void write_check(
    struct writer *writer, const struct mapping_check *check, const int parts[4]) {
    fputs("\n    {", writer->out);
    write_text(writer, check->id);
    fprintf(writer->out, "%d, ", (int)check->kind);
    write_text(writer, check->name);
    write_text(writer, check->field);
    write_text(writer, check->column);
    write_array_name(writer, parts[0]);
    write_array_name(writer, parts[1]);
    fprintf(writer->out, "%zu, %zu, ", check->left_count, check->right_count);
    write_array_name(writer, parts[2]);
    fprintf(writer->out, "%zu, ", check->pattern_count);
    write_array_name(writer, parts[3]);
    fprintf(writer->out, "%zu},", check->reading_count);
}

static int write_checks(struct writer *writer, const struct mapping *mapping) {
    if (mapping->check_count == 0)
        return 0;
    int(*parts)[4] = arena_array(writer->arena, mapping->check_count, sizeof *parts);
    for (size_t i = 0; i < mapping->check_count; i++)
        write_check_parts(writer, &mapping->checks[i], parts[i]);
    int array = array_begin(writer, "struct mapping_check");
    for (size_t i = 0; i < mapping->check_count; i++)
        write_check(writer, &mapping->checks[i], parts[i]);
    array_end(writer);
    return array;
}

/* ---- labels ---- */

/* A label of the mapping by its place in the list of all, whose name is already known. */
static void write_label_address(
    struct writer *writer, const struct mapping *mapping, const struct label *label, int array) {
    if (label == NULL)
        fputs("NULL, ", writer->out);
    else
        fprintf(writer->out, "&array_%d[%td], ", array, label - mapping->labels);
}

static int write_codes(struct writer *writer, const struct mapping *mapping) {
    int array = array_begin(writer, "const uint32_t");
    for (size_t i = 0; i < mapping->label_count; i++)
        for (size_t c = 0; c < mapping->labels[i].code_count; c++)
            fprintf(writer->out, "%lu, ", (unsigned long)mapping->labels[i].codes[c]);
    fputs("0", writer->out);
    array_end(writer);
    return array;
}

static int write_labels(struct writer *writer, const struct mapping *mapping) {
    int codes = write_codes(writer, mapping);
    size_t before = 0;
    fprintf(writer->out, "static struct label array_%d[%zu];\n", writer->arrays + 1,
        mapping->label_count);
    fprintf(writer->out, "static struct label array_%d[%zu] = {", ++writer->arrays,
        mapping->label_count);
    for (size_t i = 0; i < mapping->label_count; i++) {
        const struct label *label = &mapping->labels[i];
        fprintf(writer->out, "\n    {%d, %d, %d, %d, ", (int)label->kind, label->table,
            label->block, label->index);
        write_text(writer, label->words);
        write_text(writer, label->key);
        if (label->codes == NULL)
            fputs("NULL, ", writer->out);
        else
            fprintf(writer->out, "&array_%d[%zu], ", codes, before);
        before += label->code_count;
        fprintf(writer->out, "%zu, %lluu, ", label->code_count, (unsigned long long)label->letters);
        write_label_address(writer, mapping, label->next, writer->arrays);
        fputs("},", writer->out);
    }
    array_end(writer);
    return writer->arrays;
}

static int write_label_slots(struct writer *writer, const struct mapping *mapping, int labels) {
    int array = array_begin(writer, "struct label *");
    for (size_t i = 0; i < mapping->label_slot_count; i++)
        write_label_address(writer, mapping, mapping->label_slots[i], labels);
    array_end(writer);
    return array;
}

/* ---- forms ---- */

/* The arrays that a form points to. */
struct parts {
    int signs, sections, tables, fields, checks, slots, labels;
};

static struct parts write_parts(struct writer *writer, const struct mapping *mapping) {
    struct parts parts = {.signs = write_signs(writer, mapping)};
    parts.sections = write_texts(writer, mapping->sections, mapping->section_count);
    parts.tables = write_tables(writer, mapping);
    parts.fields = write_fields(writer, mapping);
    parts.checks = write_checks(writer, mapping);
    parts.labels = write_labels(writer, mapping);
    parts.slots = write_label_slots(writer, mapping, parts.labels);
    return parts;
}

static void write_form(
    struct writer *writer, const struct mapping *mapping, const struct parts *parts) {
    const struct {
        int array;
        size_t count;
    } lists[] = {{parts->tables, mapping->table_count}, {parts->fields, mapping->field_count},
        {parts->checks, mapping->check_count}, {parts->slots, mapping->label_slot_count},
        {parts->labels, mapping->label_count}};
    fputs("\n    {&mappings.values, ", writer->out);
    write_text(writer, mapping->id);
    write_text(writer, mapping->version);
    write_text(writer, mapping->name);
    fprintf(writer->out, "%d, %d, ", mapping->first_year, mapping->last_year);
    write_array_name(writer, parts->signs);
    fprintf(writer->out, "%zu, %d, ", mapping->sign_count, mapping->least);
    write_array_name(writer, parts->sections);
    fprintf(writer->out, "%zu, ", mapping->section_count);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        write_array_name(writer, lists[i].array);
        fprintf(writer->out, "%zu, ", lists[i].count);
    }
    fputs("},", writer->out);
}

static int write_mirror_words(struct writer *writer, const struct mapping_values *values) {
    if (values->mirror_word_count == 0)
        return 0;
    int array = array_begin(writer, "struct mirror_word");
    for (size_t i = 0; i < values->mirror_word_count; i++) {
        fputs("\n    {", writer->out);
        write_text(writer, values->mirror_words[i].printed);
        write_text(writer, values->mirror_words[i].means);
        fputs("},", writer->out);
    }
    array_end(writer);
    return array;
}

static void write_values(
    struct writer *writer, const int lists[5], const struct mapping_values *values) {
    const size_t counts[] = {values->not_applicable_count, values->unit_count,
        values->not_collected_count, values->suppressed_count, values->mirror_word_count};
    fputs("{", writer->out);
    for (size_t i = 0; i < 5; i++) {
        write_array_name(writer, lists[i]);
        fprintf(writer->out, "%zu, ", counts[i]);
    }
    fputs("}", writer->out);
}

static int write_portal(struct writer *writer, const struct mapping_portal *portal) {
    if (portal->label_count == 0)
        return 0;
    int array = array_begin(writer, "struct portal_label");
    for (size_t i = 0; i < portal->label_count; i++) {
        fputs("\n    {", writer->out);
        write_text(writer, portal->labels[i].key);
        fprintf(writer->out, "%d},", (int)portal->labels[i].fact);
    }
    array_end(writer);
    return array;
}

static void write_mappings(struct writer *writer, const struct mappings *mappings) {
    const struct mapping_values *values = &mappings->values;
    struct parts *parts = arena_array(writer->arena, mappings->count, sizeof *parts);
    fputs("/* Made by tools/compile_mappings.c; do not edit. */\n#include \"form/mapping.h\"\n\n"
          "static const struct mappings mappings;\n",
        writer->out);
    for (size_t i = 0; i < mappings->count; i++)
        parts[i] = write_parts(writer, &mappings->items[i]);
    int lists[] = {write_texts(writer, values->not_applicable, values->not_applicable_count),
        write_texts(writer, values->units, values->unit_count),
        write_texts(writer, values->not_collected, values->not_collected_count),
        write_texts(writer, values->suppressed, values->suppressed_count),
        write_mirror_words(writer, values)};
    int portal = write_portal(writer, &mappings->portal);
    int forms = array_begin(writer, "struct mapping");
    for (size_t i = 0; i < mappings->count; i++)
        write_form(writer, &mappings->items[i], &parts[i]);
    array_end(writer);
    fprintf(writer->out, "static const struct mappings mappings = {array_%d, %zu, ", forms,
        mappings->count);
    write_text(writer, mappings->sha256);
    write_values(writer, lists, values);
    fputs(", {", writer->out);
    write_array_name(writer, portal);
    fprintf(writer->out, "%zu}", mappings->portal.label_count);
    fputs("};\n\nconst struct mappings *mappings_builtin(void) {\n    return &mappings;\n}\n",
        writer->out);
}

/* ---- the tool ---- */

static const struct mappings *mappings_read(struct arena *arena, const char *folder) {
    struct problems problems = {.arena = arena};
    const struct mappings *mappings = mappings_load(arena, folder, &problems);
    for (size_t i = 0; i < problems.count; i++)
        fprintf(stderr, "%s: %s\n", folder,
            problem_text(arena, &problems.items[i], NIANBAO_ENGLISH).bytes);
    return mappings;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: compile_mappings OUTPUT.c FOLDER\n");
        return 1;
    }
    struct arena *arena = arena_new();
    const struct mappings *mappings = mappings_read(arena, argv[2]);
    FILE *out = mappings == NULL ? NULL : fopen(argv[1], "wb");
    if (out == NULL) {
        if (mappings != NULL)
            perror(argv[1]);
        arena_free(arena);
        return 1;
    }
    write_mappings(&(struct writer){.out = out, .arena = arena}, mappings);
    bool good = !ferror(out);
    good = fclose(out) == 0 && good;
    if (!good)
        remove(argv[1]);
    arena_free(arena);
    return good ? 0 : 1;
}
