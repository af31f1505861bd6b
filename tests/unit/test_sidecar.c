/* test_sidecar.c: which row of an archive's list is about which file, and which lists are none. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "program/sidecar.h"

static int list_read(struct sidecar *sidecar, const char *bytes, size_t length) {
    char name[] = "/tmp/nianbao-test-XXXXXX";
    int file = mkstemp(name);
    cr_assert(file >= 0 && write(file, bytes, length) == (ssize_t)length);
    close(file);
    int error = sidecar_read(sidecar, name);
    unlink(name);
    return error;
}

#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

Test(sidecar, rows) {
    struct sidecar sidecar = {.arena = arena_new()};
    static const char list[] = "\xEF\xBB\xBFpath,档号,sha256,题名\r\n"
                               "2020/a.docx,A-1,,\"甲, \"\"乙\"\"\r\n丙\"\r\n"
                               ",A-2," HASH ",丁\r\n";
    cr_assert_eq(list_read(&sidecar, list, sizeof list - 1), 0);
    cr_expect_eq(sidecar.count, 2);
    cr_expect_eq(sidecar_values(&sidecar), 2);
    const struct sidecar_row *by_path =
        sidecar_find(&sidecar, sidecar.arena, TEXT("2020/a.docx"), TEXT("a.docx"), TEXT_NONE);
    cr_assert_not_null(by_path);
    cr_expect_eq(by_path->number, 1);
    cr_expect_eq(sidecar.rows[0].line, 2);
    cr_expect(text_equal(by_path->values[0].name, TEXT("档号")));
    cr_expect(text_equal(by_path->values[0].value, TEXT("A-1")));
    cr_expect(text_equal(by_path->values[1].value, TEXT("甲, \"乙\"\r\n丙")));
    const struct sidecar_row *below = sidecar_find(
        &sidecar, sidecar.arena, TEXT("/in/2020/a.docx"), TEXT("2020/a.docx"), TEXT_NONE);
    cr_assert_not_null(below);
    cr_expect_eq(below->number, by_path->number);
    const struct sidecar_row *by_hash =
        sidecar_find(&sidecar, sidecar.arena, TEXT("x"), TEXT("x"), TEXT(HASH));
    cr_assert_not_null(by_hash);
    cr_expect(text_equal(by_hash->values[0].value, TEXT("A-2")));
    cr_expect_null(
        sidecar_find(&sidecar, sidecar.arena, TEXT("a.docx"), TEXT("a.docx"), TEXT_NONE));
    cr_expect_null(sidecar_find(&sidecar, sidecar.arena, TEXT_NONE, TEXT_NONE, TEXT_NONE));
    cr_expect_eq(by_hash->number, 2);
    arena_free(sidecar.arena);
}

/* Quotes count where a field begins with one; elsewhere they are letters. */
Test(sidecar, quotes) {
    struct sidecar sidecar = {.arena = arena_new()};
    static const char list[] = "path,a,b,c\nx.docx,\"\",5\"\"x,\"\"\"\"\n";
    cr_assert_eq(list_read(&sidecar, list, sizeof list - 1), 0);
    const struct sidecar_row *row =
        sidecar_find(&sidecar, sidecar.arena, TEXT("x.docx"), TEXT("x.docx"), TEXT_NONE);
    cr_assert_not_null(row);
    cr_expect(text_equal(row->values[0].value, TEXT("")));
    cr_expect(text_equal(row->values[1].value, TEXT("5\"\"x")));
    cr_expect(text_equal(row->values[2].value, TEXT("\"")));
    arena_free(sidecar.arena);
}

Test(sidecar, gb18030) {
    struct sidecar sidecar = {.arena = arena_new()};
    static const char list[] = "path,\xB5\xB5\xBA\xC5\na.docx,\xBC\xD7\n"; /* 档号, 甲 */
    cr_assert_eq(list_read(&sidecar, list, sizeof list - 1), 0);
    const struct sidecar_row *row =
        sidecar_find(&sidecar, sidecar.arena, TEXT("a.docx"), TEXT("a.docx"), TEXT_NONE);
    cr_assert_not_null(row);
    cr_expect(text_equal(row->values[0].name, TEXT("档号")));
    cr_expect(text_equal(row->values[0].value, TEXT("甲")));
    arena_free(sidecar.arena);
}

Test(sidecar, refused) {
    static const char *const lists[] = {"", "path\n", "档号,题名\nA-1,甲\n"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct sidecar sidecar = {.arena = arena_new()};
        int error = list_read(&sidecar, lists[i], strlen(lists[i]));
        cr_expect_eq(error, -1, "%zu gives %d", i, error);
        arena_free(sidecar.arena);
    }
    struct sidecar sidecar = {.arena = arena_new()};
    cr_expect_gt(sidecar_read(&sidecar, "/nowhere/at/all"), 0);
    static const char head[] = "path,档号\n";
    cr_expect_eq(list_read(&sidecar, head, sizeof head - 1), 0, "a list of no files");
    cr_expect_eq(sidecar.count, 0);
    arena_free(sidecar.arena);
}

/* Many rows, each path twice, of which the first counts. */
Test(sidecar, many) {
    enum { COUNT = 10000 };
    struct sidecar sidecar = {.arena = arena_new()};
    struct buffer list = {.arena = sidecar.arena};
    buffer_add(&list, TEXT("档号,path\n\n"));
    for (int i = 0; i < COUNT * 2; i++)
        buffer_format(&list, "\"第\n%d 号\",某某市人民政府/年度报告%d.docx\n", i, i % COUNT);
    cr_assert_eq(list_read(&sidecar, list.bytes, list.length), 0);
    cr_assert_eq(sidecar.count, COUNT * 2);
    for (int i = 0; i < COUNT; i++) {
        struct arena *arena = arena_new();
        struct buffer path = {.arena = arena}, value = {.arena = arena};
        buffer_format(&path, "某某市人民政府/年度报告%d.docx", i);
        buffer_format(&value, "第\n%d 号", i);
        const struct sidecar_row *row =
            sidecar_find(&sidecar, arena, buffer_text(&path), TEXT_NONE, TEXT(HASH));
        cr_assert_not_null(row, "%d", i);
        cr_assert(text_equal(row->values[0].value, buffer_text(&value)), "%d", i);
        cr_assert_eq(row->number, (size_t)i + 1);
        cr_assert_eq(sidecar.rows[i].line, 3 + 2 * (uint32_t)i);
        arena_free(arena);
    }
    arena_free(sidecar.arena);
}
