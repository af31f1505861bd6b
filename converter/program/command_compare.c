/*
 * nianbao compare PATH...: compares the reports of agencies over the years and writes them agency
 * by agency. Reads the head of each report first, to group and order them, and each report again
 * when its turn comes, so that few are in memory. Of two reports the exit status is that of diff;
 * of more it says whether a check between years fails.
 */
#include <errno.h>
#include <stdio.h>

#include "base/json_reader.h"
#include "output/comparison_writer.h"
#include "output/report_reader.h"
#include "output/report_text.h"
#include "program/command.h"
#include "program/file.h"
#include "program/report_source.h"

/* Reads the tables beside the forms, and the aliases of --agencies instead of those there. false:
 * refused, and a message says why. */
static bool knowledge_open(const struct invocation *invocation, struct arena *arena,
    const struct mappings *mappings, struct knowledge *knowledge) {
    struct problems problems = {.arena = arena};
    struct text table = TEXT_NONE;
    bool sound = knowledge_read(arena, mappings, invocation->mappings, &problems, knowledge);
    if (sound && invocation->agencies != NULL)
        sound =
            input_read(arena, invocation->language, invocation->agencies, &table) == STATUS_GOOD &&
            aliases_read(
                arena, text_from(invocation->agencies), table, &problems, &knowledge->aliases);
    for (size_t i = 0; i < problems.count; i++)
        message_plain(problem_text(arena, &problems.items[i], invocation->language));
    return sound;
}

/* ---- the reports ---- */

struct compare_run {
    const struct invocation *invocation;
    struct arena *arena;
    struct report_source source;
    struct report_reader reader;
    struct year_head *heads;
    size_t count, capacity;
};

static void trouble_note(struct compare_run *compare) {
    compare->source.status = status_worse(compare->source.status, STATUS_TROUBLE);
}

static void problems_refuse(
    struct compare_run *compare, struct text name, const struct problems *problems) {
    for (size_t i = 0; i < problems->count; i++)
        message_line(name,
            problem_text(problems->arena, &problems->items[i], compare->invocation->language));
    if (problems_worst(problems) == SEVERITY_ERROR)
        trouble_note(compare);
}

/* Parses the JSON up to its figures, as an object of its own: quotes in a string are escaped, so
 * only the key is found. Parses all of it where the keys are in another order. */
static const struct json *head_read(struct arena *arena, struct text json, struct wording *error) {
    struct buffer head = {.arena = arena};
    size_t end = text_find(json, TEXT("\"data\""));
    struct text before = text_trim(text_slice(json, 0, end));
    if (end != SIZE_MAX && text_ends(before, TEXT(","))) {
        buffer_add(&head, text_slice(before, 0, before.length - 1));
        buffer_add_byte(&head, '}');
        const struct json *root = json_read(arena, buffer_text(&head), error);
        if (root != NULL && json_member(root, "report") != NULL)
            return root;
    }
    return json_read(arena, json, error);
}

/* Keeps the agency, the year and the place of a report. Its faults are found when it is read again.
 */
static void head_add(struct compare_run *compare, const struct sourced_report *sourced) {
    struct problems problems = {.arena = compare->source.own};
    struct wording error = {0};
    if (!sourced->is_report) {
        if (!sourced->found || sourced->length != 0) {
            message_say(
                compare->invocation->language, MESSAGE_COMPARE_NO_REPORT, sourced->name, TEXT_NONE);
            trouble_note(compare);
        }
        return;
    }
    const struct json *root = head_read(compare->source.own, sourced->json, &error);
    if (root == NULL) {
        problem_add_detail(
            &problems, PROBLEM_JSON_BROKEN, (struct place){0}, TEXT_NONE, error, TEXT_NONE);
        problems_refuse(compare, sourced->name, &problems);
        return;
    }
    const struct json *facts = json_member(root, "report"), *year = json_member(facts, "year");
    bool sound =
        year != NULL && year->kind == JSON_NUMBER && year->number < 1e4 && year->number > 0;
    *ARRAY_APPEND(compare->arena, compare->heads, compare->count, compare->capacity) =
        (struct year_head){.agency = text_copy(compare->arena, json_member_string(facts, "agency")),
            .year = sound ? year_of_report((int)year->number) : 0,
            .source = sourced_report_keep(compare->arena, sourced)};
}

static void heads_read(struct compare_run *compare) {
    const struct invocation *invocation = compare->invocation;
    struct sourced_report sourced;
    report_source_open(&compare->source, invocation->paths, invocation->path_count, NULL, false);
    while (report_source_next(&compare->source, &sourced))
        head_add(compare, &sourced);
    if (compare->count == 0 && compare->source.status == STATUS_GOOD) {
        message_say(invocation->language, MESSAGE_COMPARE_NOTHING_FOUND, TEXT_NONE, TEXT_NONE);
        trouble_note(compare);
    }
}

/* The report of a head, as struct year_reader has it. */
static struct year_report *head_report(
    void *context, struct arena *arena, const struct year_head *head) {
    struct compare_run *compare = context;
    const struct sourced_report *sourced = head->source;
    struct arena *own = arena_new();
    struct problems problems = {.arena = own};
    struct year_report *kept = NULL;
    struct text json;
    if (report_source_again(&compare->source, own, sourced, &json)) {
        const struct report *report = report_read(own, &compare->reader, json, &problems);
        if (report != NULL)
            kept = year_report_make(arena, compare->reader.mappings, report, sourced->name);
        problems_refuse(compare, sourced->name, &problems);
    }
    if (kept != NULL && (kept->year != head->year || !text_equal(kept->agency, head->agency))) {
        kept = NULL; /* the file has changed meanwhile */
        input_refuse(compare->invocation->language, sourced->name, ESTALE);
    }
    if (kept == NULL)
        trouble_note(compare);
    arena_free(own);
    return kept;
}

/* ---- output ---- */

/* A format being written to a file, or to the standard output (file NULL). */
struct writing {
    const struct comparison_format *format;
    void *state;
    struct output_file *file;
};

static void piece_write(struct writing *writing, struct text piece) {
    if (writing->file != NULL)
        output_add(writing->file, piece);
    else
        (void)fwrite(piece.bytes, 1, piece.length, stdout);
}

/* Compares agency by agency and writes each in every format. */
static const struct comparison *agencies_write(struct compare_run *compare,
    const struct knowledge *knowledge, struct writing *writings, size_t count) {
    const struct invocation *invocation = compare->invocation;
    struct comparison_options options = {
        compare->reader.mappings, invocation->language, invocation->all};
    struct year_reader reader = {head_report, compare};
    struct comparison *comparison =
        comparison_open(compare->arena, knowledge, compare->heads, compare->count);
    struct arena *own = arena_new();
    for (size_t i = 0; i < count; i++) {
        if (writings[i].format->open != NULL)
            writings[i].state = writings[i].format->open(compare->arena, comparison, &options);
        piece_write(&writings[i], writings[i].format->begin(writings[i].state, own));
    }
    const struct year_agency *agency;
    while (!ferror(stdout) && (agency = comparison_next(comparison, own, &reader)) != NULL) {
        for (size_t i = 0; i < count; i++)
            piece_write(&writings[i], writings[i].format->add(writings[i].state, own, agency));
        arena_free(own);
        own = arena_new();
    }
    for (size_t i = 0; i < count; i++)
        if (writings[i].format->end != NULL)
            piece_write(&writings[i], writings[i].format->end(writings[i].state, own));
    arena_free(own);
    return comparison;
}

static enum exit_status page_close(const struct invocation *invocation, struct output_file *file) {
    if (output_close(file) == 0)
        return STATUS_GOOD;
    return output_refuse(
        invocation->language, text_from(invocation->html), file->error, file->step);
}

/* Two reports of one agency: whether they differ, as diff. Else: whether a check between years
 * fails.
 */
static enum exit_status comparison_status(const struct comparison *comparison, size_t count) {
    if (count == 2 && (comparison->agency_count == 2 || comparison->report_count != 2))
        return STATUS_TROUBLE;
    bool bad = count == 2 ? comparison->differs : comparison->fails;
    return bad ? STATUS_SOME_FAILED : STATUS_GOOD;
}

static enum exit_status compare_and_write(
    struct compare_run *compare, const struct knowledge *knowledge) {
    const struct invocation *invocation = compare->invocation;
    struct writing writings[2];
    struct output_file file;
    size_t count = 0;
    if (invocation->html != NULL) {
        output_open(&file, compare->arena, invocation->html);
        if (file.error != 0)
            return page_close(invocation, &file);
        writings[count++] = (struct writing){&comparison_html, NULL, &file};
    }
    if (invocation->html == NULL || invocation->json || invocation->csv)
        writings[count++] = (struct writing){invocation->json  ? &comparison_json
                                             : invocation->csv ? &comparison_csv
                                                               : &comparison_text,
            NULL, NULL};
    const struct comparison *comparison = agencies_write(compare, knowledge, writings, count);
    enum exit_status status = STATUS_GOOD;
    if (invocation->html != NULL)
        status = page_close(invocation, &file);
    if (status != STATUS_GOOD)
        return status;
    return status_worse(compare->source.status, comparison_status(comparison, compare->count));
}

static enum exit_status compare(
    const struct invocation *invocation, struct arena *arena, const struct mappings *mappings) {
    struct knowledge knowledge;
    if (!knowledge_open(invocation, arena, mappings, &knowledge))
        return STATUS_USAGE;
    struct compare_run run = {.invocation = invocation,
        .arena = arena,
        .source = {.language = invocation->language, .diff_status = true},
        .reader = {mappings, schema_open(arena)}};
    heads_read(&run);
    enum exit_status status =
        run.count == 0 ? run.source.status : compare_and_write(&run, &knowledge);
    report_source_close(&run.source);
    schema_close(run.reader.schema);
    return status;
}

static enum exit_status compare_command(const struct invocation *invocation) {
    if (invocation->json && invocation->csv) {
        message_say(invocation->language, MESSAGE_OPTIONS_EXCLUDE, TEXT("--json"), TEXT("--csv"));
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
    .run = compare_command,
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
            "  nianbao convert --jsonl reports | nianbao compare -\n"
            "\n"
            "读取 convert 输出的 JSON（文件、JSON Lines 或文件夹），或 --sqlite 写出的数据库，\n"
            "按机关归并、按年度排列：\n"
            "先列问题（结转不符、报告内勾稽不符、缺少年度、逾期公布、文字雷同），再列各项数值的变化"
            "。\n"
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
            "  nianbao convert --jsonl reports | nianbao compare -\n"
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
