/*
 * tsv.c: tab-separated text -> rows of cells. A row with too few or too many cells is refused:
 * where an editor has turned a tab into spaces, the cells behind it would shift in silence. A byte
 * order mark, as Excel writes it, and \r at the end of a line are skipped.
 */
#include "base/tsv.h"

static size_t columns_count(const char *const *columns) {
    size_t count = 0;
    while (columns[count] != NULL)
        count++;
    return count;
}

/* Returns false unless the line has count cells. */
static bool line_split(struct text line, struct text *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t tab = text_find(line, TEXT("\t"));
        if ((tab == SIZE_MAX) != (i + 1 == count))
            return false;
        cells[i] = text_trim(text_slice(line, 0, tab));
        line = text_slice(line, tab == SIZE_MAX ? line.length : tab + 1, line.length);
    }
    return true;
}

static bool is_header(const struct text *cells, const char *const *columns) {
    for (size_t i = 0; columns[i] != NULL; i++)
        if (!text_equal(cells[i], text_from(columns[i])))
            return false;
    return true;
}

bool tsv_read(struct arena *arena, struct text text, const char *const *columns, struct tsv *table,
    struct wording *error, int *line) {
    size_t width = columns_count(columns), capacity = 0;
    bool header = false;
    *table = (struct tsv){0};
    *line = 0;
    if (text_starts(text, TEXT("\xEF\xBB\xBF")))
        text = text_slice(text, 3, text.length);
    while (text.length != 0) {
        struct text taken = text_take_line(&text);
        ++*line;
        if (text_is_blank(taken) || text_starts(taken, TEXT("#")))
            continue;
        struct text *cells = arena_array(arena, width, sizeof *cells);
        if (!line_split(taken, cells, width) || (!header && !is_header(cells, columns))) {
            *error = header
                         ? WORDING("列数不对（各列以制表符分隔）",
                               "the row has too few or too many columns (they end at tabs)")
                         : WORDING("表头与规定的不同", "the header line is not the one described");
            return false;
        }
        if (!header) {
            header = true;
            continue;
        }
        *ARRAY_APPEND(arena, table->rows, table->count, capacity) =
            (struct tsv_row){.line = *line, .cells = cells};
    }
    *error = WORDING("没有表头", "there is no header line");
    return header;
}
