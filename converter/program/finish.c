/*
 * finish.c: the inputs of the journal in the order of their paths make sources-sha256.txt and
 * problems.csv, their outputs in the order of their names make manifest-sha256.txt, as sha256sum
 * writes and checks them. A bag (BagIt 1.0, RFC 8493) has its tag files besides, and as its payload
 * the outputs below data/. run.jsonl is in the bag and in no manifest: it differs from run to run,
 * and may grow. A source that could not be read has no hash: it is in problems.csv only.
 *
 * The journal is locked meanwhile: of several runs into one folder the last to end writes what all
 * of them did.
 */
#include "program/finish.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "nianbao.h"

enum { OWN = 64 * 1024 }; /* bytes of lines before their memory is used again */

struct listed_output {
    struct text name, sha256;
    uint64_t bytes;
    off_t written; /* the line of the journal */
};

/* The lists of a folder, in the order in which they are written. */
enum list { SOURCES, PROBLEMS, MANIFEST, BAGIT, BAG_INFO, TAG_MANIFEST, LISTS };

static const char *const list_names[LISTS] = {"sources-sha256.txt", "problems.csv",
    "manifest-sha256.txt", "bagit.txt", "bag-info.txt", "tagmanifest-sha256.txt"};

struct finish {
    struct arena *arena;
    struct journal *journal;
    const char *folder;
    bool bag;
    struct output_file files[LISTS];
    const struct output_file *failed; /* the first that could not be written */
    struct listed_output *outputs;
    size_t output_count, output_capacity;
};

static struct text path_in(struct arena *arena, const char *folder, struct text name) {
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/", folder);
    buffer_add(&path, name);
    return buffer_text(&path);
}

static struct output_file *list_open(struct finish *finish, enum list list) {
    struct text path = path_in(finish->arena, finish->folder, text_from(list_names[list]));
    output_open(&finish->files[list], finish->arena, path.bytes);
    return &finish->files[list];
}

static void list_close(struct finish *finish, enum list list) {
    if (output_close(&finish->files[list]) != 0 && finish->failed == NULL)
        finish->failed = &finish->files[list];
}

/* sha256sum escapes line breaks and backslashes in a name, and another backslash begins the line.
 * BagIt (RFC 8493, 2.1.3) writes a percent sign as %25; names of outputs hold none of the other
 * characters that it encodes. */
static void add_hash(struct buffer *line, struct text sha256, struct text path, bool bag) {
    static const char special[] = "\n\r\\", letters[] = "nr\\";
    bool escaped = !bag && (text_find(path, TEXT("\n")) != SIZE_MAX ||
                               text_find(path, TEXT("\r")) != SIZE_MAX ||
                               text_find(path, TEXT("\\")) != SIZE_MAX);
    buffer_add(line, escaped ? TEXT("\\") : TEXT_NONE);
    buffer_add(line, sha256);
    buffer_add(line, TEXT("  "));
    for (size_t i = 0; i < path.length; i++) {
        const char *found = bag ? NULL : memchr(special, path.bytes[i], sizeof letters - 1);
        if (bag && path.bytes[i] == '%')
            buffer_add(line, TEXT("%25"));
        else if (found == NULL)
            buffer_add_byte(line, path.bytes[i]);
        else
            buffer_format(line, "\\%c", letters[found - special]);
    }
    buffer_add_byte(line, '\n');
}

/* ---- by input ---- */

static void input_list(
    struct finish *finish, struct arena *own, const struct journal_input *input) {
    struct entry entry = journal_entry(finish->journal, own, input);
    struct buffer source = {.arena = own}, rows = {.arena = own};
    if (entry.sha256.length != 0)
        add_hash(&source, entry.sha256, entry.path, false);
    output_add(&finish->files[SOURCES], buffer_text(&source));
    problems_csv_rows(&rows, entry.line);
    output_add(&finish->files[PROBLEMS], buffer_text(&rows));
    bool payload = !finish->bag || text_starts(entry.output, TEXT("data/"));
    if (entry.output.length == 0 || !payload ||
        access(path_in(own, finish->folder, entry.output).bytes, F_OK) != 0)
        return;
    *ARRAY_APPEND(finish->arena, finish->outputs, finish->output_count,
        finish->output_capacity) = (struct listed_output){text_copy(finish->arena, entry.output),
        text_copy(finish->arena, entry.output_sha256), entry.output_bytes, input->written.offset};
}

static void inputs_list(struct finish *finish) {
    struct arena *own = arena_new();
    list_open(finish, SOURCES);
    output_add(list_open(finish, PROBLEMS), problems_csv_head);
    for (size_t i = 0; i < finish->journal->count; i++) {
        own = arena_renew(own, OWN);
        input_list(finish, own, &finish->journal->inputs[i]);
    }
    arena_free(own);
    list_close(finish, SOURCES);
    list_close(finish, PROBLEMS);
}

/* ---- by output ---- */

static int order_outputs(const void *a, const void *b) {
    const struct listed_output *first = a, *second = b;
    int order = text_compare(first->name, second->name);
    return order != 0 ? order : first->written < second->written ? -1 : 1;
}

/* Of several inputs with the same output the last written counts. */
static void manifest_write(struct finish *finish) {
    struct output_file *file = list_open(finish, MANIFEST);
    struct buffer line = {.arena = finish->arena};
    struct listed_output *outputs = finish->outputs;
    size_t kept = 0;
    if (finish->output_count != 0)
        qsort(outputs, finish->output_count, sizeof *outputs, order_outputs);
    for (size_t i = 0; i < finish->output_count; i++) {
        kept -= kept != 0 && text_equal(outputs[kept - 1].name, outputs[i].name);
        outputs[kept++] = outputs[i];
    }
    finish->output_count = kept;
    for (size_t i = 0; i < kept; i++) {
        line.length = 0;
        add_hash(&line, outputs[i].sha256, outputs[i].name, finish->bag);
        output_add(file, buffer_text(&line));
    }
    list_close(finish, MANIFEST);
}

/* ---- the tags of a bag ---- */

static void bagit_write(struct finish *finish) {
    output_add(
        list_open(finish, BAGIT), TEXT("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
    list_close(finish, BAGIT);
}

static void bag_info_write(struct finish *finish) {
    /* SOURCE_DATE_EPOCH, where it is set, so that a bag can be made again byte by byte. */
    struct text fixed = text_from(getenv("SOURCE_DATE_EPOCH"));
    time_t seconds = fixed.length == 0 ? time(NULL) : (time_t)strtoll(fixed.bytes, NULL, 10);
    char date[sizeof "2026-01-01"] = "";
    struct tm parts;
    struct buffer text = {.arena = finish->arena};
    uint64_t bytes = 0;
    for (size_t i = 0; i < finish->output_count; i++)
        bytes += finish->outputs[i].bytes;
    if (gmtime_r(&seconds, &parts) != NULL)
        strftime(date, sizeof date, "%Y-%m-%d", &parts);
    buffer_format(&text,
        "Bag-Software-Agent: nianbao %s\nBagging-Date: %s\nPayload-Oxum: %llu.%zu\n",
        NIANBAO_VERSION, date, (unsigned long long)bytes, finish->output_count);
    output_add(list_open(finish, BAG_INFO), buffer_text(&text));
    list_close(finish, BAG_INFO);
}

/* The hashes of the other tags, in the order of their names. */
static void tag_manifest_write(struct finish *finish) {
    static const enum list tags[] = {BAG_INFO, BAGIT, MANIFEST, PROBLEMS, SOURCES};
    struct buffer lines = {.arena = finish->arena};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        add_hash(&lines, finish->files[tags[i]].sha256, text_from(list_names[tags[i]]), true);
    output_add(list_open(finish, TAG_MANIFEST), buffer_text(&lines));
    list_close(finish, TAG_MANIFEST);
}

/* ---- all of it ---- */

int finish_write(struct arena *arena, struct journal *journal, const char *folder, bool bag,
    struct text *failed) {
    static void (*const steps[])(struct finish *) = {
        inputs_list, manifest_write, bagit_write, bag_info_write, tag_manifest_write};
    struct finish finish = {.arena = arena_new(), .journal = journal, .folder = folder, .bag = bag};
    journal_lock(journal);
    fdatasync(journal->file);
    int error = journal_read(journal);
    *failed = journal->path;
    for (size_t i = 0; error == 0 && i < (bag ? sizeof steps / sizeof *steps : 2); i++) {
        steps[i](&finish);
        error = finish.failed == NULL ? 0 : finish.failed->error;
    }
    if (finish.failed != NULL)
        *failed = text_copy(arena, finish.failed->path);
    journal_unlock(journal);
    arena_free(finish.arena);
    return error;
}
