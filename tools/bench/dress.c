/*
 * dress.c: a document -> word/document.xml as Word writes it: every paragraph with its spacing,
 * indents and mark, every run with its fonts, every cell with its borders and margins, every row
 * with exceptions to the table's properties. In files of real offices such formatting is nine bytes
 * of ten. Small sizes get less of it, as files saved by leaner programs have. The words of the
 * annex are our own.
 */
#include "bench.h"

enum { LEAN_BELOW = 100 * 1024, WIDEST = 63, RUN_BYTES = 90 };

struct dress {
    struct buffer xml;
    bool lean;
    unsigned id; /* of paragraphs and rows */
};

#define FONTS                                                                                      \
    "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\" "   \
    "w:cs=\"宋体\"/>"
#define EDGE(name, value)                                                                          \
    "<w:" name " w:val=\"" value "\" w:color=\"auto\" w:sz=\"8\" w:space=\"0\"/>"
#define EDGES(value)                                                                               \
    EDGE("top", value) EDGE("left", value) EDGE("bottom", value) EDGE("right", value)
#define TABLE_EDGES                                                                                \
    "<w:tblBorders>" EDGES("none") EDGE("insideH", "none") EDGE("insideV", "none") "</"            \
                                                                                   "w:tblBorders>"

static const char run_format[] =
    "<w:rPr>" FONTS
    "<w:color w:val=\"000000\"/><w:kern w:val=\"0\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"
    "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar\"/></w:rPr>";
static const char paragraph_format[] =
    "<w:pPr><w:keepNext w:val=\"0\"/><w:keepLines w:val=\"0\"/><w:widowControl/>"
    "<w:suppressLineNumbers w:val=\"0\"/><w:spacing w:before=\"0\" w:beforeAutospacing=\"1\" "
    "w:after=\"0\" w:afterLines=\"0\" w:afterAutospacing=\"0\"/><w:ind w:left=\"0\" "
    "w:right=\"0\"/><w:jc w:val=\"center\"/><w:rPr>" FONTS "</w:rPr></w:pPr>";
static const char row_format[] =
    "<w:tblPrEx>" TABLE_EDGES
    "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>"
    "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>"
    "</w:tblPrEx><w:trPr><w:trHeight w:val=\"340\" w:hRule=\"atLeast\"/>"
    "<w:jc w:val=\"center\"/></w:trPr>";
static const char table_format[] =
    "<w:tblPr><w:tblStyle w:val=\"3\"/><w:tblW w:w=\"9740\" "
    "w:type=\"dxa\"/><w:jc w:val=\"center\"/>" TABLE_EDGES "<w:shd w:val=\"clear\" "
    "w:color=\"auto\" w:fill=\"auto\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
    "<w:gridCol w:w=\"2435\"/><w:gridCol w:w=\"2435\"/></w:tblGrid>";
static const char cell_format[] =
    "<w:tcBorders>" EDGES("single") "</w:tcBorders>"
                                    "<w:shd w:val=\"clear\" w:color=\"auto\" "
                                    "w:fill=\"auto\"/><w:tcMar><w:left w:w=\"57\" "
                                    "w:type=\"dxa\"/><w:right w:w=\"57\" "
                                    "w:type=\"dxa\"/></w:tcMar><w:vAlign w:val=\"center\"/>";

static void add(struct dress *dress, const char *xml) {
    buffer_add(&dress->xml, text_from(xml));
}

static void add_format(struct dress *dress, const char *xml) {
    if (!dress->lean)
        add(dress, xml);
}

static void add_escaped(struct dress *dress, struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        if (byte == '&' || byte == '<')
            add(dress, byte == '&' ? "&amp;" : "&lt;");
        else
            buffer_add_byte(&dress->xml, byte);
    }
}

static void add_run(struct dress *dress, struct text text) {
    add(dress, "<w:r>");
    add_format(dress, run_format);
    add(dress, "<w:t>");
    add_escaped(dress, text);
    add(dress, "</w:t></w:r>");
}

/* Word cuts a paragraph in runs wherever it was edited. */
static void add_paragraph(struct dress *dress, struct text text) {
    if (dress->lean)
        add(dress, "<w:p>");
    else
        buffer_format(&dress->xml, "<w:p w14:paraId=\"%08X\">", ++dress->id);
    add_format(dress, paragraph_format);
    for (size_t start = 0, end = 0; start < text.length; start = end) {
        while (end < text.length && end - start < RUN_BYTES)
            text_next(text, &end);
        add_run(dress, text_slice(text, start, end));
    }
    add(dress, "</w:p>");
}

/* ---- tables ---- */

static void cell_open(struct dress *dress, int span, const char *merge) {
    add(dress, "<w:tc><w:tcPr><w:tcW w:w=\"2435\" w:type=\"dxa\"/>");
    if (span > 1)
        buffer_format(&dress->xml, "<w:gridSpan w:val=\"%d\"/>", span);
    add(dress, merge);
    add_format(dress, cell_format);
    add(dress, "</w:tcPr>");
}

static void add_cell(struct dress *dress, int span, const char *merge, struct text text) {
    cell_open(dress, span, merge);
    add_paragraph(dress, text);
    add(dress, "</w:tc>");
}

static void row_open(struct dress *dress) {
    if (dress->lean)
        add(dress, "<w:tr>");
    else
        buffer_format(&dress->xml, "<w:tr w14:paraId=\"%08X\">", ++dress->id);
    add_format(dress, row_format);
}

static void table_open(struct dress *dress) {
    add(dress, "<w:tbl>");
    add(dress, dress->lean ? "<w:tblPr/><w:tblGrid/>" : table_format);
}

static void table_close(struct dress *dress) {
    add(dress, "</w:tbl>");
}

/* The cell that covers a place of the grid, or NULL. */
static const struct cell *cell_at(const struct table *table, int row, int column) {
    for (size_t i = 0; i < table->cell_count; i++) {
        const struct cell *cell = &table->cells[i];
        if (row >= cell->row && row < cell->row + cell->row_span && column >= cell->column &&
            column < cell->column + cell->column_span)
            return cell;
    }
    return NULL;
}

static void add_table(struct dress *dress, const struct table *table) {
    table_open(dress);
    for (int row = 1; row <= table->rows; row++) {
        row_open(dress);
        for (int column = 1, span; column <= table->columns; column += span) {
            const struct cell *cell = cell_at(table, row, column);
            span = cell == NULL ? 1 : cell->column_span;
            const char *merge = cell == NULL || cell->row_span == 1 ? ""
                                : cell->row == row ? "<w:vMerge w:val=\"restart\"/>"
                                                   : "<w:vMerge/>";
            bool printed = cell != NULL && cell->row == row;
            add_cell(dress, span, merge, printed ? cell->printed.text : TEXT_NONE);
        }
        add(dress, "</w:tr>");
    }
    table_close(dress);
}

static void add_report(struct dress *dress, const struct document *report) {
    for (size_t i = 0; i < report->block_count; i++) {
        const struct block *block = &report->blocks[i];
        if (block->table != 0)
            continue;
        if (block->kind == BLOCK_TABLE)
            add_table(dress, &report->tables[block->held_table - 1]);
        else
            add_paragraph(dress, block->text);
    }
}

/* ---- what fills a document up ---- */

static const struct text prose = TEXT_INIT(
    "本单位围绕年度重点工作，及时更新栏目内容，完善办理流程，规范答复文书，全年共组织培训3次，"
    "参训人员120余人次；对外公布的联系方式由专人值守，遇有疑问当日回复，确保各项要求落到实处。");

static void add_row(struct dress *dress, struct text label, int columns) {
    row_open(dress);
    add_cell(dress, 1, "", label);
    for (int column = 1; column < columns; column++)
        add_cell(dress, 1, "", TEXT("12"));
    add(dress, "</w:tr>");
}

/* Prose and lists in turn, as annexes have them. */
static void add_annex(struct dress *dress, size_t size) {
    static const struct text items[] = {
        TEXT_INIT("办件事项"), TEXT_INIT("受理时间"), TEXT_INIT("承办科室"), TEXT_INIT("办结情况")};
    while (dress->xml.length < size) {
        for (int i = 0; i < 8 && dress->xml.length < size; i++)
            add_paragraph(dress, prose);
        if (dress->xml.length >= size)
            return;
        table_open(dress);
        for (int row = 0; row < 12 && dress->xml.length < size; row++)
            add_row(dress, items[row % 4], 4);
        table_close(dress);
    }
}

static void add_table_until(struct dress *dress, struct text label, int columns, size_t size) {
    table_open(dress);
    while (dress->xml.length < size)
        add_row(dress, label, columns);
    table_close(dress);
}

static void add_runs(struct dress *dress, size_t size) {
    add(dress, "<w:p>");
    while (dress->xml.length < size)
        add_run(dress, TEXT("公开"));
    add(dress, "</w:p>");
}

static void add_content(struct dress *dress, enum content content, size_t size) {
    switch (content) {
    case CONTENT_REPORT:
        add_annex(dress, size);
        return;
    case CONTENT_ROWS:
        add_table_until(dress, TEXT("办件事项"), 2, size);
        return;
    case CONTENT_WIDE:
        add_table_until(dress, TEXT("办件事项"), WIDEST, size);
        return;
    case CONTENT_RUNS:
        add_runs(dress, size);
        return;
    case CONTENT_LABELS:
        add_table_until(dress, TEXT("（三）不予公开的其他情形"), 2, size);
        return;
    case CONTENT_PARAGRAPHS:
        while (dress->xml.length < size)
            add_paragraph(dress, TEXT("一、公开"));
        return;
    }
}

struct text dress_document(
    struct arena *arena, const struct document *report, enum content content, size_t size) {
    struct dress dress = {.xml = {.arena = arena},
        .lean = size < LEAN_BELOW || content == CONTENT_ROWS || content == CONTENT_RUNS};
    add(&dress, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                "<w:document "
                "xmlns:wpc=\"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas\" "
                "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
                "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
                "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
                "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
                "xmlns:v=\"urn:schemas-microsoft-com:vml\" "
                "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "
                "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" "
                "mc:Ignorable=\"w14 w15\"><w:body>");
    if (report != NULL)
        add_report(&dress, report);
    add_content(&dress, content, size);
    add(&dress, "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>");
    return buffer_text(&dress.xml);
}
