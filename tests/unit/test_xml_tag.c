/*
 * test_xml_tag.c: a start tag as name and attributes; where one that is not plain stops, with its
 * bytes untouched.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "document/xml_tag.h"

Test(tag, plain) {
    static const struct {
        const char *bytes, *read;
    } cases[] = {
        {"<a>", "a"},
        {"<a/>x", "a/+1"},
        {"<a />", "a/"},
        {"<a >", "a"},
        {"<w:t xml:space=\"preserve\">  ", "w:t xml:space=preserve+2"},
        {"<_1 a=\"\" b='\"' c=\"'>]宋é\xF0\x9F\x98\x80\"/>",
            "_1 a= b=\" c='>]宋é\xF0\x9F\x98\x80/"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char bytes[128], read[128];
        struct tag tag;
        size_t length = strlen(cases[i].bytes);
        memcpy(bytes, cases[i].bytes, length + 1);
        const char *behind = tag_read(&tag, bytes, bytes + length);
        cr_assert_not_null(behind, "%s", cases[i].bytes);
        int at = snprintf(read, sizeof read, "%.*s", (int)tag.name.length, tag.name.bytes);
        for (const char **word = tag.attributes; *word != NULL; word += 2)
            at += snprintf(read + at, sizeof read - (size_t)at, " %s=%s", word[0], word[1]);
        at += snprintf(read + at, sizeof read - (size_t)at, "%s", tag.empty ? "/" : "");
        if (behind != bytes + length)
            snprintf(
                read + at, sizeof read - (size_t)at, "+%zu", (size_t)(bytes + length - behind));
        cr_expect_str_eq(read, cases[i].read, "%s", cases[i].bytes);
    }
}

Test(tag, not_plain) {
    static const struct {
        const char *bytes;
        size_t stopped;
    } cases[] = {
        {"<", 1},
        {"<1>", 1},
        {"<a", 2},
        {"<a/", 3},
        {"<a/ >", 3},
        {"<a\n>", 2},
        {"<a-b>", 2},
        {"<a  b=\"1\">", 3},
        {"<a b>", 4},
        {"<a b=1>", 5},
        {"<a b=\"<\">", 6},
        {"<a b=\"&amp;\">", 6},
        {"<a b=\"1\tx\">", 7},
        {"<a b=\"1", 7},
        {"<a b=\"\xE4\xB8", 6},
        {"<a b=\"\xEF\xBF\xBE\">", 6},
        {"<a b=\"\xED\xA0\x80\">", 6},
        {"<a b=\"\xC0\x80\">", 6},
        {"<a b=\"1\"c=\"1\">", 8},
        {"<a b=\"1\" c=\"1\" b=\"2\">", 19},
        {"<!-- -->", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char bytes[64];
        struct tag tag;
        size_t length = strlen(cases[i].bytes);
        memcpy(bytes, cases[i].bytes, length + 1);
        cr_expect_null(tag_read(&tag, bytes, bytes + length), "%s", cases[i].bytes);
        cr_expect_eq((size_t)(tag.stopped - bytes), cases[i].stopped, "%s: %zu", cases[i].bytes,
            (size_t)(tag.stopped - bytes));
        cr_expect_str_eq(bytes, cases[i].bytes);
    }
}
