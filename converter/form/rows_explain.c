/*
 * rows_explain.c: the explanation of a reading in both languages, for people who mend a mapping:
 * which form and why, which line was read as which row, which tables were stitched. Text only;
 * `nianbao explain` prints it together with the problems.
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
        struct text words = line->cells[claim->cells[i]].text;
        for (size_t at = 0; at < words.length; at++)
            if (words.bytes[at] != '\n')
                buffer_add_byte(&label, words.bytes[at]);
    }
    struct text words = buffer_text(&label);
    buffer_word(&place, "「%1」（%2）", words, text_from(ways[claim->quality].zh));
    buffer_word(&place_en, " \"%1\" (%2)", words, text_from(ways[claim->quality].en));
    explain_add(&work->explanation, "  %1 → %2", buffer_text(&place), field);
    explain_add(&work->explanation_en, "  %1 -> %2", buffer_text(&place_en), field);
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
    const struct mapping *mapping = work->mapping;
    explain(work, "选用格式 %1：%2", "form chosen: %1 (%2)", mapping->id, mapping->name);
    for (size_t t = 0; t < mapping->table_count; t++) {
        const struct mapping_table *table = &mapping->tables[t];
        const struct claim *claim = claims[t];
        explain(work, "表「%1」（%2）", "table \"%1\" (%2)", table->name, table->key);
        for (size_t b = 0; b < table->block_count; b++)
            for (size_t row = 0; row < table->blocks[b].row_count; row++, claim++)
                if (claim->part_count != 0)
                    row_explain(work, claim, table->blocks[b].rows[row].key);
    }
    unlabelled_explain(work);
}
