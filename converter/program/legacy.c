/*
 * legacy.c: runs LibreOffice on one document: .doc, .wps, .rtf or .odt in, .docx out. Each run has
 * a folder of its own below TMPDIR, profile included, so that runs do not wait for each other and
 * do not touch a home. The process holds a lock on its folder; the next run removes folders without
 * one, which killed processes left. LibreOffice is killed with its children after a minute or less;
 * its output counts, not its exit status. The filter is given: LibreOffice reads files that it does
 * not recognise as plain text.
 */
#include "program/legacy.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "program/file.h"

#define FOLDER_NAME "nianbao-libreoffice-"

enum {
    LONGEST = 60, /* seconds */
    STEP_MILLISECONDS = 20,
    WANTS_RESTART = 81, /* exit status of LibreOffice when it has made a profile */
    STARTS = 3,
};

/* LibreOffice's name of the filter for files of that format, or NULL. */
static const char *filter_find(struct text format) {
    static const struct {
        const char *format, *filter;
    } filters[] = {{"doc", "MS Word 97"}, {"rtf", "Rich Text Format"}, {"odt", "writer8"}};
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        if (text_equal(format, text_from(filters[i].format)))
            return filters[i].filter;
    return NULL;
}

/* ---- the program and its folder ---- */

static const char *words(struct arena *arena, const char *first, const char *second) {
    struct buffer text = {.arena = arena};
    buffer_format(&text, "%s%s", first, second);
    return buffer_text(&text).bytes;
}

/* The binary beside the script soffice. The script is not needed, and it needs write access to the
 * common folder for temporary files (see confine.h). */
static const char *program_proper(struct arena *arena, const char *script) {
    char *path = realpath(script, NULL);
    const char *proper = path == NULL ? script : words(arena, path, ".bin");
    free(path);
    return access(proper, X_OK) == 0 ? proper : script;
}

/* soffice on the path, or NULL. */
static const char *program_find(struct arena *arena) {
    struct text path = text_from(getenv("PATH"));
    while (path.length != 0) {
        size_t colon = text_find(path, TEXT(":"));
        struct text folder = text_slice(path, 0, colon);
        path = colon == SIZE_MAX ? TEXT_NONE : text_slice(path, colon + 1, path.length);
        const char *program = words(arena, text_copy(arena, folder).bytes, "/soffice");
        if (folder.length != 0 && access(program, X_OK) == 0)
            return program_proper(arena, program);
    }
    return NULL;
}

static int entry_remove(const char *path, const struct stat *facts, int kind, struct FTW *walk) {
    (void)facts, (void)kind, (void)walk;
    remove(path);
    return 0;
}

static void folder_remove(const char *folder) {
    nftw(folder, entry_remove, 16, FTW_DEPTH | FTW_PHYS);
}

/* The folder of that path, if it is ours, and the lock of it, had in that manner (flock): a file
 * descriptor, or -1. */
static int folder_lock(const char *folder, int manner) {
    struct stat facts;
    int lock = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (lock >= 0 && (fstat(lock, &facts) != 0 || facts.st_uid != geteuid() ||
                         flock(lock, manner) != 0 || access(folder, F_OK) != 0)) {
        close(lock);
        lock = -1;
    }
    return lock;
}

/* Removes what killed processes left below the folder for temporary files. */
static void folders_sweep(struct arena *arena, const char *below) {
    DIR *directory = opendir(below);
    if (directory == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (!text_starts(text_from(entry->d_name), TEXT(FOLDER_NAME)))
            continue;
        const char *folder = words(arena, words(arena, below, "/"), entry->d_name);
        int lock = folder_lock(folder, LOCK_EX | LOCK_NB);
        if (lock < 0)
            continue;
        folder_remove(folder);
        close(lock);
    }
    closedir(directory);
}

/* Makes the folder and locks it. Another process may remove it in between: then a new one is made.
 */
static int folder_make_locked(struct legacy *legacy, const char *pattern) {
    do {
        free(legacy->folder);
        legacy->folder = strdup(pattern);
        if (legacy->folder == NULL || mkdtemp(legacy->folder) == NULL) {
            int error = errno;
            free(legacy->folder);
            legacy->folder = NULL;
            return error;
        }
        legacy->lock = folder_lock(legacy->folder, LOCK_EX);
    } while (legacy->lock < 0 && access(legacy->folder, F_OK) != 0);
    return 0;
}

int legacy_open(struct legacy *legacy) {
    if (legacy->folder != NULL)
        return 0;
    struct arena *arena = arena_new();
    const char *below = getenv("TMPDIR");
    below = below == NULL || *below != '/' ? "/tmp" : below;
    folders_sweep(arena, below);
    int error = folder_make_locked(legacy, words(arena, below, "/" FOLDER_NAME "XXXXXX"));
    arena_free(arena);
    if (error == 0 && legacy->trace != NULL)
        snprintf(legacy->trace->folder, sizeof legacy->trace->folder, "%s", legacy->folder);
    return error;
}

void legacy_leave(struct legacy *legacy) {
    if (legacy->folder != NULL && legacy->lock >= 0)
        close(legacy->lock);
    free(legacy->folder);
    legacy->folder = NULL;
}

void legacy_close(struct legacy *legacy) {
    if (legacy->folder == NULL)
        return;
    folder_remove(legacy->folder);
    legacy_leave(legacy);
    if (legacy->trace != NULL)
        legacy->trace->folder[0] = '\0';
}

void legacy_clean(struct legacy_trace *trace) {
    if (trace->group != 0)
        kill(-trace->group, SIGKILL);
    if (trace->folder[0] != '\0')
        folder_remove(trace->folder);
    *trace = (struct legacy_trace){0};
}

/* ---- a run ---- */

static _Noreturn void child_run(const char *folder, const char *const *arguments) {
    setpgid(0, 0);
    int nothing = open("/dev/null", O_RDWR);
    for (int file = STDIN_FILENO; nothing >= 0 && file <= STDERR_FILENO; file++)
        dup2(nothing, file);
    setenv("HOME", folder, 1);
    setenv("TMPDIR", folder, 1);
    signal(SIGINT, SIG_DFL); /* a worker of a batch leaves them to its parent, and is limited */
    signal(SIGTERM, SIG_DFL);
    struct rlimit data;
    if (getrlimit(RLIMIT_DATA, &data) == 0) {
        data.rlim_cur = data.rlim_max;
        setrlimit(RLIMIT_DATA, &data);
    }
    execv(arguments[0], (char *const *)(uintptr_t)arguments);
    _exit(127);
}

/* Sets the exit status (-1: none). A child that is late is killed with its own children: false. */
static bool child_wait(pid_t child, int seconds, int *status) {
    const struct timespec step = {.tv_nsec = STEP_MILLISECONDS * 1000000L};
    bool ended = false;
    int how = 0;
    for (int i = 0; i < seconds * 1000 / STEP_MILLISECONDS && !ended; i++) {
        ended = waitpid(child, &how, WNOHANG) == child;
        if (!ended)
            nanosleep(&step, NULL);
    }
    kill(-child, SIGKILL);
    if (!ended)
        waitpid(child, &how, 0);
    *status = WIFEXITED(how) ? WEXITSTATUS(how) : -1;
    return ended;
}

/* The problem's reason, or NULL. */
static const char *office_start(
    struct legacy *legacy, struct arena *arena, const char *const *arguments, int *status) {
    pid_t child = fork();
    if (child < 0)
        return strerror(errno);
    if (child == 0)
        child_run(legacy->folder, arguments);
    setpgid(child, child); /* in both processes: either may run first */
    if (legacy->trace != NULL)
        legacy->trace->group = child;
    int seconds = legacy->seconds == 0 ? LONGEST : legacy->seconds;
    bool ended = child_wait(child, seconds, status);
    if (legacy->trace != NULL)
        legacy->trace->group = 0;
    struct buffer why = {.arena = arena};
    buffer_format(&why, "%d s", seconds);
    return ended ? NULL : buffer_text(&why).bytes;
}

static const char *office_run(
    struct legacy *legacy, struct arena *arena, const char *program, const char *filter) {
    const char *folder = legacy->folder;
    const char *profile =
        words(arena, "-env:UserInstallation=file://", words(arena, folder, "/profile"));
    const char *arguments[] = {program, profile, words(arena, "-env:OSL_SOCKET_PATH=", folder),
        "--headless", "--norestore", "--nolockcheck", words(arena, "--infilter=", filter),
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", words(arena, folder, "/out"),
        words(arena, folder, "/document"), NULL};
    int status = WANTS_RESTART;
    const char *why = NULL;
    for (int i = 0; i < STARTS && status == WANTS_RESTART && why == NULL; i++)
        why = office_start(legacy, arena, arguments, &status);
    return why;
}

static const char *document_convert(struct legacy *legacy, struct arena *arena, const char *program,
    const char *filter, struct source *source) {
    int error = legacy_open(legacy);
    struct output_file file;
    if (error != 0)
        return strerror(error);
    const char *input = words(arena, legacy->folder, "/document");
    const char *output = words(arena, legacy->folder, "/out/document.docx");
    remove(output);
    error = file_write(arena, input, source->bytes, &file);
    const char *why = error == 0 ? office_run(legacy, arena, program, filter) : strerror(error);
    remove(input);
    if (why != NULL)
        return why;
    error = file_read(arena, output, &source->converted);
    remove(output);
    return error != 0 || source->converted.length == 0 ? "no output" : NULL;
}

bool legacy_convert(struct legacy *legacy, struct arena *arena, const struct file_kind *kind,
    struct problems *problems, struct source *source) {
    const char *filter = filter_find(kind->format);
    const char *program = filter == NULL ? NULL : program_find(arena);
    if (program == NULL)
        return false;
    const char *why = document_convert(legacy, arena, program, filter, source);
    if (why == NULL)
        return true;
    source->converted = TEXT_NONE;
    problem_add(
        problems, PROBLEM_LEGACY_NOT_CONVERTED, (struct place){0}, text_from(why), TEXT_NONE);
    return false;
}

struct report *report_of(struct legacy *legacy, struct arena *arena,
    const struct mappings *mappings, struct source *source) {
    struct report *report = convert_report(arena, mappings, source->bytes);
    struct file_kind kind = report->kind;
    if (report->document != NULL ||
        !legacy_convert(legacy, arena, &kind, &report->problems, source))
        return report;
    report = convert_report(arena, mappings, source->converted);
    report->kind = kind;
    problem_add(
        &report->problems, PROBLEM_LEGACY_CONVERTED, (struct place){0}, TEXT_NONE, TEXT_NONE);
    return report;
}
