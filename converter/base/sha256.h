/*
 * sha256.h: the SHA-256 of bytes, as archives write it. Everyone may include this.
 */
#ifndef NIANBAO_BASE_SHA256_H
#define NIANBAO_BASE_SHA256_H

#include "base/text.h"

enum { SHA256_DIGITS = 64 };

/* 64 lower-case hexadecimal digits, in the arena. */
struct text sha256_hex(struct arena *arena, struct text bytes);

/* The same of bytes in several pieces; the state lives in the arena. */
struct sha256;
struct sha256 *sha256_open(struct arena *arena);
void sha256_add(struct sha256 *hash, struct text bytes);
struct text sha256_close(struct arena *arena, struct sha256 *hash);

/* The version of nettle that this was built with: "3.8". */
const char *sha256_library_version(void);

#endif
