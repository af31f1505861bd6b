/* test_field_words.c: what fields are called in their forms. */
#include <criterion/criterion.h>

#include "../builtin.h"
#include "history/field_words.h"

Test(field_words, labels) {
    static const struct {
        const char *form, *field, *label;
    } cases[] = {
        {"2021", "requests.refused.state_secret.total", "（三）不予公开/1.属于国家秘密/总计"},
        {"2021", "requests.granted.enterprise",
            "三、本年度办理结果/（一）予以公开/法人或其他组织/商业企业"},
        {"2019", "disclosure.fees.items_change", "第二十条第（八）项/行政事业性收费/本年增/减"},
        {"2021", "review.litigation_after_reconsideration.upheld", "行政诉讼/复议后起诉/结果维持"},
        {"2014", "statistics.requests.received", "（一）收到申请数/统计数"},
        {"2014", "statistics.litigation.corrected", "五、行政诉讼数量/（二）被依法纠错数/统计数"},
        {"fujian-2014", "statistics.disclosed.this_year", "主动公开文件数/本年度"},
        {"2021", "no.such.field", "no.such.field"},
        {"", "no.such.form", "no.such.form"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct mapping *mapping = mappings_find(mappings_builtin(), text_from(cases[i].form));
        struct text label = field_label(arena, mapping, text_from(cases[i].field));
        cr_expect(text_equal(label, text_from(cases[i].label)), "%s: %.*s", cases[i].field,
            (int)label.length, label.bytes);
    }
    arena_free(arena);
}

/* （二）被依法纠错数 stands under reconsideration and under litigation: no two figures of a form
 * have one name. */
Test(field_words, one_name_a_figure) {
    struct arena *arena = arena_new();
    const struct mappings *mappings = mappings_builtin();
    for (size_t m = 0; m < mappings->count; m++) {
        const struct mapping *mapping = &mappings->items[m];
        struct text *labels = arena_array(arena, mapping->field_count, sizeof *labels);
        for (size_t f = 0; f < mapping->field_count; f++) {
            labels[f] = field_label(arena, mapping, mapping->fields[f].path);
            for (size_t g = 0; g < f; g++)
                cr_expect(!text_equal(labels[f], labels[g]), "%.*s %s", (int)mapping->id.length,
                    mapping->id.bytes, labels[f].bytes);
        }
    }
    arena_free(arena);
}
