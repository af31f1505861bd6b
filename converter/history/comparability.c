/*
 * comparability.c: mappings/comparability.tsv -> statements, linted; and what they say about two
 * figures. The lint takes every field of every form that is loaded through the table: a field that
 * two statements of one kind claim, or two fields of one form that come out as one thing, are slips
 * that would make a comparison wrong in silence, so they are refused.
 */
#include "history/comparability.h"

#include "history/table.h"

enum { LONGEST_CHAIN = 16 }; /* forms that follow each other */

static const struct {
    const char *name;
    bool compares, exact;
    enum relation backwards;
} relations[RELATION_COUNT] = {
    [RELATION_SAME] = {"same", true, true, RELATION_SAME},
    [RELATION_RENAMED] = {"renamed", true, true, RELATION_RENAMED},
    [RELATION_SUM_OF] = {"sum_of", true, true, RELATION_SUM_OF},
    [RELATION_NARROWED] = {"narrowed", true, false, RELATION_WIDENED},
    [RELATION_WIDENED] = {"widened", true, false, RELATION_NARROWED},
    [RELATION_REDEFINED] = {"redefined", true, false, RELATION_REDEFINED},
    [RELATION_NEW] = {"new", false, false, RELATION_DISCONTINUED},
    [RELATION_DISCONTINUED] = {"discontinued", false, false, RELATION_NEW},
    [RELATION_LOOSE] = {"loose", false, false, RELATION_LOOSE},
    [RELATION_NOT_COMPARABLE] = {"not_comparable", false, false, RELATION_NOT_COMPARABLE},
};

const char *relation_name(enum relation relation) {
    return relations[relation].name;
}

bool relation_compares(enum relation relation) {
    return relations[relation].compares;
}

bool relation_is_exact(enum relation relation) {
    return relations[relation].exact;
}

/* ---- patterns ---- */

bool field_match(struct text pattern, struct text field, struct text *wild) {
    size_t star = text_find(pattern, TEXT("*"));
    *wild = TEXT_NONE;
    if (star == SIZE_MAX)
        return text_equal(pattern, field);
    struct text head = text_slice(pattern, 0, star);
    struct text tail = text_slice(pattern, star + 1, pattern.length);
    if (field.length <= head.length + tail.length || !text_starts(field, head) ||
        !text_ends(field, tail))
        return false;
    *wild = text_slice(field, head.length, field.length - tail.length);
    return true;
}

struct text field_fill(struct arena *arena, struct text pattern, struct text wild) {
    size_t star = text_find(pattern, TEXT("*"));
    struct buffer field = {.arena = arena};
    buffer_add(&field, text_slice(pattern, 0, star));
    if (star != SIZE_MAX) {
        buffer_add(&field, wild);
        buffer_add(&field, text_slice(pattern, star + 1, pattern.length));
    }
    return buffer_text(&field);
}

static bool form_match(struct text pattern, struct text form) {
    return text_equal(pattern, TEXT("*")) || text_equal(pattern, form);
}

/* ---- the table ---- */

/* The table while it is read. */
struct statements {
    struct table_reader reader;
    const struct mappings *mappings;
    struct comparability *result;
    bool whole;
};

/* A side names fields that its form has. */
static void side_check(struct statements *statements, const struct relation_side *side) {
    const struct mapping *mapping = mappings_find(statements->mappings, side->form);
    struct text wild;
    if (text_equal(side->form, TEXT("*")))
        return;
    if (mapping == NULL && statements->whole)
        table_refuse(&statements->reader, "there is no form", side->form);
    for (size_t i = 0; mapping != NULL && i < side->count; i++) {
        bool found = text_equal(side->patterns[i], TEXT("*"));
        for (size_t f = 0; !found && f < mapping->field_count; f++)
            found = field_match(side->patterns[i], mapping->fields[f].path, &wild);
        if (!found)
            table_refuse(&statements->reader, "the form has no such field:", side->patterns[i]);
    }
}

static void side_read(struct statements *statements, struct text form, struct text fields,
    struct relation_side *side) {
    side->form = form;
    side->patterns =
        arena_array(statements->reader.arena, fields.length + 1, sizeof *side->patterns);
    while (fields.length != 0) {
        size_t plus = text_find(fields, TEXT("+"));
        struct text part = text_trim(text_slice(fields, 0, plus));
        size_t star = text_find(part, TEXT("*"));
        if (part.length == 0 ||
            (star != SIZE_MAX &&
                text_find(text_slice(part, star + 1, part.length), TEXT("*")) != SIZE_MAX))
            table_refuse(&statements->reader, "no field, or one with two *:", part);
        side->patterns[side->count++] = part;
        fields = text_slice(fields, plus == SIZE_MAX ? fields.length : plus + 1, fields.length);
    }
    side_check(statements, side);
}

/* What a relation needs on its two sides. */
static bool sides_fit(const struct relation_row *row) {
    size_t subjects = row->subject.count, objects = row->object.count;
    switch (row->relation) {
    case RELATION_NEW:
        return subjects == 0 && objects == 1;
    case RELATION_DISCONTINUED:
        return subjects == 1 && objects == 0;
    case RELATION_SUM_OF:
    case RELATION_LOOSE:
        return subjects >= 1 && objects >= 1 && (subjects == 1 || objects == 1) &&
               (row->relation == RELATION_LOOSE || subjects + objects > 2);
    default:
        return subjects == 1 && objects == 1;
    }
}

static void row_read(struct statements *statements, const struct text *cells) {
    struct relation_row *row = &statements->result->rows[statements->result->row_count++];
    *row = (struct relation_row){.relation = RELATION_COUNT,
        .justification = cells[5],
        .reason = cells[6],
        .reason_en = cells[7]};
    for (int i = 0; i < RELATION_COUNT; i++)
        if (i != RELATION_WIDENED && text_equal(cells[2], text_from(relations[i].name)))
            row->relation = (enum relation)i;
    if (row->relation == RELATION_COUNT)
        table_refuse(&statements->reader, "unknown relation", cells[2]);
    side_read(statements, cells[0], cells[1], &row->subject);
    side_read(statements, cells[3], cells[4], &row->object);
    if (row->relation != RELATION_COUNT && !sides_fit(row))
        table_refuse(&statements->reader, "too few or too many fields for the relation", cells[2]);
}

/* ---- subjects ---- */

/* The statement that carries a field of one form over to one field of another. */
static const struct relation_row *arrow_find(const struct comparability *comparability,
    struct text form, struct text field, struct text *wild) {
    for (size_t i = 0; i < comparability->row_count; i++) {
        const struct relation_row *row = &comparability->rows[i];
        if (row->subject.count == 1 && row->object.count == 1 &&
            row->relation != RELATION_NOT_COMPARABLE && text_equal(row->subject.form, form) &&
            field_match(row->subject.patterns[0], field, wild))
            return row;
    }
    return NULL;
}

struct subject subject_find(struct arena *arena, const struct comparability *comparability,
    struct text form, struct text field) {
    struct text wild;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
        const struct relation_row *row = arrow_find(comparability, form, field, &wild);
        if (row == NULL)
            break;
        form = row->object.form;
        field = field_fill(arena, row->object.patterns[0], wild);
    }
    return (struct subject){form, field};
}

static bool is_same_subject(struct subject a, struct subject b) {
    return text_equal(a.form, b.form) && text_equal(a.field, b.field);
}

const struct sum *sum_find(
    const struct comparability *comparability, struct subject subject, struct text form) {
    for (size_t i = 0; i < comparability->sum_count; i++)
        if (text_equal(comparability->sums[i].form, form) &&
            is_same_subject(comparability->sums[i].subject, subject))
            return &comparability->sums[i];
    return NULL;
}

static void sum_add(struct statements *statements, const struct relation_row *row,
    const struct relation_side *parts, struct subject subject, struct text wild) {
    struct comparability *result = statements->result;
    struct text *fields = arena_array(statements->reader.arena, parts->count, sizeof *fields);
    for (size_t i = 0; i < parts->count; i++)
        fields[i] = field_fill(statements->reader.arena, parts->patterns[i], wild);
    if ((result->sum_count & (result->sum_count - 1)) == 0)
        result->sums = arena_grow(statements->reader.arena, result->sums, result->sum_count,
            result->sum_count == 0 ? 1 : result->sum_count * 2, sizeof *result->sums);
    result->sums[result->sum_count++] = (struct sum){
        .subject = subject,
        .form = parts->form,
        .fields = fields,
        .count = parts->count,
        .relation = row->relation,
    };
}

/* The sums of a row: one for each field of the form of its single side. */
static void sums_read(struct statements *statements, const struct relation_row *row) {
    bool backwards = row->subject.count > 1;
    const struct relation_side *parts = backwards ? &row->subject : &row->object;
    const struct relation_side *single = backwards ? &row->object : &row->subject;
    const struct mapping *mapping = mappings_find(statements->mappings, single->form);
    struct text wild;
    if (parts->count < 2 || single->count != 1 || mapping == NULL)
        return;
    for (size_t i = 0; i < mapping->field_count; i++)
        if (field_match(single->patterns[0], mapping->fields[i].path, &wild))
            sum_add(statements, row, parts,
                subject_find(statements->reader.arena, statements->result, single->form,
                    mapping->fields[i].path),
                wild);
}

/* ---- the lint over all fields ---- */

/* A row takes a field of one form into a statement about another form. */
static bool row_claims(const struct relation_row *row, struct text form, struct text other,
    struct text field, bool as_subject) {
    const struct relation_side *side = as_subject ? &row->subject : &row->object;
    const struct relation_side *far = as_subject ? &row->object : &row->subject;
    struct text wild;
    return row->relation != RELATION_NOT_COMPARABLE && side->count == 1 && far->count <= 1 &&
           text_equal(side->form, form) && text_equal(far->form, other) &&
           field_match(side->patterns[0], field, &wild);
}

/* One statement a field and pair of forms; that it is new or discontinued may stand beside one that
 * holds where both reports have it. */
static void field_check_doubles(
    struct statements *statements, struct text form, struct text field) {
    const struct comparability *result = statements->result;
    for (size_t a = 0; a < result->row_count; a++)
        for (int as_subject = 0; as_subject < 2; as_subject++) {
            const struct relation_side *far =
                as_subject ? &result->rows[a].object : &result->rows[a].subject;
            if (!row_claims(&result->rows[a], form, far->form, field, as_subject))
                continue;
            for (size_t b = a + 1; b < result->row_count; b++)
                if (row_claims(&result->rows[b], form, far->form, field, as_subject) &&
                    (result->rows[a].subject.count == result->rows[b].subject.count &&
                        result->rows[a].object.count == result->rows[b].object.count))
                    table_refuse(&statements->reader, "two statements about the field", field);
        }
}

static void form_check(struct statements *statements, const struct mapping *mapping) {
    struct subject *subjects =
        arena_array(statements->reader.arena, mapping->field_count, sizeof *subjects);
    for (size_t i = 0; i < mapping->field_count; i++) {
        struct text field = mapping->fields[i].path;
        field_check_doubles(statements, mapping->id, field);
        subjects[i] =
            subject_find(statements->reader.arena, statements->result, mapping->id, field);
        for (size_t k = 0; k < i; k++)
            if (is_same_subject(subjects[i], subjects[k]))
                table_refuse(
                    &statements->reader, "two fields of one form would be one thing:", field);
    }
}

bool comparability_read(struct arena *arena, const struct mappings *mappings, struct text content,
    bool whole, struct problems *problems, struct comparability *result) {
    static const char *const columns[] = {"subject_source", "subject_id", "relation",
        "object_source", "object_id", "mapping_justification", "comment", "comment_en", NULL};
    struct statements statements = {
        .reader = {.arena = arena, .problems = problems, .file = TEXT("comparability.tsv")},
        .mappings = mappings,
        .result = result,
        .whole = whole};
    struct tsv table;
    *result = (struct comparability){0};
    if (!table_rows_read(&statements.reader, content, columns, &table))
        return false;
    result->rows = arena_array(arena, table.count, sizeof *result->rows);
    for (size_t i = 0; i < table.count; i++) {
        statements.reader.line = table.rows[i].line;
        row_read(&statements, table.rows[i].cells);
    }
    for (size_t i = 0; !statements.reader.refused && i < result->row_count; i++)
        sums_read(&statements, &result->rows[i]);
    for (size_t i = 0; !statements.reader.refused && i < mappings->count; i++)
        form_check(&statements, &mappings->items[i]);
    return !statements.reader.refused;
}

/* ---- verdicts ---- */

/* A side of a statement against a figure: its field, its sum, or nothing on either. */
static bool side_fits(const struct relation_side *side, const struct verdict_side *figure) {
    struct text wild;
    if (!form_match(side->form, figure->form) || side->count != figure->count)
        return false;
    return side->count == 0 || field_match(side->patterns[0], figure->fields[0], &wild);
}

/* The same where the report does not have what the statement speaks of. */
static bool side_may_fit(const struct relation_side *side, const struct verdict_side *figure) {
    return side_fits(side, figure) || (figure->count == 0 && form_match(side->form, figure->form));
}

typedef bool side_test(const struct relation_side *side, const struct verdict_side *figure);

static bool verdict_try(const struct comparability *comparability,
    const struct verdict_side *earlier, const struct verdict_side *later, side_test *fits,
    struct verdict *verdict) {
    for (size_t i = 0; i < comparability->row_count; i++) {
        const struct relation_row *row = &comparability->rows[i];
        bool forwards = fits(&row->subject, earlier) && fits(&row->object, later);
        bool backwards = fits(&row->subject, later) && fits(&row->object, earlier);
        if (row->relation == RELATION_NOT_COMPARABLE || (!forwards && !backwards))
            continue;
        *verdict = (struct verdict){
            forwards ? row->relation : relations[row->relation].backwards,
            row->reason,
            row->reason_en,
        };
        return true;
    }
    return false;
}

/* All that no other row speaks of: the first that fits the two forms. */
static struct verdict verdict_default(const struct comparability *comparability,
    const struct verdict_side *earlier, const struct verdict_side *later) {
    struct verdict verdict = {RELATION_NOT_COMPARABLE, TEXT_NONE, TEXT_NONE};
    for (size_t i = 0; i < comparability->row_count && verdict.reason.length == 0; i++) {
        const struct relation_row *row = &comparability->rows[i];
        bool forwards = form_match(row->subject.form, earlier->form) &&
                        form_match(row->object.form, later->form);
        bool backwards = form_match(row->subject.form, later->form) &&
                         form_match(row->object.form, earlier->form);
        if (row->relation == RELATION_NOT_COMPARABLE && (forwards || backwards)) {
            verdict.reason = row->reason;
            verdict.reason_en = row->reason_en;
        }
    }
    return verdict;
}

struct verdict verdict_find(const struct comparability *comparability,
    const struct verdict_side *earlier, const struct verdict_side *later) {
    struct verdict verdict = {RELATION_SAME, TEXT_NONE, TEXT_NONE};
    if (verdict_try(comparability, earlier, later, side_fits, &verdict))
        return verdict;
    if (text_equal(earlier->form, later->form)) {
        if (earlier->count > 1 || later->count > 1)
            verdict.relation = RELATION_SUM_OF;
        return verdict;
    }
    if (verdict_try(comparability, earlier, later, side_may_fit, &verdict))
        return verdict;
    return verdict_default(comparability, earlier, later);
}
