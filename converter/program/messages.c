/*
 * messages.c: chooses the language and writes messages to stderr. Characters that steer a terminal
 * become spaces, bytes that are not UTF-8 become U+FFFD.
 */
#include "program/messages.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *zh, *en;
} list[] = {
#define MESSAGE(id, zh, en) {zh, en},
#include "program/message_list.h"
#undef MESSAGE
};

enum nianbao_language language_find(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct text value = text_from(getenv(names[i]));
        if (value.length != 0)
            return text_starts(value, TEXT("zh")) ? NIANBAO_CHINESE : NIANBAO_ENGLISH;
    }
    return NIANBAO_ENGLISH;
}

const char *message_wording(enum nianbao_language language, enum message message) {
    return language == NIANBAO_CHINESE ? list[message].zh : list[message].en;
}

struct text message_error(enum nianbao_language language, int error) {
    static const struct {
        int error;
        struct text words;
    } chinese[] = {{EACCES, TEXT_INIT("没有权限")}, {EPERM, TEXT_INIT("没有权限")},
        {ENOENT, TEXT_INIT("不存在")}, {ENOTDIR, TEXT_INIT("路径中有一段不是文件夹")},
        {EISDIR, TEXT_INIT("同名的文件夹已经存在")}, {ENOSPC, TEXT_INIT("磁盘已满")},
        {EDQUOT, TEXT_INIT("超出磁盘配额")}, {EROFS, TEXT_INIT("磁盘是只读的")},
        {EIO, TEXT_INIT("读写出错")}, {EPIPE, TEXT_INIT("接收的一方已经关闭")},
        {EBADF, TEXT_INIT("没有打开")}, {ENAMETOOLONG, TEXT_INIT("名称太长")},
        {ELOOP, TEXT_INIT("是符号链接，或链接成环")}, {EMFILE, TEXT_INIT("打开的文件太多")}};
    if (language == NIANBAO_CHINESE)
        for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++)
            if (chinese[i].error == error)
                return chinese[i].words;
    return text_from(strerror(error));
}

struct text message_text(struct arena *arena, enum nianbao_language language, enum message message,
    struct text first, struct text second) {
    struct buffer text = {.arena = arena};
    buffer_word(&text, message_wording(language, message), first, second);
    return buffer_text(&text);
}

static void write_line(struct text text) {
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        uint32_t codepoint = text_next(text, &offset);
        struct text shown = codepoint_steers(codepoint) ? TEXT(" ")
                            : codepoint == 0xFFFD && offset - start == 1
                                ? TEXT("\xEF\xBF\xBD")
                                : text_slice(text, start, offset);
        fwrite(shown.bytes, 1, shown.length, stderr);
    }
}

void message_line(struct text subject, struct text line) {
    fputs("nianbao: ", stderr);
    write_line(subject);
    fputs(subject.length == 0 ? "" : ": ", stderr);
    write_line(line);
    putc('\n', stderr);
}

void message_plain(struct text line) {
    write_line(line);
    putc('\n', stderr);
}

void message_say(
    enum nianbao_language language, enum message message, struct text first, struct text second) {
    struct arena *arena = arena_new();
    message_line(TEXT_NONE, message_text(arena, language, message, first, second));
    arena_free(arena);
}
