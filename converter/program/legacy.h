/*
 * legacy.h: documents that only an office suite reads (.doc, .wps, .rtf, .odt), by way of
 * LibreOffice where it is installed. For the commands in program/ only.
 */
#ifndef NIANBAO_PROGRAM_LEGACY_H
#define NIANBAO_PROGRAM_LEGACY_H

#include <sys/types.h>

#include "form/report.h"
#include "output/report_json.h"

/* What another process must know to clean up behind one that was killed. */
struct legacy_trace {
    volatile pid_t group; /* of LibreOffice while it runs, else 0 */
    char folder[256];     /* its profile and files; empty: none */
};

/* LibreOffice, for one run. Zero-initialise; seconds and trace may be set. */
struct legacy {
    char *folder;               /* its profile and files, made when first needed; NULL: not yet */
    int lock;                   /* on the folder, a file descriptor; -1: the disk knows none */
    int seconds;                /* that it may take; 0: 60 */
    struct legacy_trace *trace; /* NULL: nobody looks */
};

/* Makes the folder now and not when it is first needed: for a process that will be confined to it
 * (confine.h), by the one that starts it and can remove it afterwards. 0 or an errno value. */
int legacy_open(struct legacy *legacy);

/* For the process that made the folder for another one, when that has started: the folder stays,
 * and its lock as long as the other one lives. */
void legacy_leave(struct legacy *legacy);

/* Ends with the run: removes the folder. */
void legacy_close(struct legacy *legacy);

/* Ends the LibreOffice that a killed process left behind, and removes its folder. */
void legacy_clean(struct legacy_trace *trace);

/* Makes a docx (source->converted) of source->bytes where their kind is one that LibreOffice reads.
 * false: it is another, LibreOffice is not installed, or it failed, which is then a problem. */
bool legacy_convert(struct legacy *legacy, struct arena *arena, const struct file_kind *kind,
    struct problems *problems, struct source *source);

/* convert_report, of the docx that was made where need be. */
struct report *report_of(struct legacy *legacy, struct arena *arena,
    const struct mappings *mappings, struct source *source);

#endif
