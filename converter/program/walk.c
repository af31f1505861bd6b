/*
 * walk.c: finds the files of folders. Extensions do not count: the content decides later. Skipped
 * and counted: hidden files, the lock files that Word leaves behind (~$report.docx), the litter of
 * operating systems, and sockets, pipes and devices. Iterative; of a tree only the names of the
 * folders on the way down are in memory.
 */
#include "program/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "program/file.h"
#include "program/line_reader.h"
#include "program/text_set.h"

enum {
    PATH_SHOWN = 80,           /* bytes of a path that is too long */
    LONGEST_LINE = 1024 * 1024 /* a longer line cannot be a path */
};

/* ---- the list ---- */

/* "/a/./b/../c" -> "a/b/c/": the folders of a path as they can stand below another. Most are a
 * slice of it. */
static struct text folders_of(struct arena *arena, struct text path) {
    struct buffer folders = {.arena = arena_new()};
    for (struct text rest = path; rest.length != 0;) {
        size_t slash = text_find(rest, TEXT("/"));
        struct text name = text_slice(rest, 0, slash);
        rest = slash == SIZE_MAX ? TEXT_NONE : text_slice(rest, slash + 1, rest.length);
        if (name.length == 0 || text_equal(name, TEXT(".")) || text_equal(name, TEXT("..")))
            continue;
        buffer_add(&folders, name);
        buffer_add_byte(&folders, '/');
    }
    size_t at = text_find(path, buffer_text(&folders));
    struct text found = at == SIZE_MAX ? text_copy(arena, buffer_text(&folders))
                                       : text_slice(path, at, at + folders.length);
    arena_free(folders.arena);
    return found;
}

/* below: bytes of the path before the folder of the output begins. A path that no file can have is
 * refused here: two of them may fill a pipe to a worker. */
static void input_add(
    struct inputs *inputs, struct text path, size_t below, bool found, bool listed) {
    if (path.length >= PATH_MAX) {
        inputs->unreadable(inputs->context, text_slice(path, 0, PATH_SHOWN), ENAMETOOLONG);
        return;
    }
    struct input *input =
        ARRAY_APPEND(inputs->arena, inputs->items, inputs->count, inputs->capacity);
    input->path = text_copy(inputs->arena, path);
    input->folder = text_slice(input->path, below, path.length - path_base(path).length);
    input->found = found;
    if (listed)
        input->folder = folders_of(inputs->arena, input->folder);
}

/* ---- folders ---- */

/* A folder that is being walked, in an arena of its own. */
struct folder {
    struct folder *above;
    struct arena *arena;
    struct text path;
    struct text *names; /* in order; the name of a folder ends in a slash */
    size_t count, capacity, next;
};

static bool is_litter(struct text name) {
    static const struct text names[] = {
        TEXT_INIT("__MACOSX"), TEXT_INIT("Thumbs.db"), TEXT_INIT("desktop.ini")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal(name, names[i]))
            return true;
    return text_starts(name, TEXT("~$")) || text_starts(name, TEXT("."));
}

enum kind { KIND_FILE, KIND_FOLDER, KIND_OTHER };

/* Most file systems give the kind with the name; for others and for links stat is asked. Where that
 * fails (a link to nothing), it counts as a file, which fails when it is read. */
static enum kind kind_of(DIR *directory, const struct dirent *entry) {
    struct stat facts;
    if (entry->d_type == DT_REG || entry->d_type == DT_DIR)
        return entry->d_type == DT_REG ? KIND_FILE : KIND_FOLDER;
    if (fstatat(dirfd(directory), entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISDIR(facts.st_mode))
        return KIND_FOLDER;
    if (fstatat(dirfd(directory), entry->d_name, &facts, 0) != 0 || S_ISREG(facts.st_mode))
        return KIND_FILE;
    return KIND_OTHER;
}

static int order_names(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

bool inputs_is_output(const struct inputs *inputs, const char *path) {
    struct stat facts, output;
    return inputs->output != NULL && stat(inputs->output, &output) == 0 &&
           stat(path, &facts) == 0 && facts.st_dev == output.st_dev &&
           facts.st_ino == output.st_ino;
}

static void names_read(struct inputs *inputs, struct folder *folder, DIR *directory) {
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        struct text name = text_from(entry->d_name);
        if (text_equal(name, TEXT(".")) || text_equal(name, TEXT("..")))
            continue;
        enum kind kind = is_litter(name) ? KIND_OTHER : kind_of(directory, entry);
        inputs->skipped += kind == KIND_OTHER;
        if (kind == KIND_OTHER)
            continue;
        struct buffer copy = {.arena = folder->arena};
        buffer_reserve(&copy, name.length + 1);
        buffer_add(&copy, name);
        buffer_add(&copy, kind == KIND_FOLDER ? TEXT("/") : TEXT_NONE);
        *ARRAY_APPEND(folder->arena, folder->names, folder->count, folder->capacity) =
            buffer_text(&copy);
    }
    if (folder->count != 0)
        qsort(folder->names, folder->count, sizeof *folder->names, order_names);
}

/* Reads the names of a folder and puts it on top of those that are being walked. */
static struct folder *folder_open(struct inputs *inputs, struct folder *above, struct text path) {
    struct arena *arena = arena_new();
    struct folder *folder = arena_alloc(arena, sizeof *folder);
    *folder = (struct folder){.above = above, .arena = arena, .path = text_copy(arena, path)};
    DIR *directory = NULL;
    if (inputs_is_output(inputs, folder->path.bytes))
        inputs->skipped++;
    else if ((directory = opendir(folder->path.bytes)) == NULL)
        inputs->unreadable(inputs->context, folder->path, errno);
    if (directory == NULL) {
        arena_free(arena);
        return above;
    }
    names_read(inputs, folder, directory);
    closedir(directory);
    return folder;
}

/* Names in the order of their bytes, with the slash behind that of a folder, give paths in the
 * order of theirs. */
static void folder_walk(struct inputs *inputs, struct text top, size_t below, bool listed) {
    struct folder *folder = folder_open(inputs, NULL, top);
    while (folder != NULL) {
        if (folder->next == folder->count) {
            struct folder *done = folder;
            folder = folder->above;
            arena_free(done->arena);
            continue;
        }
        struct text name = folder->names[folder->next++];
        struct buffer path = {.arena = arena_new()};
        buffer_add(&path, folder->path);
        if (!text_ends(folder->path, TEXT("/")) && folder->path.length != 0)
            buffer_add_byte(&path, '/');
        buffer_add(&path, name);
        struct text joined = buffer_text(&path);
        if (text_ends(name, TEXT("/")))
            folder = folder_open(inputs, folder, text_slice(joined, 0, joined.length - 1));
        else
            input_add(inputs, joined, below, true, listed);
        arena_free(path.arena);
    }
}

bool path_is_folder(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

void inputs_add(struct inputs *inputs, const char *path) {
    struct text whole = text_from(path);
    if (path_is_folder(path))
        folder_walk(inputs, whole, whole.length + !text_ends(whole, TEXT("/")), false);
    else
        input_add(inputs, whole, whole.length, false, false);
}

/* ---- lists ---- */

int inputs_add_list(struct inputs *inputs, const char *path, bool zero_bytes) {
    struct arena *arena = arena_new();
    struct line_reader list;
    struct text line;
    size_t before = inputs->count;
    bool open = line_reader_open(&list, arena, path, zero_bytes ? '\0' : '\n', LONGEST_LINE);
    for (bool first = true; open && line_reader_next(&list, &line); first = false) {
        if (first && text_starts(line, TEXT("\xEF\xBB\xBF"))) /* lists from a spreadsheet */
            line = text_slice(line, 3, line.length);
        if (!zero_bytes && text_ends(line, TEXT("\r")))
            line.length--;
        struct arena *own = arena_new();
        line = text_copy(own, line);
        if (line.length != 0 && path_is_folder(line.bytes))
            folder_walk(inputs, line, 0, true);
        else if (line.length != 0)
            input_add(inputs, line, 0, false, true);
        arena_free(own);
    }
    if (list.error != 0)
        inputs->count = before;
    line_reader_close(&list);
    arena_free(arena);
    return list.error == EFBIG ? ENAMETOOLONG : list.error;
}

/* ---- choosing among them ---- */

static int order_inputs(const void *a, const void *b) {
    const struct input *first = a, *second = b;
    int order = text_compare(first->path, second->path);
    return order != 0 ? order : first->found - second->found;
}

void inputs_sort(struct inputs *inputs) {
    if (inputs->count != 0)
        qsort(inputs->items, inputs->count, sizeof *inputs->items, order_inputs);
}

void inputs_unique(struct inputs *inputs) {
    size_t kept = 0;
    struct text_set paths = {0};
    for (size_t i = 0; i < inputs->count; i++)
        if (text_set_add(&paths, inputs->items[i].path))
            inputs->items[kept++] = inputs->items[i];
    text_set_close(&paths);
    inputs->count = kept;
}

void inputs_shard(struct inputs *inputs, unsigned shard, unsigned shards) {
    size_t kept = 0;
    for (size_t i = 0; i < inputs->count; i++)
        if (text_hash(inputs->items[i].path) % shards == shard - 1)
            inputs->items[kept++] = inputs->items[i];
    inputs->count = kept;
}
