/* test_agencies.c: tables of aliases and what is refused in them, names that fold, names that are
 * near. */
#include <criterion/criterion.h>

#include "history/agencies.h"

#define HEAD "name\tagency\tfrom\tto\treason\n"

Test(agencies, aliases) {
    static const struct {
        const char *name;
        int year;
        const char *agency;
    } cases[] = {
        {"甲县卫计委", 2018, "甲县卫健委"},
        {"甲县卫计委", 2019, "甲县卫计委"}, /* its years are over */
        {"甲 县\u3000卫计委", 2017, "甲县卫健委"},
        {"乙局（筹）", 2011, "乙局"},
        {"乙局(筹)", 2025, "乙局"},
        {"丙局", 2020, "丙局"},
        {"", 2020, ""},
    };
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct aliases aliases;
    struct text table = TEXT(HEAD "甲县卫计委\t甲县卫健委\t\t2018\t改名\n乙局（筹）\t乙局\t\t\t\n");
    cr_assert(aliases_read(arena, TEXT("a.tsv"), table, &problems, &aliases));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text found = agency_find(arena, &aliases, text_from(cases[i].name), cases[i].year);
        cr_expect(text_equal(found, text_from(cases[i].agency)), "%zu: %.*s", i, (int)found.length,
            found.bytes);
    }
    cr_expect_eq(problems.count, 0);
    arena_free(arena);
}

Test(agencies, refused) {
    static const char *const tables[] = {
        "name\tagency\n",
        HEAD "\t乙局\t\t\t\n",
        HEAD "甲局\t\t\t\t\n",
        HEAD "甲局\t乙局\t19\t\t\n",
        HEAD "甲局\t乙局\t二〇一九\t\t\n",
        HEAD "甲局\t乙局\t2019\t2018\t\n",
        HEAD "甲局\t乙局\t\t2018\t\n甲局\t丙局\t2018\t\t\n",
        HEAD "甲局\t乙局\t\t\t\n乙局\t丙局\t\t\t\n",
        HEAD "甲局\t乙局\t\t\t\n乙局\t甲局\t\t\t\n",
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        struct aliases aliases;
        cr_expect(!aliases_read(arena, TEXT("a.tsv"), text_from(tables[i]), &problems, &aliases),
            "%zu", i);
        cr_expect_gt(problems.count, 0);
        arena_free(arena);
    }
}

Test(agencies, near) {
    static const struct {
        const char *a, *b;
        bool near;
    } cases[] = {
        {"南浦市卫健委", "南浦市卫生健康委员会", true}, /* written short */
        {"宿豫区教育局", "宿城区教育局", true},         /* two districts: only ever a hint */
        {"甲县教育局", "甲县教育体育局", true},
        {"甲县教育局", "乙市水利局", false},
        {"临云区教育局", "临云区水利局", false}, /* two offices of one district */
        {"云溪县教育局", "临河县教育局", false},
        {"甲局", "甲县局", false}, /* too short to say anything */
        {"甲县人民政府", "甲县人民政府", true},
        {"", "甲县人民政府", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text a = text_from(cases[i].a), b = text_from(cases[i].b);
        cr_expect_eq(agencies_are_near(a, b), cases[i].near, "%zu", i);
        cr_expect_eq(agencies_are_near(b, a), cases[i].near, "%zu, the other way", i);
    }
}

Test(agencies, renamed) {
    static const struct {
        const char *a, *b;
        bool renamed;
    } cases[] = {
        {"丁市国土资源局", "丁市自然资源局", true},
        {"戊市环境保护局", "戊市生态环境局", true},
        {"己县卫生和计划生育局", "己县卫生健康局", true},
        {"白岩市文化广电新闻出版局", "白岩市文化广电和旅游局", true},
        {"辛县安全生产监督管理局", "辛县应急管理局", true},
        {"子县水利局", "子县林业局", false},
        {"宁波市江北区教育局", "宁波市江北区水利局", false}, /* the place is no name */
        {"丁市国土资源局", "乙市自然资源局", false},
        {"国土资源局", "国土自然资源局", false}, /* no place: of anywhere */
        {"甲县", "甲县", false},
        {"", "甲县自然资源局", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text a = text_from(cases[i].a), b = text_from(cases[i].b);
        cr_expect_eq(agencies_are_renamed(a, b), cases[i].renamed, "%zu", i);
        cr_expect_eq(agencies_are_renamed(b, a), cases[i].renamed, "%zu, the other way", i);
    }
}
