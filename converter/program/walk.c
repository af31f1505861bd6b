/*
 * walk.c: finds the files of folders, by no sign but that they are files: what a file is, is told
 * by its content later. Left out and counted: hidden files, the lock files that Word leaves behind
 * (~$report.docx), what operating systems strew about, and what is no file at all. Iterative.
 */
#include "program/walk.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "program/file.h"

enum { PATH_SAID = 80 }; /* bytes of a path that is too long */

/* A path that no file can have is refused here: two of them may fill a pipe to a worker. */
static void input_add(struct inputs *inputs, struct input input) {
    if (input.path.length >= PATH_MAX) {
        inputs->unreadable(inputs->context, text_slice(input.path, 0, PATH_SAID), ENAMETOOLONG);
        return;
    }
    if (inputs->count == inputs->capacity) {
        size_t capacity = inputs->capacity == 0 ? 64 : inputs->capacity * 2;
        inputs->items = arena_grow(
            inputs->arena, inputs->items, inputs->count, capacity, sizeof *inputs->items);
        inputs->capacity = capacity;
    }
    inputs->items[inputs->count++] = input;
}

static bool is_litter(struct text name) {
    static const struct text names[] = {
        TEXT_INIT("__MACOSX"), TEXT_INIT("Thumbs.db"), TEXT_INIT("desktop.ini")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal(name, names[i]))
            return true;
    return text_starts(name, TEXT("~$")) || text_starts(name, TEXT("."));
}

static struct text path_join(struct arena *arena, struct text folder, struct text name) {
    struct buffer path = {.arena = arena};
    buffer_add(&path, folder);
    if (!text_ends(folder, TEXT("/")) && folder.length != 0)
        buffer_add_byte(&path, '/');
    buffer_add(&path, name);
    return buffer_text(&path);
}

/* Folders that are still to be read. */
struct folder {
    struct text path, below;
    struct folder *next;
};

static void entry_take(
    struct inputs *inputs, const struct folder *folder, struct text name, struct folder **waiting) {
    struct stat facts;
    struct text path = path_join(inputs->arena, folder->path, name);
    if (is_litter(name)) {
        inputs->skipped++;
        return;
    }
    if (lstat(path.bytes, &facts) == 0 && S_ISDIR(facts.st_mode)) {
        struct folder *found = arena_alloc(inputs->arena, sizeof *found);
        found->path = path;
        struct buffer below = {.arena = inputs->arena};
        buffer_add(&below, folder->below);
        buffer_add(&below, name);
        buffer_add_byte(&below, '/');
        found->below = buffer_text(&below);
        found->next = *waiting;
        *waiting = found;
    } else if (stat(path.bytes, &facts) != 0 || S_ISREG(facts.st_mode)) {
        /* What cannot be looked at, a link to nothing, say, is an input that fails. */
        input_add(inputs, (struct input){.path = path, .folder = folder->below, .found = true});
    } else {
        inputs->skipped++;
    }
}

static int order_inputs(const void *a, const void *b) {
    return text_compare(((const struct input *)a)->path, ((const struct input *)b)->path);
}

/* The folder of outputs is not read again, wherever it stands. */
bool inputs_is_output(const struct inputs *inputs, const char *path) {
    struct stat facts, output;
    return inputs->output != NULL && stat(inputs->output, &output) == 0 &&
           stat(path, &facts) == 0 && facts.st_dev == output.st_dev &&
           facts.st_ino == output.st_ino;
}

static void folder_walk(struct inputs *inputs, struct text path, struct text below) {
    struct folder top = {.path = path, .below = below}, *waiting = &top;
    size_t first = inputs->count;
    while (waiting != NULL) {
        struct folder folder = *waiting;
        waiting = waiting->next;
        if (inputs_is_output(inputs, folder.path.bytes)) {
            inputs->skipped++;
            continue;
        }
        DIR *directory = opendir(folder.path.bytes);
        if (directory == NULL) {
            inputs->unreadable(inputs->context, folder.path, errno);
            continue;
        }
        for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
            struct text name = text_from(entry->d_name);
            if (!text_equal(name, TEXT(".")) && !text_equal(name, TEXT("..")))
                entry_take(inputs, &folder, name, &waiting);
        }
        closedir(directory);
    }
    if (inputs->count > first)
        qsort(inputs->items + first, inputs->count - first, sizeof *inputs->items, order_inputs);
}

bool path_is_folder(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

void inputs_add(struct inputs *inputs, const char *path) {
    struct text copy = text_copy(inputs->arena, text_from(path));
    if (path_is_folder(path))
        folder_walk(inputs, copy, TEXT_NONE);
    else
        input_add(inputs, (struct input){.path = copy, .folder = TEXT_NONE});
}

/* ---- lists ---- */

/* "/a/./b/../c" -> "a/b/c/": the folders of a path as they can stand below another. */
static struct text folders_of(struct arena *arena, struct text path) {
    struct buffer folders = {.arena = arena};
    while (path.length != 0) {
        size_t slash = text_find(path, TEXT("/"));
        struct text name = text_slice(path, 0, slash);
        path = slash == SIZE_MAX ? TEXT_NONE : text_slice(path, slash + 1, path.length);
        if (name.length == 0 || text_equal(name, TEXT(".")) || text_equal(name, TEXT("..")))
            continue;
        buffer_add(&folders, name);
        buffer_add_byte(&folders, '/');
    }
    return buffer_text(&folders);
}

static void listed_add(struct inputs *inputs, struct text path) {
    struct text copy = text_copy(inputs->arena, path);
    if (path_is_folder(copy.bytes)) {
        folder_walk(inputs, copy, folders_of(inputs->arena, copy));
        return;
    }
    struct text base = path_base(copy);
    struct text folder = text_slice(copy, 0, copy.length - base.length);
    input_add(inputs, (struct input){.path = copy, .folder = folders_of(inputs->arena, folder)});
}

int inputs_add_list(struct inputs *inputs, const char *list, bool zero_bytes) {
    struct text rest;
    int error = file_read(inputs->arena, list, &rest);
    if (error != 0)
        return error;
    /* Read as lines, a list with zero bytes would lose what stands behind the first of them. */
    if (!zero_bytes && text_find(rest, (struct text){"\0", 1}) != SIZE_MAX)
        return EINVAL;
    if (text_starts(rest, TEXT("\xEF\xBB\xBF"))) /* lists from a spreadsheet begin so */
        rest = text_slice(rest, 3, rest.length);
    struct text separator = zero_bytes ? (struct text){"\0", 1} : TEXT("\n");
    while (rest.length != 0) {
        size_t end = text_find(rest, separator);
        struct text path = text_slice(rest, 0, end);
        rest = end == SIZE_MAX ? TEXT_NONE : text_slice(rest, end + 1, rest.length);
        if (!zero_bytes && text_ends(path, TEXT("\r")))
            path.length--;
        if (path.length != 0)
            listed_add(inputs, path);
    }
    return 0;
}

/* ---- choosing among them ---- */

void inputs_unique(struct inputs *inputs) {
    size_t slot_count = inputs->count * 2 + 1, kept = 0;
    struct arena *arena = arena_new();
    uint32_t *slots = arena_array(arena, slot_count, sizeof *slots);
    for (size_t i = 0; i < inputs->count; i++) {
        struct text path = inputs->items[i].path;
        size_t at = (size_t)(text_hash(path) % slot_count);
        while (slots[at] != 0 && !text_equal(inputs->items[slots[at] - 1].path, path))
            at = (at + 1) % slot_count;
        if (slots[at] != 0)
            continue;
        inputs->items[kept++] = inputs->items[i];
        slots[at] = (uint32_t)kept;
    }
    inputs->count = kept;
    arena_free(arena);
}

void inputs_shard(struct inputs *inputs, unsigned shard, unsigned shards) {
    size_t kept = 0;
    for (size_t i = 0; i < inputs->count; i++)
        if (text_hash(inputs->items[i].path) % shards == shard - 1)
            inputs->items[kept++] = inputs->items[i];
    inputs->count = kept;
}
