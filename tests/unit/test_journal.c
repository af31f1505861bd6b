/* test_journal.c: lines that record.c writes are read again; of an input with several the last
 * counts; what a killed run left behind does not. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/sha256.h"
#include "program/journal.h"

static const struct run run = {TEXT_INIT("f00d"), TEXT_INIT("host")};

static struct text hash_of(struct arena *arena, const char *bytes) {
    return sha256_hex(arena, text_from(bytes));
}

static struct text line_of(
    struct arena *arena, struct text path, enum document_status status, const char *output) {
    struct problems problems = {.arena = arena};
    problem_add(&problems, PROBLEM_NO_TABLES, (struct place){0}, TEXT_NONE, TEXT_NONE);
    struct record record = {.path = path,
        .sha256 = hash_of(arena, "in"),
        .status = status,
        .output = text_from(output),
        .output_sha256 = *output == '\0' ? TEXT_NONE : hash_of(arena, output),
        .output_bytes = strlen(output),
        .problems = &problems};
    return record_text(arena, &run, &record);
}

static struct arena *folder_open(struct journal *journal, char *folder) {
    struct arena *arena = arena_new();
    cr_assert_not_null(mkdtemp(folder));
    cr_assert_eq(journal_open(journal, arena, folder), 0);
    return arena;
}

static void folder_close(struct journal *journal, const char *folder, struct arena *arena) {
    unlink(journal->path.bytes);
    journal_close(journal);
    rmdir(folder);
    arena_free(arena);
}

static bool entry_find(
    const struct journal *journal, struct arena *arena, struct text path, struct entry *entry) {
    const struct journal_input *input = journal_find(journal, path);
    if (input != NULL)
        *entry = journal_entry(journal, arena, input);
    return input != NULL && text_equal(entry->path, path);
}

Test(journal, the_last_line_counts) {
    char folder[] = "/tmp/nianbao-test-XXXXXX";
    struct journal journal = {.run = &run, .file = -1};
    struct arena *arena = folder_open(&journal, folder);
    struct text gbk = TEXT("\xC4\xEA.docx"); /* a name that is not UTF-8 */
    struct text lines[] = {line_of(arena, TEXT("a.docx"), DOCUMENT_PARTIAL, "a.json"),
        line_of(arena, gbk, DOCUMENT_OK, "b.json"),
        line_of(arena, TEXT("a.docx"), DOCUMENT_OK, "a2.json"),
        line_of(arena, gbk, DOCUMENT_TIMEOUT, "")};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        cr_assert_eq(journal_append(journal.file, lines[i]), 0);
    cr_assert_eq(journal_read(&journal), 0);
    cr_expect_eq(journal.count, 2);
    cr_expect(!journal.broken);
    struct entry entry;
    cr_assert(entry_find(&journal, arena, TEXT("a.docx"), &entry));
    cr_expect(entry.status == DOCUMENT_OK && entry.current);
    cr_expect(text_equal(entry.output, TEXT("a2.json")));
    cr_expect_eq(entry.output_bytes, 7);
    cr_expect_eq(journal_find(&journal, TEXT("a.docx"))->last.offset,
        (off_t)(lines[0].length + lines[1].length));
    struct findings findings = findings_read(entry.line);
    for (int code = 0; code < PROBLEM_COUNT; code++)
        cr_expect_eq(findings.counts[code], code == PROBLEM_NO_TABLES ? 1 : 0);
    cr_expect(journal_has_output(&journal, TEXT("a.docx"), TEXT("a2.json")));
    cr_expect_not(journal_has_output(&journal, TEXT("a.docx"), TEXT("a.json")));
    /* a worker that died says nothing of the output that an earlier run wrote */
    cr_assert(entry_find(&journal, arena, gbk, &entry));
    cr_expect_eq(entry.status, DOCUMENT_TIMEOUT);
    cr_expect(text_equal(entry.output, TEXT("b.json")));
    cr_expect(text_equal(entry.output_sha256, hash_of(arena, "b.json")));
    cr_expect(journal_has_output(&journal, gbk, TEXT("b.json")));
    cr_expect_not(entry_find(&journal, arena, TEXT("c.docx"), &entry));
    folder_close(&journal, folder, arena);
}

Test(journal, half_a_line) {
    char folder[] = "/tmp/nianbao-test-XXXXXX";
    struct journal journal = {.run = &run, .file = -1};
    struct arena *arena = folder_open(&journal, folder);
    struct text line = line_of(arena, TEXT("a.docx"), DOCUMENT_OK, "a.json");
    struct text other = line_of(arena, TEXT("b.docx"), DOCUMENT_OK, "b.json");
    journal_append(journal.file, text_slice(line, 0, line.length / 2));
    journal_append(journal.file, other); /* of another process, behind the half in one line */
    journal_append(journal.file, TEXT("\n{}\nnot JSON\n"));
    journal_append(journal.file, (struct text){"\0\0\n", 3}); /* of a machine that crashed */
    /* whole but for its line break */
    struct text last = line_of(arena, TEXT("c.docx"), DOCUMENT_OK, "c.json");
    journal_append(journal.file, text_slice(last, 0, last.length - 1));
    cr_assert_eq(journal_read(&journal), 0);
    struct entry entry;
    cr_expect_not(entry_find(&journal, arena, TEXT("a.docx"), &entry));
    cr_assert(entry_find(&journal, arena, TEXT("b.docx"), &entry));
    cr_expect_eq(journal_find(&journal, TEXT("b.docx"))->last.offset, (off_t)(line.length / 2),
        "where the whole record begins");
    cr_expect(journal.broken);
    cr_expect(entry_find(&journal, arena, TEXT("c.docx"), &entry));
    /* Opened again its last line is ended: another one does not run into it. */
    struct journal again = {.run = &run, .file = -1};
    cr_assert_eq(journal_open(&again, arena, folder), 0);
    journal_append(again.file, line);
    cr_assert_eq(journal_read(&again), 0);
    cr_expect(entry_find(&again, arena, TEXT("a.docx"), &entry));
    cr_expect(entry_find(&again, arena, TEXT("c.docx"), &entry));
    journal_close(&again);
    folder_close(&journal, folder, arena);
}

/* Many lines, in the order of the runs and not of the paths. */
Test(journal, many) {
    enum { COUNT = 3000 };
    char folder[] = "/tmp/nianbao-test-XXXXXX";
    static const struct run before = {TEXT_INIT("beef"), TEXT_INIT("host")};
    struct journal journal = {.run = &run, .file = -1};
    struct arena *arena = folder_open(&journal, folder);
    struct problems none = {.arena = arena};
    for (int turn = 0; turn < 2; turn++)
        for (int i = 0; i < COUNT; i++) {
            struct buffer path = {.arena = arena};
            buffer_format(&path, "%d.docx", i);
            struct record record = {.path = buffer_text(&path),
                .status = turn == 0 ? DOCUMENT_REJECTED : DOCUMENT_OK,
                .problems = &none};
            journal_append(journal.file,
                record_text(arena, turn == 1 && i % 2 == 0 ? &before : &run, &record));
        }
    cr_assert_eq(journal_read(&journal), 0);
    cr_assert_eq(journal.count, COUNT);
    for (int i = 0; i < COUNT; i++) {
        struct buffer path = {.arena = arena};
        struct entry entry;
        buffer_format(&path, "%d.docx", i);
        cr_assert(entry_find(&journal, arena, buffer_text(&path), &entry), "%d", i);
        cr_assert_eq(entry.status, DOCUMENT_OK);
        cr_assert_eq(entry.current, i % 2 != 0, "%d: converted with other mappings", i);
    }
    folder_close(&journal, folder, arena);
}
