/*
 * reports.c: several reports in one file: two years one behind the other, a county that collects
 * its towns. A report begins at a title behind figures; what follows is another one if its title
 * names another year or agency, or its rows bear the labels of the one before again. (A title at
 * the top of each page begins nothing: no row comes twice.) The first whole report is read; the
 * lines of the others are set aside and each is told, with its title and its first table. The same
 * report printed twice is left to repeated.c, table by table.
 */
#include <stdlib.h>

#include "base/unicode.h"
#include "form/date.h"
#include "form/flow.h"

enum {
    MOST_REPORTS = 100,
    MOST_LABELS = 2000,  /* that are compared; a report has fewer than 200 */
    FEWEST_LINES = 3,    /* with figures, in a report */
    TITLE_LINES = 3,     /* that a title may run over */
    LONGEST_LINE = 250,  /* bytes, of a title */
    LONGEST_LABEL = 600, /* bytes: what is longer is prose */
};

/* The labels beside figures, as hashes, sorted, each once. */
struct label_set {
    uint64_t *items;
    size_t count;
};

/* A part of the document that begins with a title, and may be a report. */
struct part {
    size_t first_block, first_line, end_line;
    struct title title;
    struct text printed; /* the title */
    size_t figure_lines; /* lines with figures */
    uint64_t figures;    /* the sum of their hashes */
    struct label_set labels;
};

struct parts {
    struct part items[MOST_REPORTS];
    size_t count;
};

/* ---- where parts begin ---- */

/* A line that a title may end with: cheap, for it is asked of every paragraph. */
static bool may_end_title(struct text text) {
    static const struct text ends[] = {TEXT_INIT("报告"), TEXT_INIT("年报"), TEXT_INIT("報告"),
        TEXT_INIT("年報"), TEXT_INIT("的函"), TEXT_INIT("）"), TEXT_INIT(")")};
    text = text_trim(text);
    for (size_t i = 0; i < sizeof ends / sizeof *ends && text.length <= LONGEST_LINE; i++)
        if (text_ends(text, ends[i]))
            return true;
    return false;
}

static bool is_date(struct text key) {
    struct date date;
    return key.length != 0 && date_read(key, &date) == key.length;
}

/* The title that ends with that block, from its last line upwards, as far as its year; false: none.
 */
static bool title_at(struct work *work, size_t last, struct part *part) {
    const struct block *blocks = work->document->blocks;
    struct flow_item items[TITLE_LINES] = {{0}};
    bool found = false;
    for (size_t count = 1; count <= TITLE_LINES && count <= last + 1; count++) {
        const struct block *block = &blocks[last + 1 - count];
        struct flow_item *item = &items[TITLE_LINES - count];
        if (block->kind != BLOCK_PARAGRAPH || block->text.length > LONGEST_LINE)
            break;
        *item = (struct flow_item){.block = block, .key = key_fold(work->arena, block->text)};
        if (is_date(item->key)) /* the end of the report before */
            break;
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

/* The line that the next one behind a block begins with, `tables` being begun before it: behind all
 * of these tables, or, in a table that holds no other, behind its own row. */
static size_t line_behind(const struct work *work, const struct block *block, int tables) {
    const struct document *document = work->document;
    bool holds_more =
        (size_t)tables < document->table_count && document->tables[tables].parent == tables;
    if (block->table == 0 || block->table != tables || holds_more)
        return work->table_first_line[tables];
    const struct table *table = &document->tables[tables - 1];
    const struct line *line = line_at(work, tables, table->cells[block->cell].row);
    return line == NULL ? work->table_first_line[tables] : (size_t)(line - work->lines) + 1;
}

static bool has_figure(const struct line *line) {
    for (size_t i = 0; i < line->count; i++)
        if (line->cells[i].value.state == STATE_NUMBER)
            return true;
    return false;
}

/* The last part ends before that line. */
static void part_end(const struct work *work, struct part *part, size_t line) {
    for (; part->end_line < line; part->end_line++)
        part->figure_lines += has_figure(&work->lines[part->end_line]);
}

static bool table_has_figure(const struct work *work, int ordinal) {
    for (size_t i = work->table_first_line[ordinal - 1]; i < work->table_first_line[ordinal]; i++)
        if (has_figure(&work->lines[i]))
            return true;
    return false;
}

/* A table without figures right before the title (索引号, 发布日期) goes with it. */
static void head_take(const struct work *work, struct part *part) {
    const struct block *blocks = work->document->blocks;
    int without = 0; /* the table that was seen to have no figure */
    for (size_t i = part->first_block; i > 0; i--) {
        const struct block *block = &blocks[i - 1];
        int table = block->kind == BLOCK_TABLE ? block->held_table : block->table;
        if (table == 0 && !text_is_blank(block->text))
            return;
        if (table != 0 && table != without && table_has_figure(work, table))
            return;
        without = table;
        if (block->kind != BLOCK_TABLE || block->table != 0)
            continue;
        part->first_block = i - 1;
        part->first_line = work->table_first_line[table - 1];
    }
}

/* Every title behind figures begins a part; what stands before the first is the first. */
static void parts_find(struct work *work, struct parts *parts) {
    const struct document *document = work->document;
    int tables = 0; /* of the body, begun so far */
    parts->count = 1;
    for (size_t i = 0; i < document->block_count && parts->count < MOST_REPORTS; i++) {
        const struct block *block = &document->blocks[i];
        struct part *last = &parts->items[parts->count - 1], next = {0};
        if (block->kind == BLOCK_TABLE &&
            document->tables[block->held_table - 1].where == WHERE_BODY)
            tables = block->held_table;
        if (block->kind != BLOCK_PARAGRAPH || !may_end_title(block->text) ||
            !title_at(work, i, &next))
            continue;
        part_end(work, last, line_behind(work, block, tables));
        next.first_line = last->end_line;
        if (last->figure_lines >= FEWEST_LINES) {
            head_take(work, &next);
            last->end_line = next.end_line = next.first_line;
            parts->items[parts->count++] = next;
        } else if (last->title.year == 0) { /* of a cover, or the first of the file */
            last->title = next.title;
            last->printed = next.printed;
        }
    }
    part_end(work, &parts->items[parts->count - 1], work->line_count);
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

static void labels_join(struct arena *arena, struct label_set *set, const struct label_set *more) {
    struct label_set both = {
        arena_array(arena, set->count + more->count + 1, sizeof *both.items), 0};
    for (size_t i = 0; i < set->count; i++)
        both.items[both.count++] = set->items[i];
    for (size_t i = 0; i < more->count && both.count < MOST_LABELS; i++)
        both.items[both.count++] = more->items[i];
    labels_order(&both);
    *set = both;
}

static void part_measure(struct work *work, struct part *part) {
    struct label_set *set = &part->labels;
    set->items = arena_array(work->arena, MOST_LABELS, sizeof *set->items);
    for (size_t i = part->first_line; i < part->end_line; i++) {
        const struct line *line = &work->lines[i];
        for (size_t c = 0; c < line->count && has_figure(line); c++) {
            const struct line_cell *cell = &line->cells[c];
            if (cell->value.state == STATE_NUMBER)
                part->figures += text_hash(cell->value.number);
            if (cell_is_words(cell) && cell->cell->text.length <= LONGEST_LABEL &&
                set->count < MOST_LABELS)
                set->items[set->count++] = text_hash(label_key(work->arena, cell->cell->text));
        }
    }
    labels_order(set);
}

/* Half of the labels of the smaller one, and not only a 其他 or two, stand in the other as well. */
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

/* Neither is the other one's short form. */
static bool agencies_differ(struct text a, struct text b) {
    return a.length != 0 && b.length != 0 && text_find(a, b) == SIZE_MAX &&
           text_find(b, a) == SIZE_MAX;
}

/* The part is no mere page of the report before it: its title names another year or agency, or its
 * rows come again with other figures. */
static bool is_another(const struct part *report, const struct part *part) {
    bool years = report->title.year != 0 && part->title.year != 0;
    if (part->figure_lines < FEWEST_LINES)
        return false;
    if (years && report->title.year != part->title.year)
        return true;
    if (years && agencies_differ(report->title.agency, part->title.agency))
        return true;
    bool same = text_equal(report->title.agency, part->title.agency) &&
                report->figure_lines == part->figure_lines && report->figures == part->figures;
    return labels_repeat(&report->labels, &part->labels) && !same;
}

/* Parts that only go on with the report before them become one with it. */
static void parts_join(struct work *work, struct parts *parts) {
    size_t kept = 1;
    for (size_t i = 0; i < parts->count; i++)
        part_measure(work, &parts->items[i]);
    for (size_t i = 1; i < parts->count; i++) {
        struct part *report = &parts->items[kept - 1];
        const struct part *part = &parts->items[i];
        if (is_another(report, part)) {
            parts->items[kept++] = *part;
            continue;
        }
        report->end_line = part->end_line;
        report->figure_lines += part->figure_lines;
        report->figures += part->figures;
        labels_join(work->arena, &report->labels, &part->labels);
    }
    parts->count = kept;
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

static void part_set_aside(struct work *work, const struct part *part) {
    struct place place = {.raw = part->printed};
    for (size_t i = part->first_line; i < part->end_line; i++) {
        if (place.table == 0 && has_figure(&work->lines[i])) {
            place.part = work->lines[i].table->part;
            place.table = work->lines[i].table->ordinal;
        }
        work->lines[i].role = LINE_ELSEWHERE;
    }
    problem_add(&work->report->problems, PROBLEM_REPORTS_SEVERAL, place, part->printed, TEXT_NONE);
}

void reports_separate(struct work *work) {
    struct parts *parts = arena_alloc(work->arena, sizeof *parts);
    work->end_block = work->document->block_count;
    parts_find(work, parts);
    if (parts->count > 1)
        parts_join(work, parts);
    if (parts->count == 1)
        return;
    size_t chosen = part_choose(parts);
    work->first_block = parts->items[chosen].first_block;
    if (chosen + 1 < parts->count)
        work->end_block = parts->items[chosen + 1].first_block;
    for (size_t i = 0; i < parts->count; i++)
        if (i != chosen)
            part_set_aside(work, &parts->items[i]);
}
