/*
 * names.c: output names. report.docx becomes report.json; below a folder of the command line its
 * tree is kept. A name depends on the path of its input alone, so that it stays when the list grows
 * or is converted in shards. Where inputs of a run would share a name, all but the first get a mark
 * made of their path: report-1f3a9b2c.json. Names are compared without ASCII case, as some disks
 * do. They are UTF-8 without control characters and backslashes, which a manifest would escape.
 */
#include "program/names.h"

#include "program/file.h"
#include "program/text_set.h"

enum { OWN = 64 * 1024 }; /* bytes of names before their memory is used again */

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

/* Replaces characters that cannot be in a name by "_". Returns false where it did. */
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

/* Adds a name without regard to ASCII case. Returns false where it is taken. The set holds hashes,
 * which are shorter: of two names with one hash the second gets a mark. */
static bool name_take(
    struct text_set *taken, struct arena *arena, struct arena *own, struct text name) {
    char *folded = arena_alloc(own, name.length + 1);
    uint64_t *hash = arena_alloc(arena, sizeof *hash);
    for (size_t i = 0; i < name.length; i++)
        folded[i] = lower(name.bytes[i]);
    *hash = text_hash((struct text){folded, name.length});
    return text_set_add(taken, (struct text){(const char *)hash, sizeof *hash});
}

void names_choose(struct inputs *inputs, const struct journal *journal, struct text prefix) {
    struct arena *arena = arena_new(), *own = arena_new();
    struct text_set taken = {0};
    /* Names of earlier runs are taken first. */
    for (int pass = journal->count == 0; pass < 2; pass++)
        for (size_t i = 0; i < inputs->count; i++) {
            struct input *input = &inputs->items[i], marked = *input;
            bool known = pass == 0;
            own = arena_renew(own, OWN);
            marked.marked = true;
            struct text plain_name = name_of(own, input, prefix);
            struct text marked_name = name_of(own, &marked, prefix);
            if (known && journal_has_output(journal, input->path, marked_name))
                input->marked = true;
            else if (!input->marked &&
                     known == journal_has_output(journal, input->path, plain_name))
                input->marked = !name_take(&taken, arena, own, plain_name);
            if (input->marked)
                name_take(&taken, arena, own, marked_name);
        }
    text_set_close(&taken);
    arena_free(own);
    arena_free(arena);
}
