/*
 * progress.h: how far a run is, while it runs. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_PROGRESS_H
#define NIANBAO_PROGRAM_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "nianbao.h"

struct progress {
    enum nianbao_language language;
    size_t total, done, failed; /* documents */
    bool quiet;
    bool bar;           /* stderr is a terminal that can go back in a line */
    bool colour;        /* and NO_COLOR is not set */
    bool shown;         /* a bar stands there */
    double begun, said; /* seconds */
};

void progress_open(struct progress *progress, size_t total, bool quiet);
/* Shows a bar ten times a second at most, or says a line every 30 seconds. */
void progress_tick(struct progress *progress);
/* Takes the bar away. */
void progress_close(struct progress *progress);

#endif
