/*
 * main.c: what a conversion costs, in one run and on the same files:
 *     bench [--rounds N] [--last FILE] [--program FILE] [--small] REPORT...
 *     bench --once STAGE FILE       runs one stage once: for callgrind
 *     bench --write FOLDER REPORT   writes the generated documents
 * Every figure is user and system time of this process as a ratio to the floor (floor.c), the
 * median of several rounds in which all stages take turns; of the whole also the least and the
 * largest.
 * --last keeps the figures in a file and prints what stood there before; --program is nianbao, of
 * which the start of a process is measured. The first REPORT is what
 * the generated documents are made of.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/sha256.h"
#include "bench.h"
#include "document/package.h"
#include "form/mapping.h"
#include "form/report.h"
#include "form/report_check.h"
#include "nianbao.h"
#include "output/report_json.h"
#include "program/file.h"

enum { MOST_ROUNDS = 25, MOST_GROUPS = 16, ROUNDS = 7, ENOUGH_NS = 12 * 1000 * 1000 };

/* Samples that are measured together: one line of the table. */
struct group {
    char name[32];
    struct sample *samples;
    size_t count;
    const struct report **reports; /* of each sample, for the stages behind the conversion */
    double memory;                 /* bytes of the arena by byte of XML */
    int repeats;
};

struct bench {
    struct arena *arena;
    const struct mappings *mappings;
    nianbao *context;
    struct group groups[MOST_GROUPS];
    size_t group_count;
};

/* ---- stages ---- */

static void run_floor(const struct bench *bench, const struct group *group, size_t i) {
    (void)bench;
    if (floor_read(group->samples[i].bytes) == 0)
        exit(1);
}

static void run_sha256(const struct bench *bench, const struct group *group, size_t i) {
    (void)bench;
    struct arena *arena = arena_new();
    sha256_hex(arena, group->samples[i].bytes);
    arena_free(arena);
}

static void run_package(const struct bench *bench, const struct group *group, size_t i) {
    (void)bench;
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    package_close(package_open(arena, group->samples[i].bytes, &problems));
    arena_free(arena);
}

static void on_start(void *context, struct xml_parser *parser, enum xml_name name) {
    (void)context, (void)parser, (void)name;
}

static void on_end(void *context, enum xml_name name) {
    (void)context, (void)name;
}

static void on_text(void *context, struct text text) {
    (void)context, (void)text;
}

static void run_xml(const struct bench *bench, const struct group *group, size_t i) {
    (void)bench;
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct package *package = package_open(arena, group->samples[i].bytes, &problems);
    struct xml_handler handler = {NULL, on_start, on_end, on_text, NULL};
    if (package != NULL)
        package_parse(package, TEXT("word/document.xml"), &handler);
    package_close(package);
    arena_free(arena);
}

static void run_document(const struct bench *bench, const struct group *group, size_t i) {
    (void)bench;
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    document_read(arena, group->samples[i].bytes, NULL, &problems);
    arena_free(arena);
}

static void run_report(const struct bench *bench, const struct group *group, size_t i) {
    struct arena *arena = arena_new();
    convert_report(arena, bench->mappings, group->samples[i].bytes);
    arena_free(arena);
}

/* Of a report that is there; its copy takes the results with it. */
static void run_checks(const struct bench *bench, const struct group *group, size_t i) {
    struct report report = *group->reports[i];
    const struct mapping *mapping = mappings_find(bench->mappings, report.form);
    struct arena *arena = arena_new();
    report.problems = (struct problems){.arena = arena};
    if (mapping != NULL)
        report_check(arena, mapping, &report);
    arena_free(arena);
}

static void run_json(const struct bench *bench, const struct group *group, size_t i) {
    (void)bench;
    struct arena *arena = arena_new();
    struct source source = {.name = group->samples[i].name, .bytes = group->samples[i].bytes};
    report_json(arena, group->reports[i], &source);
    arena_free(arena);
}

static void run_whole(const struct bench *bench, const struct group *group, size_t i) {
    const struct sample *sample = &group->samples[i];
    nianbao_result_free(
        nianbao_convert(bench->context, sample->bytes.bytes, sample->bytes.length, "report.docx"));
}

static const struct {
    const char *name;
    void (*run)(const struct bench *bench, const struct group *group, size_t i);
} stages[] = {
    {"floor", run_floor},
    {"sha256", run_sha256},
    {"package", run_package},
    {"+xml", run_xml},
    {"+document", run_document},
    {"+form", run_report},
    {"checks", run_checks},
    {"json", run_json},
    {"whole", run_whole},
};

enum { FLOOR, STAGE_COUNT = sizeof stages / sizeof *stages, WHOLE = STAGE_COUNT - 1 };

/* ---- what is measured ---- */

static void fail(const char *what) {
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static struct text read_bytes(struct bench *bench, const char *path) {
    struct text bytes;
    if (file_read(bench->arena, path, &bytes) != 0)
        fail(path);
    return bytes;
}

static struct group *group_add(struct bench *bench, const char *name, size_t most) {
    struct group *group = &bench->groups[bench->group_count++];
    snprintf(group->name, sizeof group->name, "%s", name);
    group->samples = arena_array(bench->arena, most, sizeof *group->samples);
    return group;
}

static void sample_add(struct group *group, struct text name, struct text bytes) {
    size_t xml_bytes = floor_read(bytes);
    if (xml_bytes != 0) /* a text dump or an archive of several has no such part */
        group->samples[group->count++] = (struct sample){name, bytes, xml_bytes};
}

static void groups_read(struct bench *bench, char **paths, size_t count) {
    struct group *lean = group_add(bench, "corpus, lean writer", count);
    struct group *writer = group_add(bench, "corpus, LibreOffice", count);
    for (size_t i = 0; i < count; i++)
        sample_add(strstr(paths[i], "libreoffice") == NULL ? lean : writer, text_from(paths[i]),
            read_bytes(bench, paths[i]));
}

static const struct {
    const char *name;
    enum content content;
    size_t size;
} generated[] = {
    {"Word, 10 KB", CONTENT_PARAGRAPHS, 10 << 10},
    {"Word, 50 KB", CONTENT_REPORT, 50 << 10},
    {"Word, 400 KB", CONTENT_REPORT, 400 << 10},
    {"Word, 1 MB", CONTENT_REPORT, 1 << 20},
    {"Word, 5 MB", CONTENT_REPORT, 5 << 20},
    {"Word, 20 MB", CONTENT_REPORT, 20 << 20},
    {"95,000 rows", CONTENT_ROWS, 20 << 20},
    {"63 columns", CONTENT_WIDE, 10 << 20},
    {"a million runs", CONTENT_RUNS, 33 << 20},
    {"near labels", CONTENT_LABELS, 10 << 20},
    {"short paragraphs", CONTENT_PARAGRAPHS, 10 << 20},
};

enum { GENERATED_COUNT = sizeof generated / sizeof *generated, SMALL_COUNT = 4 };

static void groups_generate(struct bench *bench, const char *path, size_t count) {
    struct problems problems = {.arena = bench->arena};
    const struct document *report =
        document_read(bench->arena, read_bytes(bench, path), NULL, &problems);
    for (size_t i = 0; i < count; i++) {
        enum content content = generated[i].content;
        struct text xml = dress_document(bench->arena,
            content == CONTENT_PARAGRAPHS ? NULL : report, content, generated[i].size);
        struct group *group = group_add(bench, generated[i].name, 1);
        sample_add(group, text_from(generated[i].name), pack_document(bench->arena, xml));
    }
}

static void group_convert(struct bench *bench, struct group *group) {
    size_t memory = 0, xml = 0;
    group->reports = arena_array(bench->arena, group->count, sizeof *group->reports);
    for (size_t i = 0; i < group->count; i++) {
        size_t before = arena_used(bench->arena);
        group->reports[i] = convert_report(bench->arena, bench->mappings, group->samples[i].bytes);
        if (group->reports[i]->document == NULL)
            fail(group->samples[i].name.bytes);
        struct source source = {.bytes = group->samples[i].bytes};
        report_json(bench->arena, group->reports[i], &source);
        memory += arena_used(bench->arena) - before;
        xml += group->samples[i].xml_bytes;
    }
    group->memory = xml == 0 ? 0 : (double)memory / (double)xml;
}

/* ---- measuring ---- */

static double cpu_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/* Nanoseconds by document. */
static double measure(const struct bench *bench, const struct group *group, size_t stage) {
    double start = cpu_ns();
    for (int repeat = 0; repeat < group->repeats; repeat++)
        for (size_t i = 0; i < group->count; i++)
            stages[stage].run(bench, group, i);
    return (cpu_ns() - start) / group->repeats / (double)group->count;
}

static int order_numbers(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The rounds of one group: each stage as a ratio to the floor of the same round. */
struct figures {
    double floor_ms;
    double ratio[STAGE_COUNT], least[STAGE_COUNT], largest[STAGE_COUNT];
};

static struct figures figures_make(double times[MOST_ROUNDS][STAGE_COUNT], size_t rounds) {
    struct figures figures = {0};
    for (size_t stage = 0; stage < STAGE_COUNT; stage++) {
        double values[MOST_ROUNDS] = {0};
        for (size_t round = 0; round < rounds; round++)
            values[round] =
                stage == FLOOR ? times[round][FLOOR] : times[round][stage] / times[round][FLOOR];
        qsort(values, rounds, sizeof *values, order_numbers);
        figures.ratio[stage] = values[rounds / 2];
        figures.least[stage] = values[0];
        figures.largest[stage] = values[rounds - 1];
    }
    figures.floor_ms = figures.ratio[FLOOR] / 1e6;
    return figures;
}

static struct figures group_measure(const struct bench *bench, struct group *group, size_t rounds) {
    static double times[MOST_ROUNDS][STAGE_COUNT];
    group->repeats = 1;
    double once = measure(bench, group, FLOOR) * (double)group->count;
    group->repeats = once >= ENOUGH_NS ? 1 : (int)(ENOUGH_NS / once) + 1;
    for (size_t round = 0; round < rounds; round++)
        for (size_t stage = 0; stage < STAGE_COUNT; stage++)
            times[round][stage] = measure(bench, group, stage);
    return figures_make(times, rounds);
}

/* ---- the table ---- */

/* The whole's ratio that a file of last figures has for a group; 0: none. */
static double last_find(struct text last, const char *name) {
    char line[64];
    snprintf(line, sizeof line, "%s\t", name);
    size_t at = text_find(last, text_from(line));
    return at == SIZE_MAX ? 0 : strtod(last.bytes + at + strlen(line), NULL);
}

static void heading_print(void) {
    printf("%-20s %8s %9s", "CPU time / floor", "XML KB", "floor ms");
    for (size_t stage = FLOOR + 1; stage < STAGE_COUNT; stage++)
        printf(" %9s", stages[stage].name);
    printf("  %-12s %7s %7s\n", "spread", "before", "memory");
}

static void line_print(const struct group *group, const struct figures *figures, double before) {
    size_t xml = 0;
    for (size_t i = 0; i < group->count; i++)
        xml += group->samples[i].xml_bytes;
    printf("%-20s %8zu %9.3f", group->name, xml / group->count / 1024, figures->floor_ms);
    for (size_t stage = FLOOR + 1; stage < STAGE_COUNT; stage++)
        printf(" %9.3f", figures->ratio[stage]);
    printf("  %5.2f..%-5.2f", figures->least[WHOLE], figures->largest[WHOLE]);
    if (before != 0)
        printf(" %7.3f", before);
    else
        printf(" %7s", "-");
    printf(" %7.2f\n", group->memory);
    fflush(stdout);
}

/* ---- a process ---- */

/* User and system time of a process whose output goes nowhere, in milliseconds; the median. */
static double process_ms(char *const *words, size_t rounds) {
    double values[MOST_ROUNDS] = {0};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    for (size_t round = 0; round < rounds; round++) {
        struct rusage usage;
        int status = 0;
        pid_t child; /* not by fork, which would copy what this process holds */
        if (posix_spawn(&child, words[0], &actions, NULL, words, environ) != 0 ||
            wait4(child, &status, 0, &usage) < 0 || status != 0)
            fail(words[0]);
        values[round] = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
                        (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
    }
    posix_spawn_file_actions_destroy(&actions);
    qsort(values, rounds, sizeof *values, order_numbers);
    return values[rounds / 2];
}

/* What a run costs that converts nothing, and one that converts one report, beside a process that
 * does nothing. */
static void start_up_print(const char *program, const char *report) {
    char *words[][4] = {{"/bin/true", NULL}, {(char *)program, "--version", NULL},
        {(char *)program, "convert", (char *)report, NULL}};
    printf("process, CPU ms:");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        printf("%s %s %s %.2f", i == 0 ? "" : ",", path_base(text_from(words[i][0])).bytes,
            words[i][1] == NULL ? "" : words[i][1], process_ms(words[i], MOST_ROUNDS));
    printf("\n");
}

static void bench_run(struct bench *bench, size_t rounds, const char *last_path) {
    struct text last = TEXT_NONE;
    struct buffer now = {.arena = bench->arena};
    if (last_path != NULL && file_read(bench->arena, last_path, &last) != 0)
        last = TEXT_NONE;
    last = text_copy(bench->arena, last);
    heading_print();
    for (size_t i = 0; i < bench->group_count; i++) {
        struct group *group = &bench->groups[i];
        if (group->count == 0)
            continue;
        group_convert(bench, group);
        struct figures figures = group_measure(bench, group, rounds);
        line_print(group, &figures, last_find(last, group->name));
        buffer_format(&now, "%s\t%.3f\n", group->name, figures.ratio[WHOLE]);
    }
    printf("+xml, +document, +form contain the stages before them, +form the checks too; memory: "
           "arena bytes by byte of "
           "XML\n");
    struct output_file written;
    if (last_path != NULL && file_write(bench->arena, last_path, buffer_text(&now), &written) != 0)
        fail(last_path);
}

/* ---- one stage, once ---- */

/* What callgrind counts: see tools/bench/callgrind. */
__attribute__((noinline)) static void stage_once(
    const struct bench *bench, const struct group *group, size_t stage) {
    stages[stage].run(bench, group, 0);
}

static void bench_once(struct bench *bench, const char *name, const char *path) {
    struct group *group = group_add(bench, path, 1);
    sample_add(group, text_from(path), read_bytes(bench, path));
    if (group->count == 0)
        fail("no word/document.xml");
    group_convert(bench, group);
    for (size_t stage = 0; stage < STAGE_COUNT; stage++)
        if (strcmp(stages[stage].name, name) == 0) {
            stages[stage].run(bench, group, 0); /* what is made on first use */
            stage_once(bench, group, stage);
            return;
        }
    fail("no such stage");
}

static void bench_write(struct bench *bench, const char *folder, const char *path) {
    groups_generate(bench, path, GENERATED_COUNT);
    for (size_t i = 0; i < bench->group_count; i++) {
        struct buffer name = {.arena = bench->arena};
        struct output_file written;
        buffer_format(&name, "%s/%s.docx", folder, bench->groups[i].name);
        if (file_write(bench->arena, buffer_text(&name).bytes, bench->groups[i].samples[0].bytes,
                &written) != 0)
            fail(name.bytes);
    }
}

static void bench_open(struct bench *bench) {
    bench->arena = arena_new();
    struct problems problems = {.arena = bench->arena};
    bench->mappings = mappings_load(bench->arena, NULL, &problems);
    bench->context = nianbao_open(NULL, NULL);
    if (bench->mappings == NULL || bench->context == NULL)
        fail("the mappings do not open");
}

int main(int count, char **words) {
    static struct bench bench;
    size_t rounds = ROUNDS, generate = GENERATED_COUNT;
    const char *last = NULL, *program = NULL;
    int at = 1;
    bench_open(&bench);
    if (count == 4 && strcmp(words[1], "--once") == 0) {
        bench_once(&bench, words[2], words[3]);
        count = at;
    } else if (count == 4 && strcmp(words[1], "--write") == 0) {
        bench_write(&bench, words[2], words[3]);
        count = at;
    }
    for (; at < count && words[at][0] == '-'; at++) {
        if (strcmp(words[at], "--small") == 0)
            generate = SMALL_COUNT;
        else if (strcmp(words[at], "--rounds") == 0 && at + 1 < count)
            rounds = strtoul(words[++at], NULL, 10);
        else if (strcmp(words[at], "--last") == 0 && at + 1 < count)
            last = words[++at];
        else if (strcmp(words[at], "--program") == 0 && at + 1 < count)
            program = words[++at];
        else
            fail("usage: bench [--rounds N] [--last FILE] [--program FILE] [--small] REPORT...");
    }
    if (rounds < 1 || rounds > MOST_ROUNDS)
        fail("1 to 25 rounds");
    if (at < count) {
        groups_read(&bench, words + at, (size_t)(count - at));
        groups_generate(&bench, words[at], generate);
        bench_run(&bench, rounds, last);
        if (program != NULL)
            start_up_print(program, words[at]);
    }
    nianbao_close(bench.context);
    arena_free(bench.arena);
    return 0;
}
