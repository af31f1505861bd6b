/*
 * pictures.c: sections in which a picture, or a reference to an attachment, stands where the form
 * has a table. Reports each picture by the name of its part, and the first reference; the missing
 * table itself is reported by leftover.c. Sections that need no table, or have one, may have
 * pictures and attachments, and so may the end of a report that lacks no table.
 */
#include "form/flow.h"
#include "form/words.h"

enum {
    LONGEST_NAME = 64, /* code points of a heading or a table's name that are compared */
    LONGEST_LINE = 300 /* bytes of a key: a longer one is no entry of a list */
};

/* The section that the walk through the flow is in. */
struct picture_section {
    struct text heading;
    size_t first; /* index of the item behind the heading */
    bool has_table;
};

static size_t codepoints_read(struct text key, uint32_t *codes) {
    size_t count = 0;
    for (size_t offset = 0; offset < key.length && count < LONGEST_NAME;)
        codes[count++] = text_next(key, &offset);
    return count;
}

/* The share of a table's name, in hundredths, that stands in the heading in its order. */
static size_t name_share(struct text heading, struct text name) {
    uint32_t a[LONGEST_NAME], b[LONGEST_NAME];
    size_t a_count = codepoints_read(heading, a), b_count = codepoints_read(name, b);
    size_t common[LONGEST_NAME + 1] = {0}; /* with the first j code points of the name */
    for (size_t i = 0; i < a_count; i++)
        for (size_t j = 0, before = 0; j < b_count; j++) {
            size_t above = common[j + 1];
            if (a[i] == b[j])
                common[j + 1] = before + 1;
            else if (common[j] > above)
                common[j + 1] = common[j];
            before = above;
        }
    return b_count == 0 ? 0 : common[b_count] * 100 / b_count;
}

/* The table of the form that the heading announces, or -1. */
static int table_announced(struct work *work, struct text heading) {
    enum { MOST_OF_THE_NAME = 70 };
    struct text key = label_key(work->arena, heading);
    size_t best_share = MOST_OF_THE_NAME - 1;
    int best = -1;
    for (size_t t = 0; t < work->mapping->table_count; t++) {
        size_t share = name_share(key, label_key(work->arena, work->mapping->tables[t].name));
        if (share > best_share) {
            best = (int)t;
            best_share = share;
        }
    }
    return best;
}

static bool table_is_missing(const struct work *work, int table) {
    for (size_t i = 0; i < work->mapping->field_count; i++)
        if (work->mapping->fields[i].table == table && work->figure_found[i])
            return false;
    return true;
}

/* Where no form was recognised, every section may lack a table. */
static bool lacks_table(struct work *work, const struct picture_section *section) {
    if (section->has_table || section->heading.length == 0)
        return false;
    if (work->mapping == NULL)
        return true;
    int table = table_announced(work, section->heading);
    return table >= 0 && table_is_missing(work, table);
}

static void attachment_report(struct work *work, const struct flow_item *item) {
    problem_add(&work->report->problems, PROBLEM_TABLE_IN_ATTACHMENT,
        (struct place){.raw = item->block->text}, TEXT_NONE, TEXT_NONE);
}

static void section_report(
    struct work *work, const struct flow *flow, const struct picture_section *section, size_t end) {
    size_t pictures = 0, attached = end;
    for (size_t i = end; i-- > section->first;) {
        pictures += block_picture(flow->items[i].block).length != 0;
        if (words_stand_in(flow->items[i].key, TEXT("见附件 见附表 见附录 附后 附件中 附表中")))
            attached = i; /* 具体数据详见附件2 */
    }
    if ((pictures == 0 && attached == end) || !lacks_table(work, section))
        return;
    if (attached < end)
        attachment_report(work, &flow->items[attached]);
    for (size_t i = section->first; i < end; i++) {
        struct text picture = block_picture(flow->items[i].block);
        if (picture.length != 0)
            problem_add(&work->report->problems, PROBLEM_TABLE_IS_PICTURE,
                (struct place){.part = picture}, section->heading, picture);
    }
}

static bool lacks_any_table(const struct work *work) {
    for (size_t t = 0; work->mapping != NULL && t < work->mapping->table_count; t++)
        if (table_is_missing(work, (int)t))
            return true;
    return work->mapping == NULL;
}

/* The list of attachments behind the last table of a report that lacks one. */
static void attachments_report(struct work *work, const struct flow *flow) {
    size_t after = flow->count;
    while (after > 0 && flow->items[after - 1].block->kind == BLOCK_PARAGRAPH)
        after--;
    for (; after < flow->count; after++) {
        const struct flow_item *item = &flow->items[after]; /* 附件：统计表.xls */
        if (item->key.length <= LONGEST_LINE &&
            words_at_start(item->key, TEXT("附件 附表 附: 相关附件")) != 0 &&
            lacks_any_table(work)) {
            attachment_report(work, item);
            return;
        }
    }
}

void pictures_report(struct work *work, const struct flow *flow) {
    struct picture_section section = {.first = 0};
    for (size_t i = 0; i < flow->count; i++) {
        section.has_table = section.has_table || flow->items[i].block->kind == BLOCK_TABLE;
        struct heading heading = flow->items[i].heading;
        if (heading.kind != HEADING_CHAPTER && heading.kind != HEADING_UNNUMBERED)
            continue;
        section_report(work, flow, &section, i);
        section = (struct picture_section){.heading = heading.words, .first = i + 1};
    }
    section_report(work, flow, &section, flow->count);
    attachments_report(work, flow);
}
