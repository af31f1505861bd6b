/*
 * nianbao compare PATH...: the same agencies over the years, from the JSON of their reports. Of
 * each report only what a comparison needs is kept; struct comparison is made of all, and written
 * as tables for a person, JSON or CSV. Of two reports the exit status is that of diff; of more it
 * says whether a check between years fails.
 */
#include <errno.h>
#include <stdio.h>

#include "history/comparison.h"
#include "output/comparison_csv.h"
#include "output/comparison_html.h"
#include "output/comparison_json.h"
#include "output/comparison_text.h"
#include "output/report_reader.h"
#include "output/report_text.h"
#include "output/sqlite.h"
#include "program/file.h"
#include "program/input.h"
#include "program/walk.h"

/* What the paths of the command line have come to. */
struct gathering {
    const struct invocation *invocation;
    const struct mappings *mappings;
    struct arena *arena; /* of what is kept */
    struct year_report **reports;
    size_t count, capacity;
    enum exit_status status;
};

static void report_keep(struct gathering *gathering, struct year_report *report) {
    if (gathering->count == gathering->capacity) {
        size_t capacity = gathering->capacity == 0 ? 64 : gathering->capacity * 2;
        gathering->reports = arena_grow(gathering->arena, gathering->reports, gathering->count,
            capacity, sizeof *gathering->reports);
        gathering->capacity = capacity;
    }
    gathering->reports[gathering->count++] = report;
}

/* ---- one file ---- */

/* Folders hold other files as well: what was converted, the records of a run. */
static bool is_report(struct text bytes) {
    struct text head = text_slice(bytes, 0, 200);
    return text_starts(text_trim(head), TEXT("{")) &&
           text_find(head, TEXT("\"nianbao.report/")) != SIZE_MAX;
}

/* A line of its own for each report: JSON Lines. */
static bool is_lines(struct text bytes) {
    size_t end = text_find(bytes, TEXT("\n"));
    return end != SIZE_MAX && end > 0 && bytes.bytes[end - 1] == '}' && bytes.length > end + 1;
}

static void json_take(struct gathering *gathering, struct text path, struct text json) {
    struct arena *own = arena_new();
    struct problems problems = {.arena = own};
    const struct report *report = report_read(own, gathering->mappings, json, &problems);
    for (size_t i = 0; i < problems.count; i++)
        message_line(path, problem_text(own, &problems.items[i], gathering->invocation->language));
    if (report != NULL)
        report_keep(
            gathering, year_report_make(gathering->arena, gathering->mappings, report, path));
    if (report == NULL || problems_worst(&problems) == SEVERITY_ERROR)
        gathering->status = status_worse(gathering->status, STATUS_TROUBLE);
    arena_free(own);
}

static void lines_take(struct gathering *gathering, struct text path, struct text lines) {
    while (lines.length != 0) {
        size_t end = text_find(lines, TEXT("\n"));
        struct text line = text_slice(lines, 0, end);
        if (!text_is_blank(line))
            json_take(gathering, path, line);
        lines = text_slice(lines, end == SIZE_MAX ? lines.length : end + 1, lines.length);
    }
}

/* ---- an archive ---- */

/* Says what is wrong with an archive, or with part of it. */
static void archive_check(
    struct gathering *gathering, struct arena *arena, struct text path, struct archive *archive) {
    static const enum message reasons[] = {[ARCHIVE_FOREIGN] = MESSAGE_COMPARE_ARCHIVE_FOREIGN,
        [ARCHIVE_NEWER] = MESSAGE_COMPARE_ARCHIVE_NEWER};
    enum nianbao_language language = gathering->invocation->language;
    struct buffer bare = {.arena = arena};
    long long count = archive_fault(archive) == ARCHIVE_GOOD ? archive_bare(archive) : 0;
    enum archive_fault fault = archive_fault(archive);
    buffer_add_number(&bare, count);
    if (fault == ARCHIVE_FOREIGN || fault == ARCHIVE_NEWER)
        message_say(language, MESSAGE_COMPARE_ARCHIVE, path,
            text_from(message_wording(language, reasons[fault])));
    else if (fault == ARCHIVE_BUSY)
        message_say(language, MESSAGE_ARCHIVE_BUSY, path, TEXT_NONE);
    else if (fault != ARCHIVE_GOOD)
        message_say(language, MESSAGE_COMPARE_ARCHIVE, path, text_from(archive_message(archive)));
    else if (count != 0)
        message_say(language, MESSAGE_COMPARE_ARCHIVE_BARE, path, buffer_text(&bare));
    if (fault != ARCHIVE_GOOD || count != 0)
        gathering->status = status_worse(gathering->status, STATUS_TROUBLE);
}

static void archive_take(struct gathering *gathering, struct text path) {
    struct arena *own = arena_new();
    struct archive *archive = archive_open_reading(own, path.bytes);
    struct archived archived;
    while (archive_next(archive, &archived))
        json_take(gathering, archived.path, archived.json);
    archive_check(gathering, own, path, archive);
    archive_close(archive);
    arena_free(own);
}

/* In a folder an archive is passed over, as all that is no report is: its reports are often those
 * that lie beside it. */
static bool is_archive(const struct input *input) {
    return !input->found && file_begins(input->path.bytes, (struct text)ARCHIVE_START);
}

/* ---- one path ---- */

static void file_take(struct gathering *gathering, const struct input *input) {
    enum nianbao_language language = gathering->invocation->language;
    struct arena *own = arena_new();
    struct text bytes;
    int error = file_read(own, input->path.bytes, &bytes);
    if (error != 0) {
        input_refuse(language, input->path, error);
        gathering->status = status_worse(gathering->status, STATUS_TROUBLE);
    } else if (is_report(bytes)) {
        if (is_lines(bytes))
            lines_take(gathering, input->path, bytes);
        else
            json_take(gathering, input->path, bytes);
    } else if (!input->found) {
        message_say(language, MESSAGE_COMPARE_NO_REPORT, input->path, TEXT_NONE);
        gathering->status = status_worse(gathering->status, STATUS_TROUBLE);
    }
    arena_free(own);
}

/* ---- all of them ---- */

static void path_unreadable(void *context, struct text path, int error) {
    struct gathering *gathering = context;
    input_refuse(gathering->invocation->language, path, error);
    gathering->status = status_worse(gathering->status, STATUS_TROUBLE);
}

static void gather(struct gathering *gathering) {
    const struct invocation *invocation = gathering->invocation;
    struct inputs inputs = {
        .arena = gathering->arena, .unreadable = path_unreadable, .context = gathering};
    for (size_t i = 0; i < invocation->path_count; i++)
        inputs_add(&inputs, invocation->paths[i]);
    for (size_t i = 0; i < inputs.count; i++)
        if (is_archive(&inputs.items[i]))
            archive_take(gathering, inputs.items[i].path);
        else
            file_take(gathering, &inputs.items[i]);
    if (gathering->count == 0 && gathering->status == STATUS_GOOD) {
        message_say(invocation->language, MESSAGE_COMPARE_NOTHING_FOUND, TEXT_NONE, TEXT_NONE);
        gathering->status = STATUS_TROUBLE;
    }
}

/* The aliases of --agencies instead of those of the mappings. false: refused, and said. */
static bool aliases_open(
    const struct invocation *invocation, struct arena *arena, struct knowledge *knowledge) {
    struct problems problems = {.arena = arena};
    struct text content, name = text_from(invocation->agencies == NULL ? "" : invocation->agencies);
    if (invocation->agencies == NULL)
        return true;
    if (input_read(arena, invocation->language, invocation->agencies, &content) != STATUS_GOOD)
        return false;
    bool sound = aliases_read(arena, name, content, &problems, &knowledge->aliases);
    for (size_t i = 0; i < problems.count; i++)
        message_plain(problem_text(arena, &problems.items[i], invocation->language));
    return sound;
}

static bool knowledge_open(const struct invocation *invocation, struct arena *arena,
    const struct mappings *mappings, struct knowledge *knowledge) {
    struct problems problems = {.arena = arena};
    bool sound = knowledge_read(arena, mappings, invocation->mappings, &problems, knowledge);
    for (size_t i = 0; i < problems.count; i++)
        message_plain(problem_text(arena, &problems.items[i], invocation->language));
    return sound && aliases_open(invocation, arena, knowledge);
}

/* Two reports of one agency: as diff. Otherwise: does a check between years fail? */
static enum exit_status status_of(const struct comparison *comparison, size_t count) {
    if (count == 2)
        return comparison->agency_count == 2               ? STATUS_TROUBLE
               : comparison->agencies[0].report_count != 2 ? STATUS_TROUBLE
               : comparison_differs(comparison)            ? STATUS_SOME_FAILED
                                                           : STATUS_GOOD;
    for (size_t a = 0; a < comparison->agency_count; a++)
        for (size_t i = 0; i < comparison->agencies[a].checks.count; i++) {
            const struct year_check *made = &comparison->agencies[a].checks.items[i];
            if (made->check.state == CHECK_FAILS && made->rule->severity == SEVERITY_ERROR)
                return STATUS_SOME_FAILED;
        }
    return STATUS_GOOD;
}

static enum exit_status page_write(const struct invocation *invocation, struct arena *arena,
    const struct mappings *mappings, const struct comparison *comparison) {
    enum file_step step;
    int error = file_write(invocation->html, comparison_html(arena, mappings, comparison), &step);
    if (error == 0)
        return STATUS_GOOD;
    bool create = step == FILE_CREATE;
    message_say(invocation->language, create ? MESSAGE_CANNOT_CREATE : MESSAGE_CANNOT_WRITE,
        text_from(invocation->html), message_error(invocation->language, error));
    return error == ENOSPC || error == EDQUOT ? STATUS_TRY_AGAIN
           : create                           ? STATUS_CANNOT_CREATE
                                              : STATUS_CANNOT_WRITE;
}

static enum exit_status compare(
    const struct invocation *invocation, struct arena *arena, const struct mappings *mappings) {
    struct gathering gathering = {
        .invocation = invocation, .mappings = mappings, .arena = arena, .status = STATUS_GOOD};
    struct knowledge knowledge;
    if (!knowledge_open(invocation, arena, mappings, &knowledge))
        return STATUS_USAGE;
    gather(&gathering);
    if (gathering.count == 0)
        return gathering.status;
    const struct comparison *comparison =
        comparison_make(arena, &knowledge, gathering.reports, gathering.count);
    if (invocation->html != NULL) {
        enum exit_status written = page_write(invocation, arena, mappings, comparison);
        if (written != STATUS_GOOD)
            return written;
    }
    if (invocation->html == NULL || invocation->json || invocation->csv) {
        struct text out = invocation->json  ? comparison_json(arena, comparison)
                          : invocation->csv ? comparison_csv(arena, comparison)
                                            : comparison_text(arena, comparison,
                                                  invocation->language, invocation->all);
        (void)fwrite(out.bytes, 1, out.length, stdout);
    }
    return status_worse(gathering.status, status_of(comparison, gathering.count));
}

static enum exit_status run(const struct invocation *invocation) {
    if (invocation->json && invocation->csv) {
        message_say(invocation->language, MESSAGE_COMPARE_ONE_FORMAT, TEXT_NONE, TEXT_NONE);
        return STATUS_USAGE;
    }
    struct arena *arena = arena_new();
    enum exit_status status;
    const struct mappings *mappings = mappings_open(arena, invocation, &status);
    if (mappings != NULL)
        status = compare(invocation, arena, mappings);
    arena_free(arena);
    return status;
}

const struct command command_compare = {
    .name = "compare",
    .run = run,
    .options = OPTION_COMPARE | OPTION_MAPPINGS | OPTION_HELP,
    .least = 1,
    .most = SIZE_MAX,
    .line = {"比较同一机关各年度的报告", "compare the reports of agencies over the years"},
    .help =
        {
            "例：\n"
            "  nianbao compare out\n"
            "  nianbao compare 2023.json 2024.json\n"
            "  nianbao compare --csv out > 变化.csv\n"
            "  nianbao compare archive.db\n"
            "\n"
            "读取 convert 输出的 JSON（文件、JSON Lines 或文件夹），或 --sqlite 写出的数据库，\n"
            "按机关归并、按年度排列：\n"
            "先列问题（结转不符、缺少年度、逾期公布、文字雷同），再列各项数值的变化。\n"
            "统计口径有变的不作比较（mappings/comparability.tsv）。\n"
            "两份报告时退出状态同 diff：0 相同，1 不同，2 出错；\n"
            "更多报告时：0 年度之间的核对都成立，1 有结转不符，2 有文件未能读取。\n"
            "\n"
            "选项：\n"
            "  --json              输出 JSON，含全部数值\n"
            "  --csv               输出 CSV，每行一项变化\n"
            "  --html 文件         写成一个网页：问题、逐年并列的表格、趋势、文字重复；不联网\n"
            "  --all               表格中也列出没有变化的数值\n"
            "  --agencies 文件     机关别名表（改名、写法不同），格式见 mappings/agencies.tsv\n"
            "  --mappings 文件夹   用该文件夹中的映射文件代替内置的\n"
            "  -h, --help          显示本帮助\n",
            "Examples:\n"
            "  nianbao compare out\n"
            "  nianbao compare 2023.json 2024.json\n"
            "  nianbao compare --csv out > changes.csv\n"
            "  nianbao compare archive.db\n"
            "\n"
            "Reads the JSON that convert writes (files, JSON Lines, folders), or the database "
            "that\n"
            "--sqlite writes, groups it by agency and puts the years in order: what is wrong\n"
            "first (carry-overs that do not agree, missing years, late reports, repeated text),\n"
            "then what changed, figure by figure.\n"
            "What changed its meaning is not compared (mappings/comparability.tsv).\n"
            "Of two reports the exit status is that of diff: 0 same, 1 different, 2 trouble; of\n"
            "more: 0 all checks between years hold, 1 a carry-over fails, 2 a file was not read.\n"
            "\n"
            "Options:\n"
            "  --json              write JSON, with every figure\n"
            "  --csv               write CSV, a row a change\n"
            "  --html FILE         write a page to look at: problems, tables side by side,\n"
            "                      trends, repeated text; it needs no network\n"
            "  --all               in the tables, also what did not change\n"
            "  --agencies FILE     names that are one agency, as mappings/agencies.tsv shows\n"
            "  --mappings FOLDER   the forms are the mapping files of FOLDER, not those compiled "
            "in\n"
            "  -h, --help          print this help\n",
        },
};
