/*
 * test_leftover.c: what nobody claimed and what was not found (form/leftover.c): every problem that
 * it can name, and the lines that must not be one.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

#define HEAD "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n"
#define ROW(label) "| " label " | 1 | 2 | 3 | 6\n"
#define BLANK(label) "| " label " | | | |\n"
#define UPPER                                                                                      \
    ROW("一、本年新收申请数量") ROW("（一）予以公开") ROW("1.属于国家秘密") ROW("2.其他情形")
#define LOWER ROW("1.其他情形") ROW("3.要求提供公开出版物")
#define OTHERS ROW("1.申请人逾期不补正") ROW("2.其他")
#define END ROW("（七）总计")

static const struct {
    const char *what, *notation, *problems;
} cases[] =
    {
        {"whole", HEAD UPPER LOWER OTHERS END, ""},
        {"the row that stands for others", HEAD UPPER LOWER ROW("（六）其他处理") END, ""},
        {"rows missing", HEAD UPPER OTHERS END,
            "row-missing「1.其他情形」 row-missing「3.要求提供公开出版物」"},
        {"rows missing that no other row stands for", HEAD UPPER LOWER END,
            "row-missing「1.申请人逾期不补正」 row-missing「2.其他」"},
        {"one of two rows missing that another could stand for", HEAD UPPER LOWER ROW("2.其他") END,
            "row-missing「1.申请人逾期不补正」"},
        {"most rows missing: it may be another form", HEAD ROW("一、本年新收申请数量") END,
            "form-doubtful「小格式」 row-missing「（一）予以公开」 row-missing「1.属于国家秘密」 "
            "row-missing「2.其他情形」 row-missing「1.其他情形」 "
            "row-missing「3.要求提供公开出版物」 "
            "row-missing「1.申请人逾期不补正」 row-missing「2.其他」"},
        {"an unknown row", HEAD UPPER LOWER OTHERS ROW("县里自设的项目") END, "row-unknown@1.10.1"},
        {"an unknown row without a label", HEAD UPPER LOWER OTHERS ROW("") END,
            "row-unknown@1.10.2"},
        {"a row twice", HEAD UPPER LOWER OTHERS END END, "row-repeated「（七）总计」@1.11.1"},
        {"a row's label again, without figures, is no piece of a group's",
            HEAD UPPER LOWER OTHERS END BLANK("2.其他"), "row-repeated「2.其他」@1.11.1"},
        {"a row that was not read is not missing", HEAD UPPER LOWER OTHERS "| （七）总计 | 5 | 6\n",
            "cells-not-placed@1.10.1"},
        {"a row of too few cells stands there once: it is not repeated",
            HEAD UPPER LOWER OTHERS "| （七）总计 | 5\n", "cells-not-placed@1.10.1"},
        {"a column missing",
            "| 办理情况 | 自然人 | 商业企业 | 总计\n| 一、本年新收申请数量 | 1 | 2 | 3\n"
            "| （一）予以公开 | 1 | 2 | 3\n| 属于国家秘密 | 1 | 2 | 3\n| 2.其他情形 | 1 | 2 | 3\n"
            "| 1.其他情形 | 1 | 2 | 3\n| 3.要求提供公开出版物 | 1 | 2 | 3\n| 1.申请人逾期不补正 | "
            "1 | "
            "2 | 3\n"
            "| 2.其他 | 1 | 2 | 3\n| （七）总计 | 1 | 2 | 3\n",
            "column-missing「其他」"},
        {"in pieces", HEAD UPPER "\n" LOWER "\n" OTHERS END, "table-stitched「申请表」"},
        {"a figure alone is no page's number", HEAD UPPER LOWER OTHERS END "|=5 1639\n|=5 163\n",
            "row-unknown@1.11.1"},
        {"a row twice, in a table of its own",
            HEAD UPPER LOWER OTHERS END "\n" HEAD ROW("（一）予以公开"),
            "row-repeated「（一）予以公开」@2.2.1"},
        {"a table that has 总计 as many have",
            HEAD UPPER LOWER OTHERS END "\n| 栏目 | 条数\n| 动态 | 5\n| 总计 | 5\n",
            "table-unknown@2.1.1"},
        {"no table of the form", "| 姓名 | 电话\n| 张三 | 12\n",
            "table-unknown@1.1.1 table-missing「申请表」"},
        {"a table of another kind between", HEAD UPPER LOWER OTHERS END "\n| | \n| | 联系电话\n",
            "table-unknown@2.2.2"},
        {"an empty table", HEAD UPPER LOWER OTHERS END "\n| | \n| | \n", ""},
        {"a table that lays the page out is none of the tables told; one inside it is",
            "> 政府信息公开\n> | 姓名 | 12\n" HEAD UPPER LOWER OTHERS END, "table-unknown@2.1.1"},
        {"the form inside a table that lays the page out",
            "> " HEAD
            "> " ROW("一、本年新收申请数量") "> " ROW("（一）予以公开") "> " ROW("1.属于国家秘密") "> " ROW(
                "2.其他情形") "> " ROW("1.其他情形") "> " ROW("3.要求提供公开出版物") "> " ROW("（"
                                                                                               "六"
                                                                                               "）"
                                                                                               "其"
                                                                                               "他"
                                                                                               "处"
                                                                                               "理") "> " END,
            ""},
        {"only labels",
            HEAD BLANK("一、本年新收申请数量") BLANK("（一）予以公开") BLANK("1.属于国家秘密")
                BLANK("2.其他情形") BLANK("1.其他情形") BLANK("3.要求提供公开出版物")
                    BLANK("1.申请人逾期不补正") BLANK("2.其他") BLANK("（七）总计"),
            "values-missing「申请表」"},
        {"lines that are part of the form",
            HEAD UPPER BLANK("（四）无法提供") "| （三）不予⏎ | | | |\n" HEAD LOWER "| | | | |\n"
                                               "|=5 第 2 页 共 3 页\n" OTHERS END,
            ""},
        {"a paragraph and a heading between rows",
            HEAD UPPER LOWER OTHERS END
            "|=5 四、存在的主要问题及改进情况\n|=5 本年度没有其他需要说明的情况。\n",
            ""},
        {"words in a narrow cell are no paragraph",
            HEAD UPPER LOWER OTHERS END "| | 见附件 | | |\n", "row-unknown@1.11.2"},
};

Test(leftover, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_read(NULL, cases[i].notation, STEP_LEFTOVER);
        expect_text(cases[i].what, problems_show(fixture->arena, &fixture->report.problems),
            cases[i].problems);
        fixture_free(fixture);
    }
}

/* A table that is blank throughout: zeros left blank, or values lost. */
static const char *const two_tables =
    "{'schema':'nianbao.mapping/1','id':'w','version':'1','name':'n','signs':[],'tables':["
    "{'key':'a','name':'甲表','blocks':[{'corner':['甲类内容'],'columns':["
    "{'key':'x','labels':['新增数量']},{'key':'y','labels':['废止数量']}],'rows':["
    "{'key':'r','labels':['部门规章']}]}]},"
    "{'key':'b','name':'乙表','blocks':[{'corner':['乙类内容'],'columns':["
    "{'key':'x','labels':['处罚数量']}],'rows':[{'key':'s','labels':['行政处罚']},"
    "{'key':'u','labels':['行政强制']}]}]}]}";

#define TABLE_A(x, y) "| 甲类内容 | 新增数量 | 废止数量\n| 部门规章 | " x " | " y "\n\n"
#define TABLE_B(s, u) "| 乙类内容 | 处罚数量\n| 行政处罚 | " s "\n| 行政强制 | " u "\n"

Test(leftover, blank_tables) {
    static const struct {
        const char *what, *notation, *problems;
    } tables[] = {
        {"blanks stand for zeros elsewhere", TABLE_A("5", "") TABLE_B("", ""),
            "values-blank「乙表」"},
        {"zeros are printed elsewhere", TABLE_A("5", "0") TABLE_B("", ""),
            "values-missing「乙表」"},
        {"zeros and blanks elsewhere", TABLE_A("0", "") TABLE_B("", ""), "values-missing「乙表」"},
        {"all filled elsewhere", TABLE_A("5", "6") TABLE_B("", ""), "values-missing「乙表」"},
        {"words and marks are values", TABLE_A("5", "6") TABLE_B("无", "不详"),
            "value-is-words@2.3.2"},
        {"a table missing", TABLE_A("5", "6"), "table-missing「乙表」"},
        {"a row missing in one", TABLE_A("5", "6") "| 乙类内容 | 处罚数量\n| 行政处罚 | 1\n",
            "row-missing「行政强制」"},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct fixture *fixture = fixture_read(two_tables, tables[i].notation, STEP_LEFTOVER);
        expect_text(tables[i].what, problems_show(fixture->arena, &fixture->report.problems),
            tables[i].problems);
        fixture_free(fixture);
    }
}

/* No form: no tables at all, or tables that none knows; which of them lay the page out. */
Test(leftover, no_form) {
    static const struct {
        const char *notation, *problems, *layout;
    } documents[] = {
        {"只有正文\n", "no-tables", ""},
        {"| 甲 | 1\n", "form-unknown", "0"},
        {"> 正文\n> | 甲 | 1\n", "form-unknown", "10"},
        {"> 一\n> 二\n> 三\n> 四\n> 五\n> 六\n> 七\n", "form-unknown", "1"},
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        struct fixture *fixture = fixture_read(NULL, documents[i].notation, STEP_LINES);
        form_missing(&fixture->work);
        expect_text(documents[i].notation, problems_show(fixture->arena, &fixture->report.problems),
            documents[i].problems);
        for (size_t t = 0; t < fixture->document.table_count; t++)
            cr_expect_eq(fixture->work.layout_table[t], documents[i].layout[t] == '1', "%s %zu",
                documents[i].notation, t);
        fixture_free(fixture);
    }
}

/* The number of pieces is named. */
Test(leftover, stitches_name_their_tables) {
    struct fixture *fixture =
        fixture_read(NULL, HEAD UPPER "\n| 甲 | 乙\n\n" LOWER "\n" OTHERS END, STEP_LEFTOVER);
    bool found = false;
    for (size_t i = 0; i < fixture->report.problems.count; i++)
        found = found || text_find(fixture->report.problems.items[i].message_en,
                             TEXT("(tables 1, 3, 4)")) != SIZE_MAX;
    cr_expect(found, "%s", problems_show(fixture->arena, &fixture->report.problems));
    fixture_free(fixture);
}
