/*
 * frame.c: the processes are one program on one machine, so a message is the struct as it is in
 * memory. A process may die at any byte: half a frame is no frame.
 */
#include "program/frame.h"

#include <errno.h>
#include <unistd.h>

static struct text text_of(const struct frame_shape *shape, const void *message, size_t index) {
    struct text text;
    memcpy(&text, (const char *)message + shape->texts[index], sizeof text);
    return text;
}

void frame_add(struct buffer *frames, const struct frame_shape *shape, const void *message) {
    uint64_t length = shape->size;
    for (size_t i = 0; i < shape->text_count; i++)
        length += text_of(shape, message, i).length;
    buffer_add(frames, (struct text){(const char *)&length, sizeof length});
    buffer_add(frames, (struct text){message, shape->size});
    for (size_t i = 0; i < shape->text_count; i++)
        buffer_add(frames, text_of(shape, message, i));
}

bool frame_take(struct text frame, const struct frame_shape *shape, void *message) {
    if (frame.length < shape->size)
        return false;
    memcpy(message, frame.bytes, shape->size);
    frame = text_slice(frame, shape->size, frame.length);
    for (size_t i = 0; i < shape->text_count; i++) {
        struct text text = text_of(shape, message, i);
        if (text.length > frame.length)
            return false;
        text = text_slice(frame, 0, text.length);
        memcpy((char *)message + shape->texts[i], &text, sizeof text);
        frame = text_slice(frame, text.length, frame.length);
    }
    return frame.length == 0;
}

/* The first whole frame is taken from the front of the bytes. */
static bool frame_find(struct text *rest, struct text *frame) {
    uint64_t length;
    if (rest->length < sizeof length)
        return false;
    memcpy(&length, rest->bytes, sizeof length);
    if (rest->length - sizeof length < length)
        return false;
    *frame = text_slice(*rest, sizeof length, sizeof length + length);
    *rest = text_slice(*rest, sizeof length + length, rest->length);
    return true;
}

ssize_t frames_read(
    int file, struct buffer *bytes, void (*take)(void *context, struct text frame), void *context) {
    ssize_t got;
    buffer_reserve(bytes, FRAMES_CHUNK);
    do
        got = read(file, bytes->bytes + bytes->length, FRAMES_CHUNK);
    while (got < 0 && errno == EINTR);
    if (got <= 0)
        return got;
    bytes->length += (size_t)got;
    struct text frame, rest = buffer_text(bytes);
    while (frame_find(&rest, &frame))
        take(context, frame);
    if (rest.length != 0)
        memmove(bytes->bytes, rest.bytes, rest.length);
    bytes->length = rest.length;
    return got;
}
