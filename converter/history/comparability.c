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

bool field_match(struct text pattern, struct text field, struct wild *wild) {
    *wild = (struct wild){{TEXT_NONE, TEXT_NONE}};
    size_t star = text_find(pattern, TEXT("*"));
    for (int i = 0; i < MOST_WILD && star != SIZE_MAX; i++) {
        struct text head = text_slice(pattern, 0, star);
        if (!text_starts(field, head))
            return false;
        field = text_slice(field, star, field.length);
        pattern = text_slice(pattern, star + 1, pattern.length);
        star = text_find(pattern, TEXT("*"));
        /* the first `*` ends before the text between the two, the last one before the tail */
        size_t end = field.length < pattern.length ? 0 : field.length - pattern.length;
        if (star != SIZE_MAX && field.length != 0) {
            end = text_find(text_slice(field, 1, field.length), text_slice(pattern, 0, star));
            end = end == SIZE_MAX ? 0 : end + 1;
        }
        if (end == 0)
            return false;
        wild->parts[i] = text_slice(field, 0, end);
        field = text_slice(field, end, field.length);
    }
    return text_equal(pattern, field);
}

struct text field_fill(struct arena *arena, struct text pattern, const struct wild *wild) {
    struct buffer field = {.arena = arena};
    size_t star = text_find(pattern, TEXT("*"));
    for (int i = 0; i < MOST_WILD && star != SIZE_MAX; i++) {
        buffer_add(&field, text_slice(pattern, 0, star));
        buffer_add(&field, wild->parts[i]);
        pattern = text_slice(pattern, star + 1, pattern.length);
        star = text_find(pattern, TEXT("*"));
    }
    buffer_add(&field, pattern);
    return buffer_text(&field);
}

/* Whether the form has the field that the filled pattern names. Always true for a pattern with less
 * than two `*`, and for a form that is not loaded. */
static bool form_has(const struct comparability *comparability, struct text form,
    struct text pattern, const struct wild *wild) {
    const struct mapping *mapping = mappings_find(comparability->mappings, form);
    struct wild other;
    if (mapping == NULL || wild->parts[1].length == 0)
        return true;
    for (size_t i = 0; i < mapping->field_count; i++)
        if (field_match(pattern, mapping->fields[i].path, &other) &&
            text_equal(other.parts[0], wild->parts[0]) &&
            text_equal(other.parts[1], wild->parts[1]))
            return true;
    return false;
}

static bool form_has_field(
    const struct comparability *comparability, struct text form, struct text field) {
    const struct mapping *mapping = mappings_find(comparability->mappings, form);
    for (size_t i = 0; mapping != NULL && i < mapping->field_count; i++)
        if (text_equal(mapping->fields[i].path, field))
            return true;
    return false;
}

/* `2019 * same 2021 *`: fields of one name are the same in both forms, unless another row of the
 * two forms names them. */
static bool is_default(const struct relation_row *row) {
    return row->relation == RELATION_SAME && text_equal(row->subject.patterns[0], TEXT("*"));
}

static bool side_names(const struct relation_side *side, struct text field) {
    struct wild wild;
    for (size_t i = 0; i < side->count; i++)
        if (field_match(side->patterns[i], field, &wild))
            return true;
    return false;
}

/* Whether that default holds for a field. */
static bool default_holds(
    const struct comparability *comparability, const struct relation_row *row, struct text field) {
    for (size_t i = 0; i < comparability->row_count; i++) {
        const struct relation_row *other = &comparability->rows[i];
        if (other != row && text_equal(other->subject.form, row->subject.form) &&
            text_equal(other->object.form, row->object.form) &&
            (side_names(&other->subject, field) || side_names(&other->object, field)))
            return false;
    }
    return form_has_field(comparability, row->subject.form, field) &&
           form_has_field(comparability, row->object.form, field);
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
    struct wild wild;
    if (text_equal(side->form, TEXT("*")))
        return;
    if (mapping == NULL && statements->whole)
        table_refuse(&statements->reader,
            WORDING("没有这个格式：「%1」", "there is no form \"%1\""), side->form);
    for (size_t i = 0; mapping != NULL && i < side->count; i++) {
        bool found = text_equal(side->patterns[i], TEXT("*"));
        for (size_t f = 0; !found && f < mapping->field_count; f++)
            found = field_match(side->patterns[i], mapping->fields[f].path, &wild);
        if (!found)
            table_refuse(&statements->reader,
                WORDING("格式中没有这个字段：「%1」", "the form has no such field: \"%1\""),
                side->patterns[i]);
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
        size_t stars = 0;
        for (size_t i = 0; i < part.length; i++)
            stars += part.bytes[i] == '*';
        if (part.length == 0 || stars > MOST_WILD)
            table_refuse(&statements->reader,
                WORDING("不是字段，或有三个 *：「%1」", "no field, or one with three *: \"%1\""),
                part);
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
        table_refuse(&statements->reader,
            WORDING("没有这种关系：「%1」", "unknown relation \"%1\""), cells[2]);
    side_read(statements, cells[0], cells[1], &row->subject);
    side_read(statements, cells[3], cells[4], &row->object);
    if (row->relation != RELATION_COUNT && !sides_fit(row))
        table_refuse(&statements->reader,
            WORDING(
                "字段的个数与关系「%1」不符", "too few or too many fields for the relation \"%1\""),
            cells[2]);
}

/* ---- subjects ---- */

/* The statement that carries a field of one form over to one field of another. */
static const struct relation_row *arrow_find(const struct comparability *comparability,
    struct text form, struct text field, struct wild *wild) {
    for (size_t i = 0; i < comparability->row_count; i++) {
        const struct relation_row *row = &comparability->rows[i];
        if (row->subject.count == 1 && row->object.count == 1 &&
            row->relation != RELATION_NOT_COMPARABLE && text_equal(row->subject.form, form) &&
            field_match(row->subject.patterns[0], field, wild) &&
            (is_default(row)
                    ? default_holds(comparability, row, field)
                    : form_has(comparability, row->object.form, row->object.patterns[0], wild)))
            return row;
    }
    return NULL;
}

struct subject subject_find(struct arena *arena, const struct comparability *comparability,
    struct text form, struct text field) {
    struct wild wild;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
        const struct relation_row *row = arrow_find(comparability, form, field, &wild);
        if (row == NULL)
            break;
        form = row->object.form;
        field = field_fill(arena, row->object.patterns[0], &wild);
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
    const struct relation_side *parts, struct subject subject, const struct wild *wild) {
    struct comparability *result = statements->result;
    struct text *fields = arena_array(statements->reader.arena, parts->count, sizeof *fields);
    for (size_t i = 0; i < parts->count; i++)
        fields[i] = field_fill(statements->reader.arena, parts->patterns[i], wild);
    *ARRAY_APPEND(statements->reader.arena, result->sums, result->sum_count, result->sum_capacity) =
        (struct sum){
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
    struct wild wild;
    if (parts->count < 2 || single->count != 1 || mapping == NULL)
        return;
    for (size_t i = 0; i < mapping->field_count; i++)
        if (field_match(single->patterns[0], mapping->fields[i].path, &wild) &&
            form_has(statements->result, parts->form, parts->patterns[0], &wild))
            sum_add(statements, row, parts,
                subject_find(statements->reader.arena, statements->result, single->form,
                    mapping->fields[i].path),
                &wild);
}

/* ---- the lint over all fields ---- */

/* A row takes a field of one form into a statement about another form. */
static bool row_claims(const struct comparability *comparability, const struct relation_row *row,
    struct text form, struct text other, struct text field, bool as_subject) {
    const struct relation_side *side = as_subject ? &row->subject : &row->object;
    const struct relation_side *far = as_subject ? &row->object : &row->subject;
    struct wild wild;
    return row->relation != RELATION_NOT_COMPARABLE && side->count == 1 && far->count <= 1 &&
           text_equal(side->form, form) && text_equal(far->form, other) && !is_default(row) &&
           field_match(side->patterns[0], field, &wild) &&
           (far->count == 0 || form_has(comparability, far->form, far->patterns[0], &wild));
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
            if (!row_claims(result, &result->rows[a], form, far->form, field, as_subject))
                continue;
            for (size_t b = a + 1; b < result->row_count; b++)
                if (row_claims(result, &result->rows[b], form, far->form, field, as_subject) &&
                    (result->rows[a].subject.count == result->rows[b].subject.count &&
                        result->rows[a].object.count == result->rows[b].object.count))
                    table_refuse(&statements->reader,
                        WORDING(
                            "同一字段有两条说明：「%1」", "two statements about the field \"%1\""),
                        field);
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
                table_refuse(&statements->reader,
                    WORDING("同一格式的两个字段会成为同一项：「%1」",
                        "two fields of one form would be one thing: \"%1\""),
                    field);
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
    *result = (struct comparability){.mappings = mappings};
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
static bool side_fits(
    const struct relation_side *side, const struct verdict_side *figure, struct wild *wild) {
    if (!form_match(side->form, figure->form) || side->count != figure->count)
        return false;
    return side->count == 0 || field_match(side->patterns[0], figure->fields[0], wild);
}

/* Whether a row is about two figures. absent: one of the reports does not have its figure. */
static bool row_fits(const struct comparability *comparability, const struct relation_row *row,
    const struct verdict_side *subject, const struct verdict_side *object, bool absent) {
    struct wild wild;
    bool subject_fits = side_fits(&row->subject, subject, &wild);
    if (row->relation == RELATION_NOT_COMPARABLE || is_default(row))
        return false;
    if (!absent)
        return subject_fits && side_fits(&row->object, object, &wild);
    bool object_fits = !subject_fits && side_fits(&row->object, object, &wild);
    const struct relation_side *far = subject_fits ? &row->object : &row->subject;
    const struct verdict_side *figure = subject_fits ? object : subject;
    return (subject_fits || object_fits) && figure->count == 0 &&
           form_match(far->form, figure->form) &&
           (far->count == 0 || form_has(comparability, far->form, far->patterns[0], &wild));
}

static bool verdict_try(const struct comparability *comparability,
    const struct verdict_side *earlier, const struct verdict_side *later, bool absent,
    struct verdict *verdict) {
    for (size_t i = 0; i < comparability->row_count; i++) {
        const struct relation_row *row = &comparability->rows[i];
        bool forwards = row_fits(comparability, row, earlier, later, absent);
        if (!forwards && !row_fits(comparability, row, later, earlier, absent))
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

/* Whether a default row of the two forms holds for the field of the figures. */
static bool verdict_same(const struct comparability *comparability,
    const struct verdict_side *earlier, const struct verdict_side *later) {
    const struct verdict_side *there = earlier->count == 1 ? earlier : later;
    if (there->count != 1 || earlier->count > 1 || later->count > 1 ||
        (earlier->count == later->count && !text_equal(earlier->fields[0], later->fields[0])))
        return false;
    for (size_t i = 0; i < comparability->row_count; i++) {
        const struct relation_row *row = &comparability->rows[i];
        bool between = (text_equal(row->subject.form, earlier->form) &&
                           text_equal(row->object.form, later->form)) ||
                       (text_equal(row->subject.form, later->form) &&
                           text_equal(row->object.form, earlier->form));
        if (between && is_default(row) && default_holds(comparability, row, there->fields[0]))
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
    if (verdict_try(comparability, earlier, later, false, &verdict))
        return verdict;
    if (text_equal(earlier->form, later->form)) {
        if (earlier->count > 1 || later->count > 1)
            verdict.relation = RELATION_SUM_OF;
        return verdict;
    }
    if (verdict_try(comparability, earlier, later, true, &verdict) ||
        verdict_same(comparability, earlier, later))
        return verdict;
    return verdict_default(comparability, earlier, later);
}
