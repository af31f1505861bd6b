/*
 * reports.c: several reports in one file: two years one behind the other, a county that collects
 * its towns. A report begins at a title behind figures; the next part is another report if its
 * title names another year or agency, or its rows have the labels of the one before again. (A title
 * at the top of each page begins nothing: no row comes twice.) The first whole report is read; the
 * lines of the others are set aside and each is reported, with its title and its first table. The
 * same report printed twice is left to repeated_tables.c, table by table.
 */
#include <stdlib.h>

#include "base/unicode.h"
#include "form/date.h"
#include "form/title.h"
#include "form/words.h"

enum {
    MOST_LABELS = 2000,  /* to compare; a report has fewer than 200 */
    FEWEST_LINES = 3,    /* with figures, in a report */
    TITLE_LINES = 3,     /* that a title may run over */
    LONGEST_LINE = 250,  /* bytes, of a title */
    LONGEST_LABEL = 600, /* bytes: a longer text is prose */
};

/* The labels beside figures, as hashes, sorted, each once. */
struct label_set {
    uint64_t *items;
    size_t count, capacity;
};

/* A part of the document that begins with a title, and may be a report. */
struct part {
    size_t first_block;
    struct title title;
    struct text printed; /* the title */
    size_t figure_lines; /* lines with figures */
    uint64_t figures;    /* the sum of their hashes */
    struct label_set labels;
    struct place place; /* of its first table with figures */
};

struct parts {
    struct part *items;
    size_t count, capacity;
    int *owners;          /* by line: the part that it is in */
    size_t *figure_lines; /* by line: how many lines before it have figures */
};

/* ---- where parts begin ---- */

/* A line that a title may end with. Cheap, as it runs for every paragraph. */
static bool may_end_title(struct arena *arena, struct text text) {
    text = text.length <= LONGEST_LINE ? text_unify(arena, text_unmarked(text)) : TEXT_NONE;
    return words_at_end(text, TEXT("报告 年报 報告 年報 的函 ） ) 》")) != 0;
}

/* The title that ends with that block, read from its last line upwards to its year. */
static bool title_at(struct work *work, size_t last, struct part *part) {
    const struct block *blocks = work->document->blocks;
    struct flow_item items[TITLE_LINES] = {{0}};
    bool found = false;
    for (size_t count = 1; count <= TITLE_LINES && count <= last + 1; count++) {
        const struct block *block = &blocks[last + 1 - count];
        struct flow_item *item = &items[TITLE_LINES - count];
        if (block->kind != BLOCK_PARAGRAPH || block->text.length > LONGEST_LINE)
            break;
        *item = (struct flow_item){.block = block, .key = flow_key(work->arena, block)};
        struct date date;
        if (item->key.length != 0 && date_read(item->key, &date) == item->key.length)
            break; /* the end of the report before */
        struct flow flow = {item, count};
        struct title title;
        if (!title_read(work->arena, &flow, &title) || (found && title.year == 0))
            continue;
        part->title = title;
        part->printed = title_print(work->arena, &flow, &title);
        part->first_block = last + 1 - count;
        found = true;
        if (title.year != 0)
            break;
    }
    return found;
}

/* An index table's numbers are no figures. */
static bool line_has_figures(const struct line *line) {
    return line->role != LINE_INDEX && line_has_number(line);
}

static struct parts *parts_new(struct work *work) {
    struct parts *parts = arena_alloc(work->arena, sizeof *parts);
    (void)ARRAY_APPEND(work->arena, parts->items, parts->count, parts->capacity);
    parts->owners = arena_array(work->arena, work->line_count + 1, sizeof *parts->owners);
    parts->figure_lines =
        arena_array(work->arena, work->line_count + 1, sizeof *parts->figure_lines);
    for (size_t i = 0; i < work->line_count; i++)
        parts->figure_lines[i + 1] = parts->figure_lines[i] + line_has_figures(&work->lines[i]);
    return parts;
}

static struct part *last_part(struct parts *parts) {
    return &parts->items[parts->count - 1];
}

/* The lines [first, end) are in the last part. */
static void lines_give(struct parts *parts, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        parts->owners[i] = (int)parts->count - 1;
    last_part(parts)->figure_lines += parts->figure_lines[end] - parts->figure_lines[first];
}

/* The first line of the last part that stands behind a block; *end is behind its last. There are
 * lines only where the block is in a table without other tables in it: those of the rows below. */
static size_t lines_below(const struct work *work, const struct block *block, size_t *end) {
    const struct document *document = work->document;
    size_t table = (size_t)block->table;
    bool holds_others =
        table < document->table_count && document->tables[table].parent == block->table;
    *end = work->table_first_line[table];
    if (table == 0 || holds_others)
        return *end;
    const struct line *line =
        line_at(work, block->table, document->tables[table - 1].cells[block->cell].row);
    return line == NULL ? *end : (size_t)(line - work->lines) + 1;
}

/* A table without figures right before the title (索引号, 发布日期) goes with it. */
static void head_take(const struct work *work, struct parts *parts) {
    const struct block *blocks = work->document->blocks;
    struct part *part = last_part(parts);
    for (size_t i = part->first_block; i > 0; i--) {
        const struct block *block = &blocks[i - 1];
        size_t table = (size_t)(block->kind == BLOCK_TABLE ? block->held_table : block->table);
        if (table == 0 && !text_is_blank(block->text))
            return;
        if (table == 0)
            continue;
        size_t first = work->table_first_line[table - 1], end = work->table_first_line[table];
        if (parts->figure_lines[first] != parts->figure_lines[end])
            return;
        if (block->kind != BLOCK_TABLE || block->table != 0)
            continue;
        part->first_block = i - 1;
        lines_give(parts, first, end);
    }
}

/* A title: a new part where there are figures before it, else that of a cover, or the first. */
static void part_begin(struct work *work, struct parts *parts, size_t block, struct part part) {
    size_t end, below = lines_below(work, &work->document->blocks[block], &end);
    struct part *last = last_part(parts);
    size_t moved = parts->figure_lines[end] - parts->figure_lines[below];
    if (last->figure_lines < moved + FEWEST_LINES) {
        if (last->title.year == 0) {
            last->title = part.title;
            last->printed = part.printed;
        }
        return;
    }
    last->figure_lines -= moved;
    *ARRAY_APPEND(work->arena, parts->items, parts->count, parts->capacity) = part;
    lines_give(parts, below, end);
    head_take(work, parts);
}

/* Every title behind figures begins a part; the first part begins with the document. */
static void parts_find(struct work *work, struct parts *parts) {
    const struct document *document = work->document;
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        struct part part = {0};
        if (block->kind == BLOCK_TABLE)
            lines_give(parts, work->table_first_line[block->held_table - 1],
                work->table_first_line[block->held_table]);
        else if (may_end_title(work->arena, block->text) && title_at(work, i, &part))
            part_begin(work, parts, i, part);
    }
}

/* ---- which parts are reports of their own ---- */

static int hash_compare(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

/* Sorted, each once. */
static void labels_order(struct label_set *set) {
    size_t kept = 0;
    qsort(set->items, set->count, sizeof *set->items, hash_compare);
    for (size_t i = 0; i < set->count; i++)
        if (i == 0 || set->items[i] != set->items[i - 1])
            set->items[kept++] = set->items[i];
    set->count = kept;
}

/* Joins two sets in place: a report may have thousands of pages. */
static void labels_join(struct arena *arena, struct label_set *set, const struct label_set *more) {
    uint64_t both[MOST_LABELS];
    size_t count = 0;
    for (size_t i = 0, j = 0; count < MOST_LABELS && (i < set->count || j < more->count);) {
        int order = i == set->count    ? 1
                    : j == more->count ? -1
                                       : hash_compare(&set->items[i], &more->items[j]);
        both[count++] = order <= 0 ? set->items[i] : more->items[j];
        i += order <= 0;
        j += order >= 0;
    }
    if (count > set->capacity) {
        set->items = arena_array(arena, MOST_LABELS, sizeof *set->items);
        set->capacity = MOST_LABELS;
    }
    set->count = count;
    if (count != 0)
        memcpy(set->items, both, count * sizeof *both);
}

static void line_measure(struct work *work, struct part *part, const struct line *line) {
    struct label_set *set = &part->labels;
    for (size_t c = 0; c < line->count; c++) {
        const struct line_cell *cell = &line->cells[c];
        if (cell->value.state == STATE_NUMBER)
            part->figures += text_hash(cell->value.number);
        if (cell_is_words(cell) && cell->text.length <= LONGEST_LABEL && set->count < MOST_LABELS)
            *ARRAY_APPEND(work->arena, set->items, set->count, set->capacity) =
                text_hash(label_key(work->arena, cell->text));
    }
}

static void parts_measure(struct work *work, struct parts *parts) {
    for (size_t i = 0; i < work->line_count; i++)
        if (line_has_figures(&work->lines[i]))
            line_measure(work, &parts->items[parts->owners[i]], &work->lines[i]);
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].labels.count != 0)
            labels_order(&parts->items[i].labels);
}

/* Half of the labels of the smaller set, and several, stand in the other as well. */
static bool labels_repeat(const struct label_set *a, const struct label_set *b) {
    size_t common = 0, smaller = a->count < b->count ? a->count : b->count;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        int order = hash_compare(&a->items[i], &b->items[j]);
        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return common >= FEWEST_LINES && common * 2 >= smaller;
}

/* The part is a report of its own and no page of the one before it: its title names another year or
 * agency, or its rows come again with other figures. */
static bool is_another(const struct part *report, const struct part *part) {
    bool years = report->title.year != 0 && part->title.year != 0;
    if (part->figure_lines < FEWEST_LINES)
        return false;
    if (years && report->title.year != part->title.year)
        return true;
    struct text a = report->title.agency, b = part->title.agency;
    if (years && a.length != 0 && b.length != 0 && text_find(a, b) == SIZE_MAX &&
        text_find(b, a) == SIZE_MAX) /* neither is the other one's short form */
        return true;
    bool same = text_equal(a, b) && report->figure_lines == part->figure_lines &&
                report->figures == part->figures;
    return labels_repeat(&report->labels, &part->labels) && !same;
}

/* Joins the parts that continue the report before them. */
static void parts_join(struct work *work, struct parts *parts) {
    int *report_of = arena_array(work->arena, parts->count, sizeof *report_of);
    size_t kept = 1;
    for (size_t i = 1; i < parts->count; i++) {
        struct part *report = &parts->items[kept - 1];
        const struct part *part = &parts->items[i];
        if (is_another(report, part)) {
            parts->items[kept++] = *part;
        } else {
            report->figure_lines += part->figure_lines;
            report->figures += part->figures;
            labels_join(work->arena, &report->labels, &part->labels);
        }
        report_of[i] = (int)kept - 1;
    }
    parts->count = kept;
    for (size_t i = 0; i < work->line_count; i++)
        parts->owners[i] = report_of[parts->owners[i]];
}

/* ---- the one that is read ---- */

/* The first that has at least half as many lines of figures as the longest. */
static size_t part_choose(const struct parts *parts) {
    size_t most = 0, chosen = 0;
    for (size_t i = 0; i < parts->count; i++)
        most = parts->items[i].figure_lines > most ? parts->items[i].figure_lines : most;
    while (parts->items[chosen].figure_lines * 2 < most)
        chosen++;
    return chosen;
}

/* The lines of all reports but one. */
static void others_set_aside(struct work *work, struct parts *parts, size_t chosen) {
    for (size_t i = 0; i < work->line_count; i++) {
        struct line *line = &work->lines[i];
        struct part *part = &parts->items[parts->owners[i]];
        if (part->place.table == 0 && line_has_figures(line))
            part->place = (struct place){.part = line->table->part, .table = line->table->ordinal};
        if (parts->owners[i] != (int)chosen)
            line->role = LINE_ELSEWHERE;
    }
    for (size_t i = 0; i < parts->count; i++) {
        struct part *part = &parts->items[i];
        part->place.raw = part->printed;
        if (i != chosen)
            problem_add(&work->report->problems, PROBLEM_REPORTS_SEVERAL, part->place,
                part->printed, TEXT_NONE);
    }
}

void reports_separate(struct work *work) {
    struct parts *parts = parts_new(work);
    work->end_block = work->document->block_count;
    parts_find(work, parts);
    if (parts->count == 1)
        return;
    parts_measure(work, parts);
    parts_join(work, parts);
    if (parts->count == 1)
        return;
    size_t chosen = part_choose(parts);
    work->first_block = parts->items[chosen].first_block;
    if (chosen + 1 < parts->count)
        work->end_block = parts->items[chosen + 1].first_block;
    others_set_aside(work, parts, chosen);
}
