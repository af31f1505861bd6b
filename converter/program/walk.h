/*
 * walk.h: paths of the command line -> the files to convert, folders walked. Only program/ may
 * include this.
 */
#ifndef NIANBAO_PROGRAM_WALK_H
#define NIANBAO_PROGRAM_WALK_H

#include "base/text.h"

/* A file to convert. */
struct input {
    struct text path;   /* ends in a zero byte */
    struct text folder; /* of the output, "a/b/": the path below a folder of the command line, or
                           all folders of a path from a list */
    bool found;         /* in a folder; else it was named itself */
    bool marked;        /* the plain name of its output belongs to another input (names.h) */
};

/* Zero-initialise all but what stands before items. */
struct inputs {
    struct arena *arena;
    const char *output; /* the folder of the outputs, which is not walked; NULL: none */
    void (*unreadable)(void *context, struct text path, int error); /* a folder, or a path */
    void *context;
    struct input *items;
    size_t count, capacity;
    size_t skipped; /* hidden files, lock files and the like */
};

/* Adds a file, or the files of a folder and of the folders in it, in the order of their paths by
 * bytes. Symbolic links to folders are followed only where the command line names them. */
void inputs_add(struct inputs *inputs, const char *path);

/* Whether the path is the folder of the outputs. */
bool inputs_is_output(const struct inputs *inputs, const char *path);

/* Adds the paths of a list, one a line, or one up to each zero byte; "-" is the standard input. The
 * folders of the outputs are those of the paths. Returns 0 or an errno value, and then none is
 * added; EINVAL: a line has a zero byte. */
int inputs_add_list(struct inputs *inputs, const char *list, bool zero_bytes);

/* Sorts by path, of equal ones the named before the found. */
void inputs_sort(struct inputs *inputs);

/* Keeps the first of each path, in the order that they have. */
void inputs_unique(struct inputs *inputs);

/* Keeps the inputs of one shard of many, from 1. The shard depends on the path alone. */
void inputs_shard(struct inputs *inputs, unsigned shard, unsigned shards);

bool path_is_folder(const char *path);

#endif
