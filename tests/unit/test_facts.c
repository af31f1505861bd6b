/*
 * test_facts.c: title, agency, year, period and publication date as offices print them
 * (form/facts.c), and nothing where nothing is printed. Facts are shown as
 * agency|year|period|published.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

static const char *facts_show(struct fixture *fixture) {
    const struct report *report = &fixture->report;
    struct buffer shown = {.arena = fixture->arena};
    buffer_format(&shown, "%.*s|%d|%.*s%s%.*s|%.*s", (int)report->agency.length,
        report->agency.bytes, report->year, (int)report->period_start.length,
        report->period_start.bytes, report->period_start.length == 0 ? "" : "..",
        (int)report->period_end.length, report->period_end.bytes, (int)report->published.length,
        report->published.bytes);
    return text_copy(fixture->arena, buffer_text(&shown)).bytes;
}

#define SENTENCE "根据条例编制本年度报告。\n"
#define TITLE "云溪县教育局2020年政府信息公开工作年度报告\n"
#define YEAR_2020 "2020-01-01..2020-12-31"

struct fact_case {
    const char *notation, *title, *facts, *problems;
};

static const struct fact_case titles[] = {
    {TITLE SENTENCE, "云溪县教育局2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"云溪县2020年度政府信息公开工作年度报告\n", "云溪县2020年度政府信息公开工作年度报告",
        "云溪县|2020||", ""},
    {"云溪县2022年度 政府信息公开工作年度报告\n", "云溪县2022年度 政府信息公开工作年度报告",
        "云溪县|2022||", ""},
    {"2019年云溪县政府信息公开工作年度报告\n", "2019年云溪县政府信息公开工作年度报告",
        "云溪县|2019||", ""},
    {"2022年云溪市人民政府信息公开工作年度报告\n", "2022年云溪市人民政府信息公开工作年度报告",
        "云溪市人民政府|2022||", ""},
    {"２０２４ 年云溪市科委政府信息公开工作⏎年度报告\n",
        "２０２４ 年云溪市科委政府信息公开工作年度报告", "云溪市科委|2024||", ""},
    {"云溪市人民政府2016年\n政府信息公开工作年度报告\n",
        "云溪市人民政府2016年政府信息公开工作年度报告", "云溪市人民政府|2016||", ""},
    {"云溪市人民政府办公室\n2020年政府信息公开工作年度报告\n", "2020年政府信息公开工作年度报告",
        "云溪市人民政府办公室|2020||", ""},
    {"云溪市统计局\n云溪市统计局2020年政府信息公开工作年度报告\n",
        "云溪市统计局2020年政府信息公开工作年度报告", "云溪市统计局|2020||", ""},
    {"云溪市统计局\n2020年度\n政府信息公开\n工作年度报告\n",
        "云溪市统计局2020年度政府信息公开工作年度报告", "云溪市统计局|2020||", ""},
    {"云溪市统计局政府信息公开工作年度报告\n（2020年度）\n",
        "云溪市统计局政府信息公开工作年度报告（2020年度）", "云溪市统计局|2020||", ""},
    {"云溪市统计局政府信息公开工作年度报告（2020年）\n",
        "云溪市统计局政府信息公开工作年度报告（2020年）", "云溪市统计局|2020||", ""},
    {"2023年政府信息公开工作年度报告\n" SENTENCE SENTENCE SENTENCE
     "云溪县交通运输局\n2024年1月8日\n",
        "2023年政府信息公开工作年度报告", "云溪县交通运输局|2023||2024-01-08", ""},
    {"2023年政府信息公开工作年度报告\n（云溪县交通运输局）\n", "2023年政府信息公开工作年度报告",
        "云溪县交通运输局|2023||", ""},
    {"2023年政府信息公开工作年度报告\n" SENTENCE, "2023年政府信息公开工作年度报告", "|2023||",
        "agency-missing"},
    {"教育局2019年政府信息公开工作年度报告\n", "教育局2019年政府信息公开工作年度报告",
        "教育局|2019||", ""},
    {"云溪县二〇二〇年政府信息公开工作年度报告\n", "云溪县二〇二〇年政府信息公开工作年度报告",
        "云溪县|2020||", ""},
    {"云溪县二○一二年政府信息公开年度报告\n", "云溪县二○一二年政府信息公开年度报告",
        "云溪县|2012||", ""},
    /* names of the report */
    {"云溪县2020年政务公开工作年度报告\n", "云溪县2020年政务公开工作年度报告", "云溪县|2020||", ""},
    {"云溪区2020年信息公开工作年度报告\n", "云溪区2020年信息公开工作年度报告", "云溪区|2020||", ""},
    {"云溪区2020年政府信息公开工作年报\n", "云溪区2020年政府信息公开工作年报", "云溪区|2020||", ""},
    {"云溪市2014年政府信息公开工作报告\n", "云溪市2014年政府信息公开工作报告", "云溪市|2014||", ""},
    {"云溪区水务局关于2014年度政府信息公开年度报告的函\n",
        "云溪区水务局关于2014年度政府信息公开年度报告的函", "云溪区水务局|2014||", ""},
    {"雲溪縣2020年政府信息公開工作年度報告\n", "雲溪縣2020年政府信息公開工作年度報告",
        "雲溪縣|2020||", ""},
    /* behind a banner, a number of the document, the portal's lines */
    {"云溪县人民政府\n云府〔2021〕1号\n索引号：123 发布机构：云溪县\n" TITLE,
        "云溪县教育局2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    /* marks of headings, lists and quotations are no part of a name */
    {"# 云溪县人民政府 2025 年政府信息公开工作年度报告\n",
        "云溪县人民政府 2025 年政府信息公开工作年度报告", "云溪县人民政府|2025||", ""},
    {"**云溪县教育局2020年政府信息公开工作年度报告**\n",
        "云溪县教育局2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"＃＃ 云溪县教育局\n2020年政府信息公开工作年度报告\n", "2020年政府信息公开工作年度报告",
        "云溪县教育局|2020||", ""},
    {"# 2020年政府信息公开工作年度报告\n- 云溪县教育局\n", "2020年政府信息公开工作年度报告",
        "云溪县教育局|2020||", ""},
    {"●云溪县教育局2020年政府信息公开工作年度报告\n", "云溪县教育局2020年政府信息公开工作年度报告",
        "云溪县教育局|2020||", ""},
    {"＞ ★云溪县教育局2020年政府信息公开工作年度报告\n",
        "云溪县教育局2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"1. 云溪县教育局2020年政府信息公开工作年度报告\n",
        "1. 云溪县教育局2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"附件1云溪县教育局2020年政府信息公开工作年度报告\n",
        "附件1云溪县教育局2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"【云溪县教育局】2020年政府信息公开工作年度报告\n",
        "【云溪县教育局】2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"云溪县教育局——2020年政府信息公开工作年度报告\n",
        "云溪县教育局——2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"云溪县教育局（体育局）2020年政府信息公开工作年度报告\n",
        "云溪县教育局（体育局）2020年政府信息公开工作年度报告", "云溪县教育局(体育局)|2020||", ""},
    {"《云溪县教育局2020年政府信息公开工作年度报告》\n",
        "《云溪县教育局2020年政府信息公开工作年度报告》", "云溪县教育局|2020||", ""},
    {"【年度报告】云溪县教育局2020年政府信息公开工作年度报告\n",
        "【年度报告】云溪县教育局2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"附件2：云溪县教育局2020年政府信息公开工作年度报告\n",
        "附件2：云溪县教育局2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"一、云溪县教育局2020年政府信息公开工作年度报告\n",
        "一、云溪县教育局2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"附件：云溪县教育局2020年政府信息公开工作年度报告\n" TITLE,
        "云溪县教育局2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    {"云溪县民政局、云溪县司法局2020年政府信息公开工作年度报告\n",
        "云溪县民政局、云溪县司法局2020年政府信息公开工作年度报告",
        "云溪县民政局、云溪县司法局|2020||", ""},
    {"“云溪县教育局”2020年政府信息公开工作年度报告\n",
        "“云溪县教育局”2020年政府信息公开工作年度报告", "云溪县教育局|2020||", ""},
    /* no titles */
    {"根据规定，现公布云溪县2020年政府信息公开工作年度报告\n", "", "|2020||",
        "title-missing year-from-prose"},
    {"根据云溪县2020年政府信息公开工作年度报告\n", "", "|2020||", "title-missing year-from-prose"},
    {"云溪县2020年政府信息公开工作要点\n", "", "|0||", "title-missing year-missing"},
    {"2022年上半年政府信息公开数据统计\n", "", "|0||", "title-missing year-missing"},
    {"云溪县2020年统计工作年度报告\n", "", "|0||", "title-missing year-missing"},
    {"", "", "|0||", "title-missing year-missing"},
};

static const struct fact_case periods[] = {
    {TITLE "本报告统计期限从2020年1月1日起至2020年12月31日止。\n", NULL,
        "云溪县教育局|2020|" YEAR_2020 "|", ""},
    {TITLE "统计数据为2020年1月1日到12月31日止。\n", NULL, "云溪县教育局|2020|" YEAR_2020 "|", ""},
    {TITLE "（2020年1月1日-2020 年12月31日）\n", NULL, "云溪县教育局|2020|" YEAR_2020 "|", ""},
    {TITLE "以2020年1月1日至2020年12月31日以来\n", NULL, "云溪县教育局|2020|" YEAR_2020 "|", ""},
    {TITLE "2020.1.1—2020.12.31\n", NULL, "云溪县教育局|2020|" YEAR_2020 "|", ""},
    {TITLE "统计期限为2020年1月1日至2020年12月30日。\n", NULL, /* as printed */
        "云溪县教育局|2020|2020-01-01..2020-12-30|", ""},
    {TITLE "统计期限自202011日起至20201230日止。\n", NULL, "云溪县教育局|2020||",
        "period-unreadable"},
    {TITLE "工作从2020年5月1日至2020年12月31日开展。\n", NULL, "云溪县教育局|2020||", ""},
    {TITLE "2020年1月1日～12月31日\n", NULL, "云溪县教育局|2020|" YEAR_2020 "|", ""},
    {TITLE "2020年1月1日〜12月31日\n", NULL, "云溪县教育局|2020|" YEAR_2020 "|", ""},
    {TITLE "2020年1月1日——12月31日\n", NULL, "云溪县教育局|2020|" YEAR_2020 "|", ""},
    {TITLE "从2020年1月1日至2020年6月30日的上半年。\n", NULL, "云溪县教育局|2020||", ""},
    {TITLE "从2019年1月1日至2020年12月31日的两年。\n", NULL, "云溪县教育局|2020||", ""},
    {TITLE "统计期限为2021年1月1日至2021年12月31日。\n", NULL,
        "云溪县教育局|2020|2021-01-01..2021-12-31|", "year-conflict"},
    {"云溪县政府信息公开工作年度报告\n统计期限为2020年1月1日至2020年12月31日。\n", NULL,
        "云溪县|2020|" YEAR_2020 "|", "year-from-period"},
    {"统计期限为2020年1月1日至2020年12月31日。\n", NULL, "|2020|" YEAR_2020 "|",
        "title-missing year-from-period"},
    {"云溪县政府信息公开工作年度报告\n", NULL, "云溪县|0||", "year-missing"},
};

#define AGENCY "云溪县教育局|2020||"

/* An annex behind the signature, cut in many tables. */
#define PIECES "| 甲 | 1\n\n| 乙 | 2\n\n| 丙 | 3\n\n| 丁 | 4\n\n| 戊 | 5\n\n| 己 | 6\n\n"

static const struct fact_case dates[] = {
    {TITLE "发布时间：2021-02-14 10:01 来源：本站 字体：大\n" SENTENCE, NULL, AGENCY "2021-02-14",
        ""},
    {"发布日期： 2021年1月20日\n" TITLE SENTENCE, NULL, AGENCY "2021-01-20", ""},
    {TITLE "（2021年1月23日）\n" SENTENCE, NULL, AGENCY "2021-01-23", ""},
    {TITLE SENTENCE "云溪县教育局\n二○二一年一月二十日\n", NULL, AGENCY "2021-01-20", ""},
    {TITLE SENTENCE "二0二一年一月七日\n", NULL, AGENCY "2021-01-07", ""},
    {TITLE SENTENCE "云溪县教育局 2021年1月20日\n", NULL, AGENCY "2021-01-20", ""},
    {TITLE SENTENCE "2021年1月20日\n" PIECES PIECES PIECES, NULL, AGENCY "2021-01-20", ""},
    {"| 索引号 | 123 | 发文日期 | 2021-03-01\n\n" TITLE SENTENCE, NULL, AGENCY "2021-03-01", ""},
    {TITLE SENTENCE "2020年12月31日前完成整改。\n", NULL, AGENCY, ""},
    {TITLE SENTENCE "整改于2021年1月20日\n", NULL, AGENCY, ""},
    {TITLE SENTENCE "2021年2月30日\n", NULL, AGENCY, ""}, /* no such day */
    {TITLE SENTENCE "2019年2月3日\n", NULL, AGENCY, ""},  /* before the year it is about */
    {TITLE SENTENCE "2021210日)\n", NULL, AGENCY, ""},
    {TITLE SENTENCE, NULL, AGENCY, ""},
};

#define INDEX                                                                                            \
    "| 索引号 | 123/2021-01 | 分类 | 年报\n| 发布机构 | 云溪县教育局 | 公开日期 | " \
    "2021-01-17\n"
#define BARE_TITLE "2020年政府信息公开工作年度报告\n"
#define NAMED "| 名称 |=3 云溪县教育局2020年政府信息公开工作年度报告\n"

#define YEARLESS "云溪县教育局政府信息公开工作年度报告\n"
#define FROM_PROSE "云溪县教育局|2020||"

/* Neither the title nor a whole period names the year. */
static const struct fact_case prose_years[] = {
    {YEARLESS "2020年，我局新收政府信息公开申请3件。\n", NULL, FROM_PROSE, "year-from-prose"},
    {YEARLESS "根据《中华人民共和国政府信息公开条例》，现公布2020年度政府信息公开工作年度报告。\n",
        NULL, FROM_PROSE, "year-from-prose"},
    {YEARLESS "按照2019年修订的《条例》，我局编制了2020年政府信息公开年度报告。\n", NULL,
        FROM_PROSE, "year-from-prose"},
    {YEARLESS "本报告的统计期限为2020年1月1日起。\n", NULL, FROM_PROSE,
        "period-unreadable year-from-prose"},
    {YEARLESS "本报告所列数据截至2020年12月31日。\n", NULL, FROM_PROSE, "year-from-prose"},
    {YEARLESS "一、总体情况\n2020年度，我局主动公开信息26条，比2019年增长3%。\n", NULL, FROM_PROSE,
        "year-from-prose"},
    {YEARLESS "二○二○年，我局主动公开信息26条。\n", NULL, FROM_PROSE, "year-from-prose"},
    {YEARLESS
        "2020年，我局主动公开信息26条。\n五、存在的主要问题及改进情况\n2021年，我局将公开更多。\n"
        "2021年主动公开更多。\n",
        NULL, FROM_PROSE, "year-from-prose"},
    {YEARLESS "2020年，我局主动公开信息26条。\n2021年1月20日\n", NULL, FROM_PROSE "2021-01-20",
        "year-from-prose"},
    {YEARLESS "2021年，我局主动公开信息26条。\n2021年1月20日\n", NULL, "云溪县教育局|0||2021-01-20",
        "year-missing"},
    {"2020年，我局新收政府信息公开申请3件。\n", NULL, "|2020||", "title-missing year-from-prose"},
    /* two years, and nothing says which */
    {YEARLESS "2019年，我局主动公开信息26条。\n2020年，我局主动公开信息28条。\n", NULL,
        "云溪县教育局|0||", "year-missing"},
    /* years of something else */
    {YEARLESS "《条例》自2019年5月15日起施行。\n", NULL, "云溪县教育局|0||", "year-missing"},
    {YEARLESS "自2008年以来，我局主动公开信息26条。\n", NULL, "云溪县教育局|0||", "year-missing"},
    {YEARLESS "与2019年相比，主动公开信息增长3%。\n", NULL, "云溪县教育局|0||", "year-missing"},
    {YEARLESS "成立于2001年的信息中心负责网站。\n", NULL, "云溪县教育局|0||", "year-missing"},
    /* the title is believed before any sentence */
    {TITLE "2019年，我局新收政府信息公开申请3件。\n", NULL, FROM_PROSE, ""},
};

/* What the index table of a portal says, where the report itself does not. */
static const struct fact_case portals[] = {
    {INDEX "\n" BARE_TITLE SENTENCE, BARE_TITLE, AGENCY "2021-01-17", ""},
    {"云溪县人民政府\n" INDEX "\n" BARE_TITLE SENTENCE, BARE_TITLE, AGENCY "2021-01-17", ""},
    {INDEX "\n云溪县统计局\n" BARE_TITLE SENTENCE, BARE_TITLE, "云溪县统计局|2020||2021-01-17", ""},
    {INDEX "\n" BARE_TITLE SENTENCE SENTENCE "云溪县统计局\n2021年1月20日\n", BARE_TITLE,
        "云溪县统计局|2020||2021-01-17", ""},
    {INDEX "\n" TITLE SENTENCE, TITLE, AGENCY "2021-01-17", ""},
    {INDEX NAMED "\n" SENTENCE, TITLE, AGENCY "2021-01-17", ""},
    {NAMED INDEX "\n政府信息公开工作年度报告\n" SENTENCE, "政府信息公开工作年度报告\n",
        AGENCY "2021-01-17", ""},
    {"| 标题 |=3 通知公告\n" INDEX "\n" SENTENCE, "", "云溪县教育局|0||2021-01-17",
        "title-missing year-missing"},
    {"| 索引号： | 123 | 成文日期： | 2021年1月10日\n| 发布单位： | 云溪县教育局 | 发布时间： | "
     "2021年1月17日 10:01\n\n" BARE_TITLE,
        BARE_TITLE, AGENCY "2021-01-17", ""},
    {"| 索引号 | 分类 | 发布机构 | 发文日期 | 文号 | 有效性\n| 123 | 年报 | 云溪县教育局 | "
     "2021-01-17 | | 有效\n\n" BARE_TITLE,
        BARE_TITLE, AGENCY "2021-01-17", ""},
    {"| 索引号：123 | 发布机构：云溪县教育局\n| 【公开日期】2021-01-17 | 文号：\n\n" BARE_TITLE,
        BARE_TITLE, AGENCY, ""},
    {"|=2 索引号：123 发布机构：云溪县教育局 公开日期：2021-01-17\n| 文号 |\n\n" BARE_TITLE,
        BARE_TITLE, AGENCY "2021-01-17", ""},
    {"索引号：123 发布机构：云溪县教育局 公开日期：2021-01-17\n" BARE_TITLE, BARE_TITLE,
        AGENCY "2021-01-17", ""},
    {"发布机构：网站管理员，电话123\n" BARE_TITLE, BARE_TITLE, "|2020||", "agency-missing"},
    /* a list of other documents is no index of this one */
    {BARE_TITLE "| 名称 | 文号 | 发文机关 | 发布日期\n| 云溪县办法 | 1号 | 云溪县司法局 | "
                "2021-03-01\n| 云溪县细则 | 2号 | 云溪县司法局 | 2021-03-02\n",
        BARE_TITLE, "|2020||", "agency-missing"},
};

static void expect_facts(const struct fact_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct fixture *fixture = fixture_read("2021", cases[i].notation, STEP_LINES);
        struct flow flow = flow_make(&fixture->work);
        facts_read(&fixture->work, &flow);
        expect_text(cases[i].notation, facts_show(fixture), cases[i].facts);
        expect_text(cases[i].notation, problems_show(fixture->arena, &fixture->report.problems),
            cases[i].problems);
        if (cases[i].title != NULL)
            expect_text(cases[i].notation, text_copy(fixture->arena, fixture->report.title).bytes,
                text_copy(fixture->arena, text_trim(text_from(cases[i].title))).bytes);
        fixture_free(fixture);
    }
}

Test(facts, titles) {
    expect_facts(titles, sizeof titles / sizeof *titles);
}

Test(facts, periods_and_dates) {
    expect_facts(periods, sizeof periods / sizeof *periods);
    expect_facts(dates, sizeof dates / sizeof *dates);
}

Test(facts, years_of_prose) {
    expect_facts(prose_years, sizeof prose_years / sizeof *prose_years);
}

Test(facts, portals) {
    expect_facts(portals, sizeof portals / sizeof *portals);
}

/* The paragraphs of the title are taken, and only they. */
Test(facts, title_is_taken) {
    struct fixture *fixture =
        fixture_read(NULL, "云溪县\n2020年度\n政府信息公开\n工作年度报告\n" SENTENCE, STEP_LINES);
    struct flow flow = flow_make(&fixture->work);
    facts_read(&fixture->work, &flow);
    cr_assert_eq(flow.count, 5);
    for (size_t i = 0; i < flow.count; i++)
        cr_expect_eq(flow.items[i].taken, i < 4, "%zu", i);
    fixture_free(fixture);
}
