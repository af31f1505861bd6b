/* test_report_json.c: a report of a few figures, its JSON byte by byte where it matters, and what
 * report_reader.c makes of it again. */
#include <criterion/criterion.h>

#include "../builtin.h"
#include "output/report_json.h"
#include "output/report_reader.h"

static struct figure figures[] = {
    {.field = TEXT_INIT("disclosure.rules.issued"),
        .state = STATE_NUMBER,
        .value = TEXT_INIT("7730.280"),
        .raw = TEXT_INIT("7,730.280元"),
        .unit = TEXT_INIT("元"),
        .table = 1,
        .row = 3,
        .column = 2},
    {.field = TEXT_INIT("disclosure.rules.repealed"),
        .state = STATE_BLANK,
        .raw = TEXT_INIT("\n"),
        .table = 1,
        .row = 3,
        .column = 3},
    {.field = TEXT_INIT("disclosure.fees"), .state = STATE_ABSENT},
    {.field = TEXT_INIT("total"),
        .state = STATE_TEXT,
        .raw = TEXT_INIT("见\"附件\""),
        .table = 1,
        .row = 4,
        .column = 2},
};

static struct section sections[] = {
    {.parent = -1, .number = TEXT_INIT("一"), .heading = TEXT_INIT("总体情况")},
    {.parent = 0, .number = TEXT_INIT("（一）"), .heading = TEXT_INIT("主动公开")},
    {.parent = 1, .heading = TEXT_INIT("深")},
    {.parent = 0, .number = TEXT_INIT("（二）")},
    {.parent = -1, .number = TEXT_INIT("二")},
};

static const struct document document = {.spans_known = true};

static struct report report_make(struct arena *arena) {
    return (struct report){
        .title = TEXT("2021年报告"),
        .year = 2021,
        .form = TEXT("x"),
        .figures = figures,
        .figure_count = sizeof figures / sizeof *figures,
        .sections = sections,
        .section_count = sizeof sections / sizeof *sections,
        .document = &document,
        .kind = {TEXT("docx"), TEXT("fmt/412"), TEXT_NONE},
        .problems = {.arena = arena},
    };
}

static bool has(struct text json, const char *part) {
    return text_find(json, text_from(part)) != SIZE_MAX;
}

Test(report_json, bytes) {
    struct arena *arena = arena_new();
    struct report report = report_make(arena);
    struct source source = {.name = TEXT("报告.docx"), .bytes = TEXT("abc")};
    struct text json = report_json(arena, &report, &source);
    static const char *const parts[] = {
        "{\n  \"schema\": \"nianbao.report/1\",\n  \"report\": {\n    \"title\": \"2021年报告\",\n",
        "    \"agency\": null,\n    \"year\": 2021,\n    \"form\": \"x\",\n",
        "    \"period\": {\n      \"start\": null,\n      \"end\": null\n    },\n",
        "    \"name\": \"报告.docx\",\n    \"bytes\": 3,\n    \"sha256\": \"ba7816bf",
        ("  \"data\": {\n    \"disclosure\": {\n      \"rules\": {\n        \"issued\": 7730.280,\n"
         "        \"repealed\": null\n      },\n      \"fees\": null\n    },\n    \"total\": null\n"
         "  },\n"),
        ("    {\"field\": \"disclosure.rules.issued\", \"value\": 7730.280, \"raw\": "
         "\"7,730.280元\", "
         "\"state\": \"number\", \"unit\": \"元\", \"table\": 1, \"row\": 3, \"column\": 2},\n"),
        "\"value\": null, \"raw\": \"\\n\", \"state\": \"blank\", \"unit\": null,",
        ("\"raw\": null, \"state\": \"absent\", \"unit\": null, \"table\": null, \"row\": null, "
         "\"column\": null},\n"),
        "\"raw\": \"见\\\"附件\\\"\", \"state\": \"text\"",
        "  \"checks\": [],\n  \"problems\": []\n}\n",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        cr_expect(has(json, parts[i]), "%s\nis not in\n%s", parts[i], json.bytes);
    cr_expect(text_equal(json, report_json(arena, &report, &source)), "the same bytes again");
    arena_free(arena);
}

/* Problems beyond the ceiling of a list are told by one more. */
Test(report_json, left_out) {
    struct arena *arena = arena_new();
    struct report report = report_make(arena);
    for (int i = 0; i < 2007; i++)
        problem_add(&report.problems, PROBLEM_ROW_UNKNOWN, (struct place){.row = i + 1}, TEXT_NONE,
            TEXT_NONE);
    struct text json = report_json(arena, &report, &(struct source){.name = TEXT("x")});
    cr_expect(has(json, "{\"code\": \"problems-left-out\", \"severity\": \"warning\""));
    cr_expect(has(json, "另有 7 个"));
    arena_free(arena);
}

static const struct report *read_back(
    struct arena *arena, struct text json, struct problems *problems) {
    struct report_reader reader = {mappings_builtin(), schema_open(arena)};
    const struct report *report = report_read(arena, &reader, json, problems);
    schema_close(reader.schema);
    return report;
}

Test(report_json, sections_read_back) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct report report = report_make(arena);
    struct text json = report_json(arena, &report, &(struct source){.name = TEXT("x")});
    const struct report *read = read_back(arena, json, &problems);
    cr_assert_not_null(read);
    cr_assert_eq(problems.count, 1, "only that no form is named x");
    cr_expect_eq(problems.items[0].code, PROBLEM_FORM_NOT_LOADED);
    cr_assert_eq(read->section_count, 5);
    for (size_t i = 0; i < 5; i++) {
        cr_expect_eq(read->sections[i].parent, sections[i].parent, "section %zu", i);
        cr_expect(text_equal(read->sections[i].number, sections[i].number));
        cr_expect(text_equal(read->sections[i].heading, sections[i].heading));
    }
    cr_assert_eq(read->figure_count, 4);
    for (size_t i = 0; i < 4; i++) {
        cr_expect_eq(read->figures[i].state, figures[i].state);
        cr_expect(text_equal(read->figures[i].value, figures[i].value));
        cr_expect(text_equal(read->figures[i].raw, figures[i].raw));
        cr_expect_eq(read->figures[i].column, figures[i].column);
    }
    arena_free(arena);
}

/* A tree as deep as JSON may be is written and read back without recursion. */
Test(report_json, deep_sections) {
    enum { DEPTH = 90 };
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct report report = report_make(arena);
    struct section *deep = arena_array(arena, DEPTH, sizeof *deep);
    for (int i = 0; i < DEPTH; i++)
        deep[i].parent = i - 1;
    report.sections = deep;
    report.section_count = DEPTH;
    struct text json = report_json(arena, &report, &(struct source){.name = TEXT("x")});
    const struct report *read = read_back(arena, json, &problems);
    cr_assert_not_null(read);
    cr_assert_eq(read->section_count, DEPTH);
    cr_expect_eq(read->sections[DEPTH - 1].parent, DEPTH - 2);
    arena_free(arena);
}

/* A line is the same report, whatever its path says; without a report it is none. */
Test(report_json, line_read_back) {
    static const char *const paths[] = {
        "a.docx", "schema", "\"schema\": {\"path\":", "\\\"schema\\\":"};
    struct arena *arena = arena_new();
    struct report report = report_make(arena);
    const struct source source = {.name = TEXT("x")};
    struct wording error;
    const struct json *whole = json_read(arena, report_json(arena, &report, &source), &error);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct report_line line = {
            .path = text_from(paths[i]), .sha256 = TEXT("00"), .status = TEXT("ok")};
        struct text json = report_of_line(arena, report_json_line(arena, &line, &report, &source));
        const struct json *root = json_read(arena, json, &error);
        cr_assert_not_null(root, "%s: %s", paths[i], error.en);
        cr_expect_eq(root->count, whole->count, "%s", paths[i]);
        cr_expect(text_equal(root->child->key, TEXT("schema")), "%s", paths[i]);
        cr_expect_null(json_member(root, "path"));
        cr_expect(text_equal(json, report_of_line(arena, json)), "%s: once is enough", paths[i]);
    }
    cr_expect(text_equal(report_of_line(arena, TEXT("{\"path\": 1}")), TEXT("{\"path\": 1}")));
    arena_free(arena);
}
