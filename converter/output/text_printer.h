/*
 * text_printer.h: shared by the files of the comparison's text: the output, and words in both
 * languages. Only output/ may include this.
 */
#ifndef NIANBAO_OUTPUT_TEXT_PRINTER_H
#define NIANBAO_OUTPUT_TEXT_PRINTER_H

#include "history/comparison.h"
#include "nianbao.h"
#include "output/text_table.h"

enum { MOST_REASONS = 16 };

struct printer {
    struct arena *arena; /* of the piece */
    struct buffer out;
    const struct mappings *mappings;
    enum nianbao_language language;
    bool all, several;
    struct text reasons[MOST_REASONS]; /* of the table, which are printed below it */
    size_t reason_count;
};

enum word {
#define WORD(id, zh, en) WORD_##id,
#include "output/text_words.h"
#undef WORD
};

struct text text_word(const struct printer *printer, enum word which);

/* Prints a wording; first and second stand for its %1 and %2. */
void text_say(struct printer *printer, enum word which, struct text first, struct text second);

struct text text_number(struct printer *printer, long long number);

/* "2019 → 2020" */
struct text text_years(struct printer *printer, int before, int now);

/* ---- the parts, in their order ---- */

/* text_problems.c: the checks of an agency that fail, and its problems. */
void text_agency_problems(struct printer *printer, const struct year_agency *agency);
/* The worst first. */
void text_problems(struct printer *printer, const struct problems *problems);

/* text_changes.c: what changed between reports[now - 1] and reports[now]. */
void text_changes(struct printer *printer, const struct year_agency *agency, size_t now);

#endif
