/*
 * test_report_check.c: the three states of a check (form/report_check.c): holds with blanks as
 * zero, fails where no filling of the blanks could make it true, else not assessable.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

/* Rows a, b, c; total t over x and y. row2 may be there instead of b and c. */
static const char *const form =
    "{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'n','signs':[],"
    "'tables':[{'key':'k','name':'表','blocks':[{'columns':[{'key':'n','labels':['数量']}],'rows':["
    "{'key':'sum','labels':['总共']},{'key':'a','labels':['子类']},"
    "{'key':'both','labels':['丑寅类'],'optional':true,'instead_of':['b','c']},"
    "{'key':'b','labels':['丑类']},{'key':'c','labels':['寅类']},"
    "{'key':'extra','labels':['卯类'],'optional':true}]}]}],"
    "'checks':[{'id':'sum','kind':'equation','name':'n','table':'k','each':'column',"
    "'left':['sum'],'right':['a','both','b','c']},"
    "{'id':'extra','kind':'equation','name':'n','table':'k','each':'column',"
    "'left':['extra'],'right':['a']},"
    "{'id':'most','kind':'at_most','name':'n','table':'k','each':'column',"
    "'left':['extra'],'right':['b','c']},"
    "{'id':'positive','kind':'non_negative','name':'n','table':'k','fields':['a.n']}]}";

struct check_case {
    const char *figures; /* sum a both b c extra: _ blank, / mark, ? words, . absent */
    const char *expected;
};

static struct figure figure_of(struct text field, struct text word) {
    static const struct {
        char sign;
        enum cell_state state;
    } states[] = {
        {'_', STATE_BLANK}, {'/', STATE_NOT_APPLICABLE}, {'?', STATE_TEXT}, {'.', STATE_ABSENT}};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (word.length == 1 && word.bytes[0] == states[i].sign)
            return (struct figure){.field = field, .state = states[i].state};
    return (struct figure){.field = field, .state = STATE_NUMBER, .value = word};
}

/* The figures in the words of a text; the report holds them in another order than the form, for it
 * may have been read back from JSON. */
static void figures_set(struct fixture *fixture, const char *words) {
    struct report *report = &fixture->report;
    struct text rest = text_from(words);
    report->figure_count = 0;
    for (size_t i = 0; i < fixture->work.mapping->field_count; i++) {
        size_t end = text_find(rest, TEXT(" "));
        struct text word = text_slice(rest, 0, end);
        rest = text_slice(rest, end == SIZE_MAX ? end : end + 1, rest.length);
        if (!text_equal(word, TEXT(",")))
            report->figures[report->figure_count++] =
                figure_of(fixture->work.mapping->fields[i].path, word);
    }
    for (size_t i = 0; i < report->figure_count / 2; i++) {
        struct figure swapped = report->figures[i];
        report->figures[i] = report->figures[report->figure_count - 1 - i];
        report->figures[report->figure_count - 1 - i] = swapped;
    }
}

static const char *check_show(struct fixture *fixture, const char *id) {
    static const char *const states[] = {"holds", "fails", "?"};
    for (size_t i = 0; i < fixture->report.check_count; i++) {
        const struct check *check = &fixture->report.checks[i];
        if (!text_equal(check->id, text_from(id)))
            continue;
        struct buffer shown = {.arena = fixture->arena};
        buffer_format(&shown, "%s %.*s|%.*s %.*s%s", states[check->state], (int)check->left.length,
            check->left.bytes, (int)check->right.length, check->right.bytes,
            (int)check->formula.length, check->formula.bytes, check->blanks_as_zero ? " _" : "");
        return text_copy(fixture->arena, buffer_text(&shown)).bytes;
    }
    return "none";
}

static void expect_checks(const char *id, const struct check_case *cases, size_t count) {
    struct fixture *fixture = fixture_read(form, "", STEP_LINES);
    for (size_t i = 0; i < count; i++) {
        figures_set(fixture, cases[i].figures);
        report_check(fixture->arena, fixture->work.mapping, &fixture->report);
        expect_text(cases[i].figures, check_show(fixture, id), cases[i].expected);
    }
    fixture_free(fixture);
}

static const struct check_case equations[] = {
    {"6 1 . 2 3 .", "holds 6|6 6 = 1 + 2 + 3"},
    {"7 1 . 2 3 .", "fails 7|6 7 ≠ 1 + 2 + 3"},
    {"0 0 . 0 0 .", "holds 0|0 0 = 0 + 0 + 0"},
    {"0 10 . 1 0 .", "fails 0|11 0 ≠ 10 + 1 + 0"},
    {"0.3 0.1 . 0.2 0.00 .", "holds 0.3|0.3 0.3 = 0.1 + 0.2 + 0.00"},
    {"24252.311082 24252.311081 . 0 0 .",
        "fails 24252.311082|24252.311081 24252.311082 ≠ 24252.311081 + 0 + 0"},
    {"2 5 . -3 0 .", "holds 2|2 2 = 5 + (-3) + 0"},
    /* blanks: unknown, not negative */
    {"6 1 . _ 5 .", "holds 6|6 6 = 1 + ? + 5 _"},
    {"_ 0 . 0 0 .", "holds 0|0 ? = 0 + 0 + 0 _"},
    {"_ 1 . 2 3 .", "? 0|6 ? ?= 1 + 2 + 3 _"},
    {"6 1 . _ 3 .", "? 6|4 6 ?= 1 + ? + 3 _"},
    {"6 9 . _ 3 .", "fails 6|12 6 ≠ 9 + ? + 3 _"},
    {"_ _ . _ _ .", "holds 0|0 ? = ? + ? + ? _"},
    {"_ 1 . _ 3 .", "? 0|4 ? ?= 1 + ? + 3 _"},
    /* words: the same; marks: zero */
    {"6 1 . ? 5 .", "holds 6|6 6 = 1 + ? + 5 _"},
    {"6 1 . ? 3 .", "? 6|4 6 ?= 1 + ? + 3 _"},
    {"6 7 . ? 3 .", "fails 6|10 6 ≠ 7 + ? + 3 _"},
    {"4 1 . / 3 .", "holds 4|4 4 = 1 + 0 + 3"},
    {"6 1 . / 3 .", "fails 6|4 6 ≠ 1 + 0 + 3"},
    {"/ 1 . 0 0 .", "fails 0|1 0 ≠ 1 + 0 + 0"},
    /* absent: nobody can say */
    {"6 1 . 2 . .", "? 6|3 6 ?= 1 + 2 + ?"},
    {"3 1 . 2 . .", "? 3|3 3 ?= 1 + 2 + ?"},
    {". 1 . 2 3 .", "? |6 ? ?= 1 + 2 + 3"},
    {", 1 . 2 3 .", "? |6 ? ?= 1 + 2 + 3"}, /* not even among the figures */
    /* the row that stands for others, or their group */
    {"6 1 5 . . .", "holds 6|6 6 = 1 + 5"},
    {"7 1 5 . . .", "fails 7|6 7 ≠ 1 + 5"},
    {"6 1 _ 2 3 .", "holds 6|6 6 = 1 + 2 + 3"},
    {"6 1 5 2 . .", "? 6|3 6 ?= 1 + 2 + ?"},
    /* too large for exact sums */
    {"999999999999999999999999999999999999 999999999999999999999999999999999999 . 1 0 .",
        "? 999999999999999999999999999999999999| 999999999999999999999999999999999999 ?= "
        "999999999999999999999999999999999999 + 1 + 0"},
};

static const struct check_case optional[] = {
    {"6 1 . 2 3 .", "none"},
    {"6 1 . 2 3 1", "holds 1|1 1 = 1"},
    {"6 1 . 2 3 2", "fails 2|1 2 ≠ 1"},
};

static const struct check_case at_most[] = {
    {"6 1 . 2 3 .", "none"},
    {"6 1 . 2 3 5", "holds 5|5 5 ≤ 2 + 3"},
    {"6 1 . 2 3 0", "holds 0|5 0 ≤ 2 + 3"},
    {"6 1 . 2 3 6", "fails 6|5 6 > 2 + 3"},
    {"6 1 . _ 3 4", "? 4|3 4 ?≤ ? + 3 _"}, /* the blank may be 1 or more */
    {"6 1 . 2 3 _", "holds 0|5 ? ≤ 2 + 3 _"},
    {"6 1 . 2 . 1", "? 1|2 1 ?≤ 2 + ?"},
};

static const struct check_case signs[] = {
    {"0 0 . 0 0 .", "holds 0|0 0 ≥ 0"},
    {"0 12 . 0 0 .", "holds 12|0 12 ≥ 0"},
    {"0 -0.5 . 0 0 .", "fails -0.5|0 (-0.5) < 0"},
    {"0 _ . 0 0 .", "holds 0|0 ? ≥ 0 _"},
    {"0 / . 0 0 .", "holds 0|0 0 ≥ 0"},
    {"0 . . 0 0 .", "? |0 ? ≥ 0"},
};

Test(check, states) {
    expect_checks("sum", equations, sizeof equations / sizeof *equations);
    expect_checks("extra", optional, sizeof optional / sizeof *optional);
    expect_checks("most", at_most, sizeof at_most / sizeof *at_most);
    expect_checks("positive", signs, sizeof signs / sizeof *signs);
}

/* What a check is about; checks made before are replaced. */
Test(check, names) {
    struct fixture *fixture = fixture_read(form, "", STEP_LINES);
    figures_set(fixture, "6 1 . 2 3 .");
    for (int i = 0; i < 2; i++)
        report_check(fixture->arena, fixture->work.mapping, &fixture->report);
    cr_assert_eq(fixture->report.check_count, 2);
    const struct check *checks = fixture->report.checks;
    cr_expect(text_equal(checks[0].id, TEXT("sum")));
    cr_expect(text_equal(checks[0].column, TEXT("n")));
    cr_expect_eq(checks[0].field.length, 0);
    cr_expect(text_equal(checks[1].field, TEXT("k.a.n")));
    cr_expect_eq(checks[1].column.length, 0);
    cr_expect_eq(fixture->report.problems.count, 0);
    fixture_free(fixture);
}
