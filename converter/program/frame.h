/*
 * frame.h: messages between the processes of one run: structs and their texts. Only program/ may
 * include this.
 */
#ifndef NIANBAO_PROGRAM_FRAME_H
#define NIANBAO_PROGRAM_FRAME_H

#include <sys/types.h>

#include "base/text.h"

/* A struct that is sent: which of its members are texts. All else must be plain values. */
struct frame_shape {
    size_t size;
    size_t text_count;
    size_t texts[6]; /* offsets */
};

/* Adds a message: its length, the struct, the bytes of its texts. */
void frame_add(struct buffer *frames, const struct frame_shape *shape, const void *message);

/* Takes a message apart; its texts point into the frame. false: it has another shape. */
bool frame_take(struct text frame, const struct frame_shape *shape, void *message);

/* Reads once what has arrived, as read does, and hands out the frames that are whole, without their
 * lengths. What is left stays in the buffer. */
enum { FRAMES_CHUNK = 64 * 1024 };
ssize_t frames_read(
    int file, struct buffer *bytes, void (*take)(void *context, struct text frame), void *context);

#endif
