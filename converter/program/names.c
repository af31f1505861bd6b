/*
 * names.c: output names. report.docx becomes report.json; below a folder of the command line its
 * tree is kept. Where two inputs of a run would share a name, all but the first get a number:
 * report-2.json. Names are told apart without regard to ASCII case, for disks that do so.
 */
#include "program/names.h"

#include "program/file.h"

/* Names that are taken: a hash table with room for all, at most half full. */
struct taken_names {
    struct text *slots; /* empty: free */
    size_t size;
};

static char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool is_same(struct text a, struct text b) {
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (lower(a.bytes[i]) != lower(b.bytes[i]))
            return false;
    return true;
}

/* The slot of a name, or the free one where it would go. */
static struct text *slot_find(const struct taken_names *names, struct text name) {
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < name.length; i++)
        hash = (hash ^ (unsigned char)lower(name.bytes[i])) * 1099511628211u;
    for (size_t i = (size_t)(hash % names->size);; i = (i + 1) % names->size)
        if (names->slots[i].length == 0 || is_same(names->slots[i], name))
            return &names->slots[i];
}

/* false: the name was taken before. */
static bool name_take(struct taken_names *names, struct text name) {
    struct text *slot = slot_find(names, name);
    if (slot->length != 0)
        return false;
    *slot = name;
    return true;
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

static struct text name_make(
    struct arena *arena, const struct input *input, const char *output, size_t number) {
    struct buffer name = {.arena = arena};
    bool is_stdin = text_equal(input->path, TEXT("-"));
    buffer_add(&name, text_from(output));
    if (!text_ends(text_from(output), TEXT("/")))
        buffer_add_byte(&name, '/');
    buffer_add(&name, input->folder);
    buffer_add(&name, is_stdin ? TEXT("stdin") : stem_of(input->path));
    if (number > 1)
        buffer_format(&name, "-%zu", number);
    buffer_add(&name, TEXT(".json"));
    return buffer_text(&name);
}

struct text *names_make(
    struct arena *arena, const struct inputs *inputs, const char *output, bool *taken) {
    struct taken_names names = {.size = inputs->count * 2 + 1};
    names.slots = arena_array(arena, names.size, sizeof *names.slots);
    struct text *result = arena_array(arena, inputs->count, sizeof *result);
    for (size_t i = 0; i < inputs->count; i++) {
        size_t number = 1;
        do
            result[i] = name_make(arena, &inputs->items[i], output, number++);
        while (!name_take(&names, result[i]));
        taken[i] = number > 2;
    }
    return result;
}
