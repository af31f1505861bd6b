/*
 * runs.c: text as runs with properties: writing it, leaving runs out, showing what is not plain.
 */
#include "document/runs.h"

/* ---- writing ---- */

void run_buffer_mark(struct run_buffer *buffer, size_t start, enum run_kind kind) {
    size_t end = buffer->text.length;
    if (kind == RUN_PLAIN || start >= end)
        return;
    struct text_run *last = buffer->run_count == 0 ? NULL : &buffer->runs[buffer->run_count - 1];
    if (last != NULL && last->kind == kind && last->end == start) {
        last->end = end;
        return;
    }
    *ARRAY_APPEND(buffer->text.arena, buffer->runs, buffer->run_count, buffer->run_capacity) =
        (struct text_run){kind, start, end};
}

void run_buffer_add(struct run_buffer *buffer, struct text text, enum run_kind kind) {
    size_t start = buffer->text.length;
    buffer_add(&buffer->text, text);
    run_buffer_mark(buffer, start, kind);
}

void run_buffer_insert(struct run_buffer *buffer, size_t at, struct text text) {
    struct buffer *bytes = &buffer->text;
    size_t behind = bytes->length - at;
    buffer_reserve(bytes, text.length);
    memmove(bytes->bytes + at + text.length, bytes->bytes + at, behind);
    memcpy(bytes->bytes + at, text.bytes, text.length);
    bytes->length += text.length;
    bytes->bytes[bytes->length] = '\0';
    for (size_t i = 0; i < buffer->run_count; i++) {
        buffer->runs[i].start += buffer->runs[i].start >= at ? text.length : 0;
        buffer->runs[i].end += buffer->runs[i].end > at ? text.length : 0;
    }
}

void run_buffer_cut(struct run_buffer *buffer, size_t length) {
    if (buffer->text.length <= length)
        return;
    buffer->text.length = length;
    buffer->text.bytes[length] = '\0';
    while (buffer->run_count != 0 && buffer->runs[buffer->run_count - 1].start >= length)
        buffer->run_count--;
    if (buffer->run_count != 0 && buffer->runs[buffer->run_count - 1].end > length)
        buffer->runs[buffer->run_count - 1].end = length;
}

void run_buffer_append(struct run_buffer *buffer, const struct run_text *text) {
    size_t at = 0;
    for (size_t i = 0; i < text->run_count; i++) {
        const struct text_run *run = &text->runs[i];
        buffer_add(&buffer->text, text_slice(text->text, at, run->start));
        run_buffer_add(buffer, text_slice(text->text, run->start, run->end), run->kind);
        at = run->end;
    }
    buffer_add(&buffer->text, text_slice(text->text, at, text->text.length));
}

struct run_text run_buffer_text(struct run_buffer *buffer) {
    return (struct run_text){buffer_text(&buffer->text), buffer->runs, buffer->run_count};
}

struct run_text run_text_copy(struct arena *arena, const struct run_text *text) {
    struct text_run *runs = NULL;
    if (text->run_count != 0)
        runs = memcpy(arena_array(arena, text->run_count, sizeof *runs), text->runs,
            text->run_count * sizeof *runs);
    bool empty = text->text.length == 0;
    return (struct run_text){
        empty ? TEXT_NONE : text_copy(arena, text->text), runs, text->run_count};
}

/* ---- reading ---- */

bool run_text_finds(const struct run_text *text, unsigned kinds) {
    for (size_t i = 0; i < text->run_count; i++)
        if ((RUN_BIT(text->runs[i].kind) & kinds) != 0)
            return true;
    return false;
}

struct run_text run_text_leave_out(
    struct arena *arena, const struct run_text *text, unsigned kinds) {
    if (!run_text_has(text, kinds))
        return *text;
    struct run_buffer kept = {.text = {.arena = arena}};
    size_t at = 0;
    for (size_t i = 0; i < text->run_count; i++) {
        const struct text_run *run = &text->runs[i];
        buffer_add(&kept.text, text_slice(text->text, at, run->start));
        if ((RUN_BIT(run->kind) & kinds) == 0)
            run_buffer_add(&kept, text_slice(text->text, run->start, run->end), run->kind);
        at = run->end;
    }
    buffer_add(&kept.text, text_slice(text->text, at, text->text.length));
    return run_buffer_text(&kept);
}

struct text run_text_without(struct arena *arena, const struct run_text *text, unsigned kinds) {
    return run_text_leave_out(arena, text, kinds).text;
}

struct text run_text_read(struct arena *arena, const struct run_text *text) {
    if (text->run_count == 0)
        return text->text;
    struct text read = run_text_without(arena, text, RUNS_ASIDE);
    return text_is_blank(read) ? text->text : read;
}

/* ---- showing ---- */

enum {
    OFF_THE_LINE = RUN_BIT(RUN_RAISED) | RUN_BIT(RUN_LOWERED) | RUN_BIT(RUN_SHIFTED),
    SHOWN = OFF_THE_LINE | RUN_BIT(RUN_NOTE) | RUN_BIT(RUN_REFERENCE) | RUN_BIT(RUN_RUBY) |
            RUN_BIT(RUN_STRUCK)
};

/* Characters that Unicode has in a raised and a lowered form. */
static const struct shifted {
    char plain;
    uint32_t raised, lowered;
} shifted[] = {
    {'0', 0x2070, 0x2080},
    {'1', 0x00B9, 0x2081},
    {'2', 0x00B2, 0x2082},
    {'3', 0x00B3, 0x2083},
    {'4', 0x2074, 0x2084},
    {'5', 0x2075, 0x2085},
    {'6', 0x2076, 0x2086},
    {'7', 0x2077, 0x2087},
    {'8', 0x2078, 0x2088},
    {'9', 0x2079, 0x2089},
    {'+', 0x207A, 0x208A},
    {'-', 0x207B, 0x208B},
    {'=', 0x207C, 0x208C},
    {'(', 0x207D, 0x208D},
    {')', 0x207E, 0x208E},
};

static uint32_t shifted_find(char byte, enum run_kind kind) {
    for (size_t i = 0; i < sizeof shifted / sizeof *shifted; i++)
        if (shifted[i].plain == byte)
            return kind == RUN_LOWERED ? shifted[i].lowered : shifted[i].raised;
    return 0;
}

/* Writes the text in raised or lowered characters. false: it has a byte that has none. */
static bool shifted_write(struct buffer *out, struct text text, enum run_kind kind) {
    for (size_t i = 0; i < text.length; i++)
        if (shifted_find(text.bytes[i], kind) == 0)
            return false;
    for (size_t i = 0; i < text.length; i++)
        buffer_add_codepoint(out, shifted_find(text.bytes[i], kind));
    return true;
}

/* Marks around a run where it is shown. */
static const struct {
    const char *before, *behind;
} brackets[RUN_KIND_COUNT] = {
    [RUN_RAISED] = {"^(", ")"},
    [RUN_LOWERED] = {"_(", ")"},
    [RUN_SHIFTED] = {"^(", ")"},
    [RUN_NOTE] = {"[^", "]"},
    [RUN_REFERENCE] = {"[^", "]"},
    [RUN_RUBY] = {"^(", ")"},
    [RUN_STRUCK] = {"~~", "~~"},
};

static void run_show(struct buffer *out, struct text text, enum run_kind kind) {
    if ((RUN_BIT(kind) & OFF_THE_LINE) != 0 && shifted_write(out, text, kind))
        return;
    if (kind == RUN_REFERENCE && text_starts(text, TEXT("[")) && text_ends(text, TEXT("]")))
        text = text_slice(text, 1, text.length - 1);
    buffer_add(out, text_from(brackets[kind].before));
    buffer_add(out, text);
    buffer_add(out, text_from(brackets[kind].behind));
}

struct text run_text_shown(struct arena *arena, const struct run_text *text) {
    if (!run_text_has(text, SHOWN))
        return text->text;
    struct buffer shown = {.arena = arena};
    size_t at = 0;
    for (size_t i = 0; i < text->run_count; i++) {
        const struct text_run *run = &text->runs[i];
        buffer_add(&shown, text_slice(text->text, at, run->start));
        run_show(&shown, text_slice(text->text, run->start, run->end), run->kind);
        at = run->end;
    }
    buffer_add(&shown, text_slice(text->text, at, text->text.length));
    return buffer_text(&shown);
}
