/*
 * walk.c: finds the files of folders, by no sign but that they are files: what a file is, is told
 * by its content later. Left out and counted: hidden files, the lock files that Word leaves behind
 * (~$report.docx), what operating systems strew about, and what is no file at all. Iterative.
 */
#include "program/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static void input_add(struct inputs *inputs, struct input input) {
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
    } else if (stat(path.bytes, &facts) != 0) {
        inputs->unreadable(inputs->context, path, errno);
    } else if (S_ISREG(facts.st_mode)) {
        input_add(inputs, (struct input){.path = path, .folder = folder->below, .found = true});
    } else {
        inputs->skipped++;
    }
}

static int order_inputs(const void *a, const void *b) {
    return text_compare(((const struct input *)a)->path, ((const struct input *)b)->path);
}

static void folder_walk(struct inputs *inputs, struct text path) {
    struct folder top = {.path = path, .below = TEXT_NONE}, *waiting = &top;
    size_t first = inputs->count;
    while (waiting != NULL) {
        struct folder folder = *waiting;
        waiting = waiting->next;
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
        folder_walk(inputs, copy);
    else
        input_add(inputs, (struct input){.path = copy, .folder = TEXT_NONE});
}
