/* test_observations.c: what is said of each kind of cell beside its figure. */
#include <criterion/criterion.h>

#include "form_fixture.h"
#include "rows_fixture.h"

static const struct {
    const char *field, *row; /* value raw unit state obs_status flags indicator applicant place */
} rows[] = {
    {"disclosure.rules.newly_made", "0 0 number D _ disclosure.rules.newly_made _ 1 2 2"},
    {"disclosure.rules.newly_disclosed",
        "_ / not_applicable M _ disclosure.rules.newly_disclosed _ 1 2 3"},
    {"disclosure.rules.total_disclosed", "_  blank O _ disclosure.rules.total_disclosed _ 1 2 4"},
    {"disclosure.normative_documents.newly_disclosed",
        "_ 未统计 text L noted disclosure.normative_documents.newly_disclosed _ 1 3 3"},
    {"disclosure.normative_documents.total_disclosed",
        "9007199254740993 9007199254740993 number A many_digits "
        "disclosure.normative_documents.total_disclosed _ 1 3 4"},
    {"disclosure.licensing.items_last_year",
        "_ 详见附件 text O noted disclosure.licensing.items_last_year _ 2 2 2"},
    {"disclosure.licensing.items_change",
        "-3 -3 number A _ disclosure.licensing.items_change _ 2 2 3"},
    {"disclosure.licensing.decisions",
        "_ *** not_applicable Q _ disclosure.licensing.decisions _ 2 2 4"},
    {"disclosure.other_services.items_last_year",
        "1.50 1.50 number A _ disclosure.other_services.items_last_year _ 2 3 2"},
    {"disclosure.other_services.items_change", /* fifteen digits are safe */
        "0.123456789012345 0.123456789012345 number A _ disclosure.other_services.items_change _ 2 "
        "3 "
        "3"},
    {"disclosure.other_services.decisions",
        "-7 -7 number V negative disclosure.other_services.decisions _ 2 3 4"},
    {"disclosure.penalties.decisions", "_ _ absent O _ disclosure.penalties.decisions _ _ _ _"},
    {"requests.received.enterprise",
        "1 1 number V sum_mismatch requests.received enterprise 3 4 3"},
    {"requests.carried_out.enterprise", "0 0 number A _ requests.carried_out enterprise 3 5 3"},
    {"nothing.of.the.kind", "(none)"},
};

Test(observations, rows) {
    struct rows_fixture *fixture = rows_read("");
    const struct row_set *set = &fixture->sets[ROWS_OBSERVATIONS];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_text(rows[i].field,
            row_show(set, "field", rows[i].field,
                "value raw state obs_status flags indicator applicant table row column"),
            rows[i].row);
    expect_text("what repeats the report",
        row_show(
            set, "field", "requests.received.total", "agency year form source_name source_format"),
        "某市政府办 2020 form-2019 d.txt text");
    cr_expect_eq(set->count, 198 * set->table->column_count, "form 2019 has 198 fields");
    rows_free(fixture);
}

/* Every code that is written is one that the table explains. */
Test(observations, codes) {
    struct rows_fixture *fixture = rows_read("");
    const struct row_set *set = &fixture->sets[ROWS_OBSERVATIONS];
    for (size_t i = 0; i < set->count; i++) {
        const struct row_column *column = &set->table->columns[i % set->table->column_count];
        const struct row_code *code = column->codes;
        cr_expect(set->values[i].known || (column->flags & ROW_REQUIRED) == 0, "%s is null",
            column->name);
        while (code != NULL && code->code != NULL &&
               !text_equal(text_from(code->code), set->values[i].text))
            code++;
        cr_expect(
            code == NULL || code->code != NULL, "%s: %s", column->name, set->values[i].text.bytes);
    }
    rows_free(fixture);
}
