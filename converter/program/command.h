/*
 * command.h: what main.c and the commands share: exit statuses, a command line as it was
 * understood, and the commands themselves, one file each. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_COMMAND_H
#define NIANBAO_PROGRAM_COMMAND_H

#include "form/mapping.h"
#include "nianbao.h"
#include "program/file.h"
#include "program/messages.h"

/* The worst of a run is its exit status; a fault of ours ends it at once. */
enum exit_status {
    STATUS_GOOD = 0,
    STATUS_SOME_FAILED = 1, /* compare: there is a difference */
    STATUS_TROUBLE = 2,     /* compare only, as diff has it */
    STATUS_USAGE = 64,
    STATUS_NO_INPUT = 66,
    STATUS_FAULT = 70,
    STATUS_CANNOT_CREATE = 73,
    STATUS_CANNOT_WRITE = 74,
    STATUS_TRY_AGAIN = 75,
    STATUS_SIGNAL = 128, /* and the signal's number */
};

enum option {
    OPTION_OUTPUT = 1,
    OPTION_MAPPINGS = 2,
    OPTION_HELP = 4,
    OPTION_BATCH = 8,
    OPTION_SQLITE = 16,
    OPTION_EXCEL = 32,
    OPTION_COMPARE = 64,
    OPTION_OBSERVATIONS = 128,
    OPTION_LIST = 256,
    OPTION_TABLES = 512,
};

struct command;

/* A command line. */
struct invocation {
    const struct command *command;
    enum nianbao_language language;
    const char *output;   /* -o; NULL: not given */
    const char *mappings; /* --mappings; NULL: those compiled in */
    const char *sqlite;   /* --sqlite; NULL: not given */
    bool excel;           /* --excel */
    bool observations;    /* --observations */
    bool help;
    const char *agencies;   /* OPTION_COMPARE: a table of aliases; NULL: not given */
    const char *html;       /* OPTION_COMPARE: the file of the page; NULL: not given */
    bool json, csv, all;    /* OPTION_COMPARE */
    bool without_numbers;   /* OPTION_TABLES */
    const char *files_from; /* OPTION_LIST: a list of paths; NULL: not given */
    bool zero_bytes;        /* OPTION_LIST: -0 */
    /* OPTION_BATCH; the values as written, NULL: not given */
    const char *jobs, *shard, *timeout, *sidecar, *fail_on;
    bool jsonl, bag, force, quiet;
    const char **paths;
    size_t path_count;
};

struct command {
    const char *name;
    enum exit_status (*run)(const struct invocation *invocation);
    unsigned options;    /* enum option */
    size_t least, most;  /* paths */
    const char *line[2]; /* what it does, by language */
    const char *help[2]; /* its help, examples first */
};

extern const struct command command_convert, command_check, command_compare, command_export,
    command_tables, command_explain, command_schema;

/* Reads the arguments behind the command's name. false: wrong usage, and a message says so. */
bool invocation_read(
    struct arena *arena, struct invocation *invocation, int count, char **arguments);

/* The mappings of the command line; NULL: a message says why, and *status is set. */
const struct mappings *mappings_open(
    struct arena *arena, const struct invocation *invocation, enum exit_status *status);

enum exit_status status_worse(enum exit_status a, enum exit_status b);

/* Reads a file; where that fails says why and returns the status, else STATUS_GOOD. */
enum exit_status input_read(
    struct arena *arena, enum nianbao_language language, const char *path, struct text *bytes);

/* Says why a path cannot be read (an errno value). */
enum exit_status input_refuse(enum nianbao_language language, struct text path, int error);

/* Says why an output cannot be written (an errno value), and where that was noticed. */
enum exit_status output_refuse(
    enum nianbao_language language, struct text path, int error, enum file_step step);

/* Says the errors and warnings, each after the file's name: all errors, and of the warnings so many
 * (the rest are counted, unless it is none). */
void problems_say(enum nianbao_language language, const char *path, const struct problems *problems,
    size_t most_warnings);

#endif
