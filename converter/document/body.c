/*
 * body.c: reads a story:
 *   w:body, w:footnotes, w:hdr ...
 *     w:p                      w:pPr (w:pStyle, w:numPr, w:outlineLvl, w:shd, w:rPr/w:del)
 *       w:r                    w:rPr (properties.c, w:rStyle), w:t, w:tab, w:br, w:sym; fields.c
 *         w:txbxContent        a story within: its blocks stand at the anchor
 *     w:tbl                    w:tblPr (w:tblStyle, w:shd)
 *       w:tr                   w:trPr (w:gridBefore, w:del)
 *         w:tc                 w:tcPr (w:gridSpan, w:vMerge, w:hMerge, w:cellDel, w:shd), blocks
 * Wrappers (w:customXml, w:smartTag, w:ins, w:moveTo, w:hyperlink ...) need no word here: what is
 * not named is passed over and its children are read, at every level. Tracked
 * changes are accepted: what was deleted or moved away is skipped. No recursion: what is open is
 * listed.
 * Word 2003's XML is the same but for a few names: w:vmerge, aml:annotation for tracked changes and
 * comments, wx:t for the number of a paragraph, and notes stand where they are called.
 */
#include "document/reader.h"

static enum merge merge_read(const struct xml_parser *parser) {
    return text_equal(xml_attribute_text(parser, XML_W_val), TEXT("restart")) ? MERGE_RESTART
                                                                              : MERGE_CONTINUE;
}

/* A tracked merge, accepted: "cont" joins the cell above, "rest" begins one. */
static enum merge cell_merge_read(const struct xml_parser *parser) {
    return text_equal(xml_attribute_text(parser, XML_W_vMerge), TEXT("cont")) ? MERGE_CONTINUE
                                                                              : MERGE_RESTART;
}

/* ---- text boxes ---- */

static void box_open(struct reader *reader, enum table_where where) {
    struct story_frame *frame = arena_alloc(reader->arena, sizeof *frame);
    *frame = (struct story_frame){.outer = reader->frames,
        .table = reader->table,
        .open = reader->builder->table,
        .where = reader->builder->where,
        .run = reader->run,
        .run_style = reader->run_style,
        .objects = reader->objects,
        .field_count = reader->field_count,
        .field_overflow = reader->field_overflow};
    reader->frames = frame;
    reader->table = NULL;
    reader->builder->table = NULL;
    reader->builder->where = where;
    reader->objects = 0;
}

static void box_close(struct reader *reader) {
    struct story_frame *frame = reader->frames;
    if (frame == NULL)
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

/* ---- calls from the parser ---- */

/* What is never read: properties that do not bear on text, what tracked changes took away, old
 * properties. */
static bool is_passed_over(enum xml_name name) {
    switch (name) {
    case XML_W_moveFrom:
    case XML_W_delText:
    case XML_W_delInstrText:
    case XML_W_fldData:
    case XML_W_rPrChange:
    case XML_W_pPrChange:
    case XML_W_tblPrChange:
    case XML_W_trPrChange:
    case XML_W_tcPrChange:
    case XML_W_tblGridChange:
    case XML_W_tblPrExChange:
    case XML_W_sectPrChange:
    case XML_W_numberingChange:
    case XML_W_sectPr:
    case XML_W_sdtEndPr:
    case XML_W_customXmlPr:
    case XML_W_smartTagPr:
    case XML_W_rubyPr:
    case XML_W_tblPrEx:
    case XML_W_tblGrid:
    case XML_W_styles: /* of Word 2003, where all is one part */
    case XML_W_docPr:
    case XML_W_fonts:
    case XML_W_lists:
    case XML_O_DocumentProperties:
        return true;
    default:
        return false;
    }
}

static void deletion_take(struct reader *reader, struct xml_parser *parser) {
    if (reader->in_trpr && reader->table != NULL)
        reader->table->row_dropped = true;
    else if (reader->in_ppr && reader->in_rpr && reader->paragraph != NULL)
        reader->paragraph->mark_deleted = true;
    else
        xml_skip(parser);
}

/* Word 2003: of insertions the content is read; comments and old properties are none. */
static bool start_annotation(struct reader *reader, struct xml_parser *parser) {
    struct text type = xml_attribute_text(parser, XML_W_type);
    if (text_equal(type, TEXT("Word.Deletion")))
        deletion_take(reader, parser);
    else if (!text_equal(type, TEXT("Word.Insertion")))
        xml_skip(parser);
    return true;
}

/* w:del and w:moveFrom among properties mark a row or a paragraph's end; elsewhere they hold what
 * was deleted. */
static bool start_change(struct reader *reader, struct xml_parser *parser, enum xml_name name) {
    if (name == XML_AML_annotation)
        return start_annotation(reader, parser);
    if (name != XML_W_del && name != XML_W_moveFrom)
        return false;
    deletion_take(reader, parser);
    return true;
}

static void start_paragraph_property(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    struct paragraph *paragraph = reader->paragraph;
    if (paragraph == NULL || !reader->in_ppr)
        return;
    if (name == XML_W_shd && !reader->in_rpr)
        paragraph->ground = shading_read(parser);
    if (name == XML_W_pStyle)
        paragraph->style = text_copy(reader->arena, xml_attribute_text(parser, XML_W_val));
    if (name == XML_W_numId)
        paragraph->num_id = xml_attribute_number(parser, XML_W_val, -1);
    if (name == XML_W_ilvl)
        paragraph->level = xml_attribute_number(parser, XML_W_val, -1);
    if (name == XML_W_ilfo)
        paragraph->listed = xml_attribute_number(parser, XML_W_val, 0) > 0;
    if (name == XML_WX_t)
        paragraph->printed = text_copy(reader->arena, xml_attribute_text(parser, XML_WX_val));
    if (name == XML_W_outlineLvl) {
        int level = xml_attribute_number(parser, XML_W_val, 9);
        paragraph->outline = level >= 0 && level < 9 ? level : -1;
    }
}

static void start_row_property(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    if (reader->table == NULL)
        return;
    if (name == XML_W_gridBefore)
        reader->table->grid_before = xml_attribute_number(parser, XML_W_val, 0);
}

static void start_table_property(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    struct table_reading *table = reader->table;
    if (table == NULL || table->in_row)
        return;
    if (name == XML_W_tblStyle)
        table->shades =
            style_find(reader->stories->styles, xml_attribute_text(parser, XML_W_val))->shades;
    if (name == XML_W_shd)
        table->ground = shading_read(parser);
}

static void start_cell_property(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    struct table_reading *table = reader->table;
    if (!reader_in_cell(reader))
        return;
    struct cell_span *span = &reader->builder->table->span;
    if (name == XML_W_gridSpan)
        span->columns = xml_attribute_number(parser, XML_W_val, 1);
    if (name == XML_W_vMerge || name == XML_W_vmerge)
        span->vertical = merge_read(parser);
    if (name == XML_W_hMerge || name == XML_W_hmerge)
        span->horizontal = merge_read(parser);
    if (name == XML_W_cellMerge)
        span->vertical = cell_merge_read(parser);
    if (name == XML_W_cellDel)
        table->cell_dropped = true;
    if (name == XML_W_shd && !reader->in_ppr && !reader->in_rpr)
        table->cell_ground = shading_read(parser);
}

static void start_run_property(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    if (reader->in_ppr) { /* of the paragraph's mark */
        if (name == XML_W_vanish && reader->paragraph != NULL)
            reader->paragraph->mark_vanish = xml_attribute_on(parser, XML_W_val);
        if (name == XML_W_specVanish && reader->paragraph != NULL)
            reader->paragraph->mark_separates = xml_attribute_on(parser, XML_W_val);
        return;
    }
    if (name == XML_W14_textFill)
        reader->in_text_fill = true;
    if (reader->in_rpr && (name != XML_W14_noFill || reader->in_text_fill))
        run_property_read(&reader->run, parser, name);
    if (name == XML_W_rStyle)
        reader->run_style = text_copy(reader->arena, xml_attribute_text(parser, XML_W_val));
}

/* The part that the relationship leads to; without one its id. */
static void picture_take(struct reader *reader, struct text id) {
    const struct stories *stories = reader->stories;
    struct builder *builder = reader->builder;
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

static void start_run_content(
    struct reader *reader, const struct xml_parser *parser, enum xml_name name) {
    switch (name) {
    case XML_W_tab:
        if (!reader->in_ppr) /* there it is a tab stop */
            run_print(reader, TEXT("\t"));
        return;
    case XML_W_ptab:
        run_print(reader, TEXT("\t"));
        return;
    case XML_W_br:
    case XML_W_cr:
        run_print(reader, TEXT("\n"));
        return;
    case XML_W_noBreakHyphen:
        run_print(reader, TEXT("-"));
        return;
    case XML_W_softHyphen:
        run_print(reader, TEXT("\xC2\xAD"));
        return;
    case XML_W_sym:
        symbol_print(reader, parser);
        return;
    case XML_A_blip:
        picture_take(reader, xml_attribute_text(parser, XML_R_embed));
        return;
    case XML_V_imagedata:
        picture_take(reader, xml_attribute_text(parser, XML_R_id));
        return;
    case XML_W_altChunk:
    case XML_W_subDoc:
        object_print(reader, RUN_OBJECT, TEXT("[文件]"));
        problem_add(reader->builder->problems, PROBLEM_PART_NOT_READ,
            builder_place(reader->builder), TEXT_NONE, TEXT_NONE);
        return;
    default:
        return;
    }
}

static void start_structure(struct reader *reader, struct xml_parser *parser, enum xml_name name) {
    if (reader->in_control_properties) {
        control_property(reader, parser, name);
        return;
    }
    switch (name) {
    case XML_W_t:
    case XML_M_t:
        text_open(reader, parser);
        return;
    case XML_W_p:
        paragraph_open(reader);
        return;
    case XML_W_pPr:
        reader->in_ppr = true;
        return;
    case XML_W_r:
    case XML_M_r: /* a run of mathematics has properties of its own */
        reader->run = run_properties_none;
        reader->run_style = TEXT_NONE;
        reader->run_is_note = false;
        return;
    case XML_W_rPr:
        reader->in_rpr = true;
        return;
    case XML_W_tbl:
        if (!table_open(reader))
            xml_skip(parser);
        return;
    case XML_W_tr:
        row_open(reader);
        return;
    case XML_W_trPr:
        reader->in_trpr = true;
        return;
    case XML_W_tc:
        if (reader->table == NULL || reader->table->row_dropped)
            xml_skip(parser);
        else
            cell_open(reader);
        return;
    case XML_W_txbxContent:
        box_open(reader, WHERE_TEXTBOX);
        return;
    case XML_W_footnote:
    case XML_W_endnote: /* in the body only Word 2003 has them */
        if (reader->where_part == WHERE_BODY)
            box_open(reader, name == XML_W_footnote ? WHERE_FOOTNOTE : WHERE_ENDNOTE);
        return;
    case XML_W_background:
        reader->page_ground = page_color_read(parser);
        return;
    case XML_W_wordDocument:
        reader->preserve_all =
            text_equal(xml_attribute_text(parser, XML_XML_space), TEXT("preserve"));
        return;
    default:
        if (inline_start(reader, parser, name))
            return;
        start_paragraph_property(reader, parser, name);
        start_table_property(reader, parser, name);
        start_row_property(reader, parser, name);
        start_cell_property(reader, parser, name);
        start_run_property(reader, parser, name);
        start_run_content(reader, parser, name);
        return;
    }
}

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct reader *reader = context;
    bool goes_on = builder_goes_on(reader->builder);
    bool deleted_cell = reader_in_cell(reader) && reader->table->cell_dropped;
    if (start_change(reader, parser, name))
        return;
    if (!goes_on || is_passed_over(name) ||
        (deleted_cell && (name == XML_W_p || name == XML_W_tbl)))
        xml_skip(parser);
    else
        start_structure(reader, parser, name);
}

static void on_end(void *context, enum xml_name name) {
    struct reader *reader = context;
    switch (name) {
    case XML_W_p:
        fields_leave(reader);
        paragraph_close(reader);
        return;
    case XML_W_pPr:
        reader->in_ppr = false;
        return;
    case XML_W_rPr:
        reader->in_rpr = false;
        return;
    case XML_W14_textFill:
        reader->in_text_fill = false;
        return;
    case XML_W_trPr:
        reader->in_trpr = false;
        return;
    case XML_W_t:
    case XML_M_t:
        text_close(reader);
        return;
    case XML_W_tc:
        cell_close(reader);
        return;
    case XML_W_tr:
        row_close(reader);
        return;
    case XML_W_tbl:
        table_close(reader);
        return;
    case XML_W_txbxContent:
        box_close(reader);
        return;
    case XML_W_footnote:
    case XML_W_endnote:
        if (reader->where_part == WHERE_BODY)
            box_close(reader);
        return;
    default:
        inline_end(reader, name);
        return;
    }
}

static void on_text(void *context, struct text text) {
    struct reader *reader = context;
    if (!builder_goes_on(reader->builder))
        return;
    builder_count_text(reader->builder, reader->in_text ? text.length : 0);
    if (reader->in_text)
        text_add(reader, text);
    else if (reader->in_instruction)
        instruction_add(reader, text);
    else if (reader->in_hidden && reader->hidden.length < MOST_HIDDEN)
        buffer_add(&reader->hidden, text);
}

static bool on_bears(void *context, struct xml_parser *parser, enum xml_name name) {
    const struct reader *reader = context;
    return styles_bear(reader->stories->styles) || run_property_bears(parser, name);
}

/* Hidden text is not printed, so it is not read; but that is told. */
static void hidden_tell(const struct reader *reader) {
    struct buffer hidden = reader->hidden;
    struct place place = {.part = reader->builder->part, .raw = buffer_text(&hidden)};
    if (!text_is_blank(place.raw))
        problem_add(reader->builder->problems, PROBLEM_HIDDEN_TEXT, place, TEXT_NONE, TEXT_NONE);
}

bool story_read(
    struct stories *stories, struct text part, enum table_where where, bool keep_blocks) {
    struct builder *builder = &stories->builder;
    struct reader reader = {.stories = stories,
        .builder = builder,
        .arena = builder->arena,
        .where_part = where,
        .run = run_properties_none,
        .page_ground = COLOR_AUTO,
        .hidden = {.arena = builder->arena}};
    struct xml_handler handler = {&reader, on_start, on_end, on_text, on_bears};
    struct document *document = builder->document;
    size_t blocks = document->block_count, tables = document->table_count;
    builder->part = part;
    builder->where = where;
    bool read = where == WHERE_BODY ? package_parse(stories->package, part, &handler)
                                    : package_parse_side(stories->package, part, &handler);
    joined_flush(&reader);
    hidden_tell(&reader);
    builder->table = NULL;
    read = read && !builder->stopped;
    if (!read) /* half a part: its tables may be half */
        document->table_count = tables;
    if (!read || !keep_blocks)
        document->block_count = blocks;
    return read;
}
