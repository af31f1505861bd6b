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
static const char *const files[] = {"z.docx", "b/y.docx", "b/c/x", "b-", "b0", "a.txt", ".hidden",
    "~$z.docx", "Thumbs.db", ".git/w.docx", "__MACOSX/v.docx", "b/.DS_Store"};

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
    static const char *const found[][2] = {{"a.txt", ""}, {"b-", ""}, {"b/c/x", "b/c/"},
        {"b/y.docx", "b/"}, {"b0", ""}, {"dangling", ""}, {"z.docx", ""}};
    const size_t count = sizeof found / sizeof *found;
    cr_assert_eq(inputs.count, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct input input = inputs.items[i];
        cr_expect(text_equal(input.path, path_in(arena, top, found[i][0])), "%s", input.path.bytes);
        cr_expect(text_equal(input.folder, text_from(found[i][1])), "%s", input.path.bytes);
        cr_expect(input.found && !input.marked);
    }
    struct input named = inputs.items[count];
    cr_expect(text_equal(named.path, TEXT("named.docx")) && !named.found);
    cr_expect_eq(named.folder.length, 0);
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

/* Many, every one twice, the second time by a list. */
Test(walk, list) {
    enum { COUNT = 6000 };
    struct arena *arena = arena_new();
    char list[] = "/tmp/nianbao-test-XXXXXX";
    FILE *file = fdopen(mkstemp(list), "w");
    struct inputs inputs = {.arena = arena};
    fputs("\xEF\xBB\xBF./a/../b//nowhere.docx\r\n\n", file);
    for (int i = 0; i < COUNT; i++) {
        struct buffer path = {.arena = arena};
        buffer_format(&path, "/nowhere/某某市人民政府办公室/政府信息公开工作年度报告%d.docx", i);
        fprintf(file, "%s%s", path.bytes, i == COUNT - 1 ? "" : "\n");
        inputs_add(&inputs, path.bytes);
    }
    fclose(file);
    cr_assert_eq(inputs_add_list(&inputs, list, false), 0);
    cr_assert_eq(inputs.count, COUNT * 2 + 1);
    struct input first = inputs.items[COUNT], other = inputs.items[COUNT + 9];
    cr_expect(text_equal(first.path, TEXT("./a/../b//nowhere.docx")), "%s", first.path.bytes);
    cr_expect(text_equal(first.folder, TEXT("a/b/")), "%s", first.folder.bytes);
    cr_expect(text_equal(other.folder, TEXT("nowhere/某某市人民政府办公室/")));
    inputs_unique(&inputs);
    cr_assert_eq(inputs.count, COUNT + 1);
    cr_expect(text_ends(inputs.items[5].path, TEXT("报告5.docx")), "the first of each is kept");
    size_t kept = 0;
    for (unsigned shard = 1; shard <= 3; shard++) {
        struct inputs part = inputs;
        part.items = arena_array(arena, inputs.count, sizeof *part.items);
        memcpy(part.items, inputs.items, inputs.count * sizeof *part.items);
        inputs_shard(&part, shard, 3);
        cr_expect_gt(part.count, COUNT / 4);
        kept += part.count;
    }
    cr_expect_eq(kept, inputs.count, "an input is in no shard, or in two");

    file = fopen(list, "w");
    fwrite("a\nb\0c", 1, 5, file);
    fclose(file);
    cr_expect_eq(inputs_add_list(&inputs, list, false), EINVAL);
    cr_expect_eq(inputs.count, COUNT + 1, "half of a broken list is taken");
    cr_expect_eq(inputs_add_list(&inputs, list, true), 0);
    cr_expect(text_equal(inputs.items[COUNT + 1].path, TEXT("a\nb")));
    cr_expect_eq(inputs_add_list(&inputs, "/tmp", false), EISDIR);
    cr_expect_eq(inputs_add_list(&inputs, "/nowhere/list", false), ENOENT);
    unlink(list);
    arena_free(arena);
}

/* In the order of their paths; of a path that was named and found the named one is kept. */
Test(walk, sorted) {
    struct arena *arena = arena_new();
    struct input items[] = {{.path = TEXT("b"), .found = true}, {.path = TEXT("a/c")},
        {.path = TEXT("b")}, {.path = TEXT("a")}};
    struct inputs inputs = {.arena = arena, .items = items, .count = 4};
    inputs_sort(&inputs);
    inputs_unique(&inputs);
    cr_assert_eq(inputs.count, 3);
    cr_expect(text_equal(items[0].path, TEXT("a")) && text_equal(items[1].path, TEXT("a/c")));
    cr_expect(text_equal(items[2].path, TEXT("b")) && !items[2].found);
    arena_free(arena);
}
