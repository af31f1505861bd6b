/*
 * field_words.h: the name of a field in the official wording of its form. history/, output/ and
 * program/ may include this.
 */
#ifndef NIANBAO_HISTORY_FIELD_WORDS_H
#define NIANBAO_HISTORY_FIELD_WORDS_H

#include "form/mapping.h"

struct field_words {
    const struct mapping_field *field; /* NULL: the form has no such field, or is not known */
    const struct mapping_block *block;
    struct text title; /* of its block: 第二十条第（一）项 */
    struct text group; /* beside its row: （三）不予公开; or the row that it is a part of */
    struct text row;   /* 1.属于国家秘密 */
    struct text column; /* with the groups above it, outermost first: 行政诉讼/复议后起诉/总计 */
};

/* mapping may be NULL. between: stands between the words of a column and those above it. */
struct field_words field_words_find(
    struct arena *arena, const struct mapping *mapping, struct text field, struct text between);

/* All of them in one line: 三、本年度办理结果/（一）予以公开/自然人; the field itself where the
 * form does not have it. */
struct text field_label(struct arena *arena, const struct mapping *mapping, struct text field);

#endif
