/*
 * report_rows.c: a report as rows: its facts, checks, problems, sections of prose, and its JSON.
 * Checks are those that report_reader.c made again; problems are those of the file, with the codes
 * of the version that wrote it.
 */
#include "output/report_reader.h"
#include "output/row_tables.h"

/* ---- reports ---- */

static const struct row_column report_columns[] = {
    REPORT_COLUMNS(0),
    {"title", ROW_STRING, 0, "标题", "title", NULL},
    {"period_start", ROW_STRING, 0, "统计期限起", "first day of the period", NULL},
    {"period_end", ROW_STRING, 0, "统计期限止", "last day of the period", NULL},
    {"published", ROW_STRING, 0, "发布日期", "date of publication, where printed", NULL},
    {"source_name", ROW_STRING, ROW_REQUIRED, "源文件名", "name of the source file", NULL},
    {"source_bytes", ROW_INTEGER, ROW_REQUIRED, "源文件字节数", "size of the source file", NULL},
    {"source_sha256", ROW_STRING, ROW_REQUIRED, "源文件 SHA-256", "SHA-256 of the source file",
        NULL},
    {"source_format", ROW_STRING, ROW_REQUIRED, "源文件格式", "format of the source file", NULL},
    {"source_puid", ROW_STRING, 0, "PRONOM 格式代码", "PRONOM's id of the format", NULL},
    {"source_application", ROW_STRING, 0, "生成源文件的程序", "application that wrote it", NULL},
    {"source_created", ROW_STRING, 0, "文件内记录的建立时间", "created, as the file has it", NULL},
    {"source_modified", ROW_STRING, 0, "文件内记录的修改时间", "modified, as the file has it",
        NULL},
    {"source_by", ROW_STRING, 0, "最后修改者", "who modified it last", NULL},
    {"source_archive", ROW_STRING, 0,
        "档案清单（--sidecar）中的各项，JSON：[{\"name\": ..., \"value\": ...}]",
        "what the archive's list says of it (--sidecar), JSON: [{name, value}]", NULL},
    {"converter_version", ROW_STRING, ROW_REQUIRED, "转换程序版本", "version of the converter",
        NULL},
    {"mapping_version", ROW_STRING, 0, "映射文件版本", "version of the mapping", NULL},
    {"figures", ROW_INTEGER, ROW_REQUIRED, "字段数", "rows in observations", NULL},
    {"numbers", ROW_INTEGER, ROW_REQUIRED, "其中有数字的", "of these with a number", NULL},
    {"checks_failing", ROW_INTEGER, ROW_REQUIRED, "不成立的核对项数", "checks that fail", NULL},
    {"errors", ROW_INTEGER, ROW_REQUIRED, "错误数", "problems that are errors", NULL},
    {"warnings", ROW_INTEGER, ROW_REQUIRED, "提醒数", "problems that are warnings", NULL},
};

static int count_problems(const struct report_record *record, struct text severity) {
    int count = 0;
    for (size_t i = 0; i < record->problem_count; i++)
        count += text_equal(record->problems[i].severity, severity);
    return count;
}

static void reports_fill(struct row_set *set, const struct row_source *source) {
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

const struct row_table reports_table = {"reports", "reports.csv", "每行一份报告",
    "one report a row", report_columns, sizeof report_columns / sizeof *report_columns,
    {"report_id", NULL}, reports_fill};

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
    REPORT_COLUMNS(ROW_OF_REPORT),
    {"number", ROW_INTEGER, ROW_REQUIRED, "序号", "from 1", NULL},
    {"check_id", ROW_STRING, ROW_REQUIRED, "核对项", "which check", NULL},
    {"field", ROW_STRING, 0, "有关的字段或行", "the field or row that it is about", NULL},
    {"column", ROW_STRING, 0, "有关的列", "the column that it is about", NULL},
    {"state", ROW_STRING, ROW_REQUIRED, "结论", "what it comes to", check_codes},
    {"left", ROW_NUMBER, 0, "左边", "left side", NULL},
    {"right", ROW_NUMBER, 0, "右边", "right side", NULL},
    {"formula", ROW_STRING, 0, "算式", "the numbers written out", NULL},
    {"blanks_as_zero", ROW_BOOLEAN, ROW_REQUIRED, "空白按零计", "blanks took part, as zero", NULL},
};

static void checks_fill(struct row_set *set, const struct row_source *source) {
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

const struct row_table checks_table = {"checks", "checks.csv", "每行一项勾稽关系",
    "one check a row", check_columns, sizeof check_columns / sizeof *check_columns,
    {"report_id", "number"}, checks_fill};

/* ---- problems ---- */

static const struct row_code severity_codes[] = {
    {"note", "说明", "nothing to do"},
    {"warning", "请核对", "a person should look"},
    {"error", "错误", "part of the report could not be converted"},
    {NULL, NULL, NULL},
};

static const struct row_column problem_columns[] = {
    REPORT_COLUMNS(ROW_OF_REPORT),
    {"number", ROW_INTEGER, ROW_REQUIRED, "序号", "from 1", NULL},
    {"code", ROW_STRING, ROW_REQUIRED, "代码", "code, see docs/problems.md", NULL},
    {"severity", ROW_STRING, ROW_REQUIRED, "严重程度", "severity", severity_codes},
    {"message", ROW_STRING, ROW_REQUIRED, "说明（中文）", "what it is, in Chinese", NULL},
    {"message_en", ROW_STRING, ROW_REQUIRED, "说明（英文）", "what it is, in English", NULL},
    {"part", ROW_STRING, 0, "文件包中的部件", "part of the package", NULL},
    {"table", ROW_INTEGER, 0, "第几个表", "ordinal of the table, from 1", NULL},
    {"row", ROW_INTEGER, 0, "行", "row, from 1", NULL},
    {"column", ROW_INTEGER, 0, "列", "column, from 1", NULL},
    {"raw", ROW_STRING, 0, "原文", "the text that it is about", NULL},
};

static void problems_fill(struct row_set *set, const struct row_source *source) {
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

/* problems.csv is the list that convert writes for a person. */
const struct row_table problems_table = {"problems", "report_problems.csv", "每行一处提醒或错误",
    "one problem a row", problem_columns, sizeof problem_columns / sizeof *problem_columns,
    {"report_id", "number"}, problems_fill};

/* ---- sections ---- */

static const struct row_column section_columns[] = {
    REPORT_COLUMNS(ROW_OF_REPORT),
    {"section", ROW_INTEGER, ROW_REQUIRED, "序号", "ordinal in the report, from 1", NULL},
    {"parent", ROW_INTEGER, 0, "上一级的序号", "ordinal of the section that it is in", NULL},
    {"number", ROW_STRING, 0, "编号，如（一）", "its number as printed", NULL},
    {"heading", ROW_STRING, 0, "标题", "heading", NULL},
    {"text", ROW_STRING, ROW_REQUIRED, "正文，一段一行",
        "its paragraphs, a line break between them", NULL},
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

static void sections_fill(struct row_set *set, const struct row_source *source) {
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

const struct row_table sections_table = {"sections", NULL, "每行一节正文",
    "one section of prose a row", section_columns, sizeof section_columns / sizeof *section_columns,
    {"report_id", "section"}, sections_fill};

/* ---- documents ---- */

static const struct row_column document_columns[] = {
    REPORT_COLUMNS(ROW_OF_REPORT),
    {"path", ROW_STRING, ROW_REQUIRED, "JSON 文件的路径", "path of the JSON file", NULL},
    {"json", ROW_STRING, ROW_REQUIRED, "报告 JSON 全文", "the report's JSON, all of it", NULL},
};

static void documents_fill(struct row_set *set, const struct row_source *source) {
    row_report(set, source);
    row_exact(set, source->path);
    row_exact(set, source->json);
}

/* From its JSON a report can be read again. */
const struct row_table documents_table = {"documents", NULL, "每行一份报告的 JSON",
    "the JSON of one report a row", document_columns,
    sizeof document_columns / sizeof *document_columns, {"report_id", NULL}, documents_fill};
