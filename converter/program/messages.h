/*
 * messages.h: the messages of the program in Chinese and English. Those of problems of a report are
 * in base/problem_list.h. Only program/ may include this.
 */
#ifndef NIANBAO_PROGRAM_MESSAGES_H
#define NIANBAO_PROGRAM_MESSAGES_H

#include "base/text.h"
#include "nianbao.h"

enum message {
#define MESSAGE(id, zh, en) MESSAGE_##id,
#include "program/message_list.h"
#undef MESSAGE
    MESSAGE_COUNT
};

/* Chinese where the first of LC_ALL, LC_MESSAGES and LANG that is set begins with "zh". */
enum nianbao_language language_find(void);

/* The wording of a message in the language; %1 and %2 as in it. */
const char *message_wording(enum nianbao_language language, enum message message);

/* The meaning of an errno value. */
struct text message_error(enum nianbao_language language, int error);

/* A message with its %1 and %2 filled in. */
struct text message_text(struct arena *arena, enum nianbao_language language, enum message message,
    struct text first, struct text second);

/* Writes `nianbao: message` to stderr, a line. */
void message_say(
    enum nianbao_language language, enum message message, struct text first, struct text second);

/* Writes `nianbao: subject: line` to stderr. */
void message_line(struct text subject, struct text line);

/* Writes a line to stderr as it is. */
void message_plain(struct text line);

#endif
