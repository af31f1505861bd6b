/*
 * report_text.c: problems as lines for a person: the wording of problem_list.h with code, place
 * and, where it is short, the printed text. What could steer a terminal becomes a space.
 */
#include "output/report_text.h"

enum { LONGEST_RAW = 60 }; /* code points of printed text on a line */

/* Adds text on one line, cut to most code points. */
static void add_line(struct buffer *line, struct text text, size_t most) {
    size_t count = 0;
    for (size_t offset = 0; offset < text.length; count++) {
        uint32_t codepoint = text_next(text, &offset);
        if (count == most) {
            buffer_add(line, TEXT("…"));
            return;
        }
        buffer_add_codepoint(line, codepoint_steers(codepoint) ? ' ' : codepoint);
    }
}

struct text text_on_line(struct arena *arena, struct text text) {
    struct buffer line = {.arena = arena};
    add_line(&line, text, SIZE_MAX);
    return buffer_text(&line);
}

/* The same for text with line breaks. */
static void add_lines(struct buffer *lines, struct text text) {
    while (text.length != 0) {
        size_t end = text_find(text, TEXT("\n"));
        struct text line = text_slice(text, 0, end);
        add_line(lines, line, SIZE_MAX);
        buffer_add(lines, end == SIZE_MAX ? TEXT_NONE : TEXT("\n"));
        text = text_slice(text, line.length + 1, text.length);
    }
}

static void add_place(
    struct buffer *line, const struct place *place, enum nianbao_language language) {
    static const struct {
        const char *zh, *en;
    } words[] = {{"第 %1 表", "table %1"}, {"第 %1 行", "row %1"}, {"第 %1 列", "column %1"}};
    const int numbers[] = {place->table, place->row, place->column};
    bool chinese = language == NIANBAO_CHINESE, open = false;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (numbers[i] == 0)
            continue;
        struct buffer number = {.arena = line->arena};
        buffer_add_number(&number, numbers[i]);
        if (chinese)
            buffer_add(line, open ? TEXT("，") : TEXT("（"));
        else
            buffer_add(line, open ? TEXT(", ") : TEXT(" ("));
        buffer_word(line, chinese ? words[i].zh : words[i].en, buffer_text(&number), TEXT_NONE);
        open = true;
    }
    if (open)
        buffer_add(line, chinese ? TEXT("）") : TEXT(")"));
}

struct text problem_text(
    struct arena *arena, const struct problem *problem, enum nianbao_language language) {
    struct buffer line = {.arena = arena};
    bool chinese = language == NIANBAO_CHINESE;
    buffer_format(&line, "[%s] ", problem_name(problem->code));
    add_line(&line, chinese ? problem->message : problem->message_en, SIZE_MAX);
    add_place(&line, &problem->place, language);
    struct text raw = text_trim(problem->place.raw);
    if (raw.length != 0) {
        buffer_add(&line, chinese ? TEXT("：「") : TEXT(": \""));
        add_line(&line, raw, LONGEST_RAW);
        buffer_add(&line, chinese ? TEXT("」") : TEXT("\""));
    }
    return buffer_text(&line);
}

struct text problems_text(struct arena *arena, const struct problems *problems, enum severity least,
    enum nianbao_language language) {
    struct buffer lines = {.arena = arena};
    for (size_t i = 0; i < problems->count; i++) {
        if (problem_severity(problems->items[i].code) < least)
            continue;
        buffer_add(&lines, problem_text(arena, &problems->items[i], language));
        buffer_add_byte(&lines, '\n');
    }
    return buffer_text(&lines);
}

struct text explain_text(
    struct arena *arena, const struct report *report, enum nianbao_language language) {
    struct buffer text = {.arena = arena};
    bool chinese = language == NIANBAO_CHINESE;
    add_lines(&text, chinese ? report->explanation : report->explanation_en);
    if (report->problems.count != 0)
        buffer_add(&text, chinese ? TEXT("问题：\n") : TEXT("problems:\n"));
    for (size_t i = 0; i < report->problems.count; i++) {
        buffer_add(&text, TEXT("  "));
        buffer_add(&text, problem_text(arena, &report->problems.items[i], language));
        buffer_add_byte(&text, '\n');
    }
    return buffer_text(&text);
}
