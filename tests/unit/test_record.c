/* test_record.c: a line of run.jsonl is one line of JSON with the same keys whatever became of the
 * document, and what it counts is read from it again. */
#include <criterion/criterion.h>

#include "program/record.h"

static const struct run run = {TEXT_INIT("f00d"), TEXT_INIT("host")};

/* Each key of one line is that of the other, in the same order. */
static bool same_keys(const struct json *a, const struct json *b) {
    const struct json *first = a->child, *second = b->child;
    while (first != NULL && second != NULL && text_equal(first->key, second->key)) {
        first = first->next;
        second = second->next;
    }
    return first == NULL && second == NULL;
}

Test(record, lines) {
    static const struct {
        struct text path;
        const char *hex;
    } paths[] = {{TEXT_INIT("a/报告.docx"), ""}, {TEXT_INIT("\xB1\xA8.docx"), "b1a82e646f6378"},
        {TEXT_INIT("line\nbreak \"quoted\"\\"), ""}};
    struct arena *arena = arena_new();
    const struct json *first = NULL;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        for (int status = 0; status < DOCUMENT_STATUSES; status++) {
            struct problems problems = {.arena = arena};
            for (int p = 0; p < status; p++)
                problem_add(&problems, p % 2 == 0 ? PROBLEM_ROW_UNKNOWN : PROBLEM_LABEL_TYPO,
                    (struct place){.table = p}, TEXT("甲\n"), TEXT_NONE);
            struct record record = {.path = paths[i].path,
                .status = (enum document_status)status,
                .output = status == 0 ? TEXT("a.json") : TEXT_NONE,
                .problems = &problems};
            struct text text = record_text(arena, &run, &record);
            struct wording error;
            cr_assert(text_starts(text, TEXT(RECORD_START)));
            cr_assert_eq(text_find(text, TEXT("\n")), text.length - 1, "more than one line");
            const struct json *line =
                json_read(arena, text_slice(text, 0, text.length - 1), &error);
            cr_assert_not_null(line, "%s", error.en);
            first = first == NULL ? line : first;
            cr_expect(same_keys(first, line), "%s", text.bytes);
            cr_expect(text_equal(json_member_string(line, "path_hex"), text_from(paths[i].hex)));
            cr_expect(*paths[i].hex != '\0' ||
                      text_equal(json_member_string(line, "path"), paths[i].path));
            struct findings counted = record_findings(&record), read = findings_read(line);
            cr_expect_eq(memcmp(&counted, &read, sizeof read), 0, "%s", text.bytes);
            cr_expect_eq(read.counts[PROBLEM_ROW_UNKNOWN], (uint32_t)(status + 1) / 2);
            cr_expect_eq(read.counts[PROBLEM_LABEL_TYPO], (uint32_t)status / 2);
            cr_expect_eq(json_member(line, "details")->count, (size_t)status);
        }
    arena_free(arena);
}

Test(record, statuses) {
    for (int status = 0; status < DOCUMENT_STATUSES; status++)
        cr_expect_eq((int)document_status_find(
                         text_from(document_status_name((enum document_status)status))),
            status);
    cr_expect_eq(document_status_find(TEXT("fine")), DOCUMENT_STATUSES);
}
