/*
 * builder.c: what every carrier does alike when it puts a document together.
 */
#include "document/document.h"

void block_print(struct arena *arena, struct block *block, const struct run_text *printed) {
    struct text shown = run_text_shown(arena, printed);
    block->text = run_text_read(arena, printed);
    block->shown = text_equal(shown, block->text) ? TEXT_NONE : shown;
}
