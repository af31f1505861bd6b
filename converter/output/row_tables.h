/*
 * row_tables.h: the tables of rows.h: observations.c has the figures, field_rows.c the fields,
 * report_rows.c the rest. Only these files and rows.c may include this.
 */
#ifndef NIANBAO_OUTPUT_ROW_TABLES_H
#define NIANBAO_OUTPUT_ROW_TABLES_H

#include "output/rows.h"

extern const struct row_table reports_table, observations_table, checks_table, problems_table,
    sections_table, documents_table, fields_table;

/* The parts of a field: "requests.received" and "natural_person". */
struct field_names {
    struct text indicator;
    struct text applicant; /* empty: the field's table does not tell applicants apart */
};

/* mapping may be NULL and index -1: then the field is its own indicator. */
struct field_names field_names(const struct mapping *mapping, int index, struct text field);

/* The first columns of every table of reports; flag: of agency, year and form. */
#define REPORT_COLUMNS(flag)                                                                       \
    {"report_id", ROW_STRING, ROW_REQUIRED, "报告代码：r- 加源文件 SHA-256 的前 16 位",            \
        "r- and the first 16 digits of the source's SHA-256", NULL},                               \
        {"agency", ROW_STRING, flag, "机关名称，照报告所写", "the agency, as the report has it",   \
            NULL},                                                                                 \
        {"year", ROW_INTEGER, flag, "报告年度", "the year reported on", NULL}, {                   \
        "form", ROW_STRING, flag, "报告格式", "the form that the report follows", NULL             \
    }

/* Their values. */
void row_report(struct row_set *set, const struct row_source *source);

#endif
