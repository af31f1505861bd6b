/* rows_fixture.c: see rows_fixture.h. */
#include "rows_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../builtin.h"
#include "history/comparison.h"
#include "nianbao.h"
#include "output/report_reader.h"

static const char dump[] =
    "某市政府办2020年政府信息公开工作年度报告\n一、总体情况\n本年公开行政许可收费信息。\n"
    "二、主动公开政府信息情况\n第二十条第（一）项\n"
    "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t0\t/\t\n"
    "规范性文件\t6\t未统计\t9007199254740993\n第二十条第（五）项\n"
    "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t详见附件\t-3\t***\n"
    "其他对外管理服务事项\t1.50\t0.123456789012345\t-7\n三、收到和处理政府信息公开申请情况\n"
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况\n"
    "自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
    "一、本年新收政府信息公开申请数量\t3\t1\t0\t0\t0\t0\t5\n"
    "四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n";

/* As --sidecar would have had it. */
static const char archive[] = "\"archive\": [{\"name\": \"档号\", \"value\": \"010000\"}]";

static struct text json_make(struct arena *arena, const char *behind) {
    struct buffer whole = {.arena = arena}, json = {.arena = arena};
    buffer_add(&whole, text_from(dump));
    buffer_add(&whole, text_from(behind));
    nianbao *context = nianbao_open(NULL, NULL);
    nianbao_result *result = nianbao_convert(context, whole.bytes, whole.length, "d.txt");
    struct text made = text_from(nianbao_result_text(result)), none = TEXT("\"archive\": null");
    size_t at = text_find(made, none);
    cr_assert_neq(at, SIZE_MAX);
    buffer_add(&json, text_slice(made, 0, at));
    buffer_add(&json, text_from(archive));
    buffer_add(&json, text_slice(made, at + none.length, made.length));
    nianbao_result_free(result);
    nianbao_close(context);
    return buffer_text(&json);
}

struct rows_fixture *rows_read(const char *behind) {
    struct arena *arena = arena_new();
    struct rows_fixture *fixture = arena_alloc(arena, sizeof *fixture);
    struct problems problems = {.arena = arena};
    struct knowledge knowledge;
    fixture->arena = arena;
    fixture->forms.mappings = mappings_builtin();
    cr_assert(knowledge_read(arena, fixture->forms.mappings, NULL, &problems, &knowledge));
    fixture->forms.definitions =
        definitions_find(arena, fixture->forms.mappings, &knowledge.comparability);
    struct report_reader reader = {fixture->forms.mappings, schema_open(arena)};
    struct text json = json_make(arena, behind);
    fixture->source = (struct row_source){
        .forms = &fixture->forms,
        .path = TEXT("out/d.json"),
        .json = json,
        .report = report_read(arena, &reader, json, &problems),
    };
    schema_close(reader.schema);
    cr_assert_not_null(fixture->source.report);
    cr_assert_eq(problems.count, 0);
    report_rows(arena, &fixture->source, fixture->sets);
    field_rows(&fixture->sets[ROWS_FIELDS], &fixture->forms);
    return fixture;
}

void rows_free(struct rows_fixture *fixture) {
    arena_free(fixture->arena);
}

static size_t column_find(const struct row_table *table, struct text name) {
    for (size_t i = 0; i < table->column_count; i++)
        if (text_equal(text_from(table->columns[i].name), name))
            return i;
    cr_assert_fail("%s has no column %.*s", table->name, (int)name.length, name.bytes);
    return 0;
}

static const struct row_value *row_find(
    const struct row_set *set, const char *column, const char *value) {
    size_t at = column_find(set->table, text_from(column));
    for (size_t i = 0; i < set->count; i += set->table->column_count)
        if (set->values[i + at].known && text_equal(set->values[i + at].text, text_from(value)))
            return &set->values[i];
    return NULL;
}

const char *row_show(
    const struct row_set *set, const char *column, const char *value, const char *columns) {
    const struct row_value *row = row_find(set, column, value);
    struct buffer shown = {.arena = set->arena};
    if (row == NULL)
        return "(none)";
    for (struct text rest = text_from(columns); rest.length != 0;) {
        size_t end = text_find(rest, TEXT(" "));
        const struct row_value *shows = &row[column_find(set->table, text_slice(rest, 0, end))];
        buffer_add(&shown, shown.length == 0 ? TEXT_NONE : TEXT(" "));
        buffer_add(&shown, shows->known ? shows->text : TEXT("_"));
        rest = end == SIZE_MAX ? TEXT_NONE : text_slice(rest, end + 1, rest.length);
    }
    return buffer_text(&shown).bytes;
}
