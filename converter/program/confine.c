/*
 * confine.c: Landlock for files and a seccomp filter for calls, by plain system calls: older
 * systems have no wrappers. Input: the folders that stay writable; output: what the kernel
 * enforces. No defence against reading: a process that is taken over can still read what its user
 * may read and write it into its output. LibreOffice runs within (legacy.c), so exec, fork and
 * local sockets stay allowed.
 */
#include "program/confine.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- files: Landlock ---- */

/* Of linux/landlock.h, which may be older than the kernel: its interface is fixed. */
struct ruleset {
    uint64_t files;
};
struct path_rule {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed));

enum {
    CREATE_RULESET = 444, /* the numbers are the same on every machine */
    ADD_RULE = 445,
    RESTRICT_SELF = 446,
    ASK_VERSION = 1,
    RULE_PATH_BENEATH = 1,
    WRITE_FILE = 1 << 1,
    REMOVE_DIR = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_ANYTHING = 0x7F << 6, /* devices, folders, files, sockets, pipes, links */
    REFER = 1 << 13,           /* renaming from folder to folder; from version 2 on */
    TRUNCATE = 1 << 14,        /* from version 3 on */
};

static uint64_t rights_known(long version) {
    uint64_t rights = WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_ANYTHING;
    if (version >= 2)
        rights |= REFER;
    if (version >= 3)
        rights |= TRUNCATE;
    return rights;
}

/* Nothing can be written below a path that cannot be opened. */
static void rule_add(int ruleset, const char *path, uint64_t rights) {
    int parent = open(path, O_PATH | O_CLOEXEC);
    if (parent < 0)
        return;
    const struct path_rule rule = {.allowed = rights, .parent = parent};
    syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0);
    close(parent);
}

static bool files_confine(const char *const *writable, size_t count) {
    long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
    if (version < 1)
        return false;
    const struct ruleset rules = {.files = rights_known(version)};
    int ruleset = (int)syscall(CREATE_RULESET, &rules, sizeof rules, 0);
    if (ruleset < 0)
        return false;
    for (size_t i = 0; i < count; i++)
        rule_add(ruleset, writable[i], rules.files);
    rule_add(ruleset, "/dev/null", rules.files & (WRITE_FILE | TRUNCATE));
    bool enforced = syscall(RESTRICT_SELF, ruleset, 0) == 0;
    close(ruleset);
    return enforced;
}

/* ---- calls: seccomp ---- */

#if defined __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef MACHINE

/* Filters know calls by number. */
static const uint16_t refused[] = {
#ifndef __SANITIZE_ADDRESS__ /* its leak check traces its own process */
    SYS_ptrace,
#endif
    SYS_process_vm_readv, SYS_process_vm_writev,
    SYS_io_uring_setup, /* makes sockets past this filter */
    SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_add_key, SYS_request_key, SYS_keyctl,
    SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_init_module,
    SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_reboot, SYS_swapon, SYS_swapoff,
    SYS_settimeofday, SYS_clock_settime, SYS_sethostname,
    SYS_truncate, /* Landlock holds it from version 3 on only */
};

enum {
    REFUSED = sizeof refused / sizeof *refused,
    SECOND_NUMBERS = 0x40000000, /* of x32: the same calls again */
    REFUSAL = SECCOMP_RET_ERRNO | EPERM,
};

struct program {
    struct sock_filter lines[2 * REFUSED + 20];
    unsigned short count;
};

static void line_add(struct program *program, struct sock_filter line) {
    assert(program->count < sizeof program->lines / sizeof *program->lines);
    program->lines[program->count++] = line;
}

/* Loads the word that the next lines compare. */
static void load(struct program *program, size_t offset) {
    line_add(program, (struct sock_filter){BPF_LD | BPF_W | BPF_ABS, .k = (uint32_t)offset});
}

static void answer(struct program *program, uint32_t answer) {
    line_add(program, (struct sock_filter){BPF_RET | BPF_K, .k = answer});
}

/* The next line is run only if the loaded word is the value, or, with unless, is another. */
static void only_if(struct program *program, uint16_t how, uint32_t value, bool unless) {
    line_add(program, (struct sock_filter){(uint16_t)(BPF_JMP | BPF_K | how), .jt = unless,
                          .jf = !unless, .k = value});
}

/* access(path, W_OK) does not ask Landlock. LibreOffice ends where /tmp seems writable and is not;
 * where it seems not writable it makes its socket in the folder of legacy.c. */
static void access_refuse(struct program *program) {
#ifdef SYS_access
    const uint32_t call = SYS_access;
    const size_t mode = offsetof(struct seccomp_data, args[1]);
#else
    const uint32_t call = SYS_faccessat;
    const size_t mode = offsetof(struct seccomp_data, args[2]);
#endif
    line_add(program, (struct sock_filter){BPF_JMP | BPF_K | BPF_JEQ, .jf = 3, .k = call});
    load(program, mode);
    only_if(program, BPF_JEQ, W_OK, false);
    answer(program, SECCOMP_RET_ERRNO | EACCES);
}

static bool calls_confine(void) {
    struct program program = {.count = 0};
    load(&program, offsetof(struct seccomp_data, arch));
    only_if(&program, BPF_JEQ, MACHINE, true);
    answer(&program, REFUSAL);
    load(&program, offsetof(struct seccomp_data, nr));
    only_if(&program, BPF_JGE, SECOND_NUMBERS, false);
    answer(&program, REFUSAL);
    for (size_t i = 0; i < REFUSED; i++) {
        only_if(&program, BPF_JEQ, refused[i], false);
        answer(&program, REFUSAL);
    }
    access_refuse(&program);
    load(&program, offsetof(struct seccomp_data, nr));
    only_if(&program, BPF_JEQ, SYS_socket, true);
    answer(&program, SECCOMP_RET_ALLOW);
    load(&program, offsetof(struct seccomp_data, args[0])); /* its lower half: both are LE */
    only_if(&program, BPF_JEQ, AF_UNIX, true);
    answer(&program, REFUSAL);
    answer(&program, SECCOMP_RET_ALLOW);
    const struct sock_fprog filter = {.len = program.count, .filter = program.lines};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

#else

static bool calls_confine(void) {
    return false;
}

#endif

int confine(const char *const *writable, size_t count) {
    /* both demand it of users other than root: no program started later gains rights */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return 0;
    bool files = files_confine(writable, count);
    bool calls = calls_confine();
    return (files ? CONFINED_FILES : 0) | (calls ? CONFINED_CALLS : 0);
}
