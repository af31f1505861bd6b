/*
 * frame.c: the bytes of a message between two processes of one program on one machine, so numbers
 * stand as the machine has them. A process may die at any byte: half a frame is no frame.
 */
#include "program/frame.h"

void frame_add_number(struct buffer *frame, uint64_t number) {
    buffer_add(frame, (struct text){(const char *)&number, sizeof number});
}

void frame_add_text(struct buffer *frame, struct text text) {
    frame_add_number(frame, text.length);
    buffer_add(frame, text);
}

void frame_open(struct buffer *frame) {
    frame->length = 0;
    frame_add_number(frame, 0);
}

struct text frame_close(struct buffer *frame) {
    uint64_t length = frame->length - sizeof length;
    memcpy(frame->bytes, &length, sizeof length);
    return buffer_text(frame);
}

uint64_t frame_take_number(struct text *frame) {
    uint64_t number = 0;
    if (frame->length < sizeof number)
        return 0;
    memcpy(&number, frame->bytes, sizeof number);
    *frame = text_slice(*frame, sizeof number, frame->length);
    return number;
}

struct text frame_take_text(struct text *frame) {
    uint64_t length = frame_take_number(frame);
    struct text text = text_slice(*frame, 0, length);
    *frame = text_slice(*frame, text.length, frame->length);
    return text;
}

bool frame_find(struct text bytes, struct text *frame, size_t *taken) {
    struct text rest = bytes;
    if (rest.length < sizeof(uint64_t))
        return false;
    uint64_t length = frame_take_number(&rest);
    if (rest.length < length)
        return false;
    *frame = text_slice(rest, 0, length);
    *taken = sizeof length + frame->length;
    return true;
}
