/*
 * xml.c: the only includer of Expat, which reads what xml_plain.c leaves to it. Both read without
 * namespaces, at half the cost; the few prefixes are resolved here, and strict and transitional
 * names of a namespace become one. mc:AlternateContent: one branch is read, the first mc:Choice
 * that requires only known namespaces, else mc:Fallback. Elements of unknown namespaces in
 * mc:Ignorable are left out with their content; for those in mc:ProcessContent the content is read.
 * Other unknown elements are passed over and their content is read. Refused: mc:MustUnderstand of
 * an unknown namespace, any DTD (no docx has one, and entities turn small files into large ones),
 * and nesting beyond LIMIT_DEPTH.
 */
#include "document/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "document/xml_plain.h"

enum {
    CHUNK = 64 * 1024,
    LARGEST_CHUNK = 1024 * 1024,
    CACHED = 128,
    CACHED_TAG = 28,
    MOST_BINDINGS = 512,
    MOST_RULES = 512,
    MOST_LISTED = 64 /* prefixes in one mc:Ignorable; each is looked up */
};

#define XML_SPACES " \t\n\r"

enum namespace {
    NS_NONE,
    NS_W,
    NS_WX,
    NS_AML,
    NS_O,
    NS_A,
    NS_WP,
    NS_W14,
    NS_V,
    NS_R,
    NS_M,
    NS_MC,
    NS_XML,
    NS_PKG,
    NS_CT,
    NS_REL,
    NS_APP,
    NS_CORE,
    NS_TERMS,
    NS_KNOWN,
    NS_OTHER
};

static const struct {
    const char *uri;
    enum namespace namespace;
} namespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", NS_W},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", NS_W},
    {"http://schemas.microsoft.com/office/word/2003/wordml", NS_W},
    {"http://schemas.microsoft.com/office/word/2003/auxHint", NS_WX},
    {"http://schemas.microsoft.com/aml/2001/core", NS_AML},
    {"urn:schemas-microsoft-com:office:office", NS_O},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", NS_A},
    {"http://purl.oclc.org/ooxml/drawingml/main", NS_A},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", NS_WP},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", NS_WP},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", NS_R},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", NS_R},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", NS_M},
    {"http://purl.oclc.org/ooxml/officeDocument/math", NS_M},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", NS_MC},
    {"http://schemas.microsoft.com/office/2006/xmlPackage", NS_PKG},
    {"http://schemas.openxmlformats.org/package/2006/content-types", NS_CT},
    {"http://schemas.openxmlformats.org/package/2006/relationships", NS_REL},
    {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", NS_APP},
    {"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", NS_APP},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", NS_CORE},
    {"http://purl.org/dc/terms/", NS_TERMS},
    /* what Choice may require of us: shapes that hold text boxes, and Word's later additions */
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", NS_KNOWN},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", NS_KNOWN},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", NS_KNOWN},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", NS_KNOWN},
    {"http://schemas.microsoft.com/office/word/2010/wordml", NS_W14},
    {"http://schemas.microsoft.com/office/word/2012/wordml", NS_KNOWN},
    {"http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing", NS_KNOWN},
    {"http://schemas.microsoft.com/office/drawing/2010/main", NS_KNOWN},
    /* known, so not left out where a file calls them ignorable */
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", NS_KNOWN},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", NS_KNOWN},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", NS_KNOWN},
    {"http://purl.oclc.org/ooxml/drawingml/picture", NS_KNOWN},
    {"urn:schemas-microsoft-com:office:word", NS_KNOWN},
    {"urn:schemas-microsoft-com:vml", NS_V},
};

static const struct {
    enum namespace namespace;
    struct text local;
} names[] = {
    {NS_OTHER, TEXT_INIT("")},
#define NAME(namespace, local) {NS_##namespace, TEXT_INIT(#local)},
#include "document/xml_names.h"
#undef NAME
};

struct binding {
    char *prefix; /* "" for the default namespace; the URI stands behind it */
    size_t length;
    const char *uri;
    enum namespace namespace;
    int depth;
};

/* mc:Ignorable or mc:ProcessContent of an unknown namespace. */
struct rule {
    const char *uri; /* its binding's */
    char *local;     /* element whose content is read, "*": all; NULL: the namespace is ignorable */
    int depth;
};

/* An element that is left out with its content. */
#define XML_IGNORED XML_NAME_COUNT

/* An element that is open. */
struct open {
    enum xml_name name;
    unsigned scope;    /* in force around it */
    bool branch_taken; /* of an AlternateContent */
};

/* The name of a tag within a scope of declarations. */
struct cached {
    unsigned scope; /* 0: free */
    enum xml_name name;
    unsigned char length;
    char tag[CACHED_TAG];
};

struct xml_parser {
    struct plain *plain; /* NULL: Expat reads from the beginning */
    XML_Parser expat;    /* NULL: it has not been needed yet */
    size_t expat_offset; /* of Expat's bytes in the source, less the tags of opening_show */
    const struct xml_handler *handler;
    const char **attributes; /* of the current start tag */
    size_t binding_count, rule_count;
    bool mc_begins[256];         /* first bytes of the prefixes of mc: so far */
    unsigned scope, last_scope;  /* one number for each set of declarations that was in force */
    struct cached cache[CACHED]; /* by hash of a tag */
    int depth;
    int skip; /* depth of the element that is skipped; 0: none */
    enum xml_result result;
    const char *error;
    char unknown[LONGEST_URI + 1];
    /* not zeroed: */
    struct open open[LIMIT_DEPTH];
    struct binding bindings[MOST_BINDINGS];
    struct rule rules[MOST_RULES];
};

static void stop(struct xml_parser *parser, enum xml_result result) {
    parser->result = result;
    if (parser->expat != NULL)
        XML_StopParser(parser->expat, XML_FALSE);
}

/* ---- names ---- */

/* For the first tag of a name; tag_name keeps the result. */
static enum xml_name name_find(enum namespace namespace, struct text local) {
    for (size_t i = 1; i < XML_NAME_COUNT; i++)
        if (names[i].namespace == namespace && text_equal(names[i].local, local))
            return (enum xml_name)i;
    return XML_OTHER;
}

/* ---- namespaces ---- */

static enum namespace namespace_find(const char *uri) {
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        if (strcmp(namespaces[i].uri, uri) == 0)
            return namespaces[i].namespace;
    return NS_OTHER;
}

/* The innermost declaration of a prefix of that length, or NULL. */
static const struct binding *binding_find(
    const struct xml_parser *parser, const char *prefix, size_t length) {
    for (size_t i = parser->binding_count; i-- > 0;) {
        const struct binding *binding = &parser->bindings[i];
        if (binding->length == length && memcmp(binding->prefix, prefix, length) == 0)
            return binding;
    }
    return NULL;
}

/* The namespace of a prefix; xml: needs no declaration. */
static enum namespace prefix_resolve(
    const struct xml_parser *parser, const char *prefix, size_t length) {
    if (length == 3 && memcmp(prefix, "xml", 3) == 0)
        return NS_XML;
    const struct binding *binding = binding_find(parser, prefix, length);
    return binding != NULL ? binding->namespace : length == 0 ? NS_NONE : NS_OTHER;
}

static bool binding_add(struct xml_parser *parser, const char *prefix, const char *uri) {
    size_t length = strlen(prefix), uri_size = strlen(uri) + 1;
    char *copy = parser->binding_count == MOST_BINDINGS ? NULL : malloc(length + 1 + uri_size);
    if (copy == NULL)
        return false;
    memcpy(copy, prefix, length + 1);
    memcpy(copy + length + 1, uri, uri_size);
    enum namespace namespace = namespace_find(uri);
    parser->bindings[parser->binding_count++] =
        (struct binding){copy, length, copy + length + 1, namespace, parser->depth};
    parser->scope = ++parser->last_scope;
    if (namespace == NS_MC)
        parser->mc_begins[(unsigned char)*prefix] = true;
    /* cppcheck-suppress memleak; the binding holds it */
    return true;
}

/* ---- compatibility rules ---- */

static bool rule_add(struct xml_parser *parser, const char *uri, struct text local) {
    if (parser->rule_count == MOST_RULES)
        return false;
    char *copy = local.length == 0 ? NULL : strndup(local.bytes, local.length);
    if (local.length != 0 && copy == NULL)
        return false;
    parser->rules[parser->rule_count++] = (struct rule){uri, copy, parser->depth};
    parser->scope = ++parser->last_scope;
    /* cppcheck-suppress memleak; the rule holds it */
    return true;
}

/* x in mc:MustUnderstand="x y": an unknown namespace refuses the part. */
static bool must_understand(
    struct xml_parser *parser, const struct binding *binding, struct text name) {
    if (binding != NULL && binding->namespace != NS_OTHER)
        return true;
    struct text unknown = binding == NULL ? name : text_from(binding->uri);
    unknown = text_slice(unknown, 0, LONGEST_URI);
    memcpy(parser->unknown, unknown.bytes, unknown.length);
    parser->unknown[unknown.length] = '\0';
    stop(parser, XML_NOT_UNDERSTOOD);
    return true;
}

/* x in mc:Ignorable="x y" */
static bool ignorable_add(
    struct xml_parser *parser, const struct binding *binding, struct text name) {
    (void)name;
    bool unknown = binding != NULL && binding->namespace == NS_OTHER;
    return !unknown || rule_add(parser, binding->uri, TEXT_NONE);
}

/* x:wrap or x:* in mc:ProcessContent="x:wrap y:*" */
static bool process_add(
    struct xml_parser *parser, const struct binding *binding, struct text name) {
    size_t colon = text_find(name, TEXT(":"));
    bool unknown = binding != NULL && binding->namespace == NS_OTHER && colon != SIZE_MAX;
    return !unknown || rule_add(parser, binding->uri, text_slice(name, colon + 1, name.length));
}

static const struct {
    const char *local;
    bool (*read)(struct xml_parser *parser, const struct binding *binding, struct text name);
} rule_attributes[] = {
    {"Ignorable", ignorable_add},
    {"ProcessContent", process_add},
    {"MustUnderstand", must_understand},
};

static bool rules_read(struct xml_parser *parser, const char *local, const char *list) {
    int listed = 0;
    size_t i = 0, count = sizeof rule_attributes / sizeof *rule_attributes;
    while (i < count && strcmp(rule_attributes[i].local, local) != 0)
        i++;
    for (list += strspn(list, XML_SPACES); i < count && *list != '\0';) {
        struct text name = {list, strcspn(list, XML_SPACES)};
        size_t prefix = text_find(name, TEXT(":"));
        prefix = prefix == SIZE_MAX ? name.length : prefix;
        if (++listed > MOST_LISTED ||
            !rule_attributes[i].read(parser, binding_find(parser, list, prefix), name))
            return false;
        list += name.length;
        list += strspn(list, XML_SPACES);
    }
    return true;
}

/* After the declarations, which may follow the attributes that need them. */
static bool rules_add(struct xml_parser *parser, const char **attributes) {
    for (; *attributes != NULL; attributes += 2) {
        const char *colon = strchr(attributes[0], ':');
        if (colon != NULL &&
            prefix_resolve(parser, attributes[0], (size_t)(colon - attributes[0])) == NS_MC &&
            !rules_read(parser, colon + 1, attributes[1]))
            return false;
    }
    return true;
}

static bool is_ignored(const struct xml_parser *parser, const char *uri, struct text local) {
    bool ignorable = false;
    for (size_t i = 0; i < parser->rule_count; i++) {
        const struct rule *rule = &parser->rules[i];
        if (strcmp(rule->uri, uri) != 0)
            continue;
        if (rule->local != NULL &&
            (strcmp(rule->local, "*") == 0 || text_equal(text_from(rule->local), local)))
            return false;
        ignorable = ignorable || rule->local == NULL;
    }
    return ignorable;
}

/* ---- what the attributes of an element declare ---- */

static bool declarations_add(struct xml_parser *parser, const char **attributes) {
    bool rules = false;
    for (const char **at = attributes; *at != NULL; at += 2) {
        const char *name = at[0];
        bool declares =
            name[0] == 'x' && strncmp(name, "xmlns", 5) == 0 && (name[5] == ':' || name[5] == '\0');
        if (declares && !binding_add(parser, name + 5 + (name[5] == ':'), at[1]))
            return false;
        rules = rules || declares || parser->mc_begins[(unsigned char)*name];
    }
    return !rules || rules_add(parser, attributes);
}

static void declarations_drop(struct xml_parser *parser) {
    while (parser->rule_count > 0 && parser->rules[parser->rule_count - 1].depth > parser->depth)
        free(parser->rules[--parser->rule_count].local);
    while (parser->binding_count > 0 &&
           parser->bindings[parser->binding_count - 1].depth > parser->depth)
        free(parser->bindings[--parser->binding_count].prefix);
}

/* ---- calls from the readers ---- */

static enum xml_name tag_resolve(const struct xml_parser *parser, struct text tag) {
    size_t colon = text_find(tag, TEXT(":"));
    size_t length = colon == SIZE_MAX ? 0 : colon;
    struct text local = text_slice(tag, colon == SIZE_MAX ? 0 : colon + 1, tag.length);
    const struct binding *binding =
        parser->rule_count == 0 ? NULL : binding_find(parser, tag.bytes, length);
    if (binding != NULL && binding->namespace == NS_OTHER &&
        is_ignored(parser, binding->uri, local))
        return XML_IGNORED;
    return name_find(prefix_resolve(parser, tag.bytes, length), local);
}

/* Cached: a document has thousands of elements and some forty different tags. */
static enum xml_name tag_name(struct xml_parser *parser, struct text tag) {
    if (tag.length >= CACHED_TAG)
        return tag_resolve(parser, tag);
    size_t value = 5381;
    for (size_t i = 0; i < tag.length; i++)
        value = value * 33 ^ (unsigned char)tag.bytes[i];
    struct cached *cached = &parser->cache[value % CACHED];
    if (cached->scope != parser->scope || cached->length != tag.length ||
        memcmp(cached->tag, tag.bytes, tag.length) != 0) {
        cached->scope = parser->scope;
        cached->name = tag_resolve(parser, tag);
        cached->length = (unsigned char)tag.length;
        memcpy(cached->tag, tag.bytes, tag.length);
    }
    return cached->name;
}

/* Whether the element is part of an AlternateContent; skips all of its branches but one. */
static bool is_choice(struct xml_parser *parser, enum xml_name name) {
    if (name == XML_MC_AlternateContent)
        return true;
    if (name != XML_MC_Choice && name != XML_MC_Fallback)
        return false;
    struct open *around = parser->depth < 2 ? NULL : &parser->open[parser->depth - 2];
    if (around == NULL || around->name != XML_MC_AlternateContent)
        return true;
    const char *needs = xml_attribute(parser, XML_NONE_Requires);
    bool fits =
        name == XML_MC_Fallback || (needs != NULL && xml_prefixes_understood(parser, needs));
    if (around->branch_taken || !fits)
        xml_skip(parser);
    else
        around->branch_taken = true;
    return true;
}

static void on_start(void *context, struct text tag, const char **attributes) {
    struct xml_parser *parser = context;
    if (parser->result != XML_WELL)
        return;
    if (parser->depth == LIMIT_DEPTH) {
        stop(parser, XML_TOO_DEEP);
        return;
    }
    struct open *open = &parser->open[parser->depth++];
    if (parser->skip != 0)
        return;
    *open = (struct open){.scope = parser->scope};
    if (!declarations_add(parser, attributes)) {
        parser->error = "too many namespaces";
        stop(parser, XML_BROKEN);
        return;
    }
    if (parser->result != XML_WELL)
        return;
    parser->attributes = attributes;
    open->name = tag_name(parser, tag);
    if (open->name == XML_IGNORED)
        xml_skip(parser);
    else if (open->name != XML_OTHER && !is_choice(parser, open->name))
        parser->handler->start(parser->handler->context, parser, open->name);
}

static bool is_listed(enum xml_name name) {
    return name != XML_OTHER && name != XML_MC_AlternateContent && name != XML_MC_Choice &&
           name != XML_MC_Fallback;
}

static void on_end(void *context) {
    struct xml_parser *parser = context;
    if (parser->result != XML_WELL || parser->depth == 0)
        return;
    const struct open *open = &parser->open[--parser->depth];
    if (parser->skip != 0 && parser->skip <= parser->depth)
        return;
    if (parser->skip == 0 && parser->handler->end != NULL && is_listed(open->name))
        parser->handler->end(parser->handler->context, open->name);
    parser->skip = 0;
    if (parser->scope != open->scope) {
        declarations_drop(parser);
        parser->scope = open->scope;
    }
}

static void on_text(void *context, struct text text) {
    struct xml_parser *parser = context;
    if (parser->result == XML_WELL && parser->skip == 0 && parser->handler->text != NULL)
        parser->handler->text(parser->handler->context, text);
}

static bool is_stopped(void *context) {
    return ((const struct xml_parser *)context)->result != XML_WELL;
}

static bool is_skipping(void *context) {
    return ((const struct xml_parser *)context)->skip != 0;
}

static bool is_listed_of(void *context, struct text tag, const char **attributes) {
    struct xml_parser *parser = context;
    enum xml_name name = tag_name(parser, tag);
    if (name == XML_OTHER || parser->handler->bears == NULL)
        return name != XML_OTHER;
    parser->attributes = attributes;
    return parser->handler->bears(parser->handler->context, parser, name);
}

static void XMLCALL expat_start(void *data, const char *tag, const char **attributes) {
    on_start(data, text_from(tag), attributes);
}

static void XMLCALL expat_end(void *data, const char *tag) {
    (void)tag;
    on_end(data);
}

static void XMLCALL expat_text(void *data, const char *bytes, int length) {
    on_text(data, (struct text){bytes, (size_t)length});
}

static void XMLCALL expat_doctype(void *data, const char *name, const char *system_id,
    const char *public_id, int has_internal_subset) {
    (void)name, (void)system_id, (void)public_id, (void)has_internal_subset;
    stop(data, XML_DTD);
}

/* ---- a part ---- */

/* Bytes of an unfinished tag or comment. Expat parses it anew with every chunk, so chunks grow with
 * it; else a long tag would cost its length squared. */
static size_t bytes_waiting(const struct xml_parser *parser, size_t fed) {
    XML_Index parsed = XML_GetCurrentByteIndex(parser->expat);
    return parsed < 0 || (size_t)parsed > fed ? 0 : fed - (size_t)parsed;
}

static void parse_all(struct xml_parser *parser, struct xml_source source, size_t fed) {
    for (long length = 1; length > 0 && parser->result == XML_WELL; fed += (size_t)length) {
        size_t waiting = bytes_waiting(parser, fed);
        size_t size = waiting < CHUNK ? CHUNK : waiting < LARGEST_CHUNK ? waiting : LARGEST_CHUNK;
        if (waiting > LIMIT_TOKEN_BYTES) {
            parser->result = XML_TOO_LARGE;
            return;
        }
        void *chunk = XML_GetBuffer(parser->expat, (int)size);
        length = chunk == NULL ? -1 : source.read(source.context, chunk, size);
        if (length < 0) {
            parser->result = XML_UNREADABLE;
            return;
        }
        if (XML_ParseBuffer(parser->expat, (int)length, length == 0) != XML_STATUS_ERROR ||
            parser->result != XML_WELL)
            continue;
        parser->result = XML_BROKEN;
        parser->error = XML_ErrorString(XML_GetErrorCode(parser->expat));
    }
}

/* Expat goes on where the plain reader stopped: it parses the open tags first, without handlers.
 * Returns their bytes; SIZE_MAX: no memory. */
static size_t opening_show(struct xml_parser *parser) {
    char *tags = NULL;
    size_t length = 0;
    bool shown = plain_opening(parser->plain, &tags, &length) &&
                 XML_Parse(parser->expat, tags, (int)length, XML_FALSE) == XML_STATUS_OK;
    free(tags);
    parser->expat_offset = plain_offset(parser->plain) - length;
    return shown ? length : SIZE_MAX;
}

static void parse_by_expat(struct xml_parser *parser, struct xml_source source) {
    parser->expat = XML_ParserCreate(NULL);
    size_t shown = parser->expat == NULL   ? SIZE_MAX
                   : parser->plain == NULL ? 0
                                           : opening_show(parser);
    if (shown == SIZE_MAX) {
        parser->result = XML_UNREADABLE;
        return;
    }
    XML_SetUserData(parser->expat, parser);
    XML_SetElementHandler(parser->expat, expat_start, expat_end);
    XML_SetCharacterDataHandler(parser->expat, expat_text);
    XML_SetStartDoctypeDeclHandler(parser->expat, expat_doctype);
    if (parser->plain != NULL)
        source = (struct xml_source){parser->plain, plain_rest};
    parse_all(parser, source, shown);
}

struct xml_outcome xml_parse(struct xml_source source, const struct xml_handler *handler) {
    struct xml_parser parser;
    memset(&parser, 0, offsetof(struct xml_parser, open));
    parser.handler = handler;
    parser.scope = parser.last_scope = 1;
    struct plain_calls calls = {
        &parser, on_start, on_end, on_text, is_listed_of, is_stopped, is_skipping};
    parser.plain = plain_new(source, calls);
    if (parser.plain == NULL || !plain_read(parser.plain))
        parse_by_expat(&parser, source);
    struct xml_outcome outcome = {.result = parser.result, .error = parser.error};
    memcpy(outcome.unknown, parser.unknown, sizeof outcome.unknown);
    outcome.line = (parser.plain == NULL ? 0 : plain_lines(parser.plain)) +
                   (parser.expat == NULL ? 1 : XML_GetCurrentLineNumber(parser.expat));
    if (parser.expat != NULL)
        XML_ParserFree(parser.expat);
    plain_free(parser.plain);
    parser.depth = -1;
    declarations_drop(&parser);
    return outcome;
}

void xml_skip(struct xml_parser *parser) {
    parser->skip = parser->depth;
}

/* ---- pieces ---- */

size_t xml_tag_begin(const struct xml_parser *parser) {
    return parser->expat == NULL
               ? plain_tag_begin(parser->plain)
               : parser->expat_offset + (size_t)XML_GetCurrentByteIndex(parser->expat);
}

size_t xml_tag_end(const struct xml_parser *parser) {
    return parser->expat == NULL
               ? plain_tag_end(parser->plain)
               : xml_tag_begin(parser) + (size_t)XML_GetCurrentByteCount(parser->expat);
}

/* In ASCII, whatever the encoding of the piece. */
static void attribute_escape(struct buffer *out, struct text value) {
    for (size_t offset = 0; offset < value.length;) {
        uint32_t codepoint = text_next(value, &offset);
        if (codepoint >= 0x80 || strchr("<&\"", (int)codepoint) != NULL)
            buffer_format(out, "&#%u;", (unsigned)codepoint);
        else
            buffer_add_codepoint(out, codepoint);
    }
}

static bool is_hidden_binding(const struct xml_parser *parser, size_t index) {
    for (size_t i = index + 1; i < parser->binding_count; i++)
        if (strcmp(parser->bindings[i].prefix, parser->bindings[index].prefix) == 0)
            return true;
    return false;
}

void xml_declarations(const struct xml_parser *parser, struct buffer *attributes) {
    for (size_t i = 0; i < parser->binding_count; i++) {
        const struct binding *binding = &parser->bindings[i];
        if (is_hidden_binding(parser, i) || binding->namespace == NS_NONE)
            continue;
        const char *colon = *binding->prefix == '\0' ? "" : ":";
        buffer_format(attributes, " xmlns%s%s=\"", colon, binding->prefix);
        attribute_escape(attributes, text_from(binding->uri));
        buffer_add_byte(attributes, '"');
    }
}

/* ---- attributes ---- */

const char *xml_attribute(const struct xml_parser *parser, enum xml_name name) {
    for (const char **at = parser->attributes; *at != NULL; at += 2) {
        const char *colon = at[0];
        while (*colon != ':' && *colon != '\0')
            colon++;
        colon = *colon == ':' ? colon : NULL;
        const char *local = colon == NULL ? at[0] : colon + 1;
        const char *wanted = names[name].local.bytes;
        if (*local != *wanted || strcmp(local, wanted) != 0)
            continue;
        enum namespace namespace =
            colon == NULL ? NS_NONE : prefix_resolve(parser, at[0], (size_t)(colon - at[0]));
        /* a default namespace does not reach attributes, but some writers believe that it does */
        if (namespace == names[name].namespace ||
            (namespace == NS_NONE && names[name].namespace == NS_W))
            return at[1];
    }
    return NULL;
}

struct text xml_attribute_text(const struct xml_parser *parser, enum xml_name name) {
    return text_from(xml_attribute(parser, name));
}

int xml_attribute_number(const struct xml_parser *parser, enum xml_name name, int otherwise) {
    const char *value = xml_attribute(parser, name);
    if (value == NULL)
        return otherwise;
    char *end;
    long number = strtol(value, &end, 10);
    if (end == value)
        return otherwise;
    return number < -1000000 ? -1000000 : number > 1000000 ? 1000000 : (int)number;
}

bool xml_attribute_on(const struct xml_parser *parser, enum xml_name name) {
    const char *value = xml_attribute(parser, name);
    return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
                                strcmp(value, "off") != 0 && strcmp(value, "none") != 0);
}

bool xml_prefixes_understood(const struct xml_parser *parser, const char *prefixes) {
    while (*prefixes != '\0') {
        size_t length = strcspn(prefixes, XML_SPACES);
        if (length != 0 && prefix_resolve(parser, prefixes, length) == NS_OTHER)
            return false;
        prefixes += length;
        prefixes += strspn(prefixes, XML_SPACES);
    }
    return true;
}

/* Expat calls itself "expat_2.5.0". */
const char *xml_library_version(void) {
    const char *version = XML_ExpatVersion();
    return version + strcspn(version, "0123456789");
}
