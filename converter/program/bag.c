/*
 * bag.c: the tag files that make a folder of outputs a bag (BagIt 1.0, RFC 8493), with the outputs
 * below data/ as its payload. run.jsonl is in the bag and in no manifest: it tells what differs
 * from run to run, and may grow.
 */
#include <stdlib.h>
#include <time.h>

#include "nianbao.h"
#include "program/finish.h"

void bagit_write(const struct finish *finish, struct output_file *file) {
    (void)finish;
    output_add(file, TEXT("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
}

/* SOURCE_DATE_EPOCH, where it is set, so that a bag can be made again byte by byte. */
static struct text bagging_date(struct arena *arena) {
    struct text fixed = text_from(getenv("SOURCE_DATE_EPOCH"));
    time_t seconds = fixed.length == 0 ? time(NULL) : (time_t)strtoll(fixed.bytes, NULL, 10);
    char date[sizeof "2026-01-01"] = "";
    struct tm parts;
    if (gmtime_r(&seconds, &parts) != NULL)
        strftime(date, sizeof date, "%Y-%m-%d", &parts);
    return text_copy(arena, text_from(date));
}

void bag_info_write(const struct finish *finish, struct output_file *file) {
    struct buffer text = {.arena = file->arena};
    buffer_add(&text, TEXT("Bag-Software-Agent: nianbao " NIANBAO_VERSION "\nBagging-Date: "));
    buffer_add(&text, bagging_date(file->arena));
    buffer_format(&text, "\nPayload-Oxum: %llu.%llu\n", (unsigned long long)finish->output_bytes,
        (unsigned long long)finish->output_count);
    output_add(file, buffer_text(&text));
}

void tagmanifest_write(const struct finish *finish, struct output_file *file) {
    static const char *const names[] = {
        "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "problems.csv", "sources-sha256.txt"};
    for (size_t i = 0; i < sizeof names / sizeof *names && file->error == 0; i++) {
        struct buffer line = {.arena = file->arena}, path = {.arena = file->arena};
        struct text hash = TEXT_NONE;
        buffer_format(&path, "%s/%s", finish->folder, names[i]);
        file->error = file_sha256(file->arena, buffer_text(&path).bytes, &hash);
        buffer_add(&line, hash);
        buffer_format(&line, "  %s\n", names[i]);
        output_add(file, buffer_text(&line));
    }
}
