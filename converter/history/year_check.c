/*
 * year_check.c: mappings/history.tsv -> equations over two reports, and their results. An equation
 * reads like `disclosure.*.in_force = disclosure.*.in_force[-1] + ...`. The states are those of the
 * checks within a report (form/equation.c). A missing year has no checks.
 */
#include "history/year_check.h"

#include "history/table.h"

/* ---- the table ---- */

/* Takes the next word from an equation. */
static struct text word_take(struct text *rest) {
    *rest = text_trim(*rest);
    size_t end = text_find(*rest, TEXT(" "));
    struct text word = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, word.length, rest->length);
    return word;
}

static void term_read(
    struct table_reader *reader, struct year_rule *rule, struct text word, enum term kind) {
    struct year_term *term = &rule->terms[rule->count++];
    term->kind = kind;
    term->before = text_ends(word, TEXT("[-1]"));
    term->pattern = term->before ? text_slice(word, 0, word.length - 4) : word;
    if (term->pattern.length == 0 || text_find(term->pattern, TEXT("[")) != SIZE_MAX)
        table_refuse(reader,
            WORDING("不是字段，或 [-1] 写错：「%1」", "no field, or [-1] miswritten: \"%1\""),
            word);
}

static void equation_read(struct table_reader *reader, struct year_rule *rule, struct text words) {
    static const struct {
        struct text mark;
        enum term kind;
    } marks[] = {{TEXT_INIT("+"), TERM_PLUS}, {TEXT_INIT("-"), TERM_MINUS},
        {TEXT_INIT("±"), TERM_SIGNED}, {TEXT_INIT("="), TERM_PLUS}};
    enum { EQUALS = 3, MARKS = 4 };
    rule->terms = arena_array(reader->arena, words.length + 1, sizeof *rule->terms);
    term_read(reader, rule, word_take(&words), TERM_PLUS);
    while (!text_is_blank(words)) {
        struct text mark = word_take(&words);
        size_t which = 0;
        while (which < MARKS && !text_equal(marks[which].mark, mark))
            which++;
        if (which == MARKS || (which == EQUALS && rule->left_count != 0)) {
            table_refuse(reader,
                WORDING("两个字段之间应为 + - ± 或一个 =，不能是「%1」",
                    "between two fields stands + - ± or one =, not \"%1\""),
                mark);
            return;
        }
        if (which == EQUALS)
            rule->left_count = rule->count;
        term_read(reader, rule, word_take(&words), marks[which].kind);
    }
    bool years[2] = {false, false};
    for (size_t i = 0; i < rule->count; i++)
        years[rule->terms[i].before] = true;
    if (rule->left_count == 0 || !years[0] || !years[1])
        table_refuse(reader,
            WORDING("等式应有两边，并含两个年度的数：「%1」",
                "an equation has two sides, and figures of both years: \"%1\""),
            rule->id);
}

static void rule_read(
    struct table_reader *reader, struct year_rule *rule, const struct text *cells) {
    *rule = (struct year_rule){.id = cells[0], .name = cells[3], .name_en = cells[4]};
    if (!text_starts(rule->id, TEXT("history.")))
        table_refuse(reader,
            WORDING(
                "id 应以 history. 开头，不能是「%1」", "an id begins with history., not \"%1\""),
            rule->id);
    if (text_equal(cells[1], TEXT("error")))
        rule->severity = SEVERITY_ERROR;
    else if (text_equal(cells[1], TEXT("warning")))
        rule->severity = SEVERITY_WARNING;
    else
        table_refuse(reader,
            WORDING("severity 应为 error 或 warning，不能是「%1」",
                "the severity is error or warning, not \"%1\""),
            cells[1]);
    equation_read(reader, rule, cells[2]);
}

bool year_rules_read(
    struct arena *arena, struct text content, struct problems *problems, struct year_rules *rules) {
    static const char *const columns[] = {
        "id", "severity", "equation", "name", "name_en", "source", NULL};
    struct table_reader reader = {
        .arena = arena, .problems = problems, .file = TEXT("history.tsv")};
    struct tsv table;
    *rules = (struct year_rules){0};
    if (!table_rows_read(&reader, content, columns, &table))
        return false;
    rules->items = arena_array(arena, table.count, sizeof *rules->items);
    for (size_t i = 0; i < table.count; i++) {
        reader.line = table.rows[i].line;
        rule_read(&reader, &rules->items[rules->count++], table.rows[i].cells);
    }
    return !reader.refused;
}

/* ---- the checks ---- */

const struct figure *figure_find(const struct figure *figures, size_t count, struct text field) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(figures[i].field, field))
            return &figures[i];
    return NULL;
}

/* A figure of the year before means the same in this year's form. */
static bool means_the_same(struct arena *arena, const struct comparability *comparability,
    const struct year_figures *before, const struct year_figures *now, struct text field) {
    struct subject earlier = subject_find(arena, comparability, before->form, field);
    struct subject later = subject_find(arena, comparability, now->form, field);
    struct verdict_side sides[] = {{before->form, &field, 1}, {now->form, &field, 1}};
    return text_equal(before->form, now->form) ||
           (text_equal(earlier.form, later.form) && text_equal(earlier.field, later.field) &&
               relation_is_exact(verdict_find(comparability, &sides[0], &sides[1]).relation));
}

/* The figures of a rule's terms; false: a report's form does not have one of them. */
static bool figures_gather(struct arena *arena, const struct comparability *comparability,
    const struct year_figures *before, const struct year_figures *now, const struct wild *wild,
    struct year_check *made) {
    for (size_t i = 0; i < made->rule->count; i++) {
        const struct year_term *term = &made->rule->terms[i];
        struct text field = field_fill(arena, term->pattern, wild);
        const struct year_figures *report = term->before ? before : now;
        made->figures[i] = figure_find(report->figures, report->count, field);
        if (made->figures[i] == NULL ||
            (term->before && !means_the_same(arena, comparability, before, now, field)))
            return false;
    }
    return true;
}

/* Names the row and the column where `*` stands for a column, else the figure. */
static void check_about(const struct year_term *term, struct text field, struct check *check) {
    size_t star = text_find(term->pattern, TEXT("*"));
    bool column = star != SIZE_MAX && star > 0 && star + 1 == term->pattern.length;
    check->field = column ? text_slice(field, 0, star - 1) : field;
    check->column = column ? text_slice(field, star, field.length) : TEXT_NONE;
}

static void check_assess(struct arena *arena, struct year_check *made) {
    struct side sides[2] = {{.formula = {.arena = arena}}, {.formula = {.arena = arena}}};
    const struct year_rule *rule = made->rule;
    bool named = false;
    made->check.id = rule->id;
    for (size_t i = 0; i < rule->count; i++) {
        side_add(&sides[i >= rule->left_count], made->figures[i], rule->terms[i].kind);
        if (!named && !rule->terms[i].before) {
            check_about(&rule->terms[i], made->figures[i]->field, &made->check);
            named = true;
        }
    }
    sides_compare(arena, &sides[0], &sides[1], false, &made->check);
}

void year_checks_make(struct arena *arena, const struct year_rules *rules,
    const struct comparability *comparability, const struct year_figures *before,
    const struct year_figures *now, struct year_checks *checks) {
    for (size_t r = 0; r < rules->count; r++) {
        const struct year_rule *rule = &rules->items[r];
        const struct year_term *first = &rule->terms[0];
        const struct year_figures *report = first->before ? before : now;
        for (size_t i = 0; i < report->count; i++) {
            struct wild wild;
            if (!field_match(first->pattern, report->figures[i].field, &wild))
                continue;
            struct year_check made = {.rule = rule, .years = {before->year, now->year}};
            made.figures = arena_array(arena, rule->count, sizeof *made.figures);
            if (!figures_gather(arena, comparability, before, now, &wild, &made))
                continue;
            check_assess(arena, &made);
            *ARRAY_APPEND(arena, checks->items, checks->count, checks->capacity) = made;
        }
    }
}
