/*
 * json_reader.c: the only file that includes cJSON. Refuses what cJSON accepts although it is wrong
 * (trailing bytes, duplicate keys, invalid UTF-8, \u0000, byte order mark) and copies the tree into
 * the arena without recursion. cJSON recurses at most CJSON_NESTING_LIMIT (1000) levels.
 */
#include "base/json_reader.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

#include "base/limits.h"

enum { DEEPEST = 200 };

/* A comma or a bracket stands before each value, so shorter texts are not counted. */
static bool has_too_many_values(struct text text) {
    size_t count = 1;
    bool in_string = false;
    for (size_t i = 0; i < text.length && text.length >= LIMIT_JSON_VALUES; i++) {
        char byte = text.bytes[i];
        if (byte == '\\')
            i++;
        else if (byte == '"')
            in_string = !in_string;
        else if (!in_string && (byte == ',' || byte == '[' || byte == '{'))
            count++;
    }
    return count > LIMIT_JSON_VALUES;
}

/* \u0000, which is not a backslash and u0000 (\\u0000). */
static bool has_escaped_zero(struct text text) {
    const char *end = text.bytes + text.length, *at = text.bytes;
    while (at != end && (at = memchr(at, '\\', (size_t)(end - at))) != NULL && end - at > 1) {
        if (text_starts((struct text){at, (size_t)(end - at)}, TEXT("\\u0000")))
            return true;
        at += 2;
    }
    return false;
}

/* What is wrong with the bytes before any parsing; NULL in it: nothing. */
static struct wording refuse_bytes(struct text text) {
    if (text.length > LIMIT_JSON_BYTES || has_too_many_values(text))
        return WORDING("内容过大", "is too large");
    if (text_starts(text, TEXT("\xEF\xBB\xBF")))
        return WORDING("开头有字节顺序标记（BOM）", "starts with a byte order mark");
    if (text.length != 0 && memchr(text.bytes, 0, text.length) != NULL)
        return WORDING("含有零字节", "holds a zero byte");
    if (!text_is_utf8(text))
        return WORDING("不是 UTF-8", "is not valid UTF-8");
    if (has_escaped_zero(text))
        return WORDING("含有 \\u0000", "holds \\u0000");
    return WORDING(NULL, NULL);
}

static enum json_kind kind_of(const cJSON *item) {
    switch (item->type & 0xFF) {
    case cJSON_False:
        return JSON_FALSE;
    case cJSON_True:
        return JSON_TRUE;
    case cJSON_Number:
        return JSON_NUMBER;
    case cJSON_String:
        return JSON_STRING;
    case cJSON_Array:
        return JSON_ARRAY;
    case cJSON_Object:
        return JSON_OBJECT;
    default:
        return JSON_NULL;
    }
}

static struct json *copy_item(struct arena *arena, const cJSON *item, struct json *parent) {
    struct json *copy = arena_alloc(arena, sizeof *copy);
    copy->kind = kind_of(item);
    copy->parent = parent;
    copy->number = item->valuedouble;
    if (item->string != NULL)
        copy->key = text_copy(arena, text_from(item->string));
    if (item->valuestring != NULL)
        copy->string = text_copy(arena, text_from(item->valuestring));
    return copy;
}

static struct json *copy_tree(struct arena *arena, const cJSON *root) {
    struct {
        const cJSON *source; /* next child to copy */
        struct json *parent, *last;
    } stack[DEEPEST + 1];
    size_t depth = 0;
    struct json *top = copy_item(arena, root, NULL);
    stack[0].source = root->child, stack[0].parent = top, stack[0].last = NULL;
    for (;;) {
        const cJSON *item = stack[depth].source;
        if (item == NULL) {
            if (depth-- == 0)
                return top;
            continue;
        }
        struct json *copy = copy_item(arena, item, stack[depth].parent);
        if (stack[depth].last == NULL)
            copy->parent->child = copy;
        else
            stack[depth].last->next = copy;
        stack[depth].last = copy;
        copy->parent->count++;
        stack[depth].source = item->next;
        if (item->child == NULL)
            continue;
        if (depth == DEEPEST)
            return NULL;
        depth++;
        stack[depth].source = item->child, stack[depth].parent = copy, stack[depth].last = NULL;
    }
}

static int order_texts(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

static bool object_has_duplicates(struct arena *arena, const struct json *object) {
    enum { FEW = 16 }; /* keys: comparing all pairs is faster than sorting */
    const struct json *member = object->child;
    for (; object->count <= FEW && member != NULL; member = member->next)
        for (const struct json *other = member->next; other != NULL; other = other->next)
            if (text_equal(member->key, other->key))
                return true;
    if (object->count <= FEW)
        return false;
    struct text *keys = arena_array(arena, object->count, sizeof *keys);
    for (size_t i = 0; member != NULL; member = member->next)
        keys[i++] = member->key;
    qsort(keys, object->count, sizeof *keys, order_texts);
    for (size_t i = 1; i < object->count; i++)
        if (text_equal(keys[i - 1], keys[i]))
            return true;
    return false;
}

const struct json *json_following(const struct json *node) {
    if (node->child != NULL)
        return node->child;
    while (node != NULL && node->next == NULL)
        node = node->parent;
    return node == NULL ? NULL : node->next;
}

struct json *json_read(struct arena *arena, struct text text, struct wording *error) {
    *error = refuse_bytes(text);
    if (error->en != NULL)
        return NULL;
    const char *end = NULL;
    cJSON *parsed = cJSON_ParseWithLengthOpts(text.bytes, text.length, &end, false);
    while (parsed != NULL && end < text.bytes + text.length && (unsigned char)*end <= ' ')
        end++;
    if (parsed == NULL || end != text.bytes + text.length) {
        cJSON_Delete(parsed);
        *error = WORDING("不合 JSON 语法", "is not well-formed JSON");
        return NULL;
    }
    struct json *root = copy_tree(arena, parsed);
    cJSON_Delete(parsed);
    if (root == NULL) {
        *error = WORDING("嵌套过深", "is nested too deeply");
        return NULL;
    }
    for (const struct json *node = root; node != NULL; node = json_following(node))
        if (node->kind == JSON_OBJECT && object_has_duplicates(arena, node)) {
            *error = WORDING("同一对象中有重复的键", "has a key twice in one object");
            return NULL;
        }
    return root;
}

const struct json *json_member(const struct json *object, const char *name) {
    if (object == NULL || object->kind != JSON_OBJECT)
        return NULL;
    struct text key = text_from(name);
    for (const struct json *member = object->child; member != NULL; member = member->next)
        if (text_equal(member->key, key))
            return member;
    return NULL;
}

struct text json_member_string(const struct json *object, const char *name) {
    const struct json *member = json_member(object, name);
    return member != NULL && member->kind == JSON_STRING ? member->string : TEXT_NONE;
}

const char *json_library_version(void) {
    return cJSON_Version();
}
