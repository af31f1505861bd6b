/*
 * problems_csv.c: the rows of problems.csv: every problem and every failing check of a document, in
 * Chinese, for Excel: with a byte order mark and CR LF, and an apostrophe before what it would take
 * for a formula.
 */
#include "base/json_reader.h"
#include "output/rows.h"
#include "program/finish.h"

static const struct {
    struct text name, words;
} severities[] = {{TEXT_INIT("error"), TEXT_INIT("错误")},
    {TEXT_INIT("warning"), TEXT_INIT("提醒")}, {TEXT_INIT("note"), TEXT_INIT("说明")},
    {TEXT_INIT("check"), TEXT_INIT("勾稽不符")}};

static void add_cell(struct buffer *row, struct text text, bool first) {
    bool formula = text.length != 0 && strchr("=+-@\t\r", text.bytes[0]) != NULL;
    buffer_add(row, first ? TEXT_NONE : TEXT(","));
    csv_cell(row, text, formula ? TEXT("'") : TEXT_NONE, false);
}

static void add_ordinal(struct buffer *row, const struct json *detail, const char *name) {
    const struct json *number = json_member(detail, name);
    buffer_add_byte(row, ',');
    if (number != NULL && number->kind == JSON_NUMBER)
        buffer_add_number(row, (int64_t)number->number);
}

static struct text severity_words(const struct json *detail) {
    struct text severity = json_member_string(detail, "severity");
    for (size_t i = 0; i < sizeof severities / sizeof *severities; i++)
        if (text_equal(severities[i].name, severity))
            return severities[i].words;
    return severity;
}

/* Two cells of a message: the problem, and behind its last full-width semicolon the advice. */
static void add_message(struct buffer *row, const struct json *detail) {
    static const struct text semicolon = TEXT_INIT("；");
    struct text message = json_member_string(detail, "message");
    if (text_equal(json_member_string(detail, "severity"), TEXT("check"))) {
        add_cell(row, message, false);
        add_cell(row,
            TEXT("报告中的数字不一致，已照原样转换；请对照原件，需要更正时请联系制作单位"), false);
        return;
    }
    size_t cut = message.length;
    for (size_t i = 0; i + semicolon.length <= message.length; i++)
        if (text_starts(text_slice(message, i, message.length), semicolon))
            cut = i;
    add_cell(row, text_slice(message, 0, cut), false);
    add_cell(row, text_slice(message, cut + semicolon.length, message.length), false);
}

static void add_row(struct buffer *rows, struct text path, const struct json *detail) {
    add_cell(rows, path, true);
    add_ordinal(rows, detail, "table");
    add_ordinal(rows, detail, "row");
    add_ordinal(rows, detail, "column");
    add_cell(rows, json_member_string(detail, "code"), false);
    add_cell(rows, severity_words(detail), false);
    add_message(rows, detail);
    buffer_add(rows, TEXT("\r\n"));
}

const struct text problems_csv_head = TEXT_INIT("\xEF\xBB\xBF"
                                                "文件,表,行,列,代码,严重程度,问题,怎么办\r\n");

void problems_csv_rows(struct buffer *rows, const struct json *line) {
    const struct json *details = json_member(line, "details");
    const struct json *detail = details == NULL ? NULL : details->child;
    for (; detail != NULL; detail = detail->next)
        add_row(rows, json_member_string(line, "path"), detail);
}
