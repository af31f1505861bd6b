/* test_comparability.c: the table that says what may be compared: what its lint refuses, and what
 * the one compiled in says of pairs of figures. */
#include <criterion/criterion.h>

#include "series_fixture.h"

#define HEAD                                                                                       \
    "subject_source\tsubject_id\trelation\tobject_source\tobject_id\tmapping_justification\t"      \
    "comment\tcomment_en\n"

Test(comparability, refused) {
    static const char *const rows[] = {
        "2019\treview.*\tsame",                              /* columns are missing */
        "2019\treview.*\talike\t2021\treview.*\tj\tc\te",    /* no such relation */
        "2019\treview.*\twidened\t2021\treview.*\tj\tc\te",  /* only read backwards */
        "2019\treviews.*\tsame\t2021\treview.*\tj\tc\te",    /* no such field */
        "2018\treview.*\tsame\t2021\treview.*\tj\tc\te",     /* no such form */
        "2019\treview.*.*.*\tsame\t2021\treview.*\tj\tc\te", /* three stars */
        "2019\t\tsame\t2021\treview.*\tj\tc\te",             /* one side */
        "2019\treview.*\tnew\t2021\treview.*\tj\tc\te",      /* new has no subject */
        "2019\trequests.other.total.*\tsum_of\t2021\trequests.other.total.*\tj\tc\te", /* of one */
        "2019\treview.*\tsame\t2021\treview.*\tj\tc\te\n"
        "2019\treview.reconsideration.*\tsame\t2021\treview.reconsideration.*\tj\tc\te", /* twice */
        "2019\treview.reconsideration.*\tsame\t2021\treview.reconsideration.*\tj\tc\te\n"
        "2019\treview.litigation_direct.*\tsame\t2021\treview.reconsideration.*\tj\tc\te", /* one
                                                                                              thing
                                                                                            */
        "2014\tstatistics.requests.received\tloose\t2019\trequests.received.total\tj\tc\te\n"
        "2014\tstatistics.complaints\tloose\t2021\trequests.received.total\tj\tc\te\n"
        "2019\trequests.received.*\tsame\t2021\trequests.received.*\tj\tc\te", /* by two ways */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        struct buffer table = {.arena = arena};
        struct comparability result;
        buffer_format(&table, HEAD "%s\n", rows[i]);
        cr_expect(!comparability_read(
                      arena, mappings_builtin(), buffer_text(&table), true, &problems, &result),
            "%zu", i);
        cr_expect_gt(problems.count, 0, "%zu", i);
        arena_free(arena);
    }
}

Test(comparability, verdicts) {
    static const struct {
        const char *form_a, *a, *form_b, *b; /* fields; NULL: not in the report */
        enum relation relation;
    } cases[] = {
        {"2021", "review.litigation_direct.total", "2021", "review.litigation_direct.total",
            RELATION_SAME},
        {"2019", "requests.granted.total", "2021", "requests.granted.total", RELATION_SAME},
        {"2021", "requests.granted.total", "2019", "requests.granted.total", RELATION_SAME},
        {"2019", "disclosure.normative_documents.newly_made", "2021",
            "disclosure.normative_documents.issued", RELATION_NARROWED},
        {"2021", "disclosure.normative_documents.issued", "2019",
            "disclosure.normative_documents.newly_made", RELATION_WIDENED},
        {"2019", "disclosure.licensing.decisions", "2021", "disclosure.licensing.decisions",
            RELATION_REDEFINED},
        {"2019", "disclosure.fees.items_last_year", "2021", NULL, RELATION_DISCONTINUED},
        {"2019", NULL, "2021", "disclosure.fees.amount", RELATION_NEW},
        {"2021", "disclosure.fees.amount", "2019", NULL, RELATION_DISCONTINUED},
        {"2014", "statistics.requests.received", "2019", "requests.received.total", RELATION_LOOSE},
        {"2014", "statistics.complaints", "2019", NULL, RELATION_NOT_COMPARABLE},
        {"2014", NULL, "2021", "requests.granted.enterprise", RELATION_NOT_COMPARABLE},
        {"2019", "requests.granted.total", "2021", NULL, RELATION_SAME}, /* by default */
        {"2021", NULL, "2019", "requests.granted.total", RELATION_SAME},
        {"2019", "requests.granted.total", "2021", "requests.granted.enterprise",
            RELATION_NOT_COMPARABLE},
        {"2019", "disclosure.rules.newly_disclosed", "2021", "disclosure.rules.newly_disclosed",
            RELATION_NOT_COMPARABLE}, /* it is said to be discontinued */
        {"2019", "requests.other.fee_overdue.total", "2021", "requests.other.fee_overdue.total",
            RELATION_SAME}, /* two stars */
        {"fujian-2009", "statistics.requests.granted.this_year", "fujian-2014",
            "statistics.requests.granted.this_year", RELATION_LOOSE},
        {"fujian-2009", "statistics.requests.received_fax.this_year", "fujian-2014", NULL,
            RELATION_NOT_COMPARABLE}, /* two stars, but form fujian-2014 has no such field */
        {"fujian-2009", "statistics.disclosed.this_year", "fujian-2014",
            "statistics.disclosed.this_year", RELATION_LOOSE},
        {"shanghai-2008", "statistics.disclosed.this_year", "2014", NULL, RELATION_NOT_COMPARABLE},
        {"dingxi-2009", "statistics.complaints.this_year", "shanghai-2008", NULL,
            RELATION_NOT_COMPARABLE},
    };
    struct series series;
    series_compare(&series, "甲 2021 2021 | a=1\n甲 2022 2021 | a=1", NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text fields[] = {text_from(cases[i].a == NULL ? "" : cases[i].a),
            text_from(cases[i].b == NULL ? "" : cases[i].b)};
        struct verdict_side earlier = {text_from(cases[i].form_a), &fields[0], cases[i].a != NULL};
        struct verdict_side later = {text_from(cases[i].form_b), &fields[1], cases[i].b != NULL};
        struct verdict verdict = verdict_find(&series.knowledge.comparability, &earlier, &later);
        cr_expect_eq(
            verdict.relation, cases[i].relation, "%zu: %s", i, relation_name(verdict.relation));
        cr_expect(relation_is_exact(verdict.relation) || verdict.reason.length != 0, "%zu", i);
    }
    series_free(&series);
}

/* Two reports on one form, of which one keeps the single row （六）: the sum is explained both
 * ways. */
Test(comparability, single_row_on_form_2021) {
    struct series series;
    series_compare(&series, "甲 2021 2021 | a=1\n甲 2022 2021 | a=1", NULL);
    struct text rows[] = {TEXT("requests.other.correction_overdue.total"),
        TEXT("requests.other.fee_overdue.total"), TEXT("requests.other.other.total")};
    struct text row = TEXT("requests.other.total.total");
    struct verdict_side three = {TEXT("2021"), rows, 3}, one = {TEXT("2021"), &row, 1};
    struct verdict there = verdict_find(&series.knowledge.comparability, &three, &one);
    struct verdict back = verdict_find(&series.knowledge.comparability, &one, &three);
    cr_expect(there.relation == RELATION_SUM_OF && back.relation == RELATION_SUM_OF);
    cr_expect(there.reason.length != 0 && there.reason_en.length != 0 && back.reason.length != 0);
    series_free(&series);
}

/* Whatever forms there are: a figure of before 2019 never compares with one of the national forms
 * since, and every pair of forms has a reason where it says nothing. */
Test(comparability, old_forms) {
    struct series series;
    series_compare(&series, "甲 2021 2021 | a=1\n甲 2022 2021 | a=1", NULL);
    const struct comparability *table = &series.knowledge.comparability;
    const struct mappings *mappings = mappings_builtin();
    const struct mapping *newer[] = {
        mappings_find(mappings, TEXT("2019")), mappings_find(mappings, TEXT("2021"))};
    for (size_t m = 0; m < mappings->count; m++)
        for (size_t n = 0; n < 2; n++) {
            const struct mapping *old = &mappings->items[m];
            if (old == newer[0] || old == newer[1])
                continue;
            for (size_t f = 0; f < old->field_count; f++) {
                struct verdict_side earlier = {old->id, &old->fields[f].path, 1};
                struct verdict_side later = {newer[n]->id, NULL, 0};
                struct verdict verdict = verdict_find(table, &earlier, &later);
                cr_expect(!relation_compares(verdict.relation) && verdict.reason.length != 0 &&
                              verdict.reason_en.length != 0,
                    "%.*s %.*s", (int)old->id.length, old->id.bytes,
                    (int)old->fields[f].path.length, old->fields[f].path.bytes);
            }
        }
    series_free(&series);
}

/* A wildcard stands for something: never for nothing. */
Test(comparability, patterns) {
    static const struct {
        const char *pattern, *field;
        bool fits;
        const char *first; /* what the first wildcard stands for */
    } patterns[] = {{"a.*", "a.b", true, "b"}, {"a.*", "a.", false, NULL},
        {"a.*", "a", false, NULL}, {"a.*.c", "a.b.c", true, "b"}, {"a.*.c", "a..c", false, NULL},
        {"a.*.c", "a.b.d", false, NULL}, {"a", "a", true, ""}, {"a", "b", false, NULL},
        {"*", "x.y", true, "x.y"}};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct wild wild;
        bool fits =
            field_match(text_from(patterns[i].pattern), text_from(patterns[i].field), &wild);
        cr_expect_eq(fits, patterns[i].fits, "%s %s", patterns[i].pattern, patterns[i].field);
        if (fits && patterns[i].first != NULL)
            cr_expect(
                text_equal(wild.parts[0], text_from(patterns[i].first)), "%s", patterns[i].pattern);
    }
}
