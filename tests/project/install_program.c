/*
 * install_program.c: a whole program against the installed library: a report's path comes in, its
 * JSON goes to stdout, what is wrong with it to stderr. tests/project/install_test.sh builds it as a
 * stranger would:  cc install_program.c $(pkg-config --cflags --libs nianbao)
 */
#include <nianbao.h>
#include <stdio.h>
#include <stdlib.h>

/* The bytes of a small file; the caller frees them. */
static char *read_file(const char *path, size_t *length) {
    enum { MOST = 16 * 1024 * 1024 };
    FILE *file = fopen(path, "rb");
    char *bytes = file == NULL ? NULL : malloc(MOST);
    if (bytes != NULL)
        *length = fread(bytes, 1, MOST, file);
    if (file != NULL)
        fclose(file);
    return bytes;
}

int main(int argc, char **argv) {
    size_t length = 0;
    char *bytes = argc == 2 ? read_file(argv[1], &length) : NULL;
    nianbao *context = nianbao_open(NULL, NULL);
    if (bytes == NULL || context == NULL)
        return 1;
    nianbao_result *result = nianbao_convert(context, bytes, length, argv[1]);
    fputs(nianbao_result_messages(result, NIANBAO_ENGLISH), stderr);
    if (nianbao_result_text(result) != NULL)
        fputs(nianbao_result_text(result), stdout);
    int status = nianbao_result_status(result) == NIANBAO_OK ? 0 : 1;
    nianbao_result_free(result);
    nianbao_close(context);
    free(bytes);
    return status;
}
