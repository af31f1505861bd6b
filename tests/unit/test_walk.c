/* test_walk.c: the files of a folder, in order, without what is left out. */
#include <criterion/criterion.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program/walk.h"

static const char *const folders[] = {"b", "b/c", ".git", "__MACOSX", "empty"};
static const char *const files[] = {"z.docx", "b/y.docx", "b/c/x", "a.txt", ".hidden", "~$z.docx",
    "Thumbs.db", ".git/w.docx", "__MACOSX/v.docx", "b/.DS_Store"};

static struct text path_in(struct arena *arena, const char *folder, const char *name) {
    struct buffer path = {.arena = arena};
    buffer_format(&path, "%s/%s", folder, name);
    return buffer_text(&path);
}

static void note_unreadable(void *context, struct text path, int error) {
    (void)path;
    *(int *)context = error;
}

Test(walk, folder) {
    struct arena *arena = arena_new();
    char top[] = "/tmp/nianbao-test-XXXXXX";
    cr_assert_not_null(mkdtemp(top));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        cr_assert_eq(mkdir(path_in(arena, top, folders[i]).bytes, 0755), 0);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        fclose(fopen(path_in(arena, top, files[i]).bytes, "w"));
    cr_assert_eq(symlink(top, path_in(arena, top, "b/loop").bytes), 0);
    cr_assert_eq(symlink("nowhere", path_in(arena, top, "dangling").bytes), 0);
    cr_assert_eq(mkfifo(path_in(arena, top, "pipe").bytes, 0600), 0);

    int error = 0;
    struct inputs inputs = {.arena = arena, .unreadable = note_unreadable, .context = &error};
    inputs_add(&inputs, top);
    inputs_add(&inputs, "named.docx");
    static const char *const found[][2] = {
        {"a.txt", ""}, {"b/c/x", "b/c/"}, {"b/y.docx", "b/"}, {"dangling", ""}, {"z.docx", ""}};
    const size_t count = sizeof found / sizeof *found;
    cr_assert_eq(inputs.count, count + 1);
    for (size_t i = 0; i < count; i++) {
        cr_expect(text_equal(inputs.items[i].path, path_in(arena, top, found[i][0])));
        cr_expect(text_equal(inputs.items[i].folder, text_from(found[i][1])));
        cr_expect(inputs.items[i].found);
    }
    const struct input *named = &inputs.items[count];
    cr_expect(text_equal(named->path, TEXT("named.docx")) && !named->found);
    /* .hidden ~$z.docx Thumbs.db .git __MACOSX b/.DS_Store, the loop and the pipe */
    cr_expect_eq(inputs.skipped, 8);
    cr_expect_eq(error, 0, "the dangling link fails as an input, and gets its line of the journal");
    char *too_long = arena_alloc(arena, PATH_MAX + 1);
    memset(too_long, 'x', PATH_MAX);
    inputs_add(&inputs, too_long);
    cr_expect_eq(inputs.count, count + 1);
    cr_expect_eq(error, ENAMETOOLONG);
    cr_expect(path_is_folder(top) && !path_is_folder("/nowhere/at/all"));

    static const char *const others[] = {"b/loop", "dangling", "pipe"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        unlink(path_in(arena, top, others[i]).bytes);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(path_in(arena, top, files[i]).bytes);
    for (size_t i = sizeof folders / sizeof *folders; i-- > 0;)
        rmdir(path_in(arena, top, folders[i]).bytes);
    cr_expect_eq(rmdir(top), 0);
    arena_free(arena);
}
