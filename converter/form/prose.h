/*
 * prose.h: figures in the prose against figures in the tables. Only form/ may include this.
 */
#ifndef NIANBAO_FORM_PROSE_H
#define NIANBAO_FORM_PROSE_H

#include "form/mapping.h"
#include "form/report.h"

/*
 * Looks for the rule's patterns in the report's prose. false: the prose has none, there is nothing
 * to check. figures: by field of the mapping, NULL where the report has none. A figure that agrees
 * with no reading of the tables is a warning that names both, never a failed check: prose and table
 * may count different things (one office, the whole district).
 */
bool prose_check(struct arena *arena, const struct mapping_check *rule,
    const struct figure *const *figures, struct report *report, struct check *check);

#endif
