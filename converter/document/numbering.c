/*
 * numbering.c: reads numbering.xml and counts:
 *   w:numbering
 *     w:abstractNum @abstractNumId  (w:numStyleLink)
 *       w:lvl @ilvl   w:start, w:numFmt, w:lvlText ("%1.%2"), w:lvlRestart, w:isLgl, w:pStyle
 *     w:num @numId
 *       w:abstractNumId, w:lvlOverride @ilvl (w:startOverride, w:lvl)
 * Lists of one abstractNum count on together, as in Word; a startOverride begins anew the first
 * time that its list is used. Formats: ECMA-376 part 1, 17.18.59 ST_NumberFormat, those that Word
 * offers for Chinese and Western text; others print as decimal.
 */
#include "document/numbering.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

enum { LEVELS = 9, MOST_LISTS = 20000 };

enum format {
    FORMAT_DECIMAL,
    FORMAT_DECIMAL_ZERO,
    FORMAT_FULL_WIDTH,
    FORMAT_CHINESE,         /* 一 十 十一 二十一 一百零五 */
    FORMAT_CHINESE_DIGITS,  /* 一 一〇 一一 */
    FORMAT_CHINESE_LEGAL,   /* 壹 拾 拾壹 */
    FORMAT_STEMS,           /* 甲乙丙 */
    FORMAT_BRANCHES,        /* 子丑寅 */
    FORMAT_CIRCLED,         /* ① */
    FORMAT_PARENTHESISED,   /* ⑴ */
    FORMAT_FULL_STOP,       /* ⒈ */
    FORMAT_CIRCLED_CHINESE, /* ㊀ */
    FORMAT_DASHES,          /* - 1 - */
    FORMAT_ORDINAL,         /* 1st */
    FORMAT_HEX,
    FORMAT_UPPER_ROMAN,
    FORMAT_LOWER_ROMAN,
    FORMAT_UPPER_LETTER,
    FORMAT_LOWER_LETTER,
    FORMAT_BULLET,
    FORMAT_NONE,
};

static const struct {
    const char *name;
    enum format format;
} formats[] = {
    {"decimal", FORMAT_DECIMAL},
    {"decimalHalfWidth", FORMAT_DECIMAL},
    {"decimalZero", FORMAT_DECIMAL_ZERO},
    {"decimalFullWidth", FORMAT_FULL_WIDTH},
    {"decimalFullWidth2", FORMAT_FULL_WIDTH},
    {"chineseCounting", FORMAT_CHINESE},
    {"chineseCountingThousand", FORMAT_CHINESE},
    {"japaneseCounting", FORMAT_CHINESE},
    {"taiwaneseCounting", FORMAT_CHINESE},
    {"taiwaneseCountingThousand", FORMAT_CHINESE},
    {"ideographDigital", FORMAT_CHINESE_DIGITS},
    {"japaneseDigitalTenThousand", FORMAT_CHINESE_DIGITS},
    {"taiwaneseDigital", FORMAT_CHINESE_DIGITS},
    {"chineseLegalSimplified", FORMAT_CHINESE_LEGAL},
    {"ideographLegalTraditional", FORMAT_CHINESE_LEGAL},
    {"ideographTraditional", FORMAT_STEMS},
    {"ideographZodiac", FORMAT_BRANCHES},
    {"decimalEnclosedCircle", FORMAT_CIRCLED},
    {"decimalEnclosedCircleChinese", FORMAT_CIRCLED},
    {"decimalEnclosedParen", FORMAT_PARENTHESISED},
    {"decimalEnclosedFullstop", FORMAT_FULL_STOP},
    {"ideographEnclosedCircle", FORMAT_CIRCLED_CHINESE},
    {"numberInDash", FORMAT_DASHES},
    {"ordinal", FORMAT_ORDINAL},
    {"hex", FORMAT_HEX},
    {"upperRoman", FORMAT_UPPER_ROMAN},
    {"lowerRoman", FORMAT_LOWER_ROMAN},
    {"upperLetter", FORMAT_UPPER_LETTER},
    {"lowerLetter", FORMAT_LOWER_LETTER},
    {"bullet", FORMAT_BULLET},
    {"none", FORMAT_NONE},
};

struct level {
    bool defined;
    int start;
    int restart; /* -1: after any higher level; 0: never; n: after level n */
    enum format format;
    int width; /* numFmt "custom", "001, 002, ...": digits, filled up with zeros; 0: as they are */
    bool legal;
    struct text text;
    struct text style;
};

struct abstract {
    int id;
    struct text style_link;
    struct level levels[LEVELS];
    int counts[LEVELS]; /* last number given, start - 1 before the first */
    bool counting[LEVELS];
};

struct list {
    int id;
    int abstract; /* index, -1: none */
    int abstract_id;
    struct level overrides[LEVELS];
    int starts[LEVELS]; /* startOverride, -1: none */
    bool used;
};

struct numbering {
    struct arena *arena;
    struct abstract *abstracts;
    size_t abstract_count;
    struct list *lists; /* sorted by id */
    size_t list_count;
    /* while reading */
    struct abstract *in_abstract;
    struct list *in_list;
    struct level *in_level;
    int override_level;
};

/* ---- reading ---- */

static bool room(size_t count) {
    return (count & (count - 1)) == 0;
}

static struct level *level_open(struct level *levels, int index) {
    if (index < 0 || index >= LEVELS)
        return NULL;
    levels[index] = (struct level){.defined = true, .start = 1, .restart = -1};
    return &levels[index];
}

static void abstract_open(struct numbering *numbering, int id) {
    if (room(numbering->abstract_count))
        numbering->abstracts =
            arena_grow(numbering->arena, numbering->abstracts, numbering->abstract_count,
                numbering->abstract_count == 0 ? 1 : numbering->abstract_count * 2,
                sizeof *numbering->abstracts);
    numbering->in_abstract = &numbering->abstracts[numbering->abstract_count++];
    *numbering->in_abstract = (struct abstract){.id = id};
    numbering->in_list = NULL;
    numbering->in_level = NULL;
}

static void list_open(struct numbering *numbering, int id) {
    if (room(numbering->list_count))
        numbering->lists = arena_grow(numbering->arena, numbering->lists, numbering->list_count,
            numbering->list_count == 0 ? 1 : numbering->list_count * 2, sizeof *numbering->lists);
    numbering->in_list = &numbering->lists[numbering->list_count++];
    *numbering->in_list = (struct list){.id = id, .abstract = -1, .abstract_id = -1};
    for (int i = 0; i < LEVELS; i++)
        numbering->in_list->starts[i] = -1;
    numbering->in_abstract = NULL;
    numbering->in_level = NULL;
}

static enum format format_find(struct text name) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (text_equal(name, text_from(formats[i].name)))
            return formats[i].format;
    return FORMAT_DECIMAL;
}

/* "001, 002, 003, ..." has three. */
static int digits_of(struct text format) {
    int digits = 0;
    while (digits < 9 && (size_t)digits < format.length && format.bytes[digits] >= '0' &&
           format.bytes[digits] <= '9')
        digits++;
    return digits;
}

static void level_property(
    struct numbering *numbering, const struct xml_parser *parser, enum xml_name name) {
    struct level *level = numbering->in_level;
    struct text value = xml_attribute_text(parser, XML_W_val);
    if (name == XML_W_start)
        level->start = xml_attribute_number(parser, XML_W_val, 1);
    if (name == XML_W_numFmt) {
        level->format = format_find(value);
        level->width = digits_of(xml_attribute_text(parser, XML_W_format));
    }
    if (name == XML_W_lvlText && value.length <= LIMIT_NUMBER_BYTES)
        level->text = text_copy(numbering->arena, value);
    if (name == XML_W_lvlRestart)
        level->restart = xml_attribute_number(parser, XML_W_val, -1);
    if (name == XML_W_isLgl)
        level->legal = xml_attribute_on(parser, XML_W_val);
    if (name == XML_W_pStyle)
        level->style = text_copy(numbering->arena, value);
}

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct numbering *numbering = context;
    if (name == XML_W_abstractNum && numbering->abstract_count < MOST_LISTS)
        abstract_open(numbering, xml_attribute_number(parser, XML_W_abstractNumId, -1));
    else if (name == XML_W_num && numbering->list_count < MOST_LISTS)
        list_open(numbering, xml_attribute_number(parser, XML_W_numId, -1));
    else if (name == XML_W_abstractNumId && numbering->in_list != NULL)
        numbering->in_list->abstract_id = xml_attribute_number(parser, XML_W_val, -1);
    else if (name == XML_W_numStyleLink && numbering->in_abstract != NULL)
        numbering->in_abstract->style_link =
            text_copy(numbering->arena, xml_attribute_text(parser, XML_W_val));
    else if (name == XML_W_lvlOverride)
        numbering->override_level = xml_attribute_number(parser, XML_W_ilvl, -1);
    else if (name == XML_W_startOverride && numbering->in_list != NULL &&
             numbering->override_level >= 0 && numbering->override_level < LEVELS)
        numbering->in_list->starts[numbering->override_level] =
            xml_attribute_number(parser, XML_W_val, 1);
    else if (name == XML_W_lvl) {
        int index = xml_attribute_number(parser, XML_W_ilvl, -1);
        numbering->in_level =
            numbering->in_list != NULL       ? level_open(numbering->in_list->overrides, index)
            : numbering->in_abstract != NULL ? level_open(numbering->in_abstract->levels, index)
                                             : NULL;
    } else if (numbering->in_level != NULL)
        level_property(numbering, parser, name);
}

static void on_end(void *context, enum xml_name name) {
    struct numbering *numbering = context;
    if (name == XML_W_lvl)
        numbering->in_level = NULL;
    if (name == XML_W_lvlOverride)
        numbering->override_level = -1;
    if (name == XML_W_abstractNum)
        numbering->in_abstract = NULL;
    if (name == XML_W_num)
        numbering->in_list = NULL;
}

static int order_lists(const void *a, const void *b) {
    int left = ((const struct list *)a)->id, right = ((const struct list *)b)->id;
    return (left > right) - (left < right);
}

static int order_abstracts(const void *a, const void *b) {
    int left = ((const struct abstract *)a)->id, right = ((const struct abstract *)b)->id;
    return (left > right) - (left < right);
}

static struct list *list_find(struct numbering *numbering, int id) {
    struct list wanted = {.id = id};
    if (numbering->list_count == 0)
        return NULL;
    return bsearch(&wanted, numbering->lists, numbering->list_count, sizeof wanted, order_lists);
}

static int abstract_find(const struct numbering *numbering, int id) {
    struct abstract wanted = {.id = id};
    const struct abstract *found = bsearch(
        &wanted, numbering->abstracts, numbering->abstract_count, sizeof wanted, order_abstracts);
    return found == NULL ? -1 : (int)(found - numbering->abstracts);
}

/* A list without levels of its own that is tied to a numbering style is that style's list. */
static void lists_link(struct numbering *numbering, const struct styles *styles) {
    for (size_t i = 0; i < numbering->list_count; i++) {
        struct list *list = &numbering->lists[i];
        list->abstract = abstract_find(numbering, list->abstract_id);
        if (list->abstract < 0 || numbering->abstracts[list->abstract].style_link.length == 0)
            continue;
        int linked = style_find(styles, numbering->abstracts[list->abstract].style_link).num_id;
        const struct list *other = linked <= 0 ? NULL : list_find(numbering, linked);
        if (other != NULL && other != list)
            list->abstract = abstract_find(numbering, other->abstract_id);
    }
}

struct numbering *numbering_read(
    struct arena *arena, struct package *package, struct text part, const struct styles *styles) {
    struct numbering *numbering = arena_alloc(arena, sizeof *numbering);
    numbering->arena = arena;
    numbering->override_level = -1;
    struct xml_handler handler = {numbering, on_start, on_end, NULL};
    if (!package_parse_side(package, part, &handler) || numbering->list_count == 0)
        return numbering;
    qsort(numbering->lists, numbering->list_count, sizeof *numbering->lists, order_lists);
    if (numbering->abstract_count == 0)
        return numbering;
    qsort(numbering->abstracts, numbering->abstract_count, sizeof *numbering->abstracts,
        order_abstracts);
    lists_link(numbering, styles);
    return numbering;
}

/* ---- numbers in their formats ---- */

/* The character at an index of a string of three-byte characters. */
static struct text character_at(const char *characters, int index) {
    return text_slice(text_from(characters), (size_t)index * 3, (size_t)index * 3 + 3);
}

/* 十二, but 壹拾贰: only common numerals leave out the one before ten. */
static void write_chinese(struct buffer *out, int number, const char *digits, const char *units) {
    static const int values[] = {1000, 100, 10, 1};
    bool started = false, zero = false;
    if (number <= 0 || number > 9999) {
        buffer_add_number(out, number);
        return;
    }
    for (int i = 0; i < 4; i++) {
        int digit = number / values[i] % 10;
        if (digit == 0) {
            zero = started;
            continue;
        }
        if (zero)
            buffer_add(out, TEXT("零"));
        zero = false;
        bool bare_ten = values[i] == 10 && digit == 1 && !started &&
                        text_equal(character_at(digits, 1), TEXT("一"));
        if (!bare_ten)
            buffer_add(out, character_at(digits, digit));
        if (values[i] > 1)
            buffer_add(out, character_at(units, 2 - i));
        started = true;
    }
}

static void write_roman(struct buffer *out, int number, bool upper) {
    static const struct {
        int value;
        const char *upper, *lower;
    } parts[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"},
        {100, "C", "c"}, {90, "XC", "xc"}, {50, "L", "l"}, {40, "XL", "xl"}, {10, "X", "x"},
        {9, "IX", "ix"}, {5, "V", "v"}, {4, "IV", "iv"}, {1, "I", "i"}};
    if (number <= 0 || number > 3999) {
        buffer_add_number(out, number);
        return;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            buffer_add(out, text_from(upper ? parts[i].upper : parts[i].lower));
}

/* a, b, ... z, aa, bb: Word repeats the letter. */
static void write_letter(struct buffer *out, int number, char first) {
    if (number <= 0 || number > 780) {
        buffer_add_number(out, number);
        return;
    }
    for (int i = 0; i <= (number - 1) / 26; i++)
        buffer_add_byte(out, (char)(first + (number - 1) % 26));
}

static void write_digits(struct buffer *out, int number, const char *digits) {
    struct buffer plain = {.arena = out->arena};
    buffer_add_number(&plain, number);
    for (size_t i = 0; i < plain.length; i++)
        if (plain.bytes[i] >= '0' && plain.bytes[i] <= '9')
            buffer_add(out, character_at(digits, plain.bytes[i] - '0'));
}

/* One of twenty characters in a row, as ① to ⑳; a larger number in digits. */
static void write_enclosed(struct buffer *out, int number, uint32_t first) {
    if (number >= 1 && number <= 20)
        buffer_add_codepoint(out, first + (uint32_t)number - 1);
    else
        buffer_add_number(out, number);
}

static void write_ordinal(struct buffer *out, int number) {
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    int last = number % 100 / 10 == 1 ? 0 : number % 10;
    buffer_format(out, "%d%s", number, endings[last >= 0 && last < 4 ? last : 0]);
}

static void write_cycle(struct buffer *out, int number, const char *characters, int count) {
    if (number >= 1 && number <= count)
        buffer_add(out, character_at(characters, number - 1));
    else
        buffer_add_number(out, number);
}

static void write_number(struct buffer *out, int number, enum format format) {
    switch (format) {
    case FORMAT_DECIMAL:
        buffer_add_number(out, number);
        return;
    case FORMAT_DECIMAL_ZERO:
        buffer_format(out, "%02d", number);
        return;
    case FORMAT_FULL_WIDTH:
        write_digits(out, number, "０１２３４５６７８９");
        return;
    case FORMAT_CHINESE:
        write_chinese(out, number, "零一二三四五六七八九", "十百千");
        return;
    case FORMAT_CHINESE_DIGITS:
        write_digits(out, number, "〇一二三四五六七八九");
        return;
    case FORMAT_CHINESE_LEGAL:
        write_chinese(out, number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟");
        return;
    case FORMAT_STEMS:
        write_cycle(out, number, "甲乙丙丁戊己庚辛壬癸", 10);
        return;
    case FORMAT_BRANCHES:
        write_cycle(out, number, "子丑寅卯辰巳午未申酉戌亥", 12);
        return;
    case FORMAT_CIRCLED:
        write_enclosed(out, number, 0x2460);
        return;
    case FORMAT_PARENTHESISED:
        write_enclosed(out, number, 0x2474);
        return;
    case FORMAT_FULL_STOP:
        write_enclosed(out, number, 0x2488);
        return;
    case FORMAT_CIRCLED_CHINESE:
        write_cycle(out, number, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", 10);
        return;
    case FORMAT_DASHES:
        buffer_format(out, "- %d -", number);
        return;
    case FORMAT_ORDINAL:
        write_ordinal(out, number);
        return;
    case FORMAT_HEX:
        buffer_format(out, "%X", (unsigned)number);
        return;
    case FORMAT_UPPER_ROMAN:
    case FORMAT_LOWER_ROMAN:
        write_roman(out, number, format == FORMAT_UPPER_ROMAN);
        return;
    case FORMAT_UPPER_LETTER:
        write_letter(out, number, 'A');
        return;
    case FORMAT_LOWER_LETTER:
        write_letter(out, number, 'a');
        return;
    case FORMAT_BULLET:
    case FORMAT_NONE:
        return;
    }
}

/* ---- counting ---- */

static const struct level *level_of(
    const struct numbering *numbering, const struct list *list, int index) {
    if (list->overrides[index].defined)
        return &list->overrides[index];
    return &numbering->abstracts[list->abstract].levels[index];
}

static int level_of_style(
    const struct numbering *numbering, const struct list *list, struct text style) {
    for (int i = 0; i < LEVELS && style.length != 0; i++)
        if (text_equal(level_of(numbering, list, i)->style, style))
            return i;
    return 0;
}

/* A level counts on, and those below it begin anew. */
static void count_on(struct numbering *numbering, struct list *list, int index) {
    struct abstract *abstract = &numbering->abstracts[list->abstract];
    for (int i = 0; !list->used && i < LEVELS; i++)
        if (list->starts[i] >= 0)
            abstract->counting[i] = false;
    int start = list->starts[index] >= 0 && !abstract->counting[index]
                    ? list->starts[index]
                    : level_of(numbering, list, index)->start;
    list->used = true;
    for (int i = 0; i < index; i++)
        if (!abstract->counting[i]) {
            abstract->counting[i] = true;
            abstract->counts[i] = level_of(numbering, list, i)->start;
        }
    abstract->counts[index] = abstract->counting[index] ? abstract->counts[index] + 1 : start;
    abstract->counting[index] = true;
    for (int i = index + 1; i < LEVELS; i++) {
        int restart = level_of(numbering, list, i)->restart;
        if (restart < 0 || (restart > 0 && index < restart))
            abstract->counting[i] = false;
    }
}

/* "%1.%2、" with the counts put in. A legal level prints all of them as decimals. */
static struct text level_write(
    const struct numbering *numbering, const struct list *list, int index) {
    const struct abstract *abstract = &numbering->abstracts[list->abstract];
    const struct level *level = level_of(numbering, list, index);
    struct buffer out = {.arena = numbering->arena};
    if (level->format == FORMAT_BULLET)
        return TEXT_NONE;
    for (size_t i = 0; i < level->text.length; i++) {
        char next = i + 1 < level->text.length ? level->text.bytes[i + 1] : '\0';
        if (level->text.bytes[i] != '%' || next < '1' || next > '9') {
            buffer_add_byte(&out, level->text.bytes[i]);
            continue;
        }
        int shown = next - '1';
        const struct level *of = level_of(numbering, list, shown);
        if (of->width != 0 && !level->legal)
            buffer_format(&out, "%0*d", of->width, abstract->counts[shown]);
        else
            write_number(&out, abstract->counts[shown], level->legal ? FORMAT_DECIMAL : of->format);
        i++;
    }
    return buffer_text(&out);
}

struct text numbering_next(struct numbering *numbering, int num_id, int level, struct text style) {
    struct list *list = num_id <= 0 ? NULL : list_find(numbering, num_id);
    if (list == NULL || list->abstract < 0)
        return TEXT_NONE;
    int index = level < 0 ? level_of_style(numbering, list, style) : level;
    if (index >= LEVELS)
        return TEXT_NONE;
    count_on(numbering, list, index);
    return level_write(numbering, list, index);
}
