/*
 * check.h: the checks of a mapping, assessed on a report's figures. form/, history/, output/ and
 * program/ may include this.
 */
#ifndef NIANBAO_FORM_REPORT_CHECK_H
#define NIANBAO_FORM_REPORT_CHECK_H

#include "form/mapping.h"
#include "form/report.h"

/*
 * Assesses every check of the mapping and replaces report->checks by the results. Works from
 * report->figures and report->sections alone, so it may be run on a report that was read back from
 * JSON. Prose checks that disagree add a warning to report->problems.
 */
void report_check(struct arena *arena, const struct mapping *mapping, struct report *report);

#endif
