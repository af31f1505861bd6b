/*
 * body.c: reads a story:
 *   w:body, w:footnotes, w:hdr ...
 *     w:p                      w:pPr (w:pStyle, w:numPr, w:outlineLvl, w:shd, w:rPr/w:del)
 *       w:r                    w:rPr (properties.c, w:rStyle), w:t, w:tab, w:br, w:sym; fields.c
 *         w:txbxContent        a story within: its blocks stand at the anchor
 *     w:tbl                    w:tblPr (w:tblStyle, w:shd)
 *       w:tr                   w:trPr (w:gridBefore, w:del)
 *         w:tc                 w:tcPr (w:gridSpan, w:vMerge, w:hMerge, w:cellDel, w:shd), blocks
 * The table `elements` says what is done with each. Wrappers (w:customXml, w:smartTag, w:ins,
 * w:moveTo, w:hyperlink ...) are not in it: their children are read, at every level. Tracked
 * changes are accepted: what was deleted or moved away is skipped. No recursion: open elements are
 * listed. Word 2003's XML is the same but for a few names: w:vmerge, aml:annotation for tracked
 * changes and comments, wx:t for the number of a paragraph, and notes stand where they are called.
 */
#include "document/reader.h"

/* ---- text boxes ---- */

/* w:txbxContent; w:footnote and w:endnote, which only Word 2003 has in the body. */
static void box_open(struct reader *reader) {
    struct builder *builder = reader->builder;
    if (reader->name != XML_W_txbxContent && reader->where_part != WHERE_BODY)
        return;
    struct story_frame *frame = arena_alloc(reader->arena, sizeof *frame);
    *frame = (struct story_frame){.outer = reader->frames,
        .table = reader->table,
        .open = builder->table,
        .where = builder->where,
        .run = reader->run,
        .run_style = reader->run_style,
        .objects = reader->objects,
        .field_count = reader->field_count,
        .field_overflow = reader->field_overflow};
    reader->frames = frame;
    reader->table = NULL;
    builder->table = NULL;
    builder->where = reader->name == XML_W_footnote  ? WHERE_FOOTNOTE
                     : reader->name == XML_W_endnote ? WHERE_ENDNOTE
                                                     : WHERE_TEXTBOX;
    reader->objects = 0;
}

static void box_close(struct reader *reader) {
    struct story_frame *frame = reader->frames;
    if (frame == NULL || (reader->name != XML_W_txbxContent && reader->where_part != WHERE_BODY))
        return;
    joined_flush(reader);
    reader->frames = frame->outer;
    reader->table = frame->table;
    reader->builder->table = frame->open;
    reader->builder->where = frame->where;
    reader->run = frame->run;
    reader->run_style = frame->run_style;
    reader->objects = frame->objects;
    if (reader->field_count > frame->field_count)
        reader->field_count = frame->field_count;
    reader->field_overflow = frame->field_overflow;
}

/* ---- tracked changes ---- */

static void skip(struct reader *reader) {
    xml_skip(reader->parser);
}

/* w:del and w:moveFrom among properties mark a row or a paragraph's end; elsewhere they hold what
 * was deleted. */
static void deletion(struct reader *reader) {
    if ((reader->inside & IN_TRPR) != 0 && reader->table != NULL)
        reader->table->row_dropped = true;
    else if ((reader->inside & IN_PPR) != 0 && (reader->inside & IN_RPR) != 0 &&
             reader->paragraph != NULL)
        reader->paragraph->mark_deleted = true;
    else
        skip(reader);
}

/* Word 2003: the content of insertions is read; that of comments and old properties is not. */
static void annotation(struct reader *reader) {
    struct text type = xml_attribute_text(reader->parser, XML_W_type);
    if (text_equal(type, TEXT("Word.Deletion")))
        deletion(reader);
    else if (!text_equal(type, TEXT("Word.Insertion")))
        skip(reader);
}

/* ---- properties ---- */

static void paragraph_property(struct reader *reader) {
    struct paragraph *paragraph = reader->paragraph;
    int number = xml_attribute_number(reader->parser, XML_W_val, -1);
    if (paragraph == NULL || (reader->inside & IN_PPR) == 0)
        return;
    if (reader->name == XML_W_pStyle)
        paragraph->style = text_copy(reader->arena, reader_value(reader));
    else if (reader->name == XML_W_numId)
        paragraph->num_id = number;
    else if (reader->name == XML_W_ilvl)
        paragraph->level = number;
    else if (reader->name == XML_W_ilfo)
        paragraph->listed = number > 0;
    else if (reader->name == XML_WX_t)
        paragraph->printed =
            text_copy(reader->arena, xml_attribute_text(reader->parser, XML_WX_val));
    else if (reader->name == XML_W_outlineLvl)
        paragraph->outline = number >= 0 && number < 9 ? number : -1;
}

static void grid_before(struct reader *reader) {
    if (reader->table != NULL)
        reader->table->grid_before = xml_attribute_number(reader->parser, XML_W_val, 0);
}

static void table_style(struct reader *reader) {
    if (reader->table != NULL && !reader->table->in_row)
        reader->table->shades = style_find(reader->stories->styles, reader_value(reader))->shades;
}

static void cell_property(struct reader *reader) {
    if (!reader_in_cell(reader))
        return;
    struct cell_span *span = &reader->builder->table->span;
    enum merge merge =
        text_equal(reader_value(reader), TEXT("restart")) ? MERGE_RESTART : MERGE_CONTINUE;
    if (reader->name == XML_W_gridSpan)
        span->columns = xml_attribute_number(reader->parser, XML_W_val, 1);
    else if (reader->name == XML_W_vMerge || reader->name == XML_W_vmerge)
        span->vertical = merge;
    else if (reader->name == XML_W_hMerge || reader->name == XML_W_hmerge)
        span->horizontal = merge;
    else if (reader->name == XML_W_cellDel)
        reader->table->cell_dropped = true;
    else if (reader->name == XML_W_cellMerge) { /* a tracked merge, accepted: "cont" or "rest" */
        struct text tracked = xml_attribute_text(reader->parser, XML_W_vMerge);
        span->vertical = text_equal(tracked, TEXT("cont")) ? MERGE_CONTINUE : MERGE_RESTART;
    }
}

static void run_property(struct reader *reader) {
    if ((reader->inside & IN_PPR) != 0) { /* of the paragraph's mark */
        if (reader->name == XML_W_vanish && reader->paragraph != NULL)
            reader->paragraph->mark_vanish = xml_attribute_on(reader->parser, XML_W_val);
        if (reader->name == XML_W_specVanish && reader->paragraph != NULL)
            reader->paragraph->mark_separates = xml_attribute_on(reader->parser, XML_W_val);
        return;
    }
    bool fill = reader->name == XML_W14_noFill; /* of the text, or of a shape */
    if ((reader->inside & IN_RPR) != 0 && (!fill || (reader->inside & IN_TEXTFILL) != 0))
        run_property_read(&reader->run, reader->parser, reader->name);
}

static void run_style(struct reader *reader) {
    if ((reader->inside & IN_PPR) == 0)
        reader->run_style = text_copy(reader->arena, reader_value(reader));
}

/* w:shd of a paragraph, a table, a cell or a run. */
static void shading(struct reader *reader) {
    struct table_reading *table = reader->table;
    bool of_run = (reader->inside & IN_RPR) != 0, of_paragraph = (reader->inside & IN_PPR) != 0;
    int ground = shading_read(reader->parser);
    if (of_paragraph && !of_run && reader->paragraph != NULL)
        reader->paragraph->ground = ground;
    if (table != NULL && !table->in_row)
        table->ground = ground;
    if (reader_in_cell(reader) && !of_run && !of_paragraph)
        table->cell_ground = ground;
    run_property(reader);
}

static void run_open(struct reader *reader) {
    reader->run = run_properties_none;
    reader->run_style = TEXT_NONE;
    reader->run_is_note = false;
}

static void background(struct reader *reader) {
    reader->page_ground = page_color_read(reader->parser);
}

static void word_2003_document(struct reader *reader) {
    reader->preserve_all =
        text_equal(xml_attribute_text(reader->parser, XML_XML_space), TEXT("preserve"));
}

/* ---- content ---- */

/* In w:pPr w:tab is a tab stop. */
static void tab_print(struct reader *reader) {
    if ((reader->inside & IN_PPR) == 0)
        run_print(reader, TEXT("\t"));
}

/* The part that the relationship leads to; without one, its id. */
static void picture_name(struct reader *reader) {
    const struct stories *stories = reader->stories;
    struct builder *builder = reader->builder;
    struct text id =
        xml_attribute_text(reader->parser, reader->name == XML_A_blip ? XML_R_embed : XML_R_id);
    if (reader->paragraph == NULL || reader->where_part != WHERE_BODY || id.length == 0 ||
        !builder_count_picture(builder))
        return;
    struct text name = TEXT_NONE;
    for (size_t i = 0; i < stories->relationship_count && name.length == 0; i++)
        if (text_equal(stories->relationships[i].id, id))
            name = stories->relationships[i].target;
    builder_set_picture(builder, &builder->document->blocks[reader->paragraph->block],
        name.length != 0 ? name : text_copy(reader->arena, id));
}

static void other_file(struct reader *reader) {
    object_label(reader);
    problem_add(reader->builder->problems, PROBLEM_PART_NOT_READ, builder_place(reader->builder),
        TEXT_NONE, TEXT_NONE);
}

static void paragraph_leave(struct reader *reader) {
    fields_leave(reader);
    paragraph_close(reader);
}

/* ---- the elements ---- */

#define FORMULA(kind)                                                                              \
    { formula_start, formula_end, .part = FORMULA_##kind }

static const struct element elements[XML_NAME_COUNT] = {
    [XML_W_p] = {paragraph_open, paragraph_leave},
    [XML_W_r] = {run_open},
    [XML_M_r] = {run_open}, /* a run of mathematics has properties of its own */
    [XML_W_t] = {text_open, text_close},
    [XML_M_t] = {text_open, text_close},
    [XML_W_tbl] = {table_open, table_close},
    [XML_W_tr] = {row_open, row_close},
    [XML_W_tc] = {cell_open, cell_close},
    [XML_W_txbxContent] = {box_open, box_close},
    [XML_W_footnote] = {box_open, box_close},
    [XML_W_endnote] = {box_open, box_close},
    [XML_W_background] = {background},
    [XML_W_wordDocument] = {word_2003_document},
    /* properties */
    [XML_W_pPr] = {.inside = IN_PPR},
    [XML_W_rPr] = {.inside = IN_RPR},
    [XML_W_trPr] = {.inside = IN_TRPR},
    [XML_W14_textFill] = {.inside = IN_TEXTFILL},
    [XML_W_pStyle] = {paragraph_property},
    [XML_W_numId] = {paragraph_property},
    [XML_W_ilvl] = {paragraph_property},
    [XML_W_ilfo] = {paragraph_property},
    [XML_WX_t] = {paragraph_property},
    [XML_W_outlineLvl] = {paragraph_property},
    [XML_W_tblStyle] = {table_style},
    [XML_W_gridBefore] = {grid_before},
    [XML_W_gridSpan] = {cell_property},
    [XML_W_vMerge] = {cell_property},
    [XML_W_vmerge] = {cell_property},
    [XML_W_hMerge] = {cell_property},
    [XML_W_hmerge] = {cell_property},
    [XML_W_cellMerge] = {cell_property},
    [XML_W_cellDel] = {cell_property},
    [XML_W_shd] = {shading},
    [XML_W_rStyle] = {run_style},
    [XML_W_vanish] = {run_property},
    [XML_W_specVanish] = {run_property},
    [XML_W_strike] = {run_property},
    [XML_W_dstrike] = {run_property},
    [XML_W_vertAlign] = {run_property},
    [XML_W_position] = {run_property},
    [XML_W_sz] = {run_property},
    [XML_W_w] = {run_property},
    [XML_W14_noFill] = {run_property},
    [XML_W_eastAsianLayout] = {run_property},
    [XML_W_color] = {run_property},
    [XML_W_highlight] = {run_property},
    [XML_W_rFonts] = {run_property},
    /* characters */
    [XML_W_tab] = {tab_print},
    [XML_W_ptab] = {label_print, .label = "\t"},
    [XML_W_br] = {label_print, .label = "\n"},
    [XML_W_cr] = {label_print, .label = "\n"},
    [XML_W_noBreakHyphen] = {label_print, .label = "-"},
    [XML_W_softHyphen] = {label_print, .label = "\xC2\xAD"},
    [XML_W_sym] = {symbol_print},
    /* fields, controls, notes, ruby */
    [XML_W_fldChar] = {field_mark},
    [XML_W_fldSimple] = {simple_field_begin, simple_field_end},
    [XML_W_instrText] = {.inside = IN_INSTRTEXT},
    [XML_W_checked] = {form_data},
    [XML_W_result] = {form_data},
    [XML_W_default] = {form_data},
    [XML_W_listEntry] = {form_data},
    [XML_W_sdt] = {control_open, control_close},
    [XML_W_sdtPr] = {.inside = IN_SDTPR},
    [XML_W_footnoteReference] = {note_mark_print},
    [XML_W_endnoteReference] = {note_mark_print},
    [XML_W_rt] = {ruby_start, ruby_take},
    [XML_W_ruby] = {.end = ruby_print},
    /* printed otherwise than written */
    [XML_W_bdo] = {direction_start, uncertain_end},
    [XML_M_phant] = {uncertain_start, uncertain_end},
    [XML_M_borderBox] = {uncertain_start, uncertain_end},
    [XML_M_bar] = {uncertain_start, uncertain_end},
    [XML_M_acc] = {uncertain_start, uncertain_end},
    /* pictures, objects and other files */
    [XML_A_blip] = {picture_name},
    [XML_V_imagedata] = {picture_name},
    [XML_W_drawing] = {drawing_start},
    [XML_W_pict] = {pict_start, pict_end},
    [XML_WP_inline] = {picture_start, picture_end},
    [XML_WP_anchor] = {picture_start, picture_end},
    [XML_V_shape] = {shape_start},
    [XML_V_rect] = {shape_start},
    [XML_V_line] = {shape_start},
    [XML_V_group] = {shape_start},
    [XML_V_oval] = {shape_start},
    [XML_V_roundrect] = {shape_start},
    [XML_W_object] = {object_start, picture_end, .label = "[对象]"},
    [XML_W_pgNum] = {object_label, .label = "[页码]"},
    [XML_W_contentPart] = {object_label, .label = "[墨迹]"},
    [XML_W14_contentPart] = {object_label, .label = "[墨迹]"},
    [XML_W_altChunk] = {other_file, .label = "[文件]"},
    [XML_W_subDoc] = {other_file, .label = "[文件]"},
    /* equations */
    [XML_M_f] = FORMULA(WHOLE),
    [XML_M_sSup] = FORMULA(WHOLE),
    [XML_M_sSub] = FORMULA(WHOLE),
    [XML_M_sSubSup] = FORMULA(WHOLE),
    [XML_M_sPre] = FORMULA(WHOLE),
    [XML_M_rad] = FORMULA(WHOLE),
    [XML_M_nary] = FORMULA(SIGN),
    [XML_M_limLow] = FORMULA(WHOLE),
    [XML_M_limUpp] = FORMULA(WHOLE),
    [XML_M_num] = FORMULA(GROUP),
    [XML_M_den] = FORMULA(DENOMINATOR),
    [XML_M_sup] = FORMULA(RAISED),
    [XML_M_sub] = FORMULA(LOWERED),
    [XML_M_lim] = FORMULA(LOWERED),
    [XML_M_deg] = FORMULA(DEGREE),
    [XML_M_d] = FORMULA(FENCE),
    [XML_M_mr] = FORMULA(ROW),
    [XML_M_eqArr] = FORMULA(LINES),
    [XML_M_e] = {formula_element_start, formula_end},
    [XML_M_begChr] = {bracket_read},
    [XML_M_endChr] = {bracket_read},
    [XML_M_chr] = {bracket_read},
    /* tracked changes */
    [XML_W_del] = {deletion},
    [XML_W_moveFrom] = {deletion},
    [XML_AML_annotation] = {annotation},
    [XML_W_delText] = {skip},
    [XML_W_delInstrText] = {skip},
    [XML_W_rPrChange] = {skip},
    [XML_W_pPrChange] = {skip},
    [XML_W_tblPrChange] = {skip},
    [XML_W_trPrChange] = {skip},
    [XML_W_tcPrChange] = {skip},
    [XML_W_tblGridChange] = {skip},
    [XML_W_tblPrExChange] = {skip},
    [XML_W_sectPrChange] = {skip},
    [XML_W_numberingChange] = {skip},
    /* properties that do not bear on text */
    [XML_W_fldData] = {skip},
    [XML_W_sectPr] = {skip},
    [XML_W_sdtEndPr] = {skip},
    [XML_W_customXmlPr] = {skip},
    [XML_W_smartTagPr] = {skip},
    [XML_W_rubyPr] = {skip},
    [XML_W_tblPrEx] = {skip},
    [XML_W_tblGrid] = {skip},
    /* other parts of Word 2003, where all is one file */
    [XML_W_styles] = {skip},
    [XML_W_docPr] = {skip},
    [XML_W_fonts] = {skip},
    [XML_W_lists] = {skip},
    [XML_O_DocumentProperties] = {skip},
};

/* ---- calls from the parser ---- */

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct reader *reader = context;
    bool deleted_cell = reader_in_cell(reader) && reader->table->cell_dropped;
    reader->parser = parser;
    reader->name = name;
    reader->element = &elements[name];
    if (!builder_goes_on(reader->builder) ||
        (deleted_cell && (name == XML_W_p || name == XML_W_tbl))) {
        skip(reader);
    } else if ((reader->inside & IN_SDTPR) != 0) {
        control_property(reader);
    } else {
        reader->inside |= reader->element->inside;
        if (reader->element->start != NULL)
            reader->element->start(reader);
    }
}

static void on_end(void *context, enum xml_name name) {
    struct reader *reader = context;
    reader->name = name;
    reader->inside &= ~elements[name].inside;
    if (elements[name].end != NULL)
        elements[name].end(reader);
}

static void on_text(void *context, struct text text) {
    struct reader *reader = context;
    if (!builder_goes_on(reader->builder))
        return;
    builder_count_text(reader->builder, reader->in_text ? text.length : 0);
    if (reader->in_text)
        text_add(reader, text);
    else if ((reader->inside & IN_INSTRTEXT) != 0)
        instruction_add(reader, text);
    else if (reader->in_hidden && reader->hidden.length < MOST_HIDDEN)
        buffer_add(&reader->hidden, text);
}

static bool on_bears(void *context, struct xml_parser *parser, enum xml_name name) {
    const struct reader *reader = context;
    return styles_bear(reader->stories->styles) || run_property_bears(parser, name);
}

bool story_read(
    struct stories *stories, struct text part, enum table_where where, bool keep_blocks) {
    struct builder *builder = &stories->builder;
    struct document *document = builder->document;
    struct reader reader = {.stories = stories,
        .builder = builder,
        .arena = builder->arena,
        .where_part = where,
        .run = run_properties_none,
        .page_ground = COLOR_AUTO,
        .hidden = {.arena = builder->arena}};
    struct xml_handler handler = {&reader, on_start, on_end, on_text, on_bears};
    size_t blocks = document->block_count, tables = document->table_count;
    builder->part = part;
    builder->where = where;
    bool read = where == WHERE_BODY ? package_parse(stories->package, part, &handler)
                                    : package_parse_side(stories->package, part, &handler);
    joined_flush(&reader);
    struct place hidden = {.part = part, .raw = buffer_text(&reader.hidden)};
    if (!text_is_blank(hidden.raw))
        problem_add(builder->problems, PROBLEM_HIDDEN_TEXT, hidden, TEXT_NONE, TEXT_NONE);
    builder->table = NULL;
    read = read && !builder->stopped;
    if (!read) /* half a part: its tables may be half */
        document->table_count = tables;
    if (!read || !keep_blocks)
        document->block_count = blocks;
    return read;
}
