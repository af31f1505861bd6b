/*
 * finish.c: puts the journal in order and has each file written whole, under its name only when it
 * is complete. The journal is locked meanwhile: of several runs into one folder the last to end
 * writes what all of them did.
 */
#include "program/finish.h"

#include <stdlib.h>
#include <unistd.h>

static int order_paths(const void *a, const void *b) {
    return text_compare(
        (*(const struct entry *const *)a)->path, (*(const struct entry *const *)b)->path);
}

/* Of two inputs with the same output the one that was written last comes last. */
static int order_outputs(const void *a, const void *b) {
    const struct entry *first = *(const struct entry *const *)a;
    const struct entry *second = *(const struct entry *const *)b;
    int order = text_compare(first->output, second->output);
    return order != 0 ? order : (first->offset > second->offset) - (first->offset < second->offset);
}

static bool is_there(const struct finish *finish, const struct entry *entry) {
    struct arena *arena = arena_new();
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/", finish->folder);
    buffer_add(&path, entry->output);
    bool there = access(buffer_text(&path).bytes, F_OK) == 0;
    arena_free(arena);
    return there;
}

static void outputs_sort(struct finish *finish) {
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < finish->path_count; i++) {
        const struct entry *entry = finish->by_path[i];
        bool payload = !finish->bag || text_starts(entry->output, TEXT("data/"));
        if (entry->output.length != 0 && payload && is_there(finish, entry))
            finish->by_output[count++] = entry;
    }
    qsort(finish->by_output, count, sizeof(const struct entry *), order_outputs);
    for (size_t i = 0; i < count; i++) {
        bool again = kept != 0 &&
                     text_equal(finish->by_output[i]->output, finish->by_output[kept - 1]->output);
        finish->by_output[again ? kept - 1 : kept++] = finish->by_output[i];
    }
    finish->output_count = kept;
}

static void entries_sort(struct finish *finish, struct arena *arena) {
    const struct journal *journal = finish->journal;
    finish->path_count = journal->count;
    finish->by_path = arena_array(arena, journal->count, sizeof(const struct entry *));
    finish->by_output = arena_array(arena, journal->count, sizeof(const struct entry *));
    for (size_t i = 0; i < journal->count; i++)
        finish->by_path[i] = &journal->entries[i];
    qsort(finish->by_path, finish->path_count, sizeof(const struct entry *), order_paths);
    outputs_sort(finish);
}

/* The tag manifest holds the hashes of the others, so it is last. */
static const struct product {
    const char *name;
    void (*write)(const struct finish *finish, struct output_file *file);
    bool of_bag;
} products[] = {
    {"manifest-sha256.txt", manifest_write, false},
    {"sources-sha256.txt", sources_write, false},
    {"problems.csv", problems_csv_write, false},
    {"bagit.txt", bagit_write, true},
    {"bag-info.txt", bag_info_write, true},
    {"tagmanifest-sha256.txt", tagmanifest_write, true},
};

static int product_write(
    struct finish *finish, const struct product *product, struct arena *arena) {
    struct buffer path = {.arena = arena};
    struct output_file file;
    buffer_format(&path, "%s/%s", finish->folder, product->name);
    finish->failed = buffer_text(&path);
    if (output_open(&file, buffer_text(&path).bytes) == 0)
        product->write(finish, &file);
    return output_close(&file);
}

int finish_write(struct finish *finish) {
    struct arena *arena = finish->journal->arena;
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/%s", finish->folder, JOURNAL_NAME);
    finish->failed = buffer_text(&path);
    journal_lock(finish->journal);
    fdatasync(finish->journal->file);
    int error = journal_read(finish->journal);
    if (error == 0)
        entries_sort(finish, arena);
    for (size_t i = 0; error == 0 && i < sizeof products / sizeof *products; i++)
        if (finish->bag || !products[i].of_bag)
            error = product_write(finish, &products[i], arena);
    journal_unlock(finish->journal);
    return error;
}
