/*
 * progress.c: a bar with rate, remaining time and failures where stderr is a terminal, a line every
 * 30 seconds where it is not, nothing where --quiet was given. NO_COLOR and TERM=dumb are heeded. A
 * line that is wider than the terminal could not be rewritten, so it is shortened.
 */
#include "program/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "program/messages.h"

enum {
    WIDEST_BAR = 24,
    NARROWEST_BAR = 6,
    FRAME = 3,    /* columns: "[] " */
    COLUMNS = 80, /* of a terminal of unknown width */
    SECONDS_BETWEEN_LINES = 30
};
static const double BETWEEN_BARS = 0.1; /* seconds */
static const double REMEMBERED = 5;     /* seconds: an older rate says little */

static double clock_seconds(void) {
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
    progress->begun = progress->measured = progress->said = clock_seconds();
}

/* ---- the line ---- */

/* The recent rate: a run that is resumed passes over the finished documents within seconds. */
void progress_measure(struct progress *progress, double time) {
    double passed = time - progress->measured;
    if (passed <= 0)
        return;
    double rate = (double)(progress->done - progress->done_then) / passed;
    double before = progress->measured - progress->begun;
    double share = passed / ((before < REMEMBERED ? before : REMEMBERED) + passed);
    progress->rate += (rate - progress->rate) * share;
    progress->measured = time;
    progress->done_then = progress->done;
}

/* "1:02:03", "2:03" */
static void add_time(struct buffer *line, double seconds) {
    long all = seconds < 360000 ? (long)seconds : 359999;
    if (all >= 3600)
        buffer_format(line, "%ld:%02ld:%02ld", all / 3600, all / 60 % 60, all % 60);
    else
        buffer_format(line, "%ld:%02ld", all / 60, all % 60);
}

/* left_out: 1 without the rate, 2 also without the remaining time, 3 also without failures. */
static struct text figures(
    const struct progress *progress, struct arena *arena, int left_out, bool colour) {
    struct buffer line = {.arena = arena};
    buffer_format(&line, "%zu/%zu", progress->done, progress->total);
    if (left_out < 1)
        buffer_format(&line, "  %.*f/s", progress->rate < 10 ? 1 : 0, progress->rate);
    if (left_out < 2 && progress->rate > 0) {
        buffer_add(&line, text_from(message_wording(progress->language, MESSAGE_PROGRESS_LEFT)));
        add_time(&line, (double)(progress->total - progress->done) / progress->rate);
    }
    if (left_out < 3 && progress->failed != 0) {
        buffer_add(&line, colour ? TEXT("  \x1b[31m") : TEXT("  "));
        buffer_add(&line, text_from(message_wording(progress->language, MESSAGE_PROGRESS_FAILED)));
        buffer_format(&line, "%zu%s", progress->failed, colour ? "\x1b[0m" : "");
    }
    return buffer_text(&line);
}

static void add_bar(const struct progress *progress, struct buffer *line, size_t width) {
    size_t filled = progress->total == 0 ? 0 : width * progress->done / progress->total;
    buffer_add_byte(line, '[');
    for (size_t i = 0; i < width; i++)
        buffer_add_byte(line, i < filled ? '#' : '.');
    buffer_add(line, TEXT("] "));
}

struct text progress_line(const struct progress *progress, struct arena *arena, size_t columns) {
    struct buffer line = {.arena = arena};
    int left_out = 0;
    size_t width;
    while (
        (width = text_width(figures(progress, arena, left_out, false))) > columns && left_out < 3)
        left_out++;
    size_t room = columns > width + FRAME ? columns - width - FRAME : 0;
    if (progress->bar && room >= NARROWEST_BAR)
        add_bar(progress, &line, room < WIDEST_BAR ? room : WIDEST_BAR);
    if (width <= columns)
        buffer_add(&line, figures(progress, arena, left_out, progress->colour));
    return buffer_text(&line);
}

/* ---- the terminal ---- */

/* One column is left free: some terminals wrap when the last is written. */
static size_t terminal_columns(void) {
    struct winsize size;
    bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return known ? size.ws_col - 1u : COLUMNS - 1;
}

void progress_tick(struct progress *progress) {
    double time = clock_seconds(), least = progress->bar ? BETWEEN_BARS : SECONDS_BETWEEN_LINES;
    if (progress->quiet || time - progress->said < least)
        return;
    progress->said = time;
    progress_measure(progress, time);
    struct arena *arena = arena_new();
    if (progress->bar) {
        struct text line = progress_line(progress, arena, terminal_columns());
        fprintf(stderr, "\r%.*s\x1b[K", (int)line.length, line.bytes);
    } else {
        message_line(TEXT_NONE, progress_line(progress, arena, SIZE_MAX));
    }
    progress->shown = progress->bar;
    arena_free(arena);
}

void progress_close(struct progress *progress) {
    if (progress->shown)
        fputs("\r\x1b[K", stderr);
    progress->shown = false;
}
