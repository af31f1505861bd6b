/*
 * mapping.c: the bytes are a mapping file; a form that passes the lint is then used on a report.
 * Mapping files are read from a folder, so the bytes go through one; a form that is like another
 * one finds form 2019 there.
 */
#include <stdio.h>
#include <unistd.h>

#include "target.h"

static const struct text report_text = TEXT_INIT(
    "某局2021年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    "\t自然人\n\t商业企业\n\t总计\n\n\t一、本年新收政府信息公开申请数量\n\t1\n\t2\n\t3\n\n"
    "\t（一）予以公开\n\t1\n\t2\n\t3\n\n");

static char folder[64], path[96], base[96];

static void folder_remove(void) {
    unlink(path);
    unlink(base);
    rmdir(folder);
}

static void folder_make(void) {
    if (folder[0] != '\0')
        return;
    snprintf(folder, sizeof folder, "/tmp/nianbao-fuzz-XXXXXX");
    if (mkdtemp(folder) == NULL)
        abort();
    snprintf(path, sizeof path, "%s/form.json", folder);
    snprintf(base, sizeof base, "%s/base.json", folder);
    atexit(folder_remove);
}

static void file_make(const char *name, struct text bytes) {
    FILE *file = fopen(name, "wb");
    if (file == NULL || fwrite(bytes.bytes, 1, bytes.length, file) != bytes.length ||
        fclose(file) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    folder_make();
    struct arena *arena = arena_new();
    struct text form = {(const char *)data, size}, like = TEXT_NONE;
    if (text_find(form, TEXT("\"like\"")) == SIZE_MAX)
        unlink(base);
    else if (mappings_file(arena, NULL, "2019.json", &like))
        file_make(base, like);
    file_make(path, form);
    struct problems problems = {.arena = arena};
    const struct mappings *mappings = mappings_load(arena, folder, &problems);
    if (mappings == NULL && problems_worst(&problems) != SEVERITY_ERROR)
        abort(); /* refused without a word */
    if (mappings != NULL) {
        const struct report *report = convert_report(arena, mappings, report_text);
        struct source source = {.name = TEXT("fuzz"), .bytes = report_text};
        report_json(arena, report, &source);
    }
    arena_free(arena);
    return 0;
}
