/*
 * text_overlap.h: how much of a text stood in another one. Only history/ may include this.
 *
 * The measure: of this year's characters, the share that lies in runs of REPETITION_RUN or more
 * which last year's report has as well, wherever it has them. Only letters and ideographs count:
 * white space and punctuation are passed over, and a number, however long, is one character that
 * equals any other number, so that a sentence with new figures in it is repeated all the same.
 * Thirteen, because the commonest stock phrase, 政府信息公开工作年度报告, has twelve.
 */
#ifndef NIANBAO_HISTORY_TEXT_OVERLAP_H
#define NIANBAO_HISTORY_TEXT_OVERLAP_H

#include "base/text.h"

enum { REPETITION_RUN = 13 };

/* The runs of a text, by hash. */
struct runs;

/* Indexes the paragraphs of last year; no run reaches over the end of one. The arena also takes the
 * memory of look-ups. Linear in their length. */
struct runs *runs_make(struct arena *arena, const struct text *paragraphs, size_t count);

struct repetition {
    size_t characters, repeated;
    struct text *passages; /* of this year's paragraphs, as printed: the runs that repeat */
    size_t passage_count, passage_capacity;
};

/* Adds a paragraph of this year; passages go into the arena. */
void repetition_add(
    struct arena *arena, const struct runs *runs, struct text paragraph, struct repetition *result);

#endif
