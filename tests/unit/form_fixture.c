/*
 * form_fixture.c: documents and forms for the tests of form/ from a compact notation, the steps of
 * report_convert.c one by one on them, and what came of it as one line of text. See form_fixture.h.
 */
#include "form_fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BLOCKS = 600, MOST_TABLES = 24, MOST_CELLS = 900 };

const char *const fixture_form =
    "{'schema':'nianbao.mapping/1','id':'small','version':'7','name':'小格式',"
    "'signs':[{'words':'本年新收申请数量','weight':5}],"
    "'sections':['一、总体情况','二、申请情况'],"
    "'tables':[{'key':'r','name':'申请表','blocks':[{"
    "'corner':['办理情况'],'column_groups':['法人或其他组织'],"
    "'columns':["
    "{'key':'p','labels':['自然人']},"
    "{'key':'e','labels':['商业企业'],'groups':['法人或其他组织']},"
    "{'key':'o','labels':['其他'],'groups':['法人或其他组织']},"
    "{'key':'t','labels':['总计',{'合计':'甲县 2012'}]}],"
    "'row_groups':[{'key':'refused','labels':['（三）不予公开']},"
    "{'key':'gone','labels':['（四）无法提供']},"
    "{'key':'other','labels':['（六）其他处理']}],"
    "'rows':["
    "{'key':'received','labels':['一、本年新收申请数量']},"
    "{'key':'granted','labels':['（一）予以公开']},"
    "{'key':'secret','group':'refused','labels':['1.属于国家秘密']},"
    "{'key':'refused','group':'refused','labels':['2.其他情形']},"
    "{'key':'gone','group':'gone','labels':['1.其他情形']},"
    "{'key':'books','group':'gone','labels':['3.要求提供公开出版物']},"
    "{'key':'other','labels':['（六）其他处理'],'optional':true,'instead_of':['late','rest']},"
    "{'key':'late','group':'other','labels':['1.申请人逾期不补正']},"
    "{'key':'rest','group':'other','labels':['2.其他']},"
    "{'key':'handled','labels':['（七）总计']}]}]}],"
    "'checks':[{'id':'r.total_sum','kind':'equation','name':'n','table':'r','each':'row',"
    "'left':['t'],'right':['p','e','o']},"
    "{'id':'prose.received','kind':'prose','name':'n','patterns':['收到*申请*#件'],"
    "'readings':[['r.received.t']]}]}";

static const char *const values =
    "{'schema':'nianbao.values/1','not_applicable':['/','-','无'],'units':['元','万元','件']}";

/* ---- documents ---- */

struct builder {
    struct arena *arena;
    struct document *document;
    int open;   /* ordinal of the table that rows go to, 0: none */
    int layout; /* ordinal of the layout table, 0: none */
};

static struct table *table_at(struct builder *builder, int ordinal) {
    return &builder->document->tables[ordinal - 1];
}

static struct block *block_add(struct builder *builder, enum block_kind kind) {
    cr_assert_lt(builder->document->block_count, MOST_BLOCKS);
    struct block *block = &builder->document->blocks[builder->document->block_count++];
    *block = (struct block){.kind = kind, .cell = -1, .outline = -1};
    return block;
}

static int table_open(struct builder *builder) {
    struct document *document = builder->document;
    cr_assert_lt(document->table_count, MOST_TABLES);
    struct table *table = &document->tables[document->table_count++];
    *table = (struct table){.ordinal = (int)document->table_count,
        .parent = builder->layout,
        .part = TEXT_INIT("word/document.xml"),
        .cells = arena_array(builder->arena, MOST_CELLS, sizeof *table->cells)};
    struct block *block = block_add(builder, BLOCK_TABLE);
    block->held_table = table->ordinal;
    block->table = builder->layout;
    block->cell = builder->layout != 0 ? 0 : -1;
    return table->ordinal;
}

/* Takes {number} off a text. */
static struct text number_take(struct text *text) {
    size_t end = text_find(*text, TEXT("}"));
    if (!text_starts(*text, TEXT("{")) || end == SIZE_MAX)
        return TEXT_NONE;
    struct text number = text_slice(*text, 1, end);
    *text = text_slice(*text, end + 1, text->length);
    return number;
}

static struct text lines_broken(struct arena *arena, struct text text) {
    struct buffer buffer = {.arena = arena};
    for (size_t at; (at = text_find(text, TEXT("⏎"))) != SIZE_MAX;) {
        buffer_add(&buffer, text_slice(text, 0, at));
        buffer_add_byte(&buffer, '\n');
        text = text_slice(text, at + strlen("⏎"), text.length);
    }
    buffer_add(&buffer, text);
    return buffer_text(&buffer);
}

static struct text joined(struct arena *arena, struct text a, struct text b) {
    struct buffer buffer = {.arena = arena};
    buffer_add(&buffer, a);
    buffer_add(&buffer, b);
    return buffer_text(&buffer);
}

static bool is_covered(const struct table *table, int row, int column) {
    for (size_t i = 0; i < table->cell_count; i++) {
        const struct cell *cell = &table->cells[i];
        if (cell->row < row && cell->row + cell->row_span > row && cell->column <= column &&
            cell_end(cell) > column)
            return true;
    }
    return false;
}

/* =3x2 : columns, rows. */
static void spans_take(struct text *text, struct cell *cell) {
    int columns = 1, rows = 1, length = 0;
    char head[16];
    snprintf(head, sizeof head, "%.*s", (int)text->length, text->bytes);
    if (sscanf(head, "=%dx%d%n", &columns, &rows, &length) != 2)
        sscanf(head, "=%d%n", &columns, &length);
    cell->column_span = columns;
    cell->row_span = rows;
    *text = text_slice(*text, (size_t)length, text->length);
}

static struct text without_spaces(struct text text) {
    while (text_starts(text, TEXT(" ")))
        text = text_slice(text, 1, text.length);
    while (text_ends(text, TEXT(" ")))
        text = text_slice(text, 0, text.length - 1);
    return text;
}

static void cell_add(struct builder *builder, struct text text, int *column) {
    struct table *table = table_at(builder, builder->open);
    while (is_covered(table, table->rows, *column))
        ++*column;
    cr_assert_lt(table->cell_count, MOST_CELLS);
    struct cell *cell = &table->cells[table->cell_count];
    text = without_spaces(text);
    *cell = (struct cell){.row = table->rows, .column = *column};
    spans_take(&text, cell);
    if (text_equal(text, TEXT("~"))) {
        ++*column;
        return;
    }
    text = without_spaces(text);
    struct text number = number_take(&text);
    text = lines_broken(builder->arena, text);
    struct run_buffer printed = {.text = {.arena = builder->arena}};
    run_buffer_add(&printed, number, RUN_NUMBER);
    run_buffer_add(&printed, text, RUN_PLAIN);
    cell->printed = run_buffer_text(&printed);
    *column = cell_end(cell);
    table->columns = *column - 1 > table->columns ? *column - 1 : table->columns;
    struct block *block = block_add(builder, BLOCK_PARAGRAPH);
    block->table = table->ordinal;
    block->cell = (int)table->cell_count++;
    block->text = text;
    block->number = number;
}

static void row_add(struct builder *builder, struct text line) {
    if (builder->open == 0)
        builder->open = table_open(builder);
    table_at(builder, builder->open)->rows++;
    int column = 1;
    for (bool more = true; more;) {
        line = text_slice(line, 1, line.length);
        size_t end = text_find(line, TEXT("|"));
        more = end != SIZE_MAX;
        cell_add(builder, more ? text_slice(line, 0, end) : line, &column);
        line = text_slice(line, end, line.length);
    }
}

static void paragraph_add(struct builder *builder, struct text line) {
    struct block *block = block_add(builder, BLOCK_PARAGRAPH);
    if (text_starts(line, TEXT("<"))) {
        block->outline = line.bytes[1] - '0';
        line = text_slice(line, 3, line.length);
    }
    block->number = number_take(&line);
    block->text = lines_broken(builder->arena, line);
    if (builder->layout == 0)
        return;
    block->table = builder->layout;
    block->cell = 0;
    struct cell *cell = &table_at(builder, builder->layout)->cells[0];
    struct text *text = &cell->printed.text;
    *text = joined(builder->arena, *text, block->text);
    *text = joined(builder->arena, *text, TEXT("\n"));
}

static void layout_open(struct builder *builder) {
    builder->open = 0;
    int ordinal = table_open(builder);
    struct table *table = table_at(builder, ordinal);
    table->rows = table->columns = 1;
    table->cell_count = 1;
    table->cells[0] = (struct cell){.row = 1, .column = 1, .row_span = 1, .column_span = 1};
    builder->layout = ordinal;
}

static void line_add(struct builder *builder, struct text line) {
    bool inside = text_starts(line, TEXT(">"));
    if (inside && builder->layout == 0)
        layout_open(builder);
    if (!inside && builder->layout != 0)
        builder->layout = builder->open = 0;
    if (inside)
        line = without_spaces(text_slice(line, 1, line.length));
    if (text_starts(line, TEXT("|"))) {
        row_add(builder, line);
        return;
    }
    builder->open = 0;
    if (line.length != 0)
        paragraph_add(builder, line);
}

static void document_make(struct fixture *fixture, const char *notation) {
    struct document *document = &fixture->document;
    struct builder builder = {.arena = fixture->arena, .document = document};
    document->spans_known = notation[0] != '!';
    document->blocks = arena_array(fixture->arena, MOST_BLOCKS, sizeof *document->blocks);
    document->tables = arena_array(fixture->arena, MOST_TABLES, sizeof *document->tables);
    struct text rest = text_from(notation + (notation[0] == '!'));
    while (rest.length != 0) {
        size_t end = text_find(rest, TEXT("\n"));
        line_add(&builder, text_slice(rest, 0, end));
        rest = text_slice(rest, end == SIZE_MAX ? end : end + 1, rest.length);
    }
}

/* ---- forms ---- */

static void file_write(const char *folder, const char *name, const char *content) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    for (const char *at = content; *at != '\0'; at++)
        fputc(*at == '\'' ? '"' : *at, file);
    fclose(file);
}

struct mappings *fixture_load(
    struct arena *arena, const char *const *files, size_t count, struct problems *problems) {
    const char *parent = getenv("TMPDIR");
    char folder[500], name[40], path[600];
    snprintf(folder, sizeof folder, "%s/nianbao-form-XXXXXX", parent == NULL ? "/tmp" : parent);
    cr_assert_not_null(mkdtemp(folder));
    bool has_values = false;
    for (size_t i = 0; i < count; i++) {
        snprintf(name, sizeof name, "form%zu.json", i);
        file_write(folder, name, files[i]);
        has_values = has_values || strstr(files[i], "nianbao.values") != NULL;
    }
    if (!has_values)
        file_write(folder, "values.json", values);
    struct mappings *mappings = mappings_load(arena, folder, problems);
    for (size_t i = 0; i <= count; i++) {
        snprintf(name, sizeof name, "form%zu.json", i);
        snprintf(path, sizeof path, "%s/%s", folder, i == count ? "values.json" : name);
        unlink(path);
    }
    rmdir(folder);
    return mappings;
}

/* ---- the steps of report_convert.c ---- */

static struct fixture *fixture_new(const char *notation) {
    struct arena *arena = arena_new();
    struct fixture *fixture = arena_alloc(arena, sizeof *fixture);
    *fixture = (struct fixture){.arena = arena, .load_problems = {.arena = arena}};
    fixture->report.problems.arena = arena;
    document_make(fixture, notation);
    fixture->report.document = &fixture->document;
    fixture->work = (struct work){.arena = arena,
        .document = &fixture->document,
        .report = &fixture->report,
        .explanation = {.arena = arena},
        .explanation_en = {.arena = arena}};
    return fixture;
}

static void rows_claim_all(struct fixture *fixture) {
    const struct mapping *mapping = fixture->work.mapping;
    fixture->claims = arena_array(fixture->arena, mapping->table_count, sizeof *fixture->claims);
    for (size_t t = 0; t < mapping->table_count; t++) {
        const struct mapping_table *table = &mapping->tables[t];
        fixture->claims[t] = arena_array(fixture->arena,
            rows_before(table, (int)table->block_count), sizeof *fixture->claims[t]);
        repeated_set_aside(&fixture->work, (int)t);
        rows_claim(&fixture->work, (int)t, fixture->claims[t]);
    }
}

static void prose_read(struct fixture *fixture) {
    struct flow flow = flow_make(&fixture->work);
    facts_read(&fixture->work, &flow);
    sections_read(&fixture->work, &flow);
    report_check(fixture->arena, fixture->work.mapping, &fixture->report);
}

struct fixture *fixture_read(const char *form, const char *notation, enum fixture_step step) {
    struct fixture *fixture = fixture_new(notation);
    bool builtin = form != NULL && form[0] != '{';
    const char *file = form == NULL ? fixture_form : form;
    fixture->mappings = builtin ? mappings_builtin()
                                : fixture_load(fixture->arena, &file, 1, &fixture->load_problems);
    cr_assert_not_null(
        fixture->mappings, "%s", problems_show(fixture->arena, &fixture->load_problems));
    struct work *work = &fixture->work;
    work->values = &fixture->mappings->values;
    work->portal = &fixture->mappings->portal;
    work->mapping =
        builtin ? mappings_find(fixture->mappings, text_from(form)) : &fixture->mappings->items[0];
    lines_make(work);
    portal_find(work);
    reports_separate(work);
    figures_make(work);
    fixture->report.figures = work->figures;
    fixture->report.figure_count = work->mapping->field_count;
    lines_match(work);
    tables_turn(work);
    if (step >= STEP_ROWS)
        rows_claim_all(fixture);
    for (size_t t = 0; step >= STEP_FILL && t < work->mapping->table_count; t++)
        table_fill(work, (int)t, fixture->claims[t]);
    if (step >= STEP_LEFTOVER)
        leftovers_report(work);
    places_turn_back(work);
    if (step >= STEP_ALL)
        prose_read(fixture);
    return fixture;
}

struct fixture *fixture_choose(const struct mappings *mappings, const char *notation) {
    struct fixture *fixture = fixture_new(notation);
    fixture->work.values = &mappings->values;
    fixture->work.portal = &mappings->portal;
    lines_make(&fixture->work);
    portal_find(&fixture->work);
    reports_separate(&fixture->work);
    fixture->work.mapping = form_choose(&fixture->work, mappings);
    return fixture;
}

void fixture_free(struct fixture *fixture) {
    arena_free(fixture->arena);
}

/* ---- what came of it, as text ---- */

static void separate(struct buffer *buffer) {
    if (buffer->length != 0)
        buffer_add_byte(buffer, ' ');
}

static const char *shown(struct buffer *buffer) {
    return text_copy(buffer->arena, buffer_text(buffer)).bytes;
}

/* What a message quotes: its part from 「 to 」. */
static struct text quoted(struct text message) {
    size_t open = text_find(message, TEXT("「")), close = text_find(message, TEXT("」"));
    return open == SIZE_MAX || close == SIZE_MAX ? TEXT_NONE
                                                 : text_slice(message, open, close + strlen("」"));
}

const char *problems_show(struct arena *arena, const struct problems *problems) {
    struct buffer buffer = {.arena = arena};
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        separate(&buffer);
        buffer_format(&buffer, "%s", problem_name(problem->code));
        buffer_add(&buffer, quoted(problem->message));
        if (problem->place.table != 0)
            buffer_format(&buffer, "@%d.%d.%d", problem->place.table, problem->place.row,
                problem->place.column);
    }
    return shown(&buffer);
}

const char *figures_show(const struct fixture *fixture) {
    static const char *const states[] = {
        [STATE_BLANK] = "_", [STATE_NOT_APPLICABLE] = "/", [STATE_TEXT] = "?"};
    struct buffer buffer = {.arena = fixture->arena};
    for (size_t i = 0; i < fixture->work.mapping->field_count; i++) {
        const struct figure *figure = &fixture->work.figures[i];
        if (figure->state == STATE_ABSENT)
            continue;
        separate(&buffer);
        buffer_add(&buffer, figure->field);
        buffer_add_byte(&buffer, '=');
        buffer_add(&buffer,
            figure->state == STATE_NUMBER ? figure->value : text_from(states[figure->state]));
        buffer_add(&buffer, figure->unit);
    }
    return shown(&buffer);
}

const char *claims_show(const struct fixture *fixture) {
    static const char *const ways[] = {
        "~position", "~fuzzy", "~cut", "~longer", "~plain", "~script", ""};
    const struct work *work = &fixture->work;
    struct buffer buffer = {.arena = fixture->arena};
    for (size_t t = 0; t < work->mapping->table_count; t++) {
        const struct claim *claim = fixture->claims[t];
        const struct mapping_table *table = &work->mapping->tables[t];
        for (size_t b = 0; b < table->block_count; b++)
            for (size_t row = 0; row < table->blocks[b].row_count; row++, claim++) {
                if (claim->part_count == 0)
                    continue;
                separate(&buffer);
                buffer_add(&buffer, table->blocks[b].rows[row].key);
                for (int i = 0; i < claim->part_count; i++) {
                    const struct line *line = &work->lines[claim->lines[i]];
                    buffer_format(
                        &buffer, "%c%d.%d", i == 0 ? '=' : '+', line->table->ordinal, line->row);
                }
                buffer_format(&buffer, "%s", ways[claim->quality]);
            }
    }
    return shown(&buffer);
}

void expect_text(const char *what, const char *got, const char *expected) {
    cr_expect_str_eq(got, expected, "%s\n     got %s\nexpected %s", what, got, expected);
}
