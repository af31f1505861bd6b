/*
 * page_data.h: a comparison as the data blocks of its page, which page/data.js reads. Only output/
 * may include this.
 *
 * The block "index" is about all agencies:
 *   program      "nianbao 0.1.0"
 *   years        [first, ..., last]
 *   tables, rows, columns, fields   names by number, see page_fields.h
 *   forms        [[id, name, first year, last year]]
 *   relations    [name], by enum relation
 *   agencies     [[name or null, [other names], [report], [missing year]]], a report being
 *                [year, form or null, path, source, published, late, failing checks, those against
 *                the year before that must hold, those there may be a reason for, [characters
 *                repeated, of so many] or null, whether all or a section is over half, errors,
 *                warnings]
 *   findings     {kind: [{agency, year, ...}]}, see findings.js; of no agency: the number after the
 *                last
 *   totals       [[what it is of, field, form, year, sum or null, numbers, reports]]
 *   flags        {name: bit}, of what stands in a link
 *
 * The block "agency-N" is about the N-th of them:
 *   places       for each report, runs of places: [first line, count, table, row, column]
 *   lines        [[field, [point], [link], [failing]]]; a point is null, an integer, or an object
 *                (see point_write), a link [report, relation, reason, difference, percent, flags],
 *                failing [report, failure, ...], failures as the findings number them
 *   reasons      [[Chinese, English]]
 *   texts        [{year, from, repeated: [characters, of so many], sections: [{heading, repeated,
 *                passages: [new, repeated, new, ...]}]}]
 */
#ifndef NIANBAO_OUTPUT_PAGE_DATA_H
#define NIANBAO_OUTPUT_PAGE_DATA_H

#include "base/json_writer.h"
#include "history/comparison.h"
#include "output/page_fields.h"

/* Writes the block of an agency. It adds fields, so the index is written last. */
void page_agency_write(
    struct json_writer *writer, struct page_fields *fields, const struct year_agency *agency);

/* [characters repeated, of so many]; null where nothing was compared. */
void page_share_write(struct json_writer *writer, const struct repeat *repeat);

/* The block of all agencies, which are added one by one; in the arena. */
struct page_index;
struct page_index *page_index_new(
    struct arena *arena, struct page_fields *fields, const struct comparison *comparison);
void page_index_add(struct page_index *index, const struct year_agency *agency);
void page_index_write(struct page_index *index, struct json_writer *writer);

#endif
