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
    struct text folder; /* below the folder of the command line that it was found in: "a/b/" */
    bool found;         /* in a folder; else it was named itself */
};

struct inputs {
    struct arena *arena;
    struct input *items;
    size_t count, capacity;
    size_t skipped; /* hidden files, lock files and their like */
    void (*unreadable)(void *context, struct text path, int error); /* a folder, or a path */
    void *context;
};

/* Adds a file, or the files of a folder and of the folders in it, in the order of their paths by
 * bytes. Symbolic links to folders are only followed where they are named themselves. */
void inputs_add(struct inputs *inputs, const char *path);

bool path_is_folder(const char *path);

#endif
