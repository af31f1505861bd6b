/*
 * walk.h: paths of the command line -> the files to convert, folders walked. Only program/ may
 * include this.
 */
#ifndef NIANBAO_PROGRAM_WALK_H
#define NIANBAO_PROGRAM_WALK_H

#include "program/spool.h"

/* A file to convert. */
struct input {
    struct text path;   /* ends in a zero byte */
    struct text folder; /* of the output: where it was found below a folder of the command line,
                           or all folders of a path from a list: "a/b/" */
    bool found;         /* in a folder; else it was named itself */
    bool marked;        /* the plain name of its output is another's (names.h) */
};

/* The list of them: eight bytes an input in memory, its path in a spool. Zero-initialise all but
 * what stands before count. */
struct inputs {
    struct arena *arena;
    const char *output; /* a folder that is not walked: that of the outputs; NULL: none */
    void (*unreadable)(void *context, struct text path, int error); /* a folder, or a path */
    void *context;
    size_t count, capacity;
    size_t skipped; /* hidden files, lock files and their like */
    struct spool paths;
    uint64_t *places; /* in that, and the mark */
};

/* Adds a file, or the files of a folder and of the folders in it, in the order of their paths by
 * bytes. Symbolic links to folders are only followed where they are named themselves. */
void inputs_add(struct inputs *inputs, const char *path);

/* The path is the folder of the outputs. */
bool inputs_is_output(const struct inputs *inputs, const char *path);

/* Adds the paths of a list, one a line, or one up to each zero byte; "-" is the standard input. The
 * folders of their outputs are those of the paths. 0 or an errno value, and then none is added;
 * EINVAL: a zero byte stands in a line. */
int inputs_add_list(struct inputs *inputs, const char *list, bool zero_bytes);

/* The input of that index, in the arena. */
struct input input_at(struct inputs *inputs, struct arena *arena, size_t index);

/* Sets its mark. */
void input_mark(struct inputs *inputs, size_t index);

/* Takes out what is there twice. */
void inputs_unique(struct inputs *inputs);

/* Keeps the inputs of one shard of many, from 1: which one a path is in depends on nothing else. */
void inputs_shard(struct inputs *inputs, unsigned shard, unsigned shards);

/* Closes the spool; the arena stays. */
void inputs_close(struct inputs *inputs);

bool path_is_folder(const char *path);

#endif
