/*
 * journal.h: run.jsonl, the memory of a folder of outputs: what became of every input that was ever
 * converted into it. Lines are only ever added; of an input with several the last counts. Only
 * program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_JOURNAL_H
#define NIANBAO_PROGRAM_JOURNAL_H

#include <sys/types.h>

#include "base/sha256.h"
#include "program/record.h"

#define JOURNAL_NAME "run.jsonl"

/* How often a problem occurs in a document. */
struct problem_count {
    int code; /* index into journal.codes */
    int count;
};

/* The last word about an input. A hash that is not known is all zero. */
struct entry {
    struct text path, output; /* output: empty where there is none */
    unsigned char sha256[SHA256_BYTES], output_sha256[SHA256_BYTES], archive[SHA256_BYTES];
    enum document_status status;
    bool current; /* by this version of the program and these mappings */
    int year;     /* of the report; 0: not known */
    int checks_failed;
    uint64_t output_bytes;
    struct problem_count *problems;
    size_t problem_count;
    off_t offset; /* of the line */
    size_t length;
};

/* A code of problem_list.h, as lines name it. */
struct journal_code {
    struct text name;
    enum severity severity;
};

struct journal {
    struct arena *arena;
    const struct run *run;
    int file;   /* -1: there is none, lines are only taken */
    off_t read; /* how far the file has been read */
    struct entry *entries;
    size_t count, capacity;
    uint32_t *slots; /* hash table by path: index + 1 */
    size_t slot_count;
    struct journal_code *codes;
    size_t code_count, code_capacity;
    size_t broken; /* lines that could not be read */
};

/* Opens DIR/run.jsonl, makes it if need be; 0 or an errno value. What a killed run left of a line
 * is ended by a line break. */
int journal_open(struct journal *journal, const char *folder);
void journal_close(struct journal *journal);

/* Adds a line in one piece; 0 or an errno value. */
int journal_append(int file, struct text line);

/* Reads what has been added since, by whichever process; 0 or an errno value. */
int journal_read(struct journal *journal);

/* Takes one line as if it had been read. */
void journal_take(struct journal *journal, struct text line, off_t offset);

/* The entry of a path, or NULL. */
struct entry *journal_find(const struct journal *journal, struct text path);

/* The line of an entry, in the arena, read again from the file; NULL where that fails. */
const struct json *journal_line(
    const struct journal *journal, struct arena *arena, const struct entry *entry);

/* Holds the journal for this process alone (the manifests are made of it), and lets go of it. */
void journal_lock(const struct journal *journal);
void journal_unlock(const struct journal *journal);

#endif
