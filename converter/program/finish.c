/*
 * finish.c: the journal's lines in the order of the inputs make sources-sha256.txt and
 * problems.csv, what is left of them in the order of the outputs makes manifest-sha256.txt; the
 * tags of a bag follow. Each file is written whole, under its name only when it is complete. The
 * journal is locked meanwhile: of several runs into one folder the last to end writes what all of
 * them did. Nothing here grows with the number of inputs.
 */
#include "program/finish.h"

#include <errno.h>
#include <unistd.h>

#include "program/frame.h"
#include "program/sorter.h"

/* ---- records: what is sorted ---- */

/* A name, and behind a zero byte, which no name holds, where in the journal it is spoken of: first
 * things come first. */
static void record_begin(struct buffer *record, struct text name, off_t offset) {
    record->length = 0;
    buffer_add(record, name);
    buffer_add_byte(record, '\0');
    for (int shift = 56; shift >= 0; shift -= 8)
        buffer_add_byte(record, (char)((uint64_t)offset >> shift & 0xFF));
}

/* Takes the name from the front of a record, and the place behind it. */
static struct text record_name(struct text *record, off_t *offset) {
    size_t end = text_find(*record, (struct text){"", 1});
    struct text name = text_slice(*record, 0, end);
    uint64_t number = 0;
    for (size_t i = 1; i <= sizeof number; i++)
        number = number << 8 | (unsigned char)record->bytes[end + i];
    *offset = (off_t)number;
    *record = text_slice(*record, end + 1 + sizeof number, record->length);
    return name;
}

static struct text hash_text(const unsigned char *hash) {
    return (struct text){(const char *)hash, SHA256_BYTES};
}

static void hash_take(struct text *record, unsigned char *hash) {
    memcpy(hash, frame_take_text(record).bytes, SHA256_BYTES);
}

/* ---- the lists ---- */

/* A list that is being written. */
struct list {
    struct output_file file;
    struct text path;
};

static void list_open(struct finish *finish, struct list *list, const char *name) {
    struct buffer path = {.arena = finish->journal->arena};
    buffer_format(&path, "%s/%s", finish->folder, name);
    list->path = buffer_text(&path);
    output_open(&list->file, list->path.bytes);
}

static int list_close(struct finish *finish, struct list *list) {
    int error = output_close(&list->file);
    if (error != 0)
        finish->failed = list->path;
    return error;
}

/* The lists by input, which leave the outputs to be sorted behind them. */
struct by_input {
    struct finish *finish;
    struct list sources, problems;
    struct sorter *outputs;
    struct buffer record; /* that is made for those */
    /* the input that is at hand: */
    struct buffer path, rows; /* rows: of problems.csv */
    struct listed listed;
    struct buffer output; /* empty: none */
    unsigned char output_sha256[SHA256_BYTES];
    uint64_t output_bytes;
    off_t written;
};

static bool is_there(const struct finish *finish, struct text output) {
    struct arena *arena = arena_new();
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/", finish->folder);
    buffer_add(&path, output);
    bool there = access(buffer_text(&path).bytes, F_OK) == 0;
    arena_free(arena);
    return there;
}

/* The last line of an input was taken. */
static void input_end(struct by_input *lists) {
    const struct finish *finish = lists->finish;
    struct text output = buffer_text(&lists->output);
    bool payload = !finish->bag || text_starts(output, TEXT("data/"));
    if (lists->path.length == 0)
        return;
    lists->listed.path = buffer_text(&lists->path);
    sources_add(&lists->sources.file, &lists->listed);
    output_add(&lists->problems.file, buffer_text(&lists->rows));
    if (output.length == 0 || !payload || !is_there(finish, output))
        return;
    record_begin(&lists->record, output, lists->written);
    frame_add_text(&lists->record, hash_text(lists->output_sha256));
    frame_add_number(&lists->record, lists->output_bytes);
    sorter_add(lists->outputs, buffer_text(&lists->record));
}

static void input_begin(struct by_input *lists, struct text path) {
    lists->path.length = lists->output.length = 0;
    buffer_add(&lists->path, path);
}

/* One line of the journal; those of an input come one behind the other, the last counts. */
static void input_take(struct by_input *lists, struct text record) {
    off_t offset;
    struct text path = record_name(&record, &offset);
    if (!text_equal(path, buffer_text(&lists->path))) {
        input_end(lists);
        input_begin(lists, path);
    }
    lists->rows.length = 0;
    buffer_add(&lists->rows, frame_take_text(&record));
    hash_take(&record, lists->listed.sha256);
    if (frame_take_number(&record) != 0) /* the output is that of a line before */
        return;
    lists->written = offset;
    lists->output.length = 0;
    buffer_add(&lists->output, frame_take_text(&record));
    hash_take(&record, lists->output_sha256);
    lists->output_bytes = frame_take_number(&record);
}

static int inputs_list(struct finish *finish, struct sorter *inputs, struct sorter *outputs) {
    struct arena *arena = arena_new();
    struct by_input lists = {.finish = finish,
        .outputs = outputs,
        .record = {.arena = arena},
        .path = {.arena = arena},
        .rows = {.arena = arena},
        .output = {.arena = arena}};
    list_open(finish, &lists.sources, "sources-sha256.txt");
    list_open(finish, &lists.problems, "problems.csv");
    output_add(&lists.problems.file, problems_csv_head);
    for (struct text record; sorter_next(inputs, &record);)
        input_take(&lists, record);
    input_end(&lists);
    int error = list_close(finish, &lists.sources), other = list_close(finish, &lists.problems);
    arena_free(arena);
    return error != 0 ? error : other;
}

/* The output that is at hand: of several inputs with the same one the last written counts. */
struct by_output {
    struct list manifest;
    struct buffer name; /* empty: none */
    struct listed listed;
    uint64_t bytes;
};

static void output_end(struct finish *finish, struct by_output *output) {
    if (output->name.length == 0)
        return;
    output->listed.path = buffer_text(&output->name);
    manifest_add(finish, &output->manifest.file, &output->listed);
    finish->output_count++;
    finish->output_bytes += output->bytes;
}

static int outputs_list(struct finish *finish, struct sorter *outputs) {
    struct arena *arena = arena_new();
    struct by_output output = {.name = {.arena = arena}};
    off_t offset;
    list_open(finish, &output.manifest, "manifest-sha256.txt");
    for (struct text record; sorter_next(outputs, &record);) {
        struct text name = record_name(&record, &offset);
        if (!text_equal(name, buffer_text(&output.name)))
            output_end(finish, &output);
        output.name.length = 0;
        buffer_add(&output.name, name);
        hash_take(&record, output.listed.sha256);
        output.bytes = frame_take_number(&record);
    }
    output_end(finish, &output);
    arena_free(arena);
    return list_close(finish, &output.manifest);
}

/* ---- the tags of a bag ---- */

/* The tag manifest holds the hashes of the others, so it is last. */
static const struct tag {
    const char *name;
    void (*write)(const struct finish *finish, struct output_file *file);
} tags[] = {
    {"bagit.txt", bagit_write},
    {"bag-info.txt", bag_info_write},
    {"tagmanifest-sha256.txt", tagmanifest_write},
};

static int tags_write(struct finish *finish) {
    int error = 0;
    for (size_t i = 0; error == 0 && i < sizeof tags / sizeof *tags; i++) {
        struct list list;
        list_open(finish, &list, tags[i].name);
        tags[i].write(finish, &list.file);
        error = list_close(finish, &list);
    }
    return error;
}

/* ---- all of it ---- */

struct by_line {
    struct sorter *inputs;
    struct buffer record, rows;
};

static void line_sort(void *context, const struct entry *entry) {
    struct by_line *lines = context;
    struct buffer *record = &lines->record;
    lines->rows.length = 0;
    problems_csv_rows(&lines->rows, entry->line);
    record_begin(record, entry->path, entry->offset);
    frame_add_text(record, buffer_text(&lines->rows));
    frame_add_text(record, hash_text(entry->sha256));
    frame_add_number(record, keeps_output(entry->status));
    frame_add_text(record, entry->output);
    frame_add_text(record, hash_text(entry->output_sha256));
    frame_add_number(record, entry->output_bytes);
    sorter_add(lines->inputs, buffer_text(record));
}

static int lists_write(struct finish *finish) {
    struct arena *arena = arena_new();
    struct sorter inputs, outputs;
    sorter_open(&inputs, finish->folder);
    sorter_open(&outputs, finish->folder);
    struct by_line lines = {
        .inputs = &inputs, .record = {.arena = arena}, .rows = {.arena = arena}};
    int error = journal_each(finish->journal, line_sort, &lines);
    if (error == 0) {
        sorter_turn(&inputs);
        error = inputs_list(finish, &inputs, &outputs);
    }
    sorter_close(&inputs);
    if (error == 0) {
        sorter_turn(&outputs);
        error = outputs_list(finish, &outputs);
    }
    sorter_close(&outputs);
    arena_free(arena);
    return error;
}

int finish_write(struct finish *finish) {
    struct buffer path = {.arena = finish->journal->arena};
    buffer_format(&path, "%s/%s", finish->folder, JOURNAL_NAME);
    finish->failed = buffer_text(&path);
    journal_lock(finish->journal);
    fdatasync(finish->journal->file);
    int error = lists_write(finish);
    if (error == 0 && finish->bag)
        error = tags_write(finish);
    journal_unlock(finish->journal);
    return error;
}
