/*
 * flow.h: the report from top to bottom: paragraphs and tables that are not inside a
 * table of the form, with layout tables dissolved. Made once by flow.c, used by facts.c (title,
 * dates) and sections.c. Only form/ may include this.
 */
#ifndef NIANBAO_FORM_FLOW_H
#define NIANBAO_FORM_FLOW_H

#include "form/steps.h"

/* What kind of enumerator stands before a heading. */
enum heading_kind {
    HEADING_NONE,
    HEADING_CHAPTER,   /* 一、 */
    HEADING_SECTION,   /* （一） */
    HEADING_ITEM,      /* 1. */
    HEADING_SUBITEM,   /* （1） */
    HEADING_POINT,     /* ① */
    HEADING_UNNUMBERED /* a heading by its style or its words */
};

/* Whether a paragraph is a heading, and which. */
struct heading {
    enum heading_kind kind;
    int ordinal;        /* the enumerator's number, 0: not read */
    struct text number; /* "一", "（一）" as printed, without the mark behind it */
    struct text words;
};

struct flow_item {
    const struct block *block;
    struct text key; /* paragraphs: folded (no white space), cut to what facts are looked for in */
    struct heading heading;
    bool taken; /* part of the title: no paragraph of a section */
};

struct flow {
    struct flow_item *items;
    size_t count;
};

struct flow flow_make(struct work *work);

/* Without white space and marks of headings, lists and quotations (#, **, ●) at both ends. */
struct text text_unmarked(struct text text);
/* The key of a paragraph. */
struct text flow_key(struct arena *arena, const struct block *block);

/* The report's year from its sentences; published: its year of publication, or 0. */
void year_from_prose(struct work *work, const struct flow *flow, int published);
/* Title, agency, year, period and publication date into the report. */
void facts_read(struct work *work, struct flow *flow);
/* Sections in which a picture, or a word of an attachment, stands for a table of the form. */
void pictures_report(struct work *work, const struct flow *flow);
/* The section tree into the report. */
void sections_read(struct work *work, const struct flow *flow);

#endif
