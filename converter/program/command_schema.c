/*
 * nianbao schema: prints the JSON Schema that every output of convert satisfies.
 */
#include "program/command.h"

#include <stdio.h>

#include "output/schema.h"

static enum exit_status schema_command(const struct invocation *invocation) {
    (void)invocation;
    struct text schema = schema_text();
    fwrite(schema.bytes, 1, schema.length, stdout);
    return STATUS_GOOD;
}

const struct command command_schema = {
    .name = "schema",
    .run = schema_command,
    .options = OPTION_HELP,
    .line = {"显示输出文件的 JSON Schema", "print the JSON Schema of the output"},
    .help =
        {
            "例：nianbao schema > report.schema.json\n"
            "\n"
            "显示 JSON Schema（2020-12）；convert 的每个输出都符合它。\n",
            "Example: nianbao schema > report.schema.json\n"
            "\n"
            "Prints the JSON Schema (2020-12) that every output of convert satisfies.\n",
        },
};
