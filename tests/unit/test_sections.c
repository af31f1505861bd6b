/*
 * test_sections.c: the tree of sections (form/sections.c), shown as number:heading(paragraphs)
 * [tables]{sections}. Numbers are wrong in real reports; they are printed as they are.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

static void section_show(struct buffer *shown, const struct report *report, int index, int depth) {
    const struct section *section = &report->sections[index];
    buffer_format(shown, "%.*s:%.*s", (int)section->number.length, section->number.bytes,
        (int)section->heading.length, section->heading.bytes);
    for (size_t i = 0; i < section->paragraph_count; i++)
        buffer_format(
            shown, "(%.*s)", (int)section->paragraphs[i].length, section->paragraphs[i].bytes);
    for (size_t i = 0; i < section->table_count; i++)
        buffer_format(shown, "[%d]", section->tables[i]);
    for (int child = 0, first = 1; child < (int)report->section_count && depth < 8; child++) {
        if (report->sections[child].parent != index)
            continue;
        buffer_format(shown, "%s", first != 0 ? "{" : " ");
        section_show(shown, report, child, depth + 1);
        first = 0;
        bool last = true;
        for (size_t other = (size_t)child + 1; other < report->section_count; other++)
            last = last && report->sections[other].parent != index;
        buffer_format(shown, "%s", last ? "}" : "");
    }
}

static const char *sections_show(struct fixture *fixture) {
    struct buffer shown = {.arena = fixture->arena};
    for (int i = 0; i < (int)fixture->report.section_count; i++) {
        cr_expect_lt(fixture->report.sections[i].parent, i, "in document order");
        if (fixture->report.sections[i].parent >= 0)
            continue;
        buffer_format(&shown, "%s", shown.length == 0 ? "" : " ");
        section_show(&shown, &fixture->report, i, 0);
    }
    return text_copy(fixture->arena, buffer_text(&shown)).bytes;
}

static const struct {
    const char *what, *notation, *sections;
} cases[] = {
    {"as the form has it", "一、甲\n子。\n丑。\n二、乙\n| 数 | 1\n三、丙\n",
        "一:甲(子。)(丑。) 二:乙[1] 三:丙"},
    {"what stands before the first heading", "子。\n| 数 | 1\n一、甲\n", ":(子。)[1] 一:甲"},
    {"nested", "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n子。\n（二）己\n二、庚\n",
        "一:甲{（一）:乙{1:丙{（1）:丁{①:戊(子。)}}} （二）:己} 二:庚"},
    {"without the levels between", "一、甲\n1.乙\n2.丙\n（一）丁\n", "一:甲{1:乙 2:丙 （一）:丁}"},
    {"a second 一、", "一、甲\n一、乙\n三、丙\n", "一:甲 一:乙 三:丙"},
    {"numbers begin anew behind 六、", "六、甲\n一、乙\n（二）丙\n（二）丁\n",
        "六:甲 一:乙{（二）:丙 （二）:丁}"},
    {"（5） behind （四）", "五、甲\n（三）乙\n（四）丙\n子。\n（5） 丁\n丑。\n",
        "五:甲{（三）:乙 （四）:丙(子。) （5）:丁(丑。)}"},
    {"（1） behind （四） is below it", "五、甲\n（四）丙\n（1）丁\n（2）戊\n",
        "五:甲{（四）:丙{（1）:丁 （2）:戊}}"},
    {"（5） behind （4） below （四） stays there", "（四）丙\n（4）丁\n（5）戊\n",
        "（四）:丙{（4）:丁 （5）:戊}"},
    {"automatic numbers", "{一、}甲\n{（一）}乙\n{1.}子。\n", "一:甲{（一）:乙(1.子。)}"},
    {"without numbers, by name", "总体情况\n子。\n申请情况\n丑。\n",
        ":总体情况(子。) :申请情况(丑。)"},
    {"without numbers, by style", "<0>甲\n<1>乙\n<2>丙\n<1>丁\n<0>戊\n", ":甲{:乙{:丙} :丁} :戊"},
    {"a caption that says again what the section is called", "二、申请情况\n申请情况\n| 数 | 1\n",
        "二:申请情况(申请情况)[1]"},
    {"a numbered sentence is a paragraph", "一、甲\n1.子丑。\n2.寅卯。\n",
        "一:甲(1.子丑。)(2.寅卯。)"},
    {"empty paragraphs are none, space round others goes", "一、甲\n　\n 子。 \n", "一:甲(子。)"},
    {"line breaks stay", "一、甲\n子⏎丑。\n", "一:甲(子\n丑。)"},
    {"the title is no paragraph", "某县卫生局2020年政府信息公开工作年度报告\n子。\n一、甲\n",
        ":(子。) 一:甲"},
    {"nothing", "", ""},
};

Test(sections, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_read(NULL, cases[i].notation, STEP_ALL);
        expect_text(cases[i].what, sections_show(fixture), cases[i].sections);
        fixture_free(fixture);
    }
}

/* Sections and paragraphs beyond what an array first has room for. */
Test(sections, many) {
    struct buffer notation = {.arena = arena_new()};
    for (int i = 0; i < 40; i++)
        buffer_format(&notation, "一、甲\n子。\n丑。\n寅。\n卯。\n辰。\n");
    struct fixture *fixture =
        fixture_read(NULL, text_copy(notation.arena, buffer_text(&notation)).bytes, STEP_ALL);
    cr_assert_eq(fixture->report.section_count, 40);
    for (size_t i = 0; i < 40; i++) {
        cr_assert_eq(fixture->report.sections[i].paragraph_count, 5);
        cr_expect(text_equal(fixture->report.sections[i].paragraphs[4], TEXT("辰。")));
    }
    fixture_free(fixture);
    arena_free(notation.arena);
}
