/*
 * problem.c: the list of problems. A list keeps at most PROBLEMS_KEPT and counts the rest, so that
 * a file of a million unknown rows does not become a million messages.
 */
#include "base/problem.h"

enum { PROBLEMS_KEPT = 2000, ERRORS_KEPT = 100 };

static const struct {
    const char *name;
    enum severity severity;
    enum problem_class class;
    const char *zh, *en;
} list[] = {
#define PROBLEM(id, name, severity, zh, en) {name, severity, CLASS_NONE, zh, en},
#define PROBLEM_OF(class, id, name, severity, zh, en) {name, severity, class, zh, en},
#include "base/problem_list.h"
#undef PROBLEM
};

static struct text word(
    struct arena *arena, const char *wording, struct text first, struct text second) {
    struct buffer buffer = {.arena = arena};
    buffer_word(&buffer, wording, first, second);
    return buffer_text(&buffer);
}

void problem_add_detail(struct problems *problems, enum problem_code code, struct place place,
    struct text first, struct wording detail, struct text named) {
    /* Errors decide the exit status: a reserve is kept for them behind notes and warnings. */
    size_t most =
        list[code].severity == SEVERITY_ERROR ? PROBLEMS_KEPT + ERRORS_KEPT : PROBLEMS_KEPT;
    if (problems->count >= most) {
        problems->left_out++;
        return;
    }
    struct arena *arena = problems->arena;
    place.part = text_copy(arena, place.part);
    place.raw = text_copy(arena, place.raw);
    struct text zh = word(arena, detail.zh, named, TEXT_NONE);
    struct text en = word(arena, detail.en, named, TEXT_NONE);
    *ARRAY_APPEND(arena, problems->items, problems->count, problems->capacity) = (struct problem){
        .code = code,
        .place = place,
        .message = word(arena, list[code].zh, first, zh),
        .message_en = word(arena, list[code].en, first, en),
    };
}

void problem_add(struct problems *problems, enum problem_code code, struct place place,
    struct text first, struct text second) {
    problem_add_detail(problems, code, place, first, WORDING("%1", "%1"), second);
}

struct problem problems_left_out(struct arena *arena, const struct problems *problems) {
    struct problems more = {.arena = arena};
    struct buffer count = {.arena = arena};
    buffer_add_number(&count, (int64_t)problems->left_out);
    problem_add(
        &more, PROBLEM_PROBLEMS_LEFT_OUT, (struct place){0}, buffer_text(&count), TEXT_NONE);
    return more.items[0];
}

const char *problem_name(enum problem_code code) {
    return list[code].name;
}

enum problem_code problem_find(struct text name) {
    int code = 0;
    while (code < PROBLEM_COUNT && !text_equal(name, text_from(list[code].name)))
        code++;
    return (enum problem_code)code;
}

enum severity problem_severity(enum problem_code code) {
    return list[code].severity;
}

enum problem_class problem_class(enum problem_code code) {
    return list[code].class;
}

const char *severity_name(enum severity severity) {
    static const char *const names[] = {"note", "warning", "error"};
    return names[severity];
}

enum severity problems_worst(const struct problems *problems) {
    enum severity worst = SEVERITY_NOTE;
    for (size_t i = 0; i < problems->count; i++)
        if (list[problems->items[i].code].severity > worst)
            worst = list[problems->items[i].code].severity;
    return worst;
}
