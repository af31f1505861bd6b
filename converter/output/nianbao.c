/*
 * nianbao.c: the public interface (nianbao.h). A result owns an arena with all its memory; a
 * context owns one with the mappings. Prints nothing; the only files it reads are those of a
 * mappings folder.
 */
#include "nianbao.h"

#include "form/mapping.h"
#include "form/report.h"
#include "output/report_json.h"
#include "output/report_text.h"
#include "output/schema.h"
#include "output/tables_json.h"

struct nianbao {
    struct arena *arena;
    const struct mappings *mappings;
};

struct nianbao_result {
    struct arena *arena;
    enum nianbao_status status;
    struct text text;        /* empty: none */
    struct text messages[2]; /* by language */
};

static nianbao_result *result_new(struct arena *arena) {
    nianbao_result *result = arena_alloc(arena, sizeof *result);
    result->arena = arena;
    result->status = NIANBAO_REFUSED;
    return result;
}

/* Takes over what was found: the text (made only where there is a document) and the problems. */
static void result_fill(
    nianbao_result *result, struct text text, const struct problems *problems, bool read) {
    enum nianbao_status converted =
        problems_worst(problems) == SEVERITY_ERROR ? NIANBAO_ERRORS : NIANBAO_OK;
    result->status = read ? converted : NIANBAO_REFUSED;
    result->text = text;
    for (int language = 0; language < 2; language++)
        result->messages[language] =
            problems_text(result->arena, problems, SEVERITY_NOTE, (enum nianbao_language)language);
}

nianbao *nianbao_open(const char *mappings_folder, nianbao_result **messages) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    const struct mappings *mappings = mappings_load(arena, mappings_folder, &problems);
    if (messages != NULL)
        *messages = NULL;
    if (mappings != NULL) {
        nianbao *context = arena_alloc(arena, sizeof *context);
        *context = (nianbao){.arena = arena, .mappings = mappings};
        return context;
    }
    if (messages != NULL) {
        *messages = result_new(arena);
        result_fill(*messages, TEXT_NONE, &problems, false);
    } else {
        arena_free(arena);
    }
    return NULL;
}

void nianbao_close(nianbao *context) {
    if (context != NULL)
        arena_free(context->arena);
}

static struct text base_name(const char *name) {
    struct text text = text_from(name);
    for (size_t slash; (slash = text_find(text, TEXT("/"))) != SIZE_MAX;)
        text = text_slice(text, slash + 1, text.length);
    return text;
}

nianbao_result *nianbao_convert(
    const nianbao *context, const void *bytes, size_t length, const char *name) {
    nianbao_result *result = result_new(arena_new());
    struct source source = {.name = base_name(name), .bytes = {bytes, length}};
    const struct report *report = convert_report(result->arena, context->mappings, source.bytes);
    bool read = report->document != NULL;
    result_fill(result, read ? report_json(result->arena, report, &source) : TEXT_NONE,
        &report->problems, read);
    return result;
}

nianbao_result *nianbao_tables(const void *bytes, size_t length) {
    nianbao_result *result = result_new(arena_new());
    struct problems problems = {.arena = result->arena};
    const struct document *document =
        document_read(result->arena, (struct text){bytes, length}, NULL, &problems);
    bool read = document != NULL;
    result_fill(
        result, read ? tables_json(result->arena, document, true) : TEXT_NONE, &problems, read);
    return result;
}

nianbao_result *nianbao_explain(
    const nianbao *context, const void *bytes, size_t length, enum nianbao_language language) {
    nianbao_result *result = result_new(arena_new());
    const struct report *report =
        convert_report(result->arena, context->mappings, (struct text){bytes, length});
    bool read = report->document != NULL;
    result_fill(result, read ? explain_text(result->arena, report, language) : TEXT_NONE,
        &report->problems, read);
    return result;
}

const char *nianbao_schema(size_t *length) {
    struct text schema = schema_text();
    if (length != NULL)
        *length = schema.length;
    return schema.bytes;
}

enum nianbao_status nianbao_result_status(const nianbao_result *result) {
    return result->status;
}

const char *nianbao_result_text(const nianbao_result *result) {
    return result->status == NIANBAO_REFUSED ? NULL : result->text.bytes;
}

size_t nianbao_result_length(const nianbao_result *result) {
    return result->text.length;
}

const char *nianbao_result_messages(const nianbao_result *result, enum nianbao_language language) {
    return result->messages[language == NIANBAO_CHINESE ? 0 : 1].bytes;
}

void nianbao_result_free(nianbao_result *result) {
    if (result != NULL)
        arena_free(result->arena);
}
