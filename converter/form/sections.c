/*
 * sections.c: the flow -> the tree of sections. A heading closes all open sections of its rank or
 * below, whatever its number: a second 一、 is printed as a second 一、. （5） behind （四） goes
 * on with its siblings. Paragraphs before the first heading are a section without number or
 * heading.
 */
#include "form/flow.h"

enum { MOST_OPEN = 16 };

struct open_section {
    int index, rank, ordinal;
};

struct tree {
    struct work *work;
    struct open_section open[MOST_OPEN];
    size_t depth;
    size_t sections, paragraphs, tables; /* capacity: of the report, of the open section */
};

static struct section *section_current(struct tree *tree) {
    struct report *report = tree->work->report;
    return tree->depth == 0 ? NULL : &report->sections[tree->open[tree->depth - 1].index];
}

static void section_open(struct tree *tree, int rank, const struct heading *heading) {
    struct report *report = tree->work->report;
    while (tree->depth > 0 && tree->open[tree->depth - 1].rank >= rank)
        tree->depth--;
    if (tree->depth == MOST_OPEN)
        tree->depth--;
    int index = (int)report->section_count;
    tree->paragraphs = tree->tables = 0;
    *ARRAY_APPEND(tree->work->arena, report->sections, report->section_count, tree->sections) =
        (struct section){
            .parent = tree->depth == 0 ? -1 : tree->open[tree->depth - 1].index,
            .number = heading->number,
            .heading = heading->words,
        };
    tree->open[tree->depth++] =
        (struct open_section){.index = index, .rank = rank, .ordinal = heading->ordinal};
}

/* （5） has the rank of （四） where it continues its count. */
static int heading_rank(const struct tree *tree, const struct heading *heading, int outline) {
    if (heading->kind == HEADING_UNNUMBERED)
        return outline > 0 ? outline + 1 : HEADING_CHAPTER;
    if (heading->kind != HEADING_SUBITEM)
        return (int)heading->kind;
    for (size_t i = tree->depth; i-- > 0;)
        if (tree->open[i].rank == HEADING_SECTION)
            return i + 1 == tree->depth && tree->open[i].ordinal + 1 == heading->ordinal
                       ? HEADING_SECTION
                       : HEADING_SUBITEM;
    return HEADING_SUBITEM;
}

/* A caption that repeats the heading of its section. */
static bool is_caption(struct tree *tree, const struct heading *heading) {
    const struct section *section = section_current(tree);
    struct arena *arena = tree->work->arena;
    return heading->kind == HEADING_UNNUMBERED && section != NULL &&
           text_equal(label_key(arena, section->heading), label_key(arena, heading->words));
}

static struct section *section_here(struct tree *tree) {
    static const struct heading none = {.kind = HEADING_NONE};
    if (tree->depth == 0)
        section_open(tree, HEADING_CHAPTER, &none);
    return section_current(tree);
}

static void paragraph_add(struct tree *tree, const struct block *block) {
    struct arena *arena = tree->work->arena;
    struct text text = block_shown(block);
    if (block->number.length != 0) {
        struct buffer printed = {.arena = arena};
        buffer_add(&printed, block->number);
        buffer_add(&printed, text);
        text = buffer_text(&printed);
    }
    text = text_trim(text);
    if (text.length == 0)
        return;
    struct section *section = section_here(tree);
    *ARRAY_APPEND(arena, section->paragraphs, section->paragraph_count, tree->paragraphs) = text;
}

void sections_read(struct work *work, const struct flow *flow) {
    struct tree tree = {.work = work};
    for (size_t i = 0; i < flow->count; i++) {
        const struct flow_item *item = &flow->items[i];
        if (item->taken)
            continue;
        if (item->block->kind == BLOCK_TABLE) {
            struct section *section = section_here(&tree);
            *ARRAY_APPEND(work->arena, section->tables, section->table_count, tree.tables) =
                item->block->held_table;
        } else if (item->heading.kind == HEADING_NONE || is_caption(&tree, &item->heading)) {
            paragraph_add(&tree, item->block);
        } else {
            section_open(
                &tree, heading_rank(&tree, &item->heading, item->block->outline), &item->heading);
        }
    }
}
