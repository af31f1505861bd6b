/*
 * library.h: shared libraries that few reports need, loaded when the first one does. ICU and
 * libxml2 (and the C++ library behind ICU) take longer to load than a report to convert, and most
 * reports are plain enough to do without either. Whoever includes a library's header names the
 * functions that it calls; they are looked up once. Everyone may include this.
 */
#ifndef NIANBAO_BASE_LIBRARY_H
#define NIANBAO_BASE_LIBRARY_H

#include <stddef.h>

/* A function of a library and where its address goes. */
struct library_function {
    const char *name;
    void *address; /* of a pointer to that function */
};

/* Loads the library by its soname ("libxml2.so.2") and fills every address. Where it or a function
 * is missing the process says so in Chinese and English and ends with status 70, as one that is
 * linked with a library that is not there does not even start. */
void library_load(const char *soname, const struct library_function *functions, size_t count);

#endif
