/* test_legacy.c: the folders that LibreOffice works in: one's own while it is needed, those of dead
 * processes removed, those of living ones and of others left alone. (What LibreOffice makes of
 * documents: tests/carriers/legacy.py, where it is installed.) */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program/legacy.h"

static const char *path_in(struct arena *arena, const char *folder, const char *name) {
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/%s", folder, name);
    return buffer_text(&path).bytes;
}

static bool is_there(const char *path) {
    return access(path, F_OK) == 0;
}

Test(legacy, folders) {
    struct arena *arena = arena_new();
    char top[] = "/tmp/nianbao-test-XXXXXX";
    cr_assert_not_null(mkdtemp(top));
    setenv("TMPDIR", top, 1);
    const char *dead = path_in(arena, top, "nianbao-libreoffice-dead");
    const char *living = path_in(arena, top, "nianbao-libreoffice-living");
    const char *other = path_in(arena, top, "nianbao-other");
    const char *link = path_in(arena, top, "nianbao-libreoffice-link");
    mkdir(dead, 0700);
    fclose(fopen(path_in(arena, dead, "profile"), "w"));
    mkdir(living, 0700);
    mkdir(other, 0700);
    cr_assert_eq(symlink(other, link), 0);
    int lock = open(living, O_RDONLY | O_DIRECTORY);
    cr_assert_eq(flock(lock, LOCK_EX | LOCK_NB), 0);

    struct legacy_trace trace = {0};
    struct legacy first = {.trace = &trace}, second = {.trace = NULL};
    cr_assert_eq(legacy_open(&first), 0);
    cr_expect_str_eq(trace.folder, first.folder);
    cr_expect(!is_there(dead) && is_there(living) && is_there(other) && is_there(link));
    cr_assert_eq(legacy_open(&second), 0);
    cr_expect(is_there(first.folder) && is_there(second.folder), "one sweeps the other away");
    cr_expect_str_neq(first.folder, second.folder);
    cr_assert_eq(legacy_open(&second), 0, "a second time, nothing happens");

    const char *left = text_copy(arena, text_from(first.folder)).bytes;
    legacy_leave(&first);
    cr_expect(is_there(left) && first.folder == NULL, "another process has it now");
    legacy_clean(&trace);
    cr_expect(!is_there(left) && trace.folder[0] == '\0');
    left = text_copy(arena, text_from(second.folder)).bytes;
    fclose(fopen(path_in(arena, left, "file"), "w"));
    legacy_close(&second);
    cr_expect(!is_there(left) && second.folder == NULL);
    legacy_close(&second);

    setenv("TMPDIR", path_in(arena, top, "nowhere"), 1);
    cr_expect_neq(legacy_open(&second), 0);
    cr_expect_null(second.folder);
    close(lock);
    cr_expect_eq(unlink(link) + rmdir(living) + rmdir(other) + rmdir(top), 0, "something is left");
    arena_free(arena);
}

Test(legacy, other_kinds_are_left_alone) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct source source = {.name = TEXT("a.docx"), .bytes = TEXT("PK")};
    struct legacy legacy = {0};
    struct file_kind kind = {TEXT("zip"), TEXT("x-fmt/263"), TEXT("signature")};
    cr_expect_not(legacy_convert(&legacy, arena, &kind, &problems, &source));
    cr_expect_null(legacy.folder, "a folder is made for nothing");
    cr_expect_eq(problems.count, 0);
    arena_free(arena);
}
