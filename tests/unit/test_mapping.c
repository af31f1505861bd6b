/*
 * test_mapping.c: a form's file as structs, and every slip of the pen that is refused by name
 * (form/mapping.c). Forms are JSON with ' for ", see form_fixture.h.
 */
#include <criterion/criterion.h>

#include "form/label.h"
#include "form_fixture.h"

#define FORM(id, signs, block)                                                                     \
    "{'schema':'nianbao.mapping/1','id':'" id "','version':'3','name':'名','signs':[" signs "],"   \
    "'tables':[{'key':'t','name':'表','blocks':[" block "]}]}"
#define BLOCK(columns, rows) "{'columns':[" columns "],'rows':[" rows "]}"
#define YEARS(years)                                                                               \
    "{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'n','signs':[],'tables':[],"      \
    "'years':" years "}"
#define COLUMN "{'key':'c','labels':['数量']}"
#define ROW "{'key':'r','labels':['规章']}"
#define TWO_BLOCKS(more) BLOCK(COLUMN, ROW) ",{'same_fields':true," more "}"

static const struct {
    const char *file, *message; /* a part of the message; empty: accepted */
} slips[] = {
    {FORM("a", "", BLOCK(COLUMN, ROW)), ""},
    {"{", "form0.json"},
    {"{'schema':'nianbao.mapping/1',}", "form0.json"},
    {"{'schema':'nianbao.mapping/1','schema':'x'}", "form0.json"},
    {FORM("a", "", BLOCK(COLUMN, ROW)) "x", "form0.json"},
    {"[]", "unknown schema \"\""},
    {"{'schema':'mapping/1'}", "unknown schema \"mapping/1\""},
    {"{'schema':'nianbao.comparability/1'}", ""},
    {"{'schema':'nianbao.mapping/1','version':'1','name':'n','signs':[],'tables':[]}",
        "a string is expected at \"id\""},
    {"{'schema':'nianbao.mapping/1','id':1,'version':'1','name':'n','signs':[],'tables':[]}",
        "a string is expected at \"id\""},
    {"{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'n','signs':{},'tables':[]}",
        "an array is expected at \"signs\""},
    {"{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'n','signs':[]}",
        "an array is expected at \"tables\""},
    {"{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'n','signs':[],'tables':[],"
     "'sections':[1]}",
        "only strings are expected in \"sections\""},
    {"{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'n','signs':[],'tables':[],"
     "'colour':1}",
        "unknown key \"colour\""},
    {"{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'n','signs':[],'tables':[1]}",
        "an object is expected"},

    {"{'schema':'nianbao.portal/1','index':[{'fact':'agency','labels':['发布机构']}]}", ""},
    {"{'schema':'nianbao.portal/1'}", "an array is expected at \"index\""},
    {"{'schema':'nianbao.portal/1','index':[{'fact':'office','labels':['发布机构']}]}",
        "not \"office\""},
    {"{'schema':'nianbao.portal/1','index':[{'labels':['索引号','索 引 号']}]}",
        "a label stands there twice: \"索引号\""},
    {"{'schema':'nianbao.portal/1','index':[{'lables':['索引号']}]}", "unknown key \"lables\""},

    {"{'schema':'nianbao.values/1','not_applicable':[],'units':[],"
     "'mirror_words':[{'printed':'档案','means':'文件'}]}",
        ""},
    {"{'schema':'nianbao.values/1','not_applicable':[],'units':[],"
     "'mirror_words':[{'printed':'档案'}]}",
        "a string is expected at \"means\""},

    {YEARS("[2014,2018]"), ""},
    {YEARS("[null,2013]"), ""},
    {YEARS("[2021]"), "is two years"},
    {YEARS("[2021,null,null]"), "is two years"},
    {YEARS("['2021',null]"), "is two years"},
    {YEARS("[21,null]"), "is two years"},
    {YEARS("2021"), "an array is expected at \"years\""},

    {FORM("a", "{'words':'甲','weight':100},{'words':'乙','weight':-100}", BLOCK(COLUMN, ROW)), ""},
    {FORM("a", "{'words':'甲','weight':101}", BLOCK(COLUMN, ROW)), "from -100 to 100"},
    {FORM("a", "{'words':'甲','weight':-101}", BLOCK(COLUMN, ROW)), "from -100 to 100"},
    {FORM("a", "{'words':'甲','weight':'1'}", BLOCK(COLUMN, ROW)), "from -100 to 100"},
    {FORM("a", "{'words':'甲'}", BLOCK(COLUMN, ROW)), "from -100 to 100"},
    {"{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'n','signs':[],'least':'6',"
     "'tables':[]}",
        "from -100 to 100"},
    {FORM("a", "{'weight':1}", BLOCK(COLUMN, ROW)), "a string is expected at \"words\""},
    {FORM("a", "{'words':'甲','weight':1,'wieght':2}", BLOCK(COLUMN, ROW)),
        "unknown key \"wieght\""},

    {FORM("a", "", BLOCK("", ROW)), "a block without a column that holds figures"},
    {FORM("a", "", BLOCK("{'role':'unit','labels':['单位']}", ROW)),
        "a block without a column that holds figures"},
    {FORM("a", "", BLOCK("{'key':'c','labels':['数量'],'role':'sum'}", ROW)), "\"sum\""},
    {FORM("a", "", BLOCK("{'key':'c','lables':['数量']}", ROW)), "unknown key \"lables\""},
    {FORM("a", "", BLOCK("{'key':'c'}", ROW)), "an array is expected at \"labels\""},
    {FORM("a", "", BLOCK("{'key':'c','labels':['数量','件数']}", ROW)),
        "where was this wording seen? \"件数\""},
    {FORM("a", "", BLOCK("{'key':'c','labels':['数量',{'件数':' '}]}", ROW)),
        "where was this wording seen? \"件数\""},
    {FORM("a", "", BLOCK("{'key':'c','labels':['数量',{'件数':['甲县 2012']}]}", ROW)),
        "where was this wording seen? \"件数\""},
    {FORM("a", "",
         BLOCK("{'key':'c','labels':['数量',{'件数':'甲县 2012','个数':'未见原件'}]}", ROW)),
        ""},
    {FORM("a", "", BLOCK("{'key':'c','labels':[{'件数':'甲县 2012'}]}", ROW)),
        "the official wording comes first in \"labels\""},
    {FORM("a", "", BLOCK("{'key':'c','labels':['数量'],'groups':['行政复议']}", ROW)),
        "no such column group: \"行政复议\""},
    {FORM("a", "", BLOCK(COLUMN ",{'key':'d','labels':['乙'],'optional':1}", ROW)),
        "true or false is expected at \"optional\""},
    {FORM("a", "",
         "{'columns':[" COLUMN "],'rows':[" ROW "],'other_forms':[{'form':'b','columns':['c'],"
         "'rows':[],'without':['r']}]}"),
        ""},
    {FORM("a", "", "{'columns':[" COLUMN "],'rows':[" ROW "],'other_forms':[{'columns':['c']}]}"),
        "a string is expected at \"form\""},
    {FORM("a", "",
         "{'columns':[" COLUMN "],'rows':[" ROW "],'other_forms':[{'form':'b','columns':['d']}]}"),
        "no such column: \"d\""},
    {FORM("a", "",
         "{'columns':[" COLUMN "],'rows':[" ROW "],'other_forms':[{'form':'b','without':['s']}]}"),
        "no such row: \"s\""},
    {FORM("a", "",
         "{'columns':[" COLUMN "],'rows':[" ROW "],'other_forms':[{'form':'b','colums':[]}]}"),
        "unknown key \"colums\""},
    {FORM("a", "", BLOCK(COLUMN "," COLUMN, ROW)), "two cells fill the field \"t.r.c\""},
    {FORM("a", "", BLOCK(COLUMN, ROW "," ROW)), "two cells fill the field \"t.r.c\""},
    {FORM("a", "", BLOCK(COLUMN, ROW) "," BLOCK(COLUMN, ROW)),
        "two cells fill the field \"t.r.c\""},
    {FORM("a", "", BLOCK(COLUMN, "{'key':'r','labels':['规章'],'group':'g'}")),
        "no such row group: \"g\""},
    {FORM("a", "", BLOCK(COLUMN, "{'key':'r','labels':['规章'],'part_of':'s'}")),
        "no such row: \"s\""},
    {FORM("a", "", BLOCK(COLUMN, "{'key':'r','labels':['规章'],'instead_of':['s']}")),
        "no such row: \"s\""},
    {FORM("a", "", BLOCK(COLUMN, "{'key':'r','labels':['规章'],'optional':'yes'}")),
        "true or false is expected at \"optional\""},
    {FORM("a", "", "{'columns':[" COLUMN "],'row_groups':[{'key':'g'}],'rows':[" ROW "]}"),
        "an array is expected at \"labels\""},
    {FORM("a", "", "{'columns':[" COLUMN "],'row':[" ROW "]}"), "unknown key \"row\""},

    {FORM("a", "", TWO_BLOCKS("'columns':[{'labels':['规章'],'key':'r.c'}]")), ""},
    {FORM("a", "", TWO_BLOCKS("'columns':[{'labels':['规章'],'key':'r.d'}]")),
        "same_fields: another field or order than before: \"t.r.d\""},
    {FORM("a", "",
         TWO_BLOCKS("'columns':[" COLUMN "],'rows':[" ROW ",{'key':'s','labels':['己']}]")),
        "same_fields: the block before has other fields, in \"t\""},
    {FORM("a", "", "{'same_fields':true,'columns':[" COLUMN "]}"),
        "same_fields: the block before has other fields, in \"t\""},

    {"{'schema':'nianbao.values/1','not_applicable':[],'units':[]}", ""},
    {"{'schema':'nianbao.values/1','units':[]}", "an array is expected at \"not_applicable\""},
    {"{'schema':'nianbao.values/1','not_applicable':[],'units':[1]}",
        "only strings are expected in \"units\""},
    {"{'schema':'nianbao.values/1','not_applicable':[],'units':[],'marks':[]}",
        "unknown key \"marks\""},
};

Test(mapping, slips_are_refused_by_name) {
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        struct mappings *mappings = fixture_load(arena, &slips[i].file, 1, &problems);
        bool sound = slips[i].message[0] == '\0', named = false;
        cr_expect_eq(mappings != NULL, sound, "%s", slips[i].file);
        for (size_t p = 0; p < problems.count; p++)
            named = named || (problems.items[p].code == PROBLEM_MAPPING_BROKEN &&
                                 text_find(problems.items[p].message_en,
                                     text_from(slips[i].message)) != SIZE_MAX);
        cr_expect_eq(named, !sound, "%s: %s: %.*s", slips[i].file, slips[i].message,
            problems.count == 0 ? 0 : (int)problems.items[0].message_en.length,
            problems.count == 0 ? "" : problems.items[0].message_en.bytes);
        arena_free(arena);
    }
}

/* All slips of a file are named in one run, and the files are told apart. */
Test(mapping, every_slip_is_named) {
    static const char *const files[] = {
        FORM("a", "{'words':'甲','weight':101}", BLOCK("{'key':'c','labels':['甲'],'x':1}", ROW)),
        FORM("b", "", BLOCK(COLUMN, "{'key':'r','labels':['规章'],'group':'g'}")),
    };
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    cr_expect_null(fixture_load(arena, files, 2, &problems));
    cr_expect_eq(problems.count, 3);
    for (size_t i = 0; i < problems.count; i++)
        cr_expect(text_find(problems.items[i].message,
                      i < 2 ? TEXT("form0.json") : TEXT("form1.json")) != SIZE_MAX);
    arena_free(arena);
}

Test(mapping, forms_have_ids_of_their_own) {
    static const char *const files[] = {FORM("b", "", BLOCK(COLUMN, ROW)),
        FORM("a", "", BLOCK(COLUMN, ROW)), FORM("b", "", BLOCK(COLUMN, ROW))};
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct mappings *mappings = fixture_load(arena, files, 2, &problems);
    cr_assert_not_null(mappings);
    cr_expect_eq(mappings->count, 2);
    cr_expect(text_equal(mappings->items[0].id, TEXT("a")), "sorted by id");
    cr_expect_not_null(mappings_find(mappings, TEXT("b")));
    cr_expect_null(mappings_find(mappings, TEXT("c")));
    cr_expect_null(fixture_load(arena, files, 3, &problems));
    cr_assert_eq(problems.count, 1);
    cr_expect_neq(
        text_find(problems.items[0].message_en, TEXT("there are two forms \"b\"")), SIZE_MAX);
    arena_free(arena);
}

Test(mapping, folders_that_cannot_be_read) {
    static const char *const folders[] = {"/nowhere/at/all", "/proc/self/fd"};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct problems problems = {.arena = arena};
        cr_expect_null(mappings_load(arena, folders[i], &problems));
        cr_assert_eq(problems.count, 1, "%s", folders[i]);
        cr_expect_eq(problems.items[0].code, PROBLEM_MAPPING_BROKEN);
        cr_expect_neq(text_find(problems.items[0].message, text_from(folders[i])), SIZE_MAX);
    }
    arena_free(arena);
}

/* What stands in a file is what comes out: keys, roles, groups, fields in form order. */
Test(mapping, structs) {
    static const char *const file =
        "{'schema':'nianbao.mapping/1','id':'a','version':'3','name':'名',"
        "'signs':[{'words':'（甲）','weight':-2}],'least':9,'sections':['一、总 体'],"
        "'tables':[{'key':'t','name':'表','blocks':["
        "{'titles':['第一'],'corner':['内容'],'column_groups':['组'],'columns':["
        "{'labels':['代码'],'role':'ignored'},{'labels':['单位'],'role':'unit'},"
        "{'key':'x','labels':['甲数（万元）'],'groups':['组'],'unit':'万元'},"
        "{'key':'y','labels':['乙数']}],"
        "'row_groups':[{'key':'g','labels':['群']}],"
        "'rows':[{'key':'r','labels':['1.子',{'丑':'甲县 "
        "2012'}],'group':'g','optional':true,'instead_of':['s']},"
        "{'key':'s','unit':'条','labels':['寅']}]},"
        "{'columns':[{'key':'z','labels':['丙数']}]}]}]}";
    static const char *const fields[] = {"t.r.x", "t.r.y", "t.s.x", "t.s.y", "t.z"};
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    struct mappings *mappings = fixture_load(arena, &file, 1, &problems);
    cr_assert_not_null(mappings);
    const struct mapping *mapping = &mappings->items[0];
    cr_assert_eq(mapping->field_count, sizeof fields / sizeof *fields);
    for (size_t i = 0; i < mapping->field_count; i++)
        cr_expect(text_equal(mapping->fields[i].path, text_from(fields[i])), "%s", fields[i]);
    cr_expect(text_equal(mapping->version, TEXT("3")));
    cr_expect(text_equal(mapping->signs[0].key, TEXT("(甲)")));
    cr_expect_eq(mapping->signs[0].weight, -2);
    cr_expect_eq(mapping->least, 9);
    cr_expect(text_equal(mapping->sections[0], TEXT("总体")));
    const struct mapping_block *block = &mapping->tables[0].blocks[0];
    cr_expect_eq(block->value_count, 2);
    cr_expect_eq(block->columns[0].role, COLUMN_IGNORED);
    cr_expect_eq(block->columns[1].role, COLUMN_UNIT);
    cr_expect(text_equal(block->columns[2].unit, TEXT("万元")));
    cr_assert_eq(block->columns[2].group_count, 1);
    cr_expect_eq(block->columns[2].groups[0], 0);
    cr_expect_eq(block->columns[3].group_count, 0);
    cr_expect(block->rows_labelled);
    cr_expect(block->rows[0].optional && !block->rows[1].optional);
    cr_expect_eq(block->rows[0].group, 0);
    cr_expect_eq(block->rows[1].group, -1);
    cr_expect(text_equal(block->rows[1].unit, TEXT("条")));
    cr_assert_eq(block->rows[0].instead_of_count, 1);
    cr_expect_eq(block->rows[0].instead_of[0], 1);
    cr_expect(text_equal(block->rows[0].words, TEXT("1.子")));
    cr_expect_eq(mapping_figure(block, 1, 3), 3);
    cr_expect_not(mapping->tables[0].blocks[1].rows_labelled);
    cr_expect_eq(mapping_figure(&mapping->tables[0].blocks[1], 0, 0), 4);
    cr_expect(text_equal(mappings->values.units[1], TEXT("万元")));
    arena_free(arena);
}

/* ---- "like" ---- */

/* A form to be like: two tables, the first with two blocks, of which one has a key. */
#define WHOLE                                                                                      \
    "{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'甲','years':[2014,2018],"       \
    "'signs':[{'words':'子','weight':1},{'words':'丑','weight':2}],'tables':[{'key':'t',"        \
    "'name':'表','blocks':[{'key':'b','columns':[{'key':'c','labels':['数量'],'unit':'件'},"   \
    "{'key':'d','labels':['金额']}],'rows':[{'key':'r','labels':['规章']},"                    \
    "{'key':'s','labels':['其他']}]},{'columns':[{'key':'e','labels':['总数']}]}]},"           \
    "{'key':'u','name':'乙表','blocks':[{'columns':[{'key':'f','labels':['次数']}]}]}],"       \
    "'checks':[{'id':'i','kind':'non_negative','name':'n','table':'u'}]}"
#define LIKE(form, more)                                                                           \
    "{'schema':'nianbao.mapping/1','like':'" form "','id':'b','version':'2','name':'乙'" more "}"
#define BLOCK_LIKE(more) LIKE("a", ",'tables':{'t':{'blocks':{'b':{" more "}}}}")
#define ROWS_LIKE(rows) BLOCK_LIKE("'rows':{" rows "}")

static const char *fields_show(struct arena *arena, const struct mapping *mapping) {
    struct buffer fields = {.arena = arena};
    for (size_t i = 0; i < mapping->field_count; i++) {
        buffer_add(&fields, i == 0 ? TEXT_NONE : TEXT(" "));
        buffer_add(&fields, mapping->fields[i].path);
    }
    return text_copy(arena, buffer_text(&fields)).bytes;
}

/* What is written replaces, null removes, a new item stands where "after" says. */
Test(mapping, like) {
    static const struct {
        const char *file, *fields;
    } cases[] = {
        {LIKE("a", ""), "t.r.c t.r.d t.s.c t.s.d t.e u.f"},
        {ROWS_LIKE("'r':null"), "t.s.c t.s.d t.e u.f"},
        {ROWS_LIKE("'n':{'after':'r','labels':['新']}"),
            "t.r.c t.r.d t.n.c t.n.d t.s.c t.s.d t.e u.f"},
        {ROWS_LIKE("'n':{'after':'s','labels':['新']}"),
            "t.r.c t.r.d t.s.c t.s.d t.n.c t.n.d t.e u.f"},
        {ROWS_LIKE("'n':{'after':null,'labels':['新']}"),
            "t.n.c t.n.d t.r.c t.r.d t.s.c t.s.d t.e u.f"},
        {ROWS_LIKE("'n':{'after':'r','labels':['新']},'m':{'after':'n','labels':['更']}"),
            "t.r.c t.r.d t.n.c t.n.d t.m.c t.m.d t.s.c t.s.d t.e u.f"},
        {ROWS_LIKE("'r':{'labels':['规定'],'optional':true}"), "t.r.c t.r.d t.s.c t.s.d t.e u.f"},
        {BLOCK_LIKE("'rows':[{'key':'x','labels':['行']}]"), "t.x.c t.x.d t.e u.f"},
        {BLOCK_LIKE("'rows':null,'columns':{'d':null}"), "t.c t.e u.f"},
        {LIKE("a", ",'tables':{'u':{'name':'丙表'}}"), "t.r.c t.r.d t.s.c t.s.d t.e u.f"},
        {LIKE("a", ",'tables':{'t':null}"), "u.f"},
        {LIKE("a", ",'checks':{'i':null},'tables':{'u':null}"), "t.r.c t.r.d t.s.c t.s.d t.e"},
        {LIKE("a", ",'tables':[{'key':'v','name':'丁表','blocks':[{'columns':[{'key':'g',"
                   "'labels':['数']}]}]}],'checks':null"),
            "v.g"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *files[] = {cases[i].file, WHOLE}; /* in either order */
        struct problems problems = {.arena = arena};
        const struct mappings *mappings = fixture_load(arena, files, 2, &problems);
        cr_assert_not_null(mappings, "%zu: %s", i, problems_show(arena, &problems));
        expect_text("fields", fields_show(arena, &mappings->items[1]), cases[i].fields);
        expect_text(
            "base", fields_show(arena, &mappings->items[0]), "t.r.c t.r.d t.s.c t.s.d t.e u.f");
        cr_expect_eq(mappings->items[1].first_year, 2014);
    }
    arena_free(arena);
}

/* A form like one that is like a third, and what the changed items hold. */
Test(mapping, like_in_a_row) {
    static const char *const files[] = {WHOLE,
        "{'schema':'nianbao.mapping/1','like':'b','id':'c','version':'3','name':'丙',"
        "'signs':{'子':null,'丑':{'weight':9}}}",
        ROWS_LIKE("'r':{'labels':['规定',{'规矩':'乙县 2015'}],'optional':true}")};
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    const struct mappings *mappings = fixture_load(arena, files, 3, &problems);
    cr_assert_not_null(mappings, "%s", problems_show(arena, &problems));
    const struct mapping *mapping = mappings_find(mappings, TEXT("c"));
    cr_assert_not_null(mapping);
    cr_assert_eq(mapping->sign_count, 1);
    cr_expect_eq(mapping->signs[0].weight, 9);
    const struct mapping_row *row = &mapping->tables[0].blocks[0].rows[0];
    cr_expect(row->optional && text_equal(row->words, TEXT("规定")));
    cr_expect(text_equal(mapping->tables[0].blocks[0].columns[0].unit, TEXT("件")));
    cr_expect_not_null(label_find(mapping, TEXT("规矩")));
    cr_expect_null(label_find(mapping, TEXT("规章")));
    arena_free(arena);
}

/* What is changed must be there. */
Test(mapping, like_refused) {
    static const struct {
        const char *file, *problem;
    } cases[] = {
        {LIKE("z", ""), "mapping-like「z」"},
        {LIKE("b", ""), "mapping-like「b」"},
        {LIKE("a", ",'least':null"), "mapping-change-idle「least」"},
        {LIKE("a", ",'years':{'first':2014}"), "mapping-change-idle「years」"},
        {LIKE("a", ",'after':'a'"), "mapping-broken「after」"},
        {LIKE("a", ",'tables':{'x':{'name':'丙表'}}"), "mapping-change-idle「x」"},
        {LIKE("a", ",'tables':{'t':{'blocks':{'9':{'rows':null}}}}"), "mapping-change-idle「9」"},
        {ROWS_LIKE("'x':{'optional':true}"), "mapping-change-idle「x」"},
        {ROWS_LIKE("'x':null"), "mapping-change-idle「x」"},
        {ROWS_LIKE("'r':{'unit':null}"), "mapping-change-idle「unit」"},
        {ROWS_LIKE("'r':{'after':'s'}"), "mapping-change-idle「r」"},
        {ROWS_LIKE("'r':7"), "mapping-change-idle「r」"},
        {ROWS_LIKE("'n':{'after':'x','labels':['新']}"), "mapping-change-idle「n」"},
        {ROWS_LIKE("'r':{'labels':{'规定':'乙县 2015'}}"), "mapping-change-idle「labels」"},
        {ROWS_LIKE("'r':{'colour':1}"), "mapping-broken「colour」"},
        {LIKE("a", ",'id':'a'"), "mapping-broken"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *files[] = {WHOLE, cases[i].file};
        struct problems problems = {.arena = arena};
        cr_expect_null(fixture_load(arena, files, 2, &problems), "%zu", i);
        expect_text(cases[i].file, problems_show(arena, &problems), cases[i].problem);
    }
    static const char *const circle[] = {LIKE("c", ""),
        "{'schema':'nianbao.mapping/1','like':'b','id':'c','version':'3','name':'丙'}"};
    struct problems problems = {.arena = arena};
    cr_expect_null(fixture_load(arena, circle, 2, &problems));
    expect_text("circle", problems_show(arena, &problems), "mapping-like「c」 mapping-like「b」");
    arena_free(arena);
}

/* The forms of the state, as the notices have them. */
Test(mapping, builtin_forms) {
    static const struct {
        const char *id;
        size_t fields;
    } forms[] = {{"2019", 198}, {"2021", 200}};
    const struct mappings *mappings = mappings_builtin();
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const struct mapping *mapping = mappings_find(mappings, text_from(forms[i].id));
        cr_assert_not_null(mapping);
        size_t count = 0;
        for (size_t f = 0; f < mapping->field_count; f++) {
            count += !mapping_field_optional(mapping, &mapping->fields[f]);
        }
        cr_expect_eq(count, forms[i].fields, "%s: %zu", forms[i].id, count);
    }
}

/* The lint of mappings/: what is compiled in is what lies there, and all of it is read. */
Test(mapping, compiled_in_as_read) {
    struct arena *arena = arena_new();
    struct problems problems = {.arena = arena};
    const struct mappings *read = mappings_load(arena, "mappings", &problems);
    const struct mappings *built = mappings_load(arena, NULL, &problems);
    cr_assert_eq(problems.count, 0, "%s", problems_show(arena, &problems));
    cr_assert(read != NULL && built != NULL, "run from the top of the tree");
    cr_assert_eq(read->count, built->count);
    cr_expect(text_equal(mappings_sha256(arena, read), mappings_sha256(arena, built)));
    cr_expect_gt(built->values.unit_count, 20);
    cr_expect_gt(built->portal.label_count, 20);
    for (size_t i = 0; i < read->count; i++) {
        cr_expect(text_equal(read->items[i].id, built->items[i].id));
        cr_expect_eq(read->items[i].field_count, built->items[i].field_count);
        cr_expect_eq(read->items[i].label_count, built->items[i].label_count);
    }
    arena_free(arena);
}
