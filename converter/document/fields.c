/*
 * fields.c: elements in a paragraph that are more than text:
 *   w:fldChar, w:fldSimple, w:instrText       fields: of most the result is printed, not the code
 *     w:ffData                                legacy form fields: the chosen entry, ☒ or ☐
 *   w:sdt                                     content controls: prompts, choices that are not known
 *   w:footnoteReference, w:endnoteReference   marks of notes
 *   w:drawing, w:pict, w:object               pictures and objects: in a cell, a label
 *   w:ruby                                    the upper text is raised
 *   m:oMath                                   equations in one line (formula.c)
 */
#include "document/reader.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "document/symbols.h"

/* ---- labels ---- */

/* Only in cells: elsewhere a picture holds no figure, and the block names it (block_picture). */
void object_print(struct reader *reader, enum run_kind kind, struct text label) {
    struct run_properties properties;
    if (!reader_in_cell(reader))
        return;
    if (reader->paragraph == NULL)
        builder_cell_add_text(reader->builder, label, kind);
    else if (run_is_printed(reader, &properties))
        run_buffer_add(&reader->paragraph->text, label, kind);
}

void object_label(struct reader *reader) {
    object_print(reader, RUN_OBJECT, text_from(reader->element->label));
}

/* ---- codes of fields ---- */

/* Fields that are computed when they are printed: without a result it is not known what. */
static const struct text printing[] = {TEXT_INIT("="), TEXT_INIT("AUTONUM"),
    TEXT_INIT("AUTONUMLGL"), TEXT_INIT("AUTONUMOUT"), TEXT_INIT("DATE"), TEXT_INIT("DOCPROPERTY"),
    TEXT_INIT("DOCVARIABLE"), TEXT_INIT("EQ"), TEXT_INIT("FORMDROPDOWN"), TEXT_INIT("IF"),
    TEXT_INIT("INCLUDEPICTURE"), TEXT_INIT("INCLUDETEXT"), TEXT_INIT("LINK"),
    TEXT_INIT("MERGEFIELD"), TEXT_INIT("NOTEREF"), TEXT_INIT("PAGEREF"), TEXT_INIT("QUOTE"),
    TEXT_INIT("REF"), TEXT_INIT("SECTION"), TEXT_INIT("SEQ"), TEXT_INIT("SYMBOL"),
    TEXT_INIT("TIME")};

static struct text field_code(const struct field *field) {
    struct buffer code = field->code;
    return text_trim(buffer_text(&code));
}

/* The first word of the code; "=" may have its formula right behind it. */
static struct text field_name(const struct field *field) {
    struct text code = field_code(field);
    size_t length = 0;
    while (length < code.length && isalpha((unsigned char)code.bytes[length]))
        length++;
    return text_slice(code, 0, length == 0 ? 1 : length);
}

static bool field_is(const struct field *field, const char *name) {
    return text_equal_caseless(field_name(field), text_from(name));
}

static bool field_prints(const struct field *field) {
    for (size_t i = 0; i < sizeof printing / sizeof *printing; i++)
        if (text_equal_caseless(field_name(field), printing[i]))
            return true;
    return false;
}

/* What stands in the brackets behind a switch: "3001,2" of "EQ \f(3001,2)"; empty: none. */
static struct text switch_arguments(struct text code, struct text name) {
    size_t found = text_find_caseless(code, name);
    size_t open =
        found == SIZE_MAX ? SIZE_MAX : text_find(text_slice(code, found, code.length), TEXT("("));
    if (open == SIZE_MAX || !text_ends(code, TEXT(")")))
        return TEXT_NONE;
    return text_slice(code, found + open + 1, code.length - 1);
}

/* Two arguments of an EQ switch without further switches in them. */
static bool arguments_split(struct text arguments, struct text *first, struct text *second) {
    size_t comma = text_find(arguments, TEXT(","));
    size_t length = 1;
    if (comma == SIZE_MAX) {
        comma = text_find(arguments, TEXT("，"));
        length = 3;
    }
    if (comma == SIZE_MAX || text_find(arguments, TEXT("\\")) != SIZE_MAX)
        return false;
    *first = text_trim(text_slice(arguments, 0, comma));
    *second = text_trim(text_slice(arguments, comma + length, arguments.length));
    return first->length != 0 && second->length != 0;
}

/* EQ \f(1,2), a fraction; EQ \o\ac(○,1), a number in a circle as Word's Chinese dialog makes it. */
static bool equation_print(struct reader *reader, const struct field *field) {
    struct text code = field_code(field), first, second;
    struct run_buffer *text = &reader->paragraph->text;
    if (arguments_split(switch_arguments(code, TEXT("\\f")), &first, &second)) {
        const struct text parts[] = {first, second};
        formula_open(&reader->formula, text, FORMULA_WHOLE);
        for (size_t i = 0; i < 2; i++) {
            formula_open(&reader->formula, text, i == 0 ? FORMULA_GROUP : FORMULA_DENOMINATOR);
            buffer_add(&text->text, parts[i]);
            formula_close(&reader->formula, text);
        }
        formula_close(&reader->formula, text);
        return true;
    }
    if (!arguments_split(switch_arguments(code, TEXT("\\ac")), &first, &second))
        return false;
    int number = atoi(second.bytes);
    if (!text_equal(first, TEXT("○")) || number < 1 || number > 20)
        return false;
    buffer_add_codepoint(&text->text, 0x2460 + (uint32_t)number - 1);
    return true;
}

/* SYMBOL 61 \f "Wingdings" */
static bool symbol_field_print(struct reader *reader, const struct field *field) {
    struct text code = field_code(field);
    size_t font = text_find(code, TEXT("\""));
    struct text name = text_slice(code, font == SIZE_MAX ? code.length : font + 1, code.length);
    size_t end = text_find(name, TEXT("\""));
    unsigned long number = strtoul(code.bytes + strlen("SYMBOL"), NULL, 0);
    if (end == SIZE_MAX || number == 0 || number > 0xFF)
        return false;
    uint32_t found = symbol_find(text_slice(name, 0, end), 0xF000 | (uint32_t)number);
    buffer_add_codepoint(&reader->paragraph->text.text, found);
    return true;
}

/* A drop-down or a box of a legacy form, which have no result of their own. */
static bool form_field_print(struct reader *reader, const struct field *field) {
    if (field_is(field, "FORMCHECKBOX"))
        run_print(reader, field->is_checked ? TEXT("☒") : TEXT("☐"));
    else if (field_is(field, "FORMDROPDOWN") && field->entry.length != 0)
        run_print(reader, field->entry);
    else
        return false;
    return true;
}

/* The field has ended and printed nothing. */
static void field_print(struct reader *reader, const struct field *field) {
    struct run_properties properties;
    if (!run_is_printed(reader, &properties))
        return;
    if (form_field_print(reader, field) ||
        (field_is(field, "EQ") && equation_print(reader, field)) ||
        (field_is(field, "SYMBOL") && symbol_field_print(reader, field)))
        return;
    bool computed = field_is(field, "EQ") || field_is(field, "FORMDROPDOWN");
    if (!computed && (!field->instruction || !field_prints(field)))
        return;
    struct buffer label = {.arena = reader->arena};
    buffer_word(&label, "[域 %1]", field_code(field), TEXT_NONE);
    object_print(reader, RUN_OBJECT, buffer_text(&label));
}

/* ---- fields ---- */

static void field_begin(struct reader *reader) {
    if (reader->field_count == MOST_FIELDS) {
        reader->field_overflow++;
        return;
    }
    if (reader->fields == NULL)
        reader->fields = arena_array(reader->arena, MOST_FIELDS, sizeof *reader->fields);
    struct field *field = &reader->fields[reader->field_count++];
    *field = (struct field){.instruction = true,
        .code = {.arena = reader->arena},
        .paragraph = reader->paragraph,
        .chosen = NOT_SAID,
        .text_start = reader->paragraph == NULL ? 0 : reader->paragraph->text.text.length};
}

static struct field *field_innermost(struct reader *reader) {
    return reader->field_count == 0 || reader->field_overflow != 0
               ? NULL
               : &reader->fields[reader->field_count - 1];
}

/* The code ends here: what it printed, fields within it for instance, is taken back. */
static void instruction_end(struct reader *reader, struct field *field) {
    bool here = field->paragraph != NULL && field->paragraph == reader->paragraph;
    if (field->instruction && here)
        run_buffer_cut(&reader->paragraph->text, field->text_start);
    field->result_start = here ? reader->paragraph->text.text.length : 0;
    field->is_note = field_is(field, "NOTEREF");
}

/* ADVANCE \u6 raises what follows, \d6 lowers it. */
static bool moves_off_line(struct text code) {
    return text_find(code, TEXT("\\u")) != SIZE_MAX || text_find(code, TEXT("\\d")) != SIZE_MAX;
}

static void field_end(struct reader *reader) {
    struct field *field = &reader->fields[reader->field_count - 1];
    if (field->instruction)
        instruction_end(reader, field);
    bool here = field->paragraph != NULL && field->paragraph == reader->paragraph;
    if (here && field_is(field, "ADVANCE"))
        reader->paragraph->advanced = moves_off_line(field_code(field));
    struct text text = here ? buffer_text(&reader->paragraph->text.text) : TEXT_NONE;
    if (here && text_is_blank(text_slice(text, field->result_start, text.length)))
        field_print(reader, field);
    reader->field_count--;
}

void field_mark(struct reader *reader) {
    struct text type = xml_attribute_text(reader->parser, XML_W_fldCharType);
    bool end = text_equal(type, TEXT("end"));
    if (text_equal(type, TEXT("begin"))) {
        field_begin(reader);
        return;
    }
    if (reader->field_overflow != 0) {
        reader->field_overflow -= end;
        return;
    }
    struct field *field = field_innermost(reader);
    if (field == NULL)
        return;
    if (end) {
        field_end(reader);
    } else if (text_equal(type, TEXT("separate"))) {
        instruction_end(reader, field);
        field->instruction = false;
    }
}

static void code_add(struct field *field, struct text text) {
    if (field->code.length < LONGEST_FIELD_CODE)
        buffer_add(&field->code, text_slice(text, 0, LONGEST_FIELD_CODE - field->code.length));
}

void instruction_add(struct reader *reader, struct text text) {
    struct field *field = field_innermost(reader);
    if (field != NULL && field->instruction)
        code_add(field, text);
}

void simple_field_begin(struct reader *reader) {
    field_begin(reader);
    struct field *field = field_innermost(reader);
    if (field == NULL)
        return;
    code_add(field, xml_attribute_text(reader->parser, XML_W_instr));
    instruction_end(reader, field);
    field->instruction = false;
    field->is_simple = true;
}

/* Marks without a partner may have been left within it. */
void simple_field_end(struct reader *reader) {
    if (reader->field_overflow != 0) {
        reader->field_overflow--;
        return;
    }
    size_t at = reader->field_count;
    while (at > 0 && !reader->fields[at - 1].is_simple)
        at--;
    if (at == 0)
        return;
    reader->field_count = at;
    field_end(reader);
}

void fields_leave(struct reader *reader) {
    for (size_t i = 0; i < reader->field_count; i++)
        if (reader->fields[i].paragraph == reader->paragraph)
            reader->fields[i].paragraph = NULL;
}

/* w:ffData; of a drop-down the index comes before the entries. */
void form_data(struct reader *reader) {
    struct field *field = field_innermost(reader);
    if (field == NULL || !field->instruction)
        return;
    bool on = xml_attribute_on(reader->parser, XML_W_val);
    int number = xml_attribute_number(reader->parser, XML_W_val, 0);
    if (reader->name == XML_W_checked) {
        field->is_checked = on;
    } else if (reader->name == XML_W_result) {
        field->chosen = number;
    } else if (reader->name == XML_W_default && field->chosen == NOT_SAID) {
        field->is_checked = on; /* of a box, until w:checked comes */
        field->chosen = number;
    } else if (reader->name == XML_W_listEntry) {
        bool chosen = field->entries++ == (field->chosen == NOT_SAID ? 0 : field->chosen);
        if (chosen)
            field->entry = text_copy(reader->arena, reader_value(reader));
    }
}

/* ---- content controls ---- */

void control_open(struct reader *reader) {
    struct control *control = arena_alloc(reader->arena, sizeof *control);
    *control = (struct control){.outer = reader->controls,
        .table = reader->builder->table,
        .in_cell = reader_in_cell(reader),
        .text_before = reader->builder->text_bytes};
    reader->controls = control;
}

void control_property(struct reader *reader) {
    struct control *control = reader->controls;
    enum xml_name name = reader->name;
    if (control == NULL)
        return;
    if (name == XML_W_dropDownList || name == XML_W_comboBox || name == XML_W_dataBinding)
        control->is_choice = true;
    if (name == XML_W_showingPlcHdr && !control->is_placeholder &&
        xml_attribute_on(reader->parser, XML_W_val)) {
        control->is_placeholder = true;
        reader->placeholders++;
    }
}

void control_close(struct reader *reader) {
    struct control *control = reader->controls;
    if (control == NULL)
        return;
    if (control->is_choice && control->in_cell && control->table == reader->builder->table &&
        control->text_before == reader->builder->text_bytes)
        object_print(reader, RUN_OBJECT, TEXT("[控件]"));
    reader->placeholders -= control->is_placeholder;
    reader->controls = control->outer;
}

bool control_is_empty(const struct reader *reader) {
    const struct control *control = reader->controls;
    return control != NULL && control->is_choice && !control->in_cell &&
           control->table == reader->builder->table && builder_cell_is_empty(reader->builder);
}

/* ---- notes ---- */

/* Numbers as Word gives them by default; a mark of its own is text of the run. */
void note_mark_print(struct reader *reader) {
    struct stories *stories = reader->stories;
    if (xml_attribute(reader->parser, XML_W_customMarkFollows) != NULL &&
        xml_attribute_on(reader->parser, XML_W_customMarkFollows)) {
        reader->run_is_note = true;
        return;
    }
    struct run_properties properties;
    bool is_endnote = reader->name == XML_W_endnoteReference;
    int number = is_endnote ? ++stories->endnotes : ++stories->footnotes;
    if (!run_is_printed(reader, &properties))
        return;
    struct run_buffer *text = &reader->paragraph->text;
    size_t start = text->text.length;
    buffer_add_number(&text->text, number);
    run_buffer_mark(text, start, RUN_NOTE);
}

/* ---- ruby ---- */

/* w:rt comes before the base that it explains; it is shown behind it. */
void ruby_start(struct reader *reader) {
    reader->ruby++;
    reader->ruby_start = reader->paragraph == NULL ? 0 : reader->paragraph->text.text.length;
}

void ruby_take(struct reader *reader) {
    reader->ruby -= reader->ruby > 0;
    if (reader->paragraph == NULL)
        return;
    struct text text = buffer_text(&reader->paragraph->text.text);
    reader->ruby_text = text_copy(reader->arena, text_slice(text, reader->ruby_start, text.length));
    run_buffer_cut(&reader->paragraph->text, reader->ruby_start);
}

void ruby_print(struct reader *reader) {
    if (reader->paragraph != NULL)
        run_buffer_add(&reader->paragraph->text, reader->ruby_text, RUN_RUBY);
    reader->ruby_text = TEXT_NONE;
}

/* ---- direction ---- */

void direction_start(struct reader *reader) {
    reader->uncertain += text_equal(reader_value(reader), TEXT("rtl"));
}

void uncertain_start(struct reader *reader) {
    reader->uncertain++;
}

void uncertain_end(struct reader *reader) {
    reader->uncertain -= reader->uncertain > 0;
}

/* ---- pictures and objects ---- */

static void picture_print(struct reader *reader, bool floats) {
    object_print(reader, floats ? RUN_FLOATING : RUN_PICTURE, TEXT("[图片]"));
}

void drawing_start(struct reader *reader) {
    reader->pict = false;
}

void picture_start(struct reader *reader) {
    if (reader->objects++ == 0)
        picture_print(reader, reader->name == XML_WP_anchor);
}

void picture_end(struct reader *reader) {
    reader->objects -= reader->objects > 0;
}

void pict_start(struct reader *reader) {
    reader->pict = reader->objects++ == 0;
}

/* The first shape of w:pict shows whether it floats. */
void shape_start(struct reader *reader) {
    struct text style = xml_attribute_text(reader->parser, XML_NONE_style);
    if (reader->pict && reader->objects == 1)
        picture_print(reader, text_find(style, TEXT("position:absolute")) != SIZE_MAX);
    reader->pict = false;
}

void pict_end(struct reader *reader) {
    if (reader->pict) /* no shape that is known */
        picture_print(reader, false);
    reader->pict = false;
    picture_end(reader);
}

void object_start(struct reader *reader) {
    if (reader->objects++ == 0)
        object_label(reader);
}

/* ---- equations ---- */

static void part_open(struct reader *reader, enum formula_part part) {
    if (reader->paragraph != NULL)
        formula_open(&reader->formula, &reader->paragraph->text, part);
}

void formula_start(struct reader *reader) {
    part_open(reader, reader->element->part);
    if (reader->name == XML_M_nary && reader->paragraph != NULL)
        formula_brackets(&reader->formula, TEXT("∫"), TEXT_NONE);
}

/* m:e is a part of what it stands in. */
void formula_element_start(struct reader *reader) {
    static const enum formula_part parts[] = {[FORMULA_FENCE] = FORMULA_FENCED,
        [FORMULA_ROW] = FORMULA_ITEM,
        [FORMULA_LINES] = FORMULA_ROW,
        [FORMULA_SIGN] = FORMULA_NONE};
    int depth = reader->formula.depth;
    enum formula_part part =
        depth == 0 ? FORMULA_NONE : parts[reader->formula.open[depth - 1].part];
    part_open(reader, part == FORMULA_NONE ? FORMULA_GROUP : part);
}

void formula_end(struct reader *reader) {
    if (reader->paragraph != NULL)
        formula_close(&reader->formula, &reader->paragraph->text);
}

/* m:begChr and m:endChr of a fence, m:chr of a large operator. */
void bracket_read(struct reader *reader) {
    struct formula *formula = &reader->formula;
    if (formula->depth == 0)
        return;
    struct text value = text_copy(reader->arena, xml_attribute_text(reader->parser, XML_M_val));
    const struct formula_open *open = &formula->open[formula->depth - 1];
    if (reader->name == XML_M_endChr)
        formula_brackets(formula, open->open, value);
    else
        formula_brackets(formula, value, open->close);
}
