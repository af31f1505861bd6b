/*
 * portal.c: the index table that a portal prints above a report: 索引号, 发布机构, 发文日期, 文号,
 * each label with its value beside it, or labels above their values. Marks its lines, and keeps the
 * entries for facts.c, which needs them where the title does not name the agency or the year.
 * Labels above a list of other documents (名称 | 文号 | 发布日期) are no index. The labels are
 * data: mappings/portal.json.
 */
#include "base/unicode.h"
#include "form/title.h"
#include "form/words.h"

enum {
    LONGEST_CELL = 600, /* bytes: a longer cell has no label */
    LONGEST_LABEL = 48, /* bytes of a key */
    LONGEST_FACT = 300, /* bytes */
    MOST_ENTRIES = 24,  /* in a line */
    MOST_LINES = 60,    /* of a table: the index stands at the top of its page */
    HEAD_BLOCKS = 120,  /* in which a paragraph may be 发布机构：… */
    FEWEST_LABELS = 2,  /* in a table of nothing else */
    FEWEST_IN_PAGE = 3, /* in a table with the whole page in it */
    NO_LABEL = -1,
};

/* ---- labels ---- */

/* The label that a key is, or NO_LABEL: 索引号: and 【索引号】 are 索引号. */
static int label_of(const struct mapping_portal *portal, struct text key) {
    while (text_ends(key, TEXT(":")))
        key.length--;
    key = key_unbracketed(key);
    for (size_t i = 0; i < portal->label_count && key.length <= LONGEST_LABEL; i++)
        if (text_equal(portal->labels[i].key, key))
            return (int)i;
    return NO_LABEL;
}

/* The first label with a colon behind it, from *start on; *start becomes its place, *after the
 * place behind the colon. */
static int label_before_colon(
    const struct mapping_portal *portal, struct text key, size_t *start, size_t *after) {
    for (size_t at = *start, colon; at < key.length; at = colon + 1) {
        colon = text_find(text_tail(key, at), TEXT(":"));
        if (colon == SIZE_MAX)
            return NO_LABEL;
        colon += at;
        for (; at < colon; text_next(key, &at)) {
            int label = colon - at < LONGEST_LABEL ? label_of(portal, text_slice(key, at, colon))
                                                   : NO_LABEL;
            if (label == NO_LABEL)
                continue;
            *start = at;
            *after = colon + 1;
            return label;
        }
    }
    return NO_LABEL;
}

/* ---- lines ---- */

static struct portal_entry *entry_add(
    struct work *work, const struct line *line, int label, struct text value) {
    struct portal_entry *entry =
        ARRAY_APPEND(work->arena, work->portal_entries, work->portal_count, work->portal_capacity);
    *entry = (struct portal_entry){.label = (size_t)label, .value = value};
    if (line != NULL) {
        entry->table = line->table->ordinal;
        entry->row = line->row;
    }
    return entry;
}

/* 索引号:123发布机构:教育局: adds every label with the text before the next one. */
static void pairs_add(struct work *work, const struct line *line, struct text key) {
    struct portal_entry *open = NULL;
    size_t start = 0, after = 0;
    for (int label; (label = label_before_colon(work->portal, key, &start, &after)) != NO_LABEL;) {
        if (open != NULL)
            open->value.length -= key.length - start;
        open = entry_add(work, line, label, text_tail(key, after));
        start = after;
    }
}

/* An index has numbers, but not three side by side. Cheap, as it runs for every line of a form. */
static bool has_figures(const struct line *line) {
    size_t numbers = 0;
    for (size_t i = 0; i < line->count && numbers < 3; i++)
        numbers = line->cells[i].value.state == STATE_NUMBER ? numbers + 1 : 0;
    return numbers == 3;
}

/* Adds the entries of a line of an index: labels, each with its value, which may be empty, in the
 * cell behind it. *headings: nothing but labels, side by side. false: it is no such line. */
static bool line_entries(
    struct work *work, struct arena *scratch, const struct line *line, bool *headings) {
    bool open = false; /* the cell before is a label */
    size_t first = work->portal_count, beside = 0, after;
    for (size_t i = 0; i < line->count && work->portal_count - first < MOST_ENTRIES; i++) {
        const struct line_cell *cell = &line->cells[i];
        bool words = cell_is_words(cell) && cell->text.length <= LONGEST_CELL;
        struct text key = words ? key_fold(scratch, cell->text) : TEXT_NONE;
        int label = label_of(work->portal, key);
        size_t start = 0;
        if (label != NO_LABEL) {
            beside += open;
            entry_add(work, line, label, TEXT_NONE);
            open = true;
        } else if (label_before_colon(work->portal, text_slice(key, 0, LONGEST_LABEL), &start,
                       &after) != NO_LABEL &&
                   start == 0) {
            pairs_add(work, line, text_copy(work->arena, key));
            open = false;
        } else if (open) {
            work->portal_entries[work->portal_count - 1].value = cell->text;
            open = false;
        } else if (cell->value.state != STATE_BLANK) {
            return false;
        }
    }
    size_t count = work->portal_count - first;
    *headings = beside != 0 && beside + 1 == count;
    return count != 0 && (beside == 0 || *headings);
}

/* ---- tables ---- */

/* The next line that is not blank, or last. */
static size_t line_filled(const struct work *work, size_t from, size_t last) {
    while (from < last && work->lines[from].role == LINE_BLANK)
        from++;
    return from;
}

/* Labels side by side, each above its value in the line below. */
static void entries_from_below(
    const struct line *line, const struct line *below, struct portal_entry *entry) {
    for (size_t i = 0; i < line->count; i++) {
        if (line->cells[i].value.state == STATE_BLANK)
            continue;
        for (size_t c = 0; c < below->count; c++)
            if (below->cells[c].cell->column == line->cells[i].cell->column)
                entry->value = below->cells[c].text;
        entry++;
    }
}

/* Adds the entries of a line and, where labels stand above their values, of the line below. *after
 * is the next line. Several lines below are a list of other documents. */
static bool entries_read(
    struct work *work, struct arena *scratch, size_t at, size_t last, size_t *after) {
    const struct line *line = &work->lines[at];
    bool headings;
    size_t first = work->portal_count, below = *after = line_filled(work, at + 1, last);
    if (line->role != LINE_UNCLAIMED || has_figures(line) ||
        !line_entries(work, scratch, line, &headings))
        return false;
    if (!headings)
        return true;
    if (work->portal_count - first < FEWEST_IN_PAGE || below == last ||
        line_filled(work, below + 1, last) != last)
        return false;
    entries_from_below(line, &work->lines[below], &work->portal_entries[first]);
    *after = last;
    return true;
}

static size_t count_labels(const struct work *work, size_t first) {
    size_t count = 0;
    for (size_t label = 0; label < work->portal->label_count; label++)
        for (size_t i = first; i < work->portal_count; i++)
            if (work->portal_entries[i].label == label) {
                count++;
                break;
            }
    return count;
}

static void index_table_read(struct work *work, struct arena **scratch, size_t table) {
    size_t first = work->table_first_line[table], last = work->table_first_line[table + 1];
    size_t kept = work->portal_count, others = 0; /* filled lines that are no index */
    bool index[MOST_LINES] = {false};
    last = last - first > MOST_LINES ? first + MOST_LINES : last;
    for (size_t i = line_filled(work, first, last), after; i < last; i = after) {
        size_t count = work->portal_count;
        *scratch = arena_renew(*scratch, WORK_SCRATCH);
        if (entries_read(work, *scratch, i, last, &after)) {
            memset(&index[i - first], true, after - i);
        } else {
            work->portal_count = count;
            others++;
        }
    }
    if (work->portal_count == kept ||
        count_labels(work, kept) < (size_t)(others == 0 ? FEWEST_LABELS : FEWEST_IN_PAGE)) {
        work->portal_count = kept;
        return;
    }
    for (size_t i = first; i < last; i++)
        if (index[i - first] && work->lines[i].role == LINE_UNCLAIMED)
            work->lines[i].role = LINE_INDEX;
    struct buffer ordinal = {.arena = work->arena};
    buffer_add_number(&ordinal, work->document->tables[table].ordinal);
    explain(work, "表 %1 有门户网站的索引表", "table %1 holds a portal's index",
        buffer_text(&ordinal), TEXT_NONE);
}

void portal_find(struct work *work) {
    struct arena *scratch = arena_new();
    for (size_t t = 0; t < work->document->table_count && work->portal->label_count != 0; t++)
        index_table_read(work, &scratch, t);
    arena_free(scratch);
}

/* ---- facts ---- */

/* Keeps the value as a fact. The first title and agency count, and the date of the label that
 * mappings/portal.json has first. */
static void entry_take(struct work *work, const struct portal_entry *entry) {
    struct portal_facts *facts = &work->portal_facts;
    struct text value = text_trim(entry->value);
    enum portal_fact fact = work->portal->labels[entry->label].fact;
    if (value.length == 0 || value.length > LONGEST_FACT)
        return;
    if (fact == PORTAL_TITLE && facts->title.length == 0)
        facts->title = value;
    if (fact == PORTAL_AGENCY && facts->agency.length == 0)
        facts->agency = key_fold(work->arena, value);
    if (fact == PORTAL_PUBLISHED && (facts->dated.length == 0 || entry->label < facts->dated_by)) {
        facts->dated = key_fold(work->arena, value);
        facts->dated_by = entry->label;
    }
}

/* Portals without a table have 发布机构：… in a line of text. */
static void agency_line_read(struct work *work, const struct block *block) {
    size_t first = work->portal_count;
    if (block->kind != BLOCK_PARAGRAPH || block->text.length > LONGEST_CELL ||
        (text_find(block->text, TEXT(":")) == SIZE_MAX &&
            text_find(block->text, TEXT("：")) == SIZE_MAX))
        return;
    pairs_add(work, NULL, key_fold(work->arena, block->text));
    for (size_t i = first; i < work->portal_count; i++) {
        const struct portal_entry *entry = &work->portal_entries[i];
        if (work->portal->labels[entry->label].fact == PORTAL_AGENCY &&
            agency_is_name(entry->value))
            entry_take(work, entry);
    }
    work->portal_count = first;
}

void portal_read(struct work *work) {
    for (size_t i = 0; i < work->portal_count; i++) {
        const struct portal_entry *entry = &work->portal_entries[i];
        const struct line *line = line_at(work, entry->table, entry->row);
        if (line != NULL && line->role == LINE_INDEX)
            entry_take(work, entry);
    }
    for (size_t i = work->first_block; i < work->end_block && i < work->first_block + HEAD_BLOCKS;
         i++)
        agency_line_read(work, &work->document->blocks[i]);
}
