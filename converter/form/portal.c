/*
 * portal.c: the index table that a portal prints above a report: 索引号, 发布机构, 发文日期, 文号,
 * a label and what it says side by side, or labels above what they say. Its lines are known for
 * what they are, and what they say of the report is kept for facts.c, which asks where the title
 * does not say it. Labels above a list of other documents (名称 | 文号 | 发布日期) are no index.
 * The labels are data: mappings/portal.json.
 */
#include <string.h>

#include "base/unicode.h"
#include "form/title.h"

enum {
    LONGEST_CELL = 600, /* bytes: what is longer holds no label */
    LONGEST_LABEL = 48, /* bytes of a key */
    LONGEST_FACT = 300, /* bytes */
    MOST_ENTRIES = 24,  /* in a line */
    MOST_LINES = 60,    /* of a table: the index stands at the top of its page */
    HEAD_BLOCKS = 120,  /* in which a paragraph may say 发布机构：… */
    FEWEST_LABELS = 2,  /* in a table of nothing else */
    FEWEST_IN_PAGE = 3, /* in a table that holds the whole page */
    NO_LABEL = -1,
};

/* A label of the index and what stands for it. */
struct entry {
    int label;
    struct text value; /* as printed; of a paragraph: folded */
};

struct entries {
    struct entry items[MOST_ENTRIES];
    size_t count;
};

/* ---- labels ---- */

/* 索引号: and 【索引号】 are 索引号. */
static struct text label_bare(struct text key) {
    while (text_ends(key, TEXT(":")))
        key = text_slice(key, 0, key.length - 1);
    if (text_starts(key, TEXT("(")) && text_ends(key, TEXT(")")))
        key = text_slice(key, 1, key.length - 1);
    return key;
}

static int label_of(const struct mapping_portal *portal, struct text key) {
    if (key.length > LONGEST_LABEL)
        return NO_LABEL;
    for (size_t i = 0; i < portal->label_count; i++)
        if (text_equal(portal->labels[i].key, key))
            return (int)i;
    return NO_LABEL;
}

/* The longest label that the key begins with and a colon behind it; *length: of both. */
static int label_before_colon(
    const struct mapping_portal *portal, struct text key, size_t *length) {
    size_t colon = text_find(text_slice(key, 0, LONGEST_LABEL), TEXT(":"));
    if (colon == SIZE_MAX)
        return NO_LABEL;
    *length = colon + 1;
    return label_of(portal, label_bare(text_slice(key, 0, colon)));
}

static void entry_add(struct entries *entries, int label, struct text value) {
    if (entries->count < MOST_ENTRIES)
        entries->items[entries->count++] = (struct entry){label, value};
}

/* 索引号:123发布机构:教育局: every label with what stands before the next one. */
static void pairs_add(
    const struct mapping_portal *portal, struct text key, struct entries *entries) {
    struct entry *open = NULL;
    size_t begin = 0;
    for (size_t offset = 0, length; offset < key.length;) {
        int label = label_before_colon(portal, text_slice(key, offset, key.length), &length);
        if (label == NO_LABEL) {
            text_next(key, &offset);
            continue;
        }
        if (open != NULL)
            open->value = text_slice(key, begin, offset);
        begin = offset += length;
        entry_add(entries, label, text_slice(key, begin, key.length));
        open = &entries->items[entries->count - 1];
    }
}

/* ---- lines ---- */

/* What a cell is in its line. */
static int cell_label(
    const struct work *work, const struct line_cell *cell, struct arena *scratch) {
    if (!cell_is_words(cell) || cell->text.length > LONGEST_LABEL * 2)
        return NO_LABEL;
    return label_of(work->portal, label_bare(key_fold(scratch, cell->text)));
}

static bool cell_pairs(const struct work *work, const struct line_cell *cell, struct arena *scratch,
    struct entries *entries) {
    size_t length;
    if (!cell_is_words(cell) || cell->text.length > LONGEST_CELL)
        return false;
    struct text key = key_fold(scratch, cell->text);
    if (label_before_colon(work->portal, key, &length) == NO_LABEL)
        return false;
    pairs_add(work->portal, text_copy(work->arena, key), entries);
    return true;
}

/* Cheap, for it is asked of every line of the form: an index has numbers, but not side by side. */
static bool holds_figures(const struct line *line) {
    enum { FEWEST_FIGURES = 3 };
    size_t numbers = 0;
    for (size_t i = 0; i < line->count && numbers < FEWEST_FIGURES; i++)
        numbers = line->cells[i].value.state == STATE_NUMBER ? numbers + 1 : 0;
    return numbers == FEWEST_FIGURES;
}

/* The entries of a line of an index: labels, each with a cell behind it that says something, or
 * nothing; *headings: labels alone, side by side. false: the line is none. */
static bool line_entries(const struct work *work, const struct line *line, struct arena *scratch,
    struct entries *entries, bool *headings) {
    bool open = false; /* the cell before is a label */
    size_t beside = 0;
    entries->count = 0;
    if (holds_figures(line))
        return false;
    for (size_t i = 0; i < line->count; i++) {
        const struct line_cell *cell = &line->cells[i];
        int label = cell_label(work, cell, scratch);
        if (label == NO_LABEL && cell_pairs(work, cell, scratch, entries)) {
            open = false;
        } else if (label != NO_LABEL) {
            beside += open;
            entry_add(entries, label, TEXT_NONE);
            open = true;
        } else if (open) {
            entries->items[entries->count - 1].value = cell->text;
            open = false;
        } else if (cell->value.state != STATE_BLANK) {
            return false;
        }
    }
    *headings = beside != 0 && beside + 1 == entries->count;
    return entries->count != 0 && (beside == 0 || *headings);
}

/* Labels side by side, each above what it says in the line below. */
static void entries_from_below(
    const struct line *line, const struct line *below, struct entries *entries) {
    size_t entry = 0;
    for (size_t i = 0; i < line->count && entry < entries->count; i++) {
        if (line->cells[i].value.state == STATE_BLANK)
            continue;
        for (size_t c = 0; c < below->count; c++)
            if (below->cells[c].cell->column == line->cells[i].cell->column)
                entries->items[entry].value = below->cells[c].text;
        entry++;
    }
}

/* ---- facts ---- */

static void entry_take(struct work *work, const struct entry *entry) {
    struct portal_facts *facts = &work->portal_facts;
    struct text value = text_trim(entry->value), *slot = NULL;
    size_t label = (size_t)entry->label;
    if (value.length == 0 || value.length > LONGEST_FACT)
        return;
    switch (work->portal->labels[label].fact) {
    case PORTAL_TITLE:
        slot = &facts->title;
        break;
    case PORTAL_AGENCY:
        slot = &facts->agency;
        value = key_fold(work->arena, value);
        break;
    case PORTAL_PUBLISHED:
        if (facts->dated.length == 0 || label < facts->dated_by) {
            facts->dated = key_fold(work->arena, value);
            facts->dated_by = label;
        }
        break;
    case PORTAL_OTHER:
        break;
    }
    if (slot != NULL && slot->length == 0)
        *slot = value;
}

/* ---- tables ---- */

/* What a look at the lines of a table is for. */
enum purpose {
    PURPOSE_COUNT, /* whether they are an index */
    PURPOSE_MARK,
    PURPOSE_TAKE, /* what the marked ones say */
};

/* The first lines of one table, while they are being looked at. */
struct look {
    struct work *work;
    enum purpose purpose;
    struct arena *scratch;
    size_t first, last; /* lines */
    bool *seen;         /* by label */
    size_t labels;      /* that were seen */
    size_t others;      /* filled lines that are no index */
};

/* The next line that is not blank; look->last: none. */
static size_t line_filled(const struct look *look, size_t from) {
    while (from < look->last && look->work->lines[from].role == LINE_BLANK)
        from++;
    return from;
}

/* The entries of a line and, where its labels stand above what they say, of both: *behind is the
 * line behind them. Several lines below are a list of other documents. */
static bool entries_read(struct look *look, size_t at, struct entries *entries, size_t *behind) {
    const struct line *line = &look->work->lines[at];
    bool headings;
    size_t below = *behind = line_filled(look, at + 1);
    enum line_role wanted = look->purpose == PURPOSE_TAKE ? LINE_INDEX : LINE_UNCLAIMED;
    if (line->role != wanted || !line_entries(look->work, line, look->scratch, entries, &headings))
        return false;
    if (!headings)
        return true;
    if (entries->count < FEWEST_IN_PAGE || below == look->last ||
        line_filled(look, below + 1) != look->last)
        return false;
    entries_from_below(line, &look->work->lines[below], entries);
    *behind = look->last;
    return true;
}

static void labels_count(struct look *look, const struct entries *entries) {
    for (size_t i = 0; i < entries->count; i++) {
        bool *seen = &look->seen[entries->items[i].label];
        look->labels += !*seen;
        *seen = true;
    }
}

static void lines_mark(struct work *work, size_t first, size_t behind) {
    for (size_t i = first; i < behind; i++)
        if (work->lines[i].role == LINE_UNCLAIMED)
            work->lines[i].role = LINE_INDEX;
}

static void lines_look(struct look *look, enum purpose purpose) {
    struct entries entries;
    look->purpose = purpose;
    for (size_t i = line_filled(look, look->first), behind; i < look->last; i = behind) {
        look->scratch = arena_renew(look->scratch, WORK_SCRATCH);
        bool index = entries_read(look, i, &entries, &behind);
        if (!index)
            look->others++;
        else if (purpose == PURPOSE_COUNT)
            labels_count(look, &entries);
        else if (purpose == PURPOSE_MARK)
            lines_mark(look->work, i, behind);
        for (size_t e = 0; index && purpose == PURPOSE_TAKE && e < entries.count; e++)
            entry_take(look->work, &entries.items[e]);
    }
}

static void table_begin(struct look *look, size_t table) {
    const struct work *work = look->work;
    size_t first = work->table_first_line[table], end = work->table_first_line[table + 1];
    look->first = first;
    look->last = end - first > MOST_LINES ? first + MOST_LINES : end;
    look->labels = look->others = 0;
    memset(look->seen, 0, work->portal->label_count * sizeof *look->seen);
}

static void table_mark(struct look *look, size_t table) {
    struct work *work = look->work;
    table_begin(look, table);
    lines_look(look, PURPOSE_COUNT);
    if (look->labels < (size_t)(look->others == 0 ? FEWEST_LABELS : FEWEST_IN_PAGE))
        return;
    lines_look(look, PURPOSE_MARK);
    struct buffer ordinal = {.arena = work->arena};
    buffer_add_number(&ordinal, work->document->tables[table].ordinal);
    explain(work, "表 %1 有门户网站的索引表", "table %1 holds a portal's index",
        buffer_text(&ordinal), TEXT_NONE);
}

static struct look look_begin(struct work *work) {
    return (struct look){.work = work,
        .scratch = arena_new(),
        .seen = arena_array(work->arena, work->portal->label_count, sizeof(bool))};
}

void portal_find(struct work *work) {
    struct look look = look_begin(work);
    for (size_t t = 0; t < work->document->table_count && work->portal->label_count != 0; t++)
        table_mark(&look, t);
    arena_free(look.scratch);
}

/* ---- paragraphs ---- */

/* Portals without a table have 发布机构：… in a line of text. */
static void paragraphs_look(struct work *work) {
    for (size_t i = work->first_block; i < work->end_block && i < work->first_block + HEAD_BLOCKS;
         i++) {
        const struct block *block = &work->document->blocks[i];
        struct entries entries = {.count = 0};
        if (block->kind != BLOCK_PARAGRAPH || block->text.length > LONGEST_CELL ||
            (text_find(block->text, TEXT(":")) == SIZE_MAX &&
                text_find(block->text, TEXT("：")) == SIZE_MAX))
            continue;
        pairs_add(work->portal, key_fold(work->arena, block->text), &entries);
        for (size_t e = 0; e < entries.count; e++)
            if (work->portal->labels[entries.items[e].label].fact == PORTAL_AGENCY &&
                agency_is_name(entries.items[e].value))
                entry_take(work, &entries.items[e]);
    }
}

void portal_read(struct work *work) {
    struct look look = look_begin(work);
    for (size_t t = 0; t < work->document->table_count && work->portal->label_count != 0; t++) {
        table_begin(&look, t);
        lines_look(&look, PURPOSE_TAKE);
    }
    paragraphs_look(work);
    arena_free(look.scratch);
}
