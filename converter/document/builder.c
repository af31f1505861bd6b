/*
 * builder.c: the arrays of a document, the tables that are open, the text of cells, the limits.
 * Tables that are open are a list, innermost first. A cell of one paragraph shares its text with
 * the paragraph's block: most cells of a report are of this kind.
 */
#include "document/builder.h"

#include "base/limits.h"

struct builder builder_begin(struct arena *arena, struct problems *problems) {
    struct document *document = arena_alloc(arena, sizeof *document);
    *document = (struct document){.application = TEXT_NONE,
        .created = TEXT_NONE,
        .modified = TEXT_NONE,
        .by = TEXT_NONE,
        .spans_known = true};
    return (struct builder){.arena = arena,
        .problems = problems,
        .document = document,
        .part = TEXT_NONE,
        .first_problem = problems->count,
        .held_before = arena_used(arena)};
}

struct document *builder_end(struct builder *builder) {
    while (builder->table != NULL)
        builder_table_end(builder);
    builder_order_tables(builder);
    return builder->stopped ? NULL : builder->document;
}

void builder_order_tables(struct builder *builder) {
    struct document *document = builder->document;
    struct table *ordered = arena_array(builder->arena, document->table_count, sizeof *ordered);
    int *ordinals = arena_array(builder->arena, document->table_count + 1, sizeof *ordinals);
    int next = 0;
    for (int where = WHERE_BODY; where <= WHERE_FOOTER; where++)
        for (size_t i = 0; i < document->table_count; i++)
            if (document->tables[i].where == (enum table_where)where) {
                ordered[next] = document->tables[i];
                ordered[next].ordinal = next + 1;
                ordinals[i + 1] = ++next;
            }
    for (size_t i = 0; i < document->table_count; i++)
        ordered[i].parent = ordinals[ordered[i].parent];
    for (size_t i = 0; i < document->block_count; i++) {
        document->blocks[i].table = ordinals[document->blocks[i].table];
        document->blocks[i].held_table = ordinals[document->blocks[i].held_table];
    }
    for (size_t i = builder->first_problem; i < builder->problems->count; i++) {
        int *table = &builder->problems->items[i].place.table;
        *table = (size_t)*table <= document->table_count ? ordinals[*table] : 0; /* or: dropped */
    }
    document->tables = ordered;
}

/* ---- limits and problems ---- */

struct place builder_place(const struct builder *builder) {
    struct place place = {.part = builder->part};
    if (builder->table != NULL) {
        place.table = builder->table->table.ordinal;
        place.row = builder->table->table.rows;
    }
    return place;
}

void builder_stop(struct builder *builder, enum problem_code code, struct text first) {
    if (!builder->stopped)
        problem_add(builder->problems, code, builder_place(builder), first, TEXT_NONE);
    builder->stopped = true;
}

bool builder_goes_on(struct builder *builder) {
    if (builder->text_bytes > LIMIT_TEXT_BYTES ||
        arena_used(builder->arena) > builder->held_before + LIMIT_HELD_BYTES)
        builder_stop(builder, PROBLEM_DOCUMENT_TOO_LARGE, TEXT_NONE);
    return !builder->stopped;
}

void builder_count_text(struct builder *builder, size_t bytes) {
    builder->text_bytes += bytes;
}

bool builder_count_picture(struct builder *builder) {
    return builder->picture_count++ < LIMIT_PICTURES;
}

/* ---- paragraphs ---- */

struct open_table *builder_table_with_cell(const struct builder *builder) {
    struct open_table *table = builder->table;
    while (table != NULL && !table->in_cell)
        table = table->outer;
    return table;
}

static struct block *block_add(struct builder *builder, enum block_kind kind) {
    struct document *document = builder->document;
    const struct open_table *table = builder_table_with_cell(builder);
    if (document->block_count >= LIMIT_BLOCKS)
        builder_stop(builder, PROBLEM_DOCUMENT_TOO_LARGE, TEXT_NONE);
    struct block *block = ARRAY_APPEND(
        builder->arena, document->blocks, document->block_count, builder->block_capacity);
    *block = (struct block){.kind = kind,
        .table = table == NULL ? 0 : table->table.ordinal,
        .cell = -1, /* known when the cell ends */
        .outline = -1,
        .text = TEXT_NONE,
        .number = TEXT_NONE};
    return block;
}

static struct block_extra *block_extra(struct builder *builder, struct block *block) {
    if (block->extra == NULL) {
        block->extra = arena_alloc(builder->arena, sizeof *block->extra);
        *block->extra = (struct block_extra){TEXT_NONE, TEXT_NONE};
    }
    return block->extra;
}

void builder_set_picture(struct builder *builder, struct block *block, struct text name) {
    block_extra(builder, block)->picture = name;
}

size_t builder_paragraph_begin(struct builder *builder) {
    block_add(builder, BLOCK_PARAGRAPH);
    return builder->document->block_count - 1;
}

/* Paragraphs of a cell are joined by a line break. */
static void cell_take_paragraph(
    struct open_table *table, const struct run_text *printed, struct text number) {
    if (table->paragraphs++ == 0 && table->text.text.length == 0 && number.length == 0) {
        table->only = *printed;
        return;
    }
    run_buffer_append(&table->text, &table->only);
    table->only = (struct run_text){.text = TEXT_NONE};
    if (table->paragraphs > 1)
        buffer_add_byte(&table->text.text, '\n');
    run_buffer_add(&table->text, number, RUN_NUMBER);
    run_buffer_append(&table->text, printed);
}

struct block *builder_paragraph_end(
    struct builder *builder, size_t index, const struct run_text *printed, struct text number) {
    struct run_text kept = run_text_copy(builder->arena, printed);
    struct text shown = run_text_shown(builder->arena, &kept);
    struct block *block = &builder->document->blocks[index];
    block->text = run_text_read(builder->arena, &kept);
    block->number = number;
    if (!text_equal(shown, block->text))
        block_extra(builder, block)->shown = shown;
    struct open_table *table = builder_table_with_cell(builder);
    if (table != NULL)
        cell_take_paragraph(table, &kept, number);
    return block;
}

struct block *builder_paragraph_add(
    struct builder *builder, const struct run_text *printed, struct text number) {
    return builder_paragraph_end(builder, builder_paragraph_begin(builder), printed, number);
}

struct block *builder_paragraph_add_plain(struct builder *builder, struct text text) {
    return builder_paragraph_add(builder, &(struct run_text){.text = text}, TEXT_NONE);
}

/* ---- tables ---- */

/* A structure with what its predecessor allocated, if there was one. */
static struct open_table *open_table_new(struct builder *builder) {
    struct open_table *table = builder->spare;
    if (table == NULL)
        table = arena_alloc(builder->arena, sizeof *table);
    else
        builder->spare = table->outer;
    *table = (struct open_table){.outer = builder->table, .grid = table->grid, .text = table->text};
    table->text.text.arena = builder->arena;
    return table;
}

bool builder_table_begin(struct builder *builder) {
    struct document *document = builder->document;
    const struct open_table *outer = builder_table_with_cell(builder);
    int depth = builder->table == NULL ? 1 : builder->table->depth + 1;
    if (document->table_count >= LIMIT_TABLES || depth > LIMIT_DEPTH) {
        builder_stop(builder,
            depth > LIMIT_DEPTH ? PROBLEM_XML_TOO_DEEP : PROBLEM_DOCUMENT_TOO_LARGE, builder->part);
        return false;
    }
    block_add(builder, BLOCK_TABLE)->held_table = (int)document->table_count + 1;
    struct open_table *table = open_table_new(builder);
    table->depth = depth;
    table->first_block = document->block_count;
    table->table = (struct table){.ordinal = (int)document->table_count + 1,
        .parent = outer == NULL ? 0 : outer->table.ordinal,
        .where = builder->where,
        .part = builder->part};
    *ARRAY_APPEND(builder->arena, document->tables, document->table_count,
        builder->table_capacity) = table->table;
    grid_begin(&table->grid, builder->arena, &table->table);
    builder->table = table;
    return true;
}

void builder_table_end(struct builder *builder) {
    struct open_table *table = builder->table;
    if (table == NULL)
        return;
    builder_row_end(builder);
    grid_end(&table->grid, builder->document->blocks + table->first_block,
        builder->document->block_count - table->first_block);
    if (table->grid.too_wide)
        problem_add(
            builder->problems, PROBLEM_GRID_TOO_WIDE, builder_place(builder), TEXT_NONE, TEXT_NONE);
    builder->document->tables[table->table.ordinal - 1] = table->table;
    builder->table = table->outer;
    table->outer = builder->spare;
    builder->spare = table;
}

void builder_row_begin(struct builder *builder, int columns_before) {
    if (builder->table == NULL)
        return;
    grid_row(&builder->table->grid, columns_before);
    builder->table->in_row = true;
}

void builder_row_end(struct builder *builder) {
    builder_cell_end(builder);
    if (builder->table != NULL)
        builder->table->in_row = false;
}

void builder_row_group_begin(struct builder *builder, enum row_group group) {
    builder_row_end(builder);
    if (builder->table != NULL)
        grid_group(&builder->table->grid, group,
            builder->document->block_count - builder->table->first_block);
}

bool builder_row_is_full(struct builder *builder) {
    return builder->table != NULL && grid_row_is_full(&builder->table->grid);
}

void builder_cell_begin(struct builder *builder, struct cell_span span) {
    builder_cell_end(builder);
    struct open_table *table = builder->table;
    if (table == NULL)
        return;
    table->in_cell = true;
    table->span = span;
    table->cell_blocks = builder->document->block_count;
    table->cell_tables = builder->document->table_count;
    table->paragraphs = 0;
    table->only = (struct run_text){.text = TEXT_NONE};
    run_buffer_cut(&table->text, 0);
    if (++builder->cell_count > LIMIT_CELLS)
        builder_stop(builder, PROBLEM_DOCUMENT_TOO_LARGE, TEXT_NONE);
}

/* The content of a cell that a merge covers is not shown by Word: it is dropped with a problem. A
 * table in it is read all the same. */
static bool cell_is_covered(
    struct builder *builder, const struct run_text *printed, const struct cell *cover) {
    const struct open_table *table = builder->table;
    struct place place = builder_place(builder);
    place.column = cover->column;
    place.raw = run_text_shown(builder->arena, printed);
    if (!text_is_blank(place.raw))
        problem_add(builder->problems, PROBLEM_MERGED_CELL_TEXT, place, TEXT_NONE, TEXT_NONE);
    if (builder->document->table_count != table->cell_tables)
        return false;
    builder->document->block_count = table->cell_blocks;
    return true;
}

void builder_cell_end(struct builder *builder) {
    struct open_table *table = builder->table;
    struct document *document = builder->document;
    if (table == NULL || !table->in_cell)
        return;
    table->in_cell = false;
    if (!table->in_row)
        builder_row_begin(builder, 0);
    bool continued;
    int index = grid_cell(&table->grid, &table->span, &continued);
    if (index < 0)
        return;
    if (table->span.empty) {
        table->table.cell_count--;
        return;
    }
    struct run_text printed = table->only;
    if (table->text.text.length != 0) {
        printed = run_buffer_text(&table->text);
        printed = run_text_copy(builder->arena, &printed);
    }
    struct cell *cell = &table->table.cells[index];
    if (!continued)
        cell->printed = printed;
    else if (cell_is_covered(builder, &printed, cell))
        return;
    for (size_t i = table->cell_blocks; i < document->block_count; i++)
        if (document->blocks[i].table == table->table.ordinal && document->blocks[i].cell < 0)
            document->blocks[i].cell = index;
}

void builder_cell_drop(struct builder *builder) {
    if (builder->table != NULL)
        builder->table->in_cell = false;
}

void builder_cell_add_plain(struct builder *builder, struct cell_span span, struct text text) {
    builder_cell_begin(builder, span);
    builder_paragraph_add_plain(builder, text);
    builder_cell_end(builder);
}

void builder_cell_add_text(struct builder *builder, struct text text, enum run_kind kind) {
    struct open_table *table = builder->table;
    if (table == NULL || !table->in_cell)
        return;
    run_buffer_append(&table->text, &table->only);
    table->only = (struct run_text){.text = TEXT_NONE};
    run_buffer_add(&table->text, text, kind);
}

bool builder_cell_is_empty(const struct builder *builder) {
    const struct open_table *table = builder->table;
    return table != NULL && table->only.text.length == 0 && table->text.text.length == 0;
}
