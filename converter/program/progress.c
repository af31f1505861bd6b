/*
 * progress.c: a bar with rate, remaining time and failures where stderr is a terminal, a line every
 * 30 seconds where it is not, nothing where --quiet was given. NO_COLOR and TERM=dumb are heeded.
 */
#include "program/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "program/messages.h"

enum { WIDTH = 24, SECONDS_BETWEEN_LINES = 30 };
static const double BETWEEN_BARS = 0.1; /* seconds */

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void progress_open(struct progress *progress, size_t total, bool quiet) {
    struct text terminal = text_from(getenv("TERM"));
    bool colourless = text_from(getenv("NO_COLOR")).length != 0;
    *progress = (struct progress){.language = language_find(), .total = total, .quiet = quiet};
    progress->bar = !quiet && isatty(STDERR_FILENO) == 1 && terminal.length != 0 &&
                    !text_equal(terminal, TEXT("dumb"));
    progress->colour = progress->bar && !colourless;
    progress->begun = progress->said = now();
}

/* "1:02:03", "2:03" */
static void add_time(struct buffer *line, double seconds) {
    long all = seconds < 360000 ? (long)seconds : 359999;
    if (all >= 3600)
        buffer_format(line, "%ld:%02ld:%02ld", all / 3600, all / 60 % 60, all % 60);
    else
        buffer_format(line, "%ld:%02ld", all / 60, all % 60);
}

static void add_bar(const struct progress *progress, struct buffer *line) {
    size_t filled = progress->total == 0 ? 0 : WIDTH * progress->done / progress->total;
    buffer_add(line, TEXT("["));
    for (size_t i = 0; i < WIDTH; i++)
        buffer_add_byte(line, i < filled ? '#' : '.');
    buffer_add(line, TEXT("] "));
}

static void add_figures(const struct progress *progress, struct buffer *line) {
    double passed = now() - progress->begun;
    double rate = passed > 0 ? (double)progress->done / passed : 0;
    buffer_format(line, "%zu/%zu  %.0f/s", progress->done, progress->total, rate);
    if (rate > 0) {
        buffer_add(line, text_from(message_wording(progress->language, MESSAGE_PROGRESS_LEFT)));
        add_time(line, (double)(progress->total - progress->done) / rate);
    }
    if (progress->failed == 0)
        return;
    buffer_add(line, TEXT("  "));
    buffer_add(line, progress->colour ? TEXT("\x1b[31m") : TEXT_NONE);
    buffer_add(line, text_from(message_wording(progress->language, MESSAGE_PROGRESS_FAILED)));
    buffer_format(line, "%zu", progress->failed);
    buffer_add(line, progress->colour ? TEXT("\x1b[0m") : TEXT_NONE);
}

void progress_tick(struct progress *progress) {
    double time = now(), least = progress->bar ? BETWEEN_BARS : SECONDS_BETWEEN_LINES;
    if (progress->quiet || time - progress->said < least)
        return;
    progress->said = time;
    struct arena *arena = arena_new();
    struct buffer line = {.arena = arena};
    if (progress->bar)
        add_bar(progress, &line);
    add_figures(progress, &line);
    if (progress->bar)
        fprintf(stderr, "\r%s\x1b[K", buffer_text(&line).bytes);
    else
        message_line(TEXT_NONE, buffer_text(&line));
    progress->shown = progress->bar;
    arena_free(arena);
}

void progress_close(struct progress *progress) {
    if (progress->shown)
        fputs("\r\x1b[K", stderr);
    progress->shown = false;
}
