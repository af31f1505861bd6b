/*
 * title.h: the title of a report and the agency that it names. Only form/ may include this.
 */
#ifndef NIANBAO_FORM_TITLE_H
#define NIANBAO_FORM_TITLE_H

#include "form/flow.h"

/* A title, in key form. */
struct title {
    size_t first, count; /* items */
    struct text key;
    int year; /* 0: none is in it */
    struct text agency;
};

/* Reads a title that is all items of a flow. false: they are no title of an annual report. */
bool title_read(struct arena *arena, const struct flow *flow, struct title *title);
/* As printed, on one line. */
struct text title_print(struct arena *arena, const struct flow *flow, const struct title *title);

/* The title of a report among the items of its head; false: there is none. */
bool title_find(struct arena *arena, const struct flow *flow, struct title *title);
/* Completes its year and agency, from the lines beside it where necessary. */
void title_complete(struct arena *arena, const struct flow *flow, struct title *title);
/* Reads a title from words outside the flow; it has no items. */
bool title_of_words(struct arena *arena, struct text printed, struct title *title);

/* The key ends as names of offices do, and is no sentence. */
bool agency_is_name(struct text key);
/* The agency in the lines around the title, or the signature; may be empty. */
struct text agency_around(const struct flow *flow, const struct title *title);
/* A key without 关于, an enumerator and marks round the name. */
struct text agency_bare(struct text words);
/* As a report shows it. */
struct text agency_print(struct arena *arena, struct text key);

/* A key without brackets round it. */
struct text key_unbracketed(struct text key);
/* The first of the last items, in which a signature is. */
size_t flow_tail(const struct flow *flow);

#endif
