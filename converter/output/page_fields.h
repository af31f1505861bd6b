/*
 * page_fields.h: the names of fields as the page of a comparison shows them: a field is a column of
 * a row; a row belongs to a table, maybe under a group. Equal names are one over all forms, so that
 * rows of several forms meet. Only output/ may include this.
 */
#ifndef NIANBAO_OUTPUT_PAGE_FIELDS_H
#define NIANBAO_OUTPUT_PAGE_FIELDS_H

#include "base/json_writer.h"
#include "form/mapping.h"

struct page_fields;

/* Empty; fields are added as they are asked for. Lives in the arena, as the mappings must. */
struct page_fields *page_fields_new(struct arena *arena, const struct mappings *mappings);

/* The number of a form's field. A field that no mapping knows is named by itself, without a table.
 */
size_t page_field_find(struct page_fields *fields, struct text form, struct text field);

/* The number of its table. */
size_t page_field_table(const struct page_fields *fields, size_t field);

/* The unit that its form prints; may be empty. */
struct text page_field_unit(const struct page_fields *fields, size_t field);

/* The name of the row, with its group, and of the column. */
struct text page_field_row(const struct page_fields *fields, size_t field);
struct text page_field_column(const struct page_fields *fields, size_t field);

/* The name of the table; its key where no mapping knows it. */
struct text page_table_name(const struct page_fields *fields, struct text key);

/* The form with that id, or NULL. */
const struct mapping *page_mapping(const struct page_fields *fields, struct text form);

/* The members "tables": [name], "rows": [[table, group, label]], "columns": [label] and
 * "fields": [[field, row, column, unit]] of the open object, each in the order of their numbers. */
void page_fields_write(const struct page_fields *fields, struct json_writer *writer);

#endif
