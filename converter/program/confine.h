/*
 * confine.h: takes rights from a process that reads untrusted files. For program/ only: a library
 * must not do this to its caller.
 */
#ifndef NIANBAO_PROGRAM_CONFINE_H
#define NIANBAO_PROGRAM_CONFINE_H

#include <stddef.h>

/* What the kernel enforces afterwards. */
enum confinement {
    /* Landlock (Linux 5.13): files are made, written, renamed and removed below the folders named
     * and nowhere else, but for /dev/null. What is open already stays writable. */
    CONFINED_FILES = 1,
    /* seccomp: no sockets but those of this machine (AF_UNIX), no tracing of other processes, none
     * of the calls that change the machine (mount, modules, time): they fail with EPERM. */
    CONFINED_CALLS = 2,
};

/*
 * Confines the calling thread and all that it starts from now on, for good: to be called before
 * other threads are made, when mappings are read and outputs are open. The folders must exist.
 * Returns a set of enum confinement: 0 where the kernel offers neither or a container forbids both.
 * Reading stays allowed everywhere; so do exec and fork, with the same restrictions.
 */
int confine(const char *const *writable, size_t count);

#endif
