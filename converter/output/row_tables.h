/*
 * row_tables.h: the tables of rows.h, one file each side: observations.c has the figures,
 * field_rows.c the fields, report_rows.c the rest. Only those and rows.c may include this.
 */
#ifndef NIANBAO_OUTPUT_ROW_TABLES_H
#define NIANBAO_OUTPUT_ROW_TABLES_H

#include "output/rows.h"

extern const struct row_table reports_table, observations_table, checks_table, problems_table,
    sections_table, documents_table, fields_table;

void reports_fill(struct row_set *set, const struct row_source *source);
void observations_fill(struct row_set *set, const struct row_source *source);
void checks_fill(struct row_set *set, const struct row_source *source);
void problems_fill(struct row_set *set, const struct row_source *source);
void sections_fill(struct row_set *set, const struct row_source *source);
void documents_fill(struct row_set *set, const struct row_source *source);

/* What a field is made of: "requests.received" and "natural_person". */
struct field_names {
    struct text indicator;
    struct text applicant; /* empty: the field's table does not tell applicants apart */
};

/* mapping may be NULL and index -1: then the field is its own indicator. */
struct field_names field_names(const struct mapping *mapping, int index, struct text field);

/* A column for a report's id, agency, year and form, which all tables begin with. */
#define REPORT_COLUMNS                                                                             \
    {.name = "report_id",                                                                          \
        .required = true,                                                                          \
        .zh = "报告代码：r- 加源文件 SHA-256 的前 16 位",                                          \
        .en = "r- and the first 16 digits of the source's SHA-256"},                               \
        {.name = "agency",                                                                         \
            .of_report = true,                                                                     \
            .zh = "机关名称，照报告所写",                                                          \
            .en = "the agency, as the report has it"},                                             \
        {.name = "year",                                                                           \
            .type = ROW_INTEGER,                                                                   \
            .of_report = true,                                                                     \
            .zh = "报告年度",                                                                      \
            .en = "the year reported on"},                                                         \
    {                                                                                              \
        .name = "form", .of_report = true, .zh = "报告格式",                                       \
        .en = "the form that the report follows"                                                   \
    }

/* Their values. */
void row_report(struct row_set *set, const struct row_source *source);

#endif
