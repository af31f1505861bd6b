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

static void hold(bool good) {
    if (good)
        return;
    fputs("nianbao: SHA-256 无法计算 (cannot be computed)\n", stderr);
    exit(EXIT_TRY_AGAIN);
}

static struct text hex_of(struct arena *arena, const unsigned char *digest, unsigned int length) {
    struct buffer hex = {.arena = arena};
    for (unsigned int i = 0; i < length; i++)
        for (int shift = 4; shift >= 0; shift -= 4)
            buffer_add_byte(&hex, "0123456789abcdef"[digest[i] >> shift & 15]);
    return buffer_text(&hex);
}

struct text sha256_hex(struct arena *arena, struct text bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    hold(EVP_Digest(bytes.bytes, bytes.length, digest, &length, EVP_sha256(), NULL) == 1);
    return hex_of(arena, digest, length);
}

/* struct sha256 is OpenSSL's own; nobody else need know. */
struct sha256 *sha256_open(void) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    hold(context != NULL && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1);
    return (struct sha256 *)context;
}

void sha256_add(struct sha256 *hash, struct text bytes) {
    hold(EVP_DigestUpdate((EVP_MD_CTX *)hash, bytes.bytes, bytes.length) == 1);
}

struct text sha256_close(struct arena *arena, struct sha256 *hash) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    hold(EVP_DigestFinal_ex((EVP_MD_CTX *)hash, digest, &length) == 1);
    EVP_MD_CTX_free((EVP_MD_CTX *)hash);
    return hex_of(arena, digest, length);
}

const char *sha256_library_version(void) {
    return OpenSSL_version(OPENSSL_VERSION_STRING);
}
