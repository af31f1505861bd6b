/* file.c: the bytes are a file, whatever it is, and converted. */
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    target_convert((struct text){(const char *)data, size});
    return 0;
}
