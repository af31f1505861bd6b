/*
 * test_mapping_check.c: the checks of a form's file, resolved to its fields (form/mapping_check.c),
 * and the slips that are refused.
 */
#include <criterion/criterion.h>

#include "form_fixture.h"

#define FORM(checks)                                                                               \
    "{'schema':'nianbao.mapping/1','id':'a','version':'1','name':'n','signs':[],"                  \
    "'tables':[{'key':'t','name':'表','blocks':[{'columns':[{'key':'x','labels':['甲']},"        \
    "{'key':'y','labels':['乙']}],'rows':[{'key':'r','labels':['子']},"                          \
    "{'key':'s','labels':['丑']},{'key':'u','labels':['寅']}]}]},"                               \
    "{'key':'v','name':'表','blocks':[{'columns':[{'key':'z','labels':['丙']}]}]}],"             \
    "'checks':[" checks "]}"
#define EQUATION(more) FORM("{'id':'i','kind':'equation','name':'n'," more "}")
#define NON_NEGATIVE(more) FORM("{'id':'i','kind':'non_negative','name':'n'," more "}")
#define PROSE(more) FORM("{'id':'i','kind':'prose','name':'n'," more "}")

static const struct {
    const char *file, *message; /* a part of the message; empty: accepted */
} slips[] = {
    {EQUATION("'table':'t','each':'row','left':['x'],'right':['y']"), ""},
    {EQUATION("'table':'t','each':'column','left':['r'],'right':['s','u']"), ""},
    {EQUATION("'table':'t','each':'line','left':['x'],'right':['y']"),
        "\"each\" is row or column, not \"line\""},
    {EQUATION("'table':'t','left':['r.x'],'right':['y']"),
        "a check names a field that the form does not have: \"t.y\""},
    {EQUATION("'table':'t','each':1,'left':['x'],'right':['y']"),
        "a string is expected at \"each\""},
    {EQUATION("'table':'w','each':'row','left':['x'],'right':['y']"),
        "a check names a table that the form does not have: \"w\""},
    {EQUATION("'table':'t','each':'row','left':['x'],'right':['z']"),
        "a check names a field that the form does not have: \"t.r.z\""},
    {EQUATION("'table':'t','each':'column','left':['q'],'right':['s']"),
        "a check names a field that the form does not have: \"t.q.x\""},
    {EQUATION("'table':'t','each':'row','over':['r','q'],'left':['x'],'right':['y']"),
        "a check names a field that the form does not have: \"t.q.x\""},
    {EQUATION("'table':'t','each':'row','left':'x','right':['y']"),
        "an array is expected at \"left\""},
    {EQUATION("'table':'t','each':'row','left':['x']"), "an array is expected at \"right\""},
    {EQUATION("'table':'t','each':'row','left':['x'],'right':['y'],'fields':['y']"),
        "unknown key \"fields\""},
    {FORM("{'kind':'equation','name':'n','table':'t','each':'row','left':['x'],'right':['y']}"),
        "a string is expected at \"id\""},
    {FORM("{'id':'i','kind':'sum','name':'n'}"), "unknown kind of check \"sum\""},
    {FORM("{'id':'i','name':'n'}"), "a string is expected at \"kind\""},
    {NON_NEGATIVE("'table':'t','fields':['r.x','u.y']"), ""},
    {NON_NEGATIVE("'table':'t','fields':['r.x','x']"),
        "a check names a field that the form does not have: \"t.x\""},
    {NON_NEGATIVE("'table':'t'"), ""},
    {NON_NEGATIVE("'table':'t','except':['y']"), ""},
    {NON_NEGATIVE("'table':'t','except':['v']"), "no such column: \"v\""},
    {NON_NEGATIVE("'table':'w'"), "a check names a table"},
    {NON_NEGATIVE("'table':'t','fields':['r.x'],'each':'row'"), "unknown key \"each\""},
    {PROSE("'patterns':['收到#件'],'readings':[['t.r.x'],['t.r.x','v.z']]"), ""},
    {PROSE("'patterns':['收到#件'],'readings':[['t.r.z']]"),
        "a check names a field that the form does not have: \"t.r.z\""},
    {PROSE("'patterns':['收到#件']"), "an array is expected at \"readings\""},
    {PROSE("'readings':[['t.r.x']]"), "an array is expected at \"patterns\""},
    {PROSE("'patterns':[1],'readings':[['t.r.x']]"), "only strings are expected in \"patterns\""},
    {PROSE("'patterns':[],'readings':[],'pattern':[]"), "unknown key \"pattern\""},
};

Test(mapping_check, slips_are_refused_by_name) {
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        struct mappings *mappings = fixture_load(arena, &slips[i].file, 1, &problems);
        bool sound = slips[i].message[0] == '\0', named = false;
        cr_expect_eq(mappings != NULL, sound, "%s", slips[i].file);
        for (size_t p = 0; p < problems.count; p++)
            named = named || text_find(problems.items[p].message_en, text_from(slips[i].message)) !=
                                 SIZE_MAX;
        cr_expect_eq(named, !sound, "%s", slips[i].message);
        arena_free(arena);
    }
}

/* "id field column: left = right", fields by their numbers in form order: t.r.x is 0, v.z is 6. */
static const char *checks_show(struct arena *arena, const struct mapping *mapping) {
    struct buffer shown = {.arena = arena};
    for (size_t i = 0; i < mapping->check_count; i++) {
        const struct mapping_check *check = &mapping->checks[i];
        buffer_format(&shown, "[%.*s %.*s %.*s:", (int)check->id.length, check->id.bytes,
            (int)check->field.length, check->field.bytes, (int)check->column.length,
            check->column.bytes);
        for (size_t f = 0; f < check->left_count; f++)
            buffer_format(&shown, " %d", check->left[f]);
        buffer_format(&shown, " =");
        for (size_t f = 0; f < check->right_count; f++)
            buffer_format(&shown, " %d", check->right[f]);
        for (size_t p = 0; p < check->pattern_count; p++)
            buffer_format(
                &shown, " %.*s", (int)check->patterns[p].length, check->patterns[p].bytes);
        for (size_t r = 0; r < check->reading_count; r++)
            for (const int *field = check->readings[r];; field++) {
                buffer_format(&shown, " %d", *field);
                if (*field < 0)
                    break;
            }
        buffer_format(&shown, "]");
    }
    return text_copy(arena, buffer_text(&shown)).bytes;
}

Test(mapping_check, fields_are_resolved) {
    static const struct {
        const char *file, *checks;
    } forms[] = {
        {EQUATION("'table':'t','each':'row','left':['y'],'right':['x']"),
            "[i t.r : 1 = 0][i t.s : 3 = 2][i t.u : 5 = 4]"},
        {EQUATION("'table':'t','each':'row','over':['u'],'left':['y'],'right':['x','x']"),
            "[i t.u : 5 = 4 4]"},
        {EQUATION("'table':'t','each':'column','left':['r'],'right':['s','u']"),
            "[i  x: 0 = 2 4][i  y: 1 = 3 5]"},
        {EQUATION("'table':'t','each':'column','over':['y'],'left':['r','s'],'right':['u']"),
            "[i  y: 1 3 = 5]"},
        {NON_NEGATIVE("'table':'t','except':['x']"),
            "[i t.r.y : 1 =][i t.s.y : 3 =][i t.u.y : 5 =]"},
        {NON_NEGATIVE("'table':'v'"), "[i v.z : 6 =]"},
        {NON_NEGATIVE("'table':'t','fields':['s.x','u.y']"), "[i t.s.x : 2 =][i t.u.y : 5 =]"},
        {PROSE("'patterns':['收到#件','共#件'],'readings':[['v.z'],['t.r.x','t.s.x']]"),
            "[i  : = 收到#件 共#件 6 -1 0 2 -1]"},
        {EQUATION("'table':'t','left':['r.x'],'right':['s.y','u.y']"), "[i t.r.x : 0 = 3 5]"},
        {FORM(""), ""},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        struct mappings *mappings = fixture_load(arena, &forms[i].file, 1, &problems);
        cr_assert_not_null(mappings);
        expect_text(forms[i].file, checks_show(arena, &mappings->items[0]), forms[i].checks);
        arena_free(arena);
    }
}
