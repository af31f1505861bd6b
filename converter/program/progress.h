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
    bool bar;         /* stderr is a terminal that can go back in a line */
    bool colour;      /* and NO_COLOR is not set */
    bool shown;       /* a bar stands there */
    double begun;     /* seconds on the clock */
    double said;      /* the same: when it was shown last */
    double measured;  /* the same: what follows */
    double rate;      /* documents a second; 0: not known yet */
    size_t done_then; /* documents */
};

void progress_open(struct progress *progress, size_t total, bool quiet);
/* Shows a bar ten times a second at most, or says a line every 30 seconds. */
void progress_tick(struct progress *progress);
/* Takes the bar away. */
void progress_close(struct progress *progress);

/* So many documents were done up to that time, in seconds. */
void progress_measure(struct progress *progress, double time);
/* What is shown, in the arena: no wider than so many columns of a terminal. */
struct text progress_line(const struct progress *progress, struct arena *arena, size_t columns);

#endif
