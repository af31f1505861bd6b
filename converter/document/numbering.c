/*
 * numbering.c: reads numbering.xml and counts:
 *   w:numbering
 *     w:abstractNum @abstractNumId  (w:numStyleLink)
 *       w:lvl @ilvl   w:start, w:numFmt, w:lvlText ("%1.%2"), w:lvlRestart, w:isLgl, w:pStyle,
 *                     w:rPr (w:vanish, w:rStyle)
 *     w:num @numId
 *       w:abstractNumId, w:lvlOverride @ilvl (w:startOverride, w:lvl)
 * Lists of one abstractNum share their counts, as in Word; a startOverride restarts them the first
 * time that its list is used. number_format.c writes the numbers.
 */
#include "document/numbering.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "document/number_format.h"

enum { LEVELS = 9, MOST_LISTS = 20000 };

struct level {
    bool defined;
    int start;
    int restart;                        /* -1: after any higher level; 0: never; n: after level n */
    const struct number_format *format; /* NULL: one that we do not know */
    struct text format_name;            /* of an unknown format, until it is reported */
    int width;  /* numFmt "custom", "001, 002, ...": digits, filled up with zeros; 0: as they are */
    int vanish; /* 1 hidden, 0 shown, -1 as the paragraph's mark */
    bool legal;
    struct text text;
    struct text style;
};

struct abstract {
    int id; /* first: see order_ids */
    struct text style_link;
    struct level levels[LEVELS];
    struct counts {
        int last[LEVELS]; /* number given */
        bool begun[LEVELS];
    } counts;
};

struct list {
    int id;       /* first: see order_ids */
    int abstract; /* index, -1: none */
    int abstract_id;
    struct level overrides[LEVELS];
    int starts[LEVELS]; /* startOverride, -1: none */
    bool used;
};

struct numbering {
    struct arena *arena;
    const struct styles *styles;
    struct abstract *abstracts;
    size_t abstract_count, abstract_capacity;
    struct list *lists; /* sorted by id */
    size_t list_count, list_capacity;
    /* while reading */
    struct abstract *in_abstract;
    struct list *in_list;
    struct level *in_level;
    int override_level;
};

/* ---- reading ---- */

static struct level *level_open(struct level *levels, int index) {
    if (index < 0 || index >= LEVELS)
        return NULL;
    levels[index] = (struct level){.defined = true,
        .start = 1,
        .restart = -1,
        .vanish = -1,
        .format = number_format_decimal()};
    return &levels[index];
}

static void abstract_open(struct numbering *numbering, int id) {
    numbering->in_abstract = ARRAY_APPEND(numbering->arena, numbering->abstracts,
        numbering->abstract_count, numbering->abstract_capacity);
    numbering->in_abstract->id = id;
    numbering->in_list = NULL;
    numbering->in_level = NULL;
}

static void list_open(struct numbering *numbering, int id) {
    numbering->in_list = ARRAY_APPEND(
        numbering->arena, numbering->lists, numbering->list_count, numbering->list_capacity);
    *numbering->in_list = (struct list){.id = id, .abstract = -1, .abstract_id = -1};
    for (int i = 0; i < LEVELS; i++)
        numbering->in_list->starts[i] = -1;
    numbering->in_abstract = NULL;
    numbering->in_level = NULL;
}

/* "001, 002, 003, ..." has three. */
static int digits_of(struct text format) {
    int digits = 0;
    while (digits < 9 && (size_t)digits < format.length && format.bytes[digits] >= '0' &&
           format.bytes[digits] <= '9')
        digits++;
    return digits;
}

/* Keeps the name of an unknown format, which a problem reports. */
static void level_format(
    struct numbering *numbering, const struct xml_parser *parser, struct level *level) {
    struct text name = xml_attribute_text(parser, XML_W_val);
    struct text custom = xml_attribute_text(parser, XML_W_format);
    level->width = digits_of(custom);
    level->format = level->width != 0 ? number_format_decimal() : number_format_find(name);
    if (level->format == NULL)
        level->format_name = text_copy(numbering->arena,
            text_slice(custom.length != 0 ? custom : name, 0, LIMIT_NUMBER_BYTES));
}

static void level_property(
    struct numbering *numbering, const struct xml_parser *parser, enum xml_name name) {
    struct level *level = numbering->in_level;
    struct text value = xml_attribute_text(parser, XML_W_val);
    if (name == XML_W_start)
        level->start = xml_attribute_number(parser, XML_W_val, 1);
    if (name == XML_W_numFmt)
        level_format(numbering, parser, level);
    if (name == XML_W_lvlText && value.length <= LIMIT_NUMBER_BYTES)
        level->text = text_copy(numbering->arena, value);
    if (name == XML_W_lvlRestart)
        level->restart = xml_attribute_number(parser, XML_W_val, -1);
    if (name == XML_W_isLgl)
        level->legal = xml_attribute_on(parser, XML_W_val);
    if (name == XML_W_pStyle)
        level->style = text_copy(numbering->arena, value);
    if (name == XML_W_rStyle && level->vanish < 0)
        level->vanish = style_find(numbering->styles, value)->run.vanish;
    if (name == XML_W_vanish)
        level->vanish = xml_attribute_on(parser, XML_W_val);
}

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct numbering *numbering = context;
    if (name == XML_W_rPrChange || name == XML_W_pPrChange)
        xml_skip(parser);
    else if (name == XML_W_abstractNum && numbering->abstract_count < MOST_LISTS)
        abstract_open(numbering, xml_attribute_number(parser, XML_W_abstractNumId, -1));
    else if (name == XML_W_num && numbering->list_count < MOST_LISTS)
        list_open(numbering, xml_attribute_number(parser, XML_W_numId, -1));
    else if (name == XML_W_abstractNumId && numbering->in_list != NULL)
        numbering->in_list->abstract_id = xml_attribute_number(parser, XML_W_val, -1);
    else if (name == XML_W_numStyleLink && numbering->in_abstract != NULL)
        numbering->in_abstract->style_link =
            text_copy(numbering->arena, xml_attribute_text(parser, XML_W_val));
    else if (name == XML_W_lvlOverride)
        numbering->override_level = xml_attribute_number(parser, XML_W_ilvl, -1);
    else if (name == XML_W_startOverride && numbering->in_list != NULL &&
             numbering->override_level >= 0 && numbering->override_level < LEVELS)
        numbering->in_list->starts[numbering->override_level] =
            xml_attribute_number(parser, XML_W_val, 1);
    else if (name == XML_W_lvl) {
        int index = xml_attribute_number(parser, XML_W_ilvl, -1);
        numbering->in_level =
            numbering->in_list != NULL       ? level_open(numbering->in_list->overrides, index)
            : numbering->in_abstract != NULL ? level_open(numbering->in_abstract->levels, index)
                                             : NULL;
    } else if (numbering->in_level != NULL)
        level_property(numbering, parser, name);
}

static void on_end(void *context, enum xml_name name) {
    struct numbering *numbering = context;
    if (name == XML_W_lvl)
        numbering->in_level = NULL;
    if (name == XML_W_lvlOverride)
        numbering->override_level = -1;
    if (name == XML_W_abstractNum)
        numbering->in_abstract = NULL;
    if (name == XML_W_num)
        numbering->in_list = NULL;
}

/* Of lists and abstracts, which begin with their id. */
static int order_ids(const void *a, const void *b) {
    int left = *(const int *)a, right = *(const int *)b;
    return (left > right) - (left < right);
}

static struct list *list_find(struct numbering *numbering, int id) {
    if (numbering->list_count == 0)
        return NULL;
    return bsearch(
        &id, numbering->lists, numbering->list_count, sizeof *numbering->lists, order_ids);
}

static int abstract_find(const struct numbering *numbering, int id) {
    const struct abstract *found = bsearch(&id, numbering->abstracts, numbering->abstract_count,
        sizeof *numbering->abstracts, order_ids);
    return found == NULL ? -1 : (int)(found - numbering->abstracts);
}

/* A list whose abstract links to a numbering style uses the abstract of that style's list. */
static void lists_link(struct numbering *numbering, const struct styles *styles) {
    for (size_t i = 0; i < numbering->list_count; i++) {
        struct list *list = &numbering->lists[i];
        list->abstract = abstract_find(numbering, list->abstract_id);
        if (list->abstract < 0 || numbering->abstracts[list->abstract].style_link.length == 0)
            continue;
        int linked = style_find(styles, numbering->abstracts[list->abstract].style_link)->num_id;
        const struct list *other = linked <= 0 ? NULL : list_find(numbering, linked);
        if (other != NULL && other != list)
            list->abstract = abstract_find(numbering, other->abstract_id);
    }
}

struct numbering *numbering_read(
    struct arena *arena, struct package *package, struct text part, const struct styles *styles) {
    struct numbering *numbering = arena_alloc(arena, sizeof *numbering);
    numbering->arena = arena;
    numbering->styles = styles;
    numbering->override_level = -1;
    struct xml_handler handler = {numbering, on_start, on_end, NULL, NULL};
    if (!package_parse_side(package, part, &handler) || numbering->list_count == 0)
        return numbering;
    qsort(numbering->lists, numbering->list_count, sizeof *numbering->lists, order_ids);
    if (numbering->abstract_count == 0)
        return numbering;
    qsort(numbering->abstracts, numbering->abstract_count, sizeof *numbering->abstracts, order_ids);
    lists_link(numbering, styles);
    return numbering;
}

/* ---- counting ---- */

static struct level *level_of(struct numbering *numbering, struct list *list, int index) {
    if (list->overrides[index].defined)
        return &list->overrides[index];
    return &numbering->abstracts[list->abstract].levels[index];
}

static int level_of_style(struct numbering *numbering, struct list *list, struct text style) {
    for (int i = 0; i < LEVELS && style.length != 0; i++)
        if (text_equal(level_of(numbering, list, i)->style, style))
            return i;
    return 0;
}

/* Counts one level on and restarts those below it. */
static void count_on(struct numbering *numbering, struct list *list, int index) {
    struct counts *counts = &numbering->abstracts[list->abstract].counts;
    for (int i = 0; !list->used && i < LEVELS; i++)
        if (list->starts[i] >= 0)
            counts->begun[i] = false;
    int start = list->starts[index] >= 0 && !counts->begun[index]
                    ? list->starts[index]
                    : level_of(numbering, list, index)->start;
    list->used = true;
    for (int i = 0; i < index; i++)
        if (!counts->begun[i]) {
            counts->begun[i] = true;
            counts->last[i] = level_of(numbering, list, i)->start;
        }
    counts->last[index] = counts->begun[index] ? counts->last[index] + 1 : start;
    counts->begun[index] = true;
    for (int i = index + 1; i < LEVELS; i++) {
        int restart = level_of(numbering, list, i)->restart;
        if (restart < 0 || (restart > 0 && index < restart))
            counts->begun[i] = false;
    }
}

static void count_write(struct buffer *out, const struct level *of, bool legal, int count) {
    if (of->width != 0 && !legal)
        buffer_format(out, "%0*d", of->width, count);
    else
        number_write(
            out, legal || of->format == NULL ? number_format_decimal() : of->format, count);
}

/* Fills the counts into "%1.%2、". A legal level prints all of them as decimals. */
static struct number level_write(struct numbering *numbering, struct list *list, int index) {
    const int *counts = numbering->abstracts[list->abstract].counts.last;
    const struct level *level = level_of(numbering, list, index);
    struct number number = {.text = TEXT_NONE};
    struct buffer out = {.arena = numbering->arena};
    if (level->format != NULL && number_format_is_bullet(level->format))
        return number;
    for (size_t i = 0; i < level->text.length; i++) {
        char next = i + 1 < level->text.length ? level->text.bytes[i + 1] : '\0';
        if (level->text.bytes[i] != '%' || next < '1' || next > '9') {
            buffer_add_byte(&out, level->text.bytes[i]);
            continue;
        }
        struct level *of = level_of(numbering, list, next - '1');
        count_write(&out, of, level->legal, counts[next - '1']);
        if (!level->legal && of->format_name.length != 0) {
            number.format_unknown = of->format_name;
            of->format_name = TEXT_NONE;
        }
        i++;
    }
    number.text = buffer_text(&out);
    return number;
}

struct number numbering_next(
    struct numbering *numbering, int num_id, int level, struct text style, bool mark_hidden) {
    struct list *list = num_id <= 0 ? NULL : list_find(numbering, num_id);
    if (list == NULL || list->abstract < 0)
        return (struct number){.text = TEXT_NONE};
    int index = level < 0 ? level_of_style(numbering, list, style) : level;
    if (index >= LEVELS)
        return (struct number){.text = TEXT_NONE};
    int vanish = level_of(numbering, list, index)->vanish;
    count_on(numbering, list, index);
    struct number number = level_write(numbering, list, index);
    number.hidden = vanish < 0 ? mark_hidden : vanish != 0;
    return number;
}
