/*
 * mapping_set.c: mapping files of a folder, or the embedded ones -> struct mappings. "schema" says
 * whether a file is a form, common values (values.json) or labels of portals (portal.json). All
 * files are read, so that one run reports everything that is wrong; a set with one wrong file is
 * refused.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embed.h"
#include "base/sha256.h"
#include "base/unicode.h"
#include "form/mapping_read.h"

enum { LARGEST_FILE = 4 * 1024 * 1024 };

/* ---- what is common to all forms ---- */

/* A list of words, as keys. */
static struct text *keys_read(struct reading *reading, const struct json *root, const char *name,
    bool required, size_t *count) {
    struct text *keys =
        mapping_strings(reading, mapping_array(reading, root, name, required), count);
    for (size_t i = 0; i < *count; i++)
        keys[i] = key_fold(reading->arena, keys[i]);
    return keys;
}

static void values_read(
    struct reading *reading, const struct json *root, struct mapping_values *values) {
    static const char *const known[] = {
        "schema", "not_applicable", "units", "not_collected", "suppressed", "mirror_words", NULL};
    static const char *const known_word[] = {"printed", "means", NULL};
    mapping_keys_known(reading, root, known);
    values->not_applicable =
        keys_read(reading, root, "not_applicable", true, &values->not_applicable_count);
    values->units = keys_read(reading, root, "units", true, &values->unit_count);
    values->not_collected =
        keys_read(reading, root, "not_collected", false, &values->not_collected_count);
    values->suppressed = keys_read(reading, root, "suppressed", false, &values->suppressed_count);
    const struct json *words = mapping_array(reading, root, "mirror_words", false);
    values->mirror_word_count = 0;
    values->mirror_words = arena_array(reading->arena, words->count, sizeof *values->mirror_words);
    for (const struct json *item = words->child; item != NULL; item = item->next) {
        if (!mapping_keys_known(reading, item, known_word))
            continue;
        struct text printed = mapping_string(reading, item, "printed", true);
        struct text means = mapping_string(reading, item, "means", true);
        values->mirror_words[values->mirror_word_count++] = (struct mirror_word){
            key_fold(reading->arena, printed), key_fold(reading->arena, means)};
    }
}

static enum portal_fact portal_fact_read(struct reading *reading, const struct json *item) {
    static const struct {
        struct text name;
        enum portal_fact fact;
    } facts[] = {{TEXT_INIT(""), PORTAL_OTHER}, {TEXT_INIT("title"), PORTAL_TITLE},
        {TEXT_INIT("agency"), PORTAL_AGENCY}, {TEXT_INIT("published"), PORTAL_PUBLISHED}};
    struct text name = mapping_string(reading, item, "fact", false);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (text_equal(facts[i].name, name))
            return facts[i].fact;
    mapping_refuse(reading,
        WORDING("fact 应为 title、agency 或 published，不能是「%1」",
            "\"fact\" is title, agency or published, not \"%1\""),
        name);
    return PORTAL_OTHER;
}

static void portal_read(
    struct reading *reading, const struct json *root, struct mapping_portal *portal) {
    static const char *const known[] = {"schema", "index", NULL};
    static const char *const known_group[] = {"fact", "labels", NULL};
    mapping_keys_known(reading, root, known);
    const struct json *groups = mapping_array(reading, root, "index", true);
    for (const struct json *item = groups->child; item != NULL; item = item->next) {
        if (!mapping_keys_known(reading, item, known_group))
            continue;
        enum portal_fact fact = portal_fact_read(reading, item);
        size_t count;
        struct text *keys = keys_read(reading, item, "labels", true, &count);
        for (size_t i = 0; i < count; i++) {
            for (size_t k = 0; k < portal->label_count; k++)
                if (text_equal(portal->labels[k].key, keys[i]))
                    mapping_refuse(reading,
                        WORDING("标签重复：「%1」", "a label stands there twice: \"%1\""), keys[i]);
            *ARRAY_APPEND(reading->arena, portal->labels, portal->label_count, portal->capacity) =
                (struct portal_label){keys[i], fact};
        }
    }
}

/* ---- the set ---- */

static int order_mappings(const void *a, const void *b) {
    return text_compare(((const struct mapping *)a)->id, ((const struct mapping *)b)->id);
}

static int order_files(const void *a, const void *b) {
    return text_compare(
        ((const struct mapping_file *)a)->name, ((const struct mapping_file *)b)->name);
}

/* Reads a file. Returns the tree of a form, which is merged and read later, or NULL. */
static const struct json *file_read(
    struct reading *reading, struct mappings *mappings, struct text content) {
    struct wording error;
    const struct json *root = json_read(reading->arena, content, &error);
    struct text schema = json_member_string(root, "schema");
    if (root == NULL)
        mapping_refuse(reading, error, TEXT_NONE);
    else if (text_equal(schema, TEXT("nianbao.mapping/1")))
        return root;
    else if (text_equal(schema, TEXT("nianbao.values/1")))
        values_read(reading, root, &mappings->values);
    else if (text_equal(schema, TEXT("nianbao.portal/1")))
        portal_read(reading, root, &mappings->portal);
    else if (!text_starts(schema, TEXT("nianbao.")))
        mapping_refuse(
            reading, WORDING("schema 无法识别：「%1」", "unknown schema \"%1\""), schema);
    return NULL;
}

static struct mappings *files_read(
    struct arena *arena, struct mapping_file *files, size_t count, struct problems *problems) {
    struct mappings *mappings = arena_alloc(arena, sizeof *mappings);
    struct mapping_source *forms = arena_array(arena, count, sizeof *forms);
    size_t form_count = 0;
    bool sound = true;
    qsort(files, count, sizeof *files, order_files);
    mappings->files = files;
    mappings->file_count = count;
    for (size_t i = 0; i < count; i++) {
        struct reading reading = {.arena = arena, .problems = problems, .name = files[i].name};
        const struct json *form = file_read(&reading, mappings, files[i].content);
        if (form != NULL)
            forms[form_count++] = (struct mapping_source){files[i].name, form, false};
        sound = sound && !reading.broken;
    }
    mappings_merge(arena, problems, forms, form_count);
    mappings->items = arena_array(arena, form_count, sizeof *mappings->items);
    for (size_t i = 0; i < form_count; i++) {
        struct mapping *mapping = &mappings->items[mappings->count];
        struct reading reading = {.arena = arena,
            .problems = problems,
            .name = forms[i].file,
            .mapping = mapping,
            .broken = forms[i].refused};
        *mapping = (struct mapping){.values = &mappings->values};
        if (!reading.broken)
            mapping_form_read(&reading, forms[i].root);
        if (!reading.broken && mappings_find(mappings, mapping->id) != NULL)
            mapping_refuse(&reading,
                WORDING("有两个格式同名：「%1」", "there are two forms \"%1\""), mapping->id);
        mappings->count += !reading.broken;
        sound = sound && !reading.broken;
    }
    qsort(mappings->items, mappings->count, sizeof *mappings->items, order_mappings);
    return sound ? mappings : NULL;
}

/* Reads the whole file; false if it cannot be read or is too large. */
static bool content_read(struct arena *arena, struct text path, struct text *content) {
    FILE *file = fopen(path.bytes, "rb");
    if (file == NULL)
        return false;
    struct buffer buffer = {.arena = arena};
    char chunk[8192];
    size_t length;
    while ((length = fread(chunk, 1, sizeof chunk, file)) > 0 && buffer.length < LARGEST_FILE)
        buffer_add(&buffer, (struct text){chunk, length});
    bool read = ferror(file) == 0 && buffer.length < LARGEST_FILE;
    fclose(file);
    *content = buffer_text(&buffer);
    return read;
}

bool mappings_file(
    struct arena *arena, const char *folder, const char *name, struct text *content) {
    if (folder != NULL) {
        struct buffer path = {.arena = arena};
        buffer_format(&path, "%s/%s", folder, name);
        return content_read(arena, buffer_text(&path), content);
    }
    for (size_t i = 0; i < embed_mappings_count; i++)
        if (strcmp(embed_mappings[i].name, name) == 0) {
            *content =
                (struct text){(const char *)embed_mappings[i].bytes, embed_mappings[i].length};
            return true;
        }
    return false;
}

/* The names of the mapping files. false: the folder cannot be read. */
static bool files_list(
    struct arena *arena, const char *folder, struct mapping_file **files, size_t *count) {
    size_t capacity = 0;
    *files = NULL;
    *count = 0;
    for (size_t i = 0; folder == NULL && i < embed_mappings_count; i++)
        if (text_ends(text_from(embed_mappings[i].name), TEXT(".json")))
            ARRAY_APPEND(arena, *files, *count, capacity)->name = text_from(embed_mappings[i].name);
    if (folder == NULL)
        return true;
    DIR *directory = opendir(folder);
    if (directory == NULL)
        return false;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        struct text name = text_from(entry->d_name);
        if (text_ends(name, TEXT(".json")) && !text_starts(name, TEXT(".")))
            ARRAY_APPEND(arena, *files, *count, capacity)->name = text_copy(arena, name);
    }
    closedir(directory);
    return true;
}

static void set_refuse(struct problems *problems, struct text name, struct wording what) {
    problem_add_detail(problems, PROBLEM_MAPPING_BROKEN, (struct place){0}, name, what, TEXT_NONE);
}

struct mappings *mappings_load(struct arena *arena, const char *folder, struct problems *problems) {
    struct mapping_file *files;
    size_t count;
    bool sound = files_list(arena, folder, &files, &count);
    if (!sound)
        set_refuse(
            problems, text_from(folder), WORDING("文件夹无法读取", "the folder cannot be read"));
    else if (count == 0)
        set_refuse(problems, text_from(folder),
            WORDING("其中没有映射文件（*.json）", "there is no mapping file (*.json) in it"));
    for (size_t i = 0; i < count; i++)
        if (!mappings_file(arena, folder, files[i].name.bytes, &files[i].content)) {
            set_refuse(problems, files[i].name, WORDING("文件无法读取", "the file cannot be read"));
            sound = false;
        }
    return sound && count != 0 ? files_read(arena, files, count, problems) : NULL;
}

struct text mappings_sha256(struct arena *arena, const struct mappings *mappings) {
    struct buffer all = {.arena = arena};
    for (size_t i = 0; i < mappings->file_count; i++) {
        const struct mapping_file *file = &mappings->files[i];
        buffer_format(&all, "%zu %zu ", file->name.length, file->content.length);
        buffer_add(&all, file->name);
        buffer_add(&all, file->content);
    }
    return sha256_hex(arena, buffer_text(&all));
}

const struct mapping *mappings_find(const struct mappings *mappings, struct text id) {
    for (size_t i = 0; i < mappings->count; i++)
        if (text_equal(mappings->items[i].id, id))
            return &mappings->items[i];
    return NULL;
}
