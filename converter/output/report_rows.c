/*
 * report_rows.c: what a report says beside its figures, as rows: the report itself, its checks, its
 * problems, its sections of prose, its JSON itself. Checks are those made anew by report_reader.c;
 * problems are those of the file, with the codes of whatever version wrote it.
 */
#include "output/report_reader.h"
#include "output/row_tables.h"

/* ---- reports ---- */

static const struct row_column report_columns[] = {
    {.name = "report_id",
        .required = true,
        .zh = "报告代码：r- 加源文件 SHA-256 的前 16 位",
        .en = "r- and the first 16 digits of the source's SHA-256"},
    {.name = "agency", .zh = "机关名称，照报告所写", .en = "the agency, as the report has it"},
    {.name = "year", .type = ROW_INTEGER, .zh = "报告年度", .en = "the year reported on"},
    {.name = "form", .zh = "报告格式", .en = "the form that the report follows"},
    {.name = "title", .zh = "标题", .en = "title"},
    {.name = "period_start", .zh = "统计期限起", .en = "first day of the period"},
    {.name = "period_end", .zh = "统计期限止", .en = "last day of the period"},
    {.name = "published", .zh = "发布日期", .en = "date of publication, where printed"},
    {.name = "source_name", .required = true, .zh = "源文件名", .en = "name of the source file"},
    {.name = "source_bytes",
        .type = ROW_INTEGER,
        .required = true,
        .zh = "源文件字节数",
        .en = "size of the source file"},
    {.name = "source_sha256",
        .required = true,
        .zh = "源文件 SHA-256",
        .en = "SHA-256 of the source file"},
    {.name = "source_format",
        .required = true,
        .zh = "源文件格式",
        .en = "format of the source file"},
    {.name = "source_puid", .zh = "PRONOM 格式代码", .en = "PRONOM's id of the format"},
    {.name = "source_application", .zh = "生成源文件的程序", .en = "application that wrote it"},
    {.name = "source_created", .zh = "文件内记录的建立时间", .en = "created, as the file has it"},
    {.name = "source_modified", .zh = "文件内记录的修改时间", .en = "modified, as the file has it"},
    {.name = "source_by", .zh = "最后修改者", .en = "who modified it last"},
    {.name = "source_archive",
        .zh = "档案清单（--sidecar）中的各项，JSON：[{\"name\": ..., \"value\": ...}]",
        .en = "what the archive's list says of it (--sidecar), JSON: [{name, value}]"},
    {.name = "converter_version",
        .required = true,
        .zh = "转换程序版本",
        .en = "version of the converter"},
    {.name = "mapping_version", .zh = "映射文件版本", .en = "version of the mapping"},
    {.name = "figures",
        .type = ROW_INTEGER,
        .required = true,
        .zh = "字段数",
        .en = "rows in observations"},
    {.name = "numbers",
        .type = ROW_INTEGER,
        .required = true,
        .zh = "其中有数字的",
        .en = "of these with a number"},
    {.name = "checks_failing",
        .type = ROW_INTEGER,
        .required = true,
        .zh = "不成立的核对项数",
        .en = "checks that fail"},
    {.name = "errors",
        .type = ROW_INTEGER,
        .required = true,
        .zh = "错误数",
        .en = "problems that are errors"},
    {.name = "warnings",
        .type = ROW_INTEGER,
        .required = true,
        .zh = "提醒数",
        .en = "problems that are warnings"},
};

const struct row_table reports_table = {
    .name = "reports",
    .file = "reports.csv",
    .zh = "每行一份报告",
    .en = "one report a row",
    .columns = report_columns,
    .column_count = sizeof report_columns / sizeof *report_columns,
    .keys = {"report_id"},
};

static int count_problems(const struct report_record *record, struct text severity) {
    int count = 0;
    for (size_t i = 0; i < record->problem_count; i++)
        count += text_equal(record->problems[i].severity, severity);
    return count;
}

void reports_fill(struct row_set *set, const struct row_source *source) {
    const struct report *report = source->report;
    const struct report_record *record = report->record;
    int numbers = 0, failing = 0;
    for (size_t i = 0; i < report->figure_count; i++)
        numbers += report->figures[i].state == STATE_NUMBER;
    for (size_t i = 0; i < report->check_count; i++)
        failing += report->checks[i].state == CHECK_FAILS;
    row_report(set, source);
    row_text(set, report->title);
    row_text(set, report->period_start);
    row_text(set, report->period_end);
    row_text(set, report->published);
    row_exact(set, report->source_name);
    row_integer(set, record->bytes);
    row_exact(set, report->source_sha256);
    row_exact(set, record->format);
    row_text(set, record->puid);
    row_text(set, record->application);
    row_text(set, record->created);
    row_text(set, record->modified);
    row_text(set, record->by);
    row_text(set, record->archive);
    row_exact(set, record->converter_version);
    row_text(set, report->mapping_version);
    row_integer(set, (long long)report->figure_count);
    row_integer(set, numbers);
    row_integer(set, failing);
    row_integer(set, count_problems(record, TEXT("error")));
    row_integer(set, count_problems(record, TEXT("warning")));
}

void row_report(struct row_set *set, const struct row_source *source) {
    row_exact(set, report_id(set->arena, source->report));
    row_text(set, source->report->agency);
    row_ordinal(set, source->report->year);
    row_text(set, form_code(set->arena, source->report->form));
}

/* ---- checks ---- */

static const struct row_code check_codes[] = {
    {"holds", "成立", "it holds"},
    {"fails", "不成立", "no filling of its blanks could make it true"},
    {"not_assessable", "无法判断", "blanks or missing parts decide it"},
    {NULL, NULL, NULL},
};

static const struct row_column check_columns[] = {
    REPORT_COLUMNS,
    {.name = "number", .type = ROW_INTEGER, .required = true, .zh = "序号", .en = "from 1"},
    {.name = "check_id", .required = true, .zh = "核对项", .en = "which check"},
    {.name = "field", .zh = "有关的字段或行", .en = "the field or row that it is about"},
    {.name = "column", .zh = "有关的列", .en = "the column that it is about"},
    {.name = "state",
        .required = true,
        .zh = "结论",
        .en = "what it comes to",
        .codes = check_codes},
    {.name = "left", .type = ROW_NUMBER, .zh = "左边", .en = "left side"},
    {.name = "right", .type = ROW_NUMBER, .zh = "右边", .en = "right side"},
    {.name = "formula", .zh = "算式", .en = "the numbers written out"},
    {.name = "blanks_as_zero",
        .type = ROW_BOOLEAN,
        .required = true,
        .zh = "空白按零计",
        .en = "blanks took part, as zero"},
};

const struct row_table checks_table = {
    .name = "checks",
    .file = "checks.csv",
    .zh = "每行一项勾稽关系",
    .en = "one check a row",
    .columns = check_columns,
    .column_count = sizeof check_columns / sizeof *check_columns,
    .keys = {"report_id", "number"},
};

void checks_fill(struct row_set *set, const struct row_source *source) {
    for (size_t i = 0; i < source->report->check_count; i++) {
        const struct check *check = &source->report->checks[i];
        row_report(set, source);
        row_integer(set, (long long)i + 1);
        row_exact(set, check->id);
        row_text(set, check->field);
        row_text(set, check->column);
        row_exact(set, text_from(check_codes[check->state].code));
        row_text(set, check->left);
        row_text(set, check->right);
        row_text(set, check->formula);
        row_boolean(set, check->blanks_as_zero);
    }
}

/* ---- problems ---- */

static const struct row_code severity_codes[] = {
    {"note", "说明", "nothing to do"},
    {"warning", "请核对", "a person should look"},
    {"error", "错误", "part of the report could not be converted"},
    {NULL, NULL, NULL},
};

static const struct row_column problem_columns[] = {
    REPORT_COLUMNS,
    {.name = "number", .type = ROW_INTEGER, .required = true, .zh = "序号", .en = "from 1"},
    {.name = "code", .required = true, .zh = "代码", .en = "code, see docs/problems.md"},
    {.name = "severity",
        .required = true,
        .zh = "严重程度",
        .en = "severity",
        .codes = severity_codes},
    {.name = "message", .required = true, .zh = "说明（中文）", .en = "what it is, in Chinese"},
    {.name = "message_en", .required = true, .zh = "说明（英文）", .en = "what it is, in English"},
    {.name = "part", .zh = "文件包中的部件", .en = "part of the package"},
    {.name = "table", .type = ROW_INTEGER, .zh = "第几个表", .en = "ordinal of the table, from 1"},
    {.name = "row", .type = ROW_INTEGER, .zh = "行", .en = "row, from 1"},
    {.name = "column", .type = ROW_INTEGER, .zh = "列", .en = "column, from 1"},
    {.name = "raw", .zh = "原文", .en = "the text that it is about"},
};

/* Its file is not problems.csv: that name is the list which convert makes for a person. */
const struct row_table problems_table = {
    .name = "problems",
    .file = "report_problems.csv",
    .zh = "每行一处提醒或错误",
    .en = "one problem a row",
    .columns = problem_columns,
    .column_count = sizeof problem_columns / sizeof *problem_columns,
    .keys = {"report_id", "number"},
};

void problems_fill(struct row_set *set, const struct row_source *source) {
    const struct report_record *record = source->report->record;
    for (size_t i = 0; i < record->problem_count; i++) {
        const struct recorded_problem *problem = &record->problems[i];
        row_report(set, source);
        row_integer(set, (long long)i + 1);
        row_exact(set, problem->code);
        row_exact(set, problem->severity);
        row_exact(set, problem->message);
        row_exact(set, problem->message_en);
        row_text(set, problem->place.part);
        row_ordinal(set, problem->place.table);
        row_ordinal(set, problem->place.row);
        row_ordinal(set, problem->place.column);
        row_text(set, problem->place.raw);
    }
}

/* ---- sections ---- */

static const struct row_column section_columns[] = {
    REPORT_COLUMNS,
    {.name = "section",
        .type = ROW_INTEGER,
        .required = true,
        .zh = "序号",
        .en = "ordinal in the report, from 1"},
    {.name = "parent",
        .type = ROW_INTEGER,
        .zh = "上一级的序号",
        .en = "ordinal of the section that it is in"},
    {.name = "number", .zh = "编号，如（一）", .en = "its number as printed"},
    {.name = "heading", .zh = "标题", .en = "heading"},
    {.name = "text",
        .required = true,
        .zh = "正文，一段一行",
        .en = "its paragraphs, a line break between them"},
};

const struct row_table sections_table = {
    .name = "sections",
    .zh = "每行一节正文",
    .en = "one section of prose a row",
    .columns = section_columns,
    .column_count = sizeof section_columns / sizeof *section_columns,
    .keys = {"report_id", "section"},
};

static struct text paragraphs_join(struct arena *arena, const struct section *section) {
    struct buffer text = {.arena = arena};
    buffer_add(&text, TEXT_NONE);
    for (size_t i = 0; i < section->paragraph_count; i++) {
        if (i != 0)
            buffer_add_byte(&text, '\n');
        buffer_add(&text, section->paragraphs[i]);
    }
    return buffer_text(&text);
}

void sections_fill(struct row_set *set, const struct row_source *source) {
    for (size_t i = 0; i < source->report->section_count; i++) {
        const struct section *section = &source->report->sections[i];
        row_report(set, source);
        row_integer(set, (long long)i + 1);
        row_ordinal(set, section->parent + 1);
        row_text(set, section->number);
        row_text(set, section->heading);
        row_exact(set, paragraphs_join(set->arena, section));
    }
}

/* ---- documents ---- */

static const struct row_column document_columns[] = {
    REPORT_COLUMNS,
    {.name = "path", .required = true, .zh = "JSON 文件的路径", .en = "path of the JSON file"},
    {.name = "json",
        .required = true,
        .zh = "报告 JSON 全文",
        .en = "the report's JSON, all of it"},
};

/* Rows leave out what only a program needs; from its JSON a report can be read again. */
const struct row_table documents_table = {
    .name = "documents",
    .zh = "每行一份报告的 JSON",
    .en = "the JSON of one report a row",
    .columns = document_columns,
    .column_count = sizeof document_columns / sizeof *document_columns,
    .keys = {"report_id"},
};

void documents_fill(struct row_set *set, const struct row_source *source) {
    row_report(set, source);
    row_exact(set, source->path);
    row_exact(set, source->json);
}
