/* test_file.c: files are there whole or not at all, and errors are told. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program/file.h"

static struct text path_in(struct arena *arena, const char *folder, const char *name) {
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/%s", folder, name);
    return buffer_text(&path);
}

Test(file, written_and_read) {
    struct arena *arena = arena_new();
    char folder[] = "/tmp/nianbao-test-XXXXXX";
    cr_assert_not_null(mkdtemp(folder));
    struct text deep = path_in(arena, folder, "a/b//c"), file = path_in(arena, folder, "a/b/c/x");
    struct text bytes;
    enum file_step step;
    cr_expect_eq(folder_make(deep.bytes), 0);
    cr_expect_eq(folder_make(deep.bytes), 0, "again");
    struct buffer large = {.arena = arena};
    for (int i = 0; i < 100000; i++)
        buffer_add_number(&large, i);
    cr_expect_eq(file_write(file.bytes, TEXT("old"), &step), 0);
    cr_expect_eq(file_write(file.bytes, buffer_text(&large), &step), 0);
    cr_expect_eq(file_read(arena, file.bytes, &bytes), 0);
    cr_expect(text_equal(bytes, buffer_text(&large)));
    cr_expect_eq(file_write(file.bytes, TEXT_NONE, &step), 0);
    cr_expect_eq(file_read(arena, file.bytes, &bytes), 0);
    cr_expect_eq(bytes.length, 0);

    struct stat facts;
    mode_t mask = umask(0);
    umask(mask);
    cr_assert_eq(stat(file.bytes, &facts), 0);
    cr_expect_eq(facts.st_mode & 0777, 0666 & ~mask);

    cr_expect_eq(file_read(arena, folder, &bytes), EISDIR);
    cr_expect_eq(file_read(arena, path_in(arena, folder, "none").bytes, &bytes), ENOENT);
    cr_expect_eq(folder_make(path_in(arena, file.bytes, "under").bytes), ENOTDIR);
    cr_expect_eq(folder_make(file.bytes), ENOTDIR);
    cr_expect_eq(file_write(deep.bytes, TEXT("x"), &step), EISDIR);
    cr_expect_eq(step, FILE_CREATE);
    cr_expect_eq(file_write(path_in(arena, folder, "none/x").bytes, TEXT("x"), &step), ENOENT);
    cr_expect_eq(step, FILE_CREATE);

    /* Nothing but the file is left, so these can go. */
    cr_expect_eq(unlink(file.bytes), 0);
    cr_expect_eq(rmdir(deep.bytes), 0);
    cr_expect_eq(rmdir(path_in(arena, folder, "a/b").bytes), 0);
    cr_expect_eq(rmdir(path_in(arena, folder, "a").bytes), 0);
    cr_expect_eq(rmdir(folder), 0);
    arena_free(arena);
}

Test(file, base_names) {
    static const char *const cases[][2] = {
        {"a/b.docx", "b.docx"}, {"b", "b"}, {"/", ""}, {"a/b/", "b"}, {"a//", "a"}, {"", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text base = path_base(text_from(cases[i][0]));
        cr_expect(text_equal(base, text_from(cases[i][1])), "%s", cases[i][0]);
    }
}
