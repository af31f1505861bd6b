/*
 * html_style.c: style sheets of a page -> what they hide:
 *   .a, p.a {display:none}     also visibility:hidden and Word's mso-hide:all
 *   #a, p {display:block}      shows again what a rule before it, or a weaker one, hid
 * Rules of one element, class or id are read, several before one brace too; those that ask where an
 * element stands (a b, a > b, a:hover) are not, nor what stands in @media and the like: where a
 * page is not plain, text is rather read than lost.
 */
#include "document/html_style.h"

enum { MOST_RULES = 200, MOST_CLASSES = 20 };

struct style_rule {
    struct text name, class_name, id; /* empty: any */
    bool hides;
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

enum style_verdict style_ask(struct text style) {
    if (style_says(style, "display:none") || style_says(style, "mso-hide:all") ||
        style_says(style, "visibility:hidden"))
        return STYLE_HIDES;
    bool shows = style_says(style, "display:") || style_says(style, "mso-hide:none") ||
                 style_says(style, "visibility:visible");
    return shows ? STYLE_SHOWS : STYLE_SILENT;
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

static void rule_add(struct style_sheet *sheet, struct style_rule rule) {
    if (sheet->rules == NULL)
        sheet->rules = arena_array(sheet->arena, MOST_RULES, sizeof *sheet->rules);
    if (sheet->count < MOST_RULES)
        sheet->rules[sheet->count++] = rule;
}

static void rules_add(struct style_sheet *sheet, struct text selectors, struct text declarations) {
    enum style_verdict verdict = style_ask(declarations);
    while (verdict != STYLE_SILENT && selectors.length != 0) {
        size_t comma = text_find(selectors, TEXT(","));
        size_t end = comma == SIZE_MAX ? selectors.length : comma;
        struct style_rule rule = {.hides = verdict == STYLE_HIDES};
        if (selector_read(text_trim(text_slice(selectors, 0, end)), &rule))
            rule_add(sheet, rule);
        selectors = text_slice(selectors, end + 1, selectors.length);
    }
}

/* Without comments and without the marks that hide a sheet from readers older than it. */
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

/* The length of what stands within braces, from behind the first to before the last. */
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

/* How much a rule that fits an element counts, as in a browser; 0: it does not fit. */
static int rule_weight(const struct style_rule *rule, const struct element_names *element) {
    if ((rule->class_name.length != 0 && !has_class(element, rule->class_name)) ||
        (rule->name.length != 0 && !text_equal_caseless(rule->name, element->name)) ||
        (rule->id.length != 0 && !text_equal(rule->id, element->id)))
        return 0;
    return (rule->name.length != 0) + 10 * (rule->class_name.length != 0) +
           100 * (rule->id.length != 0);
}

enum style_verdict style_sheet_ask(
    const struct style_sheet *sheet, const char *name, const char *classes, const char *id) {
    enum style_verdict verdict = STYLE_SILENT;
    struct element_names element = {.name = text_from(name), .id = text_from(id)};
    classes_read(&element, text_from(classes));
    int best = 1;
    for (size_t i = 0; i < sheet->count; i++) {
        int weight = rule_weight(&sheet->rules[i], &element);
        if (weight < best)
            continue;
        best = weight;
        verdict = sheet->rules[i].hides ? STYLE_HIDES : STYLE_SHOWS;
    }
    return verdict;
}
