/*
 * rows_claim.c: which line is which row of the form. Every line whose label matches a row is a
 * candidate, and so are two or three lines whose labels make one when joined (3.要求提供公开出版 +
 * 物). The heaviest chain of candidates in the order of the document and of the form wins, which
 * distinguishes the 其他 of one group from that of another. Rows left over are taken out of order,
 * or by position where as many lines as rows are missing between two known ones; both are reported.
 * Of values only their presence counts.
 */
#include "base/unicode.h"
#include "form/chain.h"
#include "form/steps.h"
#include "form/unit.h"
#include "form/words.h"

enum { LOOK_AHEAD = 6, JOIN_BONUS = 4, ENUMERATOR_BONUS = 2 };

struct candidate {
    struct claim claim;
    int row; /* index into claims */
};

struct candidates {
    struct candidate *items;
    size_t count, capacity;
};

static const int quality_weight[] = {
    [MATCH_NONE] = 0,
    [MATCH_FUZZY] = 50,
    [MATCH_CUT] = 60,
    [MATCH_LONGER] = 70,
    [MATCH_PLAIN] = 95,
    [MATCH_SCRIPT] = 95,
    [MATCH_EXACT] = 100,
};

static bool is_label_match(const struct line_cell *cell) {
    return cell_is_words(cell) && cell->match.quality != MATCH_NONE;
}

/* Columns behind the label that may have values: all but those of other labels. A merged cell is as
 * many as it covers. */
static size_t count_values(const struct line *line, size_t label) {
    size_t count = 0;
    for (size_t i = label + 1; i < line->count; i++)
        if (!is_label_match(&line->cells[i]))
            count += (size_t)line->cells[i].cell->column_span;
    return count;
}

/* The same of cells that are merged down to the line from those above it. */
static size_t count_values_above(const struct work *work, const struct claim *claim) {
    struct row_cells above;
    size_t count = 0;
    const struct line *line = &work->lines[claim->lines[0]];
    cells_above(work, line, &line->cells[claim->cells[0]], &above);
    for (size_t i = 0; i < above.count; i++)
        count += (size_t)above.cells[i]->cell->column_span;
    return count;
}

/* More than half of the columns must be there, or 其他 in the header would be taken for a row. */
static bool enough_values(const struct mapping_block *block, size_t count) {
    return count * 2 >= block->fewest_values;
}

/* "1." and nothing else: the rest of the label was cut off into the next row. */
static bool is_bare_enumerator(struct text printed) {
    struct text label = text_trim(printed);
    size_t digits = skip_digits(label, 0);
    struct text mark = text_tail(label, digits);
    return digits != 0 && mark.length != 0 &&
           words_at_start(mark, TEXT(". ． 、 ， , ) ）")) == mark.length;
}

/* Words right behind a label are an unknown label: the values are not this row's. */
static bool words_follow(const struct line *line, size_t label, size_t columns) {
    if (label + 1 >= line->count || !cell_is_words(&line->cells[label + 1]))
        return false;
    const struct line_cell *next = &line->cells[label + 1];
    bool bare = is_bare_enumerator(next->text);
    if ((next->value.notes & VALUE_DOUBTFUL) != 0) /* 12. is a figure, unless there is one more */
        return line->count - label - 1 > columns && bare;
    struct text enumerator;
    key_strip_enumerator(next->text, &enumerator);
    return enumerator.length != 0 || bare || is_label_match(next);
}

/* ---- candidates ---- */

/* Some value is there. Asked only of rows of another layout: its row labels are the official
 * layout's column groups, which may have blank cells beside them too. */
static bool claim_is_filled(const struct work *work, const struct claim *claim) {
    const struct line *line = &work->lines[claim->lines[0]];
    for (size_t i = (size_t)claim->cells[0] + 1; i < line->count; i++)
        if (cell_is_figure(&line->cells[i]))
            return true;
    return false;
}

/* The group whose label stands in the line before the row's: an index, or -1. */
static int group_beside(const struct line *line, size_t label, int table, int block) {
    for (size_t i = label; i-- > 0;) {
        const struct label *group = label_next(line->cells[i].match.labels, LABEL_ROW_GROUP, table);
        if (group != NULL && group->block == block)
            return group->index;
    }
    return -1;
}

/* Another row has the same label, and the group beside this one is not its row's. */
static bool group_contradicts(const struct work *work, const struct claim *claim,
    const struct label *labels, const struct label *label) {
    const struct mapping_row *row =
        &work->mapping->tables[label->table].blocks[label->block].rows[label->index];
    const struct label *same = label_next(labels, LABEL_ROW, label->table);
    if (same == label)
        same = label_again(label);
    int beside = group_beside(
        &work->lines[claim->lines[0]], (size_t)claim->cells[0], label->table, label->block);
    return same != NULL && beside >= 0 && row->group >= 0 && beside != row->group;
}

/* Both have the same enumerator, which decides between lines of the same words: 合计, （七）总计.
 */
static bool same_enumerator(struct work *work, struct text printed, struct text words) {
    struct text a, b;
    key_strip_enumerator(printed, &a);
    key_strip_enumerator(words, &b);
    return a.length != 0 && b.length != 0 &&
           (text_equal(a, b) || text_equal(key_fold(work->scratch, a), key_fold(work->scratch, b)));
}

static void propose(struct work *work, struct candidates *list, int table,
    const struct label *labels, struct claim claim) {
    size_t values = 0;
    for (int i = 0; i < claim.part_count; i++) {
        size_t count = count_values(&work->lines[claim.lines[i]], (size_t)claim.cells[i]);
        values = count > values ? count : values;
    }
    if (values == 0)
        values = count_values_above(work, &claim);
    for (const struct label *label = labels; label != NULL; label = label->next) {
        if (label->kind != LABEL_ROW || label->table != table ||
            !text_equal(label->key, labels->key))
            continue;
        const struct mapping_table *home = &work->mapping->tables[table];
        const struct mapping_block *block = &home->blocks[label->block];
        if (group_contradicts(work, &claim, labels, label))
            continue;
        if (!enough_values(block, values) || (block->same_fields && !claim_is_filled(work, &claim)))
            continue;
        int row = (int)rows_before(home, label->block) + label->index;
        struct text printed = work->lines[claim.lines[0]].cells[claim.cells[0]].text;
        struct candidate *candidate =
            ARRAY_APPEND(work->arena, list->items, list->count, list->capacity);
        *candidate = (struct candidate){.claim = claim, .row = row};
        if (same_enumerator(work, printed, block->rows[label->index].words))
            candidate->claim.weight += ENUMERATOR_BONUS;
    }
}

/* Words behind a figure that has words before it too: a value in words (未统计) or a remark. */
static bool is_value_in_words(const struct line *line, size_t index) {
    bool figure = false;
    for (size_t i = index; i-- > 0;) {
        if (figure && cell_is_words(&line->cells[i]))
            return true;
        figure = figure || line->cells[i].value.state == STATE_NUMBER;
    }
    return false;
}

/* The last cell of words in a line that is no value: its label, between the groups before it and
 * its unit (件) behind it. -1: none. */
static int last_words(const struct line *line) {
    int unit = -1;
    for (size_t i = line->count; i-- > 0;) {
        if (!cell_is_words(&line->cells[i]) || is_value_in_words(line, i))
            continue;
        if (unit >= 0 || !line->cells[i].unit)
            return (int)i;
        unit = (int)i;
    }
    return unit;
}

/* The cell reaches down beside lines with words of their own: it is the label of their group, even
 * where its words are a row's too (（六）其他处理). */
static bool stands_beside_rows(const struct work *work, int index, const struct line_cell *cell) {
    const struct table *table = work->lines[index].table;
    int end = cell->cell->row + cell->cell->row_span;
    for (size_t i = (size_t)index + 1; i < work->line_count; i++) {
        const struct line *line = &work->lines[i];
        if (line->table != table || line->row >= end)
            return false;
        for (size_t c = 0; c < line->count; c++)
            if (cell_is_words(&line->cells[c]) && !line->cells[c].unit)
                return true;
    }
    return false;
}

static void propose_line(struct work *work, struct candidates *list, int table, int index) {
    const struct line *line = &work->lines[index];
    for (size_t i = line->count; i-- > 0;) {
        const struct match *match = &line->cells[i].match;
        const struct label *label = label_next(match->labels, LABEL_ROW, table);
        if (label == NULL)
            continue;
        size_t columns = work->mapping->tables[table].blocks[label->block].column_count;
        if (words_follow(line, i, columns) || stands_beside_rows(work, index, &line->cells[i]))
            return;
        struct claim claim = {1, {index}, {(int)i}, match->quality, quality_weight[match->quality]};
        propose(work, list, table, match->labels, claim);
        return;
    }
}

/* The next line that may have the rest of a cut label, or -1. */
static int next_line(const struct work *work, int index, int table) {
    for (int i = index + 1; i < (int)work->line_count && i <= index + LOOK_AHEAD; i++) {
        const struct line *line = &work->lines[i];
        bool page_number = line_only_filled(line) != NULL && last_words(line) < 0;
        if (line->role != LINE_BLANK && !page_number && !line_is_header(work, line, table))
            return i;
    }
    return -1;
}

/* The label that two halves make: exact, or without brackets, or in simplified characters; where
 * neither half is a label, also with a few characters differing. */
static struct match joined_match(struct work *work, struct text joined, bool halves_unknown) {
    if (halves_unknown) {
        struct match match = label_match(work->scratch, work->mapping, joined, &work->weak_left);
        return match.quality == MATCH_CUT ? (struct match){NULL, MATCH_NONE} : match;
    }
    struct text key = label_key(work->scratch, joined);
    if (work->traditional)
        key = label_key_simple(work->scratch, work->values, key);
    const struct label *label = label_find(work->mapping, key);
    if (label == NULL)
        label = label_find(work->mapping, label_key_plain(work->scratch, key));
    return (struct match){label, label == NULL ? MATCH_NONE : MATCH_EXACT};
}

/* No column is filled in both parts. */
static bool values_exclude(const struct line *a, int a_label, const struct line *b, int b_label) {
    size_t ai = (size_t)a_label + 1, bi = (size_t)b_label + 1;
    for (; ai < a->count && bi < b->count; ai++, bi++)
        if (!cell_is_blank(&a->cells[ai]) && !cell_is_blank(&b->cells[bi]))
            return false;
    return true;
}

static bool is_unknown(const struct line_cell *cell) {
    return cell->match.quality == MATCH_NONE || cell->match.quality == MATCH_CUT;
}

/* Two or three lines whose labels are one when joined. */
static void propose_joined(struct work *work, struct candidates *list, int table, int index) {
    struct claim claim = {1, {index}, {last_words(&work->lines[index])}, MATCH_EXACT, 0};
    if (claim.cells[0] < 0)
        return;
    struct buffer joined = {.arena = work->scratch};
    const struct line_cell *first = &work->lines[index].cells[claim.cells[0]];
    bool unknown = is_unknown(first);
    if (unknown && unit_in_label(work->scratch, work->values, first->text).length != 0)
        return; /* （万元）: a header's last line */
    buffer_add(&joined, first->text);
    while (claim.part_count < MOST_PARTS) {
        int last = claim.part_count - 1;
        int next = next_line(work, claim.lines[last], table);
        int words = next < 0 ? -1 : last_words(&work->lines[next]);
        if (words < 0 || joined.length > 300 ||
            !values_exclude(
                &work->lines[claim.lines[0]], claim.cells[0], &work->lines[next], words))
            return;
        claim.lines[claim.part_count] = next;
        claim.cells[claim.part_count++] = words;
        buffer_add(&joined, work->lines[next].cells[words].text);
        unknown = unknown && is_unknown(&work->lines[next].cells[words]);
        struct match match = joined_match(work, buffer_text(&joined), unknown);
        if (label_next(match.labels, LABEL_ROW, table) == NULL)
            continue;
        claim.quality = match.quality;
        claim.weight = quality_weight[match.quality] + JOIN_BONUS;
        propose(work, list, table, match.labels, claim);
        return;
    }
}

static struct candidates candidates_make(struct work *work, int table) {
    struct candidates list = {0};
    for (size_t i = 0; i < work->line_count; i++) {
        if (work->lines[i].role != LINE_UNCLAIMED || line_is_header(work, &work->lines[i], table))
            continue;
        work->scratch = arena_renew(work->scratch, WORK_SCRATCH);
        propose_line(work, &list, table, (int)i);
        propose_joined(work, &list, table, (int)i);
    }
    return list;
}

/* ---- the chain ---- */

static void claim_take(struct work *work, struct claim *slot, const struct claim *claim) {
    *slot = *claim;
    for (int i = 0; i < claim->part_count; i++)
        work->lines[claim->lines[i]].role = i == 0 ? LINE_ROW : LINE_REST;
}

static bool claim_is_free(const struct work *work, const struct claim *claim) {
    for (int i = 0; i < claim->part_count; i++)
        if (work->lines[claim->lines[i]].role != LINE_UNCLAIMED)
            return false;
    return true;
}

/* Takes the heaviest chain with both lines and rows rising. */
static void rows_take_chain(
    struct work *work, const struct candidates *list, size_t row_count, struct claim *claims) {
    struct link *links = arena_array(work->arena, list->count, sizeof *links);
    for (size_t i = 0; i < list->count; i++)
        links[i] = (struct link){.first = list->items[i].claim.lines[0],
            .second = list->items[i].row,
            .weight = list->items[i].claim.weight};
    for (int i = chain_find(work->arena, links, list->count, row_count); i >= 0;
         i = links[i].previous)
        if (claim_is_free(work, &list->items[i].claim))
            claim_take(work, &claims[list->items[i].row], &list->items[i].claim);
}

/* Takes rows that stand elsewhere than in the form. */
static void rows_take_misplaced(
    struct work *work, const struct candidates *list, struct claim *claims) {
    for (size_t i = 0; i < list->count; i++) {
        const struct candidate *candidate = &list->items[i];
        if (candidate->claim.quality < MATCH_PLAIN || claims[candidate->row].part_count != 0 ||
            !claim_is_free(work, &candidate->claim))
            continue;
        claim_take(work, &claims[candidate->row], &candidate->claim);
        const struct line *line = &work->lines[candidate->claim.lines[0]];
        line_problem(work, PROBLEM_ROW_OUT_OF_ORDER, line, &line->cells[candidate->claim.cells[0]],
            TEXT_NONE, TEXT_NONE);
    }
}

/* ---- by position ---- */

/* The label of a line that may be a row with an unknown label: words, then enough values; or -1. */
static int unknown_row_label(
    const struct work *work, int index, const struct mapping_block *block) {
    const struct line *line = &work->lines[index];
    if (line->role != LINE_UNCLAIMED)
        return -1;
    int words = last_words(line);
    if (words < 0 || !enough_values(block, count_values(line, (size_t)words)) ||
        line->cells[words].match.quality >= MATCH_PLAIN)
        return -1;
    return words;
}

/* At least half of the label's characters are there. */
static bool label_resembles(struct work *work, struct text printed, struct text words) {
    struct text key = label_key(work->arena, words);
    size_t half = text_count(key) / 2;
    return label_distance(label_key(work->arena, printed), key, half) <= half;
}

/* Rows first..last of a block are missing between lines from and to: if just as many unknown lines
 * are there, each with a label that resembles its row's, they are these rows. */
static void rows_fill_gap(struct work *work, const struct mapping_block *block,
    struct claim *claims, int rows[2], int lines[2]) {
    int found[MOST_LEAVES], count = 0, needed = rows[1] - rows[0];
    for (int i = lines[0]; i < lines[1]; i++) {
        int label = unknown_row_label(work, i, block);
        if (label < 0)
            continue;
        if (count == needed || count == MOST_LEAVES ||
            !label_resembles(
                work, work->lines[i].cells[label].text, block->rows[rows[0] + count].words))
            return;
        found[count++] = i;
    }
    if (count != needed)
        return;
    for (int i = 0; i < count; i++) {
        int label = unknown_row_label(work, found[i], block);
        const struct line *line = &work->lines[found[i]];
        claim_take(
            work, &claims[rows[0] + i], &(struct claim){1, {found[i]}, {label}, MATCH_NONE, 0});
        line_problem(work, PROBLEM_ROW_BY_POSITION, line, &line->cells[label],
            block->rows[rows[0] + i].words, TEXT_NONE);
    }
}

/* The lines of the table that a claim stands in: where to look before the first and behind the
 * last row of a block. */
static size_t table_edge(const struct work *work, const struct claim *claim, size_t after) {
    return work->table_first_line[(size_t)work->lines[claim->lines[0]].table->ordinal - 1 + after];
}

static void rows_take_by_position(
    struct work *work, const struct mapping_block *block, struct claim *claims) {
    int row_count = (int)block->row_count;
    for (int row = 0; row < row_count; row++) {
        if (claims[row].part_count != 0 || block->rows[row].optional)
            continue;
        int end = row;
        while (end < row_count && claims[end].part_count == 0 && !block->rows[end].optional)
            end++;
        int before = row - 1, after = end;
        while (before >= 0 && claims[before].part_count == 0)
            before--;
        while (after < row_count && claims[after].part_count == 0)
            after++;
        if (before < 0 && after == row_count)
            return;
        int lines[2];
        lines[0] =
            before >= 0 ? claims[before].lines[0] + 1 : (int)table_edge(work, &claims[after], 0);
        lines[1] =
            after < row_count ? claims[after].lines[0] : (int)table_edge(work, &claims[before], 1);
        rows_fill_gap(work, block, claims, (int[2]){row, end}, lines);
        row = end;
    }
}

/* ---- the result ---- */

static void claim_report(struct work *work, const struct claim *claim, struct text words) {
    const struct line *line = &work->lines[claim->lines[0]];
    const struct line_cell *label = &line->cells[claim->cells[0]];
    if (claim->part_count > 1)
        line_problem(work, PROBLEM_ROW_JOINED, line, label, words,
            work->lines[claim->lines[1]].cells[claim->cells[1]].text);
    if (claim->quality == MATCH_FUZZY)
        line_problem(work, PROBLEM_LABEL_TYPO, line, label, words, TEXT_NONE);
    if (claim->quality == MATCH_CUT)
        line_problem(work, PROBLEM_LABEL_INCOMPLETE, line, label, words, TEXT_NONE);
}

/* Releases a row that replaces others (（六）其他处理) where it is blank and they are there: it is
 * the label of their group. */
static void release_groups(
    struct work *work, const struct mapping_block *block, struct claim *claims) {
    for (size_t row = 0; row < block->row_count; row++) {
        bool replaced = false;
        for (size_t i = 0; i < block->rows[row].instead_of_count; i++)
            replaced = replaced || claims[block->rows[row].instead_of[i]].part_count != 0;
        if (!replaced || claims[row].part_count == 0)
            continue;
        struct line *line = &work->lines[claims[row].lines[0]];
        bool blank = true;
        for (size_t i = (size_t)claims[row].cells[0] + 1; i < line->count; i++)
            blank = blank && cell_is_blank(&line->cells[i]);
        if (!blank)
            continue;
        line->role = LINE_GROUP;
        claims[row] = (struct claim){0};
    }
}

void rows_claim(struct work *work, int table, struct claim *claims) {
    const struct mapping_table *home = &work->mapping->tables[table];
    size_t row_count = rows_before(home, (int)home->block_count);
    work->scratch = arena_new();
    struct candidates list = candidates_make(work, table);
    rows_take_chain(work, &list, row_count, claims);
    rows_take_misplaced(work, &list, claims);
    for (size_t b = 0; b < home->block_count; b++) {
        struct claim *block_claims = claims + rows_before(home, (int)b);
        rows_take_by_position(work, &home->blocks[b], block_claims);
        release_groups(work, &home->blocks[b], block_claims);
        for (size_t row = 0; row < home->blocks[b].row_count; row++)
            if (block_claims[row].part_count != 0)
                claim_report(work, &block_claims[row], home->blocks[b].rows[row].words);
    }
    arena_free(work->scratch);
    work->scratch = NULL;
}
