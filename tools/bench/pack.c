/*
 * pack.c: the main part of a document -> a package in memory: content types, relationships, a
 * styles part of the size that Word's have (some 26 KB), properties. Compressed as Word does.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "bench.h"

#define MAIN "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define RELATED "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

enum { STYLE_COUNT = 60 };

static const char content_types[] =
    "<Types xmlns=\"" PACKAGE "content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
    "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"" MAIN "document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"" MAIN "styles+xml\"/>"
    "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-"
    "officedocument.extended-properties+xml\"/></Types>";
static const char package_relations[] =
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" RELATED "officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" RELATED "extended-properties\" "
    "Target=\"docProps/app.xml\"/></Relationships>";
static const char document_relations[] =
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" RELATED "styles\" Target=\"styles.xml\"/>"
    "</Relationships>";
static const char properties[] =
    "<Properties xmlns=\"http://schemas.openxmlformats.org/"
    "officeDocument/2006/extended-properties\"><Application>Microsoft Office Word</Application>"
    "<AppVersion>16.0000</AppVersion></Properties>";

static struct text styles_make(struct arena *arena) {
    struct buffer xml = {.arena = arena};
    buffer_add(&xml, TEXT("<w:styles xmlns:w=\"http://schemas.openxmlformats.org/"
                          "wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>"
                          "<w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"宋体\"/></w:rPr>"
                          "</w:rPrDefault></w:docDefaults>"));
    for (int i = 1; i <= STYLE_COUNT; i++)
        buffer_format(&xml,
            "<w:style w:type=\"paragraph\" w:styleId=\"%d\"><w:name w:val=\"style %d\"/>"
            "<w:basedOn w:val=\"1\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>"
            "<w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" "
            "w:after=\"60\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:rFonts w:ascii=\"Arial\" "
            "w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:b/><w:bCs/><w:kern w:val=\"28\"/>"
            "<w:sz w:val=\"32\"/></w:rPr></w:style>",
            i, i);
    buffer_add(&xml, TEXT("</w:styles>"));
    return buffer_text(&xml);
}

static void fail(const char *what) {
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static void part_add(zip_t *zip, const char *name, struct text text) {
    zip_source_t *source = zip_source_buffer(zip, text.bytes, text.length, 0);
    if (source == NULL || zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) < 0)
        fail(zip_strerror(zip));
}

/* The bytes that were written to the source. */
static struct text source_bytes(struct arena *arena, zip_source_t *source) {
    zip_stat_t stat;
    if (zip_source_open(source) != 0 || zip_source_stat(source, &stat) != 0)
        fail("no package was written");
    char *bytes = arena_alloc(arena, stat.size);
    if (zip_source_read(source, bytes, stat.size) != (zip_int64_t)stat.size)
        fail("the package cannot be read back");
    zip_source_close(source);
    return (struct text){bytes, stat.size};
}

struct text pack_document(struct arena *arena, struct text xml) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_CREATE, NULL);
    if (zip == NULL)
        fail("no package can be made");
    zip_source_keep(source);
    part_add(zip, "[Content_Types].xml", text_from(content_types));
    part_add(zip, "_rels/.rels", text_from(package_relations));
    part_add(zip, "word/_rels/document.xml.rels", text_from(document_relations));
    part_add(zip, "word/document.xml", xml);
    part_add(zip, "word/styles.xml", styles_make(arena));
    part_add(zip, "docProps/app.xml", text_from(properties));
    if (zip_close(zip) != 0)
        fail(zip_strerror(zip));
    struct text bytes = source_bytes(arena, source);
    zip_source_free(source);
    return bytes;
}
