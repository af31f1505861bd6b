/*
 * test_mixed.c: blocks of one form in a report that is read on another (layouts of columns.c,
 * fill.c and leftover.c): every figure comes out under a field of its own form, and is told once a
 * block.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

#define HEAD_1_2019 "| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量\n"
#define HEAD_1_2021 "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
#define HEAD_5_2019 "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量\n"
#define HEAD_5_2021 "| 信息内容 |=3 本年处理决定数量\n"
#define HEAD_8_2019 "| 信息内容 | 上一年项目数量 |=2 本年增/减\n"
#define HEAD_8_2021 "| 信息内容 |=3 本年收费金额（单位：万元）\n"
#define BLOCK_9 "|=4 第二十条第（九）项\n| 信息内容 | 采购项目数量 |=2 采购总金额\n"
#define RULES "| 规章 | 1 | 2 | 3\n"
#define LICENSING "disclosure.licensing"

static const struct {
    const char *what, *form, *notation, *figures, *problems;
} cases[] = {
    {"block 1 of 2021", "2019", "|=4 第二十条第（一）项\n" HEAD_1_2021 RULES,
        "disclosure.rules.issued=1 disclosure.rules.repealed=2 disclosure.rules.in_force=3",
        "form-mixed@1.2.2"},
    {"block 1 of 2019", "2021", HEAD_1_2019 RULES "| 行政规范性文件 | 4 | 5 | 6\n",
        "disclosure.rules.newly_made=1 disclosure.rules.newly_disclosed=2 "
        "disclosure.rules.total_disclosed=3 disclosure.normative_documents.newly_made=4 "
        "disclosure.normative_documents.newly_disclosed=5 "
        "disclosure.normative_documents.total_disclosed=6",
        "form-mixed@1.1.2"},
    {"block 1 without spans", "2021", "!" HEAD_1_2019 RULES,
        "disclosure.rules.newly_made=1 disclosure.rules.newly_disclosed=2 "
        "disclosure.rules.total_disclosed=3",
        "form-mixed@1.1.2"},
    {"an unknown column among those of the other form", "2021",
        "| 信息内容 | 本年新制作数量 | 本年新公开的那些 | 对外公开总数量\n" RULES,
        "disclosure.rules.newly_made=1 disclosure.rules.newly_disclosed=2 "
        "disclosure.rules.total_disclosed=3",
        "column-by-position「本年新公开数量」@1.1.3 form-mixed@1.1.2"},
    {"an unknown column among those of the form itself", "2021",
        "| 信息内容 | 本年制发件数 | 本年废掉的件数量 | 现行有效件数\n" RULES,
        "disclosure.rules.issued=1 disclosure.rules.repealed=2 disclosure.rules.in_force=3",
        "column-by-position「本年废止件数」@1.1.3"},
    {"block 5 of 2021", "2019", HEAD_5_2021 "| 行政许可 |=3 7\n", LICENSING ".decisions=7",
        "form-mixed@1.1.2"},
    {"block 5 of 2019", "2021",
        HEAD_5_2019 "| 行政许可 | 7 | -1 | 9\n| 其他对外管理服务事项 | 4 | 0 | 5\n",
        LICENSING ".items_last_year=7 " LICENSING ".items_change=-1 " LICENSING
                  ".decisions=9 disclosure.other_services.items_last_year=4 "
                  "disclosure.other_services.items_change=0 disclosure.other_services.decisions=5",
        "form-mixed@1.1.2"},
    {"block 8 of 2021", "2019", HEAD_8_2021 "| 行政事业性收费 |=3 2.02\n",
        "disclosure.fees.amount=2.02万元", "form-mixed@1.1.2"},
    {"block 8 of 2021 without a unit in print: the amount is in the form's", "2019",
        "| 信息内容 |=3 本年收费金额\n| 行政事业性收费 |=3 4.166\n",
        "disclosure.fees.amount=4.166万元", "form-mixed@1.1.2"},
    {"block 8 of 2019", "2021", HEAD_8_2019 "| 行政事业性收费 | 3 |=2 0\n",
        "disclosure.fees.items_last_year=3 disclosure.fees.items_change=0", "form-mixed@1.1.2"},
    {"block 9 of 2019", "2021", BLOCK_9 "| 政府集中采购 | 13 |=2 477.35万元\n",
        "disclosure.procurement.items=13 disclosure.procurement.amount=477.35万元",
        "form-mixed@1.2.2"},
    {"the same without its head", "2021", "| 政府集中采购 | 13 | 477.35万元\n",
        "disclosure.procurement.items=13 disclosure.procurement.amount=477.35万元",
        "form-mixed@1.1.0 header-missing@1.1.0"},
    {"a row of the other form below the form's own head", "2021",
        HEAD_5_2021 "| 行政许可 |=3 7\n| 其他对外管理服务事项 |=3 4\n",
        LICENSING ".decisions=7 disclosure.other_services.decisions=4", "form-mixed@1.3.1"},
    {"the form's own row below a head of the other form: one cell for one column", "2021",
        HEAD_5_2019 "| 行政许可 |=3 7\n", LICENSING ".decisions=7",
        "form-mixed@1.1.2 header-missing@1.2.0"},
    {"the form's own row below a head of the other form: three cells for three columns", "2019",
        HEAD_5_2021 "| 行政许可 | 7 | -1 | 9\n",
        LICENSING ".items_last_year=7 " LICENSING ".items_change=-1 " LICENSING ".decisions=9",
        "form-mixed@1.1.2 header-missing@1.2.0"},
    {"a row of the other form below the form's own head: nobody can say whose the figure is",
        "2019", HEAD_5_2019 "| 行政许可 |=3 7\n",
        LICENSING ".items_last_year=? " LICENSING ".items_change=? " LICENSING ".decisions=?",
        "value-merged@1.2.2"},
    {"the form's own row below a head that does not name its column", "2021",
        HEAD_8_2019 "| 行政事业性收费 |=3 3\n",
        "disclosure.fees.items_last_year=? disclosure.fees.items_change=?",
        "form-mixed@1.1.2 value-merged@1.2.2"},
    {"all rows of 2021 below heads of 2019: one cell for the column that the head names", "2019",
        HEAD_5_2019 "| 行政许可 |=3 7\n" HEAD_5_2019
                    "| 行政处罚 |=3 8\n| 行政强制 |=3 9\n" HEAD_8_2019 "| 行政事业性收费 |=3 3\n",
        LICENSING ".decisions=7 disclosure.penalties.decisions=8 "
                  "disclosure.compulsory_measures.decisions=9 disclosure.fees.items_last_year=? "
                  "disclosure.fees.items_change=?",
        "form-mixed@1.2.1 header-missing@1.2.0 form-mixed@1.4.1 header-missing@1.4.0 "
        "value-merged@1.7.2"},
    {"the same without spans", "2019",
        "!" HEAD_5_2019 "| 行政许可 | 7\n" HEAD_5_2019
        "| 行政处罚 | 8\n| 行政强制 | 9\n" HEAD_8_2019 "| 行政事业性收费 | 3\n",
        LICENSING ".decisions=7 disclosure.penalties.decisions=8 "
                  "disclosure.compulsory_measures.decisions=9 disclosure.fees.items_last_year=? "
                  "disclosure.fees.items_change=?",
        "form-mixed@1.2.1 header-missing@1.2.0 form-mixed@1.4.1 header-missing@1.4.0 "
        "value-merged@1.7.2"},
    {"cells merged here and there do not make it the other form's", "2019",
        HEAD_5_2019 "| 行政许可 |=3 7\n" HEAD_5_2019 "| 行政处罚 | 1 | 0 | 8\n",
        LICENSING ".items_last_year=? " LICENSING ".items_change=? " LICENSING
                  ".decisions=? disclosure.penalties.items_last_year=1 "
                  "disclosure.penalties.items_change=0 disclosure.penalties.decisions=8",
        "value-merged@1.2.2"},
    {"a row of three cells below the head of one, in a report of one", "2021",
        HEAD_5_2021 "| 行政许可 | 7 | -1 | 9\n",
        LICENSING ".items_last_year=7 " LICENSING ".items_change=-1 " LICENSING ".decisions=9",
        "form-mixed@1.2.1 header-missing@1.2.0"},
};

Test(mixed, figures) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_read(cases[i].form, cases[i].notation, STEP_FILL);
        expect_text(cases[i].what, figures_show(fixture), cases[i].figures);
        expect_text(cases[i].what, problems_show(fixture->arena, &fixture->report.problems),
            cases[i].problems);
        fixture_free(fixture);
    }
}

#define BLOCK_1_2019 "|=4 第二十条第（一）项\n" HEAD_1_2019 RULES "| 规范性文件 | 0 | 0 | 0\n"
#define BLOCK_5_2021 "|=4 第二十条第（五）项\n" HEAD_5_2021 "| 行政许可 |=3 7\n"
#define BLOCK_6_2021 "|=4 第二十条第（六）项\n" HEAD_5_2021 "| 行政处罚 |=3 1\n| 行政强制 |=3 2\n"
#define BLOCK_8_2021 "|=4 第二十条第（八）项\n" HEAD_8_2021 "| 行政事业性收费 |=3 0\n"
#define OTHERS                                                                                     \
    "table-missing「收到和处理政府信息公开申请情况」 "                            \
    "table-missing「政府信息公开行政复议、行政诉讼情况」"

static const struct {
    const char *what, *form, *notation, *problems;
} told[] = {
    {"a 2019 head over a 2021 table", "2021", BLOCK_1_2019 BLOCK_5_2021 BLOCK_6_2021 BLOCK_8_2021,
        "form-mixed@1.2.2 " OTHERS},
    {"the same, read on form 2019: no row is repeated, none is missing that the other form lacks",
        "2019",
        BLOCK_1_2019 BLOCK_5_2021 BLOCK_6_2021 BLOCK_8_2021 BLOCK_9 "| 政府集中采购 | 1 |=2 2\n",
        "form-mixed@1.6.2 form-mixed@1.9.2 form-mixed@1.13.2 " OTHERS},
};

Test(mixed, problems) {
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        struct fixture *fixture = fixture_read(told[i].form, told[i].notation, STEP_LEFTOVER);
        expect_text(told[i].what, problems_show(fixture->arena, &fixture->report.problems),
            told[i].problems);
        fixture_free(fixture);
    }
}

#define ROW(label, value) "| " label " | " value " | 0 | 0 | 0 | 0 | 0 | " value "\n"
#define REQUESTS                                                                                   \
    "| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n" ROW(          \
        "一、本年新收政府信息公开申请数量", "6") ROW("二、上年结转政府信息公开申请数量", "0")      \
        ROW("（一）予以公开", "1") ROW("（二）部分公开", "0") ROW("1.属于国家秘密", "0")           \
            ROW("2.其他法律行政法规禁止公开", "0") ROW("3.危及“三安全一稳定”", "0")                \
                ROW("4.保护第三方合法权益", "0") ROW("5.属于三类内部事务信息", "0")                \
                    ROW("6.属于四类过程性信息", "0") ROW("7.属于行政执法案卷", "0")                \
                        ROW("8.属于行政查询事项", "0") ROW("1.本机关不掌握相关政府信息", "0")      \
                            ROW("2.没有现成信息需要另行制作", "0")                                 \
                                ROW("3.补正后申请内容仍不明确", "0")                               \
                                    ROW("1.信访举报投诉类申请", "0") ROW("2.重复申请", "0")        \
                                        ROW("3.要求提供公开出版物", "0")                           \
                                            ROW("4.无正当理由大量反复申请", "0")                   \
                                                ROW("5.要求行政机关确认或重新出具已获取信息", "0")
#define THREE ROW("1.逾期不补正", "2") ROW("2.逾期不缴费", "0") ROW("3.其他", "3")
#define LAST ROW("（七）总计", "6") ROW("四、结转下年度继续办理", "0")

/* （六） in three rows in a report on form 2019: they take the place of the one row, in the sum
 * too. */
Test(mixed, three_rows_instead_of_one) {
    struct fixture *fixture = fixture_read("2019", REQUESTS THREE LAST, STEP_ALL);
    struct text problems = text_from(problems_show(fixture->arena, &fixture->report.problems));
    cr_expect(text_find(problems, TEXT("form-mixed@1.22.1")) != SIZE_MAX, "%s", problems.bytes);
    cr_expect(text_find(problems, TEXT("row-missing")) == SIZE_MAX, "%s", problems.bytes);
    size_t sums = 0;
    for (size_t i = 0; i < fixture->report.check_count; i++) {
        const struct check *check = &fixture->report.checks[i];
        if (!text_equal(check->id, TEXT("requests.handled_sum")))
            continue;
        sums++;
        cr_expect_eq(
            check->state, CHECK_HOLDS, "%.*s", (int)check->formula.length, check->formula.bytes);
    }
    cr_expect_eq(sums, 7);
    fixture_free(fixture);
}
