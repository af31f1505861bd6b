/*
 * mapping.h: the forms as data. Reads the JSON files of a folder, or those of mappings/ that are
 * compiled in, refuses what it does not know, and turns them into the structs below, with every
 * label's key ready for matching. The only place in C that knows how a mapping file is written.
 * form/, history/, output/ and program/ may include this.
 *
 * A form is tables; a table is blocks (one, or several with titles of their own); a block is rows
 * by columns. A figure's field is TABLE.ROW.COLUMN, empty keys left out.
 */
#ifndef NIANBAO_FORM_MAPPING_H
#define NIANBAO_FORM_MAPPING_H

#include "base/problem.h"

enum label_kind {
    LABEL_TITLE,        /* of a block: 第二十条第（一）项 */
    LABEL_CORNER,       /* above the row labels: 信息内容 */
    LABEL_COLUMN_GROUP, /* above several columns: 法人或其他组织 */
    LABEL_COLUMN,
    LABEL_ROW_GROUP, /* beside several rows: （三）不予公开 */
    LABEL_ROW,
};

/* One wording of one label. Labels with the same key hang in one list. */
struct label {
    enum label_kind kind;
    int table, block;      /* indices */
    int index;             /* of the row, column or group in its block */
    struct text words;     /* as the mapping file has it */
    struct text key;       /* enumerator off, folded (base/unicode.h) */
    const uint32_t *codes; /* the key's code points */
    size_t code_count;
    uint64_t letters; /* a bit for each of them, by hash */
    struct label *next;
};

enum column_role {
    COLUMN_VALUE,
    COLUMN_UNIT,    /* its cells are the units of the row's figures */
    COLUMN_IGNORED, /* known, and no figure: a code, a serial number */
};

struct mapping_column {
    struct text key;
    struct text words; /* official label */
    struct text unit;  /* printed in the header: 万元; else empty */
    enum column_role role;
    bool decimals;     /* an amount without a unit of its own: 1.234 is no slip for 1,234 */
    bool optional;     /* its fields are in the report only where the column is */
    const int *groups; /* indices into the block's column groups, outermost first */
    size_t group_count;
};

struct mapping_row {
    struct text key;
    struct text words;
    struct text unit;      /* of its figures, where the report prints none; may be empty */
    int group;             /* index into the block's row groups, or -1 */
    int part_of;           /* the row above whose part it is, where its words do not tell; or -1 */
    bool optional;         /* its fields are in the report only where the row is */
    const int *instead_of; /* rows of this block that need not be there where this one is */
    size_t instead_of_count;
};

/* What a form has in a block: of offices that put two forms together some print one form's block in
 * a report on the other. */
struct mapping_layout {
    struct text form;   /* id of the other form; empty: the mapping's own */
    const int *columns; /* indices into the block's columns, in order */
    size_t column_count;
    const int *rows; /* that only this form has */
    size_t row_count;
    const int *without; /* rows of the mapping's own form that this one has not */
    size_t without_count;
};

struct mapping_block {
    const struct mapping_layout *layouts; /* the first is the mapping's own: what is not optional */
    size_t layout_count;
    size_t fewest_values; /* columns of the smallest layout that hold figures */
    struct mapping_column *columns;
    size_t column_count;
    size_t value_count; /* columns that hold figures */
    struct mapping_row *rows;
    size_t row_count;
    bool same_fields;              /* another layout of the block before it */
    struct text dimension;         /* what its columns tell apart: "applicant"; else empty */
    bool rows_labelled;            /* false: one data row without a label of its own */
    const struct text *row_groups; /* keys */
    size_t row_group_count;
    size_t column_group_count;
    int first_figure; /* index of row 0, first value column */
};

struct mapping_table {
    struct text key;
    struct text name;
    struct mapping_block *blocks;
    size_t block_count;
};

struct mapping_sign {
    struct text words;
    struct text key;
    int weight;
};

enum check_kind { CHECK_EQUATION, CHECK_AT_MOST, CHECK_NON_NEGATIVE, CHECK_PROSE };

/* One check on certain figures. An equation says: the sum of left = the sum of right; "at most"
 * says: <=. */
struct mapping_check {
    struct text id;
    enum check_kind kind;
    struct text name;
    struct text field, column; /* what it is about, as in the output */
    const int *left, *right;   /* figure indices */
    size_t left_count, right_count;
    const struct text *patterns; /* CHECK_PROSE: 收到*申请*#件 */
    size_t pattern_count;
    const int **readings; /* CHECK_PROSE: sums of figures, each ended by -1 */
    size_t reading_count;
};

/* A field of the form: what a figure index means. */
struct mapping_field {
    struct text path; /* "requests.received.natural_person" */
    int table, block, row, column;
};

struct mapping_values;

struct mapping {
    const struct mapping_values *values; /* of the set that it is in */
    struct text id, version, name;
    int first_year, last_year; /* for which it was meant; 0: open */
    struct mapping_sign *signs;
    size_t sign_count;
    int least;             /* a smaller sum of weights is no bid; 0: form_choose has its own */
    struct text *sections; /* keys of the form's section headings */
    size_t section_count;
    struct mapping_table *tables;
    size_t table_count;
    struct mapping_field *fields;
    size_t field_count;
    struct mapping_check *checks;
    size_t check_count, check_capacity;
    struct label **label_slots; /* hash table by key, see label.h */
    size_t label_slot_count;
    struct label *labels; /* all of them, in file order */
    size_t label_count, label_capacity;
};

/* A word that mirror sites in traditional characters put for another: 資訊 for 信息. */
struct mirror_word {
    struct text printed, means; /* keys, in simplified characters */
};

/* What is common to all forms (values.json). */
struct mapping_values {
    struct text *not_applicable; /* keys of marks: "/", "无" */
    size_t not_applicable_count;
    struct text *units;
    size_t unit_count;
    struct text *not_collected; /* keys of words for a number that nobody counted: 未统计 */
    size_t not_collected_count;
    struct text *suppressed; /* keys of words for a number that is kept back: 保密 */
    size_t suppressed_count;
    struct mirror_word *mirror_words;
    size_t mirror_word_count;
};

/* What a portal prints above a report in its index table (portal.json): 索引号, 发布机构. */
enum portal_fact { PORTAL_OTHER, PORTAL_TITLE, PORTAL_AGENCY, PORTAL_PUBLISHED };

struct portal_label {
    struct text key;
    enum portal_fact fact;
};

struct mapping_portal {
    struct portal_label *labels; /* of two that say the same the first is believed */
    size_t label_count, capacity;
};

struct mapping_file {
    struct text name, content;
};

struct mappings {
    struct mapping *items; /* by id */
    size_t count;
    const struct mapping_file *files; /* that they are from, by name */
    size_t file_count;
    struct mapping_values values;
    struct mapping_portal portal;
};

/* Reads the forms in a folder of mapping files, or those compiled in where folder is NULL. NULL
 * with problems where the folder cannot be read or a file does not pass the lint. A process reads
 * them once and converts any number of reports with them. */
struct mappings *mappings_load(struct arena *arena, const char *folder, struct problems *problems);

/* The SHA-256 of their files, in hexadecimal. */
struct text mappings_sha256(struct arena *arena, const struct mappings *mappings);

/* A file that lies beside the forms: in the folder, or compiled in where folder is NULL. false: not
 * there, or it cannot be read. */
bool mappings_file(struct arena *arena, const char *folder, const char *name, struct text *content);

/* The form with that id, or NULL. */
const struct mapping *mappings_find(const struct mappings *mappings, struct text id);

/* The row is one of the mapping's own form that the layout's has not. */
bool mapping_layout_lacks(const struct mapping_layout *layout, int row);

/* The field is in a report only where its row, or its column, is. */
bool mapping_field_optional(const struct mapping *mapping, const struct mapping_field *field);

/* The figure of a row and column of a block; column must hold figures. */
int mapping_figure(const struct mapping_block *block, size_t row, size_t column);

#endif
