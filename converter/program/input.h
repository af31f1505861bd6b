/*
 * input.h: one named file for the commands that take one. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_INPUT_H
#define NIANBAO_PROGRAM_INPUT_H

#include "program/command.h"
#include "program/file.h"

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
