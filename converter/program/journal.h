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

/* The last word about an input. A hash that is not known is all zero. */
struct entry {
    struct text path, output; /* output: empty where there is none */
    unsigned char sha256[SHA256_BYTES], output_sha256[SHA256_BYTES], archive[SHA256_BYTES];
    enum document_status status;
    bool current; /* by this version of the program and these mappings */
    uint64_t output_bytes;
    off_t offset; /* of the line */
    const struct json *line;
};

/* Where in the file an input is spoken of: the index holds no more of it. */
struct place_of_path {
    uint64_t path, output; /* text_hash of both */
    off_t last;            /* its last line */
    off_t written;         /* the last that is about its output */
};

struct journal {
    struct arena *arena; /* of the index */
    const struct run *run;
    int file; /* -1: there is none */
    struct place_of_path *places;
    size_t count, capacity;
    uint32_t *slots; /* hash table by path: index + 1 */
    size_t slot_count;
    size_t broken; /* lines that could not be read */
};

/* Opens DIR/run.jsonl, makes it if need be; 0 or an errno value. What a killed run left of a line
 * is ended by a line break. */
int journal_open(struct journal *journal, const char *folder);
void journal_close(struct journal *journal);

/* Adds a line in one piece; 0 or an errno value. */
int journal_append(int file, struct text line);

/* Hands out what each line says, from one end of the file to the other; 0 or an errno value. An
 * entry is good until the function returns. */
typedef void journal_taker(void *context, const struct entry *entry);
int journal_each(struct journal *journal, journal_taker *take, void *context);

/* A worker that died or a file that could not be read says nothing about the output that an earlier
 * run wrote; a document that is now refused does. */
bool keeps_output(enum document_status status);

/* Reads the file into the index, which the following two look into; 0 or an errno value. */
int journal_read(struct journal *journal);

/* What is known of a path, in the arena. false: nothing. */
bool journal_find(
    const struct journal *journal, struct arena *arena, struct text path, struct entry *entry);

/* Was the output of that path written under that name? */
bool journal_has_output(const struct journal *journal, struct text path, struct text output);

/* The line that begins there, in the arena; NULL where that fails. */
const struct json *journal_line(const struct journal *journal, struct arena *arena, off_t offset);

/* Holds the journal for this process alone (the manifests are made of it), and lets go of it. */
void journal_lock(const struct journal *journal);
void journal_unlock(const struct journal *journal);

#endif
