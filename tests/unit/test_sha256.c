/* test_sha256.c: the known answers of FIPS 180-4. */
#include <criterion/criterion.h>

#include "base/sha256.h"

Test(sha256, known) {
    struct arena *arena = arena_new();
    cr_expect_str_eq(sha256_hex(arena, TEXT_NONE).bytes,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    cr_expect_str_eq(sha256_hex(arena, TEXT("abc")).bytes,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    arena_free(arena);
}
