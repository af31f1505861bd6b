/*
 * sha256.c: the only includer of libcrypto, which libzip loads already. Bytes come in, the digest
 * goes out in hexadecimal. A failure of the library can only be want of memory, so it ends the
 * program as the arena does.
 */
#include "base/sha256.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>

enum { EXIT_TRY_AGAIN = 75 };

struct text sha256_hex(struct arena *arena, struct text bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (EVP_Digest(bytes.bytes, bytes.length, digest, &length, EVP_sha256(), NULL) != 1) {
        fputs("nianbao: SHA-256 无法计算 (cannot be computed)\n", stderr);
        exit(EXIT_TRY_AGAIN);
    }
    struct buffer hex = {.arena = arena};
    for (unsigned int i = 0; i < length; i++)
        for (int shift = 4; shift >= 0; shift -= 4)
            buffer_add_byte(&hex, "0123456789abcdef"[digest[i] >> shift & 15]);
    return buffer_text(&hex);
}

const char *sha256_library_version(void) {
    return OpenSSL_version(OPENSSL_VERSION_STRING);
}
