/*
 * schema.c: validates a JSON value against the schema of a report. Knows the keywords that this
 * schema uses and no others, which a unit test asserts: $ref into $defs, type, const, enum,
 * pattern, minimum, maximum, minLength, required, properties, additionalProperties, items, and
 * anyOf of alternatives that differ in type. Walks the value without recursion, with the schema of
 * each open level on a stack as deep as json_read allows.
 */
#include "output/schema.h"

#include "base/embed.h"

#include <assert.h>
#include <regex.h>

enum { DEEPEST = 256, MOST_PATTERNS = 32 };

struct pattern {
    const char *words; /* of the schema; equal pointers are the same pattern */
    regex_t compiled;
};

struct schema {
    const struct json *root;
    struct pattern patterns[MOST_PATTERNS];
    size_t pattern_count;
};

struct validation {
    const struct schema *schema;
    struct arena *arena;
    struct problems *problems;
};

struct text schema_text(void) {
    return (struct text){(const char *)embed_report_schema_json, embed_report_schema_json_length};
}

/* ---- places ---- */

static size_t index_of(const struct json *item) {
    size_t index = 0;
    for (const struct json *at = item->parent->child; at != item; at = at->next)
        index++;
    return index;
}

/* "cells[3].value"; the root is "$". */
static struct text path_of(struct arena *arena, const struct json *value) {
    const struct json *levels[DEEPEST];
    size_t depth = 0;
    for (; value->parent != NULL && depth < DEEPEST; value = value->parent)
        levels[depth++] = value;
    struct buffer path = {.arena = arena};
    if (depth == 0)
        buffer_add(&path, TEXT("$"));
    while (depth-- > 0) {
        if (levels[depth]->parent->kind == JSON_ARRAY) {
            buffer_format(&path, "[%zu]", index_of(levels[depth]));
            continue;
        }
        if (path.length != 0)
            buffer_add_byte(&path, '.');
        buffer_add(&path, levels[depth]->key);
    }
    return buffer_text(&path);
}

static void value_refuse(struct validation *validation, enum problem_code code,
    const struct json *value, struct text what) {
    struct place place = {0};
    struct text path = TEXT_NONE;
    if (value->kind == JSON_STRING)
        place.raw = value->string;
    /* The path of each of a million wrong items would take hours. */
    if (validation->problems->left_out == 0)
        path = path_of(validation->arena, value);
    problem_add(validation->problems, code, place, path, what);
}

/* ---- the schema of a value ---- */

/* object may be NULL. */
static const struct json *member_find(const struct json *object, struct text key) {
    const struct json *member = object == NULL ? NULL : object->child;
    while (member != NULL && !text_equal(member->key, key))
        member = member->next;
    return member;
}

/* Follows "$ref": "#/$defs/name". */
static const struct json *ref_resolve(
    const struct validation *validation, const struct json *schema) {
    static const struct text prefix = TEXT_INIT("#/$defs/");
    const struct json *defs = json_member(validation->schema->root, "$defs");
    for (int hops = 0; hops < DEEPEST; hops++) {
        struct text ref = json_member_string(schema, "$ref");
        if (!text_starts(ref, prefix))
            break;
        schema = member_find(defs, text_slice(ref, prefix.length, ref.length));
    }
    return schema;
}

static bool type_fits(struct text type, const struct json *value) {
    static const struct {
        struct text type;
        enum json_kind kind;
    } kinds[] = {{TEXT_INIT("null"), JSON_NULL}, {TEXT_INIT("boolean"), JSON_FALSE},
        {TEXT_INIT("boolean"), JSON_TRUE}, {TEXT_INIT("number"), JSON_NUMBER},
        {TEXT_INIT("string"), JSON_STRING}, {TEXT_INIT("array"), JSON_ARRAY},
        {TEXT_INIT("object"), JSON_OBJECT}};
    if (text_equal(type, TEXT("integer")))
        return value->kind == JSON_NUMBER && value->number >= -9007199254740992.0 &&
               value->number <= 9007199254740992.0 &&
               value->number - (double)(long long)value->number == 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].kind == value->kind && text_equal(kinds[i].type, type))
            return true;
    return false;
}

/* "type" is a name or a list of names; a schema without one allows any. */
static bool types_fit(const struct json *schema, const struct json *value) {
    const struct json *type = json_member(schema, "type");
    if (type == NULL)
        return true;
    if (type->kind == JSON_STRING)
        return type_fits(type->string, value);
    for (const struct json *name = type->child; name != NULL; name = name->next)
        if (type_fits(name->string, value))
            return true;
    return false;
}

static struct text types_text(struct arena *arena, const struct json *schema) {
    const struct json *type = json_member(schema, "type");
    struct buffer names = {.arena = arena};
    if (type == NULL || type->kind == JSON_STRING)
        return type == NULL ? TEXT_NONE : type->string;
    for (const struct json *name = type->child; name != NULL; name = name->next) {
        if (names.length != 0)
            buffer_add(&names, TEXT(" / "));
        buffer_add(&names, name->string);
    }
    return buffer_text(&names);
}

/* Of the alternatives of anyOf, the one whose type fits; else the last, which will be reported. */
static const struct json *schema_apply(
    const struct validation *validation, const struct json *schema, const struct json *value) {
    schema = ref_resolve(validation, schema);
    const struct json *any = json_member(schema, "anyOf");
    if (any == NULL)
        return schema;
    for (const struct json *one = any->child; one != NULL; one = one->next) {
        schema = ref_resolve(validation, one);
        if (types_fit(schema, value))
            break;
    }
    return schema;
}

/* The schema of a member or an item; NULL: there is none. */
static const struct json *schema_of_child(
    const struct validation *validation, const struct json *schema, const struct json *child) {
    if (child->parent->kind == JSON_ARRAY)
        return schema_apply(validation, json_member(schema, "items"), child);
    const struct json *property = member_find(json_member(schema, "properties"), child->key);
    if (property == NULL)
        property = json_member(schema, "additionalProperties");
    return schema_apply(validation, property, child);
}

/* ---- the keywords ---- */

static bool pattern_fits(
    const struct schema *schema, const struct json *pattern, struct text string) {
    for (size_t i = 0; i < schema->pattern_count; i++)
        if (schema->patterns[i].words == pattern->string.bytes)
            return regexec(&schema->patterns[i].compiled, string.bytes, 0, NULL, 0) == 0;
    return true;
}

static void check_string(
    struct validation *validation, const struct json *schema, const struct json *value) {
    const struct json *pattern = json_member(schema, "pattern");
    const struct json *shortest = json_member(schema, "minLength");
    if (pattern != NULL && !pattern_fits(validation->schema, pattern, value->string))
        value_refuse(validation, PROBLEM_VALUE_NOT_ALLOWED, value, pattern->string);
    if (shortest != NULL && (double)text_count(value->string) < shortest->number)
        value_refuse(validation, PROBLEM_VALUE_NOT_ALLOWED, value, TEXT("minLength"));
}

static void check_number(
    struct validation *validation, const struct json *schema, const struct json *value) {
    const struct json *least = json_member(schema, "minimum");
    const struct json *most = json_member(schema, "maximum");
    if (least != NULL && value->number < least->number)
        value_refuse(validation, PROBLEM_VALUE_NOT_ALLOWED, value, TEXT("minimum"));
    if (most != NULL && value->number > most->number)
        value_refuse(validation, PROBLEM_VALUE_NOT_ALLOWED, value, TEXT("maximum"));
}

static void check_object(
    struct validation *validation, const struct json *schema, const struct json *value) {
    const struct json *required = json_member(schema, "required");
    const struct json *properties = json_member(schema, "properties");
    const struct json *more = json_member(schema, "additionalProperties");
    const struct json *key = required == NULL ? NULL : required->child;
    for (; key != NULL; key = key->next)
        if (member_find(value, key->string) == NULL)
            value_refuse(validation, PROBLEM_KEY_MISSING, value, key->string);
    if (more == NULL || more->kind != JSON_FALSE)
        return;
    for (const struct json *member = value->child; member != NULL; member = member->next)
        if (member_find(properties, member->key) == NULL)
            value_refuse(validation, PROBLEM_KEY_UNKNOWN, value, member->key);
}

/* const and enum, which the schema has for strings only. */
static bool is_allowed(const struct json *schema, const struct json *value) {
    const struct json *only = json_member(schema, "const"), *list = json_member(schema, "enum");
    if (only == NULL && list == NULL)
        return true;
    const struct json *allowed = only != NULL ? only : list->child;
    for (; allowed != NULL; allowed = only != NULL ? NULL : allowed->next)
        if (value->kind == JSON_STRING && text_equal(allowed->string, value->string))
            return true;
    return false;
}

/* Validates a value but for its members and items. true: it has some. */
static bool check_value(
    struct validation *validation, const struct json *schema, const struct json *value) {
    if (schema == NULL || schema->kind != JSON_OBJECT)
        return false;
    if (!types_fit(schema, value)) {
        value_refuse(validation, PROBLEM_TYPE_WRONG, value, types_text(validation->arena, schema));
        return false;
    }
    if (!is_allowed(schema, value))
        value_refuse(validation, PROBLEM_VALUE_NOT_ALLOWED, value,
            json_member(schema, "enum") != NULL ? TEXT("enum") : TEXT("const"));
    if (value->kind == JSON_STRING)
        check_string(validation, schema, value);
    if (value->kind == JSON_NUMBER)
        check_number(validation, schema, value);
    if (value->kind == JSON_OBJECT)
        check_object(validation, schema, value);
    return value->child != NULL;
}

/* In document order; schemas has the schema of each open level. */
void schema_check(const struct schema *schema, struct arena *arena, const struct json *root,
    struct problems *problems) {
    struct validation validation = {schema, arena, problems};
    const struct json *schemas[DEEPEST + 1] = {schema_apply(&validation, schema->root, root)};
    size_t depth = 0;
    for (const struct json *value = root; value != NULL;) {
        /* cppcheck-suppress arrayIndexThenCheck; the deepest level is checked, not entered */
        if (check_value(&validation, schemas[depth], value) && depth < DEEPEST) {
            value = value->child;
            depth++;
        } else {
            for (; value != root && value->next == NULL; depth--)
                value = value->parent;
            value = value == root ? NULL : value->next;
        }
        if (value != NULL)
            schemas[depth] = schema_of_child(&validation, schemas[depth - 1], value);
    }
}

/* ---- the schema ---- */

static void pattern_add(struct schema *schema, const struct json *words) {
    struct pattern *pattern = &schema->patterns[schema->pattern_count];
    assert(schema->pattern_count < MOST_PATTERNS);
    pattern->words = words->string.bytes;
    int error = regcomp(&pattern->compiled, pattern->words, REG_EXTENDED | REG_NOSUB);
    assert(error == 0);
    schema->pattern_count += error == 0;
}

struct schema *schema_open(struct arena *arena) {
    struct schema *schema = arena_alloc(arena, sizeof *schema);
    struct wording error;
    schema->root = json_read(arena, schema_text(), &error);
    assert(schema->root != NULL);
    for (const struct json *node = schema->root; node != NULL; node = json_following(node))
        if (node->kind == JSON_STRING && text_equal(node->key, TEXT("pattern")))
            pattern_add(schema, node);
    return schema;
}

void schema_close(struct schema *schema) {
    for (size_t i = 0; i < schema->pattern_count; i++)
        regfree(&schema->patterns[i].compiled);
}
