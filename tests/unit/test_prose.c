/*
 * test_prose.c: figures in the prose against the tables (form/prose.c): what a pattern finds, what
 * it must not find, and what is said where the two differ.
 */
#include <criterion/criterion.h>

#include "form/prose.h"
#include "form_fixture.h"

static const char *const form =
    "{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'n','signs':[],"
    "'tables':[{'key':'k','name':'表','blocks':[{'columns':[{'key':'new','labels':['新收']},"
    "{'key':'old','labels':['结转']}]}]}],'checks':[{'id':'p','kind':'prose','name':'n',"
    "'patterns':['收到*申请*#件','受理#宗'],'readings':[['k.new'],['k.new','k.old']]}]}";

static const struct {
    const char *prose,
        *expected; /* state, number found | number of the tables: tables hold 26, 4 */
} cases[] = {
    {"全年共收到政府信息公开申请26件。", "holds 26|26"},
    {"全年共收到政府信息公开申请30件（含上年结转4件）。", "holds 30|30"},
    {"收到申请26件。", "holds 26|26"},
    {"收到的依申请公开申请共计026件。", "holds 26|26"},
    {"全年受理26宗。", "holds 26|26"},
    {"本年没有收到投诉。收到申请26件。", "holds 26|26"},
    {"收到申请中有3人要求当面答复的共26件。", "holds 26|26"},
    {"全年收到政府信息公开申请27件。", "? 27|26 prose-differs"},
    {"收到申请0件。", "? 0|26 prose-differs"},
    /* the clause ends between words and number */
    {"收到申请，办结26件。", "none"},
    {"收到信件。申请26件。", "none"},
    {"收到申请；26件已办结。", "none"},
    {"收到\n申请26件。", "none"},
    /* too far apart, or in another order */
    {"收到一二三四五六七八九十一二三四五六申请26件。", "none"},
    {"收到申请一二三四五六七八九十一二三四五六26件。", "none"},
    {"申请收到26件。", "none"},
    {"受理了26宗。", "holds 26|26"},
    {"收到申请2\u2F00\u4EF6，受\uF9E426宗。", "holds 26|26"}, /* 理 of another set */
    /* no exact number */
    {"收到申请十余件。", "none"},
    {"收到申请26余件。", "none"},
    {"收到申请26条。", "none"},
    {"收到申请12345678901234567890件。", "none"},
    {"没有任何数字。", "none"},
    {"", "none"},
};

static const char *prose_show(struct fixture *fixture, const char *prose) {
    struct text paragraph = text_from(prose);
    struct section section = {.parent = -1, .paragraphs = &paragraph, .paragraph_count = 1};
    struct report *report = &fixture->report;
    const struct figure *figures[] = {&report->figures[0], &report->figures[1]};
    struct check check = {.id = TEXT("p")};
    struct buffer shown = {.arena = fixture->arena};
    report->sections = &section;
    report->section_count = 1;
    report->problems.count = 0;
    if (!prose_check(fixture->arena, &fixture->work.mapping->checks[0], figures, report, &check))
        return "none";
    buffer_format(&shown, "%s %.*s|%.*s",
        check.state == CHECK_HOLDS   ? "holds"
        : check.state == CHECK_FAILS ? "fails"
                                     : "?",
        (int)check.left.length, check.left.bytes, (int)check.right.length, check.right.bytes);
    const char *problems = problems_show(fixture->arena, &report->problems);
    buffer_format(&shown, "%s%s", problems[0] == '\0' ? "" : " ", problems);
    return text_copy(fixture->arena, buffer_text(&shown)).bytes;
}

static struct fixture *fixture_make(void) {
    struct fixture *fixture = fixture_read(form, "", STEP_LINES);
    fixture->report.figures[0] =
        (struct figure){.state = STATE_NUMBER, .value = TEXT("26"), .field = TEXT("k.new")};
    fixture->report.figures[1] =
        (struct figure){.state = STATE_NUMBER, .value = TEXT("4"), .field = TEXT("k.old")};
    return fixture;
}

Test(prose, patterns) {
    struct fixture *fixture = fixture_make();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_text(cases[i].prose, prose_show(fixture, cases[i].prose), cases[i].expected);
    fixture_free(fixture);
}

/* What the tables hold decides which readings there are. */
Test(prose, readings) {
    static const struct {
        enum cell_state new, old;
        const char *prose, *expected;
    } readings[] = {
        {STATE_NUMBER, STATE_BLANK, "收到申请26件。", "holds 26|26"},
        {STATE_NUMBER, STATE_ABSENT, "收到申请30件。", "? 30|26 prose-differs"},
        {STATE_BLANK, STATE_NUMBER, "收到申请4件。", "holds 4|4"},
        {STATE_ABSENT, STATE_NUMBER, "收到申请26件。", "? 26|"},
        {STATE_TEXT, STATE_NUMBER, "收到申请26件。", "? 26|"},
    };
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        struct fixture *fixture = fixture_make();
        fixture->report.figures[0].state = readings[i].new;
        fixture->report.figures[1].state = readings[i].old;
        expect_text(
            readings[i].prose, prose_show(fixture, readings[i].prose), readings[i].expected);
        fixture_free(fixture);
    }
}

/* A warning names both readings of the tables; it is a warning, and no more. */
Test(prose, differences_are_told) {
    struct fixture *fixture = fixture_make();
    prose_show(fixture, "收到申请27件。");
    cr_assert_eq(fixture->report.problems.count, 1);
    const struct problem *problem = &fixture->report.problems.items[0];
    cr_expect_eq(problem_severity(problem->code), SEVERITY_WARNING);
    cr_expect_neq(text_find(problem->message, TEXT("27")), SIZE_MAX);
    cr_expect_neq(text_find(problem->message, TEXT("26 / 30")), SIZE_MAX);
    fixture_free(fixture);
}
