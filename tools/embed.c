/*
 * embed.c: a tool of the build. Files come in, one C file goes out that holds their bytes as the
 * arrays that converter/base/embed.h declares:
 *     embed OUTPUT.c report.schema.json MAPPING... --page FILE...
 * The files of mappings/ are sorted by name, so that the same files always give the same C
 * file. It does not look into the files; the program reads and lints them. Any fault ends it with
 * status 1 and without the output file, so that make does not go on with half of one.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES_PER_LINE = 16 };

static const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(file_name(*(char *const *)a), file_name(*(char *const *)b));
}

/* Writes the bytes of the file between braces; the count goes to *length. */
static bool write_bytes(FILE *out, const char *path, size_t *length) {
    FILE *in = fopen(path, "rb");
    if (in == NULL) {
        perror(path);
        return false;
    }
    int byte;
    for (*length = 0; (byte = getc(in)) != EOF; ++*length)
        fprintf(out, "%s%d,", *length % BYTES_PER_LINE == 0 ? "\n    " : " ", byte);
    fprintf(out, "\n    0};\n");
    bool good = !ferror(in);
    if (!good)
        perror(path);
    fclose(in);
    return good;
}

static bool write_schema(FILE *out, const char *path) {
    size_t length;
    fprintf(out, "const unsigned char embed_report_schema_json[] = {");
    if (!write_bytes(out, path, &length))
        return false;
    fprintf(out, "const size_t embed_report_schema_json_length = %zu;\n\n", length);
    return true;
}

/* The files as an array embed_NAME, sorted by name. */
static bool write_files(FILE *out, const char *name, char **paths, int count) {
    size_t *lengths = calloc((size_t)count + 1, sizeof *lengths);
    if (lengths == NULL)
        return false;
    bool good = true;
    qsort(paths, (size_t)count, sizeof *paths, compare_names);
    for (int i = 0; i < count && good; i++) {
        fprintf(out, "static const unsigned char %s_%d[] = {", name, i);
        good = write_bytes(out, paths[i], &lengths[i]);
    }
    fprintf(out, "\nconst struct embed_file embed_%s[] = {\n", name);
    for (int i = 0; i < count; i++)
        fprintf(out, "    {\"%s\", %s_%d, %zu},\n", file_name(paths[i]), name, i, lengths[i]);
    fprintf(out, "};\nconst size_t embed_%s_count = %d;\n", name, count);
    free(lengths);
    return good;
}

int main(int argc, char **argv) {
    int page = 3; /* where the files of the page begin */
    while (page < argc && strcmp(argv[page], "--page") != 0)
        page++;
    if (page == 3 || page + 1 >= argc) {
        fprintf(stderr, "usage: embed OUTPUT.c report.schema.json MAPPING... --page FILE...\n");
        return 1;
    }
    FILE *out = fopen(argv[1], "wb");
    if (out == NULL) {
        perror(argv[1]);
        return 1;
    }
    fprintf(out, "/* Made by tools/embed.c; do not edit. */\n#include \"base/embed.h\"\n\n");
    bool good = write_schema(out, argv[2]) && write_files(out, "mappings", argv + 3, page - 3) &&
                write_files(out, "page", argv + page + 1, argc - page - 1);
    good = good && !ferror(out);
    if (fclose(out) != 0)
        good = false;
    if (!good)
        remove(argv[1]);
    return good ? 0 : 1;
}
