/*
 * command.c: what several commands do in the same way: the mappings that a command line asks for,
 * and which of two exit statuses is the run's.
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
