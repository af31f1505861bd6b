/*
 * form_fixture.h: small reports and small forms for the tests of form/, written as one string each;
 * no Word file is needed. Linked into every unit test. form_fixture.c describes the notation:
 *     一、总体情况           a paragraph; {一、}总体情况 with an automatic number; <0>… a heading
 *     | 项目 |=2 甲⏎乙 |=1x2 3   a row: a cell over two columns, one over two rows; ~ no cell there
 *     (an empty line)        the table ends
 *     > …                    inside the one cell of a table that lays the page out
 * Forms are JSON with ' for ".
 */
#ifndef NIANBAO_TESTS_FORM_FIXTURE_H
#define NIANBAO_TESTS_FORM_FIXTURE_H

#include "../builtin.h"
#include "form/flow.h"
#include "form/report_check.h"
#include "form/steps.h"

struct fixture {
    struct arena *arena;
    struct problems load_problems; /* of the form's own file */
    const struct mappings *mappings;
    struct document document;
    struct report report;
    struct work work;
    struct claim **claims; /* by table, once rows were claimed */
};

/* How far to go; each step does those before it. */
enum fixture_step { STEP_LINES, STEP_ROWS, STEP_FILL, STEP_LEFTOVER, STEP_ALL };

/* A form like those of the state, in small: four columns, ten rows, a check, prose. */
extern const char *const fixture_form;

/* A report on a form (NULL: fixture_form; "2021" or "2019": compiled in), read so far.
 * Notations that begin with ! are of a carrier that knows no spans. */
struct fixture *fixture_read(const char *form, const char *notation, enum fixture_step step);
/* The same with the form left to form_choose among all that the program knows; no step. */
struct fixture *fixture_choose(const struct mappings *mappings, const char *notation);
void fixture_free(struct fixture *fixture);

/* Mappings from files in a folder of their own; values are added where no file has them. */
struct mappings *fixture_load(
    struct arena *arena, const char *const *files, size_t count, struct problems *problems);

/* "row-missing「规章」 value-is-words@1.3.2": what, about which, table.row.column. */
const char *problems_show(struct arena *arena, const struct problems *problems);
/* "a.x=12 a.y=_ a.z=/ b.x=?": fields that have a cell; blank, mark, words; a unit behind. */
const char *figures_show(const struct fixture *fixture);
/* "received=1.2 secret=1.4+1.5~fuzzy": table.row of each part and how it was told, if not exact. */
const char *claims_show(const struct fixture *fixture);

/* What a test expects of two strings. */
void expect_text(const char *what, const char *got, const char *expected);

#endif
