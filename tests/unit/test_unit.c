/*
 * test_unit.c: the unit that a label prints (form/unit.c), by the units of mappings/values.json.
 */
#include <criterion/criterion.h>

#include "form/unit.h"
#include "form_fixture.h"

static const struct {
    const char *printed, *unit;
} cases[] = {
    {"采购总金额（万元）", "万元"},
    {"采购总金额(万元)", "万元"},
    {"采购总金额\n（ 万 元 ）", "万元"},
    {"采购总金额【元】", "元"},
    {"采购总金额〔亿元〕", "亿元"},
    {"本年收费金额（单位：元）", "元"},
    {"本年收费金额(单位:万元)", "万元"},
    {"本年收费金额（单位万元）", "万元"},
    {"本年收费金额（单位为元）", "元"},
    {"本年收费金额（以万元为单位）", "万元"},
    {"本年收费金额（人民币：万元）", "万元"},
    {"本年收费金额（单位：元人民币）", "元"},
    {"采购总金额（指2020年，万元，保留两位小数）", "万元"},
    {"采购总金额（指2020年）（元）", "元"},
    {"采购总金额（万元", "万元"},
    {"采购总金额 单位：万元", "万元"},
    {"采购项目数量（个）", "个"},
    {"处理决定数量（件，指2020年办件量）", "件"},
    {"本年收費金額（單位：萬元）", "万元"},
    {"採購項目數量（單位為個）", "个"},
    /* none */
    {"采购总金额", ""},
    {"采购总金额万元", ""},
    {"第二十条第（八）项", ""},
    {"（三）不予公开", ""},
    {"上一年项目数量（指2019年事项数）", ""},
    {"本年增/减（指2020年增加或减少的事项数，减用负值表示，如-8）", ""},
    {"规范性文件（其中修订16件）", ""},
    {"主动公开数（条/件）", ""},
    {"采购总金额（元或万元）", ""},
    {"（）", ""},
    {"", ""},
};

Test(unit, in_labels) {
    struct arena *arena = arena_new();
    const struct mapping_values *values = &mappings_builtin()->values;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text unit = unit_in_label(arena, values, text_from(cases[i].printed));
        expect_text(cases[i].printed, text_copy(arena, unit).bytes, cases[i].unit);
    }
    arena_free(arena);
}
