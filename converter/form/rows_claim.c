/*
 * rows_claim.c: which line is which row of the form. Labels propose: every line whose label matches
 * a row is a candidate, and so are two or three lines whose labels make one when joined
 * (3.要求提供公开出版 + 物). Order disposes: the heaviest chain of candidates that goes down the
 * document and down the form at once wins, which tells the 其他 of one group from that of another.
 * What the chain leaves is taken out of order, or, where as many lines as rows are missing between
 * two sure ones, by position; both are told. Values are not looked at beyond their being there.
 */
#include "base/unicode.h"
#include "form/steps.h"
#include "form/unit.h"

enum { LOOK_AHEAD = 6, JOIN_BONUS = 4, ENUMERATOR_BONUS = 2 };

struct candidate {
    struct claim claim;
    int row;      /* index into claims */
    int weight;   /* of the chain that ends here */
    int previous; /* candidate before it in the chain, -1: none */
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

/* Columns behind the label that may hold values: all but those of other labels. A merged cell is as
 * many as it covers. */
static size_t count_values(const struct line *line, size_t label) {
    size_t count = 0;
    for (size_t i = label + 1; i < line->count; i++)
        if (!is_label_match(&line->cells[i]))
            count += (size_t)line->cells[i].cell->column_span;
    return count;
}

/* The same of cells that reach down to the line from those above it. */
static size_t count_values_above(const struct work *work, const struct claim *claim) {
    struct row_above above;
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
    static const struct text marks[] = {TEXT_INIT("."), TEXT_INIT("．"), TEXT_INIT("、"),
        TEXT_INIT("，"), TEXT_INIT(","), TEXT_INIT(")"), TEXT_INIT("）")};
    struct text rest = text_trim(printed);
    size_t digits = 0;
    while (digits < rest.length && rest.bytes[digits] >= '0' && rest.bytes[digits] <= '9')
        digits++;
    rest = text_slice(rest, digits, rest.length);
    for (size_t i = 0; digits != 0 && i < sizeof marks / sizeof *marks; i++)
        if (text_equal(rest, marks[i]))
            return true;
    return false;
}

static bool is_doubtful_number(const struct line_cell *cell) {
    return (cell->value.notes & VALUE_DOUBTFUL) != 0;
}

/* Words right behind a label are a label too, which nobody knows: its values are not ours. */
static bool words_follow(const struct line *line, size_t label, size_t columns) {
    if (label + 1 >= line->count || !cell_is_words(&line->cells[label + 1]))
        return false;
    if (is_doubtful_number(&line->cells[label + 1])) /* 12. is a figure, unless there is one more */
        return line->count - label - 1 > columns && is_bare_enumerator(line->cells[label + 1].text);
    struct text enumerator, words = line->cells[label + 1].text;
    key_strip_enumerator(words, &enumerator);
    return enumerator.length != 0 || is_bare_enumerator(words) ||
           is_label_match(&line->cells[label + 1]);
}

static void candidate_add(struct work *work, struct candidates *list, struct candidate candidate) {
    if (list->count == list->capacity) {
        size_t capacity = list->capacity == 0 ? 64 : list->capacity * 2;
        list->items =
            arena_grow(work->arena, list->items, list->count, capacity, sizeof *list->items);
        list->capacity = capacity;
    }
    list->items[list->count++] = candidate;
}

/* ---- candidates ---- */

/* Some value is there. Asked of another layout's rows only: its row labels are the official
 * layout's column groups, and blank cells may stand beside those too. */
static bool claim_is_filled(const struct work *work, const struct claim *claim) {
    const struct line *line = &work->lines[claim->lines[0]];
    for (size_t i = (size_t)claim->cells[0] + 1; i < line->count; i++)
        if (line->cells[i].value.state == STATE_NUMBER ||
            line->cells[i].value.state == STATE_NOT_APPLICABLE)
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

/* The label, or its first part, as printed. */
static struct text claim_label(const struct work *work, const struct claim *claim) {
    return work->lines[claim->lines[0]].cells[claim->cells[0]].text;
}

/* Both have the same: of two lines with the same words, 合计 and （七）总计, that one is meant. */
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
        struct candidate candidate = {.claim = claim, .row = row, .previous = -1};
        if (same_enumerator(work, claim_label(work, &claim), block->rows[label->index].words))
            candidate.claim.weight += ENUMERATOR_BONUS;
        candidate_add(work, list, candidate);
    }
}

/* Words behind a figure, where words stand before it too: a value in words (未统计) or a remark. */
static bool is_value_in_words(const struct line *line, size_t index) {
    bool figure = false;
    for (size_t i = index; i-- > 0;) {
        if (figure && cell_is_words(&line->cells[i]))
            return true;
        figure = figure || line->cells[i].value.state == STATE_NUMBER;
    }
    return false;
}

/* The last cell of words in a line that is no value: its own label, groups stand before it, its
 * unit (件) behind it. -1: none. */
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

/* The cell reaches down beside lines with words of their own: it is the label of their group,
 * though its words may be a row's too (（六）其他处理). */
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
        struct claim claim = {.part_count = 1, .quality = match->quality};
        claim.lines[0] = index;
        claim.cells[0] = (int)i;
        claim.weight = quality_weight[match->quality];
        propose(work, list, table, match->labels, claim);
        return;
    }
}

/* Nothing of its own: blank, a repeated header, or a lone number of a page. */
static bool is_between(const struct work *work, const struct line *line, int table) {
    size_t filled = 0;
    for (size_t i = 0; i < line->count; i++)
        filled += line->cells[i].value.state != STATE_BLANK;
    return line->role == LINE_BLANK || (filled == 1 && last_words(line) < 0) ||
           line_is_header(work, line, table);
}

/* The next line that a cut label may go on in, or -1. */
static int next_line(const struct work *work, int index, int table) {
    for (int i = index + 1; i < (int)work->line_count && i <= index + LOOK_AHEAD; i++)
        if (!is_between(work, &work->lines[i], table))
            return i;
    return -1;
}

/* The label that two halves make: exact, or but for brackets or traditional characters; where
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

/* Values of two parts exclude each other: no column is filled in both. */
static bool values_exclude(const struct line *a, int a_label, const struct line *b, int b_label) {
    size_t ai = (size_t)a_label + 1, bi = (size_t)b_label + 1;
    for (; ai < a->count && bi < b->count; ai++, bi++)
        if (a->cells[ai].value.state != STATE_BLANK && b->cells[bi].value.state != STATE_BLANK)
            return false;
    return true;
}

static bool is_unknown(const struct line_cell *cell) {
    return cell->match.quality == MATCH_NONE || cell->match.quality == MATCH_CUT;
}

/* Two or three lines whose labels are one when joined. */
static void propose_joined(struct work *work, struct candidates *list, int table, int index) {
    struct claim claim = {.part_count = 1, .quality = MATCH_EXACT};
    claim.lines[0] = index;
    claim.cells[0] = last_words(&work->lines[index]);
    if (claim.cells[0] < 0)
        return;
    struct buffer joined = {.arena = work->scratch};
    const struct line_cell *first = &work->lines[index].cells[claim.cells[0]];
    bool header = unit_in_label(work->scratch, work->values, first->text).length != 0;
    if (header && is_unknown(first)) /* （万元）: a header's last line */
        return;
    bool unknown = is_unknown(first);
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

/* The heaviest chain with both lines and rows rising; returns its last candidate or -1. */
static int chain_make(struct work *work, struct candidates *list, size_t row_count) {
    int *best = arena_array(work->arena, row_count, sizeof *best); /* by row: candidate + 1 */
    for (size_t i = 0; i < list->count;) {
        size_t first = i;
        for (;
             i < list->count && list->items[i].claim.lines[0] == list->items[first].claim.lines[0];
             i++) {
            struct candidate *candidate = &list->items[i];
            candidate->weight = candidate->claim.weight;
            for (int row = 0; row < candidate->row; row++) {
                if (best[row] == 0)
                    continue;
                const struct candidate *before = &list->items[best[row] - 1];
                if (before->weight + candidate->claim.weight <= candidate->weight)
                    continue;
                candidate->weight = before->weight + candidate->claim.weight;
                candidate->previous = best[row] - 1;
            }
        }
        for (size_t j = first; j < i; j++) {
            int *held = &best[list->items[j].row];
            if (*held == 0 || list->items[*held - 1].weight < list->items[j].weight)
                *held = (int)j + 1;
        }
    }
    int last = -1;
    for (size_t row = 0; row < row_count && list->items != NULL; row++)
        if (best[row] != 0 &&
            (last < 0 || list->items[best[row] - 1].weight > list->items[last].weight))
            last = best[row] - 1;
    return last;
}

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

/* Rows that stand elsewhere than the form has them. */
static void take_out_of_order(
    struct work *work, const struct candidates *list, struct claim *claims) {
    for (size_t i = 0; i < list->count; i++) {
        const struct candidate *candidate = &list->items[i];
        if (candidate->claim.quality < MATCH_PLAIN || claims[candidate->row].part_count != 0 ||
            !claim_is_free(work, &candidate->claim))
            continue;
        claim_take(work, &claims[candidate->row], &candidate->claim);
        const struct line *line = &work->lines[candidate->claim.lines[0]];
        problem_add(&work->report->problems, PROBLEM_ROW_OUT_OF_ORDER,
            line_place(line, &line->cells[candidate->claim.cells[0]]), TEXT_NONE, TEXT_NONE);
    }
}

/* ---- by position ---- */

/* A line that could be a row whose label nobody knows: words, then enough values. */
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
 * stand there, each resembling its row, they are these rows. */
static void take_gap(struct work *work, const struct mapping_block *block, struct claim *claims,
    int rows[2], int lines[2]) {
    int found[MOST_LEAVES], count = 0, needed = rows[1] - rows[0];
    for (int i = lines[0]; i < lines[1]; i++) {
        int label = unknown_row_label(work, i, block);
        if (label < 0)
            continue;
        if (count == needed || count == MOST_LEAVES)
            return;
        if (!label_resembles(
                work, work->lines[i].cells[label].text, block->rows[rows[0] + count].words))
            return;
        found[count++] = i;
    }
    if (count != needed)
        return;
    for (int i = 0; i < count; i++) {
        struct claim claim = {.part_count = 1, .quality = MATCH_NONE};
        claim.lines[0] = found[i];
        claim.cells[0] = unknown_row_label(work, found[i], block);
        const struct line *line = &work->lines[found[i]];
        claim_take(work, &claims[rows[0] + i], &claim);
        problem_add(&work->report->problems, PROBLEM_ROW_BY_POSITION,
            line_place(line, &line->cells[claim.cells[0]]), block->rows[rows[0] + i].words,
            TEXT_NONE);
    }
}

/* The lines of the table that a claim stands in: where to look before the first and behind the
 * last row of a block. */
static size_t table_edge(const struct work *work, const struct claim *claim, size_t behind) {
    return work->table_first_line[(size_t)work->lines[claim->lines[0]].table->ordinal - 1 + behind];
}

static void take_by_position(
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
        take_gap(work, block, claims, (int[2]){row, end}, lines);
        row = end;
    }
}

/* ---- what is told ---- */

static void report_claim(struct work *work, const struct claim *claim, struct text words) {
    static const struct {
        enum match_quality quality;
        enum problem_code code;
    } told[] = {
        {MATCH_FUZZY, PROBLEM_LABEL_TYPO},
        {MATCH_CUT, PROBLEM_LABEL_INCOMPLETE},
    };
    const struct line *line = &work->lines[claim->lines[0]];
    struct place place = line_place(line, &line->cells[claim->cells[0]]);
    if (claim->part_count > 1) {
        const struct line *rest = &work->lines[claim->lines[1]];
        problem_add(&work->report->problems, PROBLEM_ROW_JOINED, place, words,
            rest->cells[claim->cells[1]].text);
    }
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (told[i].quality == claim->quality)
            problem_add(&work->report->problems, told[i].code, place, words, TEXT_NONE);
}

/* A row that stands for others (（六）其他处理) and is blank while they are there is their group.
 */
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
            blank = blank && line->cells[i].value.state == STATE_BLANK;
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
    for (int i = chain_make(work, &list, row_count); i >= 0; i = list.items[i].previous)
        if (claim_is_free(work, &list.items[i].claim))
            claim_take(work, &claims[list.items[i].row], &list.items[i].claim);
    take_out_of_order(work, &list, claims);
    for (size_t b = 0; b < home->block_count; b++) {
        struct claim *block_claims = claims + rows_before(home, (int)b);
        take_by_position(work, &home->blocks[b], block_claims);
        release_groups(work, &home->blocks[b], block_claims);
        for (size_t row = 0; row < home->blocks[b].row_count; row++)
            if (block_claims[row].part_count != 0)
                report_claim(work, &block_claims[row], home->blocks[b].rows[row].words);
    }
    arena_free(work->scratch);
    work->scratch = NULL;
}
