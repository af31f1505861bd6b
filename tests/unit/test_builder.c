/* test_builder.c: documents put together by hand: spans, nesting, limits; and a whole carrier. */
#include "word.h"

#include "base/limits.h"
#include "document/builder.h"

/* A builder with a table open, in an arena of its own. */
static struct builder begin(struct problems *problems) {
    *problems = (struct problems){.arena = arena_new()};
    return builder_begin(problems->arena, problems);
}

static void expect_end(struct builder *builder, const char *what, const char *expected) {
    const char *got = document_print(builder->arena, builder_end(builder), builder->problems);
    cr_expect_str_eq(got, expected, "%s:\n  got      %s\n  expected %s", what, got, expected);
    arena_free(builder->arena);
}

/* The carrier of the head of builder.h: lines of fields with commas between them, no quotes. */
static struct document *csv_read(struct arena *arena, struct text text, struct problems *problems) {
    struct builder builder = builder_begin(arena, problems);
    builder_table_begin(&builder);
    while (text.length != 0 && builder_goes_on(&builder)) {
        size_t end = text_find(text, TEXT("\n"));
        struct text line = text_slice(text, 0, end);
        text = text_slice(text, line.length + 1, text.length);
        builder_row_begin(&builder, 0);
        for (size_t comma; (comma = text_find(line, TEXT(","))) != SIZE_MAX;
             line = text_slice(line, comma + 1, line.length))
            builder_cell_add_plain(&builder, (struct cell_span){0}, text_slice(line, 0, comma));
        builder_cell_add_plain(&builder, (struct cell_span){0}, line);
        builder_row_end(&builder);
    }
    return builder_end(&builder);
}

Test(builder, a_carrier_of_csv) {
    struct problems problems = {.arena = arena_new()};
    struct document *document = csv_read(problems.arena, TEXT("a,b\n1,\n2,3,4"), &problems);
    cr_expect_str_eq(document_print(problems.arena, document, &problems),
        "[1] {1 3x3: 1.1=a 1.2=b 2.1=1 2.2= 3.1=2 3.2=3 3.3=4}");
    arena_free(problems.arena);
}

Test(builder, spans) {
    struct problems problems;
    struct builder builder = begin(&problems);
    builder_table_begin(&builder);
    builder_row_begin(&builder, 1);
    builder_cell_add_plain(&builder, (struct cell_span){.rows = 2, .columns = 2}, TEXT("a"));
    builder_cell_add_plain(&builder, (struct cell_span){.rows = REST_OF_THE_ROWS}, TEXT("b"));
    builder_cell_add_plain(&builder, (struct cell_span){.empty = true}, TEXT(""));
    builder_cell_add_plain(&builder, (struct cell_span){.vertical = MERGE_RESTART}, TEXT("c"));
    builder_row_end(&builder);
    builder_row_begin(&builder, 0);
    builder_cell_add_plain(&builder, (struct cell_span){0}, TEXT("d"));
    builder_cell_add_plain(&builder, (struct cell_span){0}, TEXT("e"));
    builder_cell_add_plain(&builder, (struct cell_span){.vertical = MERGE_CONTINUE}, TEXT("f"));
    builder_row_end(&builder);
    expect_end(&builder, "spans",
        "[1] {1 2x6: 1.2*2x2=a 1.4*2x1=b 1.6*2x1=c 2.1=d 2.5=e} !merged-cell-text");
}

Test(builder, nested_and_left_open) {
    struct problems problems;
    struct builder builder = begin(&problems);
    builder_paragraph_add_plain(&builder, TEXT("p"));
    builder_table_begin(&builder);
    builder_cell_begin(&builder, (struct cell_span){0});
    builder_paragraph_add_plain(&builder, TEXT("a"));
    builder_table_begin(&builder);
    builder_paragraph_add_plain(
        &builder, TEXT("b")); /* in no cell of its table: in the cell around it */
    builder_cell_add_plain(&builder, (struct cell_span){0}, TEXT("c"));
    builder_row_end(&builder);
    builder_cell_begin(&builder, (struct cell_span){0});
    struct block *block = builder_paragraph_add_plain(&builder, TEXT("d"));
    cr_expect_eq(block->table, 2);
    builder_table_end(&builder);
    struct run_text number = {.text = TEXT("e")};
    builder_paragraph_add(&builder, &number, TEXT("1."));
    expect_end(&builder, "nested", "(p)[1][2] {1 1x1: 1.1=a\nb\n1.e} {2<1 2x1: 1.1=c 2.1=d}");
}

Test(builder, one_paragraph_shares_its_text_with_the_cell) {
    struct problems problems;
    struct builder builder = begin(&problems);
    builder_table_begin(&builder);
    builder_cell_add_plain(&builder, (struct cell_span){0}, TEXT("words"));
    struct document *document = builder_end(&builder);
    cr_expect_eq(document->tables[0].cells[0].printed.text.bytes, document->blocks[1].text.bytes);
    arena_free(builder.arena);
}

Test(builder, without_a_table) {
    struct problems problems;
    struct builder builder = begin(&problems);
    builder_row_begin(&builder, 0);
    builder_cell_begin(&builder, (struct cell_span){0});
    builder_cell_add_text(&builder, TEXT("x"), RUN_OBJECT);
    builder_row_group_begin(&builder, GROUP_HEAD);
    cr_expect_not(builder_row_is_full(&builder));
    builder_cell_end(&builder);
    builder_table_end(&builder);
    expect_end(&builder, "no table", "");
}

Test(builder, order_of_tables) {
    struct problems problems;
    struct builder builder = begin(&problems);
    builder.where = WHERE_TEXTBOX;
    builder_table_begin(&builder);
    problem_add(&problems, PROBLEM_HIDDEN_TEXT, builder_place(&builder), TEXT_NONE, TEXT_NONE);
    builder_table_end(&builder);
    builder.where = WHERE_BODY;
    builder_table_begin(&builder);
    problem_add(&problems, PROBLEM_HIDDEN_TEXT, (struct place){.table = 3}, TEXT_NONE, TEXT_NONE);
    builder_order_tables(&builder);
    cr_expect_eq(problems.items[0].place.table, 2);
    cr_expect_eq(problems.items[1].place.table, 0, "a table that was dropped");
    cr_expect_eq(builder.document->tables[1].where, WHERE_TEXTBOX);
    arena_free(builder.arena);
}

/* ---- limits ---- */

static void add_blocks(struct builder *builder) {
    struct text text = TEXT("");
    for (int i = 0; i <= LIMIT_BLOCKS; i++)
        builder_paragraph_add_plain(builder, text);
}

static void add_cells(struct builder *builder) {
    builder_table_begin(builder);
    for (int i = 0; i <= LIMIT_CELLS; i++) {
        builder_row_begin(builder, 0);
        builder_cell_begin(builder, (struct cell_span){0});
        builder_row_end(builder);
    }
}

static void add_tables(struct builder *builder) {
    for (int i = 0; i < LIMIT_TABLES; i++) {
        cr_assert(builder_table_begin(builder));
        builder_table_end(builder);
    }
    cr_expect_not(builder->stopped);
    cr_expect_not(builder_table_begin(builder));
}

static void add_nested_tables(struct builder *builder) {
    for (int i = 0; i <= LIMIT_DEPTH; i++) {
        builder_table_begin(builder);
        builder_cell_begin(builder, (struct cell_span){0});
    }
}

static void add_text(struct builder *builder) {
    builder_count_text(builder, LIMIT_TEXT_BYTES);
    cr_expect(builder_goes_on(builder));
    builder_count_text(builder, 1);
    cr_expect_not(builder_goes_on(builder));
}

static void add_memory(struct builder *builder) {
    arena_alloc(builder->arena, LIMIT_HELD_BYTES + 1);
    cr_expect_not(builder_goes_on(builder));
}

Test(builder, limits) {
    static const struct {
        const char *what;
        void (*add)(struct builder *builder);
        const char *expected;
    } limits[] = {
        {"blocks", add_blocks, " !document-too-large"},
        {"cells", add_cells, " !document-too-large"},
        {"tables", add_tables, " !document-too-large"},
        {"nesting", add_nested_tables, " !xml-too-deep"},
        {"text", add_text, " !document-too-large"},
        {"memory", add_memory, " !document-too-large"},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct problems problems;
        struct builder builder = begin(&problems);
        limits[i].add(&builder);
        expect_end(&builder, limits[i].what, limits[i].expected);
    }
}

Test(builder, columns) {
    struct problems problems;
    struct builder builder = begin(&problems);
    builder_table_begin(&builder);
    builder_row_begin(&builder, 0);
    for (int i = 0; i < LIMIT_COLUMNS; i++) {
        cr_assert_not(builder_row_is_full(&builder));
        builder_cell_add_plain(&builder, (struct cell_span){0}, TEXT("a"));
    }
    cr_expect(builder_row_is_full(&builder));
    builder_cell_add_plain(&builder, (struct cell_span){0}, TEXT("b"));
    struct document *document = builder_end(&builder);
    cr_expect_eq(document->tables[0].cell_count, (size_t)LIMIT_COLUMNS);
    cr_expect_eq(problems.items[0].code, PROBLEM_GRID_TOO_WIDE);
    cr_expect_eq(problems.count, (size_t)1);
    arena_free(builder.arena);
}

Test(builder, pictures) {
    struct problems problems;
    struct builder builder = begin(&problems);
    struct block *block = builder_paragraph_add_plain(&builder, TEXT(""));
    cr_expect_eq(block_picture(block).length, (size_t)0);
    builder_set_picture(&builder, block, TEXT("word/media/image1.png"));
    cr_expect(text_equal(block_picture(block), TEXT("word/media/image1.png")));
    for (int i = 0; i < LIMIT_PICTURES; i++)
        cr_assert(builder_count_picture(&builder));
    cr_expect_not(builder_count_picture(&builder));
    arena_free(builder.arena);
}
