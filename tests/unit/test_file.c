/* test_file.c: files are there whole or not at all, and errors are told. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.h"
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
    struct output_file output;
    cr_expect_eq(folder_make(deep.bytes), 0);
    cr_expect_eq(folder_make(deep.bytes), 0, "again");
    struct buffer large = {.arena = arena};
    for (int i = 0; i < 100000; i++)
        buffer_add_number(&large, i);
    cr_expect_eq(file_write(arena, file.bytes, TEXT("old"), &output), 0);
    cr_expect_eq(file_write(arena, file.bytes, buffer_text(&large), &output), 0);
    cr_expect_eq(file_read(arena, file.bytes, &bytes), 0);
    cr_expect(text_equal(bytes, buffer_text(&large)));
    cr_expect(text_equal(output.sha256, sha256_hex(arena, bytes)));

    /* Piece by piece: nothing is there until it is complete, nor after it was abandoned. */
    output_open(&output, arena, file.bytes);
    for (size_t at = 0; at < large.length; at += 1000)
        output_add(&output, text_slice(buffer_text(&large), at, at + (at == 0 ? 100 : 1000)));
    cr_expect_eq(output_complete(&output), 0);
    cr_expect_eq(output.bytes, large.length - 900);
    output_abandon(&output);
    cr_expect_eq(output_close(&output), 0, "nothing to close");
    cr_expect_eq(file_read(arena, file.bytes, &bytes), 0);
    cr_expect_eq(bytes.length, large.length);
    cr_expect_eq(file_write(arena, file.bytes, TEXT_NONE, &output), 0);
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
    cr_expect_eq(file_write(arena, deep.bytes, TEXT("x"), &output), EISDIR);
    cr_expect_eq(output.step, FILE_CREATE);
    cr_expect_eq(
        file_write(arena, path_in(arena, folder, "none/x").bytes, TEXT("x"), &output), ENOENT);
    cr_expect_eq(output.step, FILE_CREATE);

    int lock, other;
    cr_expect_eq(folder_reserve(folder, &lock), 0);
    cr_expect_eq(folder_reserve(folder, &other), EBUSY);
    close(other);
    close(lock);
    cr_expect_eq(folder_reserve(folder, &lock), 0);
    close(lock);

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

/* A temporary file that nobody holds was left behind, and goes; one that is being written stays. */
Test(file, sweep) {
    struct arena *arena = arena_new();
    char folder[] = "/tmp/nianbao-test-XXXXXX";
    cr_assert_not_null(mkdtemp(folder));
    struct text file = path_in(arena, folder, "x"), left = path_in(arena, folder, ".nianbao-left");
    struct text bytes;
    struct output_file output;
    fclose(fopen(left.bytes, "w"));
    output_open(&output, arena, file.bytes);
    output_add(&output, TEXT("whole"));
    folder_sweep(folder);
    cr_expect_eq(access(left.bytes, F_OK), -1);
    cr_expect_eq(output_close(&output), 0);
    cr_expect_eq(file_read(arena, file.bytes, &bytes), 0);
    cr_expect(text_equal(bytes, TEXT("whole")));
    unlink(file.bytes);
    rmdir(folder);
    arena_free(arena);
}
