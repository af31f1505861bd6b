/*
 * names.c: output names. report.docx becomes report.json; below a folder of the command line its
 * tree is kept. A name depends on nothing but the input's own path, so that it stays when the list
 * grows or is converted in shards; where two inputs of a run would share one, all but the first
 * get a mark made of their path: report-1f3a9b2c.json. Names are told apart without regard to
 * ASCII case, for disks that do so. They are UTF-8 without control characters and backslashes,
 * which a manifest could not hold as they are.
 */
#include "program/names.h"

#include "program/file.h"

static char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* The base name without its extension: up to five letters and digits, not digits alone. */
static struct text stem_of(struct text path) {
    struct text name = path_base(path);
    size_t dot = name.length, letters = 0;
    while (dot > 0 && name.bytes[dot - 1] != '.') {
        char byte = lower(name.bytes[--dot]);
        bool letter = byte >= 'a' && byte <= 'z';
        if ((!letter && (byte < '0' || byte > '9')) || name.length - dot > 5)
            return name;
        letters += letter;
    }
    return dot < 2 || letters == 0 ? name : text_slice(name, 0, dot - 1);
}

/* false: something in it could not stay. */
static bool name_add(struct buffer *name, struct text text) {
    bool same = true;
    for (size_t offset = 0; offset < text.length;) {
        size_t before = offset;
        uint32_t codepoint = text_next(text, &offset);
        bool broken = codepoint == 0xFFFD && offset - before == 1;
        bool stays = !broken && codepoint >= 0x20 && codepoint != 0x7F && codepoint != '\\';
        buffer_add(name, stays ? text_slice(text, before, offset) : TEXT("_"));
        same = same && stays;
    }
    return same;
}

struct text name_of(struct arena *arena, const struct input *input, struct text prefix) {
    struct buffer name = {.arena = arena};
    bool is_stdin = text_equal(input->path, TEXT("-"));
    buffer_add(&name, prefix);
    bool same = name_add(&name, input->folder);
    same = name_add(&name, is_stdin ? TEXT("stdin") : stem_of(input->path)) && same;
    if (input->marked || !same)
        buffer_format(&name, "-%08x", (unsigned)(text_hash(input->path) >> 32));
    buffer_add(&name, TEXT(".json"));
    return buffer_text(&name);
}

/* Hashes of the names that are taken: a table with room for all, at most half full. Two names with
 * one hash would only cost the second a mark. */
struct taken_names {
    const struct journal *journal;
    struct text prefix;
    uint64_t *slots; /* 0: free */
    size_t size;
};

static uint64_t hash_of(struct arena *arena, struct text name) {
    char *folded = arena_alloc(arena, name.length + 1);
    for (size_t i = 0; i < name.length; i++)
        folded[i] = lower(name.bytes[i]);
    return text_hash((struct text){folded, name.length}) | 1;
}

/* false: the name was taken before. */
static bool name_take(struct taken_names *names, uint64_t hash) {
    size_t at = (size_t)(hash % names->size);
    while (names->slots[at] != 0 && names->slots[at] != hash)
        at = (at + 1) % names->size;
    bool free = names->slots[at] == 0;
    names->slots[at] = hash;
    return free;
}

/* Chooses for one of the inputs that have a name from before (known), or of the others. */
static void name_choose(
    struct inputs *inputs, size_t index, struct taken_names *names, bool known) {
    struct arena *arena = arena_new();
    const struct journal *journal = names->journal;
    struct text prefix = names->prefix;
    struct input input = input_at(inputs, arena, index), marked = input;
    marked.marked = true;
    struct text plain_name = name_of(arena, &input, prefix);
    bool is_marked = input.marked;
    if (known && journal_has_output(journal, input.path, name_of(arena, &marked, prefix)))
        is_marked = true;
    else if (!is_marked && known == journal_has_output(journal, input.path, plain_name))
        is_marked = !name_take(names, hash_of(arena, plain_name));
    if (is_marked) {
        name_take(names, hash_of(arena, name_of(arena, &marked, prefix)));
        input_mark(inputs, index);
    }
    arena_free(arena);
}

void names_choose(struct inputs *inputs, const struct journal *journal, struct text prefix) {
    struct arena *arena = arena_new();
    /* An input takes its plain name or its marked one. */
    struct taken_names names = {
        .journal = journal, .prefix = prefix, .size = inputs->count * 2 + 1};
    names.slots = arena_array(arena, names.size, sizeof *names.slots);
    for (size_t i = 0; journal->count != 0 && i < inputs->count; i++)
        name_choose(inputs, i, &names, true);
    for (size_t i = 0; i < inputs->count; i++)
        name_choose(inputs, i, &names, false);
    arena_free(arena);
}
