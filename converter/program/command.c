/*
 * command.c: shared by the commands: the mappings of a command line, a file named on it, and the
 * messages and exit statuses of files that cannot be read or written.
 */
#include "program/command.h"

#include <errno.h>
#include <unistd.h>

#include "output/report_text.h"

enum exit_status status_worse(enum exit_status a, enum exit_status b) {
    return a > b ? a : b;
}

const struct mappings *mappings_open(
    struct arena *arena, const struct invocation *invocation, enum exit_status *status) {
    struct problems problems = {.arena = arena};
    *status = STATUS_GOOD;
    const char *path = invocation->mappings;
    struct text folder = path == NULL ? TEXT("mappings") : text_from(path);
    int error = path == NULL || access(path, R_OK | X_OK) == 0 ? 0 : errno;
    if (error != 0) {
        message_say(invocation->language, MESSAGE_CANNOT_READ, folder,
            message_error(invocation->language, error));
        *status = STATUS_NO_INPUT;
        return NULL;
    }
    const struct mappings *mappings = mappings_load(arena, path, &problems);
    for (size_t i = 0; i < problems.count; i++)
        message_line(folder, problem_text(arena, &problems.items[i], invocation->language));
    *status = mappings == NULL ? STATUS_USAGE : STATUS_GOOD;
    return mappings;
}

enum exit_status input_refuse(enum nianbao_language language, struct text path, int error) {
    static const struct {
        int error;
        enum message message;
    } messages[] = {{ENOENT, MESSAGE_NO_SUCH_INPUT}, {ENOTDIR, MESSAGE_NO_SUCH_INPUT},
        {EISDIR, MESSAGE_IS_FOLDER}, {EFBIG, MESSAGE_TOO_LARGE}, {EINVAL, MESSAGE_LIST_ZERO_BYTES}};
    enum message message = MESSAGE_CANNOT_READ;
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
        if (messages[i].error == error)
            message = messages[i].message;
    message_say(language, message, path, message_error(language, error));
    return error == EFBIG ? STATUS_SOME_FAILED : STATUS_NO_INPUT;
}

enum exit_status output_refuse(
    enum nianbao_language language, struct text path, int error, enum file_step step) {
    enum message message = step == FILE_CREATE ? MESSAGE_CANNOT_CREATE : MESSAGE_CANNOT_WRITE;
    message_say(language, message, path, message_error(language, error));
    if (error == ENOSPC || error == EDQUOT)
        return STATUS_TRY_AGAIN;
    return step == FILE_CREATE ? STATUS_CANNOT_CREATE : STATUS_CANNOT_WRITE;
}

enum exit_status input_read(
    struct arena *arena, enum nianbao_language language, const char *path, struct text *bytes) {
    int error = file_read(arena, path, bytes);
    return error == 0 ? STATUS_GOOD : input_refuse(language, text_from(path), error);
}

void problems_say(enum nianbao_language language, const char *path, const struct problems *problems,
    size_t most_warnings) {
    struct arena *arena = arena_new();
    size_t warnings = 0;
    for (size_t i = 0; i < problems->count; i++) {
        enum severity severity = problem_severity(problems->items[i].code);
        warnings += severity == SEVERITY_WARNING;
        if (severity == SEVERITY_ERROR ||
            (severity == SEVERITY_WARNING && warnings <= most_warnings))
            message_line(text_from(path), problem_text(arena, &problems->items[i], language));
    }
    if (warnings > most_warnings && most_warnings != 0)
        message_line(text_from(path),
            message_text(arena, language, MESSAGE_MORE_PROBLEMS,
                number_text(arena, (warnings - most_warnings)), TEXT_NONE));
    arena_free(arena);
}
