/*
 * target.h: what the fuzz targets share. A target is one file with one entry point, which libFuzzer
 * calls with bytes of its own and replay.c with those of files. What it finds is a crash, a leak, a
 * hang or a failed assert; it looks at no result but for what must always hold.
 * Included by tests/fuzz/ only.
 */
#ifndef NIANBAO_TESTS_FUZZ_TARGET_H
#define NIANBAO_TESTS_FUZZ_TARGET_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../builtin.h"
#include "form/mapping.h"
#include "form/report.h"
#include "output/report_json.h"
#include "output/report_reader.h"
#include "output/report_text.h"
#include "output/tables_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A report back from its JSON. */
static inline const struct report *target_read(
    struct arena *arena, struct text json, struct problems *problems) {
    struct report_reader reader = {mappings_builtin(), schema_open(arena)};
    const struct report *report = report_read(arena, &reader, json, problems);
    schema_close(reader.schema);
    return report;
}

/* The whole conversion; what it writes must satisfy the reader of its own reports. */
static inline void target_convert(struct text bytes) {
    struct arena *arena = arena_new();
    const struct report *report = convert_report(arena, mappings_builtin(), bytes);
    problems_text(arena, &report->problems, SEVERITY_NOTE, NIANBAO_ENGLISH);
    explain_text(arena, report, NIANBAO_CHINESE);
    if (report->document == NULL) {
        if (problems_worst(&report->problems) != SEVERITY_ERROR)
            abort(); /* refused without a word */
        arena_free(arena);
        return;
    }
    tables_json(arena, report->document, true);
    struct source source = {.name = TEXT("fuzz"), .bytes = bytes};
    struct text json = report_json(arena, report, &source);
    struct problems wrong = {.arena = arena};
    target_read(arena, json, &wrong);
    for (size_t i = 0; i < wrong.count; i++)
        if (problem_severity(wrong.items[i].code) == SEVERITY_ERROR)
            abort(); /* our own file is not sound */
    arena_free(arena);
}

#endif
