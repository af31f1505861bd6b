/*
 * unit.h: the unit that a label prints in brackets. Only form/ may include this.
 */
#ifndef NIANBAO_FORM_UNIT_H
#define NIANBAO_FORM_UNIT_H

#include "form/mapping.h"

/* A unit of the values' own, or nothing. */
struct text unit_in_label(
    struct arena *arena, const struct mapping_values *values, struct text printed);

#endif
