/* test_finish.c: lines of a journal -> the lists of a folder: the last line of an input counts, an
 * output that is gone is in none, and names are written as each format has it. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.h"
#include "program/finish.h"

static const struct run run = {TEXT_INIT("f00d"), TEXT_INIT("host")};

/* A line of the journal; the hash of a document is that of its content, of an output that of its
 * name. */
static const struct {
    const char *path, *content, *output;
    enum document_status status;
} lines[] = {
    {"b.docx", "old", "b.json", DOCUMENT_OK},
    {"=a.docx", "a", "", DOCUMENT_REJECTED},
    {"a/c.docx", "c", "a/c.json", DOCUMENT_OK},
    {"b.docx", "new", "", DOCUMENT_CRASHED}, /* what was written before is still there */
    {"a.docx", "x", "100%.json", DOCUMENT_OK},
    {"gone.docx", "g", "gone.json", DOCUMENT_OK}, /* somebody removed its output */
    {"now.docx", "n", "now.json", DOCUMENT_OK},
    {"now.docx", "n", "", DOCUMENT_REJECTED}, /* refused now: the output that is there is not its */
    {"unread.docx", "", "", DOCUMENT_FAILED}, /* no hash */
    {"l\nf\\.docx", "l", "a/c.json", DOCUMENT_OK}, /* the output of another, written later */
    {"zz.docx", "z", "data/z.json", DOCUMENT_OK},
};

static struct text hash_of(struct arena *arena, const char *text) {
    return *text == '\0' ? TEXT_NONE : sha256_hex(arena, text_from(text));
}

static const char *path_in(struct arena *arena, const char *folder, const char *name) {
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/%s", folder, name);
    return buffer_text(&path).bytes;
}

static void lines_write(struct arena *arena, struct journal *journal, const char *folder) {
    struct output_file file;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct problems problems = {.arena = arena};
        if (lines[i].status != DOCUMENT_OK)
            problem_add(&problems, PROBLEM_ZIP_DAMAGED, (struct place){0}, TEXT("="), TEXT_NONE);
        struct record record = {.path = text_from(lines[i].path),
            .sha256 = hash_of(arena, lines[i].content),
            .status = lines[i].status,
            .output = text_from(lines[i].output),
            .output_sha256 = hash_of(arena, lines[i].output),
            .output_bytes = strlen(lines[i].output),
            .problems = &problems};
        cr_assert_eq(journal_append(journal->file, record_text(arena, &run, &record)), 0);
        if (*lines[i].output != '\0' && strcmp(lines[i].output, "gone.json") != 0)
            cr_assert_eq(file_write(arena, path_in(arena, folder, lines[i].output),
                             text_from(lines[i].output), &file),
                0);
    }
}

/* "HASH(text)" in what is expected stands for the hash of the text. */
static struct text expand(struct arena *arena, const char *expected) {
    struct buffer out = {.arena = arena};
    struct text rest = text_from(expected);
    for (size_t at; (at = text_find(rest, TEXT("HASH("))) != SIZE_MAX;) {
        struct text behind = text_slice(rest, at + 5, rest.length);
        size_t end = text_find(behind, TEXT(")"));
        buffer_add(&out, text_slice(rest, 0, at));
        buffer_add(&out, sha256_hex(arena, text_slice(behind, 0, end)));
        rest = text_slice(behind, end + 1, behind.length);
    }
    buffer_add(&out, rest);
    return buffer_text(&out);
}

struct expected {
    const char *name, *text;
};

static void expect(struct arena *arena, const char *folder, const struct expected *files) {
    for (; files->name != NULL; files++) {
        struct text found;
        struct text wanted = expand(arena, files->text);
        cr_assert_eq(
            file_read(arena, path_in(arena, folder, files->name), &found), 0, "%s", files->name);
        cr_expect(text_equal(found, wanted), "%s:\n%.*s\nnot\n%s", files->name, (int)found.length,
            found.bytes, wanted.bytes);
    }
}

static const struct expected plain[] = {
    {"manifest-sha256.txt", "HASH(100%.json)  100%.json\n"
                            "HASH(a/c.json)  a/c.json\n"
                            "HASH(b.json)  b.json\n"
                            "HASH(data/z.json)  data/z.json\n"},
    {"sources-sha256.txt", "HASH(a)  =a.docx\n"
                           "HASH(x)  a.docx\n"
                           "HASH(c)  a/c.docx\n"
                           "HASH(new)  b.docx\n"
                           "HASH(g)  gone.docx\n"
                           "\\HASH(l)  l\\nf\\\\.docx\n"
                           "HASH(n)  now.docx\n"
                           "HASH(z)  zz.docx\n"},
    {NULL, NULL},
};

static const struct expected bag[] = {
    {"manifest-sha256.txt", "HASH(data/z.json)  data/z.json\n"},
    {"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
    {"bag-info.txt", "Bag-Software-Agent: nianbao VERSION\n"
                     "Bagging-Date: 1970-01-02\nPayload-Oxum: 11.1\n"},
    {NULL, NULL},
};

static struct text without_version(struct arena *arena, const char *path) {
    struct text found;
    cr_assert_eq(file_read(arena, path, &found), 0);
    size_t at = text_find(found, TEXT("\nBagging-Date"));
    struct buffer out = {.arena = arena};
    buffer_add(&out, TEXT("Bag-Software-Agent: nianbao VERSION"));
    buffer_add(&out, text_slice(found, at, found.length));
    return buffer_text(&out);
}

Test(finish, lists) {
    char folder[] = "/tmp/nianbao-test-XXXXXX";
    struct journal journal = {.run = &run, .file = -1};
    struct arena *arena = arena_new();
    struct text table;
    cr_assert_not_null(mkdtemp(folder));
    cr_assert_eq(folder_make(path_in(arena, folder, "a")), 0);
    cr_assert_eq(folder_make(path_in(arena, folder, "data")), 0);
    cr_assert_eq(journal_open(&journal, arena, folder), 0);
    lines_write(arena, &journal, folder);

    struct text failed;
    cr_assert_eq(finish_write(arena, &journal, folder, false, &failed), 0);
    expect(arena, folder, plain);

    /* a row each of the four that have a problem, by their paths; Excel's formulas are text */
    cr_assert_eq(file_read(arena, path_in(arena, folder, "problems.csv"), &table), 0);
    cr_expect(text_starts(table, TEXT("\xEF\xBB\xBF文件,表,行,列,代码,严重程度,问题,怎么办\r\n'=a."
                                      "docx,,,,zip-damaged,错误,")));
    static const char *const paths[] = {
        "'=a.docx,", "\r\nb.docx,", "\r\nnow.docx,", "\r\nunread.docx,"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        size_t at = text_find(table, text_from(paths[i]));
        cr_assert_neq(at, SIZE_MAX, "%s", paths[i]);
        table = text_slice(table, at + 1, table.length);
    }
    cr_expect_eq(text_find(table, TEXT("\r\n")), table.length - 2, "more than that");

    /* the same as a bag: what is not below data/ is no payload */
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    cr_assert_eq(finish_write(arena, &journal, folder, true, &failed), 0);
    struct output_file file;
    const char *info = path_in(arena, folder, "bag-info.txt");
    cr_assert_eq(file_write(arena, info, without_version(arena, info), &file), 0);
    expect(arena, folder, bag);

    /* where nothing can be written, the file is named */
    cr_assert_eq(unlink(path_in(arena, folder, "manifest-sha256.txt")), 0);
    cr_assert_eq(mkdir(path_in(arena, folder, "manifest-sha256.txt"), 0755), 0);
    cr_expect_neq(finish_write(arena, &journal, folder, false, &failed), 0);
    cr_expect(text_ends(failed, TEXT("/manifest-sha256.txt")), "%s", failed.bytes);
    journal_close(&journal);
    struct buffer command = {.arena = arena};
    buffer_format(&command, "rm -r %s", folder);
    cr_expect_eq(system(command.bytes), 0);
    arena_free(arena);
}
