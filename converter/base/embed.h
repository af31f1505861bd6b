/*
 * embed.h: the files that the build compiles into the program, so that the binary runs anywhere:
 * the forms and lists of mappings/, the page of a comparison and the JSON Schema of a report.
 * tools/embed.c writes the definitions into one generated C file of the build folder; nothing here
 * is ever written to. A zero byte stands behind
 * every file's last byte and is not counted in its length. Everyone may include this.
 */
#ifndef NIANBAO_BASE_EMBED_H
#define NIANBAO_BASE_EMBED_H

#include <stddef.h>

/* One file as it stood when the program was built. */
struct embed_file {
    const char *name; /* without its folder: "comparability.tsv" */
    const unsigned char *bytes;
    size_t length;
};

/* The *.json and *.tsv of mappings/, in the order of their names by bytes. */
extern const struct embed_file embed_mappings[];
extern const size_t embed_mappings_count;

/* converter/output/page/: what the page of a comparison is made of. */
extern const struct embed_file embed_page[];
extern const size_t embed_page_count;

/* converter/output/report.schema.json */
extern const unsigned char embed_report_schema_json[];
extern const size_t embed_report_schema_json_length;

#endif
