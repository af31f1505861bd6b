/*
 * report_text.h: problems and explanations as lines for a person, in Chinese or English. output/
 * and program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_REPORT_TEXT_H
#define NIANBAO_OUTPUT_REPORT_TEXT_H

#include "form/report.h"
#include "nianbao.h"

/* Text of a file, or its name, on one line: what could steer a terminal becomes a space. */
struct text text_on_line(struct arena *arena, struct text text);

/* One problem, without a line break: "[row-unknown] what is wrong; what to do (table 3, row 5):
 * raw". */
struct text problem_text(
    struct arena *arena, const struct problem *problem, enum nianbao_language language);

/* All problems of that severity or worse, a line each. */
struct text problems_text(struct arena *arena, const struct problems *problems, enum severity least,
    enum nianbao_language language);

/* The explanation of a report, and all of its problems. */
struct text explain_text(
    struct arena *arena, const struct report *report, enum nianbao_language language);

#endif
