/* test_confine.c: what a confined process, and what it starts, can still do and what it cannot.
 * Each trial runs in a process of its own, first free and then confined. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program/confine.h"
#include "program/file.h"
#include "program/legacy.h"

static bool socket_made(int family) {
    return socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0) >= 0;
}

static bool call_inet(void) {
    return socket_made(AF_INET);
}

static bool call_inet6(void) {
    return socket_made(AF_INET6);
}

static bool call_netlink(void) {
    return socket_made(AF_NETLINK);
}

static bool call_unix(void) {
    return socket_made(AF_UNIX);
}

static bool call_truncate(void) {
    return truncate("out/old", 0) == 0;
}

static bool call_unshare(void) {
    return syscall(SYS_unshare, 0) == 0;
}

static bool call_file_write(void) {
    struct arena *arena = arena_new();
    struct output_file file;
    int error = file_write(arena, "in/old", TEXT("new"), &file);
    arena_free(arena);
    return error == 0 && folder_make("in/a/b") == 0;
}

/* "in" stays writable, "out" does not. */
static const struct trial {
    const char *what; /* a command of the shell, or the name of the call */
    bool (*call)(void);
    int held; /* by which of enum confinement it is refused; 0: it still works */
} trials[] = {
    {"whole files", call_file_write, 0},
    {"echo x >in/new && echo x >>in/old && mkdir in/a && ln -s a in/b && mkfifo in/c", NULL, 0},
    {"rm in/old", NULL, 0},
    {"echo x >/dev/null", NULL, 0},
    {"cat out/old", NULL, 0},
    {"echo x >out/new", NULL, CONFINED_FILES},
    {"echo x >in/../out/new", NULL, CONFINED_FILES},
    {"ln -s ../out/new in/link && echo x >in/link", NULL, CONFINED_FILES},
    {"echo x >out/old", NULL, CONFINED_FILES},
    {"echo x >>out/old", NULL, CONFINED_FILES},
    {"mkdir out/a", NULL, CONFINED_FILES},
    {"mkfifo out/a", NULL, CONFINED_FILES},
    {"ln -s old out/a", NULL, CONFINED_FILES},
    {"ln in/old out/a", NULL, CONFINED_FILES},
    {"rm out/old", NULL, CONFINED_FILES},
    {"rmdir out/empty", NULL, CONFINED_FILES},
    {"mv in/old out/new", NULL, CONFINED_FILES},
    {"mv out/old in/new", NULL, CONFINED_FILES},
    {"local socket", call_unix, 0},
    {"network", call_inet, CONFINED_CALLS},
    {"network, version 6", call_inet6, CONFINED_CALLS},
    {"netlink", call_netlink, CONFINED_CALLS},
    {"truncate", call_truncate, CONFINED_CALLS},
    {"namespaces", call_unshare, CONFINED_CALLS},
    {"/usr/bin/python3 -c 'import socket; socket.socket()'", NULL, CONFINED_CALLS},
};

static const char *const writable[] = {"in", "does/not/exist"};

static bool succeeds(const struct trial *trial, bool confined) {
    cr_assert_eq(
        system("rm -rf in out; mkdir in out out/empty && echo old | tee in/old >out/old"), 0);
    pid_t child = fork();
    if (child == 0) {
        if (confined)
            confine(writable, 2);
        if (trial->call != NULL)
            _exit(!trial->call());
        dup2(open("/dev/null", O_RDWR), STDERR_FILENO);
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execl("/bin/sh", "sh", "-c", trial->what, NULL);
        _exit(127);
    }
    int status = 0;
    cr_assert_eq(waitpid(child, &status, 0), child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* What this kernel holds. */
static int confinement(void) {
    pid_t child = fork();
    if (child == 0)
        _exit(confine(writable, 2));
    int status = 0;
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void folder_enter(char *folder) {
    cr_assert_not_null(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
}

static void folder_leave(const char *folder) {
    cr_expect_eq(chdir("/"), 0);
    struct legacy all = {.folder = strdup(folder)};
    legacy_close(&all);
}

Test(confine, what_is_refused) {
    char folder[] = "/tmp/nianbao-test-XXXXXX";
    folder_enter(folder);
    int held = confinement();
    cr_log_info("files %s held, calls %s held", held & CONFINED_FILES ? "are" : "are not",
        held & CONFINED_CALLS ? "are" : "are not");
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        const struct trial *trial = &trials[i];
        bool refused = (trial->held & held) != 0;
        if (succeeds(trial, false)) /* a container may refuse some by itself */
            cr_expect_eq(succeeds(trial, true), !refused, "%s", trial->what);
        else
            cr_expect(trial->held != 0, "%s works nowhere", trial->what);
    }
    folder_leave(folder);
}

/* LibreOffice works with no more than its own folder. */
Test(confine, legacy_documents, .timeout = 120) {
    if (system("command -v soffice >/dev/null") != 0)
        cr_skip_test("LibreOffice is not installed");
    struct legacy legacy = {0};
    cr_assert_eq(legacy_open(&legacy), 0);
    pid_t child = fork();
    if (child == 0) {
        confine((const char *const *)&legacy.folder, 1);
        struct arena *arena = arena_new();
        struct problems problems = {.arena = arena};
        struct source source = {.name = TEXT("a.rtf"), .bytes = TEXT("{\\rtf1 one\\par two}")};
        struct file_kind kind = {TEXT("rtf"), TEXT_NONE, TEXT_NONE};
        bool done = legacy_convert(&legacy, arena, &kind, &problems, &source) &&
                    text_starts(source.converted, TEXT("PK"));
        arena_free(arena);
        _exit(!done);
    }
    int status = 0;
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    legacy_close(&legacy);
}
