/*
 * columns.c: the header lines above a block's rows -> its columns in order. A leaf is a header cell
 * with no header cell below; its label is its own words, or those above and its own joined (商业
 * over 企业). Leaves and the form's columns are aligned in order; the groups above a leaf
 * (行政复议, 复议后起诉) decide between equal labels. What stays open between two known columns is
 * taken by position and reported. Reads no values.
 */
#include <limits.h>

#include "base/unicode.h"
#include "form/chain.h"
#include "form/date.h"
#include "form/steps.h"
#include "form/unit.h"

enum { MOST_HEADER_LINES = 8, MOST_STACK = MOST_HEADER_LINES };

static const int quality_weight[] = {
    [MATCH_NONE] = 0,
    [MATCH_FUZZY] = 5,
    [MATCH_CUT] = 6,
    [MATCH_LONGER] = 7,
    [MATCH_PLAIN] = 9,
    [MATCH_SCRIPT] = 9,
    [MATCH_EXACT] = 10,
};

/* A place decides only between columns of the same words. */
enum { GROUP_AGREES = 3, GROUP_DIFFERS = -12, PLACE_AGREES = 1 };

/* The header lines of one block. */
struct header_lines {
    const struct line *items[MOST_HEADER_LINES];
    size_t count;
};

/* A leaf while it is being understood. */
struct candidate_leaf {
    struct leaf leaf;
    const struct line_cell *stack[MOST_STACK]; /* from the top, its own cell last */
    size_t depth;
    uint64_t columns; /* of the block that its words name: a bit for each */
    enum match_quality quality;
    bool corner; /* stands above the row labels */
    int year;    /* printed in its words; 0: none */
    bool past; /* of an earlier year than another of the same column: 2015年度 beside 2016年度 */
};

struct alignment {
    struct work *work;
    struct label_place place;
    const struct mapping_block *block;
    const struct mapping_layout *layout; /* that the leaves are most like */
    struct candidate_leaf *leaves;
    size_t count;
};

/* The columns of the block that a label names, a bit for each. */
static uint64_t columns_of(const struct alignment *alignment, const struct label *labels) {
    uint64_t columns = 0;
    for (const struct label *label = labels; label != NULL; label = label->next)
        if (label->kind == LABEL_COLUMN && label->table == alignment->place.table &&
            label->block == alignment->place.block && label->index < MOST_LEAVES &&
            text_equal(label->key, labels->key))
            columns |= (uint64_t)1 << label->index;
    return columns;
}

static bool has_column(uint64_t columns, int column) {
    return column >= 0 && column < MOST_LEAVES && (columns >> column & 1) != 0;
}

static bool line_matches(const struct line *line, enum label_kind kind, int table) {
    for (size_t i = 0; i < line->count; i++)
        if (label_next(line->cells[i].match.labels, kind, table) != NULL)
            return true;
    return false;
}

/* The label is also a row's (其他, 总计), so it does not make a header. Rows of another layout of
 * the same fields do not count: their labels are column groups in the first place. */
static bool names_row(const struct work *work, const struct label *labels, int table) {
    for (const struct label *label = label_next(labels, LABEL_ROW, table); label != NULL;
         label = label_again(label))
        if (!work->mapping->tables[table].blocks[label->block].same_fields)
            return true;
    return false;
}

bool line_is_header(const struct work *work, const struct line *line, int table) {
    if (line_has_number(line))
        return false;
    for (size_t i = 0; i < line->count; i++) {
        const struct label *labels = line->cells[i].match.labels;
        if ((label_next(labels, LABEL_COLUMN, table) != NULL ||
                label_next(labels, LABEL_CORNER, table) != NULL ||
                label_next(labels, LABEL_COLUMN_GROUP, table) != NULL) &&
            !names_row(work, labels, table))
            return true;
    }
    return false;
}

/* ---- which lines ---- */

static bool line_is_open(const struct line *line) {
    return line->role == LINE_UNCLAIMED || line->role == LINE_HEADER;
}

/* Words above a header that are no label by themselves: 信息 | 本年 over 内容 | 制发件数. */
static bool is_first_half(
    const struct work *work, size_t index, const struct table *home, int table) {
    const struct line *line = &work->lines[index];
    size_t words = 0;
    for (size_t i = 0; i < line->count; i++)
        words += cell_is_words(&line->cells[i]);
    return line_is_open(line) && line->table == home && words > 1 && line->count <= MOST_LEAVES &&
           !line_has_number(line) && !line_matches(line, LABEL_TITLE, table) &&
           !line_matches(line, LABEL_ROW, table);
}

/* The last header among the lines: a title or a corner begins a new one, and all its lines are of
 * one table. */
static struct header_lines header_lines_find(
    const struct work *work, int table, size_t first, size_t last) {
    struct header_lines lines = {.count = 0};
    for (size_t i = first; i < last; i++) {
        const struct line *line = &work->lines[i];
        if (!line_is_open(line) || line_has_number(line) || line->count > MOST_LEAVES)
            continue;
        bool header = line_is_header(work, line, table);
        if (!header && line_matches(line, LABEL_ROW_GROUP, table))
            continue; /* 一、主动公开情况 | —— | ——: a row without figures */
        bool title = line_matches(line, LABEL_TITLE, table);
        bool elsewhere = lines.count != 0 && lines.items[0]->table != line->table;
        if (title || (elsewhere && header) || line_matches(line, LABEL_CORNER, table))
            lines.count = 0;
        if (title || (lines.count == 0 ? !header : elsewhere))
            continue;
        if (lines.count == 0 && i > first && is_first_half(work, i - 1, line->table, table))
            lines.items[lines.count++] = &work->lines[i - 1];
        if (lines.count < MOST_HEADER_LINES)
            lines.items[lines.count++] = line;
    }
    return lines;
}

static void header_lines_mark(struct work *work, const struct header_lines *lines) {
    for (size_t i = 0; i < lines->count; i++)
        work->lines[lines->items[i] - work->lines].role = LINE_HEADER;
}

/* ---- leaves ---- */

/* The cell of a line that stands above another: the one that shares most columns with it, as edges
 * seldom meet exactly; or NULL. */
static const struct line_cell *header_cell_above(const struct line *line, const struct cell *cell) {
    const struct line_cell *best = NULL;
    int most = 0;
    for (size_t c = 0; c < line->count; c++) {
        const struct cell *above = line->cells[c].cell;
        int start = above->column > cell->column ? above->column : cell->column;
        int end = cell_end(above) < cell_end(cell) ? cell_end(above) : cell_end(cell);
        if (end - start > most) {
            best = &line->cells[c];
            most = end - start;
        }
    }
    return best;
}

static bool is_leaf(const struct header_lines *lines, size_t index, const struct line_cell *cell) {
    for (size_t i = index + 1; i < lines->count; i++)
        for (size_t c = 0; c < lines->items[i]->count; c++)
            if (header_cell_above(lines->items[index], lines->items[i]->cells[c].cell) == cell)
                return false;
    return true;
}

/* 尚未审结总计: the words of two columns in one cell, as their figures are then. (A label with
 * other words behind it is that label with instructions.) */
static bool names_two_columns(
    const struct alignment *alignment, const struct line_cell *cell, const struct match *match) {
    if (match->quality != MATCH_LONGER)
        return false;
    struct text key = label_key(alignment->work->arena, cell->text);
    struct text rest = text_slice(key, match->labels->key.length, key.length);
    return label_next(label_find(alignment->work->mapping, rest), LABEL_COLUMN,
               alignment->place.table) != NULL;
}

/* Matches a leaf's words with the columns: its own words, or those above and its own joined. */
static void leaf_match(struct alignment *alignment, struct candidate_leaf *leaf) {
    struct work *work = alignment->work;
    struct buffer joined = {.arena = work->arena};
    for (size_t depth = leaf->depth; depth-- > 0;) {
        const struct line_cell *cell = leaf->stack[depth];
        if (cell_is_blank(cell) || cell->text.length > 200)
            continue;
        struct buffer longer = {.arena = work->arena};
        buffer_add(&longer, cell->text);
        buffer_add(&longer, buffer_text(&joined));
        struct match match = cell->match;
        if (joined.length != 0) {
            struct text key = label_key(work->arena, buffer_text(&longer));
            match.labels = label_find(work->mapping, key);
            match.quality = match.labels == NULL ? MATCH_NONE : MATCH_EXACT;
            if (match.labels == NULL) { /* 总金额 over （元） */
                match.labels = label_find(work->mapping, label_key_plain(work->arena, key));
                match.quality = match.labels == NULL ? MATCH_NONE : MATCH_PLAIN;
            }
        }
        joined = longer;
        if (leaf->leaf.unit.length == 0)
            leaf->leaf.unit = unit_in_label(work->arena, work->values, cell->text);
        leaf->corner =
            leaf->corner ||
            label_next(cell->match.labels, LABEL_CORNER, alignment->place.table) != NULL ||
            label_next(match.labels, LABEL_CORNER, alignment->place.table) != NULL;
        if (match.quality > leaf->quality &&
            label_next(match.labels, LABEL_COLUMN, alignment->place.table) != NULL &&
            !names_two_columns(alignment, cell, &match)) {
            leaf->columns = columns_of(alignment, match.labels);
            leaf->quality = match.quality;
        }
    }
}

/* Leaves in grid order: few, and nearly sorted, so by insertion. */
static void leaves_sort(struct alignment *alignment) {
    for (size_t i = 1; i < alignment->count; i++) {
        struct candidate_leaf moving = alignment->leaves[i];
        size_t j = i;
        for (; j > 0 && alignment->leaves[j - 1].leaf.start > moving.leaf.start; j--)
            alignment->leaves[j] = alignment->leaves[j - 1];
        alignment->leaves[j] = moving;
    }
}

/* The leaves in grid order, each with the cells above it. Without a grid (text dumps) the cells
 * that name columns, in reading order, below all groups. */
static void leaves_make(struct alignment *alignment, const struct header_lines *lines, bool grid) {
    const struct line_cell *groups[MOST_STACK];
    size_t group_count = 0;
    int table = alignment->place.table;
    alignment->leaves = arena_array(alignment->work->arena, MOST_LEAVES, sizeof *alignment->leaves);
    for (size_t i = 0; i < lines->count; i++)
        for (size_t c = 0; c < lines->items[i]->count; c++) {
            const struct line_cell *cell = &lines->items[i]->cells[c];
            const struct label *labels = cell->match.labels;
            if (!grid && label_next(labels, LABEL_COLUMN_GROUP, table) != NULL &&
                group_count + 1 < MOST_STACK)
                groups[group_count++] = cell;
            if (alignment->count == MOST_LEAVES ||
                !(grid ? is_leaf(lines, i, cell) : label_next(labels, LABEL_COLUMN, table) != NULL))
                continue;
            struct candidate_leaf *leaf = &alignment->leaves[alignment->count++];
            leaf->leaf = (struct leaf){.start = cell->cell->column,
                .end = grid ? cell_end(cell->cell) : 0,
                .column = -1,
                .line = lines->items[i],
                .cell = cell};
            for (size_t above = 0; grid && above < i; above++) {
                const struct line_cell *upper = header_cell_above(lines->items[above], cell->cell);
                if (upper != NULL)
                    leaf->stack[leaf->depth++] = upper;
            }
        }
    if (grid)
        leaves_sort(alignment);
    for (size_t i = 0; i < alignment->count; i++) {
        struct candidate_leaf *leaf = &alignment->leaves[i];
        for (size_t g = 0; g < group_count; g++)
            leaf->stack[leaf->depth++] = groups[g];
        leaf->stack[leaf->depth++] = leaf->leaf.cell;
        leaf_match(alignment, leaf);
    }
}

/* ---- years side by side ---- */

static int year_in(struct arena *arena, struct text words) {
    struct text key = key_fold(arena, text_slice(words, 0, 100));
    size_t length;
    int year;
    return date_find_year(key, 0, &length, &year) == SIZE_MAX ? 0 : year;
}

/* Some offices print last year's figures beside this year's. Their labels are one label, so only
 * the years differ: the latest is the column, in either order. */
static void past_years_set_aside(struct alignment *alignment) {
    for (size_t i = 0; i < alignment->count; i++)
        if (alignment->leaves[i].columns != 0)
            alignment->leaves[i].year =
                year_in(alignment->work->arena, alignment->leaves[i].leaf.cell->text);
    for (size_t i = 0; i < alignment->count; i++)
        for (size_t k = 0; k < alignment->count; k++) {
            struct candidate_leaf *a = &alignment->leaves[i], *b = &alignment->leaves[k];
            if (a->year != 0 && a->year < b->year && (a->columns & b->columns) != 0)
                a->past = true;
        }
    for (size_t i = 0; i < alignment->count; i++)
        if (alignment->leaves[i].past)
            alignment->leaves[i].columns = 0;
}

/* ---- alignment ---- */

static bool column_in_group(const struct mapping_column *column, int group) {
    for (size_t i = 0; i < column->group_count; i++)
        if (column->groups[i] == group)
            return true;
    return false;
}

static int group_score(const struct alignment *alignment, const struct candidate_leaf *leaf,
    const struct mapping_column *column) {
    int score = 0;
    for (size_t i = 0; i < leaf->depth; i++) {
        const struct label *label =
            label_next(leaf->stack[i]->match.labels, LABEL_COLUMN_GROUP, alignment->place.table);
        if (label == NULL || label->block != alignment->place.block)
            continue;
        /* a group that no column names stands above all of them: 申请人情况 */
        bool used = false;
        for (size_t c = 0; c < alignment->block->column_count; c++)
            used = used || column_in_group(&alignment->block->columns[c], label->index);
        if (used)
            score += column_in_group(column, label->index) ? GROUP_AGREES : GROUP_DIFFERS;
    }
    return score;
}

/* The column is already filled by an earlier piece (a table of reviews cut in three). */
static bool column_filled(const struct alignment *alignment, int column) {
    const struct mapping_block *block = alignment->block;
    return !block->rows_labelled && block->columns[column].role == COLUMN_VALUE &&
           alignment->work->figure_found[mapping_figure(block, 0, (size_t)column)];
}

static int leaf_score(const struct alignment *alignment, size_t leaf, int column) {
    const struct candidate_leaf *candidate = &alignment->leaves[leaf];
    if (!has_column(candidate->columns, column) || column_filled(alignment, column))
        return 0;
    int score = quality_weight[candidate->quality] +
                group_score(alignment, candidate, &alignment->block->columns[column]);
    /* as many leaves as columns, behind the corner: the groups above may have been cut off */
    bool in_place = alignment->count >= alignment->block->column_count &&
                    leaf - (alignment->count - alignment->block->column_count) == (size_t)column;
    return score > 0 ? score + (in_place ? PLACE_AGREES : 0) : 0;
}

static void leaves_align(struct alignment *alignment) {
    struct link *links = NULL;
    size_t count = 0, capacity = 0, columns = alignment->block->column_count;
    for (size_t i = 0; i < alignment->count; i++)
        for (size_t j = 0; j < columns; j++) {
            int score = leaf_score(alignment, i, (int)j);
            if (score > 0)
                *ARRAY_APPEND(alignment->work->arena, links, count, capacity) =
                    (struct link){.first = (int)i, .second = (int)j, .weight = score};
        }
    for (int i = chain_find(alignment->work->arena, links, count, columns); i >= 0;
         i = links[i].previous)
        alignment->leaves[links[i].first].leaf.column = links[i].second;
}

/* Where a column stands in a layout, or -1. */
static int layout_place(const struct mapping_layout *layout, int column) {
    for (size_t i = 0; i < layout->column_count; i++)
        if (layout->columns[i] == column)
            return (int)i;
    return -1;
}

static int layout_score(const struct alignment *alignment, const struct mapping_layout *layout) {
    enum { MATCH = 4 };
    int leaves = 0, matched = 0, size = (int)layout->column_count;
    for (size_t i = 0; i < alignment->count; i++) {
        const struct candidate_leaf *leaf = &alignment->leaves[i];
        bool named = leaf->leaf.column >= 0;
        leaves += named || (cell_is_words(leaf->leaf.cell) && !leaf->corner);
        matched += named && layout_place(layout, leaf->leaf.column) >= 0;
    }
    return matched * MATCH - (leaves < size ? size - leaves : leaves - size);
}

/* The layout of which most columns are named, and of those the one of as many columns; the form's
 * own among equals. */
static void layout_choose(struct alignment *alignment) {
    int best = 0;
    for (size_t i = 0; i < alignment->block->layout_count; i++) {
        const struct mapping_layout *layout = &alignment->block->layouts[i];
        int score = layout_score(alignment, layout);
        if (alignment->layout != NULL && score <= best)
            continue;
        best = score;
        alignment->layout = layout;
    }
}

static int leaf_of_column(const struct alignment *alignment, int column) {
    for (size_t i = 0; i < alignment->count; i++)
        if (alignment->leaves[i].leaf.column == column)
            return (int)i;
    return -1;
}

static void leaf_report(
    const struct alignment *alignment, const struct leaf *leaf, enum problem_code code) {
    line_problem(alignment->work, code, leaf->line, leaf->cell,
        leaf->column < 0 ? TEXT_NONE : alignment->block->columns[leaf->column].words, TEXT_NONE);
}

/* The only column of a set, or -1. */
static int only_column(uint64_t columns) {
    int only = 0;
    if (columns == 0 || (columns & (columns - 1)) != 0)
        return -1;
    while (!has_column(columns, only))
        only++;
    return only;
}

/* Every group of the column stands above the leaf. */
static bool groups_stand_above(const struct alignment *alignment, const struct candidate_leaf *leaf,
    const struct mapping_column *column) {
    size_t found = 0;
    for (size_t i = 0; i < leaf->depth; i++) {
        const struct label *label =
            label_next(leaf->stack[i]->match.labels, LABEL_COLUMN_GROUP, alignment->place.table);
        found += label != NULL && label->block == alignment->place.block &&
                 column_in_group(column, label->index);
    }
    return found >= column->group_count;
}

/* Takes columns that stand elsewhere than in the form. Words that several columns share name one of
 * them only below all of its groups. */
static void columns_take_misplaced(struct alignment *alignment) {
    for (size_t i = 0; i < alignment->count; i++) {
        struct candidate_leaf *leaf = &alignment->leaves[i];
        for (size_t j = 0; leaf->leaf.column < 0 && j < alignment->block->column_count; j++)
            if (leaf_score(alignment, i, (int)j) >= quality_weight[MATCH_PLAIN] &&
                (only_column(leaf->columns) >= 0 ||
                    groups_stand_above(alignment, leaf, &alignment->block->columns[j])) &&
                leaf_of_column(alignment, (int)j) < 0) {
                leaf->leaf.column = (int)j;
                leaf_report(alignment, &leaf->leaf, PROBLEM_COLUMN_OUT_OF_ORDER);
            }
    }
}

/* The leaves between two known ones are the layout's columns between theirs, where they are as
 * many. Both bounds are exclusive. */
static void columns_fill_gap(
    struct alignment *alignment, const int leaves[2], const int places[2]) {
    const int *columns = alignment->layout->columns;
    int count = places[1] - places[0] - 1;
    if (leaves[1] - leaves[0] - 1 != count)
        return;
    for (int i = 1; i <= count; i++) {
        const struct candidate_leaf *leaf = &alignment->leaves[leaves[0] + i];
        if (column_filled(alignment, columns[places[0] + i]) || leaf->corner || leaf->past)
            return;
    }
    for (int i = 1; i <= count; i++) {
        struct leaf *leaf = &alignment->leaves[leaves[0] + i].leaf;
        leaf->column = columns[places[0] + i];
        leaf_report(alignment, leaf, PROBLEM_COLUMN_BY_POSITION);
    }
}

/* Leaves before the first that can be no column: those above the row labels. */
static int leading_leaves(const struct alignment *alignment) {
    int leading = -1;
    for (size_t i = 0; i < alignment->count && alignment->leaves[i].leaf.column < 0; i++)
        if (alignment->leaves[i].corner)
            leading = (int)i;
    return leading;
}

/* Where a leaf's column stands in the layout; -1: it has none there. */
static int leaf_place(const struct alignment *alignment, int leaf) {
    int column = alignment->leaves[leaf].leaf.column;
    return column < 0 ? -1 : layout_place(alignment->layout, column);
}

/* Where the columns end: blank leaves at the end are padding, except those that columns still to
 * come need. */
static int leaves_end(const struct alignment *alignment) {
    int end = (int)alignment->count, last = end - 1;
    while (last >= 0 && alignment->leaves[last].leaf.column < 0)
        last--;
    int needed =
        last < 0 ? 0 : (int)alignment->layout->column_count - 1 - leaf_place(alignment, last);
    while (end > last + 1 + needed && alignment->leaves[end - 1].leaf.column < 0 &&
           cell_is_blank(alignment->leaves[end - 1].leaf.cell))
        end--;
    return end;
}

/* Some leaf is a column that the layout lacks, so places in it mean nothing. */
static bool layout_is_mixed(const struct alignment *alignment) {
    for (size_t i = 0; i < alignment->count; i++)
        if (alignment->leaves[i].leaf.column >= 0 && leaf_place(alignment, (int)i) < 0)
            return true;
    return false;
}

static void columns_take_by_position(struct alignment *alignment) {
    if (layout_is_mixed(alignment))
        return;
    int end = leaves_end(alignment);
    int leaf = leading_leaves(alignment), place = -1;
    for (int i = leaf + 1; i <= end; i++) {
        bool last = i == end;
        int next = last ? (int)alignment->layout->column_count : leaf_place(alignment, i);
        if (!last && next < 0)
            continue;
        if (next > place)
            columns_fill_gap(alignment, (int[2]){leaf, i}, (int[2]){place, next});
        leaf = i;
        place = next > place ? next : place;
    }
}

/* ---- without a grid ---- */

static size_t leaves_named(const struct alignment *alignment) {
    size_t count = 0;
    for (size_t i = 0; i < alignment->count; i++)
        count += alignment->leaves[i].leaf.column >= 0;
    return count;
}

/* Every column's label stands somewhere in the header, as often as the form has it: the header is
 * the form's own, with any grid or none (text dumps). */
static bool header_is_complete(struct alignment *alignment, const struct header_lines *lines) {
    const struct mapping_layout *layout = alignment->layout;
    bool taken[MOST_LEAVES] = {false};
    size_t found = 0;
    if (layout->column_count > MOST_LEAVES)
        return false;
    for (size_t i = 0; i < lines->count; i++) {
        size_t next = 0; /* columns rise along a line */
        for (size_t c = 0; c < lines->items[i]->count; c++) {
            uint64_t named = columns_of(alignment, lines->items[i]->cells[c].match.labels);
            size_t j = next;
            while (j < layout->column_count && (taken[j] || !has_column(named, layout->columns[j])))
                j++;
            if (j == layout->column_count)
                continue;
            taken[j] = true;
            next = j + 1;
            found++;
        }
    }
    return found == layout->column_count;
}

void header_default(const struct mapping_layout *layout, struct header *header) {
    *header = (struct header){.layout = layout};
    for (size_t i = 0; i < layout->column_count && i < MOST_LEAVES; i++)
        header->leaves[header->count++].column = layout->columns[i];
}

/* The layout's columns below a header that names all of them, with the units in it. */
static void header_whole(
    const struct alignment *alignment, const struct header_lines *lines, struct header *header) {
    header_default(alignment->layout, header);
    for (size_t i = 0; i < lines->count; i++)
        for (size_t c = 0; c < lines->items[i]->count; c++) {
            const struct line_cell *cell = &lines->items[i]->cells[c];
            uint64_t named = columns_of(alignment, cell->match.labels);
            struct text unit =
                unit_in_label(alignment->work->arena, alignment->work->values, cell->text);
            for (size_t j = 0; unit.length != 0 && j < header->count; j++)
                if (has_column(named, header->leaves[j].column))
                    header->leaves[j].unit = unit;
        }
}

/* Where a leaf stands among the columns: those that its line names stand in the line's order. */
static int flat_place(const struct alignment *alignment, size_t index) {
    const struct line *line = alignment->leaves[index].leaf.line;
    size_t before = 0;
    int place = -1;
    for (size_t i = 0; i < index; i++)
        before += alignment->leaves[i].leaf.line == line;
    for (size_t turn = 0; turn <= before; turn++) {
        int least = INT_MAX;
        for (size_t i = 0; i < alignment->count; i++) {
            const struct leaf *leaf = &alignment->leaves[i].leaf;
            if (leaf->line == line && leaf->column > place && leaf->column < least)
                least = leaf->column;
        }
        place = least;
    }
    return place;
}

/* Without a grid the order of the columns is not that of the header's cells (自然人, 总计 stand in
 * a line above 商业企业): the named columns stand in the form's order, except where one line names
 * them in another. */
static void leaves_order_flat(struct alignment *alignment) {
    for (size_t i = 0; i < alignment->count; i++) {
        struct candidate_leaf *leaf = &alignment->leaves[i];
        int only = only_column(leaf->columns);
        if (leaf->leaf.column < 0 && only >= 0 && leaf_of_column(alignment, only) < 0)
            leaf->leaf.column = only;
    }
    size_t count = 0;
    for (size_t i = 0; i < alignment->count; i++)
        if (alignment->leaves[i].leaf.column >= 0)
            alignment->leaves[count++] = alignment->leaves[i];
    alignment->count = count;
    for (size_t i = 0; i < count; i++) {
        struct leaf *leaf = &alignment->leaves[i].leaf;
        leaf->start = flat_place(alignment, i);
        if (leaf->start != leaf->column)
            leaf_report(alignment, leaf, PROBLEM_COLUMN_OUT_OF_ORDER);
    }
    leaves_sort(alignment);
}

/* A header of one line that names a column twice: a row of a dump has as many cells, so their order
 * is a grid. */
static bool names_column_twice(
    const struct alignment *alignment, const struct header_lines *lines) {
    const struct line *line = lines->items[0];
    uint64_t seen = 0;
    for (size_t i = 0; lines->count == 1 && i < line->count; i++) {
        uint64_t named = columns_of(alignment, line->cells[i].match.labels);
        if ((named & seen) != 0)
            return true;
        seen |= named;
    }
    return false;
}

/* ---- the header ---- */

static void leaves_report(const struct alignment *alignment, bool behind_labels) {
    bool first = behind_labels;
    for (size_t i = 0; i < alignment->count; i++) {
        const struct candidate_leaf *leaf = &alignment->leaves[i];
        if (leaf->leaf.column >= 0) {
            first = false;
            if (leaf->quality == MATCH_FUZZY)
                leaf_report(alignment, &leaf->leaf, PROBLEM_LABEL_TYPO);
            if (leaf->quality == MATCH_CUT)
                leaf_report(alignment, &leaf->leaf, PROBLEM_LABEL_INCOMPLETE);
        } else if (!first && cell_is_words(leaf->leaf.cell) && !leaf->corner &&
                   label_next(leaf->leaf.cell->match.labels, LABEL_COLUMN_GROUP, -1) == NULL) {
            leaf_report(alignment, &leaf->leaf, PROBLEM_COLUMN_UNKNOWN);
        }
    }
}

/* For labelled rows the leaves from the first column on; those before stand above the labels. */
static void header_copy(const struct alignment *alignment, struct header *header) {
    size_t first = 0;
    if (alignment->block->rows_labelled)
        while (first < alignment->count && alignment->leaves[first].leaf.column < 0)
            first++;
    for (size_t i = first; i < alignment->count; i++)
        header->leaves[header->count++] = alignment->leaves[i].leaf;
    while (header->lead < first && !alignment->leaves[first - 1 - header->lead].corner &&
           cell_is_blank(alignment->leaves[first - 1 - header->lead].leaf.cell))
        header->lead++;
}

bool header_read(struct work *work, const struct label_place *place, size_t first, size_t last,
    struct header *header) {
    struct header_lines lines = header_lines_find(work, place->table, first, last);
    if (lines.count == 0)
        return false;
    struct alignment alignment = {.work = work,
        .place = *place,
        .block = &work->mapping->tables[place->table].blocks[place->block]};
    *header = (struct header){.table = lines.items[0]->table};
    bool grid = work->document->spans_known || names_column_twice(&alignment, &lines);
    leaves_make(&alignment, &lines, grid);
    past_years_set_aside(&alignment);
    leaves_align(&alignment);
    layout_choose(&alignment);
    header->layout = alignment.layout;
    if (grid) {
        columns_take_misplaced(&alignment);
        columns_take_by_position(&alignment);
    } else {
        leaves_order_flat(&alignment);
    }
    if (leaves_named(&alignment) < alignment.layout->column_count &&
        header_is_complete(&alignment, &lines)) {
        header_lines_mark(work, &lines);
        header_whole(&alignment, &lines, header);
        return true;
    }
    if (leaves_named(&alignment) == 0)
        return false;
    header_lines_mark(work, &lines);
    leaves_report(&alignment, alignment.block->rows_labelled);
    header_copy(&alignment, header);
    if (!grid)
        header->table = NULL;
    return true;
}
