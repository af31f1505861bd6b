/*
 * test_rows_explain.c: a person's view of what was understood (form/rows_explain.c), in both
 * languages: each way in which a row may have been found, parts, and rows without labels.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

static void expect_explained(
    const char *form, const char *notation, const char *chinese, const char *english) {
    struct fixture *fixture = fixture_read(form, notation, STEP_LEFTOVER);
    rows_explain(&fixture->work, fixture->claims);
    expect_text("Chinese", text_copy(fixture->arena, buffer_text(&fixture->work.explanation)).bytes,
        chinese);
    expect_text("English",
        text_copy(fixture->arena, buffer_text(&fixture->work.explanation_en)).bytes, english);
    fixture_free(fixture);
}

#define ROW(label) "| " label " | 1 | 2 | 3 | 6\n"

Test(explain, rows) {
    expect_explained(NULL,
        "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n" ROW("一、本年新收⏎申请数量")
            ROW("（一）予已公开") ROW("屬於國家秘密") ROW("2.其他情形（注）") ROW("其他情形")
                ROW("3.要求提供公开出版") "\n| 物 | | | |\n" ROW("（六）其他处理与说明")
                    ROW("（七）总计"),
        "选用格式 small：小格式\n"
        "表「申请表」（r）\n"
        "  表1行2「一、本年新收申请数量」（一致） → received\n"
        "  表1行3「（一）予已公开」（有几个字不同） → granted\n"
        "  表1行4「屬於國家秘密」（繁体） → secret\n"
        "  表1行5「2.其他情形（注）」（括号内不计） → refused\n"
        "  表1行6「其他情形」（一致） → gone\n"
        "  表1行7＋表2行1「3.要求提供公开出版 + 物」（一致） → books\n"
        "  表2行2「（六）其他处理与说明」（标签后另有文字） → other\n"
        "  表2行3「（七）总计」（一致） → handled\n",
        "form chosen: small (小格式)\n"
        "table \"申请表\" (r)\n"
        "  table 1 row 2 \"一、本年新收申请数量\" (exact) -> received\n"
        "  table 1 row 3 \"（一）予已公开\" (a few characters differ) -> granted\n"
        "  table 1 row 4 \"屬於國家秘密\" (traditional characters) -> secret\n"
        "  table 1 row 5 \"2.其他情形（注）\" (without brackets) -> refused\n"
        "  table 1 row 6 \"其他情形\" (exact) -> gone\n"
        "  table 1 row 7 + table 2 row 1 \"3.要求提供公开出版 + 物\" (exact) -> books\n"
        "  table 2 row 2 \"（六）其他处理与说明\" (label with further words) -> other\n"
        "  table 2 row 3 \"（七）总计\" (exact) -> handled\n");
}

Test(explain, doubtful_rows) {
    expect_explained(NULL,
        "| 办理情况 | 自然人 | 商业企业 | 其他 | 总计\n" ROW("2.其他情形") ROW("1.其他情形")
            ROW("要求调阅公开书报物") ROW("1.申请人逾期"),
        "选用格式 small：小格式\n"
        "表「申请表」（r）\n"
        "  表1行2「2.其他情形」（一致） → refused\n"
        "  表1行3「1.其他情形」（一致） → gone\n"
        "  表1行4「要求调阅公开书报物」（按位置） → books\n"
        "  表1行5「1.申请人逾期」（标签不完整） → late\n",
        "form chosen: small (小格式)\n"
        "table \"申请表\" (r)\n"
        "  table 1 row 2 \"2.其他情形\" (exact) -> refused\n"
        "  table 1 row 3 \"1.其他情形\" (exact) -> gone\n"
        "  table 1 row 4 \"要求调阅公开书报物\" (by position) -> books\n"
        "  table 1 row 5 \"1.申请人逾期\" (label incomplete) -> late\n");
}

/* Rows without labels are told once each, though they hold many figures. */
Test(explain, rows_without_labels) {
    static const char *const form =
        "{'schema':'nianbao.mapping/1','id':'v','version':'1','name':'n','signs':[],"
        "'tables':[{'key':'v','name':'复议','blocks':[{'columns':["
        "{'key':'u','labels':['结果维持']},{'key':'c','labels':['结果纠正']},"
        "{'key':'o','labels':['其他结果']},{'key':'t','labels':['总计']}]}]}]}";
    expect_explained(form, "| 结果维持 | 结果纠正\n| 1 | 2\n\n| 其他结果 | 总计\n| 3 | 6\n",
        "选用格式 v：n\n表「复议」（v）\n  表1行2（数据行） → v.u …\n  表2行2（数据行） → v.o …\n",
        "form chosen: v (n)\ntable \"复议\" (v)\n"
        "  table 1 row 2 (data row) -> v.u ...\n  table 2 row 2 (data row) -> v.o ...\n");
}
