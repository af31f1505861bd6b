/*
 * walk.c: finds the files of folders, by no sign but that they are files: what a file is, is told
 * by its content later. Left out and counted: hidden files, the lock files that Word leaves behind
 * (~$report.docx), what operating systems strew about, and what is no file at all. Iterative; of a
 * tree only the names of the folders that are just being read are in memory.
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

enum {
    PATH_SAID = 80,            /* bytes of a path that is too long */
    LONGEST_LINE = 1024 * 1024 /* no path is that long: it is no list */
};

#define MARK (UINT64_C(1) << 63)

/* ---- the list ---- */

/* What stands in the spool before a path. */
struct path_head {
    uint16_t length;
    uint16_t below; /* bytes of the path before the folder of the output begins */
    bool found, listed;
};

/* A path that no file can have is refused here: two of them may fill a pipe to a worker. */
static void input_add(
    struct inputs *inputs, struct text path, size_t below, bool found, bool listed) {
    if (path.length >= PATH_MAX) {
        inputs->unreadable(inputs->context, text_slice(path, 0, PATH_SAID), ENAMETOOLONG);
        return;
    }
    if (inputs->count == inputs->capacity) {
        size_t capacity = inputs->capacity == 0 ? 64 : inputs->capacity * 2;
        inputs->places = arena_grow(
            inputs->arena, inputs->places, inputs->count, capacity, sizeof *inputs->places);
        inputs->capacity = capacity;
    }
    char bytes[sizeof(struct path_head) + PATH_MAX];
    struct path_head head = {.length = (uint16_t)path.length,
        .below = (uint16_t)below,
        .found = found,
        .listed = listed};
    memcpy(bytes, &head, sizeof head);
    memcpy(bytes + sizeof head, path.bytes, path.length);
    inputs->paths.arena = inputs->arena;
    inputs->paths.folder = inputs->output;
    inputs->places[inputs->count++] =
        spool_add(&inputs->paths, (struct text){bytes, sizeof head + path.length});
}

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

/* The path, good until the next call. */
static struct text path_at(struct inputs *inputs, size_t index, struct path_head *head) {
    struct text bytes =
        spool_read(&inputs->paths, inputs->places[index] & ~MARK, sizeof *head + PATH_MAX);
    memcpy(head, bytes.bytes, sizeof *head);
    return text_slice(bytes, sizeof *head, sizeof *head + head->length);
}

struct input input_at(struct inputs *inputs, struct arena *arena, size_t index) {
    struct path_head head;
    struct input input = {.path = text_copy(arena, path_at(inputs, index, &head)),
        .marked = (inputs->places[index] & MARK) != 0};
    struct text base = path_base(input.path);
    struct text folder = text_slice(input.path, head.below, input.path.length - base.length);
    input.found = head.found;
    input.folder = head.listed ? folders_of(arena, folder) : folder;
    return input;
}

void input_mark(struct inputs *inputs, size_t index) {
    inputs->places[index] |= MARK;
}

void inputs_close(struct inputs *inputs) {
    spool_close(&inputs->paths);
}

/* ---- folders ---- */

/* A folder that is being walked, in an arena of its own. */
struct folder {
    struct folder *above;
    struct arena *arena;
    struct text path;
    struct text *names; /* in order; that of a folder ends in a slash */
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

static struct text path_join(struct arena *arena, struct text folder, struct text name) {
    struct buffer path = {.arena = arena};
    buffer_add(&path, folder);
    if (!text_ends(folder, TEXT("/")) && folder.length != 0)
        buffer_add_byte(&path, '/');
    buffer_add(&path, name);
    return buffer_text(&path);
}

enum kind { KIND_FILE, KIND_FOLDER, KIND_OTHER };

/* Most file systems tell with the name; else, and of a link, it is asked. What cannot be looked at,
 * a link to nothing, say, is a file, and fails when it is read. */
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

static void name_add(struct folder *folder, struct text name, bool is_folder) {
    if (folder->count == folder->capacity) {
        size_t capacity = folder->capacity == 0 ? 64 : folder->capacity * 2;
        folder->names = arena_grow(
            folder->arena, folder->names, folder->count, capacity, sizeof *folder->names);
        folder->capacity = capacity;
    }
    char *bytes = arena_alloc(folder->arena, name.length + 1);
    memcpy(bytes, name.bytes, name.length);
    if (is_folder)
        bytes[name.length] = '/';
    folder->names[folder->count++] = (struct text){bytes, name.length + is_folder};
}

static int order_names(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* The folder of outputs is not read again, wherever it stands. */
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
        if (kind != KIND_OTHER)
            name_add(folder, name, kind == KIND_FOLDER);
    }
    if (folder->count != 0)
        qsort(folder->names, folder->count, sizeof *folder->names, order_names);
}

/* Puts a folder, its names read, on top of those that are being walked; or leaves it out. */
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

/* below: bytes of the path before the folders of the outputs begin. Names in the order of their
 * bytes, with the slash that follows a folder's, are paths in the order of theirs. */
static void folder_walk(struct inputs *inputs, struct text path, size_t below, bool listed) {
    struct folder *folder = folder_open(inputs, NULL, path);
    while (folder != NULL) {
        if (folder->next == folder->count) {
            struct folder *done = folder;
            folder = folder->above;
            arena_free(done->arena);
            continue;
        }
        struct text name = folder->names[folder->next++];
        struct arena *arena = arena_new();
        struct text joined = path_join(arena, folder->path, name);
        if (text_ends(name, TEXT("/")))
            folder = folder_open(inputs, folder, text_slice(joined, 0, joined.length - 1));
        else
            input_add(inputs, joined, below, true, listed);
        arena_free(arena);
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

static void listed_add(struct inputs *inputs, struct arena *arena, struct text path) {
    struct text copy = text_copy(arena, path);
    if (path_is_folder(copy.bytes))
        folder_walk(inputs, copy, 0, true);
    else
        input_add(inputs, copy, 0, false, true);
}

int inputs_add_list(struct inputs *inputs, const char *path, bool zero_bytes) {
    struct arena *arena = arena_new();
    struct line_reader list;
    struct text line;
    size_t before = inputs->count;
    bool open = line_reader_open(&list, arena, path, zero_bytes ? '\0' : '\n', LONGEST_LINE);
    for (bool first = true; open && line_reader_next(&list, &line); first = false) {
        if (first && text_starts(line, TEXT("\xEF\xBB\xBF"))) /* lists from a spreadsheet do */
            line = text_slice(line, 3, line.length);
        if (!zero_bytes && text_ends(line, TEXT("\r")))
            line.length--;
        struct arena *own = arena_new();
        if (line.length != 0)
            listed_add(inputs, own, line);
        arena_free(own);
    }
    if (list.error != 0)
        inputs->count = before;
    line_reader_close(&list);
    arena_free(arena);
    return list.error == EFBIG ? ENAMETOOLONG : list.error;
}

/* ---- choosing among them ---- */

void inputs_unique(struct inputs *inputs) {
    size_t slot_count = inputs->count * 2 + 1, kept = 0;
    struct arena *arena = arena_new();
    uint64_t *hashes = arena_array(arena, inputs->count + 1, sizeof *hashes); /* of those kept */
    uint32_t *slots = arena_array(arena, slot_count, sizeof *slots);
    for (size_t i = 0; i < inputs->count; i++) {
        struct arena *own = arena_new();
        struct text path = input_at(inputs, own, i).path;
        uint64_t hash = text_hash(path);
        size_t at = (size_t)(hash % slot_count);
        while (slots[at] != 0 && (hashes[slots[at] - 1] != hash ||
                                     !text_equal(input_at(inputs, own, slots[at] - 1).path, path)))
            at = (at + 1) % slot_count;
        if (slots[at] == 0) {
            inputs->places[kept] = inputs->places[i];
            hashes[kept++] = hash;
            slots[at] = (uint32_t)kept;
        }
        arena_free(own);
    }
    inputs->count = kept;
    arena_free(arena);
}

void inputs_shard(struct inputs *inputs, unsigned shard, unsigned shards) {
    size_t kept = 0;
    for (size_t i = 0; i < inputs->count; i++) {
        struct path_head head;
        if (text_hash(path_at(inputs, i, &head)) % shards == shard - 1)
            inputs->places[kept++] = inputs->places[i];
    }
    inputs->count = kept;
}
