/*
 * layouts.c: two forms in one report. A block of a form lists what other forms have in its place
 * (mapping_layout). The head of the block shows which of them the report has, or a row that only
 * another form has. Kept by block, and reported once for each; the report stays on its form, and
 * the other form's rows and columns have fields of their own.
 */
#include "form/steps.h"

unsigned *block_layouts(const struct work *work, const struct mapping_block *block) {
    return &work->layouts_seen[block->first_figure];
}

bool block_is_foreign(const struct work *work, const struct mapping_block *block) {
    unsigned seen = *block_layouts(work, block);
    return seen != 0 && (seen & 1) == 0;
}

const struct mapping_layout *layout_default(const struct mapping_block *block) {
    return &block->layouts[block->layouts[0].column_count == 0 && block->layout_count > 1];
}

void layout_report(struct work *work, const struct mapping_block *block,
    const struct mapping_layout *layout, struct place place) {
    unsigned *seen = block_layouts(work, block);
    unsigned bit = 1u << (layout - block->layouts);
    if ((*seen & bit) == 0 && layout->form.length != 0)
        problem_add(
            &work->report->problems, PROBLEM_FORM_MIXED, place, layout->form, work->mapping->id);
    *seen |= bit;
}

void row_layout_report(
    struct work *work, const struct mapping_block *block, int row, struct place place) {
    for (size_t i = 1; i < block->layout_count; i++)
        for (size_t r = 0; r < block->layouts[i].row_count; r++)
            if (block->layouts[i].rows[r] == row)
                layout_report(work, block, &block->layouts[i], place);
}
