/*
 * csv.c: rows -> CSV (RFC 4180) in UTF-8. Plain: LF, no byte order mark, null is an empty field, an
 * empty text is "" (PostgreSQL distinguishes them). For Excel: a byte order mark (without it Excel
 * in China reads GBK), CR LF, and an apostrophe before what Excel would run as a formula or round
 * as a number; such cells are counted, because they differ from the report.
 */
#include "output/rows.h"

void csv_cell(struct buffer *out, struct text text, struct text mark, bool quoted) {
    for (size_t i = 0; i < text.length && !quoted; i++)
        quoted = strchr("\",\r\n", text.bytes[i]) != NULL;
    buffer_add(out, quoted ? TEXT("\"") : TEXT_NONE);
    buffer_add(out, mark);
    size_t start = 0;
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] == '"') {
            buffer_add(out, text_slice(text, start, i + 1));
            start = i; /* the quote once more */
        }
    buffer_add(out, text_slice(text, start, text.length));
    buffer_add(out, quoted ? TEXT("\"") : TEXT_NONE);
}

/* Excel rounds what looks like a number to 15 digits, even where it is text. */
static bool is_long_number(struct text text) {
    enum { KEPT = 15 };
    size_t digits = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool digit = text.bytes[i] >= '0' && text.bytes[i] <= '9';
        if (!digit && text.bytes[i] != '.' && text.bytes[i] != ',')
            return false;
        digits += digit;
    }
    return digits > KEPT;
}

/* Spreadsheets take these for the start of a formula (OWASP), in full width too. */
static bool is_formula(struct text text) {
    static const struct text starts[] = {TEXT_INIT("="), TEXT_INIT("+"), TEXT_INIT("-"),
        TEXT_INIT("@"), TEXT_INIT("\t"), TEXT_INIT("\r"), TEXT_INIT("\n"), TEXT_INIT("＝"),
        TEXT_INIT("＋"), TEXT_INIT("－"), TEXT_INIT("＠")};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (text_starts(text, starts[i]))
            return true;
    return false;
}

void csv_write_head(
    struct buffer *out, const struct row_table *table, const struct csv_style *style) {
    if (style->excel)
        buffer_add(out, TEXT("\xEF\xBB\xBF"));
    for (size_t i = 0; i < table->column_count; i++) {
        if (i != 0)
            buffer_add_byte(out, ',');
        buffer_add(out, text_from(table->columns[i].name));
    }
    buffer_add(out, style->excel ? TEXT("\r\n") : TEXT("\n"));
}

void csv_write_row(
    struct buffer *out, const struct row_set *set, size_t row, struct csv_style *style) {
    const struct row_value *values = set->values + row * set->table->column_count;
    for (size_t i = 0; i < set->table->column_count; i++) {
        if (i != 0)
            buffer_add_byte(out, ',');
        if (!values[i].known)
            continue;
        bool guarded = style->excel && set->table->columns[i].type == ROW_STRING &&
                       (is_formula(values[i].text) || is_long_number(values[i].text));
        style->guarded += guarded;
        struct text text = values[i].text;
        bool quoted = guarded || text.length == 0 || text.bytes[0] == ' ' ||
                      text.bytes[text.length - 1] == ' ';
        csv_cell(out, text, guarded ? TEXT("'") : TEXT_NONE, quoted);
    }
    buffer_add(out, style->excel ? TEXT("\r\n") : TEXT("\n"));
}
