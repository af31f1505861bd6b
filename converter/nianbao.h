/*
 * nianbao.h: the public interface of libnianbao, and the whole of it. Bytes of a report go in, the
 * JSON that README.md describes comes out; nothing is read from or written to files but the folder
 * of mappings. A context is only read once it is open, so any number of threads may use one.
 * When memory runs out the library ends the process with status 75.
 *
 *     nianbao *context = nianbao_open(NULL, NULL);
 *     nianbao_result *result = nianbao_convert(context, bytes, length, "report.docx");
 *     if (nianbao_result_text(result) != NULL)
 *         puts(nianbao_result_text(result));
 *     nianbao_result_free(result);
 *     nianbao_close(context);
 */
#ifndef NIANBAO_H
#define NIANBAO_H

#include <stddef.h>

#define NIANBAO_VERSION "0.1.0"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct nianbao nianbao;
typedef struct nianbao_result nianbao_result;

/* What became of a document. */
enum nianbao_status {
    NIANBAO_OK,     /* converted, with nothing worse than a warning */
    NIANBAO_ERRORS, /* converted, but a table or more could not be: see the messages */
    NIANBAO_REFUSED /* no document that can be read: there is no text, see the messages */
};

enum nianbao_language { NIANBAO_CHINESE, NIANBAO_ENGLISH };

/* Opens a context with the forms in a folder of mapping files; NULL: those compiled in. On failure
 * returns NULL and, if messages is not NULL, puts a result there that says why. */
nianbao *nianbao_open(const char *mappings_folder, nianbao_result **messages);
void nianbao_close(nianbao *context);

/* A report as JSON. name is written to source.name, without its folders. */
nianbao_result *nianbao_convert(
    const nianbao *context, const void *bytes, size_t length, const char *name);

/* The tables of any Word file as JSON; this needs no forms. */
nianbao_result *nianbao_tables(const void *bytes, size_t length);

/* Which form was chosen and why, for a person. */
nianbao_result *nianbao_explain(
    const nianbao *context, const void *bytes, size_t length, enum nianbao_language language);

/* The JSON Schema of a report; static, ends in a zero byte. */
const char *nianbao_schema(size_t *length);

enum nianbao_status nianbao_result_status(const nianbao_result *result);
/* UTF-8 that ends in a zero byte, valid until the result is freed; NULL where refused. */
const char *nianbao_result_text(const nianbao_result *result);
size_t nianbao_result_length(const nianbao_result *result);
/* The problems, a line each: `[code] what is wrong; what to do (table 3, row 5, column 2)`. */
const char *nianbao_result_messages(const nianbao_result *result, enum nianbao_language language);
void nianbao_result_free(nianbao_result *result);

#ifdef __cplusplus
}
#endif

#endif
