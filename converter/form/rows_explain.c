/*
 * rows_explain.c: a person's view of what was understood, in both languages, for mending a mapping:
 * which form and why, which line was read as which row, what was stitched. Text only; `nianbao
 * explain` prints it together with the problems.
 */
#include "form/steps.h"

static void explain_add(
    struct buffer *buffer, const char *wording, struct text first, struct text second) {
    buffer_word(buffer, wording, first, second);
    buffer_add_byte(buffer, '\n');
}

void explain(
    struct work *work, const char *zh, const char *en, struct text first, struct text second) {
    explain_add(&work->explanation, zh, first, second);
    explain_add(&work->explanation_en, en, first, second);
}

/* A printed label on one line. */
static void label_show(struct buffer *buffer, struct text label) {
    for (size_t i = 0; i < label.length; i++)
        if (label.bytes[i] != '\n')
            buffer_add_byte(buffer, label.bytes[i]);
}

/* Not by buffer_format: this is written for every row of every report. */
static void place_add(
    struct buffer *buffer, const char *before, int table, const char *between, int row) {
    buffer_add(buffer, text_from(before));
    buffer_add_number(buffer, table);
    buffer_add(buffer, text_from(between));
    buffer_add_number(buffer, row);
}

static void row_explain(struct work *work, const struct claim *claim, struct text field) {
    static const struct {
        const char *zh, *en;
    } ways[] = {
        [MATCH_NONE] = {"按位置", "by position"},
        [MATCH_FUZZY] = {"有几个字不同", "a few characters differ"},
        [MATCH_CUT] = {"标签不完整", "label incomplete"},
        [MATCH_LONGER] = {"标签后另有文字", "label with further words"},
        [MATCH_PLAIN] = {"括号内不计", "without brackets"},
        [MATCH_SCRIPT] = {"繁体", "traditional characters"},
        [MATCH_EXACT] = {"一致", "exact"},
    };
    struct buffer place = {.arena = work->arena}, place_en = {.arena = work->arena};
    struct buffer label = {.arena = work->arena};
    for (int i = 0; i < claim->part_count; i++) {
        const struct line *line = &work->lines[claim->lines[i]];
        place_add(&place, i == 0 ? "表" : "＋表", line->table->ordinal, "行", line->row);
        place_add(
            &place_en, i == 0 ? "table " : " + table ", line->table->ordinal, " row ", line->row);
        buffer_add(&label, i == 0 ? TEXT_NONE : TEXT(" + "));
        label_show(&label, line->cells[claim->cells[i]].text);
    }
    struct text words = buffer_text(&label);
    buffer_word(&place, "「%1」（%2）", words, text_from(ways[claim->quality].zh));
    buffer_word(&place_en, " \"%1\" (%2)", words, text_from(ways[claim->quality].en));
    explain_add(&work->explanation, "  %1 → %2", buffer_text(&place), field);
    explain_add(&work->explanation_en, "  %1 -> %2", buffer_text(&place_en), field);
}

static void table_explain(struct work *work, int table, const struct claim *claims) {
    const struct mapping_table *home = &work->mapping->tables[table];
    explain(work, "表「%1」（%2）", "table \"%1\" (%2)", home->name, home->key);
    for (size_t b = 0; b < home->block_count; b++) {
        const struct mapping_block *block = &home->blocks[b];
        for (size_t row = 0; row < block->row_count; row++) {
            const struct claim *claim = &claims[rows_before(home, (int)b) + row];
            if (claim->part_count != 0)
                row_explain(work, claim, block->rows[row].key);
        }
    }
}

static void unlabelled_explain(struct work *work) {
    int table = 0, row = 0;
    for (size_t i = 0; i < work->mapping->field_count; i++) {
        const struct mapping_field *field = &work->mapping->fields[i];
        const struct figure *figure = &work->figures[i];
        if (work->mapping->tables[field->table].blocks[field->block].rows_labelled ||
            !work->figure_found[i] || (figure->table == table && figure->row == row))
            continue;
        table = figure->table;
        row = figure->row;
        struct buffer place = {.arena = work->arena}, place_en = {.arena = work->arena};
        buffer_format(&place, "表%d行%d（数据行）", table, row);
        buffer_format(&place_en, "table %d row %d (data row)", table, row);
        explain_add(&work->explanation, "  %1 → %2 …", buffer_text(&place), figure->field);
        explain_add(&work->explanation_en, "  %1 -> %2 ...", buffer_text(&place_en), figure->field);
    }
}

void rows_explain(struct work *work, struct claim *const *claims) {
    explain(
        work, "选用格式 %1：%2", "form chosen: %1 (%2)", work->mapping->id, work->mapping->name);
    for (size_t t = 0; t < work->mapping->table_count; t++)
        table_explain(work, (int)t, claims[t]);
    unlabelled_explain(work);
}
