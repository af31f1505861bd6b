/* test_report_rows.c: a report's own row, its checks, problems, sections and JSON, and what of its
 * form stands in fields (field_rows.c). */
#include <criterion/criterion.h>

#include "form_fixture.h"
#include "rows_fixture.h"

static const struct {
    enum row_tables table;
    const char *column, *value, *columns, *row;
} rows[] = {
    {ROWS_REPORTS, "agency", "某市政府办",
        "year form title period_start published source_name source_format figures numbers "
        "checks_failing errors",
        "2020 form-2019 某市政府办2020年政府信息公开工作年度报告 _ _ d.txt text 198 21 2 "
        "1"},
    {ROWS_REPORTS, "agency", "某市政府办", "source_archive",
        "[{\"name\": \"档号\", \"value\": \"010000\"}]"},
    {ROWS_CHECKS, "check_id", "disclosure.non_negative", "state field column formula",
        "holds disclosure.rules.newly_made _ 0 ≥ 0"},
    {ROWS_CHECKS, "state", "fails", "check_id field left right blanks_as_zero formula",
        "requests.total_sum requests.received 5 4 false 5 ≠ 3 + 1 + 0 + 0 + 0 + 0"},
    {ROWS_PROBLEMS, "code", "value-is-words", "number severity table row column raw",
        "1 warning 1 3 3 未统计"},
    {ROWS_PROBLEMS, "code", "table-missing", "severity table row column part", "error _ _ _ _"},
    {ROWS_SECTIONS, "heading", "总体情况", "section parent number text",
        "1 _ 一 本年公开行政许可收费信息。"},
    {ROWS_DOCUMENTS, "path", "out/d.json", "agency year", "某市政府办 2020"},
    {ROWS_FIELDS, "field", "requests.refused.state_secret.natural_person",
        "form indicator applicant row_label column_label unit",
        "form-2019 requests.refused.state_secret natural_person （三）不予公开/1.属于国家秘密 "
        "自然人 _"},
    {ROWS_FIELDS, "field", "disclosure.rules.newly_made", "form definition_en",
        "form-2019 \"newly made\" became \"issued\""},
    {ROWS_FIELDS, "field", "disclosure.rules.issued", "form definition definition_en",
        "form-2019 _ _"},
    {ROWS_FIELDS, "field", "disclosure.fees.amount", "form unit", "form-2019 万元"},
};

Test(report_rows, rows) {
    struct rows_fixture *fixture = rows_read("");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_text(rows[i].value,
            row_show(&fixture->sets[rows[i].table], rows[i].column, rows[i].value, rows[i].columns),
            rows[i].row);
    rows_free(fixture);
}

/* The same document has one id, another document another; all tables carry it. */
Test(report_rows, ids) {
    struct rows_fixture *one = rows_read(""), *again = rows_read(""), *other = rows_read("\n");
    struct text id = one->sets[ROWS_REPORTS].values[0].text;
    cr_expect(text_starts(id, TEXT("r-")) && id.length == 18, "%s", id.bytes);
    cr_expect(text_equal(id, again->sets[ROWS_REPORTS].values[0].text));
    cr_expect(!text_equal(id, other->sets[ROWS_REPORTS].values[0].text));
    for (int table = 0; table < ROWS_FIELDS; table++)
        cr_expect(text_equal(id, one->sets[table].values[0].text), "table %d", table);
    rows_free(one), rows_free(again), rows_free(other);
}
