/*
 * sha256.c: the only includer of nettle. nettle, not the
 * libcrypto that libzip links: its first digest looks for providers for a millisecond, more than a
 * report costs.
 */
#include "base/sha256.h"

#include <nettle/sha2.h>
#include <nettle/version.h>

_Static_assert(SHA256_DIGITS == 2 * SHA256_DIGEST_SIZE, "two digits for each byte of the digest");

struct sha256 {
    struct sha256_ctx context;
};

struct sha256 *sha256_open(struct arena *arena) {
    struct sha256 *hash = arena_alloc(arena, sizeof *hash);
    sha256_init(&hash->context);
    return hash;
}

void sha256_add(struct sha256 *hash, struct text bytes) {
    sha256_update(&hash->context, bytes.length, (const uint8_t *)bytes.bytes);
}

struct text sha256_close(struct arena *arena, struct sha256 *hash) {
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct buffer hex = {.arena = arena};
    sha256_digest(&hash->context, sizeof digest, digest);
    buffer_add_hex(&hex, (struct text){(const char *)digest, sizeof digest});
    return buffer_text(&hex);
}

struct text sha256_hex(struct arena *arena, struct text bytes) {
    struct sha256 hash;
    sha256_init(&hash.context);
    sha256_add(&hash, bytes);
    return sha256_close(arena, &hash);
}

/* nettle has its version only as numbers. */
#define DIGITS(number) #number
#define TEXT_OF(number) DIGITS(number)

const char *sha256_library_version(void) {
    return TEXT_OF(NETTLE_VERSION_MAJOR) "." TEXT_OF(NETTLE_VERSION_MINOR);
}
