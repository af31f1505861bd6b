/*
 * datapackage.h: the description of an export (datapackage.json). output/ and program/ may include
 * this.
 */
#ifndef NIANBAO_OUTPUT_DATAPACKAGE_H
#define NIANBAO_OUTPUT_DATAPACKAGE_H

#include "output/rows.h"

struct package_file {
    const struct row_table *table;
    struct text name; /* "observations.csv", beside datapackage.json */
    bool json_lines;  /* else CSV */
    bool excel;       /* the CSV of csv_style.excel */
    size_t bytes;
    struct text sha256;
};

/* A Frictionless Data Package, version 2, as JSON with a line break at its end. */
struct text datapackage_json(struct arena *arena, const struct package_file *files, size_t count);

#endif
