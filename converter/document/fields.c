/*
 * fields.c: what stands in a paragraph and is more than its text:
 *   w:fldChar, w:fldSimple, w:instrText    fields: of most the result is printed, not the code
 *     w:ffData                             legacy form fields: the chosen entry, ☒ or ☐
 *   w:sdt                                  content controls: prompts, choices that are not known
 *   w:footnoteReference, w:endnoteReference   marks of notes
 *   w:drawing, w:pict, w:object            pictures and objects: in a cell it is said that one is
 * there w:ruby                                 the upper text is raised m:oMath equations in one
 * line (formula.c)
 */
#include "document/reader.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "document/symbols.h"

/* ---- what is no text ---- */

/* Only in cells: elsewhere a picture is no figure's place, and blocks have it (block.picture). */
void object_print(struct reader *reader, enum run_kind kind, struct text label) {
    struct run_properties properties;
    if (!reader_in_cell(reader))
        return;
    if (reader->paragraph == NULL)
        builder_cell_add_text(reader->builder, label, kind);
    else if (run_is_printed(reader, &properties))
        run_buffer_add(&reader->paragraph->text, label, kind);
}

/* ---- codes of fields ---- */

/* Fields that print something and that are computed when they are printed: without a result nobody
 * knows what. */
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

static void field_mark(struct reader *reader, const struct xml_parser *parser) {
    struct text type = xml_attribute_text(parser, XML_W_fldCharType);
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

static void simple_field_begin(struct reader *reader, const struct xml_parser *parser) {
    field_begin(reader);
    struct field *field = field_innermost(reader);
    if (field == NULL)
        return;
    struct text code = xml_attribute_text(parser, XML_W_instr);
    code_add(field, code);
    instruction_end(reader, field);
    field->instruction = false;
    field->is_simple = true;
}

/* Marks without a partner may have been left within it. */
static void simple_field_end(struct reader *reader) {
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
static void form_data(struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    struct field *field = field_innermost(reader);
    if (field == NULL || !field->instruction)
        return;
    if (name == XML_W_checked)
        field->is_checked = xml_attribute_on(parser, XML_W_val);
    else if (name == XML_W_result)
        field->chosen = xml_attribute_number(parser, XML_W_val, 0);
    else if (name == XML_W_default && field->chosen == NOT_SAID) {
        field->is_checked =
            xml_attribute_on(parser, XML_W_val); /* of a box, until it says itself */
        field->chosen = xml_attribute_number(parser, XML_W_val, 0);
    } else if (name == XML_W_listEntry &&
               field->entries++ == (field->chosen == NOT_SAID ? 0 : field->chosen))
        field->entry = text_copy(reader->arena, xml_attribute_text(parser, XML_W_val));
}

/* ---- content controls ---- */

static void control_open(struct reader *reader) {
    struct control *control = arena_alloc(reader->arena, sizeof *control);
    *control = (struct control){.outer = reader->controls,
        .table = reader->builder->table,
        .in_cell = reader_in_cell(reader),
        .text_before = reader->builder->text_bytes};
    reader->controls = control;
}

void control_property(struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    struct control *control = reader->controls;
    if (control == NULL)
        return;
    if (name == XML_W_dropDownList || name == XML_W_comboBox || name == XML_W_dataBinding)
        control->is_choice = true;
    if (name == XML_W_showingPlcHdr && !control->is_placeholder &&
        xml_attribute_on(parser, XML_W_val)) {
        control->is_placeholder = true;
        reader->placeholders++;
    }
}

static void control_close(struct reader *reader) {
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
static void note_mark_print(
    struct reader *reader, const struct xml_parser *parser, bool is_endnote) {
    struct stories *stories = reader->stories;
    if (xml_attribute(parser, XML_W_customMarkFollows) != NULL &&
        xml_attribute_on(parser, XML_W_customMarkFollows)) {
        reader->run_is_note = true;
        return;
    }
    struct run_properties properties;
    int number = is_endnote ? ++stories->endnotes : ++stories->footnotes;
    if (!run_is_printed(reader, &properties))
        return;
    struct buffer mark = {.arena = reader->arena};
    buffer_add_number(&mark, number);
    run_buffer_add(&reader->paragraph->text, buffer_text(&mark), RUN_NOTE);
}

/* ---- ruby ---- */

/* w:rt comes before the base that it explains; it is shown behind it. */
static void ruby_start(struct reader *reader) {
    reader->ruby++;
    reader->ruby_start = reader->paragraph == NULL ? 0 : reader->paragraph->text.text.length;
}

static void ruby_take(struct reader *reader) {
    reader->ruby -= reader->ruby > 0;
    if (reader->paragraph == NULL)
        return;
    struct text text = buffer_text(&reader->paragraph->text.text);
    reader->ruby_text = text_copy(reader->arena, text_slice(text, reader->ruby_start, text.length));
    run_buffer_cut(&reader->paragraph->text, reader->ruby_start);
}

static void ruby_print(struct reader *reader) {
    if (reader->paragraph != NULL)
        run_buffer_add(&reader->paragraph->text, reader->ruby_text, RUN_RUBY);
    reader->ruby_text = TEXT_NONE;
}

/* ---- pictures and objects ---- */

static void picture_print(struct reader *reader, bool floats) {
    if (reader->objects++ == 0)
        object_print(reader, floats ? RUN_FLOATING : RUN_PICTURE, TEXT("[图片]"));
}

static void picture_end(struct reader *reader) {
    reader->objects -= reader->objects > 0;
}

/* The first shape of w:pict says whether it floats. */
static void shape_start(struct reader *reader, const struct xml_parser *parser) {
    if (!reader->pict)
        return;
    reader->pict = false;
    struct text style = xml_attribute_text(parser, XML_NONE_style);
    bool floats = text_find(style, TEXT("position:absolute")) != SIZE_MAX;
    if (reader->objects == 1)
        object_print(reader, floats ? RUN_FLOATING : RUN_PICTURE, TEXT("[图片]"));
}

static void pict_end(struct reader *reader) {
    if (reader->pict) /* no shape that is known */
        object_print(reader, RUN_PICTURE, TEXT("[图片]"));
    reader->pict = false;
    picture_end(reader);
}

static void object_start(struct reader *reader) {
    if (reader->objects++ == 0)
        object_print(reader, RUN_OBJECT, TEXT("[对象]"));
}

/* ---- equations ---- */

static const struct {
    enum xml_name name;
    enum formula_part part;
} formula_parts[] = {
    {XML_M_f, FORMULA_WHOLE},
    {XML_M_sSup, FORMULA_WHOLE},
    {XML_M_sSub, FORMULA_WHOLE},
    {XML_M_sSubSup, FORMULA_WHOLE},
    {XML_M_sPre, FORMULA_WHOLE},
    {XML_M_rad, FORMULA_WHOLE},
    {XML_M_nary, FORMULA_SIGN},
    {XML_M_limLow, FORMULA_WHOLE},
    {XML_M_limUpp, FORMULA_WHOLE},
    {XML_M_num, FORMULA_GROUP},
    {XML_M_den, FORMULA_DENOMINATOR},
    {XML_M_sup, FORMULA_RAISED},
    {XML_M_sub, FORMULA_LOWERED},
    {XML_M_lim, FORMULA_LOWERED},
    {XML_M_deg, FORMULA_DEGREE},
    {XML_M_d, FORMULA_FENCE},
    {XML_M_mr, FORMULA_ROW},
    {XML_M_eqArr, FORMULA_LINES},
};

/* The names of mathematics stand together (xml_names.h). */
static bool is_formula_part(enum xml_name name) {
    return name > XML_M_t && name < XML_M_val;
}

/* What m:e is depends on what it is an element of. */
static enum formula_part element_part(const struct reader *reader) {
    if (reader->formula.depth == 0)
        return FORMULA_GROUP;
    switch (reader->formula.open[reader->formula.depth - 1].part) {
    case FORMULA_FENCE:
        return FORMULA_FENCED;
    case FORMULA_ROW:
        return FORMULA_ITEM;
    case FORMULA_LINES:
        return FORMULA_ROW;
    default:
        return FORMULA_GROUP;
    }
}

static enum formula_part formula_part_find(const struct reader *reader, enum xml_name name) {
    for (size_t i = 0; i < sizeof formula_parts / sizeof *formula_parts; i++)
        if (formula_parts[i].name == name)
            return formula_parts[i].part;
    return name == XML_M_e ? element_part(reader) : FORMULA_NONE;
}

static void bracket_read(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    struct formula *formula = &reader->formula;
    if (formula->depth == 0)
        return;
    struct text value = text_copy(reader->arena, xml_attribute_text(parser, XML_M_val));
    const struct formula_open *open = &formula->open[formula->depth - 1];
    if (name == XML_M_endChr)
        formula_brackets(formula, open->open, value);
    else
        formula_brackets(formula, value, open->close);
}

static bool formula_start(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    if (name == XML_M_begChr || name == XML_M_endChr || name == XML_M_chr) {
        bracket_read(reader, parser, name);
        return true;
    }
    enum formula_part part = formula_part_find(reader, name);
    if (part == FORMULA_NONE || reader->paragraph == NULL)
        return false;
    formula_open(&reader->formula, &reader->paragraph->text, part);
    if (name == XML_M_nary)
        formula_brackets(&reader->formula, TEXT("∫"), TEXT_NONE);
    return true;
}

/* ---- calls from the parser ---- */

bool inline_start(struct reader *reader, struct xml_parser *parser, enum xml_name name) {
    switch (name) {
    case XML_W_fldChar:
        field_mark(reader, parser);
        return true;
    case XML_W_fldSimple:
        simple_field_begin(reader, parser);
        return true;
    case XML_W_instrText:
        reader->in_instruction = true;
        return true;
    case XML_W_checked:
    case XML_W_result:
    case XML_W_default:
    case XML_W_listEntry:
        form_data(reader, parser, name);
        return true;
    case XML_W_sdt:
        control_open(reader);
        return true;
    case XML_W_sdtPr:
        reader->in_control_properties = true;
        return true;
    case XML_W_footnoteReference:
    case XML_W_endnoteReference:
        note_mark_print(reader, parser, name == XML_W_endnoteReference);
        return true;
    case XML_W_rt:
        ruby_start(reader);
        return true;
    case XML_W_bdo:
        reader->uncertain += text_equal(xml_attribute_text(parser, XML_W_val), TEXT("rtl"));
        return true;
    case XML_M_phant:
    case XML_M_borderBox:
    case XML_M_bar:
    case XML_M_acc:
        reader->uncertain++;
        return true;
    case XML_W_pgNum:
        object_print(reader, RUN_OBJECT, TEXT("[页码]"));
        return true;
    case XML_W_contentPart:
    case XML_W14_contentPart:
        object_print(reader, RUN_OBJECT, TEXT("[墨迹]"));
        return true;
    case XML_W_drawing:
    case XML_W_pict:
        reader->pict = name == XML_W_pict && reader->objects == 0;
        reader->objects += name == XML_W_pict;
        return true;
    case XML_WP_inline:
    case XML_WP_anchor:
        picture_print(reader, name == XML_WP_anchor);
        return true;
    case XML_V_shape:
    case XML_V_rect:
    case XML_V_line:
    case XML_V_group:
    case XML_V_oval:
    case XML_V_roundrect:
        shape_start(reader, parser);
        return true;
    case XML_W_object:
        object_start(reader);
        return true;
    default:
        return is_formula_part(name) && formula_start(reader, parser, name);
    }
}

void inline_end(struct reader *reader, enum xml_name name) {
    switch (name) {
    case XML_W_fldSimple:
        simple_field_end(reader);
        return;
    case XML_W_instrText:
        reader->in_instruction = false;
        return;
    case XML_W_sdt:
        control_close(reader);
        return;
    case XML_W_sdtPr:
        reader->in_control_properties = false;
        return;
    case XML_W_rt:
        ruby_take(reader);
        return;
    case XML_W_ruby:
        ruby_print(reader);
        return;
    case XML_W_bdo:
    case XML_M_phant:
    case XML_M_borderBox:
    case XML_M_bar:
    case XML_M_acc:
        reader->uncertain -= reader->uncertain > 0;
        return;
    case XML_W_pict:
        pict_end(reader);
        return;
    case XML_WP_inline:
    case XML_WP_anchor:
    case XML_W_object:
        picture_end(reader);
        return;
    default:
        if (is_formula_part(name) && reader->paragraph != NULL &&
            formula_part_find(reader, name) != FORMULA_NONE)
            formula_close(&reader->formula, &reader->paragraph->text);
    }
}
