/*
 * test_repeated_tables.c: tables of the form that stand in a document twice
 * (form/repeated_tables.c, and in fill.c the pieces of tables without row labels): which is read,
 * and what is told.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

#define HEAD "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n"
#define ROW(label, figure) "| " label " | " figure " | | | " figure "\n"
#define UPPER(figure) HEAD ROW("一、本年新收申请数量", figure) ROW("（一）予以公开", figure) "\n"
#define LOWER(figure) ROW("3.要求提供公开出版物", figure) ROW("（七）总计", figure) "\n"
#define READ(figure, table)                                                                        \
    "r.received.p=" figure " r.received.e=_ r.received.o=_ r.received.t=" figure                   \
    " r.granted.p=" figure " r.granted.e=_ r.granted.o=_ r.granted.t=" figure

static const struct {
    const char *what, *notation, *told, *figures;
} cases[] = {
    {"other figures", UPPER("1") UPPER("2"), "table-repeated「申请表」@2.0.0", READ("1", "1")},
    {"the same figures", UPPER("1") UPPER("1"), "table-printed-twice「申请表」@2.0.0",
        READ("1", "1")},
    {"three times", UPPER("1") UPPER("1") UPPER("2"),
        "table-printed-twice「申请表」@2.0.0 table-repeated「申请表」@3.0.0", READ("1", "1")},
    {"a blank form first", UPPER("") UPPER("2"), "table-repeated「申请表」@1.0.0", READ("2", "2")},
    {"a blank form behind", UPPER("2") UPPER(""), "table-repeated「申请表」@2.0.0", READ("2", "2")},
    {"pieces", UPPER("1") LOWER("1"), "", NULL},
    {"pieces, each twice", UPPER("1") LOWER("1") UPPER("2") LOWER("2"),
        "table-repeated「申请表」@3.0.0 table-repeated「申请表」@4.0.0", NULL},
    {"one row again is no table again", UPPER("1") ROW("（一）予以公开", "9") LOWER("1"), "", NULL},
    {"labels that several rows have say nothing",
        UPPER("1") ROW("2.其他情形", "1") ROW("1.其他情形", "1") "\n" ROW("2.其他情形", "1")
            ROW("1.其他情形", "1"),
        "", NULL},
};

static const char *repetitions_told(struct arena *arena, const struct problems *problems) {
    struct problems some = {.arena = arena};
    some.items = arena_array(arena, problems->count + 1, sizeof *some.items);
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].code == PROBLEM_TABLE_REPEATED ||
            problems->items[i].code == PROBLEM_TABLE_PRINTED_TWICE)
            some.items[some.count++] = problems->items[i];
    return problems_show(arena, &some);
}

Test(repeated, tables) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = fixture_read(NULL, cases[i].notation, STEP_FILL);
        expect_text(cases[i].what, repetitions_told(fixture->arena, &fixture->report.problems),
            cases[i].told);
        if (cases[i].figures != NULL)
            expect_text(cases[i].what, figures_show(fixture), cases[i].figures);
        fixture_free(fixture);
    }
}

#define REVIEW_HEAD                                                                                                      \
    "|=5 行政复议 |=5 未经复议直接起诉 |=5 复议后起诉\n| 结果维持 | 结果纠正 | 其他结果 | " \
    "尚未审结 | 总计 | "                                                                                           \
    "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | " \
    "尚未审结 | 总计\n"
#define REVIEW(a)                                                                                  \
    REVIEW_HEAD "| " a " | 0 | 0 | 0 | " a " | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n\n"
#define PIECE(group, a)                                                                            \
    "|=5 " group "\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n| " a " | 0 | 0 | 0 | " a  \
    "\n\n"

/* The reviews: one line of figures, without a label. */
static const struct {
    const char *what, *notation, *told, *upheld;
} reviews[] = {
    {"once", REVIEW("4"), "", "4"},
    {"twice", REVIEW("4") REVIEW("5"), "table-repeated「政府信息公开行政复议、行政诉讼情况」@2.0.0",
        "4"},
    {"twice the same", REVIEW("4") REVIEW("4"),
        "table-printed-twice「政府信息公开行政复议、行政诉讼情况」@2.0.0", "4"},
    {"in pieces", PIECE("行政复议", "4") PIECE("未经复议直接起诉", "5") PIECE("复议后起诉", "6"),
        "", "4"},
    {"the whole behind its first piece", PIECE("行政复议", "4") REVIEW("5"),
        "table-repeated「政府信息公开行政复议、行政诉讼情况」@2.3.1", "4"},
};

Test(repeated, lines_without_labels) {
    for (size_t i = 0; i < sizeof reviews / sizeof *reviews; i++) {
        struct fixture *fixture = fixture_read("2021", reviews[i].notation, STEP_FILL);
        expect_text(reviews[i].what, repetitions_told(fixture->arena, &fixture->report.problems),
            reviews[i].told);
        for (size_t f = 0; f < fixture->work.mapping->field_count; f++)
            if (text_equal(fixture->work.figures[f].field, TEXT("review.reconsideration.upheld")))
                expect_text(reviews[i].what,
                    text_copy(fixture->arena, fixture->work.figures[f].value).bytes,
                    reviews[i].upheld);
        fixture_free(fixture);
    }
}
