/*
 * office.c: an Office Open XML package -> document. Finds the main part by relationship (else by
 * content type, else by its usual name), reads styles and numbering, then the stories: body, notes,
 * headers and footers; and the properties of the file. Names a zip that holds something else. Reads
 * Flat OPC, the same parts in one XML file (flat_opc.c), in the same way.
 */
#include "document/body.h"
#include "document/carrier.h"
#include "document/flat_opc.h"
#include "document/package.h"

#define BASIS "content type of the main part"

/* Main parts of word processing documents. PRONOM ids: The National Archives, as of 2026. */
static const struct {
    struct text type_ending;
    struct file_kind kind;
} kinds[] = {
    {TEXT_INIT("wordprocessingml.document.main+xml"), FILE_KIND("docx", "fmt/412", BASIS)},
    {TEXT_INIT("ms-word.document.macroEnabled.main+xml"), FILE_KIND("docm", "fmt/523", BASIS)},
    {TEXT_INIT("wordprocessingml.template.main+xml"), FILE_KIND("dotx", "fmt/597", BASIS)},
    {TEXT_INIT("ms-word.template.macroEnabledTemplate.main+xml"),
        FILE_KIND("dotm", "fmt/599", BASIS)},
};

static const struct file_kind kind_strict =
    FILE_KIND("docx", "fmt/1827", BASIS "; strict relationship types");
static const struct file_kind kind_untyped =
    FILE_KIND("docx", "fmt/189", "main part without a known content type");
static const struct file_kind kind_zip = FILE_KIND("zip", "x-fmt/263", "signature");

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static const struct text usual_main = TEXT_INIT("word/document.xml");

/* ---- what is in the zip ---- */

static bool has_both(const struct package *package, struct text part, struct text other) {
    return (part.length == 0 || package_has(package, part)) &&
           (other.length == 0 || package_has(package, other));
}

/* Names another kind of file by a part that only this kind has. */
static void no_document_tell(
    const struct package *package, struct file_kind *kind, struct problems *problems) {
    if (!package_is_zip(package)) {
        *kind = (struct file_kind)FILE_KIND("xml", "fmt/101", "<?xml at the beginning");
        problem_add(problems, PROBLEM_XML_OTHER, (struct place){0}, TEXT_NONE, TEXT_NONE);
        return;
    }
    static const struct {
        struct text part, other_part;
        enum problem_code code;
        struct file_kind kind;
    } others[] = {
        {TEXT_INIT("content.xml"), TEXT_INIT("META-INF/manifest.xml"), PROBLEM_ODT,
            FILE_KIND("odt", "", "manifest of an OpenDocument package")},
        {TEXT_INIT("ppt/presentation.xml"), TEXT_INIT(""), PROBLEM_POWERPOINT,
            FILE_KIND("pptx", "fmt/215", "zip with a presentation")},
        {TEXT_INIT("xl/workbook.xml"), TEXT_INIT(""), PROBLEM_EXCEL,
            FILE_KIND("xlsx", "fmt/214", "zip with a workbook")},
        /* in no registry: the zip that it is */
        {TEXT_INIT("OFD.xml"), TEXT_INIT(""), PROBLEM_OFD,
            FILE_KIND("ofd", "x-fmt/263", "zip with OFD.xml")},
        {TEXT_INIT(""), TEXT_INIT(""), PROBLEM_ZIP_NO_DOCUMENT,
            FILE_KIND("zip", "x-fmt/263", "signature")},
    };
    size_t i = 0;
    while (!has_both(package, others[i].part, others[i].other_part))
        i++;
    *kind = others[i].kind;
    problem_add(problems, others[i].code, (struct place){0}, TEXT_NONE, TEXT_NONE);
}

static int kind_find(struct text content_type) {
    for (int i = 0; i < KIND_COUNT; i++)
        if (text_ends(content_type, kinds[i].type_ending))
            return i;
    return -1;
}

static struct text main_part_find(
    const struct package *package, const struct relationship *relationships, size_t count) {
    struct text main = relationship_find(relationships, count, TEXT("/officeDocument"));
    if (package_has(package, main) && main.length != 0) {
        struct text type = package_content_type(package, main);
        bool other = text_find(type, TEXT("spreadsheet")) != SIZE_MAX ||
                     text_find(type, TEXT("presentation")) != SIZE_MAX ||
                     text_find(type, TEXT("ms-excel")) != SIZE_MAX ||
                     text_find(type, TEXT("ms-powerpoint")) != SIZE_MAX;
        return other ? TEXT_NONE : main;
    }
    for (int i = 0; i < KIND_COUNT; i++) {
        struct text found = package_find_type(package, kinds[i].type_ending);
        if (found.length != 0)
            return found;
    }
    return package_has(package, usual_main) ? usual_main : TEXT_NONE;
}

/* Strict documents have relationship types of ISO's own (ISO/IEC 29500-1, annex A). */
static bool is_strict(const struct relationship *relationships, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_starts(relationships[i].type, TEXT("http://purl.oclc.org/ooxml/")))
            return true;
    return false;
}

/* ---- properties ---- */

struct property_reading {
    struct arena *arena;
    struct text *into;
    struct buffer text;
    struct text application, version, created, modified, by;
};

static void on_property_start(void *context, struct xml_parser *parser, enum xml_name name) {
    struct property_reading *reading = context;
    (void)parser;
    struct text *into = name == XML_APP_Application       ? &reading->application
                        : name == XML_APP_AppVersion      ? &reading->version
                        : name == XML_CORE_lastModifiedBy ? &reading->by
                        : name == XML_TERMS_created       ? &reading->created
                        : name == XML_TERMS_modified      ? &reading->modified
                                                          : NULL;
    reading->into = into;
    reading->text = (struct buffer){.arena = reading->arena};
}

static void on_property_end(void *context, enum xml_name name) {
    struct property_reading *reading = context;
    (void)name;
    if (reading->into != NULL)
        *reading->into = text_trim(buffer_text(&reading->text));
    reading->into = NULL;
}

static void on_property_text(void *context, struct text text) {
    struct property_reading *reading = context;
    if (reading->into != NULL && reading->text.length < 10000)
        buffer_add(&reading->text, text);
}

/* Broken parts are passed over: a document can be read without its properties. */
static void properties_read(struct arena *arena, struct package *package,
    const struct relationship *relationships, size_t count, struct document *document) {
    static const struct text types[] = {TEXT_INIT("/extended-properties"),
        TEXT_INIT("/extendedProperties"), TEXT_INIT("/core-properties"),
        TEXT_INIT("/coreProperties")};
    struct property_reading reading = {.arena = arena};
    struct xml_handler handler = {
        &reading, on_property_start, on_property_end, on_property_text, NULL};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct text part = relationship_find(relationships, count, types[i]);
        package_parse_side(package, part, &handler);
    }
    struct buffer application = {.arena = arena};
    buffer_add(&application, reading.application);
    if (reading.version.length != 0)
        buffer_format(&application, " %.*s", (int)reading.version.length, reading.version.bytes);
    document->application = buffer_text(&application);
    document->created = reading.created;
    document->modified = reading.modified;
    document->by = reading.by;
}

/* ---- stories ---- */

/* Notes, headers and footers: their tables, and what notes say. A broken one gets a problem and is
 * left out. */
static void side_stories_read(
    struct stories *stories, const struct relationship *relationships, size_t count) {
    static const struct {
        struct text type;
        enum table_where where;
        bool keep_blocks;
    } sides[] = {
        {TEXT_INIT("/footnotes"), WHERE_FOOTNOTE, true},
        {TEXT_INIT("/endnotes"), WHERE_ENDNOTE, true},
        {TEXT_INIT("/header"), WHERE_HEADER, false},
        {TEXT_INIT("/footer"), WHERE_FOOTER, false},
    };
    for (size_t side = 0; side < sizeof sides / sizeof *sides; side++)
        for (size_t i = 0; i < count; i++)
            if (!stories->builder.stopped && text_ends(relationships[i].type, sides[side].type) &&
                package_has(stories->package, relationships[i].target))
                story_read(
                    stories, relationships[i].target, sides[side].where, sides[side].keep_blocks);
}

static bool stories_read(struct stories *stories, struct text main) {
    size_t count;
    struct relationship *relationships = package_relationships(stories->package, main, &count);
    struct arena *arena = stories->builder.arena;
    stories->styles = styles_read(
        arena, stories->package, relationship_find(relationships, count, TEXT("/styles")));
    stories->numbering = numbering_read(arena, stories->package,
        relationship_find(relationships, count, TEXT("/numbering")), stories->styles);
    stories->relationships = relationships;
    stories->relationship_count = count;
    if (!story_read(stories, main, WHERE_BODY, true))
        return false;
    side_stories_read(stories, relationships, count);
    builder_order_tables(&stories->builder);
    return true;
}

static struct document *document_make(struct arena *arena, struct package *package,
    struct file_kind *kind, struct problems *problems) {
    size_t count;
    struct relationship *relationships = package_relationships(package, TEXT_NONE, &count);
    struct text main = main_part_find(package, relationships, count);
    if (main.length == 0) {
        no_document_tell(package, kind, problems);
        return NULL;
    }
    struct stories stories = {.builder = builder_begin(arena, problems), .package = package};
    struct document *document = stories.builder.document;
    if (!stories_read(&stories, main))
        return NULL;
    properties_read(arena, package, relationships, count, document);
    int found = kind_find(package_content_type(package, main));
    *kind = found < 0                                       ? kind_untyped
            : found == 0 && is_strict(relationships, count) ? kind_strict
                                                            : kinds[found].kind;
    return document;
}

struct document *office_read(
    struct arena *arena, struct text bytes, struct file_kind *kind, struct problems *problems) {
    struct package *package = package_open(arena, bytes, problems);
    if (package == NULL) {
        *kind = kind_zip;
        return NULL;
    }
    struct document *document = document_make(arena, package, kind, problems);
    package_close(package);
    return document;
}

struct document *flat_opc_read(
    struct arena *arena, struct text bytes, struct file_kind *kind, struct problems *problems) {
    struct package *package = flat_opc_open(arena, bytes, problems);
    if (package == NULL)
        return NULL;
    struct document *document = document_make(arena, package, kind, problems);
    package_close(package);
    if (document != NULL) /* PRONOM has no id */
        *kind = (struct file_kind)FILE_KIND("flat-opc", "", "XML with parts of a package");
    return document;
}
