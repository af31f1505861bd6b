/*
 * agencies.c: the table of aliases, and names that look alike. A near name is only a hint: 宿豫区
 * and 宿城区 differ in one character and are two districts.
 */
#include "history/agencies.h"

#include "base/unicode.h"
#include "history/table.h"

enum {
    LONGEST_NAME = LONGEST_COMPARED, /* characters; longer ones are near to nothing */
    LEAST_SHARED = 3,       /* characters of the old name in the new one; 局 is one of them */
    SHORTEST_NAME = 3,      /* 审计局 is the end of many names */
    FOR_EACH_DIFFERENT = 4, /* characters of the name for each that may differ: 甲县教育局 and
                               甲县水利局 are two offices */
};

struct text agency_key(struct arena *arena, struct text name) {
    return key_fold(arena, name);
}

/* ---- the table ---- */

/* A year, or 0 where the cell is empty. */
static int alias_year_read(struct table_reader *reader, struct text cell) {
    int year = 0;
    for (size_t i = 0; i < cell.length && i < 4; i++)
        year = cell.bytes[i] >= '0' && cell.bytes[i] <= '9' ? year * 10 + cell.bytes[i] - '0' : 0;
    if (cell.length != 0 && (cell.length != 4 || year < 1990))
        table_refuse(reader,
            WORDING("年度应为四位数字，不能是「%1」", "a year has four digits, not \"%1\""), cell);
    return year;
}

static bool years_overlap(const struct alias *a, const struct alias *b) {
    return (a->last == 0 || b->first <= a->last) && (b->last == 0 || a->first <= b->last);
}

static void alias_read(
    struct table_reader *reader, struct aliases *aliases, const struct text *cells) {
    struct alias *alias = &aliases->items[aliases->count];
    *alias = (struct alias){cells[0], agency_key(reader->arena, cells[0]), cells[1],
        alias_year_read(reader, cells[2]), alias_year_read(reader, cells[3])};
    if (alias->name.length == 0 || alias->agency.length == 0)
        table_refuse(reader,
            WORDING("每行要有名称和机关：「%1」", "a row needs a name and an agency: \"%1\""),
            cells[4]);
    if (alias->last != 0 && alias->first > alias->last)
        table_refuse(reader, WORDING("起止年度颠倒：「%1」", "the years run backwards: \"%1\""),
            alias->name);
    for (size_t i = 0; i < aliases->count; i++)
        if (text_equal(aliases->items[i].key, alias->key) &&
            years_overlap(&aliases->items[i], alias))
            table_refuse(reader,
                WORDING("同一名称同一年度有两行：「%1」", "two rows for one name and year: \"%1\""),
                alias->name);
    aliases->count++;
}

/* An agency that is itself an alias would depend on the order of the rows. */
static void chains_check(struct table_reader *reader, const struct aliases *aliases) {
    for (size_t a = 0; a < aliases->count; a++) {
        struct text key = agency_key(reader->arena, aliases->items[a].agency);
        for (size_t b = 0; b < aliases->count; b++)
            if (a != b && text_equal(key, aliases->items[b].key) &&
                !text_equal(key, agency_key(reader->arena, aliases->items[b].agency)))
                table_refuse(reader,
                    WORDING("机关本身又是别名：「%1」", "the agency is itself an alias: \"%1\""),
                    aliases->items[a].agency);
    }
}

bool aliases_read(struct arena *arena, struct text file, struct text content,
    struct problems *problems, struct aliases *aliases) {
    static const char *const columns[] = {"name", "agency", "from", "to", "reason", NULL};
    struct table_reader reader = {.arena = arena, .problems = problems, .file = file};
    struct tsv table;
    *aliases = (struct aliases){0};
    if (!table_rows_read(&reader, content, columns, &table))
        return false;
    aliases->items = arena_array(arena, table.count, sizeof *aliases->items);
    for (size_t i = 0; i < table.count; i++) {
        reader.line = table.rows[i].line;
        alias_read(&reader, aliases, table.rows[i].cells);
    }
    if (!reader.refused)
        chains_check(&reader, aliases);
    return !reader.refused;
}

struct text agency_find(
    struct arena *arena, const struct aliases *aliases, struct text name, int year) {
    struct text key = agency_key(arena, name);
    for (size_t i = 0; i < aliases->count; i++) {
        const struct alias *alias = &aliases->items[i];
        if (text_equal(alias->key, key) && (alias->first == 0 || year >= alias->first) &&
            (alias->last == 0 || year <= alias->last))
            return alias->agency;
    }
    return name;
}

/* ---- near names ---- */

static size_t name_codes(struct text key, uint32_t *codes) {
    size_t count = text_codes(key, codes, LONGEST_NAME);
    return count > LONGEST_NAME ? 0 : count;
}

/* The characters of the shorter name stand in the longer one, in order. */
static bool is_within(
    const uint32_t *shorter, size_t count, const uint32_t *longer, size_t longer_count) {
    size_t found = 0;
    for (size_t i = 0; i < longer_count && found < count; i++)
        found += longer[i] == shorter[found];
    return found == count;
}

bool agencies_are_near(struct text key_a, struct text key_b) {
    uint32_t a[LONGEST_NAME], b[LONGEST_NAME];
    size_t a_count = name_codes(key_a, a), b_count = name_codes(key_b, b);
    if (a_count < SHORTEST_NAME || b_count < SHORTEST_NAME)
        return false;
    if (a_count < b_count ? is_within(a, a_count, b, b_count) : is_within(b, b_count, a, a_count))
        return true;
    size_t shorter = a_count < b_count ? a_count : b_count;
    size_t most = shorter / FOR_EACH_DIFFERENT < AGENCY_MOST_DIFFERENT
                      ? shorter / FOR_EACH_DIFFERENT
                      : AGENCY_MOST_DIFFERENT;
    return codepoints_distance(a, a_count, b, b_count, most) <= most;
}

/* The length of the longest common subsequence. */
static size_t shared_count(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    size_t row[LONGEST_NAME + 1] = {0};
    for (size_t i = 0; i < a_count; i++) {
        size_t corner = 0;
        for (size_t j = 1; j <= b_count; j++) {
            size_t above = row[j];
            row[j] = a[i] == b[j - 1] ? corner + 1 : above > row[j - 1] ? above : row[j - 1];
            corner = above;
        }
    }
    return row[b_count];
}

/* The length of the common beginning up to the end of a place name; 0: there is none. */
static size_t place_count(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    static const struct text ends = TEXT_INIT("省市区县州旗盟镇乡");
    size_t count = 0;
    for (size_t i = 0; i < a_count && i < b_count && a[i] == b[i]; i++)
        for (size_t offset = 0; offset < ends.length;)
            count = text_next(ends, &offset) == a[i] ? i + 1 : count;
    return count;
}

bool agencies_are_renamed(struct text key_a, struct text key_b) {
    uint32_t a[LONGEST_NAME], b[LONGEST_NAME];
    size_t first = 0;
    if (key_a.length == 0 || key_b.length == 0)
        return false;
    text_next(key_a, &first);
    if (!text_starts(key_b, text_slice(key_a, 0, first)))
        return false; /* most pairs end here */
    size_t a_count = name_codes(key_a, a), b_count = name_codes(key_b, b);
    size_t place = place_count(a, a_count, b, b_count);
    if (place == 0)
        return false;
    size_t shared = shared_count(a + place, a_count - place, b + place, b_count - place);
    size_t shorter = (a_count < b_count ? a_count : b_count) - place;
    return shared >= LEAST_SHARED && 2 * shared >= shorter;
}
