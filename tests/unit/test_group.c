/* test_group.c: whose reports are whose, in which order, which years are missing, and what is said
 * of names, doubles and dates. */
#include <criterion/criterion.h>

#include "series_fixture.h"

static const struct {
    const char *what, *reports, *aliases, *agencies, *problems;
} cases[] = {
    {"years in order, agencies by name, the nameless last and each alone",
        "- 2020 2021 | a=1\n乙局 2022 2021 | a=1\n甲局 2021 2021 | a=1\n乙局 2021 2021 | a=1\n- "
        "2021 2021 | a=1",
        NULL, "乙局 2021 2022; 甲局 2021; - 2020; - 2021",
        "compare-agency-missing@1.json compare-form@1.json compare-agency-missing@5.json"},
    {"missing years", "甲局 2019 2019 | a=1\n甲局 2024 2021 | a=1\n甲局 2021 2021 | a=1", NULL,
        "甲局 2019 -2020 2021 -2022 -2023 2024", "compare-years-missing"},
    {"spaces, widths and brackets do not make another agency",
        "甲　局（筹） 2021 2021 | a=1\n甲局(筹) 2022 2021 | a=1", NULL, "甲　局（筹） 2021 2022",
        "compare-names-differ@2.json"},
    {"radicals and compatibility ideographs do not make another agency",
        "甲县人\u2EA0政府 2021 2021 | a=1\n甲县\u2F08民政府 2022 2021 | a=1\n甲县人民政府 2023 "
        "2021 | a=1\n"
        "乙县水\uF9DD局 2021 2021 | a=1\n乙县\u2F54利局 2022 2021 | a=1",
        NULL, "乙县水\uF9DD局 2021 2022; 甲县人\u2EA0政府 2021 2022 2023",
        "compare-names-differ@5.json compare-names-differ@2.json compare-names-differ@3.json"},
    {"of one year the first is taken; the same file is no second report",
        "甲局 2021 2021 sha=1 | a=1\n甲局 2021 2021 sha=2 | a=2\n甲局 2021 2021 sha=1 | a=1", NULL,
        "甲局 2021", "compare-twice@2.json compare-same-file@3.json"},
    {"of two files whose hash nobody knows, nobody knows that they are one",
        "甲局 2021 2021 | a=1\n甲局 2021 2021 | a=1\n甲局 2022 2021 | a=1", NULL, "甲局 2021 2022",
        "compare-twice@2.json"},
    {"two reports of one year are two versions", "甲局 2021 2021 | a=1\n甲局 2021 2021 | a=2", NULL,
        "甲局 2021 2021", ""},
    {"no year", "甲局 0 2021 | a=1\n甲局 2021 2021 | a=1\n甲局 2022 2021 | a=1", NULL,
        "甲局 2021 2022", "compare-year-missing@1.json"},
    {"years that cannot be are none",
        "甲局 21 2021 | a=1\n甲局 1999999 2021 | a=1\n甲局 2022 2021 | a=1", NULL, "甲局 2022",
        "compare-year-missing@1.json compare-year-missing@2.json"},
    {"prose alone", "甲局 2021 - | | 一: 无\n甲局 2022 2021 | a=1\n甲局 2023 2021 | a=1", NULL,
        "甲局 2021 2022 2023", "compare-no-figures@1.json"},
    {"late is after 31 March of the next year",
        "甲局 2021 2021 published=2022-03-31 | a=1\n甲局 2022 2021 published=2023-04-01 | a=1\n"
        "甲局 2023 2021 published=2023-12-31 | a=1",
        NULL, "甲局 2021 2022 2023", "compare-late@2.json"},
    {"a form of other years", "甲局 2021 2019 | a=1\n甲局 2020 2021 | a=1\n甲局 2022 2021 | a=1",
        NULL, "甲局 2020 2021 2022", "compare-form@2.json compare-form@1.json"},
    {"renamed: two agencies, and a hint",
        "甲市卫生局 2020 2019 | a=1\n甲市卫生健康局 2021 2021 | a=1\n丙县 2021 2021 | a=1", NULL,
        "丙县 2021; 甲市卫生健康局 2021; 甲市卫生局 2020", "compare-names-near"},
    {"the same where the name that sorts first is the older one",
        "甲市卫生健康局 2020 2019 | a=1\n甲市卫生局 2021 2021 | a=1\n丙县 2021 2021 | a=1", NULL,
        "丙县 2021; 甲市卫生健康局 2020; 甲市卫生局 2021", "compare-names-near"},
    {"renamed in a reform: two agencies, and a hint",
        "甲市国土资源局 2020 2019 | a=1\n甲市自然资源局 2021 2021 | a=1\n丙县 2021 2021 | a=1",
        NULL, "丙县 2021; 甲市国土资源局 2020; 甲市自然资源局 2021", "compare-names-near"},
    {"the same with a year in common, or a gap: no hint",
        "甲市国土资源局 2021 2021 | a=1\n甲市自然资源局 2021 2021 | a=1\n"
        "乙市国土资源局 2019 2019 | a=1\n乙市自然资源局 2021 2021 | a=1",
        NULL, "乙市国土资源局 2019; 乙市自然资源局 2021; 甲市国土资源局 2021; 甲市自然资源局 2021",
        ""},
    {"renamed, and a table says so",
        "甲市卫生局 2020 2019 | a=1\n甲市卫生健康局 2021 2021 | a=1\n丙县 2021 2021 | a=1",
        "甲市卫生局\t甲市卫生健康局\t\t2020\t改名\n", "丙县 2021; 甲市卫生健康局 2020 2021",
        "compare-names-differ@1.json"},
    {"names alike with a year in common are two agencies and no hint",
        "宿豫区 2021 2021 | a=1\n宿城区 2021 2021 | a=1\n宿城区 2022 2021 | a=1", NULL,
        "宿城区 2021 2022; 宿豫区 2021", ""},
    {"names alike whose years do not touch: no hint",
        "甲市卫生局 2019 2019 | a=1\n甲市卫生健康局 2021 2021 | a=1\n丙县 2021 2021 | a=1", NULL,
        "丙县 2021; 甲市卫生健康局 2021; 甲市卫生局 2019", ""},
    {"two reports of two agencies", "甲局 2021 2021 | a=1\n乙局 2021 2021 | a=1", NULL,
        "乙局 2021; 甲局 2021", "compare-nothing"},
};

Test(group, cases) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct series series;
        series_compare(&series, cases[i].reports, cases[i].aliases);
        struct text agencies = series_agencies(&series), problems = series_problems(&series);
        cr_expect(text_equal(agencies, text_from(cases[i].agencies)), "%s: %s", cases[i].what,
            agencies.bytes);
        if (cases[i].problems != NULL)
            cr_expect(text_equal(problems, text_from(cases[i].problems)), "%s: %s", cases[i].what,
                problems.length == 0 ? "" : problems.bytes);
        series_free(&series);
    }
}
