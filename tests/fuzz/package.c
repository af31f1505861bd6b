/*
 * package.c: the bytes are a zip: its directory, names, content types and relationships, and every
 * part that a relationship of the package or of its main part names.
 */
#include "document/package.h"
#include "target.h"

enum { MOST_PARTS = 20 };

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    (void)context, (void)parser, (void)name;
}

static void on_end(void *context, enum xml_name name) {
    (void)context, (void)name;
}

static void parts_parse(
    struct package *package, const struct relationship *relationships, size_t count) {
    const struct xml_handler handler = {NULL, on_start, on_end, NULL, NULL};
    for (size_t i = 0; i < count && i < MOST_PARTS; i++) {
        package_content_type(package, relationships[i].target);
        package_parse_side(package, relationships[i].target, &handler);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct package *package =
        package_open(arena, (struct text){(const char *)data, size}, &problems);
    if (package == NULL && problems_worst(&problems) != SEVERITY_ERROR)
        abort(); /* refused without a word */
    if (package != NULL) {
        size_t count;
        struct relationship *relationships = package_relationships(package, TEXT_NONE, &count);
        parts_parse(package, relationships, count);
        struct text main = relationship_find(relationships, count, TEXT("/officeDocument"));
        relationships = package_relationships(package, main, &count);
        parts_parse(package, relationships, count);
        package_find_type(package, TEXT("main+xml"));
    }
    package_close(package);
    arena_free(arena);
    return 0;
}
