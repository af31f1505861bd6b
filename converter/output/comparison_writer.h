/*
 * comparison_writer.h: the formats of a comparison. Each is written piece by piece, as the
 * agencies are made, so that none of them is kept. One format a file: comparison_json.c,
 * comparison_csv.c, comparison_text.c, comparison_html.c. output/ and program/ may include this.
 */
#ifndef NIANBAO_OUTPUT_COMPARISON_WRITER_H
#define NIANBAO_OUTPUT_COMPARISON_WRITER_H

#include "history/comparison.h"
#include "nianbao.h"

struct comparison_options {
    const struct mappings *mappings;
    enum nianbao_language language; /* of the text for a terminal */
    bool all;                       /* in that text, figures without a change as well */
};

struct comparison_format {
    /* The state of the functions below, in an arena that outlives them; NULL: there is none. */
    void *(*open)(struct arena *arena, const struct comparison *comparison,
        const struct comparison_options *options);
    /* The text before the agencies, of each agency, and after them, in the arena; any may be empty.
     * end may be NULL. */
    struct text (*begin)(void *state, struct arena *arena);
    struct text (*add)(void *state, struct arena *arena, const struct year_agency *agency);
    struct text (*end)(void *state, struct arena *arena);
};

/* JSON, as docs/compare.md describes it; ends in a line feed. */
extern const struct comparison_format comparison_json;

/* A row for each figure and pair of neighbouring reports, changed or not, below a row of names.
 * UTF-8 without a byte order mark, line feeds. */
extern const struct comparison_format comparison_csv;

/* For a terminal: problems first, then a table of what changed for each agency. */
extern const struct comparison_format comparison_text;

/* A whole HTML file that needs nothing else: no network, no font, no storage. */
extern const struct comparison_format comparison_html;

/* The flags of a link, by bit: "changed"; NULL behind the last. */
const char *link_flag_name(size_t bit);

/* "number", "blank" ...; "absent" where the report has nothing of the line. */
const char *point_state_name(const struct point *point);

/* The id of a check that fails with the point: point->failures[number]; empty where one before it
 * has the same. */
struct text point_failing(
    const struct year_agency *agency, const struct point *point, size_t number);

#endif
