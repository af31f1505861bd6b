/*
 * html_body.c: what Word, WPS or a portal makes of a report in HTML -> blocks:
 *   p, h1 ... h6, div, li ...       paragraphs; h1 is outline level 0; br is a line break
 *     span[mso-list:Ignore]         the number of the paragraph, as Word printed it
 *   table / tr / td, th             tables, nested ones too; places by html_grid.c
 *   img, svg, object, select ...    in a cell: that one is there; input, textarea: what it shows
 * White space collapses as in a browser, and a line break of the source between two ideographs is
 * nothing. Not printed, so not read: scripts, styles, what is hidden (display:none, mso-hide:all);
 * hidden text is told. Which text is raised, struck or a note's mark is known to html_inline.c,
 * what style sheets say to html_style.c.
 */
#include "document/html_body.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "document/html_inline.h"
#include "document/symbols.h"

enum { MOST_HIDDEN = 200 };

enum kind {
    KIND_INLINE,
    KIND_BLOCK,
    KIND_PARAGRAPH,
    KIND_SKIP,
    KIND_BREAK,
    KIND_TABLE,
    KIND_GROUP,
    KIND_ROW,
    KIND_CELL,
    KIND_LIST,
    KIND_ITEM,
    KIND_PRE,
    KIND_META,
    KIND_PICTURE,
    KIND_OBJECT,
    KIND_INPUT,
    KIND_SELECT,
    KIND_OPTION,
    KIND_TEXTAREA,
    KIND_MATH
};

static const struct element {
    const char *name;
    enum kind kind;
} elements[] = {
    {"span", KIND_INLINE},
    {"o:p", KIND_INLINE},
    {"p", KIND_PARAGRAPH},
    {"td", KIND_CELL},
    {"th", KIND_CELL},
    {"tr", KIND_ROW},
    {"table", KIND_TABLE},
    {"tbody", KIND_GROUP},
    {"thead", KIND_GROUP},
    {"tfoot", KIND_GROUP},
    {"br", KIND_BREAK},
    {"div", KIND_BLOCK},
    {"h1", KIND_PARAGRAPH},
    {"h2", KIND_PARAGRAPH},
    {"h3", KIND_PARAGRAPH},
    {"h4", KIND_PARAGRAPH},
    {"h5", KIND_PARAGRAPH},
    {"h6", KIND_PARAGRAPH},
    {"li", KIND_ITEM},
    {"ol", KIND_LIST},
    {"ul", KIND_LIST},
    {"dl", KIND_BLOCK},
    {"dt", KIND_BLOCK},
    {"dd", KIND_BLOCK},
    {"pre", KIND_PRE},
    {"blockquote", KIND_BLOCK},
    {"center", KIND_BLOCK},
    {"body", KIND_BLOCK},
    {"html", KIND_BLOCK},
    {"section", KIND_BLOCK},
    {"article", KIND_BLOCK},
    {"header", KIND_BLOCK},
    {"footer", KIND_BLOCK},
    {"main", KIND_BLOCK},
    {"nav", KIND_BLOCK},
    {"aside", KIND_BLOCK},
    {"address", KIND_BLOCK},
    {"form", KIND_BLOCK},
    {"fieldset", KIND_BLOCK},
    {"caption", KIND_BLOCK},
    {"hr", KIND_BLOCK},
    {"figure", KIND_BLOCK},
    {"meta", KIND_META},
    {"img", KIND_PICTURE},
    {"v:imagedata", KIND_PICTURE},
    {"script", KIND_SKIP},
    {"style", KIND_SKIP},
    {"title", KIND_SKIP},
    {"xml", KIND_SKIP},
    {"template", KIND_SKIP},
    {"noscript", KIND_SKIP},
    {"select", KIND_SELECT},
    {"option", KIND_OPTION},
    {"textarea", KIND_TEXTAREA},
    {"input", KIND_INPUT},
    {"object", KIND_OBJECT},
    {"svg", KIND_OBJECT},
    {"canvas", KIND_OBJECT},
    {"embed", KIND_OBJECT},
    {"iframe", KIND_OBJECT},
    {"video", KIND_OBJECT},
    {"meter", KIND_OBJECT},
    {"progress", KIND_OBJECT},
    {"datalist", KIND_SKIP},
    {"math", KIND_MATH},
    {"annotation", KIND_SKIP},
    {"annotation-xml", KIND_SKIP},
    {"rp", KIND_SKIP},
};

struct html_list {
    struct html_list *outer;
    bool ordered;
    char type; /* '1', 'a', 'A'; 0: another kind */
    int next;
};

struct html_body {
    struct builder *builder;
    struct arena *arena;
    struct text picture; /* of the paragraph in hand */
    struct html_list *list;
    /* the paragraph */
    struct run_buffer text;
    struct buffer number;
    struct html_inline inlined;
    bool in_paragraph; /* p or h1 ...: is one even where it is empty */
    int outline;
    bool space, line_break; /* white space came and is not yet written; with a line break in it */
    uint32_t last;          /* the character before it; 0: at the beginning of a line */
    int pre;                /* depth of the element that keeps white space, or 0 */
    /* what is open */
    int depth;
    int skip;        /* depth of the element that is not read, or 0 */
    bool skip_tells; /* it is hidden */
    int numbering;   /* depth of the element that holds the paragraph's number, or 0 */
    struct buffer hidden;
    struct style_sheet sheet;
    struct buffer css; /* of the style element that is open */
    bool in_css;
};

struct html_body *html_body_new(struct builder *builder) {
    struct arena *arena = builder->arena;
    struct html_body *body = arena_alloc(arena, sizeof *body);
    *body = (struct html_body){.builder = builder,
        .arena = arena,
        .outline = -1,
        .text = {.text = {.arena = arena}},
        .inlined = {.arena = arena},
        .number = {.arena = arena},
        .hidden = {.arena = arena},
        .sheet = {.arena = arena},
        .css = {.arena = arena}};
    return body;
}

/* ---- attributes ---- */

static int attribute_number(const char *const *attributes, const char *name, int otherwise) {
    const char *value = html_attribute(attributes, name);
    char *end = NULL;
    long number = value == NULL ? 0 : strtol(value, &end, 10);
    if (value == NULL || end == value)
        return otherwise;
    return number < -1000000 ? -1000000 : number > 1000000 ? 1000000 : (int)number;
}

static struct text style_attribute(const char *const *attributes) {
    return text_from(html_attribute(attributes, "style"));
}

static struct style_values element_style(
    const struct html_body *body, const char *name, const char *const *attributes) {
    return style_ask(&body->sheet, name, html_attribute(attributes, "class"),
        html_attribute(attributes, "id"), html_attribute(attributes, "style"));
}

/* ---- paragraphs ---- */

/* An empty paragraph is written with a no-break space in it, or with a line break (LibreOffice). */
static struct run_text paragraph_text(struct html_body *body) {
    struct run_text printed = run_buffer_text(&body->text);
    struct text text = printed.text;
    bool empty = text_equal(text, TEXT("\xC2\xA0")) || text_equal(text, TEXT("\n"));
    return empty ? (struct run_text){.text = TEXT_NONE} : printed;
}

/* The paragraph in hand ends, if there is one. */
static void paragraph_finish(struct html_body *body) {
    bool there = body->in_paragraph || body->text.text.length != 0;
    if (there && !body->builder->stopped) {
        struct run_text printed = paragraph_text(body);
        struct text number = text_copy(body->arena, text_trim(buffer_text(&body->number)));
        struct block *block = builder_paragraph_add(body->builder, &printed, number);
        block->outline = body->outline;
        if (body->picture.length != 0)
            builder_set_picture(body->builder, block, body->picture);
        body->number.length = 0;
    }
    run_buffer_cut(&body->text, 0);
    body->in_paragraph = body->space = body->line_break = false;
    body->outline = -1;
    body->picture = TEXT_NONE;
    body->last = 0;
}

/* ---- text ---- */

static bool is_blank(uint32_t codepoint) {
    return codepoint == ' ' || codepoint == '\t' || codepoint == '\n' || codepoint == '\r' ||
           codepoint == '\f';
}

/* Ideographs and their punctuation: no space between them stands for a line break. */
static bool is_wide(uint32_t codepoint) {
    return codepoint >= 0x2E80 || codepoint == 0x2014 || codepoint == 0x2026 ||
           (codepoint >= 0x2018 && codepoint <= 0x201D);
}

static void space_write(struct html_body *body, struct buffer *into, uint32_t next) {
    bool joins = body->line_break && is_wide(body->last) && is_wide(next);
    if (body->space && body->last != 0 && !joins)
        buffer_add_byte(into, ' ');
    body->space = body->line_break = false;
}

static void character_add(struct html_body *body, struct buffer *into, uint32_t codepoint) {
    if (body->pre == 0 && is_blank(codepoint)) {
        body->space = true;
        body->line_break = body->line_break || codepoint == '\n' || codepoint == '\r';
        return;
    }
    space_write(body, into, codepoint);
    buffer_add_codepoint(into, codepoint);
    body->last = codepoint;
}

static void line_break_add(struct html_body *body) {
    buffer_add_byte(&body->text.text, '\n');
    body->space = body->line_break = false;
    body->last = 0;
}

static void characters_add(struct html_body *body, struct buffer *into, struct text text) {
    size_t before = into->length;
    for (size_t offset = 0; offset < text.length;)
        character_add(body, into, text_next(text, &offset));
    builder_count_text(body->builder, into->length - before);
    builder_goes_on(body->builder);
}

/* Text that is set in a font of symbols. */
static struct text symbols_mapped(struct html_body *body, struct text text) {
    const struct html_look *look = body->inlined.look;
    if (look == NULL || look->symbols < 0)
        return text;
    struct buffer mapped = {.arena = body->arena};
    for (size_t offset = 0; offset < text.length;)
        buffer_add_codepoint(&mapped, symbol_of_text(look->symbols, text_next(text, &offset)));
    return buffer_text(&mapped);
}

/* White space that was waiting is no part of a run that is not plain. */
static void run_add(struct html_body *body, struct text text, enum run_kind kind) {
    struct buffer *into = &body->text.text;
    size_t start = into->length;
    characters_add(body, into, symbols_mapped(body, text));
    formula_text_added(&body->inlined.formula, &body->text, start);
    while (start < into->length && into->bytes[start] == ' ')
        start++;
    run_buffer_mark(&body->text, start, kind);
}

void html_text_add(struct html_body *body, struct text text) {
    if (body->builder->stopped)
        return;
    if (body->skip != 0) {
        if (body->in_css && body->css.length + text.length <= LIMIT_TOKEN_BYTES)
            buffer_add(&body->css, text);
        if (body->skip_tells && body->hidden.length < MOST_HIDDEN)
            buffer_add(&body->hidden, text_slice(text, 0, MOST_HIDDEN));
        return;
    }
    if (body->inlined.select != 0 && !body->inlined.in_option)
        return;
    if (body->numbering == 0)
        run_add(body, text, inline_kind(&body->inlined));
    else
        characters_add(body, &body->number, text);
}

/* ---- tables ---- */

static void row_open(struct html_body *body) {
    builder_row_end(body->builder);
    builder_row_begin(body->builder, 0);
}

static void cell_open(struct html_body *body, const char *const *attributes) {
    struct builder *builder = body->builder;
    if (builder->table == NULL)
        return;
    builder_cell_end(builder);
    if (!builder->table->in_row)
        builder_row_begin(builder, 0);
    int rows = attribute_number(attributes, "rowspan", 1);
    struct cell_span span = {.rows = rows == 0 ? REST_OF_THE_ROWS : rows,
        .columns = attribute_number(attributes, "colspan", 1)};
    /* Word writes it where a row begins or ends inside the grid */
    span.empty = style_says(style_attribute(attributes), "mso-cell-special:placeholder");
    bool full = builder_row_is_full(builder);
    if (!full)
        builder_cell_begin(builder, span);
    if (!full && !span.empty)
        return;
    builder_cell_end(builder);
    body->skip = body->depth;
    body->skip_tells = span.empty;
}

/* ---- lists ---- */

static char list_type(const char *const *attributes) {
    const char *type = html_attribute(attributes, "type");
    struct text style = style_attribute(attributes);
    if (style_says(style, "list-style-type:") && !style_says(style, "list-style-type:decimal"))
        return 0;
    if (type == NULL)
        return '1';
    return *type == '1' || *type == 'a' || *type == 'A' ? *type : 0;
}

static void list_open(struct html_body *body, const char *name, const char *const *attributes) {
    struct html_list *list = arena_alloc(body->arena, sizeof *list);
    *list = (struct html_list){.outer = body->list,
        .ordered = strcmp(name, "ol") == 0,
        .type = list_type(attributes),
        .next = attribute_number(attributes, "start", 1)};
    body->list = list;
}

/* The number that a browser prints before the item. */
static void item_open(struct html_body *body, const char *const *attributes) {
    struct html_list *list = body->list;
    if (list == NULL || !list->ordered ||
        style_says(style_attribute(attributes), "list-style-type:none"))
        return;
    int number = list->next = attribute_number(attributes, "value", list->next);
    list->next += list->next < 1000000;
    bool letter = list->type == 'a' || list->type == 'A';
    if (list->type == 0 || (letter && (number < 1 || number > 26))) {
        problem_add(body->builder->problems, PROBLEM_NUMBER_NOT_READ, builder_place(body->builder),
            TEXT_NONE, TEXT_NONE);
        return;
    }
    body->number.length = 0;
    if (letter)
        buffer_add_byte(&body->number, (char)(list->type + number - 1));
    else
        buffer_add_number(&body->number, number);
    buffer_add_byte(&body->number, '.');
}

/* ---- elements ---- */

static enum kind kind_find(const char *name) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0)
            return elements[i].kind;
    return KIND_INLINE;
}

static void meta_read(struct html_body *body, const char *const *attributes) {
    const char *name = html_attribute(attributes, "name");
    const char *content = html_attribute(attributes, "content");
    if (name != NULL && content != NULL && strcasecmp(name, "generator") == 0)
        body->builder->document->application = text_copy(body->arena, text_from(content));
}

/* In a cell what is no text is said to be there; elsewhere it is no figure's place. */
static void object_add(struct html_body *body, struct text label, enum run_kind kind) {
    if (builder_table_with_cell(body->builder) != NULL)
        run_add(body, label, kind);
}

/* A point or two is there to hold a place, or to count readers. */
static bool is_spacer(const char *const *attributes) {
    enum { SMALLEST = 2 };
    return attribute_number(attributes, "width", SMALLEST + 1) <= SMALLEST ||
           attribute_number(attributes, "height", SMALLEST + 1) <= SMALLEST;
}

/* A picture in the paragraph in hand. */
static void picture_take(struct html_body *body, const char *const *attributes) {
    enum { LONGEST_NAME = 300 }; /* what is longer holds the picture itself */
    struct text name = text_from(html_attribute(attributes, "src"));
    bool data = strncasecmp(name.bytes, "data:", name.length < 5 ? name.length : 5) == 0;
    bool floats = body->inlined.look != NULL && body->inlined.look->floats;
    if (!is_spacer(attributes))
        object_add(body, TEXT("[图片]"), floats ? RUN_FLOATING : RUN_PICTURE);
    if (name.length == 0 || !builder_count_picture(body->builder))
        return;
    if (builder_table_with_cell(body->builder) ==
        NULL) /* a cell that holds nothing else stays empty */
        body->in_paragraph = true;
    body->picture =
        data || name.length > LONGEST_NAME ? TEXT("data:") : text_copy(body->arena, name);
}

/* Form fields of a page's own, outside of tables, are no part of the report. */
static void input_take(struct html_body *body, const char *const *attributes) {
    struct text shown;
    enum run_kind kind;
    if (builder_table_with_cell(body->builder) == NULL || !input_shows(attributes, &shown, &kind))
        return;
    if (kind == RUN_PLAIN)
        kind = inline_kind(&body->inlined);
    run_add(body, shown, kind);
}

static void option_open(struct html_body *body, const char *const *attributes) {
    struct html_inline *inlined = &body->inlined;
    inlined->in_option = inlined->select != 0 && !inlined->option_found &&
                         html_attribute(attributes, "selected") != NULL;
    inlined->option_found = inlined->option_found || inlined->in_option;
}

/* Which entry is chosen is not known where the page does not say so. */
static void select_close(struct html_body *body) {
    struct html_inline *inlined = &body->inlined;
    inlined->select = 0;
    inlined->in_option = false;
    if (!inlined->option_found)
        object_add(body, TEXT("[控件]"), RUN_OBJECT);
    inlined->option_found = false;
}

static void element_start(
    struct html_body *body, const char *name, enum kind kind, const char *const *attributes) {
    switch (kind) {
    case KIND_BREAK:
        line_break_add(body);
        return;
    case KIND_PARAGRAPH:
        body->in_paragraph = true;
        body->outline = name[0] == 'h' ? name[1] - '1' : -1;
        return;
    case KIND_PRE:
        body->pre = body->pre == 0 ? body->depth : body->pre;
        return;
    case KIND_TABLE:
        builder_table_begin(body->builder);
        return;
    case KIND_GROUP:
        builder_row_group_begin(body->builder, name[1] == 'h'   ? GROUP_HEAD
                                               : name[1] == 'f' ? GROUP_FOOT
                                                                : GROUP_BODY);
        return;
    case KIND_ROW:
        row_open(body);
        return;
    case KIND_CELL:
        cell_open(body, attributes);
        return;
    case KIND_LIST:
        list_open(body, name, attributes);
        return;
    case KIND_ITEM:
        item_open(body, attributes);
        return;
    case KIND_META:
        meta_read(body, attributes);
        return;
    case KIND_PICTURE:
        picture_take(body, attributes);
        return;
    case KIND_OBJECT:
        object_add(body, TEXT("[对象]"), RUN_OBJECT);
        body->skip = body->depth;
        return;
    case KIND_INPUT:
        input_take(body, attributes);
        return;
    case KIND_SELECT:
    case KIND_TEXTAREA:
        if (builder_table_with_cell(body->builder) == NULL)
            body->skip = body->depth;
        else if (kind == KIND_SELECT)
            body->inlined.select = body->depth;
        return;
    case KIND_OPTION:
        option_open(body, attributes);
        return;
    case KIND_MATH:
        body->inlined.math_depth = body->depth;
        return;
    default:
        return;
    }
}

static bool ends_paragraph(enum kind kind) {
    switch (kind) {
    case KIND_INLINE:
    case KIND_BREAK:
    case KIND_META:
    case KIND_SKIP:
    case KIND_PICTURE:
    case KIND_OBJECT:
    case KIND_INPUT:
    case KIND_SELECT:
    case KIND_OPTION:
    case KIND_TEXTAREA:
    case KIND_MATH:
        return false;
    default:
        return true;
    }
}

/* A deletion that Word or LibreOffice tracked is accepted, as in a document; one without a date or
 * an author is struck text. */
static bool is_tracked(const char *name, const char *const *attributes) {
    return strcmp(name, "del") == 0 && (html_attribute(attributes, "datetime") != NULL ||
                                           html_attribute(attributes, "cite") != NULL);
}

void html_element_open(struct html_body *body, const char *name, const char *const *attributes) {
    body->depth++;
    if (body->skip != 0 || body->builder->stopped)
        return;
    if (body->depth > LIMIT_DEPTH)
        builder_stop(body->builder, PROBLEM_XML_TOO_DEEP, TEXT("HTML"));
    if (!builder_goes_on(body->builder))
        return;
    enum kind kind = kind_find(name);
    struct style_values style = element_style(body, name, attributes);
    if (kind == KIND_SKIP || is_tracked(name, attributes) || style.values[STYLE_HIDDEN] == 1 ||
        html_attribute(attributes, "hidden") != NULL) {
        body->skip = body->depth;
        body->skip_tells = kind != KIND_SKIP && strcmp(name, "del") != 0;
        body->in_css = strcmp(name, "style") == 0;
        return;
    }
    if (ends_paragraph(kind))
        paragraph_finish(body);
    if (body->numbering == 0 && style_says(style_attribute(attributes), "mso-list:ignore"))
        body->numbering = body->depth;
    inline_open(&body->inlined, body->depth, name, attributes, &style);
    if (body->inlined.math_depth != 0)
        math_open(&body->inlined, &body->text, body->depth, name);
    element_start(body, name, kind, attributes);
}

static void element_end(struct html_body *body, enum kind kind) {
    if (ends_paragraph(kind))
        paragraph_finish(body);
    if (kind == KIND_TABLE)
        builder_table_end(body->builder);
    if (kind == KIND_GROUP) /* rows behind it that are in no group are body */
        builder_row_group_begin(body->builder, GROUP_BODY);
    if (kind == KIND_ROW)
        builder_row_end(body->builder);
    if (kind == KIND_CELL)
        builder_cell_end(body->builder);
    if (kind == KIND_OPTION)
        body->inlined.in_option = false;
    if (kind == KIND_LIST && body->list != NULL)
        body->list = body->list->outer;
}

static void inline_end(struct html_body *body, int depth) {
    struct html_inline *inlined = &body->inlined;
    inline_close(inlined, depth);
    if (inlined->math_depth != 0)
        math_close(inlined, &body->text, depth);
    if (inlined->math_depth >= depth)
        inlined->math_depth = 0;
    if (inlined->select >= depth && inlined->select != 0)
        select_close(body);
}

static void skip_end(struct html_body *body) {
    if (body->in_css)
        style_sheet_read(&body->sheet, buffer_text(&body->css));
    body->css.length = 0;
    body->in_css = false;
    body->skip = 0;
}

void html_element_close(struct html_body *body, const char *name) {
    int depth = body->depth;
    body->depth -= depth > 0;
    if (body->builder->stopped)
        return;
    if (body->skip != 0) {
        if (body->skip >= depth)
            skip_end(body);
        return;
    }
    element_end(body, kind_find(name));
    inline_end(body, depth);
    if (body->pre >= depth)
        body->pre = 0;
    if (body->numbering >= depth) {
        body->numbering = 0;
        body->space = body->line_break = false; /* between the number and the text */
        body->last = 0;
    }
}

void html_body_end(struct html_body *body) {
    paragraph_finish(body);
    while (body->builder->table != NULL)
        builder_table_end(body->builder);
    struct place place = {.raw = buffer_text(&body->hidden)};
    if (!text_is_blank(place.raw))
        problem_add(body->builder->problems, PROBLEM_HIDDEN_TEXT, place, TEXT_NONE, TEXT_NONE);
}
