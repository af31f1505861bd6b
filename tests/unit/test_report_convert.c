/*
 * test_report_convert.c: the whole way from bytes to a report (form/report_convert.c), on a form
 * that exists only as JSON: units in a column, figures in two columns, the same labels in two
 * groups, an optional row. As a text dump and as a Word file.
 */
#include "form_fixture.h"
#include "word.h"

static const char *const county =
    "{'schema':'nianbao.mapping/1','id':'county','version':'12','name':'县统计表',"
    "'signs':[{'words':'统计指标','weight':4},{'words':'回应解读情况','weight':3}],"
    "'sections':['附表'],'tables':[{'key':'statistics','name':'统计表','blocks':[{"
    "'corner':['统计指标'],'columns':[{'role':'unit','labels':['单位']},"
    "{'key':'office','labels':['县政府']},{'key':'towns','labels':['乡镇']}],"
    "'row_groups':[{'key':'response','labels':['二、回应解读情况']}],"
    "'rows':[{'key':'disclosed','labels':['（一）主动公开政府信息数']},"
    "{'key':'briefings','group':'response','labels':['1.参加新闻发布会次数']},"
    "{'key':'leaders','group':'response','labels':['其中：主要负责同志参加次数'],'optional':true},"
    "{'key':'reconsideration','labels':['四、行政复议数量']},"
    "{'key':'reconsideration.upheld','labels':['（一）维持数']},"
    "{'key':'reconsideration.corrected','labels':['（二）被依法纠错数']},"
    "{'key':'litigation','labels':['五、行政诉讼数量']},"
    "{'key':'litigation.upheld','labels':['（一）维持数']},"
    "{'key':'litigation.corrected','labels':['（二）被依法纠错数']},"
    "{'key':'fees','labels':['七、收取的费用']}]}]}],"
    "'checks':[{'id':'reconsideration','kind':'equation','name':'n','table':'statistics',"
    "'each':'column','over':['office','towns'],'left':['reconsideration'],"
    "'right':['reconsideration.upheld','reconsideration.corrected']},"
    "{'id':'prose','kind':'prose','name':'n','patterns':['行政复议#件'],"
    "'readings':[['statistics.reconsideration.office']]}]}";

#define DUMP_ROW(a, b, c, d) "\t" a "\n\t" b "\n\t" c "\n\t" d "\n\n"
#define DUMP_TABLE(fee)                                                                            \
    DUMP_ROW("统计指标", "单位", "县政府", "乡镇")                                                 \
    DUMP_ROW("一、主动公开情况", "——", "——", "——")                                                 \
    DUMP_ROW("（一）主动公开政府信息数（不同渠道计1条）", "条", "1,286", "40")                     \
    DUMP_ROW("二、回应解读情况", "——", "——", "——")                                                 \
    DUMP_ROW("1.参加新闻发布会次数", "次", "3", "/")                                               \
    DUMP_ROW("四、行政复议数量", "件", "3", "1")                                                   \
    DUMP_ROW("（一）维持数", "件", "2", "0")                                                       \
    DUMP_ROW("（二）被依法纠错数", "件", "1", "0")                                                 \
    DUMP_ROW("五、行政诉讼数量", "件", "9", "")                                                    \
    DUMP_ROW("（一）维持数", "件", "8", "")                                                        \
    DUMP_ROW("（二）被依法纠错数", "件", "1", "")                                                  \
    DUMP_ROW("七、收取的费用", "万元", fee, "0.10") "\n"

static const char *const dump =
    "云溪县2016年政府信息公开工作年度报告\n一、概述\n"
    "统计期限为2016年1月1日至2016年12月31日。行政复议3件。\n附表\n" DUMP_TABLE(
        "380元") "2017年2月3日\n";

#define WORD_ROW(a, b, c, d) TR("", C(a) C(b) C(c) C(d))
#define SPAN(count) "<w:gridSpan w:val=\"" count "\"/>"
static const char *const word =
    "<w:document " XMLNS_W "><w:body>" P("云溪县2016年政府信息公开工作年度报告") P("一、概述") P(
        "统计期限为2016年1月1日至2016年12月31日。行政复议3件。") P("附表") "<w:tbl>" TR("",
        TC(SPAN("2"), P("统计指标")) C("单位") C("县政府")
            C("乡镇")) TR("", TC(SPAN("5"), P("一、主动公开情况"))) TR("",
        TC(SPAN("2"), P("（一）主动公开政府信息数")) C("条") C("1,286") C("40")) TR("",
        TC("<w:vMerge w:val=\"restart\"/>", P("二、回应解读情况")) C("1.参加新闻发布会次数") C("次")
            C("3") C("/")) TR("", TC(SPAN("2"), P("四、行政复议数量")) C("件") C("3") C("1"))
        TR("", TC(SPAN("2"), P("（一）维持数")) C("件") C("2") C("0"))
            TR("", TC(SPAN("2"), P("（二）被依法") P("纠错数")) C("件") C("1") C("0"))
                TR("", TC(SPAN("2"), P("五、行政诉讼数量")) C("件") C("9") C("")) "</w:tbl>" P(
                    "") "<w:tbl>" TR("", TC(SPAN("2"), P("（一）维持数")) C("件") C("8") C(""))
                    TR("", TC(SPAN("2"), P("（二）被依法纠错数")) C("件") C("1") C(""))
                        TR("", TC(SPAN("2"), P("七、收取的费用")) C("万元") C("380元")
                                   C("0.10")) "</w:tbl>" P("2017年2月3日") "</w:body></w:document>";

static const char *const expected =
    "statistics.disclosed.office=1286条 statistics.disclosed.towns=40条 "
    "statistics.briefings.office=3次 statistics.briefings.towns=/次 "
    "statistics.reconsideration.office=3件 statistics.reconsideration.towns=1件 "
    "statistics.reconsideration.upheld.office=2件 statistics.reconsideration.upheld.towns=0件 "
    "statistics.reconsideration.corrected.office=1件 "
    "statistics.reconsideration.corrected.towns=0件 "
    "statistics.litigation.office=9件 statistics.litigation.towns=_件 "
    "statistics.litigation.upheld.office=8件 statistics.litigation.upheld.towns=_件 "
    "statistics.litigation.corrected.office=1件 statistics.litigation.corrected.towns=_件 "
    "statistics.fees.office=380元 statistics.fees.towns=0.10万元";

/* The figures of a report (not of the steps), absent ones too: =. */
static const char *report_show(struct arena *arena, const struct report *report) {
    static const char *const states[] = {[STATE_BLANK] = "_",
        [STATE_NOT_APPLICABLE] = "/",
        [STATE_TEXT] = "?",
        [STATE_ABSENT] = "."};
    struct buffer shown = {.arena = arena};
    for (size_t i = 0; i < report->figure_count; i++) {
        const struct figure *figure = &report->figures[i];
        buffer_format(
            &shown, "%s%.*s=", i == 0 ? "" : " ", (int)figure->field.length, figure->field.bytes);
        buffer_add(&shown,
            figure->state == STATE_NUMBER ? figure->value : text_from(states[figure->state]));
        buffer_add(&shown, figure->unit);
    }
    return text_copy(arena, buffer_text(&shown)).bytes;
}

static struct mappings *county_load(struct arena *arena) {
    struct problems problems = {.arena = arena};
    struct mappings *mappings = fixture_load(arena, &county, 1, &problems);
    cr_assert_not_null(mappings, "%s", problems_show(arena, &problems));
    return mappings;
}

static void expect_county(const struct report *report) {
    cr_expect(text_equal(report->form, TEXT("county")));
    cr_expect(text_equal(report->mapping_version, TEXT("12")));
    cr_expect(text_equal(report->agency, TEXT("云溪县")));
    cr_expect_eq(report->year, 2016);
    cr_expect(text_equal(report->period_end, TEXT("2016-12-31")));
    cr_expect(text_equal(report->published, TEXT("2017-02-03")));
    cr_assert_eq(report->check_count, 3);
    static const enum check_state states[] = {CHECK_HOLDS, CHECK_FAILS, CHECK_HOLDS};
    for (size_t i = 0; i < 3; i++)
        cr_expect_eq(report->checks[i].state, states[i], "check %zu", i);
    cr_expect(text_equal(report->checks[1].formula, TEXT("1 ≠ 0 + 0")));
    cr_assert_geq(report->section_count, 2);
    cr_expect(text_equal(report->sections[0].heading, TEXT("概述")));
    cr_expect(text_equal(report->sections[1].heading, TEXT("附表")));
    cr_assert_geq(report->sections[1].table_count, 1);
    cr_expect_eq(report->sections[1].tables[0], 1);
    cr_expect_neq(text_find(report->explanation_en, TEXT("form chosen: county")), SIZE_MAX);
}

Test(convert, a_form_of_json_alone) {
    struct arena *arena = arena_new();
    const struct mappings *mappings = county_load(arena);
    struct report *report = convert_report(arena, mappings, text_from(dump));
    expect_text("text", report_show(arena, report), expected);
    expect_text("text", problems_show(arena, &report->problems), "");
    expect_county(report);

    struct part part = {"word/document.xml", word, 0};
    report = convert_report(arena, mappings, word_make(arena, &part, 1));
    expect_text("Word", report_show(arena, report), expected);
    expect_text("Word", problems_show(arena, &report->problems), "table-stitched「统计表」");
    expect_county(report);
    arena_free(arena);
}

/* Fields that are not there are absent; the optional row's are there only with it. */
Test(convert, absent_and_optional) {
    struct arena *arena = arena_new();
    struct report *report = convert_report(arena, county_load(arena),
        TEXT(DUMP_ROW("统计指标", "单位", "县政府", "乡镇") DUMP_ROW("1.参加新闻发布会次数", "次",
            "3", "1") DUMP_ROW("其中：主要负责同志参加次数", "次", "2", "0")));
    struct text shown = text_from(report_show(arena, report));
    cr_expect_neq(text_find(shown, TEXT("statistics.leaders.office=2次")), SIZE_MAX);
    cr_expect(text_starts(shown, TEXT("statistics.disclosed.office=. ")));
    cr_expect_eq(report->figure_count, 20);
    cr_expect_eq(report->year, 0);
    cr_expect_eq(report->title.length, 0);
    arena_free(arena);
}

/* What cannot be understood is told; what can be is read all the same. */
Test(convert, without_a_form) {
    static const struct {
        const char *bytes, *problems;
        bool opened;
        size_t sections;
    } cases[] = {
        {"云溪县2016年政府信息公开工作年度报告\n一、概述\n子。\n", "no-tables", true, 1},
        {"云溪县2016年政府信息公开工作年度报告\n一、概述\n" DUMP_ROW("甲", "乙", "1", "2"),
            "form-unknown", true, 1},
        {"", "file-empty", false, 0},
        {"%PDF-1.7\n", "pdf", false, 0},
    };
    struct arena *arena = arena_new();
    const struct mappings *mappings = county_load(arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct report *report = convert_report(arena, mappings, text_from(cases[i].bytes));
        expect_text(cases[i].bytes, problems_show(arena, &report->problems), cases[i].problems);
        cr_expect_eq(report->document != NULL, cases[i].opened);
        cr_expect_eq(report->year, cases[i].opened ? 2016 : 0);
        cr_expect_eq(report->section_count, cases[i].sections);
        cr_expect_eq(report->form.length + report->figure_count + report->check_count, 0);
    }
    arena_free(arena);
}

/* One set of mappings serves any number of reports: nothing of one is left in the next. */
Test(convert, again) {
    struct arena *arena = arena_new();
    const struct mappings *mappings = county_load(arena);
    for (int i = 0; i < 3; i++) {
        convert_report(arena, mappings, TEXT("\t统计指标\n\t县政府\n\n\t七、收取的费用\n\t5\n\n"));
        struct report *report = convert_report(arena, mappings, text_from(dump));
        expect_text("again", report_show(arena, report), expected);
        expect_text("again", problems_show(arena, &report->problems), "");
    }
    arena_free(arena);
}
