/*
 * gather.h: paths of the command line -> the reports that they hold, for `compare`: first whose
 * each is and of what year, then, asked for one by one, all of it. So they need not all be in
 * memory. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_GATHER_H
#define NIANBAO_PROGRAM_GATHER_H

#include "history/comparison.h"
#include "output/report_reader.h"
#include "program/command.h"

/* What the paths of the command line have come to. */
struct gathering {
    const struct invocation *invocation;
    struct report_reader reader;
    struct arena *arena; /* of what is kept */
    struct year_head *heads;
    size_t count, capacity;
    struct archive **archives;
    size_t archive_count;
    enum exit_status status;
};

/* Goes through files, folders, JSON Lines and archives; what cannot be read is said and makes the
 * status worse. The rest of *gathering is given. */
void gather(struct gathering *gathering);

/* The report of a head, as struct year_reader has it; context: the gathering. What is wrong with
 * the report is said. */
struct year_report *gathering_read(
    void *context, struct arena *arena, const struct year_head *head);

/* Closes what was kept open to be read again. */
void gathering_close(struct gathering *gathering);

#endif
