/*
 * options.c: the arguments behind a command's name -> struct invocation. Options may stand before
 * and behind the paths; `--` ends them; `-` is a path. One table has all options; a command
 * names those that it takes.
 */
#include "program/command.h"

#include <stddef.h>
#include <string.h>

/* A value goes into a `const char *` of struct invocation, a switch into a `bool`. */
static const struct rule {
    enum option option;
    const char *name;
    size_t offset; /* of the member */
    bool is_short; /* its value may follow without a space, as in -oDIR; else behind "=" */
    bool has_value;
} rules[] = {
    {OPTION_OUTPUT, "-o", offsetof(struct invocation, output), true, true},
    {OPTION_MAPPINGS, "--mappings", offsetof(struct invocation, mappings), false, true},
    {OPTION_COMPARE, "--agencies", offsetof(struct invocation, agencies), false, true},
    {OPTION_COMPARE, "--html", offsetof(struct invocation, html), false, true},
    {OPTION_COMPARE, "--json", offsetof(struct invocation, json), false, false},
    {OPTION_COMPARE, "--csv", offsetof(struct invocation, csv), false, false},
    {OPTION_COMPARE, "--all", offsetof(struct invocation, all), false, false},
    {OPTION_TABLES, "--without-numbers", offsetof(struct invocation, without_numbers), false,
        false},
    {OPTION_BATCH, "-j", offsetof(struct invocation, jobs), true, true},
    {OPTION_LIST, "--files-from", offsetof(struct invocation, files_from), false, true},
    {OPTION_LIST, "-0", offsetof(struct invocation, zero_bytes), true, false},
    {OPTION_LIST, "--null", offsetof(struct invocation, zero_bytes), false, false},
    {OPTION_BATCH, "--shard", offsetof(struct invocation, shard), false, true},
    {OPTION_BATCH, "--jsonl", offsetof(struct invocation, jsonl), false, false},
    {OPTION_BATCH, "--bag", offsetof(struct invocation, bag), false, false},
    {OPTION_BATCH, "--sidecar", offsetof(struct invocation, sidecar), false, true},
    {OPTION_BATCH, "--force", offsetof(struct invocation, force), false, false},
    {OPTION_BATCH, "--timeout", offsetof(struct invocation, timeout), false, true},
    {OPTION_BATCH, "--fail-on", offsetof(struct invocation, fail_on), false, true},
    {OPTION_BATCH, "-q", offsetof(struct invocation, quiet), true, false},
    {OPTION_BATCH, "--quiet", offsetof(struct invocation, quiet), false, false},
    {OPTION_SQLITE, "--sqlite", offsetof(struct invocation, sqlite), false, true},
    {OPTION_OBSERVATIONS, "--observations", offsetof(struct invocation, observations), false,
        false},
    {OPTION_EXCEL, "--excel", offsetof(struct invocation, excel), false, false},
    {OPTION_HELP, "-h", offsetof(struct invocation, help), true, false},
    {OPTION_HELP, "--help", offsetof(struct invocation, help), false, false},
};

/* The rule of an argument; *value: the rest of the argument behind the name, or NULL. */
static const struct rule *rule_find(struct text argument, const char **value) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct text name = text_from(rules[i].name);
        *value = NULL;
        if (text_equal(argument, name))
            return &rules[i];
        if (!rules[i].has_value || !text_starts(argument, name))
            continue;
        *value = argument.bytes + name.length;
        if (rules[i].is_short)
            return &rules[i];
        if (**value == '=') {
            ++*value;
            return &rules[i];
        }
    }
    return NULL;
}

static void option_take(struct invocation *invocation, const struct rule *rule, const char *value) {
    char *member = (char *)invocation + rule->offset;
    if (rule->has_value)
        memcpy(member, &value, sizeof value);
    else
        memcpy(member, &(bool){true}, sizeof(bool));
}

static bool usage_refuse(
    const struct invocation *invocation, enum message message, const char *what) {
    struct text name = text_from(invocation->command->name);
    message_say(invocation->language, message, what == NULL ? name : text_from(what), name);
    return false;
}

static bool paths_fit(const struct invocation *invocation) {
    if (invocation->help)
        return true;
    if (invocation->path_count < invocation->command->least && invocation->files_from == NULL)
        return usage_refuse(invocation, MESSAGE_PATH_MISSING, NULL);
    if (invocation->path_count > invocation->command->most)
        return usage_refuse(invocation, MESSAGE_PATHS_TOO_MANY, NULL);
    return true;
}

bool invocation_read(
    struct arena *arena, struct invocation *invocation, int count, char **arguments) {
    bool ended = false;
    invocation->paths = arena_array(arena, (size_t)count + 1, sizeof *invocation->paths);
    for (int i = 0; i < count; i++) {
        struct text argument = text_from(arguments[i]);
        if (ended || argument.length < 2 || argument.bytes[0] != '-') {
            invocation->paths[invocation->path_count++] = arguments[i];
            continue;
        }
        if (text_equal(argument, TEXT("--"))) {
            ended = true;
            continue;
        }
        const char *value;
        const struct rule *rule = rule_find(argument, &value);
        if (rule == NULL || (invocation->command->options & rule->option) == 0)
            return usage_refuse(invocation, MESSAGE_OPTION_UNKNOWN, arguments[i]);
        if (rule->has_value && value == NULL)
            value = i + 1 < count ? arguments[++i] : "";
        if (rule->has_value && value[0] == '\0')
            return usage_refuse(invocation, MESSAGE_OPTION_WITHOUT_VALUE, rule->name);
        option_take(invocation, rule, value);
    }
    return paths_fit(invocation);
}
