/*
 * library.c: dlopen and dlsym. A library stays until the process ends: its functions may be in use
 * by any thread.
 */
#include "base/library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_FAULT = 70 };

static _Noreturn void library_missing(const char *soname) {
    const char *why = dlerror();
    fprintf(stderr,
        "nianbao: 无法装入程序库 %s，请安装它 (a library cannot be loaded; install it): %s\n",
        soname, why == NULL ? "" : why);
    exit(EXIT_FAULT);
}

void library_load(const char *soname, const struct library_function *functions, size_t count) {
    void *library = dlopen(soname, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL)
        library_missing(soname);
    for (size_t i = 0; i < count; i++) {
        void *function = dlsym(library, functions[i].name);
        if (function == NULL)
            library_missing(soname);
        memcpy(functions[i].address, &function, sizeof function);
    }
}
