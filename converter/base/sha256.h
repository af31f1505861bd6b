/*
 * sha256.h: the SHA-256 of bytes, as archives write it. Everyone may include this.
 */
#ifndef NIANBAO_BASE_SHA256_H
#define NIANBAO_BASE_SHA256_H

#include "base/text.h"

/* 64 lower-case hexadecimal digits, in the arena. */
struct text sha256_hex(struct arena *arena, struct text bytes);

/* The version of libcrypto that is loaded: "3.0.17". */
const char *sha256_library_version(void);

#endif
