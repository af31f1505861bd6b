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
    struct text folder; /* of the output: where it was found below a folder of the command line,
                           or all folders of a path from a list: "a/b/" */
    bool found;         /* in a folder; else it was named itself */
    bool marked;        /* the plain name of its output is another's (names.h) */
};

struct inputs {
    struct arena *arena;
    struct input *items;
    size_t count, capacity;
    size_t skipped;     /* hidden files, lock files and their like */
    const char *output; /* a folder that is not walked: that of the outputs; NULL: none */
    void (*unreadable)(void *context, struct text path, int error); /* a folder, or a path */
    void *context;
};

/* Adds a file, or the files of a folder and of the folders in it, in the order of their paths by
 * bytes. Symbolic links to folders are only followed where they are named themselves. */
void inputs_add(struct inputs *inputs, const char *path);

/* The path is the folder of the outputs. */
bool inputs_is_output(const struct inputs *inputs, const char *path);

/* Adds the paths of a list, one a line, or one up to each zero byte; "-" is the standard input. The
 * folders of their outputs are those of the paths. 0 or an errno value. */
int inputs_add_list(struct inputs *inputs, const char *list, bool zero_bytes);

/* Takes out what is there twice. */
void inputs_unique(struct inputs *inputs);

/* Keeps the inputs of one shard of many, from 1: which one a path is in depends on nothing else. */
void inputs_shard(struct inputs *inputs, unsigned shard, unsigned shards);

bool path_is_folder(const char *path);

#endif
