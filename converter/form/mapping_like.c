/*
 * mapping_like.c: merges a form that is "like" another one into that form, as JSON trees, before
 * the form is read. A member replaces the other form's member, null removes it. An object in place
 * of a list changes single items of the list, by their keys:
 *     "rows": {"fees": {"unit": "万元"}, "procurement": null,
 *              "donations": {"after": "fees", "labels": ["捐赠"]}}
 * A new item needs "after" (null: it comes first). A change that finds nothing to change is
 * refused. Unchanged nodes are shared by both trees.
 */
#include "form/mapping_read.h"

/* Lists that are changed item by item, and the member that identifies an item. */
static const struct {
    const char *list, *key;
} keyed_lists[] = {{"tables", "key"}, {"blocks", "key"}, {"columns", "key"}, {"row_groups", "key"},
    {"rows", "key"}, {"checks", "id"}, {"signs", "words"}, {"other_forms", "form"}};

/* Returns the identifying member of a list, or NULL. */
static const char *list_key(struct text list) {
    for (size_t i = 0; i < sizeof keyed_lists / sizeof *keyed_lists; i++)
        if (text_equal(text_from(keyed_lists[i].list), list))
            return keyed_lists[i].key;
    return NULL;
}

static struct json *node_copy(struct arena *arena, const struct json *node) {
    struct json *copy = arena_alloc(arena, sizeof *copy);
    *copy = *node;
    copy->next = NULL;
    return copy;
}

/* The same without children. */
static struct json *node_empty(struct arena *arena, const struct json *node, enum json_kind kind) {
    struct json *copy = node_copy(arena, node);
    copy->kind = kind;
    copy->child = NULL;
    copy->count = 0;
    return copy;
}

/* Inserts the node after a child of the parent; NULL: as the first child. */
static void node_insert(struct json *parent, struct json *before, struct json *node) {
    struct json **at = before == NULL ? &parent->child : &before->next;
    node->next = *at;
    *at = node;
    parent->count++;
}

static struct json *item_find(const struct json *list, const char *key, struct text name) {
    struct json *item = list->child;
    while (item != NULL && !text_equal(json_member_string(item, key), name))
        item = item->next;
    return item;
}

static void change_refuse(struct reading *reading, const struct json *change) {
    mapping_refuse_as(reading, PROBLEM_MAPPING_CHANGE_IDLE, change->key);
}

static struct json *list_merge(
    struct reading *reading, const struct json *list, const struct json *changes);

/* Merges an object; the member `except` ("like", "after") is not merged. Recurses through
 * list_merge, at most as deep as the JSON reader allows. */
static struct json *object_merge(struct reading *reading, const struct json *object,
    const struct json *changes, const char *except) {
    struct json *merged = node_empty(reading->arena, object, JSON_OBJECT);
    struct json *last = NULL;
    for (const struct json *member = object->child; member != NULL; member = member->next) {
        const struct json *change = json_member(changes, member->key.bytes);
        struct json *node;
        if (change != NULL && change->kind == JSON_NULL)
            continue;
        if (change != NULL && change->kind == JSON_OBJECT && member->kind == JSON_ARRAY)
            node = list_merge(reading, member, change);
        else
            node = node_copy(reading->arena, change == NULL ? member : change);
        node_insert(merged, last, node);
        last = node;
    }
    for (const struct json *change = changes->child; change != NULL; change = change->next) {
        if (text_equal(change->key, text_from(except)) ||
            json_member(object, change->key.bytes) != NULL)
            continue;
        if (change->kind == JSON_NULL)
            change_refuse(reading, change);
        struct json *node = node_copy(reading->arena, change);
        node_insert(merged, last, node);
        last = node;
    }
    return merged;
}

/* A new item of a list, with its key as a member. */
static struct json *item_make(struct reading *reading, const char *key, const struct json *change) {
    struct json *item = object_merge(reading, &(struct json){.kind = JSON_OBJECT}, change, "after");
    struct json *name = arena_alloc(reading->arena, sizeof *name);
    *name = (struct json){.kind = JSON_STRING, .key = text_from(key), .string = change->key};
    node_insert(item, NULL, name);
    return item;
}

static struct json *list_merge(
    struct reading *reading, const struct json *list, const struct json *changes) {
    struct json *merged = node_empty(reading->arena, list, JSON_ARRAY), *last = NULL;
    const char *key = list_key(list->key);
    if (key == NULL) {
        change_refuse(reading, changes);
        return merged;
    }
    for (const struct json *item = list->child; item != NULL; item = item->next) {
        const struct json *change = json_member(changes, json_member_string(item, key).bytes);
        if (change != NULL && change->kind == JSON_NULL)
            continue;
        struct json *node = change == NULL ? node_copy(reading->arena, item)
                                           : object_merge(reading, item, change, "");
        node_insert(merged, last, node);
        last = node;
    }
    for (const struct json *change = changes->child; change != NULL; change = change->next) {
        bool there = item_find(list, key, change->key) != NULL;
        const struct json *after = json_member(change, "after");
        struct json *before = item_find(merged, key, json_member_string(change, "after"));
        bool placed = after != NULL && (after->kind == JSON_NULL || before != NULL);
        if (there != (after == NULL) || placed == there ||
            (change->kind != JSON_OBJECT && (!there || change->kind != JSON_NULL)))
            change_refuse(reading, change);
        else if (!there)
            node_insert(
                merged, after->kind == JSON_NULL ? NULL : before, item_make(reading, key, change));
    }
    return merged;
}

/* The form of that id, or NULL. */
static const struct json *form_find(
    const struct mapping_source *forms, size_t count, struct text id) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(json_member_string(forms[i].root, "id"), id))
            return forms[i].root;
    return NULL;
}

/* Merges the form if the form that it is like is complete. */
static bool form_merge(struct reading *reading, const struct mapping_source *forms, size_t count,
    struct mapping_source *form) {
    if (json_member(form->root, "like") == NULL)
        return false;
    const struct json *other = form_find(forms, count, json_member_string(form->root, "like"));
    if (other == NULL || json_member(other, "like") != NULL)
        return false;
    form->root = object_merge(reading, other, form->root, "like");
    return true;
}

void mappings_merge(
    struct arena *arena, struct problems *problems, struct mapping_source *forms, size_t count) {
    bool merged = true;
    while (merged) { /* until those that are left have no other form, or run in a circle */
        merged = false;
        for (size_t i = 0; i < count; i++) {
            struct reading reading = {.arena = arena, .problems = problems, .name = forms[i].file};
            merged = form_merge(&reading, forms, count, &forms[i]) || merged;
            forms[i].refused = forms[i].refused || reading.broken;
        }
    }
    for (size_t i = 0; i < count; i++)
        if (json_member(forms[i].root, "like") != NULL) {
            struct reading reading = {.arena = arena, .problems = problems, .name = forms[i].file};
            mapping_refuse_as(
                &reading, PROBLEM_MAPPING_LIKE, json_member_string(forms[i].root, "like"));
            forms[i].refused = true;
        }
}
