/*
 * rows_fixture.h: one small report as rows, for the tests of output/. It is a text dump with a cell
 * of every kind, converted, written as JSON and read again. Linked into every unit test.
 */
#ifndef NIANBAO_TESTS_ROWS_FIXTURE_H
#define NIANBAO_TESTS_ROWS_FIXTURE_H

#include "output/rows.h"

struct rows_fixture {
    struct arena *arena;
    struct row_forms forms;
    struct row_source source;
    struct row_set sets[ROW_TABLES];
};

/* The report; bytes behind it make another document of it, with another id. */
struct rows_fixture *rows_read(const char *behind);
void rows_free(struct rows_fixture *fixture);

/* "6 D _": those columns of the row whose column is that value; _ is null, "(none)" no such row. */
const char *row_show(
    const struct row_set *set, const char *column, const char *value, const char *columns);

#endif
