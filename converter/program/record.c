/*
 * record.c: one line of run.jsonl:
 *
 *     schema, path, path_hex, sha256, bytes, status, output, output_sha256, output_bytes,
 *     format, puid, application, agency, year, form, version, mapping {id, version}, mapping_set,
 *     archive_sha256, problems [{code, severity, count}], checks_failed,
 *     details [{code, severity, message, table, row, column}], duration_ms, time, host, pid
 *
 * Every key is always there and has one type or null. details has each problem, and each check
 * that fails (severity "check"), for problems.csv. Time, host, process and duration are in no other
 * file.
 */
#include "program/record.h"

#include <time.h>
#include <unistd.h>

#include "base/json_writer.h"
#include "nianbao.h"

static const char *const status_names[] = {
    "ok", "partial", "rejected", "failed", "timeout", "oom", "crashed", "skipped"};

const char *document_status_name(enum document_status status) {
    return status_names[status];
}

enum document_status document_status_find(struct text name) {
    int status = 0;
    while (status < DOCUMENT_STATUSES && !text_equal(text_from(status_names[status]), name))
        status++;
    return (enum document_status)status;
}

/* JSON is UTF-8; old archives have names in GBK, whose bytes are kept in path_hex. */
static struct text hex_of_bytes(struct arena *arena, struct text path) {
    struct buffer hex = {.arena = arena};
    bool broken = false;
    for (size_t offset = 0; offset < path.length && !broken;) {
        size_t before = offset;
        broken = text_next(path, &offset) == 0xFFFD && offset - before == 1;
    }
    if (broken)
        buffer_add_hex(&hex, path);
    return buffer_text(&hex);
}

/* ---- the document ---- */

static void write_document(struct json_writer *writer, const struct record *record) {
    const struct report *report = record->report;
    const struct document *document = report == NULL ? NULL : report->document;
    bool made = record->source != NULL && record->source->converted.length != 0;
    json_member_text(writer, "format", report == NULL ? TEXT_NONE : report->kind.format);
    json_member_text(writer, "puid", report == NULL ? TEXT_NONE : report->kind.puid);
    json_member_text(
        writer, "application", made || document == NULL ? TEXT_NONE : document->application);
    json_member_text(writer, "agency", document == NULL ? TEXT_NONE : report->agency);
    json_member_ordinal(writer, "year", document == NULL ? 0 : report->year);
    json_member_text(writer, "form", document == NULL ? TEXT_NONE : report->form);
}

static void write_converter(
    struct json_writer *writer, const struct run *run, const struct record *record) {
    const struct report *report = record->report;
    json_member_text(writer, "version", TEXT(NIANBAO_VERSION));
    json_member_object(writer, "mapping");
    json_member_text(writer, "id", report == NULL ? TEXT_NONE : report->form);
    json_member_text(writer, "version", report == NULL ? TEXT_NONE : report->mapping_version);
    json_object_close(writer);
    json_member_text(writer, "mapping_set", run->mapping_set);
    json_member_text(writer, "archive_sha256", record->archive_sha256);
}

/* ---- its problems ---- */

static size_t count_failing(const struct report *report) {
    size_t failing = 0;
    for (size_t i = 0; report != NULL && report->document != NULL && i < report->check_count; i++)
        failing += report->checks[i].state == CHECK_FAILS;
    return failing;
}

struct findings record_findings(const struct record *record) {
    struct findings findings = {.checks_failed = (uint32_t)count_failing(record->report)};
    for (size_t i = 0; i < record->problems->count; i++)
        findings.counts[record->problems->items[i].code]++;
    return findings;
}

static uint32_t count_read(const struct json *object, const char *name) {
    const struct json *number = json_member(object, name);
    bool sound = number != NULL && number->kind == JSON_NUMBER && number->number >= 0 &&
                 number->number <= UINT32_MAX;
    return sound ? (uint32_t)number->number : 0;
}

struct findings findings_read(const struct json *line) {
    struct findings findings = {.checks_failed = count_read(line, "checks_failed")};
    const struct json *problems = json_member(line, "problems");
    const struct json *problem = problems == NULL ? NULL : problems->child;
    for (; problem != NULL; problem = problem->next) {
        enum problem_code code = problem_find(json_member_string(problem, "code"));
        if (code != PROBLEM_COUNT)
            findings.counts[code] = count_read(problem, "count");
    }
    return findings;
}

static void write_counts(struct json_writer *writer, const uint32_t *counts) {
    json_member_array(writer, "problems");
    for (int code = 0; code < PROBLEM_COUNT; code++) {
        if (counts[code] == 0)
            continue;
        json_object_open(writer);
        json_member_text(writer, "code", text_from(problem_name((enum problem_code)code)));
        json_member_text(writer, "severity",
            text_from(severity_name(problem_severity((enum problem_code)code))));
        json_member_integer(writer, "count", counts[code]);
        json_object_close(writer);
    }
    json_array_close(writer);
}

static void write_detail(
    struct json_writer *writer, struct text code, struct text severity, struct text message) {
    json_member_text(writer, "code", code);
    json_member_text(writer, "severity", severity);
    json_member_text(writer, "message", message);
}

static void write_place(struct json_writer *writer, int table, int row, int column) {
    json_member_ordinal(writer, "table", table);
    json_member_ordinal(writer, "row", row);
    json_member_ordinal(writer, "column", column);
}

/* "requests.received, total: 1752 ≠ 196 + 11" */
static struct text check_words(struct arena *arena, const struct check *check) {
    struct buffer words = {.arena = arena};
    buffer_add(&words, check->field);
    if (check->field.length != 0 && check->column.length != 0)
        buffer_add(&words, TEXT(", "));
    buffer_add(&words, check->column);
    if (words.length != 0)
        buffer_add(&words, TEXT(": "));
    buffer_add(&words, check->formula);
    return buffer_text(&words);
}

static void write_details(
    struct json_writer *writer, struct arena *arena, const struct record *record) {
    const struct report *report = record->report;
    size_t checks = report == NULL || report->document == NULL ? 0 : report->check_count;
    json_member_array(writer, "details");
    for (size_t i = 0; i < record->problems->count; i++) {
        const struct problem *problem = &record->problems->items[i];
        json_object_open(writer);
        write_detail(writer, text_from(problem_name(problem->code)),
            text_from(severity_name(problem_severity(problem->code))), problem->message);
        write_place(writer, problem->place.table, problem->place.row, problem->place.column);
        json_object_close(writer);
    }
    for (size_t i = 0; i < checks; i++) {
        if (report->checks[i].state != CHECK_FAILS)
            continue;
        json_object_open(writer);
        write_detail(
            writer, report->checks[i].id, TEXT("check"), check_words(arena, &report->checks[i]));
        write_place(writer, 0, 0, 0);
        json_object_close(writer);
    }
    json_array_close(writer);
}

/* ---- the line ---- */

static void write_run(struct json_writer *writer, const struct run *run, long milliseconds) {
    char now[sizeof "2026-01-01T00:00:00Z"] = "";
    time_t seconds = time(NULL);
    struct tm parts;
    if (gmtime_r(&seconds, &parts) != NULL)
        strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%SZ", &parts);
    json_member_integer(writer, "duration_ms", milliseconds);
    json_member_text(writer, "time", text_from(now));
    json_member_text(writer, "host", run->host);
    json_member_integer(writer, "pid", getpid());
}

struct text record_text(struct arena *arena, const struct run *run, const struct record *record) {
    struct buffer out = {.arena = arena};
    struct json_writer writer = {.out = &out, .one_line = true};
    struct findings findings = record_findings(record);
    json_object_open(&writer);
    json_member_text(&writer, "schema", TEXT("nianbao.run/1"));
    json_member_exact(&writer, "path", record->path);
    json_member_text(&writer, "path_hex", hex_of_bytes(arena, record->path));
    json_member_text(&writer, "sha256", record->sha256);
    json_member_integer(&writer, "bytes", (long long)record->bytes);
    json_member_text(&writer, "status", text_from(document_status_name(record->status)));
    json_member_text(&writer, "output", record->output);
    json_member_text(&writer, "output_sha256", record->output_sha256);
    json_member_integer(&writer, "output_bytes", (long long)record->output_bytes);
    write_document(&writer, record);
    write_converter(&writer, run, record);
    write_counts(&writer, findings.counts);
    json_member_integer(&writer, "checks_failed", findings.checks_failed);
    write_details(&writer, arena, record);
    write_run(&writer, run, record->milliseconds);
    json_object_close(&writer);
    buffer_add_byte(&out, '\n');
    return buffer_text(&out);
}
