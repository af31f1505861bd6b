/*
 * exporter.c: reports -> rows -> the files and the database of an export, one report in memory at a
 * time. Of two copies of one document the first is taken, because their rows would have the same
 * keys; a message names the other. The files appear together when all reports are read.
 */
#include "program/exporter.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "history/comparison.h"
#include "output/datapackage.h"
#include "output/report_reader.h"
#include "output/report_text.h"
#include "program/command.h"
#include "program/file.h"
#include "program/report_source.h"
#include "program/text_set.h"

/* The files, and datapackage.json that describes them. */
static const struct {
    enum row_tables table;
    bool json_lines;
} formats[] = {{ROWS_OBSERVATIONS, true}, {ROWS_OBSERVATIONS, false}, {ROWS_REPORTS, false},
    {ROWS_CHECKS, false}, {ROWS_PROBLEMS, false}, {ROWS_FIELDS, false}};

enum { FILES = sizeof formats / sizeof *formats };

struct exporter {
    const struct export_job *job;
    struct arena *arena;
    struct report_source source;
    struct report_reader reader;
    struct row_forms forms;
    struct output_file files[FILES];
    struct archive *archive;
    struct csv_style style;
    struct text_set ids; /* of the reports so far */
    size_t reports, figures, left_out, twice;
    int lock; /* of the folder; -1: none */
    enum exit_status status;
    bool ended; /* an output cannot be written */
};

/* ---- errors ---- */

static void end(struct exporter *exporter, enum exit_status status) {
    exporter->ended = true;
    exporter->status = status_worse(exporter->status, status);
}

static void end_by_file(struct exporter *exporter, const struct output_file *file) {
    end(exporter, output_refuse(exporter->job->language, file->path, file->error, file->step));
}

static bool files_good(struct exporter *exporter) {
    for (size_t i = 0; exporter->job->folder != NULL && i < FILES; i++)
        if (exporter->files[i].error != 0 && !exporter->ended)
            end_by_file(exporter, &exporter->files[i]);
    return !exporter->ended;
}

static bool archive_good(struct exporter *exporter) {
    static const struct {
        enum message message;
        enum exit_status status;
    } faults[] = {
        [ARCHIVE_CANNOT_OPEN] = {MESSAGE_CANNOT_CREATE, STATUS_CANNOT_CREATE},
        [ARCHIVE_FOREIGN] = {MESSAGE_ARCHIVE_FOREIGN, STATUS_CANNOT_CREATE},
        [ARCHIVE_NEWER] = {MESSAGE_ARCHIVE_NEWER, STATUS_CANNOT_CREATE},
        [ARCHIVE_BUSY] = {MESSAGE_ARCHIVE_BUSY, STATUS_TRY_AGAIN},
        [ARCHIVE_FULL] = {MESSAGE_CANNOT_WRITE, STATUS_TRY_AGAIN},
        [ARCHIVE_FAILED] = {MESSAGE_CANNOT_WRITE, STATUS_CANNOT_WRITE},
    };
    if (exporter->archive == NULL || archive_fault(exporter->archive) == ARCHIVE_GOOD)
        return true;
    enum archive_fault fault = archive_fault(exporter->archive);
    message_say(exporter->job->language, faults[fault].message, text_from(exporter->job->sqlite),
        text_from(archive_message(exporter->archive)));
    end(exporter, faults[fault].status);
    return false;
}

static void leave_out(struct exporter *exporter, struct text path, struct text why) {
    message_say(exporter->job->language, MESSAGE_EXPORT_LEFT_OUT, path, why);
    exporter->left_out++;
    exporter->status = status_worse(exporter->status, STATUS_SOME_FAILED);
}

/* ---- one report ---- */

/* The first error that touches the figures, or NULL. */
static const struct problem *first_error(const struct problems *problems) {
    for (size_t i = 0; i < problems->count; i++)
        if (problem_severity(problems->items[i].code) == SEVERITY_ERROR &&
            problem_class(problems->items[i].code) != CLASS_UNCHECKED)
            return &problems->items[i];
    return NULL;
}

static void rows_write(struct exporter *exporter, struct arena *arena, const struct row_set *sets) {
    for (size_t i = 0; exporter->job->folder != NULL && i < FILES; i++) {
        const struct row_set *set = &sets[formats[i].table];
        struct buffer lines = {.arena = arena};
        for (size_t row = 0; row < set->count / set->table->column_count; row++) {
            if (formats[i].json_lines)
                row_write_json(&lines, set, row);
            else
                csv_write_row(&lines, set, row, &exporter->style);
        }
        output_add(&exporter->files[i], buffer_text(&lines));
    }
}

/* NULL: the file is left out, and a message says why. */
static const struct report *report_take(
    struct exporter *exporter, const struct sourced_report *sourced) {
    enum nianbao_language language = exporter->job->language;
    struct arena *arena = exporter->source.own;
    struct problems problems = {.arena = arena};
    if (!sourced->is_report) {
        leave_out(exporter, sourced->name,
            text_from(message_wording(language, MESSAGE_EXPORT_NO_REPORT)));
        return NULL;
    }
    const struct report *report = report_read(arena, &exporter->reader, sourced->json, &problems);
    const struct problem *error = first_error(&problems);
    if (error != NULL) {
        leave_out(exporter, sourced->name, problem_text(arena, error, language));
        return NULL;
    }
    problems_say(language, text_copy(arena, sourced->name).bytes, &problems, 1);
    return report;
}

static void report_export(struct exporter *exporter, const struct sourced_report *sourced) {
    struct arena *arena = exporter->source.own;
    struct row_set sets[ROW_TABLES];
    const struct report *report = report_take(exporter, sourced);
    if (report == NULL)
        return;
    struct text id = report_id(arena, report);
    if (!text_set_add(&exporter->ids, text_copy(exporter->arena, id))) {
        message_say(exporter->job->language, MESSAGE_EXPORT_TWICE, sourced->name, id);
        exporter->twice++;
        return;
    }
    report_rows(
        arena, &(struct row_source){&exporter->forms, sourced->name, sourced->json, report}, sets);
    rows_write(exporter, arena, sets);
    if (exporter->archive != NULL)
        (void)archive_add(exporter->archive, sets);
    exporter->reports++;
    exporter->figures += report->figure_count;
    (void)(files_good(exporter) && archive_good(exporter));
}

/* ---- the outputs ---- */

static struct text path_in_folder(const struct exporter *exporter, const char *name, bool lines) {
    struct buffer path = {.arena = exporter->arena};
    buffer_format(&path, lines ? "%s/%s.jsonl" : "%s/%s", exporter->job->folder, name);
    return buffer_text(&path);
}

static void outputs_open(struct exporter *exporter) {
    const struct export_job *job = exporter->job;
    int error = job->folder == NULL ? 0 : folder_make(job->folder);
    if (error == 0 && job->folder != NULL)
        error = folder_reserve(job->folder, &exporter->lock);
    if (error == EBUSY) {
        message_say(job->language, MESSAGE_EXPORT_BUSY, text_from(job->folder), TEXT_NONE);
        end(exporter, STATUS_TRY_AGAIN);
    } else if (error != 0)
        end(exporter, output_refuse(job->language, text_from(job->folder), error, FILE_CREATE));
    if (error != 0)
        return;
    if (job->folder != NULL)
        folder_sweep(job->folder);
    for (size_t i = 0; job->folder != NULL && i < FILES; i++) {
        const struct row_table *table = row_table(formats[i].table);
        bool lines = formats[i].json_lines;
        struct text path = path_in_folder(exporter, lines ? table->name : table->file, lines);
        struct buffer head = {.arena = exporter->arena};
        output_open(&exporter->files[i], exporter->arena, path.bytes);
        if (!lines) {
            csv_write_head(&head, table, &exporter->style);
            output_add(&exporter->files[i], buffer_text(&head));
        }
    }
    if (files_good(exporter) && job->sqlite != NULL) {
        exporter->archive = archive_open(exporter->arena, job->sqlite);
        (void)archive_good(exporter);
    }
}

static void files_publish(struct exporter *exporter) {
    struct package_file files[FILES];
    for (size_t i = 0; i < FILES; i++)
        (void)output_complete(&exporter->files[i]);
    for (size_t i = 0; i < FILES && files_good(exporter); i++) {
        struct output_file *file = &exporter->files[i];
        (void)output_close(file);
        files[i] = (struct package_file){
            .table = row_table(formats[i].table),
            .name = path_base(file->path),
            .json_lines = formats[i].json_lines,
            .excel = exporter->style.excel,
            .bytes = file->bytes,
            .sha256 = file->sha256,
        };
    }
    if (!files_good(exporter))
        return;
    struct output_file package;
    struct text path = path_in_folder(exporter, "datapackage.json", false);
    struct text json = datapackage_json(exporter->arena, files, FILES);
    if (file_write(exporter->arena, path.bytes, json, &package) != 0)
        end_by_file(exporter, &package);
}

static void outputs_finish(struct exporter *exporter) {
    struct row_set sets[ROW_TABLES];
    for (int i = 0; i < ROW_TABLES; i++)
        sets[i] =
            (struct row_set){.arena = exporter->arena, .table = row_table((enum row_tables)i)};
    field_rows(&sets[ROWS_FIELDS], &exporter->forms);
    rows_write(exporter, exporter->arena, sets);
    if (exporter->archive != NULL) {
        (void)archive_finish(exporter->archive, &sets[ROWS_FIELDS]);
        (void)archive_good(exporter);
    }
    if (exporter->job->folder != NULL && files_good(exporter))
        files_publish(exporter);
}

static void summary_say(const struct exporter *exporter) {
    const struct {
        enum message message;
        size_t count;
    } parts[] = {{MESSAGE_EXPORT_LEFT, exporter->left_out + exporter->source.unreadable},
        {MESSAGE_EXPORT_COPIES, exporter->twice},
        {MESSAGE_EXPORT_GUARDED, exporter->style.guarded}};
    enum nianbao_language language = exporter->job->language;
    struct arena *arena = exporter->arena;
    struct buffer line = {.arena = arena};
    buffer_add(
        &line, message_text(arena, language, MESSAGE_EXPORT_COUNTS,
                   number_text(arena, exporter->reports), number_text(arena, exporter->figures)));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].count != 0)
            buffer_add(&line, message_text(arena, language, parts[i].message,
                                  number_text(arena, parts[i].count), TEXT_NONE));
    buffer_add_byte(&line, '\n');
    message_plain(buffer_text(&line));
}

/* Definitions need the table of comparability, which stands beside the forms. */
static void forms_open(struct exporter *exporter) {
    const struct export_job *job = exporter->job;
    struct problems problems = {.arena = exporter->arena};
    struct knowledge knowledge;
    if (!knowledge_read(
            exporter->arena, job->mappings, job->mappings_folder, &problems, &knowledge))
        end(exporter, STATUS_USAGE);
    for (size_t i = 0; i < problems.count; i++)
        message_plain(problem_text(exporter->arena, &problems.items[i], job->language));
    exporter->reader = (struct report_reader){job->mappings, schema_open(exporter->arena)};
    exporter->forms = (struct row_forms){
        job->mappings, definitions_find(exporter->arena, job->mappings, &knowledge.comparability)};
}

enum exit_status export_run(
    const struct export_job *job, const char *const *paths, size_t path_count) {
    struct exporter exporter = {.job = job,
        .arena = arena_new(),
        .style = {.excel = job->excel},
        .lock = -1,
        .source = {.language = job->language, .sorted = true, .avoid = job->sqlite}};
    struct sourced_report sourced;
    forms_open(&exporter);
    report_source_open(&exporter.source, paths, path_count, job->files_from, job->zero_bytes);
    for (size_t i = 0; i < FILES; i++)
        exporter.files[i].file = -1;
    if (!exporter.ended)
        outputs_open(&exporter);
    while (!exporter.ended && report_source_next(&exporter.source, &sourced))
        report_export(&exporter, &sourced);
    if (!exporter.ended && exporter.reports == 0) {
        message_say(job->language, MESSAGE_EXPORT_NOTHING, TEXT_NONE, TEXT_NONE);
        end(&exporter, STATUS_SOME_FAILED);
    }
    if (!exporter.ended)
        outputs_finish(&exporter);
    if (!exporter.ended)
        summary_say(&exporter);
    for (size_t i = 0; job->folder != NULL && i < FILES; i++)
        output_abandon(&exporter.files[i]);
    if (exporter.lock >= 0)
        close(exporter.lock);
    enum exit_status status = status_worse(exporter.status, exporter.source.status);
    report_source_close(&exporter.source);
    archive_close(exporter.archive);
    schema_close(exporter.reader.schema);
    text_set_close(&exporter.ids);
    arena_free(exporter.arena);
    return status;
}
