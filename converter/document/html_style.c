/*
 * html_style.c: style sheets of a page -> the properties of its text:
 *   .a, p.a {display:none}     also visibility:hidden, Word's mso-hide:all, type of no size
 *   #a, p {display:block}      shows again what a rule before it, or a weaker one, hid
 *   s, .b {text-decoration:line-through}  sup, .c {vertical-align:super}  .d {color:white}
 *   .e::before {content:"12"}  prints a digit that is no text of the page
 * Rules of one element, class or id are read, several before one brace too. Rules with combinators
 * (a b, a > b, a:hover) and blocks of @media and the like are not: in doubt text is read, not lost.
 */
#include "document/html_style.h"

#include <stdlib.h>

#include "document/symbols.h"

enum { MOST_RULES = 200, MOST_CLASSES = 20 };

struct style_rule {
    struct text name, class_name, id; /* empty: any */
    struct style_values says;
};

/* ---- declarations ---- */

bool style_says(struct text style, const char *words) {
    size_t at = 0;
    for (size_t i = 0; i < style.length; i++) {
        char byte = style.bytes[i];
        if (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t')
            continue;
        byte = byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
        at = byte == words[at] ? at + 1 : byte == words[0] ? 1 : 0;
        if (words[at] == '\0')
            return true;
    }
    return false;
}

/* ---- values ---- */

static int number_of(struct text value) {
    char digits[16] = "";
    memcpy(digits, value.bytes, value.length < 15 ? value.length : 15);
    double number = strtod(digits, NULL);
    return number > 0 ? 1 : number < 0 ? -1 : 0;
}

static bool is_number(struct text value) {
    char first = value.length == 0 ? 0 : value.bytes[0];
    return (first >= '0' && first <= '9') || first == '-' || first == '.' || first == '+';
}

static int hex_color(struct text digits) {
    int color = 0;
    if (digits.length != 3 && digits.length != 6)
        return 0;
    for (size_t i = 0; i < digits.length; i++) {
        int digit = hex_digit(digits.bytes[i]);
        if (digit < 0)
            return 0;
        color = color << 4 | digit;
        if (digits.length == 3)
            color = color << 4 | digit;
    }
    return color;
}

/* rgb(255, 255, 255), rgba(255 255 255 / 1); percentages come out dark. */
static int rgb_color(struct text value) {
    int color = 0, parts = 0;
    size_t at = text_find(value, TEXT("("));
    while (at < value.length && parts < 3) {
        int number = 0;
        while (at < value.length && (value.bytes[at] < '0' || value.bytes[at] > '9'))
            at++;
        while (
            at < value.length && value.bytes[at] >= '0' && value.bytes[at] <= '9' && number < 256)
            number = number * 10 + value.bytes[at++] - '0';
        color = color << 8 | (number > 255 ? 255 : number);
        parts++;
    }
    return parts == 3 ? color : 0;
}

int style_color(struct text value) {
    static const struct text none[] = {TEXT_INIT("transparent"), TEXT_INIT("inherit"),
        TEXT_INIT("initial"), TEXT_INIT("unset"), TEXT_INIT("none"), TEXT_INIT("currentcolor"),
        TEXT_INIT("windowtext")};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (text_starts_caseless(value, none[i]))
            return STYLE_SILENT;
    if (value.length == 0)
        return STYLE_SILENT;
    if (text_starts_caseless(value, TEXT("white")))
        return 0xFFFFFF;
    if (value.bytes[0] == '#') {
        size_t end = 1;
        while (end < value.length && hex_digit(value.bytes[end]) >= 0)
            end++;
        return hex_color(text_slice(value, 1, end));
    }
    return text_starts_caseless(value, TEXT("rgb")) ? rgb_color(value) : 0;
}

/* font-size:0, opacity:0; other sizes do not matter. */
static int size_value(struct text value) {
    return is_number(value) && number_of(value) == 0 ? 1 : STYLE_SILENT;
}

/* Lengths raise and lower as well; top and middle belong to cells. */
static int align_value(struct text value) {
    static const enum style_shift by_sign[] = {SHIFT_LOWERED, SHIFT_NONE, SHIFT_RAISED};
    if (text_starts_caseless(value, TEXT("super")))
        return SHIFT_RAISED;
    if (text_starts_caseless(value, TEXT("sub")))
        return SHIFT_LOWERED;
    if (text_starts_caseless(value, TEXT("baseline")))
        return SHIFT_NONE;
    return is_number(value) ? (int)by_sign[number_of(value) + 1] : STYLE_SILENT;
}

/* What Word makes of w:position. */
static int raise_value(struct text value) {
    return number_of(value) != 0 ? SHIFT_MOVED : SHIFT_NONE;
}

static int position_value(struct text value) {
    if (text_starts_caseless(value, TEXT("absolute")))
        return PLACED_ABSOLUTE;
    return text_starts_caseless(value, TEXT("relative")) ? PLACED_RELATIVE : PLACED_STATIC;
}

static int offset_value(struct text value) {
    return is_number(value) && number_of(value) != 0;
}

/* Of several fonts the first. */
static int font_value(struct text value) {
    size_t end = text_find(value, TEXT(","));
    struct text name = text_trim(text_slice(value, 0, end == SIZE_MAX ? value.length : end));
    if (name.length > 1 && (name.bytes[0] == '"' || name.bytes[0] == '\''))
        name = text_slice(name, 1, name.length - 1);
    int font = symbol_font_find(name);
    return font < 0 ? FONT_OF_TEXT : font;
}

/* Whether generated content has a digit, or one that a counter or an attribute may give. An escape
 * is a code point: "\f101" is an icon, "\31" a 1. */
static int content_value(struct text value) {
    if (text_find_caseless(value, TEXT("attr(")) != SIZE_MAX ||
        text_find_caseless(value, TEXT("counter")) != SIZE_MAX)
        return 1;
    for (size_t i = 0; i < value.length; i++) {
        int codepoint = (unsigned char)value.bytes[i];
        if (codepoint == '\\')
            for (codepoint = 0;
                 i + 1 < value.length && codepoint <= 0xFFFF && hex_digit(value.bytes[i + 1]) >= 0;)
                codepoint = codepoint << 4 | hex_digit(value.bytes[++i]);
        if (codepoint >= '0' && codepoint <= '9')
            return 1;
    }
    return 0;
}

/* Declarations that are read: by a function, or 1 where the value has one of two words, else 0. */
static const struct declaration {
    struct text name;
    enum style_property property;
    int (*read)(struct text value);
    struct text word, other_word;
} declarations[] = {
    {TEXT_INIT("display"), STYLE_HIDDEN, NULL, TEXT_INIT("none"), TEXT_INIT("none")},
    {TEXT_INIT("visibility"), STYLE_HIDDEN, NULL, TEXT_INIT("hidden"), TEXT_INIT("collapse")},
    {TEXT_INIT("mso-hide"), STYLE_HIDDEN, NULL, TEXT_INIT("all"), TEXT_INIT("all")},
    {TEXT_INIT("font-size"), STYLE_HIDDEN, size_value, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("opacity"), STYLE_HIDDEN, size_value, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("text-decoration"), STYLE_STRUCK, NULL, TEXT_INIT("line-through"),
        TEXT_INIT("line-through")},
    {TEXT_INIT("text-decoration-line"), STYLE_STRUCK, NULL, TEXT_INIT("line-through"),
        TEXT_INIT("line-through")},
    {TEXT_INIT("vertical-align"), STYLE_SHIFT, align_value, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("mso-text-raise"), STYLE_SHIFT, raise_value, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("color"), STYLE_COLOR, style_color, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("background"), STYLE_GROUND, style_color, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("background-color"), STYLE_GROUND, style_color, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("position"), STYLE_PLACED, position_value, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("top"), STYLE_OFFSET, offset_value, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("bottom"), STYLE_OFFSET, offset_value, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("unicode-bidi"), STYLE_REVERSED, NULL, TEXT_INIT("override"), TEXT_INIT("override")},
    {TEXT_INIT("content"), STYLE_PRINTS, content_value, TEXT_INIT(""), TEXT_INIT("")},
    {TEXT_INIT("font-family"), STYLE_SYMBOLS, font_value, TEXT_INIT(""), TEXT_INIT("")},
};

static const struct style_values nothing_said = {
    {STYLE_SILENT, STYLE_SILENT, STYLE_SILENT, STYLE_SILENT, STYLE_SILENT, STYLE_SILENT,
        STYLE_SILENT, STYLE_SILENT, STYLE_SILENT, STYLE_SILENT}};

/* In one list hiding outranks showing: display:block; visibility:hidden. */
static void declaration_take(struct style_values *says, struct text name, struct text value) {
    for (size_t i = 0; i < sizeof declarations / sizeof *declarations; i++) {
        const struct declaration *declaration = &declarations[i];
        if (!text_equal_caseless(name, declaration->name))
            continue;
        int read = declaration->read != NULL
                       ? declaration->read(value)
                       : text_find_caseless(value, declaration->word) != SIZE_MAX ||
                             text_find_caseless(value, declaration->other_word) != SIZE_MAX;
        int *said = &says->values[declaration->property];
        if (read != STYLE_SILENT && !(declaration->property == STYLE_HIDDEN && *said == 1))
            *said = read;
        return;
    }
}

static void declarations_read(struct style_values *says, struct text style) {
    while (style.length != 0) {
        size_t semicolon = text_find(style, TEXT(";"));
        size_t end = semicolon == SIZE_MAX ? style.length : semicolon;
        struct text one = text_slice(style, 0, end);
        size_t colon = text_find(one, TEXT(":"));
        if (colon != SIZE_MAX)
            declaration_take(says, text_trim(text_slice(one, 0, colon)),
                text_trim(text_slice(one, colon + 1, one.length)));
        style = text_slice(style, end + 1, style.length);
    }
}

static bool says_nothing(const struct style_values *says) {
    return memcmp(says, &nothing_said, sizeof *says) == 0;
}

/* ---- sheets ---- */

static bool is_name_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || (byte & 0x80) != 0;
}

/* The name at the beginning of a selector, which moves behind it. */
static struct text name_take(struct text *selector) {
    size_t length = 0;
    while (length < selector->length && is_name_byte(selector->bytes[length]))
        length++;
    struct text name = text_slice(*selector, 0, length);
    *selector = text_slice(*selector, length, selector->length);
    return name;
}

/* p, .a, p.a, #a, p#a; false: something else. */
static bool selector_read(struct text selector, struct style_rule *rule) {
    rule->name = name_take(&selector);
    if (selector.length == 0)
        return rule->name.length != 0;
    struct text *part = selector.bytes[0] == '.'   ? &rule->class_name
                        : selector.bytes[0] == '#' ? &rule->id
                                                   : NULL;
    if (part == NULL)
        return false;
    selector = text_slice(selector, 1, selector.length);
    *part = name_take(&selector);
    return part->length != 0 && selector.length == 0;
}

/* Cuts ::before and ::after off a selector. */
static bool is_generated(struct text *selector) {
    static const struct text ends[] = {
        TEXT_INIT("::before"), TEXT_INIT("::after"), TEXT_INIT(":before"), TEXT_INIT(":after")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (selector->length < ends[i].length)
            continue;
        size_t start = selector->length - ends[i].length;
        if (!text_equal_caseless(text_slice(*selector, start, selector->length), ends[i]))
            continue;
        *selector = text_slice(*selector, 0, start);
        return true;
    }
    return false;
}

/* Of generated content only the digits count; elsewhere content prints nothing. */
static struct style_values says_of(const struct style_values *says, bool generated) {
    struct style_values kept = generated ? nothing_said : *says;
    kept.values[STYLE_PRINTS] = generated ? says->values[STYLE_PRINTS] : STYLE_SILENT;
    return kept;
}

static void rule_add(struct style_sheet *sheet, struct style_rule rule) {
    if (sheet->rules == NULL)
        sheet->rules = arena_array(sheet->arena, MOST_RULES, sizeof *sheet->rules);
    if (sheet->count < MOST_RULES)
        sheet->rules[sheet->count++] = rule;
}

static void rules_add(struct style_sheet *sheet, struct text selectors, struct text block) {
    struct style_values says = nothing_said;
    declarations_read(&says, block);
    while (!says_nothing(&says) && selectors.length != 0) {
        size_t comma = text_find(selectors, TEXT(","));
        size_t end = comma == SIZE_MAX ? selectors.length : comma;
        struct text selector = text_trim(text_slice(selectors, 0, end));
        struct style_rule rule = {.says = says_of(&says, is_generated(&selector))};
        if (!says_nothing(&rule.says) && selector_read(selector, &rule))
            rule_add(sheet, rule);
        selectors = text_slice(selectors, end + 1, selectors.length);
    }
}

/* Without comments and without the marks <!-- and -->, which hide a sheet from old browsers. */
static struct text without_comments(struct arena *arena, struct text css) {
    static const struct text marks[][2] = {{TEXT_INIT("/*"), TEXT_INIT("*/")},
        {TEXT_INIT("<!--"), TEXT_INIT("")}, {TEXT_INIT("-->"), TEXT_INIT("")}};
    struct buffer kept = {.arena = arena};
    buffer_reserve(&kept, css.length);
    for (size_t i = 0; i < css.length;) {
        struct text rest = text_slice(css, i, css.length);
        size_t skip = 0;
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            if (text_starts(rest, marks[m][0])) {
                struct text inside = text_slice(rest, marks[m][0].length, rest.length);
                size_t end = text_find(inside, marks[m][1]);
                skip =
                    end == SIZE_MAX ? rest.length : marks[m][0].length + end + marks[m][1].length;
            }
        if (skip == 0)
            buffer_add_byte(&kept, *rest.bytes);
        i += skip == 0 ? 1 : skip;
    }
    return buffer_text(&kept);
}

/* The length of a block, from behind its opening brace to its closing one. */
static size_t block_length(struct text text) {
    int depth = 1;
    for (size_t i = 0; i < text.length; i++) {
        depth += text.bytes[i] == '{' ? 1 : text.bytes[i] == '}' ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return text.length;
}

/* Where a rule's declarations begin, or an @import ends: the first { or ;. */
static size_t prelude_length(struct text css) {
    size_t length = 0;
    while (length < css.length && css.bytes[length] != '{' && css.bytes[length] != ';')
        length++;
    return length;
}

void style_sheet_read(struct style_sheet *sheet, struct text css) {
    css = without_comments(sheet->arena, css);
    while (css.length != 0) {
        size_t length = prelude_length(css);
        struct text selectors = text_trim(text_slice(css, 0, length));
        bool is_block = length < css.length && css.bytes[length] == '{';
        css = text_slice(css, length + 1, css.length);
        if (!is_block)
            continue;
        length = block_length(css);
        if (!text_starts(selectors, TEXT("@")))
            rules_add(sheet, selectors, text_slice(css, 0, length));
        css = text_slice(css, length + 1, css.length);
    }
}

/* ---- elements ---- */

/* An element as rules see it. */
struct element_names {
    struct text name, id;
    struct text classes[MOST_CLASSES];
    size_t class_count;
};

static void classes_read(struct element_names *element, struct text classes) {
    while (classes.length != 0 && element->class_count < MOST_CLASSES) {
        struct text one = name_take(&classes);
        if (one.length != 0)
            element->classes[element->class_count++] = one;
        else
            classes = text_slice(classes, 1, classes.length);
    }
}

static bool has_class(const struct element_names *element, struct text class_name) {
    for (size_t i = 0; i < element->class_count; i++)
        if (text_equal(element->classes[i], class_name))
            return true;
    return false;
}

/* The weight of a rule that fits an element, as in a browser; 0: it does not fit. */
static int rule_weight(const struct style_rule *rule, const struct element_names *element) {
    if ((rule->class_name.length != 0 && !has_class(element, rule->class_name)) ||
        (rule->name.length != 0 && !text_equal_caseless(rule->name, element->name)) ||
        (rule->id.length != 0 && !text_equal(rule->id, element->id)))
        return 0;
    return (rule->name.length != 0) + 10 * (rule->class_name.length != 0) +
           100 * (rule->id.length != 0);
}

/* For each property the rule of most weight counts, of equal ones the last. */
static void rules_ask(const struct style_sheet *sheet, const struct element_names *element,
    struct style_values *values) {
    int best[STYLE_PROPERTIES] = {0};
    for (size_t i = 0; i < sheet->count; i++) {
        int weight = rule_weight(&sheet->rules[i], element);
        for (size_t p = 0; weight != 0 && p < STYLE_PROPERTIES; p++) {
            int said = sheet->rules[i].says.values[p];
            if (said == STYLE_SILENT || weight < best[p])
                continue;
            best[p] = weight;
            values->values[p] = said;
        }
    }
}

struct style_values style_ask(const struct style_sheet *sheet, const char *name,
    const char *classes, const char *id, const char *style) {
    struct style_values values = nothing_said, own = nothing_said;
    if (sheet->count != 0) {
        struct element_names element = {.name = text_from(name), .id = text_from(id)};
        classes_read(&element, text_from(classes));
        rules_ask(sheet, &element, &values);
    }
    if (style != NULL)
        declarations_read(&own, text_from(style));
    for (size_t p = 0; p < STYLE_PROPERTIES; p++)
        if (own.values[p] != STYLE_SILENT)
            values.values[p] = own.values[p];
    return values;
}
