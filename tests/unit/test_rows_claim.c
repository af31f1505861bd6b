/*
 * test_rows_claim.c: which line is which row (form/rows_claim.c): joined labels, order, position,
 * and where nothing must be guessed. The form is form_fixture.c's small one: received, granted,
 * secret, refused, gone, books, other (instead of late, rest), late, rest, handled.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

#define HEAD "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n"
#define ROW(label) "| " label " | 1 | 2 | 3 | 6\n"
#define GONE ROW("2.其他情形") ROW("1.其他情形")
#define BLANK(label) "| " label " | | | |\n"

static const struct {
    const char *what, *notation, *claims, *problems;
} cases[] = {
    {"all rows, the same words in two groups",
        HEAD ROW("一、本年新收申请数量") ROW("（一）予以公开") ROW("1.属于国家秘密")
            ROW("2.其他情形") ROW("1.其他情形") ROW("3.要求提供公开出版物")
                ROW("1.申请人逾期不补正") ROW("2.其他") ROW("（七）总计"),
        "received=1.2 granted=1.3 secret=1.4 refused=1.5 gone=1.6 books=1.7 late=1.8 rest=1.9 "
        "handled=1.10",
        ""},
    {"one of two rows with the same words: its neighbours say which",
        HEAD ROW("1.属于国家秘密") ROW("其他情形") ROW("3.要求提供公开出版物"),
        "secret=1.2 refused=1.3 books=1.4", ""},
    {"groups beside their rows",
        HEAD
        "|=1x2 （三）不予公开 | 1.属于国家秘密 | 1 | 2 | 3 | 6\n| 2.其他情形 | 1 | 2 | 3 | 6\n",
        "secret=1.2 refused=1.3", ""},
    {"the group beside the row decides", HEAD "| （四）无法提供 | 1.其他情形 | 1 | 2 | 3 | 6\n",
        "gone=1.2", ""},
    {"the group's label before the row's in one cell", HEAD ROW("（三）不予公开1.属于国家秘密"),
        "secret=1.2~longer", ""},
    {"a row of the state's and one of the county's beside the same label",
        HEAD "| （一）予以公开 | 1.本县新设细目 | 1 | 2 | 3 | 6\n", "", ""},
    {"a figure in words beside the label is no number of a row",
        HEAD "| （一）予以公开 | 5余 | 2 | 3 | 6\n", "granted=1.2", ""},
    {"the number of a row whose label is cut off", HEAD "| （一）予以公开 | 1. | 2 | 3 | 6 | 7\n",
        "", ""},
    {"words beside the label that are no label", HEAD "| （一）予以公开 | 见附件 | 2 | 3 | 6\n",
        "granted=1.2", ""},
    {"the form goes on in the next table",
        HEAD ROW("（一）予以公开") "\n" ROW("1.属于国家秘密") "\n" ROW("（七）总计"),
        "granted=1.2 secret=2.1 handled=3.1", ""},
    {"too few cells for a row", HEAD "| （一）予以公开 | 1\n", "", ""},
    {"typing errors", HEAD ROW("（一）予已公开") ROW("1.属于国家机密"),
        "granted=1.2~fuzzy secret=1.3~fuzzy",
        "label-typo「（一）予以公开」@1.2.1 label-typo「1.属于国家秘密」@1.3.1"},
    {"a cut label", HEAD ROW("3.要求提供公开出版"), "books=1.2~cut",
        "label-incomplete「3.要求提供公开出版物」@1.2.1"},

    {"cut in two", HEAD ROW("3.要求提供公开出版") BLANK("物"), "books=1.2+1.3",
        "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"cut in two, the values beside the rest", HEAD BLANK("3.要求提供公开出版") ROW("物"),
        "books=1.2+1.3", "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"cut in two, some values in each", HEAD "| 3.要求提供公开出版 | 1 | | 3 |\n| 物 | | 2 | | 6\n",
        "books=1.2+1.3", "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"cut in two, a unit behind", HEAD "| 3.要求提供公开出版 | 件 | 1 | 2 | 3 | 6\n" BLANK("物"),
        "books=1.2+1.3", "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"cut in two, one of the values in words",
        HEAD BLANK("3.要求提供公开出版") "| 物 | 1 | 2 | 未统计 | 6\n", "books=1.2+1.3",
        "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"cut in three", HEAD ROW("3.要求提") BLANK("供公开") BLANK("出版物"), "books=1.2+1.3+1.4",
        "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"cut by the page, the header and the page's number between",
        HEAD ROW("3.要求提供公开出版") "\n|=5 第 3 页\n" HEAD BLANK("物"), "books=1.2+2.3",
        "row-joined「3.要求提供公开出版物」@1.2.1"},
    {"values in the same column of both: two rows", HEAD ROW("3.要求提供公开出版") ROW("物"),
        "books=1.2~cut", "label-incomplete「3.要求提供公开出版物」@1.2.1"},
    {"another row between: not joined",
        HEAD ROW("3.要求提供公开出版") ROW("（七）总计") BLANK("物"), "books=1.2~cut handled=1.3",
        "label-incomplete「3.要求提供公开出版物」@1.2.1"},

    {"out of order", HEAD ROW("（七）总计") ROW("（一）予以公开") ROW("1.属于国家秘密"),
        "granted=1.3 secret=1.4 handled=1.2", "row-out-of-order@1.2.1"},
    {"a doubtful label is not taken out of order",
        HEAD ROW("3.要求提供公开出版") ROW("（一）予以公开") ROW("1.属于国家秘密"),
        "granted=1.3 secret=1.4", ""},
    {"twice: the first is the row", HEAD ROW("（一）予以公开") ROW("（一）予以公开"), "granted=1.2",
        ""},

    {"twice, once with the form's number: that one",
        HEAD ROW("（一）予以公开") ROW("总计") ROW("（七）总计"), "granted=1.2 handled=1.4", ""},
    {"beside rows: the group of these, though its words are a row's",
        HEAD "|=1x2 （六）其他处理 | 某项不补正 | 1 | 2 | 3 | 6\n| 2.其他 | 1 | 2 | 3 | 6\n",
        "rest=1.3", ""},
    {"over two lines, its values too",
        HEAD "|=1x2 （六）其他处理 |=1x2 1 |=1x2 2 |=1x2 3 |=1x2 6\n| ~ | ~ | ~ | ~ | ~\n",
        "other=1.2", ""},

    {"by position", HEAD GONE ROW("要求调阅公开书报物") ROW("1.申请人逾期不补正"),
        "refused=1.2 gone=1.3 books=1.4~position late=1.5",
        "row-by-position「3.要求提供公开出版物」@1.4.1"},
    {"by position, before the first row known",
        HEAD ROW("一、本年所接公开数量") ROW("（一）予以公开") ROW("1.属于国家秘密"),
        "received=1.2~position granted=1.3 secret=1.4",
        "row-by-position「一、本年新收申请数量」@1.2.1"},
    {"not by position: another label",
        HEAD GONE ROW("本县自己加上的一行") ROW("1.申请人逾期不补正"),
        "refused=1.2 gone=1.3 late=1.5", ""},
    {"not by position: two lines for one row",
        HEAD GONE ROW("要求调阅公开书报物") ROW("要求调阅公开报刊物") ROW("1.申请人逾期不补正"),
        "refused=1.2 gone=1.3 late=1.6", ""},
    {"not by position: one line for two rows",
        HEAD ROW("2.其他情形") ROW("要求调阅公开书报物") ROW("1.申请人逾期不补正"),
        "refused=1.2 late=1.4", ""},
    {"not by position: the first of two rows, like it as the line may be",
        HEAD ROW("一、本年新收申请数量") ROW("（一）予以告知") ROW("2.其他情形"),
        "received=1.2 refused=1.4", ""},
    {"not by position: an optional row",
        HEAD ROW("3.要求提供公开出版物") ROW("（六）其余处置") ROW("1.申请人逾期不补正"),
        "books=1.2 late=1.4", ""},
    {"not by position: no values", HEAD GONE "|=5 要求调阅公开书报物\n" ROW("1.申请人逾期不补正"),
        "refused=1.2 gone=1.3 late=1.5", ""},
    {"not by position: nothing known in the table", HEAD ROW("要求调阅公开书报物"), "", ""},

    {"a row instead of others", HEAD ROW("（六）其他处理") ROW("（七）总计"),
        "other=1.2 handled=1.3", ""},
    {"blank above those others: their group",
        HEAD BLANK("（六）其他处理") ROW("1.申请人逾期不补正") ROW("2.其他"), "late=1.3 rest=1.4",
        ""},
    {"filled above those others: a row all the same",
        HEAD ROW("（六）其他处理") ROW("1.申请人逾期不补正") ROW("2.其他"),
        "other=1.2 late=1.3 rest=1.4", ""},
    {"blank without those others: a row that is blank", HEAD BLANK("（六）其他处理"), "other=1.2",
        ""},
};

Test(rows, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_read(NULL, cases[i].notation, STEP_ROWS);
        expect_text(cases[i].what, claims_show(fixture), cases[i].claims);
        expect_text(cases[i].what, problems_show(fixture->arena, &fixture->report.problems),
            cases[i].problems);
        fixture_free(fixture);
    }
}

/* The label in the claim's parts, and what the lines are from now on. */
Test(rows, roles) {
    struct fixture *fixture = fixture_read(NULL,
        HEAD "| 甲 | 3.要求提供公开出版 | 1 | 2 | 3 | 6\n| | 物 | | | |\n" BLANK("（六）其他处理")
            ROW("2.其他"),
        STEP_ROWS);
    static const enum line_role roles[] = {
        LINE_UNCLAIMED, LINE_ROW, LINE_REST, LINE_GROUP, LINE_ROW};
    cr_assert_eq(fixture->work.line_count, sizeof roles / sizeof *roles);
    for (size_t i = 0; i < fixture->work.line_count; i++)
        cr_expect_eq(
            fixture->work.lines[i].role, roles[i], "line %zu: %d", i, fixture->work.lines[i].role);
    const struct claim *books = &fixture->claims[0][5];
    cr_expect_eq(books->part_count, 2);
    cr_expect_eq(books->cells[0], 1);
    cr_expect_eq(books->cells[1], 1);
    fixture_free(fixture);
}

/* Reviews as rows: another layout, whose row labels are the official one's column groups. */
Test(rows, another_layout) {
    static const struct {
        const char *what, *notation, *claims;
    } layouts[] = {
        {"reviews as rows",
            "| 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n"
            "| 行政复议 | 1 | 0 | 0 | 0 | 1\n| 行政诉讼（复议后起诉） | 0 | 0 | 2 | 0 | 2\n",
            "reconsideration=1.2 litigation_after_reconsideration=1.3"},
        {"column groups with blank cells behind are no rows",
            "|=5 行政复议 | | | | | \n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n", ""},
    };
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        struct fixture *fixture = fixture_read("2021", layouts[i].notation, STEP_ROWS);
        expect_text(layouts[i].what, claims_show(fixture), layouts[i].claims);
        fixture_free(fixture);
    }
}
