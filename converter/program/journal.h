/*
 * journal.h: run.jsonl, the journal of a folder of outputs: a line for each conversion of an input
 * into it. Lines are only ever added; of an input with several the last counts. Only program/ may
 * include this.
 */
#ifndef NIANBAO_PROGRAM_JOURNAL_H
#define NIANBAO_PROGRAM_JOURNAL_H

#include <sys/types.h>

#include "program/record.h"

#define JOURNAL_NAME "run.jsonl"

/* The last state of an input. A hash that is not known is empty. */
struct entry {
    struct text path;
    struct text output; /* empty where there is none */
    struct text sha256, output_sha256, archive_sha256;
    enum document_status status;
    bool current; /* by this version of the program and these mappings */
    uint64_t output_bytes;
    const struct json *line;
};

/* A line of the file; length 0: none. */
struct journal_line {
    off_t offset;
    size_t length;
};

/* What the index holds of an input: the lines are read again when they are needed. */
struct journal_input {
    struct text path;
    uint64_t output;             /* text_hash of its output */
    struct journal_line last;    /* its last line */
    struct journal_line written; /* the last that is about its output */
};

struct journal {
    const struct run *run;
    struct text path;             /* of the file */
    int file;                     /* -1: there is none */
    struct arena *arena;          /* of the index */
    struct journal_input *inputs; /* in the order of their paths */
    size_t count, capacity;
    bool broken; /* a line could not be read */
};

/* Opens FOLDER/run.jsonl, makes it if need be; the arena keeps its path. Returns 0 or an errno
 * value. Adds the line break that a killed run left out. */
int journal_open(struct journal *journal, struct arena *arena, const char *folder);
void journal_close(struct journal *journal);

/* Adds a line in one piece; 0 or an errno value. */
int journal_append(int file, struct text line);

/* Reads the file into the index, anew each time; 0 or an errno value. */
int journal_read(struct journal *journal);

/* The state of an input of the index, in the arena. */
struct entry journal_entry(
    const struct journal *journal, struct arena *arena, const struct journal_input *input);

/* The input of that path; NULL: the journal has none. */
const struct journal_input *journal_find(const struct journal *journal, struct text path);

/* Whether the output of that path was written under that name. */
bool journal_has_output(const struct journal *journal, struct text path, struct text output);

/* Locks the journal for this process alone, while the manifests are made of it. */
void journal_lock(const struct journal *journal);
void journal_unlock(const struct journal *journal);

#endif
