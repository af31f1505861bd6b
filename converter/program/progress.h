/*
 * progress.h: how far a run is, while it runs. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_PROGRESS_H
#define NIANBAO_PROGRAM_PROGRESS_H

#include "base/text.h"
#include "nianbao.h"

struct progress {
    enum nianbao_language language;
    size_t total, done, failed; /* documents */
    bool quiet;
    bool bar;         /* stderr is a terminal that can rewrite a line */
    bool colour;      /* and NO_COLOR is not set */
    bool shown;       /* a bar is on the terminal */
    double begun;     /* seconds on the clock */
    double said;      /* the same: of the last bar or line */
    double measured;  /* the same: of the rate */
    double rate;      /* documents a second; 0: not known yet */
    size_t done_then; /* documents at that time */
};

void progress_open(struct progress *progress, size_t total, bool quiet);
/* Shows a bar ten times a second at most, or writes a line every 30 seconds. */
void progress_tick(struct progress *progress);
/* Removes the bar. */
void progress_close(struct progress *progress);

/* Updates the rate; time in seconds. */
void progress_measure(struct progress *progress, double time);
/* The line to show, in the arena, at most so many columns wide. */
struct text progress_line(const struct progress *progress, struct arena *arena, size_t columns);

#endif
