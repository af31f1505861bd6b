/*
 * decimal.h: exact decimal arithmetic for sums of printed figures, and ratios of them. No floating
 * point: 24252.311082 must compare equal to itself. Up to 36 digits before and 36 behind the point.
 * Everyone may include this.
 */
#ifndef NIANBAO_BASE_DECIMAL_H
#define NIANBAO_BASE_DECIMAL_H

#include "base/text.h"

enum { DECIMAL_UNIT = 4 }; /* the limb that counts ones */

struct decimal {
    bool negative;
    uint32_t limbs[8]; /* base 1,000,000,000, least significant first; four of them a fraction */
};

/* Reads a JSON number without exponent ("-12", "7730.28"). false: not one, or too many digits. */
bool decimal_read(struct text text, struct decimal *result);
/* false on overflow. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *result);
struct decimal decimal_negate(struct decimal a);
/* a / b, rounded half away from zero to so many digits behind the point (at most 30). false where b
 * is zero, or the quotient too large. */
bool decimal_divide(struct decimal a, struct decimal b, int digits, struct decimal *result);
/* <0, 0, >0 */
int decimal_compare(struct decimal a, struct decimal b);
/* The shortest JSON number ("170", "7730.28"), in the arena. */
struct text decimal_write(struct arena *arena, struct decimal a);

#endif
