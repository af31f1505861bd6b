/*
 * html_body.c: what Word, WPS or a portal makes of a report in HTML -> blocks:
 *   p, h1 ... h6, div, li ...       paragraphs; h1 is outline level 0; br is a line break
 *     span[mso-list:Ignore]         the number of the paragraph, as Word printed it
 *   table / tr / td, th             tables, nested ones too
 *   img, svg, object, select ...    in a cell: a label; input, textarea: what it shows
 * White space collapses as in a browser, and a line break of the source between two ideographs is
 * dropped. Scripts, styles and hidden text (display:none, mso-hide:all) are not printed and not
 * read; hidden text is a problem. html_inline.c finds which text is raised, struck or a note's
 * mark, html_style.c what style sheets say.
 */
#include "document/html_body.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "document/html_inline.h"
#include "document/symbols.h"

enum { MOST_HIDDEN = 200 };

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
    /* the element in hand */
    const char *name;
    const char *const *attributes;
    int depth;
    /* what is open */
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

static int attribute_number(const struct html_body *body, const char *name, int otherwise) {
    const char *value = html_attribute(body->attributes, name);
    char *end = NULL;
    long number = value == NULL ? 0 : strtol(value, &end, 10);
    if (value == NULL || end == value)
        return otherwise;
    return number < -1000000 ? -1000000 : number > 1000000 ? 1000000 : (int)number;
}

/* Whether the style attribute says so. */
static bool has_style(const struct html_body *body, const char *words) {
    return style_says(text_from(html_attribute(body->attributes, "style")), words);
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

static void character_add(struct html_body *body, struct buffer *into, uint32_t codepoint) {
    if (body->pre == 0 && is_blank(codepoint)) {
        body->space = true;
        body->line_break = body->line_break || codepoint == '\n' || codepoint == '\r';
        return;
    }
    bool joins = body->line_break && is_wide(body->last) && is_wide(codepoint);
    if (body->space && body->last != 0 && !joins)
        buffer_add_byte(into, ' ');
    buffer_add_codepoint(into, codepoint);
    body->space = body->line_break = false;
    body->last = codepoint;
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

static void line_break(struct html_body *body) {
    buffer_add_byte(&body->text.text, '\n');
    body->space = body->line_break = false;
    body->last = 0;
}

static void paragraph_open(struct html_body *body) {
    body->in_paragraph = true;
    body->outline = body->name[0] == 'h' ? body->name[1] - '1' : -1;
}

static void pre_open(struct html_body *body) {
    body->pre = body->pre == 0 ? body->depth : body->pre;
}

/* ---- tables ---- */

static void table_open(struct html_body *body) {
    builder_table_begin(body->builder);
}

static void table_close(struct html_body *body) {
    builder_table_end(body->builder);
}

static void group_open(struct html_body *body) {
    builder_row_group_begin(body->builder, body->name[1] == 'h'   ? GROUP_HEAD
                                           : body->name[1] == 'f' ? GROUP_FOOT
                                                                  : GROUP_BODY);
}

/* Rows behind a group that are in no group are body. */
static void group_close(struct html_body *body) {
    builder_row_group_begin(body->builder, GROUP_BODY);
}

static void row_close(struct html_body *body) {
    builder_row_end(body->builder);
}

static void row_open(struct html_body *body) {
    row_close(body);
    builder_row_begin(body->builder, 0);
}

static void cell_close(struct html_body *body) {
    builder_cell_end(body->builder);
}

static void cell_open(struct html_body *body) {
    struct builder *builder = body->builder;
    if (builder->table == NULL)
        return;
    cell_close(body);
    if (!builder->table->in_row)
        builder_row_begin(builder, 0);
    int rows = attribute_number(body, "rowspan", 1);
    struct cell_span span = {.rows = rows == 0 ? REST_OF_THE_ROWS : rows,
        .columns = attribute_number(body, "colspan", 1)};
    /* Word writes these where a row begins or ends inside the grid */
    span.empty = has_style(body, "mso-cell-special:placeholder");
    bool full = builder_row_is_full(builder);
    if (!full)
        builder_cell_begin(builder, span);
    if (!full && !span.empty)
        return;
    cell_close(body);
    body->skip = body->depth;
    body->skip_tells = span.empty;
}

/* ---- lists ---- */

/* '1', 'a' or 'A'; 0: another kind. */
static char list_type(const struct html_body *body) {
    const char *type = html_attribute(body->attributes, "type");
    if (has_style(body, "list-style-type:") && !has_style(body, "list-style-type:decimal"))
        return 0;
    if (type == NULL)
        return '1';
    return *type == '1' || *type == 'a' || *type == 'A' ? *type : 0;
}

static void list_open(struct html_body *body) {
    struct html_list *list = arena_alloc(body->arena, sizeof *list);
    *list = (struct html_list){.outer = body->list,
        .ordered = strcmp(body->name, "ol") == 0,
        .type = list_type(body),
        .next = attribute_number(body, "start", 1)};
    body->list = list;
}

static void list_close(struct html_body *body) {
    if (body->list != NULL)
        body->list = body->list->outer;
}

/* The number that a browser prints before the item. */
static void item_open(struct html_body *body) {
    struct html_list *list = body->list;
    if (list == NULL || !list->ordered || has_style(body, "list-style-type:none"))
        return;
    int number = list->next = attribute_number(body, "value", list->next);
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

/* ---- pictures, objects, form fields ---- */

/* In a cell a label stands for what is no text; elsewhere it can hold no figure. */
static void object_print(struct html_body *body, struct text label, enum run_kind kind) {
    if (builder_table_with_cell(body->builder) != NULL)
        run_add(body, label, kind);
}

/* A picture in the paragraph in hand. One of a point or two holds a place, or counts readers. */
static void picture_add(struct html_body *body) {
    enum { SMALLEST = 2, LONGEST_NAME = 300 /* what is longer holds the picture itself */ };
    struct text name = text_from(html_attribute(body->attributes, "src"));
    bool data = text_starts_caseless(name, TEXT("data:")) || name.length > LONGEST_NAME;
    bool floats = body->inlined.look != NULL && body->inlined.look->floats;
    if (attribute_number(body, "width", SMALLEST + 1) > SMALLEST &&
        attribute_number(body, "height", SMALLEST + 1) > SMALLEST)
        object_print(body, TEXT("[图片]"), floats ? RUN_FLOATING : RUN_PICTURE);
    if (name.length == 0 || !builder_count_picture(body->builder))
        return;
    if (builder_table_with_cell(body->builder) == NULL) /* else the cell stays empty */
        body->in_paragraph = true;
    body->picture = data ? TEXT("data:") : text_copy(body->arena, name);
}

static void object_open(struct html_body *body) {
    object_print(body, TEXT("[对象]"), RUN_OBJECT);
    body->skip = body->depth;
}

/* Form fields outside of tables belong to the page and not to the report. */
static void input_add(struct html_body *body) {
    struct text shown;
    enum run_kind kind;
    if (input_shows(body->attributes, &shown, &kind))
        object_print(body, shown, kind == RUN_PLAIN ? inline_kind(&body->inlined) : kind);
}

static void textarea_open(struct html_body *body) {
    if (builder_table_with_cell(body->builder) == NULL)
        body->skip = body->depth;
}

static void select_open(struct html_body *body) {
    textarea_open(body);
    if (body->skip == 0)
        body->inlined.select = body->depth;
}

/* Without a chosen entry it is not known what the page shows. */
static void select_end(struct html_body *body) {
    struct html_inline *inlined = &body->inlined;
    inlined->select = 0;
    inlined->in_option = false;
    if (!inlined->option_found)
        object_print(body, TEXT("[控件]"), RUN_OBJECT);
    inlined->option_found = false;
}

static void option_open(struct html_body *body) {
    struct html_inline *inlined = &body->inlined;
    inlined->in_option = inlined->select != 0 && !inlined->option_found &&
                         html_attribute(body->attributes, "selected") != NULL;
    inlined->option_found = inlined->option_found || inlined->in_option;
}

static void option_close(struct html_body *body) {
    body->inlined.in_option = false;
}

static void formula_open_element(struct html_body *body) {
    body->inlined.math_depth = body->depth;
}

static void meta_read(struct html_body *body) {
    const char *name = html_attribute(body->attributes, "name");
    const char *content = html_attribute(body->attributes, "content");
    if (name != NULL && content != NULL && strcasecmp(name, "generator") == 0)
        body->builder->document->application = text_copy(body->arena, text_from(content));
}

/* ---- elements ---- */

enum flow { INLINE, BLOCK /* ends the paragraph before it, and its own */, SKIPPED };

/* What is done with an element. Others are INLINE. */
static const struct element {
    const char *name;
    enum flow flow;
    void (*start)(struct html_body *body), (*end)(struct html_body *body);
} elements[] = {
    {"span", INLINE, NULL, NULL},
    {"o:p", INLINE, NULL, NULL},
    {"p", BLOCK, paragraph_open, NULL},
    {"td", BLOCK, cell_open, cell_close},
    {"th", BLOCK, cell_open, cell_close},
    {"tr", BLOCK, row_open, row_close},
    {"table", BLOCK, table_open, table_close},
    {"tbody", BLOCK, group_open, group_close},
    {"thead", BLOCK, group_open, group_close},
    {"tfoot", BLOCK, group_open, group_close},
    {"br", INLINE, line_break, NULL},
    {"div", BLOCK, NULL, NULL},
    {"h1", BLOCK, paragraph_open, NULL},
    {"h2", BLOCK, paragraph_open, NULL},
    {"h3", BLOCK, paragraph_open, NULL},
    {"h4", BLOCK, paragraph_open, NULL},
    {"h5", BLOCK, paragraph_open, NULL},
    {"h6", BLOCK, paragraph_open, NULL},
    {"li", BLOCK, item_open, NULL},
    {"ol", BLOCK, list_open, list_close},
    {"ul", BLOCK, list_open, list_close},
    {"pre", BLOCK, pre_open, NULL},
    {"meta", INLINE, meta_read, NULL},
    {"img", INLINE, picture_add, NULL},
    {"v:imagedata", INLINE, picture_add, NULL},
    {"select", INLINE, select_open, NULL},
    {"option", INLINE, option_open, option_close},
    {"textarea", INLINE, textarea_open, NULL},
    {"input", INLINE, input_add, NULL},
    {"math", INLINE, formula_open_element, NULL},
};

static const char *const blocks[] = {"dl", "dt", "dd", "blockquote", "center", "body", "html",
    "section", "article", "header", "footer", "main", "nav", "aside", "address", "form", "fieldset",
    "caption", "hr", "figure", NULL};
static const char *const objects[] = {
    "object", "svg", "canvas", "embed", "iframe", "video", "meter", "progress", NULL};
static const char *const skipped[] = {"script", "style", "title", "xml", "template", "noscript",
    "datalist", "annotation", "annotation-xml", "rp", NULL};

static struct element element_find(const char *name) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0)
            return elements[i];
    return (struct element){name,
        html_is_among(name, blocks)    ? BLOCK
        : html_is_among(name, skipped) ? SKIPPED
                                       : INLINE,
        html_is_among(name, objects) ? object_open : NULL, NULL};
}

/* A deletion that Word or LibreOffice tracked is accepted, as in a document; one without a date or
 * an author is struck text. */
static bool is_tracked_deletion(const struct html_body *body) {
    return strcmp(body->name, "del") == 0 &&
           (html_attribute(body->attributes, "datetime") != NULL ||
               html_attribute(body->attributes, "cite") != NULL);
}

void html_element_open(struct html_body *body, const char *name, const char *const *attributes) {
    body->depth++;
    body->name = name;
    body->attributes = attributes;
    if (body->skip != 0 || body->builder->stopped)
        return;
    if (body->depth > LIMIT_DEPTH)
        builder_stop(body->builder, PROBLEM_XML_TOO_DEEP, TEXT("HTML"));
    if (!builder_goes_on(body->builder))
        return;
    const struct element element = element_find(name);
    struct style_values style = style_ask(&body->sheet, name, html_attribute(attributes, "class"),
        html_attribute(attributes, "id"), html_attribute(attributes, "style"));
    if (element.flow == SKIPPED || is_tracked_deletion(body) || style.values[STYLE_HIDDEN] == 1 ||
        html_attribute(attributes, "hidden") != NULL) {
        body->skip = body->depth;
        body->skip_tells = element.flow != SKIPPED && strcmp(name, "del") != 0;
        body->in_css = strcmp(name, "style") == 0;
        return;
    }
    if (element.flow == BLOCK)
        paragraph_finish(body);
    if (body->numbering == 0 && has_style(body, "mso-list:ignore"))
        body->numbering = body->depth;
    inline_open(&body->inlined, body->depth, name, attributes, &style);
    if (body->inlined.math_depth != 0)
        math_open(&body->inlined, &body->text, body->depth, name);
    if (element.start != NULL)
        element.start(body);
    if (style.values[STYLE_PRINTS] == 1)
        object_print(body, TEXT("[样式]"), RUN_OBJECT);
}

/* The element that is not read ends. */
static void skip_end(struct html_body *body) {
    if (body->in_css)
        style_sheet_read(&body->sheet, buffer_text(&body->css));
    body->css.length = 0;
    body->in_css = false;
    body->skip = 0;
}

void html_element_close(struct html_body *body, const char *name) {
    struct html_inline *inlined = &body->inlined;
    int depth = body->depth;
    body->depth -= depth > 0;
    if (body->builder->stopped)
        return;
    if (body->skip != 0) {
        if (body->skip >= depth)
            skip_end(body);
        return;
    }
    const struct element element = element_find(name);
    if (element.flow == BLOCK)
        paragraph_finish(body);
    if (element.end != NULL)
        element.end(body);
    inline_close(inlined, depth);
    if (inlined->math_depth != 0)
        math_close(inlined, &body->text, depth);
    if (inlined->math_depth >= depth)
        inlined->math_depth = 0;
    if (inlined->select >= depth && inlined->select != 0)
        select_end(body);
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
